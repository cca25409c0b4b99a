// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes decisions down: one transaction for one act or for many, with the chain, the fold, the
// revision and the desk's head.

#include "models/desk/acts/decision.h"
#include "models/desk/deskparts.h"
#include "models/domain/chronicle.h"
#include "models/domain/manyacts.h"
#include "models/domain/querymatch.h"
#include "models/store/transaction.h"

#include <QHash>
#include <QSet>

namespace gander::desk {

class Recorder
{
public:
    // Takes the write lock of the database.
    [[nodiscard]] static Result<Recorder> begin(Desk::Parts &parts, Instant now);

    [[nodiscard]] Result<Receipt> perform(const Act &act);
    // Each of 'acts' that can be done, under the id of the first; at least one.
    [[nodiscard]] Result<ManyDone> performMany(
        const std::vector<Act> &acts, const Progress &progress);
    // Created, changed (seq set) or left as it is.
    [[nodiscard]] Result<Receipt> takeOver(
        const TakeOver &taken, const Actor &actor, const QUuid &actId);
    // A new incident with its whole history.
    [[nodiscard]] Result<Receipt> enter(Chronicle chronicle);
    // Acknowledges only what is in the very file that was opened.
    [[nodiscard]] Result<void> commit();

private:
    Recorder(Desk::Parts &parts, store::Transaction transaction, Instant now);

    // Done wholly or not at all, within what else this transaction does.
    [[nodiscard]] Result<Receipt> performOne(const Act &act, const QUuid &of);
    [[nodiscard]] Result<Receipt> performOnIncident(const Act &act, const QUuid &of);
    [[nodiscard]] Result<std::optional<ManyDone>> doneBefore(const std::vector<Act> &acts) const;
    [[nodiscard]] Result<Receipt> file(const FileIncident &action, const Act &act);
    [[nodiscard]] Result<Receipt> setContract(const SetContract &action, const Act &act);
    [[nodiscard]] Result<void> moveOpen(
        const Contract &contract, const SetContract &action, const Act &act);
    [[nodiscard]] Result<Receipt> create(
        const IncidentFacts &facts, Instant reportedAt, History events, const QUuid &actId);
    // 'events' with their moment and act; the report's data is completed here.
    [[nodiscard]] Result<Receipt> insert(
        const QString &uid, const IncidentFacts &facts, History events);
    [[nodiscard]] Result<Receipt> record(
        const IncidentDetail &known, Decision decision, const QUuid &actId);
    [[nodiscard]] Result<std::optional<SearchedWords>> changedWords(
        const IncidentDetail &known, const Incident &incident, const History &history) const;
    [[nodiscard]] Result<MemoId> writeMemo(IncidentId incident, Decision &decision);
    [[nodiscard]] Error explained(const Error &refusal, const QString &key) const;
    // Gives each event the moment it is written and the act that writes it, and notes where the
    // clock went back since the incident, or the desk, was last written to.
    void stamp(History &events, const History &before, const QUuid &actId);
    // Gives each event its number and its chain; the bytes of their data, as they are hashed.
    [[nodiscard]] std::vector<QByteArray> seal(
        History &events, const History &before, const QString &uid);
    // The contract in force for that customer at that instant, alone.
    [[nodiscard]] Result<const Contracts *> contractFor(const QString &customer, Instant at);

    Desk::Parts &m_parts;
    store::Transaction m_transaction;
    Instant m_now;
    // How the desk stands after what was written so far.
    struct Standing {
        std::optional<Instant> lastRecorded; // by the act before
        Revision revision = 0;
        qint64 events = 0;
        qint64 created = 0;
        QByteArray head;
    };
    Standing m_standing;
    store::Anchor m_anchor; // as it stood; what is done here is added at the end
    // What was read under this transaction's lock, and cannot change before it ends.
    QSet<QString> m_products;
    QHash<QString, std::vector<Contracts>> m_contracts; // of a customer, the latest in force first
    Contracts m_plan;
};

// The desk's head after one more event: SHA-256 of the head before and the event's hash.
[[nodiscard]] QByteArray headAfter(const QByteArray &head, const QByteArray &eventHash);

} // namespace gander::desk
