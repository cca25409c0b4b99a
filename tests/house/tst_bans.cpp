// SPDX-License-Identifier: GPL-3.0-or-later

// The house rules themselves: each catches what it is for and lets its neighbours pass. Fixtures
// are small texts between lines of dashes, each under the path that it pretends to have.

#include "tests/house/bans.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace gander {

namespace {

struct Case {
    QString file;
    QString text;
};

std::vector<Case> casesIn(const QString &name)
{
    QFile fixture(QStringLiteral(GANDER_SOURCE_DIR "/tests/house/fixtures/") + name);
    std::vector<Case> cases;
    if (!fixture.open(QIODevice::ReadOnly))
        return cases;
    for (const QString &part : QString::fromUtf8(fixture.readAll()).split(u"\n----\n"_s)) {
        const QString head = part.section(u'\n', 0, 0);
        if (!head.startsWith("in: "_L1))
            return {};
        cases.push_back({head.sliced(4).trimmed(), part.section(u'\n', 1)});
    }
    return cases;
}

std::vector<test::Finding> found(const test::Ban &ban, const Case &one)
{
    return test::breaches(ban, one.file,
        one.file.endsWith(".sql"_L1) ? test::readSqlFile(one.text) : test::readSource(one.text));
}

} // namespace

class TestBans final : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasItsName()
    {
        QStringList names;
        for (const test::Ban &ban : test::bans()) {
            QVERIFY2(!ban.instead.isEmpty(), qPrintable(ban.name));
            QVERIFY2(!names.contains(ban.name), qPrintable(ban.name));
            names << ban.name;
        }
        qInfo("%d rules", int(names.size()));
    }

    // Both ways: a rule without a fixture is not known to see, a fixture without a rule is dead.
    void everyFixtureHasItsRule()
    {
        QStringList wanted;
        for (const test::Ban &ban : test::bans())
            wanted << ban.name + u".caught.txt"_s << ban.name + u".passed.txt"_s;
        wanted.sort();
        const QDir folder(QStringLiteral(GANDER_SOURCE_DIR "/tests/house/fixtures"));
        QStringList there = folder.entryList(QDir::Files, QDir::Name);
        there.sort();
        QCOMPARE(there.join(u'\n'), wanted.join(u'\n'));
    }

    void everyRuleCatches_data() { rows(); }
    void everyRuleCatches()
    {
        QFETCH(qsizetype, rule);
        const test::Ban &ban = test::bans().at(static_cast<size_t>(rule));
        const std::vector<Case> cases = casesIn(ban.name + u".caught.txt"_s);
        QVERIFY2(!cases.empty(), "it has no fixture that fails");
        for (const Case &one : cases)
            QVERIFY2(!found(ban, one).empty(), qPrintable(u"not caught: "_s + one.text));
    }

    void everyRuleLetsNeighboursPass_data() { rows(); }
    void everyRuleLetsNeighboursPass()
    {
        QFETCH(qsizetype, rule);
        const test::Ban &ban = test::bans().at(static_cast<size_t>(rule));
        const std::vector<Case> cases = casesIn(ban.name + u".passed.txt"_s);
        QVERIFY2(!cases.empty(), "it has no fixture that passes");
        for (const Case &one : cases)
            for (const test::Finding &finding : found(ban, one))
                QFAIL(qPrintable(u"caught: "_s + finding.words));
    }

    void wordsAndRemarksAreToldApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("a remark") << u"a; // b"_s << u"a;     "_s << u"       "_s;
        QTest::newRow("over lines") << u"a/*b\nc*/d"_s << u"a   \n   d"_s << u"    \n    "_s;
        QTest::newRow("quotes") << u"f(\"a//b\")"_s << u"f(\"    \")"_s << u"   a//b  "_s;
        QTest::newRow("an escaped quote") << u"\"a\\\"b\"c"_s << u"\"    \"c"_s << u" a\\\"b  "_s;
        QTest::newRow("a quote alone") << uR"('"';x)"_s << u"' ';x"_s << u"     "_s;
        QTest::newRow("parted digits")
            << u"1'000'000 + 'a'"_s << u"1'000'000 + ' '"_s << QString(15, u' ');
        QTest::newRow("a raw word")
            << u"R\"x(a\")b)x\"c"_s << u"R\"x(    )x\"c"_s << u"    a\")b    "_s;
        QTest::newRow("a raw word in UTF-16") << u"uR\"(a)\""_s << u"uR\"( )\""_s << u"    a  "_s;
        QTest::newRow("no end") << u"\"ab"_s << u"\"  "_s << u" ab"_s;
        QTest::newRow("no end of a raw word") << u"R\"(ab"_s << u"R\"(  "_s << u"   ab"_s;
    }
    void wordsAndRemarksAreToldApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(QString, words);
        const test::SourceText read = test::readSource(text);
        QCOMPARE(read.code, code);
        QCOMPARE(read.words, words);
        QCOMPARE(read.whole.size(), text.size());
    }

private:
    static void rows()
    {
        QTest::addColumn<qsizetype>("rule");
        for (qsizetype i = 0; i < std::ssize(test::bans()); ++i)
            QTest::newRow(qPrintable(test::bans()[static_cast<size_t>(i)].name)) << i;
    }
};

} // namespace gander

QTEST_GUILESS_MAIN(gander::TestBans)
#include "tst_bans.moc"
