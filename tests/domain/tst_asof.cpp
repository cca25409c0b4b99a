// SPDX-License-Identifier: GPL-3.0-or-later

// A history as of an instant: what had happened by then, by what is known today.

#include "models/domain/asof.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

// Happened and recorded at these minutes.
Event anEvent(int seq, EventKind kind, int happened, int recorded, int takesBack = 0)
{
    Event event;
    event.seq = seq;
    event.kind = kind;
    event.occurredAt = {happened * msPerMinute};
    event.recordedAt = {recorded * msPerMinute};
    if (takesBack)
        event.data = {{u"seq"_s, takesBack}};
    return event;
}

// Classified late for minute 20, resolved and that taken back at 50, which 60 takes back in turn;
// a note at 70 that 80 takes back.
History aHistory()
{
    return {anEvent(1, EventKind::Reported, 10, 10), anEvent(2, EventKind::Classified, 20, 35),
        anEvent(3, EventKind::Resolved, 40, 40), anEvent(4, EventKind::Undone, 50, 50, 3),
        anEvent(5, EventKind::Undone, 60, 60, 4), anEvent(6, EventKind::Noted, 70, 70),
        anEvent(7, EventKind::Undone, 80, 80, 6)};
}

QList<int> numbers(const History &history)
{
    QList<int> all;
    for (const Event &event : history)
        all << event.seq;
    return all;
}

} // namespace

class TestAsOf final : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatHadHappenedCounts_data();
    void onlyWhatHadHappenedCounts();
    void everyEventOfACutCounts();
    void anUnreportedIncidentHasNoPast();
    void updatedTellsWhenItWasRecordedOrHappened();
};

void TestAsOf::onlyWhatHadHappenedCounts_data()
{
    QTest::addColumn<int>("minute");
    QTest::addColumn<QList<int>>("left");
    QTest::newRow("before the report") << 9 << QList<int>();
    QTest::newRow("at the report") << 10 << QList{1};
    QTest::newRow("recorded late") << 20 << QList{1, 2};
    QTest::newRow("resolved, whose undoing was undone") << 40 << QList{1, 2, 3};
    QTest::newRow("while it was taken back, which was taken back too") << 55 << QList{1, 2, 3};
    QTest::newRow("the undoing of an undoing") << 60 << QList{1, 2, 3, 5};
    QTest::newRow("a note that is taken back later") << 75 << QList{1, 2, 3, 5};
    QTest::newRow("today") << 90 << QList{1, 2, 3, 5, 7};
}

void TestAsOf::onlyWhatHadHappenedCounts()
{
    QFETCH(const int, minute);
    QFETCH(const QList<int>, left);
    QCOMPARE(numbers(asOf(aHistory(), {minute * msPerMinute})), left);
}

// The gaps in its numbers must not make an undoing hit another event.
void TestAsOf::everyEventOfACutCounts()
{
    const History cut = asOf(aHistory(), {90 * msPerMinute});
    QCOMPARE(effective(cut), std::vector<bool>(cut.size(), true));
    QVERIFY(asOf(cut, {90 * msPerMinute}) == cut);
}

void TestAsOf::anUnreportedIncidentHasNoPast()
{
    QVERIFY(asOf({}, {0}).empty());
    // Another desk may tell of times before the report.
    History history = aHistory();
    history[1].occurredAt = {5 * msPerMinute};
    QVERIFY(asOf(history, {6 * msPerMinute}).empty());
    QCOMPARE(numbers(asOf(history, {10 * msPerMinute})), (QList{1, 2}));
}

void TestAsOf::updatedTellsWhenItWasRecordedOrHappened()
{
    const auto updated = [](int minute) {
        const Instant at{minute * msPerMinute};
        return updatedAsOf(asOf(aHistory(), at), at).ms / msPerMinute;
    };
    QCOMPARE(updated(15), 10);
    QCOMPARE(updated(25), 20);
    QCOMPARE(updated(36), 35);
    QCOMPARE(updated(90), 80);
}

QTEST_GUILESS_MAIN(TestAsOf)
#include "tst_asof.moc"
