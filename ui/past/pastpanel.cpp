// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/past/pastpanel.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"

#include <QBoxLayout>
#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace gander::ui {

namespace {

constexpr qint64 morning = 9 * msPerHour;

Instant daysBefore(Instant now, int days, const Zone &zone)
{
    const WallTime wall = zone.wallAt(now);
    return zone.instantOf({wall.date.addDays(-days), wall.msOfDay});
}

} // namespace

std::array<Instant, 4> quickInstants(Instant now, const Zone &zone)
{
    const WallTime wall = zone.wallAt(now);
    const QDate day = wall.msOfDay > morning ? wall.date : wall.date.addDays(-1);
    return {now + -msPerHour, zone.instantOf({day, morning}), daysBefore(now, 1, zone),
        daysBefore(now, 7, zone)};
}

PastPanel::PastPanel(Looks &looks, const Clock &now, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_now(now)
    , m_zone(zone)
    , m_icon(plainLabel({}, this))
    , m_label(plainLabel(tr("Show the desk as of"), this))
    , m_edit(new QDateTimeEdit(this))
    , m_zoneName(plainLabel({}, this))
    , m_issue(plainLabel({}, this))
    , m_close(makeButton(tr("Close"), {}, tr("Esc"), looks, this))
    , m_show(makeButton(tr("Show"), {}, tr("↵"), looks, this, true))
{
    setObjectName(QStringLiteral("pastPanel"));
    setAccessibleName(tr("As of"));
    m_edit->setObjectName(QStringLiteral("pastInstant"));
    // A dial without a zone of its own: what it shows is the desk's wall clock.
    m_edit->setTimeSpec(Qt::UTC);
    m_edit->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_label->setBuddy(m_edit);
    m_zoneName->setObjectName(QStringLiteral("pastZone"));
    m_issue->setObjectName(QStringLiteral("pastIssue"));
    m_close->setObjectName(QStringLiteral("pastClose"));
    m_show->setObjectName(QStringLiteral("pastShow"));
    for (QLabel *label : {m_label, m_zoneName, m_issue})
        label->setTextFormat(Qt::PlainText);
    m_issue->setWordWrap(true);

    auto *when = new QHBoxLayout;
    when->setSpacing(8);
    when->addWidget(m_icon);
    when->addWidget(m_label);
    when->addWidget(m_edit);
    when->addWidget(m_zoneName);
    when->addStretch(1);
    when->addWidget(m_close);
    when->addWidget(m_show);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(8);
    column->addLayout(when);
    column->addWidget(m_issue);
    column->addLayout(makeQuick());

    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this] {
        nameZone();
        showIssue({});
    });
    connect(m_close, &QPushButton::clicked, this, &PastPanel::leave);
    connect(m_show, &QPushButton::clicked, this, &PastPanel::commit);
    connect(&looks, &Looks::changed, this, &PastPanel::takeLooks);
    takeLooks();
    showIssue({});
    hide();
}

QHBoxLayout *PastPanel::makeQuick()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const std::array<QString, 4> names{QStringLiteral("pastHourAgo"), QStringLiteral("pastMorning"),
        QStringLiteral("pastYesterday"), QStringLiteral("pastWeekAgo")};
    for (size_t i = 0; i < m_quick.size(); ++i) {
        m_quick[i].button = makeButton({}, {}, {}, m_looks, this);
        m_quick[i].button->setObjectName(names[i]);
        connect(m_quick[i].button, &QPushButton::clicked, this, [this, i] {
            showInstant(m_quick[i].at);
            commit();
        });
        row->addWidget(m_quick[i].button);
    }
    row->addStretch(1);
    return row;
}

void PastPanel::fillQuick(Instant now)
{
    const auto instants = quickInstants(now, m_zone);
    const bool today = m_zone.wallAt(instants[1]).date == m_zone.wallAt(now).date;
    const std::array<QString, 4> texts{tr("An hour ago"),
        (today ? tr("Today %1") : tr("Yesterday %1")).arg(words::timeOfDay(instants[1], m_zone)),
        tr("Yesterday %1").arg(words::timeOfDay(instants[2], m_zone)), tr("A week ago")};
    for (size_t i = 0; i < m_quick.size(); ++i) {
        m_quick[i].at = instants[i];
        m_quick[i].button->setText(texts[i]);
        m_quick[i].button->setAccessibleName(texts[i]);
        m_quick[i].button->updateGeometry();
        m_quick[i].button->setToolTip(plainTip(words::instantText(instants[i], now, m_zone)));
    }
}

void PastPanel::open(std::optional<Instant> at)
{
    const Instant now = m_now.now();
    fillQuick(now);
    showInstant(at ? *at : m_last ? *m_last : quickInstants(now, m_zone)[0]);
    showIssue({});
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void PastPanel::leave()
{
    if (isHidden())
        return;
    hide();
    emit left();
}

Instant PastPanel::instant() const
{
    const QDateTime shown = m_edit->dateTime();
    return m_zone.instantOf({shown.date(), shown.time().msecsSinceStartOfDay()});
}

void PastPanel::showInstant(Instant at)
{
    const WallTime wall = m_zone.wallAt(at);
    // Whole minutes, as they are shown.
    const qint64 minutes = wall.msOfDay / msPerMinute * msPerMinute;
    m_edit->setDateTime(
        QDateTime(wall.date, QTime::fromMSecsSinceStartOfDay(static_cast<int>(minutes)), Qt::UTC));
    nameZone();
}

// The letters may be others on that day.
void PastPanel::nameZone()
{
    const QString letters = m_zone.abbreviationAt(instant());
    m_zoneName->setText(
        letters == m_zone.name() ? letters : tr("%1, %2").arg(letters, m_zone.name()));
    m_edit->setAccessibleName(tr("Instant, %1").arg(m_zoneName->text()));
}

void PastPanel::showIssue(const QString &issue)
{
    m_issue->setText(issue);
    m_issue->setVisible(!issue.isEmpty());
    // The edge is the style's, by this property.
    m_edit->setProperty("mark", issue.isEmpty() ? QVariant() : QStringLiteral("wrong"));
    m_edit->update();
}

void PastPanel::commit()
{
    m_edit->interpretText();
    const Instant at = instant();
    if (at > m_now.now()) {
        showIssue(tr("That is still to come: choose an instant in the past."));
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_last = at;
    hide();
    emit chosen(at);
    emit left();
}

void PastPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        commit();
    else
        QWidget::keyPressEvent(event);
}

void PastPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.divider);
}

void PastPanel::takeLooks()
{
    const Theme &theme = m_looks.theme();
    const int px = m_looks.px(16);
    m_icon->setPixmap(m_looks.icon(QStringLiteral("history"), theme.secondary, px));
    m_label->setFont(m_looks.font(FontRole::BodyMedium));
    m_zoneName->setFont(m_looks.font(FontRole::Body));
    m_issue->setFont(m_looks.font(FontRole::Small));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.secondary);
    m_zoneName->setPalette(quiet);
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, theme.state(Band::Critical).text);
    m_issue->setPalette(wrong);
}

} // namespace gander::ui
