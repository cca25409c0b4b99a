// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What happened to an incident: append-only history, each event chained to the one before.

#include "models/domain/instant.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace gander {

// The data of each kind, by key:
enum class EventKind {
    Reported, // title description customer product reporter key contract version [clock:"unknown"]
    Edited,   // one key per changed field (as in Reported), each {"from","to"}
    Moved,    // state: a state on the desk it was taken over from (plan.md 5.15)
    Assigned, // to: name, or empty for nobody
    Noted,    // text
    Held,     // reason
    Resumed,  //
    // outcome [severity devops] finding [reason] [hours (tenths) [approver]] [passed-on: as below]
    Classified,
    Resolved,      // [note] [passed-on: {other number}, the master that it comes from]
    Reopened,      // reason
    Closed,        // [note]
    MemoDrafted,   // memo (number) outcome
    MemoApproved,  // memo
    MemoIssued,    // memo sha256 bytes content (SHA-256 of the text) cc
    ContractMoved, // contract version from (version before, by name and number) [reason]
    // Of these four: other (the identity of the other incident), number (as people wrote it then:
    // "G-12") [reason]
    Linked,   // to the master of its outage
    Unlinked, // from that master
    Merged,   // as a duplicate, into the other
    Unmerged, // out of it again
    Undone,   // seq (of the event taken back) kind
};
// "reported", "memo-issued", ...
[[nodiscard]] QString toKey(EventKind kind);
[[nodiscard]] std::optional<EventKind> eventKindFromKey(QStringView key);
// Does it speak of another incident, by its identity?
[[nodiscard]] bool namesAnother(EventKind kind);

struct Event {
    int seq = 0; // 1, 2, 3, ... within its incident
    EventKind kind = EventKind::Reported;
    QString actor;
    Instant occurredAt;
    Instant recordedAt;
    bool told = false; // taken over from elsewhere, not witnessed here
    QString act;       // UUID of the act that wrote it
    QJsonObject data;
    QByteArray hash; // SHA-256 over the incident, the event before and every field, 32 bytes

    friend bool operator==(const Event &, const Event &) = default;
};

using History = std::vector<Event>;

// SHA-256 over length-prefixed fields: 'incidentUid', 'previous' (empty for seq 1), then the
// event's.
[[nodiscard]] QByteArray hashOf(
    const Event &event, const QString &incidentUid, const QByteArray &previous);
// The same with the bytes of its data already made.
[[nodiscard]] QByteArray hashOf(const Event &event, const QByteArray &canonical,
    const QString &incidentUid, const QByteArray &previous);
// The bytes that are stored and hashed for 'data': compact JSON with sorted keys.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject &data);

// For each event of 'history', by position: does it count? An event is taken back by a later
// Undone that itself counts, so that taking back an Undone brings the event back.
[[nodiscard]] std::vector<bool> effective(const History &history);

} // namespace gander
