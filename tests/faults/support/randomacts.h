// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts at random, of every kind, such as a busy desk might see; most of them it takes.

#include "models/desk/desk.h"

#include <QRandomGenerator>

namespace gander::test {

class RandomActs
{
public:
    explicit RandomActs(quint32 seed)
        : m_random(seed)
    {
    }

    // The next act on 'desk', whose clock says 'now'.
    [[nodiscard]] Act next(const desk::Desk &desk, Instant now);
    // A report, or a note for one of the incidents there are: what no state forbids.
    [[nodiscard]] Act harmless(const desk::Desk &desk);
    [[nodiscard]] TakeOver takenOver(const QString &key, Instant now);
    // From 0 up to 'below'.
    [[nodiscard]] int upTo(int below) { return m_random.bounded(below); }

private:
    [[nodiscard]] QString words(int most);
    [[nodiscard]] IncidentFacts facts();
    [[nodiscard]] Act bare();
    [[nodiscard]] Action ofOutage(const IncidentDetail &known, qint64 all);
    [[nodiscard]] Action ofHistory(const IncidentDetail &known);
    [[nodiscard]] Action ofMemo(const IncidentDetail &known, Instant now);
    [[nodiscard]] Action ofContract(const desk::Desk &desk, IncidentId id, Instant now);

    QRandomGenerator m_random;
};

// A folder's share of acts: the report of every fault that the check finds, empty if sound.
[[nodiscard]] QString faultsOf(const desk::Desk &desk, bool deep = true);

} // namespace gander::test
