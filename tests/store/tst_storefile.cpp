// SPDX-License-Identifier: GPL-3.0-or-later

// The file beside the engine: who holds it, what it is, the anchor outside it.

#include "models/store/anchor.h"
#include "models/store/storefile.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::store;
using namespace Qt::StringLiterals;

class TestStoreFile final : public QObject
{
    Q_OBJECT

private slots:
    void aNewFileIsPrivateAndItsFolderToo();
    void anExistingFileOrLinkIsNeverTaken();
    void aMissingFileIsNotFound();
    void aFolderIsNoDesk();
    void theLockGoesWithItsHolder();
    void aLinkToADeskIsNoSecondDesk();
    void aReplacedFileHasAnotherIdentity();
    void theAnchorComesBack();
    void garbageIsNoAnchor_data();
    void garbageIsNoAnchor();
};

void TestStoreFile::aNewFileIsPrivateAndItsFolderToo()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"new/desk"_s);
    VERIFY_RESULT(createPrivateFile(path));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(dir.filePath(u"new"_s)) & others, QFile::Permissions());
}

void TestStoreFile::anExistingFileOrLinkIsNeverTaken()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    VERIFY_RESULT(createPrivateFile(path));
    QCOMPARE(createPrivateFile(path).error().kind, ErrorKind::Conflict);
    const QString link = dir.filePath(u"link"_s);
    QVERIFY(QFile::link(dir.filePath(u"nowhere"_s), link));
    QCOMPARE(createPrivateFile(link).error().kind, ErrorKind::Conflict);
}

void TestStoreFile::aMissingFileIsNotFound()
{
    QTemporaryDir dir;
    QCOMPARE(inspectFile(dir.filePath(u"none"_s), 1).error().kind, ErrorKind::NotFound);
    QCOMPARE(inspectFolder(dir.filePath(u"no/desk"_s)).error().kind, ErrorKind::NotFound);
}

void TestStoreFile::aFolderIsNoDesk()
{
    QTemporaryDir dir;
    QCOMPARE(inspectFile(dir.path(), 1).error().kind, ErrorKind::Foreign);
}

void TestStoreFile::theLockGoesWithItsHolder()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    {
        auto first = WriterLock::take(path);
        VERIFY_RESULT(first);
        const auto second = WriterLock::take(path);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Held);
        QVERIFY(
            second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    }
    VERIFY_RESULT(WriterLock::take(path));
}

void TestStoreFile::aLinkToADeskIsNoSecondDesk()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    VERIFY_RESULT(createPrivateFile(path));
    QVERIFY(QFile::link(path, dir.filePath(u"link"_s)));
    const auto held = WriterLock::take(path);
    VERIFY_RESULT(held);
    const auto second = WriterLock::take(dir.filePath(u"link"_s));
    QVERIFY(!second && second.error().kind == ErrorKind::Held);
    writeAnchor(dir.filePath(u"link"_s), {u"u"_s, 3, u"h"_s});
    QVERIFY(readAnchor(path) == (Anchor{u"u"_s, 3, u"h"_s}));
}

void TestStoreFile::aReplacedFileHasAnotherIdentity()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    VERIFY_RESULT(createPrivateFile(path));
    const FileIdentity before = FileIdentity::of(path);
    QVERIFY(before == FileIdentity::of(path));
    VERIFY_RESULT(createPrivateFile(dir.filePath(u"other"_s)));
    QVERIFY(QFile::remove(path));
    QVERIFY(!(before == FileIdentity::of(path)));
    QVERIFY(QFile::rename(dir.filePath(u"other"_s), path));
    QVERIFY(!(before == FileIdentity::of(path)));
}

void TestStoreFile::theAnchorComesBack()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    QVERIFY(!readAnchor(path));
    writeAnchor(path, {u"uid-1"_s, 12345, u"00ff"_s});
    writeAnchor(path, {u"uid-1"_s, 7, u"abcd"_s});
    QCOMPARE(readAnchor(path), (Anchor{u"uid-1"_s, 7, u"abcd"_s}));
    // With what leaves no event, and before there is anything of it.
    const Anchor::Kept kept{3, u"00ff"_s, 12, 7};
    for (const Anchor &anchor :
        {Anchor{u"uid-1"_s, 9, u"abcd"_s, kept}, Anchor{u"uid-1"_s, 0, {}, kept},
            Anchor{u"uid-1"_s, 0, {}, Anchor::Kept{}}, Anchor{u"uid-1"_s, 9, u"abcd"_s}}) {
        writeAnchor(path, anchor);
        QCOMPARE(readAnchor(path), anchor);
    }
}

void TestStoreFile::garbageIsNoAnchor_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("a b c d");
    QTest::newRow("no number") << QByteArray("gander-anchor-1 uid many 00");
    QTest::newRow("zeros") << QByteArray(100, '\0');
}

void TestStoreFile::garbageIsNoAnchor()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"desk"_s);
    QFile file(path + u"-anchor"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(!readAnchor(path));
}

QTEST_GUILESS_MAIN(TestStoreFile)
#include "tst_storefile.moc"
