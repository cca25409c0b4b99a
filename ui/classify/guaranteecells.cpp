// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/guaranteecells.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>

namespace gander::ui {

GuaranteeCells guaranteeCells(
    Instant reportedAt, Instant classifiedAt, const Contract &contract, const QString &product)
{
    GuaranteeCells cells;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        for (std::size_t column = 0; column < cells[row].size(); ++column) {
            const Levels levels{allSeverities[row], allDevOpsLevels[column]};
            cells[row][column] = {levels,
                deadlinesOf(reportedAt, levels, classifiedAt, contract, product).guaranteedBy,
                contract.window(levels.severity, levels.devOps),
                contract.windowClause[row][column]};
        }
    }
    return cells;
}

const GuaranteeCell &cellAt(const GuaranteeCells &cells, const Levels &levels)
{
    return cells[static_cast<std::size_t>(number(levels.severity) - 1)]
                [static_cast<std::size_t>(number(levels.devOps) - 1)];
}

GuaranteeCellWords wordsOf(const GuaranteeCell &cell, Instant now, const Zone &zone)
{
    if (!cell.due)
        return {QCoreApplication::translate("GuaranteeMatrix", "No guarantee"), {}, {}};
    GuaranteeCellWords words{
        words::instantText(*cell.due, now, zone, false), {}, distanceText(*cell.due, now)};
    if (!cell.window)
        return words;
    const QString span = words::spanText(*cell.window);
    words.window = cell.clause > 0
        ? QCoreApplication::translate("GuaranteeMatrix", "+ %1 · §%2", "window, clause")
              .arg(span, QString::number(cell.clause))
        : QCoreApplication::translate("GuaranteeMatrix", "+ %1").arg(span);
    return words;
}

QString distanceText(Instant due, Instant now)
{
    const qint64 left = due - now;
    if (left < 0)
        return QCoreApplication::translate("GuaranteeMatrix", "%1 ago").arg(words::duration(-left));
    return QCoreApplication::translate("GuaranteeMatrix", "in %1").arg(words::duration(left));
}

QString spokenText(const GuaranteeCell &cell, Instant now, const Zone &zone)
{
    const QString severity = QString::number(number(cell.levels.severity));
    const QString name = words::severityName(cell.levels.severity);
    const QString devOps = QString::number(number(cell.levels.devOps));
    if (!cell.due)
        return QCoreApplication::translate("GuaranteeMatrix", "Sev %1 %2, DevOps %3, no guarantee")
            .arg(severity, name, devOps);
    const QString due = words::instantText(*cell.due, now, zone);
    const QString distance = distanceText(*cell.due, now);
    if (cell.clause > 0)
        return QCoreApplication::translate(
            "GuaranteeMatrix", "Sev %1 %2, DevOps %3, fix by %4, %5, by clause %6")
            .arg(severity, name, devOps, due, distance, QString::number(cell.clause));
    return QCoreApplication::translate("GuaranteeMatrix", "Sev %1 %2, DevOps %3, fix by %4, %5")
        .arg(severity, name, devOps, due, distance);
}

QString comparedText(const GuaranteeCell &other, const GuaranteeCell &chosen)
{
    if (!other.due)
        return QCoreApplication::translate("GuaranteeMatrix", "no guarantee");
    if (!chosen.due)
        return QCoreApplication::translate("GuaranteeMatrix", "a guarantee");
    const qint64 later = *other.due - *chosen.due;
    if (later == 0)
        return QCoreApplication::translate("GuaranteeMatrix", "same instant");
    if (later > 0)
        return QCoreApplication::translate("GuaranteeMatrix", "%1 later")
            .arg(words::duration(later));
    return QCoreApplication::translate("GuaranteeMatrix", "%1 earlier")
        .arg(words::duration(-later));
}

} // namespace gander::ui
