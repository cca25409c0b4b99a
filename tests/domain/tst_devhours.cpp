// SPDX-License-Identifier: GPL-3.0-or-later

// The month's guaranteed hours of development: which month, what counts, what is refused.

#include "models/domain/devhours.h"
#include "models/domain/plan.h"

#include <QDateTime>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

Contract withHours(std::optional<int> hours, const QString &zone = u"Europe/Berlin"_s)
{
    Contract contract = standardPlan(*Zone::find(zone));
    contract.devHours = hours;
    return contract;
}

Instant at(const QString &text)
{
    return Instant{QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch()};
}

Incident asking(int tenths, Instant when, const QString &approver = {})
{
    Incident incident;
    incident.id = IncidentId(7);
    incident.title = u"Saved filters"_s;
    incident.hours = HoursAsked{tenths, approver};
    incident.hoursAt = when;
    return incident;
}

} // namespace

class TestDevHours final : public QObject
{
    Q_OBJECT

private slots:
    void aContractWithoutHoursHasNoMonth();
    void theMonthIsThatOfTheContractsWallClock();
    void onlyReservedHoursOfTheMonthCount();
    void beyondWhatIsLeftANameIsNeeded();
};

void TestDevHours::aContractWithoutHoursHasNoMonth()
{
    const Instant now = at(u"2026-11-24T19:20:00Z"_s);
    QVERIFY(!monthHours(withHours({}), now));
    QVERIFY(faultOf({10, {}}, monthHours(withHours({}), now)));
    // None at all is something else: every hour needs a name.
    const auto none = monthHours(withHours(0), now);
    QVERIFY(none);
    QVERIFY(faultOf({1, {}}, none));
    QVERIFY(!faultOf({1, u"Ruth Adler"_s}, none));
}

void TestDevHours::theMonthIsThatOfTheContractsWallClock()
{
    // In Berlin December has begun, in New York it has not.
    const Instant late = at(u"2026-11-30T23:30:00Z"_s);
    const auto berlin = monthHours(withHours(20), late);
    QVERIFY(berlin);
    QCOMPARE(berlin->month, QDate(2026, 12, 1));
    QCOMPARE(berlin->from, at(u"2026-11-30T23:00:00Z"_s));
    QCOMPARE(berlin->until, at(u"2026-12-31T23:00:00Z"_s));
    QCOMPARE(berlin->guaranteed, 200);
    const auto newYork = monthHours(withHours(20, u"America/New_York"_s), late);
    QCOMPARE(newYork->month, QDate(2026, 11, 1));
    // Daylight saving ended on the month's first day.
    QCOMPARE(newYork->from, at(u"2026-11-01T04:00:00Z"_s));
    QCOMPARE(newYork->until, at(u"2026-12-01T05:00:00Z"_s));
}

void TestDevHours::onlyReservedHoursOfTheMonthCount()
{
    auto hours = monthHours(withHours(20), at(u"2026-11-24T19:20:00Z"_s));
    countReserved(*hours, asking(65, hours->from));
    countReserved(*hours, asking(10, hours->from + -1));
    countReserved(*hours, asking(20, hours->until));
    countReserved(*hours, asking(40, hours->from, u"Ruth Adler"_s));
    countReserved(*hours, Incident());
    QCOMPARE(hours->reserved.size(), size_t(1));
    QCOMPARE(hours->reservedTenths(), 65);
    QCOMPARE(hours->left(), 135);
    countReserved(*hours, asking(150, hours->until + -1));
    QCOMPARE(hours->left(), -15);
}

void TestDevHours::beyondWhatIsLeftANameIsNeeded()
{
    auto hours = monthHours(withHours(2), at(u"2026-11-24T19:20:00Z"_s));
    countReserved(*hours, asking(15, hours->from));
    QVERIFY(!faultOf({5, {}}, hours));
    const auto fault = faultOf({6, {}}, hours);
    QVERIFY(fault);
    QVERIFY2(fault->contains(u"0.6 h are asked and 0.5 h are left"_s), qPrintable(*fault));
    QVERIFY(!faultOf({6, u"Ruth Adler"_s}, hours));
    QVERIFY(faultOf({0, u"Ruth Adler"_s}, hours));
    QVERIFY(faultOf({mostHoursAsked + 1, u"Ruth Adler"_s}, hours));
}

QTEST_APPLESS_MAIN(TestDevHours)
#include "tst_devhours.moc"
