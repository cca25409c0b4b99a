// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of strangers in every field of a memo of each kind: on the paper they stand as they were
// typed, and no file is opened that they name.

#include "models/memo/literaltext.h"
#include "models/memo/memopdf.h"
#include "tests/memo/amemopage.h"
#include "tests/support/naughty.h"
#include "tests/support/verify.h"
#include "tests/support/watched.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace gander::memo;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype comparedWhole = 400; // longer ones may go over a page's end

// Lines are broken where the paper ends.
QString squeezed(QString text)
{
    static const QRegularExpression blanks(u"[\\s\\x{200b}\\x{a0}]+"_s);
    return text.replace(blanks, {});
}

// Of other scripts the paper's text comes back in another order and in other forms.
bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar letter) { return letter == u'\n' || (letter >= u' ' && letter < QChar(0x250)); });
}

} // namespace

class TestMemoUntrusted final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void initTestCase()
    {
        QFile bait(m_folder.filePath(u"bait"_s));
        QVERIFY(bait.open(QIODevice::WriteOnly) && bait.write("secret") == 6);
    }
    void cleanupTestCase() { qInfo("%d memos, %d read back", m_made, m_compared); }

    void everyWordIsOnPaper_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<int>("row");
        int row = 0;
        for (const test::Naughty &one : test::naughtyTexts(m_folder.filePath(u"bait"_s))) {
            QTest::newRow(qPrintable(one.name + u", operator error"_s))
                << one.text << Outcome::OperatorError << row;
            QTest::newRow(qPrintable(one.name + u", act of God"_s))
                << one.text << Outcome::ActOfGod << row++;
        }
    }
    void everyWordIsOnPaper();

private:
    QTemporaryDir m_folder;
    int m_made = 0;
    int m_compared = 0;
};

void TestMemoUntrusted::everyWordIsOnPaper()
{
    QFETCH(QString, text);
    QFETCH(Outcome, outcome);
    QFETCH(int, row);
    const test::Watched watched(m_folder.filePath(u"bait"_s));
    MemoPage page = test::anIssuedPage(outcome);
    page.incident.customer = page.incident.product = page.incident.reporter = text.left(480);
    page.incident.key = page.incident.contract.name = text.left(480);
    page.letterhead = page.author = text.left(480);
    page.memo.subject = text.left(990);
    page.memo.to = text.left(480);
    page.memo.cc = QStringList{text.left(480)};
    MemoSection &section = page.memo.sections[static_cast<size_t>(row) % page.memo.sections.size()];
    section.text = text.left(20'000);

    QElapsedTimer time;
    time.start();
    const auto pdf = memoPdf(page);
    VERIFY_RESULT(pdf);
    QVERIFY2(time.elapsed() < 10'000, "it hangs");
    ++m_made;
    if (watched.sees())
        QVERIFY2(!watched.wasOpened(), "a file was opened that a text named");

    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed");
    const QString path = m_folder.filePath(u"memo.pdf"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*pdf) == pdf->size());
    file.close();
    QProcess process;
    process.start(u"pdftotext"_s, {u"-raw"_s, path, u"-"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QString paper = squeezed(QString::fromUtf8(process.readAll()));
    const QString typed = literalText(section.text, page.words.cut);
    if (!isLatin(typed))
        return;
    ++m_compared;
    QVERIFY2(paper.contains(squeezed(typed).left(comparedWhole)), qPrintable(typed.left(400)));
    for (const QString &line : {page.memo.subject, page.memo.to, page.letterhead}) {
        const QString shown = squeezed(literalLine(line, page.words.cut)).left(comparedWhole / 4);
        QVERIFY2(paper.contains(shown), qPrintable(shown));
    }
}

QTEST_MAIN(TestMemoUntrusted)
#include "tst_memountrusted.moc"
