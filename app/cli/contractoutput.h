// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the contract commands say: a contract, its versions, its impact, its faults.

#include "app/cli/session.h"
#include "models/domain/listing.h"

namespace gander::app {

// As JSON, for people over several lines; it can be set again as it stands.
void giveContract(Session &session, const Contract &contract);
void giveVersion(Session &session, const ContractVersion &version, bool isInForce);

[[nodiscard]] bool breaksPromise(const ContractMove &move, Instant now);
void giveImpact(Session &session, const ContractImpact &impact, const Contract &contract);

// Every fault on a line of its own, then what came of it.
[[nodiscard]] Ending refusedTerms(Session &session, const TermFaults &faults, const QString &what);

} // namespace gander::app
