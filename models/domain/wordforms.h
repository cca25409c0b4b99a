// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which tokens of a search (searchtokens.h) say the same for likeness: "stopped" and "stops", and
// which say nothing, such as "the". Of English; in other languages tokens stand for themselves.

#include <QString>
#include <QStringList>

namespace gander {

// What the forms of a word share, as "stop" of "stopped".
[[nodiscard]] QString stemOf(const QString &token);
// The tokens of that stem that may stand in a text, the stem's own spelling among them: what an
// index of whole tokens is asked for.
[[nodiscard]] QStringList formsOf(const QString &stem);
// A word that stands in any text, or a single letter.
[[nodiscard]] bool isFiller(const QString &token);

} // namespace gander
