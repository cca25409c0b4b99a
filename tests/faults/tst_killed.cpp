// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever acts on a desk that is killed at any instant: no act that was acknowledged may be lost,
// and none half done. A program of its own acts without end and says so; we kill it.

#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QThread>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

// As many rounds on one desk: then it has grown and is checked too slowly.
constexpr int roundsOnADesk = 20;

// What the program said before it was killed.
struct Said {
    QList<QStringList> done; // acts, each list all or none
    QList<QStringList> refused;
    QList<QStringList> imported;
    QStringList inWork; // acts whose end was not said
    QStringList inWorkKeys;
    QString draft;
    QString draftInWork;
    Revision revision = 0;
    int acknowledged = 0;
    QString failure;
};

Said heard(const QByteArray &out)
{
    Said said;
    QStringList begun;
    for (const QByteArray &line : out.split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(u' ');
        const QString &what = words.first();
        if (what == "B"_L1 || what == "K"_L1 || what == "D"_L1) {
            begun = words;
        } else if (what == "A"_L1 || what == "N"_L1) {
            const QStringList names = begun.mid(1);
            if (begun.first() == "D"_L1)
                said.draft = names.first();
            else if (begun.first() == "K"_L1)
                said.imported << names;
            else if (what == "A"_L1)
                said.done << names;
            said.revision = words.at(1).toLongLong();
            ++said.acknowledged;
            begun.clear();
        } else if (what == "R"_L1) {
            if (begun.first() == "B"_L1)
                said.refused << begun.mid(1);
            begun.clear();
        } else if (what == "X"_L1) {
            said.failure = words.mid(1).join(u' ');
        }
    }
    if (!begun.isEmpty()) {
        if (begun.first() == "B"_L1)
            said.inWork = begun.mid(1);
        else if (begun.first() == "K"_L1)
            said.inWorkKeys = begun.mid(1);
        else
            said.draftInWork = begun.at(1);
    }
    return said;
}

QSet<QString> column(const QString &path, const QString &sql)
{
    QSet<QString> found;
    const QString name = u"witness"_s;
    {
        QSqlDatabase witness = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        witness.setDatabaseName(path);
        witness.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (witness.open()) {
            QSqlQuery query(witness);
            query.exec(sql);
            while (query.next())
                found << query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return found;
}

qsizetype presentOf(const QStringList &names, const QSet<QString> &found)
{
    return std::count_if(
        names.begin(), names.end(), [&](const QString &name) { return found.contains(name); });
}

} // namespace

class TestKilled final : public QObject
{
    Q_OBJECT

private slots:
    void noActIsLostOrHalfDone();

private:
    [[nodiscard]] QByteArray killedAt(int turn);
    void look(const Said &said);

    std::unique_ptr<test::TempDesk> m_desk;
    QRandomGenerator m_random{test::faultSeed()};
    SystemClock m_clock;
    QString m_draft;
    int m_acknowledged = 0;
    int m_cut = 0;
    int m_cutThere = 0;
};

QByteArray TestKilled::killedAt(int turn)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(GANDER_BIN_DIR "/actstream"),
        {m_desk->path(), u"acts"_s, QString::number(m_random.generate())});
    if (!program.waitForStarted())
        return "X the program does not start";
    // Now and then already while it starts and opens; else once it is open, at work.
    if (turn % 5 != 0)
        program.waitForReadyRead(20'000);
    QThread::usleep(m_random.bounded(turn % 5 == 0 ? 250'000U : 120'000U));
    program.kill();
    program.waitForFinished();
    const QByteArray out = program.readAllStandardOutput();
    if (program.exitStatus() != QProcess::CrashExit)
        return out + "\nX the program ended by itself";
    return out;
}

void TestKilled::look(const Said &said)
{
    QVERIFY2(said.failure.isEmpty(), qPrintable(said.failure));
    QString draft;
    {
        const auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_clock);
        VERIFY_RESULT(desk);
        QCOMPARE(test::faultsOf(*desk), QString());
        QVERIFY(desk->facts().revision >= said.revision);
        const auto kept = desk->draft(u"note"_s, u"G-1"_s);
        VERIFY_RESULT(kept);
        draft = kept->value("text"_L1).toString();
    }
    const QSet<QString> acts = column(m_desk->path(), u"SELECT DISTINCT act FROM event"_s);
    const QSet<QString> keys = column(m_desk->path(), u"SELECT outside_key FROM incident"_s);
    for (const QStringList &each : said.done)
        QCOMPARE(presentOf(each, acts), each.size());
    for (const QStringList &each : said.refused)
        QCOMPARE(presentOf(each, acts), 0);
    for (const QStringList &each : said.imported)
        QCOMPARE(presentOf(each, keys), each.size());
    // What nobody acknowledged may be there, but whole.
    for (const auto &[names, found] :
        {std::pair{said.inWork, acts}, std::pair{said.inWorkKeys, keys}}) {
        const qsizetype present = presentOf(names, found);
        QVERIFY2(present == 0 || present == names.size(), "half of it");
        m_cut += names.isEmpty() ? 0 : 1;
        m_cutThere += present > 0 ? 1 : 0;
    }
    if (!said.draft.isEmpty())
        m_draft = said.draft;
    QVERIFY(draft == m_draft || draft == said.draftInWork);
    m_draft = draft;
    m_acknowledged += said.acknowledged;
}

void TestKilled::noActIsLostOrHalfDone()
{
    const int all = test::rounds(25, 500);
    for (int turn = 0; turn < all; ++turn) {
        if (turn % roundsOnADesk == 0) {
            m_desk = std::make_unique<test::TempDesk>();
            m_draft.clear();
        }
        const QByteArray out = killedAt(turn);
        look(heard(out));
        if (QTest::currentTestFailed()) {
            qWarning("round %d, the end of what was said:\n%s", turn, out.right(600).constData());
            return;
        }
    }
    qInfo("%d kills by SIGKILL: %d acts acknowledged before them, 0 lost; %d acts cut short, %d of "
          "them there and whole, 0 halves; every check clean",
        all, m_acknowledged, m_cut, m_cutThere);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
