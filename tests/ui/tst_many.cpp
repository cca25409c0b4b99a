// SPDX-License-Identifier: GPL-3.0-or-later

// Several chosen incidents by keyboard: assigned, held, classified and exported in one step with a
// result for each, taken back and done again as one; and somebody else in between.

#include "app/workplace.h"
#include "models/items/roles.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/classify/classifymany.h"
#include "ui/desk/resulttable.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSemaphore>
#include <QSet>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestMany final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void manyAreAssignedInOneStep();
    void manyAreHeldAndTakenBack();
    void manyAreClassifiedByKeysAlone();
    void whatLacksIsAskedForFirst();
    void aChangedOneIsRefusedBeforeAndAfter();
    void thoseRefusedAreListed();
    void whatChangedSinceIsNotOverwritten();
    void whatDoesNotTouchIsMerged();
    void takingBackSaysWhatCannotBe();
    void theChosenAreExported();
    void theEarliestPromiseStandsInTheCells();
    void whatTakesLongIsStopped();
    void whatOthersDidIsMarkedInPlace();
    void whoReadsTheHistoryStaysThere();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void write(const QString &text);
    void chooseAll();
    // All that was asked of the desk has been answered and heard.
    void settle();
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] bool enabled(ui::Do what) { return window().actions().at(what)->isEnabled(); }
    [[nodiscard]] QString said() { return window().findChild<ui::NoticeBar *>()->sentence(); }
    [[nodiscard]] IncidentDetail detail(IncidentId id);
    [[nodiscard]] QStringList owners();
    [[nodiscard]] QStringList results(const char *table);
    [[nodiscard]] bool somebody(const Action &action, const QString &reason = {});

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestMany::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestMany::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 685},
        {u"Screenshots show the cookie banner"_s, 585}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    // The list has been read once an act can be asked for.
    QTRY_VERIFY(enabled(ui::Do::Claim));
    // What rings first has rung, and covers no notice of these tests.
    QTRY_VERIFY(
        window().findChild<QAbstractButton *>(u"goOpenEntry"_s)->accessibleName().contains(u','));
    m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
    QCoreApplication::processEvents();
}

void TestMany::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestMany::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = window().focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void TestMany::write(const QString &text)
{
    QTest::keyClicks(window().focusWidget(), text);
}

void TestMany::chooseAll()
{
    press(Qt::Key_A, Qt::ControlModifier);
    settle();
}

void TestMany::settle()
{
    m_place->desk()
        .ask([](const desk::Desk &desk) { return Result<Revision>(desk.facts().revision); })
        .waitForFinished();
    QCoreApplication::processEvents();
}

IncidentDetail TestMany::detail(IncidentId id)
{
    const auto desk = m_desk->read();
    auto found = desk ? desk->incident(id) : Result<IncidentDetail>(desk.error());
    return found ? *std::move(found) : IncidentDetail();
}

QStringList TestMany::owners()
{
    QStringList owners;
    for (const IncidentId id : m_filed)
        owners << detail(id).incident.assignee;
    return owners;
}

QStringList TestMany::results(const char *table)
{
    QStringList results;
    for (const ui::ResultLine &line : part<ui::ResultTable>(table)->lines())
        results << deskNumber(line.incident) + u' ' + line.words;
    return results;
}

bool TestMany::somebody(const Action &action, const QString &reason)
{
    Act act;
    act.actor.name = u"Priya Nair"_s;
    act.reason = reason;
    act.action = action;
    const auto done = m_place->desk().perform(act).result();
    settle();
    return done.has_value();
}

void TestMany::manyAreAssignedInOneStep()
{
    chooseAll();
    press(Qt::Key_A);
    write(u"Jo Park"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(said(), u"3 incidents are assigned to Jo Park."_s);
    QCOMPARE(owners(), QStringList({u"Jo Park"_s, u"Jo Park"_s, u"Jo Park"_s}));
    // One act wrote all of it.
    QSet<QString> acts;
    for (const IncidentId id : m_filed)
        acts.insert(detail(id).history.back().act);
    QCOMPARE(acts.size(), 1);
    QVERIFY(!part<QWidget>("resultPanel")->isVisible());

    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(said(), u"Taken back: assigned 3 incidents to Jo Park."_s);
    QCOMPARE(owners(), QStringList({QString(), QString(), QString()}));
    QVERIFY(!enabled(ui::Do::Undo));
    QTRY_VERIFY(enabled(ui::Do::Redo));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(said(), u"Done again: assigned 3 incidents to Jo Park."_s);
    QCOMPARE(owners(), QStringList({u"Jo Park"_s, u"Jo Park"_s, u"Jo Park"_s}));
}

void TestMany::manyAreHeldAndTakenBack()
{
    // The first two: a range by the shift key.
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    settle();
    press(Qt::Key_H);
    write(u"Waits for the vendor"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(said(), u"2 incidents are on hold."_s);
    QCOMPARE(detail(m_filed[0]).incident.state, State::OnHold);
    QCOMPARE(detail(m_filed[1]).incident.state, State::OnHold);
    QCOMPARE(detail(m_filed[2]).incident.state, State::New);
    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(said(), u"Taken back: put 2 incidents on hold."_s);
    QCOMPARE(detail(m_filed[0]).incident.state, State::New);
    QCOMPARE(detail(m_filed[1]).incident.state, State::New);
}

void TestMany::manyAreClassifiedByKeysAlone()
{
    chooseAll();
    press(Qt::Key_C);
    QTRY_COMPARE(part<QLabel>("classifyManyTitle")->text(), u"Classify 3 incidents"_s);
    auto *page = part<ui::ClassifyManyPage>("classifyManyPage");
    QTRY_VERIFY(page->isEnabled());
    settle();
    press(Qt::Key_4);
    auto *finding = page->findChild<QPlainTextEdit *>(u"finding"_s);
    finding->setFocus();
    write(u"A lock in the store"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_2);
    press(Qt::Key_3);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(part<ui::ResultTable>("manyReviewRows")->lines().size(), size_t(3));
    for (const QString &result : results("manyReviewRows"))
        QVERIFY2(result.contains(u"To DevOps, fix by "_s), qPrintable(result));
    QCOMPARE(part<QLabel>("manyReviewTitle")->text(), u"All 3 can be classified"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(said(), u"3 incidents are classified."_s);
    QVERIFY(!page->isVisible());
    const Classification bug{Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps3};
    for (const IncidentId id : m_filed) {
        QCOMPARE(detail(id).incident.classification, std::optional(bug));
        QCOMPARE(detail(id).incident.finding, u"A lock in the store"_s);
    }
    QTRY_VERIFY(enabled(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(said().startsWith(u"Taken back: classified 3 incidents as Core product bug"_s),
        qPrintable(said()));
    for (const IncidentId id : m_filed) {
        QVERIFY(!detail(id).incident.classification);
        // The first clock runs again as it ran.
        QCOMPARE(detail(id).classify.status, ClockStatus::Running);
    }
    QTRY_VERIFY(enabled(ui::Do::Redo));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(said().startsWith(u"Done again: "_s));
    for (const IncidentId id : m_filed)
        QCOMPARE(detail(id).incident.classification, std::optional(bug));
}

void TestMany::whatLacksIsAskedForFirst()
{
    chooseAll();
    press(Qt::Key_C);
    auto *page = part<ui::ClassifyManyPage>("classifyManyPage");
    QTRY_VERIFY(page->isVisible() && page->isEnabled());
    settle();
    press(Qt::Key_2);
    press(Qt::Key_Return, Qt::ControlModifier);
    // Without evidence nothing goes on, and the keys stand where it lacks.
    QCOMPARE(window().focusWidget(), page->findChild<QWidget *>(u"finding"_s));
    write(u"The wrong folder was shared"_s);
    // Whoever leaves finds it again for the same incidents, and only for those.
    press(Qt::Key_Escape);
    QVERIFY(!page->isVisible());
    settle();
    press(Qt::Key_C);
    QTRY_VERIFY(page->isVisible() && page->isEnabled());
    settle();
    auto *finding = page->findChild<QPlainTextEdit *>(u"finding"_s);
    QCOMPARE(finding->toPlainText(), u"The wrong folder was shared"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    settle();
    press(Qt::Key_C);
    QTRY_VERIFY(page->isVisible() && page->isEnabled());
    settle();
    QCOMPARE(finding->toPlainText(), QString());
}

void TestMany::aChangedOneIsRefusedBeforeAndAfter()
{
    chooseAll();
    press(Qt::Key_C);
    auto *page = part<ui::ClassifyManyPage>("classifyManyPage");
    QTRY_VERIFY(page->isVisible() && page->isEnabled());
    settle();
    press(Qt::Key_1);
    page->findChild<QPlainTextEdit *>(u"finding"_s)->setFocus();
    write(u"Asks for an export"_s);
    QVERIFY(somebody(Classify{m_filed[1], {Outcome::ActOfGod}, u"Lightning"_s}));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(part<QLabel>("manyReviewTitle")->text(),
        u"2 of 3 can be classified; the others stay as they are"_s);
    QVERIFY(results("manyReviewRows")
                .join(u'\n')
                .contains(u"G-2 Will be refused: Priya Nair changed it at"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(part<QWidget>("resultPanel")->isVisible());
    QVERIFY(said().startsWith(u"Done for 2 of 3 incidents, and not for G-2: "_s));
    QCOMPARE(detail(m_filed[1]).incident.classification->outcome, Outcome::ActOfGod);
    QCOMPARE(detail(m_filed[0]).incident.classification->outcome, Outcome::FeatureRequest);
}

void TestMany::thoseRefusedAreListed()
{
    QVERIFY(somebody(Claim{m_filed[1]}));
    chooseAll();
    press(Qt::Key_I);
    const auto *panel = part<QWidget>("resultPanel");
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(part<QLabel>("resultTitle")->text(), u"Done for 2 of 3 incidents"_s);
    const QStringList rows = results("resultRows");
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows.front().startsWith(u"G-2 Refused: incident 2 is Priya Nair's since "_s),
        qPrintable(rows.front()));
    QVERIFY(rows.contains(u"G-1 Done"_s));
    QVERIFY(rows.contains(u"G-3 Done"_s));
    // Reached by keys, opened by Enter, closed by Esc.
    for (int i = 0; i < 4 && window().focusWidget() != part<QWidget>("resultRows"); ++i)
        press(Qt::Key_F6);
    QCOMPARE(window().focusWidget(), part<QWidget>("resultRows"));
    settle();
    QCOMPARE(part<ui::ResultTable>("resultRows")->lines().front().title,
        u"Screenshots show the cookie banner"_s);
    press(Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QVERIFY(window().focusWidget());
    // Another that goes through for all leaves nothing to list.
    press(Qt::Key_I);
    QTRY_VERIFY(panel->isVisible());
    press(Qt::Key_T);
    write(u"Looked at"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(said(), u"The note is with 3 incidents."_s);
    QVERIFY(!panel->isVisible());
}

// Somebody gave one of them away while a name was typed for all.
void TestMany::whatChangedSinceIsNotOverwritten()
{
    chooseAll();
    press(Qt::Key_A);
    QTRY_VERIFY(part<QLineEdit>("actText")->completer());
    settle();
    write(u"Jo Park"_s);
    QVERIFY(somebody(Assign{m_filed[2], u"Ana"_s}));
    press(Qt::Key_Return);
    QTRY_VERIFY(part<QWidget>("resultPanel")->isVisible());
    QVERIFY2(results("resultRows").front().startsWith(u"G-3 Refused: Priya Nair changed it at"_s),
        qPrintable(results("resultRows").front()));
    QCOMPARE(owners(), QStringList({u"Jo Park"_s, u"Jo Park"_s, u"Ana"_s}));
}

// Held while it was assigned: both stand.
void TestMany::whatDoesNotTouchIsMerged()
{
    chooseAll();
    press(Qt::Key_A);
    QTRY_VERIFY(part<QLineEdit>("actText")->completer());
    settle();
    write(u"Jo Park"_s);
    QVERIFY(somebody(Hold{m_filed[2]}, u"Waits for the vendor"_s));
    press(Qt::Key_Return);
    QTRY_COMPARE(said(), u"3 incidents are assigned to Jo Park."_s);
    QCOMPARE(owners(), QStringList({u"Jo Park"_s, u"Jo Park"_s, u"Jo Park"_s}));
    QCOMPARE(detail(m_filed[2]).incident.state, State::OnHold);
}

void TestMany::takingBackSaysWhatCannotBe()
{
    chooseAll();
    press(Qt::Key_I);
    QTRY_VERIFY(enabled(ui::Do::Undo));
    QVERIFY(somebody(Assign{m_filed[0], u"Ana"_s}));
    press(Qt::Key_Z, Qt::ControlModifier);
    const QString why = u"event 3 (assigned) by Priya Nair came after it; take that back first"_s;
    QTRY_COMPARE(said(), u"Done for 2 of 3 incidents, and not for G-1: %1."_s.arg(why));
    QCOMPARE(results("resultRows").front(), u"G-1 Refused: %1"_s.arg(why));
    QCOMPARE(owners(), QStringList({u"Ana"_s, QString(), QString()}));
}

void TestMany::theChosenAreExported()
{
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    settle();
    press(Qt::Key_E, Qt::ControlModifier);
    auto *dialog = part<QFileDialog>("exportDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Export 2 chosen incidents"_s);
    const QString path = m_desk->filePath(u"chosen.csv"_s);
    emit dialog->fileSelected(path);
    QTRY_COMPARE(said(), u"2 incidents exported."_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("Nightly crawl gave 212 empty diffs"));
    QVERIFY(text.contains("Screenshots show the cookie banner"));
    QVERIFY(!text.contains("Weekly digest missing"));
}

void TestMany::theEarliestPromiseStandsInTheCells()
{
    std::vector<IncidentDetail> details{detail(m_filed[2]), detail(m_filed[0])};
    const Instant now = m_desk->clock().now();
    const auto cells = ui::earliestCells(details, now);
    const auto alone = [now](const IncidentDetail &one) {
        return ui::guaranteeCells(one.incident.reportedAt, now, one.contract);
    };
    const Levels levels{Severity::Sev2, DevOpsLevel::DevOps2};
    QCOMPARE(ui::cellAt(cells, levels).due, ui::cellAt(alone(details[1]), levels).due);
    QVERIFY(ui::cellAt(cells, levels).due < ui::cellAt(alone(details[0]), levels).due);
    QVERIFY(!ui::cellAt(cells, {Severity::Sev5, DevOpsLevel::DevOps1}).due);
}

void TestMany::whatTakesLongIsStopped()
{
    chooseAll();
    press(Qt::Key_A);
    write(u"Jo Park"_s);
    // The store has its hands full.
    const auto held = std::make_shared<QSemaphore>();
    const auto letGo = qScopeGuard([held] { held->release(); });
    m_place->desk().ask([held](desk::Desk &) -> Result<void> {
        held->acquire();
        return {};
    });
    press(Qt::Key_Return);
    auto *working = part<QWidget>("workBar");
    QTRY_VERIFY(working->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!part<QWidget>("workStop")->isEnabled()); // it is on its way to stop
    QVERIFY(part<QWidget>("actPanel")->isVisible());
    held->release();
    QTRY_VERIFY2(said().contains(u"Nothing was changed."_s), qPrintable(said()));
    QVERIFY(!working->isVisible());
    QCOMPARE(owners(), QStringList({QString(), QString(), QString()}));
    // What was typed stands there still, and Esc is the form's again.
    press(Qt::Key_Escape);
    QVERIFY(!part<QWidget>("actPanel")->isVisible());
}

void TestMany::whatOthersDidIsMarkedInPlace()
{
    auto *table = part<QTableView>("incidentTable");
    press(Qt::Key_Home);
    settle();
    m_desk->clock().pass(msPerMinute);
    const auto noteOf = [table](int row) {
        return table->model()->index(row, 0).data(items::NoteRole).toString();
    };
    const auto rowOf = [table](IncidentId id) {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data(items::IncidentIdRole) == id.number())
                return row;
        return -1;
    };
    const int other = rowOf(m_filed[2]);
    const int current = table->currentIndex().row();
    QVERIFY(other >= 0 && other != current);
    QVERIFY(somebody(AddNote{m_filed[2], u"They called."_s}));
    QTRY_VERIFY(noteOf(other).contains(u"Priya Nair"_s));
    QCOMPARE(table->currentIndex().row(), current);
    QVERIFY(table->model()
                ->index(other, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"changed meanwhile: "_s));
    // My own act is no news.
    QVERIFY(noteOf(current).isEmpty());
    auto *foot = part<QLabel>("incidentNote");
    QVERIFY(!foot->isVisible());

    // Of the one that is looked at the detail says it as well, below what is read.
    QVERIFY(somebody(Claim{m_filed[0]}));
    QTRY_VERIFY(foot->isVisible());
    QVERIFY(foot->text().contains(u"Priya Nair"_s));

    // Seen once one has been there and gone on.
    press(Qt::Key_End);
    QTRY_VERIFY(noteOf(rowOf(m_filed[0])).isEmpty());
    QTRY_VERIFY(foot->text().contains(u"Priya Nair noted"_s));
    press(Qt::Key_Home);
    QTRY_VERIFY(noteOf(rowOf(m_filed[2])).isEmpty());
    QTRY_VERIFY(!foot->isVisible());
}

void TestMany::whoReadsTheHistoryStaysThere()
{
    press(Qt::Key_Home);
    settle();
    for (int i = 0; i < 30; ++i)
        QVERIFY(somebody(AddNote{m_filed[0], u"They called, the %1th time."_s.arg(i)}));
    auto *scroll = part<QScrollArea>("incidentScroll");
    QScrollBar *bar = scroll->verticalScrollBar();
    auto *count = part<QLabel>("historyCount");
    QVERIFY(count);
    QTRY_VERIFY(count->text().contains(u"31"_s));
    part<QAbstractButton>("allEvents")->click();
    QTRY_VERIFY(bar->maximum() > 600);
    bar->setValue(bar->maximum() - 40);
    const int before = bar->maximum();
    QVERIFY(somebody(AddNote{m_filed[0], u"And once more."_s}));
    QTRY_VERIFY(count->text().contains(u"32"_s));
    QTRY_VERIFY(bar->maximum() > before);
    QTRY_COMPARE(bar->maximum() - bar->value(), 40);
    // At the top nothing moves either.
    bar->setValue(0);
    QVERIFY(somebody(AddNote{m_filed[0], u"The last."_s}));
    QTRY_VERIFY(count->text().contains(u"33"_s));
    QCOMPARE(bar->value(), 0);
}

QTEST_MAIN(TestMany)
#include "tst_many.moc"
