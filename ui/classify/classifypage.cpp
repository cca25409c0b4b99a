// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/classifypage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/classify/classifyhead.h"
#include "ui/classify/factspage.h"
#include "ui/classify/hourspage.h"
#include "ui/classify/outcomepage.h"
#include "ui/classify/pageparts.h"
#include "ui/classify/reviewpage.h"
#include "ui/classify/severitypage.h"
#include "ui/classify/steprow.h"
#include "ui/desk/clashpane.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/kit/ticker.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {
namespace {

const QString draftKind = QStringLiteral("classify");
// A pause in typing; a question that takes longer than the next is dropped.
constexpr int similarAfterMs = 300;
// Words further on say no more; what is found comes before what was told.
constexpr qsizetype soughtLetters = 4000;

struct Known {
    IncidentDetail detail;
    std::optional<MonthHours> hours;
};
struct Opened {
    Known known;
    QJsonObject draft;
};

Result<Known> knownOf(const desk::Desk &desk, IncidentId incident)
{
    Result<IncidentDetail> detail = desk.incident(incident);
    if (!detail)
        return detail.error();
    const Result<std::optional<MonthHours>> hours = desk.hours(incident);
    if (!hours)
        return hours.error();
    return Known{*std::move(detail), *hours};
}

} // namespace

ClassifyPage::ClassifyPage(Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("classifyPage"));
    Looks &looks = m_around.looks;
    m_keeper = new DraftKeeper(m_around.desk, draftKind, this);
    m_head = new ClassifyHead(m_around, this);
    m_steps = new StepRow(looks, this);

    m_conflict = new QWidget(this);
    m_conflict->setObjectName(QStringLiteral("classifyConflict"));
    auto *conflict = new QHBoxLayout(m_conflict);
    conflict->setContentsMargins(24, 8, 24, 8);
    conflict->addWidget(
        new Glyph(looks, QStringLiteral("triangle-alert"), Tone::Critical, m_conflict));
    m_conflictWords = sayLong(looks, Voice::Body, Tone::Primary, m_conflict);
    m_conflictWords->setObjectName(QStringLiteral("classifyConflictWords"));
    conflict->addWidget(m_conflictWords, 1);
    auto *again = new Button(looks, tr("Look again"), {}, {}, ButtonForm::Plain, m_conflict);
    again->setObjectName(QStringLiteral("classifyLookAgain"));
    conflict->addWidget(again);
    m_conflict->hide();
    m_clash = new ClashPane(looks, m_around.zone, this);

    m_facts = new FactsPage(m_around, this);
    m_category = new OutcomePage(looks, m_around.zone, this);
    m_levels = new SeverityPage(m_around, this);
    m_hoursPage = new HoursPage(looks, this);
    m_review = new ReviewPage(m_around, this);
    m_pages = new QStackedWidget(this);
    for (QWidget *page :
        std::initializer_list<QWidget *>{m_facts, m_category, m_levels, m_hoursPage, m_review})
        m_pages->addWidget(page);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(m_steps);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(m_conflict);
    column->addWidget(m_clash);
    column->addWidget(m_pages, 1);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(makeFoot());

    connect(m_keeper, &DraftKeeper::failed, this, [this](const Error &error) {
        m_around.hands.fail(error, tr("keep the draft of %1").arg(number()));
    });
    connect(m_steps, &StepRow::wanted, this, &ClassifyPage::goTo);
    connect(m_category, &OutcomePage::outcomeChosen, this, [this](Outcome outcome) {
        m_draft.outcome = outcome;
        edited();
    });
    connect(m_category, &OutcomePage::findingEdited, this, [this](const QString &text) {
        m_draft.finding = text;
        edited();
        m_similarSoon.start();
    });
    m_similarSoon.setSingleShot(true);
    m_similarSoon.setInterval(similarAfterMs);
    connect(&m_similarSoon, &QTimer::timeout, this, &ClassifyPage::askSimilar);
    connect(m_category, &OutcomePage::incidentWanted, this, [this](IncidentId incident) {
        m_keeper->flush();
        emit incidentWanted(incident);
    });
    connect(m_category, &OutcomePage::askCustomerWanted, this, [this] {
        m_keeper->flush();
        emit holdWanted(m_id);
    });
    connect(m_category, &OutcomePage::duplicateWanted, this, [this] {
        m_keeper->flush();
        emit duplicateWanted(m_id);
    });
    connect(m_category, &OutcomePage::reasonEdited, this, [this](const QString &text) {
        m_draft.reason = text;
        edited();
    });
    connect(
        m_levels, &SeverityPage::levelsChosen, this, [this](Severity severity, DevOpsLevel devOps) {
            m_draft.severity = severity;
            m_draft.devOps = devOps;
            edited();
        });
    connect(m_hoursPage, &HoursPage::estimateEdited, this, [this](const QString &text) {
        m_draft.estimate = text;
        edited();
    });
    connect(m_hoursPage, &HoursPage::approverEdited, this, [this](const QString &name) {
        m_draft.approver = name;
        edited();
    });
    connect(again, &QAbstractButton::clicked, this, &ClassifyPage::askAgain);
    connect(m_clash, &ClashPane::theirsKept, this, &ClassifyPage::keepTheirs);
    connect(m_clash, &ClashPane::mineKept, this, &ClassifyPage::keepMine);
    connect(&m_around.ticker, &Ticker::ticked, this, &ClassifyPage::tick);
    connect(&m_around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) { onDeskChanged(incidents); });

    const auto key = [this](const QKeySequence &sequence, void (ClassifyPage::*slot)()) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), &ClassifyPage::next);
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), &ClassifyPage::next);
    key(QKeySequence(Qt::ALT | Qt::Key_Left), &ClassifyPage::back);
    key(QKeySequence(Qt::Key_Escape), &ClassifyPage::escape);
}

void ClassifyPage::start(IncidentId incident)
{
    m_keeper->flush();
    m_id = incident;
    m_ready = false;
    m_committing = false;
    m_conflict->hide();
    m_clash->hide();
    m_newest.reset();
    m_category->stopDeciding();
    m_levels->stopDeciding();
    m_category->showSimilar({});
    m_similarTo = {};
    setEnabled(false);
    const int asked = ++m_asked;
    desk::whenDone(m_around.desk.ask([incident](desk::Desk &desk) -> Result<Opened> {
        Result<Known> known = knownOf(desk, incident);
        if (!known)
            return known.error();
        Result<QJsonObject> draft = desk.draft(draftKind, deskNumber(incident));
        if (!draft)
            return draft.error();
        return Opened{*std::move(known), *std::move(draft)};
    }),
        this, [this, asked](const Result<Opened> &opened) {
            if (asked != m_asked)
                return;
            setEnabled(true);
            if (opened)
                return take(opened->known.detail, opened->known.hours, opened->draft);
            m_around.hands.fail(opened.error(), tr("open %1 to classify it").arg(number()));
            emit left();
        });
}

void ClassifyPage::leave()
{
    m_keeper->flush();
    emit left();
}

void ClassifyPage::escape()
{
    const bool closed = m_draft.step == ClassifyStep::Category ? m_category->stopDeciding()
        : m_draft.step == ClassifyStep::Levels                 ? m_levels->stopDeciding()
                                                               : false;
    if (!closed)
        leave();
}

void ClassifyPage::back()
{
    const std::vector<ClassifyStep> all = steps();
    const auto at = std::find(all.begin(), all.end(), m_draft.step);
    if (m_ready && at != all.begin() && at != all.end())
        goTo(*(at - 1));
}

void ClassifyPage::next()
{
    if (!m_ready || m_committing)
        return;
    const std::vector<ClassifyStep> all = steps();
    const auto at = std::find(all.begin(), all.end(), m_draft.step);
    if (m_draft.step == ClassifyStep::Review)
        return commit();
    if (at != all.end())
        goTo(*(at + 1));
}

void ClassifyPage::keyPressEvent(QKeyEvent *event)
{
    // Digits that no text field took: they choose on the page that is seen.
    if (m_ready && m_draft.step == ClassifyStep::Category && m_category->takeKey(*event))
        return;
    if (m_ready && m_draft.step == ClassifyStep::Levels && m_levels->takeKey(*event))
        return;
    // Enter presses the button that has the focus, and elsewhere goes on. Held down it does not
    // run through to the commit.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & ~Qt::KeypadModifier)) {
        auto *button = qobject_cast<QPushButton *>(focusWidget());
        if (event->isAutoRepeat())
            return;
        if (button && button != m_nextButton)
            button->click();
        else
            next();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ClassifyPage::hideEvent(QHideEvent *event)
{
    m_keeper->flush();
    QWidget::hideEvent(event);
}

void ClassifyPage::take(
    const IncidentDetail &detail, const std::optional<MonthHours> &hours, const QJsonObject &draft)
{
    m_detail = detail;
    m_hours = hours;
    m_draft = draft.isEmpty() ? draftOf(detail.incident) : classifyDraftFromJson(draft);
    m_ready = true;
    const Instant now = m_around.desk.clock().now();
    m_head->show(detail);
    m_head->setNow(now);
    m_facts->show(detail);
    m_category->setDraft(m_draft, detail.incident.classification.has_value());
    m_category->setMayAsk(isOpen(detail.incident.state) && detail.incident.state != State::OnHold
        && std::any_of(detail.contract.pauses.begin(), detail.contract.pauses.end(),
            [](const PauseRule &rule) { return rule.state == State::OnHold; }));
    m_levels->show(detail, now);
    m_levels->setDraft(m_draft);
    showHours();
    askSimilar();
    emit titleChanged(tr("Classify %1").arg(number()));
    // A draft from before may name a step that its own class no longer has.
    const std::vector<ClassifyStep> all = steps();
    if (std::find(all.begin(), all.end(), m_draft.step) == all.end())
        m_draft.step = ClassifyStep::Category;
    const ClassifyStep wanted = m_draft.step;
    goTo(wanted);
}

void ClassifyPage::goTo(ClassifyStep step)
{
    if (!m_ready)
        return;
    // Going on stops at the first thing that lacks; going back never stops.
    if (step > m_draft.step || step == ClassifyStep::Review) {
        const std::optional<Lack> lack = firstLack(m_draft, m_detail.incident, m_hours);
        if (lack && stepOf(*lack) < step) {
            m_draft.step = stepOf(*lack);
            showStep();
            if (m_draft.step == ClassifyStep::Category)
                m_category->showLack(*lack);
            else if (m_draft.step == ClassifyStep::Hours)
                m_hoursPage->showLack(*lack);
            else
                m_levels->showLack(*lack);
            return;
        }
    }
    const bool moved = m_draft.step != step;
    m_draft.step = step;
    if (moved) {
        m_keeper->keep(number(), toJson(m_draft));
        m_keeper->flush();
    }
    showStep();
}

void ClassifyPage::askAgain()
{
    const int asked = ++m_asked;
    desk::whenDone(
        m_around.desk.ask([id = m_id](const desk::Desk &desk) { return knownOf(desk, id); }), this,
        [this, asked](const Result<Known> &known) {
            if (asked != m_asked)
                return;
            if (!known)
                return m_around.hands.fail(known.error(), tr("read %1 again").arg(number()));
            m_conflict->hide();
            m_clash->hide();
            take(known->detail, known->hours, toJson(m_draft));
        });
}

void ClassifyPage::askSimilar()
{
    if (!m_ready)
        return;
    const Incident &incident = m_detail.incident;
    SimilarQuestion question{.title = incident.title,
        .text = m_draft.finding.left(soughtLetters) + QLatin1Char('\n')
            + incident.description.left(soughtLetters),
        .customer = incident.customer,
        .product = incident.product,
        .except = m_id};
    if (question == m_similarTo)
        return;
    m_similarTo = question;
    m_similar.cancel();
    m_similar = m_around.desk.ask([question = std::move(question)](
                                      const desk::Desk &desk) { return desk.similar(question); });
    desk::whenDone(m_similar, this, [this, id = m_id](const Result<SimilarAnswer> &answer) {
        // A hint is a comfort: without an answer nothing is said.
        if (answer && id == m_id)
            m_category->showSimilar(*answer);
    });
}

void ClassifyPage::showHours()
{
    if (!m_hours)
        return;
    m_hoursPage->show(*m_hours, m_detail.incident.customer);
    m_hoursPage->setDraft(m_draft);
}

void ClassifyPage::edited()
{
    m_keeper->keep(number(), toJson(m_draft));
    m_steps->show(steps(), m_draft.step);
    showFoot();
}

void ClassifyPage::showStep()
{
    m_steps->show(steps(), m_draft.step);
    switch (m_draft.step) {
    case ClassifyStep::Facts:
        m_pages->setCurrentWidget(m_facts);
        m_nextButton->setFocus(Qt::ShortcutFocusReason);
        break;
    case ClassifyStep::Category:
        m_pages->setCurrentWidget(m_category);
        m_category->focusFirst();
        break;
    case ClassifyStep::Levels:
        m_pages->setCurrentWidget(m_levels);
        m_levels->focusFirst();
        break;
    case ClassifyStep::Hours:
        m_pages->setCurrentWidget(m_hoursPage);
        m_hoursPage->focusFirst();
        break;
    case ClassifyStep::Review:
        m_pages->setCurrentWidget(m_review);
        m_nextButton->setFocus(Qt::ShortcutFocusReason);
        preview();
        break;
    }
    showFoot();
}

void ClassifyPage::tick()
{
    if (!m_ready || !isVisible())
        return;
    const Instant now = m_around.desk.clock().now();
    m_head->setNow(now);
    switch (m_draft.step) {
    case ClassifyStep::Facts:
        m_facts->setNow(now);
        return;
    case ClassifyStep::Category:
        return;
    case ClassifyStep::Levels:
        m_levels->setNow(now);
        return;
    case ClassifyStep::Hours:
        return;
    case ClassifyStep::Review:
        m_review->setNow(now);
        // Whether the first clock is met depends on now, so the preview is asked again.
        if (now.ms / msPerMinute != m_previewMinute && !m_committing)
            preview();
        return;
    }
}

} // namespace gander::ui
