// SPDX-License-Identifier: GPL-3.0-or-later

// Feature requests and the hours their customer is guaranteed: reserved by the class, free again
// with another or with undoing it, and never more than there are without a name.

#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestMonthHours final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reservedHoursAreGoneForOthersOfTheCustomer();
    void moreThanIsLeftNeedsAName();
    void anotherClassAndUndoSetThemFree();
    void theNextMonthBeginsAnew();
    void hoursAreForFeatureRequestsOfContractsThatHaveThem();
    void thePreviewKnowsTheMonth();

private:
    [[nodiscard]] IncidentId aReport(const QString &customer = u"Acme"_s);
    Result<Receipt> does(const Action &action, const QString &reason = {});
    Result<Receipt> asks(IncidentId id, int tenths, const QString &approver = {})
    {
        return does(Classify{id, {.outcome = Outcome::FeatureRequest}, u"Never built"_s,
            HoursAsked{tenths, approver}});
    }
    [[nodiscard]] int leftFor(IncidentId id) const;

    std::unique_ptr<test::TempDesk> m_temporary;
    std::unique_ptr<desk::Desk> m_desk;
};

void TestMonthHours::init()
{
    m_desk.reset();
    m_temporary = std::make_unique<test::TempDesk>();
    auto desk = desk::Desk::open(m_temporary->path(), desk::OpenMode::Write, m_temporary->clock());
    VERIFY_RESULT(desk);
    m_desk = std::make_unique<desk::Desk>(std::move(*desk));
    SetContract contract;
    contract.contract = standardPlan(test::TempDesk::zone());
    contract.contract.name = u"Acme"_s;
    contract.contract.effective = m_temporary->clock().now() + -msPerHour;
    contract.contract.devHours = 10;
    VERIFY_RESULT(does(contract, u"Agreed"_s));
}

Result<Receipt> TestMonthHours::does(const Action &action, const QString &reason)
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Manager};
    act.reason = reason;
    act.action = action;
    return m_desk->perform(act);
}

IncidentId TestMonthHours::aReport(const QString &customer)
{
    const auto filed =
        does(FileIncident{.facts = {.title = u"A wish"_s, .customer = customer}, .reportedAt = {}});
    return filed ? filed->incident : IncidentId();
}

int TestMonthHours::leftFor(IncidentId id) const
{
    const auto hours = m_desk->hours(id);
    return hours && *hours ? (*hours)->left() : -1000;
}

void TestMonthHours::reservedHoursAreGoneForOthersOfTheCustomer()
{
    const IncidentId one = aReport();
    const IncidentId two = aReport();
    QCOMPARE(leftFor(two), 100);
    VERIFY_RESULT(asks(one, 65));
    QCOMPARE(leftFor(two), 35);
    QCOMPARE(leftFor(one), 100); // its own are not held against it
    const auto hours = m_desk->hours(two);
    QCOMPARE((*hours)->reserved.front().incident, one);
    const auto detail = m_desk->incident(one);
    QCOMPARE(detail->incident.hours, (HoursAsked{65, {}}));
    QCOMPARE(detail->history.back().data.value("hours"_L1).toInt(), 65);
}

void TestMonthHours::moreThanIsLeftNeedsAName()
{
    VERIFY_RESULT(asks(aReport(), 95));
    const IncidentId two = aReport();
    const auto refused = asks(two, 6);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(!m_desk->incident(two)->incident.classification);
    VERIFY_RESULT(asks(two, 6, u"Ruth Adler"_s));
    QCOMPARE(leftFor(aReport()), 5); // asked for is not reserved
}

void TestMonthHours::anotherClassAndUndoSetThemFree()
{
    const IncidentId one = aReport();
    const IncidentId two = aReport();
    VERIFY_RESULT(asks(one, 60));
    VERIFY_RESULT(does(Undo{one, 0}));
    QCOMPARE(leftFor(two), 100);
    VERIFY_RESULT(does(Undo{one, 3})); // the undoing, as redo does
    QCOMPARE(leftFor(two), 40);
    VERIFY_RESULT(does(Classify{one, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2},
                           u"It was built"_s, {}},
        u"It once worked"_s));
    QCOMPARE(leftFor(two), 100);
    VERIFY_RESULT(asks(two, 70));
    // Another estimate alone is a change too, with its reason.
    QVERIFY(!asks(two, 80));
    VERIFY_RESULT(does(Classify{two, {.outcome = Outcome::FeatureRequest}, {}, HoursAsked{80, {}}},
        u"Product looked"_s));
    QCOMPARE(leftFor(one), 20);
}

void TestMonthHours::theNextMonthBeginsAnew()
{
    const IncidentId one = aReport();
    const IncidentId two = aReport();
    VERIFY_RESULT(asks(one, 60));
    QCOMPARE(leftFor(two), 40);
    m_temporary->clock().pass(8 * msPerDay); // 24 November and a week
    QCOMPARE(leftFor(two), 100);
}

void TestMonthHours::hoursAreForFeatureRequestsOfContractsThatHaveThem()
{
    const IncidentId other = aReport(u"Rheinwerk"_s);
    QVERIFY(m_desk->hours(other) && !*m_desk->hours(other));
    QVERIFY(!asks(other, 10));
    const IncidentId one = aReport();
    const auto refused = does(Classify{
        one, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2}, u"f"_s, HoursAsked{10, {}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    VERIFY_RESULT(does(Classify{one, {.outcome = Outcome::FeatureRequest}, u"f"_s, {}}));
    QVERIFY(!m_desk->incident(one)->incident.hours);
}

void TestMonthHours::thePreviewKnowsTheMonth()
{
    VERIFY_RESULT(asks(aReport(), 65));
    const IncidentId two = aReport();
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.action =
        Classify{two, {.outcome = Outcome::FeatureRequest}, u"Never built"_s, HoursAsked{30, {}}};
    const auto preview = m_desk->preview(act);
    VERIFY_RESULT(preview);
    QVERIFY(preview->hours);
    QCOMPARE(preview->hours->left(), 35);
    QCOMPARE(preview->after.incident.hours, (HoursAsked{30, {}}));
    std::get<Classify>(act.action).hours = HoursAsked{36, {}};
    QVERIFY(!m_desk->preview(act));
}

QTEST_APPLESS_MAIN(TestMonthHours)
#include "tst_monthhours.moc"
