// SPDX-License-Identifier: GPL-3.0-or-later

// A list of incidents: however it changes, it shows what a plain list would, and every index stays
// on its incident.

#include "models/items/incidentlistmodel.h"
#include "models/items/roles.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace gander;
using namespace gander::items;

namespace {

const Instant noon{1'795'521'600'000}; // Tue 24 Nov 2026 12:00 UTC

QString wordsOf(const Group &group)
{
    switch (group.kind) {
    case GroupKind::Overdue:
        return QStringLiteral("overdue %1").arg(group.count);
    case GroupKind::Day:
        return QStringLiteral("%1 %2").arg(group.first.toString(Qt::ISODate)).arg(group.count);
    case GroupKind::Month:
        return QStringLiteral("%1 %2")
            .arg(group.first.toString(QStringLiteral("yyyy-MM")))
            .arg(group.count);
    case GroupKind::NoDeadline:
        return QStringLiteral("none %1").arg(group.count);
    }
    return {};
}

IncidentListModel::Words someWords()
{
    IncidentListModel::Words words;
    words.columns = {
        {ColumnName::Number, QStringLiteral("number"), QStringLiteral("ID"),
            [](const IncidentRow &row) { return deskNumber(row.id); }, SortBy::Number},
        {ColumnName::Title, QStringLiteral("title"), QStringLiteral("Incident"),
            [](const IncidentRow &row) { return row.title; }, SortBy::Title},
    };
    words.group = wordsOf;
    words.spoken = [](const IncidentRow &row) { return QStringLiteral("spoken ") + row.title; };
    return words;
}

IncidentRow rowOf(IncidentId id, const QString &title)
{
    IncidentRow row;
    row.id = id;
    row.title = title;
    return row;
}

QStringList textOf(const IncidentListModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString group =
            model.isGroup(row) ? model.index(row, 0).data().toString() : QString();
        lines.append(model.isGroup(row) ? group : QString::number(model.idAt(row).number()));
    }
    return lines;
}

// What the model must show, made in the plainest way.
QStringList plainText(const std::vector<ListEntry> &entries, bool descending, Instant now)
{
    QStringList lines;
    for (const Group &group : groupsOf(entries, descending, now, Zone())) {
        lines.append(wordsOf(group));
        for (qsizetype i = 0; i < group.count; ++i)
            lines.append(
                QString::number(entries[static_cast<size_t>(group.entry + i)].id.number()));
    }
    return lines;
}

std::vector<ListEntry> byDue(std::vector<ListEntry> entries, bool descending)
{
    std::stable_sort(
        entries.begin(), entries.end(), [descending](const ListEntry &a, const ListEntry &b) {
            return descending ? a.due > b.due : a.due < b.due;
        });
    return entries;
}

} // namespace

class IncidentListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void partsTheListIntoDays();
    void agreesWithThePlainListAfterAnyMerge_data();
    void agreesWithThePlainListAfterAnyMerge();
    void keepsChosenRowsOverALargeChange();
    void oneNewIncidentIsOneInsertedRow();
    void oneRowThatMovesIsOneMove();
    void groupsCannotBeChosen();
    void becomesOverdueAtItsInstant();
    void asksForPagesOnceAndShowsThem();
    void showsOldWordsUntilTheNewOnesCome();
    void takesAMillionRows();
    void anEditLeadsFromAnyListToAnyOther();
    void anotherOrderIsLookedUp();
    void anEditOfAnotherOrderIsFoundAnew();
    void anAnswerFromBeforeAChangeIsAskedForAgain();
    void fewRowsReadAreAnnouncedAlone();
    void asksForNoMoreWhileItWaits();
};

void IncidentListModelTest::partsTheListIntoDays()
{
    IncidentListModel model(someWords(), Zone());
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setGrouping(IncidentListModel::Grouping::Ascending);
    model.merge(
        {{IncidentId(1), noon.ms - 1}, {IncidentId(2), noon.ms},
            {IncidentId(3), noon.ms + 11 * msPerHour}, {IncidentId(4), noon.ms + 12 * msPerHour},
            {IncidentId(5), noon.ms + 90 * msPerDay}, {IncidentId(6), noDue}},
        noon);
    const QStringList expected{QStringLiteral("overdue 1"), QStringLiteral("1"),
        QStringLiteral("2026-11-24 2"), QStringLiteral("2"), QStringLiteral("3"),
        QStringLiteral("2026-11-25 1"), QStringLiteral("4"), QStringLiteral("2027-02 1"),
        QStringLiteral("5"), QStringLiteral("none 1"), QStringLiteral("6")};
    QCOMPARE(textOf(model), expected);
    QCOMPARE(model.incidents(), 6);
    QVERIFY(model.groups()[1].today);
}

void IncidentListModelTest::agreesWithThePlainListAfterAnyMerge_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("changes");
    QTest::newRow("a handful, one change") << 12 << 1;
    QTest::newRow("a handful, many changes") << 12 << 8;
    QTest::newRow("a page, few changes") << 200 << 4;
    QTest::newRow("thousands, few changes") << 3000 << 5;
    QTest::newRow("thousands, a new layout") << 1500 << 700;
}

void IncidentListModelTest::agreesWithThePlainListAfterAnyMerge()
{
    QFETCH(int, size);
    QFETCH(int, changes);
    QRandomGenerator random(static_cast<quint32>(size * 1000 + changes));
    const auto due = [&random] {
        const int which = random.bounded(12);
        return which == 0 ? noDue : noon.ms + (random.bounded(2400) - 200) * msPerHour;
    };
    std::vector<ListEntry> entries;
    qint64 last = 0;
    while (static_cast<int>(entries.size()) < size)
        entries.push_back({IncidentId(++last), due()});

    IncidentListModel model(someWords(), Zone());
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Instant now = noon;
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < changes; ++i) {
            const auto at = entries.empty() ? 0 : random.bounded(static_cast<int>(entries.size()));
            switch (entries.empty() ? 0 : random.bounded(4)) {
            case 0:
                entries.push_back({IncidentId(++last), due()});
                break;
            case 1:
                entries.erase(entries.begin() + at);
                break;
            default:
                entries[static_cast<size_t>(at)].due = due();
            }
        }
        now = now + random.bounded(3) * msPerHour;
        const bool descending = round % 7 == 6;
        entries = byDue(entries, descending);
        model.setGrouping(descending ? IncidentListModel::Grouping::Descending
                                     : IncidentListModel::Grouping::Ascending);
        std::vector<std::pair<QPersistentModelIndex, IncidentId>> held;
        for (int row = 0; row < model.rowCount(); row += 1 + model.rowCount() / 20) {
            if (!model.isGroup(row))
                held.emplace_back(model.index(row, 1), model.idAt(row));
        }
        model.merge(entries, now);
        QCOMPARE(textOf(model), plainText(entries, descending, now));
        for (const auto &[index, id] : held) {
            const int row = model.rowOf(id);
            QCOMPARE(index.isValid(), row >= 0);
            if (row >= 0)
                QCOMPARE(index.row(), row);
        }
    }
    model.merge({}, now);
    QCOMPARE(model.rowCount(), 0);
}

void IncidentListModelTest::keepsChosenRowsOverALargeChange()
{
    IncidentListModel model(someWords(), Zone());
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 2000; ++i)
        entries.push_back({IncidentId(i), noDue});
    model.merge(entries, noon);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(model.rowOf(IncidentId(700)), 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    std::reverse(entries.begin(), entries.end());
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    model.merge(entries, noon);
    QCOMPARE(layouts.size(), 1);
    QCOMPARE(model.idAt(selection.currentIndex().row()), IncidentId(700));
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(model.idAt(selection.selectedRows().first().row()), IncidentId(700));
}

void IncidentListModelTest::oneNewIncidentIsOneInsertedRow()
{
    IncidentListModel model(someWords(), Zone());
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 5000; ++i)
        entries.push_back({IncidentId(i), noDue});
    model.merge(entries, noon);
    const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    entries.insert(entries.begin() + 40, {IncidentId(9000), noDue});
    model.merge(entries, noon);
    QCOMPARE(inserts.size(), 1);
    QCOMPARE(layouts.size(), 0);
}

void IncidentListModelTest::oneRowThatMovesIsOneMove()
{
    IncidentListModel model(someWords(), Zone());
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 50; ++i)
        entries.push_back({IncidentId(i), noDue});
    for (const bool forth : {true, false}) {
        model.merge(entries, noon);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        if (forth)
            std::rotate(entries.begin(), entries.begin() + 1, entries.end());
        else
            std::rotate(entries.begin(), entries.end() - 1, entries.end());
        model.merge(entries, noon);
        QCOMPARE(moves.size(), 1);
    }
}

void IncidentListModelTest::groupsCannotBeChosen()
{
    IncidentListModel model(someWords(), Zone());
    model.setGrouping(IncidentListModel::Grouping::Ascending);
    model.merge({{IncidentId(1), noon.ms + 1}}, noon);
    QVERIFY(model.isGroup(0));
    QVERIFY(!(model.flags(model.index(0, 0)) & (Qt::ItemIsSelectable | Qt::ItemIsEnabled)));
    QVERIFY(model.flags(model.index(1, 0)) & Qt::ItemIsSelectable);
    QCOMPARE(model.incidentRow(0, 1), 1);
    QCOMPARE(model.incidentRow(0, -1), -1);
    QVERIFY(!model.idAt(0).isSet());
}

void IncidentListModelTest::becomesOverdueAtItsInstant()
{
    IncidentListModel model(someWords(), Zone());
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setGrouping(IncidentListModel::Grouping::Ascending);
    const Instant due = noon + msPerHour;
    model.merge({{IncidentId(1), due.ms}, {IncidentId(2), due.ms + msPerHour}}, noon);
    // Met means done at or before due (plan.md 5.5).
    QVERIFY(model.nextRegroup().has_value());
    QCOMPARE(model.nextRegroup()->ms, due.ms + 1);
    model.regroup(due);
    QCOMPARE(model.groups().size(), size_t(1));
    model.regroup(due + 1);
    const QStringList expected{QStringLiteral("overdue 1"), QStringLiteral("1"),
        QStringLiteral("2026-11-24 1"), QStringLiteral("2")};
    QCOMPARE(textOf(model), expected);
}

void IncidentListModelTest::asksForPagesOnceAndShowsThem()
{
    IncidentListModel model(someWords(), Zone());
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 1000; ++i)
        entries.push_back({IncidentId(i), noDue});
    model.merge(entries, noon);
    std::vector<std::vector<IncidentId>> asked;
    connect(&model, &IncidentListModel::rowsWanted, this,
        [&asked](const std::vector<IncidentId> &ids) { asked.push_back(ids); });
    const QModelIndex title = model.index(300, 1);
    QVERIFY(title.data().isNull());
    QCOMPARE(model.index(300, 0).data().toString(), QStringLiteral("G-301"));
    QTRY_COMPARE(asked.size(), size_t(1));
    QCOMPARE(asked[0].size(), size_t(128));
    QVERIFY(title.data().isNull());
    QCoreApplication::processEvents();
    QCOMPARE(asked.size(), size_t(1));

    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows(asked[0], {rowOf(IncidentId(301), QStringLiteral("Sites stale"))});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(title.data().toString(), QStringLiteral("Sites stale"));
    QCOMPARE(title.data(Qt::AccessibleTextRole).toString(), QStringLiteral("spoken Sites stale"));
}

void IncidentListModelTest::showsOldWordsUntilTheNewOnesCome()
{
    IncidentListModel model(someWords(), Zone());
    model.merge({{IncidentId(1), noDue}}, noon);
    model.setRows({IncidentId(1)}, {rowOf(IncidentId(1), QStringLiteral("Old"))});
    QSignalSpy wanted(&model, &IncidentListModel::rowsWanted);
    model.refresh({IncidentId(1)});
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("Old"));
    QTRY_COMPARE(wanted.size(), 1);
    model.setRows({IncidentId(1)}, {rowOf(IncidentId(1), QStringLiteral("New"))});
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("New"));
}

void IncidentListModelTest::takesAMillionRows()
{
    IncidentListModel model(someWords(), Zone());
    model.setGrouping(IncidentListModel::Grouping::Ascending);
    std::vector<ListEntry> entries(1'000'000);
    for (size_t i = 0; i < entries.size(); ++i) {
        const auto number = static_cast<qint64>(i) + 1;
        entries[i] = {IncidentId(number), noon.ms + number * msPerMinute};
    }
    model.merge(entries, noon);
    QCOMPARE(model.incidents(), 1'000'000);
    std::reverse(entries.begin(), entries.end());
    model.setGrouping(IncidentListModel::Grouping::Descending);
    model.merge(entries, noon);
    QCOMPARE(model.idAt(1), IncidentId(1'000'000));
}

void IncidentListModelTest::anEditLeadsFromAnyListToAnyOther()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 4000; ++round) {
        const int numbers = 1 + random.bounded(12);
        // Some numbers lie far apart, as those of another desk might.
        const qint64 step = round % 5 == 0 ? 1'000'000 : 1;
        std::vector<ListEntry> all;
        for (int i = 1; i <= numbers; ++i)
            all.push_back({IncidentId(i * step), noDue});
        const auto some = [&] {
            std::vector<ListEntry> entries = all;
            for (int i = random.bounded(6); i > 0; --i)
                std::swap(entries[static_cast<size_t>(random.bounded(numbers))],
                    entries[static_cast<size_t>(random.bounded(numbers))]);
            entries.resize(static_cast<size_t>(random.bounded(numbers + 1)));
            return std::make_shared<const std::vector<ListEntry>>(std::move(entries));
        };
        const ListOrder before = some();
        const ListOrder after = some();
        const ListEdit edit = editBetween(before, after);
        const auto plainPlace = [&](qsizetype place) {
            const ListEntry entry = (*before)[static_cast<size_t>(place)];
            const auto at = std::find(after->begin(), after->end(), entry);
            return at == after->end() ? std::optional<qsizetype>() : at - after->begin();
        };
        // Each is where it is, and what is told to come in is all the rest.
        std::vector<bool> reached(after->size(), false);
        std::vector<bool> fresh(after->size(), false);
        for (const ListEdit::Run &run : edit.inserted) {
            for (qsizetype i = run.first; i < run.first + run.count; ++i)
                fresh[static_cast<size_t>(i)] = true;
        }
        const auto size = static_cast<qsizetype>(before->size());
        for (qsizetype place = 0; place < size; ++place) {
            QCOMPARE(edit.placeAfter(place), plainPlace(place));
            const bool moves = std::any_of(edit.moves.begin(), edit.moves.end(),
                [place](const ListEdit::Move &move) { return move.from == place; });
            if (const auto now = plainPlace(place); now && !moves) {
                QCOMPARE(edit.gapAfter(place), *now);
                reached[static_cast<size_t>(*now)] = true;
            }
            QVERIFY(edit.gapAfter(place) <= static_cast<qsizetype>(after->size()));
        }
        for (size_t i = 0; i < after->size(); ++i)
            QVERIFY(reached[i] != fresh[i]);

        std::vector<ListEdit::Run> chosen;
        std::vector<bool> expected(after->size(), false);
        for (qsizetype place = 0; place < size; ++place) {
            if (random.bounded(3) == 0)
                continue;
            if (!chosen.empty() && chosen.back().first + chosen.back().count == place)
                ++chosen.back().count;
            else
                chosen.push_back({place, 1});
            if (const auto now = plainPlace(place))
                expected[static_cast<size_t>(*now)] = true;
        }
        const auto runs = edit.runsAfter(chosen, 100);
        QVERIFY(runs);
        std::vector<bool> found(after->size(), false);
        for (const ListEdit::Run &run : *runs) {
            for (qsizetype i = run.first; i < run.first + run.count; ++i)
                found[static_cast<size_t>(i)] = true;
        }
        QCOMPARE(found, expected);
    }
}

void IncidentListModelTest::anotherOrderIsLookedUp()
{
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 60'000; ++i)
        entries.push_back({IncidentId(i), noDue});
    IncidentListModel model(someWords(), Zone());
    model.merge(entries, noon);
    const QPersistentModelIndex held = model.index(100, 0);
    const QPersistentModelIndex goes = model.index(59'999, 0);
    std::reverse(entries.begin(), entries.end());
    entries.erase(entries.begin());
    const ListEdit edit =
        editBetween(model.order(), std::make_shared<const std::vector<ListEntry>>(entries));
    QVERIFY(edit.another);
    QCOMPARE(edit.gapAfter(59'999), 59'999);
    QCOMPARE(edit.gapAfter(59'998), 0);
    const auto runs = edit.runsAfter({{10, 3}, {20, 2}}, 10);
    QVERIFY(runs);
    const std::vector<ListEdit::Run> expected{{59'977, 2, 0}, {59'986, 3, 2}};
    QCOMPARE(*runs, expected);
    QVERIFY(!edit.runsAfter({{0, 1}, {2, 1}, {4, 1}}, 2));
    model.apply(edit, noon);
    QCOMPARE(model.idAt(held.row()), IncidentId(101));
    QVERIFY(!goes.isValid());
    QCOMPARE(model.rowCount(), 59'999);
}

void IncidentListModelTest::anEditOfAnotherOrderIsFoundAnew()
{
    IncidentListModel model(someWords(), Zone());
    model.merge({{IncidentId(1), noDue}, {IncidentId(2), noDue}}, noon);
    const ListEdit edit = editBetween(model.order(),
        std::make_shared<const std::vector<ListEntry>>(
            std::vector<ListEntry>{{IncidentId(2), noDue}}));
    model.merge({{IncidentId(2), noDue}, {IncidentId(3), noDue}}, noon);
    const QPersistentModelIndex held = model.index(0, 0);
    model.apply(edit, noon);
    QCOMPARE(textOf(model), QStringList(QStringLiteral("2")));
    QVERIFY(held.isValid());
}

void IncidentListModelTest::anAnswerFromBeforeAChangeIsAskedForAgain()
{
    IncidentListModel model(someWords(), Zone());
    model.merge({{IncidentId(1), noDue}}, noon);
    QSignalSpy wanted(&model, &IncidentListModel::rowsWanted);
    QVERIFY(model.index(0, 1).data().isNull());
    QTRY_COMPARE(wanted.size(), 1);
    model.refresh({IncidentId(1)});
    model.setRows({IncidentId(1)}, {rowOf(IncidentId(1), QStringLiteral("Old"))});
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("Old"));
    QTRY_COMPARE(wanted.size(), 2);
}

// An act changes one row: a view that is told so paints that one alone.
void IncidentListModelTest::fewRowsReadAreAnnouncedAlone()
{
    IncidentListModel model(someWords(), Zone());
    model.setGrouping(IncidentListModel::Grouping::Ascending);
    std::vector<ListEntry> entries;
    std::vector<IncidentId> ids;
    std::vector<IncidentRow> rows;
    for (int i = 1; i <= 50; ++i) {
        ids.emplace_back(i);
        entries.push_back({ids.back(), noon.ms + i * msPerHour});
        rows.push_back(rowOf(ids.back(), QStringLiteral("Old")));
    }
    model.merge(entries, noon);
    model.setRows(ids, rows);
    const int at = model.rowOf(IncidentId(30));
    QVERIFY(at > 30); // behind the heads of days
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const auto read = [&](const QString &title) {
        changed.clear();
        model.refresh({IncidentId(30)}, IncidentListModel::Asking::Elsewhere);
        QCOMPARE(changed.size(), 0);
        model.setRows({IncidentId(30)}, {rowOf(IncidentId(30), title)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(at, 1).data().toString(), title);
    };
    const auto rowsChanged = [&] {
        return std::pair(changed[0][0].toModelIndex().row(), changed[0][1].toModelIndex().row());
    };
    QCOMPARE(model.index(at, 1).data().toString(), QStringLiteral("Old"));
    read(QStringLiteral("New"));
    QCOMPARE(rowsChanged(), std::pair(at, at));

    // Where it has moved since it was looked at, all are announced.
    entries.erase(entries.begin());
    model.merge(entries, noon);
    changed.clear();
    model.setRows({IncidentId(30)}, {rowOf(IncidentId(30), QStringLiteral("Moved"))});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(rowsChanged(), std::pair(0, model.rowCount() - 1));
    QCOMPARE(
        model.index(model.rowOf(IncidentId(30)), 1).data().toString(), QStringLiteral("Moved"));
}

void IncidentListModelTest::asksForNoMoreWhileItWaits()
{
    IncidentListModel model(someWords(), Zone());
    std::vector<ListEntry> entries;
    for (int i = 1; i <= 100'000; ++i)
        entries.push_back({IncidentId(i), noDue});
    model.merge(entries, noon);
    std::vector<std::vector<IncidentId>> asked;
    connect(&model, &IncidentListModel::rowsWanted, this,
        [&asked](const std::vector<IncidentId> &ids) { asked.push_back(ids); });
    // A scroll bar drawn through the list, faster than the desk answers.
    size_t most = 0;
    for (int row = 0; row < 100'000; row += 500) {
        QVERIFY(model.index(row, 1).data().isNull());
        QCoreApplication::processEvents();
        most = asked.size();
    }
    QCOMPARE(most, size_t(4));
    // What is in sight when the answers come is asked for next.
    for (size_t i = 0; i < most; ++i)
        model.setRows(asked[i], {});
    QVERIFY(model.index(99'500, 1).data().isNull());
    QTRY_COMPARE(asked.size(), most + 1);
    const auto &last = asked.back();
    QVERIFY(std::find(last.begin(), last.end(), IncidentId(99'501)) != last.end());
}

QTEST_GUILESS_MAIN(IncidentListModelTest)
#include "tst_incidentlistmodel.moc"
