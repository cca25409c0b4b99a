// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/workbar.h"

#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>

namespace gander::ui {

namespace {

constexpr int wholeWork = 1000;

}

WorkBar::WorkBar(const Looks &looks, Hands &hands, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_hands(hands)
    , m_words(plainLabel(tr("Working on all that are chosen"), this))
    , m_bar(new QProgressBar(this))
    , m_stop(new Button(looks, tr("Stop, change nothing"), QStringLiteral("x"), tr("Esc"),
          ButtonForm::Plain, this))
{
    setObjectName(QStringLiteral("workBar"));
    setAccessibleName(m_words->text());
    m_bar->setObjectName(QStringLiteral("workProgress"));
    m_bar->setAccessibleName(tr("Progress of the act"));
    m_bar->setRange(0, wholeWork);
    m_bar->setTextVisible(false);
    m_stop->setObjectName(QStringLiteral("workStop"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(12);
    row->addWidget(m_words);
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    connect(&hands, &Hands::manyProgressed, this, &WorkBar::show);
    connect(&hands, &Hands::manyEnded, this, &QWidget::hide);
    connect(m_stop, &QAbstractButton::clicked, this, &WorkBar::stop);
    connect(&looks, &Looks::changed, this, &WorkBar::takeLooks);
    takeLooks();
    hide();
}

void WorkBar::show(int thousandths)
{
    if (isHidden()) {
        m_stop->setEnabled(true);
        qApp->installEventFilter(this);
    }
    m_bar->setValue(thousandths);
    QWidget::show();
}

void WorkBar::stop()
{
    m_stop->setEnabled(false);
    m_hands.stopMany();
}

bool WorkBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (!isOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (key->key() != Qt::Key_Escape || key->modifiers() != Qt::NoModifier || !widget
        || widget->window() != window())
        return QWidget::eventFilter(watched, event);
    if (isOverride)
        event->accept();
    else
        stop();
    return true;
}

void WorkBar::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void WorkBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(0, height() - 1, width(), 1, theme.divider);
}

void WorkBar::takeLooks()
{
    m_words->setFont(m_looks.font(FontRole::BodyMedium));
    update();
}

} // namespace gander::ui
