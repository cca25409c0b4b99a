// SPDX-License-Identifier: GPL-3.0-or-later

// The rows that an import left out make a file that can be corrected and imported.

#include "models/exchange/refusedrows.h"
#include "tests/support/verify.h"

#include <QBuffer>
#include <QTest>

using namespace gander;
using namespace gander::exchange;

namespace {

const QByteArray head =
    "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,"
    "location,category,subcategory,u_symptom,assigned_to,closed_code,resolved_by,resolved_at,"
    "closed_at";

QByteArray row(const QByteArray &number, int order, const QByteArray &updated)
{
    return number + ",Active," + QByteArray::number(order) + ",Caller 1,29/2/2016 01:16,Updater 9,"
        + updated + ",Location 1,Category 5,Subcategory 7,\"Symptom, 2\",Resolver 3,code 5,,,";
}

QByteArray refusedOf(QByteArray csv)
{
    QBuffer file(&csv);
    if (!file.open(QIODevice::ReadOnly))
        return "not open";
    const ImportOptions options{.now = {1'800'000'000'000}};
    const auto plan = planImport(file, options);
    if (!plan)
        return plan.error().detail.toUtf8();
    const auto rows = refusedRows(file, *plan, options);
    return rows ? *rows : rows.error().detail.toUtf8();
}

} // namespace

class TestRefusedRows final : public QObject
{
    Q_OBJECT

private slots:
    void aWrongRowIsWrittenAsItWas();
    void aWrongRowBringsItsHistoryAlong();
    void nothingRefusedIsTheHeadAlone();
};

void TestRefusedRows::aWrongRowIsWrittenAsItWas()
{
    const QByteArray wrong = row("INC2", 0, "31/2/2016 01:16");
    QCOMPARE(refusedOf(head + '\n' + row("INC1", 0, "29/2/2016 01:16") + '\n' + wrong + '\n'),
        head + "\r\n" + wrong + "\r\n");
}

void TestRefusedRows::aWrongRowBringsItsHistoryAlong()
{
    const QByteArray good = row("INC2", 0, "29/2/2016 01:16");
    const QByteArray wrong = row("INC2", 1, "31/2/2016 01:16");
    const QByteArray other = row("INC1", 0, "29/2/2016 01:16");
    QCOMPARE(refusedOf(head + '\n' + good + '\n' + other + '\n' + wrong + '\n'),
        head + "\r\n" + good + "\r\n" + wrong + "\r\n");
}

void TestRefusedRows::nothingRefusedIsTheHeadAlone()
{
    QCOMPARE(refusedOf(head + '\n' + row("INC1", 0, "29/2/2016 01:16") + '\n'), head + "\r\n");
}

QTEST_GUILESS_MAIN(TestRefusedRows)
#include "tst_refusedrows.moc"
