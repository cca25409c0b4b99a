// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/heatcell.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int cellSide = 8;
constexpr int cellRadius = 4;
constexpr int markHeight = 18;
constexpr int markIcon = 12;
constexpr int markGap = 4;

QColor between(const QColor &from, const QColor &to, double part)
{
    const auto mixed = [part](int a, int b) { return qRound(a + (b - a) * part); };
    return QColor(mixed(from.red(), to.red()), mixed(from.green(), to.green()),
        mixed(from.blue(), to.blue()));
}

} // namespace

HeatCell::HeatCell(const Looks &looks, const Levels &levels, QWidget *parent)
    : QAbstractButton(parent)
    , m_looks(looks)
    , m_levels(levels)
{
    setObjectName(
        QStringLiteral("heat-%1-%2")
            .arg(QString::number(number(levels.severity)), QString::number(number(levels.devOps))));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(listTitle(levels));
    connect(&looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HeatCell::setFigures(const CellFigures &figures, qint64 most)
{
    if (figures == m_figures && most == m_most)
        return;
    m_figures = figures;
    m_most = most;
    setAccessibleName(most < 0 ? listTitle(m_levels) : spokenCell(m_levels, figures));
    updateGeometry();
    update();
}

std::vector<HeatCell::Mark> HeatCell::marks() const
{
    const QFontMetrics metrics(m_looks.font(FontRole::Caption));
    std::vector<Mark> marks;
    for (const auto &[band, count] :
        {std::pair(Band::Breached, m_figures.overdue), std::pair(Band::AtRisk, m_figures.atRisk)}) {
        if (count == 0)
            continue;
        const QString words = QLocale().toString(count);
        marks.push_back({band, words,
            m_looks.px(markIcon) + metrics.horizontalAdvance(words) + m_looks.px(14)});
    }
    return marks;
}

QFont HeatCell::figureFont() const
{
    QFont font = m_looks.font(FontRole::Section);
    if (m_figures.open == 0)
        font.setWeight(QFont::Normal);
    return font;
}

QSize HeatCell::sizeHint() const
{
    const QFontMetrics figure(figureFont());
    int widest = 0;
    for (const Mark &mark : marks())
        widest = std::max(widest, mark.width + markGap);
    return {figure.horizontalAdvance(QLocale().toString(m_figures.open)) + widest + 2 * cellSide,
        std::max(figure.height(), 2 * m_looks.px(markHeight) + markGap) + 8};
}

QColor HeatCell::shade() const
{
    const Theme &theme = m_looks.theme();
    if (m_figures.open == 0)
        return theme.surface;
    const QColor least = theme.dark ? theme.hover : theme.sunken;
    const QColor most = theme.dark ? between(theme.strong, theme.control, 0.25)
                                   : between(theme.strong, theme.control, 0.2);
    if (m_most < 2)
        return least;
    return between(
        least, most, static_cast<double>(m_figures.open - 1) / static_cast<double>(m_most - 1));
}

void HeatCell::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen edge(underMouse() ? theme.control : theme.divider, 1);
    if (m_levels.severity == Severity::Sev5 && m_figures.open == 0)
        edge = QPen(theme.strong, 1, Qt::DashLine); // no guarantee
    painter.setPen(edge);
    painter.setBrush(shade());
    painter.drawRoundedRect(box, cellRadius, cellRadius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), cellRadius, cellRadius);
    }

    if (m_most < 0)
        return; // nothing is known
    const QRect inner = rect().adjusted(cellSide, 4, -cellSide, -4);
    const QString count = QLocale().toString(m_figures.open);
    painter.setFont(figureFont());
    painter.setPen(m_figures.open == 0 ? theme.tertiary : theme.text);
    const auto side = int(isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(inner, side | int(Qt::AlignVCenter), count);

    const std::vector<Mark> all = marks();
    int needed = painter.fontMetrics().horizontalAdvance(count);
    for (const Mark &mark : all)
        needed += mark.width + markGap;
    const int high = m_looks.px(markHeight);
    const bool inLine = needed <= inner.width();
    const int rows = inLine ? 1 : static_cast<int>(all.size());
    int right = inner.right() + 1;
    int top = inner.center().y() + 1 - (rows * high + (rows - 1) * markGap) / 2;
    for (size_t i = 0; i < all.size(); ++i) {
        // Overdue is first: leftmost in a line, uppermost in a column.
        const Mark &mark = inLine ? all[all.size() - 1 - i] : all[i];
        paintMark(painter,
            QStyle::visualRect(
                layoutDirection(), rect(), QRect(right - mark.width, top, mark.width, high)),
            mark);
        if (inLine)
            right -= mark.width + markGap;
        else
            top += high + markGap;
    }
}

void HeatCell::paintMark(QPainter &painter, const QRect &rect, const Mark &mark) const
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(mark.band);
    const bool solid = mark.band == Band::Breached;
    const QColor words = solid ? theme.onBreached : ink.text;
    painter.setPen(ink.mark);
    painter.setBrush(solid ? ink.mark : theme.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const int px = m_looks.px(markIcon);
    const int pad = m_looks.px(4);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect,
                           QRect(rect.left() + pad, rect.top() + (rect.height() - px) / 2, px, px))
                           .topLeft(),
        m_looks.icon(bandIcon(mark.band), words, px, devicePixelRatioF()));
    QFont font = m_looks.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(words);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect,
                         rect.adjusted(pad + px + m_looks.px(2), 0, -pad / 2, 0)),
        Qt::AlignCenter, mark.count);
}

void HeatCell::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = isRightToLeft();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Up:
        emit moved(-1, 0);
        return;
    case Qt::Key_Down:
        emit moved(1, 0);
        return;
    case Qt::Key_Left:
        emit moved(0, mirrored ? 1 : -1);
        return;
    case Qt::Key_Right:
        emit moved(0, mirrored ? -1 : 1);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace gander::ui
