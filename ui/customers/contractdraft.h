// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A contract as it is being typed: every field as the text that stands in it, so that half a word
// is kept as well; read as a contract with all that is wrong, each at its place.

#include "models/domain/contract.h"

#include <QJsonObject>

#include <array>
#include <vector>

namespace gander::ui {

struct ClauseText {
    ClauseKind kind = ClauseKind::Limit;
    ClauseSubject subject = ClauseSubject::Cells;
    Clause::Cells cells{};
    QString amount;                         // empty: no guarantee
    QString unit = QStringLiteral("hours"); // as spanFromJson() has them
    QString text;

    friend bool operator==(const ClauseText &, const ClauseText &) = default;
};
struct PauseText {
    State state = State::OnHold;
    QString reason;
    bool classify = true;
    bool resolve = true;
    QString atMost; // hours, empty: no limit

    friend bool operator==(const PauseText &, const PauseText &) = default;
};
struct HolidayText {
    QString date; // "2026-12-25"; yearly also "12-25"
    bool yearly = false;
    QString name;

    friend bool operator==(const HolidayText &, const HolidayText &) = default;
};
struct DateHoursText {
    QString date;
    QString periods; // empty: closed

    friend bool operator==(const DateHoursText &, const DateHoursText &) = default;
};

struct ContractDraft {
    QString name;
    QString effective; // wall time in the contract's zone: "2026-12-01 00:00"
    QString zone;
    QString firstDay;
    QString lastDay;
    bool outsidePlan = false;
    Anchor anchor = Anchor::ReportPlusInitial;
    bool working = false;          // else round the clock, whatever the weekdays say
    std::array<QString, 7> weekly; // Monday first: "09:00-12:00, 13:00-17:00"
    std::vector<DateHoursText> dateHours;
    std::vector<DateHoursText> breaks; // taken out of whatever is open
    std::vector<HolidayText> holidays;
    std::vector<ClauseText> clauses;
    std::vector<PauseText> pauses;
    QString productsCovered; // apart by commas
    QString productsLeftOut;
    QString devHours;
    QString alarms; // "50, 75, 90, 100"

    friend bool operator==(const ContractDraft &, const ContractDraft &) = default;
};

// The contract's terms as text; 'effective' on its own wall clock.
[[nodiscard]] ContractDraft draftOf(const Contract &contract);
// As much as can be read, settled, and everything that is wrong.
[[nodiscard]] ContractReading readingOf(const ContractDraft &draft, int version);

[[nodiscard]] QJsonObject toJson(const ContractDraft &draft);
// Anything unknown or of another type counts as not there.
[[nodiscard]] ContractDraft contractDraftFromJson(const QJsonObject &json);

// "09:00-12:00, 22:00-06:00"; nothing where it cannot be read, no period where it is empty.
[[nodiscard]] std::optional<DialPeriods> periodsFromText(const QString &text);
[[nodiscard]] QString textOf(const DialPeriods &periods);
// "2026-12-25"; "12-25" too where the year counts for nothing.
[[nodiscard]] QDate dateFromText(const QString &text, bool yearly = false);
// The wall time of a draft's 'effective', and its text.
[[nodiscard]] std::optional<WallTime> wallFromText(const QString &text);
[[nodiscard]] QString textOf(const WallTime &wall);

// What is wrong at a place or within it: "clauses[1]" finds "clauses[1].window".
[[nodiscard]] QString faultAt(const std::vector<TermFault> &faults, const QString &place);
[[nodiscard]] QString clausePlace(size_t index);  // "clauses[1]"
[[nodiscard]] QString weekdayPlace(size_t index); // "hours.mon"

} // namespace gander::ui
