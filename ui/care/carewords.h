// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What backups, checks and recoveries say.

#include "models/desk/backups.h"
#include "models/domain/listing.h"

#include <QString>
#include <QStringList>

namespace gander::ui {

// "Daily", "Before an import".
[[nodiscard]] QString backupReasonName(desk::BackupReason reason);
[[nodiscard]] QString bytesText(qint64 bytes);
// What the copy is without, a sentence a line; never empty.
[[nodiscard]] QStringList lossSentences(const desk::RestoreLoss &loss);
// The button that does it, named by its consequence.
[[nodiscard]] QString restoreVerb(const desk::RestoreLoss &loss);

// The kind of a finding in words: "chain" is "History of an incident".
[[nodiscard]] QString findingKind(const QString &kind);
// "Everything is sound: 41 incidents, 230 events, 12 memos." or how many findings there are.
[[nodiscard]] QString checkSentence(const CheckReport &report);
// All of it as lines to be copied.
[[nodiscard]] QString checkText(const CheckReport &report);

// "41 incidents, 230 events and 12 memos were taken out." and what is missing.
[[nodiscard]] QStringList recoveredSentences(const desk::Recovered &recovered);

} // namespace gander::ui
