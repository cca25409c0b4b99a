// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/morning.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestMorning final : public QObject
{
    Q_OBJECT

private slots:
    void theNextMorningIsAWorkingOne_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDateTime>("now"); // on the dial
        QTest::addColumn<QDate>("morning");
        const auto at = [](int day, int hour, int minute) {
            return QDateTime({2026, 11, day}, {hour, minute}, Qt::UTC);
        };
        const QString york = u"America/New_York"_s;
        QTest::newRow("Tuesday afternoon") << york << at(24, 14, 20) << QDate(2026, 11, 25);
        QTest::newRow("before work") << york << at(24, 3, 0) << QDate(2026, 11, 24);
        QTest::newRow("at nine sharp") << york << at(24, 9, 0) << QDate(2026, 11, 25);
        QTest::newRow("a minute before") << york << at(24, 8, 59) << QDate(2026, 11, 24);
        QTest::newRow("Friday evening") << york << at(27, 18, 0) << QDate(2026, 11, 30);
        QTest::newRow("Saturday") << york << at(28, 8, 0) << QDate(2026, 11, 30);
        QTest::newRow("Sunday night") << york << at(29, 23, 59) << QDate(2026, 11, 30);
        // The clocks go back on that Sunday, and 09:00 stays 09:00.
        QTest::newRow("over the change")
            << york << QDateTime({2026, 10, 30}, {18, 0}, Qt::UTC) << QDate(2026, 11, 2);
        QTest::newRow("another zone")
            << u"Asia/Kathmandu"_s << at(27, 10, 0) << QDate(2026, 11, 30);
    }
    void theNextMorningIsAWorkingOne()
    {
        QFETCH(QString, zone);
        QFETCH(QDateTime, now);
        QFETCH(QDate, morning);
        const auto found = Zone::find(zone);
        VERIFY_RESULT(found);
        const Instant at = found->instantOf({now.date(), now.time().msecsSinceStartOfDay()});
        const Instant next = nextWorkingMorning(at, *found);
        QVERIFY(next > at);
        QCOMPARE(found->wallAt(next).date, morning);
        QCOMPARE(found->wallAt(next).msOfDay, 9 * msPerHour);
    }
};

QTEST_GUILESS_MAIN(TestMorning)
#include "tst_morning.moc"
