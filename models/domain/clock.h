// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one door through which time comes in; only the outermost callers hold one.

#include "models/domain/instant.h"

namespace gander {

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

} // namespace gander
