// SPDX-License-Identifier: GPL-3.0-or-later

// The power goes while the engine brings its log into the file, and what stood at the head of the
// file is lost: the log has it. What is not ours is known by the log as well, and stays as it is.

#include "models/store/database.h"
#include "models/store/migrator.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype page = 4096;
constexpr qsizetype sector = 512;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putContent(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestTornHead final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theLogHasTheHead_data();
    void theLogHasTheHead();
    void whatIsNotOursStaysAsItIs_data();
    void whatIsNotOursStaysAsItIs();

private:
    struct Files {
        QByteArray store;
        QByteArray wal;
    };
    [[nodiscard]] Files filesOf(const QString &path) const
    {
        return {contentOf(path), contentOf(path + u"-wal"_s)};
    }
    [[nodiscard]] QByteArray garbage(qsizetype size);
    [[nodiscard]] QByteArray torn(qsizetype from, qsizetype size);
    // The desk once more, with the head so changed in its log alone.
    [[nodiscard]] Files headed(const QString &pragma) const;
    [[nodiscard]] QString put(const Files &files) const;

    FixedClock m_clock;
    QRandomGenerator m_chance;
    QTemporaryDir m_dir;
    Files m_desk; // its last acts, and page 1 as they left it, in the log alone
    QByteArray m_told;
};

void TestTornHead::initTestCase()
{
    m_chance.seed(faultSeed());
    const QString path = m_dir.filePath(u"a.gander"_s);
    DeskScript script(m_clock, 7);
    VERIFY_RESULT(Desk::create(path, *Zone::find(u"America/New_York"_s), m_clock));
    auto desk = Desk::open(path, OpenMode::Write, m_clock);
    VERIFY_RESULT(desk);
    for (int number = 0; script.fixed(*desk, number); ++number) {
    }
    m_desk = filesOf(path);
    m_told = told(*desk);
    QVERIFY(m_desk.wal.size() > 10 * page);
}

QByteArray TestTornHead::garbage(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(m_chance.bounded(256));
    return bytes;
}

QByteArray TestTornHead::torn(qsizetype from, qsizetype size)
{
    QByteArray bytes = m_desk.store;
    return bytes.replace(from, size, garbage(size));
}

TestTornHead::Files TestTornHead::headed(const QString &pragma) const
{
    const QString path = put(m_desk);
    auto database = store::Database::openSqlite(path, store::Access::ReadWrite);
    if (!database || !(*database)->execute(pragma))
        qFatal("cannot change %s", qPrintable(path));
    return filesOf(path);
}

QString TestTornHead::put(const Files &files) const
{
    const QString path = m_dir.filePath(u"torn.gander"_s);
    for (const auto end : {"-shm"_L1, "-lock"_L1, "-anchor"_L1})
        QFile::remove(path + end);
    putContent(path, files.store);
    putContent(path + u"-wal"_s, files.wal);
    return path;
}

void TestTornHead::theLogHasTheHead_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::newRow("the first sector") << torn(0, sector);
    QTest::newRow("within the first sector") << torn(30, 200);
    QTest::newRow("the whole page") << torn(0, page);
    QTest::newRow("all but the first sector") << torn(sector, page - sector);
    QTest::newRow("zeros") << QByteArray(page, '\0') + m_desk.store.mid(page);
    QTest::newRow("the end as well") << torn(0, sector).chopped(sector + 100);
}

void TestTornHead::theLogHasTheHead()
{
    QFETCH(QByteArray, store);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::Beside, OpenMode::Write}) {
        const QString path = put({store, m_desk.wal});
        {
            const auto desk = Desk::open(path, mode, m_clock);
            VERIFY_RESULT(desk);
            QCOMPARE(told(*desk), m_told);
            QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
        }
        if (mode != OpenMode::Write)
            continue;
        // Its writer mends it.
        QVERIFY(contentOf(path + u"-wal"_s).isEmpty());
        const auto desk = Desk::open(path, OpenMode::ReadOnly, m_clock);
        VERIFY_RESULT(desk);
        QCOMPARE(told(*desk), m_told);
    }
}

void TestTornHead::whatIsNotOursStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("wal");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const QByteArray &store, const QByteArray &wal,
                         ErrorKind kind) { QTest::newRow(name) << store << wal << kind; };
    const qsizetype size = m_desk.store.size();
    QByteArray text;
    while (text.size() < size)
        text += "\nDear all,\r\n\r\nthe desk is where the letter is.";
    const Files newer = headed(u"PRAGMA user_version = %1"_s.arg(store::newestSchema() + 1));
    const Files foreign = headed(u"PRAGMA application_id = 1"_s);
    row("a torn desk without a log", torn(0, sector), {}, ErrorKind::Foreign);
    row("a torn desk, its log cut within the first act", torn(0, sector), m_desk.wal.left(2 * page),
        ErrorKind::Foreign);
    row("a torn desk, its log garbled", torn(0, sector), garbage(m_desk.wal.size()),
        ErrorKind::Foreign);
    row("a torn desk of a newer program", torn(0, sector), newer.wal, ErrorKind::TooNew);
    row("a newer one by its log alone", newer.store, newer.wal, ErrorKind::TooNew);
    row("a torn one of another program", torn(0, sector), foreign.wal, ErrorKind::Foreign);
    row("the log of another program", foreign.store, foreign.wal, ErrorKind::Foreign);
    row("a letter beside a desk's log", text, m_desk.wal, ErrorKind::Foreign);
    row("a note beside a desk's log", "hello", m_desk.wal, ErrorKind::Foreign);
    row("noise beside a desk's log", garbage(size), m_desk.wal, ErrorKind::Foreign);
    row("zeros beside a desk's log", QByteArray(size, '\0'), m_desk.wal, ErrorKind::Foreign);
    row("another's database beside a desk's log",
        QByteArray(m_desk.store).replace(68, 4, QByteArray(4, '\0')), m_desk.wal,
        ErrorKind::Foreign);
    row("nothing beside a desk's log", {}, m_desk.wal, ErrorKind::Foreign);
}

void TestTornHead::whatIsNotOursStaysAsItIs()
{
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, wal);
    QFETCH(ErrorKind, kind);
    const QString path = put({store, wal});
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::Beside, OpenMode::Write}) {
        const auto desk = Desk::open(path, mode, m_clock);
        QVERIFY(!desk);
        QCOMPARE(desk.error().kind, kind);
        QVERIFY(contentOf(path) == store);
        QVERIFY(contentOf(path + u"-wal"_s) == wal);
    }
}

QTEST_GUILESS_MAIN(TestTornHead)
#include "tst_tornhead.moc"
