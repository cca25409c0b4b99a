// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an open desk is made of; seen by the desk's own files alone.

#include "models/desk/alarmkeeper.h"
#include "models/desk/boardkeeper.h"
#include "models/desk/countkeeper.h"
#include "models/desk/desk.h"
#include "models/store/anchor.h"
#include "models/store/database.h"
#include "models/store/storefile.h"
#include "models/store/transaction.h"

#include <map>

namespace gander::desk {

struct Desk::Parts {
    const Clock *clock = nullptr;
    DeskFacts facts;
    bool isBeside = false; // reads for a program that writes by another
    std::unique_ptr<store::WriterLock> lock;
    std::unique_ptr<store::Database> database;

    // Made by the first who asks for kept counts; it reads by 'database'.
    mutable std::unique_ptr<CountKeeper> keeper;
    mutable std::unique_ptr<BoardKeeper> boardKeeper; // likewise
    mutable std::unique_ptr<AlarmKeeper> alarmKeeper; // likewise

    [[nodiscard]] BoardKeeper &board() const;
    [[nodiscard]] AlarmKeeper &alarms() const;

    // Versions never change once they are in force, so each is read once.
    mutable std::map<std::pair<QString, int>, Contract> knownContracts;

    [[nodiscard]] Result<Contract> contractOf(const ContractRef &ref) const;
    // Every version that the history names.
    [[nodiscard]] Result<Contracts> contractsOf(const History &history) const;
    [[nodiscard]] Result<Contract> contractFor(const QString &customer, Instant at) const;
    // NotFound where the version does not exist.
    [[nodiscard]] Result<void> mayMove(const MoveContract &action) const;
    // With all its relatives, as acts look at it.
    [[nodiscard]] Result<IncidentDetail> incident(IncidentId id) const;
    // What 'act' makes of the incident as it is 'known'.
    [[nodiscard]] Result<Preview> foresee(
        const IncidentDetail &known, const Act &act, Instant now) const;
    // The month of 'at' with what others of the incident's customer have reserved.
    [[nodiscard]] Result<std::optional<MonthHours>> hoursOf(
        const IncidentDetail &known, Instant at) const;
    // What its own history tells, and no more.
    [[nodiscard]] Result<IncidentDetail> alone(IncidentId id) const;
    // Whom 'action' links an incident to or merges it into, as it stands; NotFound.
    [[nodiscard]] Result<std::optional<Relative>> otherOf(const Action &action) const;
    [[nodiscard]] Result<CheckReport> check(bool deep, const Progress &progress) const;
};

// Everything known of an incident from its head, history, contract and memos.
[[nodiscard]] Result<IncidentDetail> detailOf(
    const Incident &identity, History history, const Contracts &contracts, std::vector<Memo> memos);

// That a history names a version which the desk does not have.
[[nodiscard]] Error missingContract(const ContractRef &ref);

// What this program's fold gives, by number: a desk whose index was made by another is folded anew
// when it is opened for writing.
[[nodiscard]] QString currentIndex();
[[nodiscard]] Result<void> refoldIfOld(Desk::Parts &parts);

// Contracts, views and drafts of a desk of before there were hashes over them get theirs.
[[nodiscard]] Result<void> sealIfOld(Desk::Parts &parts);
// Commits what changed of views and drafts, and lets the anchor know.
[[nodiscard]] Result<void> commitWords(Desk::Parts &parts, store::Transaction &transaction);
// Contracts, views and drafts against their hashes, the desk's facts and the anchor.
void checkSeals(
    const Desk::Parts &parts, const std::optional<store::Anchor> &anchor, CheckReport &report);

} // namespace gander::desk
