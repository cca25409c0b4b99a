// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/columnmap.h"

#include "models/exchange/incidentexport.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace gander;
using namespace gander::exchange;

namespace {

QStringList cellsOf(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}

} // namespace

class ColumnMapTest : public QObject
{
    Q_OBJECT

private slots:
    void knownDesksAreRecognisedByTheirHead();
    void anUnknownHeadIsNamed();
    void aTitleIsMadeOfSeveralColumns_data();
    void aTitleIsMadeOfSeveralColumns();
    void aMapFileSaysWhatColumnsMean();
    void aWrongMapFileSaysWhatIsWrong_data();
    void aWrongMapFileSaysWhatIsWrong();
};

void ColumnMapTest::knownDesksAreRecognisedByTheirHead()
{
    const auto own = columnMapFor(exportColumns());
    QVERIFY(own.has_value());
    QCOMPARE(own->name, QStringLiteral("gander"));
    QVERIFY(own->guarded);
    const auto log =
        columnMapFor(cellsOf("Number|incident_state|opened_at|category|subcategory|u_symptom"));
    QVERIFY(log.has_value());
    QCOMPARE(log->name, QStringLiteral("servicenow"));
    QVERIFY(!log->guarded);
}

void ColumnMapTest::anUnknownHeadIsNamed()
{
    const QStringList head = cellsOf("one|two|three");
    QVERIFY(!columnMapFor(head).has_value());
    QVERIFY(unknownColumns(head).contains(QStringLiteral("one, two, three")));
    QVERIFY(unknownColumns(head).contains(QStringLiteral("--map")));
}

void ColumnMapTest::aTitleIsMadeOfSeveralColumns_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *cells, const char *title) {
        QTest::newRow(cells) << QString::fromLatin1(cells) << QString::fromLatin1(title);
    };
    row("N|New|x|Category 55|Subcategory 170|Symptom 72",
        "Category 55, Subcategory 170: Symptom 72");
    row("N|New|x|Category 55|Subcategory 170|?", "Category 55, Subcategory 170");
    row("N|New|x|Category 55|?|Symptom 72", "Category 55: Symptom 72");
    row("N|New|x|?|Subcategory 170|Symptom 72", "Subcategory 170: Symptom 72");
    row("N|New|x|?|?|Symptom 72", "Symptom 72");
    row("N|New|x|?|?|?", "");
}

void ColumnMapTest::aTitleIsMadeOfSeveralColumns()
{
    QFETCH(QString, cells);
    QFETCH(QString, title);
    const QStringList head =
        cellsOf("number|incident_state|opened_at|category|subcategory|u_symptom");
    const Result<Columns> columns = Columns::over(columnMapFor(head).value(), head);
    VERIFY_RESULT(columns);
    QCOMPARE(columns->text(Field::Title, cells.split(u'|')), title);
}

void ColumnMapTest::aMapFileSaysWhatColumnsMean()
{
    const Result<ColumnMap> map = columnMapFromJson(R"({
        "key": "Nr", "title": "Ticket {Nr}: {Subject}", "description": "Body",
        "reported_at": "Created", "details": {"Prio": "Priority"}, "empty": ["-"],
        "closed": ["Done", "Gone"]})");
    VERIFY_RESULT(map);
    QCOMPARE(map->closedStates, (QStringList{QStringLiteral("done"), QStringLiteral("gone")}));
    const QStringList head = cellsOf("Nr|Subject|Body|Created|Priority");
    const Result<Columns> columns = Columns::over(*map, head);
    VERIFY_RESULT(columns);
    const QStringList cells = cellsOf("7|Login|It hangs|x|High");
    QCOMPARE(columns->text(Field::Title, cells), QStringLiteral("Ticket 7: Login"));
    QCOMPARE(columns->description(cells), QStringLiteral("It hangs\nPrio: High"));
    QCOMPARE(columns->description(cellsOf("7|Login|-|x|-")), QString());
    QCOMPARE(columns->columnName(Field::ReportedAt), QStringLiteral("Created"));
    QVERIFY(!columns->has(Field::State));
    // A guard belongs to our own files alone.
    QCOMPARE(columns->text(Field::Key, cellsOf("'=1|a|b|c|d")), QStringLiteral("'=1"));

    const Result<Columns> missing = Columns::over(*map, cellsOf("Nr|Subject"));
    QVERIFY(!missing);
    QVERIFY(missing.error().detail.contains(QStringLiteral("Body")));
    QVERIFY(missing.error().detail.contains(QStringLiteral("Created")));
}

void ColumnMapTest::aWrongMapFileSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("map file");
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("no JSON object");
    QTest::newRow("no title") << QByteArray(R"({"key":"a"})")
                              << QStringLiteral("\"title\" is missing");
    QTest::newRow("unknown") << QByteArray(R"({"title":"a","tilte":"b"})")
                             << QStringLiteral("\"tilte\" is not known");
    QTest::newRow("number") << QByteArray(R"({"title":1})") << QStringLiteral("names no column");
    QTest::newRow("no list") << QByteArray(R"({"title":"a","new":"b"})")
                             << QStringLiteral("list of texts");
}

void ColumnMapTest::aWrongMapFileSaysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    const Result<ColumnMap> map = columnMapFromJson(json);
    QVERIFY(!map);
    QCOMPARE(map.error().kind, ErrorKind::Invalid);
    QVERIFY2(map.error().detail.contains(problem), qPrintable(map.error().detail));
}

QTEST_GUILESS_MAIN(ColumnMapTest)
#include "tst_columnmap.moc"
