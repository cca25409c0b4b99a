// SPDX-License-Identifier: GPL-3.0-or-later

// Alarms merge row by row into what the newest look gave, whatever stood there before.

#include "models/items/alarmmodel.h"
#include "models/items/roles.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace gander::items;
using namespace Qt::StringLiterals;

namespace {

Alarm alarmOfNumber(qint64 number, int rung = 50)
{
    Alarm alarm;
    alarm.incident = IncidentId(number);
    alarm.rung = rung;
    return alarm;
}

AlarmModel::Column rungColumn()
{
    return {u"Alarm"_s, [](const Alarm &alarm) { return QString::number(alarm.rung); }};
}

} // namespace

class TestAlarmModel final : public QObject
{
    Q_OBJECT

private slots:
    void randomMergesEndAtTheNewest();
    void whatIsChosenStaysChosen();
};

void TestAlarmModel::randomMergesEndAtTheNewest()
{
    AlarmModel model({rungColumn()}, {});
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Alarm> alarms;
        for (qint64 number = 1; number <= 12; ++number)
            if (random.bounded(2) == 0)
                alarms.push_back(alarmOfNumber(number, 50 + 25 * random.bounded(3)));
        std::shuffle(alarms.begin(), alarms.end(), random);
        model.merge(alarms);
        QCOMPARE(model.rowCount(), static_cast<int>(alarms.size()));
        for (int row = 0; row < model.rowCount(); ++row) {
            const Alarm &wanted = alarms[static_cast<size_t>(row)];
            QCOMPARE(model.alarmAt(row), wanted);
            QCOMPARE(
                model.index(row, 0).data(IncidentIdRole).toLongLong(), wanted.incident.number());
        }
    }
}

void TestAlarmModel::whatIsChosenStaysChosen()
{
    AlarmModel model({rungColumn()}, {});
    model.merge({alarmOfNumber(1), alarmOfNumber(2), alarmOfNumber(3)});
    const QPersistentModelIndex chosen = model.index(1, 0);
    model.merge({alarmOfNumber(4), alarmOfNumber(3), alarmOfNumber(2, 75)});
    QCOMPARE(chosen.row(), 2);
    QCOMPARE(chosen.data().toString(), u"75"_s);
    model.merge({alarmOfNumber(4)});
    QVERIFY(!chosen.isValid());
}

QTEST_APPLESS_MAIN(TestAlarmModel)
#include "tst_alarmmodel.moc"
