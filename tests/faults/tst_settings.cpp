// SPDX-License-Identifier: GPL-3.0-or-later

// Someone whose settings were cut, flipped or written by who knows what: the window starts all the
// same, takes its defaults for what cannot be read, and the desk is not touched.

#include "tests/faults/support/deskwindow.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>

using namespace gander;
using namespace Qt::StringLiterals;

class TestSettings final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void garbageIsNoChoice();
    void theWindowOpensByGarbage();
    void theProgramStartsByGarbage();

private:
    [[nodiscard]] QByteArray mutant(QByteArray good);
    void put(const QString &path);
    [[nodiscard]] static QString faultOf(const app::Settings &settings);

    test::TempDesk m_desk;
    QByteArray m_good;
    QRandomGenerator m_random{test::faultSeed()};
};

void TestSettings::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCOMPARE(m_desk.file({{u"Login gives 503"_s, 30}}).size(), size_t(1));
    const QString path = m_desk.filePath(u"good.ini"_s);
    {
        test::DeskWindow window(m_desk.path(), m_desk.clock(), path);
        QVERIFY(window.isOpen());
        window.window().close();
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_good = file.readAll();
    QVERIFY(m_good.contains("detailWidth"));
}

// What a broken disk, an editor or another program may make of it.
QByteArray TestSettings::mutant(QByteArray good)
{
    const auto somewhere = [&] { return m_random.bounded(static_cast<int>(good.size())); };
    QList<QByteArray> lines = good.split('\n');
    const auto anyValue = [&](const QByteArray &value) {
        for (int tries = 0; tries < 50; ++tries) {
            QByteArray &line = lines[m_random.bounded(static_cast<int>(lines.size()))];
            if (const qsizetype equals = line.indexOf('='); equals > 0) {
                line = line.left(equals + 1) + value;
                break;
            }
        }
    };
    switch (m_random.bounded(9)) {
    case 0:
        for (int i = 1 + m_random.bounded(40); i > 0; --i) {
            const int at = somewhere();
            good[at] = static_cast<char>(good[at] ^ (1 << m_random.bounded(8)));
        }
        return good;
    case 1:
        return good.left(somewhere());
    case 2:
        return {};
    case 3: {
        QByteArray noise(m_random.bounded(20'000), '\0');
        for (char &byte : noise)
            byte = static_cast<char>(m_random.bounded(256));
        return noise;
    }
    case 4:
        return good + good.mid(somewhere());
    case 5:
        anyValue(QByteArray::number(m_random.bounded(2) ? 99999999999999999LL : -2147483649LL));
        break;
    case 6:
        // A list of two thousand million of Qt's own values, and lists where one word is wanted.
        anyValue(m_random.bounded(2) ? "@Variant(\\0\\0\\0\\x9\\0\\x7f\\xff\\xff\\xff)"
                                     : "a, b, c, @Rect(0 0 99999999 -1)");
        break;
    case 7:
        anyValue(QByteArray(100'000 + m_random.bounded(200'000), 'A'));
        break;
    default:
        anyValue("\xff\xfe\x80\x00nan");
        anyValue("-1e999");
        break;
    }
    return lines.join('\n');
}

void TestSettings::put(const QString &path)
{
    QFile::remove(path);
    QDir(path).removeRecursively();
    // Once in a while there is a folder where the file should be.
    if (m_random.bounded(25) == 0) {
        QVERIFY(QDir().mkpath(path));
        return;
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(mutant(m_good)) >= 0);
}

// Whatever was read is something that could have been chosen.
QString TestSettings::faultOf(const app::Settings &settings)
{
    if (settings.textSize < app::smallestText || settings.textSize > app::largestText)
        return u"text size %1"_s.arg(settings.textSize);
    if (settings.window.detailWidth < 0 || settings.window.detailWidth > 4000)
        return u"width %1"_s.arg(settings.window.detailWidth);
    if (!settings.alarms.quiet.from.isValid() || !settings.alarms.quiet.to.isValid())
        return u"quiet hours"_s;
    if (settings.desk.size() > 4096)
        return u"path of %1 characters"_s.arg(settings.desk.size());
    return {};
}

void TestSettings::garbageIsNoChoice()
{
    const int all = test::rounds(300, 5000);
    const QString path = m_desk.filePath(u"read.ini"_s);
    for (int turn = 0; turn < all; ++turn) {
        put(path);
        const app::Settings settings = app::readSettings(path);
        QVERIFY2(faultOf(settings).isEmpty(), qPrintable(faultOf(settings)));
    }
    qInfo("%d mutants of the settings read: each choice is one that can be made", all);
}

void TestSettings::theWindowOpensByGarbage()
{
    const int all = test::rounds(12, 200);
    const QString path = m_desk.filePath(u"open.ini"_s);
    const Revision before = m_desk.read()->facts().revision;
    for (int turn = 0; turn < all; ++turn) {
        put(path);
        test::DeskWindow window(m_desk.path(), m_desk.clock(), path);
        QVERIFY2(window.isOpen(), qPrintable(u"mutant %1"_s.arg(turn)));
        QVERIFY(window.window().width() > 100 && window.window().height() > 100);
        window.window().close();
    }
    const auto desk = m_desk.read();
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().revision, before);
    QCOMPARE(test::faultsOf(*desk), QString());
    qInfo("%d mutants of the settings: the window opened its desk by each of them", all);
}

void TestSettings::theProgramStartsByGarbage()
{
    const int all = test::rounds(4, 200);
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name :
        {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1StringView(name), home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.remove(u"GANDER_DESK"_s);
    QVERIFY(QDir(home.path()).mkpath(u"gander"_s));
    const QString path = home.filePath(u"gander/gander.ini"_s);
    const Revision before = m_desk.read()->facts().revision;
    for (int turn = 0; turn < all; ++turn) {
        put(path);
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(GANDER_BIN_DIR "/gander"), {u"--desk"_s, m_desk.path()});
        QVERIFY(program.waitForStarted());
        // Once it has the desk it is told to go, as by the end of a session.
        QElapsedTimer since;
        since.start();
        while (!QFile::exists(m_desk.path() + u"-lock"_s) && since.elapsed() < 30'000
            && program.state() == QProcess::Running)
            QThread::msleep(5);
        QVERIFY2(QFile::exists(m_desk.path() + u"-lock"_s), program.readAllStandardError());
        QThread::msleep(m_random.bounded(100U));
        program.terminate();
        QVERIFY(program.waitForFinished(30'000));
        QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0,
            program.readAllStandardError());
    }
    const auto desk = m_desk.read();
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().revision, before);
    QCOMPARE(test::faultsOf(*desk), QString());
    qInfo("%d mutants of the settings: the program started by each, and ended when told to", all);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
