// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memopdf.h"
#include "models/memo/pdfbytes.h"
#include "tests/memo/amemopage.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace gander;
using namespace gander::memo;

namespace {

// What 'tool' says of the PDF, or nothing where it is not installed.
std::optional<QString> said(const QString &tool, const QStringList &before, const QByteArray &pdf,
    const QStringList &after = {})
{
    if (QStandardPaths::findExecutable(tool).isEmpty())
        return std::nullopt;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("memo.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return std::nullopt;
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, before + QStringList{path} + after);
    if (!process.waitForFinished())
        return std::nullopt;
    return QString::fromUtf8(process.readAll())
        + QStringLiteral("\nexit %1").arg(process.exitCode());
}

std::optional<QString> textOf(const QByteArray &pdf)
{
    return said(
        QStringLiteral("pdftotext"), {QStringLiteral("-layout")}, pdf, {QStringLiteral("-")});
}

QByteArray bytesOf(const MemoPage &page)
{
    const auto pdf = memoPdf(page);
    return pdf ? *pdf : QByteArray();
}

} // namespace

class TestMemoPdf final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyWordCanBeFoundAndCopied_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("operator error")
            << Outcome::OperatorError
            << QStringList{QStringLiteral("What you reported"), QStringLiteral("What we found"),
                   QStringLiteral("What caused it"), QStringLiteral("What to do now"),
                   QStringLiteral("How to avoid it"), QStringLiteral("Product, for UI/UX")};
        QTest::newRow("act of God")
            << Outcome::ActOfGod
            << QStringList{QStringLiteral("What you reported"), QStringLiteral("What happened"),
                   QStringLiteral("Extent"), QStringLiteral("Lack of remediation options"),
                   QStringLiteral("What to expect"), QStringLiteral("Act of God")};
    }
    void everyWordCanBeFoundAndCopied()
    {
        QFETCH(Outcome, outcome);
        QFETCH(QStringList, titles);
        const MemoPage page = test::anIssuedPage(outcome);
        const auto text = textOf(bytesOf(page));
        if (!text)
            QSKIP("pdftotext is not installed");
        titles += {page.letterhead, page.memo.subject, page.memo.to,
            QStringLiteral("Memo M-2026-0007"), QStringLiteral("Mon 23 Nov 2026, 09:12 EST"),
            QStringLiteral("keep G-41 in the subject."), QStringLiteral("Page 1 of 1"),
            QStringLiteral("M-2026-0007, version 1, issued · G-41"),
            QStringLiteral("Content check (SHA-256): ") + contentHash(page.memo).left(8)};
        for (const MemoSection &section : page.memo.sections)
            titles.append(section.text);
        for (const QString &title : std::as_const(titles))
            QVERIFY2(text->contains(title), qPrintable(title + u'\n' + *text));
        QVERIFY(!text->contains(QLatin1String("DRAFT")));
    }

    void draftsSaySoOnEachPage()
    {
        MemoPage page = test::aMemoPage();
        page.draftMark = true;
        test::sectionOf(page, QStringLiteral("found")) = QStringLiteral("line\n").repeated(100);
        const MemoDocument document(page);
        const auto pdf = memoPdf(document, page);
        VERIFY_RESULT(pdf);
        const auto text = textOf(*pdf);
        if (!text)
            QSKIP("pdftotext is not installed");
        QVERIFY(document.layout().pages > 2);
        QCOMPARE(text->count(QLatin1String("DRAFT")), document.layout().pages);
        QVERIFY(text->contains(QLatin1String("given when issued")));
    }

    void fileIsSound()
    {
        MemoPage page = test::anIssuedPage();
        page.memo.subject = QStringLiteral("endobj 12 0 R stream ) >> /CreationDate (D:");
        test::sectionOf(page, QStringLiteral("found")) =
            QStringLiteral("grüße, 漢字, سلام \U0001f600\nendstream endobj\n%%EOF");
        const auto checked =
            said(QStringLiteral("qpdf"), {QStringLiteral("--check")}, bytesOf(page));
        if (!checked)
            QSKIP("qpdf is not installed");
        QVERIFY2(checked->endsWith(QLatin1String("exit 0")), qPrintable(*checked));
        QVERIFY2(!checked->contains(QLatin1String("WARNING")), qPrintable(*checked));
    }

    void fontsAreWithinTheFile()
    {
        const auto fonts = said(QStringLiteral("pdffonts"), {}, bytesOf(test::anIssuedPage()));
        if (!fonts)
            QSKIP("pdffonts is not installed");
        const QStringList lines = fonts->split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 3);
        for (const QString &line : lines.mid(2, lines.size() - 3))
            QVERIFY2(line.contains(QLatin1String(" yes ")), qPrintable(line));
    }

    void sameMemoMakesTheSameBytes()
    {
        const QByteArray first = bytesOf(test::anIssuedPage());
        QVERIFY(first.startsWith("%PDF-1.4\n"));
        QVERIFY(first.contains("/CreationDate (D:20261124")); // the instant of issue, not now
        QVERIFY(first.contains("/ModDate (D:20261124"));
        QCOMPARE(bytesOf(test::anIssuedPage()), first);

        QByteArray elsewhere;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { elsewhere = bytesOf(test::anIssuedPage()); }));
        thread->start();
        QVERIFY(thread->wait(30'000));
        QCOMPARE(elsewhere, first);

        MemoPage other = test::anIssuedPage();
        other.memo.subject += u'.';
        QVERIFY(bytesOf(other) != first);
    }

    void bytesDoNotHangOnTheHashSeed()
    {
        // Fonts are kept in a hash table, so each seed is another order; the seed is the process's.
        const QByteArray wanted = bytesOf(test::anIssuedPage());
        for (const char *seed : {"1", "20000", "77777777"}) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_HASH_SEED"), QLatin1String(seed));
            environment.insert(QStringLiteral("GANDER_TEST_PRINT"), QStringLiteral("1"));
            process.setProcessEnvironment(environment);
            process.start(QCoreApplication::applicationFilePath(), QStringList());
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.readAllStandardOutput(), wanted);
        }
    }

    void aHostileMemoIsPrintedWhole()
    {
        MemoPage page = test::anIssuedPage();
        for (MemoSection &section : page.memo.sections)
            section.text =
                QString(100'000, u'x') + QStringLiteral("\n<img src='file:///etc/passwd'>");
        const auto text = textOf(bytesOf(page));
        if (!text)
            QSKIP("pdftotext is not installed");
        QVERIFY(text->contains(QLatin1String("[cut, 100000 characters in all]")));
        QVERIFY(text->contains(QLatin1String("<img src='file:///etc/passwd'>")));
        QVERIFY(!text->contains(QLatin1String("root:")));
    }

    void whatIsNoPdfIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = bytesOf(test::anIssuedPage());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << whole.left(whole.size() / 2);
        QTest::newRow("table gone") << whole + "\nstartxref\n99999999\n%%EOF\n";
        QTest::newRow("root gone") << QByteArray(whole).replace("/Root 2 0 R", "/Root 9999 0 R");
        QTest::newRow("offsets moved") << QByteArray(whole).replace("%PDF-1.4\n", "%PDF\n");
    }
    void whatIsNoPdfIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto settled = settledPdf(bytes, {});
        QVERIFY(!settled);
        QCOMPARE(settled.error().kind, ErrorKind::Corrupt);
    }

    void settlingTwiceChangesNothing()
    {
        const MemoPage page = test::anIssuedPage();
        const PdfFacts facts{QStringLiteral("T\u00fc"), QStringLiteral("A"), Instant{1000}};
        const auto once = settledPdf(bytesOf(page), facts);
        VERIFY_RESULT(once);
        const auto twice = settledPdf(*once, facts);
        VERIFY_RESULT(twice);
        QCOMPARE(*twice, *once);
        QVERIFY(once->contains("/Title <FEFF005400FC>"));
    }
};

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    // The same program prints one memo's bytes, for bytesDoNotHangOnTheHashSeed().
    if (qEnvironmentVariableIsSet("GANDER_TEST_PRINT")) {
        QFile out;
        const QByteArray pdf = bytesOf(test::anIssuedPage());
        return out.open(stdout, QIODevice::WriteOnly) && out.write(pdf) == pdf.size() ? 0 : 1;
    }
    TestMemoPdf test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_memopdf.moc"
