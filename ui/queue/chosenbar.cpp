// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/chosenbar.h"

#include "ui/kit/button.h"
#include "ui/kit/flowlayout.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/queue/followaction.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include <utility>

namespace gander::ui {

ChosenBar::ChosenBar(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_row(new QHBoxLayout(this))
    , m_count(plainLabel({}, this))
    , m_acts(new QWidget(this))
    , m_leave(new Button(looks, tr("Choose one"), {}, tr("Esc"), ButtonForm::Quiet, this))
{
    setObjectName(QStringLiteral("chosenBar"));
    setAccessibleName(tr("Chosen incidents"));
    m_count->setObjectName(QStringLiteral("chosenCount"));
    m_leave->setObjectName(QStringLiteral("chosenLeave"));
    m_row->setContentsMargins(14, 8, 14, 8);
    m_row->setSpacing(8);
    new FlowLayout(m_acts, 8);
    m_row->addWidget(m_count);
    m_row->addWidget(m_acts, 1);
    m_row->addWidget(m_leave);
    connect(m_leave, &Button::clicked, this, &ChosenBar::left);
    connect(&looks, &Looks::changed, this, &ChosenBar::takeLooks);
    takeLooks();
    hide();
}

void ChosenBar::setActions(const QList<QAction *> &actions)
{
    m_actions = actions;
    qDeleteAll(std::exchange(m_buttons, {}));
    if (isVisible())
        makeButtons();
}

void ChosenBar::makeButtons()
{
    for (QAction *action : m_actions) {
        auto *button = new Button(m_looks, {}, {}, {}, ButtonForm::Plain, m_acts);
        button->setObjectName(action->objectName() + QStringLiteral("Chosen"));
        follow(*button, *action);
        m_acts->layout()->addWidget(button);
        m_buttons << button;
    }
}

void ChosenBar::setCount(int count)
{
    m_count->setText(tr("%1 chosen").arg(QLocale().toString(count)));
    if (count > 0 && m_buttons.isEmpty())
        makeButtons();
    setVisible(count > 0);
}

void ChosenBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.selected);
    painter.fillRect(0, 0, width(), 1, theme.divider);
}

void ChosenBar::takeLooks()
{
    m_count->setFont(m_looks.font(FontRole::BodyStrong));
}

} // namespace gander::ui
