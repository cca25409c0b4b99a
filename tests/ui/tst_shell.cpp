// SPDX-License-Identifier: GPL-3.0-or-later

// The window on a real desk, driven by keys: lists, acts, undo, what it says where there is no
// desk, and what it remembers.

#include "app/handover/caller.h"
#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestShell final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void eachKeyStandsOnce();
    void optionsAreReadOrRefused_data();
    void optionsAreReadOrRefused();
    void settingsOfGarbageAreNoChoice();
    void settingsComeBack();

    void theListsAreCounted();
    void theTitleNamesPageAndDesk();
    void controlDigitsGoToLists();
    void claimingIsUndoneAndDoneAgain();
    void anActThatCannotBeTakenBackSaysSo();
    void whatWasTakenBackIsSaid();
    void aClaimedOneStaysWithWhoWasFirst();
    void manyAreDoneEachByItself();
    void whoWasFirstStandsBesideWhatOneTyped();
    void aNoteIsWrittenByKeysAlone();
    void aHoldSaysWhatTheClockDoes();
    void lettersInTheSearchAreLetters();
    void lettersCanBeTurnedOff();
    void whoManagesTheDeskSaysSo();
    void aScriptActsBesideTheWindow();
    void theKeysPageNamesEveryKey();
    void theNumberIsCopied();
    void aNarrowWindowShowsOneThingAtATime();
    void everyControlHasAName();
    void theWindowComesBackAsItWasLeft();

    void noDeskSaysWhyAndLeavesTheFile();
    void aHeldDeskOffersReadingOnly();
    void aMissingDeskOffersANewOne();

private:
    void open(const QString &path = {});
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString entryName(const char *name);
    [[nodiscard]] QString ownerOf(IncidentId id);
    [[nodiscard]] bool enabled(ui::Do what) { return window().actions().at(what)->isEnabled(); }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestShell::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestShell::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
}

void TestShell::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestShell::open(const QString &path)
{
    app::Options options;
    options.desk = path.isEmpty() ? m_desk->path() : path;
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    if (!path.isEmpty())
        return;
    QTRY_VERIFY(window().bench());
    // The list has been read once an act can be asked for.
    QTRY_VERIFY(enabled(ui::Do::Claim));
    // What rings first has rung, and covers no notice of these tests.
    QTRY_VERIFY(
        window().findChild<QAbstractButton *>(u"goOpenEntry"_s)->accessibleName().contains(u','));
    m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
    QCoreApplication::processEvents();
}

void TestShell::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

QString TestShell::entryName(const char *name)
{
    const auto *entry = part<QAbstractButton>(name);
    return entry ? entry->accessibleName() : QString();
}

QString TestShell::ownerOf(IncidentId id)
{
    const auto desk = m_desk->read();
    if (!desk)
        return u"?"_s;
    const auto detail = desk->incident(id);
    return detail ? detail->incident.assignee : u"?"_s;
}

void TestShell::eachKeyStandsOnce()
{
    QSet<QString> keys;
    QSet<QString> names;
    for (const ui::ActionRow &row : ui::Actions::table()) {
        QVERIFY2(!names.contains(QLatin1StringView(row.name)), row.name);
        names.insert(QLatin1StringView(row.name));
        for (const QString &key : QString::fromLatin1(row.keys).split(u' ', Qt::SkipEmptyParts)) {
            QVERIFY2(!QKeySequence::fromString(key, QKeySequence::PortableText).isEmpty(),
                qPrintable(key));
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys.insert(key);
        }
    }
}

void TestShell::optionsAreReadOrRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<bool>("says");

    QTest::newRow("nothing") << QStringList() << 0 << false;
    QTest::newRow("desk") << QStringList{u"--desk"_s, u"a.gander"_s} << 0 << false;
    QTest::newRow("all") << QStringList{u"--desk=a"_s, u"--theme=dark"_s, u"--text-size"_s,
        u"150"_s} << 0 << false;
    QTest::newRow("demo") << QStringList{u"--demo"_s} << 0 << false;
    QTest::newRow("help") << QStringList{u"-h"_s} << 0 << true;
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << true;
    QTest::newRow("unknown") << QStringList{u"--what"_s} << 2 << true;
    QTest::newRow("no value") << QStringList{u"--desk"_s} << 2 << true;
    QTest::newRow("empty value") << QStringList{u"--desk="_s} << 2 << true;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << 2 << true;
    QTest::newRow("too large") << QStringList{u"--text-size"_s, u"151"_s} << 2 << true;
    QTest::newRow("no number") << QStringList{u"--text-size"_s, u"big"_s} << 2 << true;
    QTest::newRow("both") << QStringList{u"--demo"_s, u"--desk"_s, u"a"_s} << 2 << true;
    QTest::newRow("a word") << QStringList{u"desk"_s} << 2 << true;
}

void TestShell::optionsAreReadOrRefused()
{
    QFETCH(QStringList, arguments);
    const app::Options options = app::readOptions(arguments);
    QTEST(options.exitCode, "exitCode");
    QTEST(!options.say.isEmpty(), "says");
}

void TestShell::settingsOfGarbageAreNoChoice()
{
    const QString path = m_desk->filePath(u"garbage.ini"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xfe[looks\ntheme=purple\ntextSize=@Variant(\\0\\0\\0)\n[looks]\ntextSize=9e9\n"
               "theme=@Invalid()\n[window]\ngeometry=@ByteArray(\\x1\\x2)\ndetail=7\n");
    file.close();
    QCOMPARE(app::readSettings(path), app::Settings());
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(options, m_desk->clock(), path);
    m_place->start();
    QTRY_VERIFY(window().bench());
}

void TestShell::settingsComeBack()
{
    app::Settings settings;
    settings.theme = ui::ThemeChoice::Dark;
    settings.textSize = 130;
    settings.desk = u"/a/b c/d.gander"_s;
    settings.window = {.geometry = QByteArray("\0\1\2", 3),
        .list = "{\"sort\":1}",
        .detailWidth = 500,
        .detail = false,
        .view = u"goMine"_s,
        .singleKeys = false,
        .tray = false,
        .closeToTray = true,
        .askToLeave = false,
        .manages = true};
    const QString path = m_desk->filePath(u"some.ini"_s);
    app::writeSettings(settings, path);
    QCOMPARE(app::readSettings(path), settings);
    // Over what is there, and with every character that a path may have.
    for (const QString &desk : {u"/größe/\u969c, \"x\";=[y]%41\\x41.gander"_s, u"@Variant(x)"_s,
             u"/two\nlines\t\u0001ff"_s, u" spaces "_s, QString()}) {
        settings.desk = desk;
        app::writeSettings(settings, path);
        QCOMPARE(app::readSettings(path), settings);
    }
}

void TestShell::theListsAreCounted()
{
    open();
    QTRY_COMPARE(entryName("goTriageEntry"), u"Triage, 3, 1 overdue"_s);
    QCOMPARE(entryName("goMineEntry"), u"Mine, 0"_s);
    press(Qt::Key_I);
    QTRY_COMPARE(entryName("goMineEntry"), u"Mine, 1, 1 overdue"_s);
}

void TestShell::theTitleNamesPageAndDesk()
{
    open();
    QCOMPARE(window().windowTitle(), u"Triage — Versionista and Fluxguard"_s);
    press(Qt::Key_N);
    QCOMPARE(window().windowTitle(), u"New incident — Versionista and Fluxguard"_s);
}

void TestShell::controlDigitsGoToLists()
{
    open();
    press(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"All open"_s);
    QVERIFY(part<QAbstractButton>("goOpenEntry")->isChecked());
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Mine"_s);
    QTRY_VERIFY(!enabled(ui::Do::Claim));
}

void TestShell::claimingIsUndoneAndDoneAgain()
{
    open();
    press(Qt::Key_I);
    QTRY_VERIFY(!ownerOf(m_filed[0]).isEmpty());
    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(ownerOf(m_filed[0]), QString());
    QTRY_VERIFY(enabled(ui::Do::Redo));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!ownerOf(m_filed[0]).isEmpty());
    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(ownerOf(m_filed[0]), QString());
}

void TestShell::anActThatCannotBeTakenBackSaysSo()
{
    open();
    press(Qt::Key_I);
    QTRY_VERIFY(enabled(ui::Do::Undo));
    // Somebody else takes it back first.
    Act undo;
    undo.actor.name = u"Priya Nair"_s;
    undo.action = Undo{.incident = m_filed[0]};
    QVERIFY(m_place->desk().perform(undo).result());
    press(Qt::Key_Z, Qt::ControlModifier);
    const auto *notices = window().findChild<ui::NoticeBar *>();
    QTRY_VERIFY(notices->sentence().startsWith(u"Could not take back: claim G-1"_s));
    QVERIFY(!enabled(ui::Do::Undo));
    QVERIFY(!enabled(ui::Do::Redo));
}

void TestShell::whatWasTakenBackIsSaid()
{
    open();
    press(Qt::Key_I);
    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    const auto *notices = window().findChild<ui::NoticeBar *>();
    QTRY_COMPARE(notices->sentence(), u"Taken back: claimed G-1."_s);
    QTRY_VERIFY(enabled(ui::Do::Redo));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(notices->sentence(), u"Done again: claimed G-1."_s);
}

void TestShell::aClaimedOneStaysWithWhoWasFirst()
{
    open();
    Act first;
    first.actor.name = u"Priya Nair"_s;
    first.action = Claim{m_filed[0]};
    // Both at once: the desk takes one after the other.
    auto answer = m_place->desk().perform(first);
    press(Qt::Key_I);
    QVERIFY(answer.result());
    const auto *notices = window().findChild<ui::NoticeBar *>();
    QTRY_VERIFY(notices->sentence().startsWith(
        u"Could not claim G-1: incident 1 is Priya Nair's since "_s));
    QCOMPARE(ownerOf(m_filed[0]), u"Priya Nair"_s);
    QVERIFY(!enabled(ui::Do::Undo));
}

void TestShell::manyAreDoneEachByItself()
{
    open();
    Act first;
    first.actor.name = u"Priya Nair"_s;
    first.action = Claim{m_filed[1]};
    QVERIFY(m_place->desk().perform(first).result());
    press(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(enabled(ui::Do::Claim));
    press(Qt::Key_I);
    const auto *notices = window().findChild<ui::NoticeBar *>();
    QTRY_VERIFY2(notices->sentence().startsWith(
                     u"Done for 2 of 3 incidents, and not for G-2: incident 2 is Priya Nair's"_s),
        qPrintable(notices->sentence()));
    QTRY_VERIFY(enabled(ui::Do::Undo));
    QVERIFY(!ownerOf(m_filed[0]).isEmpty());
    QCOMPARE(ownerOf(m_filed[2]), ownerOf(m_filed[0]));
    // One undo for both of them.
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(notices->sentence(), u"Taken back: claimed 2 incidents."_s);
    QCOMPARE(ownerOf(m_filed[0]), QString());
    QCOMPARE(ownerOf(m_filed[2]), QString());
    QCOMPARE(ownerOf(m_filed[1]), u"Priya Nair"_s);
    QTRY_VERIFY(enabled(ui::Do::Redo));
    QVERIFY(!enabled(ui::Do::Undo));
}

void TestShell::whoWasFirstStandsBesideWhatOneTyped()
{
    open();
    press(Qt::Key_A);
    auto *line = part<QLineEdit>("actText");
    QTRY_COMPARE(QApplication::focusWidget(), line);
    QTRY_VERIFY(line->completer()); // by then the incident has been read as well
    QTest::keyClicks(line, u"Jo Park"_s);
    Act first;
    first.actor.name = u"Priya Nair"_s;
    first.action = Assign{m_filed[0], u"Ana"_s};
    QVERIFY(m_place->desk().perform(first).result());
    press(Qt::Key_Return);
    const auto *panel = part<QWidget>("actPanel");
    auto *clash = panel->findChild<QWidget *>(u"clashPane"_s);
    QTRY_VERIFY(clash->isVisible());
    QCOMPARE(clash->findChild<QLabel *>(u"clashTheirs"_s)->text(), u"Ana"_s);
    QVERIFY(clash->findChild<QLabel *>(u"clashTheirsWho"_s)->text().startsWith(u"Priya Nair"_s));
    QCOMPARE(clash->findChild<QLabel *>(u"clashMine"_s)->text(), u"Jo Park"_s);
    QCOMPARE(ownerOf(m_filed[0]), u"Ana"_s);
    clash->findChild<QAbstractButton *>(u"clashKeepMine"_s)->click();
    QTRY_COMPARE(ownerOf(m_filed[0]), u"Jo Park"_s);
    QTRY_VERIFY(!panel->isVisible());
}

void TestShell::aNoteIsWrittenByKeysAlone()
{
    open();
    press(Qt::Key_T);
    auto *lines = part<QPlainTextEdit>("actLines");
    QTRY_COMPARE(QApplication::focusWidget(), lines);
    QTest::keyClicks(lines, u"scheduler log shows a lock"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!lines->isVisible());
    const auto desk = m_desk->read();
    VERIFY_RESULT(desk);
    const auto detail = desk->incident(m_filed[0]);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->history.back().kind, EventKind::Noted);
    QCOMPARE(
        detail->history.back().data.value(u"text"_s).toString(), u"scheduler log shows a lock"_s);
}

void TestShell::aHoldSaysWhatTheClockDoes()
{
    open();
    press(Qt::Key_H);
    auto *line = part<QLineEdit>("actText");
    QTRY_COMPARE(QApplication::focusWidget(), line);
    QTRY_COMPARE(part<QLabel>("actHelp")->text(),
        u"The 12 h clock keeps running: Standard plan has no pause."_s);
    // Without a reason it stays open and says what is missing.
    press(Qt::Key_Return);
    QVERIFY(line->isVisible());
    QVERIFY(!part<QLabel>("actIssue")->text().isEmpty());
    QTest::keyClicks(line, u"the customer's log"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(!line->isVisible());
    // The same key resumes.
    QTRY_COMPARE(window().actions().at(ui::Do::Hold)->text(), u"Resume"_s);
    press(Qt::Key_H);
    QTRY_COMPARE(window().actions().at(ui::Do::Hold)->text(), u"Hold"_s);
}

void TestShell::lettersInTheSearchAreLetters()
{
    open();
    press(Qt::Key_Slash);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, u"nightclaim"_s);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    QVERIFY(field->text().contains(u"nightclaim"_s));
    QCOMPARE(ownerOf(m_filed[0]), QString());
}

void TestShell::lettersCanBeTurnedOff()
{
    open();
    window().actions().at(ui::Do::SingleKeys)->trigger();
    press(Qt::Key_N);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    QCOMPARE(window().actions().at(ui::Do::NewIncident)->shortcut(), QKeySequence());
    press(Qt::Key_F1);
    QCOMPARE(window().bench()->title(), u"Keys"_s);
}

void TestShell::whoManagesTheDeskSaysSo()
{
    const auto lastRole = [this] {
        const auto desk = m_desk->read();
        const auto detail = desk ? desk->incident(m_filed[0]) : desk.error();
        return detail ? detail->history.back().data.value("role"_L1).toString() : u"?"_s;
    };
    open();
    QAction *manage = window().actions().at(ui::Do::Manage);
    QVERIFY(manage->isCheckable() && !manage->isChecked());
    press(Qt::Key_I);
    QTRY_VERIFY(!ownerOf(m_filed[0]).isEmpty());
    QCOMPARE(lastRole(), QString());
    QTRY_VERIFY(enabled(ui::Do::Undo));
    manage->trigger();
    QVERIFY(window().memory().manages);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(ownerOf(m_filed[0]), QString());
    QCOMPARE(lastRole(), u"manager"_s);
}

// What is handed to the window is in its list without a look at the file.
void TestShell::aScriptActsBesideTheWindow()
{
    QTemporaryDir runtime;
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    open();
    std::unique_ptr<app::Caller> caller;
    QTRY_VERIFY((caller = app::Caller::reach(m_desk->path()).value()));
    qputenv("XDG_RUNTIME_DIR", before);
    Act act;
    act.actor.name = u"cron"_s;
    act.action = FileIncident{.facts = {.title = u"By a script"_s}, .reportedAt = {}};
    const auto answer = caller->ask(app::ActsAsked{{act}});
    QVERIFY(answer && *answer);
    QVERIFY(app::receiptsIn(**answer));
    QTRY_COMPARE(entryName("goTriageEntry"), u"Triage, 4, 1 overdue"_s);
}

void TestShell::theKeysPageNamesEveryKey()
{
    open();
    press(Qt::Key_F1);
    const auto *page = part<QWidget>("keysPage");
    QVERIFY(page->isVisible());
    QStringList words;
    for (const auto *label : page->findChildren<QLabel *>())
        words << label->text();
    for (const ui::ActionRow &row : ui::Actions::table()) {
        if (*row.keys != '\0')
            QVERIFY2(words.contains(window().actions().at(row.what)->text()), row.name);
    }
    press(Qt::Key_Escape);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
}

void TestShell::theNumberIsCopied()
{
    open();
    press(Qt::Key_Period);
    QCOMPARE(QApplication::clipboard()->text(), deskNumber(m_filed[0]));
}

void TestShell::aNarrowWindowShowsOneThingAtATime()
{
    open();
    QWidget *queue = part<QWidget>("queuePage");
    QWidget *detail = part<QWidget>("incidentPane");
    QVERIFY(queue && detail);
    QVERIFY(queue->isVisible() && detail->isVisible());
    press(Qt::Key_Space);
    QVERIFY(!detail->isVisible());
    window().resize(1024, 640);
    QTRY_VERIFY(queue->isVisible() && !detail->isVisible());
    press(Qt::Key_Return);
    QTRY_VERIFY(!queue->isVisible() && detail->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(queue->isVisible() && !detail->isVisible());
}

void TestShell::everyControlHasAName()
{
    open();
    for (const Qt::Key key : {Qt::Key_N, Qt::Key_Escape, Qt::Key_A, Qt::Key_Escape, Qt::Key_F1}) {
        press(key);
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->focusProxy())
                continue;
            const auto *spoken = QAccessible::queryAccessibleInterface(widget);
            const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
            const QString where = u"%1 %2"_s.arg(
                QLatin1StringView(widget->metaObject()->className()), widget->objectName());
            // Parts of a control of Qt's speak through it.
            const bool isInner = widget->objectName().startsWith(u"qt_"_s)
                || qobject_cast<const QComboBox *>(widget->parentWidget());
            QVERIFY2(isInner || !name.isEmpty(), qPrintable(where));
        }
    }
}

void TestShell::theWindowComesBackAsItWasLeft()
{
    open();
    press(Qt::Key_6, Qt::ControlModifier);
    press(Qt::Key_Space);
    window().close();
    m_place.reset();
    open();
    QCOMPARE(window().bench()->title(), u"All open"_s);
    QVERIFY(!part<QWidget>("incidentPane")->isVisible());
}

void TestShell::noDeskSaysWhyAndLeavesTheFile()
{
    const QString path = m_desk->filePath(u"no.gander"_s);
    const QByteArray bytes("this is no desk, however long one looks at it");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    open(path);
    QTRY_VERIFY(part<QLabel>("troubleSentence"));
    QTRY_VERIFY(!part<QLabel>("troubleSentence")->text().isEmpty());
    // All of the sentence can be read.
    const auto *sentence = part<QLabel>("troubleSentence");
    QTRY_VERIFY(sentence->height() >= sentence->heightForWidth(sentence->width()));
    QVERIFY(part<QAbstractButton>("troubleOpen")->isVisible());
    QVERIFY(!part<QAbstractButton>("troubleReadOnly")->isVisible());
    QVERIFY(!enabled(ui::Do::NewIncident));
    QVERIFY(enabled(ui::Do::OpenDesk));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestShell::aHeldDeskOffersReadingOnly()
{
    const auto holder = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(holder);
    open(m_desk->path());
    QTRY_VERIFY(part<QAbstractButton>("troubleReadOnly"));
    QTRY_VERIFY(part<QAbstractButton>("troubleReadOnly")->isVisible());
    QTest::keyClick(part<QAbstractButton>("troubleReadOnly"), Qt::Key_Space);
    QTRY_VERIFY(window().bench());
    QCOMPARE(window().windowTitle(), u"Triage — Versionista and Fluxguard (read-only)"_s);
    QVERIFY(!enabled(ui::Do::NewIncident));
    QCOMPARE(part<QLabel>("footKept")->text(), u"Local desk, read-only"_s);
}

void TestShell::aMissingDeskOffersANewOne()
{
    const QString path = m_desk->filePath(u"missing.gander"_s);
    open(path);
    QTRY_VERIFY(part<QAbstractButton>("troubleNew")->isVisible());
    QVERIFY(!QFile::exists(path));
    emit window().newWanted(path);
    QTRY_VERIFY(window().bench());
    QVERIFY(QFile::exists(path));
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
