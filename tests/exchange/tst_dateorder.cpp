// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/dateorder.h"

#include "models/domain/zone.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace gander;
using namespace gander::exchange;

class DateOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void oneDayOverTwelveSettlesTheOrder_data();
    void oneDayOverTwelveSettlesTheOrder();
    void aTimeIsReadInTheGivenZone_data();
    void aTimeIsReadInTheGivenZone();
};

void DateOrderTest::oneDayOverTwelveSettlesTheOrder_data()
{
    QTest::addColumn<QStringList>("dates");
    QTest::addColumn<QString>("order"); // or a part of the error
    const auto row = [](const char *name, const QStringList &dates, const char *order) {
        QTest::newRow(name) << dates << QString::fromLatin1(order);
    };
    row("day first", {QStringLiteral("1/2/2016 10:00"), QStringLiteral("13/2/2016 10:00")}, "dmy");
    row("month first", {QStringLiteral("1/2/2016"), QStringLiteral("2/13/2016")}, "mdy");
    row("dots", {QStringLiteral("29.02.2016 10:00")}, "dmy");
    row("year first", {QStringLiteral("2016-02-03 10:00")}, "ymd");
    row("RFC 3339", {QStringLiteral("2016-02-03T10:00:00Z")}, "ymd");
    row("nothing", {}, "ymd");
    row("same either way", {QStringLiteral("2/2/2016")}, "dmy");
    row("ambiguous", {QStringLiteral("2/2/2016"), QStringLiteral("1/2/2016")},
        "1/2/2016 in line 2 may be day or month first");
    row("both", {QStringLiteral("13/2/2016"), QStringLiteral("2/13/2016")},
        "line 1 has the day first and line 2 the month");
}

void DateOrderTest::oneDayOverTwelveSettlesTheOrder()
{
    QFETCH(QStringList, dates);
    QFETCH(QString, order);
    DateOrderFinder finder;
    for (qsizetype i = 0; i < dates.size(); ++i)
        finder.look(dates[i], i + 1);
    const Result<DateOrder> found = finder.found();
    if (const auto wanted = dateOrderFromKey(order)) {
        VERIFY_RESULT(found);
        QCOMPARE(*found, *wanted);
    } else {
        QVERIFY(!found);
        QVERIFY2(found.error().detail.contains(order), qPrintable(found.error().detail));
        QVERIFY(found.error().detail.contains(QStringLiteral("--date-order")));
    }
}

void DateOrderTest::aTimeIsReadInTheGivenZone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("instant"); // empty: refused
    const auto row = [](const char *text, const char *order, const char *instant) {
        QTest::addRow("%s %s", text, order)
            << QString::fromLatin1(text) << QString::fromLatin1(order)
            << QString::fromLatin1(instant);
    };
    row("29/2/2016 01:16", "dmy", "2016-02-29T00:16:00Z");
    row("1/7/2016 01:16", "dmy", "2016-06-30T23:16:00Z");
    row("1/7/2016 01:16", "mdy", "2016-01-07T00:16:00Z");
    row("29-02-2016 01:16:07", "dmy", "2016-02-29T00:16:07Z");
    row("2016-02-29 01:16", "ymd", "2016-02-29T00:16:00Z");
    row("2016-02-29 01:16:07", "dmy", "2016-02-29T00:16:07Z");
    row("2016-02-29", "ymd", "2016-02-28T23:00:00Z");
    row("2/29/16 1:16 PM", "mdy", "2016-02-29T12:16:00Z");
    row("2/29/2016 12:05 AM", "mdy", "2016-02-28T23:05:00Z");
    row("2016-02-29T01:16:00Z", "ymd", "2016-02-29T01:16:00Z");
    row("2016-02-29T01:16:00-05:00", "dmy", "2016-02-29T06:16:00Z");
    row(" 29/2/2016 01:16 ", "dmy", "2016-02-29T00:16:00Z");
    row("27/3/2016 02:30", "dmy", "2016-03-27T01:30:00Z");  // skipped in spring
    row("30/10/2016 02:30", "dmy", "2016-10-30T00:30:00Z"); // the first of two in autumn
    row("31/2/2016 10:00", "dmy", "");
    row("29/2/2016 01:16", "mdy", "");
    row("29/2/2015 01:16", "dmy", "");
    row("1/1/2016 24:00", "dmy", "");
    row("1/1/2016 13:00 PM", "dmy", "");
    row("1/1-2016", "dmy", "");
    row("yesterday", "dmy", "");
    row("?", "dmy", "");
}

void DateOrderTest::aTimeIsReadInTheGivenZone()
{
    QFETCH(QString, text);
    QFETCH(QString, order);
    QFETCH(QString, instant);
    const Result<Zone> zone = Zone::find(QStringLiteral("Europe/Berlin"));
    VERIFY_RESULT(zone);
    const Result<Instant> at = readWhen(text, dateOrderFromKey(order).value(), *zone);
    QCOMPARE(at ? toText(*at) : QString(), instant);
}

QTEST_GUILESS_MAIN(DateOrderTest)
#include "tst_dateorder.moc"
