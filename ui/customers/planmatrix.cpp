// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/planmatrix.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/names.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int planGap = 4;
constexpr int planPadding = 10;
constexpr int planNameDesigned = 120;

QString planHead(int column)
{
    return PlanMatrix::tr("DevOps %1").arg(column + 1);
}

QString clauseSign(const PlanCell &cell)
{
    return cell.clause > 0 ? QStringLiteral("§%1").arg(cell.clause) : QString();
}

QString wasLine(const PlanCell &cell)
{
    return cell.moved ? PlanMatrix::tr("was %1").arg(cell.was) : QString();
}

// The clause's sign stands beside the window; where that is too long, before what was.
QString secondLine(const PlanCell &cell, bool withSign)
{
    const QString was = wasLine(cell);
    if (!withSign || cell.clause == 0)
        return was;
    return was.isEmpty() ? clauseSign(cell) : QStringLiteral("%1 %2").arg(clauseSign(cell), was);
}

} // namespace

PlanMatrix::PlanMatrix(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("planMatrix"));
    setAccessibleName(tr("The plan by severity and DevOps level"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&looks, &Looks::changed, this, &PlanMatrix::takeLooks);
}

void PlanMatrix::setCells(const PlanCells &cells)
{
    if (cells == m_cells)
        return;
    m_cells = cells;
    updateGeometry();
    update();
    speak();
}

int PlanMatrix::nameWidth() const
{
    const QFontMetrics metrics(m_looks.font(FontRole::Small));
    int longest = 0;
    for (const Severity severity : allSeverities) {
        for (const QString &word : words::severityName(severity).split(QLatin1Char(' ')))
            longest = std::max(longest, metrics.horizontalAdvance(word));
    }
    const int badge = severityBadgeSize(m_looks).width() + m_looks.px(8);
    return std::max(m_looks.px(planNameDesigned), badge + longest + m_looks.px(8));
}

int PlanMatrix::cellHeight() const
{
    const QFontMetrics body(m_looks.font(FontRole::BodyStrong));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    return body.height() + small.height() + m_looks.px(14);
}

int PlanMatrix::leastCellWidth() const
{
    const QFontMetrics body(m_looks.font(FontRole::BodyStrong));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    int least = small.horizontalAdvance(planHead(0));
    for (const auto &row : m_cells) {
        for (const PlanCell &cell : row) {
            least = std::max({least, body.horizontalAdvance(cell.window),
                small.horizontalAdvance(secondLine(cell, true))});
        }
    }
    return least + 2 * m_looks.px(planPadding);
}

QSize PlanMatrix::minimumSizeHint() const
{
    const int head = QFontMetrics(m_looks.font(FontRole::Small)).height() + m_looks.px(8);
    return {nameWidth() + 4 * leastCellWidth() + 3 * planGap,
        head + 5 * cellHeight() + 4 * planGap + 2};
}

QSize PlanMatrix::sizeHint() const
{
    return minimumSizeHint();
}

QRect PlanMatrix::frameOf(int row, int column) const
{
    const int head = QFontMetrics(m_looks.font(FontRole::Small)).height() + m_looks.px(8);
    const int names = nameWidth();
    const int room = std::max(0, width() - names - 3 * planGap - 1);
    const int left = names + column * planGap + room * column / 4;
    const int right = names + column * planGap + room * (column + 1) / 4;
    const QRect frame(left, head + row * (cellHeight() + planGap), right - left, cellHeight());
    return isRightToLeft()
        ? QRect(width() - frame.right() - 1, frame.top(), frame.width(), frame.height())
        : frame;
}

bool PlanMatrix::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (int row = 0; row < 5; ++row) {
            for (int column = 0; column < 4; ++column) {
                if (frameOf(row, column).contains(help->pos())) {
                    QToolTip::showText(
                        help->globalPos(), plainTip(spokenCell(m_cells, row, column)), this);
                    return true;
                }
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void PlanMatrix::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return QWidget::keyPressEvent(event);
    const int forward = isRightToLeft() ? -1 : 1;
    int row = m_row;
    int column = m_column;
    switch (event->key()) {
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_Left:
        column -= forward;
        break;
    case Qt::Key_Right:
        column += forward;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    m_row = std::clamp(row, 0, 4);
    m_column = std::clamp(column, 0, 3);
    update();
    speak();
}

void PlanMatrix::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    speak();
}

void PlanMatrix::speak()
{
    setAccessibleDescription(spokenCell(m_cells, m_row, m_column));
}

void PlanMatrix::takeLooks()
{
    updateGeometry();
    update();
}

void PlanMatrix::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_looks.font(FontRole::Small));
    painter.setPen(theme.secondary);
    const QSize badge = severityBadgeSize(m_looks);
    for (int column = 0; column < 4; ++column) {
        const QRect frame = frameOf(0, column);
        painter.drawText(
            QRect(frame.left() + m_looks.px(planPadding), 0, frame.width(), frame.top()),
            Qt::AlignVCenter | Qt::AlignLeading, planHead(column));
    }
    for (int row = 0; row < 5; ++row) {
        const QRect frame = frameOf(row, 0);
        const QRect line(0, frame.top(), width(), frame.height());
        QRect names(0, frame.top(), nameWidth() - m_looks.px(6), frame.height());
        if (isRightToLeft())
            names.moveRight(width() - 1);
        QRect sign(
            names.left(), line.center().y() - badge.height() / 2, badge.width(), badge.height());
        QRect words = names.adjusted(badge.width() + m_looks.px(8), 0, 0, 0);
        if (isRightToLeft()) {
            sign.moveRight(names.right());
            words = names.adjusted(0, 0, -badge.width() - m_looks.px(8), 0);
        }
        paintSeverity(painter, m_looks, sign, allSeverities[size_t(row)]);
        painter.setFont(m_looks.font(FontRole::Small));
        painter.setPen(theme.text);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextWordWrap,
            words::severityName(allSeverities[size_t(row)]));
        for (int column = 0; column < 4; ++column)
            paintCell(painter, row, column);
    }
}

void PlanMatrix::paintCell(QPainter &painter, int row, int column) const
{
    const Theme &theme = m_looks.theme();
    const PlanCell &cell = m_cells[size_t(row)][size_t(column)];
    const QRect rect = frameOf(row, column);
    const double line = cell.moved ? 2 : 1;
    QPen edge(cell.moved ? theme.accent : cell.promises ? theme.divider : theme.control, line);
    if (!cell.promises && !cell.moved)
        edge.setDashPattern({3, 2});
    painter.setPen(edge);
    painter.setBrush(cell.moved ? theme.selected : theme.surface);
    const QRectF frame = QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(frame, 5, 5);
    if (hasFocus() && row == m_row && column == m_column) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 4, -4, -4), 3, 3);
    }

    const QFont strong = m_looks.font(cell.clause > 0 ? FontRole::BodyStrong : FontRole::Body);
    const QFont small = m_looks.font(FontRole::Small);
    const int pad = m_looks.px(planPadding);
    QRect text = rect.adjusted(pad, 0, -pad, 0);
    const int past = QFontMetrics(strong).horizontalAdvance(cell.window) + m_looks.px(6);
    const bool isLong = cell.clause > 0
        && past + QFontMetrics(small).horizontalAdvance(clauseSign(cell)) > text.width();
    const QString was = secondLine(cell, isLong);
    if (!was.isEmpty()) {
        text.setTop(rect.top() + m_looks.px(6));
        text.setHeight(QFontMetrics(strong).height());
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(
            QRect(text.left(), text.bottom() + 1, text.width(), QFontMetrics(small).height()),
            Qt::AlignVCenter | Qt::AlignLeading, was);
    }
    painter.setFont(cell.promises ? strong : small);
    painter.setPen(cell.clause > 0 ? theme.text : theme.secondary);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading, cell.window);
    if (cell.clause > 0 && !isLong) {
        const QRect sign =
            isRightToLeft() ? text.adjusted(0, 0, -past, 0) : text.adjusted(past, 0, 0, 0);
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(sign, Qt::AlignVCenter | Qt::AlignLeading, clauseSign(cell));
    }
}

} // namespace gander::ui
