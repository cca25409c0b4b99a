// SPDX-License-Identifier: GPL-3.0-or-later

// Questions that change nothing: show, list, count.

#include "app/cli/jsonout.h"
#include "app/cli/peopletext.h"
#include "app/cli/session.h"
#include "models/domain/querymatch.h"

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Rows are read this many at a time, so that a long list begins at once.
constexpr std::size_t chunk = 500;

Ending show(Session &session)
{
    const QString named = session.given.words.first();
    const QString what = CliTr::tr("show %1").arg(named);
    const Result<std::optional<Instant>> past = session.asOf();
    if (!past)
        return session.misused(past.error().detail);
    Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<IncidentId> id = desk->find(named);
    if (!id)
        return session.refused(id.error(), what);
    const Result<IncidentDetail> detail =
        *past ? desk->incidentAsOf(*id, **past) : desk->incident(*id);
    if (!detail)
        return session.refused(detail.error(), what);
    const Instant now = past->value_or(session.clock.now());
    if (session.out.isJson())
        session.out.give(incidentJson(*detail, desk->facts().zone, now));
    else
        session.out.say(fullText(*detail, desk->facts().zone, now));
    return session.done();
}

std::optional<SortBy> sortFromKey(const QString &key)
{
    if (key.isEmpty() || key == "due"_L1)
        return SortBy::Due;
    if (key == "reported"_L1)
        return SortBy::Reported;
    if (key == "updated"_L1)
        return SortBy::Updated;
    if (key == "id"_L1)
        return SortBy::Number;
    return {};
}

Ending giveRows(Session &session, const desk::Desk &desk, const std::vector<IncidentId> &ids,
    Instant now, const QString &what)
{
    const Result<std::vector<IncidentRow>> rows = desk.rows(ids);
    if (!rows)
        return session.refused(rows.error(), what);
    for (const IncidentRow &row : *rows)
        session.out.say(tableLine(row, now));
    return session.done();
}

Ending giveLines(Session &session, const desk::Desk &desk, const std::vector<IncidentId> &ids,
    Instant now, const QString &what)
{
    for (const IncidentId id : ids) {
        const Result<IncidentDetail> detail = desk.incident(id);
        // Gone between the two questions: then it is no longer in the list.
        if (!detail && detail.error().kind == ErrorKind::NotFound)
            continue;
        if (!detail)
            return session.refused(detail.error(), what);
        session.out.give(incidentJson(*detail, desk.facts().zone, now, JsonForm::Short));
        if (session.out.isBroken())
            break;
    }
    return session.done();
}

Ending giveAsOf(
    Session &session, const desk::Desk &desk, const ListRequest &request, const QString &what)
{
    const Result<AsOfList> list = desk.listAsOf(request, request.now, session.progress());
    session.out.endProgress();
    if (!list)
        return session.refused(list.error(), what);
    if (!list->rows.empty())
        session.out.say(tableHead());
    for (const IncidentRow &row : list->rows) {
        session.out.say(tableLine(row, request.now));
        if (session.out.isJson()) {
            const Result<IncidentDetail> detail = desk.incidentAsOf(row.id, request.now);
            if (!detail)
                return session.refused(detail.error(), what);
            session.out.give(
                incidentJson(*detail, desk.facts().zone, request.now, JsonForm::Short));
        }
        if (session.out.isBroken())
            return session.done();
    }
    session.out.say(CliTr::tr("%1 of %2 shown, as of %3")
                        .arg(QString::number(list->rows.size()), QString::number(list->total),
                            toText(request.now)));
    return session.done();
}

Ending list(Session &session)
{
    const QString what = CliTr::tr("list the incidents");
    ListRequest request;
    const std::optional<SortBy> sort = sortFromKey(session.given.value(u"--sort"_s));
    if (!sort)
        return session.misused(u"--sort is due, reported, updated or id"_s);
    request.sort = *sort;
    const Result<std::optional<qint64>> limit = session.count(u"--limit"_s);
    if (!limit)
        return session.misused(limit.error().detail);
    const Result<std::optional<qint64>> offset = session.count(u"--offset"_s);
    if (!offset)
        return session.misused(offset.error().detail);
    request.limit = limit->value_or(-1);
    request.offset = offset->value_or(0);
    if (const auto zone = session.zone(); !zone)
        return session.misused(zone.error().detail);
    const Result<std::optional<Instant>> past = session.asOf();
    if (!past)
        return session.misused(past.error().detail);
    request.now = past->value_or(session.clock.now());
    request.me = session.actor().name;
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    Result<Query> query = session.query(desk->facts().zone);
    if (!query)
        return session.refused(query.error(), what);
    request.query = *query;
    if (*past)
        return giveAsOf(session, *desk, request, what);
    const Result<ListAnswer> answer = desk->list(request);
    if (!answer)
        return session.refused(answer.error(), what);

    if (!session.out.isJson() && !answer->entries.empty())
        session.out.say(tableHead());
    std::vector<IncidentId> ids;
    const std::size_t all = answer->entries.size();
    for (std::size_t i = 0; i < all; ++i) {
        ids.push_back(answer->entries[i].id);
        if (ids.size() < chunk && i + 1 < all)
            continue;
        const Ending ending = session.out.isJson()
            ? giveLines(session, *desk, ids, request.now, what)
            : giveRows(session, *desk, ids, request.now, what);
        if (ending.code != Ending::Done || session.out.isBroken())
            return ending;
        ids.clear();
    }
    session.out.say(
        CliTr::tr("%1 of %2 shown").arg(QString::number(all), QString::number(answer->total)));
    return session.done();
}

bool isGroup(const QString &key)
{
    static const QStringList groups{u"outcome"_s, u"state"_s, u"severity"_s, u"devops"_s,
        u"customer"_s, u"product"_s, u"urgency"_s};
    return groups.contains(key);
}

Ending count(Session &session)
{
    const QString what = CliTr::tr("count the incidents");
    const QString by = session.given.value(u"--by"_s);
    if (!by.isEmpty() && !isGroup(by))
        return session.misused(
            u"--by is outcome, state, severity, devops, customer, product or urgency"_s);
    if (const auto zone = session.zone(); !zone)
        return session.misused(zone.error().detail);
    const Result<std::optional<Instant>> past = session.asOf();
    if (!past)
        return session.misused(past.error().detail);
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<Query> query = session.query(desk->facts().zone);
    if (!query)
        return session.refused(query.error(), what);
    // Figures are without what is merged, but by states or where a query names it.
    const ListRequest request{.query = by == "state"_L1 ? *query : withoutMerged(*query),
        .sort = SortBy::Due,
        .descending = false,
        .now = past->value_or(session.clock.now()),
        .me = session.actor().name};
    const Result<std::vector<ListCount>> counts = *past
        ? desk->countsAsOf({request.query}, request.now, request.me, session.progress())
        : desk->counts({request.query}, request.now, request.me);
    session.out.endProgress();
    if (!counts)
        return session.refused(counts.error(), what);
    const qint64 total = counts->empty() ? 0 : counts->front().total;
    session.out.say(total == 1 ? CliTr::tr("1 incident")
                               : CliTr::tr("%n incidents", nullptr, static_cast<int>(total)));

    QJsonObject groups;
    if (!by.isEmpty()) {
        const auto parts = *past ? desk->countsByAsOf(by, request, request.now, session.progress())
                                 : desk->countsBy(by, request);
        session.out.endProgress();
        if (!parts)
            return session.refused(parts.error(), what);
        for (const auto &[name, number] : *parts) {
            groups.insert(name, number);
            session.out.say(
                u"%1  %2"_s.arg(QString::number(number).rightJustified(8), plainLine(name, 100)));
        }
    }
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"total"_s, total}, {u"groups"_s, groups}});
    return session.done();
}

} // namespace

std::vector<Command> readingCommands()
{
    const OptionRule query{u"--query"_s, Takes::Text};
    const OptionRule me{u"--actor"_s};
    const OptionRule past{u"--as-of"_s};
    return {
        {{u"show"_s, u"ID [--as-of I]"_s, 1, 1, {past, {u"--zone"_s}}}, show},
        {{u"list"_s,
             u"[--query Q] [--sort due|reported|updated|id] [--limit N] [--offset N] [--as-of I]"_s,
             0, 0,
             {query, {u"--sort"_s}, {u"--limit"_s}, {u"--offset"_s}, past, {u"--zone"_s}, me}},
            list},
        {{u"count"_s,
             u"[--query Q] [--by outcome|state|severity|devops|customer|product|urgency] "
             "[--as-of I]"_s,
             0, 0, {query, {u"--by"_s}, past, {u"--zone"_s}, me}},
            count},
    };
}

} // namespace gander::app
