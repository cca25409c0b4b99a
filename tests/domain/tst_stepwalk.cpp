// SPDX-License-Identifier: GPL-3.0-or-later

// Elapsed time with pauses, weeks and months against a search minute by minute: 40,000 random
// cases.

#include "models/domain/worktime.h"
#include "tests/domain/minutes.h"

#include <QTest>

#include <algorithm>

using namespace gander;
using minutes::Minute;
using minutes::MinuteRange;
using minutes::MinuteRanges;

namespace {

constexpr int placesPerZone = 20;
constexpr int casesPerPlace = 40;

struct Case {
    qint64 start = 0; // seconds since 1970
    Span span;
    MinuteRanges pauses;
};

qint64 elapsedAfter(qint64 start, qint64 seconds, const MinuteRanges &pauses)
{
    qint64 at = start;
    qint64 left = seconds;
    // What lasts no time waits until a pause is over; what has begun may end where one begins.
    while (left > 0 || (seconds == 0 && minutes::isWithin(pauses, at / 60))) {
        const bool paused = minutes::isWithin(pauses, at / 60);
        const qint64 toNext = 60 - at % 60;
        const qint64 step = paused ? toNext : std::min(toNext, left);
        left -= paused ? 0 : step;
        at += step;
    }
    return at;
}

// Each once, though pauses overlap.
std::vector<Minute> minutesOf(const MinuteRanges &ranges)
{
    std::vector<Minute> result;
    for (const MinuteRange &range : ranges) {
        for (Minute minute = range.first; minute < range.second; ++minute)
            result.push_back(minute);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

qint64 counted(const Case &each, const minutes::Dial &dial)
{
    if (each.span.isElapsedOnly())
        return elapsedAfter(each.start, each.span.ms / msPerSecond, each.pauses);
    const Minute wall = dial.wall(each.start / 60);
    const Minute wanted =
        minutes::monthsLater(wall, each.span.months) + each.span.days * minutes::perDay;
    const qint64 due = dial.showing(wanted) * 60 + each.start % 60;
    qint64 paused = 0;
    for (const Minute minute : minutesOf(each.pauses)) {
        const qint64 from = std::max(minute * 60, each.start);
        paused += std::max<qint64>(std::min((minute + 1) * 60, due) - from, 0);
    }
    return paused == 0 ? due : elapsedAfter(due, paused, each.pauses);
}

Case randomCase(QRandomGenerator &random, Minute place)
{
    Case result;
    // It ends, but for pauses, within some hours or days of the place worth watching.
    const int near = random.bounded(2) == 0 ? 150 : 3 * 1440;
    Minute start = place + random.bounded(-near, near);
    switch (random.bounded(5)) {
    case 0:
    case 1:
        result.span.months = random.bounded(1, 8);
        start -= qint64(30.44 * 1440) * result.span.months;
        break;
    case 2:
    case 3:
        result.span = Span::weeks(random.bounded(1, 6));
        start -= result.span.days * minutes::perDay;
        break;
    default:
        result.span.ms = random.bounded(12 * 1440) * msPerMinute;
        result.span.ms += random.bounded(4) == 0 ? random.bounded(60) * msPerSecond : 0;
        result.span.ms *= random.bounded(12) == 0 ? 0 : 1;
        start -= result.span.ms / msPerMinute;
    }
    result.start = start * 60 + (random.bounded(3) == 0 ? random.bounded(60) : 0);
    // Few walks are as long as those past pauses, so calendar steps have them now and then.
    if (result.span.isElapsedOnly() || random.bounded(4) == 0)
        result.pauses = minutes::randomPauses(random, random.bounded(2) == 0 ? start : place, 4);
    return result;
}

} // namespace

class StepWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatIsWorthWatching();
    void stepsEndWhereTheMinutesSay_data();
    void stepsEndWhereTheMinutesSay();
};

// The walk must not pass because its own tables are empty.
void StepWalkTest::knowsWhatIsWorthWatching()
{
    const minutes::Dial apia("Pacific/Apia");
    QRandomGenerator random(1);
    const Minute skipped = minutes::places(apia, random, 1).front();
    QCOMPARE(minutes::timeInWords(skipped * 60), QStringLiteral("2011-12-30T10:00:00Z"));
    QCOMPARE(apia.step(skipped), minutes::perDay);
    QVERIFY(minutes::Dial("Europe/Berlin").changes().size() > 90);
    QVERIFY(minutes::Dial("Etc/UTC").changes().empty());
}

void StepWalkTest::stepsEndWhereTheMinutesSay_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *name : minutes::zoneNames())
        QTest::newRow(name) << QByteArray(name);
}

void StepWalkTest::stepsEndWhereTheMinutesSay()
{
    QFETCH(QByteArray, zone);
    const minutes::Dial dial(zone);
    const Zone local = *Zone::find(QString::fromLatin1(zone));
    QRandomGenerator random(minutes::seed() ^ quint32(qHash(zone, 0)));

    for (const Minute place : minutes::places(dial, random, placesPerZone)) {
        for (int n = 0; n < casesPerPlace; ++n) {
            const Case each = randomCase(random, place);
            std::vector<Interval> intervals;
            for (const MinuteRange &pause : each.pauses)
                intervals.push_back({{pause.first * msPerMinute}, {pause.second * msPerMinute}});
            const Instant start{each.start * msPerSecond};
            const Pauses pauses(intervals);
            const Result<Instant> due = each.span.isElapsedOnly()
                ? addElapsed(start, each.span.ms, pauses)
                : addSpan(start, each.span, local, pauses);
            const qint64 expected = counted(each, dial);
            if (due && due->ms == expected * msPerSecond)
                continue;
            QFAIL(qPrintable(
                QStringLiteral("seed %1, %2; start %3 + %4 months %5 days %6 ms, pauses %7; %8 by "
                               "the minutes, but calculated %9")
                    .arg(QString::number(minutes::seed()), QString::fromLatin1(zone),
                        minutes::timeInWords(each.start), QString::number(each.span.months),
                        QString::number(each.span.days), QString::number(each.span.ms),
                        minutes::toWords(each.pauses), minutes::timeInWords(expected),
                        due ? toText(*due) : due.error().detail)));
        }
    }
}

QTEST_GUILESS_MAIN(StepWalkTest)
#include "tst_stepwalk.moc"
