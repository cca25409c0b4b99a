// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The end of a program without the desk's lock: finds the one that has it, hands it an act and
// waits for the answer, never for ever.

#include "app/handover/message.h"

#include <memory>

class QLocalSocket;

namespace gander::app {

struct CallerLimits {
    int silentMs = 10'000; // without any sign of life
    int stuckMs = 60'000;  // with signs of life, and yet no step further
};

class Caller
{
public:
    // Nobody, where nobody answers at any of the desk's places. Held where it is another version
    // of the program, or one that hangs.
    [[nodiscard]] static Result<std::unique_ptr<Caller>> reach(
        const QString &deskPath, const CallerLimits &limits = {});
    ~Caller();

    [[nodiscard]] const Greeting &holder() const { return m_holder; }
    // Has a request gone out whole? Then a fault leaves it open whether it was done.
    [[nodiscard]] bool hasAsked() const { return m_asked; }

    // The answer, or nothing where the connection ended before it came: then the act may have been
    // done and may not. Unavailable where the holder hangs.
    [[nodiscard]] Result<std::optional<QJsonObject>> ask(
        const Asked &asked, const desk::Progress &progress = {});

private:
    Caller(std::unique_ptr<QLocalSocket> socket, const CallerLimits &limits);
    // The next message; nothing where the connection has ended.
    [[nodiscard]] Result<std::optional<QJsonObject>> hear();
    [[nodiscard]] Error silence() const;

    std::unique_ptr<QLocalSocket> m_socket;
    CallerLimits m_limits;
    FrameReader m_frames;
    Greeting m_holder;
    bool m_asked = false;
};

} // namespace gander::app
