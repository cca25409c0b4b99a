// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views in the window, driven by keys: kept, opened, renamed, changed, shared, deleted and
// taken back; counts that equal the list.

#include "app/desklocation.h"
#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/kit/noticebar.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"
#include "ui/views/viewwords.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestViews final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void namesAreProposed_data();
    void namesAreProposed();
    void controlSKeepsWhatIsShown();
    void aWrongNameIsSaidAtTheField();
    void aNameOneHasIsReplacedOnlyWhenAsked();
    void escapeKeepsNothing();
    void aViewComesBackInItsOrder();
    void theCountEqualsTheListAfterAnAct();
    void itIsRenamedByF2();
    void deleteIsTakenBack();
    void theMenuSharesAndChanges();
    void whatOthersShareCannotBeChanged();
    void aDeskForReadingKeepsNone();
    void manyViewsScroll();
    void aNarrowWindowShowsThemToo();
    void theViewLeftOpenComesBack();

private:
    void open(bool readOnly = false);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const QString &name)
    {
        return window().findChild<T *>(name);
    }
    [[nodiscard]] QWidget *panel() { return part<QWidget>(u"viewPanel"_s); }
    [[nodiscard]] QString issue() { return panel()->findChild<QLabel *>(u"issue"_s)->text(); }
    // Its words and count, as a screen reader hears them; empty if there is none of the name.
    [[nodiscard]] QAbstractButton *entry(const QString &name);
    [[nodiscard]] QString told(const QString &name)
    {
        const QAbstractButton *found = entry(name);
        return found ? found->accessibleName() : QString();
    }
    [[nodiscard]] ui::QueuePage *queue() { return part<ui::QueuePage>(u"queuePage"_s); }
    SavedView keep(const QString &name, const QString &query, const Actor &owner,
        bool shared = false, SortBy sort = SortBy::Due);
    void choose(const char *action);

    const Actor m_me{.name = app::systemUser()};
    const Actor m_priya{.name = u"Priya Nair"_s};
    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
};

void TestViews::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestViews::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    QCOMPARE(
        m_desk
            ->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
                {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 60}})
            .size(),
        size_t(3));
}

void TestViews::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestViews::open(bool readOnly)
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    std::optional<desk::Desk> holder;
    if (readOnly) {
        auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
        VERIFY_RESULT(desk);
        holder.emplace(std::move(*desk));
    }
    m_place->start();
    if (readOnly) {
        QTRY_VERIFY(part<QAbstractButton>(u"troubleReadOnly"_s));
        QTRY_VERIFY(part<QAbstractButton>(u"troubleReadOnly"_s)->isVisible());
        part<QAbstractButton>(u"troubleReadOnly"_s)->click();
    }
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(queue()->current().isSet());
    QTRY_COMPARE(
        part<QAbstractButton>(u"goOpenEntry"_s)->accessibleName(), u"All open, 3, 1 overdue"_s);
    // What rings first has rung, and covers no notice of these tests.
    m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
    QCoreApplication::processEvents();
}

void TestViews::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

QAbstractButton *TestViews::entry(const QString &name)
{
    const auto entries =
        window().findChildren<QAbstractButton *>(QRegularExpression(u"^viewEntry\\d+$"_s));
    for (QAbstractButton *one : entries)
        if (one->text() == name)
            return one;
    return nullptr;
}

SavedView TestViews::keep(
    const QString &name, const QString &query, const Actor &owner, bool shared, SortBy sort)
{
    auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    if (!desk)
        qFatal("%s", qPrintable(desk.error().detail));
    SavedView view;
    view.name = name;
    view.query = query;
    view.shared = shared;
    view.sort = sort;
    const auto kept = desk->saveView(view, owner);
    if (!kept)
        qFatal("%s", qPrintable(kept.error().detail));
    return *kept;
}

void TestViews::choose(const char *action)
{
    QTRY_VERIFY(part<QMenu>(u"viewMenu"_s));
    auto *menu = part<QMenu>(u"viewMenu"_s);
    menu->findChild<QAction *>(QLatin1StringView(action))->trigger();
    menu->close();
}

void TestViews::namesAreProposed_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("list") << u"in:triage"_s << u"Triage"_s;
    QTest::newRow("open") << u"is:open"_s << u"All open"_s;
    QTest::newRow("the drawing's") << u"is:open sev:1-2 due<72h"_s << u"Sev 1–2, due<3d"_s;
    QTest::newRow("customer") << u"customer:acme state:on-hold"_s << u"Acme, On hold"_s;
    QTest::newRow("not") << u"-assignee:me"_s << u"-assignee:me"_s;
    QTest::newRow("long") << QString(u"abcde "_s).repeated(30) << QString(60, u'x');
}

void TestViews::namesAreProposed()
{
    QFETCH(QString, query);
    QFETCH(QString, name);
    const QString proposed = ui::proposedName(query, Zone());
    if (name.startsWith(u"xxx"))
        QVERIFY(proposed.size() <= 60 && !proposed.isEmpty());
    else
        QCOMPARE(proposed, name);
    QVERIFY(proposed.isEmpty() || ui::nameIssue(proposed).isEmpty());
}

void TestViews::controlSKeepsWhatIsShown()
{
    open();
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"crawl"_s);
    press(Qt::Key_Escape); // from the field to the list
    QTRY_COMPARE(queue()->query(), u"in:triage crawl"_s);
    // Without a window manager the window stays behind its list of completions.
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(panel()->isVisible());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"viewName"_s);
    QCOMPARE(part<QLineEdit>(u"viewName"_s)->text(), u"Triage, Crawl"_s);
    type(u"Crawls"_s); // over the proposal
    part<QCheckBox>(u"viewShared"_s)->setChecked(true);
    press(Qt::Key_Return);
    QTRY_VERIFY(!panel()->isVisible());
    QTRY_COMPARE(told(u"Crawls"_s), u"Crawls, 1, 1 overdue, Shared with everyone"_s);
    QVERIFY(entry(u"Crawls"_s)->isChecked());
    QCOMPARE(queue()->title(), u"Crawls"_s);
    QCOMPARE(part<ui::NoticeBar>(u"noticeBar"_s)->sentence(), u"The view “Crawls” is kept."_s);
    const auto kept = m_desk->read()->views(m_me.name);
    VERIFY_RESULT(kept);
    QCOMPARE(kept->size(), size_t(1));
    QCOMPARE(kept->front().query, u"in:triage crawl"_s);
    QVERIFY(kept->front().shared);
}

void TestViews::aWrongNameIsSaidAtTheField()
{
    open();
    press(Qt::Key_S, Qt::ControlModifier);
    auto *name = part<QLineEdit>(u"viewName"_s);
    name->clear();
    press(Qt::Key_Return);
    QVERIFY(panel()->isVisible());
    QCOMPARE(issue(), u"A view needs a name."_s);
    QCOMPARE(name->accessibleDescription(), issue());
    type(QString(61, u'x'));
    QCOMPARE(issue(), QString());
    press(Qt::Key_Return);
    QCOMPARE(issue(), u"At most 60 characters, these are 61."_s);
    QCOMPARE(QApplication::focusWidget(), name);
}

void TestViews::aNameOneHasIsReplacedOnlyWhenAsked()
{
    const SavedView before = keep(u"Acme"_s, u"customer:acme"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"Acme"_s));
    press(Qt::Key_S, Qt::ControlModifier);
    type(u"ACME"_s);
    press(Qt::Key_Return);
    QVERIFY(panel()->isVisible());
    QVERIFY(issue().startsWith(u"You have a view of that name."_s));
    QCOMPARE(part<QAbstractButton>(u"viewSave"_s)->text(), u"Replace it"_s);
    // Another name is no replacing.
    type(u"2"_s);
    QCOMPARE(part<QAbstractButton>(u"viewSave"_s)->text(), u"Save view"_s);
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_VERIFY(!panel()->isVisible());
    const auto kept = m_desk->read()->views(m_me.name);
    QCOMPARE(kept->size(), size_t(1));
    QCOMPARE(kept->front().id, before.id);
    QCOMPARE(kept->front().name, u"ACME"_s);
    QCOMPARE(kept->front().query, u"in:triage"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->read()->views(m_me.name)->front(), before);
}

void TestViews::escapeKeepsNothing()
{
    open();
    press(Qt::Key_S, Qt::ControlModifier);
    type(u"Nothing"_s);
    press(Qt::Key_Escape);
    QVERIFY(!panel()->isVisible());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"incidentTable"_s);
    QVERIFY(m_desk->read()->views(m_me.name)->empty());
}

void TestViews::aViewComesBackInItsOrder()
{
    keep(u"By title"_s, u"is:open"_s, m_me, false, SortBy::Title);
    open();
    QTRY_VERIFY(entry(u"By title"_s));
    const SortBy before = queue()->request().sort;
    QTest::mouseClick(entry(u"By title"_s), Qt::LeftButton);
    QCOMPARE(queue()->request().sort, SortBy::Title);
    QCOMPARE(queue()->query(), u"is:open"_s);
    QTRY_VERIFY(queue()->foot().contains(u"3 of 3"_s));
    QVERIFY(window().windowTitle().startsWith(u"By title — "_s));
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(queue()->request().sort, before);
}

void TestViews::theCountEqualsTheListAfterAnAct()
{
    keep(u"Nobody's"_s, u"is:open assignee:nobody"_s, m_me);
    open();
    QTRY_COMPARE(told(u"Nobody's"_s), u"Nobody's, 3, 1 overdue"_s);
    QTest::mouseClick(entry(u"Nobody's"_s), Qt::LeftButton);
    QTRY_VERIFY(queue()->foot().startsWith(u"3 of 3"_s));
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    press(Qt::Key_I);
    QTRY_VERIFY(queue()->foot().startsWith(u"2 of 3"_s));
    QTRY_COMPARE(told(u"Nobody's"_s), u"Nobody's, 2"_s);
}

void TestViews::itIsRenamedByF2()
{
    keep(u"Old"_s, u"is:open"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"Old"_s));
    QTest::mouseClick(entry(u"Old"_s), Qt::LeftButton);
    entry(u"Old"_s)->setFocus(Qt::TabFocusReason);
    press(Qt::Key_F2);
    QVERIFY(panel()->isVisible());
    type(u"New"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(entry(u"New"_s));
    QVERIFY(!entry(u"Old"_s));
    QVERIFY(entry(u"New"_s)->isChecked());
    QCOMPARE(queue()->title(), u"New"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(entry(u"Old"_s));
    QCOMPARE(queue()->title(), u"Old"_s);
}

void TestViews::deleteIsTakenBack()
{
    keep(u"Gone"_s, u"is:open"_s, m_me, true);
    open();
    QTRY_VERIFY(entry(u"Gone"_s));
    entry(u"Gone"_s)->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Delete);
    QTRY_VERIFY(!entry(u"Gone"_s));
    QCOMPARE(part<ui::NoticeBar>(u"noticeBar"_s)->sentence(), u"The view “Gone” is deleted."_s);
    auto *undo = part<QAbstractButton>(u"noticeUndo"_s);
    QTRY_VERIFY(undo->isVisible());
    undo->click();
    QTRY_VERIFY(entry(u"Gone"_s));
    QTRY_VERIFY(m_desk->read()->views(m_priya.name)->size() == 1);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!entry(u"Gone"_s));
}

void TestViews::theMenuSharesAndChanges()
{
    keep(u"Mine"_s, u"is:open"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"Mine"_s));
    const auto popUp = [this] {
        QContextMenuEvent keyboard(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(entry(u"Mine"_s), &keyboard);
    };
    popUp();
    choose("viewShare");
    QTRY_COMPARE(m_desk->read()->views(m_priya.name)->size(), size_t(1));
    QTRY_VERIFY(told(u"Mine"_s).endsWith(u"Shared with everyone"_s));
    QTRY_VERIFY(!part<QMenu>(u"viewMenu"_s));
    popUp();
    choose("viewUpdate");
    QTRY_COMPARE(m_desk->read()->views(m_me.name)->front().query, u"in:triage"_s);
}

void TestViews::whatOthersShareCannotBeChanged()
{
    keep(u"Priya's"_s, u"assignee:me"_s, m_priya, true);
    keep(u"Secret"_s, u"is:open"_s, m_priya);
    open();
    QTRY_COMPARE(told(u"Priya's"_s), u"Priya's, 0, Shared by Priya Nair"_s);
    QVERIFY(!entry(u"Secret"_s));
    entry(u"Priya's"_s)->setFocus(Qt::TabFocusReason);
    press(Qt::Key_F2);
    QVERIFY(!panel()->isVisible());
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    press(Qt::Key_I); // it is no list, but the letter acts: mine is one more
    QTRY_COMPARE(told(u"Priya's"_s), u"Priya's, 1, 1 overdue, Shared by Priya Nair"_s);
    QContextMenuEvent keyboard(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(entry(u"Priya's"_s), &keyboard);
    QTRY_VERIFY(part<QMenu>(u"viewMenu"_s));
    for (const char *name : {"viewRename", "viewUpdate", "viewShare", "viewDrop"})
        QVERIFY(!part<QMenu>(u"viewMenu"_s)
                     ->findChild<QAction *>(QLatin1StringView(name))
                     ->isEnabled());
    part<QMenu>(u"viewMenu"_s)->close();
}

void TestViews::aDeskForReadingKeepsNone()
{
    keep(u"Mine"_s, u"is:open"_s, m_me);
    open(true);
    QTRY_COMPARE(told(u"Mine"_s), u"Mine, 3, 1 overdue"_s);
    QVERIFY(!part<QAbstractButton>(u"saveViewButton"_s)->isEnabled());
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!panel()->isVisible());
}

void TestViews::manyViewsScroll()
{
    for (int i = 0; i < 40; ++i)
        keep(u"View %1"_s.arg(i, 2, 10, QLatin1Char('0')), u"is:open"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"View 39"_s));
    auto *scroll = part<QScrollArea>(u"navigationScroll"_s);
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    const auto inSight = [&] {
        const QWidget *at = QApplication::focusWidget();
        const QRect place(at->mapTo(scroll->viewport(), QPoint()), at->size());
        return scroll->viewport()->rect().contains(place);
    };
    part<QAbstractButton>(u"goOpenEntry"_s)->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 40; ++i)
        press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), entry(u"View 39"_s));
    QVERIFY(inSight());
}

void TestViews::aNarrowWindowShowsThemToo()
{
    keep(u"Mine"_s, u"is:open"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"Mine"_s));
    window().resize(1024, 700);
    QTRY_VERIFY(!part<QLabel>(u"viewsHeading"_s)->isVisible());
    QTRY_COMPARE(entry(u"Mine"_s)->toolTip(), u"Mine, 3, 1 overdue"_s);
    QVERIFY(entry(u"Mine"_s)->isVisible());
    const QWidget *navigation = part<QWidget>(u"navigation"_s);
    QVERIFY(entry(u"Mine"_s)->width() <= navigation->width());
}

void TestViews::theViewLeftOpenComesBack()
{
    keep(u"Mine"_s, u"is:open"_s, m_me);
    open();
    QTRY_VERIFY(entry(u"Mine"_s));
    QTest::mouseClick(entry(u"Mine"_s), Qt::LeftButton);
    window().close();
    m_place.reset();
    open();
    QTRY_COMPARE(queue()->title(), u"Mine"_s);
    QVERIFY(entry(u"Mine"_s)->isChecked());
}

QTEST_MAIN(TestViews)
#include "tst_views.moc"
