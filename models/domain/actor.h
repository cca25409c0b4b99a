// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who acts, and in which role.

#include <QString>

#include <array>
#include <optional>

namespace gander {

// On a local desk a role is what one says of oneself; on a shared desk the database knows it.
enum class Role {
    Unsaid, // a script that says nothing: nothing is refused, and the record tells so
    Agent,
    Manager,
};
inline constexpr std::array allRoles{Role::Unsaid, Role::Agent, Role::Manager};
// "unsaid", "agent", "manager".
[[nodiscard]] QString toKey(Role role);
[[nodiscard]] std::optional<Role> roleFromKey(QStringView key);

struct Actor {
    QString name;
    Role role = Role::Unsaid;

    friend bool operator==(const Actor &, const Actor &) = default;
};

} // namespace gander
