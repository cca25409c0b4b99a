// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/historyview.h"

#include "models/items/historymodel.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/textblock.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int eventsShown = 20;
constexpr int eventIcon = 14;

QString eventIconName(EventKind kind)
{
    switch (kind) {
    case EventKind::Reported:
        return QStringLiteral("mail");
    case EventKind::Edited:
        return QStringLiteral("pencil");
    case EventKind::Moved:
        return QStringLiteral("arrow-right");
    case EventKind::Assigned:
        return QStringLiteral("hand");
    case EventKind::Noted:
        return QStringLiteral("sticky-note");
    case EventKind::Held:
        return QStringLiteral("circle-pause");
    case EventKind::Resumed:
        return QStringLiteral("timer");
    case EventKind::Classified:
        return QStringLiteral("list-checks");
    case EventKind::Resolved:
        return QStringLiteral("circle-check");
    case EventKind::Reopened:
        return QStringLiteral("timer-reset");
    case EventKind::Closed:
        return QStringLiteral("check");
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
        return QStringLiteral("file-text");
    case EventKind::MemoIssued:
        return QStringLiteral("send");
    case EventKind::ContractMoved:
        return QStringLiteral("scroll-text");
    case EventKind::Linked:
    case EventKind::Unlinked:
        return QStringLiteral("link");
    case EventKind::Merged:
    case EventKind::Unmerged:
        return QStringLiteral("git-merge");
    case EventKind::Undone:
        return QStringLiteral("undo-2");
    }
    return QStringLiteral("circle");
}

void inkLabel(QLabel *label, const QColor &colour, const QFont &font)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    label->setFont(font);
}

} // namespace

HistoryView::HistoryView(
    items::HistoryModel &model, const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_looks(looks)
    , m_zone(zone)
    , m_heading(plainLabel(tr("Timeline"), this))
    , m_count(plainText({}, this))
    , m_rows(new QVBoxLayout)
    , m_all(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
{
    setObjectName(QStringLiteral("historyView"));
    m_count->setObjectName(QStringLiteral("historyCount"));
    m_all->setObjectName(QStringLiteral("allEvents"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_count);
    m_rows->setSpacing(7);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(m_rows);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_all, &Button::clicked, this, [this] {
        m_whole = !m_whole;
        rebuild();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_whole = false;
        rebuild();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryView::rebuild);
    connect(&looks, &Looks::changed, this, &HistoryView::rebuild);
    rebuild();
}

void HistoryView::rebuild()
{
    setUpdatesEnabled(false);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
    QFont heading = m_looks.font(FontRole::Small);
    heading.setWeight(QFont::DemiBold);
    inkLabel(m_heading, m_looks.theme().secondary, heading);
    inkLabel(m_count, m_looks.theme().secondary, m_looks.font(FontRole::Small));
    const int all = m_model.rowCount();
    m_count->setText(all == 1 ? tr("1 event") : tr("%n events", nullptr, all));
    const int shown = m_whole ? all : std::min(all, eventsShown);
    for (int row = 0; row < shown; ++row)
        m_rows->addWidget(makeRow(row));
    m_all->setVisible(all > eventsShown);
    m_all->setText(
        m_whole ? tr("Show the newest alone") : tr("Show all %1").arg(QLocale().toString(all)));
    setUpdatesEnabled(true);
}

QString HistoryView::timeOf(const Event &event) const
{
    const bool today = m_zone.wallAt(event.occurredAt).date == m_zone.wallAt(m_now).date;
    if (today)
        return words::timeOfDay(event.occurredAt, m_zone);
    return QLocale().toString(m_zone.wallAt(event.occurredAt).date, tr("d MMM"));
}

QWidget *HistoryView::makeRow(int row)
{
    const Event &event = m_model.eventAt(row);
    const Theme &theme = m_looks.theme();
    const bool counts = m_model.counts(row);
    const QFont small = m_looks.font(FontRole::Small);
    auto *line = new QWidget(this);
    line->setObjectName(QStringLiteral("event%1").arg(event.seq));

    auto *time = plainText(timeOf(event), line);
    inkLabel(time, theme.tertiary, small);
    time->setAlignment(Qt::AlignRight | Qt::AlignTop);
    time->setFixedWidth(m_looks.px(44));
    // The whole instant, for who wants it to the minute; digits and zone letters alone.
    time->setToolTip(plainTip(words::instantText(event.occurredAt, m_now, m_zone)));
    auto *icon = plainLabel({}, line);
    const int size = m_looks.px(eventIcon);
    icon->setPixmap(
        m_looks.icon(eventIconName(event.kind), theme.secondary, size, devicePixelRatioF()));
    icon->setAlignment(Qt::AlignHCenter | Qt::AlignTop);

    const words::EventWords words = words::eventWords(event);
    QString said = words.line;
    if (event.told)
        said = tr("%1 (told, not witnessed)").arg(said);
    if (!counts)
        said = tr("%1 (taken back)").arg(said);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(0, 0, 0, 0);
    text->setSpacing(1);
    const auto add = [&](const QString &what, const QColor &colour) {
        auto *block = new TextBlock(m_looks, line);
        block->setText(what);
        QFont font = small;
        font.setStrikeOut(!counts);
        inkLabel(block->label(), counts ? colour : theme.tertiary, font);
        text->addWidget(block);
    };
    add(said, theme.text);
    // The report's own words stand in a part of their own.
    if (!words.more.isEmpty() && event.kind != EventKind::Reported)
        add(words.more, theme.secondary);

    auto *parts = new QHBoxLayout(line);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(9);
    parts->addWidget(time, 0, Qt::AlignTop);
    parts->addWidget(icon, 0, Qt::AlignTop);
    parts->addLayout(text, 1);
    return line;
}

} // namespace gander::ui
