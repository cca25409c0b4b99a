// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/sheet.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int sheetMargin = 24;
constexpr int footMargin = 12;

QWidget *rule(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Window); // else the sheet's own
    return line;
}

} // namespace

Sheet::Sheet(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_head(new QWidget(this))
    , m_title(plainLabel({}, m_head))
    , m_subtitle(plainLabel({}, m_head))
    , m_headRule(rule(this))
    , m_scroll(new QScrollArea(this))
    , m_footRule(rule(this))
    , m_foot(new QWidget(this))
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    m_title->setObjectName(QStringLiteral("sheetTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle->setObjectName(QStringLiteral("sheetSubtitle"));
    m_subtitle->setTextFormat(Qt::PlainText);

    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(sheetMargin, footMargin, sheetMargin, footMargin);
    head->setSpacing(footMargin);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    m_foot->setAutoFillBackground(true);
    m_foot->setBackgroundRole(QPalette::Window);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(sheetMargin, footMargin, sheetMargin, footMargin);
    foot->addLayout(m_left);
    foot->addStretch(1);
    foot->addLayout(m_right);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_headRule);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_footRule);
    column->addWidget(m_foot);

    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&m_looks, &Looks::changed, this, &Sheet::takeLooks);
    takeLooks();
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Sheet::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
}

void Sheet::setBody(QWidget *body)
{
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(body);
}

void Sheet::addFootLeft(QWidget *widget)
{
    m_left->addWidget(widget);
}

void Sheet::addFootRight(QWidget *widget)
{
    m_right->addWidget(widget);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    // What no field wanted scrolls: all of the page can be read by keys.
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_scroll->verticalScrollBar(), event);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Sheet::takeLooks()
{
    m_title->setFont(m_looks.font(FontRole::Page));
    QPalette second = m_subtitle->palette();
    second.setColor(QPalette::WindowText, m_looks.theme().secondary);
    m_subtitle->setPalette(second);
    QPalette line = palette();
    line.setColor(QPalette::Window, m_looks.theme().divider);
    m_headRule->setPalette(line);
    m_footRule->setPalette(line);
}

} // namespace gander::ui
