// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/instant.h"
#include "models/domain/zone.h"
#include "tests/support/verify.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace gander;

class InstantTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsRfc3339_data();
    void readsRfc3339();
    void readsLocalTimeInAZone_data();
    void readsLocalTimeInAZone();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void refusalQuotesTheTextAndSaysTheForm();
    void localTimeWithoutAZoneIsRefused();
    void writesWholeSecondsRoundedDown();
    void writesWhatQtWrites();
    void readsBackWhatItWrites();
};

void InstantTest::readsRfc3339_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    const auto add = [](const char *text, qint64 ms) {
        QTest::newRow(text) << QString::fromLatin1(text) << ms;
    };
    add("1970-01-01T00:00:00Z", 0);
    add("1970-01-01t00:00:01z", 1000);
    add("1970-01-01 00:00:01Z", 1000);
    add("1970-01-01T00:01Z", 60'000);
    add("1970-01-01T00:00:00.5Z", 500);
    add("1970-01-01T00:00:00.1239999Z", 123);
    add("1970-01-01T05:45:00+05:45", 0);
    add("1969-12-31T19:00:00-05:00", 0);
    add("1970-01-01T00:00:00-00:00", 0);
    add("2024-02-29T12:00:00Z", 1'709'208'000'000);
    add("2026-11-22T13:30:00Z", 1'795'354'200'000);
    add("1900-01-01T00:00:00Z", -2'208'988'800'000);
    add("9998-12-31T23:59:59Z", 253'370'764'799'000);
}

void InstantTest::readsRfc3339()
{
    QFETCH(QString, text);
    const Result<Instant> at = parseInstant(text);
    VERIFY_RESULT(at);
    QTEST(at->ms, "ms");
    // A zone at hand does not change what the text says itself.
    const Zone berlin = *Zone::find(QStringLiteral("Europe/Berlin"));
    QCOMPARE(parseInstant(text, &berlin)->ms, at->ms);
}

void InstantTest::readsLocalTimeInAZone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *text, const char *zone, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(zone)
                            << QString::fromLatin1(expected);
    };
    add("2026-11-22T14:30:00", "Europe/Berlin", "2026-11-22T13:30:00Z");
    add("2026-11-22T14:30", "Europe/Berlin", "2026-11-22T13:30:00Z");
    add("2026-11-22 14:30", "Europe/Berlin", "2026-11-22T13:30:00Z");
    add("2026-11-22", "Asia/Kathmandu", "2026-11-21T18:15:00Z");
    add("2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00Z");
    add("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z");
    add("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z");
    add("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z");
}

void InstantTest::readsLocalTimeInAZone()
{
    QFETCH(QString, text);
    QFETCH(QString, zone);
    const Result<Zone> local = Zone::find(zone);
    VERIFY_RESULT(local);
    const Result<Instant> at = parseInstant(text, &*local);
    VERIFY_RESULT(at);
    QTEST(toText(*at), "expected");
}

void InstantTest::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "now", "2026", "2026-11", "26-11-22", "2026-1-2",
             "2026/11/22", "22.11.2026", "2026-11-22T", "2026-11-22T13", "2026-11-22T13:3",
             "2026-11-22T13:30:", "2026-11-22T13:30:00.", "2026-11-22T13:30:00.Z",
             "2026-11-22T13:30:00,5Z", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z",
             "2026-11-22T23:59:60Z", "2026-11-22T13:30:00 Z", "2026-11-22T13:30:00ZZ",
             "2026-11-22T13:30:00+0100", "2026-11-22T13:30:00+01", "2026-11-22T13:30:00+24:00",
             "2026-11-22T13:30:00+01:60", "2026-02-29T00:00:00Z", "2026-00-10T00:00:00Z",
             "2026-13-01T00:00:00Z", "2026-04-31", "2026-11-22 ", " 2026-11-22",
             "2026-11-22T13:30:00Z\n", "+2026-11-22T13:30:00Z", "-2026-11-22T13:30:00Z",
             "12026-11-22T13:30:00Z", "0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z",
             "9999-01-01T00:00:00Z", "2026-11-22T13:30:00Europe/Berlin", "2026-W47-7"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("digits of another script") << QStringLiteral("٢٠٢٦-١١-٢٢T13:30:00Z");
    QTest::newRow("full width") << QStringLiteral("２０２６-11-22T13:30:00Z");
    QTest::newRow("a minus of typographers") << QStringLiteral("2026−11−22T13:30:00Z");
    QTest::newRow("a null within") << QStringLiteral("2026-11-22T13:30:00Z") + QChar(0);
}

void InstantTest::refusesWhatIsNoTime()
{
    QFETCH(QString, text);
    const Zone utc;
    const Result<Instant> at = parseInstant(text, &utc);
    QVERIFY2(!at, qPrintable(text));
    QCOMPARE(at.error().kind, ErrorKind::Invalid);
}

void InstantTest::refusalQuotesTheTextAndSaysTheForm()
{
    const Error form = parseInstant(u"tomorrow").error();
    QVERIFY2(form.detail.contains(QStringLiteral("\"tomorrow\"")), qPrintable(form.detail));
    QVERIFY2(form.detail.contains(QStringLiteral("2026-11-22T13:30:00Z")), qPrintable(form.detail));
    const Error range = parseInstant(u"1492-10-12T00:00:00Z").error();
    QVERIFY2(range.detail.contains(QStringLiteral("1900")), qPrintable(range.detail));
    QVERIFY(parseInstant(QString(100'000, u'9')).error().detail.size() < 300);
}

void InstantTest::localTimeWithoutAZoneIsRefused()
{
    const Result<Instant> at = parseInstant(u"2026-11-22T13:30:00");
    QVERIFY(!at);
    QVERIFY2(
        at.error().detail.contains(QStringLiteral("time zone")), qPrintable(at.error().detail));
}

void InstantTest::writesWholeSecondsRoundedDown()
{
    QCOMPARE(toText({0}), QStringLiteral("1970-01-01T00:00:00Z"));
    QCOMPARE(toText({999}), QStringLiteral("1970-01-01T00:00:00Z"));
    QCOMPARE(toText({-1}), QStringLiteral("1969-12-31T23:59:59Z"));
    QCOMPARE(toText({253'402'300'799'999}), QStringLiteral("9999-12-31T23:59:59Z"));
    // Far out it must neither crash nor overrun.
    QVERIFY(!toText({std::numeric_limits<qint64>::max()}).isEmpty());
    QVERIFY(!toText({std::numeric_limits<qint64>::min()}).isEmpty());
}

void InstantTest::writesWhatQtWrites()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        const Instant at{qint64(random.bounded(255'600'000'000.0)) * 1000 - 2'208'988'800'000};
        QCOMPARE(toText(at), QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODate));
    }
}

void InstantTest::readsBackWhatItWrites()
{
    QRandomGenerator random(8);
    for (int i = 0; i < 20'000; ++i) {
        const Instant at{qint64(random.bounded(255'500'000'000.0)) * 1000 - 2'208'988'800'000};
        const Result<Instant> back = parseInstant(toText(at));
        VERIFY_RESULT(back);
        QCOMPARE(back->ms, at.ms);
    }
}

QTEST_GUILESS_MAIN(InstantTest)
#include "tst_instant.moc"
