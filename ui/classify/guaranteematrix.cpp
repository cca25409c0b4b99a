// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/guaranteematrix.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr double cornerRadius = 5;

bool same(const std::optional<Levels> &a, const Levels &b)
{
    return a && a->severity == b.severity && a->devOps == b.devOps;
}

std::size_t rowOf(const Levels &levels)
{
    return static_cast<std::size_t>(number(levels.severity) - 1);
}

std::size_t columnOf(const Levels &levels)
{
    return static_cast<std::size_t>(number(levels.devOps) - 1);
}

Levels moved(const Levels &from, int rows, int columns)
{
    const auto severity = severityFromNumber(number(from.severity) + rows);
    const auto devOps = devOpsFromNumber(number(from.devOps) + columns);
    return {severity.value_or(from.severity), devOps.value_or(from.devOps)};
}

} // namespace

GuaranteeMatrix::GuaranteeMatrix(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("guaranteeMatrix"));
    setAccessibleName(tr("Severity and DevOps level"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_looks, &Looks::changed, this, &GuaranteeMatrix::refreshLook);
    refreshLook();
}

void GuaranteeMatrix::setCells(const GuaranteeCells &cells, Instant now, const Zone &zone)
{
    m_cells = cells;
    m_now = now;
    m_zone = zone;
    m_words = matrixWords(m_cells, m_now, m_zone);
    layOut();
    updateGeometry();
    update();
    speak();
}

void GuaranteeMatrix::setNow(Instant now)
{
    m_now = now;
    MatrixWords words = matrixWords(m_cells, m_now, m_zone);
    std::vector<Levels> stale;
    for (const Severity severity : allSeverities) {
        for (const DevOpsLevel devOps : allDevOpsLevels) {
            const Levels levels{severity, devOps};
            if (words.cells[rowOf(levels)][columnOf(levels)]
                != m_words.cells[rowOf(levels)][columnOf(levels)])
                stale.push_back(levels);
        }
    }
    if (stale.empty())
        return;
    m_words = std::move(words);
    const QSize before = m_layout.size;
    layOut();
    if (m_layout.size != before) {
        updateGeometry();
        update();
    }
    for (const Levels &levels : stale)
        updateCell(levels);
    speak();
}

void GuaranteeMatrix::setChosen(const std::optional<Levels> &levels)
{
    updateCell(m_chosen);
    m_chosen = levels;
    if (levels)
        m_current = *levels;
    setPending(std::nullopt);
    update();
    speak();
}

bool GuaranteeMatrix::typeDigit(int digit)
{
    if (m_pending) {
        const std::optional<DevOpsLevel> devOps = devOpsFromNumber(digit);
        if (!devOps)
            return false;
        m_focusShown = true;
        choose({*m_pending, *devOps});
        return true;
    }
    const std::optional<Severity> severity = severityFromNumber(digit);
    if (!severity)
        return false;
    setPending(severity);
    return true;
}

QString GuaranteeMatrix::spoken(const Levels &levels) const
{
    return spokenText(cellAt(m_cells, levels), m_now, m_zone);
}

QSize GuaranteeMatrix::sizeHint() const
{
    const int width = std::max(minimumMatrixWidth(m_words, m_fonts), 640);
    return {width, heightForWidth(width)};
}

QSize GuaranteeMatrix::minimumSizeHint() const
{
    // Its height follows its width.
    return {minimumMatrixWidth(m_words, m_fonts), 200};
}

int GuaranteeMatrix::heightForWidth(int width) const
{
    return layOutMatrix(width, m_words, m_fonts, isRightToLeft()).size.height();
}

bool GuaranteeMatrix::event(QEvent *event)
{
    // The digits belong to the cells while they have the focus, whatever the window does with them.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool digit = key->key() >= Qt::Key_1 && key->key() <= Qt::Key_5;
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if ((digit || key->key() == Qt::Key_Space || (key->key() == Qt::Key_Escape && m_pending))
            && plain) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void GuaranteeMatrix::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void GuaranteeMatrix::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        refreshLook();
    QWidget::changeEvent(event);
}

void GuaranteeMatrix::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool walkOnly = modifiers == Qt::ControlModifier;
    if (modifiers != Qt::NoModifier && !walkOnly) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(moved(m_current, -1, 0), !walkOnly);
    case Qt::Key_Down:
        return moveTo(moved(m_current, 1, 0), !walkOnly);
    case Qt::Key_Left:
        return moveTo(moved(m_current, 0, -forward), !walkOnly);
    case Qt::Key_Right:
        return moveTo(moved(m_current, 0, forward), !walkOnly);
    case Qt::Key_Home:
        return moveTo({m_current.severity, DevOpsLevel::DevOps1}, !walkOnly);
    case Qt::Key_End:
        return moveTo({m_current.severity, DevOpsLevel::DevOps4}, !walkOnly);
    case Qt::Key_Space:
        return choose(m_current);
    case Qt::Key_Escape:
        if (m_pending)
            return setPending(std::nullopt);
        break;
    default:
        if (!walkOnly && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_5
            && typeDigit(event->key() - Qt::Key_0))
            return;
    }
    QWidget::keyPressEvent(event);
}

void GuaranteeMatrix::mousePressEvent(QMouseEvent *event)
{
    const std::optional<Levels> levels = m_layout.levelsAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && levels)
        choose(*levels);
    else
        QWidget::mousePressEvent(event);
}

void GuaranteeMatrix::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(m_layout.levelsAt(event->position().toPoint()));
}

void GuaranteeMatrix::leaveEvent(QEvent *event)
{
    setHovered(std::nullopt);
    QWidget::leaveEvent(event);
}

void GuaranteeMatrix::focusInEvent(QFocusEvent *event)
{
    m_focusShown = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
    updateCell(m_current);
}

void GuaranteeMatrix::focusOutEvent(QFocusEvent *event)
{
    m_focusShown = false;
    QWidget::focusOutEvent(event);
    updateCell(m_current);
}

void GuaranteeMatrix::layOut()
{
    m_layout = layOutMatrix(width(), m_words, m_fonts, isRightToLeft());
}

void GuaranteeMatrix::choose(const Levels &levels)
{
    const bool news = !same(m_chosen, levels);
    setChosen(levels);
    if (news)
        emit chose(levels);
}

void GuaranteeMatrix::moveTo(const Levels &levels, bool andChoose)
{
    m_focusShown = true;
    if (andChoose)
        return choose(levels);
    updateCell(m_current);
    m_current = levels;
    updateCell(m_current);
    speak();
}

void GuaranteeMatrix::setPending(const std::optional<Severity> &severity)
{
    if (m_pending == severity)
        return;
    m_pending = severity;
    update();
    emit pendingChanged();
}

void GuaranteeMatrix::setHovered(const std::optional<Levels> &levels)
{
    if (levels ? same(m_hovered, *levels) : !m_hovered)
        return;
    updateCell(m_hovered);
    m_hovered = levels;
    updateCell(m_hovered);
}

void GuaranteeMatrix::speak()
{
    setAccessibleDescription(
        same(m_chosen, m_current) ? tr("%1, chosen").arg(spoken(m_current)) : spoken(m_current));
}

QRect GuaranteeMatrix::frameOf(const Levels &levels) const
{
    return m_layout.cells[rowOf(levels)][columnOf(levels)].frame;
}

void GuaranteeMatrix::updateCell(const std::optional<Levels> &levels)
{
    if (levels)
        update(frameOf(*levels).adjusted(-4, -4, 4, 4));
}

void GuaranteeMatrix::refreshLook()
{
    m_fonts = {m_looks.font(FontRole::BodyStrong), m_looks.font(FontRole::BodyMedium),
        m_looks.font(FontRole::Small)};
    layOut();
    updateGeometry();
    update();
}

void GuaranteeMatrix::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeads(painter);
    paintRows(painter);
    for (const Severity severity : allSeverities) {
        for (const DevOpsLevel devOps : allDevOpsLevels) {
            const Levels levels{severity, devOps};
            if (event->rect().intersects(frameOf(levels).adjusted(-4, -4, 4, 4)))
                paintCell(painter, levels);
        }
    }
}

void GuaranteeMatrix::paintHeads(QPainter &painter) const
{
    const Theme &theme = m_looks.theme();
    const int flags = Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap;
    const QPixmap person = m_looks.icon(
        QStringLiteral("user-round-check"), theme.secondary, m_layout.heads.front().icon.width());
    for (std::size_t column = 0; column < m_words.heads.size(); ++column) {
        const MatrixWords::Head &words = m_words.heads[column];
        const MatrixLayout::Head &place = m_layout.heads[column];
        const bool chosen = m_chosen && !m_pending && columnOf(*m_chosen) == column;
        painter.setFont(m_fonts.strong);
        painter.setPen(chosen ? theme.accent : theme.text);
        painter.drawText(place.name, flags, words.name);
        painter.setFont(m_fonts.small);
        painter.setPen(theme.secondary);
        painter.drawText(place.kind, flags, words.kind);
        painter.drawPixmap(place.icon.topLeft(), person);
        painter.drawText(place.who, flags, words.who);
    }
}

void GuaranteeMatrix::paintRows(QPainter &painter) const
{
    const Theme &theme = m_looks.theme();
    const int flags = Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap;
    for (std::size_t row = 0; row < m_words.rows.size(); ++row) {
        const MatrixLayout::Row &place = m_layout.rows[row];
        const Severity severity = allSeverities[row];
        // While the second digit is waited for, the row typed stands out.
        const bool chosen =
            m_pending ? *m_pending == severity : m_chosen && m_chosen->severity == severity;
        paintSeverity(painter, m_looks, place.badge, severity);
        painter.setFont(m_fonts.strong);
        painter.setPen(chosen ? theme.accent : theme.text);
        painter.drawText(place.name, flags, m_words.rows[row].name);
        painter.setFont(m_fonts.small);
        painter.setPen(theme.secondary);
        painter.drawText(place.help, flags, m_words.rows[row].help);
    }
}

void GuaranteeMatrix::paintCell(QPainter &painter, const Levels &levels) const
{
    const Theme &theme = m_looks.theme();
    const MatrixLayout::Cell &place = m_layout.cells[rowOf(levels)][columnOf(levels)];
    const GuaranteeCellWords &words = m_words.cells[rowOf(levels)][columnOf(levels)];
    const bool chosen = same(m_chosen, levels);
    const bool hovered = same(m_hovered, levels);
    const bool open = !cellAt(m_cells, levels).due;

    const double line = chosen ? 2 : 1;
    QPen edge(chosen ? theme.accent : hovered || open ? theme.control : theme.divider, line);
    if (open && !chosen) {
        edge.setDashPattern({3, 2});
    }
    painter.setPen(edge);
    painter.setBrush(chosen ? theme.selected : hovered ? theme.hover : theme.surface);
    const QRectF frame = QRectF(place.frame).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(frame, cornerRadius, cornerRadius);
    if (m_focusShown && hasFocus() && same(m_current, levels)) {
        // Outside a chosen cell's own edge, so that both are seen.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        const double out = chosen ? 2 : 1;
        painter.drawRoundedRect(
            frame.adjusted(-out, -out, out, out), cornerRadius + out, cornerRadius + out);
    }

    const int flags = Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap;
    painter.setFont(open ? m_fonts.small : m_fonts.body);
    painter.setPen(open ? theme.secondary : theme.text);
    painter.drawText(place.instant, flags, words.instant);
    painter.setFont(m_fonts.small);
    painter.setPen(theme.secondary);
    painter.drawText(place.window, flags, words.window);
    painter.drawText(place.distance, flags, words.distance);
    if (chosen) {
        painter.drawPixmap(place.tick.topLeft(),
            m_looks.icon(QStringLiteral("circle-check"), theme.accent, place.tick.width()));
    }
}

} // namespace gander::ui
