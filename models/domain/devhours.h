// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The hours of development that a contract guarantees each month, and what feature requests have
// reserved of them (plan.md 2).

#include "models/domain/contract.h"
#include "models/domain/incident.h"

#include <QDate>

#include <optional>
#include <vector>

namespace gander {

struct HoursReserved {
    IncidentId incident;
    QString title;
    int tenths = 0; // of an hour

    friend bool operator==(const HoursReserved &, const HoursReserved &) = default;
};

struct MonthHours {
    QDate month; // its first day, on the contract's wall clock
    Instant from;
    Instant until;      // not part of it
    int guaranteed = 0; // tenths of an hour
    std::vector<HoursReserved> reserved;

    [[nodiscard]] int reservedTenths() const;
    // Below nothing where more was reserved than a newer contract guarantees.
    [[nodiscard]] int left() const { return guaranteed - reservedTenths(); }

    friend bool operator==(const MonthHours &, const MonthHours &) = default;
};

// The month that 'at' lies in, with nothing reserved; unset where the contract guarantees no hours.
[[nodiscard]] std::optional<MonthHours> monthHours(const Contract &contract, Instant at);
// Counts what the incident has reserved in that month; hours that someone is asked to approve are
// beyond the guarantee and count for nothing.
void countReserved(MonthHours &hours, const Incident &incident);

// What is wrong with asking for these hours, or nothing: an estimate there must be, and beyond what
// is left a name.
[[nodiscard]] std::optional<QString> faultOf(
    const HoursAsked &asked, const std::optional<MonthHours> &hours);

} // namespace gander
