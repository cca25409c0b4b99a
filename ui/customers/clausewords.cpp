// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/clausewords.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace gander::ui {

namespace {

class ClauseTr
{
    Q_DECLARE_TR_FUNCTIONS(Clauses)
};

// "1", "1–2", "1, 3".
QString numbersText(const std::vector<int> &numbers)
{
    const bool inARow =
        numbers.size() > 1 && numbers.back() - numbers.front() + 1 == int(numbers.size());
    if (inARow)
        return QStringLiteral("%1–%2").arg(
            QString::number(numbers.front()), QString::number(numbers.back()));
    QStringList parts;
    for (const int one : numbers)
        parts << QString::number(one);
    return parts.join(QStringLiteral(", "));
}

QString windowText(const std::optional<Span> &window)
{
    return window ? words::spanText(*window) : ClauseTr::tr("none");
}

// What the cells of a clause held, where it is one and the same in all of them.
std::optional<QString> commonWindow(const Clause &clause, const Contract &contract)
{
    std::optional<QString> common;
    for (size_t row = 0; row < clause.cells.size(); ++row) {
        for (size_t column = 0; column < clause.cells[row].size(); ++column) {
            if (!clause.cells[row][column])
                continue;
            const QString text = windowText(contract.windows[row][column]);
            if (common && *common != text)
                return std::nullopt;
            common = text;
        }
    }
    return common;
}

QString heldBefore(const Clause &clause, const Contract &contract)
{
    switch (clause.subject) {
    case ClauseSubject::Cells:
        return commonWindow(clause, contract).value_or(QString());
    case ClauseSubject::Initial:
        return words::spanText(contract.initial);
    case ClauseSubject::Memos:
        return windowText(contract.memo);
    }
    Q_UNREACHABLE();
}

} // namespace

QString clauseKindIcon(ClauseKind kind)
{
    switch (kind) {
    case ClauseKind::Extend:
        return QStringLiteral("arrow-up-from-line");
    case ClauseKind::Limit:
        return QStringLiteral("arrow-down-to-line");
    case ClauseKind::Replace:
        return QStringLiteral("replace");
    }
    Q_UNREACHABLE();
}

QString clauseSubjectName(ClauseSubject subject)
{
    switch (subject) {
    case ClauseSubject::Cells:
        return ClauseTr::tr("Time to fix");
    case ClauseSubject::Initial:
        return ClauseTr::tr("Time to classify");
    case ClauseSubject::Memos:
        return ClauseTr::tr("Time to a memo");
    }
    Q_UNREACHABLE();
}

QString cellsText(const Clause::Cells &cells)
{
    std::vector<int> rows;
    std::vector<int> columns;
    int count = 0;
    for (size_t row = 0; row < cells.size(); ++row) {
        for (size_t column = 0; column < cells[row].size(); ++column) {
            if (!cells[row][column])
                continue;
            ++count;
            if (rows.empty() || rows.back() != int(row) + 1)
                rows.push_back(int(row) + 1);
            if (std::ranges::find(columns, int(column) + 1) == columns.end())
                columns.push_back(int(column) + 1);
        }
    }
    if (count == 0)
        return ClauseTr::tr("No cell yet");
    std::ranges::sort(columns);
    if (count == int(rows.size() * columns.size()))
        return ClauseTr::tr("Sev %1, DevOps %2").arg(numbersText(rows), numbersText(columns));
    QStringList parts;
    for (size_t row = 0; row < cells.size(); ++row) {
        std::vector<int> ticked;
        for (size_t column = 0; column < cells[row].size(); ++column) {
            if (cells[row][column])
                ticked.push_back(int(column) + 1);
        }
        if (!ticked.empty())
            parts << QStringLiteral("S%1 D%2").arg(row + 1).arg(numbersText(ticked));
    }
    return parts.join(QStringLiteral("; "));
}

QString appliesTo(const ClauseText &clause)
{
    return clause.subject == ClauseSubject::Cells ? cellsText(clause.cells)
                                                  : clauseSubjectName(clause.subject);
}

QString guaranteeText(const ClauseText &clause)
{
    const QString typed = clause.amount.trimmed();
    if (typed.isEmpty())
        return clause.kind == ClauseKind::Replace ? ClauseTr::tr("no guarantee")
                                                  : ClauseTr::tr("how long?");
    bool whole = false;
    const qint64 amount = typed.toLongLong(&whole);
    if (whole) {
        const Result<Span> span = spanFromJson(
            QJsonObject{{QStringLiteral("value"), amount}, {QStringLiteral("unit"), clause.unit}},
            QStringLiteral("span"));
        if (span)
            return words::spanText(*span);
    }
    return typed;
}

const std::vector<std::pair<QString, QString>> &spanUnits()
{
    static const std::vector<std::pair<QString, QString>> units{
        {QStringLiteral("minutes"), ClauseTr::tr("minutes")},
        {QStringLiteral("hours"), ClauseTr::tr("hours")},
        {QStringLiteral("days"), ClauseTr::tr("days")},
        {QStringLiteral("weeks"), ClauseTr::tr("weeks")},
        {QStringLiteral("months"), ClauseTr::tr("months")},
        {QStringLiteral("business_minutes"), ClauseTr::tr("working minutes")},
        {QStringLiteral("business_hours"), ClauseTr::tr("working hours")},
        {QStringLiteral("business_days"), ClauseTr::tr("working days")},
        {QStringLiteral("seconds"), ClauseTr::tr("seconds")},
    };
    return units;
}

ClauseMark markOf(const Clause &clause, const Contract &before)
{
    if (std::ranges::find(before.clauses, clause) != before.clauses.end())
        return {};
    ClauseMark mark{.what = ClauseMark::What::New, .was = {}};
    const Clause *same = nullptr;
    for (const Clause &one : before.clauses) {
        if (one.subject == clause.subject && one.cells == clause.cells)
            same = &one; // the last one wins
    }
    if (same)
        mark.what = ClauseMark::What::Changed;
    const QString now = clause.span ? words::spanText(*clause.span) : windowText(std::nullopt);
    const QString was = same && same->span ? words::spanText(*same->span)
        : same                             ? windowText(std::nullopt)
                                           : heldBefore(clause, before);
    if (was != now)
        mark.was = was;
    return mark;
}

PlanCells planCells(const Contract &contract, const Contract &before)
{
    PlanCells cells;
    for (size_t row = 0; row < cells.size(); ++row) {
        for (size_t column = 0; column < cells[row].size(); ++column) {
            const std::optional<Span> &window = contract.windows[row][column];
            const std::optional<Span> &earlier = before.windows[row][column];
            cells[row][column] = {.window = windowText(window),
                .clause = contract.windowClause[row][column],
                .promises = window.has_value(),
                .moved = window != earlier,
                .was = window != earlier ? windowText(earlier) : QString()};
        }
    }
    return cells;
}

QString spokenCell(const PlanCells &cells, int row, int column)
{
    const PlanCell &cell = cells[size_t(row)][size_t(column)];
    QString text =
        ClauseTr::tr("Sev %1 %2, DevOps %3: %4")
            .arg(QString::number(row + 1), words::severityName(allSeverities[size_t(row)]),
                QString::number(column + 1),
                cell.promises ? cell.window : ClauseTr::tr("no guarantee"));
    if (cell.clause > 0)
        text = ClauseTr::tr("%1 by clause %2").arg(text, QString::number(cell.clause));
    if (cell.moved)
        text = ClauseTr::tr("%1, was %2").arg(text, cell.was);
    return text;
}

} // namespace gander::ui
