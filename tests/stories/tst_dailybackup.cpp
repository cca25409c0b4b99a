// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever keeps the desk: wants each day's backup made without asking for it and without noticing.

#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestDailyBackup final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void onceADayOneIsKept();
    void whatFailsIsSaid();
    void leavingStopsIt();
    void theOpenDeskIsFollowed();
};

void TestDailyBackup::onceADayOneIsKept()
{
    test::TempDesk desk;
    QCOMPARE(desk.file({{u"Login fails"_s, 5}}).size(), 1UL);
    app::DailyBackup daily(desk.clock());
    QSignalSpy kept(&daily, &app::DailyBackup::kept);
    QSignalSpy failed(&daily, &app::DailyBackup::failed);
    daily.follow(desk.path(), desk.zone(), 0);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(desk::backupsOf(desk.path())->size(), 1UL);
    // Not again on the same day, but on the next.
    daily.follow(desk.path(), desk.zone(), 0);
    desk.clock().pass(msPerDay);
    daily.follow(desk.path(), desk.zone(), 0);
    QTRY_COMPARE(kept.size(), 2);
    QCOMPARE(desk::backupsOf(desk.path())->size(), 2UL);
    QCOMPARE(failed.size(), 0);
}

void TestDailyBackup::whatFailsIsSaid()
{
    test::TempDesk desk;
    QCOMPARE(desk.file({{u"Login fails"_s, 5}}).size(), 1UL);
    QFile inTheWay(desk::backupFolder(desk.path()));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    app::DailyBackup daily(desk.clock());
    QSignalSpy failed(&daily, &app::DailyBackup::failed);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no daily backup"_s));
    daily.follow(desk.path(), desk.zone(), 0);
    QTRY_COMPARE(failed.size(), 1);
}

void TestDailyBackup::leavingStopsIt()
{
    test::TempDesk desk;
    QCOMPARE(desk.file({{u"Login fails"_s, 5}}).size(), 1UL);
    {
        app::DailyBackup daily(desk.clock());
        QSignalSpy kept(&daily, &app::DailyBackup::kept);
        daily.follow(desk.path(), desk.zone(), 0);
        daily.leave();
        QCoreApplication::processEvents();
        QCOMPARE(kept.size(), 0);
    }
    const QDir folder(desk.filePath({}));
    QCOMPARE(folder.entryList({u"*.part*"_s}, QDir::Files | QDir::Hidden).size(), 0);
}

void TestDailyBackup::theOpenDeskIsFollowed()
{
    test::TempDesk desk;
    QCOMPARE(desk.file({{u"Login fails"_s, 5}}).size(), 1UL);
    app::Options options;
    options.desk = desk.path();
    app::Workplace place(options, desk.clock(), desk.filePath(u"settings.ini"_s));
    place.start();
    QTRY_VERIFY_WITH_TIMEOUT(place.dailyBackup().isFollowing(), 30'000);
}

QTEST_MAIN(TestDailyBackup)
#include "tst_dailybackup.moc"
