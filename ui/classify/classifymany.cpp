// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/classifymany.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/classify/guaranteematrix.h"
#include "ui/classify/outcomepage.h"
#include "ui/classify/pageparts.h"
#include "ui/classify/steprow.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/desk/resulttable.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QPointer>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

const QString manyDraftKind = QStringLiteral("classify");
const QString manyDraftRef = QStringLiteral("many");
constexpr QLatin1StringView incidentsKey("incidents");

QJsonArray numbersOf(const std::vector<IncidentId> &incidents)
{
    QJsonArray numbers;
    for (const IncidentId id : incidents)
        numbers.append(id.number());
    return numbers;
}

} // namespace

GuaranteeCells earliestCells(const std::vector<IncidentDetail> &details, Instant now)
{
    GuaranteeCells earliest;
    bool first = true;
    for (const IncidentDetail &detail : details) {
        const GuaranteeCells cells = guaranteeCells(detail.incident.reportedAt,
            detail.incident.classifiedAt.value_or(now), detail.contract, detail.incident.product);
        if (std::exchange(first, false)) {
            earliest = cells;
            continue;
        }
        for (std::size_t row = 0; row < cells.size(); ++row)
            for (std::size_t column = 0; column < cells[row].size(); ++column) {
                GuaranteeCell &so = earliest[row][column];
                const GuaranteeCell &other = cells[row][column];
                // A window that is not everybody's is nobody's word.
                if (so.window != other.window)
                    so.window.reset();
                if (other.due && (!so.due || *other.due < *so.due))
                    so.due = other.due;
            }
    }
    return earliest;
}

QString foreseenWords(const RowForeseen &row, Instant now, const Zone &zone)
{
    if (!row.result)
        return ClassifyManyPage::tr("Will be refused: %1").arg(row.result.error().detail);
    const IncidentDetail &after = row.result->after;
    const auto &classification = after.incident.classification;
    if (!classification)
        return {};
    const QString route = words::routeName(routeOf(classification->outcome));
    if (owesMemo(classification->outcome))
        return ClassifyManyPage::tr("%1 by memo").arg(oneLine(after.incident.customer, 60));
    if (classification->outcome != Outcome::CoreBug)
        return ClassifyManyPage::tr("To %1").arg(route);
    if (!after.resolve.due)
        return ClassifyManyPage::tr("To %1, no guarantee").arg(route);
    return ClassifyManyPage::tr("To %1, fix by %2")
        .arg(route, words::instantText(*after.resolve.due, now, zone));
}

ClassifyManyPage::ClassifyManyPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_keeper(new DraftKeeper(around.desk, manyDraftKind, this))
{
    setObjectName(QStringLiteral("classifyManyPage"));
    Looks &looks = m_around.looks;
    m_title = say(looks, Voice::Page, Tone::Primary, this);
    m_title->setObjectName(QStringLiteral("classifyManyTitle"));
    m_title->setContentsMargins(24, 12, 24, 12);
    m_steps = new StepRow(looks, this);
    m_category = new OutcomePage(looks, m_around.zone, this);
    m_category->setOfMany();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_category);
    m_pages->addWidget(makeLevels());
    m_pages->addWidget(makeReview());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(m_steps);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(m_pages, 1);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(makeFoot());

    connect(m_keeper, &DraftKeeper::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("keep the draft")); });
    connect(m_steps, &StepRow::wanted, this, &ClassifyManyPage::goTo);
    connect(m_category, &OutcomePage::outcomeChosen, this, [this](Outcome outcome) {
        m_draft.outcome = outcome;
        edited();
    });
    connect(m_category, &OutcomePage::findingEdited, this, [this](const QString &text) {
        m_draft.finding = text;
        edited();
    });
    connect(m_category, &OutcomePage::reasonEdited, this, [this](const QString &text) {
        m_draft.reason = text;
        edited();
    });
    connect(&m_around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) { onDeskChanged(incidents); });

    const auto key = [this](const QKeySequence &sequence, void (ClassifyManyPage::*slot)()) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), &ClassifyManyPage::next);
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), &ClassifyManyPage::next);
    key(QKeySequence(Qt::ALT | Qt::Key_Left), &ClassifyManyPage::back);
    key(QKeySequence(Qt::Key_Escape), &ClassifyManyPage::escape);
}

void ClassifyManyPage::start(const std::vector<IncidentId> &incidents)
{
    m_keeper->flush();
    m_incidents = incidents;
    m_ready = false;
    m_committing = false;
    m_title->say(tr("Classify %n incidents", nullptr, static_cast<int>(incidents.size())));
    setEnabled(false);
    desk::whenDone(m_around.desk.ask([incidents](desk::Desk &desk) -> Result<Opened> {
        auto details = detailsOf(desk, incidents);
        if (!details)
            return details.error();
        auto draft = desk.draft(manyDraftKind, manyDraftRef);
        if (!draft)
            return draft.error();
        return Opened{*std::move(details), *std::move(draft)};
    }),
        this, [this, asked = ++m_asked](const Result<Opened> &opened) {
            if (asked != m_asked)
                return;
            setEnabled(true);
            if (opened)
                return take(*opened);
            m_around.hands.fail(opened.error(), tr("open them to classify them"));
            emit left();
        });
}

void ClassifyManyPage::leave()
{
    m_keeper->flush();
    emit left();
}

void ClassifyManyPage::escape()
{
    if (!m_category->stopDeciding())
        leave();
}

void ClassifyManyPage::back()
{
    const std::vector<ClassifyStep> all = steps();
    const auto at = std::ranges::find(all, m_draft.step);
    if (m_ready && at != all.begin() && at != all.end())
        goTo(*(at - 1));
}

void ClassifyManyPage::next()
{
    if (!m_ready || m_committing)
        return;
    const std::vector<ClassifyStep> all = steps();
    const auto at = std::ranges::find(all, m_draft.step);
    if (m_draft.step == ClassifyStep::Review)
        return commit();
    if (at != all.end())
        goTo(*(at + 1));
}

void ClassifyManyPage::keyPressEvent(QKeyEvent *event)
{
    // Digits that no text field took: they choose on the page that is seen.
    if (m_ready && m_draft.step == ClassifyStep::Category && m_category->takeKey(*event))
        return;
    const int digit = event->key() - Qt::Key_0;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (m_ready && m_draft.step == ClassifyStep::Levels && plain && digit >= 1 && digit <= 5
        && m_matrix->typeDigit(digit))
        return;
    QWidget::keyPressEvent(event);
}

void ClassifyManyPage::hideEvent(QHideEvent *event)
{
    m_keeper->flush();
    QWidget::hideEvent(event);
}

void ClassifyManyPage::take(const Opened &opened)
{
    m_details = opened.details;
    // Another choice of incidents is another finding.
    const bool same = opened.draft.value(incidentsKey).toArray() == numbersOf(m_incidents);
    m_draft = same ? classifyDraftFromJson(opened.draft) : ClassifyDraft();
    m_ready = true;
    const bool again = std::ranges::any_of(m_details,
        [](const IncidentDetail &detail) { return detail.incident.classification.has_value(); });
    m_category->setDraft(m_draft, again);
    const Instant now = m_around.desk.clock().now();
    m_matrix->setCells(earliestCells(m_details, now), now, m_around.zone);
    std::optional<Levels> levels;
    if (m_draft.severity && m_draft.devOps)
        levels = Levels{*m_draft.severity, *m_draft.devOps};
    m_matrix->setChosen(levels);
    m_rows->setLines({});
    const std::vector<ClassifyStep> all = steps();
    const bool known = std::ranges::find(all, m_draft.step) != all.end();
    const ClassifyStep wanted = known ? m_draft.step : ClassifyStep::Category;
    m_draft.step = ClassifyStep::Category;
    goTo(wanted);
}

std::vector<ClassifyStep> ClassifyManyPage::steps() const
{
    std::vector<ClassifyStep> all = stepsOf(m_draft);
    std::erase(all, ClassifyStep::Facts); // of many nobody reads them here
    return all;
}

std::optional<Lack> ClassifyManyPage::lack() const
{
    // A reason is for those that have a class already.
    const auto classified = std::ranges::find_if(m_details,
        [](const IncidentDetail &detail) { return detail.incident.classification.has_value(); });
    return firstLack(m_draft, classified == m_details.end() ? Incident() : classified->incident);
}

void ClassifyManyPage::goTo(ClassifyStep step)
{
    if (!m_ready)
        return;
    // Going on stops at the first thing that lacks; going back never stops.
    if (step > m_draft.step || step == ClassifyStep::Review)
        if (const auto lacks = lack(); lacks && stepOf(*lacks) < step) {
            m_draft.step = stepOf(*lacks);
            showStep();
            showLack(*lacks);
            return;
        }
    m_draft.step = step;
    showStep();
}

void ClassifyManyPage::showLack(Lack lacks)
{
    if (m_draft.step == ClassifyStep::Category)
        return m_category->showLack(lacks);
    m_levelsIssue->say(tr("Choose a severity and a DevOps level."));
    m_levelsIssue->show();
}

void ClassifyManyPage::showStep()
{
    m_steps->show(steps(), m_draft.step);
    if (m_draft.step == ClassifyStep::Levels) {
        m_pages->setCurrentWidget(m_levels);
        showLevels();
        m_matrix->setFocus(Qt::ShortcutFocusReason);
    } else if (m_draft.step == ClassifyStep::Review) {
        m_pages->setCurrentWidget(m_review);
        m_rows->setFocus(Qt::ShortcutFocusReason);
        preview();
    } else {
        m_pages->setCurrentWidget(m_category);
        m_category->focusFirst();
    }
    showFoot();
}

void ClassifyManyPage::showFoot()
{
    const std::vector<ClassifyStep> all = steps();
    m_backButton->setVisible(m_draft.step != all.front());
    const auto at = std::ranges::find(all, m_draft.step);
    if (m_draft.step == ClassifyStep::Review)
        m_nextButton->setText(
            tr("Classify %n incidents", nullptr, static_cast<int>(m_incidents.size())));
    else if (at != all.end() && *(at + 1) == ClassifyStep::Levels)
        m_nextButton->setText(tr("Next: severity"));
    else
        m_nextButton->setText(tr("Next: review"));
    m_summary->say(m_draft.step == ClassifyStep::Review
            ? tr("One step; Ctrl+Z takes all of it back")
            : tr("One class and one finding for all of them"));
}

void ClassifyManyPage::showLevels()
{
    if (const std::optional<Severity> pending = m_matrix->pendingSeverity())
        m_typing->say(tr("Sev %1, now DevOps 1 to 4").arg(number(*pending)));
    else
        m_typing->say(tr("Type 2 2 for Sev 2, DevOps 2, or use arrows"));
    if (m_matrix->chosen())
        m_levelsIssue->hide();
}

void ClassifyManyPage::edited()
{
    QJsonObject json = toJson(m_draft);
    json.insert(incidentsKey, numbersOf(m_incidents));
    m_keeper->keep(manyDraftRef, json);
    m_steps->show(steps(), m_draft.step);
    showFoot();
}

std::vector<Act> ClassifyManyPage::acts() const
{
    std::vector<Act> acts;
    acts.reserve(m_details.size());
    for (const IncidentDetail &detail : m_details) {
        const bool again = detail.incident.classification.has_value();
        acts.push_back(m_around.hands.act(
            classifyOf(m_draft, detail.incident.id), again ? m_draft.reason.trimmed() : QString()));
        markSeen(acts.back(), detail);
    }
    return acts;
}

void ClassifyManyPage::preview()
{
    desk::whenDone(m_around.desk.ask(
                       [acts = acts()](const desk::Desk &desk) { return desk.foreseeMany(acts); }),
        this, [this, asked = ++m_asked](const Result<std::vector<RowForeseen>> &rows) {
            if (asked != m_asked || !m_ready)
                return;
            if (!rows)
                return m_around.hands.fail(rows.error(), tr("look at what it would do"));
            const Instant now = m_around.desk.clock().now();
            std::vector<ResultLine> lines;
            qint64 refused = 0;
            for (size_t i = 0; i < rows->size() && i < m_details.size(); ++i) {
                refused += (*rows)[i].result ? 0 : 1;
                lines.push_back({(*rows)[i].incident, m_details[i].incident.title,
                    foreseenWords((*rows)[i], now, m_around.zone)});
            }
            m_rows->setLines(lines);
            const QString all = QString::number(rows->size());
            m_reviewTitle->say(refused == 0
                    ? tr("All %1 can be classified").arg(all)
                    : tr("%1 of %2 can be classified; the others stay as they are")
                          .arg(QString::number(static_cast<qint64>(rows->size()) - refused), all));
        });
}

void ClassifyManyPage::commit()
{
    m_committing = true;
    m_nextButton->setEnabled(false);
    const auto count = static_cast<int>(m_details.size());
    const auto settled = [page = QPointer(this), incidents = m_incidents] {
        if (!page || page->m_incidents != incidents)
            return false;
        page->m_committing = false;
        page->m_nextButton->setEnabled(true);
        return true;
    };
    m_around.hands.perform(
        acts(), tr("classify %n incidents", nullptr, count),
        tr("%n incidents are classified.", nullptr, count),
        [page = QPointer(this), settled](const std::vector<Receipt> &) {
            if (!settled())
                return;
            page->m_ready = false;
            page->m_keeper->drop(manyDraftRef);
            emit page->committed();
        },
        [page = QPointer(this), settled](const Error &) {
            if (settled())
                page->preview();
        });
}

void ClassifyManyPage::onDeskChanged(const std::vector<IncidentId> &incidents)
{
    if (!m_ready || m_committing || m_draft.step != ClassifyStep::Review || !isVisible())
        return;
    if (std::ranges::find_first_of(m_incidents, incidents) != m_incidents.end())
        preview();
}

QWidget *ClassifyManyPage::makeLevels()
{
    Looks &looks = m_around.looks;
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(
        say(looks, Voice::Section, Tone::Primary, main, tr("How bad, and who is needed?")));
    column->addWidget(sayLong(looks, Voice::Small, Tone::Second, main,
        tr("Each cell is the earliest instant promised to any of them; each has its own in the "
           "review")));
    m_typing = say(looks, Voice::Small, Tone::Second, main);
    column->addWidget(m_typing);
    m_levelsIssue = sayLong(looks, Voice::Small, Tone::Critical, main);
    m_levelsIssue->setObjectName(QStringLiteral("manyLevelsIssue"));
    m_levelsIssue->hide();
    column->addWidget(m_levelsIssue);
    m_matrix = new GuaranteeMatrix(looks, main);
    column->addWidget(m_matrix);
    column->addStretch(1);
    m_levels = scrolled(main, this);
    connect(m_matrix, &GuaranteeMatrix::chose, this, [this](const Levels &levels) {
        m_draft.severity = levels.severity;
        m_draft.devOps = levels.devOps;
        showLevels();
        edited();
    });
    connect(m_matrix, &GuaranteeMatrix::pendingChanged, this, &ClassifyManyPage::showLevels);
    return m_levels;
}

QWidget *ClassifyManyPage::makeReview()
{
    m_review = new QWidget(this);
    auto *column = new QVBoxLayout(m_review);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    m_reviewTitle = say(m_around.looks, Voice::Section, Tone::Primary, m_review);
    m_reviewTitle->setObjectName(QStringLiteral("manyReviewTitle"));
    m_rows = new ResultTable(tr("What will come of it"), m_review);
    m_rows->setObjectName(QStringLiteral("manyReviewRows"));
    m_rows->setAccessibleName(tr("What will come of each"));
    column->addWidget(m_reviewTitle);
    column->addWidget(m_rows, 1);
    return m_review;
}

QWidget *ClassifyManyPage::makeFoot()
{
    Looks &looks = m_around.looks;
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 12, 24, 12);
    row->setSpacing(8);
    auto *leaves = new Button(
        looks, tr("Leave, keep draft"), QStringLiteral("x"), tr("Esc"), ButtonForm::Quiet, foot);
    leaves->setObjectName(QStringLiteral("classifyManyLeave"));
    m_summary = sayLong(looks, Voice::Small, Tone::Second, foot);
    m_summary->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_backButton =
        new Button(looks, tr("Back"), QStringLiteral("arrow-left"), {}, ButtonForm::Plain, foot);
    m_backButton->setObjectName(QStringLiteral("classifyManyBack"));
    m_nextButton = new Button(looks, {}, {}, tr("Ctrl ↵"), ButtonForm::Primary, foot);
    m_nextButton->setObjectName(QStringLiteral("classifyManyNext"));
    row->addWidget(leaves);
    row->addWidget(m_summary, 1);
    row->addWidget(m_backButton);
    row->addWidget(m_nextButton);
    connect(leaves, &QAbstractButton::clicked, this, &ClassifyManyPage::leave);
    connect(m_backButton, &QAbstractButton::clicked, this, &ClassifyManyPage::back);
    connect(m_nextButton, &QAbstractButton::clicked, this, &ClassifyManyPage::next);
    return foot;
}

} // namespace gander::ui
