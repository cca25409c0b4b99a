// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an open desk is made of; seen by the desk's own files alone.

#include "models/desk/desk.h"
#include "models/store/database.h"
#include "models/store/storefile.h"

namespace gander::desk {

struct Desk::Parts {
    const Clock *clock = nullptr;
    DeskFacts facts;
    std::unique_ptr<store::WriterLock> lock;
    std::unique_ptr<store::Database> database;
    store::FileIdentity identity;

    [[nodiscard]] Result<Contract> contractOf(const ContractRef &ref) const;
    [[nodiscard]] Result<Contract> contractFor(const QString &customer, Instant at) const;
    [[nodiscard]] Result<IncidentDetail> incident(IncidentId id) const;
    [[nodiscard]] Result<CheckReport> check(bool deep, const Progress &progress) const;
};

// Everything known of an incident from its head, history, contract and memos.
[[nodiscard]] Result<IncidentDetail> detailOf(
    const Incident &identity, History history, const Contract &contract, std::vector<Memo> memos);

} // namespace gander::desk
