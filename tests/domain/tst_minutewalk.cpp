// SPDX-License-Identifier: GPL-3.0-or-later

// Working time against a walk over real minutes: 65,000 random cases, the same each time.

#include "models/domain/worktime.h"
#include "tests/domain/minutes.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <optional>

using namespace gander;
using minutes::Minute;
using minutes::MinuteRange;
using minutes::MinuteRanges;

namespace {

constexpr int placesPerZone = 10;
constexpr int casesPerPlace = 130;

enum class Kind { Add, Between, Days };

struct Case {
    Kind kind = Kind::Add;
    qint64 start = 0;  // seconds since 1970
    qint64 amount = 0; // seconds, or for Between the end, or days
    MinuteRanges pauses;
};

// The working time of one calendar, counted minute by minute.
class Counter
{
public:
    Counter(const minutes::Dial &dial, const minutes::OpenMinutes &open, const MinuteRanges &pauses)
        : m_dial(dial)
        , m_open(open)
        , m_pauses(pauses)
    {
    }

    [[nodiscard]] bool counts(Minute minute) const
    {
        return m_open.isOpen(minute) && !minutes::isWithin(m_pauses, minute);
    }

    [[nodiscard]] qint64 secondsBetween(qint64 from, qint64 until) const
    {
        qint64 sum = 0;
        for (qint64 at = from; at < until;) {
            const qint64 next = std::min((at / 60 + 1) * 60, until);
            sum += counts(at / 60) ? next - at : 0;
            at = next;
        }
        return sum;
    }

    // Nothing is found beyond the minutes that were looked at.
    [[nodiscard]] std::optional<qint64> firstCounted(qint64 at) const
    {
        while (isKnown(at / 60) && !counts(at / 60))
            at = (at / 60 + 1) * 60;
        return isKnown(at / 60) ? std::optional(at) : std::nullopt;
    }

    [[nodiscard]] std::optional<qint64> after(qint64 start, qint64 seconds) const
    {
        if (seconds == 0)
            return firstCounted(start);
        qint64 at = start;
        for (qint64 left = seconds; left > 0;) {
            if (!isKnown(at / 60))
                return std::nullopt;
            qint64 step = 60 - at % 60;
            if (counts(at / 60)) {
                step = std::min(step, left);
                left -= step;
            }
            at += step;
        }
        return at;
    }

    [[nodiscard]] std::optional<qint64> workingDaysAfter(qint64 start, qint64 days) const
    {
        const Counter unpaused(m_dial, m_open, {});
        const std::optional<qint64> opening = unpaused.firstCounted(start);
        if (!opening)
            return std::nullopt;
        qint64 wall = wallSeconds(start);
        if (!m_open.isWorkingDate(wall / secondsPerDay))
            wall = wallSeconds(*opening);
        qint64 date = wall / secondsPerDay;
        for (qint64 left = days; left > 0; left -= m_open.isWorkingDate(date) ? 1 : 0) {
            if (!isKnown((date + 3) * minutes::perDay))
                return std::nullopt;
            ++date;
        }
        const qint64 wanted = date * secondsPerDay + wall % secondsPerDay;
        std::optional<qint64> due = m_dial.showing(wanted / 60) * 60 + wanted % 60;
        const bool isClose = *due % 60 == 0 && m_open.isOpen(*due / 60 - 1);
        if (!isClose)
            due = unpaused.firstCounted(*due);
        if (!due)
            return due;
        const qint64 paused = unpaused.secondsBetween(start, *due) - secondsBetween(start, *due);
        return paused == 0 ? due : after(*due, paused);
    }

private:
    static constexpr qint64 secondsPerDay = 86'400;

    [[nodiscard]] bool isKnown(Minute minute) const { return minute < m_open.window().second; }

    [[nodiscard]] qint64 wallSeconds(qint64 at) const
    {
        return m_dial.wall(at / 60) * 60 + at % 60;
    }

    const minutes::Dial &m_dial;
    const minutes::OpenMinutes &m_open;
    const MinuteRanges m_pauses;
};

// One that surely ends within what was counted of the calendar.
Case randomCase(QRandomGenerator &random, Minute place, const minutes::Dial &dial,
    const minutes::OpenMinutes &open)
{
    Case result;
    result.start = (place + random.bounded(-12 * 1440, 8 * 1440)) * 60;
    if (random.bounded(3) == 0)
        result.start += random.bounded(60);
    if (random.bounded(2) == 0)
        result.pauses = minutes::randomPauses(random, result.start / 60, 3);
    constexpr std::array<qint64, 5> reaches{3 * 3600, 86'400, 2 * 86'400, 4 * 86'400, 12 * 86'400};
    const qint64 reach = reaches[size_t(random.bounded(5))];
    const int which = random.bounded(12);
    if (which < 3) {
        result.kind = Kind::Between;
        result.amount = result.start + random.bounded(int(reach));
    } else if (which < 5) {
        result.kind = Kind::Days;
        result.amount = random.bounded(1, 6);
    } else {
        const qint64 most =
            Counter(dial, open, result.pauses).secondsBetween(result.start, result.start + reach);
        // Often to the minute, so that it falls on a close or where a pause begins.
        result.amount = most == 0 ? 0 : random.bounded(int(most));
        result.amount -= random.bounded(3) == 0 ? 0 : result.amount % 60;
    }
    return result;
}

std::optional<qint64> counted(const Case &each, const Counter &counter)
{
    switch (each.kind) {
    case Kind::Add:
        return counter.after(each.start, each.amount);
    case Kind::Between:
        return counter.secondsBetween(each.start, each.amount);
    case Kind::Days:
        break;
    }
    return counter.workingDaysAfter(each.start, each.amount);
}

// As seconds; -1 where it is refused.
qint64 calculated(const Case &each, const WorkCalendar &calendar, std::vector<Interval> intervals)
{
    for (const MinuteRange &pause : each.pauses)
        intervals.push_back({{pause.first * msPerMinute}, {pause.second * msPerMinute}});
    const Pauses pauses(intervals);
    const Instant start{each.start * msPerSecond};
    const auto seconds = [](const Result<Instant> &due) {
        return due && due->ms % msPerSecond == 0 ? due->ms / msPerSecond : -1;
    };
    switch (each.kind) {
    case Kind::Add:
        return seconds(addWorking(start, each.amount * msPerSecond, calendar, pauses));
    case Kind::Between:
        return workingMsBetween(start, {each.amount * msPerSecond}, calendar, pauses) / msPerSecond;
    case Kind::Days:
        break;
    }
    return seconds(addWorkingDays(start, each.amount, DayEnd::SameTime, calendar, pauses));
}

QString toWords(const Case &each)
{
    static const char *const kinds[]{"add seconds", "between", "working days"};
    return QStringLiteral("%1: start %2, %3, pauses %4")
        .arg(QLatin1String(kinds[int(each.kind)]), minutes::timeInWords(each.start),
            each.kind == Kind::Between ? minutes::timeInWords(each.amount)
                                       : QString::number(each.amount),
            minutes::toWords(each.pauses));
}

} // namespace

class MinuteWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void workingTimeIsWhatTheMinutesSay_data();
    void workingTimeIsWhatTheMinutesSay();
};

void MinuteWalkTest::workingTimeIsWhatTheMinutesSay_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *name : minutes::zoneNames())
        QTest::newRow(name) << QByteArray(name);
}

void MinuteWalkTest::workingTimeIsWhatTheMinutesSay()
{
    QFETCH(QByteArray, zone);
    const minutes::Dial dial(zone);
    const Zone local = *Zone::find(QString::fromLatin1(zone));
    QRandomGenerator random(minutes::seed() ^ quint32(qHash(zone, 0)));
    // Pauses long before make the calculator walk too, where it would look up its sums.
    const std::vector<Interval> longAgo{{{0}, {msPerDay}}};

    for (const Minute place : minutes::places(dial, random, placesPerZone)) {
        const WorkHours hours = minutes::randomHours(random, place);
        const minutes::OpenMinutes open(
            dial, hours, {place - 20 * minutes::perDay, place + 40 * minutes::perDay});
        const WorkCalendar calendar(local, hours);
        for (int compared = 0; compared < casesPerPlace;) {
            const Case each = randomCase(random, place, dial, open);
            const auto found = counted(each, Counter(dial, open, each.pauses));
            // Hours that do not open again for weeks are for other tests.
            if (!found)
                continue;
            ++compared;
            const qint64 expected = *found;
            for (const auto &before : {std::vector<Interval>(), longAgo}) {
                const qint64 actual = calculated(each, calendar, before);
                if (actual == expected)
                    continue;
                const auto shown = [&](qint64 value) {
                    return each.kind == Kind::Between || value < 0 ? QString::number(value)
                                                                   : minutes::timeInWords(value);
                };
                QFAIL(qPrintable(
                    QStringLiteral("seed %1, %2; %3; hours: %4; %5 by the minutes, "
                                   "but calculated %6 %7")
                        .arg(QString::number(minutes::seed()), QString::fromLatin1(zone),
                            toWords(each), minutes::toWords(hours), shown(expected), shown(actual),
                            before.empty() ? QString() : QStringLiteral("with an old pause"))));
            }
        }
    }
}

QTEST_GUILESS_MAIN(MinuteWalkTest)
#include "tst_minutewalk.moc"
