// SPDX-License-Identifier: GPL-3.0-or-later

// An agent at the window while some tool sits on the desk's write lock: what she does waits, or is
// refused in words; nothing is lost, what she types stays, and the window answers all the while.

#include "tests/faults/support/deskwindow.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/heart.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>

using namespace gander;
using namespace Qt::StringLiterals;

class TestLocked final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void actsWaitOrAreRefusedAndNothingIsLost();

private:
    test::TempDesk m_desk;
};

void TestLocked::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestLocked::actsWaitOrAreRefusedAndNothingIsLost()
{
    const int seconds = test::rounds(3, 60);
    QCOMPARE(m_desk.file({{u"Login gives 503"_s, 30}}).size(), size_t(1));
    test::DeskWindow window(m_desk.path(), m_desk.clock(), m_desk.filePath(u"settings.ini"_s));
    QVERIFY(window.isOpen());
    desk::DeskService &desk = window.place().desk();
    QPlainTextEdit *typed = window.report();
    QVERIFY(typed);
    test::Heart heart;
    QTRY_VERIFY(heart.beats() > 3);

    const QString other = u"other"_s;
    std::vector<QFuture<Result<Receipt>>> answers;
    int beats = 0;
    {
        QSqlDatabase tool = QSqlDatabase::addDatabase(u"QSQLITE"_s, other);
        tool.setDatabaseName(m_desk.path());
        QVERIFY(tool.open());
        QSqlQuery lock(tool);
        QVERIFY(lock.exec(u"BEGIN IMMEDIATE"_s));
        QElapsedTimer held;
        held.start();
        const int before = heart.beats();
        // Twice a second she does something, and types.
        for (qint64 next = 0; held.elapsed() < seconds * 1000; next += 500) {
            if (answers.size() < 8) {
                Act note;
                note.actor.name = u"Lena Ortiz"_s;
                note.action = AddNote{IncidentId(1), u"Note %1"_s.arg(answers.size())};
                answers.push_back(desk.perform(note));
            }
            QTest::keyClick(typed, Qt::Key_A);
            QVERIFY(QTest::qWaitFor(
                [&] { return held.elapsed() >= std::min<qint64>(next + 500, seconds * 1000); },
                30'000));
        }
        beats = heart.beats() - before;
        QVERIFY(lock.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(other);

    int done = 0;
    int refused = 0;
    for (size_t i = 0; i < answers.size(); ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(answers[i].isFinished(), 60'000);
        const auto answer = answers[i].result();
        if (!answer)
            QCOMPARE(answer.error().kind, ErrorKind::Held);
        ++(answer ? done : refused);
        const auto detail =
            desk.ask([](const desk::Desk &open) { return open.incident(IncidentId(1)); }).result();
        VERIFY_RESULT(detail);
        const bool isThere =
            std::any_of(detail->history.begin(), detail->history.end(), [&](const Event &event) {
                return event.data.value("text"_L1).toString() == u"Note %1"_s.arg(i);
            });
        QCOMPARE(isThere, answer.has_value());
    }
    // Held back that long her words are kept as soon as can be, without another keystroke.
    const QString words = typed->toPlainText();
    QVERIFY(!words.isEmpty());
    const auto kept = [&] {
        const auto draft =
            desk.ask([](const desk::Desk &open) { return open.draft(u"intake"_s, u"new"_s); })
                .result();
        return draft ? draft->value("description"_L1).toString() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept(), words, 30'000);
    const auto faults =
        desk.ask([](const desk::Desk &open) -> Result<QString> { return test::faultsOf(open); });
    QCOMPARE(faults.result().value(), QString());
    QVERIFY2(beats > seconds * 5, "the window stood still");
    qInfo("lock held for %d s: %d acts waited and were done, %d were refused, 0 lost; the window's "
          "heart of 5 ms beat %d times, at longest %.0f ms apart",
        seconds, done, refused, beats, heart.longestMs());
}

QTEST_MAIN(TestLocked)
#include "tst_locked.moc"
