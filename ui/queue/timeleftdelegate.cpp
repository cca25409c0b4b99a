// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/timeleftdelegate.h"

#include "models/items/roles.h"
#include "ui/kit/countdown.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/queue/incidenttable.h"
#include "ui/words/durationtext.h"

#include <QPainter>

namespace gander::ui {

TimeLeftDelegate::TimeLeftDelegate(
    const Looks &looks, const Ticker &ticker, const IncidentTable &table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
    , m_ticker(ticker)
    , m_table(table)
{
}

void TimeLeftDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(items::IsGroupRole).toBool())
        return;
    painter->save();
    IncidentDelegate::paintGround(painter, option.rect, m_table.stateOf(index), m_looks);
    const auto row = index.data(items::RowRole).value<IncidentRow>();
    if (row.id.isSet()) {
        const Instant now = m_ticker.now();
        paintCountdown(*painter, m_looks, option.rect.adjusted(0, 0, 0, -1),
            countdownOf(row.urgency, row.spanStart, row.target, now,
                words::urgencyWords(row.urgency, now)));
    }
    painter->restore();
}

} // namespace gander::ui
