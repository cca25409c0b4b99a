// SPDX-License-Identifier: GPL-3.0-or-later

// Who may do what: one row for everything that is done on a desk, and one for every action.

#include "models/domain/roles.h"

#include <QSet>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(gander::Action)

class TestRoles final : public QObject
{
    Q_OBJECT

private slots:
    void everyDeedHasItsLeastRole_data();
    void everyDeedHasItsLeastRole();
    void everyActionIsADeed_data();
    void everyActionIsADeed();
    void keysAreToldApart();
    void takingBackIsAsMuchAsDoing();
    void theRefusalNamesWhoAndWhat();
};

void TestRoles::everyDeedHasItsLeastRole_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<bool>("isForManagers");
    const QSet<Deed> forManagers{Deed::SetContract, Deed::MoveDeadline, Deed::RevokeMemo,
        Deed::SetPolicy, Deed::SetTemplate, Deed::Restore};
    for (const Deed deed : allDeeds)
        QTest::newRow(qPrintable(toKey(deed))) << deed << forManagers.contains(deed);
}

void TestRoles::everyDeedHasItsLeastRole()
{
    QFETCH(Deed, deed);
    QFETCH(bool, isForManagers);
    QVERIFY(leastRole(deed) == (isForManagers ? Role::Manager : Role::Agent));
    QVERIFY(mayPerform(leastRole(deed), deed));
    QVERIFY(mayPerform(Role::Manager, deed));
    QCOMPARE(mayPerform(Role::Agent, deed), !isForManagers);
    // A script that says nothing goes on working, and leaves a trace where it matters.
    QVERIFY(mayPerform(Role::Unsaid, deed));
    QVERIFY(recordedRole(Role::Manager, deed) == Role::Manager);
    QVERIFY(!recordedRole(Role::Agent, deed));
    QVERIFY(recordedRole(Role::Unsaid, deed)
        == (isForManagers ? std::optional(Role::Unsaid) : std::nullopt));
}

void TestRoles::everyActionIsADeed_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<Deed>("deed");
    const std::pair<Action, Deed> rows[]{
        {FileIncident{}, Deed::File},
        {Classify{}, Deed::Classify},
        {Assign{}, Deed::Assign},
        {Claim{}, Deed::Assign},
        {AddNote{}, Deed::Note},
        {Hold{}, Deed::Hold},
        {Resume{}, Deed::Resume},
        {Resolve{}, Deed::Resolve},
        {Reopen{}, Deed::Reopen},
        {Close{}, Deed::Close},
        {Undo{}, Deed::Undo},
        {Redo{}, Deed::Undo},
        {SaveMemo{}, Deed::DraftMemo},
        {ApproveMemo{}, Deed::ApproveMemo},
        {IssueMemo{}, Deed::IssueMemo},
        {SetContract{}, Deed::SetContract},
        {MoveContract{}, Deed::MoveDeadline},
        {Link{}, Deed::Link},
        {Unlink{}, Deed::Link},
        {Merge{}, Deed::Merge},
        {Unmerge{}, Deed::Merge},
        {PassOn{}, Deed::PassOn},
        {TakeOver{}, Deed::TakeOver},
    };
    QCOMPARE(std::size(rows), std::variant_size_v<Action>);
    for (const auto &[action, deed] : rows)
        QTest::newRow(qPrintable(toKey(deed))) << action << deed;
}

void TestRoles::everyActionIsADeed()
{
    QFETCH(Action, action);
    QFETCH(Deed, deed);
    QVERIFY(deedOf(action) == deed);
}

void TestRoles::keysAreToldApart()
{
    QSet<QString> keys;
    for (const Deed deed : allDeeds)
        keys.insert(toKey(deed));
    QCOMPARE(static_cast<size_t>(keys.size()), allDeeds.size());
    for (const Role role : allRoles)
        QVERIFY(roleFromKey(toKey(role)) == role);
    QVERIFY(!roleFromKey(u"owner"_s));
    QVERIFY(!roleFromKey(QString()));
}

void TestRoles::takingBackIsAsMuchAsDoing()
{
    QVERIFY(deedOfUndoing(EventKind::ContractMoved) == Deed::MoveDeadline);
    QVERIFY(deedOfUndoing(EventKind::Noted) == Deed::Undo);
}

void TestRoles::theRefusalNamesWhoAndWhat()
{
    const auto refused = checkRole({u"Lena"_s, Role::Agent}, Deed::SetContract);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QCOMPARE(refused.error().detail, u"set-contract is for managers, and Lena acts as an agent"_s);
    QVERIFY(checkRole({u"Marta"_s, Role::Manager}, Deed::SetContract));
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
