// SPDX-License-Identifier: GPL-3.0-or-later

// Someone in the middle of a sentence when the session ends, or the power of the program does: what
// was typed more than half a second before is there when she comes back.

#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 promisedMs = 500;

struct Typed {
    std::vector<qint64> at; // when each letter was
    bool ended = false;     // as it should

    explicit Typed(const QByteArray &out)
    {
        for (const QByteArray &line : out.split('\n')) {
            if (line == "end")
                ended = true;
            else if (const qsizetype blank = line.indexOf(' '); blank > 0)
                at.push_back(line.mid(blank + 1).toLongLong());
        }
    }
};

QString letters(size_t count)
{
    QString text;
    for (size_t i = 0; i < count; ++i)
        text += QChar(u'a' + static_cast<char16_t>(i % 26));
    return text;
}

} // namespace

class TestQuit final : public QObject
{
    Q_OBJECT

private slots:
    void wordsOutliveTheEnd_data();
    void wordsOutliveTheEnd();
};

void TestQuit::wordsOutliveTheEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("isBeside"); // an import
    QTest::addColumn<int>("inShort");
    QTest::newRow("SIGTERM") << SIGTERM << false << 8;
    QTest::newRow("SIGKILL") << SIGKILL << false << 4;
    QTest::newRow("SIGKILL beside an import") << SIGKILL << true << 4;
}

void TestQuit::wordsOutliveTheEnd()
{
    QFETCH(int, signal);
    QFETCH(bool, isBeside);
    QFETCH(int, inShort);
    const int all = test::rounds(inShort, 200);
    QRandomGenerator random(test::faultSeed());
    test::TempDesk temp;
    const SystemClock clock;
    qint64 typed = 0;
    qint64 kept = 0;
    qint64 oldest = 0;
    for (int turn = 0; turn < all; ++turn) {
        QProcess typist;
        typist.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList given{
            temp.path(), temp.filePath(u"settings.ini"_s), QString::number(random.generate())};
        if (isBeside)
            given << u"beside"_s;
        typist.start(QStringLiteral(GANDER_BIN_DIR "/typist"), given);
        QVERIFY(typist.waitForStarted());
        QVERIFY2(typist.waitForReadyRead(60'000), "nothing was typed");
        QThread::msleep(random.bounded(1500U));
        QElapsedTimer now;
        now.start();
        const qint64 struck = now.msecsSinceReference();
        QVERIFY(::kill(static_cast<pid_t>(typist.processId()), signal) == 0);
        QVERIFY2(typist.waitForFinished(60'000), "it did not end");
        const Typed said(typist.readAllStandardOutput());
        if (signal == SIGTERM)
            QVERIFY2(
                typist.exitStatus() == QProcess::NormalExit && typist.exitCode() == 0 && said.ended,
                "it did not end as it should");

        auto desk = desk::Desk::open(temp.path(), desk::OpenMode::Write, clock);
        VERIFY_RESULT(desk);
        const auto draft = desk->draft(u"intake"_s, u"new"_s);
        VERIFY_RESULT(draft);
        const QString words = draft->value("description"_L1).toString();
        const auto count = static_cast<size_t>(words.size());
        // A letter may have been typed and its line not said; never more than one.
        QCOMPARE(words, letters(count));
        QVERIFY(count <= said.at.size() + 1);
        if (count < said.at.size()) {
            const qint64 age = struck - said.at[count];
            oldest = std::max(oldest, age);
            // Told to end it has the time to keep all that was typed; killed it has not.
            QVERIFY2(signal == SIGKILL || age <= 0,
                qPrintable(u"round %1: a letter typed %2 ms before is lost"_s.arg(turn).arg(age)));
            // No test fails on the speed of a sanitized build on a busy machine.
            if (test::isLongRun())
                QVERIFY2(age <= promisedMs, qPrintable(u"typed %1 ms before"_s.arg(age)));
        }
        typed += static_cast<qint64>(said.at.size());
        kept += static_cast<qint64>(count);
        QCOMPARE(desk->facts().incidents, 0); // nothing of the import
        QCOMPARE(test::faultsOf(*desk), QString());
        VERIFY_RESULT(desk->dropDraft(u"intake"_s, u"new"_s));
    }
    qInfo("%d times %s at random keystrokes: %lld letters typed, %lld kept; the oldest that was "
          "lost was typed %lld ms before",
        all, QTest::currentDataTag(), static_cast<long long>(typed), static_cast<long long>(kept),
        static_cast<long long>(oldest));
}

QTEST_GUILESS_MAIN(TestQuit)
#include "tst_quit.moc"
