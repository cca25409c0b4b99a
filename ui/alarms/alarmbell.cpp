// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmbell.h"

#include "ui/kit/looks.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int bellIcon = 14;
constexpr int bellGap = 6;
constexpr int bellPadding = 4;
constexpr int bellHeight = 24; // a target that can be hit

} // namespace

AlarmBell::AlarmBell(Looks &looks, QWidget *parent)
    : QAbstractButton(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("alarmBell"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
    tell();
}

void AlarmBell::setCounts(int waiting, int overdue)
{
    if (waiting == m_waiting && overdue == m_overdue)
        return;
    m_waiting = waiting;
    m_overdue = overdue;
    tell();
}

void AlarmBell::tell()
{
    const QString waiting = locale().toString(m_waiting);
    if (m_waiting == 0)
        setText(tr("No alarms"));
    else if (m_overdue > 0)
        setText(tr("%1 alarms, %2 overdue").arg(waiting, locale().toString(m_overdue)));
    else
        setText(tr("%1 alarms").arg(waiting));
    if (m_waiting == 1)
        setText(m_overdue > 0 ? tr("1 alarm, overdue") : tr("1 alarm"));
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize AlarmBell::sizeHint() const
{
    const QFontMetrics words(m_looks.font(FontRole::Small));
    return {2 * bellPadding + m_looks.px(bellIcon) + bellGap + words.horizontalAdvance(text()) + 1,
        std::max(m_looks.px(bellHeight), words.height())};
}

void AlarmBell::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_looks.theme();
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(QRectF(rect()), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const Ink overdue = theme.state(Band::Breached);
    const int icon = m_looks.px(bellIcon);
    const QRect sign = QStyle::visualRect(
        layoutDirection(), rect(), QRect(bellPadding, (height() - icon) / 2, icon, icon));
    painter.drawPixmap(sign.topLeft(),
        m_looks.icon(m_overdue > 0 ? QStringLiteral("octagon-x") : QStringLiteral("bell"),
            m_overdue > 0 ? overdue.mark : theme.secondary, icon));
    const int left = bellPadding + icon + bellGap;
    painter.setFont(m_looks.font(FontRole::Small));
    QColor ink = m_waiting > 0 ? theme.text : theme.secondary;
    painter.setPen(m_overdue > 0 ? overdue.text : ink);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(),
                         QRect(left, 0, width() - left - bellPadding + 1, height())),
        int(Qt::AlignVCenter) | int(isLeftToRight() ? Qt::AlignLeft : Qt::AlignRight), text());
}

} // namespace gander::ui
