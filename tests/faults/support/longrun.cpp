// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/longrun.h"

#include <QDebug>
#include <QRandomGenerator>

namespace gander::test {

bool isLongRun()
{
    return qEnvironmentVariableIntValue("GANDER_FAULTS_LONG") > 0;
}

int rounds(int inShort, int inLong)
{
    return isLongRun() ? inLong : inShort;
}

quint32 faultSeed()
{
    static const quint32 seed = [] {
        bool isNumber = false;
        const uint given = qEnvironmentVariable("GANDER_FAULTS_SEED").toUInt(&isNumber);
        const quint32 chosen =
            isNumber ? given : (isLongRun() ? QRandomGenerator::system()->generate() : 20261123U);
        qInfo("GANDER_FAULTS_SEED=%u", chosen);
        return chosen;
    }();
    return seed;
}

} // namespace gander::test
