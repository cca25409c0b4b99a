// SPDX-License-Identifier: GPL-3.0-or-later

// One table of actions behind keys, menus, buttons and palette; the map of keys on screen and
// paper; and the settings that switch single letters off.

#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/alarms/alarmchoices.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keypaper.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestKeys final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void theContextMenuIsTheTable();
    void eachButtonIsAnActionOfTheTable();
    void aButtonFollowsItsAction();
    void theMapNamesEveryKeyOfTheDesign_data();
    void theMapNamesEveryKeyOfTheDesign();
    void theMapIsOneTable();
    void theMapGoesToPaper();
    void theMapIsSavedByKeysAlone();
    void questionMarkShowsTheMap();

    void shiftNOpensWhatIsMostUrgent();
    void whatWasRecordedIsChosen_data();
    void whatWasRecordedIsChosen();
    void escapeLeavesARange();
    void aMenuElsewhereIsForThatRowAlone();
    void ticksAreCountedAndActedOn();
    void nothingIsMadeBeforeItIsWanted();
    void controlNineIsTheFirstView();
    void f6GoesFromPaneToPane();

    void settingsHoldAtOnce();
    void lettersOffAreOffInListsToo();
    void aFormHasNoLettersButAllActs();

private:
    void open();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] QAction *act(ui::Do what) { return window().actions().at(what); }
    [[nodiscard]] QList<QAction *> table();
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString ownerOf(IncidentId id);

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestKeys::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
}

void TestKeys::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestKeys::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(act(ui::Do::Claim)->isEnabled());
}

void TestKeys::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

QList<QAction *> TestKeys::table()
{
    QList<QAction *> all;
    for (const ui::ActionRow &row : ui::Actions::table())
        all << act(row.what);
    return all;
}

QString TestKeys::ownerOf(IncidentId id)
{
    const auto desk = m_desk->read();
    const auto detail = desk ? desk->incident(id) : desk.error();
    return detail ? detail->incident.assignee : u"?"_s;
}

void TestKeys::theContextMenuIsTheTable()
{
    open();
    auto *list = part<ui::IncidentTable>("incidentTable");
    const QPoint at(20, 60);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, list->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list->viewport(), &event);
    auto *menu = part<QMenu>("incidentMenu");
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    const auto group = window().actions().of(ui::ActionGroup::Incident);
    QCOMPARE(menu->actions(), QList<QAction *>(group.begin(), group.end()));
    for (QAction *action : menu->actions())
        QVERIFY2(table().contains(action), qPrintable(action->objectName()));
    menu->close();
}

// Every button of list and detail that does something to an incident carries that very action, and
// together with the detail's menu they offer all of the context menu.
void TestKeys::eachButtonIsAnActionOfTheTable()
{
    open();
    press(Qt::Key_X);
    QSet<QAction *> offered;
    for (const char *page : {"queuePage", "incidentPane"}) {
        for (const auto *button : part<QWidget>(page)->findChildren<QAbstractButton *>()) {
            for (QAction *action : button->actions()) {
                if (action->menu())
                    continue; // its acts are looked at below
                QVERIFY2(table().contains(action), qPrintable(button->objectName()));
                offered << action;
            }
        }
    }
    for (const auto *more : part<QWidget>("incidentPane")->findChildren<QToolButton *>()) {
        if (!more->menu())
            continue;
        for (QAction *action : more->menu()->actions()) {
            QVERIFY2(table().contains(action), qPrintable(action->objectName()));
            offered << action;
        }
    }
    // In a menu of the window the space bar would no longer press its buttons.
    for (QAction *action : window().actions().of(ui::ActionGroup::Incident))
        QVERIFY2(offered.contains(action) != (action == act(ui::Do::Detail)),
            qPrintable(action->objectName()));
    for (const char *name : {"nextUrgentButton", "newIncidentButton", "assignChosen", "claimChosen",
             "holdChosen", "resolveChosen", "classifyAct", "assignAct", "noteAct"}) {
        // Those of the detail are made anew once it is read.
        QTRY_VERIFY2(part<QAbstractButton>(name) && part<QAbstractButton>(name)->isVisible(), name);
        QCOMPARE(part<QAbstractButton>(name)->actions().size(), 1);
    }
}

void TestKeys::aButtonFollowsItsAction()
{
    open();
    press(Qt::Key_X);
    auto *button = part<QPushButton>("holdChosen");
    QCOMPARE(button->text(), act(ui::Do::Hold)->text());
    QVERIFY(button->isEnabled());
    act(ui::Do::Hold)->setText(u"Resume"_s);
    QCOMPARE(button->text(), u"Resume"_s);
    QCOMPARE(button->accessibleName(), u"Resume"_s);
    act(ui::Do::Hold)->setEnabled(false);
    QVERIFY(!button->isEnabled());
    QSignalSpy claims(act(ui::Do::Claim), &QAction::triggered);
    QTest::mouseClick(part<QPushButton>("claimChosen"), Qt::LeftButton);
    QCOMPARE(claims.size(), 1);
    QTRY_VERIFY(!ownerOf(m_filed[0]).isEmpty());
}

// The design's table, but for what is not built yet.
void TestKeys::theMapNamesEveryKeyOfTheDesign_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("everywhere") << u"Everywhere"_s
                                << QStringList{u"Ctrl+K"_s, u"/"_s, u"Ctrl+F"_s, u"N"_s,
                                       u"Shift+N"_s, u"Ctrl+Z"_s, u"Ctrl+Shift+Z"_s, u"F1"_s,
                                       u"?"_s, u"F6"_s};
    QTest::newRow("list") << u"List"_s
                          << QStringList{u"J"_s, u"K"_s, u"Up"_s, u"Down"_s, u"Return"_s, u"X"_s,
                                 u"Shift+Up"_s, u"Shift+Down"_s, u"Ctrl+A"_s, u"Home"_s, u"End"_s};
    QTest::newRow("incidents") << u"Chosen incidents"_s
                               << QStringList{u"C"_s, u"A"_s, u"I"_s, u"H"_s, u"R"_s, u"M"_s,
                                      u"E"_s, u"."_s, u"Space"_s};
    QTest::newRow("go") << u"Go to"_s
                        << QStringList{u"Ctrl+1"_s, u"Ctrl+2"_s, u"Ctrl+3"_s, u"Ctrl+4"_s,
                               u"Ctrl+5"_s, u"Ctrl+6"_s, u"Ctrl+7"_s, u"Ctrl+8"_s, u"Ctrl+9"_s};
    QTest::newRow("settings") << u"Desk and window"_s << QStringList{u"Ctrl+,"_s};
    QTest::newRow("wizard") << u"Classify"_s
                            << QStringList{u"1"_s, u"4"_s, u"Alt+Left"_s, u"Ctrl+Return"_s,
                                   u"Esc"_s, u"Left"_s};
    QTest::newRow("memo") << u"Memo"_s
                          << QStringList{u"F8"_s, u"Shift+F8"_s, u"Ctrl+Return"_s, u"Ctrl+E"_s,
                                 u"Ctrl+P"_s, u"Ctrl+Shift+P"_s};
    QTest::newRow("board") << u"Status board"_s << QStringList{u"Left"_s, u"Return"_s};
    QTest::newRow("contract") << u"Contract"_s
                              << QStringList{
                                     u"Alt+Up"_s, u"Alt+Down"_s, u"Ins"_s, u"Ctrl+Return"_s};
}

void TestKeys::theMapNamesEveryKeyOfTheDesign()
{
    QFETCH(QString, group);
    QFETCH(QStringList, keys);
    open();
    QStringList found;
    for (const ui::KeyGroup &one : ui::keyGroups(window().actions())) {
        if (one.name != group)
            continue;
        for (const ui::KeyLine &line : one.lines)
            found << line.keys.split(u' ');
    }
    for (const QString &key : keys)
        QVERIFY2(found.contains(key), qPrintable(key + u" is not among "_s + found.join(u' ')));
}

// What the map says of an action is what the action is.
void TestKeys::theMapIsOneTable()
{
    open();
    qsizetype lines = 0;
    for (const ui::KeyGroup &group : ui::keyGroups(window().actions()))
        lines += std::ssize(group.lines);
    qsizetype rows = std::ssize(ui::Actions::pageKeys());
    for (const ui::ActionRow &row : ui::Actions::table()) {
        if (*row.keys == '\0')
            continue;
        ++rows;
        QStringList keys;
        for (const QKeySequence &key : act(row.what)->shortcuts())
            keys << key.toString(QKeySequence::PortableText);
        QCOMPARE(keys.join(u' '), QString::fromLatin1(row.keys));
    }
    QCOMPARE(lines, rows);
}

void TestKeys::theMapGoesToPaper()
{
    open();
    auto groups = ui::keyGroups(window().actions());
    const auto pdf = ui::keysPdf(u"Keys"_s, groups, window().font());
    VERIFY_RESULT(pdf);
    QVERIFY(pdf->startsWith("%PDF-"));
    QCOMPARE(pdf->count("/Type /Page\n"), 1);
    // As many pages as it takes.
    for (int i = 0; i < 4; ++i)
        groups.insert(groups.end(), groups.begin(), groups.begin() + 10);
    const auto more = ui::keysPdf(u"Keys"_s, groups, window().font());
    VERIFY_RESULT(more);
    QVERIFY(more->count("/Type /Page\n") > 1);
}

void TestKeys::theMapIsSavedByKeysAlone()
{
    open();
    press(Qt::Key_F1);
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(part<QWidget>("exportKeys"));
    part<QWidget>("exportKeys")->close();
    auto *page = part<ui::KeysPage>("keysPage");
    QSignalSpy told(page, &ui::KeysPage::told);
    QSignalSpy failed(page, &ui::KeysPage::failed);
    const QString path = m_desk->filePath(u"keys.pdf"_s);
    page->exportTo(path);
    QTRY_COMPARE(told.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
    page->exportTo(m_desk->filePath(u"no/such/folder/keys.pdf"_s));
    QTRY_COMPARE(failed.size(), 1);
}

void TestKeys::questionMarkShowsTheMap()
{
    open();
    // A desktop's keyboard knows that Shift is a part of it; the tests' own has none.
    press(Qt::Key_Question);
    QCOMPARE(window().bench()->title(), u"Keys"_s);
}

void TestKeys::shiftNOpensWhatIsMostUrgent()
{
    open();
    // The most urgent is a colleague's, the next mine and out of this list.
    const auto does = [this](Action action) {
        Act act;
        act.actor.name = u"Priya Nair"_s;
        act.action = std::move(action);
        return m_place->desk().perform(act).result();
    };
    VERIFY_RESULT(does(Assign{.incident = m_filed[0], .to = u"Priya Nair"_s}));
    press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Memos owed"_s);
    auto *queue = part<ui::QueuePage>("queuePage");
    press(Qt::Key_N, Qt::ShiftModifier);
    QTRY_COMPARE(queue->current(), m_filed[1]);
    QVERIFY(part<QWidget>("incidentPane")->isVisible());
    press(Qt::Key_N, Qt::ShiftModifier);
    QTRY_COMPARE(queue->current(), m_filed[2]);
    press(Qt::Key_N, Qt::ShiftModifier);
    QTRY_COMPARE(queue->current(), m_filed[1]);
}

void TestKeys::whatWasRecordedIsChosen_data()
{
    QTest::addColumn<Qt::Key>("list");
    QTest::addColumn<QString>("title");
    QTest::newRow("from a list that holds it") << Qt::Key_6 << u"All open"_s;
    QTest::newRow("from one that does not") << Qt::Key_2 << u"Triage"_s;
}

void TestKeys::whatWasRecordedIsChosen()
{
    QFETCH(Qt::Key, list);
    QFETCH(QString, title);
    open();
    press(list, Qt::ControlModifier);
    press(Qt::Key_N);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"intakeTitle"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"Sitemap lacks all images"_s);
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"Rheinwerk Logistik"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto *queue = part<ui::QueuePage>("queuePage");
    // Its deadline is the farthest: no list would begin with it.
    QTRY_COMPARE(queue->current(), IncidentId(4));
    QCOMPARE(window().bench()->title(), title);
    QTRY_COMPARE(part<QLabel>("incidentTitle")->text(), u"Sitemap lacks all images"_s);
}

void TestKeys::escapeLeavesARange()
{
    open();
    const auto *queue = part<ui::QueuePage>("queuePage");
    press(Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(part<QLabel>("chosenCount")->text(), u"3 chosen"_s);
    QVERIFY(part<QWidget>("chosenBar")->isVisible());
    press(Qt::Key_Escape);
    QCOMPARE(queue->selected(), std::vector{m_filed[0]});
    QVERIFY(!part<QWidget>("chosenBar")->isVisible());
}

void TestKeys::aMenuElsewhereIsForThatRowAlone()
{
    open();
    const auto *queue = part<ui::QueuePage>("queuePage");
    auto *list = part<ui::IncidentTable>("incidentTable");
    const auto at = [list](IncidentId id) {
        list->setCurrent(id);
        return list->visualRect(list->currentIndex()).center();
    };
    const QPoint third = at(m_filed[2]);
    const QPoint first = at(m_filed[0]);
    press(Qt::Key_X);
    press(Qt::Key_J);
    press(Qt::Key_X);
    // On a ticked row it is for all that are ticked.
    QTest::mousePress(list->viewport(), Qt::RightButton, {}, first);
    QCOMPARE(queue->selectedCount(), 2);
    QVERIFY(list->isTicking());
    QTest::mousePress(list->viewport(), Qt::RightButton, {}, third);
    QCOMPARE(queue->selected(), std::vector{m_filed[2]});
    QVERIFY(!list->isTicking());
    QVERIFY(!part<QWidget>("chosenBar")->isVisible());
}

// A start waits for none of these.
void TestKeys::nothingIsMadeBeforeItIsWanted()
{
    open();
    for (const char *name : {"palette", "settingsPage", "keysPage", "leavingPage", "assignChosen"})
        QVERIFY2(!part<QWidget>(name), name);
    press(Qt::Key_F1);
    QVERIFY(part<QWidget>("keysPage")->isVisible());
    press(Qt::Key_Escape);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
}

void TestKeys::ticksAreCountedAndActedOn()
{
    open();
    QVERIFY(!part<QWidget>("chosenBar")->isVisible());
    press(Qt::Key_X);
    QCOMPARE(part<QLabel>("chosenCount")->text(), u"1 chosen"_s);
    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_X);
    QCOMPARE(part<QLabel>("chosenCount")->text(), u"2 chosen"_s);
    press(Qt::Key_Period);
    QCOMPARE(QApplication::clipboard()->text(), u"G-1 G-3"_s);
    press(Qt::Key_I);
    QTRY_VERIFY(!ownerOf(m_filed[2]).isEmpty());
    QVERIFY(!ownerOf(m_filed[0]).isEmpty());
    QCOMPARE(ownerOf(m_filed[1]), QString());
    // Taken back as one.
    QTRY_VERIFY(act(ui::Do::Undo)->isEnabled());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(ownerOf(m_filed[0]).isEmpty() && ownerOf(m_filed[2]).isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(!part<QWidget>("chosenBar")->isVisible());
}

void TestKeys::controlNineIsTheFirstView()
{
    open();
    QVERIFY(!act(ui::Do::GoFirstView)->isEnabled());
    press(Qt::Key_S, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"My view"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(act(ui::Do::GoFirstView)->isEnabled());
    press(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"All open"_s);
    press(Qt::Key_9, Qt::ControlModifier);
    QVERIFY(window().bench()->title() != u"All open"_s);
}

void TestKeys::f6GoesFromPaneToPane()
{
    open();
    const auto isIn = [this](const char *name) {
        return part<QWidget>(name)->isAncestorOf(QApplication::focusWidget())
            || QApplication::focusWidget() == part<QWidget>(name);
    };
    QVERIFY(isIn("queuePage"));
    press(Qt::Key_F6);
    QVERIFY(isIn("incidentPane"));
    press(Qt::Key_F6);
    QVERIFY(isIn("navigation"));
    press(Qt::Key_F6);
    QVERIFY(isIn("queuePage"));
}

void TestKeys::settingsHoldAtOnce()
{
    open();
    press(Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Settings"_s);
    auto *letters = part<QCheckBox>("settingsSingleKeys");
    QTRY_COMPARE(QApplication::focusWidget(), letters);
    QVERIFY(letters->isChecked());
    press(Qt::Key_Space);
    QVERIFY(!act(ui::Do::SingleKeys)->isChecked());
    act(ui::Do::SingleKeys)->trigger();
    QVERIFY(letters->isChecked());

    auto *theme = part<QComboBox>("settingsTheme");
    QCOMPARE(theme->count(), 3);
    QSignalSpy themes(&window(), &ui::MainWindow::themeWanted);
    theme->setFocus();
    press(Qt::Key_End);
    QCOMPARE(themes.size(), 1);
    QCOMPARE(themes.first().first().toString(), u"dark"_s);

    auto *size = part<QSpinBox>("settingsTextSize");
    QCOMPARE(size->value(), 100);
    size->setFocus();
    press(Qt::Key_Up);
    QTRY_COMPARE(size->value(), 110);
    size->setValue(150);
    QCOMPARE(size->value(), 150);
    act(ui::Do::SmallerText)->trigger();
    QCOMPARE(size->value(), 140);

    auto *notify = part<QWidget>("settingsPage")->findChild<QCheckBox *>(u"alarmsNotify"_s);
    QVERIFY(notify && notify->isChecked());
    notify->click();
    QVERIFY(!m_place->watch()->settings().notify);
    for (const auto *control : part<QWidget>("settingsPage")->findChildren<QCheckBox *>())
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
    part<QWidget>("settingsLeave")->setFocus();
    press(Qt::Key_Escape);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    window().leave();
    m_place.reset();
    const app::Settings kept = app::readSettings(m_desk->filePath(u"settings.ini"_s));
    QCOMPARE(kept.textSize, 140);
    QCOMPARE(kept.theme, ui::ThemeChoice::Dark);
    QVERIFY(kept.window.singleKeys);
    QVERIFY(!kept.alarms.notify);
}

void TestKeys::lettersOffAreOffInListsToo()
{
    open();
    act(ui::Do::SingleKeys)->trigger();
    auto *queue = part<ui::QueuePage>("queuePage");
    press(Qt::Key_J);
    QCOMPARE(queue->current(), m_filed[0]);
    press(Qt::Key_X);
    QVERIFY(!part<QWidget>("chosenBar")->isVisible());
    press(Qt::Key_Down);
    QCOMPARE(queue->current(), m_filed[1]);
    act(ui::Do::SingleKeys)->trigger();
    press(Qt::Key_K);
    QCOMPARE(queue->current(), m_filed[0]);
}

// Where a letter would be typed or looked up it does nothing; the menu and Ctrl+K do it all.
void TestKeys::aFormHasNoLettersButAllActs()
{
    open();
    press(Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Settings"_s);
    for (const ui::Do what :
        {ui::Do::NewIncident, ui::Do::NextUrgent, ui::Do::Search, ui::Do::Import, ui::Do::Keys}) {
        QVERIFY(act(what)->isEnabled());
    }
    press(Qt::Key_N);
    press(Qt::Key_Slash);
    QCOMPARE(window().bench()->title(), u"Settings"_s);
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_N);
    QCOMPARE(window().bench()->title(), u"New incident"_s);
    // Asked for again, what is typed stays.
    QTest::keyClicks(QApplication::focusWidget(), u"Half a title"_s);
    act(ui::Do::NewIncident)->trigger();
    QCOMPARE(part<QLineEdit>("intakeTitle")->text(), u"Half a title"_s);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
