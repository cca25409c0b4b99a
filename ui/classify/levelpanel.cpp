// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/levelpanel.h"

#include "ui/classify/pageparts.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace gander::ui {
namespace {

constexpr qsizetype mostClauses = 12;
constexpr qsizetype longestClause = 120;

// Empties a grid of labels; they are few and change only with the choice.
void clearGrid(QGridLayout &grid)
{
    while (QLayoutItem *item = grid.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

// The clauses that speak of windows, by their numbers; the matrix marks their cells.
QString clausesText(const Contract &contract)
{
    QStringList lines;
    for (std::size_t i = 0; i < contract.clauses.size() && lines.size() < mostClauses; ++i) {
        const Clause &clause = contract.clauses[i];
        if (clause.subject != ClauseSubject::Cells)
            continue;
        const QString span =
            clause.span ? words::spanText(*clause.span) : LevelPanel::tr("no guarantee");
        QString line = LevelPanel::tr("§%1 %2: %3", "number, kind, span")
                           .arg(QString::number(i + 1), words::clauseKindName(clause.kind), span);
        if (!clause.text.isEmpty())
            line = LevelPanel::tr("%1. %2", "a clause, its own words")
                       .arg(line, words::shortened(clause.text, longestClause));
        lines.append(line);
    }
    return lines.join(u'\n');
}

// The steps of a sum that end in 'Due'; what the classification adds stands elsewhere.
bool belongsToSum(const Step &step)
{
    return step.kind != StepKind::Classified && step.kind != StepKind::Target;
}

} // namespace

LevelPanel::LevelPanel(const Surroundings &around, QWidget *parent)
    : QFrame(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("levelPanel"));
    Looks &looks = m_around.looks;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(2);
    column->addWidget(say(looks, Voice::Small, Tone::Second, this, tr("Chosen")));
    column->addSpacing(6);
    auto *chosen = new QHBoxLayout;
    chosen->setSpacing(8);
    m_badge = new SeverityBadge(looks, this);
    m_name = sayLong(looks, Voice::Section, Tone::Primary, this);
    m_name->setObjectName(QStringLiteral("chosenLevels"));
    chosen->addWidget(m_badge, 0, Qt::AlignTop);
    chosen->addWidget(m_name, 1);
    column->addLayout(chosen);
    m_instant = sayLong(looks, Voice::Instant, Tone::Primary, this);
    m_instant->setObjectName(QStringLiteral("chosenInstant"));
    m_distance = sayLong(looks, Voice::Small, Tone::Second, this);
    m_distance->setObjectName(QStringLiteral("chosenDistance"));
    column->addWidget(m_instant);
    column->addWidget(m_distance);

    m_details = new QWidget(this);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 16, 0, 0);
    details->setSpacing(6);
    details->addWidget(say(looks, Voice::Strong, Tone::Second, m_details, tr("Why this deadline")));
    auto *sum = new QHBoxLayout;
    sum->setSpacing(9);
    sum->addWidget(new Hairline(looks, m_details, Qt::Vertical, 2));
    m_sum = new QGridLayout;
    m_sum->setContentsMargins(0, 0, 0, 0);
    m_sum->setVerticalSpacing(4);
    m_sum->setHorizontalSpacing(8);
    m_sum->setColumnStretch(0, 1);
    sum->addLayout(m_sum, 1);
    details->addLayout(sum);
    details->addSpacing(10);
    details->addWidget(
        say(looks, Voice::Strong, Tone::Second, m_details, tr("If you chose instead")));
    m_neighbours = new QGridLayout;
    m_neighbours->setVerticalSpacing(6);
    m_neighbours->setHorizontalSpacing(8);
    m_neighbours->setColumnStretch(2, 1);
    details->addLayout(m_neighbours);
    column->addWidget(m_details);

    column->addSpacing(16);
    m_contractName = sayLong(looks, Voice::Strong, Tone::Second, this);
    m_contractFacts = sayLong(looks, Voice::Small, Tone::Primary, this);
    column->addWidget(m_contractName);
    column->addWidget(m_contractFacts);
    m_clauses = sayLong(looks, Voice::Small, Tone::Primary, this);
    m_clauses->setObjectName(QStringLiteral("levelClauses"));
    column->addWidget(m_clauses);
    column->addStretch(1);
    column->addSpacing(12);
    column->addWidget(sayLong(looks, Voice::Small, Tone::Third, this,
        tr("When in doubt take the worse one; it can be lowered later, with a reason.")));
}

void LevelPanel::setContract(
    const Contract &contract, Instant reportedAt, Instant classifiedAt, const QString &product)
{
    m_contract = contract;
    m_product = product;
    m_reportedAt = reportedAt;
    m_classifiedAt = classifiedAt;
    m_contractName->say(tr("%1, version %2").arg(contract.name, QString::number(contract.version)));
    const QString zone = contract.zone.name();
    const QString hours = contract.hasHours()
        ? tr("Working hours on the wall clock of %1.").arg(zone)
        : tr("Around the clock, dates in %1.").arg(zone);
    const QString pauses = contract.pauses.empty() ? tr("Nothing pauses its clocks.")
        : contract.pauseRule({})                   ? tr("A hold pauses its clocks.")
                                                   : tr("Some holds pause its clocks.");
    m_contractFacts->say(tr("%1 %2", "two sentences").arg(hours, pauses));
    const QString clauses = clausesText(contract);
    m_clauses->say(clauses);
    m_clauses->setVisible(!clauses.isEmpty());
}

void LevelPanel::show(const std::optional<Levels> &levels, const GuaranteeCells &cells, Instant now)
{
    m_levels = levels;
    m_cells = cells;
    m_badge->setVisible(levels.has_value());
    m_details->setVisible(levels.has_value());
    m_instant->setVisible(levels.has_value());
    m_distance->setVisible(levels.has_value());
    if (!levels) {
        m_name->say(tr("Nothing yet"));
        return;
    }
    m_badge->setSeverity(levels->severity);
    m_name->say(
        tr("%1, DevOps %2")
            .arg(words::severityName(levels->severity), QString::number(number(levels->devOps))));
    showSum(now);
    showNeighbours(now);
    setNow(now);
}

void LevelPanel::setNow(Instant now)
{
    if (!m_levels)
        return;
    const GuaranteeCell &cell = cellAt(m_cells, *m_levels);
    if (!cell.due) {
        m_instant->say(tr("No guarantee"));
        m_distance->say(tr("It still counts as classified in time, or not."));
        return;
    }
    m_instant->say(words::instantText(*cell.due, now, m_around.zone));
    const Zone &theirs = m_contract.zone;
    if (theirs.offsetSecondsAt(*cell.due) == m_around.zone.offsetSecondsAt(*cell.due)) {
        m_distance->say(distanceText(*cell.due, now));
        return;
    }
    // The last part of an IANA name is the city.
    const QString city = theirs.name().section(u'/', -1).replace(u'_', u' ');
    m_distance->say(
        tr("%1 · %2 in %3")
            .arg(distanceText(*cell.due, now), words::timeOfDay(*cell.due, theirs), city));
}

void LevelPanel::showSum(Instant now)
{
    clearGrid(*m_sum);
    Looks &looks = m_around.looks;
    const Deadlines deadlines =
        deadlinesOf(m_reportedAt, m_levels, m_classifiedAt, m_contract, m_product);
    int row = 0;
    for (const Step &step : deadlines.resolveSteps) {
        if (!belongsToSum(step))
            continue;
        const words::StepWords line = words::stepWords(step, now, {m_around.zone, m_contract.zone});
        const bool last = step.kind == StepKind::Due;
        const Voice voice = last ? Voice::Strong : Voice::Small;
        auto *what =
            sayLong(looks, voice, Tone::Primary, m_details, last ? tr("Fix by") : line.what);
        // The panel is narrow: the customer's wall clock goes below.
        auto *figure = say(looks, voice, last ? Tone::Primary : Tone::Second, m_details,
            line.there.isEmpty() ? line.figure : line.figure + u'\n' + line.there);
        figure->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
        m_sum->addWidget(what, row, 0, Qt::AlignTop);
        m_sum->addWidget(figure, row, 1, Qt::AlignTop | Qt::AlignRight);
        ++row;
    }
}

void LevelPanel::showNeighbours(Instant now)
{
    Q_UNUSED(now)
    clearGrid(*m_neighbours);
    Looks &looks = m_around.looks;
    const GuaranteeCell &chosen = cellAt(m_cells, *m_levels);
    int row = 0;
    const auto add = [&](int severityStep, int devOpsStep) {
        const auto severity = severityFromNumber(number(m_levels->severity) + severityStep);
        const auto devOps = devOpsFromNumber(number(m_levels->devOps) + devOpsStep);
        if (!severity || !devOps)
            return;
        auto *badge = new SeverityBadge(looks, m_details);
        badge->setSeverity(*severity);
        m_neighbours->addWidget(badge, row, 0);
        m_neighbours->addWidget(say(looks, Voice::Small, Tone::Primary, m_details,
                                    tr("DevOps %1").arg(number(*devOps))),
            row, 1);
        m_neighbours->addWidget(say(looks, Voice::Small, Tone::Second, m_details,
                                    comparedText(cellAt(m_cells, {*severity, *devOps}), chosen)),
            row, 2, Qt::AlignRight | Qt::AlignVCenter);
        ++row;
    };
    add(-1, 0);
    add(0, -1);
    add(0, 1);
    add(1, 0);
}

} // namespace gander::ui
