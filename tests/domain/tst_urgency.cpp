// SPDX-License-Identifier: GPL-3.0-or-later

// Bands and their edges: foretold to the millisecond.

#include "models/domain/urgency.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestUrgency final : public QObject
{
    Q_OBJECT

private slots:
    void edgesOfASpan_data();
    void edgesOfASpan();
    void exactlyDueIsNotOverdue();
    void everyForetoldChangeChangesTheBand();
    void bandKeysComeBack();
};

void TestUrgency::edgesOfASpan_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<qint64>("atRiskLeft");
    QTest::addColumn<qint64>("criticalLeft");
    QTest::newRow("12 h") << 12 * msPerHour << 3 * msPerHour << 72 * msPerMinute;
    QTest::newRow("48 h") << 48 * msPerHour << 12 * msPerHour << 288 * msPerMinute;
    QTest::newRow("1 week") << 7 * msPerDay << 42 * msPerHour << 1008 * msPerMinute;
    QTest::newRow("2 weeks") << 14 * msPerDay << 84 * msPerHour << 24 * msPerHour;
    QTest::newRow("90 days") << 90 * msPerDay << 5 * msPerDay << 24 * msPerHour;
    QTest::newRow("1 h") << msPerHour << 30 * msPerMinute << 30 * msPerMinute;
}

void TestUrgency::edgesOfASpan()
{
    QFETCH(qint64, span);
    QFETCH(qint64, atRiskLeft);
    QFETCH(qint64, criticalLeft);
    const Instant due{1'800'000'000'000};
    const BandEdges edges = bandEdges(due + -span, due);
    QCOMPARE(edges.due - edges.atRisk, atRiskLeft);
    QCOMPARE(edges.due - edges.critical, criticalLeft);
}

void TestUrgency::exactlyDueIsNotOverdue()
{
    const Instant due{1'800'000'000'000};
    const BandEdges edges = bandEdges(due + -12 * msPerHour, due);
    QCOMPARE(bandAt(edges, due), Band::Critical);
    QCOMPARE(bandAt(edges, due + 1), Band::Breached);
    QVERIFY(!nextChange(edges, due + 1));
}

void TestUrgency::everyForetoldChangeChangesTheBand()
{
    const Instant due{1'800'000'000'000};
    const BandEdges edges = bandEdges(due + -48 * msPerHour, due);
    Instant now = due + -48 * msPerHour;
    QList<Band> bands{bandAt(edges, now)};
    while (const auto change = nextChange(edges, now)) {
        QVERIFY(bandAt(edges, *change + -1) == bands.back());
        now = *change;
        bands << bandAt(edges, now);
    }
    QCOMPARE(bands, (QList<Band>{Band::Calm, Band::AtRisk, Band::Critical, Band::Breached}));
}

void TestUrgency::bandKeysComeBack()
{
    for (int band = 0; band <= int(Band::MetLate); ++band)
        QCOMPARE(bandFromKey(toKey(Band(band))), Band(band));
    QVERIFY(!bandFromKey(u"overdue"_s));
}

QTEST_APPLESS_MAIN(TestUrgency)
#include "tst_urgency.moc"
