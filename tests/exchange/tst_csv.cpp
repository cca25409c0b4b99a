// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/csv.h"

#include "models/exchange/formulaguard.h"
#include "tests/support/shareddata.h"
#include "tests/support/verify.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <vector>

using namespace gander;
using namespace gander::exchange;

namespace {

struct Table {
    CsvShape shape;
    std::vector<CsvRow> rows;
};

Result<Table> readTable(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    const Result<CsvShape> shape = reader.open();
    if (!shape)
        return shape.error();
    Table table{*shape, {}};
    for (CsvRow row;;) {
        const Result<bool> more = reader.next(row);
        if (!more)
            return more.error();
        if (!*more)
            return table;
        table.rows.push_back(row);
    }
}

// Rows as "line: a|b|c".
QStringList linesOf(const Table &table)
{
    QStringList lines;
    for (const CsvRow &row : table.rows) {
        lines << QStringLiteral("%1: %2").arg(row.line).arg(
            row.problem.isEmpty() ? row.cells.join(u'|') : QStringLiteral("! ") + row.problem);
    }
    return lines;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CsvTest : public QObject
{
    Q_OBJECT

private slots:
    void rowsKnowTheirCellsAndLines_data();
    void rowsKnowTheirCellsAndLines();
    void theSeparatorIsReadFromTheHead_data();
    void theSeparatorIsReadFromTheHead();
    void theEncodingIsStated_data();
    void theEncodingIsStated();
    void aQuoteLeftOpenIsNamedByItsLine();
    void aHugeCellRefusesItsRowAlone();
    void aHugeOpenQuoteDoesNotFillTheMemory();
    void rowsLongerThanABlockComeWhole();
    void readingCanStartOver();
    void aCellIsGuardedAndComesBackExactly_data();
    void aCellIsGuardedAndComesBackExactly();
    void theSpectrumReadsRight();
    void theSpectrumComesBackTheSame();
};

void CsvTest::rowsKnowTheirCellsAndLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, QByteArray bytes, const QStringList &lines) {
        QTest::newRow(name) << bytes << lines;
    };
    const QStringList two{QStringLiteral("1: a|b"), QStringLiteral("2: c|d")};
    row("LF", "a,b\nc,d\n", two);
    row("CRLF", "a,b\r\nc,d\r\n", two);
    row("CR", "a,b\rc,d\r", two);
    row("no end", "a,b\nc,d", two);
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a,b\nc,d\n",
        two);
    row("declared", "sep=,\na,b\nc,d\n", {QStringLiteral("2: a|b"), QStringLiteral("3: c|d")});
    row("blank lines", "a,b\n\n\r\nc,d\n", {QStringLiteral("1: a|b"), QStringLiteral("4: c|d")});
    row("line end in a cell", "a,b\n\"c\nc\",d\ne,f\n",
        {QStringLiteral("1: a|b"), QStringLiteral("2: c\nc|d"), QStringLiteral("4: e|f")});
    row("CRLF in a cell", "a,b\r\n\"c\r\nc\",d\r\ne,f\r\n",
        {QStringLiteral("1: a|b"), QStringLiteral("2: c\r\nc|d"), QStringLiteral("4: e|f")});
    row("blanks stay", "a,b\n c , d \n", {QStringLiteral("1: a|b"), QStringLiteral("2:  c | d ")});
    row("tab stays", "a,b\n\tc,d\n", {QStringLiteral("1: a|b"), QStringLiteral("2: \tc|d")});
    row("quotes doubled", "a,b\n\"c\"\"c\",\"\"\n",
        {QStringLiteral("1: a|b"), QStringLiteral("2: c\"c|")});
    row("quote within", "a,b\n5\" disk,d\n",
        {QStringLiteral("1: a|b"), QStringLiteral("2: 5\" disk|d")});
    row("mark within", "a,b\n\xEF\xBB\xBF=1,d\n",
        {QStringLiteral("1: a|b"), QStringLiteral("2: \uFEFF=1|d")});
    row("NUL", QByteArray("a,b\nc\0,d\ne,f\n", 13),
        {QStringLiteral("1: a|b"), QStringLiteral("2: ! the row holds a NUL character"),
            QStringLiteral("3: e|f")});
    row("empty", "", {});
    row("empty cells", "a,b\n,\n", {QStringLiteral("1: a|b"), QStringLiteral("2: |")});
}

void CsvTest::rowsKnowTheirCellsAndLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, lines);
    const Result<Table> table = readTable(bytes);
    VERIFY_RESULT(table);
    QCOMPARE(linesOf(*table), lines);
}

void CsvTest::theSeparatorIsReadFromTheHead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<char>("separator");
    QTest::newRow("comma") << QByteArray("a,b\n1,2\n") << ',';
    QTest::newRow("semicolon") << QByteArray("a;b\n1,5;2,5\n") << ';';
    QTest::newRow("tab") << QByteArray("a\tb\n1;2\t3,4\n") << '\t';
    QTest::newRow("declared") << QByteArray("sep=;\na,b;c\n") << ';';
    QTest::newRow("in quotes") << QByteArray("\"a;b;c\",d\n\"1;2;3\",4\n") << ',';
    QTest::newRow("one column") << QByteArray("a\nb\n") << ',';
    QTest::newRow("alike in more lines") << QByteArray("a,b;c\n1;2\n3;4\n") << ';';
    QTest::newRow("empty") << QByteArray() << ',';
}

void CsvTest::theSeparatorIsReadFromTheHead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(char, separator);
    const Result<Table> table = readTable(bytes);
    VERIFY_RESULT(table);
    QCOMPARE(table->shape.separator, separator);
}

void CsvTest::theEncodingIsStated_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *name, const QByteArray &bytes, const char *encoding,
                         const QString &cell) {
        QTest::newRow(name) << bytes << QString::fromLatin1(encoding) << cell;
    };
    row("plain", "a\nb\n", "UTF-8", QStringLiteral("b"));
    row("umlaut",
        "a\nGr\xC3\xB6\xC3\x9F"
        "e\n",
        "UTF-8", QStringLiteral("Größe"));
    row("replacement sign", "a\n\xEF\xBF\xBD\n", "UTF-8", QStringLiteral("\uFFFD"));
    row("old Windows",
        "a\n\x80 \x96 Gr\xF6\xDF"
        "e\n",
        "Windows-1252", QStringLiteral("€ – Größe"));
    row("cut off at the end", "a\nGr\xC3", "Windows-1252", QStringLiteral("GrÃ"));
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0\n\0\xF6\0\n\0",
            10),
        "UTF-16", QStringLiteral("ö"));
}

void CsvTest::theEncodingIsStated()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, cell);
    const Result<Table> table = readTable(bytes);
    VERIFY_RESULT(table);
    QCOMPARE(toKey(table->shape.encoding), encoding);
    QCOMPARE(table->rows.at(1).cells, QStringList{cell});
}

void CsvTest::aQuoteLeftOpenIsNamedByItsLine()
{
    const Result<Table> table = readTable("a,b\nc,d\ne,\"f\ng,h\ni,j\n");
    QVERIFY(!table);
    QCOMPARE(table.error().kind, ErrorKind::Invalid);
    QVERIFY2(
        table.error().detail.endsWith(QStringLiteral("line 3")), qPrintable(table.error().detail));
}

void CsvTest::aHugeCellRefusesItsRowAlone()
{
    const QByteArray most(maxCellBytes, 'x');
    const QByteArray more(3 * maxCellBytes, 'x');
    const Result<Table> table =
        readTable("a,b\nc,\"" + more + "\"\n" + "d," + most + "\n" + more + ",e\nf,g\n");
    VERIFY_RESULT(table);
    QCOMPARE(table->rows.size(), size_t(5));
    QVERIFY(table->rows[1].problem.contains(QStringLiteral("longer")));
    QVERIFY(table->rows[2].problem.isEmpty());
    QCOMPARE(table->rows[2].cells.at(1).size(), maxCellBytes);
    QVERIFY(table->rows[3].problem.contains(QStringLiteral("longer")));
    QCOMPARE(table->rows[4].cells, (QStringList{QStringLiteral("f"), QStringLiteral("g")}));
}

void CsvTest::aHugeOpenQuoteDoesNotFillTheMemory()
{
    const Result<Table> table = readTable("a,b\nc,\"" + QByteArray(5 * maxCellBytes, '\n'));
    QVERIFY(!table);
    QVERIFY(table.error().detail.endsWith(QStringLiteral("line 2")));
}

void CsvTest::rowsLongerThanABlockComeWhole()
{
    QByteArray bytes = "a,b\n";
    for (int i = 0; i < 3000; ++i)
        bytes += "\"x\r\n" + QByteArray::number(i) + "\"," + QByteArray(100, 'y') + "\r\n";
    const Result<Table> table = readTable(bytes);
    VERIFY_RESULT(table);
    QCOMPARE(table->rows.size(), size_t(3001));
    QCOMPARE(table->rows[3000].cells.front(), QStringLiteral("x\r\n2999"));
    QCOMPARE(table->rows[3000].line, qint64(2 + 2 * 2999));
}

void CsvTest::readingCanStartOver()
{
    QBuffer buffer;
    buffer.setData("\xEF\xBB\xBF"
                   "a,b\nc,d\n");
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    VERIFY_RESULT(reader.open());
    CsvRow row;
    for (int round = 0; round < 2; ++round) {
        QVERIFY(reader.next(row).value());
        QCOMPARE(row.cells.front(), QStringLiteral("a"));
        QVERIFY(reader.next(row).value());
        QVERIFY(!reader.next(row).value());
        QVERIFY(!reader.next(row).value());
        VERIFY_RESULT(reader.rewind());
    }
}

void CsvTest::aCellIsGuardedAndComesBackExactly_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("needs");
    const auto row = [](const QString &cell, bool needs) {
        QTest::newRow(
            qPrintable(QString::fromLatin1(cell.toUtf8().toPercentEncoding()) + QLatin1String(" ")))
            << cell << needs;
    };
    for (const QString &cell : {QStringLiteral("=1+1"), QStringLiteral("+1+1"),
             QStringLiteral("-1+1"), QStringLiteral("@SUM(1,1)"), QStringLiteral("\t=1+1"),
             QStringLiteral("\r=1+1"), QStringLiteral("\n=1+1"), QStringLiteral("\tx"),
             QStringLiteral("  =1+1"), QStringLiteral("\"=1+1"), QStringLiteral("'=1+1"),
             QStringLiteral("''=1+1"), QStringLiteral("＝1+1"), QStringLiteral("＋1"),
             QStringLiteral("－1"), QStringLiteral("＠x"), QStringLiteral("\uFEFF=1+1"),
             QStringLiteral("\u200B=1+1"), QStringLiteral("\u00A0=1+1"), QStringLiteral("-2 - Low"),
             QStringLiteral("+49 30 123456"), QStringLiteral("@alice please look"),
             QStringLiteral("=> see note"), QStringLiteral("=cmd|' /C calc'!A0"),
             QStringLiteral("'-2"), QStringLiteral("-"), QStringLiteral("\u201C=1"),
             QStringLiteral("-2\n")})
        row(cell, true);
    for (const QString &cell : {QString(), QStringLiteral("x"), QStringLiteral("-2"),
             QStringLiteral("+1.5"), QStringLiteral("000123"), QStringLiteral("1E5"),
             QStringLiteral("2-3"), QStringLiteral("'quoted'"), QStringLiteral("a=1"),
             QStringLiteral("'"), QStringLiteral("Acme - Berlin"), QStringLiteral(" x")})
        row(cell, false);
}

void CsvTest::aCellIsGuardedAndComesBackExactly()
{
    QFETCH(QString, cell);
    QFETCH(bool, needs);
    QCOMPARE(needsGuard(cell), needs);
    QCOMPARE(guarded(cell), needs ? u'\'' + cell : cell);
    QCOMPARE(unguarded(guarded(cell)), cell);
    const Result<Table> table = readTable(csvLine({QStringLiteral("a"), QStringLiteral("b")})
        + csvLine({guarded(cell), QStringLiteral("x")}));
    VERIFY_RESULT(table);
    QCOMPARE(unguarded(table->rows.at(1).cells.front()), cell);
}

void CsvTest::theSpectrumReadsRight()
{
    GANDER_NEEDS_SHARED(folder, "data/csv-spectrum");
    int same = 0;
    const QStringList files = QDir(folder + QStringLiteral("/csvs")).entryList(QDir::Files);
    QCOMPARE(files.size(), 12);
    for (const QString &file : files) {
        const Result<Table> table = readTable(bytesOf(folder + QStringLiteral("/csvs/") + file));
        VERIFY_RESULT(table);
        QJsonArray objects;
        for (size_t i = 1; i < table->rows.size(); ++i) {
            QJsonObject object;
            for (qsizetype c = 0; c < table->rows[0].cells.size(); ++c)
                object[table->rows[0].cells[c]] = table->rows[i].cells.value(c);
            objects << object;
        }
        if (file == QLatin1String("location_coordinates.csv")) {
            // Its JSON belongs to another file.
            QCOMPARE(table->rows[1].cells.value(1),
                QStringLiteral("37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W"));
            continue;
        }
        const QString json = QString(file).replace(QStringLiteral(".csv"), QStringLiteral(".json"));
        const QJsonArray expected =
            QJsonDocument::fromJson(bytesOf(folder + QStringLiteral("/json/") + json)).array();
        QVERIFY2(objects == expected, qPrintable(file));
        ++same;
    }
    QCOMPARE(same, 11);
}

void CsvTest::theSpectrumComesBackTheSame()
{
    GANDER_NEEDS_SHARED(folder, "data/csv-spectrum/csvs");
    for (const QString &file : QDir(folder).entryList(QDir::Files)) {
        const Result<Table> table = readTable(bytesOf(folder + u'/' + file));
        VERIFY_RESULT(table);
        QByteArray bytes;
        for (const CsvRow &row : table->rows)
            bytes += csvLine(row.cells);
        const Result<Table> again = readTable(bytes);
        VERIFY_RESULT(again);
        QCOMPARE(again->rows.size(), table->rows.size());
        for (size_t i = 0; i < table->rows.size(); ++i)
            QCOMPARE(again->rows[i].cells, table->rows[i].cells);
    }
}

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
