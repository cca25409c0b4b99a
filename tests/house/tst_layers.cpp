// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the sources themselves: who includes whom, what stands where it must not.

#include "tests/house/bans.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gander {

namespace {

// A rule names folders and files alike; the longest that fits a file is the one it keeps.
const QMap<QString, QStringList> mayInclude{
    {u"models/domain"_s, {}},
    {u"models/store"_s, {u"models/domain"_s}},
    {u"models/desk"_s, {u"models/domain"_s, u"models/store"_s}},
    {u"models/items"_s, {u"models/domain"_s}},
    {u"models/memo"_s, {u"models/domain"_s}},
    {u"models/exchange"_s, {u"models/domain"_s}},
    {u"resources"_s, {}},
    {u"ui/words"_s, {u"models/domain"_s}},
    {u"ui/kit"_s, {u"models/domain"_s, u"ui/words"_s, u"resources"_s}},
    {u"ui"_s,
        {u"models/domain"_s, u"models/desk"_s, u"models/items"_s, u"models/memo"_s,
            u"models/exchange"_s, u"ui"_s}},
    {u"app"_s, {u"models"_s, u"ui"_s, u"resources"_s, u"tests/bench/desk"_s}},
};

const QStringList theHouse{u"CMakeLists.txt"_s, u"LICENSE"_s, u"README.md"_s, u"app"_s,
    u"installer"_s, u"models"_s, u"resources"_s, u"tests"_s, u"ui"_s};

bool standsIn(const QString &file, const QStringList &places)
{
    return std::any_of(places.begin(), places.end(),
        [&](const QString &place) { return file == place || file.startsWith(place + u'/'); });
}

// The room with the longest name that holds this file.
QString roomOf(const QString &file)
{
    QString room;
    for (auto it = mayInclude.keyBegin(); it != mayInclude.keyEnd(); ++it)
        if (standsIn(file, {*it}) && it->size() > room.size())
            room = *it;
    return room;
}

QMap<QString, QString> sources()
{
    const QDir top(QStringLiteral(GANDER_SOURCE_DIR));
    QMap<QString, QString> texts;
    for (const QString &room : {u"app"_s, u"ui"_s, u"resources"_s, u"models"_s}) {
        QDirIterator files(top.filePath(room), {u"*.cpp"_s, u"*.h"_s, u"*.sql"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                texts.insert(
                    top.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        }
    }
    return texts;
}

} // namespace

class TestLayers final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sources = sources();
        for (auto [file, text] : std::as_const(m_sources).asKeyValueRange())
            m_read.insert(
                file, file.endsWith(".sql"_L1) ? test::readSqlFile(text) : test::readSource(text));
        QVERIFY2(m_sources.size() > 100, "the sources were not found");
    }

    void roomsIncludeOnlyWhatTheyMay()
    {
        static const QRegularExpression include(
            u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        for (auto [file, text] : std::as_const(m_sources).asKeyValueRange()) {
            const QString room = roomOf(file);
            for (auto match = include.globalMatch(text); match.hasNext();) {
                const QString used = match.next().captured(1);
                if (used.endsWith(".moc"_L1))
                    continue;
                // Another room's name may be longer: "ui" may use "ui/kit", never the reverse.
                if (roomOf(used) != room && !standsIn(used, mayInclude.value(room)))
                    wrong << u"%1 includes %2"_s.arg(file, used);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void eachThingStaysAtHome_data()
    {
        QTest::addColumn<qsizetype>("rule");
        for (qsizetype i = 0; i < std::ssize(test::bans()); ++i)
            QTest::newRow(qPrintable(test::bans()[static_cast<size_t>(i)].name)) << i;
    }
    void eachThingStaysAtHome()
    {
        QFETCH(qsizetype, rule);
        const test::Ban &ban = test::bans().at(static_cast<size_t>(rule));
        QStringList wrong;
        for (auto [file, text] : std::as_const(m_read).asKeyValueRange())
            for (const test::Finding &finding : test::breaches(ban, file, text))
                wrong << u"%1:%2: %3"_s.arg(
                    file, QString::number(test::lineOf(text.whole, finding.place)), finding.words);
        wrong << u"Instead: "_s + ban.instead;
        QVERIFY2(wrong.size() == 1, qPrintable(wrong.join(u'\n')));
    }

    // A home where nothing lives any longer would let the next breach in unseen.
    void everyHomeIsLivedIn()
    {
        QStringList empty;
        for (const test::Ban &ban : test::bans())
            for (const test::Home &home : ban.homes) {
                test::Ban alone = ban;
                alone.homes.clear();
                bool lived = false;
                for (auto [file, text] : std::as_const(m_read).asKeyValueRange())
                    lived = lived
                        || (standsIn(file, {home.place})
                            && !test::breaches(alone, file, text).empty());
                QVERIFY2(!home.reason.isEmpty(), qPrintable(ban.name + u": "_s + home.place));
                if (!lived)
                    empty << u"%1 is no home of '%2'"_s.arg(home.place, ban.name);
            }
        QVERIFY2(empty.isEmpty(), qPrintable(empty.join(u'\n')));
    }

    void theTopHoldsTheHouseAlone()
    {
        QProcess git;
        git.setWorkingDirectory(QStringLiteral(GANDER_SOURCE_DIR));
        git.start(u"git"_s, {u"ls-files"_s});
        if (!git.waitForFinished() || git.exitCode() != 0)
            QSKIP("only git tells what belongs to the repository");
        QStringList top;
        for (const QString &file : QString::fromUtf8(git.readAllStandardOutput()).split(u'\n'))
            if (!file.isEmpty() && !file.startsWith(u'.'))
                top << file.section(u'/', 0, 0);
        top.removeDuplicates();
        top.sort();
        QCOMPARE(top.join(u' '), theHouse.join(u' '));
    }

private:
    QMap<QString, QString> m_sources; // path from the top, text
    QMap<QString, test::SourceText> m_read;
};

} // namespace gander

QTEST_GUILESS_MAIN(gander::TestLayers)
#include "tst_layers.moc"
