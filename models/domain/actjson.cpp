// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/actjson.h"

#include "models/domain/jsonkeys.h"

#include <QJsonArray>

#include <array>
#include <limits>
#include <type_traits>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array errorKeys{
    std::pair{ErrorKind::Invalid, "invalid"},
    std::pair{ErrorKind::NotFound, "not-found"},
    std::pair{ErrorKind::Conflict, "conflict"},
    std::pair{ErrorKind::Unavailable, "unavailable"},
    std::pair{ErrorKind::Held, "held"},
    std::pair{ErrorKind::Full, "full"},
    std::pair{ErrorKind::TooNew, "too-new"},
    std::pair{ErrorKind::Foreign, "foreign"},
    std::pair{ErrorKind::Corrupt, "corrupt"},
    std::pair{ErrorKind::Cancelled, "cancelled"},
    std::pair{ErrorKind::Forbidden, "forbidden"},
};

// --- actions: their key, out and in ---

template <typename Action>
constexpr QLatin1StringView actionKey; // the word that says which one a JSON object is
template <>
constexpr auto actionKey<FileIncident> = "file"_L1;
template <>
constexpr auto actionKey<Classify> = "classify"_L1;
template <>
constexpr auto actionKey<Assign> = "assign"_L1;
template <>
constexpr auto actionKey<Claim> = "claim"_L1;
template <>
constexpr auto actionKey<AddNote> = "note"_L1;
template <>
constexpr auto actionKey<Hold> = "hold"_L1;
template <>
constexpr auto actionKey<Resume> = "resume"_L1;
template <>
constexpr auto actionKey<Resolve> = "resolve"_L1;
template <>
constexpr auto actionKey<Reopen> = "reopen"_L1;
template <>
constexpr auto actionKey<Close> = "close"_L1;
template <>
constexpr auto actionKey<Undo> = "undo"_L1;
template <>
constexpr auto actionKey<Redo> = "redo"_L1;
template <>
constexpr auto actionKey<SaveMemo> = "save-memo"_L1;
template <>
constexpr auto actionKey<ApproveMemo> = "approve-memo"_L1;
template <>
constexpr auto actionKey<IssueMemo> = "issue-memo"_L1;
template <>
constexpr auto actionKey<SetContract> = "set-contract"_L1;
template <>
constexpr auto actionKey<MoveContract> = "move-contract"_L1;
template <>
constexpr auto actionKey<Link> = "link"_L1;
template <>
constexpr auto actionKey<Unlink> = "unlink"_L1;
template <>
constexpr auto actionKey<Merge> = "merge"_L1;
template <>
constexpr auto actionKey<Unmerge> = "unmerge"_L1;
template <>
constexpr auto actionKey<PassOn> = "pass-on"_L1;
template <>
constexpr auto actionKey<TakeOver> = "take-over"_L1;

QJsonObject factsJson(const IncidentFacts &facts)
{
    return {{u"title"_s, facts.title}, {u"description"_s, facts.description},
        {u"customer"_s, facts.customer}, {u"product"_s, facts.product},
        {u"reporter"_s, facts.reporter}, {u"key"_s, facts.key}};
}

IncidentFacts factsIn(JsonKeys &keys, const QJsonObject &json)
{
    JsonKeys facts(json);
    IncidentFacts read{.title = facts.text("title"_L1),
        .description = facts.text("description"_L1),
        .customer = facts.text("customer"_L1),
        .product = facts.text("product"_L1),
        .reporter = facts.text("reporter"_L1),
        .key = facts.text("key"_L1)};
    if (const auto whole = facts.whole(); !whole)
        keys.blame(whole.error());
    return read;
}

QJsonArray idsJson(const std::vector<IncidentId> &ids)
{
    QJsonArray numbers;
    for (const IncidentId id : ids)
        numbers.append(id.number());
    return numbers;
}

QJsonObject on(IncidentId id)
{
    return {{u"incident"_s, id.number()}};
}

IncidentId incidentIn(JsonKeys &keys)
{
    return IncidentId(keys.number("incident"_L1));
}

QJsonObject out(const FileIncident &action)
{
    QJsonObject json{{u"facts"_s, factsJson(action.facts)}};
    if (action.reportedAt)
        json.insert(u"reported_at"_s, action.reportedAt->ms);
    return json;
}
void in(JsonKeys &keys, FileIncident &action)
{
    action.facts = factsIn(keys, keys.object("facts"_L1));
    if (const auto at = keys.maybeNumber("reported_at"_L1))
        action.reportedAt = Instant{*at};
}

void putClass(QJsonObject &json, const Classification &classification)
{
    json.insert(u"outcome"_s, toKey(classification.outcome));
    if (classification.severity)
        json.insert(u"severity"_s, number(*classification.severity));
    if (classification.devOps)
        json.insert(u"devops"_s, number(*classification.devOps));
}
Classification classIn(JsonKeys &keys)
{
    Classification classification;
    classification.outcome = keys.named("outcome"_L1, outcomeFromKey);
    if (const auto level = keys.maybeNumber("severity"_L1)) {
        classification.severity = *level >= 1 && *level <= 5
            ? severityFromNumber(static_cast<int>(*level))
            : std::nullopt;
        if (!classification.severity)
            keys.blame("severity"_L1);
    }
    if (const auto level = keys.maybeNumber("devops"_L1)) {
        classification.devOps =
            *level >= 1 && *level <= 4 ? devOpsFromNumber(static_cast<int>(*level)) : std::nullopt;
        if (!classification.devOps)
            keys.blame("devops"_L1);
    }
    return classification;
}

QJsonObject out(const Classify &action)
{
    QJsonObject json = on(action.incident);
    putClass(json, action.classification);
    json.insert(u"finding"_s, action.finding);
    if (action.hours) {
        json.insert(u"hours"_s, action.hours->tenths);
        json.insert(u"approver"_s, action.hours->approver);
    }
    return json;
}
void in(JsonKeys &keys, Classify &action)
{
    action.incident = incidentIn(keys);
    action.classification = classIn(keys);
    action.finding = keys.text("finding"_L1);
    if (const auto tenths = keys.maybeNumber("hours"_L1)) {
        if (*tenths < 0 || *tenths > mostHoursAsked)
            keys.blame("hours"_L1);
        else
            action.hours = HoursAsked{static_cast<int>(*tenths), keys.text("approver"_L1)};
    }
}

QJsonObject out(const PassOn &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"master"_s, action.master.number());
    if (action.classification)
        putClass(json, *action.classification);
    json.insert(u"finding"_s, action.finding);
    json.insert(u"resolve"_s, action.resolve);
    json.insert(u"note"_s, action.note);
    return json;
}
void in(JsonKeys &keys, PassOn &action)
{
    action.incident = incidentIn(keys);
    action.master = IncidentId(keys.number("master"_L1));
    if (keys.has("outcome"_L1))
        action.classification = classIn(keys);
    action.finding = keys.text("finding"_L1);
    action.resolve = keys.flag("resolve"_L1);
    action.note = keys.text("note"_L1);
}

QJsonObject out(const Assign &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"to"_s, action.to);
    return json;
}
void in(JsonKeys &keys, Assign &action)
{
    action.incident = incidentIn(keys);
    action.to = keys.text("to"_L1);
}

QJsonObject out(const AddNote &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"text"_s, action.text);
    return json;
}
void in(JsonKeys &keys, AddNote &action)
{
    action.incident = incidentIn(keys);
    action.text = keys.text("text"_L1);
}

// Of those that are on an incident and say no more.
template <typename Bare>
concept IsBare = std::is_same_v<Bare, Claim> || std::is_same_v<Bare, Hold> || std::is_same_v<Bare,
    Resume> || std::is_same_v<Bare, Reopen> || std::is_same_v<Bare, Redo> || std::is_same_v<Bare,
    ApproveMemo> || std::is_same_v<Bare, Unlink> || std::is_same_v<Bare, Unmerge>;
template <IsBare Bare>
QJsonObject out(const Bare &action)
{
    return on(action.incident);
}
template <IsBare Bare>
void in(JsonKeys &keys, Bare &action)
{
    action.incident = incidentIn(keys);
}

// Of those that may bring a closing note.
template <typename Ending>
concept IsEnding = std::is_same_v<Ending, Resolve> || std::is_same_v<Ending, Close>;
template <IsEnding Ending>
QJsonObject out(const Ending &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"note"_s, action.note);
    return json;
}
template <IsEnding Ending>
void in(JsonKeys &keys, Ending &action)
{
    action.incident = incidentIn(keys);
    action.note = keys.text("note"_L1);
}

QJsonObject out(const Undo &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"seq"_s, action.seq);
    return json;
}
void in(JsonKeys &keys, Undo &action)
{
    action.incident = incidentIn(keys);
    const qint64 seq = keys.number("seq"_L1);
    if (seq < 0 || seq > std::numeric_limits<int>::max())
        keys.blame("seq"_L1);
    else
        action.seq = static_cast<int>(seq);
}

QJsonObject out(const SaveMemo &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"subject"_s, action.subject);
    json.insert(u"to"_s, action.to);
    QJsonArray sections;
    for (const MemoSection &section : action.sections)
        sections.append(QJsonObject{{u"key"_s, section.key}, {u"text"_s, section.text}});
    json.insert(u"sections"_s, sections);
    if (action.cc)
        json.insert(u"cc"_s, QJsonArray::fromStringList(*action.cc));
    return json;
}
void in(JsonKeys &keys, SaveMemo &action)
{
    action.incident = incidentIn(keys);
    action.subject = keys.text("subject"_L1);
    action.to = keys.text("to"_L1);
    const QJsonArray sections = keys.array("sections"_L1);
    for (const QJsonValue &value : sections) {
        const QJsonObject json = value.toObject();
        JsonKeys section(json);
        action.sections.push_back({section.text("key"_L1), section.text("text"_L1)});
        if (!section.whole())
            keys.blame("sections"_L1);
    }
    if (keys.has("cc"_L1))
        action.cc = keys.texts("cc"_L1);
}

QJsonObject out(const IssueMemo &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"memo_revision"_s, action.memoRevision);
    json.insert(u"issued_at"_s, action.issuedAt.ms);
    json.insert(u"pdf"_s, QString::fromLatin1(action.pdf.toBase64()));
    return json;
}
void in(JsonKeys &keys, IssueMemo &action)
{
    action.incident = incidentIn(keys);
    action.memoRevision = keys.number("memo_revision"_L1);
    action.issuedAt = keys.instant("issued_at"_L1);
    const auto pdf = QByteArray::fromBase64Encoding(
        keys.text("pdf"_L1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!pdf)
        keys.blame("pdf"_L1);
    action.pdf = *pdf;
}

QJsonObject out(const SetContract &action)
{
    // A contract's own JSON is for people: it knows whole seconds.
    return {{u"contract"_s, toJson(action.contract)},
        {u"effective_ms"_s, action.contract.effective.ms}, {u"open_too"_s, action.openToo},
        {u"broken"_s, idsJson(action.broken)}};
}
void in(JsonKeys &keys, SetContract &action)
{
    auto contract = contractFromJson(keys.object("contract"_L1));
    if (contract)
        action.contract = std::move(*contract);
    else
        keys.blame(contract.error());
    action.contract.effective = keys.instant("effective_ms"_L1);
    action.openToo = keys.flag("open_too"_L1);
    const QJsonArray broken = keys.array("broken"_L1);
    for (const QJsonValue &id : broken)
        action.broken.push_back(IncidentId(id.toInteger()));
}

QJsonObject out(const MoveContract &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"name"_s, action.to.name);
    json.insert(u"version"_s, action.to.version);
    return json;
}
void in(JsonKeys &keys, MoveContract &action)
{
    action.incident = incidentIn(keys);
    action.to.name = keys.text("name"_L1);
    const qint64 version = keys.number("version"_L1);
    if (version < 0 || version > std::numeric_limits<int>::max())
        keys.blame("version"_L1);
    else
        action.to.version = static_cast<int>(version);
}

QJsonObject out(const Link &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"master"_s, action.master.number());
    return json;
}
void in(JsonKeys &keys, Link &action)
{
    action.incident = incidentIn(keys);
    action.master = IncidentId(keys.number("master"_L1));
}

QJsonObject out(const Merge &action)
{
    QJsonObject json = on(action.incident);
    json.insert(u"into"_s, action.into.number());
    return json;
}
void in(JsonKeys &keys, Merge &action)
{
    action.incident = incidentIn(keys);
    action.into = IncidentId(keys.number("into"_L1));
}

QJsonObject out(const TakeOver &incident)
{
    QJsonArray told;
    for (const TakeOver::Told &each : incident.told)
        told.append(QJsonObject{{u"kind"_s, toKey(each.kind)}, {u"at"_s, each.occurredAt.ms},
            {u"actor"_s, each.actor}, {u"data"_s, each.data}});
    return {{u"facts"_s, factsJson(incident.facts)}, {u"reported_at"_s, incident.reportedAt.ms},
        {u"first_clock_unknown"_s, incident.firstClockUnknown}, {u"told"_s, told}};
}
void in(JsonKeys &keys, TakeOver &incident)
{
    incident.facts = factsIn(keys, keys.object("facts"_L1));
    incident.reportedAt = keys.instant("reported_at"_L1);
    incident.firstClockUnknown = keys.flag("first_clock_unknown"_L1);
    const QJsonArray told = keys.array("told"_L1);
    for (const QJsonValue &value : told) {
        const QJsonObject json = value.toObject();
        JsonKeys each(json);
        incident.told.push_back({each.named("kind"_L1, eventKindFromKey), each.instant("at"_L1),
            each.text("actor"_L1), each.object("data"_L1)});
        if (!each.whole())
            keys.blame("told"_L1);
    }
}

QJsonObject actionJson(const Action &action)
{
    return std::visit(
        [](const auto &each) {
            QJsonObject json = out(each);
            json.insert(u"do"_s, QString(actionKey<std::decay_t<decltype(each)>>));
            return json;
        },
        action);
}

// Tries one alternative after the other, so that none can be forgotten.
template <size_t which = 0>
std::optional<Action> actionIn(JsonKeys &keys, const QString &key)
{
    if constexpr (which < std::variant_size_v<Action>) {
        using Candidate = std::variant_alternative_t<which, Action>;
        if (key != actionKey<Candidate>)
            return actionIn<which + 1>(keys, key);
        Candidate action;
        in(keys, action);
        return action;
    } else {
        return {};
    }
}

QUuid uuidIn(JsonKeys &keys, QLatin1StringView key)
{
    const QUuid uuid(keys.text(key));
    if (uuid.isNull())
        keys.blame(key);
    return uuid;
}

} // namespace

QJsonObject toJson(const Actor &actor)
{
    return {{u"name"_s, actor.name}, {u"role"_s, toKey(actor.role)}};
}

Result<Actor> actorFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    Actor actor{keys.text("name"_L1), keys.named("role"_L1, roleFromKey)};
    if (const auto whole = keys.whole(); !whole)
        return whole.error();
    return actor;
}

QJsonObject toJson(const Act &act)
{
    QJsonObject json{{u"id"_s, act.id.toString(QUuid::WithoutBraces)},
        {u"actor"_s, toJson(act.actor)}, {u"reason"_s, act.reason},
        {u"action"_s, actionJson(act.action)}};
    if (act.at)
        json.insert(u"at"_s, act.at->ms);
    if (act.seen)
        json.insert(u"seen"_s, *act.seen);
    if (act.seenSeq > 0)
        json.insert(u"seen_seq"_s, act.seenSeq);
    return json;
}

Result<Act> actFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    Act act;
    act.id = uuidIn(keys, "id"_L1);
    auto actor = actorFromJson(keys.object("actor"_L1));
    if (!actor)
        return actor.error();
    act.actor = *actor;
    act.reason = keys.text("reason"_L1);
    if (const auto at = keys.maybeNumber("at"_L1))
        act.at = Instant{*at};
    act.seen = keys.maybeNumber("seen"_L1);
    act.seenSeq = static_cast<int>(keys.maybeNumber("seen_seq"_L1).value_or(0));
    const QJsonObject inner = keys.object("action"_L1);
    JsonKeys actionKeys(inner);
    auto action = actionIn(actionKeys, actionKeys.text("do"_L1));
    if (!action)
        return Error{ErrorKind::Invalid, u"this program does not know the act"_s};
    for (const auto &whole : {keys.whole(), actionKeys.whole()})
        if (!whole)
            return whole.error();
    act.action = std::move(*action);
    return act;
}

QJsonObject toJson(const TakeOver &incident)
{
    return out(incident);
}

Result<TakeOver> takeOverFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    TakeOver incident;
    in(keys, incident);
    if (const auto whole = keys.whole(); !whole)
        return whole.error();
    return incident;
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{u"act"_s, receipt.act.toString(QUuid::WithoutBraces)},
        {u"incident"_s, receipt.incident.number()}, {u"memo"_s, receipt.memo.number()},
        {u"revision"_s, receipt.revision}, {u"seq"_s, receipt.seq}, {u"created"_s, receipt.created},
        {u"undoable"_s, receipt.undoable}};
}

Result<Receipt> receiptFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    Receipt receipt{.act = uuidIn(keys, "act"_L1),
        .incident = incidentIn(keys),
        .memo = MemoId(keys.number("memo"_L1)),
        .revision = keys.number("revision"_L1),
        .seq = static_cast<int>(keys.number("seq"_L1)),
        .created = keys.flag("created"_L1),
        .undoable = keys.flag("undoable"_L1)};
    if (const auto whole = keys.whole(); !whole)
        return whole.error();
    return receipt;
}

QJsonObject toJson(const Error &error)
{
    QString kind;
    for (const auto &[known, key] : errorKeys)
        if (known == error.kind)
            kind = QString::fromLatin1(key);
    return {{u"kind"_s, kind}, {u"detail"_s, error.detail}};
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{ErrorKind::Unavailable, json.value("detail"_L1).toString()};
    const QString kind = json.value("kind"_L1).toString();
    for (const auto &[known, key] : errorKeys)
        if (kind == QLatin1StringView(key))
            error.kind = known;
    return error;
}

} // namespace gander
