// SPDX-License-Identifier: GPL-3.0-or-later

// Incidents from files and into files: import, export.

#include "app/cli/session.h"
#include "models/desk/backups.h"
#include "models/exchange/files.h"
#include "models/exchange/incidentexport.h"
#include "models/exchange/incidentimport.h"
#include "models/exchange/refusedrows.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestMap = 1024 * 1024;

struct ImportCount {
    qint64 read = 0;
    qint64 refused = 0;
    desk::TakeOverCount taken;
    QJsonArray issues;
    bool changed = false;
    bool isBackedUp = false; // once for all files
    QString refusal;         // the first file that was refused as a whole, in words
};

// What of the options holds for all files; the fault is a misuse.
Result<exchange::ImportOptions> importOptions(const Session &session)
{
    exchange::ImportOptions options;
    const QString format = session.given.value(u"--format"_s);
    if (!format.isEmpty() && format != "auto"_L1 && format != "csv"_L1)
        return Error{ErrorKind::Invalid, u"--format is auto or csv"_s};
    const QString order = session.given.value(u"--date-order"_s);
    if (!order.isEmpty()) {
        options.dateOrder = exchange::dateOrderFromKey(order);
        if (!options.dateOrder)
            return Error{ErrorKind::Invalid, u"--date-order is dmy, mdy or ymd"_s};
    }
    options.now = session.clock.now();
    return options;
}

Ending importEnding(Session &session, const ImportCount &count)
{
    if (count.read == 0 && !count.refusal.isEmpty())
        return {Ending::Refused, count.refusal};
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"read"_s, count.read}, {u"created"_s, count.taken.created},
            {u"updated"_s, count.taken.updated}, {u"unchanged"_s, count.taken.unchanged},
            {u"refused"_s, count.refused}, {u"issues"_s, count.issues}});
    session.out.say(
        CliTr::tr("%1 incidents read, %2 created, %3 updated, %4 unchanged, %5 refused")
            .arg(QString::number(count.read), QString::number(count.taken.created),
                QString::number(count.taken.updated), QString::number(count.taken.unchanged),
                QString::number(count.refused)));
    for (const QJsonValue &issue : count.issues)
        session.out.say(
            plainLine(CliTr::tr("line %1  %2: %3")
                          .arg(QString::number(issue[u"line"_s].toInteger()),
                              issue[u"field"_s].toString(), issue[u"problem"_s].toString())));
    if (!count.refusal.isEmpty())
        return {count.changed ? Ending::InPart : Ending::Refused, count.refusal};
    if (count.refused > 0 && !session.given.has(u"--dry-run"_s))
        return {Ending::InPart,
            CliTr::tr("Imported in part: %1 of %2 incidents were refused. Correct their rows, then "
                      "import them again.")
                .arg(QString::number(count.refused), QString::number(count.read))};
    return session.done();
}

Result<void> importFile(Session &session, ActingDesk &desk, const QString &path,
    const exchange::ImportOptions &options, ImportCount &count, QByteArray &refusedRows)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorKind::NotFound, u"there is no file %1"_s.arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, u"%1 cannot be read"_s.arg(path)};
    const auto progress = [&](qint64 done, qint64 all) {
        session.out.tellProgress(done, all);
        return true;
    };
    const Result<exchange::ImportPlan> plan = exchange::planImport(file, options, progress);
    if (!plan)
        return Error{plan.error().kind, u"%1: %2"_s.arg(path, plan.error().detail)};
    count.read += plan->read;
    count.refused += plan->refused;
    const bool several = session.given.words.size() > 1;
    for (const exchange::ImportIssue &issue : plan->issues) {
        QJsonObject json{
            {u"line"_s, issue.line}, {u"field"_s, issue.field}, {u"problem"_s, issue.problem}};
        if (several)
            json.insert(u"file"_s, path);
        count.issues.append(json);
    }
    if (session.given.has(u"--refused"_s) && plan->refused > 0) {
        const Result<QByteArray> rows = exchange::refusedRows(file, *plan, options);
        if (!rows)
            return rows.error();
        refusedRows += *rows;
    }
    if (plan->refused > 0 && !session.given.has(u"--partial"_s)
        && !session.given.has(u"--dry-run"_s)) {
        return Error{ErrorKind::Invalid,
            u"%1: %2 of %3 incidents are wrong, first line %4: %5 %6; with --partial the others "
            "are taken"_s.arg(path, QString::number(plan->refused), QString::number(plan->read),
                QString::number(plan->issues.front().line), plan->issues.front().field,
                plan->issues.front().problem)};
    }
    std::vector<TakeOver> incidents;
    incidents.reserve(plan->incidents.size());
    for (const exchange::PlannedIncident &planned : plan->incidents)
        incidents.push_back(planned.incident);
    if (!session.given.has(u"--dry-run"_s) && !count.isBackedUp) {
        const Result<void> kept = desk::keepBackupBeforeImport(
            desk.reading(), incidents, session.actor(), session.clock.now(), progress);
        if (!kept)
            return Error{kept.error().kind,
                u"%1: no backup of the desk could be made before: %2"_s.arg(
                    path, kept.error().detail)};
        count.isBackedUp = desk.reading().facts().incidents > 0;
    }
    const Result<QUuid> act = session.nextActId();
    if (!act)
        return act.error();
    const Result<desk::TakeOverCount> taken = session.given.has(u"--dry-run"_s)
        ? desk.reading().foresee(incidents, session.actor())
        : desk.takeOver(incidents, session.actor(), *act, progress);
    if (!taken)
        return Error{taken.error().kind, u"%1: %2"_s.arg(path, taken.error().detail)};
    count.taken.created += taken->created;
    count.taken.updated += taken->updated;
    count.taken.unchanged += taken->unchanged;
    count.changed |= !session.given.has(u"--dry-run"_s) && taken->created + taken->updated > 0;
    return {};
}

Ending importFiles(Session &session)
{
    const QString what = CliTr::tr("import");
    Result<exchange::ImportOptions> options = importOptions(session);
    if (!options)
        return session.misused(options.error().detail);
    const Result<std::optional<Zone>> zone = session.zone();
    if (!zone)
        return session.misused(zone.error().detail);
    if (session.given.has(u"--map"_s)) {
        const Result<QByteArray> json =
            exchange::readFile(session.given.value(u"--map"_s), largestMap);
        if (!json)
            return refusal(json.error(), CliTr::tr("read the map"));
        Result<exchange::ColumnMap> map = exchange::columnMapFromJson(*json);
        if (!map)
            return refusal(map.error(), CliTr::tr("read the map"));
        options->map = *map;
    }
    Result<ActingDesk> desk =
        session.given.has(u"--dry-run"_s) ? session.openToLook() : session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    options->zone = zone->value_or(desk->reading().facts().zone);

    ImportCount count;
    QByteArray refusedRows;
    for (const QString &path : session.given.words) {
        const Result<void> done = importFile(session, *desk, path, *options, count, refusedRows);
        session.out.endProgress();
        if (!done && count.refusal.isEmpty())
            count.refusal = refusal(done.error(), what).line;
    }
    if (session.given.has(u"--refused"_s)) {
        const Result<void> written =
            exchange::writeFile(session.given.value(u"--refused"_s), refusedRows);
        if (!written && count.refusal.isEmpty())
            count.refusal = refusal(written.error(), CliTr::tr("write the refused rows")).line;
    }
    return importEnding(session, count);
}

Result<QByteArray> csvOf(Session &session, const desk::Desk &desk, const ListAnswer &answer)
{
    QByteArray bytes = exchange::exportHead();
    qint64 done = 0;
    for (const ListEntry &entry : answer.entries) {
        const Result<IncidentDetail> detail = desk.incident(entry.id);
        if (!detail)
            return detail.error();
        bytes += exchange::exportLine({.incident = detail->incident,
            .classifyBy = detail->classify.due,
            .guaranteedBy = detail->resolve.due});
        session.out.tellProgress(++done, answer.total);
    }
    session.out.endProgress();
    return bytes;
}

Ending exportFile(Session &session)
{
    const QString what = CliTr::tr("export the incidents");
    const QString path = session.given.words.first();
    const QString format = session.given.value(u"--format"_s);
    const bool asksJson =
        format.isEmpty() ? path.endsWith(".json"_L1, Qt::CaseInsensitive) : format != "csv"_L1;
    if (asksJson)
        return session.misused(u"--format is csv"_s);
    const Result<std::optional<Zone>> zone = session.zone();
    if (!zone)
        return session.misused(zone.error().detail);
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<Query> query = session.query(desk->facts().zone);
    if (!query)
        return session.refused(query.error(), what);
    const Result<ListAnswer> answer = desk->list({.query = *query,
        .sort = SortBy::Number,
        .descending = false,
        .now = session.clock.now(),
        .me = session.actor().name});
    if (!answer)
        return session.refused(answer.error(), what);
    const Result<QByteArray> bytes = csvOf(session, *desk, *answer);
    if (!bytes)
        return session.refused(bytes.error(), what);
    const auto written = static_cast<qint64>(answer->entries.size());
    if (path == u'-') {
        session.out.give(*bytes);
        return session.done();
    }
    if (const Result<void> saved = exchange::writeFile(path, *bytes); !saved)
        return refusal(saved.error(), what);
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"written"_s, written}});
    session.out.say(CliTr::tr("Incidents written: %1").arg(written));
    return session.done();
}

} // namespace

std::vector<Command> exchangeCommands()
{
    return {
        {{u"import"_s,
             u"FILE... [--format auto|csv] [--map FILE] [--zone NAME] [--date-order dmy|mdy|ymd] "
             "[--partial] [--dry-run] [--refused FILE]"_s,
             1, -1,
             {{u"--format"_s}, {u"--map"_s}, {u"--zone"_s}, {u"--date-order"_s},
                 {u"--partial"_s, Takes::Nothing}, {u"--dry-run"_s, Takes::Nothing},
                 {u"--refused"_s}, {u"--actor"_s}, {u"--act"_s}}},
            importFiles},
        {{u"export"_s, u"FILE [--query Q] [--format csv]"_s, 1, 1,
             {{u"--query"_s, Takes::Text}, {u"--format"_s}, {u"--zone"_s}, {u"--actor"_s}}},
            exportFile},
    };
}

} // namespace gander::app
