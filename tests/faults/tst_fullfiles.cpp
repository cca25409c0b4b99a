// SPDX-License-Identifier: GPL-3.0-or-later

// The disk fills up under each writer of a file, at many places: a good file is never replaced by
// a short one, and whoever asked is told.

#include "app/logging.h"
#include "app/settings.h"
#include "models/domain/plan.h"
#include "models/exchange/files.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/smalldisk.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 diskSize = 3'000'000;
const QByteArray oldContent("what was good\n");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putContent(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

struct Ran {
    int code = -1;
    QByteArray said;
};

// Files of that program may not grow beyond 'most' bytes, where it is not 0.
Ran run(const QStringList &arguments, qint64 most = 0)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_UNIX
    if (most > 0)
        process.setChildProcessModifier([most] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
#endif
    process.start(QStringLiteral(GANDER_BIN_DIR "/gander-cli"), arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, "it did not end"};
    return {process.exitCode(), process.readAll()};
}

} // namespace

class TestFullFiles final : public QObject
{
    Q_OBJECT

public:
    explicit TestFullFiles(const SmallDisk &disk)
        : m_disk(disk)
    {
    }

private slots:
    void initTestCase();
    void cleanup() { m_disk.makeRoom(); }
    void aGoodFileStays_data();
    void aGoodFileStays();
    void whatTheWindowWritesStays_data();
    void whatTheWindowWritesStays();
    void anImportOntoAFullDiskIsRefused();
    void settingsStayWhole();
    void theLogKeepsWhatItHas();

private:
    [[nodiscard]] QStringList on(const QStringList &arguments) const
    {
        return QStringList{u"--desk"_s, m_path} + arguments;
    }

    const SmallDisk &m_disk;
    QTemporaryDir m_dir;
    FixedClock m_clock;
    QString m_path;
};

void TestFullFiles::initTestCase()
{
    m_path = m_dir.filePath(u"a.gander"_s);
    DeskScript script(m_clock, 5);
    auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    for (int number = 0; script.fixed(*desk, number); ++number) {
    }
    for (int i = 0; i < 60; ++i)
        (void)script.next(*desk);
}

void TestFullFiles::aGoodFileStays_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::newRow("CSV") << QStringList{u"export"_s} << QStringList{u"--format"_s, u"csv"_s};
    QTest::newRow("PDF") << QStringList{u"memo"_s, u"1"_s, u"--pdf"_s} << QStringList();
    QTest::newRow("backup") << QStringList{u"backup"_s} << QStringList();
}

void TestFullFiles::aGoodFileStays()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    const auto to = [&](const QString &target) { return on(before + QStringList{target} + after); };
    const QString whole = m_dir.filePath(u"whole"_s);
    QFile::remove(whole);
    const Ran good = run(to(whole));
    if (good.code == 2)
        QSKIP("there is no such writer yet");
    QVERIFY2(good.code == 0, good.said.constData());
    const qint64 size = QFile(whole).size();
    const bool isBackup = before.front() == "backup"_L1;

    int full = 0;
    int written = 0;
    const auto look = [&](const QString &target, const Ran &ran) {
        if (ran.code == 0) {
            ++written;
            // A copy of a desk is never the same bytes twice, but it opens.
            if (isBackup)
                QCOMPARE(*toldBy(target, m_clock), *toldBy(m_path, m_clock));
            else
                QCOMPARE(contentOf(target), contentOf(whole));
            return;
        }
        ++full;
        QCOMPARE(ran.code, 1);
        QVERIFY(!ran.said.trimmed().isEmpty());
        QCOMPARE(contentOf(target), oldContent);
    };
    const QList<qint64> sizes{1, 511, 4095, 4096, 4097, 65'536, size / 2, size - 1, size * 2};
    for (const qint64 most : sizes) {
#ifdef Q_OS_UNIX
        const QString target = m_dir.filePath(u"limited"_s);
        putContent(target, oldContent);
        look(target, run(to(target), most));
        if (QTest::currentTestFailed())
            return;
#endif
    }
    if (m_disk.isThere()) {
        for (const qint64 left : sizes) {
            for (const QString &each : QDir(m_disk.filePath({})).entryList(QDir::Files))
                QFile::remove(m_disk.filePath(each));
            const QString target = m_disk.filePath(u"target"_s);
            putContent(target, oldContent);
            m_disk.fillUpTo(left);
            look(target, run(to(target)));
            if (QTest::currentTestFailed())
                return;
            // Nothing half-made is left on the disk that is full already.
            for (const QString &each :
                QDir(m_disk.filePath({})).entryList(QDir::Files | QDir::Hidden))
                QVERIFY2(each == "target"_L1 || each == "filler"_L1 || isBackup, qPrintable(each));
        }
    }
    QVERIFY(full > 0 && written > 0);
    qInfo("%s of %lld bytes: refused %d times for want of room, the file before whole each time; "
          "written whole %d times%s",
        QTest::currentDataTag(), size, full, written,
        m_disk.isThere() ? "" : " (limits alone: no small disk may be mounted here)");
}

// Contracts, drafts of memos and lists go through the one writer.
void TestFullFiles::whatTheWindowWritesStays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("JSON") << QJsonDocument(toJson(standardPlan(TempDesk::zone()))).toJson();
    QTest::newRow("large") << QByteArray(1'000'000, 'x');
}

void TestFullFiles::whatTheWindowWritesStays()
{
    QFETCH(QByteArray, bytes);
    if (!m_disk.isThere())
        QSKIP("no small disk may be mounted here");
    const QString path = m_disk.filePath(u"target"_s);
    int full = 0;
    int written = 0;
    for (const qint64 left : {qint64(0), qint64(4096), qint64(65'536), qint64(bytes.size() - 1),
             qint64(bytes.size() * 2 + 8192)}) {
        m_disk.makeRoom();
        putContent(path, oldContent);
        m_disk.fillUpTo(left);
        const auto done = exchange::writeFile(path, bytes);
        QCOMPARE(contentOf(path), done ? bytes : oldContent);
        ++(done ? written : full);
        if (!done)
            QCOMPARE(done.error().kind, ErrorKind::Full);
    }
    QVERIFY(full > 0 && written > 0);
    qInfo("%s of %lld bytes: refused as full %d times, the file before whole each time; written "
          "whole %d times",
        QTest::currentDataTag(), static_cast<qint64>(bytes.size()), full, written);
}

// The desk itself on a real disk that is full.
void TestFullFiles::anImportOntoAFullDiskIsRefused()
{
    if (!m_disk.isThere())
        QSKIP("no small disk may be mounted here");
    const QString csv = m_dir.filePath(u"many.csv"_s);
    QByteArray rows("key,title,description,customer,reported_at\r\n");
    for (int i = 0; i < 400; ++i)
        rows += "K-" + QByteArray::number(i) + ",Monitor stopped," + QByteArray(900, 'x')
            + ",Acme,2026-11-20T10:00:00Z\r\n";
    putContent(csv, rows);
    int refused = 0;
    for (const qint64 left : {qint64(0), qint64(40'000), qint64(200'000), qint64(600'000)}) {
        for (const QString &each : QDir(m_disk.filePath({})).entryList(QDir::Files))
            QFile::remove(m_disk.filePath(each));
        const QString path = m_disk.filePath(u"b.gander"_s);
        if (!QFile::copy(m_path, path))
            QFAIL("the small disk is too small");
        const auto before = toldBy(path, m_clock);
        VERIFY_RESULT(before);
        m_disk.fillUpTo(left);
        const Ran ran = run({u"--desk"_s, path, u"import"_s, csv});
        QVERIFY2(ran.code == 1, ran.said.constData());
        QVERIFY(!ran.said.trimmed().isEmpty());
        ++refused;
        m_disk.makeRoom();
        const auto desk = Desk::open(path, OpenMode::Write, m_clock);
        VERIFY_RESULT(desk);
        QCOMPARE(problemsOf(desk->check(true)), QStringList());
        QCOMPARE(told(*desk), *before);
    }
    qInfo("imports onto a full disk: %d refused, nothing of them on the desk, the desk sound",
        refused);
}

void TestFullFiles::settingsStayWhole()
{
    app::Settings before;
    before.textSize = 110;
    before.window.geometry = QByteArray(300, 'g');
    app::Settings after = before;
    after.textSize = 125;
    after.window.list = QByteArray(20'000, 'l');
    int kept = 0;
    int written = 0;
    const auto look = [&](const QString &path) {
        // Under a name that Qt does not remember the content of.
        const QString copy = m_dir.filePath(u"read%1.ini"_s.arg(kept + written));
        putContent(copy, contentOf(path));
        const app::Settings found = app::readSettings(copy);
        ++(found == after ? written : kept);
        if (found != after && found != before)
            QFAIL(qPrintable(u"%1 bytes are left of the settings"_s.arg(QFile(copy).size())));
    };
#ifdef Q_OS_UNIX
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t most : {1U, 100U, 500U, 4096U, 16'384U, 20'000U, 100'000U}) {
        const QString path = m_dir.filePath(u"settings%1.ini"_s.arg(most));
        app::writeSettings(before, path);
        rlimit wide{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &wide), 0);
        rlimit tight = wide;
        tight.rlim_cur = most;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        app::writeSettings(after, path);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &wide), 0);
        look(path);
        if (QTest::currentTestFailed())
            return;
    }
    std::signal(SIGXFSZ, handler);
#endif
    if (m_disk.isThere())
        for (const qint64 left : {0, 4096, 8192, 12'288, 16'384, 20'480, 24'576, 32'768, 65'536}) {
            const QString path = m_disk.filePath(u"settings%1.ini"_s.arg(left));
            m_disk.makeRoom();
            app::writeSettings(before, path);
            m_disk.fillUpTo(left);
            app::writeSettings(after, path);
            look(path);
            if (QTest::currentTestFailed())
                return;
        }
    QVERIFY(kept > 0 && written > 0);
    qInfo("settings: %d times the former ones stayed whole, %d times the new ones came whole", kept,
        written);
}

void TestFullFiles::theLogKeepsWhatItHas()
{
    if (!m_disk.isThere())
        QSKIP("no small disk may be mounted here");
    m_disk.makeRoom();
    for (const QString &each : QDir(m_disk.filePath({})).entryList(QDir::Files))
        QFile::remove(m_disk.filePath(each));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_disk.filePath(u"state"_s)));
    const auto handler = qInstallMessageHandler(nullptr);
    app::startLogging();
    const QString path = app::logFile();
    // Of others' messages the log keeps no words.
    static const QLoggingCategory ours("gander.test");
    qCInfo(ours, "the line before");
    const QByteArray before = contentOf(path);
    m_disk.fillUpTo(10'000);
    for (int i = 0; i < 1000; ++i)
        qCInfo(ours, "line %d of many that do not fit", i);
    const QByteArray full = contentOf(path);
    m_disk.makeRoom();
    qCInfo(ours, "the line after");
    const QByteArray after = contentOf(path);
    qInstallMessageHandler(handler);
    QVERIFY(before.contains("the line before\n"));
    QVERIFY(full.startsWith(before) && full.size() < 30'000);
    QVERIFY2(after.startsWith(full), "the log lost what it had");
    QVERIFY2(after.contains("the line after\n"), "the log does not go on");
    qInfo("log: its %lld bytes stayed on the full disk, and it went on with room",
        static_cast<qint64>(full.size()));
}

int main(int argc, char **argv)
{
    // First of all: it needs a program of one thread.
    const SmallDisk disk(diskSize);
    const QCoreApplication application(argc, argv);
    TestFullFiles test(disk);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fullfiles.moc"
