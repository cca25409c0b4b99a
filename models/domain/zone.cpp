// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/zone.h"

#include "models/domain/civil.h"
#include "models/domain/offsettable.h"

#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <mutex>
#include <vector>

namespace gander {

namespace {

// From here on the rules of every zone repeat with the calendar.
constexpr Instant cycleBegin{4102444800000}; // 2100-01-01T00:00Z
// 400 Gregorian years are a whole number of weeks, so "last Sunday in March" repeats exactly.
constexpr qint64 cycleMs = 146097 * msPerDay;
constexpr Instant lastInstant = endOfTime + -1;

qint64 qtOffsetMs(const QTimeZone &zone, Instant at)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC)) * msPerSecond;
}

// The changes of offset in [begin, end), the first entry being the offset at 'begin'.
// transitions() stops at 2037, so one walks from change to change.
OffsetTable offsetTable(const QTimeZone &zone, Instant begin, Instant end)
{
    std::vector<OffsetChange> changes{{begin, qtOffsetMs(zone, begin)}};
    QTimeZone::OffsetData next =
        zone.nextTransition(QDateTime::fromMSecsSinceEpoch(begin.ms, Qt::UTC));
    while (next.atUtc.isValid()) {
        const Instant at{next.atUtc.toMSecsSinceEpoch()};
        // A zone file that repeats an instant must not hold us here.
        if (at >= end || at <= changes.back().at)
            break;
        const qint64 offsetMs = next.offsetFromUtc * msPerSecond;
        if (offsetMs != changes.back().offsetMs)
            changes.push_back({at, offsetMs});
        // Asked for what follows the last change of a zone's file itself, Qt answers that nothing
        // does; a moment later it answers by the file's rule.
        next = zone.nextTransition(next.atUtc.addMSecs(1));
    }
    return OffsetTable(std::move(changes), end);
}

qint64 saturatedSum(qint64 a, qint64 b)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    if (b > 0 && a > most - b)
        return most;
    if (b < 0 && a < least - b)
        return least;
    return a + b;
}

qint64 localMsOf(const WallTime &wall)
{
    // Held within a million years, so that no date overflows; an invalid one counts as earliest.
    constexpr qint64 mostDays = 365'000'000;
    const qint64 days = std::clamp(wall.date.toJulianDay(), -mostDays, mostDays) - julianDayOfEpoch;
    return days * msPerDay + wall.msOfDay;
}

bool isPlainLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// Qt also takes offsets ("UTC+02:00"), rules ("CET-1CEST"), any word of three letters, and files
// beside the zones; so names without a slash are told one by one.
bool isIanaName(const QString &name)
{
    static const QStringList oneWord =
        QStringLiteral("CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 "
                       "GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein "
                       "Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC "
                       "ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu")
            .split(u' ');
    if (!name.contains(u'/'))
        return oneWord.contains(name);
    const QStringList parts = name.split(u'/');
    if (name.size() > 64 || parts.first().isEmpty() || parts.first() == QLatin1String("right")
        || parts.first() == QLatin1String("posix")
        || !std::all_of(parts.first().begin(), parts.first().end(), isPlainLetter))
        return false;
    return std::all_of(parts.begin() + 1, parts.end(), [](const QString &part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) {
            return isPlainLetter(c) || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-'
                || c == u'+';
        });
    });
}

} // namespace

struct Zone::Table {
    QString name;
    QTimeZone qt;
    OffsetTable told; // from beginOfTime to cycleBegin
    mutable std::once_flag cycleOnce;
    mutable OffsetTable cycle; // the 400 years from cycleBegin, made when asked for
    mutable std::mutex namesMutex;

    static std::shared_ptr<const Table> make(const QString &name, const QTimeZone &qt)
    {
        auto table = std::make_shared<Table>();
        table->name = name;
        table->qt = qt;
        table->told = offsetTable(qt, beginOfTime, cycleBegin);
        return table;
    }

    static std::shared_ptr<const Table> utc()
    {
        static const std::shared_ptr<const Table> table =
            make(QStringLiteral("UTC"), QTimeZone::utc());
        return table;
    }

    // The stretch that holds 'at'; neighbours may have the same offset where a cycle begins.
    OffsetStretch stretch(Instant at) const
    {
        if (at >= beginOfTime && at < cycleBegin)
            return told.stretchAt(at);
        if (at < beginOfTime)
            return {{std::numeric_limits<qint64>::min()}, beginOfTime, told.firstOffsetMs()};
        std::call_once(
            cycleOnce, [this] { cycle = offsetTable(qt, cycleBegin, cycleBegin + cycleMs); });
        const qint64 shift = (at - cycleBegin) / cycleMs * cycleMs;
        OffsetStretch found = cycle.stretchAt({at.ms - shift});
        found.from.ms += shift;
        found.until.ms = saturatedSum(found.until.ms, shift);
        return found;
    }

    // 'localMs' is what the wall clock shows, read as if it stood in UTC.
    Instant instantOf(qint64 localMs) const
    {
        // No offset is a day long, so the answer lies at or after this stretch; changes may follow
        // each other within hours, so every stretch is looked at in turn.
        OffsetStretch found = stretch({localMs - msPerDay});
        qint64 before = found.offsetMs;
        while (localMs >= saturatedSum(found.until.ms, found.offsetMs)) {
            before = found.offsetMs;
            found = stretch(found.until);
        }
        // The dial jumped over it: read with the offset before the jump it lies as far behind it.
        if (localMs < saturatedSum(found.from.ms, found.offsetMs))
            return {localMs - before};
        return {localMs - found.offsetMs};
    }
};

Zone::Zone()
    : m_table(Table::utc())
{
}

Zone::Zone(std::shared_ptr<const Table> table)
    : m_table(std::move(table))
{
}

Result<Zone> Zone::find(const QString &ianaName)
{
    if (ianaName == QLatin1String("UTC"))
        return Zone();

    static std::mutex mutex;
    static QHash<QString, std::shared_ptr<const Table>> tables;
    const std::lock_guard lock(mutex);
    if (const auto known = tables.constFind(ianaName); known != tables.constEnd())
        return Zone(*known);

    if (isIanaName(ianaName)) {
        const QTimeZone qt(ianaName.toLatin1());
        if (qt.isValid()) {
            auto table = Table::make(ianaName, qt);
            tables.insert(ianaName, table);
            return Zone(std::move(table));
        }
    }
    return Error{ErrorKind::Invalid,
        QStringLiteral("\"%1\" is not a time zone; write a name such as Europe/Berlin or Etc/UTC")
            .arg(ianaName.left(64))};
}

Zone Zone::system()
{
    const Result<Zone> zone = find(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    return zone ? *zone : Zone();
}

QString Zone::name() const
{
    return m_table->name;
}

int Zone::offsetSecondsAt(Instant at) const
{
    return static_cast<int>(m_table->stretch(at).offsetMs / msPerSecond);
}

QString Zone::abbreviationAt(Instant at) const
{
    QString letters;
    {
        const std::lock_guard lock(m_table->namesMutex);
        letters = m_table->qt.abbreviation(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC));
    }
    if (!letters.isEmpty() && letters.front().isLetter())
        return letters;
    const int minutes = offsetSecondsAt(at) / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(QChar(minutes < 0 ? u'-' : u'+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

WallTime Zone::wallAt(Instant at) const
{
    const qint64 localMs = saturatedSum(at.ms, m_table->stretch(at).offsetMs);
    return {QDate::fromJulianDay(floorDivided(localMs, msPerDay) + julianDayOfEpoch),
        floorRemainder(localMs, msPerDay)};
}

Instant Zone::instantOf(const WallTime &wall) const
{
    return m_table->instantOf(localMsOf(wall));
}

Instant Zone::stepped(Instant from, int months, int days) const
{
    constexpr int mostMonths = 12 * 10000;
    constexpr int mostDays = 366 * 10000;
    const qint64 localMs = from.ms + m_table->stretch(from).offsetMs;
    const qint64 day = floorDivided(localMs, msPerDay);
    const qint64 inMonth =
        months == 0 ? day : withMonthsAdded(day, std::clamp(months, -mostMonths, mostMonths));
    const qint64 target = inMonth + std::clamp(days, -mostDays, mostDays);
    return m_table->instantOf(localMs + (target - day) * msPerDay);
}

std::optional<Instant> Zone::nextChange(Instant after, Instant until) const
{
    OffsetStretch stretch = m_table->stretch(after);
    while (stretch.until <= until) {
        const OffsetStretch next = m_table->stretch(stretch.until);
        if (next.offsetMs != stretch.offsetMs)
            return next.from;
        // Nothing changes within a whole cycle, so nothing ever will.
        if (next.until - next.from >= cycleMs)
            return std::nullopt;
        stretch = next;
    }
    return std::nullopt;
}

Instant plus(Instant from, const Span &span, const Zone &zone)
{
    const Instant at = span.isElapsedOnly()
        ? from
        : zone.stepped(std::clamp(from, beginOfTime, lastInstant), span.months, span.days);
    return std::clamp(Instant{saturatedSum(at.ms, span.ms)}, beginOfTime, lastInstant);
}

} // namespace gander
