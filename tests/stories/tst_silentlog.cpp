// SPDX-License-Identifier: GPL-3.0-or-later

// A customer's words stay on the desk: whatever is recorded, done or goes wrong, neither the log nor
// the report of a problem bears a word of it.

#include "app/logging.h"
#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/desk/hands.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestSilentLog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noWordOfACustomerLeavesTheDesk();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_place->window().findChild<T *>(QLatin1StringView(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] QString sentence() { return part<ui::NoticeBar>("noticeBar")->sentence(); }

    const QString m_marker = u"Quixotic"_s;
    test::TempDesk m_desk;
    std::unique_ptr<app::Workplace> m_place;
};

void TestSilentLog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("XDG_STATE_HOME", m_desk.filePath(u"state"_s).toUtf8());
}

void TestSilentLog::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_place->window(), key, modifiers);
}

void TestSilentLog::noWordOfACustomerLeavesTheDesk()
{
    // --- an agent records what a customer wrote ---
    auto open = desk::Desk::open(m_desk.path(), desk::OpenMode::Write, m_desk.clock());
    VERIFY_RESULT(open);
    for (int i = 0; i < 3; ++i) {
        Act act;
        act.actor.name = m_marker + u" Agent"_s;
        act.action = FileIncident{.facts = {.title = m_marker + u" title"_s,
                                      .description = m_marker + u" text"_s,
                                      .customer = m_marker + u" Inc"_s,
                                      .product = u"Fluxguard"_s,
                                      .reporter = m_marker},
            .reportedAt = m_desk.clock().now() + -60 * msPerMinute};
        VERIFY_RESULT(open->perform(act));
    }
    open = Error{};

    app::startLogging();
    app::Options options;
    options.desk = m_desk.path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk.clock(), m_desk.filePath(m_marker + u"-settings.ini"_s));
    ui::MainWindow &window = m_place->window();
    m_place->start();
    QTRY_VERIFY(window.bench());
    QTRY_VERIFY(window.actions().at(ui::Do::Claim)->isEnabled());

    // --- acts, with a note in the customer's words ---
    press(Qt::Key_I);
    QTRY_VERIFY(!sentence().isEmpty());
    press(Qt::Key_T);
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget())
        || qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), m_marker + u" note"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!sentence().isEmpty());

    // --- what fails says so in the window, and quotes; so do Qt's own messages ---
    auto *hands = window.findChild<ui::NoticeBar *>(u"noticeBar"_s);
    QVERIFY(hands);
    const Actor actor{.name = m_marker};
    ui::Hands other(m_place->desk(), actor);
    other.fail({ErrorKind::Corrupt, m_marker + u" is damaged"_s}, u"file "_s + m_marker);
    qWarning("QString::arg: Argument missing: %s", qPrintable(m_marker));
    qWarning() << m_marker << "is what a library printed";

    // --- the report of a problem shows all of itself before it is saved ---
    window.actions().at(ui::Do::ReportProblem)->trigger();
    auto *text = part<QPlainTextEdit>("reportText");
    QTRY_VERIFY(part<QPushButton>("reportSave")->isEnabled());
    const QString report = text->toPlainText();
    for (const auto &part : {u"Gander: "_s, u"Qt: 6"_s, u"SQLite: 3"_s, u"== Settings =="_s,
             u"== Log =="_s, u"3 incidents"_s, u"0 findings"_s})
        QVERIFY2(report.contains(part), qPrintable(part + u" is not in\n"_s + report));
    QVERIFY2(!report.contains(m_marker, Qt::CaseInsensitive), qPrintable(report));
    part<QPushButton>("reportSave")->click();
    auto *dialog = part<QFileDialog>("reportDialog");
    QVERIFY(dialog);
    const QString file = m_desk.filePath(u"report.txt"_s);
    emit dialog->fileSelected(file);
    QTRY_VERIFY(QFile::exists(file));
    QTRY_VERIFY(sentence().contains(u"report.txt"_s));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), report);
    dialog->close();

    // --- a desk that does not open: its path is the customer's name ---
    const QString foreign = m_desk.filePath(m_marker + u".gander"_s);
    QFile bad(foreign);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("no desk");
    bad.close();
    emit window.openWanted(foreign);
    QTRY_VERIFY(part<QWidget>("troublePage") && part<QWidget>("troubleOpen")->isVisible());
    m_place.reset();

    const QByteArray log = app::readLog(1'000'000);
    qInstallMessageHandler(nullptr);
    QVERIFY2(log.count('\n') >= 4, log.constData());
    QVERIFY2(log.contains("gander.desk"), log.constData());
    QVERIFY2(!log.toLower().contains(m_marker.toLower().toUtf8()), log.constData());
}

QTEST_MAIN(TestSilentLog)
#include "tst_silentlog.moc"
