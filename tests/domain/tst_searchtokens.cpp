// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/searchtokens.h"

#include "models/domain/foldedtext.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

QString marked(const QString &text, const std::vector<SoughtWord> &words)
{
    QString shown = text;
    const std::vector<TextHit> hits = hitsIn(text, words);
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        shown.insert(hit->position + hit->length, u']');
        shown.insert(hit->position, u'[');
    }
    return shown;
}

} // namespace

class SearchTokensTest : public QObject
{
    Q_OBJECT

private slots:
    void aTextIsCutIntoTokens_data();
    void aTextIsCutIntoTokens();
    void aTextFoldsToTheFoldsOfItsSigns();
    void aWordIsFoundWhereItMeansTo_data();
    void aWordIsFoundWhereItMeansTo();
    void noWordReachesFromOneTextIntoTheNext();
    void aRunOfAnyLengthIsFoundByItsBeginning();
    void hitsAreMarkedInTheTextAsItStands_data();
    void hitsAreMarkedInTheTextAsItStands();
    void whatIsFoundInATextIsMarkedInIt();
};

void SearchTokensTest::aTextIsCutIntoTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tokens"); // with blanks between
    const auto row = [](const char *name, const char *text, const char *tokens) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(tokens);
    };
    row("nothing", "", "");
    row("signs", " -->> ?! \xE2\x82\xAC", "");
    row("words", "The printer's on FIRE!", "the printer s on fire");
    row("key", "INC-0041", "inc 0041");
    row("address", "mail@acme.example", "mail acme example");
    row("digits and letters", "v2beta 3.14", "v2beta 3 14");
    row("accents", "Café Crème Ünïcode", "cafe creme unicode");
    row("accents apart", "Cafe\xCC\x81", "cafe");
    row("sharp s", "Straße STRAẞE", "strasse strasse");
    row("ligature", "\xEF\xAC\x81re", "fire");
    row("wide letters", "\xEF\xBC\xA1\xEF\xBC\xA2\xEF\xBC\x91", "ab1");
    row("Greek", "ΑΘΉΝΑ σοφός", "αθηνα σοφοσ");
    row("Cyrillic", "Ёлка", "елка");
    row("Arabic with vowels", "\xD9\x85\xD9\x8E\xD9\x83", "\xD9\x85\xD9\x83");
    row("Han", "打印机故障 A4", "打 印 机 故 障 a4");
    row("Han beyond the first plane", "\xF0\xA0\x80\x80\xF0\xA0\x80\x81",
        "\xF0\xA0\x80\x80 \xF0\xA0\x80\x81");
    row("kana", "サーバー", "サ ー ハ ー");
    row("half kana", "\xEF\xBD\xBB\xEF\xBD\xB0", "サ ー");
    row("Thai", "ไทย", "ไ ท ย");
    row("Latin beside Han", "USB接口", "usb 接 口");
    row("Hindi", "किताब", "कि\xE0\xA4\xA4\xE0\xA4\xBE\xE0\xA4\xAC");
    row("soft hyphen", "prin\xC2\xADter", "printer");
    row("no-break space",
        "a\xC2\xA0"
        "b",
        "a b");
    row("picture", "fire \xF0\x9F\x94\xA5 alarm", "fire alarm");
    row("fraction", "\xC2\xBD", "1 2");
    QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) + u'b' << u"a b"_s;
    QTest::newRow("zero") << u"a"_s + QChar(0) + u'b' << u"a b"_s;
}

void SearchTokensTest::aTextIsCutIntoTokens()
{
    QFETCH(QString, text);
    QFETCH(QString, tokens);
    QCOMPARE(searchTokens(text).join(u' '), tokens);
    // Tokens are their own tokens.
    QCOMPARE(searchTokens(tokens).join(u' '), tokens);
    QCOMPARE(searchText({text}), tokens.isEmpty() ? u" "_s : u' ' + tokens + u' ');
}

// Hits rely on it.
void SearchTokensTest::aTextFoldsToTheFoldsOfItsSigns()
{
    const QString text = u"Straße Café ﬁre 打印 Ａ１ ｻﾞ ὈΔΥΣΣΕΎΣ İstanbul"_s;
    QString joined;
    for (qsizetype at = 0; at < text.size();)
        appendFolded(takeSign(text, at), joined);
    QCOMPARE(foldedText(text), joined);
    QCOMPARE(foldedText(joined), joined);
}

void SearchTokensTest::aWordIsFoundWhereItMeansTo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *text, const char *word, bool whole, bool found) {
        QTest::addRow("%s in %s%s", word, text, whole ? " whole" : "")
            << QString::fromUtf8(text) << QString::fromUtf8(word) << whole << found;
    };
    row("the printer burns", "print", false, true);
    row("the printer burns", "printer", false, true);
    row("the printer burns", "rinter", false, false);
    row("the printer burns", "print", true, false);
    row("the printer burns", "printer", true, true);
    row("the printer burns", "printer burns", true, true);
    row("the printer burns", "printer bur", true, false);
    row("the printer burns", "printer bur", false, true);
    row("the printer burns", "the burns", false, false);
    row("the printer burns", "burns printer", false, false);
    row("the printer burns", "the-printer", false, true);
    row("INC-0041", "INC-0041", false, true);
    row("INC-00412", "INC-0041", false, true);
    row("INC-00412", "INC-0041", true, false);
    row("XINC-0041", "INC-0041", false, false);
    row("Café Zürich", "cafe zurich", true, true);
    row("cafe zurich", "CAFÉ", false, true);
    row("Straße", "strass", false, true);
    row("Strasse", "straß", false, true);
    row("打印机故障", "印机", false, true);
    row("打印机故障", "印机", true, true);
    row("打印机故障", "机印", false, false);
    row("anything", "->", false, true); // nothing to look for
    row("anything", "\xE2\x82\xAC", true, true);
}

void SearchTokensTest::aWordIsFoundWhereItMeansTo()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QFETCH(bool, whole);
    QFETCH(bool, found);
    QCOMPARE(isFound(soughtWord(word, whole), searchText({text})), found);
}

void SearchTokensTest::noWordReachesFromOneTextIntoTheNext()
{
    const QString text = searchText({u"printer"_s, QString(), u"--"_s, u"burns"_s});
    QVERIFY(isFound(soughtWord(u"printer"_s, true), text));
    QVERIFY(isFound(soughtWord(u"burns"_s, true), text));
    QVERIFY(!isFound(soughtWord(u"printer burns"_s, true), text));
    QVERIFY(!isFound(soughtWord(u"printer b"_s, false), text));
}

void SearchTokensTest::aRunOfAnyLengthIsFoundByItsBeginning()
{
    QString run;
    for (int i = 0; i < 500; ++i)
        run += QChar(u'a' + i * i % 26);
    const QString text = searchText({u"see "_s + run});
    for (const int length : {1, 100, 127, 128, 129, 256, 300, 500}) {
        QVERIFY2(isFound(soughtWord(run.left(length), false), text), qPrintable(run.left(length)));
        QVERIFY(!isFound(soughtWord(run.left(length) + u'_' + run.left(1), false), text));
    }
    for (const QString &token : searchTokens(run))
        QVERIFY(token.size() <= 128);
}

void SearchTokensTest::hitsAreMarkedInTheTextAsItStands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words"); // whole ones begin with =
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *text, const char *words, const char *shown) {
        QTest::addRow("%s in %s", words, text)
            << QString::fromUtf8(text) << QString::fromUtf8(words).split(u'|')
            << QString::fromUtf8(shown);
    };
    row("The printer burns", "print", "The [print]er burns");
    row("The printer burns", "=print", "The printer burns");
    row("The Printer burns", "=printer", "The [Printer] burns");
    row("Sprint print reprint", "print", "Sprint [print] reprint");
    row("print printer", "print|printer", "[print] [printer]");
    row("INC-00412", "INC-0041", "[INC-0041]2");
    row("G-2371 printer", "2371|pri", "G-[2371] [pri]nter");
    row("Café au lait", "cafe", "[Café] au lait");
    row("Cafe\xCC\x81s", "café", "[Cafe\xCC\x81]s");
    row("Cafe\xCC\x81s", "caf", "[Caf]e\xCC\x81s");
    row("Große Straße", "stras|gross", "[Groß]e [Straß]e");
    row("\xEF\xAC\x81re", "f", "[\xEF\xAC\x81]re");
    row("\xEF\xAC\x81re", "fir", "[\xEF\xAC\x81r]e");
    row("打印机故障", "印机", "打[印机]故障");
    row("prin\xC2\xADter", "printer", "[prin\xC2\xADter]");
    row("a b c d", "=a b|=b c", "[a b c] d");
    row("fire \xF0\x9F\x94\xA5 alarm", "=fire alarm", "[fire \xF0\x9F\x94\xA5 alarm]");
    row("anything", "->", "anything");
    row("", "x", "");
}

void SearchTokensTest::hitsAreMarkedInTheTextAsItStands()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(QString, shown);
    std::vector<SoughtWord> sought;
    for (const QString &word : words)
        sought.push_back(
            word.startsWith(u'=') ? soughtWord(word.mid(1), true) : soughtWord(word, false));
    QCOMPARE(marked(text, sought), shown);
}

void SearchTokensTest::whatIsFoundInATextIsMarkedInIt()
{
    const QStringList texts{u"Große Straße 5"_s, u"ﬁre ﬁghter"_s, u"打印机 A4 故障"_s,
        u"İzmir’de Café"_s, u"½ of Ａ１, ｻｰﾊﾞｰ"_s, u"ไทย ภาษา"_s};
    for (const QString &text : texts) {
        for (qsizetype from = 0; from < text.size(); ++from) {
            for (qsizetype length = 1; from + length <= text.size(); ++length) {
                for (const bool whole : {false, true}) {
                    const SoughtWord word = soughtWord(text.mid(from, length), whole);
                    if (word.tokens.isEmpty())
                        continue;
                    const auto hits = hitsIn(text, {word});
                    QCOMPARE(!hits.empty(), isFound(word, searchText({text})));
                    for (const TextHit &hit : hits)
                        QVERIFY(hit.position >= 0 && hit.length > 0
                            && hit.position + hit.length <= text.size());
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(SearchTokensTest)
#include "tst_searchtokens.moc"
