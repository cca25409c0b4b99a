// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who acts.

#include <QString>

namespace gander {

enum class Role { Agent, Manager };

struct Actor {
    QString name;
    Role role = Role::Agent;

    friend bool operator==(const Actor &, const Actor &) = default;
};

} // namespace gander
