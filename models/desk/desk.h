// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One open desk: every act and every question, synchronous, for one thread (deskservice moves it
// to its own). Each act is one transaction; what is previewed is what happens.

#include "models/domain/action.h"
#include "models/domain/alarm.h"
#include "models/domain/board.h"
#include "models/domain/chronicle.h"
#include "models/domain/clock.h"
#include "models/domain/listing.h"
#include "models/domain/manyacts.h"
#include "models/domain/similar.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

namespace gander::desk {

enum class OpenMode {
    Write,    // takes the desk's lock; Held if another program has it
    ReadOnly, // reads beside a writer
    Beside,   // the same, for a program that has the desk open for writing too: facts() say so
};

struct DeskFacts {
    QString path;
    QString name; // the letterhead: "Versionista and Fluxguard"
    QString uid;
    Zone zone; // wall clock where no contract says otherwise
    bool readOnly = false;
    qint64 incidents = 0;
    Revision revision = 0;
};

// Tells how far an act over many has come; answers false to stop it, which undoes all of it.
using Progress = std::function<bool(qint64 done, qint64 all)>;

// Hands out one incident after another, and nothing once there are no more.
using Chronicler = std::function<std::optional<Chronicle>()>;

struct TakeOverCount {
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
};

class Desk
{
public:
    ~Desk();
    Desk(Desk &&) noexcept;
    Desk &operator=(Desk &&) noexcept;

    // Makes a fresh desk; Conflict if the file exists.
    [[nodiscard]] static Result<Desk> create(
        const QString &path, const Zone &zone, const Clock &clock, const QString &name = {});
    // NotFound, Foreign, TooNew, Corrupt, Held, Unavailable; the file is then left as it was.
    [[nodiscard]] static Result<Desk> open(const QString &path, OpenMode mode, const Clock &clock);

    // As they were when it was opened, but for its own acts.
    [[nodiscard]] const DeskFacts &facts() const;
    // Asked while a question runs; once it answers true the question ends with Cancelled. For desks
    // that only read; empty: never.
    void stopWhen(std::function<bool()> stop);

    // --- acts ---
    [[nodiscard]] Result<Receipt> perform(const Act &act);
    // All of them in one transaction, or none.
    [[nodiscard]] Result<std::vector<Receipt>> performAll(const std::vector<Act> &acts);
    // Those of them, each on an incident, that can be done: in one transaction, under the id of the
    // first, each by itself done or refused. Stopped by 'progress': none.
    [[nodiscard]] Result<ManyDone> performMany(
        const std::vector<Act> &acts, const Progress &progress = {});
    // What that would do, row by row; also on a desk open for reading only.
    [[nodiscard]] Result<std::vector<RowForeseen>> foreseeMany(
        const std::vector<Act> &acts, const Progress &progress = {}) const;
    // All that an act wrote, to be taken back by takingBack(); NotFound if there is none.
    [[nodiscard]] Result<std::vector<Written>> writtenBy(const QUuid &act) const;
    // What 'act' (on one incident that exists) would do, without doing it.
    [[nodiscard]] Result<Preview> preview(const Act &act) const;
    // An import: all or nothing; Conflict where the desk has taken over this very 'act' already.
    [[nodiscard]] Result<TakeOverCount> takeOver(const std::vector<TakeOver> &incidents,
        const Actor &actor, const Progress &progress = {}, QUuid act = QUuid::createUuid());
    // What takeOver() would count, without doing it; also on a desk open for reading only.
    [[nodiscard]] Result<TakeOverCount> foresee(
        const std::vector<TakeOver> &incidents, const Actor &actor) const;

    // Puts whole incidents on the desk, as many as there are, a transaction for each 'atOnce' of
    // them: before a fault, what was committed stands. How many there were.
    [[nodiscard]] Result<qint64> chronicle(const Chronicler &next, qint64 atOnce = 20'000);

    // --- questions ---
    [[nodiscard]] Result<ListAnswer> list(const ListRequest &request) const;
    // Its first 'most' places with their rows, without reading the others (limit and offset aside).
    [[nodiscard]] Result<ListHead> listHead(const ListRequest &request, qint64 most) const;
    // The whole list anew from what it was: only 'changed' and what is paused are looked at. The
    // request is that of 'before' but for its now.
    [[nodiscard]] Result<ListAnswer> relist(const ListRequest &request,
        const std::vector<ListEntry> &before, const std::vector<IncidentId> &changed) const;
    // In the order asked for; ids that do not exist are left out.
    [[nodiscard]] Result<std::vector<IncidentRow>> rows(const std::vector<IncidentId> &ids) const;
    [[nodiscard]] Result<std::vector<ListCount>> counts(
        const std::vector<Query> &queries, Instant now, const QString &me) const;
    // The same for those that are asked for after every act, as a navigation does: these and no
    // others are kept, so that only what changed is looked at. Nothing for one whose turn to be
    // read the first time has not come: ask again.
    [[nodiscard]] Result<std::vector<std::optional<ListCount>>> keptCounts(
        const std::vector<Query> &queries, Instant now, const QString &me) const;
    // By "outcome" "state" "severity" "devops" "customer" "product" "urgency"; "none" for nothing.
    [[nodiscard]] Result<std::vector<std::pair<QString, qint64>>> countsBy(
        const QString &field, const ListRequest &request) const;
    [[nodiscard]] Result<IncidentDetail> incident(IncidentId id) const;
    // The desk's own past like a report, and open incidents that may tell of the same; of any desk
    // in an instant, so that it can be asked while someone types.
    [[nodiscard]] Result<SimilarAnswer> similar(const SimilarQuestion &question) const;
    // The guaranteed hours of development of its customer's month, as its contract counts months,
    // with what the customer's other requests have reserved; unset where none are guaranteed.
    [[nodiscard]] Result<std::optional<MonthHours>> hours(IncidentId incident) const;
    // The managers' board at 'at': with 'asOf' as it stood then, otherwise the present state judged
    // at that instant.
    [[nodiscard]] Result<Board> board(Instant at, bool asOf, const Progress &progress = {}) const;
    // When the board's figures change next, if nobody acts before: no need to look earlier.
    [[nodiscard]] Result<std::optional<Instant>> nextBandChange(Instant now) const;

    // --- as of an instant: by what is known today, what had happened by then (asof.h) ---
    // request.now is taken to be 'at'; rows of the past carry no revision, nor how many were linked
    // to them. Invalid for is:master.
    [[nodiscard]] Result<AsOfList> listAsOf(
        const ListRequest &request, Instant at, const Progress &progress = {}) const;
    [[nodiscard]] Result<std::vector<ListCount>> countsAsOf(const std::vector<Query> &queries,
        Instant at, const QString &me, const Progress &progress = {}) const;
    [[nodiscard]] Result<std::vector<std::pair<QString, qint64>>> countsByAsOf(const QString &field,
        const ListRequest &request, Instant at, const Progress &progress = {}) const;
    // NotFound where it was not yet reported; memos as far as they had come by then. Of those
    // linked to it then, those that still are.
    [[nodiscard]] Result<IncidentDetail> incidentAsOf(IncidentId id, Instant at) const;

    // A number ("41"), a desk number ("G-41") or an outside key.
    [[nodiscard]] Result<IncidentId> find(const QString &name) const;
    // Ids of incidents changed after 'since', and the revision now.
    [[nodiscard]] Result<std::pair<Revision, std::vector<IncidentId>>> changedSince(
        Revision since) const;
    // The contract in force for that customer at that instant; the standard plan if there is none.
    [[nodiscard]] Result<Contract> contractFor(const QString &customer, Instant at) const;
    // Of the customers that have one, sorted.
    [[nodiscard]] Result<QStringList> contractNames() const;
    // Newest first; empty if there is none of that name.
    [[nodiscard]] Result<std::vector<ContractVersion>> contractVersions(const QString &name) const;
    // What putting it in force now for open incidents too would do; Invalid with every fault.
    [[nodiscard]] Result<ContractImpact> impactOf(const Contract &contract) const;
    [[nodiscard]] Result<QByteArray> issuedPdf(const QString &memoNumber) const;
    // The memo that was issued with bytes of this SHA-256 (hex), or NotFound.
    [[nodiscard]] Result<Memo> memoByHash(const QString &sha256) const;
    [[nodiscard]] Result<Memo> memoByNumber(const QString &number) const;
    // Names in use, most used first, for completion.
    [[nodiscard]] Result<QStringList> customers() const;
    [[nodiscard]] Result<QStringList> products() const;
    [[nodiscard]] Result<QStringList> assignees() const;
    [[nodiscard]] Result<CheckReport> check(bool deep, const Progress &progress = {}) const;
    // At every start: check(false) where that takes no more than a moment, otherwise the desk's
    // head against the anchor and its last event alone ('incidents' is 0 then).
    [[nodiscard]] Result<CheckReport> checkQuickly(const Progress &progress = {}) const;

    // --- alarms: no acts, so they leave no event and no revision ---
    // Rings what is due, writes it down and foretells the next; nothing on a desk for reading only.
    [[nodiscard]] Result<AlarmLook> ringAlarms(const AlarmCall &call);
    // What rang and was not acknowledged, while its clock still ticks; the nearest due first.
    [[nodiscard]] Result<std::vector<Alarm>> alarmsWaiting() const;
    // Those of 'incidents', or all if there are none.
    [[nodiscard]] Result<void> acknowledgeAlarms(
        const std::vector<IncidentId> &incidents, const Actor &actor);

    // --- saved views: no acts either ---
    // Those of 'me' and what others share, by name.
    [[nodiscard]] Result<std::vector<SavedView>> views(const QString &me) const;
    // Keeps it under its id, or as a new one. Invalid without a name or with a query that is wrong,
    // Conflict where its owner has another of that name, NotFound where it is somebody else's.
    [[nodiscard]] Result<SavedView> saveView(const SavedView &view, const Actor &actor);
    [[nodiscard]] Result<void> dropView(qint64 id, const Actor &actor);

    // --- drafts: words not yet part of an act, kept over a crash ---
    [[nodiscard]] Result<void> saveDraft(
        const QString &kind, const QString &ref, const QJsonObject &draft);
    // An empty object if there is none.
    [[nodiscard]] Result<QJsonObject> draft(const QString &kind, const QString &ref) const;
    [[nodiscard]] Result<void> dropDraft(const QString &kind, const QString &ref);

    struct Parts;

private:
    explicit Desk(std::unique_ptr<Parts> parts);
    static Result<std::vector<Receipt>> performIn(Parts &parts, const std::vector<Act> &acts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace gander::desk
