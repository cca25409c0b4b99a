// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts on many incidents at once: one transaction, one id for all that they write, and what came
// of each of them by itself.

#include "models/domain/action.h"
#include "models/domain/listing.h"
#include "models/domain/result.h"

#include <QJsonObject>

#include <vector>

namespace gander {

// What came of one of many: done, with its receipt, or refused, which leaves nothing of it.
struct RowResult {
    IncidentId incident;
    Result<Receipt> result;
};

struct ManyDone {
    QUuid act;                   // that all their events share: by it they are taken back together
    std::vector<RowResult> rows; // in the order asked for

    [[nodiscard]] qint64 done() const;
    [[nodiscard]] qint64 refused() const;
};

// What one of many would do, or why it would be refused.
struct RowForeseen {
    IncidentId incident;
    Result<Preview> result;
};

// The same act on each of 'incidents': 'form' is on any of them.
[[nodiscard]] std::vector<Act> onEach(const Act &form, const std::vector<IncidentId> &incidents);

// An event that an act wrote.
struct Written {
    IncidentId incident;
    int seq = 0;
    EventKind kind = EventKind::Noted;

    friend bool operator==(const Written &, const Written &) = default;
};
// What takes all of it back, the last first; 'form' says who does and why. Taking that back in turn
// does it all again.
[[nodiscard]] std::vector<Act> takingBack(const std::vector<Written> &written, const Act &form);

// As one program tells another.
[[nodiscard]] QJsonObject toJson(const ManyDone &done);
[[nodiscard]] Result<ManyDone> manyDoneFromJson(const QJsonObject &json);

} // namespace gander
