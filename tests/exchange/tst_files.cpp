// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/files.h"

#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace gander;
using namespace gander::exchange;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

class FilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFileIsWrittenWhole();
    void aShortWriteLeavesTheOldFileWhole();
    void aFullDeviceIsSaid();
    void aTargetThatCannotBeWrittenIsNamed();
    void aLinkIsNotFollowed();
    void aFileIsReadUpToItsLimit();
    void aWishBecomesASafeName_data();
    void aWishBecomesASafeName();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void FilesTest::aFileIsWrittenWhole()
{
    const QByteArray bytes = QByteArray(3'000'000, 'x') + QByteArray("\0\r\n", 3);
    VERIFY_RESULT(writeFile(at("a.csv"), "old"));
    VERIFY_RESULT(writeFile(at("a.csv"), bytes));
    QCOMPARE(contentOf(at("a.csv")), bytes);
    VERIFY_RESULT(writeFile(at("a.csv"), {}));
    QCOMPARE(contentOf(at("a.csv")), QByteArray());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
}

// Stands in for a disk that fills up midway: the system takes the first part and then no more.
void FilesTest::aShortWriteLeavesTheOldFileWhole()
{
#ifdef Q_OS_UNIX
    VERIFY_RESULT(writeFile(at("a.csv"), "old"));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = before;
    tight.rlim_cur = 100'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Result<void> written = writeFile(at("a.csv"), QByteArray(1'000'000, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Unavailable);
    QVERIFY2(written.error().detail.contains(at("a.csv")), qPrintable(written.error().detail));
    QCOMPARE(contentOf(at("a.csv")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
#else
    QSKIP("needs a limit on file sizes");
#endif
}

void FilesTest::aFullDeviceIsSaid()
{
    const QString full = QStringLiteral("/dev/full");
    if (!QFile::exists(full))
        QSKIP("needs /dev/full");
    const Result<void> written = writeFile(full, "bytes");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Full);
    QVERIFY(written.error().detail.startsWith(full));
    QVERIFY(QFile::exists(full));
}

void FilesTest::aTargetThatCannotBeWrittenIsNamed()
{
    for (const QString &path : {m_folder->path(), at("none/a.csv")}) {
        const Result<void> written = writeFile(path, "bytes");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Unavailable);
        QVERIFY2(written.error().detail.contains(path), qPrintable(written.error().detail));
    }
}

void FilesTest::aLinkIsNotFollowed()
{
    VERIFY_RESULT(writeFile(at("mine"), "mine"));
    if (!QFile::link(at("mine"), at("a.csv")))
        QSKIP("needs symbolic links");
    QVERIFY(!writeFile(at("a.csv"), "bytes"));
    QCOMPARE(contentOf(at("mine")), QByteArray("mine"));
    QVERIFY(QFile::remove(at("mine")));
    QVERIFY(!writeFile(at("a.csv"), "bytes"));
    QVERIFY(!QFile::exists(at("mine")));
}

void FilesTest::aFileIsReadUpToItsLimit()
{
    VERIFY_RESULT(writeFile(at("a"), "12345"));
    QCOMPARE(readFile(at("a"), 5).value(), QByteArray("12345"));
    const Result<QByteArray> large = readFile(at("a"), 4);
    QVERIFY(!large);
    QCOMPARE(large.error().kind, ErrorKind::Invalid);
    QCOMPARE(readFile(at("b"), 5).error().kind, ErrorKind::NotFound);
    QCOMPARE(readFile(m_folder->path(), 5).error().kind, ErrorKind::Unavailable);
    if (QFile::exists(QStringLiteral("/dev/zero")))
        QCOMPARE(readFile(QStringLiteral("/dev/zero"), 5).error().kind, ErrorKind::Invalid);
}

void FilesTest::aWishBecomesASafeName_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &wish, const QString &name) {
        QTest::newRow(qPrintable(QString::fromLatin1(wish.left(30).toUtf8().toPercentEncoding())))
            << wish << name;
    };
    row(QStringLiteral("M-2026-0007 Acme.pdf"), QStringLiteral("M-2026-0007 Acme.pdf"));
    row(QStringLiteral("Größe – 障害.csv"), QStringLiteral("Größe – 障害.csv"));
    row(QStringLiteral("../../etc/passwd"), QStringLiteral("etc-passwd"));
    row(QStringLiteral("C:\\x\\y.pdf"), QStringLiteral("C-x-y.pdf"));
    row(QStringLiteral("a<b>|?*\".pdf"), QStringLiteral("a-b-.pdf"));
    row(QStringLiteral("invoice\u202Efdp.exe"), QStringLiteral("invoicefdp.exe"));
    row(QStringLiteral("two\nlines\t.pdf"), QStringLiteral("two lines .pdf"));
    row(QStringLiteral("CON"), QStringLiteral("_CON"));
    row(QStringLiteral("nul.pdf"), QStringLiteral("_nul.pdf"));
    row(QStringLiteral("com1.tar.gz"), QStringLiteral("_com1.tar.gz"));
    row(QStringLiteral("console.pdf"), QStringLiteral("console.pdf"));
    row(QStringLiteral(".hidden"), QStringLiteral("hidden"));
    row(QStringLiteral("-rf"), QStringLiteral("rf"));
    row(QStringLiteral("dots. . ."), QStringLiteral("dots"));
    row(QString(), QStringLiteral("unnamed"));
    row(QStringLiteral("..."), QStringLiteral("unnamed"));
    row(QStringLiteral("///"), QStringLiteral("unnamed"));
    row(QString(300, u'x') + QStringLiteral(".pdf"), QString(116, u'x') + QStringLiteral(".pdf"));
    row(QString(300, u'障') + QStringLiteral(".pdf"), QString(78, u'障') + QStringLiteral(".pdf"));
    row(QStringLiteral("\U0001F6A8").repeated(100), QStringLiteral("\U0001F6A8").repeated(60));
}

void FilesTest::aWishBecomesASafeName()
{
    QFETCH(QString, wish);
    QFETCH(QString, name);
    QCOMPARE(safeFileName(wish), name);
    QCOMPARE(safeFileName(name), name);
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
