// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything that staff can do, as one variant, in the envelope that every act travels in.

#include "models/domain/actor.h"
#include "models/domain/classification.h"
#include "models/domain/contract.h"
#include "models/domain/event.h"
#include "models/domain/id.h"
#include "models/domain/memocontent.h"

#include <QUuid>

#include <variant>

namespace gander {

struct IncidentFacts {
    QString title;
    QString description;
    QString customer;
    QString product;
    QString reporter;
    QString key; // the outside number, unique on the desk where not empty

    friend bool operator==(const IncidentFacts &, const IncidentFacts &) = default;
};

struct FileIncident {
    IncidentFacts facts;
    std::optional<Instant> reportedAt; // now, if not set
};
// Classifies, or reclassifies, which needs the act's reason.
struct Classify {
    IncidentId incident;
    Classification classification;
    QString finding; // evidence; kept from before if empty on reclassification
    // Of a feature request alone; without them none stay reserved.
    std::optional<HoursAsked> hours = {};
};
struct Assign {
    IncidentId incident;
    QString to; // empty: back to nobody
};
// Takes it for whoever acts, if it is nobody's; done already if it is the actor's own.
struct Claim {
    IncidentId incident;
};
struct AddNote {
    IncidentId incident;
    QString text;
};
// The act's reason says whom or what one waits for.
struct Hold {
    IncidentId incident;
};
struct Resume {
    IncidentId incident;
};
struct Resolve {
    IncidentId incident;
    QString note;
};
// The act's reason says why.
struct Reopen {
    IncidentId incident;
};
struct Close {
    IncidentId incident;
    QString note;
};
// Takes back one event by a new one; with seq 0 the last that can be taken back.
struct Undo {
    IncidentId incident;
    int seq = 0;
};
// Does again what was taken back last, while nothing else has happened to the incident since.
struct Redo {
    IncidentId incident;
};
// Makes the memo's draft, or changes it; an approved memo falls back to draft.
struct SaveMemo {
    IncidentId incident;
    QString subject;
    QString to;
    std::vector<MemoSection> sections; // only those given are changed
    std::optional<QStringList> cc;
};
struct ApproveMemo {
    IncidentId incident;
};
// Freezes the memo with the bytes that were made of exactly this revision of it.
struct IssueMemo {
    IncidentId incident;
    Revision memoRevision = 0;
    Instant issuedAt;
    QByteArray pdf;
};
// Puts a contract version in force for the customer of its name; its number is given by the desk.
// The act's reason says who agreed, and must where promises break.
struct SetContract {
    Contract contract;
    bool openToo = false;           // moves the customer's open incidents too (plan.md 5.10)
    std::vector<IncidentId> broken; // those whose promise is known to break by it; if one breaks
                                    // that is not named, the act is refused (Conflict)
};
// Moves one incident to another version of a contract; finished clocks stay.
struct MoveContract {
    IncidentId incident;
    ContractRef to;
};
// One incident taken over from another desk: created, updated or left as it is, by its key.
struct TakeOver {
    IncidentFacts facts;
    Instant reportedAt;
    bool firstClockUnknown = false;
    // What is told about it afterwards, in order; kinds Moved, Assigned, Noted, Resolved, Closed.
    struct Told {
        EventKind kind = EventKind::Moved;
        Instant occurredAt;
        QString actor;
        QJsonObject data;
    };
    std::vector<Told> told;
};

using Action =
    std::variant<FileIncident, Classify, Assign, Claim, AddNote, Hold, Resume, Resolve, Reopen,
        Close, Undo, Redo, SaveMemo, ApproveMemo, IssueMemo, SetContract, MoveContract, TakeOver>;

struct Act {
    QUuid id = QUuid::createUuid(); // unique on the desk: an unknown commit can be asked about
    Actor actor;
    std::optional<Instant> at; // when it happened, if earlier than now
    QString reason;
    // The incident's revision that it was decided on, and its last event then, by which is known
    // what came since: an act that does not touch it is done all the same (clash.h).
    std::optional<Revision> seen;
    int seenSeq = 0; // 0: not known
    Action action;
};

// What an act left behind.
struct Receipt {
    QUuid act;
    IncidentId incident; // unset for SetContract
    MemoId memo;
    Revision revision = 0;
    int seq = 0;          // of the event written, 0 if nothing had to change
    bool created = false; // TakeOver: a new incident
    bool undoable = false;
};

} // namespace gander
