// SPDX-License-Identifier: GPL-3.0-or-later

// Holidays out of calendar files: which days are offered, and what hostile files come to.

#include "models/exchange/holidays.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace gander;
using namespace gander::exchange;
using namespace Qt::StringLiterals;

namespace {

QByteArray calendar(const QByteArray &inner)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + inner + "END:VCALENDAR\r\n";
}

QByteArray entry(const QByteArray &lines, const QByteArray &name = "Day off")
{
    return "BEGIN:VEVENT\r\nUID:1@test\r\nSUMMARY:" + name + "\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

// Years 2026 to 2028, one line a day: "2026-12-25 yearly Christmas Day | problem".
QStringList offered(const QByteArray &bytes)
{
    const auto holidays = holidaysFromIcs(bytes, QDate(2026, 1, 1), QDate(2028, 12, 31));
    if (!holidays)
        return {u"! "_s + holidays.error().detail};
    QStringList lines;
    for (const OfferedHoliday &each : *holidays) {
        const Holiday &holiday = each.holiday;
        QString line = holiday.date.isValid() ? holiday.date.toString(Qt::ISODate) : u"?"_s;
        line += (holiday.yearly ? u" yearly "_s : u" "_s) + holiday.name;
        lines.append(each.problem.isEmpty() ? line : line + u" | "_s + each.problem);
    }
    return lines;
}

constexpr qint64 aHangMs = 100'000; // far over the second that is promised, for busy machines

} // namespace

class HolidaysTest final : public QObject
{
    Q_OBJECT

private slots:
    void daysOfAnEntry_data();
    void daysOfAnEntry();
    void anEntryThatCannotBeTakenSaysWhy_data();
    void anEntryThatCannotBeTakenSaysWhy();
    void namesArePlainText_data();
    void namesArePlainText();
    void daysAreOfferedOnceInOrder();
    void oneDayOfARepetitionMayBeMoved();
    void whatIsNoCalendarIsRefused_data();
    void whatIsNoCalendarIsRefused();
    void aFileCutOffIsSaidSo();
    void brokenEntriesLeaveTheOthers();
    void todayLooksAYearBackAndTenAhead();
    void hostileRulesComeToAnEnd_data();
    void hostileRulesComeToAnEnd();
    void manyHostileRulesComeToAnEnd();
    void tenMegabytesComeToAnEnd_data();
    void tenMegabytesComeToAnEnd();
    void mutantsNeitherCrashNorHang();
};

void HolidaysTest::daysOfAnEntry_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("days"); // behind each other
    const auto row = [](const char *name, const char *lines, const char *days) {
        QTest::newRow(name) << QByteArray(lines) << QString::fromLatin1(days);
    };
    row("all day", "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226", "2026-12-25");
    row("without an end", "DTSTART;VALUE=DATE:20261225", "2026-12-25");
    row("value left out", "DTSTART:20261225", "2026-12-25");
    row("end on the day itself", "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261225",
        "2026-12-25");
    row("the end is not among them", "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227",
        "2026-12-24 2026-12-25 2026-12-26");
    row("by duration", "DTSTART;VALUE=DATE:20261231\r\nDURATION:P2D", "2026-12-31 2027-01-01");
    row("by weeks", "DTSTART;VALUE=DATE:20281228\r\nDURATION:P1W",
        "2028-12-28 2028-12-29 2028-12-30 2028-12-31");
    row("before the days asked for", "DTSTART;VALUE=DATE:20251225", "");
    row("behind the days asked for", "DTSTART;VALUE=DATE:20290101", "");
    row("reaching into them", "DTSTART;VALUE=DATE:20251230\r\nDTEND;VALUE=DATE:20260102",
        "2026-01-01");
    row("every year", "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY", "2026-12-25 yearly");
    row("every year, spelt out",
        "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
        "2026-12-25 yearly");
    row("every year since long ago", "DTSTART;VALUE=DATE:17760704\r\nRRULE:FREQ=YEARLY",
        "2026-07-04 yearly");
    row("every year, several days",
        "DTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\nRRULE:FREQ=YEARLY",
        "2026-12-25 yearly 2026-12-26 yearly");
    row("every year on 29 February", "DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY",
        "2028-02-29 yearly");
    row("over the end of February",
        "DTSTART;VALUE=DATE:20250228\r\nDTEND;VALUE=DATE:20250302\r\nRRULE:FREQ=YEARLY",
        "2026-02-28 2026-03-01 2027-02-28 2027-03-01 2028-02-28 2028-02-29");
    row("every year until later", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;UNTIL=20991231",
        "2026-12-25 yearly");
    row("every year for a while", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;UNTIL=20271225",
        "2026-12-25 2027-12-25");
    row("a number of years", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;COUNT=7",
        "2026-12-25");
    row("many years", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;COUNT=99",
        "2026-12-25 yearly");
    row("every 25th", "DTSTART;VALUE=DATE:20281025\r\nRRULE:FREQ=YEARLY;BYMONTHDAY=25",
        "2028-10-25 2028-11-25 2028-12-25");
    row("the last day of February",
        "DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "2026-02-28 2027-02-28 2028-02-29");
    row("the 100th day", "DTSTART;VALUE=DATE:20200409\r\nRRULE:FREQ=YEARLY;BYYEARDAY=100",
        "2026-04-10 2027-04-10 2028-04-09");
    row("the last Friday of a year", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;BYDAY=-1FR",
        "2026-12-25 2027-12-31 2028-12-29");
    row("the last working day of a quarter",
        "DTSTART;VALUE=DATE:20280331\r\n"
        "RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "2028-03-31 2028-06-30 2028-09-29 2028-12-29");
    row("every other week, by the week's start",
        "DTSTART;VALUE=DATE:20261205\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,SA;COUNT=3;WKST=MO",
        "2026-12-05 2026-12-06 2026-12-19");
    row("the same where weeks start on Sunday",
        "DTSTART;VALUE=DATE:20261205\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,SA;COUNT=3;WKST=SU",
        "2026-12-05 2026-12-13 2026-12-19");
    row("every tenth day",
        "DTSTART;VALUE=DATE:20281201\r\nRRULE:FREQ=DAILY;INTERVAL=10;UNTIL=20281221",
        "2028-12-01 2028-12-11 2028-12-21");
    row("no day at all", "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "");
    row("every second year", "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;INTERVAL=2",
        "2026-12-25 2028-12-25");
    row("every year but one",
        "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20271225",
        "2026-12-25 2028-12-25");
    row("the fourth Thursday of November",
        "DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "2026-11-26 2027-11-25 2028-11-23");
    row("the last Monday of May",
        "DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
        "2026-05-25 2027-05-31 2028-05-29");
    row("the day after the fourth Thursday",
        "DTSTART;VALUE=DATE:20201126\r\nDTEND;VALUE=DATE:20201128\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20261231",
        "2026-11-26 2026-11-27");
    row("dates told one by one",
        "DTSTART;VALUE=DATE:20260403\r\nRDATE;VALUE=DATE:20270326,20280414",
        "2026-04-03 2027-03-26 2028-04-14");
    row("two months of days", "DTSTART;VALUE=DATE:20260131\r\nRRULE:FREQ=MONTHLY;COUNT=3",
        "2026-01-31 2026-03-31 2026-05-31");
    row("the whole of a local day",
        "DTSTART;TZID=Europe/Berlin:20261224T000000\r\nDTEND;TZID=Europe/Berlin:20261225T000000",
        "2026-12-24");
    row("an unknown zone", "DTSTART;TZID=Mars/Base:20261224T000000\r\nDURATION:P1D", "2026-12-24");
    row("to the last minute", "DTSTART:20261224T000000\r\nDTEND:20261224T235900", "2026-12-24");
    row("from noon to noon", "DTSTART:20261224T120000\r\nDTEND:20261226T120000", "2026-12-25");
    row("cancelled", "DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED", "");
    row("an alarm's own times",
        "DTSTART;VALUE=DATE:20261225\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDURATION:PT15M\r\n"
        "SUMMARY:Wake up\r\nREPEAT:9\r\nEND:VALARM",
        "2026-12-25");
    row("a folded line", "DTSTART;VAL\r\n UE=DATE:2026\r\n\t1225", "2026-12-25");
}

void HolidaysTest::daysOfAnEntry()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, days);
    QString joined = offered(calendar(entry(lines))).join(u' ');
    joined.replace(u" Day off"_s, QString());
    QCOMPARE(joined, days);
}

void HolidaysTest::anEntryThatCannotBeTakenSaysWhy_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *lines, const char *says) {
        QTest::newRow(QByteArray(lines).replace("\r\n", " ").constData())
            << QByteArray(lines) << QString::fromLatin1(says);
    };
    row("DTSTART:20261224T120000\r\nDTEND:20261224T180000",
        "2026-12-24 Day off | takes no whole day, only a part from 12:00 on");
    row("DTSTART:20261224T120000", "2026-12-24 Day off | takes no whole day");
    row("DTSTART:20261224T000000Z\r\nDTEND:20261225T000000Z",
        "2026-12-24 Day off | is told in UTC");
    row("DTSTART;TZID=A:20261224T000000\r\nDTEND;TZID=B:20261225T000000",
        "2026-12-24 Day off | begins in one time zone and ends in another");
    row("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261223",
        "2026-12-24 Day off | ends before it begins");
    row("DTSTART;VALUE=DATE:20261224\r\nDURATION:-P2D",
        "2026-12-24 Day off | ends before it begins");
    row("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20270101",
        "2026-01-01 Day off | lasts 365 days, longer than any holiday");
    row("DTSTART;VALUE=DATE:20260230", "? Day off | ");
    row("DTSTART;VALUE=DATE:christmas", "? Day off | has a line that cannot be read (DTSTART)");
    row("DTEND;VALUE=DATE:20260101", "? Day off | has no day that it begins on (DTSTART)");
    row("DTSTART;VALUE=DATE:20260101\r\nDTSTART;VALUE=DATE:20260102",
        "2026-01-01 Day off | begins twice");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=SOMETIMES",
        "2026-01-01 Day off | has a line that cannot be read (RRULE)");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=SECONDLY",
        "2026-01-01 Day off | repeats more often than once a day");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY",
        "2026-01-01 Day off | repeats on more than 1000 days");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "2026-01-01 Day off | repeats by week numbers");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:RSCALE=CHINESE;FREQ=YEARLY",
        "2026-01-01 Day off | repeats by another calendar (CHINESE)");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY\r\nRRULE:FREQ=MONTHLY",
        "2026-01-01 Day off | repeats by more than one rule");
    row("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY\r\nEXRULE:FREQ=YEARLY;INTERVAL=2",
        "2026-01-01 Day off | has a rule of exceptions (EXRULE)");
}

void HolidaysTest::anEntryThatCannotBeTakenSaysWhy()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, says);
    // Another entry is offered all the same.
    const QStringList days =
        offered(calendar(entry(lines) + entry("DTSTART;VALUE=DATE:20260315", "Good")));
    const QString all = days.join(u'\n');
    QVERIFY2(days.contains(u"2026-03-15 Good"_s), qPrintable(all));
    QCOMPARE(days.size(), 2);
    QVERIFY2(all.contains(says), qPrintable(all));
}

void HolidaysTest::namesArePlainText_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("plain");
    QTest::newRow("escaped") << QByteArray(R"(Saints\, Souls\; and\nall \\o/)")
                             << u"Saints, Souls; and all \\o/"_s;
    QTest::newRow("folded") << QByteArray("Christ\r\n mas Day") << u"Christmas Day"_s;
    QTest::newRow("umlauts") << QByteArray("Maria Himmelfahrt (Österreich)")
                             << u"Maria Himmelfahrt (Österreich)"_s;
    QTest::newRow("folded within a letter")
        << QByteArray("Allerseelen \xC3\r\n \x96sterreich") << u"Allerseelen Österreich"_s;
    QTest::newRow("Latin-1") << QByteArray("No\xEBl") << u"Noël"_s;
    QTest::newRow("markup stays words") << QByteArray("<b>Bold</b>") << u"<b>Bold</b>"_s;
    QTest::newRow("terminal") << QByteArray("A\x1b[31mred\x07\xE2\x80\xAE") << u"A [31mred"_s;
    QTest::newRow("nothing") << QByteArray("") << QString();
    QTest::newRow("long") << QByteArray(100'000, 'x') << QString(99, u'x') + u'…';
    QTest::newRow("just fits") << QByteArray(100, 'x') << QString(100, u'x');
}

void HolidaysTest::namesArePlainText()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, plain);
    QCOMPARE(offered(calendar(entry("DTSTART;VALUE=DATE:20261101", name))).join(u'\n'),
        u"2026-11-01 "_s + plain);
}

void HolidaysTest::daysAreOfferedOnceInOrder()
{
    QCOMPARE(offered(calendar(entry("DTSTART;VALUE=DATE:20261226", "Boxing Day")
                 + entry("DTSTART;VALUE=DATE:20261225", "Christmas Day")
                 + entry("DTSTART;VALUE=DATE:20261226", "St. Stephen's Day")
                 + entry("DTSTART;VALUE=DATE:20261226", "Boxing Day")
                 + entry("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY", "New Year")
                 + entry("DTSTART;VALUE=DATE:20270101", "New Year's Day"))),
        (QStringList{u"2026-01-01 yearly New Year"_s, u"2026-12-25 Christmas Day"_s,
            u"2026-12-26 Boxing Day, St. Stephen's Day"_s}));
}

void HolidaysTest::oneDayOfARepetitionMayBeMoved()
{
    QCOMPARE(
        offered(calendar(entry("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY")
            + entry("RECURRENCE-ID;VALUE=DATE:20271225\r\nDTSTART;VALUE=DATE:20271227", "Moved"))),
        (QStringList{u"2026-12-25 Day off"_s, u"2027-12-27 Moved"_s, u"2028-12-25 Day off"_s}));
}

void HolidaysTest::whatIsNoCalendarIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QString none = u"! this is no calendar file (.ics)"_s;
    QTest::newRow("empty") << QByteArray() << u"! the file is empty"_s;
    QTest::newRow("blank") << QByteArray("\r\n \n\t\n") << u"! the file is empty"_s;
    QTest::newRow("CSV") << QByteArray("date,name\n2026-12-25,Christmas\n") << none;
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><p>404</p>") << none;
    QTest::newRow("a card") << QByteArray("BEGIN:VCARD\r\nEND:VCARD\r\n") << none;
    QTest::newRow("an entry alone") << entry("DTSTART;VALUE=DATE:20261225") << none;
    QTest::newRow("bytes") << QByteArray(1000, '\0') << none;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "B\0E\0G\0I\0N\0",
        12) << none;
    QTest::newRow("no entries") << calendar("") << u"! the calendar file holds no entries"_s;
    QTest::newRow("tasks alone") << calendar("BEGIN:VTODO\r\nDUE:20261225\r\nEND:VTODO\r\n")
                                 << u"! the calendar file holds no entries"_s;
    QTest::newRow("nested") << QByteArray("BEGIN:VCALENDAR\r\n").repeated(100)
                            << u"! the calendar file is nested too deeply"_s;
    QTest::newRow("too large") << QByteArray("BEGIN:VCALENDAR\r\n").leftJustified(10'000'001, 'x')
                               << u"! the file is larger than 10 MB"_s;
}

void HolidaysTest::whatIsNoCalendarIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString line = offered(bytes).join(u'\n');
    QVERIFY2(line.startsWith(says), qPrintable(line));
}

void HolidaysTest::aFileCutOffIsSaidSo()
{
    const QByteArray whole = calendar(entry("DTSTART;VALUE=DATE:20261225", "First")
        + entry("DTSTART;VALUE=DATE:20261226", "Second"));
    const QString cut = u"?  | the file is cut off; entries may be missing"_s;
    QCOMPARE(offered(whole.left(whole.indexOf("END:VCALENDAR"))),
        (QStringList{u"2026-12-25 First"_s, u"2026-12-26 Second"_s, cut}));
    QCOMPARE(offered(whole.left(whole.lastIndexOf("END:VEVENT"))),
        (QStringList{u"2026-12-25 First"_s, u"2026-12-26 Second | is cut off"_s, cut}));
}

void HolidaysTest::brokenEntriesLeaveTheOthers()
{
    const QByteArray good = entry("DTSTART;VALUE=DATE:20261225", "Good");
    QCOMPARE(offered(calendar("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Open\r\n"
                 + good + "stray words\r\n:::\r\nBEGIN\r\n")),
        (QStringList{u"2026-12-24 Open | has no end"_s, u"2026-12-25 Good"_s}));
    QCOMPARE(offered(calendar(entry("DTSTART;VALUE=DATE:20261224\r\nBEGIN:VALARM") + good)),
        (QStringList{u"2026-12-24 Day off | is not ended in order"_s, u"2026-12-25 Good"_s}));
    QByteArray unix = calendar(good);
    unix.replace("\r\n", "\n");
    QCOMPARE(offered("\xEF\xBB\xBF" + unix), QStringList{u"2026-12-25 Good"_s});
}

void HolidaysTest::todayLooksAYearBackAndTenAhead()
{
    const auto holidays = holidaysFromIcs(
        calendar(entry("DTSTART;VALUE=DATE:20000301\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1MO")),
        QDate(2026, 11, 22));
    QVERIFY(holidays);
    QCOMPARE(holidays->size(), std::size_t(12));
    QCOMPARE(holidays->front().holiday.date, QDate(2025, 3, 3));
    QCOMPARE(holidays->back().holiday.date.year(), 2036);
    QVERIFY(!holidaysFromIcs(calendar(""), QDate()));
}

void HolidaysTest::hostileRulesComeToAnEnd_data()
{
    QTest::addColumn<QByteArray>("rule");
    for (const char *rule : {"FREQ=SECONDLY", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
             "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
             "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=9",
             "FREQ=DAILY;COUNT=2147483647", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;INTERVAL=0",
             "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;INTERVAL=32767", "FREQ=YEARLY;UNTIL=00000000",
             "FREQ=YEARLY;BYYEARDAY=-366;BYDAY=53MO", "FREQ=DAILY;BYSETPOS=-366",
             "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6", "RSCALE=HEBREW;FREQ=DAILY;BYMONTH=5L",
             "FREQ=DAILY;BYSECOND=0,1,2,3;BYMINUTE=0,1,2,3;BYHOUR=0,1,2,3", "FREQ=", "=", "FREQ"})
        QTest::newRow(rule) << QByteArray(rule);
}

void HolidaysTest::hostileRulesComeToAnEnd()
{
    QFETCH(QByteArray, rule);
    for (const QByteArray start : {"00010101", "16000229", "20260131", "99991231"}) {
        QElapsedTimer timer;
        timer.start();
        const QStringList days =
            offered(calendar(entry("DTSTART;VALUE=DATE:" + start + "\r\nRRULE:" + rule)));
        QVERIFY2(timer.elapsed() < aHangMs, start.constData());
        QVERIFY(days.size() <= 1100);
    }
}

void HolidaysTest::manyHostileRulesComeToAnEnd()
{
    QByteArray events;
    for (int i = 0; i < 5000; ++i)
        events += entry("DTSTART;VALUE=DATE:16000101\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            QByteArray::number(i));
    QElapsedTimer timer;
    timer.start();
    const QStringList days = offered(calendar(events));
    QVERIFY(timer.elapsed() < aHangMs);
    QVERIFY(days.join(u'\n').contains(u"takes too long to follow"_s));
}

void HolidaysTest::tenMegabytesComeToAnEnd_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("folds") << QByteArray("\r\n x");
    QTest::newRow("one line") << QByteArray("x");
    QTest::newRow("lines") << QByteArray("X:\r\n");
    QTest::newRow("entries") << QByteArray("BEGIN:VEVENT\r\nEND:VEVENT\r\n");
    QTest::newRow("entries without end") << QByteArray("BEGIN:VEVENT\r\n");
    QTest::newRow("ends") << QByteArray("END:VEVENT\r\n");
    QTest::newRow("dates") << QByteArray("EXDATE;VALUE=DATE:20260101,20260102\r\n");
    QTest::newRow("dates on one line") << QByteArray(",20260101");
    QTest::newRow("parameters") << QByteArray(";X=Y");
    QTest::newRow("quotes") << QByteArray("\"");
}

void HolidaysTest::tenMegabytesComeToAnEnd()
{
    QFETCH(QByteArray, part);
    QByteArray bytes = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nRDATE";
    if (part.startsWith(','))
        bytes += ";VALUE=DATE:20260101";
    else if (part.startsWith('B') || part.startsWith('E') || part.startsWith('X'))
        bytes += ";VALUE=DATE:20260101\r\n";
    bytes += part.repeated((maxIcsBytes - bytes.size()) / part.size());
    QElapsedTimer timer;
    timer.start();
    const QStringList days = offered(bytes);
    QVERIFY(timer.elapsed() < aHangMs);
    QVERIFY(!days.isEmpty());
}

void HolidaysTest::mutantsNeitherCrashNorHang()
{
    const QByteArray whole = calendar(
        entry("DTSTART;VALUE=DATE:20201126\r\nDTEND;VALUE=DATE:20201128\r\n"
              "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=20\r\n"
              "EXDATE;VALUE=DATE:20261126,20271125\r\nRDATE;VALUE=PERIOD:20260101T000000Z/P1D")
        + entry("DTSTART;TZID=\"Europe/Berlin\":20261224T000000\r\nDURATION:P1DT2H3M\r\n"
                "RECURRENCE-ID:20261224T000000\r\nSTATUS:CONFIRMED",
            R"(A\, b\; c\n)")
        + entry("DTSTART:20261224T000000Z\r\nDTEND:20261225T000000Z\r\n"
                "RRULE:FREQ=MONTHLY;UNTIL=20270101T000000Z;BYMONTHDAY=-1;BYSETPOS=1;WKST=SU"));
    QRandomGenerator random(26);
    const QByteArray pieces = "0123456789-+,;:=\"\\\r\n TZPWDMFREQBYL\0\xFF\xC3\xE2";
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 3000; ++round) {
        QByteArray mutant = whole;
        const int changes = random.bounded(1, 8);
        for (int i = 0; i < changes && !mutant.isEmpty(); ++i) {
            const auto at = static_cast<qsizetype>(random.bounded(quint32(mutant.size())));
            const auto length = static_cast<qsizetype>(random.bounded(12));
            switch (random.bounded(4)) {
            case 0:
                mutant[at] = pieces.at(random.bounded(quint32(pieces.size())));
                break;
            case 1:
                mutant.remove(at, length);
                break;
            case 2:
                mutant.insert(at, mutant.mid(mutant.size() - at, length));
                break;
            case 3:
                mutant.insert(at, QByteArray::number(random.generate() >> random.bounded(32)));
                break;
            }
        }
        const auto holidays = holidaysFromIcs(mutant, QDate(2026, 1, 1), QDate(2028, 12, 31));
        if (!holidays) {
            QVERIFY(!holidays.error().detail.isEmpty());
            continue;
        }
        for (const OfferedHoliday &each : *holidays) {
            QVERIFY2(each.holiday.date.isValid() || !each.problem.isEmpty(), mutant.constData());
            QVERIFY2(!each.problem.isEmpty() || each.holiday.yearly
                    || (each.holiday.date.year() >= 2026 && each.holiday.date.year() <= 2028),
                mutant.constData());
            QVERIFY2(each.holiday.name.size() <= 100, mutant.constData());
        }
    }
    QVERIFY(timer.elapsed() < 10 * aHangMs);
}

QTEST_APPLESS_MAIN(HolidaysTest)
#include "tst_holidays.moc"
