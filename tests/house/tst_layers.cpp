// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the sources themselves: who includes whom, where SQL stands, what is used nowhere.

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

struct Ban {
    const char *name;
    QString pattern;
    QStringList except; // folders and files where it is at home
};

const Ban bans[]{
    {"SQL",
        u"\\b(SELECT|INSERT (OR \\w+ )?INTO|DELETE FROM|CREATE TABLE)\\s|\\bUPDATE .*\\bSET\\b"_s,
        {u"models/store"_s}},
    {"QSqlQuery", u"\\bQSql(Query|Database|TableModel|QueryModel)\\b"_s, {u"models/store"_s}},
    {"pragmas", u"\\bPRAGMA\\s"_s, {u"models/store"_s, u"models/desk/check.cpp"_s}},
    // It calls a file cut short by a full disk a success: exchange/files looks again.
    {"QSaveFile", u"\\bQSaveFile\\b"_s, {u"models/exchange/files.cpp"_s}},
    // They open files that the text names.
    {"markup", u"\\bset(Html|Markdown)\\s*\\("_s, {}},
    {"widgets below ui",
        u"#\\s*include\\s*<(QtWidgets|QWidget|QApplication|QDialog|QMessageBox)\\b"_s,
        {u"ui"_s, u"app"_s}},
    {"words below ui", u"\\btr\\(|::translate\\("_s, {u"ui"_s, u"app"_s}},
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
        QDirIterator files(
            top.filePath(room), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
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
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("except");
        for (const Ban &ban : bans)
            QTest::newRow(ban.name) << ban.pattern << ban.except;
    }
    void eachThingStaysAtHome()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, except);
        const QRegularExpression banned(pattern);
        QVERIFY2(banned.isValid(), qPrintable(banned.errorString()));
        QStringList wrong;
        for (auto [file, text] : std::as_const(m_sources).asKeyValueRange()) {
            if (standsIn(file, except))
                continue;
            for (const QString &line : text.split(u'\n'))
                if (!line.trimmed().startsWith("//"_L1) && banned.match(line).hasMatch())
                    wrong << u"%1: %2"_s.arg(file, line.trimmed());
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
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
};

} // namespace gander

QTEST_GUILESS_MAIN(gander::TestLayers)
#include "tst_layers.moc"
