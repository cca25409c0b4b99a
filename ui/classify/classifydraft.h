// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What someone has decided so far while classifying: the one value that all pages edit.

#include "models/domain/action.h"
#include "models/domain/devhours.h"
#include "models/domain/incident.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace gander::ui {

enum class ClassifyStep { Facts, Category, Levels, Hours, Review };

struct ClassifyDraft {
    std::optional<Outcome> outcome;
    // Kept while another outcome is looked at, used for a core product bug alone.
    std::optional<Severity> severity;
    std::optional<DevOpsLevel> devOps;
    QString finding;
    // Of a feature request where the contract guarantees hours, as typed.
    QString estimate;
    QString approver;
    QString reason; // of a reclassification
    ClassifyStep step = ClassifyStep::Facts;

    friend bool operator==(const ClassifyDraft &, const ClassifyDraft &) = default;
};

[[nodiscard]] QJsonObject toJson(const ClassifyDraft &draft);
// Words that are unknown are left unset, so that an old draft never stands in the way.
[[nodiscard]] ClassifyDraft classifyDraftFromJson(const QJsonObject &json);
// Where classifying an incident begins: with the class it has, if it has one.
[[nodiscard]] ClassifyDraft draftOf(const Incident &incident);

// The steps that this draft walks through: levels are asked of core product bugs only, hours of
// feature requests to whose customer some are guaranteed.
[[nodiscard]] std::vector<ClassifyStep> stepsOf(
    const ClassifyDraft &draft, const std::optional<MonthHours> &hours = {});
// "6", "2.5" or "2,5" hours in tenths; unset where it is no such number.
[[nodiscard]] std::optional<int> tenthsOf(const QString &estimate);

// The first thing that still lacks, in the order of the pages.
enum class Lack { Outcome, Finding, Reason, Severity, DevOps, Estimate, Approver };
[[nodiscard]] std::optional<Lack> firstLack(const ClassifyDraft &draft, const Incident &incident,
    const std::optional<MonthHours> &hours = {});
[[nodiscard]] ClassifyStep stepOf(Lack lack);

// The act of a draft that lacks nothing.
[[nodiscard]] Classify classifyOf(
    const ClassifyDraft &draft, IncidentId incident, const std::optional<MonthHours> &hours = {});

} // namespace gander::ui
