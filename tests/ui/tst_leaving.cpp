// SPDX-License-Identifier: GPL-3.0-or-later

// Leaving the desk: what ends before anybody is back, who takes it, and starting again at login.

#include "app/autostart.h"
#include "app/desklocation.h"
#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/kit/button.h"
#include "ui/leaving/leavingmodel.h"
#include "ui/leaving/leavingwords.h"
#include "ui/shell/workbench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestLeaving final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void theSentenceNamesTheMorning();
    void nothingEndsAndOneGoes();
    void whatEndsIsShownBeforeOneLeaves();
    void whatStandsStillEndsNothing();
    void escapeStays();
    void leaveAnywayLeaves();
    void closingTwiceLeaves();
    void theSessionsEndIsNotHeldUp();
    void allAreAssignedByKeysAlone();
    void onlyTickedOnesAreAssigned();
    void nobodyIsAskedWhoWantsNoQuestion();
    void aReadOnlyDeskAsksNothing();

    void startingAtLoginIsAFile();
    void anyPathIsOneArgument_data();
    void anyPathIsOneArgument();
    void aHiddenFileStartsNothing();
    void theSettingsPageSwitchesIt();

private:
    void open(desk::OpenMode mode = desk::OpenMode::Write);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] QString title()
    {
        return window().findChild<QWidget *>(u"leavingPage"_s)->accessibleName();
    }
    [[nodiscard]] QTableView &table()
    {
        return *window().findChild<QTableView *>(u"leavingTable"_s);
    }
    [[nodiscard]] QString ownerOf(IncidentId id);

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestLeaving::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    // Tuesday 14:20: overdue by 45 min, due in 35 min, due in 11 h; the first has ended already.
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest <b>missing</b>"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
}

void TestLeaving::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestLeaving::open(desk::OpenMode mode)
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    if (mode == desk::OpenMode::ReadOnly) {
        emit window().readOnlyWanted(m_desk->path());
        QTRY_VERIFY(window().bench() && window().windowTitle().contains(u"read-only"_s));
    } else {
        QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    }
}

void TestLeaving::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

QString TestLeaving::ownerOf(IncidentId id)
{
    const auto desk = m_desk->read();
    const auto detail = desk ? desk->incident(id) : desk.error();
    return detail ? detail->incident.assignee : u"?"_s;
}

void TestLeaving::theSentenceNamesTheMorning()
{
    const Zone zone = test::TempDesk::zone();
    const auto at = [&zone](int day, int hour) {
        return zone.instantOf({{2026, 11, day}, hour * msPerHour});
    };
    QCOMPARE(ui::leavingSentence(3, at(25, 9), at(24, 14), zone),
        u"3 clocks end before 09:00 tomorrow"_s);
    QCOMPARE(
        ui::leavingSentence(1, at(24, 9), at(24, 3), zone), u"1 clock ends before 09:00 today"_s);
    QCOMPARE(ui::leavingSentence(2, at(30, 9), at(27, 18), zone),
        u"2 clocks end before 09:00 on Monday"_s);
}

void TestLeaving::nothingEndsAndOneGoes()
{
    open();
    for (const IncidentId id : m_filed) {
        Act act;
        act.actor.name = u"Priya Nair"_s;
        act.action = Assign{.incident = id, .to = u"Priya Nair"_s};
        VERIFY_RESULT(m_place->desk().perform(act).result());
    }
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!window().isVisible());
}

void TestLeaving::whatEndsIsShownBeforeOneLeaves()
{
    open();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
    QVERIFY(window().isVisible());
    QCOMPARE(title(), u"2 clocks end before 09:00 tomorrow"_s);
    const auto &model = *table().model();
    const QAbstractItemModelTester tester(
        table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ui::LeavingModel::Number).data().toString(), u"G-2"_s);
    QCOMPARE(model.index(0, ui::LeavingModel::Ends).data().toString(),
        u"Tue 24 Nov 14:55 EST · Due in 35 min"_s);
    QCOMPARE(model.index(1, ui::LeavingModel::Title).data().toString(),
        u"Weekly digest <b>missing</b>"_s);
    QCOMPARE(model.index(1, ui::LeavingModel::Owner).data().toString(), u"nobody"_s);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"leavingName"_s);
}

void TestLeaving::whatStandsStillEndsNothing()
{
    open();
    desk::DeskService &desk = m_place->desk();
    const Instant now = m_desk->clock().now();
    const auto plan =
        desk.ask([now](const desk::Desk &open) { return open.contractFor({}, now); }).result();
    VERIFY_RESULT(plan);
    const auto detail =
        desk.ask([id = m_filed.front()](const desk::Desk &open) { return open.incident(id); })
            .result();
    VERIFY_RESULT(detail);
    Contract contract = *plan;
    contract.name = detail->incident.customer;
    contract.effective = detail->incident.reportedAt + -msPerDay;
    contract.pauses = {PauseRule{.state = State::OnHold, .classify = true}};
    Act set;
    set.actor = {u"Marta Weiss"_s, Role::Manager};
    set.reason = u"Agreed"_s;
    set.action = SetContract{.contract = contract, .openToo = true};
    VERIFY_RESULT(desk.perform(set).result());
    for (const IncidentId id : m_filed) {
        Act hold;
        hold.actor = set.actor;
        hold.reason = u"the customer"_s;
        hold.action = Hold{id};
        VERIFY_RESULT(desk.perform(hold).result());
    }
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!window().isVisible());
}

void TestLeaving::escapeStays()
{
    open();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
    press(Qt::Key_Escape);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    QVERIFY(window().isVisible());
    // And is asked again the next time.
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
}

void TestLeaving::leaveAnywayLeaves()
{
    open();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!window().isVisible());
}

void TestLeaving::closingTwiceLeaves()
{
    open();
    window().close();
    QVERIFY(window().isVisible());
    window().close();
    QVERIFY(!window().isVisible());
}

void TestLeaving::theSessionsEndIsNotHeldUp()
{
    open();
    window().leave();
    QVERIFY(!window().isVisible());
}

void TestLeaving::allAreAssignedByKeysAlone()
{
    open();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
    // Without a name it says what lacks.
    press(Qt::Key_Return);
    QVERIFY(!window().findChild<QLabel *>(u"fieldIssue"_s)
        || !window().findChild<QLabel *>(u"fieldIssue"_s)->text().isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), u"Priya Nair"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(title(), u"No clock of yours or nobody's ends before 09:00 tomorrow"_s);
    QCOMPARE(ownerOf(m_filed[1]), u"Priya Nair"_s);
    QCOMPARE(ownerOf(m_filed[2]), u"Priya Nair"_s);
    QCOMPARE(ownerOf(m_filed[0]), QString());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"leavingLeave"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(!window().isVisible());
}

void TestLeaving::onlyTickedOnesAreAssigned()
{
    open();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(window().bench()->title(), u"Before you leave"_s);
    const auto *assign = window().findChild<ui::Button *>(u"leavingAssign"_s);
    QCOMPARE(assign->text(), u"Assign 2 incidents"_s);
    table().setFocus();
    press(Qt::Key_Space);
    QCOMPARE(assign->text(), u"Assign 1 incident"_s);
    window().findChild<QLineEdit *>(u"leavingName"_s)->setFocus();
    QTest::keyClicks(QApplication::focusWidget(), u"Priya Nair"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(title(), u"1 clock ends before 09:00 tomorrow"_s);
    QCOMPARE(ownerOf(m_filed[1]), QString());
    QCOMPARE(ownerOf(m_filed[2]), u"Priya Nair"_s);
    // What was not ticked stays so.
    QCOMPARE(assign->isEnabled(), false);
}

void TestLeaving::nobodyIsAskedWhoWantsNoQuestion()
{
    open();
    press(Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Settings"_s);
    window().findChild<QCheckBox *>(u"settingsAskToLeave"_s)->click();
    window().close();
    QVERIFY(!window().isVisible());
    m_place.reset();
    QVERIFY(!app::readSettings(m_desk->filePath(u"settings.ini"_s)).window.askToLeave);
}

void TestLeaving::aReadOnlyDeskAsksNothing()
{
    open(desk::OpenMode::ReadOnly);
    window().close();
    QVERIFY(!window().isVisible());
}

// --- starting at login ---

namespace {

// The folders of a home that is thrown away.
class OwnHome
{
public:
    OwnHome()
        : m_before(qgetenv("XDG_CONFIG_HOME"))
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder.filePath(u"my config"_s)));
    }
    ~OwnHome() { qputenv("XDG_CONFIG_HOME", m_before); }
    Q_DISABLE_COPY_MOVE(OwnHome)

    [[nodiscard]] QString file() const
    {
        return m_folder.filePath(u"my config/autostart/gander.desktop"_s);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
};

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestLeaving::startingAtLoginIsAFile()
{
    const OwnHome home;
    QCOMPARE(app::autostartPath(), home.file());
    QVERIFY(!app::startsAtLogin());
    VERIFY_RESULT(app::setStartsAtLogin(false)); // nothing to remove is no fault
    VERIFY_RESULT(app::setStartsAtLogin(true));
    QVERIFY(app::startsAtLogin());
    const QByteArray text = textOf(home.file());
    QVERIFY(text.startsWith("[Desktop Entry]\nType=Application\n"));
    const QByteArray program = QCoreApplication::applicationFilePath().toUtf8();
    QVERIFY(text.contains("\nTryExec=" + program + "\n"));
    QVERIFY(text.contains("\nExec=\"" + program + "\"\n"));
    const QString checker = QStandardPaths::findExecutable(u"desktop-file-validate"_s);
    if (!checker.isEmpty()) {
        QProcess validate;
        validate.start(checker, {home.file()});
        QVERIFY(validate.waitForFinished());
        QVERIFY2(validate.exitCode() == 0, validate.readAllStandardOutput().constData());
    }
    VERIFY_RESULT(app::setStartsAtLogin(false));
    QVERIFY(!QFile::exists(home.file()));
    // A relative folder is to be ignored, says the specification.
    qputenv("XDG_CONFIG_HOME", "some/where");
    QCOMPARE(app::autostartPath(), QDir::homePath() + u"/.config/autostart/gander.desktop"_s);
}

void TestLeaving::anyPathIsOneArgument_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("exec");
    QTest::newRow("plain") << u"/usr/bin/gander"_s << QByteArray("\"/usr/bin/gander\"");
    QTest::newRow("blanks") << u"/opt/my desk/gander"_s << QByteArray("\"/opt/my desk/gander\"");
    QTest::newRow("per cent") << u"/a%f/g"_s << QByteArray("\"/a%%f/g\"");
    // The backslash of the quoting is one of the string's own as well.
    QTest::newRow("quotes") << u"/a\"b$c`d/g"_s << QByteArray("\"/a\\\\\"b\\\\$c\\\\`d/g\"");
    QTest::newRow("places") << u"/%1/%2/g"_s << QByteArray("\"/%%1/%%2/g\"");
}

void TestLeaving::anyPathIsOneArgument()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, exec);
    QVERIFY2(app::autostartText(program).contains("\nExec=" + exec + "\n"),
        app::autostartText(program).constData());
}

void TestLeaving::aHiddenFileStartsNothing()
{
    const OwnHome home;
    VERIFY_RESULT(app::setStartsAtLogin(true));
    QFile file(home.file());
    QVERIFY(file.open(QIODevice::Append));
    file.write("Hidden = true\n");
    file.close();
    QVERIFY(!app::startsAtLogin());
    VERIFY_RESULT(app::setStartsAtLogin(true));
    QVERIFY(app::startsAtLogin());
}

void TestLeaving::theSettingsPageSwitchesIt()
{
    const OwnHome home;
    open();
    press(Qt::Key_Comma, Qt::ControlModifier);
    auto *box = window().findChild<QCheckBox *>(u"settingsStartAtLogin"_s);
    QVERIFY(box->isVisible() && !box->isChecked());
    box->setFocus();
    press(Qt::Key_Space);
    QVERIFY(app::startsAtLogin());
    QVERIFY(box->isChecked());
    press(Qt::Key_Space);
    QVERIFY(!app::startsAtLogin());
    // Where the file cannot be written the box tells the truth.
    QVERIFY(QDir().rmpath(QFileInfo(home.file()).absolutePath()));
    QVERIFY(QDir().mkpath(QFileInfo(home.file()).absolutePath().section(u'/', 0, -2)));
    QFile inTheWay(QFileInfo(home.file()).absolutePath());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    press(Qt::Key_Space);
    QVERIFY(!box->isChecked());
}

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
