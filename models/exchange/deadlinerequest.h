// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The calculator of the command line: one request for a deadline as JSON to its answer (cli.md).

#include "models/domain/guarantee.h"
#include "models/domain/zone.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace gander::exchange {

// Says one step in words; they are made above this room.
using StepText = std::function<QString(const Step &, const Zone &)>;

// The answer to a request of kind "add", "between" or "own"; {"id","error"} where it is wrong, with
// a sentence that names the key at fault. Keys that say nothing about the sum are passed over.
[[nodiscard]] QJsonObject answerDeadline(const QJsonObject &request, const StepText &stepText);

// The request of kind "own" that plain options make.
struct DeadlineOptions {
    QString start;
    QString timezone;
    QString severity;
    QString devOps;
    std::optional<QString> classifiedAt;
};
[[nodiscard]] QJsonObject deadlineRequest(const DeadlineOptions &options);

} // namespace gander::exchange
