// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tells whether anybody opened a file that must be left alone.

#include <QString>

namespace gander::test {

class Watched
{
public:
    explicit Watched(const QString &path);
    ~Watched();
    Q_DISABLE_COPY_MOVE(Watched)

    [[nodiscard]] bool sees() const { return m_sees; }
    [[nodiscard]] bool wasOpened() const;

private:
    int m_queue = -1;
    bool m_sees = false;
};

} // namespace gander::test
