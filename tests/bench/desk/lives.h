// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lives of incidents, each drawn from its own number: reported more often of late, most of them
// long closed, one in twenty still open.

#include "models/domain/chronicle.h"
#include "tests/bench/desk/vocabulary.h"

namespace gander::bench {

class Lives
{
public:
    // 'howMany' of them, the last reported just before 'now'.
    Lives(qint64 howMany, Instant now);

    // The one at that place, from 0 on, in the order of the reports.
    [[nodiscard]] Chronicle at(qint64 place) const;
    // No report is earlier.
    [[nodiscard]] Instant begin() const;

private:
    [[nodiscard]] Instant reportedAt(qint64 place, Dice &dice) const;

    qint64 m_howMany;
    Instant m_now;
    Vocabulary m_vocabulary;
    QStringList m_customers;
    QStringList m_products;
    QStringList m_agents;
    Skew m_customerSkew;
    Skew m_agentSkew;
};

} // namespace gander::bench
