// SPDX-License-Identifier: GPL-3.0-or-later

// Stores that are newer, foreign, cut or changed past the program: refused, or named by the check,
// or of the same content. Never silently wrong, never altered by looking, never for long.

#include "models/store/migrator.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <array>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int page = 4096;

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

// An empty log is none.
QByteArray hashOfFile(const QString &path)
{
    return QCryptographicHash::hash(contentOf(path), QCryptographicHash::Sha256);
}

// What leaves no event.
QByteArray toldBeside(const Desk &desk)
{
    QStringList lines;
    const auto names = desk.contractNames();
    for (const QString &name : names ? *names : QStringList{u"!"_s}) {
        const auto versions = desk.contractVersions(name);
        if (!versions)
            lines << u"! %1"_s.arg(versions.error().detail);
        else
            for (const ContractVersion &version : *versions)
                lines << QString::fromUtf8(canonicalJson(toJson(version.contract)))
                      << version.recordedBy << QString::number(version.recordedAt.ms)
                      << (version.role ? toKey(*version.role) : QString()) << version.reason;
    }
    const auto views = desk.views(u"Lena Ortiz"_s);
    lines << (views ? QString() : u"! views"_s);
    for (const SavedView &view : views ? *views : std::vector<SavedView>())
        lines << view.name << view.query << view.owner << QString::number(view.shared);
    const auto draft = desk.draft(u"intake"_s, {});
    lines << (draft ? QString::fromUtf8(canonicalJson(*draft)) : u"! draft"_s);
    return lines.join(u'\n').toUtf8();
}

QByteArray allTold(const Desk &desk)
{
    return told(desk) + toldBeside(desk);
}

// The first line that differs, as it was and as it is.
QString difference(const QByteArray &was, const QByteArray &is)
{
    const QList<QByteArray> before = was.split('\n');
    const QList<QByteArray> after = is.split('\n');
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i)
        if (before[i] != after[i]) {
            qsizetype at = 0;
            while (at < before[i].size() && at < after[i].size() && before[i][at] == after[i][at])
                ++at;
            at = std::max<qsizetype>(0, at - 30);
            return u"%1 ... '%2' became '%3'"_s.arg(QString::fromUtf8(before[i].left(20)),
                QString::fromUtf8(before[i].mid(at, 90)), QString::fromUtf8(after[i].mid(at, 90)));
        }
    return u"%1 lines became %2"_s.arg(before.size()).arg(after.size());
}

} // namespace

class TestMutants final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noneIsSilentlyWrong_data();
    void noneIsSilentlyWrong();
    void whatIsNoDeskOfOursIsRefused_data();
    void whatIsNoDeskOfOursIsRefused();

private:
    struct Files {
        QByteArray store;
        QByteArray wal;
        QByteArray anchor;
    };
    struct Count {
        int refused = 0;
        int named = 0;
        int harmless = 0;
        qint64 longest = 0; // ms
    };
    [[nodiscard]] Files filesOf() const;
    [[nodiscard]] QString mutate(QByteArray &bytes, const QByteArray &earlier);
    void put(const Files &files) const;
    // Looks at what lies at m_path and adds to the count; what is wrong with it otherwise.
    [[nodiscard]] QString look(const QByteArray &wanted, Count &count) const;

    FixedClock m_clock;
    QRandomGenerator m_chance;
    QTemporaryDir m_dir;
    QString m_path;
    Files m_earlier; // of the same desk, some acts before
    Files m_closed;
    Files m_open; // its last acts in the log alone
    QByteArray m_told;
    QByteArray m_toldOpen;
};

TestMutants::Files TestMutants::filesOf() const
{
    return {contentOf(m_path), contentOf(m_path + u"-wal"_s), contentOf(m_path + u"-anchor"_s)};
}

void TestMutants::initTestCase()
{
    m_chance.seed(faultSeed());
    m_path = m_dir.filePath(u"a.gander"_s);
    DeskScript script(m_clock, 11);
    const auto act = [&](int acts) {
        auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
        VERIFY_RESULT(desk);
        for (int i = 0; i < acts; ++i)
            (void)script.next(*desk);
        m_open = filesOf();
        m_toldOpen = allTold(*desk);
        QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
    };
    {
        auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
        VERIFY_RESULT(desk);
        for (int number = 0; script.fixed(*desk, number); ++number) {
        }
        SavedView view;
        view.name = u"Mine"_s;
        view.query = u"state:new"_s;
        VERIFY_RESULT(desk->saveView(view, {.name = u"Lena Ortiz"_s}));
    }
    act(60);
    m_earlier = filesOf();
    act(30);
    m_closed = filesOf();
    m_told = m_toldOpen;
    act(25);
    QVERIFY(m_closed.wal.isEmpty() && !m_open.wal.isEmpty());
}

// Changes the bytes by chance; in words.
QString TestMutants::mutate(QByteArray &bytes, const QByteArray &earlier)
{
    const auto size = static_cast<int>(bytes.size());
    const int pages = size / page;
    // Mostly where something is written: much of a store is empty.
    const auto somewhere = [&] {
        int at = m_chance.bounded(size);
        for (int i = 0; i < 20 && bytes[at] == 0; ++i)
            at = m_chance.bounded(size);
        return at;
    };
    const int kind = m_chance.bounded(100);
    if (kind < 50) {
        const int at = somewhere();
        const int bit = m_chance.bounded(8);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
        return u"bit %1 of byte %2 turned"_s.arg(bit).arg(at);
    }
    if (kind < 65) {
        const int at = somewhere();
        const int most = std::min(size - at, 1 + m_chance.bounded(16));
        for (int i = 0; i < most; ++i)
            bytes[at + i] = static_cast<char>(m_chance.bounded(256));
        return u"%1 bytes from %2 garbled"_s.arg(most).arg(at);
    }
    if (kind < 75) {
        bytes.truncate(m_chance.bounded(size));
        return u"cut to %1 bytes"_s.arg(bytes.size());
    }
    const int first = m_chance.bounded(pages);
    if (kind < 82) {
        bytes.replace(first * page, page, QByteArray(page, '\0'));
        return u"page %1 emptied"_s.arg(first + 1);
    }
    if (kind < 88) {
        const int second = m_chance.bounded(pages);
        const QByteArray kept = bytes.mid(first * page, page);
        bytes.replace(first * page, page, bytes.mid(second * page, page));
        bytes.replace(second * page, page, kept);
        return u"pages %1 and %2 swapped"_s.arg(first + 1).arg(second + 1);
    }
    if ((first + 1) * page <= earlier.size()) {
        bytes.replace(first * page, page, earlier.mid(first * page, page));
        return u"page %1 as it was earlier"_s.arg(first + 1);
    }
    bytes.append(QByteArray(m_chance.bounded(3 * page), 'x'));
    return u"grown to %1 bytes"_s.arg(bytes.size());
}

void TestMutants::put(const Files &files) const
{
    for (const auto end : {"-shm"_L1, "-wal"_L1, "-lock"_L1, "-journal"_L1})
        QFile::remove(m_path + end);
    putContent(m_path, files.store);
    putContent(m_path + u"-anchor"_s, files.anchor);
    if (!files.wal.isEmpty())
        putContent(m_path + u"-wal"_s, files.wal);
}

QString TestMutants::look(const QByteArray &wanted, Count &count) const
{
    const auto hashes = [this] {
        return std::array{
            hashOfFile(m_path), hashOfFile(m_path + u"-wal"_s), hashOfFile(m_path + u"-anchor"_s)};
    };
    const auto before = hashes();
    QElapsedTimer timer;
    timer.start();
    QString wrong;
    {
        const auto desk = Desk::open(m_path, OpenMode::ReadOnly, m_clock);
        if (!desk) {
            ++count.refused;
        } else if (const QStringList problems = problemsOf(desk->check(true));
                   !problems.isEmpty()) {
            ++count.named;
        } else if (const QByteArray is = allTold(*desk); is == wanted) {
            ++count.harmless;
        } else {
            wrong = u"silently wrong: "_s + difference(wanted, is);
        }
    }
    count.longest = std::max(count.longest, timer.elapsed());
    if (timer.elapsed() > 10'000)
        wrong = u"looked at for %1 ms"_s.arg(timer.elapsed());
    if (hashes() != before)
        return u"altered by looking at it"_s;
    timer.restart();
    const bool isRefused = !Desk::open(m_path, OpenMode::Write, m_clock);
    if (timer.elapsed() > 10'000)
        wrong = u"opened for %1 ms"_s.arg(timer.elapsed());
    if (isRefused && hashes() != before)
        return u"altered by a refused opening"_s;
    return wrong;
}

void TestMutants::noneIsSilentlyWrong_data()
{
    QTest::addColumn<bool>("inLog");
    QTest::addColumn<int>("mutants");
    QTest::newRow("in the store") << false << rounds(60, 1000);
    QTest::newRow("in its log") << true << rounds(20, 300);
}

void TestMutants::noneIsSilentlyWrong()
{
    QFETCH(bool, inLog);
    QFETCH(int, mutants);
    const Files &sound = inLog ? m_open : m_closed;
    const QByteArray &wanted = inLog ? m_toldOpen : m_told;
    Count count;
    QStringList faults;
    for (int i = 0; i < mutants; ++i) {
        Files files = sound;
        QString what;
        if (inLog && i % 5 == 0) {
            // All that is in the log hangs on its head.
            const int at = m_chance.bounded(56);
            files.wal[at] = static_cast<char>(files.wal[at] ^ (1 << m_chance.bounded(8)));
            what = u"byte %1 of the log's head changed"_s.arg(at);
        } else {
            what = mutate(inLog ? files.wal : files.store, m_earlier.store);
        }
        put(files);
        const QString wrong = look(wanted, count);
        if (!wrong.isEmpty())
            faults << u"mutant %1, %2: %3"_s.arg(i).arg(what, wrong);
    }
    for (const QString &fault : std::as_const(faults))
        qWarning("%s", qPrintable(fault));
    QCOMPARE(faults.size(), 0);
    QVERIFY(count.named > 0);
    qInfo("mutants %s: %d, refused: %d, named by check: %d, of the same content: %d, silently "
          "wrong: 0, altered by looking: 0, longest look %lld ms",
        QTest::currentDataTag(), mutants, count.refused, count.named, count.harmless,
        count.longest);
}

void TestMutants::whatIsNoDeskOfOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<ErrorKind>("kind");
    const auto headed = [this](qsizetype offset, quint32 number) {
        QByteArray bytes = m_closed.store;
        qToBigEndian(number, bytes.data() + offset);
        return bytes;
    };
    QTest::newRow("newer by one") << headed(60, static_cast<quint32>(store::newestSchema()) + 1)
                                  << ErrorKind::TooNew;
    QTest::newRow("much newer") << headed(60, 0x7fffffff) << ErrorKind::TooNew;
    QTest::newRow("another program's") << headed(68, 0x12345678) << ErrorKind::Foreign;
    QTest::newRow("nobody's") << headed(68, 0) << ErrorKind::Foreign;
    QTest::newRow("empty") << QByteArray() << ErrorKind::Foreign;
    QTest::newRow("text") << QByteArray("Dear all,\n") << ErrorKind::Foreign;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(5000, 'x')
                               << ErrorKind::Foreign;
    QTest::newRow("zeros") << QByteArray(100'000, '\0') << ErrorKind::Foreign;
    QTest::newRow("half a head") << m_closed.store.left(60) << ErrorKind::Corrupt;
    QTest::newRow("a head alone") << m_closed.store.left(100) << ErrorKind::Corrupt;
}

void TestMutants::whatIsNoDeskOfOursIsRefused()
{
    QFETCH(QByteArray, store);
    QFETCH(ErrorKind, kind);
    put({store, {}, m_closed.anchor});
    const QByteArray before = hashOfFile(m_path);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::Beside, OpenMode::Write}) {
        const auto desk = Desk::open(m_path, mode, m_clock);
        QVERIFY(!desk);
        QCOMPARE(desk.error().kind, kind);
        QCOMPARE(hashOfFile(m_path), before);
    }
}

QTEST_GUILESS_MAIN(TestMutants)
#include "tst_mutants.moc"
