// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/emptylist.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int cardWidth = 460;
constexpr int cardIcon = 24;

} // namespace

EmptyList::EmptyList(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_card(new QWidget(this))
    , m_icon(plainLabel({}, m_card))
    , m_headline(plainLabel({}, m_card))
    , m_sentence(plainLabel({}, m_card))
    , m_acts(new QHBoxLayout)
{
    setObjectName(QStringLiteral("emptyList"));
    setFocusPolicy(Qt::StrongFocus);
    m_headline->setObjectName(QStringLiteral("emptyHeadline"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    for (QLabel *label : {m_icon, m_headline, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
    }
    m_acts->setSpacing(8);
    auto *words = new QVBoxLayout(m_card);
    words->setContentsMargins(18, 18, 18, 18);
    words->setSpacing(4);
    words->addWidget(m_icon);
    words->addWidget(m_headline);
    words->addWidget(m_sentence);
    words->addSpacing(8);
    words->addLayout(m_acts);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 64, 18, 18);
    column->addWidget(m_card, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(&looks, &Looks::changed, this, &EmptyList::applyLooks);
    applyLooks();
}

void EmptyList::applyLooks()
{
    const Theme &theme = m_looks.theme();
    m_card->setFixedWidth(qRound(cardWidth * m_looks.scale()));
    m_icon->setPixmap(m_iconName.isEmpty()
            ? QPixmap()
            : m_looks.icon(m_iconName, theme.tertiary, m_looks.px(cardIcon), devicePixelRatioF()));
    m_icon->setVisible(!m_iconName.isEmpty());
    m_headline->setFont(m_looks.font(FontRole::BodyStrong));
    m_sentence->setFont(m_looks.font(FontRole::Small));
    QPalette quiet = m_sentence->palette();
    quiet.setColor(QPalette::WindowText, theme.secondary);
    m_sentence->setPalette(quiet);
    update();
}

void EmptyList::say(const QString &icon, const QString &headline, const QString &sentence)
{
    m_iconName = icon;
    m_headline->setText(headline);
    setAccessibleName(headline);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    while (QLayoutItem *item = m_acts->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_acts->addStretch(1);
    m_acts->addStretch(1);
    applyLooks();
}

QPushButton *EmptyList::offer(const QString &name, const QString &text, const QString &key)
{
    auto *button = makeButton(text, {}, key, m_looks, m_card);
    button->setObjectName(name);
    m_acts->insertWidget(m_acts->count() - 1, button);
    return button;
}

void EmptyList::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.divider);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(m_card->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace gander::ui
