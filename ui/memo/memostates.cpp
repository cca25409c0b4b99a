// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/memostates.h"

#include "ui/kit/looks.h"
#include "ui/words/names.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace gander::ui {
namespace {

constexpr std::array shownStates{MemoState::Draft, MemoState::Approved, MemoState::Issued};
constexpr int stateGap = 22;
constexpr int stateIcon = 14;

QString presentIcon(MemoState state)
{
    switch (state) {
    case MemoState::Draft:
        return QStringLiteral("pencil");
    case MemoState::Approved:
        return QStringLiteral("stamp");
    case MemoState::Issued:
    case MemoState::Revoked:
        return QStringLiteral("lock");
    }
    Q_UNREACHABLE();
}

} // namespace

MemoStates::MemoStates(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("memoStates"));
    setAccessibleName(tr("State of the memo"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
    show(MemoState::Draft);
}

void MemoStates::show(MemoState state)
{
    m_state = state;
    setAccessibleDescription(words::memoStateName(state));
    update();
}

int MemoStates::pillWidth(MemoState state) const
{
    return QFontMetrics(m_looks.font(FontRole::BodyStrong))
               .horizontalAdvance(words::memoStateName(state))
        + stateIcon + 6 + 20;
}

QSize MemoStates::sizeHint() const
{
    int width = 0;
    for (const MemoState state : shownStates)
        width += pillWidth(state);
    return {width + 2 * stateGap, QFontMetrics(m_looks.font(FontRole::BodyStrong)).height() + 12};
}

void MemoStates::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    for (const MemoState state : shownStates) {
        const bool present = state == m_state;
        const bool past = state < m_state;
        const int wide = pillWidth(state);
        QRect pill(x, 0, wide, height());
        QRect line(x + wide + 1, height() / 2, stateGap - 2, 1);
        if (isRightToLeft()) {
            pill.moveLeft(width() - x - wide);
            line.moveLeft(width() - line.x() - line.width());
        }
        if (present) {
            painter.setPen(QPen(theme.accent, 1));
            painter.setBrush(theme.selected);
            painter.drawRoundedRect(
                QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
        }
        const QColor ink = present ? theme.text : theme.secondary;
        const QString icon = present ? presentIcon(state)
            : past                   ? QStringLiteral("check")
                                     : QStringLiteral("circle");
        QRect iconRect(pill.x() + 10, (height() - stateIcon) / 2, stateIcon, stateIcon);
        QRect text = pill.adjusted(10 + stateIcon + 6, 0, -6, 0);
        if (isRightToLeft()) {
            iconRect.moveLeft(pill.right() - 10 - stateIcon);
            text = pill.adjusted(6, 0, -10 - stateIcon - 6, 0);
        }
        painter.drawPixmap(iconRect.topLeft(), m_looks.icon(icon, ink, stateIcon));
        painter.setFont(m_looks.font(present ? FontRole::BodyStrong : FontRole::Body));
        painter.setPen(ink);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading, words::memoStateName(state));
        if (state != shownStates.back()) {
            painter.setPen(QPen(theme.strong, 1));
            painter.drawLine(line.topLeft(), line.topRight());
        }
        x += wide + stateGap;
    }
}

} // namespace gander::ui
