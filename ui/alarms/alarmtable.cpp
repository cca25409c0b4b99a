// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmtable.h"

#include "ui/kit/countdown.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/words/alarmwords.h"
#include "ui/words/durationtext.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace gander::ui {

namespace {

enum AlarmSection {
    TimeLeftSection,
    RangSection,
    NumberSection,
    TitleSection,
    CustomerSection,
    OwnerSection,
    WhenSection
};

constexpr int alarmCell = 8;
// A title longer than any screen is wide is cut before it is laid out.
constexpr qsizetype mostLettersShown = 400;

Urgency urgencyOfAlarm(const Alarm &alarm)
{
    Urgency urgency;
    urgency.clock = alarm.clock;
    urgency.edges = bandEdges(alarm.start, alarm.due);
    urgency.pausedLeft = alarm.pausedLeft;
    return urgency;
}

} // namespace

class AlarmTable::Painter final : public QStyledItemDelegate
{
public:
    explicit Painter(AlarmTable &table)
        : QStyledItemDelegate(&table)
        , m_table(table)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme &theme = m_table.m_looks.theme();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool focused = m_table.hasFocus();
        QColor ground = theme.surface;
        if (chosen)
            ground = focused ? theme.selected : theme.selectedInactive;
        painter->save();
        painter->fillRect(option.rect, ground);
        painter->fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.divider);
        const Alarm &alarm = m_table.m_model.alarmAt(index.row());
        if (index.column() == TimeLeftSection)
            paintTimeLeft(painter, option.rect, alarm);
        else
            paintWords(painter, option.rect, index, chosen);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {80, QFontMetrics(m_table.m_looks.font(FontRole::Body)).height() + 16};
    }

private:
    void paintTimeLeft(QPainter *painter, const QRect &cell, const Alarm &alarm) const
    {
        const Urgency urgency = urgencyOfAlarm(alarm);
        paintCountdown(*painter, m_table.m_looks, cell.adjusted(0, 0, 0, -1),
            countdownOf(
                urgency, alarm.start, {}, m_table.m_ticker.now(), m_table.countdownWords(alarm)));
    }
    void paintWords(
        QPainter *painter, const QRect &cell, const QModelIndex &index, bool chosen) const
    {
        const Looks &looks = m_table.m_looks;
        const bool title = index.column() == TitleSection;
        painter->setFont(looks.font(title && chosen ? FontRole::BodyStrong : FontRole::Body));
        painter->setPen(title ? looks.theme().text : looks.theme().secondary);
        const QRect room = cell.adjusted(alarmCell, 0, -alarmCell, -1);
        const QString text =
            index.data().toString().left(mostLettersShown).replace(QLatin1Char('\n'), u' ');
        painter->drawText(room, int(Qt::AlignVCenter) | int(Qt::TextSingleLine),
            painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

    AlarmTable &m_table;
};

AlarmTable::AlarmTable(Looks &looks, Ticker &ticker, const Zone &zone, QWidget *parent)
    : QTableView(parent)
    , m_looks(looks)
    , m_ticker(ticker)
    , m_zone(zone)
    , m_model(columns(), [this](const Alarm &alarm) {
        return tr("%1, %2, %3")
            .arg(words::alarmSentence(alarm), clamped(alarm.title, 200), countdownWords(alarm));
    })
{
    setObjectName(QStringLiteral("alarmTable"));
    setAccessibleName(tr("Alarms that wait"));
    setModel(&m_model);
    setItemDelegate(new Painter(*this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false); // a table is one stop
    setShowGrid(false);
    setFrameShape(NoFrame);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (current().isSet())
            emit opened(current());
    });
    connect(&looks, &Looks::changed, this, &AlarmTable::takeLooks);
    // Only the rows in sight, and only the column that turns.
    connect(&ticker, &Ticker::ticked, this, [this] {
        if (isVisible())
            viewport()->update(columnViewportPosition(TimeLeftSection), 0,
                columnWidth(TimeLeftSection), viewport()->height());
    });
    takeLooks();
}

std::vector<items::AlarmModel::Column> AlarmTable::columns()
{
    return {
        {tr("Time left"), [this](const Alarm &alarm) { return countdownWords(alarm); }},
        {tr("Alarm"), [](const Alarm &alarm) { return words::rungText(alarm.rung); }},
        {tr("ID"), [](const Alarm &alarm) { return deskNumber(alarm.incident); }},
        {tr("Incident"), [](const Alarm &alarm) { return alarm.title; }},
        {tr("Customer"), [](const Alarm &alarm) { return alarm.customer; }},
        {tr("Owner"),
            [](const Alarm &alarm) {
                return alarm.assignee.isEmpty() ? tr("nobody yet") : alarm.assignee;
            }},
        {tr("Rang"),
            [this](const Alarm &alarm) {
                const QString rang = words::instantText(alarm.rangAt, m_ticker.now(), m_zone);
                return alarm.repeat ? tr("%1, again").arg(rang) : rang;
            }},
    };
}

QString AlarmTable::countdownWords(const Alarm &alarm) const
{
    return words::urgencyWords(urgencyOfAlarm(alarm), m_ticker.now());
}

void AlarmTable::setAlarms(const std::vector<Alarm> &alarms)
{
    const int row = currentIndex().row();
    m_model.merge(alarms);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
}

std::vector<IncidentId> AlarmTable::chosen() const
{
    std::vector<IncidentId> incidents;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        incidents.push_back(m_model.alarmAt(index.row()).incident);
    if (incidents.empty() && current().isSet())
        incidents.push_back(current());
    return incidents;
}

IncidentId AlarmTable::current() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? m_model.alarmAt(index.row()).incident : IncidentId();
}

void AlarmTable::keyPressEvent(QKeyEvent *event)
{
    const auto step = [this](int by) {
        const int row = std::clamp(currentIndex().row() + by, 0, m_model.rowCount() - 1);
        if (m_model.rowCount() > 0)
            selectRow(row);
    };
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool letter = event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    if (letter && !m_letters) {
        event->ignore();
        return;
    }
    switch (plain ? event->key() : 0) {
    case Qt::Key_J:
        step(1);
        break;
    case Qt::Key_K:
        step(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current().isSet())
            emit opened(current());
        break;
    case Qt::Key_A: // the page's; else the table would look the letter up
    case Qt::Key_Escape:
        event->ignore();
        break;
    default:
        if (event->key() == Qt::Key_A && event->modifiers() == Qt::ShiftModifier)
            event->ignore();
        else
            QTableView::keyPressEvent(event);
    }
}

void AlarmTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void AlarmTable::takeLooks()
{
    const int row = QFontMetrics(m_looks.font(FontRole::Body)).height() + 16;
    verticalHeader()->setMinimumSectionSize(row);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setMinimumHeight(m_looks.px(28));
    layOutColumns();
    viewport()->update();
}

void AlarmTable::layOutColumns()
{
    const std::pair<int, int> designed[]{{TimeLeftSection, 208}, {RangSection, 90},
        {NumberSection, 72}, {CustomerSection, 150}, {OwnerSection, 120}, {WhenSection, 190}};
    int taken = 0;
    for (const auto &[section, width] : designed) {
        setColumnWidth(section, m_looks.px(width));
        taken += m_looks.px(width);
    }
    // Where there is no room, who and when give way before what.
    const int least = m_looks.px(180);
    for (const int section : {int(OwnerSection), int(CustomerSection), int(WhenSection)}) {
        const bool hide = viewport()->width() - taken < least;
        if (hide)
            taken -= columnWidth(section) > 0 ? columnWidth(section) : 0;
        setColumnHidden(section, hide);
    }
    setColumnWidth(TitleSection, std::max(least, viewport()->width() - taken));
}

} // namespace gander::ui
