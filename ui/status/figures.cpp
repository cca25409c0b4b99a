// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/figures.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace gander::ui {

namespace {

class BoardTr
{
    Q_DECLARE_TR_FUNCTIONS(Board)
};

QString shown(qint64 number)
{
    return QLocale().toString(number);
}

QString overdueNote(const Board &board)
{
    // The overdue ones come first among the soonest; more than those nobody has looked at here.
    if (board.breached > static_cast<qint64>(board.soonest.size()))
        return BoardTr::tr("the longest overdue are below");
    const auto isToClassify = [&board](const IncidentRow &row) {
        return bandAt(row.urgency, board.now) == Band::Breached
            && row.urgency.clock == ClockName::Classify;
    };
    const qint64 toClassify = std::ranges::count_if(board.soonest, isToClassify);
    const qint64 toFix = board.breached - toClassify;
    if (toFix == 0)
        return BoardTr::tr("%1 to classify").arg(shown(toClassify));
    if (toClassify == 0)
        return BoardTr::tr("%1 to fix").arg(shown(toFix));
    return BoardTr::tr("%1 to classify, %2 to fix").arg(shown(toClassify), shown(toFix));
}

// Never rounded up: all of them means all.
QString share(qint64 part, qint64 whole)
{
    const double tenths =
        std::floor(1000.0 * static_cast<double>(part) / static_cast<double>(whole));
    return BoardTr::tr("%1 %", "a share of a hundred").arg(QLocale().toString(tenths / 10, 'f', 1));
}

} // namespace

FigureWords figureWords(Figure figure, const Board &board)
{
    switch (figure) {
    case Figure::Open:
        return {.title = BoardTr::tr("Open"),
            .figure = shown(board.open),
            .note =
                BoardTr::tr("%1 of them have a class").arg(shown(board.open - board.unclassified))};
    case Figure::Unclassified:
        return {.title = BoardTr::tr("Unclassified"),
            .figure = shown(board.unclassified),
            .note = BoardTr::tr("of %1 open").arg(shown(board.open))};
    case Figure::AtRisk: {
        const qint64 all = board.atRisk + board.critical;
        return {.title = BoardTr::tr("At risk"),
            .figure = shown(all),
            .note = board.critical > 0
                ? BoardTr::tr("%1 of them critical").arg(shown(board.critical))
                : BoardTr::tr("none of them critical"),
            .band = all > 0 ? Band::AtRisk : Band::Calm};
    }
    case Figure::Overdue:
        return {.title = BoardTr::tr("Overdue"),
            .figure = shown(board.breached),
            .note = board.breached > 0 ? overdueNote(board) : BoardTr::tr("no deadline is missed"),
            .band = board.breached > 0 ? Band::Breached : Band::Calm,
            .loud = board.breached > 0};
    case Figure::Kept:
        return {.title = BoardTr::tr("Met in 30 days"),
            .figure = board.finished > 0 ? share(board.metInTime, board.finished)
                                         : BoardTr::tr("–", "no figure"),
            .note = board.finished > 0
                ? BoardTr::tr("%1 of %2 clocks").arg(shown(board.metInTime), shown(board.finished))
                : BoardTr::tr("no clock has ended"),
            .band = Band::Met};
    }
    Q_UNREACHABLE();
}

QString spokenFigure(const FigureWords &words)
{
    return BoardTr::tr("%1: %2, %3").arg(words.title, words.figure, words.note);
}

QString queryOf(Figure figure, Instant now, const Zone &zone)
{
    switch (figure) {
    case Figure::Open:
        return QStringLiteral("is:open");
    case Figure::Unclassified:
        return QStringLiteral("in:triage");
    case Figure::AtRisk:
        // The language has no "or": what is neither calm nor any of the others.
        return QStringLiteral(
            "is:open -urgency:calm -urgency:breached -urgency:paused -urgency:none");
    case Figure::Overdue:
        return QStringLiteral("is:open urgency:breached");
    case Figure::Kept:
        return QStringLiteral("is:done updated>=%1")
            .arg(zone.wallAt(now + -boardReachMs).date.toString(Qt::ISODate));
    }
    Q_UNREACHABLE();
}

QString listTitle(Figure figure)
{
    switch (figure) {
    case Figure::Open:
        return BoardTr::tr("Open");
    case Figure::Unclassified:
        return BoardTr::tr("Unclassified");
    case Figure::AtRisk:
        return BoardTr::tr("At risk or critical");
    case Figure::Overdue:
        return BoardTr::tr("Overdue");
    case Figure::Kept:
        return BoardTr::tr("Done, changed in 30 days");
    }
    Q_UNREACHABLE();
}

CellFigures cellFigures(const Board &board, const Levels &levels)
{
    const auto row = static_cast<size_t>(number(levels.severity) - 1);
    const auto column = static_cast<size_t>(number(levels.devOps) - 1);
    return {.open = board.matrix[row][column],
        .overdue = board.matrixBreached[row][column],
        .atRisk = board.matrixAtRisk[row][column]};
}

QString spokenCell(const Levels &levels, const CellFigures &figures)
{
    QStringList parts{BoardTr::tr("%1 open").arg(shown(figures.open))};
    if (figures.overdue > 0)
        parts << BoardTr::tr("%1 overdue").arg(shown(figures.overdue));
    if (figures.atRisk > 0)
        parts << BoardTr::tr("%1 at risk").arg(shown(figures.atRisk));
    return BoardTr::tr("%1: %2").arg(listTitle(levels), parts.join(BoardTr::tr(", ")));
}

QString queryOf(const Levels &levels)
{
    return QStringLiteral("is:open sev:%1 devops:%2")
        .arg(QString::number(number(levels.severity)), QString::number(number(levels.devOps)));
}

QString listTitle(const Levels &levels)
{
    return BoardTr::tr("Sev %1, DevOps %2")
        .arg(QString::number(number(levels.severity)), QString::number(number(levels.devOps)));
}

} // namespace gander::ui
