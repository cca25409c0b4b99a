// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/literaltext.h"
#include "models/memo/memodocument.h"
#include "models/memo/memofacts.h"
#include "tests/memo/amemopage.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <memory>

using namespace gander;
using namespace gander::memo;

namespace {

const QString cutSign = QStringLiteral("[%1 in all]");

QImage painted(const MemoDocument &document, int page, qreal scale = 1)
{
    QImage image((document.pageSize() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    document.paint(&painter, page);
    return image;
}

// Whether anything but white stands in that part of the page, in points.
bool hasInk(const QImage &image, const QRect &part)
{
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (qGray(image.pixel(x, y)) < 200)
                return true;
        }
    }
    return false;
}

QString factOf(const PageText &text, const QString &label)
{
    for (const LabelledText &fact : text.facts) {
        if (fact.label == label)
            return fact.text;
    }
    return QStringLiteral("no such fact");
}

} // namespace

class TestMemoDocument final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void factsStandInTheDesksZone()
    {
        MemoPage page = test::aMemoPage();
        PageText text = pageText(page);
        QCOMPARE(factOf(text, QStringLiteral("Incident")), QStringLiteral("G-41"));
        QCOMPARE(factOf(text, QStringLiteral("Product")), QStringLiteral("Versionista"));
        QCOMPARE(
            factOf(text, QStringLiteral("Reported")), QStringLiteral("Mon 23 Nov 2026, 09:12 EST"));
        QCOMPARE(factOf(text, QStringLiteral("Classified")),
            QStringLiteral("Mon 23 Nov 2026, 15:40 EST, within 12 h"));
        QCOMPARE(
            factOf(text, QStringLiteral("Contract")), QStringLiteral("Oakline Housing, version 2"));
        QCOMPARE(text.date, QStringLiteral("23 November 2026"));
        QCOMPARE(text.boldTo, page.incident.customer);

        page.customerZone = *Zone::find(QStringLiteral("Asia/Tokyo"));
        page.inTime = ClassifiedInTime::Late;
        page.incident.key = QStringLiteral("INC-77");
        text = pageText(page);
        QCOMPARE(factOf(text, QStringLiteral("Incident")), QStringLiteral("G-41 (INC-77)"));
        QCOMPARE(factOf(text, QStringLiteral("Reported")),
            QStringLiteral("Mon 23 Nov 2026, 09:12 EST (23:12 UTC+09:00)")
                .replace(QLatin1String("UTC+09:00"),
                    page.customerZone->abbreviationAt(page.incident.reportedAt)));
        QVERIFY(
            factOf(text, QStringLiteral("Classified")).contains(QLatin1String(", 24 Nov), after")));

        page.incident.classifiedAt.reset();
        QCOMPARE(factOf(pageText(page), QStringLiteral("Classified")), QStringLiteral("not known"));
    }

    void footFollowsTheState()
    {
        MemoPage page = test::aMemoPage();
        PageText text = pageText(page);
        QCOMPARE(text.footLeft, QStringLiteral("M-2026-0007, draft 1 · G-41"));
        QCOMPARE(text.check, QStringLiteral("given when issued"));
        page.memo.state = MemoState::Approved;
        QCOMPARE(pageText(page).footLeft, QStringLiteral("M-2026-0007, version 1 · G-41"));
        text = pageText(test::anIssuedPage());
        QCOMPARE(text.footLeft, QStringLiteral("M-2026-0007, version 1, issued · G-41"));
        QCOMPARE(QString(text.check).remove(u' '), contentHash(test::anIssuedPage().memo));
        QCOMPARE(text.check.indexOf(u' '), 8);
    }

    void productIsOnCopyInWords()
    {
        QCOMPARE(pageText(test::aMemoPage()).addresses.constLast().text,
            QStringLiteral("Product, for UI/UX"));
        QVERIFY(pageText(test::aMemoPage(Outcome::ActOfGod)).addresses.constLast().label
            != QStringLiteral("CC"));
    }

    void emptySectionsAreLeftOutUnlessTheyMustBeWritten()
    {
        MemoPage page = test::aMemoPage();
        test::sectionOf(page, QStringLiteral("cause")) = QStringLiteral(" \n ");
        test::sectionOf(page, QStringLiteral("avoid")).clear();
        const PageText text = pageText(page);
        QCOMPARE(text.sections.size(), 4);
        QCOMPARE(text.sections.at(3).title, QStringLiteral("How to avoid it"));
        QVERIFY(text.sections.at(3).isEmptyRequired);
    }

    void everySectionHasWords()
    {
        const MemoWords words = words::memoWords();
        for (const Outcome outcome : {Outcome::OperatorError, Outcome::ActOfGod}) {
            for (const SectionRule &rule : memoSections(outcome)) {
                QVERIFY2(!words.section(rule.key).title.isEmpty(), qPrintable(rule.key));
                QVERIFY2(!words.section(rule.key).help.isEmpty(), qPrintable(rule.key));
            }
        }
    }

    void placeholdersInAValueStayLiteral()
    {
        MemoPage page = test::aMemoPage();
        page.incident.contract.name = QStringLiteral("100 %2 %1");
        page.memo.number = QStringLiteral("M-%3");
        const PageText text = pageText(page);
        QCOMPARE(factOf(text, QStringLiteral("Contract")), QStringLiteral("100 %2 %1, version 2"));
        QCOMPARE(text.footLeft, QStringLiteral("M-%3, draft 1 · G-41"));
    }

    void literalTextTakesOutWhatSteers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("markup stays", QStringLiteral("<b>a</b> &amp; <img src='/etc/passwd'>"),
            QStringLiteral("<b>a</b> &amp; <img src='/etc/passwd'>"));
        row("controls", QStringLiteral("a\u0000\u0007b\u009fc").insert(1, QChar(0)),
            QStringLiteral("abc"));
        row("bidi overrides", QStringLiteral("a\u202eb\u202c\u2066c\u2069"), QStringLiteral("abc"));
        row("frame marks", QStringLiteral("a\ufdd0b\ufdd1c\ufffcd"), QStringLiteral("abcd"));
        row("line ends", QStringLiteral("a\r\nb\rc\u2028d\u2029e"),
            QStringLiteral("a\nb\nc\nd\ne"));
        row("half a pair", QString(QChar(0xd83d)) + u'a',
            QString(QChar(QChar::ReplacementCharacter)) + u'a');
        row("emoji stays", QStringLiteral("a\U0001f600b"), QStringLiteral("a\U0001f600b"));
        row("many marks", u'a' + QString(100, QChar(0x0301)) + u'b',
            u'a' + QString(8, QChar(0x0301)) + u'b');
        row("arabic stays", QStringLiteral("سلام"), QStringLiteral("سلام"));
    }
    void literalTextTakesOutWhatSteers()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(literalText(text, cutSign), expected);
    }

    void longTextIsCutWithASign()
    {
        const TextLimits limits{.line = 10, .all = 25, .lines = 3};
        QCOMPARE(literalText(QString(100'000, u'x'), cutSign, limits),
            QStringLiteral("xxxxxxxxxx[100000 in all]"));
        QCOMPARE(literalText(QStringLiteral("a\nb\nc\nd"), cutSign, limits),
            QStringLiteral("a\nb\nc[7 in all]"));
        QCOMPARE(literalText(QStringLiteral("aaaaaaaaaa\nbbbbbbbbbb\ncccccccccc"), cutSign, limits),
            QStringLiteral("aaaaaaaaaa\nbbbbbbbbbb\nccccc[10 in all]"));
        QCOMPARE(
            literalText(QStringLiteral("a\nb\nc"), cutSign, limits), QStringLiteral("a\nb\nc"));
        // Half of a pair is not left behind.
        QCOMPARE(literalText(QString(9, u'x') + QStringLiteral("\U0001f600z"), cutSign, limits),
            QStringLiteral("xxxxxxxxx[12 in all]"));
        QCOMPARE(literalLine(QStringLiteral(" a\nb  c"), cutSign), QStringLiteral("a b c"));
        QCOMPARE(literalLine(QString(5000, u'x'), cutSign, 4), QStringLiteral("xxxx[5000 in all]"));
    }

    void aBriefMemoFitsOnePage_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Paper>("paper");
        QTest::newRow("operator error, A4") << Outcome::OperatorError << Paper::A4;
        QTest::newRow("operator error, Letter") << Outcome::OperatorError << Paper::Letter;
        QTest::newRow("act of God, A4") << Outcome::ActOfGod << Paper::A4;
        QTest::newRow("act of God, Letter") << Outcome::ActOfGod << Paper::Letter;
    }
    void aBriefMemoFitsOnePage()
    {
        QFETCH(Outcome, outcome);
        QFETCH(Paper, paper);
        MemoPage page = test::aMemoPage(outcome);
        page.paper = paper;
        const MemoDocument document(page);
        QCOMPARE(document.layout(), MemoLayout());
        const QImage image = painted(document, 0);
        QCOMPARE(image.size(), sizeOf(paper).toSize());
        const int right = image.width() - 57;
        QVERIFY(hasInk(image, QRect(57, 47, 200, 20)));                  // letterhead
        QVERIFY(hasInk(image, QRect(right - 80, 47, 80, 12)));           // number
        QVERIFY(hasInk(image, QRect(57, 125, 300, 25)));                 // heading
        QVERIFY(hasInk(image, QRect(57, 350, 300, 40)));                 // first section
        QVERIFY(hasInk(image, QRect(57, image.height() - 50, 400, 18))); // foot
        QVERIFY(!hasInk(image, QRect(0, 0, image.width(), 40)));         // margins
        QVERIFY(!hasInk(image, QRect(0, 0, 50, image.height())));
        QVERIFY(!hasInk(image, QRect(right + 6, 0, 50, image.height())));
    }

    void aLongMemoSaysHowMuchIsOver()
    {
        MemoPage page = test::aMemoPage();
        QStringList lines;
        MemoLayout before;
        for (int i = 0; i < 60; ++i) {
            lines.append(QStringLiteral("line %1").arg(i));
            test::sectionOf(page, QStringLiteral("found")) = lines.join(u'\n');
            const MemoLayout layout = MemoDocument(page).layout();
            QVERIFY(layout.pages >= before.pages);
            QVERIFY(layout.linesOver >= before.linesOver);
            QCOMPARE(layout.pages > 1, layout.linesOver > 0);
            before = layout;
        }
        QCOMPARE(before.pages, 2);
        QVERIFY(before.linesOver > 30);
        const MemoDocument document(page);
        QVERIFY(hasInk(painted(document, 1), QRect(57, 60, 300, 30)));
        QVERIFY(hasInk(painted(document, 1), QRect(57, 842 - 50, 400, 18)));
    }

    void aHeadingNeverStandsAloneAtThePagesFoot()
    {
        // With each line more the headings below wander over the foot; none may be the last line.
        MemoPage page = test::aMemoPage();
        int overWithHeading = 0;
        for (int i = 1; i < 40; ++i) {
            test::sectionOf(page, QStringLiteral("found")) =
                QStringList(QList<QString>(i, QStringLiteral("line"))).join(u'\n');
            const MemoDocument document(page);
            // The closing line follows the text of the last section, so exactly two lines over
            // would be a heading's text and the closing line with the heading left behind.
            QVERIFY(document.layout().linesOver != 2);
            overWithHeading += document.layout().linesOver == 3 ? 1 : 0;
        }
        QVERIFY(overWithHeading > 0);
    }

    void blanksAreMarkedOnThePage()
    {
        MemoPage page = test::aMemoPage();
        const auto tinted = [&page] {
            const QImage image = painted(MemoDocument(page), 0, 2);
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixelColor(x, y) == QColor(0xfd, 0xf4, 0xde) ? 1 : 0;
            }
            return pixels;
        };
        QCOMPARE(tinted(), 0);
        test::sectionOf(page, QStringLiteral("avoid")) = QStringLiteral("See [[link to help]].");
        QVERIFY(tinted() > 500);
        test::sectionOf(page, QStringLiteral("avoid")) = QStringLiteral("[[]]");
        QVERIFY(tinted() > 50);
        test::sectionOf(page, QStringLiteral("avoid")).clear();
        QVERIFY(tinted() > 500);
    }

    void draftsCarryTheirMarkAcrossEachPage()
    {
        MemoPage page = test::aMemoPage();
        const QImage without = painted(MemoDocument(page), 0);
        page.draftMark = true;
        const QImage with = painted(MemoDocument(page), 0);
        int differing = 0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x)
                differing += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
        }
        QVERIFY(differing > with.width() * with.height() / 20);
    }

    void hostileTextIsLaidOutInTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one long word") << QString(1'000'000, u'x');
        QTest::newRow("one long line") << QStringLiteral("word ").repeated(100'000);
        QTest::newRow("many lines") << QStringLiteral("x\n").repeated(500'000);
        QTest::newRow("many marks") << QString(200'000, QChar(0x0301));
        QTest::newRow("many blanks") << QStringLiteral("[[a]] ").repeated(50'000);
        QTest::newRow("many links") << QStringLiteral("https://a.example ").repeated(50'000);
        QTest::newRow("many scripts") << QStringLiteral("aسبдあ𝒳 ").repeated(20'000);
        QTest::newRow("tables") << QStringLiteral("<table><tr><td>").repeated(1000);
        QTest::newRow("object marks")
            << QString(100'000, QChar(0xfffc)) + QString(9, QChar(0xfdd0));
    }
    void hostileTextIsLaidOutInTime()
    {
        QFETCH(QString, text);
        MemoPage page = test::aMemoPage();
        for (MemoSection &section : page.memo.sections)
            section.text = text;
        page.memo.subject = text;
        page.memo.to = text;
        page.memo.cc = {text, text};
        page.memo.number = text;
        page.incident.customer = text;
        page.incident.product = text;
        page.incident.key = text;
        page.incident.contract.name = text;
        page.letterhead = text;
        page.author = text;
        QElapsedTimer timer;
        timer.start();
        const MemoDocument document(page);
        const qint64 elapsed = timer.elapsed();
        qInfo("%lld ms, %d pages", elapsed, document.layout().pages);
        QVERIFY(document.layout().pages >= 1);
        QVERIFY(!painted(document, 0, 0.5).isNull());
    }

    void pagesAreTheSameInAnyThread()
    {
        const MemoPage page = test::aMemoPage();
        const QImage here = painted(MemoDocument(page), 0);
        QImage there;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { there = painted(MemoDocument(page), 0); }));
        thread->start();
        QVERIFY(thread->wait(30'000));
        QCOMPARE(there, here);
    }
};

QTEST_MAIN(TestMemoDocument)

#include "tst_memodocument.moc"
