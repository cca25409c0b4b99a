// SPDX-License-Identifier: GPL-3.0-or-later

// Classifying by keys on a real desk: what lacks is led to, drafts stay, and what the review says
// is what happens.

#include "models/domain/plan.h"
#include "tests/support/verify.h"
#include "tests/ui/aroundadesk.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/guaranteecells.h"
#include "ui/classify/guaranteematrix.h"
#include "ui/classify/outcomecard.h"
#include "ui/classify/reviewpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <functional>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

class TestClassify final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void draftsGoThroughJson();
    void whatLacksComesInTheOrderOfThePages();
    void aBugIsClassifiedByKeysAlone();
    void nextLeadsToWhatLacks();
    void theStepsFollowTheOutcome();
    void digitsInTheTextStayText();
    void theDraftIsThereAgain();
    void aKeystrokeIsKeptWithoutLeaving();
    void theReviewSaysWhatWillHappen();
    void anOperatorErrorGoesOnToItsMemo();
    void aNewClassNeedsItsReason();
    void someoneElsesChangeIsSaidAndTheDraftKept();
    void someoneElsesClassStandsBesideMine();
    void whatDoesNotTouchIsNoConflict();
    void thePastIsShownAndChoosesNothing();
    void anUnsurePastSaysSo();
    void theQuestionsLeadToAnOutcomeByKeys();
    void theQuestionsLeadToBothLevelsByKeys();
    void theQuestionsAreLeftWithoutAChoice();
    void enterGoesOnAndIsNotRunThrough();
    void anEstimateIsANumberOfHours();
    void aRequestReservesHoursByKeys();
    void moreThanIsLeftIsAskedOfSomeoneByName();
    void theReviewSaysHowFarAPromiseMoves();
    void aClauseIsMarkedInItsCells();
    void theReviewShowsWhatTheTeamReads();
    void theCustomerIsAskedWhereAHoldPauses();

private:
    void hoursAreGuaranteed(int hours);
    void aContractOf(const std::function<void(Contract &)> &agree);
    void classifiedBefore(const QString &title, Outcome outcome);
    [[nodiscard]] QString said(const QString &name) const
    {
        const auto *label = m_page->findChild<QLabel *>(name);
        return label ? label->text() : QString();
    }
    ClassifyPage *begin(const QString &title = u"Monitor stopped"_s);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        test::AroundADesk::press(*m_page, key, modifiers);
    }
    void next() { press(Qt::Key_Return, Qt::ControlModifier); }
    [[nodiscard]] QPlainTextEdit &finding() const
    {
        return *m_page->findChild<QPlainTextEdit *>(u"finding"_s);
    }
    [[nodiscard]] ClassifyStep step() const { return m_page->draft().step; }

    std::unique_ptr<test::AroundADesk> m_world;
    std::unique_ptr<ClassifyPage> m_page;
    IncidentId m_id;
};

void TestClassify::init()
{
    m_world = std::make_unique<test::AroundADesk>();
}

void TestClassify::cleanup()
{
    m_page.reset();
    m_world.reset();
}

ClassifyPage *TestClassify::begin(const QString &title)
{
    m_id = m_world->aReport(title);
    m_page = m_world->show<ClassifyPage>();
    QSignalSpy read(m_page.get(), &ClassifyPage::titleChanged);
    m_page->start(m_id);
    return read.wait() ? m_page.get() : nullptr;
}

void TestClassify::draftsGoThroughJson()
{
    const ClassifyDraft draft{.outcome = Outcome::CoreBug,
        .severity = Severity::Sev3,
        .devOps = DevOpsLevel::DevOps2,
        .finding = u"a\nb"_s,
        .estimate = u"2,5"_s,
        .approver = u"Ruth"_s,
        .reason = u"c"_s,
        .step = ClassifyStep::Levels};
    QCOMPARE(classifyDraftFromJson(toJson(draft)), draft);
    QCOMPARE(classifyDraftFromJson({}), ClassifyDraft());
    QCOMPARE(classifyDraftFromJson(
                 {{u"outcome"_s, u"x"_s}, {u"severity"_s, 9}, {u"step"_s, 3}, {u"devops"_s, -1}}),
        ClassifyDraft());
}

void TestClassify::whatLacksComesInTheOrderOfThePages()
{
    Incident fresh;
    ClassifyDraft draft;
    QCOMPARE(firstLack(draft, fresh), Lack::Outcome);
    draft.outcome = Outcome::CoreBug;
    QCOMPARE(firstLack(draft, fresh), Lack::Finding);
    draft.finding = u" \n"_s;
    QCOMPARE(firstLack(draft, fresh), Lack::Finding);
    draft.finding = u"a lock"_s;
    QCOMPARE(firstLack(draft, fresh), Lack::Severity);
    draft.severity = Severity::Sev5;
    QCOMPARE(firstLack(draft, fresh), Lack::DevOps);
    draft.devOps = DevOpsLevel::DevOps1;
    QVERIFY(!firstLack(draft, fresh));
    draft.outcome = Outcome::ActOfGod;
    QVERIFY(!firstLack(draft, fresh));
    QVERIFY(!classifyOf(draft, {}).classification.severity); // levels belong to bugs alone
    fresh.classification = Classification{.outcome = Outcome::CoreBug};
    QCOMPARE(firstLack(draft, fresh), Lack::Reason);
}

void TestClassify::aBugIsClassifiedByKeysAlone()
{
    QVERIFY(begin());
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    QSignalSpy memo(m_page.get(), &ClassifyPage::memoWanted);
    next();
    QCOMPARE(step(), ClassifyStep::Category);
    press(Qt::Key_4);
    press(Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget(), &finding());
    QTest::keyClicks(&finding(), u"A lock was left behind"_s);
    next();
    QCOMPARE(step(), ClassifyStep::Levels);
    press(Qt::Key_2);
    press(Qt::Key_2);
    next();
    QCOMPARE(step(), ClassifyStep::Review);
    next();
    QTRY_COMPARE(committed.count(), 1);
    QCOMPARE(memo.count(), 0);
    QCOMPARE(m_world->faults, QStringList());
    const IncidentDetail detail = m_world->detail(m_id);
    QVERIFY(detail.incident.classification);
    QCOMPARE(detail.incident.classification->severity, Severity::Sev2);
    QCOMPARE(detail.incident.classification->devOps, DevOpsLevel::DevOps2);
    QCOMPARE(detail.incident.finding, u"A lock was left behind"_s);
    QCOMPARE(detail.resolve.due,
        deadlinesOf(detail.incident.reportedAt, Levels{Severity::Sev2, DevOpsLevel::DevOps2}, {},
            detail.contract)
            .guaranteedBy);
    QCOMPARE(m_world->draft(u"classify"_s, m_id), QJsonObject()); // done with
    QVERIFY(m_world->hands.undoStack().canUndo());
}

void TestClassify::nextLeadsToWhatLacks()
{
    QVERIFY(begin());
    next();
    next();
    QCOMPARE(step(), ClassifyStep::Category);
    auto *issue = m_page->findChild<QLabel *>(u"outcomeIssue"_s);
    QVERIFY(issue->isVisible());
    press(Qt::Key_4);
    QVERIFY(!issue->isVisible());
    next();
    QCOMPARE(step(), ClassifyStep::Category);
    QCOMPARE(m_page->focusWidget(), &finding());
    auto *field = m_page->findChild<QWidget *>(u"findingField"_s);
    auto *said = field->findChild<QLabel *>(u"issue"_s);
    QVERIFY(said->isVisible());
    QTest::keyClicks(&finding(), u"x"_s);
    QVERIFY(!said->isVisible());
    next();
    QCOMPARE(step(), ClassifyStep::Levels);
    next();
    QCOMPARE(step(), ClassifyStep::Levels);
    QVERIFY(m_page->findChild<QLabel *>(u"levelsIssue"_s)->isVisible());
    // Back loses nothing.
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(step(), ClassifyStep::Category);
    QCOMPARE(finding().toPlainText(), u"x"_s);
}

void TestClassify::theStepsFollowTheOutcome()
{
    using enum ClassifyStep;
    ClassifyDraft draft;
    QCOMPARE(stepsOf(draft), (std::vector{Facts, Category, Levels, Review}));
    draft.outcome = Outcome::FeatureRequest;
    QCOMPARE(stepsOf(draft), (std::vector{Facts, Category, Review}));
    QVERIFY(begin());
    next();
    press(Qt::Key_1);
    QTest::keyClicks(&finding(), u"It never did that"_s);
    next();
    QCOMPARE(step(), Review);
}

void TestClassify::digitsInTheTextStayText()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_3);
    press(Qt::Key_Tab);
    press(Qt::Key_1);
    press(Qt::Key_2);
    QCOMPARE(finding().toPlainText(), u"12"_s);
    QCOMPARE(m_page->draft().outcome, Outcome::ActOfGod);
    // Arrows walk over the cards, space chooses.
    press(Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(qobject_cast<OutcomeCard *>(m_page->focusWidget()));
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    QCOMPARE(m_page->draft().outcome, Outcome::CoreBug);
    press(Qt::Key_Up);
    press(Qt::Key_Space);
    QCOMPARE(m_page->draft().outcome, Outcome::OperatorError);
}

void TestClassify::theDraftIsThereAgain()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock"_s);
    next();
    press(Qt::Key_3);
    press(Qt::Key_1);
    const ClassifyDraft draft = m_page->draft();
    QSignalSpy left(m_page.get(), &ClassifyPage::left);
    press(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    m_page.reset();
    m_page = m_world->show<ClassifyPage>();
    m_page->start(m_id);
    QTRY_COMPARE(m_page->draft(), draft);
    QCOMPARE(m_page->draft().step, ClassifyStep::Levels);
    QCOMPARE(m_page->findChild<GuaranteeMatrix *>()->chosen()->severity, Severity::Sev3);
    QCOMPARE(finding().toPlainText(), u"A lock"_s);
}

void TestClassify::aKeystrokeIsKeptWithoutLeaving()
{
    QVERIFY(begin());
    next();
    QTest::keyClicks(&finding(), u"Half a sen"_s);
    QTRY_COMPARE(
        m_world->draft(u"classify"_s, m_id).value(u"finding"_s).toString(), u"Half a sen"_s);
}

void TestClassify::theReviewSaysWhatWillHappen()
{
    const IncidentId id = m_world->aReport(u"Monitor stopped"_s);
    ClassifyDraft draft{.outcome = Outcome::CoreBug,
        .severity = Severity::Sev2,
        .devOps = DevOpsLevel::DevOps2,
        .finding = u"A lock"_s};
    const auto previewOf = [&] {
        return m_world->service
            .ask([act = m_world->hands.act(classifyOf(draft, id))](
                     desk::Desk &desk) { return desk.preview(act); })
            .result();
    };
    const Instant now = m_world->desk.clock().now();
    auto preview = previewOf();
    VERIFY_RESULT(preview);
    auto lines = reviewLines(*preview, now, test::TempDesk::zone());
    const auto after = [&lines](const QString &name) {
        for (const ReviewLine &line : lines) {
            if (line.name == name)
                return line.after;
        }
        return QString();
    };
    QCOMPARE(after(u"Class"_s), u"Core product bug, Sev 2, DevOps 2"_s);
    QCOMPARE(after(u"12 h clock"_s), u"Stopped: met, 3 h 20 min early"_s);
    QCOMPARE(after(u"Fix clock"_s), u"Due in 15 h 20 min, Wed 25 Nov 05:40 EST"_s);
    QCOMPARE(after(u"Route"_s), u"DevOps"_s);
    QCOMPARE(after(u"Memo"_s), u"None owed for a Core product bug"_s);
    // An hour on, the same preview still says what committing would do.
    lines = reviewLines(*preview, now + msPerHour, test::TempDesk::zone());
    QCOMPARE(after(u"12 h clock"_s), u"Stopped: met, 2 h 20 min early"_s);
    draft.outcome = Outcome::OperatorError;
    preview = previewOf();
    VERIFY_RESULT(preview);
    lines = reviewLines(*preview, now, test::TempDesk::zone());
    QCOMPARE(after(u"Told and CC"_s), u"Meridian Bank by memo, CC Product"_s);
    QCOMPARE(after(u"Memo"_s), u"A draft to Meridian Bank"_s);
    QCOMPARE(after(u"Fix clock"_s), u"Not started"_s);
    // Looking changes nothing.
    QVERIFY(!m_world->detail(id).incident.classification);
}

void TestClassify::anOperatorErrorGoesOnToItsMemo()
{
    QVERIFY(begin());
    QSignalSpy memo(m_page.get(), &ClassifyPage::memoWanted);
    next();
    press(Qt::Key_2);
    QTest::keyClicks(&finding(), u"The group was paused"_s);
    next();
    QCOMPARE(step(), ClassifyStep::Review);
    next();
    QTRY_COMPARE(memo.count(), 1);
    QCOMPARE(m_world->detail(m_id).memos.size(), size_t(1));
}

void TestClassify::aNewClassNeedsItsReason()
{
    const IncidentId id = m_world->aReport(u"Monitor stopped"_s);
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s,
        Classify{id, {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2}, u"A lock"_s}));
    m_page = m_world->show<ClassifyPage>();
    m_page->start(id);
    QTRY_COMPARE(m_page->draft().severity, Severity::Sev2);
    next();
    auto *reason = m_page->findChild<QPlainTextEdit *>(u"reason"_s);
    QVERIFY(reason->isVisible());
    next();
    QCOMPARE(step(), ClassifyStep::Category);
    QCOMPARE(m_page->focusWidget(), reason);
    QTest::keyClicks(reason, u"Only one group"_s);
    next();
    press(Qt::Key_3);
    press(Qt::Key_2);
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    next();
    next();
    QTRY_COMPARE(committed.count(), 1);
    const IncidentDetail detail = m_world->detail(id);
    QCOMPARE(detail.incident.classification->severity, Severity::Sev3);
    QCOMPARE(detail.history.back().data.value(u"reason"_s).toString(), u"Only one group"_s);
}

void TestClassify::someoneElsesChangeIsSaidAndTheDraftKept()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock"_s);
    auto *conflict = m_page->findChild<QWidget *>(u"classifyConflict"_s);
    QVERIFY(!conflict->isVisible());
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s, AddNote{m_id, u"Look at the scheduler"_s}));
    QTRY_VERIFY(conflict->isVisible());
    const auto *words = m_page->findChild<QLabel *>(u"classifyConflictWords"_s);
    QVERIFY(words->text().contains(u"Priya Nair"_s));
    QVERIFY(words->text().contains(u"draft is kept"_s));
    m_page->findChild<QAbstractButton *>(u"classifyLookAgain"_s)->click();
    QTRY_VERIFY(!conflict->isVisible());
    QCOMPARE(finding().toPlainText(), u"A lock"_s);
    next();
    press(Qt::Key_1);
    press(Qt::Key_1);
    next();
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    next();
    QTRY_COMPARE(committed.count(), 1);
    QCOMPARE(m_world->faults, QStringList());
}

void TestClassify::someoneElsesClassStandsBesideMine()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock"_s);
    VERIFY_RESULT(m_world->does(
        u"Priya Nair"_s, Classify{m_id, {Outcome::FeatureRequest}, u"Asks for a export"_s}));
    auto *clash = m_page->findChild<QWidget *>(u"clashPane"_s);
    QTRY_VERIFY(clash->isVisible());
    const auto text = [clash](
                          const QString &name) { return clash->findChild<QLabel *>(name)->text(); };
    QCOMPARE(text(u"clashTheirs"_s), u"Feature request"_s);
    QVERIFY(text(u"clashTheirsWho"_s).startsWith(u"Priya Nair at "_s));
    QCOMPARE(text(u"clashTheirsMore"_s), u"Asks for a export"_s);
    QVERIFY(text(u"clashMine"_s).startsWith(u"Core product bug"_s));
    QCOMPARE(text(u"clashMineMore"_s), u"A lock"_s);
    // Mine goes on as a new class, which wants its reason.
    clash->findChild<QAbstractButton *>(u"clashKeepMine"_s)->click();
    QVERIFY(!clash->isVisible());
    QCOMPARE(finding().toPlainText(), u"A lock"_s);
    auto *reason = m_page->findChild<QWidget *>(u"reason"_s);
    QVERIFY(reason && reason->isVisible());
    // Theirs stands where one lets go.
    VERIFY_RESULT(
        m_world->does(u"Jo Park"_s, Classify{m_id, {Outcome::ActOfGod}, u"Lightning"_s}, u"no"_s));
    QTRY_VERIFY(clash->isVisible());
    QSignalSpy left(m_page.get(), &ClassifyPage::left);
    clash->findChild<QAbstractButton *>(u"clashKeepTheirs"_s)->click();
    QCOMPARE(left.count(), 1);
    QCOMPARE(m_world->detail(m_id).incident.classification->outcome, Outcome::ActOfGod);
}

// Assigned while it is classified: both hold, and nobody is asked anything.
void TestClassify::whatDoesNotTouchIsNoConflict()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock"_s);
    next();
    press(Qt::Key_1);
    press(Qt::Key_1);
    next();
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s, Assign{m_id, u"Priya Nair"_s}));
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    next();
    QTRY_COMPARE(committed.count(), 1);
    const IncidentDetail detail = m_world->detail(m_id);
    QCOMPARE(detail.incident.assignee, u"Priya Nair"_s);
    QCOMPARE(detail.incident.classification->severity, Severity::Sev1);
    QVERIFY(!m_page->findChild<QWidget *>(u"clashPane"_s)->isVisible());
}

void TestClassify::classifiedBefore(const QString &title, Outcome outcome)
{
    const IncidentId id = m_world->aReport(title);
    Classification classification{.outcome = outcome};
    if (outcome == Outcome::CoreBug) {
        classification.severity = Severity::Sev2;
        classification.devOps = DevOpsLevel::DevOps3;
    }
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s, Classify{id, classification, u"Seen"_s}));
}

void TestClassify::thePastIsShownAndChoosesNothing()
{
    classifiedBefore(u"Monitor stopped after <b>restart</b> & more"_s, Outcome::CoreBug);
    classifiedBefore(u"Monitors stop each night"_s, Outcome::CoreBug);
    classifiedBefore(u"Invoice of May went to a former colleague"_s, Outcome::OperatorError);
    QVERIFY(begin(u"Monitor stopped"_s));
    next();
    QTRY_VERIFY(said(u"similarSubtitle"_s).contains(u"a hint, not a verdict"_s));
    const QString why = said(u"similarWhy"_s);
    QVERIFY2(why.startsWith(u"Why alike: “Monitor”, “stopped”"_s), qPrintable(why));
    QVERIFY2(why.endsWith(u"same product."_s), qPrintable(why));
    const auto *bar = m_page->findChild<QWidget *>(u"similarShares"_s);
    QVERIFY(bar);
    QVERIFY2(bar->accessibleName().startsWith(u"2 Core product bug, 9"_s),
        qPrintable(bar->accessibleName()));
    // Text of strangers is shown as it is.
    auto *panel = m_page->findChild<QWidget *>(u"similarPanel"_s);
    bool found = false;
    for (const QLabel *label : panel->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        found = found || label->text() == u"Monitor stopped after <b>restart</b> & more"_s;
    }
    QVERIFY(found);
    QVERIFY(!m_page->draft().outcome);
    // One of them is opened by its number; the draft stays.
    QSignalSpy wanted(m_page.get(), &ClassifyPage::incidentWanted);
    m_page->findChild<QAbstractButton *>(u"similar-G-1"_s)->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().value<IncidentId>(), IncidentId(1));
}

void TestClassify::anUnsurePastSaysSo()
{
    classifiedBefore(u"Monitor stopped"_s, Outcome::CoreBug);
    classifiedBefore(u"Monitor stopped"_s, Outcome::OperatorError);
    QVERIFY(begin(u"Monitor stopped"_s));
    next();
    QTRY_VERIFY(said(u"similarSubtitle"_s).contains(u"no hint"_s));
    QVERIFY(!m_page->findChild<QWidget *>(u"similarShares"_s));
}

void TestClassify::theQuestionsLeadToAnOutcomeByKeys()
{
    QVERIFY(begin());
    next();
    auto *panel = m_page->findChild<QWidget *>(u"decideOutcome"_s);
    QVERIFY(!panel->isVisible());
    press(Qt::Key_0);
    QVERIFY(panel->isVisible());
    QVERIFY(!said(u"decideReason"_s).isEmpty());
    const QString first = said(u"decideQuestion"_s);
    press(Qt::Key_3); // cannot tell
    QTRY_VERIFY(said(u"decideQuestion"_s) != first);
    press(Qt::Key_3); // not offered there, and no category either
    press(Qt::Key_Backspace);
    QTRY_COMPARE(said(u"decideQuestion"_s), first);
    press(Qt::Key_2);
    press(Qt::Key_1);
    press(Qt::Key_1);
    QTRY_COMPARE(said(u"decideEnd"_s), u"Operator error"_s);
    QVERIFY(said(u"decideWhy"_s).contains(u"The product was built to do this."_s));
    QVERIFY(!m_page->draft().outcome); // nothing is chosen silently
    press(Qt::Key_4);
    QVERIFY(!m_page->draft().outcome);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_page->draft().outcome, Outcome::OperatorError);
    QVERIFY(!panel->isVisible());
    QVERIFY(m_page->findChild<OutcomeCard *>(u"outcome-operator-error"_s)->isChecked());
    QTRY_COMPARE(
        m_world->draft(u"classify"_s, m_id).value(u"outcome"_s).toString(), u"operator-error"_s);
}

void TestClassify::theQuestionsLeadToBothLevelsByKeys()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock"_s);
    next();
    QCOMPARE(step(), ClassifyStep::Levels);
    press(Qt::Key_0);
    for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_1, Qt::Key_1}) // Sev 2
        press(key);
    for (const int key : {Qt::Key_2, Qt::Key_2, Qt::Key_1}) // DevOps 3
        press(key);
    QTRY_VERIFY(said(u"decideEnd"_s).contains(u"DevOps 3"_s));
    QVERIFY(said(u"decideEnd"_s).contains(u"Sev 2"_s));
    QVERIFY(!m_page->draft().severity);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_page->draft().severity, Severity::Sev2);
    QCOMPARE(m_page->draft().devOps, DevOpsLevel::DevOps3);
    QCOMPARE(m_page->findChild<GuaranteeMatrix *>()->chosen()->severity, Severity::Sev2);
    next();
    QCOMPARE(step(), ClassifyStep::Review);
}

void TestClassify::theQuestionsAreLeftWithoutAChoice()
{
    QVERIFY(begin());
    next();
    QSignalSpy left(m_page.get(), &ClassifyPage::left);
    press(Qt::Key_0);
    press(Qt::Key_1);
    press(Qt::Key_Escape);
    auto *panel = m_page->findChild<QWidget *>(u"decideOutcome"_s);
    QVERIFY(!panel->isVisible());
    QVERIFY(m_page->findChild<QWidget *>(u"similarPanel"_s)->isVisible());
    QCOMPARE(left.count(), 0);
    QVERIFY(!m_page->draft().outcome);
    press(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestClassify::enterGoesOnAndIsNotRunThrough()
{
    QVERIFY(begin());
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    press(Qt::Key_Return);
    QCOMPARE(step(), ClassifyStep::Category);
    press(Qt::Key_4);
    press(Qt::Key_Return);
    QCOMPARE(m_page->focusWidget(), &finding()); // it leads to what lacks
    press(Qt::Key_A);
    press(Qt::Key_Return); // and is text in a text
    QCOMPARE(finding().toPlainText(), u"a\n"_s);
    next();
    press(Qt::Key_2);
    press(Qt::Key_2);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QApplication::sendEvent(m_page->focusWidget(), &held);
    QCOMPARE(step(), ClassifyStep::Levels);
    press(Qt::Key_Return);
    QCOMPARE(step(), ClassifyStep::Review);
    // On another button it is that button's.
    m_page->findChild<QAbstractButton *>(u"classifyBack"_s)->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(step(), ClassifyStep::Levels);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE(committed.count(), 1);
}

void TestClassify::anEstimateIsANumberOfHours()
{
    QCOMPARE(tenthsOf(u" 6 "_s), 60);
    QCOMPARE(tenthsOf(u"2.5"_s), 25);
    QCOMPARE(tenthsOf(u"2,5"_s), 25);
    for (const auto &text :
        {u""_s, u"0"_s, u"-3"_s, u"six"_s, u"1e9"_s, u"0.01"_s, u"nan"_s, u"inf"_s, u"1,000.5"_s})
        QVERIFY2(!tenthsOf(text), qPrintable(text));
}

void TestClassify::aContractOf(const std::function<void(Contract &)> &agree)
{
    SetContract contract;
    contract.contract = standardPlan(test::TempDesk::zone());
    contract.contract.name = u"Meridian Bank"_s;
    contract.contract.effective = m_world->desk.clock().now() + -30 * msPerDay;
    agree(contract.contract);
    Act act;
    act.actor = {u"Marta Weiss"_s, Role::Manager};
    act.reason = u"Agreed"_s;
    act.action = contract;
    VERIFY_RESULT(m_world->service.perform(act).result());
}

void TestClassify::hoursAreGuaranteed(int hours)
{
    aContractOf([hours](Contract &contract) { contract.devHours = hours; });
}

void TestClassify::aRequestReservesHoursByKeys()
{
    hoursAreGuaranteed(20);
    const IncidentId other = m_world->aReport(u"Bulk tag editor"_s);
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s,
        Classify{
            other, {.outcome = Outcome::FeatureRequest}, u"Never built"_s, HoursAsked{125, {}}}));
    QVERIFY(begin(u"Screenshots in the mail"_s));
    next();
    press(Qt::Key_1);
    QTest::keyClicks(&finding(), u"It never did that"_s);
    next();
    QCOMPARE(step(), ClassifyStep::Hours);
    QCOMPARE(said(u"hoursLeft"_s), u"7.5 h left in November"_s);
    QVERIFY(said(u"hoursWhole"_s).contains(u"20 h guaranteed to Meridian Bank"_s));
    QTest::keyClicks(m_page->focusWidget(), u"6x"_s);
    press(Qt::Key_Return);
    QCOMPARE(step(), ClassifyStep::Hours); // no number
    press(Qt::Key_Backspace);
    QCOMPARE(said(u"hoursEffect"_s), u"6 h are reserved; 1.5 h stay."_s);
    press(Qt::Key_Return);
    QCOMPARE(step(), ClassifyStep::Review);
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    press(Qt::Key_Return);
    QTRY_COMPARE(committed.count(), 1);
    QCOMPARE(m_world->detail(m_id).incident.hours, (HoursAsked{60, {}}));
    QCOMPARE(m_world->faults, QStringList());
}

void TestClassify::moreThanIsLeftIsAskedOfSomeoneByName()
{
    hoursAreGuaranteed(5);
    QVERIFY(begin(u"Screenshots in the mail"_s));
    next();
    press(Qt::Key_1);
    QTest::keyClicks(&finding(), u"It never did that"_s);
    next();
    QTest::keyClicks(m_page->focusWidget(), u"8"_s);
    next();
    QCOMPARE(step(), ClassifyStep::Hours);
    QCOMPARE(m_page->focusWidget()->objectName(), u"hoursApprover"_s);
    QTest::keyClicks(m_page->focusWidget(), u"Ruth Adler"_s);
    QCOMPARE(said(u"hoursEffect"_s), u"Ruth Adler is asked to approve 8 h; nothing is reserved."_s);
    next();
    QCOMPARE(step(), ClassifyStep::Review);
    const auto preview =
        m_world->service
            .ask([act = m_world->hands.act(classifyOf(m_page->draft(), m_id, MonthHours()))](
                     const desk::Desk &desk) { return desk.preview(act); })
            .result();
    VERIFY_RESULT(preview);
    const auto lines = reviewLines(*preview, m_world->desk.clock().now(), test::TempDesk::zone());
    QCOMPARE(lines.back().before, u"5 h of 5 h left in November"_s);
    QCOMPARE(lines.back().after, u"No change"_s);
    QCOMPARE(lines.back().more, u"Ruth Adler is asked to approve 8 h"_s);
    QSignalSpy committed(m_page.get(), &ClassifyPage::committed);
    next();
    QTRY_COMPARE(committed.count(), 1);
    QCOMPARE(m_world->detail(m_id).incident.hours, (HoursAsked{80, u"Ruth Adler"_s}));
}

void TestClassify::theReviewSaysHowFarAPromiseMoves()
{
    const IncidentId id = m_world->aReport(u"Monitor stopped"_s);
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s,
        Classify{id, {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2}, u"A lock"_s, {}}));
    const auto moreFor = [&](Severity severity, DevOpsLevel devOps) {
        const auto preview =
            m_world->service
                .ask([act = m_world->hands.act(
                          Classify{id, {Outcome::CoreBug, severity, devOps}, {}, {}}, u"Facts"_s)](
                         const desk::Desk &desk) { return desk.preview(act); })
                .result();
        if (!preview)
            return preview.error().detail;
        for (const ReviewLine &line :
            reviewLines(*preview, m_world->desk.clock().now(), test::TempDesk::zone()))
            if (line.name == u"Fix clock"_s)
                return line.more;
        return QString();
    };
    QCOMPARE(moreFor(Severity::Sev2, DevOpsLevel::DevOps3), u"1 d 12 h later than before"_s);
    QCOMPARE(moreFor(Severity::Sev1, DevOpsLevel::DevOps2), u"The same instant as before"_s);
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s,
        Classify{id, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2}, {}, {}},
        u"One group"_s));
    m_world->desk.clock().pass(2 * msPerDay);
    QCOMPARE(moreFor(Severity::Sev2, DevOpsLevel::DevOps2),
        u"13 d earlier than before, and past already: a breach that stays"_s);
}

void TestClassify::aClauseIsMarkedInItsCells()
{
    Contract contract = standardPlan(test::TempDesk::zone());
    Clause clause{.kind = ClauseKind::Limit, .span = Span::hours(24), .text = {}};
    clause.cells[1][2] = true;
    contract.clauses = {clause};
    QVERIFY(settle(contract).empty());
    const Instant now = m_world->desk.clock().now();
    const GuaranteeCells cells = guaranteeCells(now, now, contract);
    QVERIFY(wordsOf(cells[1][2], now, test::TempDesk::zone()).window.contains(u"§1"_s));
    QVERIFY(spokenText(cells[1][2], now, test::TempDesk::zone()).endsWith(u"by clause 1"_s));
    QVERIFY(!wordsOf(cells[1][1], now, test::TempDesk::zone()).window.contains(u"§"_s));
}

void TestClassify::theReviewShowsWhatTheTeamReads()
{
    QVERIFY(begin());
    next();
    press(Qt::Key_4);
    QTest::keyClicks(&finding(), u"A lock was left behind"_s);
    next();
    press(Qt::Key_2);
    press(Qt::Key_2);
    next();
    QTRY_COMPARE(
        said(u"messageHead"_s), u"%1 · Core product bug, Sev 2, DevOps 2"_s.arg(deskNumber(m_id)));
    QVERIFY(said(u"messageText"_s).contains(u"All 38 sites are stale."_s));
    QVERIFY(said(u"messageText"_s).contains(u"A lock was left behind"_s));
}

void TestClassify::theCustomerIsAskedWhereAHoldPauses()
{
    QVERIFY(begin());
    next();
    auto *others = m_page->findChild<QWidget *>(u"outcomeAskCustomer"_s);
    QVERIFY(!others->isVisible()); // the plan pauses for nobody
    QSignalSpy first(m_page.get(), &ClassifyPage::holdWanted);
    press(Qt::Key_H);
    QCOMPARE(first.count(), 0);
    aContractOf([](Contract &contract) { contract.pauses = {PauseRule{}}; });
    QVERIFY(begin(u"Half of a group is not checked"_s));
    next();
    others = m_page->findChild<QWidget *>(u"outcomeAskCustomer"_s);
    QVERIFY(others->isVisible());
    QSignalSpy wanted(m_page.get(), &ClassifyPage::holdWanted);
    press(Qt::Key_H);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().value<IncidentId>(), m_id);
}

QTEST_MAIN(TestClassify)
#include "tst_classify.moc"
