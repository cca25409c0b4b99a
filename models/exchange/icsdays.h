// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which days one entry of a calendar file takes, over libical.

#include "models/exchange/dayrule.h"
#include "models/exchange/icsentries.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace gander::exchange {

// An entry as it is read, its repetitions not yet followed.
struct IcsReading {
    QString name; // plain text on one line
    QByteArray uid;
    QDate start;
    qint64 skip = 0;   // days from the start to the first day that is taken wholly
    qint64 length = 1; // days
    std::optional<DayRule> rule;
    std::vector<QDate> also;       // other starts
    std::vector<QDate> except;     // starts that do not count
    std::optional<QDate> replaces; // the start of the entry with this uid that it stands for
    bool cancelled = false;
    QString problem; // why its days cannot be told or taken, or empty

    [[nodiscard]] bool repeats() const { return rule.has_value() || !also.empty(); }
};
[[nodiscard]] IcsReading readIcsEntry(const IcsEntry &entry);

struct IcsDays {
    std::vector<QDate> days;
    std::vector<QDate> yearly; // every year; not before 'from' where that can be
    QString problem;
};

// Follows repetitions, with so much effort and no more over a whole file.
class IcsFollower
{
public:
    IcsFollower(QDate from, QDate until);

    // What of the entry lies in from..until.
    [[nodiscard]] IcsDays daysOf(const IcsReading &entry);

private:
    [[nodiscard]] QString follow(const IcsReading &entry, std::vector<QDate> &starts);
    [[nodiscard]] bool isEveryYear(const IcsReading &entry) const;
    [[nodiscard]] QDate firstOfYearly(QDate day) const;

    QDate m_from;
    QDate m_until;
    qint64 m_effort = 3'000'000; // days looked at
};

} // namespace gander::exchange
