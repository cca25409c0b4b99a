// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importpage.h"

#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"

#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimeZone>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int importMargin = 24;
constexpr int importWidth = 900;
constexpr int importSpacing = 12;
constexpr int wholeProgress = 1000;
constexpr size_t mostIssues = 2000; // shown; more say the same

QString orderName(exchange::DateOrder order)
{
    switch (order) {
    case exchange::DateOrder::DayFirst:
        return ImportPage::tr("Day first, 31/12/2026");
    case exchange::DateOrder::MonthFirst:
        return ImportPage::tr("Month first, 12/31/2026");
    case exchange::DateOrder::YearFirst:
        return ImportPage::tr("Year first, 2026-12-31");
    }
    return {};
}

} // namespace

ImportPage::ImportPage(const Surroundings &around, QWidget *parent)
    : Sheet(around.looks, parent)
    , m_around(around)
    , m_run(around.desk)
    , m_path(new LineEntry(this))
    , m_choose(makeButton(tr("Choose..."), {}, {}, around.looks, this))
    , m_zone(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_pathIssue(plainLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_summary(plainLabel({}, this))
    , m_issues(new QStandardItemModel(0, 3, this))
    , m_issueTable(new QTableView(this))
    , m_leave(makeButton({}, QStringLiteral("x"), tr("Esc"), around.looks, this))
    , m_forward(makeButton({}, {}, tr("Ctrl ↵"), around.looks, this, true))
{
    setObjectName(QStringLiteral("importPage"));
    setTitle(tr("Import a file"));
    setSubtitle(tr("Incidents of another desk, or of an export. The same outside number means an "
                   "update, never a copy."));
    m_path->setObjectName(QStringLiteral("importPath"));
    m_choose->setObjectName(QStringLiteral("importChoose"));
    m_choose->setAccessibleName(tr("Choose the file"));
    m_zone->setObjectName(QStringLiteral("importZone"));
    m_order->setObjectName(QStringLiteral("importDateOrder"));
    m_pathIssue->setObjectName(QStringLiteral("importIssue"));
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setRange(0, wholeProgress);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_issueTable->setObjectName(QStringLiteral("importIssues"));
    m_issueTable->setAccessibleName(tr("What is wrong in the file"));
    m_leave->setObjectName(QStringLiteral("importLeave"));
    m_forward->setObjectName(QStringLiteral("importForward"));
    for (QLabel *label : {m_pathIssue, m_summary}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    for (const QByteArray &name : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(name));
    m_zone->setEditable(true);
    m_zone->setLineEdit(new LineEntry(m_zone));
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->setCurrentText(around.zone.name());
    m_order->addItem(tr("As the file shows by itself"));
    for (const auto order : {exchange::DateOrder::DayFirst, exchange::DateOrder::MonthFirst,
             exchange::DateOrder::YearFirst})
        m_order->addItem(orderName(order), static_cast<int>(order));

    m_issues->setHorizontalHeaderLabels({tr("Line"), tr("Column"), tr("What is wrong")});
    m_issueTable->setModel(m_issues);
    m_issueTable->verticalHeader()->hide();
    m_issueTable->horizontalHeader()->setStretchLastSection(true);
    m_issueTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_issueTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_issueTable->setWordWrap(false);
    m_issueTable->setTabKeyNavigation(false);

    setBody(makeForm());
    addFootLeft(m_leave);
    addFootRight(m_forward);

    connect(m_choose, &QPushButton::clicked, this, &ImportPage::choose);
    connect(m_path, &QLineEdit::textEdited, this, [this] { go(Step::Choose); });
    connect(m_leave, &QPushButton::clicked, this, &ImportPage::back);
    connect(m_forward, &QPushButton::clicked, this, &ImportPage::forward);
    connect(&m_run, &ImportRun::progressed, m_progress, &QProgressBar::setValue);
    connect(&m_run, &ImportRun::planned, this, &ImportPage::showPlan);
    connect(&m_run, &ImportRun::tookOver, this, &ImportPage::showDone);
    connect(&m_run, &ImportRun::failed, this, [this](const Error &error) {
        go(Step::Choose);
        if (error.kind == ErrorKind::Cancelled)
            m_summary->setText(tr("Stopped. Nothing was imported."));
        else
            m_around.hands.fail(error, tr("import the file"));
    });
    go(Step::Choose);
}

void ImportPage::open(const QString &path)
{
    if (!path.isEmpty() && !m_run.isUnderWay()) {
        m_path->setText(path);
        go(Step::Choose);
    }
    m_path->setFocus(Qt::OtherFocusReason);
}

void ImportPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        back();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        forward();
    else
        Sheet::keyPressEvent(event);
}

QWidget *ImportPage::makeForm()
{
    auto *file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(m_choose);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(importSpacing);
    const auto label = [this](const QString &text, QWidget *buddy) {
        auto *made = plainLabel(text, this);
        made->setBuddy(buddy);
        return made;
    };
    form->addRow(label(tr("File"), m_path), file);
    form->addRow(QString(), m_pathIssue);
    form->addRow(label(tr("Times without a zone are of"), m_zone), m_zone);
    form->addRow(label(tr("Dates are written"), m_order), m_order);

    auto *body = new QWidget(this);
    auto *narrow = new QWidget(body);
    narrow->setMaximumWidth(importWidth);
    auto *column = new QVBoxLayout(narrow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(importSpacing);
    column->addLayout(form);
    column->addWidget(m_progress);
    column->addWidget(m_summary);
    column->addWidget(m_issueTable, 1);
    column->addStretch(0);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(importMargin, importMargin, importMargin, importMargin);
    row->addWidget(narrow, 1);
    row->addStretch(0);
    return body;
}

void ImportPage::choose()
{
    // Not modal to the event loop: the window stays alive, and may be closed, under it.
    auto *dialog = new QFileDialog(
        this, tr("Import a file"), m_path->text(), tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        go(Step::Choose);
        m_forward->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void ImportPage::read()
{
    const QString path = m_path->text().trimmed();
    const auto zone = Zone::find(m_zone->currentText().trimmed());
    QString issue;
    if (path.isEmpty())
        issue = tr("Choose a file");
    else if (!zone)
        issue = tr("\"%1\" is no time zone").arg(m_zone->currentText());
    m_pathIssue->setText(issue);
    m_pathIssue->setVisible(!issue.isEmpty());
    if (!issue.isEmpty())
        return;
    std::optional<exchange::DateOrder> order;
    if (const QVariant chosen = m_order->currentData(); chosen.isValid())
        order = static_cast<exchange::DateOrder>(chosen.toInt());
    go(Step::Reading);
    m_run.read(path, {.zone = *zone, .dateOrder = order, .map = {}, .now = m_around.ticker.now()});
}

void ImportPage::go(Step step)
{
    m_step = step;
    const bool underWay = step == Step::Reading || step == Step::TakingOver;
    for (QWidget *field : {static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_choose),
             static_cast<QWidget *>(m_zone), static_cast<QWidget *>(m_order)})
        field->setEnabled(!underWay);
    m_progress->setVisible(underWay);
    m_progress->setValue(0);
    m_leave->setText(underWay ? tr("Stop") : tr("Leave"));
    m_forward->setEnabled(!underWay);
    switch (step) {
    case Step::Choose:
        m_forward->setText(tr("Read the file"));
        m_summary->clear();
        m_pathIssue->hide();
        m_issues->setRowCount(0);
        m_issueTable->hide();
        break;
    case Step::Reading:
        m_summary->setText(tr("Reading..."));
        break;
    case Step::Look:
        break;
    case Step::TakingOver:
        m_summary->setText(tr("Importing..."));
        break;
    case Step::Done:
        m_forward->setText(tr("Import another"));
        break;
    }
}

void ImportPage::forward()
{
    switch (m_step) {
    case Step::Choose:
        read();
        break;
    case Step::Look:
        if (m_forward->isEnabled()) {
            go(Step::TakingOver);
            m_run.takeOver(m_around.actor);
        }
        break;
    case Step::Done:
        m_path->clear();
        go(Step::Choose);
        m_path->setFocus(Qt::OtherFocusReason);
        break;
    case Step::Reading:
    case Step::TakingOver:
        break;
    }
}

void ImportPage::back()
{
    if (m_run.isUnderWay())
        m_run.stop();
    else
        emit left();
}

void ImportPage::showPlan()
{
    const exchange::ImportPlan *plan = m_run.plan();
    if (!plan)
        return;
    go(Step::Look);
    const auto taken = static_cast<int>(plan->incidents.size());
    QStringList lines;
    lines << tr("%n incidents in %1 rows.", nullptr, static_cast<int>(plan->read))
                 .arg(QLocale().toString(plan->rows));
    lines << tr("Dates: %1.").arg(orderName(plan->recognised.dateOrder));
    if (plan->refused > 0)
        lines << tr("%n of them cannot be taken over; the lines are below.", nullptr,
            static_cast<int>(plan->refused));
    m_summary->setText(lines.join(QLatin1Char(' ')));
    m_forward->setText(tr("Import %n incidents", nullptr, taken));
    m_forward->setEnabled(taken > 0);
    showIssues(plan->issues);
    if (taken > 0)
        m_forward->setFocus(Qt::OtherFocusReason);
    else
        m_path->setFocus(Qt::OtherFocusReason);
}

void ImportPage::showDone(const desk::TakeOverCount &count)
{
    go(Step::Done);
    const QLocale locale;
    m_summary->setText(tr("Imported: %1 new, %2 updated, %3 unchanged, %4 refused.")
                           .arg(locale.toString(count.created), locale.toString(count.updated),
                               locale.toString(count.unchanged),
                               locale.toString(m_run.plan() ? m_run.plan()->refused : 0)));
    m_leave->setFocus(Qt::OtherFocusReason);
}

void ImportPage::showIssues(const std::vector<exchange::ImportIssue> &issues)
{
    m_issues->setRowCount(0);
    for (size_t i = 0; i < issues.size() && i < mostIssues; ++i) {
        const exchange::ImportIssue &issue = issues[i];
        m_issues->appendRow({new QStandardItem(QString::number(issue.line)),
            new QStandardItem(issue.field), new QStandardItem(issue.problem)});
    }
    m_issueTable->setVisible(!issues.empty());
}

} // namespace gander::ui
