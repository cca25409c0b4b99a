// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusfoot.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/words/durationtext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace gander::ui {

namespace {

constexpr int keptIcon = 14;

// "UTC−5", "UTC+5:30", "UTC".
QString offsetText(int seconds)
{
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int minutes = std::abs(seconds) / 60;
    QString text = QStringLiteral("UTC") + (seconds < 0 ? QChar(0x2212) : QLatin1Char('+'))
        + QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace

QString zoneAndTime(Instant now, const Zone &zone)
{
    const QString letters = zone.abbreviationAt(now);
    const QString offset = offsetText(zone.offsetSecondsAt(now));
    // Zones without letters of their own have the offset for a name.
    const QString where = letters == offset || letters.startsWith(QLatin1StringView("UTC"))
        ? letters
        : StatusFoot::tr("%1, %2").arg(letters, offset);
    return StatusFoot::tr("%1 · %2").arg(where, words::instantText(now, now, zone, false));
}

StatusFoot::StatusFoot(Looks &looks, Ticker &ticker, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_row(new QHBoxLayout(this))
    , m_shown(plainLabel({}, this))
    , m_icon(plainLabel({}, this))
    , m_kept(plainLabel({}, this))
    , m_time(plainLabel({}, this))
{
    setObjectName(QStringLiteral("statusFoot"));
    m_shown->setObjectName(QStringLiteral("footShown"));
    m_kept->setObjectName(QStringLiteral("footKept"));
    m_time->setObjectName(QStringLiteral("footTime"));
    for (QLabel *label : {m_shown, m_kept, m_time})
        label->setTextFormat(Qt::PlainText);
    m_shown->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->setContentsMargins(12, 4, 12, 4);
    m_row->setSpacing(6);
    m_row->addWidget(m_shown, 1);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_kept);
    m_row->addSpacing(12);
    m_row->addWidget(m_time);
    connect(&looks, &Looks::changed, this, &StatusFoot::takeLooks);
    connect(&ticker, &Ticker::ticked, this, &StatusFoot::showTime);
    showTime(ticker.now());
    takeLooks();
}

void StatusFoot::setShown(const QString &text)
{
    m_shown->setText(text);
}

void StatusFoot::setKeeping(Keeping keeping)
{
    m_keeping = keeping;
    showKeeping();
}

void StatusFoot::addSign(QWidget *sign)
{
    const int place = m_row->indexOf(m_icon);
    m_row->insertWidget(place, sign);
    m_row->insertSpacing(place + 1, 12);
}

void StatusFoot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_looks.theme().window);
    painter.fillRect(QRect(0, 0, width(), 1), m_looks.theme().divider);
}

void StatusFoot::takeLooks()
{
    QPalette second = palette();
    second.setColor(QPalette::WindowText, m_looks.theme().secondary);
    for (QLabel *label : {m_shown, m_kept, m_time}) {
        label->setFont(m_looks.font(FontRole::Small));
        label->setPalette(second);
    }
    showKeeping();
}

void StatusFoot::showTime(Instant now)
{
    m_time->setText(zoneAndTime(now, m_zone));
}

void StatusFoot::showKeeping()
{
    QString icon = QStringLiteral("database");
    switch (m_keeping) {
    case Keeping::Saved:
        m_kept->setText(tr("Local desk, all changes saved"));
        break;
    case Keeping::Saving:
        m_kept->setText(tr("Local desk, saving"));
        break;
    case Keeping::ReadOnly:
        m_kept->setText(tr("Local desk, read-only"));
        icon = QStringLiteral("lock");
        break;
    }
    m_icon->setPixmap(m_looks.icon(icon, m_looks.theme().secondary, m_looks.px(keptIcon)));
}

} // namespace gander::ui
