// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/zone.h"
#include "tests/support/verify.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <array>
#include <atomic>
#include <thread>

using namespace gander;

namespace {

Zone zoneOf(const char *name)
{
    const Result<Zone> zone = Zone::find(QString::fromLatin1(name));
    if (!zone)
        qFatal("no zone %s", name);
    return *zone;
}

WallTime wallOf(const QString &text)
{
    return {QDate::fromString(text.left(10), Qt::ISODate),
        QTime::fromString(text.mid(11), Qt::ISODate).msecsSinceStartOfDay()};
}

const std::array zoneNames{"America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Anchorage", "America/Phoenix", "America/St_Johns",
    "America/Caracas", "America/Sao_Paulo", "America/Santiago", "America/Asuncion",
    "America/Havana", "America/Argentina/Buenos_Aires", "America/Scoresbysund", "Europe/London",
    "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin", "Europe/Moscow", "Europe/Istanbul",
    "Africa/Casablanca", "Africa/Cairo", "Africa/Lagos", "Africa/Monrovia", "Asia/Jerusalem",
    "Asia/Gaza", "Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Pyongyang", "Asia/Tokyo",
    "Asia/Manila", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Eucla", "Pacific/Auckland",
    "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Kwajalein",
    "Antarctica/Troll", "Etc/GMT-6", "Etc/UTC"};

} // namespace

class ZoneTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsNamesAndRefusesOffsets();
    void hasQtsOffsets_data();
    void hasQtsOffsets();
    void wallTimesMeanTheseInstants_data();
    void wallTimesMeanTheseInstants();
    void everyWallTimeComesBackOrLiesInAGap_data();
    void everyWallTimeComesBackOrLiesInAGap();
    void tellsChangesInOrder();
    void namesAbbreviations();
    void stepsOnTheCalendar_data();
    void stepsOnTheCalendar();
    void stepsBeyondTimeStopAtItsEnds();
    void manyThreadsMayAskAtOnce();
    void eachNameHasOneTable();
    void countsWithoutQtsDateTime();
};

void ZoneTest::findsNamesAndRefusesOffsets()
{
    for (const char *good : {"UTC", "Etc/UTC", "Etc/GMT-6", "GMT", "EST5EDT", "US/Eastern",
             "Europe/Berlin", "America/Argentina/Buenos_Aires", "America/Port-au-Prince"}) {
        const Result<Zone> zone = Zone::find(QString::fromLatin1(good));
        VERIFY_RESULT(zone);
        QCOMPARE(zone->name(), QString::fromLatin1(good));
    }
    for (const char *bad : {"", "+02:00", "UTC+02:00", "UTC+2", "UTC-05:30", "GMT+2", "Z", "local",
             "CET-1CEST", "XYZ", "Europe", "Europe/", "/Europe/Berlin", "../Europe/Berlin",
             "Europe/../Berlin", "europe/berlin", "right/UTC", "posix/UTC", "zone.tab", "localtime",
             "Europe/Berlin ", "Mars/Olympus"}) {
        const Result<Zone> zone = Zone::find(QString::fromLatin1(bad));
        QVERIFY2(!zone, bad);
        QCOMPARE(zone.error().kind, ErrorKind::Invalid);
    }
    QVERIFY(!Zone::find(QStringLiteral("Europe/Berlin") + QChar(0)));
    QVERIFY(!Zone::find(QString(100'000, u'x')));
    QVERIFY(!Zone::system().name().isEmpty());
    QCOMPARE(Zone().name(), QStringLiteral("UTC"));
}

void ZoneTest::hasQtsOffsets_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : zoneNames)
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ZoneTest::hasQtsOffsets()
{
    QFETCH(QString, name);
    const Result<Zone> zone = Zone::find(name);
    VERIFY_RESULT(zone);
    const QTimeZone qt(name.toLatin1());
    QStringList wrong;
    const auto check = [&](qint64 seconds) {
        const QDateTime at = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        if (zone->offsetSecondsAt({seconds * 1000}) != qt.offsetFromUtc(at))
            wrong.append(at.toString(Qt::ISODate));
    };
    QRandomGenerator random(11);
    // 1900 to 2040 closely, to 9998 here and there.
    for (int i = 0; i < 1500; ++i)
        check(qint64(random.bounded(4'417'977'600.0)) - 2'208'988'800);
    for (int i = 0; i < 1500; ++i)
        check(qint64(random.bounded(251'161'776'000.0)) + 2'208'988'800);
    // And both sides of each change in some years.
    for (const int year : {1945, 1996, 2011, 2026, 2087, 2099, 2100, 2499, 2500, 9000}) {
        QDateTime at(QDate(year, 1, 1), QTime(0, 0), Qt::UTC);
        for (int i = 0; i < 4; ++i) {
            const QTimeZone::OffsetData next = qt.nextTransition(at);
            if (!next.atUtc.isValid())
                break;
            check(next.atUtc.toSecsSinceEpoch() - 1);
            check(next.atUtc.toSecsSinceEpoch());
            at = next.atUtc.addMSecs(1);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u' ')));
}

void ZoneTest::wallTimesMeanTheseInstants_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("wall");
    QTest::addColumn<QString>("instant");
    const auto add = [](const char *zone, const char *wall, const char *instant) {
        QTest::addRow("%s %s", zone, wall) << QString::fromLatin1(zone) << QString::fromLatin1(wall)
                                           << QString::fromLatin1(instant);
    };
    // Spring gaps move forward by the gap; the edges belong to the time after it.
    add("America/New_York", "2026-03-08 01:59:59", "2026-03-08T06:59:59Z");
    add("America/New_York", "2026-03-08 02:00:00", "2026-03-08T07:00:00Z");
    add("America/New_York", "2026-03-08 02:30:00", "2026-03-08T07:30:00Z");
    add("America/New_York", "2026-03-08 03:00:00", "2026-03-08T07:00:00Z");
    add("Europe/London", "2026-03-29 01:30:00", "2026-03-29T01:30:00Z");
    add("Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29T01:30:00Z");
    add("Australia/Sydney", "2026-10-04 02:30:00", "2026-10-03T16:30:00Z");
    add("Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-03T15:45:00Z");
    add("America/Sao_Paulo", "2018-11-04 00:00:00", "2018-11-04T03:00:00Z");
    add("America/Sao_Paulo", "2018-11-04 00:59:59", "2018-11-04T03:59:59Z");
    add("Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30T22:00:00Z");
    add("Pacific/Apia", "2011-12-29 23:59:59", "2011-12-30T09:59:59Z");
    add("Pacific/Apia", "2011-12-31 00:00:00", "2011-12-30T10:00:00Z");
    // Repeated times mean their first occurrence.
    add("America/New_York", "2026-11-01 01:30:00", "2026-11-01T05:30:00Z");
    add("America/New_York", "2026-11-01 02:00:00", "2026-11-01T07:00:00Z");
    add("Europe/London", "2026-10-25 01:00:00", "2026-10-25T00:00:00Z");
    add("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00Z");
    add("Australia/Sydney", "2026-04-05 02:30:00", "2026-04-04T15:30:00Z");
    add("Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-04T14:45:00Z");
    add("America/Sao_Paulo", "2019-02-16 23:30:00", "2019-02-17T01:30:00Z");
    add("Pacific/Kwajalein", "1969-09-30 12:00:00", "1969-09-30T01:00:00Z");
    // Morocco's winter time is its exception: an hour back for Ramadan, then forward.
    add("Africa/Casablanca", "2026-02-15 02:30:00", "2026-02-15T01:30:00Z");
    add("Africa/Casablanca", "2026-03-22 02:30:00", "2026-03-22T02:30:00Z");
    add("Europe/Dublin", "2026-10-25 01:30:00", "2026-10-25T00:30:00Z");
    add("Asia/Kathmandu", "2026-05-01 05:45:00", "2026-05-01T00:00:00Z");
    add("Asia/Kathmandu", "1986-01-01 00:10:00", "1985-12-31T18:40:00Z");
    // Beyond the last told change, and in the next cycle of 400 years.
    add("Europe/Berlin", "2101-03-27 02:30:00", "2101-03-27T01:30:00Z");
    add("Europe/Berlin", "2501-03-27 02:30:00", "2501-03-27T01:30:00Z");
    add("Europe/Berlin", "9998-07-01 12:00:00", "9998-07-01T10:00:00Z");
}

void ZoneTest::wallTimesMeanTheseInstants()
{
    QFETCH(QString, zone);
    QFETCH(QString, wall);
    const Result<Zone> found = Zone::find(zone);
    VERIFY_RESULT(found);
    QTEST(toText(found->instantOf(wallOf(wall))), "instant");
}

void ZoneTest::everyWallTimeComesBackOrLiesInAGap_data()
{
    hasQtsOffsets_data();
}

void ZoneTest::everyWallTimeComesBackOrLiesInAGap()
{
    QFETCH(QString, name);
    const Zone zone = *Zone::find(name);
    QRandomGenerator random(12);
    // Around every change since 1900, quarter hour by quarter hour; then anywhere.
    std::vector<Instant> near;
    const Instant begin{-2'208'988'800'000};
    const Instant end{4'500'000'000'000};
    for (auto change = zone.nextChange(begin, end); change;
         change = zone.nextChange(*change, end)) {
        for (qint64 quarter = -120; quarter <= 120; quarter += 15)
            near.push_back(*change + quarter * msPerMinute);
    }
    for (int i = 0; i < 500; ++i)
        near.push_back({begin.ms + qint64(random.bounded(12'000'000'000.0)) * 1000});
    for (const Instant at : near) {
        const WallTime wall = zone.wallAt(at);
        const Instant first = zone.instantOf(wall);
        // It exists, so it is shown again, and never later than where it came from.
        QCOMPARE(zone.wallAt(first), wall);
        QVERIFY(first <= at);
    }
}

void ZoneTest::tellsChangesInOrder()
{
    const Zone berlin = zoneOf("Europe/Berlin");
    const Instant newYear = *parseInstant(u"2026-01-01T00:00:00Z");
    const Instant spring = *parseInstant(u"2026-03-29T01:00:00Z");
    const Instant autumn = *parseInstant(u"2026-10-25T01:00:00Z");
    const Instant never{std::numeric_limits<qint64>::max()};
    QCOMPARE(berlin.nextChange(newYear, never), std::optional(spring));
    QCOMPARE(berlin.nextChange(newYear, spring), std::optional(spring));
    QCOMPARE(berlin.nextChange(newYear, spring + -1), std::optional<Instant>());
    QCOMPARE(berlin.nextChange(spring + -1, never), std::optional(spring));
    QCOMPARE(berlin.nextChange(spring, never), std::optional(autumn));
    QCOMPARE(berlin.nextChange(*parseInstant(u"2499-12-01T00:00:00Z"), never),
        std::optional(*parseInstant(u"2500-03-28T01:00:00Z")));
    QCOMPARE(Zone().nextChange(newYear, never), std::optional<Instant>());
    QCOMPARE(zoneOf("Asia/Kathmandu").nextChange(newYear, never), std::optional<Instant>());
}

void ZoneTest::namesAbbreviations()
{
    const Instant winter = *parseInstant(u"2026-01-15T00:00:00Z");
    const Instant summer = *parseInstant(u"2026-07-15T00:00:00Z");
    QCOMPARE(zoneOf("America/New_York").abbreviationAt(winter), QStringLiteral("EST"));
    QCOMPARE(zoneOf("America/New_York").abbreviationAt(summer), QStringLiteral("EDT"));
    QCOMPARE(zoneOf("Europe/Berlin").abbreviationAt(winter), QStringLiteral("CET"));
    QCOMPARE(zoneOf("Asia/Kathmandu").abbreviationAt(winter), QStringLiteral("UTC+05:45"));
    QCOMPARE(zoneOf("America/Sao_Paulo").abbreviationAt(winter), QStringLiteral("UTC-03:00"));
    QCOMPARE(Zone().abbreviationAt(winter), QStringLiteral("UTC"));
}

void ZoneTest::stepsOnTheCalendar_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *zone, const char *from, Span span, const char *expected) {
        QTest::addRow("%s %s +%d+%d+%lld", zone, from, span.months, span.days, span.ms)
            << QString::fromLatin1(zone) << QString::fromLatin1(from) << span.months << span.days
            << span.ms << QString::fromLatin1(expected);
    };
    const Span months3 = Span::ofMonths(3);
    const Span week = Span::weeks(1);
    add("Etc/UTC", "2023-11-30T09:00:00Z", months3, "2024-02-29T09:00:00Z");
    add("Etc/UTC", "2022-11-30T09:00:00Z", months3, "2023-02-28T09:00:00Z");
    add("Etc/UTC", "2099-11-30T09:00:00Z", months3, "2100-02-28T09:00:00Z");
    add("Etc/UTC", "2026-01-31T09:00:00Z", months3, "2026-04-30T09:00:00Z");
    add("Etc/UTC", "2024-02-29T09:00:00Z", Span::ofMonths(12), "2025-02-28T09:00:00Z");
    add("Etc/UTC", "2026-11-15T09:00:00Z", months3, "2027-02-15T09:00:00Z");
    // The month's end is the one on the wall: in New York it still is 31 August.
    add("America/New_York", "2026-09-01T03:00:00Z", months3, "2026-12-01T04:00:00Z");
    add("Asia/Tokyo", "2026-11-29T16:00:00Z", months3, "2027-02-27T16:00:00Z");
    // Over both changes the wall time stays; elapsed time passes over them unseen.
    add("America/New_York", "2026-03-04T12:00:00Z", week, "2026-03-11T11:00:00Z");
    add("America/New_York", "2026-10-28T12:00:00Z", week, "2026-11-04T13:00:00Z");
    add("Europe/London", "2026-03-25T12:00:00Z", week, "2026-04-01T11:00:00Z");
    add("Europe/Berlin", "2026-10-22T12:00:00Z", week, "2026-10-29T13:00:00Z");
    add("Australia/Sydney", "2026-04-01T12:00:00Z", week, "2026-04-08T13:00:00Z");
    add("Australia/Lord_Howe", "2026-10-01T12:00:00Z", week, "2026-10-08T11:30:00Z");
    add("Europe/Berlin", "2026-10-22T12:00:00Z", Span::hours(168), "2026-10-29T12:00:00Z");
    // Into a gap, into a repeated hour, and over the day that Samoa left out.
    add("Europe/Berlin", "2026-03-22T01:30:00Z", week, "2026-03-29T01:30:00Z");
    add("Europe/Berlin", "2026-10-18T00:30:00Z", week, "2026-10-25T00:30:00Z");
    add("Pacific/Apia", "2011-12-29T18:00:00Z", {0, 1, 0}, "2011-12-30T18:00:00Z");
    add("Pacific/Apia", "2011-12-29T18:00:00Z", {0, 2, 0}, "2011-12-30T18:00:00Z");
    // From the second of two equal wall times a whole number of days is counted all the same.
    add("Europe/Berlin", "2026-10-25T01:30:00Z", {0, 1, 0}, "2026-10-26T01:30:00Z");
    add("Europe/Berlin", "2026-10-25T01:30:00Z", {0, 0, 0}, "2026-10-25T01:30:00Z");
    // Months, then days, then hours.
    add("Europe/Berlin", "2026-01-31T11:00:00Z", {1, 1, msPerHour}, "2026-03-01T12:00:00Z");
}

void ZoneTest::stepsOnTheCalendar()
{
    QFETCH(QString, zone);
    QFETCH(QString, from);
    QFETCH(int, months);
    QFETCH(int, days);
    QFETCH(qint64, ms);
    const Zone local = *Zone::find(zone);
    QTEST(toText(plus(*parseInstant(from), {months, days, ms}, local)), "expected");
}

void ZoneTest::stepsBeyondTimeStopAtItsEnds()
{
    constexpr int most = std::numeric_limits<int>::max();
    constexpr int least = std::numeric_limits<int>::min();
    const QString end = QStringLiteral("9999-12-31T23:59:59Z");
    const Zone berlin = zoneOf("Europe/Berlin");
    QCOMPARE(toText(plus({0}, {most, most, 0}, berlin)), end);
    QCOMPARE(toText(plus({0}, {0, 0, std::numeric_limits<qint64>::max()}, berlin)), end);
    QCOMPARE(toText(plus({std::numeric_limits<qint64>::max()}, {1, 0, 1}, berlin)), end);
    QVERIFY(plus({0}, {least, least, 0}, berlin) < *parseInstant(u"1900-01-01T00:00:00Z"));
    QVERIFY(plus({0}, {0, 0, std::numeric_limits<qint64>::min()}, berlin) < Instant{0});
    // Nonsense dates neither overflow nor hang.
    (void)berlin.instantOf({QDate(), 0});
    (void)berlin.wallAt({std::numeric_limits<qint64>::max()});
    (void)berlin.wallAt({std::numeric_limits<qint64>::min()});
}

void ZoneTest::manyThreadsMayAskAtOnce()
{
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&wrong] {
            for (const char *name : {"America/Toronto", "Europe/Madrid", "Asia/Beirut"}) {
                const Result<Zone> zone = Zone::find(QString::fromLatin1(name));
                const Instant far{16'000'000'000'000};
                if (!zone || zone->instantOf(zone->wallAt(far)) != far
                    || zone->abbreviationAt({0}).isEmpty())
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

// Zones are equal when they hold the same table, so it was built once.
void ZoneTest::eachNameHasOneTable()
{
    for (const char *name : {"UTC", "Etc/UTC", "Europe/Berlin", "Pacific/Apia"}) {
        const Zone first = zoneOf(name);
        std::vector<std::thread> threads;
        std::atomic<int> same = 0;
        for (int n = 0; n < 4; ++n)
            threads.emplace_back([&] { same += zoneOf(name) == first ? 1 : 0; });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(same.load(), 4);
    }
    QVERIFY(Zone() == zoneOf("UTC"));
    QVERIFY(!(zoneOf("Etc/UTC") == zoneOf("UTC")));
}

// Its steps differ between Qt 6.4 and 6.8, so the law of the desk asks it for offsets in UTC alone.
void ZoneTest::countsWithoutQtsDateTime()
{
    static const QRegularExpression allowed(
        QStringLiteral("#include <QDateTime>|QDateTime::currentMSecsSinceEpoch\\(\\)"
                       "|QDateTime::fromMSecsSinceEpoch\\([a-z.]+, Qt::UTC\\)"));
    static const QRegularExpression zoned(
        QStringLiteral("QDateTime|toTimeZone|toLocalTime|addMonths|addYears|addSecs"));
    QDirIterator files(QStringLiteral(GANDER_SOURCE_DIR "/models/domain"),
        {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files);
    int read = 0;
    for (; files.hasNext(); ++read) {
        QFile file(files.next());
        QVERIFY(file.open(QFile::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        const QRegularExpressionMatch found = zoned.match(text.remove(allowed));
        QVERIFY2(!found.hasMatch(), qPrintable(file.fileName() + u' ' + found.captured()));
    }
    QVERIFY(read > 20);
}

QTEST_GUILESS_MAIN(ZoneTest)
#include "tst_zone.moc"
