// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/classifyhead.h"

#include "ui/classify/clockmark.h"
#include "ui/classify/pageparts.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gander::ui {

ClassifyHead::ClassifyHead(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("classifyHead"));
    Looks &looks = m_around.looks;
    setGround(*this, QPalette::Base);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 10, 24, 10);
    row->setSpacing(24);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_where = say(looks, Voice::Small, Tone::Second, this);
    m_where->setObjectName(QStringLiteral("classifyWhere"));
    m_title = sayLong(looks, Voice::Page, Tone::Primary, this);
    m_title->setObjectName(QStringLiteral("classifyTitle"));
    words->addWidget(m_where);
    words->addWidget(m_title);
    row->addLayout(words, 1);
    m_clock = new ClockMark(looks, this);
    m_clock->setObjectName(QStringLiteral("classifyClock"));
    row->addWidget(m_clock, 0, Qt::AlignVCenter);
}

void ClassifyHead::show(const IncidentDetail &detail)
{
    m_face = detail.classify;
    const Incident &incident = detail.incident;
    QStringList where{tr("Classify"), deskNumber(incident.id)};
    for (const QString &word : {incident.customer, incident.product}) {
        if (!word.isEmpty())
            where.append(oneLine(word, 60));
    }
    m_where->say(where.join(QStringLiteral("  ·  ")));
    m_title->say(oneLine(incident.title, 160));
}

void ClassifyHead::setNow(Instant now)
{
    m_clock->show(m_face, now, m_around.zone);
}

} // namespace gander::ui
