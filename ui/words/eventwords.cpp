// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline's lines: one whole sentence per kind of event, with and without a name.

#include "models/domain/clockback.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

namespace gander::words {

namespace {

class EventTr
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString textOf(const QJsonObject &data, const char *key)
{
    return data.value(QLatin1StringView(key)).toString();
}

// Events taken over from elsewhere may name nobody.
QString byActor(const Event &event, const QString &withName, const QString &without)
{
    return event.actor.isEmpty() ? without : withName.arg(event.actor);
}

QString reportedLine(const Event &event)
{
    const QString reporter = textOf(event.data, "reporter");
    const QString from = reporter.isEmpty() ? textOf(event.data, "customer") : reporter;
    return from.isEmpty() ? EventTr::tr("Report received")
                          : EventTr::tr("Report received from %1").arg(from);
}

QString fieldName(const QString &key)
{
    if (key == QLatin1StringView("title"))
        return EventTr::tr("title");
    if (key == QLatin1StringView("description"))
        return EventTr::tr("description");
    if (key == QLatin1StringView("customer"))
        return EventTr::tr("customer");
    if (key == QLatin1StringView("product"))
        return EventTr::tr("product");
    if (key == QLatin1StringView("reporter"))
        return EventTr::tr("reporter");
    if (key == QLatin1StringView("key"))
        return EventTr::tr("outside number");
    return key;
}

EventWords editedWords(const Event &event)
{
    QStringList fields;
    QStringList changes;
    for (auto change = event.data.begin(); change != event.data.end(); ++change) {
        const QJsonObject sides = change.value().toObject();
        if (sides.isEmpty())
            continue;
        const QString field = fieldName(change.key());
        fields.append(field);
        changes.append(EventTr::tr("%1: “%2”, before “%3”")
                           .arg(field, textOf(sides, "to"), textOf(sides, "from")));
    }
    const QString list = QLocale().createSeparatedList(fields);
    const QString line = event.actor.isEmpty()
        ? EventTr::tr("Changed: %1").arg(list)
        : EventTr::tr("%1 changed: %2").arg(event.actor, list);
    return {line, changes.join(u'\n')};
}

QString assignedLine(const Event &event)
{
    const QString to = textOf(event.data, "to");
    if (to.isEmpty())
        return byActor(
            event, EventTr::tr("Given back to nobody by %1"), EventTr::tr("Given back to nobody"));
    if (event.actor.isEmpty())
        return EventTr::tr("Assigned to %1").arg(to);
    if (to == event.actor)
        return EventTr::tr("Claimed by %1").arg(to);
    return EventTr::tr("Assigned to %1 by %2").arg(to, event.actor);
}

EventWords classifiedWords(const Event &event)
{
    const std::optional<Outcome> outcome = outcomeFromKey(textOf(event.data, "outcome"));
    if (!outcome)
        return {EventTr::tr("Classified"), {}};
    const Classification classification{.outcome = *outcome,
        .severity = severityFromNumber(event.data.value(QLatin1StringView("severity")).toInt()),
        .devOps = devOpsFromNumber(event.data.value(QLatin1StringView("devops")).toInt())};
    QStringList more;
    if (const QString finding = textOf(event.data, "finding"); !finding.isEmpty())
        more.append(finding);
    if (const int tenths = event.data.value(QLatin1StringView("hours")).toInt(); tenths > 0) {
        const QString approver = textOf(event.data, "approver");
        more.append(approver.isEmpty()
                ? EventTr::tr("%1 of development reserved").arg(hoursText(tenths))
                : EventTr::tr("%1 of development, approval asked of %2")
                      .arg(hoursText(tenths), approver));
    }
    if (const QString reason = textOf(event.data, "reason"); !reason.isEmpty())
        more.append(EventTr::tr("Reason: %1").arg(reason));
    return {EventTr::tr("Classified %1").arg(classificationName(classification)), more.join(u'\n')};
}

QString memoLine(const Event &event)
{
    const QString memo = textOf(event.data, "memo");
    switch (event.kind) {
    case EventKind::MemoDrafted:
        return EventTr::tr("Memo %1 drafted by %2").arg(memo, event.actor);
    case EventKind::MemoApproved:
        return EventTr::tr("Memo %1 approved by %2").arg(memo, event.actor);
    default:
        return EventTr::tr("Memo %1 issued by %2").arg(memo, event.actor);
    }
}

QString issuedMore(const Event &event)
{
    const QString copies = textOf(event.data, "cc");
    return copies.isEmpty() ? QString() : EventTr::tr("CC %1").arg(copies);
}

QString undoneLine(const Event &event)
{
    const std::optional<EventKind> kind = eventKindFromKey(textOf(event.data, "kind"));
    if (!kind)
        return EventTr::tr("An act taken back by %1").arg(event.actor);
    switch (*kind) {
    case EventKind::Reported:
        return EventTr::tr("Report taken back by %1").arg(event.actor);
    case EventKind::Edited:
        return EventTr::tr("Change taken back by %1").arg(event.actor);
    case EventKind::Moved:
        return EventTr::tr("Move taken back by %1").arg(event.actor);
    case EventKind::Assigned:
        return EventTr::tr("Assignment taken back by %1").arg(event.actor);
    case EventKind::Noted:
        return EventTr::tr("Note taken back by %1").arg(event.actor);
    case EventKind::Held:
        return EventTr::tr("Hold taken back by %1").arg(event.actor);
    case EventKind::Resumed:
        return EventTr::tr("Resuming taken back by %1").arg(event.actor);
    case EventKind::Classified:
        return EventTr::tr("Class taken back by %1").arg(event.actor);
    case EventKind::Resolved:
        return EventTr::tr("Resolution taken back by %1").arg(event.actor);
    case EventKind::Reopened:
        return EventTr::tr("Reopening taken back by %1").arg(event.actor);
    case EventKind::Closed:
        return EventTr::tr("Closing taken back by %1").arg(event.actor);
    case EventKind::MemoDrafted:
        return EventTr::tr("Memo draft taken back by %1").arg(event.actor);
    case EventKind::MemoApproved:
        return EventTr::tr("Memo approval taken back by %1").arg(event.actor);
    case EventKind::MemoIssued:
        return EventTr::tr("Memo taken back by %1").arg(event.actor);
    case EventKind::ContractMoved:
        return EventTr::tr("Move to another contract taken back by %1").arg(event.actor);
    case EventKind::Linked:
        return EventTr::tr("Link taken back by %1").arg(event.actor);
    case EventKind::Unlinked:
        return EventTr::tr("Unlinking taken back by %1").arg(event.actor);
    case EventKind::Merged:
        return EventTr::tr("Merging taken back by %1").arg(event.actor);
    case EventKind::Unmerged:
        return EventTr::tr("Unmerging taken back by %1").arg(event.actor);
    case EventKind::Undone:
        return EventTr::tr("Act brought back by %1").arg(event.actor);
    }
    return {};
}

EventWords contractMovedWords(const Event &event)
{
    const QString contract = textOf(event.data, "contract");
    const QString version =
        QString::number(event.data.value(QLatin1StringView("version")).toInt(1));
    const QString reason = textOf(event.data, "reason");
    return {event.actor.isEmpty()
            ? EventTr::tr("Moved to contract %1, version %2").arg(contract, version)
            : EventTr::tr("Moved to contract %1, version %2, by %3")
                  .arg(contract, version, event.actor),
        reason.isEmpty() ? QString() : EventTr::tr("Reason: %1").arg(reason)};
}

QString linkLine(const Event &event)
{
    const QString other = textOf(event.data, "number");
    switch (event.kind) {
    case EventKind::Linked:
        return event.actor.isEmpty()
            ? EventTr::tr("Linked to the outage %1").arg(other)
            : EventTr::tr("Linked to the outage %1 by %2").arg(other, event.actor);
    case EventKind::Unlinked:
        return event.actor.isEmpty()
            ? EventTr::tr("Unlinked from the outage %1").arg(other)
            : EventTr::tr("Unlinked from the outage %1 by %2").arg(other, event.actor);
    case EventKind::Merged:
        return event.actor.isEmpty()
            ? EventTr::tr("Merged into %1 as its duplicate").arg(other)
            : EventTr::tr("Merged into %1 as its duplicate by %2").arg(other, event.actor);
    default:
        return event.actor.isEmpty()
            ? EventTr::tr("Unmerged from %1").arg(other)
            : EventTr::tr("Unmerged from %1 by %2").arg(other, event.actor);
    }
}

EventWords linkWords(const Event &event)
{
    const QString reason = textOf(event.data, "reason");
    return {linkLine(event), reason.isEmpty() ? QString() : EventTr::tr("Reason: %1").arg(reason)};
}

// What was passed on says from whom.
QString passedOnFrom(const Event &event, const QString &more)
{
    const QString number = event.data.value(QLatin1StringView("passed-on"))
                               .toObject()
                               .value(QLatin1StringView("number"))
                               .toString();
    if (number.isEmpty())
        return more;
    const QString line = EventTr::tr("Passed on from the outage %1").arg(number);
    return more.isEmpty() ? line : more + QLatin1Char('\n') + line;
}

QString movedLine(const Event &event)
{
    const QString key = textOf(event.data, "state");
    const std::optional<State> state = stateFromKey(key);
    return EventTr::tr("Moved to “%1” on the desk it came from")
        .arg(state ? stateName(*state) : key);
}

EventWords wordsOfKind(const Event &event)
{
    switch (event.kind) {
    case EventKind::Reported:
        return {reportedLine(event), textOf(event.data, "description")};
    case EventKind::Edited:
        return editedWords(event);
    case EventKind::Moved:
        return {movedLine(event), {}};
    case EventKind::Assigned:
        return {assignedLine(event), {}};
    case EventKind::Noted:
        return {byActor(event, EventTr::tr("%1 noted"), EventTr::tr("Note")),
            textOf(event.data, "text")};
    case EventKind::Held:
        return {byActor(event, EventTr::tr("Put on hold by %1"), EventTr::tr("Put on hold")),
            textOf(event.data, "reason")};
    case EventKind::Resumed:
        return {byActor(event, EventTr::tr("Resumed by %1"), EventTr::tr("Resumed")), {}};
    case EventKind::Classified: {
        EventWords words = classifiedWords(event);
        words.more = passedOnFrom(event, words.more);
        return words;
    }
    case EventKind::Resolved:
        return {byActor(event, EventTr::tr("Resolved by %1"), EventTr::tr("Resolved")),
            passedOnFrom(event, textOf(event.data, "note"))};
    case EventKind::Reopened:
        return {byActor(event, EventTr::tr("Reopened by %1"), EventTr::tr("Reopened")),
            textOf(event.data, "reason")};
    case EventKind::Closed:
        return {byActor(event, EventTr::tr("Closed by %1"), EventTr::tr("Closed")),
            textOf(event.data, "note")};
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
        return {memoLine(event), {}};
    case EventKind::MemoIssued:
        return {memoLine(event), issuedMore(event)};
    case EventKind::ContractMoved:
        return contractMovedWords(event);
    case EventKind::Linked:
    case EventKind::Unlinked:
    case EventKind::Merged:
    case EventKind::Unmerged:
        return linkWords(event);
    case EventKind::Undone:
        return {undoneLine(event), {}};
    }
    return {};
}

} // namespace

EventWords eventWords(const Event &event)
{
    EventWords words = wordsOfKind(event);
    const qint64 back = clockBackOf(event);
    if (back <= 0)
        return words;
    const QString note =
        EventTr::tr("The computer’s clock had gone back by %1").arg(duration(back));
    words.more = words.more.isEmpty() ? note : words.more + QLatin1Char('\n') + note;
    return words;
}

} // namespace gander::words
