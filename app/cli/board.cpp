// SPDX-License-Identifier: GPL-3.0-or-later

// The managers' board as figures, now or as of an instant.

#include "app/cli/jsonout.h"
#include "app/cli/peopletext.h"
#include "app/cli/session.h"

#include <QJsonArray>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

QJsonArray matrixJson(const BoardMatrix &matrix)
{
    QJsonArray rows;
    for (const auto &severity : matrix) {
        QJsonArray row;
        for (const qint64 count : severity)
            row.append(count);
        rows.append(row);
    }
    return rows;
}

// Short form, as 'list' gives them.
Result<QJsonArray> soonestJson(const desk::Desk &desk, const Board &board)
{
    QJsonArray soonest;
    for (const IncidentRow &row : board.soonest) {
        const auto detail =
            board.past ? desk.incidentAsOf(row.id, board.now) : desk.incident(row.id);
        if (!detail)
            return detail.error();
        soonest.append(incidentJson(*detail, desk.facts().zone, board.now, JsonForm::Short));
    }
    return soonest;
}

QJsonObject boardJson(const Board &board, const QJsonArray &soonest)
{
    return {
        {u"now"_s, toText(board.now)},
        {u"as_of"_s, board.past},
        {u"open"_s, board.open},
        {u"unclassified"_s, board.unclassified},
        {u"at_risk"_s, board.atRisk},
        {u"critical"_s, board.critical},
        {u"breached"_s, board.breached},
        {u"finished"_s, board.finished},
        {u"met_in_time"_s, board.metInTime},
        {u"matrix"_s, matrixJson(board.matrix)},
        {u"matrix_breached"_s, matrixJson(board.matrixBreached)},
        {u"matrix_at_risk"_s, matrixJson(board.matrixAtRisk)},
        {u"soonest"_s, soonest},
    };
}

Ending board(Session &session)
{
    if (session.given.has(u"--pdf"_s))
        return session.misused(
            u"the board cannot be written as a PDF yet; leave --pdf out to have it as figures"_s);
    const Result<std::optional<Instant>> asked = session.instant(u"--now"_s);
    if (!asked)
        return session.misused(asked.error().detail);
    const QString what = CliTr::tr("show the board");
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Instant present = session.clock.now();
    const Instant now = asked->value_or(present);
    const Result<Board> board = desk->board(now, now < present, session.progress());
    session.out.endProgress();
    if (!board)
        return session.refused(board.error(), what);
    if (!session.out.isJson()) {
        session.out.say(boardText(*board, desk->facts().zone));
        return session.done();
    }
    const Result<QJsonArray> soonest = soonestJson(*desk, *board);
    if (!soonest)
        return session.refused(soonest.error(), what);
    session.out.give(boardJson(*board, *soonest));
    return session.done();
}

} // namespace

std::vector<Command> boardCommands()
{
    return {{{u"board"_s, u"[--now I] [--zone NAME]"_s, 0, 0,
                 {{u"--now"_s}, {u"--zone"_s}, {u"--pdf"_s}}},
        board}};
}

} // namespace gander::app
