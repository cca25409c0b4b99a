// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The message handler: what Qt and we say goes to a log file in the state folder, and to standard
// error from warnings on. The log bears no word of a customer: our own messages (categories
// "gander.") are constant words and numbers, and of all others only the speaker is kept.

#include <QByteArray>
#include <QString>

namespace gander::app {

// Where the log is kept; empty if no folder can be written.
[[nodiscard]] QString logFile();
// From here on until the program ends. Without a log file, standard error alone.
void startLogging();
// The end of it, in whole lines, of at most so many bytes.
[[nodiscard]] QByteArray readLog(qint64 longest);
// What the log keeps of a message.
[[nodiscard]] QString loggedText(const char *category, const QString &message);

} // namespace gander::app
