// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What someone has decided so far while classifying: the one value that all pages edit.

#include "models/domain/action.h"
#include "models/domain/incident.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace gander::ui {

enum class ClassifyStep { Facts, Category, Levels, Review };

struct ClassifyDraft {
    std::optional<Outcome> outcome;
    // Kept while another outcome is looked at, used for a core product bug alone.
    std::optional<Severity> severity;
    std::optional<DevOpsLevel> devOps;
    QString finding;
    QString reason; // of a reclassification
    ClassifyStep step = ClassifyStep::Facts;

    friend bool operator==(const ClassifyDraft &, const ClassifyDraft &) = default;
};

[[nodiscard]] QJsonObject toJson(const ClassifyDraft &draft);
// Words that are unknown are left unset, so that an old draft never stands in the way.
[[nodiscard]] ClassifyDraft classifyDraftFromJson(const QJsonObject &json);
// Where classifying an incident begins: with the class it has, if it has one.
[[nodiscard]] ClassifyDraft draftOf(const Incident &incident);

// The steps that this draft walks through: levels are asked of core product bugs only.
[[nodiscard]] std::vector<ClassifyStep> stepsOf(const ClassifyDraft &draft);

// The first thing that still lacks, in the order of the pages.
enum class Lack { Outcome, Finding, Reason, Severity, DevOps };
[[nodiscard]] std::optional<Lack> firstLack(const ClassifyDraft &draft, const Incident &incident);
[[nodiscard]] ClassifyStep stepOf(Lack lack);

// The act of a draft that lacks nothing.
[[nodiscard]] Classify classifyOf(const ClassifyDraft &draft, IncidentId incident);

} // namespace gander::ui
