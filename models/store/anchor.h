// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a desk was as last acknowledged, in a file of its own beside it: by this a desk that lost
// its last acts is told from a sound one.

#include <QString>

#include <optional>

namespace gander::store {

// How many events the desk had, and the hash over all of them, as last acknowledged; and the same
// of what no event tells of.
struct Anchor {
    QString uid;
    qint64 events = 0;
    QString head; // hex
    struct Kept {
        qint64 contracts = 0;
        QString contractHead;   // hex
        qint64 viewChanges = 0; // how often a saved view was written, changed or dropped
        qint64 draftChanges = 0;

        friend bool operator==(const Kept &, const Kept &) = default;
    };
    std::optional<Kept> kept; // nothing in one that an older program wrote

    friend bool operator==(const Anchor &, const Anchor &) = default;
};
// Beside the desk, in a file of its own. Nothing if there is none or it cannot be read.
[[nodiscard]] std::optional<Anchor> readAnchor(const QString &path);
void writeAnchor(const QString &path, const Anchor &anchor);
void dropAnchor(const QString &path);

} // namespace gander::store
