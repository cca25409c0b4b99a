// SPDX-License-Identifier: GPL-3.0-or-later

// Views that are kept under a name.

#include "models/desk/deskparts.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

Result<std::vector<SavedView>> Desk::views(const QString &) const
{
    return std::vector<SavedView>{};
}

Result<SavedView> Desk::saveView(const SavedView &, const Actor &)
{
    return Error{ErrorKind::Unavailable, u"views cannot be kept yet"_s};
}

Result<void> Desk::dropView(qint64, const Actor &)
{
    return Error{ErrorKind::Unavailable, u"views cannot be kept yet"_s};
}

} // namespace gander::desk
