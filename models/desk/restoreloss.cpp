// SPDX-License-Identifier: GPL-3.0-or-later

// What putting a copy in a desk's place would lose: both are walked side by side.

#include "models/desk/backupparts.h"
#include "models/store/chaintips.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/transaction.h"

#include <QFileInfo>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostNamed = 100;

// Events of the desk's that the copy has not, of an incident that both have.
Result<qint64> eventsLostOf(store::Database &desk, const store::ChainTip &here,
    store::Database &copy, const store::ChainTip &there)
{
    if (here.events == there.events && here.hash == there.hash)
        return qint64{0};
    const auto mine = store::historyOf(desk, here.incident);
    if (!mine)
        return mine.error();
    const auto theirs = store::historyOf(copy, there.incident);
    if (!theirs)
        return theirs.error();
    size_t same = 0;
    while (
        same < mine->size() && same < theirs->size() && (*mine)[same].hash == (*theirs)[same].hash)
        ++same;
    return static_cast<qint64>(mine->size() - same);
}

Result<void> compare(store::Database &desk, store::Database &copy, RestoreLoss &loss)
{
    const auto here = store::deskFact(desk, u"uid"_s);
    if (!here)
        return here.error();
    const auto there = store::deskFact(copy, u"uid"_s);
    if (!there)
        return there.error();
    loss.isAnotherDesk = *here != *there;
    store::ChainTips mine(desk);
    store::ChainTips theirs(copy);
    auto tip = mine.next();
    auto other = theirs.next();
    for (; tip && other && *tip; tip = mine.next()) {
        while (other && *other && (**other).uid < (**tip).uid)
            other = theirs.next();
        if (!other)
            break;
        if (*other && (**other).uid == (**tip).uid) {
            const auto lost = eventsLostOf(desk, **tip, copy, **other);
            if (!lost)
                return lost.error();
            loss.eventsLost += *lost;
            loss.incidentsOlder += *lost > 0 ? 1 : 0;
            continue;
        }
        loss.eventsLost += (**tip).events;
        ++loss.incidentsLostCount;
        if (loss.incidentsLost.size() < mostNamed)
            loss.incidentsLost.push_back(
                u"%1 %2"_s.arg(deskNumber((**tip).incident), (**tip).title));
    }
    if (!tip)
        return tip.error();
    if (!other)
        return other.error();
    const auto contracts = store::contractTerms(desk);
    if (!contracts)
        return contracts.error();
    const auto copied = store::contractTerms(copy);
    if (!copied)
        return copied.error();
    loss.contractsLost = (*contracts - *copied).size();
    return {};
}

} // namespace

Result<RestoreLoss> restoreLoss(const QString &deskPath, const QString &backup)
{
    RestoreLoss loss;
    auto copy = openForCopy(backup);
    if (!copy)
        return copy.error();
    const auto copied = store::Snapshot::begin(**copy);
    if (!copied)
        return copied.error();
    auto facts = factsOf(**copy);
    if (!facts)
        return facts.error();
    loss.backup = *facts;
    const QFileInfo file(backup);
    loss.backup.path = file.absoluteFilePath();
    loss.backup.bytes = file.size();
    loss.backup.takenAt = takenAt(backup);

    if (!QFileInfo::exists(deskPath))
        return loss;
    RestoreLoss compared = loss;
    const auto done = [&]() -> Result<void> {
        auto desk = openForCopy(deskPath);
        if (!desk)
            return desk.error();
        const auto moment = store::Snapshot::begin(**desk);
        if (!moment)
            return moment.error();
        return compare(**desk, **copy, compared);
    }();
    if (done)
        return compared;
    loss.isDeskUnreadable = true;
    return loss;
}

} // namespace gander::desk
