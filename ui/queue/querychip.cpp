// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/querychip.h"

#include "ui/kit/looks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>

namespace gander::ui {

namespace {

constexpr int chipPadding = 7;
constexpr int chipGap = 4;
constexpr int crossDesigned = 12;
constexpr int widestDesigned = 260;

qsizetype endOfName(const QString &term)
{
    static const QRegularExpression operators(QStringLiteral("[:<>=]"));
    return term.indexOf(operators);
}

} // namespace

QueryChip::QueryChip(
    const QString &term, const QString &problem, const Looks &looks, QWidget *parent)
    : QAbstractButton(parent)
    , m_term(term)
    , m_problem(problem)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("queryChip"));
    setText(term);
    setShortcut({}); // an & in the term makes no key
    setAccessibleName(problem.isEmpty() ? tr("Filter %1").arg(term)
                                        : tr("Filter %1, wrong: %2").arg(term, problem));
    setAccessibleDescription(tr("Delete drops it, Enter changes it"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &QueryChip::edited);
}

QString QueryChip::name() const
{
    const qsizetype end = endOfName(m_term);
    return end < 0 ? QString() : m_term.left(end) + u':';
}

QString QueryChip::value() const
{
    const qsizetype end = endOfName(m_term);
    if (end < 0)
        return m_term;
    return m_term.mid(m_term.at(end) == u':' ? end + 1 : end);
}

QRect QueryChip::cross() const
{
    const int crossSize = m_looks.px(crossDesigned);
    const QRect logical(
        width() - chipPadding - crossSize + 2, (height() - crossSize) / 2, crossSize, crossSize);
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

QSize QueryChip::sizeHint() const
{
    const int crossSize = m_looks.px(crossDesigned);
    const QFontMetrics metrics(m_looks.font(FontRole::Small));
    const int words =
        metrics.horizontalAdvance(name()) + chipGap + metrics.horizontalAdvance(value()) + 2;
    return {std::min(m_looks.px(widestDesigned),
                chipPadding + words + chipGap + crossSize + chipPadding - 2),
        std::max(22, metrics.height() + 6)};
}

QSize QueryChip::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void QueryChip::paintEvent(QPaintEvent *)
{
    const int crossSize = m_looks.px(crossDesigned);
    const Theme &theme = m_looks.theme();
    const bool wrong = !m_problem.isEmpty();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = wrong ? theme.state(Band::Critical).mark : theme.strong;
    if (hasFocus())
        edge = theme.accent;
    painter.setPen(QPen(edge, hasFocus() ? 2 : 1));
    painter.setBrush(wrong ? theme.state(Band::Critical).tint : theme.sunken);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);

    const QFont font = m_looks.font(FontRole::Small);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    const QRect words = rect().adjusted(chipPadding, 0, -chipPadding - crossSize - 2, 0);
    const int nameWidth = metrics.horizontalAdvance(name());
    const auto place = [this, &words](int from, int width) {
        return QStyle::visualRect(layoutDirection(), rect(),
            QRect(words.left() + from, words.top(), width, words.height()));
    };
    painter.setPen(theme.secondary);
    painter.drawText(place(0, nameWidth), int(Qt::AlignVCenter), name());
    painter.setPen(theme.text);
    const int valueAt = nameWidth > 0 ? nameWidth + chipGap : 0;
    const int room = std::max(0, words.width() - valueAt) + 2;
    painter.drawText(place(valueAt, room), int(Qt::AlignVCenter),
        metrics.elidedText(value(), Qt::ElideRight, room));
    painter.drawPixmap(cross().topLeft(),
        m_looks.icon(wrong ? QStringLiteral("circle-alert") : QStringLiteral("x"),
            wrong ? theme.state(Band::Critical).mark : theme.secondary, crossSize,
            devicePixelRatioF()));
}

void QueryChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit edited();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void QueryChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton
        && cross().adjusted(-4, -6, 4, 6).contains(event->position().toPoint())) {
        setDown(false);
        emit removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

} // namespace gander::ui
