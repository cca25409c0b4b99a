// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints the time that is left: the model says when, this says how long from the ticker's now.

#include <QStyledItemDelegate>

namespace gander::ui {

class IncidentTable;
class Looks;
class Ticker;

class TimeLeftDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // All of them outlive it.
    TimeLeftDelegate(
        const Looks &looks, const Ticker &ticker, const IncidentTable &table, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    const Looks &m_looks;
    const Ticker &m_ticker;
    const IncidentTable &m_table;
};

} // namespace gander::ui
