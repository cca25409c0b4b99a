// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/soonestlist.h"

#include "models/domain/board.h"
#include "models/items/incidentlistmodel.h"
#include "models/items/roles.h"
#include "ui/kit/countdown.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/ticker.h"
#include "ui/queue/queuewords.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int twoLines = 45;
constexpr int tallestRow = 84;
constexpr int rowSide = 8;
constexpr int personSize = 22;
constexpr int withClass = 480;
constexpr int barParts = 144; // of which a change is seen

} // namespace

SoonestList::SoonestList(
    Looks &looks, Ticker &ticker, const Zone &zone, const QString &me, QWidget *parent)
    : QListView(parent)
    , m_looks(looks)
    , m_ticker(ticker)
    , m_model(new items::IncidentListModel(queueWords(ticker, zone), zone, this))
{
    setObjectName(QStringLiteral("soonestList"));
    setAccessibleName(tr("Soonest"));
    setModel(m_model);
    setModelColumn(m_model->sectionOf(items::ColumnName::Title));
    auto *delegate = new SoonestDelegate(looks, ticker, *this, me);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false); // a table is one stop
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const IncidentId id = m_model->idAt(index.row()); id.isSet())
            emit opened(id);
    });
    connect(&ticker, &Ticker::ticked, this, &SoonestList::tick);
    connect(&looks, &Looks::changed, this, &SoonestList::takeLooks);
    takeLooks();
}

void SoonestList::setRows(const std::vector<IncidentRow> &rows)
{
    std::vector<ListEntry> entries;
    std::vector<IncidentId> ids;
    for (const IncidentRow &row : rows) {
        entries.push_back({row.id, row.urgency.edges ? row.urgency.edges->due.ms : noDue});
        ids.push_back(row.id);
    }
    m_model->forgetRows();
    m_model->setRows(ids, rows);
    m_model->merge(entries, m_ticker.now());
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, modelColumn()));
    viewport()->update();
}

IncidentId SoonestList::current() const
{
    return m_model->idAt(currentIndex().row());
}

int SoonestList::rowHeight() const
{
    const QFontMetrics body(m_looks.font(FontRole::Body));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    const int least = std::max(twoLines, body.height() + small.height() + 12);
    // A high card has room between the lines.
    const int room = viewport()->height() / static_cast<int>(boardSoonest);
    return std::clamp(room, least, std::max(least, m_looks.px(tallestRow)));
}

QSize SoonestList::minimumSizeHint() const
{
    const QFontMetrics body(m_looks.font(FontRole::Body));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    const int least = std::max(twoLines, body.height() + small.height() + 12);
    return {m_looks.px(380), least * static_cast<int>(boardSoonest) + 2};
}

void SoonestList::takeLooks()
{
    QPalette ground = palette();
    ground.setColor(QPalette::Base, m_looks.theme().surface);
    setPalette(ground);
    updateGeometry();
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void SoonestList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void SoonestList::tick()
{
    if (!isVisible())
        return;
    const int width = SoonestDelegate::timeWidth(m_looks);
    const int left = isRightToLeft() ? viewport()->width() - width : 0;
    const Instant now = m_ticker.now();
    m_said.resize(static_cast<size_t>(m_model->rowCount()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, modelColumn());
        const auto incident = index.data(items::RowRole).value<IncidentRow>();
        const Countdown countdown = countdownOf(incident.urgency, incident.spanStart,
            incident.target, now, words::urgencyWords(incident.urgency, now));
        Said says{incident.id, countdown.words, qRound(countdown.left * barParts)};
        Said &said = m_said[static_cast<size_t>(row)];
        if (said == says)
            continue;
        said = std::move(says);
        const QRect place = visualRect(index);
        viewport()->update(left, place.top(), width, place.height());
    }
}

void SoonestList::paintEvent(QPaintEvent *event)
{
    if (m_model->rowCount() > 0) {
        QListView::paintEvent(event);
        return;
    }
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_looks.theme().surface);
    painter.setFont(m_looks.font(FontRole::Body));
    painter.setPen(m_looks.theme().tertiary);
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No deadline is running"));
}

void SoonestList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current().isSet())
            emit opened(current());
        return;
    case Qt::Key_Escape: // the window's
        event->ignore();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void SoonestList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    viewport()->update();
}

void SoonestList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

// --- one row ---

SoonestDelegate::SoonestDelegate(
    const Looks &looks, const Ticker &ticker, const SoonestList &list, const QString &me)
    : m_looks(looks)
    , m_ticker(ticker)
    , m_list(list)
    , m_me(me)
{
}

int SoonestDelegate::timeWidth(const Looks &looks)
{
    return looks.px(208); // the widest words stand whole
}

QSize SoonestDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, m_list.rowHeight()};
}

void SoonestDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    const QRect cell = option.rect;
    const bool chosen = (option.state & QStyle::State_Selected) && m_list.hasFocus();
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->fillRect(cell, chosen ? theme.selected : hovered ? theme.hover : theme.surface);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.divider);
    if (chosen) {
        painter->setPen(theme.accent);
        painter->drawRect(cell.adjusted(0, 0, -1, -1));
    }
    const auto row = index.data(items::RowRole).value<IncidentRow>();
    if (!row.id.isSet()) {
        painter->restore();
        return;
    }
    const Qt::LayoutDirection direction = m_list.layoutDirection();
    const auto place = [&](int left, int width) {
        return QStyle::visualRect(
            direction, cell, QRect(left, cell.top(), width, cell.height() - 1));
    };
    const Instant now = m_ticker.now();
    const int time = timeWidth(m_looks);
    paintCountdown(*painter, m_looks, place(cell.left(), time),
        countdownOf(
            row.urgency, row.spanStart, row.target, now, words::urgencyWords(row.urgency, now)));

    int right = cell.right() - rowSide;
    const int person = m_looks.px(personSize);
    right -= person;
    const QRect circle = place(right, person);
    paintPerson(*painter, m_looks,
        QRect(circle.left(), circle.center().y() - person / 2, person, person), row.assignee,
        row.assignee == m_me);
    // Where there is little room the class gives way, never the title.
    if (cell.width() >= m_looks.px(withClass)) {
        const int classWidth = m_looks.px(84);
        right -= classWidth + rowSide;
        paintClass(*painter, place(right, classWidth), row, direction);
    }

    const int left = cell.left() + time + rowSide;
    const QFont body = m_looks.font(FontRole::Body);
    const QFont small = m_looks.font(FontRole::Small);
    const int bodyLine = QFontMetrics(body).height();
    const int smallLine = QFontMetrics(small).height();
    const int top = cell.top() + (cell.height() - bodyLine - smallLine) / 2;
    const auto side = int(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
        | int(Qt::TextSingleLine);
    const int width = std::max(0, right - left - rowSide);
    painter->setFont(body);
    painter->setPen(theme.text);
    painter->drawText(QStyle::visualRect(direction, cell, QRect(left, top, width, bodyLine)), side,
        QFontMetrics(body).elidedText(row.title.left(400).simplified(), Qt::ElideRight, width));
    QString under = deskNumber(row.id);
    if (!row.customer.isEmpty())
        under = QCoreApplication::translate("Board", "%1 · %2")
                    .arg(under, words::shortened(row.customer, 80));
    painter->setFont(small);
    painter->setPen(theme.secondary);
    painter->drawText(
        QStyle::visualRect(direction, cell, QRect(left, top + bodyLine, width, smallLine)), side,
        QFontMetrics(small).elidedText(under.simplified(), Qt::ElideRight, width));
    painter->restore();
}

void SoonestDelegate::paintClass(QPainter &painter, const QRect &area, const IncidentRow &row,
    Qt::LayoutDirection direction) const
{
    const Theme &theme = m_looks.theme();
    const QFont small = m_looks.font(FontRole::Small);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const auto trailing =
        int(direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight) | int(Qt::AlignVCenter);
    if (!row.classification) {
        painter.drawText(area, trailing, QCoreApplication::translate("Board", "To classify"));
        return;
    }
    const Classification &classification = *row.classification;
    const int icon = m_looks.px(14);
    const QSize badge = severityBadgeSize(m_looks);
    const bool levelled = classification.severity && classification.devOps;
    const QString level =
        levelled ? QStringLiteral("D%1").arg(number(*classification.devOps)) : QString();
    const int levelWidth = levelled ? QFontMetrics(small).horizontalAdvance(level) + 2 : 0;
    int at = area.left();
    int all = icon + (levelled ? 6 + badge.width() + 6 + levelWidth : 0);
    at += std::max(0, area.width() - all);
    const auto take = [&](int width, int height) {
        const QRect box(at, area.center().y() - height / 2 + 1, width, height);
        at += width + 6;
        return QStyle::visualRect(direction, area, box);
    };
    painter.drawPixmap(take(icon, icon),
        m_looks.icon(outcomeIcon(classification.outcome),
            theme.category(classification.outcome).mark, icon,
            painter.device()->devicePixelRatioF()));
    if (!levelled)
        return;
    paintSeverity(painter, m_looks, take(badge.width(), badge.height()), *classification.severity);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    painter.drawText(take(levelWidth, area.height() - 4), Qt::AlignCenter, level);
}

} // namespace gander::ui
