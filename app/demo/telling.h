// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Choices of fixed seed, and the filling of a story's open words.

#include "app/demo/stories.h"
#include "models/domain/zone.h"

#include <QRandomGenerator>

namespace gander::app {

// The same choices each time.
class Draw
{
public:
    // In [from, to).
    [[nodiscard]] qint64 between(qint64 from, qint64 to);
    [[nodiscard]] bool oneIn(int n) { return m_random.bounded(n) == 0; }
    [[nodiscard]] QString from(const QStringList &texts);
    [[nodiscard]] size_t index(size_t size)
    {
        return static_cast<size_t>(between(0, static_cast<qint64>(size)));
    }

private:
    QRandomGenerator m_random{20261124};
};

// 'story' as one customer tells it: "{group}" and its like drawn from 'words', each once a story;
// "{time:-2h}", "{day:-1d}" and "{date:-3d}" counted from the report, "{zone}" that of the time.
[[nodiscard]] Story told(const Story &story, const QHash<QString, QStringList> &words,
    Instant reportedAt, const Zone &zone, Draw &draw);

} // namespace gander::app
