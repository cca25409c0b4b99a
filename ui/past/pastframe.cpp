// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/past/pastframe.h"

#include "ui/kit/looks.h"
#include "ui/past/pastbar.h"
#include "ui/past/pastpanel.h"
#include "ui/words/durationtext.h"

#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int frameWidth = 3;
constexpr int longMs = 1000;

} // namespace

PastFrame::PastFrame(
    Looks &looks, const Clock &clock, const Zone &zone, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_clock(clock)
    , m_zone(zone)
    , m_panel(new PastPanel(looks, clock, zone, this))
    , m_bar(new PastBar(looks, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("pastFrame"));
    m_column->setSpacing(0);
    m_column->addWidget(m_panel);
    m_column->addWidget(m_bar);
    m_column->addWidget(content, 1);
    m_long.setSingleShot(true);
    m_long.setInterval(longMs);
    connect(&m_long, &QTimer::timeout, this, &PastFrame::arrange);
    connect(m_panel, &PastPanel::chosen, this, [this](Instant at) { emit wanted(at); });
    connect(m_panel, &PastPanel::left, this, &PastFrame::giveBackFocus);
    connect(m_bar, &PastBar::otherWanted, this, &PastFrame::ask);
    connect(m_bar, &PastBar::backWanted, this, [this] { emit wanted({}); });
    connect(m_bar, &PastBar::stopWanted, this, &PastFrame::stopWanted);
    connect(&looks, &Looks::changed, this, [this] { update(); });
    arrange();
}

void PastFrame::setPast(std::optional<Instant> at)
{
    m_past = at;
    arrange();
}

void PastFrame::setFramed(bool framed)
{
    m_framed = framed;
    if (!framed)
        m_panel->hide();
    arrange();
}

void PastFrame::setReading(bool reading, std::optional<Instant> at)
{
    m_reading = reading;
    m_readingAt = at;
    if (reading)
        m_long.start();
    else
        m_long.stop();
    arrange();
}

void PastFrame::ask()
{
    if (m_panel->isHidden())
        m_focusBefore = QApplication::focusWidget();
    m_panel->open(m_past);
}

void PastFrame::giveBackFocus()
{
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    else
        emit left();
}

bool PastFrame::closeForm()
{
    if (!m_panel->isHidden()) {
        m_panel->leave();
        return true;
    }
    if (!m_reading)
        return false;
    emit stopWanted();
    return true;
}

bool PastFrame::closePast()
{
    if (!m_past || !m_framed)
        return false;
    emit wanted({});
    return true;
}

QString PastFrame::nameOf(Instant at) const
{
    return words::instantText(at, m_clock.now(), m_zone);
}

void PastFrame::arrange()
{
    const bool framed = m_framed && m_past;
    const int edge = framed ? frameWidth : 0;
    m_column->setContentsMargins(edge, edge, edge, edge);
    if (m_reading && !m_long.isActive() && m_framed)
        m_bar->showReading(m_readingAt ? nameOf(*m_readingAt) : QString());
    else if (framed)
        m_bar->showPast(nameOf(*m_past));
    else
        m_bar->hide();
    update();
}

void PastFrame::paintEvent(QPaintEvent *)
{
    if (!m_framed || !m_past)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_looks.theme().state(Band::Paused).mark);
}

} // namespace gander::ui
