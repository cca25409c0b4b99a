// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Holidays out of a calendar file (.ics), over libical: offered, for people to choose from.

#include "models/domain/contract.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <vector>

namespace gander::exchange {

struct OfferedHoliday {
    Holiday holiday;
    QString problem; // why it cannot be taken as it stands: "takes no whole day"; or empty

    friend bool operator==(const OfferedHoliday &, const OfferedHoliday &) = default;
};

// Larger files are refused, and files that name more days.
constexpr qsizetype maxIcsBytes = 10'000'000;
constexpr std::size_t maxOfferedHolidays = 5'000;

// The days that the file's entries take wholly, by date, each once; those of a problem may lack
// their date and stand last then. What comes every year on the same day is yearly, with the first
// date from 'from' on; all else is offered date by date, from..until, both days among them.
[[nodiscard]] Result<std::vector<OfferedHoliday>> holidaysFromIcs(
    const QByteArray &bytes, QDate from, QDate until);
// From the start of the year before today's to the end of the tenth after it.
[[nodiscard]] Result<std::vector<OfferedHoliday>> holidaysFromIcs(
    const QByteArray &bytes, QDate today);

} // namespace gander::exchange
