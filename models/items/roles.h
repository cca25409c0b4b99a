// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every custom role of the models in this room; what a role holds stands behind it.

#include "models/domain/listing.h"

#include <QMetaType>

namespace gander::items {

enum Role {
    IncidentIdRole = Qt::UserRole + 1, // qint64; nothing for a group row
    IsGroupRole,                       // bool
    GroupCountRole,                    // qint64, of a group row
    RowRole,                           // IncidentRow, once it has been read
    UrgencyRole,                       // Urgency
    SpanStartRole,                     // qint64 milliseconds UTC: where the clock's bar begins
    DueRole,                           // qint64 milliseconds UTC; while paused as if resumed now
    TargetRole,                        // qint64 milliseconds UTC
    NoteRole,                          // QString: what others did to it; nothing where none did
};

} // namespace gander::items

Q_DECLARE_METATYPE(gander::IncidentRow)
Q_DECLARE_METATYPE(gander::Urgency)
