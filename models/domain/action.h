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
// Makes it one of the reports of an outage, of which 'master' is the one that is worked on. Each
// keeps its own customer, contract, clocks and memo. Links are one deep: a master is linked to none
// itself, and one that others are linked to gets no master. The master may be resolved or closed.
struct Link {
    IncidentId incident;
    IncidentId master;
};
struct Unlink {
    IncidentId incident;
};
// Makes an open incident the duplicate of another: nothing more is done or promised on it, and it
// leaves all figures. Its history goes on and its clocks run on unseen, so that an unmerged one is
// as if it had never been merged. One deep, too: not into a duplicate, and not one that others are
// merged into or linked to; its own link stays, and counts for nothing until it is unmerged.
struct Merge {
    IncidentId incident;
    IncidentId into;
};
struct Unmerge {
    IncidentId incident;
};
// Gives one of the reports of an outage what its master came to: the class with its finding,
// opening the memo that it owes, and the resolution; done wholly or not at all, one for each chosen
// report (passon.h). Whom it is told to, its contract and its clocks stay its own.
struct PassOn {
    IncidentId incident;
    IncidentId master; // that it is linked to
    std::optional<Classification> classification;
    QString finding;
    bool resolve = false;
    QString note; // with the resolution
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

using Action = std::variant<FileIncident, Classify, Assign, Claim, AddNote, Hold, Resume, Resolve,
    Reopen, Close, Undo, Redo, SaveMemo, ApproveMemo, IssueMemo, SetContract, MoveContract, Link,
    Unlink, Merge, Unmerge, PassOn, TakeOver>;

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
