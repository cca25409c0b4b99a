// SPDX-License-Identifier: GPL-3.0-or-later

// The log: it stays within its bounds, and keeps no word that a customer may have written.

#include "app/logfile.h"
#include "app/logging.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestLogging final : public QObject
{
    Q_OBJECT

private slots:
    void aFullLogBecomesAnOldOne();
    void aLineLongerThanALogIsCut();
    void twoWindowsWriteOneLog();
    void whereNothingCanBeWrittenNothingIsLost();
    void ofOthersMessagesOnlyTheSpeakerIsKept_data();
    void ofOthersMessagesOnlyTheSpeakerIsKept();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestLogging::aFullLogBecomesAnOldOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"g.log"_s);
    app::LogFile log(path, 1000, 3);
    QByteArray written;
    for (int i = 0; i < 500; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + '\n';
        log.write(line);
        written += line;
        const QStringList files = app::LogFile::filesOf(path);
        QVERIFY(files.size() <= 3);
        for (const QString &file : files)
            QVERIFY(QFile(file).size() <= 1000);
    }
    QCOMPARE(app::LogFile::filesOf(path),
        QStringList({path + u".2"_s, path + u".1"_s, path}));
    // What is kept is the end of all that was written, without a gap and in whole lines.
    QByteArray kept;
    for (const QString &file : app::LogFile::filesOf(path))
        kept += contentOf(file);
    QVERIFY(kept.size() > 2000);
    QVERIFY(written.endsWith(kept));
    QVERIFY(kept.startsWith("line "));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestLogging::aLineLongerThanALogIsCut()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"g.log"_s);
    app::LogFile log(path, 100, 2);
    log.write(QByteArray(5000, 'x'));
    QVERIFY(QFile(path).size() <= 100);
}

void TestLogging::twoWindowsWriteOneLog()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"g.log"_s);
    app::LogFile one(path, 1000, 3);
    app::LogFile two(path, 1000, 3);
    for (int i = 0; i < 100; ++i) {
        one.write("one says a line\n");
        two.write("two says a line\n");
    }
    qint64 all = 0;
    for (const QString &file : app::LogFile::filesOf(path))
        all += QFile(file).size();
    QVERIFY(all > 1000);
    QVERIFY(all <= 3 * 1100);
    QVERIFY(contentOf(path).contains("two says"));
}

void TestLogging::whereNothingCanBeWrittenNothingIsLost()
{
    const QTemporaryDir folder;
    app::LogFile log(folder.filePath(u"no/such/folder.log"_s), 1000, 3);
    log.write("said into the wind\n");
    QVERIFY(app::LogFile::filesOf(folder.filePath(u"no/such/folder.log"_s)).isEmpty());
}

void TestLogging::ofOthersMessagesOnlyTheSpeakerIsKept_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("begins");
    QTest::newRow("ours") << QByteArray("gander.acts") << u"2 acts done"_s << u"2 acts done"_s;
    QTest::newRow("arg") << QByteArray("default") << u"QString::arg: Argument missing: MARKER, x"_s
                         << u"QString::arg ["_s;
    QTest::newRow("quoted") << QByteArray("qt.qpa") << u"cannot open \"MARKER.png\""_s
                            << u"a message ["_s;
    QTest::newRow("nearly ours") << QByteArray("ganderish") << u"MARKER"_s << u"a message ["_s;
    QTest::newRow("text first") << QByteArray("default") << u"MARKER::x: y"_s << u""_s;
}

void TestLogging::ofOthersMessagesOnlyTheSpeakerIsKept()
{
    QFETCH(QByteArray, category);
    QFETCH(QString, message);
    QFETCH(QString, begins);
    const QString logged = app::loggedText(category.constData(), message);
    QVERIFY2(logged.startsWith(begins), qPrintable(logged));
    QVERIFY2(!logged.contains(u"MARKER"_s), qPrintable(logged));
    // The same message is known again.
    QCOMPARE(app::loggedText(category.constData(), message), logged);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
