// SPDX-License-Identifier: GPL-3.0-or-later

// The store's thread: answers come back, changes are announced, a gone listener hears nothing.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestDeskService final : public QObject
{
    Q_OBJECT

private slots:
    void withoutADeskEveryQuestionIsAnswered();
    void aMissingDeskIsMadeOnlyIfAsked();
    void anActIsAnnouncedOnce();
    void anotherProgramsActIsAnnouncedToo();
    void aGoneListenerHearsNothing();
    void aCancelledQuestionIsNotAsked();
    void theWindowsThreadNeverWaits();
    void theLastActIsDoneBeforeClosing();

private:
    static Act report();
    test::FixedClock m_clock;
    QTemporaryDir m_dir;
};

Act TestDeskService::report()
{
    FileIncident report;
    report.facts.title = u"Monitor stopped"_s;
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.action = report;
    return act;
}

void TestDeskService::withoutADeskEveryQuestionIsAnswered()
{
    DeskService service(m_clock);
    auto answer = service.ask([](Desk &desk) { return desk.products(); });
    answer.waitForFinished();
    QCOMPARE(answer.result().error().kind, ErrorKind::Unavailable);
}

void TestDeskService::aMissingDeskIsMadeOnlyIfAsked()
{
    DeskService service(m_clock);
    const QString path = m_dir.filePath(u"missing"_s);
    auto refused = service.open(path, OpenMode::Write);
    refused.waitForFinished();
    QCOMPARE(refused.result().error().kind, ErrorKind::NotFound);
    auto made = service.open(path, OpenMode::Write, Zone());
    made.waitForFinished();
    VERIFY_RESULT(made.result());
    QCOMPARE(made.result()->path, path);
}

void TestDeskService::anActIsAnnouncedOnce()
{
    DeskService service(m_clock);
    QSignalSpy changes(&service, &DeskService::changed);
    service.open(m_dir.filePath(u"acts"_s), OpenMode::Write, Zone()).waitForFinished();
    auto receipt = service.perform(report());
    receipt.waitForFinished();
    VERIFY_RESULT(receipt.result());
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].value<Revision>(), receipt.result()->revision);
    service.ask([](Desk &desk) { return desk.products(); }).waitForFinished();
    QCoreApplication::processEvents();
    QCOMPARE(changes.size(), 1);
}

void TestDeskService::anotherProgramsActIsAnnouncedToo()
{
    const QString path = m_dir.filePath(u"shared"_s);
    auto writer = Desk::create(path, Zone(), m_clock);
    VERIFY_RESULT(writer);
    DeskService reader(m_clock);
    QSignalSpy changes(&reader, &DeskService::changed);
    auto opened = reader.open(path, OpenMode::ReadOnly);
    opened.waitForFinished();
    VERIFY_RESULT(opened.result());
    VERIFY_RESULT(writer->perform(report()));
    QTRY_COMPARE(changes.size(), 1);
}

void TestDeskService::aGoneListenerHearsNothing()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"gone"_s), OpenMode::Write, Zone()).waitForFinished();
    bool heard = false;
    auto listener = std::make_unique<QObject>();
    auto answer = service.ask([](Desk &desk) { return desk.products(); });
    whenDone(answer, listener.get(), [&](const auto &) { heard = true; });
    listener.reset();
    answer.waitForFinished();
    QCoreApplication::processEvents();
    QVERIFY(!heard);
}

void TestDeskService::aCancelledQuestionIsNotAsked()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"cancelled"_s), OpenMode::Write, Zone()).waitForFinished();
    QSemaphore go;
    std::atomic<bool> asked = false;
    auto first = service.ask([&](Desk &desk) {
        go.acquire();
        return desk.products();
    });
    auto second = service.ask([&](Desk &desk) {
        asked = true;
        return desk.products();
    });
    second.cancel();
    go.release();
    first.waitForFinished();
    service.ask([](Desk &desk) { return desk.products(); }).waitForFinished();
    QVERIFY(!asked);
}

void TestDeskService::theWindowsThreadNeverWaits()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"never"_s), OpenMode::Write, Zone()).waitForFinished();
    QSemaphore go;
    const auto slow = service.ask([&](Desk &desk) {
        go.acquire();
        return desk.products();
    });
    // Asking behind a question that hangs returns at once.
    auto behind = service.perform(report());
    QVERIFY(!behind.isFinished());
    go.release();
    behind.waitForFinished();
    VERIFY_RESULT(behind.result());
}

void TestDeskService::theLastActIsDoneBeforeClosing()
{
    const QString path = m_dir.filePath(u"closing"_s);
    {
        DeskService service(m_clock);
        service.open(path, OpenMode::Write, Zone());
        service.perform(report());
    }
    auto desk = Desk::open(path, OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, 1);
}

QTEST_GUILESS_MAIN(TestDeskService)
#include "tst_deskservice.moc"
