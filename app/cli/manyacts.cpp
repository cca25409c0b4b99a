// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/manyacts.h"

#include "app/cli/jsonout.h"
#include "models/domain/actjson.h"

#include <QJsonArray>

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// A line of the answer: the incident as it was named, and what came of it or will.
struct Line {
    QString named;
    IncidentId incident;
    std::optional<Error> refused;
    std::optional<Receipt> receipt;
    std::optional<Preview> foreseen;
};

QJsonObject lineJson(const Line &line, const Zone &zone, Instant now)
{
    QJsonObject json{{u"id"_s,
                         line.incident.isSet() ? QJsonValue(line.incident.number())
                                               : QJsonValue(QJsonValue::Null)},
        {u"named"_s, line.named}, {u"done"_s, !line.refused},
        {u"seq"_s,
            line.receipt && line.receipt->seq > 0 ? QJsonValue(line.receipt->seq)
                                                  : QJsonValue(QJsonValue::Null)},
        {u"error"_s, line.refused ? QJsonValue(toJson(*line.refused)) : QJsonValue()}};
    if (line.foreseen) {
        json.insert(u"before"_s, incidentJson(line.foreseen->before, zone, now, JsonForm::Short));
        json.insert(u"after"_s, incidentJson(line.foreseen->after, zone, now, JsonForm::Short));
    }
    return json;
}

void sayLine(Session &session, const Line &line, bool isForeseen)
{
    const QString number = line.incident.isSet() ? deskNumber(line.incident) : line.named;
    if (line.refused)
        session.out.say(CliTr::tr("%1: refused: %2").arg(number, line.refused->detail));
    else if (isForeseen)
        session.out.say(CliTr::tr("%1: would be done").arg(number));
    else
        session.out.say(CliTr::tr("%1: done").arg(number));
}

// Done where all were, in part where some were, and refused where none was.
Ending answer(Session &session, const desk::Desk &desk, const QUuid &act,
    const std::vector<Line> &lines, const QString &what, bool isForeseen)
{
    const auto refused =
        std::ranges::count_if(lines, [](const Line &line) { return line.refused.has_value(); });
    const auto done = static_cast<qint64>(lines.size()) - refused;
    if (session.out.isJson()) {
        QJsonArray rows;
        for (const Line &line : lines)
            rows.append(lineJson(line, desk.facts().zone, session.clock.now()));
        QJsonObject json{{u"act"_s, act.toString(QUuid::WithoutBraces)}, {u"done"_s, done},
            {u"refused"_s, static_cast<qint64>(refused)}, {u"rows"_s, rows}};
        if (isForeseen)
            json.insert(u"dry_run"_s, true);
        session.out.give(json);
    } else {
        for (const Line &line : lines)
            sayLine(session, line, isForeseen);
        if (done > 0 && !isForeseen)
            session.out.say(CliTr::tr("To take it back: gander-cli undo --of %1")
                                .arg(act.toString(QUuid::WithoutBraces)));
    }
    if (refused == 0)
        return session.done();
    const auto first =
        std::ranges::find_if(lines, [](const Line &line) { return line.refused.has_value(); });
    if (done == 0 && lines.size() == 1)
        return session.refused(*first->refused, what);
    return {done > 0 ? Ending::InPart : Ending::Refused,
        CliTr::tr("%1 of %2 refused; the first: %3")
            .arg(QString::number(refused), QString::number(lines.size()),
                plainLine(first->refused->detail))};
}

// Each incident once, in the order named; those that are not there are refused by name.
Result<std::vector<Line>> linesOf(const QStringList &names, const desk::Desk &desk)
{
    std::vector<Line> lines;
    for (const QString &named : names) {
        const Result<IncidentId> id = desk.find(named);
        if (!id && id.error().kind != ErrorKind::NotFound)
            return id.error();
        if (!id)
            lines.push_back({.named = named, .refused = id.error()});
        else if (std::ranges::find(lines, *id, &Line::incident) == lines.end())
            lines.push_back({.named = named, .incident = *id});
    }
    return lines;
}

std::vector<Line *> foundAmong(std::vector<Line> &lines)
{
    std::vector<Line *> found;
    for (Line &line : lines)
        if (line.incident.isSet())
            found.push_back(&line);
    return found;
}

// 'acts' come one for each line that is found.
Ending performLines(Session &session, ActingDesk &desk, const std::vector<Act> &acts,
    std::vector<Line> lines, const QString &what)
{
    const std::vector<Line *> found = foundAmong(lines);
    const QUuid act = acts.empty() ? QUuid() : acts.front().id;
    const bool isForeseen = session.given.has(u"--dry-run"_s);
    if (!acts.empty() && isForeseen) {
        auto rows = desk.reading().foreseeMany(acts, session.progress());
        if (!rows)
            return session.refused(rows.error(), what);
        for (size_t i = 0; i < rows->size(); ++i) {
            if ((*rows)[i].result)
                found[i]->foreseen = std::move(*(*rows)[i].result);
            else
                found[i]->refused = (*rows)[i].result.error();
        }
    } else if (!acts.empty()) {
        const auto done = desk.performMany(acts, session.progress());
        if (!done)
            return session.refused(done.error(), what);
        for (size_t i = 0; i < done->rows.size() && i < found.size(); ++i) {
            if (done->rows[i].result)
                found[i]->receipt = *done->rows[i].result;
            else
                found[i]->refused = done->rows[i].result.error();
        }
    }
    return answer(session, desk.reading(), act, lines, what, isForeseen);
}

// Looked at by the function that does it, a moment before.
Result<void> mustAllFit(
    const desk::Desk &desk, const std::vector<Act> &acts, const std::vector<Line> &lines)
{
    std::vector<Error> faults;
    for (const Line &line : lines)
        if (line.refused)
            faults.push_back(*line.refused);
    const auto rows = desk.foreseeMany(acts);
    if (!rows)
        return rows.error();
    for (const RowForeseen &row : *rows)
        if (!row.result)
            faults.push_back(row.result.error());
    if (faults.empty())
        return {};
    QStringList details;
    for (const Error &fault : faults)
        details << fault.detail;
    return Error{faults.front().kind,
        u"%1; nothing was done, and with --partial the others are"_s.arg(details.join("; "_L1))};
}

} // namespace

std::vector<OptionRule> manyOptions(std::vector<OptionRule> own, bool needsReason)
{
    own.push_back({u"--dry-run"_s, Takes::Nothing});
    return actOptions(std::move(own), needsReason);
}

bool isForMany(const Session &session)
{
    return session.given.words.size() > 1 || session.given.has(u"--dry-run"_s);
}

Ending actOnMany(Session &session, const Action &form, const QString &what)
{
    const Result<Act> act = session.act(form);
    if (!act)
        return session.misused(act.error().detail);
    Result<ActingDesk> desk =
        session.given.has(u"--dry-run"_s) ? session.openToLook() : session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    return actOnNamed(session, *desk, session.given.words, *act, what, WhereRefused::Others);
}

Ending actOnNamed(Session &session, ActingDesk &desk, const QStringList &names, const Act &form,
    const QString &what, WhereRefused whereRefused)
{
    Result<std::vector<Line>> lines = linesOf(names, desk.reading());
    if (!lines)
        return session.refused(lines.error(), what);
    std::vector<IncidentId> incidents;
    for (const Line *line : foundAmong(*lines))
        incidents.push_back(line->incident);
    const std::vector<Act> acts = onEach(form, incidents);
    if (whereRefused == WhereRefused::None && !session.given.has(u"--dry-run"_s)) {
        const auto fit = mustAllFit(desk.reading(), acts, *lines);
        if (!fit)
            return session.refused(fit.error(), what);
    }
    return performLines(session, desk, acts, std::move(*lines), what);
}

Ending takeBackMany(Session &session)
{
    const QString what = CliTr::tr("take back the act");
    const QUuid of(session.given.value(u"--of"_s));
    if (of.isNull())
        return session.misused(u"--of takes a UUID"_s);
    const Result<Act> form = session.act({});
    if (!form)
        return session.misused(form.error().detail);
    Result<ActingDesk> desk =
        session.given.has(u"--dry-run"_s) ? session.openToLook() : session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    const auto written = desk->reading().writtenBy(of);
    if (!written)
        return session.refused(written.error(), what);
    const std::vector<Act> acts = takingBack(*written, *form);
    std::vector<Line> lines;
    for (const Act &act : acts) {
        const IncidentId id = std::get<Undo>(act.action).incident;
        lines.push_back({.named = deskNumber(id), .incident = id});
    }
    return performLines(session, *desk, acts, std::move(lines), what);
}

} // namespace gander::app
