// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/leaving/leavingpage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/morning.h"
#include "ui/desk/hands.h"
#include "ui/intake/deeds.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/leaving/leavingmodel.h"
#include "ui/leaving/leavingwords.h"
#include "ui/queue/ownwork.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int leavingMargin = 24;
constexpr qint64 mostEnding = 500; // more than anybody hands on by name

QueryTerm dueTerm(Comparison comparison, Instant at)
{
    QueryTerm term;
    term.field = QueryField::Due;
    term.comparison = comparison;
    term.at = at;
    return term;
}

} // namespace

Result<std::vector<IncidentRow>> endingSoon(
    const desk::Desk &desk, Instant now, Instant morning, const QString &me)
{
    const auto work = ownWork(desk, now, me, mostEnding,
        {dueTerm(Comparison::GreaterOrEqual, now), dueTerm(Comparison::Less, morning)});
    if (!work)
        return work.error();
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : *work)
        ids.push_back(entry.id);
    auto rows = desk.rows(ids);
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [now](const IncidentRow &row) {
        return !row.urgency.edges || isPausedAt(row.urgency, now);
    });
    return rows;
}

LeavingPage::LeavingPage(const Surroundings &around, QWidget *parent)
    : Sheet(around.looks, parent)
    , m_around(around)
    , m_model(new LeavingModel(around.zone, this))
    , m_table(new QTableView(this))
    , m_name(new LineEntry(this))
    , m_field(new Field(around.looks, tr("Assign the ticked ones to"), m_name, this))
    , m_assign(new Button(around.looks, tr("Assign"), QStringLiteral("user-round-plus"), tr("↵"),
          ButtonForm::Plain, this))
    , m_leave(
          new Button(around.looks, tr("Leave anyway"), {}, tr("Ctrl ↵"), ButtonForm::Primary, this))
    , m_stay(new Button(around.looks, tr("Stay"), QStringLiteral("arrow-left"), tr("Esc"),
          ButtonForm::Plain, this))
{
    setObjectName(QStringLiteral("leavingPage"));
    m_name->setObjectName(QStringLiteral("leavingName"));
    m_assign->setObjectName(QStringLiteral("leavingAssign"));
    m_leave->setObjectName(QStringLiteral("leavingLeave"));
    m_stay->setObjectName(QStringLiteral("leavingStay"));
    setBody(makeBody());
    addFootLeft(m_stay);
    addFootRight(m_leave);

    auto *names = new QCompleter(this);
    names->setCaseSensitivity(Qt::CaseInsensitive);
    names->setFilterMode(Qt::MatchContains);
    names->setModel(new QStringListModel(names));
    m_name->setCompleter(names);
    connect(m_assign, &Button::clicked, this, &LeavingPage::assign);
    connect(m_leave, &Button::clicked, this, &LeavingPage::leaveWanted);
    connect(m_stay, &Button::clicked, this, &LeavingPage::left);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_field->setIssue({});
        showChoice();
    });
    connect(m_model, &LeavingModel::ticksChanged, this, &LeavingPage::showChoice);
    connect(&around.desk, &desk::DeskService::changed, this, [this] {
        if (isVisible())
            ask(false);
    });
    connect(&around.looks, &Looks::changed, this, &LeavingPage::takeLooks);
    takeLooks();
    showChoice();
}

QWidget *LeavingPage::makeBody()
{
    m_table->setObjectName(QStringLiteral("leavingTable"));
    m_table->setAccessibleName(tr("What ends while nobody is here"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LeavingModel::Title, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->installEventFilter(this);

    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(leavingMargin, leavingMargin, leavingMargin, leavingMargin);
    column->setSpacing(16);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field);
    row->addWidget(m_assign, 0, Qt::AlignBottom);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    setTabOrder(m_name, m_assign);
    setTabOrder(m_assign, m_table);
    return body;
}

void LeavingPage::look()
{
    m_looking = true;
    desk::whenDone(m_around.desk.ask([](const desk::Desk &desk) { return desk.assignees(); }), this,
        [this](const Result<QStringList> &names) {
            if (names)
                static_cast<QStringListModel *>(m_name->completer()->model())
                    ->setStringList(*names);
        });
    ask(true);
}

void LeavingPage::ask(bool first)
{
    m_reading.cancel();
    const Instant now = m_around.ticker.now();
    const Instant morning = nextWorkingMorning(now, m_around.zone);
    m_reading = m_around.desk.ask([now, morning, me = m_around.actor.name](const desk::Desk &desk) {
        return endingSoon(desk, now, morning, me);
    });
    desk::whenDone(m_reading, this, [this, first](const Result<std::vector<IncidentRow>> &rows) {
        m_looking = false;
        // A desk that does not answer holds nobody up.
        if (!rows || (first && rows->empty())) {
            if (first)
                emit ready();
            return;
        }
        take(*rows);
        if (first)
            emit wanted();
    });
}

void LeavingPage::take(const std::vector<IncidentRow> &rows)
{
    const Instant now = m_around.ticker.now();
    const Instant morning = nextWorkingMorning(now, m_around.zone);
    setTitle(leavingSentence(static_cast<int>(rows.size()), morning, now, m_around.zone));
    setSubtitle(rows.empty() ? QString() : tr("They are yours or nobody's."));
    m_model->setRows(rows, now);
    m_leave->setText(rows.empty() ? tr("Leave") : tr("Leave anyway"));
    m_leave->setAccessibleName(m_leave->text());
    m_leave->updateGeometry();
    if (rows.empty())
        m_leave->setFocus(Qt::OtherFocusReason);
}

void LeavingPage::begin()
{
    m_name->clear();
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_name->setFocus(Qt::OtherFocusReason);
}

void LeavingPage::showChoice()
{
    const auto count = static_cast<int>(m_model->ticked().size());
    m_assign->setText(count == 1 ? tr("Assign 1 incident") : tr("Assign %1 incidents").arg(count));
    m_assign->setAccessibleName(m_assign->text());
    m_assign->setEnabled(count > 0);
    m_assign->updateGeometry();
}

void LeavingPage::assign()
{
    const std::vector<IncidentId> ids = m_model->ticked();
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_field->setIssue(tr("Say who takes them."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (ids.empty())
        return;
    const Deed deed = deedOf(m_around.hands, DeedKind::Assign, ids, name);
    m_around.hands.perform(deed.acts, deed.what, deed.done, [this](const std::vector<Receipt> &) {
        m_name->clear();
        ask(false);
    });
}

bool LeavingPage::eventFilter(QObject *watched, QEvent *event)
{
    // Space ticks wherever in the row one is.
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QModelIndex row = m_model->index(m_table->currentIndex().row(), LeavingModel::Ends);
        const bool ticked = row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(row, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return true;
    }
    return Sheet::eventFilter(watched, event);
}

void LeavingPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        emit leaveWanted();
    else if (enter && (m_name->hasFocus() || m_table->hasFocus() || m_assign->hasFocus()))
        assign();
    else if (enter && m_leave->hasFocus())
        emit leaveWanted();
    else if (enter && m_stay->hasFocus())
        emit left();
    else
        Sheet::keyPressEvent(event);
}

void LeavingPage::takeLooks()
{
    const Looks &looks = m_around.looks;
    m_table->setFont(looks.font(FontRole::Body));
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(34, QFontMetrics(looks.font(FontRole::Body)).height() + 16));
    m_name->setMinimumWidth(looks.px(260));
}

} // namespace gander::ui
