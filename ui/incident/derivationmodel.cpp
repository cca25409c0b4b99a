// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/derivationmodel.h"

#include <QStringList>

#include <algorithm>

namespace gander::ui {

DerivationModel::DerivationModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

std::vector<DerivationModel::Row> DerivationModel::rowsOf(const words::Derivation &derivation)
{
    std::vector<Row> rows;
    for (const words::DerivedClock &clock : derivation.clocks) {
        rows.push_back({.heading = true,
            .step = {.what = tr("%1: %2", "clock, state").arg(clock.title, clock.state),
                .here = clock.here,
                .there = clock.there}});
        int number = 0;
        for (const words::DerivedStep &step : clock.steps)
            rows.push_back({.number = ++number, .step = step});
    }
    return rows;
}

void DerivationModel::show(const words::Derivation &derivation)
{
    std::vector<Row> rows = rowsOf(derivation);
    const auto [oldHead, newHead] =
        std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end());
    const auto head = static_cast<int>(oldHead - m_rows.begin());
    const auto [oldTail, newTail] = std::mismatch(m_rows.rbegin(),
        std::make_reverse_iterator(oldHead), rows.rbegin(), std::make_reverse_iterator(newHead));
    const auto tail = static_cast<int>(oldTail - m_rows.rbegin());
    const auto before = static_cast<int>(m_rows.size()) - head - tail;
    const auto after = static_cast<int>(rows.size()) - head - tail;
    const int kept = std::min(before, after);
    if (after > before) {
        beginInsertRows({}, head + kept, head + after - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else if (before > after) {
        beginRemoveRows({}, head + kept, head + before - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else {
        m_rows = std::move(rows);
    }
    if (kept > 0)
        emit dataChanged(index(head, 0), index(head + kept - 1, columns - 1));
}

int DerivationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DerivationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

bool DerivationModel::isHeading(int row) const
{
    return row >= 0 && row < rowCount() && m_rows[static_cast<size_t>(row)].heading;
}

QString DerivationModel::spoken(const Row &row)
{
    QStringList parts;
    if (!row.heading)
        parts << tr("Step %1").arg(row.number);
    parts << row.step.what << row.step.here;
    if (!row.step.there.isEmpty())
        parts << tr("%1 for the customer").arg(row.step.there);
    parts << row.step.rule << row.step.event;
    parts.removeAll(QString());
    return parts.join(tr(", ", "between parts that are spoken"));
}

QVariant DerivationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    if (role == HeadingRole)
        return row.heading;
    if (role == ResultRole)
        return row.step.kind == StepKind::Due;
    if (role == MoreRole)
        return index.column() == What ? row.step.event : QString();
    if (role == Qt::AccessibleTextRole)
        return spoken(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return row.heading ? row.step.what : QString::number(row.number);
    case What:
        return row.heading ? QString() : row.step.what;
    case Rule:
        return row.step.rule;
    case Here:
        return row.step.here;
    case There:
        return row.step.there;
    default:
        return {};
    }
}

QVariant DerivationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case What:
        return tr("Step");
    case Rule:
        return tr("Rule");
    case Here:
        return tr("Desk time");
    case There:
        return tr("Customer’s time");
    default:
        return {};
    }
}

} // namespace gander::ui
