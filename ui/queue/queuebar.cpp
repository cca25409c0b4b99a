// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuebar.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/queue/followaction.h"

#include <QHBoxLayout>
#include <QLabel>

namespace gander::ui {

QueueBar::QueueBar(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_name(plainLabel({}, this))
    , m_counts(plainLabel({}, this))
{
    m_name->setObjectName(QStringLiteral("queueName"));
    m_name->setTextFormat(Qt::PlainText);
    m_counts->setObjectName(QStringLiteral("queueCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_nextUrgent = new Button(looks, tr("Next urgent"), QStringLiteral("arrow-down-to-line"), {},
        ButtonForm::Plain, this);
    m_nextUrgent->setObjectName(QStringLiteral("nextUrgentButton"));
    m_newIncident = new Button(
        looks, tr("New incident"), QStringLiteral("plus"), {}, ButtonForm::Primary, this);
    m_newIncident->setObjectName(QStringLiteral("newIncidentButton"));
    connect(&looks, &Looks::changed, this, &QueueBar::applyLooks);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 9, 14, 10);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_counts, 1);
    row->addWidget(m_nextUrgent);
    row->addWidget(m_newIncident);
    applyLooks();
}

void QueueBar::setName(const QString &name)
{
    m_name->setText(name);
}

void QueueBar::setCounts(const QString &counts)
{
    m_counts->setText(counts);
}

void QueueBar::setActions(QAction &nextUrgent, QAction &newIncident)
{
    follow(*m_nextUrgent, nextUrgent);
    follow(*m_newIncident, newIncident);
}

void QueueBar::offerActs(bool offered)
{
    m_nextUrgent->setVisible(offered);
    m_newIncident->setVisible(offered);
}

void QueueBar::applyLooks()
{
    m_name->setFont(m_looks.font(FontRole::Page));
    m_counts->setFont(m_looks.font(FontRole::Small));
    QPalette quiet = m_counts->palette();
    quiet.setColor(QPalette::WindowText, m_looks.theme().secondary);
    m_counts->setPalette(quiet);
}

} // namespace gander::ui
