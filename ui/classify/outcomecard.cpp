// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/outcomecard.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/words/names.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr int cardInset = 16;
constexpr int tileSide = 36;
constexpr int tileGap = 12;
constexpr int lineIconSide = 16;
constexpr int tileMarkSide = 20;

// In the order of words::outcomeConsequences.
QStringList consequenceIcons(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return {QStringLiteral("arrow-right"), QStringLiteral("hourglass")};
    case Outcome::OperatorError:
        return {QStringLiteral("file-text"), QStringLiteral("at-sign")};
    case Outcome::ActOfGod:
        return {QStringLiteral("file-text")};
    case Outcome::CoreBug:
        return {QStringLiteral("arrow-right"), QStringLiteral("timer")};
    }
    Q_UNREACHABLE();
}

int textHeight(const QFont &font, int width, const QString &text)
{
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, text)
        .height();
}

} // namespace

OutcomeCard::OutcomeCard(Looks &looks, Outcome outcome, int digit, QWidget *parent)
    : QAbstractButton(parent)
    , m_looks(looks)
    , m_outcome(outcome)
    , m_digit(digit)
{
    setObjectName(QStringLiteral("outcome-") + toKey(outcome));
    setCheckable(true);
    setAutoExclusive(true);
    setText(words::outcomeName(outcome));
    setAccessibleName(words::outcomeName(outcome));
    setAccessibleDescription(
        QStringList{words::outcomeDefinition(outcome), words::outcomeExample(outcome),
            words::outcomeConsequences(outcome).join(QStringLiteral(", "))}
            .join(u' '));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize OutcomeCard::sizeHint() const
{
    return {400, heightForWidth(400)};
}

QSize OutcomeCard::minimumSizeHint() const
{
    return {240, 80}; // its height follows its width
}

int OutcomeCard::heightForWidth(int width) const
{
    return layOut(width).height;
}

OutcomeCard::Layout OutcomeCard::layOut(int width) const
{
    const QFont name = m_looks.font(FontRole::Section);
    const QFont body = m_looks.font(FontRole::Body);
    const QFont small = m_looks.font(FontRole::Small);
    const int tileSize = m_looks.px(tileSide);
    const int lineIcon = m_looks.px(lineIconSide);
    Layout layout;
    layout.tile = QRect(cardInset, cardInset, tileSize, tileSize);
    const int x = cardInset + tileSize + tileGap;
    const int right = width - cardInset;
    const int keySide = std::max(20, QFontMetrics(small).height() + 4);
    layout.digit = QRect(right - keySide + 4, cardInset, keySide, keySide);
    layout.name = QRect(x, cardInset, layout.digit.left() - 8 - x, QFontMetrics(name).height());
    int y = layout.name.bottom() + 5;
    const int room = right - x;
    layout.definition =
        QRect(x, y, room, textHeight(body, room, words::outcomeDefinition(m_outcome)));
    y = layout.definition.bottom() + 4;
    layout.example = QRect(x, y, room, textHeight(small, room, words::outcomeExample(m_outcome)));
    y = std::max(layout.example.bottom(), layout.tile.bottom()) + 10;
    layout.rule = y;
    y += 10;

    const QStringList icons = consequenceIcons(m_outcome);
    const QStringList texts = words::outcomeConsequences(m_outcome);
    const QFontMetrics metrics(small);
    const int line = std::max(lineIcon, metrics.height());
    int left = cardInset;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const int wide = metrics.horizontalAdvance(texts[i]) + 4;
        // The next one stands beside, or below where the card is narrow.
        if (left > cardInset && left + lineIcon + 6 + wide > right) {
            left = cardInset;
            y += line + 4;
        }
        const int textRoom = std::min(wide, right - left - lineIcon - 6);
        const int height = std::max(line, textHeight(small, textRoom, texts[i]));
        layout.consequences.push_back({i < icons.size() ? icons[i] : QStringLiteral("arrow-right"),
            texts[i], QRect(left, y + (line - lineIcon) / 2, lineIcon, lineIcon),
            QRect(left + lineIcon + 6, y, textRoom, height)});
        left += lineIcon + 6 + textRoom + 16;
        if (height > line)
            y += height - line;
    }
    layout.height = y + line + 12;
    return layout;
}

void OutcomeCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    Layout layout = layOut(width());
    if (isRightToLeft()) {
        const auto mirror = [this](
                                QRect &rect) { rect.moveLeft(width() - rect.x() - rect.width()); };
        for (QRect *rect :
            {&layout.tile, &layout.name, &layout.digit, &layout.definition, &layout.example})
            mirror(*rect);
        for (Consequence &consequence : layout.consequences) {
            mirror(consequence.iconRect);
            mirror(consequence.wordsRect);
        }
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool chosen = isChecked();
    const bool focused = hasFocus() && m_focusShown;
    const double line = chosen ? 2 : 1;
    painter.setPen(QPen(chosen ? theme.accent
            : underMouse()     ? theme.control
                               : theme.divider,
        line));
    painter.setBrush(chosen ? theme.selected : underMouse() ? theme.hover : theme.surface);
    // Two pixels all round are the focus ring's.
    const QRectF frame =
        QRectF(rect()).adjusted(2 + line / 2, 2 + line / 2, -2 - line / 2, -2 - line / 2);
    painter.drawRoundedRect(frame, 7, 7);
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    }

    const CategoryInk colours = theme.category(m_outcome);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(layout.tile, 5, 5);
    const int markSize = m_looks.px(tileMarkSide);
    QRect mark(0, 0, markSize, markSize);
    mark.moveCenter(layout.tile.center());
    painter.drawPixmap(
        mark.topLeft(), m_looks.icon(outcomeIcon(m_outcome), colours.mark, markSize));

    const int flags = Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap;
    painter.setFont(m_looks.font(FontRole::Section));
    painter.setPen(theme.text);
    painter.drawText(layout.name, flags, text());
    painter.setFont(m_looks.font(FontRole::Body));
    painter.drawText(layout.definition, flags, words::outcomeDefinition(m_outcome));
    painter.setFont(m_looks.font(FontRole::Small));
    painter.setPen(theme.secondary);
    painter.drawText(layout.example, flags, words::outcomeExample(m_outcome));
    painter.setPen(QPen(theme.divider, 1));
    painter.drawLine(
        QPointF(cardInset, layout.rule + 0.5), QPointF(width() - cardInset, layout.rule + 0.5));
    painter.setPen(theme.secondary);
    for (const Consequence &consequence : layout.consequences) {
        painter.drawPixmap(consequence.iconRect.topLeft(),
            m_looks.icon(consequence.icon, theme.secondary, consequence.iconRect.width()));
        painter.drawText(consequence.wordsRect, flags | Qt::AlignVCenter, consequence.words);
    }
    if (chosen) {
        painter.drawPixmap(layout.digit.topLeft(),
            m_looks.icon(QStringLiteral("circle-check"), theme.accent, layout.digit.width()));
    } else {
        paintKeycap(painter, m_looks, layout.digit, QString::number(m_digit), theme.secondary,
            theme.window, theme.strong);
    }
}

void OutcomeCard::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        emit moveWanted(-forward, 0);
        return;
    case Qt::Key_Right:
        emit moveWanted(forward, 0);
        return;
    case Qt::Key_Up:
        emit moveWanted(0, -1);
        return;
    case Qt::Key_Down:
        emit moveWanted(0, 1);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void OutcomeCard::focusInEvent(QFocusEvent *event)
{
    m_focusShown = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
}

void OutcomeCard::focusOutEvent(QFocusEvent *event)
{
    m_focusShown = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace gander::ui
