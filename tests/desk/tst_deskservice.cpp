// SPDX-License-Identifier: GPL-3.0-or-later

// The store's thread: answers come back, changes are announced, a gone listener hears nothing.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QFile>
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
    void aCancelledReadingEndsEarly();
    void questionsDoNotWaitForALongAct();
    void questionsSeeWhatWasAskedBefore();
    void aLongQuestionHoldsNoOther();
    void anotherDeskIsReadOnceItIsOpen();
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

// Its statements are ended, not only its answer dropped: this question has no other way out.
void TestDeskService::aCancelledReadingEndsEarly()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"early"_s), OpenMode::Write, Zone()).waitForFinished();
    std::vector<Act> acts;
    for (int i = 0; i < 400; ++i)
        acts.push_back(report());
    VERIFY_RESULT(service.performAll(acts).result());
    QSemaphore begun;
    std::atomic<bool> ended = false;
    auto endless = service.ask([&](const Desk &desk) -> Result<ListAnswer> {
        begun.release();
        for (;;) {
            const auto list = desk.list({.sort = SortBy::Title, .now = Instant{0}});
            if (!list) {
                ended = list.error().kind == ErrorKind::Cancelled;
                return list.error();
            }
        }
    });
    begun.acquire();
    endless.cancel();
    // The next question is answered, and whole.
    const auto next = service.ask([](const Desk &desk) { return desk.list({}); }).result();
    VERIFY_RESULT(next);
    QCOMPARE(next->total, 400);
    QVERIFY(ended);
}

void TestDeskService::questionsDoNotWaitForALongAct()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"long"_s), OpenMode::Write, Zone()).waitForFinished();
    QSemaphore go;
    auto import = service.askLong([&](Desk &desk) {
        go.acquire();
        return desk.perform(report());
    });
    auto behind = service.perform(report());
    const auto during = service.ask([](const Desk &desk) { return desk.list({}); }).result();
    VERIFY_RESULT(during);
    QCOMPARE(during->total, 0);
    QVERIFY(!import.isFinished());
    go.release();
    VERIFY_RESULT(import.result());
    VERIFY_RESULT(behind.result());
    const auto after = service.ask([](const Desk &desk) { return desk.list({}); }).result();
    VERIFY_RESULT(after);
    QCOMPARE(after->total, 2);
}

void TestDeskService::questionsSeeWhatWasAskedBefore()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"before"_s), OpenMode::Write, Zone()).waitForFinished();
    for (qint64 i = 1; i <= 20; ++i) {
        auto act = service.perform(report());
        auto list = service.ask([](const Desk &desk) { return desk.list({}); });
        VERIFY_RESULT(list.result());
        QCOMPARE(list.result()->total, i);
        QVERIFY(act.isFinished());
    }
}

void TestDeskService::aLongQuestionHoldsNoOther()
{
    DeskService service(m_clock);
    service.open(m_dir.filePath(u"check"_s), OpenMode::Write, Zone()).waitForFinished();
    QSemaphore go;
    auto check = service.askLong([&](const Desk &desk) {
        go.acquire();
        return desk.products();
    });
    VERIFY_RESULT(service.ask([](const Desk &desk) { return desk.products(); }).result());
    VERIFY_RESULT(service.perform(report()).result());
    QVERIFY(!check.isFinished());
    go.release();
    VERIFY_RESULT(check.result());
}

void TestDeskService::anotherDeskIsReadOnceItIsOpen()
{
    DeskService service(m_clock);
    const QString first = m_dir.filePath(u"first"_s);
    const QString second = m_dir.filePath(u"second"_s);
    VERIFY_RESULT(service.open(first, OpenMode::Write, Zone()).result());
    VERIFY_RESULT(service.perform(report()).result());
    auto opened = service.open(second, OpenMode::Write, Zone());
    auto list = service.ask([](const Desk &desk) { return desk.list({}); });
    VERIFY_RESULT(list.result());
    QCOMPARE(list.result()->total, 0);
    VERIFY_RESULT(opened.result());
    // The first is let go of altogether: its log is gone with its last connection.
    QVERIFY(!QFile::exists(first + u"-wal"_s));
    const auto facts =
        service.ask([](const Desk &desk) -> Result<DeskFacts> { return desk.facts(); }).result();
    VERIFY_RESULT(facts);
    QCOMPARE(facts->path, second);
    QVERIFY(!facts->readOnly);
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
