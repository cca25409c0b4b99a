// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/naventry.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int navRowHeight = 30;
constexpr int designedIcon = 16;
constexpr int navPadding = 10;
constexpr int navGap = 8;
constexpr int navRadius = 5;
constexpr int focusWidth = 2;
constexpr int compactWidth = 56;
constexpr int leastCompact = 40;
constexpr int elidedBeyond = 90;         // icon, sign, count and the space about them
constexpr qint64 leastThousands = 1'000; // counts that may be told in thousands
constexpr int leastWords = 60; // a long name is elided rather than that it widens the navigation

// Never more than there are: 1,199 is told as 1.1 k.
QString inThousands(qint64 count, const QLocale &locale)
{
    const bool isRound = count >= 10 * leastThousands;
    return NavEntry::tr("%1 k").arg(isRound
            ? locale.toString(count / 1000)
            : locale.toString(static_cast<double>(count / 100) / 10, 'f', 1));
}

} // namespace

NavEntry::NavEntry(const QString &icon, const QString &words, Looks &looks, QWidget *parent)
    : QAbstractButton(parent)
    , m_looks(looks)
    , m_icon(icon)
{
    setText(words);
    setShortcut({}); // an & in a view's name makes no key
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
    tell();
}

void NavEntry::setWords(const QString &words)
{
    setText(words);
    setShortcut({});
    tell();
    update();
}

void NavEntry::setGlyph(const QString &icon)
{
    m_icon = icon;
    update();
}

void NavEntry::setMore(const QString &more)
{
    m_more = more;
    tell();
}

void NavEntry::setCount(const std::optional<ListCount> &count)
{
    if (count == m_count)
        return;
    m_count = count;
    tell();
    update();
}

void NavEntry::setCompact(bool compact)
{
    m_compact = compact;
    tell();
    updateGeometry();
    update();
}

QSize NavEntry::sizeHint() const
{
    const QFontMetrics words(m_looks.font(FontRole::Body));
    const int navIcon = m_looks.px(designedIcon);
    if (m_compact)
        return {compactWidth, 2 * navRadius + navIcon + words.height()};
    const int wide = std::min(words.horizontalAdvance(text()), m_looks.px(leastWords));
    return {navPadding * 2 + navIcon + navGap + wide, std::max(navRowHeight, words.height() + 12)};
}

// Beside a scroll bar there is less room.
QSize NavEntry::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {std::min(hint.width(), leastCompact), hint.height()};
}

// The count belongs to the name: "Triage, 17, 1 overdue".
void NavEntry::tell()
{
    QString told = text();
    if (m_count && m_count->overdue > 0)
        told = tr("%1, %2, %3 overdue")
                   .arg(text(), locale().toString(m_count->total),
                       locale().toString(m_count->overdue));
    else if (m_count)
        told = tr("%1, %2").arg(text(), locale().toString(m_count->total));
    if (!m_more.isEmpty())
        told = tr("%1, %2").arg(told, m_more);
    setAccessibleName(told);
    const bool saysMore = m_compact || isElided() || !m_more.isEmpty();
    setToolTip(plainTip(saysMore ? told : QString()));
    setAccessibleDescription(saysMore ? told : QString()); // else the tip with its markup
}

// A name as long as one likes may not stand whole: the tip says it.
bool NavEntry::isElided() const
{
    const QFontMetrics words(m_looks.font(FontRole::BodyStrong));
    return words.horizontalAdvance(text()) > width() - m_looks.px(elidedBeyond);
}

void NavEntry::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    tell();
}

void NavEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_looks.theme();
    const QRectF ground = rect();
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.selected : theme.hover);
        painter.drawRoundedRect(ground, navRadius, navRadius);
    }
    if (isChecked()) {
        const QRect bar = QStyle::visualRect(layoutDirection(), rect(),
            QRect(0, navRadius, focusWidth + 1, height() - 2 * navRadius));
        painter.fillRect(bar, theme.accent);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, focusWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), navRadius, navRadius);
    }
    if (m_compact)
        paintCompact(painter);
    else
        paintWide(painter);
}

void NavEntry::paintWide(QPainter &painter) const
{
    const int navIcon = m_looks.px(designedIcon);
    const Theme &theme = m_looks.theme();
    const auto place = [this](int left, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width, height()));
    };
    const auto side = [this](bool leading) {
        return int(Qt::AlignVCenter)
            | int(leading == isLeftToRight() ? Qt::AlignLeft : Qt::AlignRight);
    };
    const QColor ink = isChecked() ? theme.accent : theme.secondary;
    const QRect icon = place(navPadding, navIcon);
    painter.drawPixmap(icon.left(), (height() - navIcon) / 2, m_looks.icon(m_icon, ink, navIcon));

    int right = width() - navPadding;
    painter.setFont(m_looks.font(isChecked() ? FontRole::BodyStrong : FontRole::Body));
    if (m_count) {
        const int words = navPadding + navIcon + navGap + 4
            + painter.fontMetrics().horizontalAdvance(text())
            + (m_count->overdue > 0 ? navIcon + navGap : 0);
        QString figure = locale().toString(m_count->total);
        // The name comes first; the tip and the list itself say the whole figure.
        if (m_count->total >= leastThousands
            && words + navGap + painter.fontMetrics().horizontalAdvance(figure) > right)
            figure = inThousands(m_count->total, locale());
        const int wide = painter.fontMetrics().horizontalAdvance(figure);
        painter.setPen(isChecked() ? theme.text : theme.secondary);
        painter.drawText(place(right - wide, wide + 1), side(false), figure);
        right -= wide + navGap;
        if (m_count->overdue > 0) {
            const QRect sign = place(right - navIcon, navIcon);
            painter.drawPixmap(sign.left(), (height() - navIcon) / 2,
                m_looks.icon(
                    QStringLiteral("octagon-x"), theme.state(Band::Breached).mark, navIcon));
            right -= navIcon + navGap;
        }
    }
    const int left = navPadding + navIcon + navGap + 4;
    painter.setPen(isChecked() ? theme.text : theme.secondary);
    painter.drawText(place(left, right - left), side(true),
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, right - left));
}

void NavEntry::paintCompact(QPainter &painter) const
{
    const int navIcon = m_looks.px(designedIcon);
    const Theme &theme = m_looks.theme();
    const bool overdue = m_count && m_count->overdue > 0;
    const QColor ink = isChecked() ? theme.accent : theme.secondary;
    painter.drawPixmap((width() - navIcon) / 2, navRadius, m_looks.icon(m_icon, ink, navIcon));
    if (!m_count)
        return;
    painter.setFont(m_looks.font(FontRole::Small));
    const QString figure = locale().toString(m_count->total);
    const int wide = painter.fontMetrics().horizontalAdvance(figure);
    const int sign = m_looks.px(12);
    const int all = wide + (overdue ? sign + 3 : 0);
    int left = (width() - all) / 2;
    const QRect line(0, navRadius + navIcon, width(), height() - navIcon - navRadius);
    if (overdue) {
        painter.drawPixmap(left, line.center().y() - sign / 2,
            m_looks.icon(QStringLiteral("octagon-x"), theme.state(Band::Breached).mark, sign));
        left += sign + 3;
    }
    painter.setPen(isChecked() ? theme.text : theme.secondary);
    painter.drawText(QRect(left, line.top(), wide + 1, line.height()), Qt::AlignCenter, figure);
}

} // namespace gander::ui
