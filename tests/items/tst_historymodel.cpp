// SPDX-License-Identifier: GPL-3.0-or-later

// The events of one incident as a list, newest first.

#include "models/items/historymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace gander;
using namespace gander::items;

namespace {

Event eventOf(int seq, EventKind kind, QJsonObject data = {})
{
    Event event;
    event.seq = seq;
    event.kind = kind;
    event.data = std::move(data);
    return event;
}

} // namespace

class HistoryModelTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheNewestEventFirst();
    void keepsIndexesWhenEventsAreAdded();
    void saysWhichEventsWereTakenBack();
};

void HistoryModelTest::showsTheNewestEventFirst()
{
    HistoryModel model([](const Event &event) { return QString::number(event.seq); });
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.merge({eventOf(1, EventKind::Reported), eventOf(2, EventKind::Noted)});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.eventAt(1).kind, EventKind::Reported);
}

void HistoryModelTest::keepsIndexesWhenEventsAreAdded()
{
    HistoryModel model([](const Event &event) { return QString::number(event.seq); });
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    History history{eventOf(1, EventKind::Reported), eventOf(2, EventKind::Noted)};
    model.merge(history);
    const QPersistentModelIndex first(model.index(1));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    history.push_back(eventOf(3, EventKind::Assigned));
    model.merge(history);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(first.row(), 2);
    model.merge({eventOf(1, EventKind::Assigned)});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!first.isValid());
}

void HistoryModelTest::saysWhichEventsWereTakenBack()
{
    HistoryModel model({});
    model.merge({eventOf(1, EventKind::Reported), eventOf(2, EventKind::Noted),
        eventOf(3, EventKind::Undone, {{QStringLiteral("seq"), 2}})});
    QVERIFY(model.counts(0));
    QVERIFY(!model.counts(1));
    QVERIFY(model.counts(2));
}

QTEST_GUILESS_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"
