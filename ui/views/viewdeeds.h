// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What staff do with saved views: keep, change and delete them, each to be taken back.

#include "models/domain/listing.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

namespace gander::desk {
class DeskService;
}

namespace gander::ui {

class Hands;

class ViewDeeds final
{
    Q_DECLARE_TR_FUNCTIONS(gander::ui::ViewDeeds)

public:
    // Both outlive it.
    ViewDeeds(desk::DeskService &desk, Hands &hands);

    using Then = std::function<void(const SavedView &)>;
    using Otherwise = std::function<void(const Error &)>;
    // Keeps 'after' in place of 'before', or as a new one; 'then' hears it with its number.
    void keep(const std::optional<SavedView> &before, const SavedView &after, const QString &done,
        Then then = {}, Otherwise otherwise = {});
    void drop(const SavedView &view);

private:
    desk::DeskService &m_desk;
    Hands &m_hands;
};

} // namespace gander::ui
