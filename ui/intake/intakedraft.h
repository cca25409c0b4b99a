// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as it is being typed: kept as JSON, checked field by field, turned into an act.

#include "models/domain/action.h"
#include "models/domain/zone.h"

#include <QDateTime>
#include <QJsonObject>

#include <vector>

namespace gander::ui {

enum class IntakeField { Title, Customer, Product, Reporter, Description, ReportedAt, Key };

struct IntakeIssue {
    IntakeField field = IntakeField::Title;
    QString sentence;
};

struct IntakeDraft {
    IncidentFacts facts;
    // What was set by hand; as long as nothing was, the report is of now.
    std::optional<Instant> reportedAt;

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::vector<IntakeIssue> issues(Instant now) const;
    [[nodiscard]] FileIncident action() const;

    friend bool operator==(const IntakeDraft &, const IntakeDraft &) = default;
};

[[nodiscard]] QJsonObject toJson(const IntakeDraft &draft);
// Anything unknown or of another type counts as not there.
[[nodiscard]] IntakeDraft intakeDraftFromJson(const QJsonObject &json);

// Between an instant and the wall time that a date-time field shows, which knows no zones: its
// time is marked as UTC so that Qt leaves it alone.
[[nodiscard]] QDateTime fieldTime(Instant at, const Zone &zone);
[[nodiscard]] Instant instantOfField(const QDateTime &field, const Zone &zone);

} // namespace gander::ui
