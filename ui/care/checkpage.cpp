// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/checkpage.h"

#include "ui/care/caretable.h"
#include "ui/care/carewords.h"
#include "ui/care/longwork.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/words/describe.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int checkMargin = 24;
constexpr int wholeCheck = 1000;
constexpr size_t mostFindings = 5000; // shown; the copy has all

} // namespace

CheckPage::CheckPage(const Surroundings &around, QWidget *parent)
    : Sheet(around.looks, parent)
    , m_around(around)
    , m_work(new LongWork(this))
    , m_table(new CareTable(
          around.looks, {{tr("What"), 226}, {tr("Incident"), 100}, {tr("Finding"), 0}}, this))
    , m_progress(new QProgressBar(this))
    , m_leave(makeButton({}, QStringLiteral("arrow-left"), tr("Esc"), around.looks, this))
    , m_copy(makeButton(tr("Copy as text"), {}, tr("Ctrl C"), around.looks, this))
    , m_open(makeButton(tr("Open incident"), {}, tr("Enter"), around.looks, this))
    , m_deep(makeButton(tr("Check deeply"), {}, {}, around.looks, this))
    , m_again(makeButton(
          tr("Check again"), QStringLiteral("refresh-cw"), tr("Ctrl ↵"), around.looks, this, true))
{
    setObjectName(QStringLiteral("checkPage"));
    setTitle(tr("Check the desk"));
    setSubtitle(tr("Every history, deadline, contract and memo against what was recorded"));
    m_table->setObjectName(QStringLiteral("checkTable"));
    m_table->setAccessibleName(tr("Findings"));
    m_progress->setObjectName(QStringLiteral("checkProgress"));
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_leave->setObjectName(QStringLiteral("checkLeave"));
    m_copy->setObjectName(QStringLiteral("checkCopy"));
    m_open->setObjectName(QStringLiteral("checkOpen"));
    m_deep->setObjectName(QStringLiteral("checkDeep"));
    m_deep->setToolTip(tr("Also every page of the file and the words of the search"));
    m_again->setObjectName(QStringLiteral("checkAgain"));
    setBody(makeBody());
    addFootLeft(m_leave);
    for (QPushButton *button : {m_copy, m_open, m_deep, m_again})
        addFootRight(button);

    connect(m_leave, &QPushButton::clicked, this, &CheckPage::back);
    connect(m_copy, &QPushButton::clicked, this, &CheckPage::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { openIncident(m_table->current()); });
    connect(m_deep, &QPushButton::clicked, this, [this] { check(true); });
    connect(m_again, &QPushButton::clicked, this, [this] { check(false); });
    connect(m_table, &CareTable::opened, this, &CheckPage::openIncident);
    connect(m_table, &CareTable::currentRowChanged, this, [this] { go(m_work->isUnderWay()); });
    connect(m_work, &LongWork::progressed, this, [this](int thousandths) {
        m_progress->setRange(0, thousandths < 0 ? 0 : wholeCheck);
        m_progress->setValue(thousandths);
    });
    go(false);
}

QWidget *CheckPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(checkMargin, 16, checkMargin, 16);
    head->setSpacing(8);
    m_says = sayLong(m_around.looks, Voice::Section, Tone::Primary, body);
    m_says->setObjectName(QStringLiteral("checkSays"));
    m_meaning = sayLong(m_around.looks, Voice::Body, Tone::Second, body);
    m_meaning->setObjectName(QStringLiteral("checkMeaning"));
    head->addWidget(m_says);
    head->addWidget(m_meaning);
    head->addWidget(m_progress);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    return body;
}

void CheckPage::open()
{
    if (!m_work->isUnderWay())
        check(false);
    m_leave->setFocus(Qt::OtherFocusReason);
}

void CheckPage::show(const CheckReport &report)
{
    if (m_work->isUnderWay())
        return;
    hear(report);
}

void CheckPage::check(bool deep)
{
    if (m_work->isUnderWay())
        return;
    m_report = {};
    m_table->setRows({});
    m_says->say(deep ? tr("Checking deeply...") : tr("Checking..."));
    m_meaning->say(tr("Work can go on meanwhile."));
    m_work->runOn(
        m_around.desk,
        [deep](const desk::Desk &open, const desk::Progress &progress) {
            return open.check(deep, progress);
        },
        [this](const Result<CheckReport> &report) { hear(report); });
    go(true);
    m_leave->setFocus(Qt::OtherFocusReason);
}

void CheckPage::hear(const Result<CheckReport> &report)
{
    if (!report) {
        const bool stopped = report.error().kind == ErrorKind::Cancelled;
        m_says->say(stopped ? tr("The check was stopped.")
                            : words::describe(report.error(), tr("check the desk")));
        m_meaning->say({});
        go(false);
        return;
    }
    m_report = *report;
    m_says->say(checkSentence(m_report));
    m_meaning->say(m_report.problems.empty()
            ? QString()
            : tr("Nothing was changed. Keep the desk's file as it is, make no more entries, and "
                 "compare with the newest backup; what is named here is not to be trusted."));
    std::vector<CareRow> rows;
    const size_t shown = std::min(m_report.problems.size(), mostFindings);
    for (size_t i = 0; i < shown; ++i) {
        const CheckProblem &problem = m_report.problems[i];
        rows.push_back({{findingKind(problem.kind),
            problem.incident.isSet() ? deskNumber(problem.incident) : QString(), problem.detail}});
    }
    m_table->setRows(std::move(rows));
    go(false);
    if (isVisible() && !m_report.problems.empty())
        m_table->setFocus(Qt::OtherFocusReason);
}

void CheckPage::go(bool underWay)
{
    const bool found = !m_report.problems.empty();
    m_table->setVisible(found);
    m_progress->setVisible(underWay);
    m_meaning->setVisible(!m_meaning->text().isEmpty());
    m_leave->setText(underWay ? tr("Stop") : tr("Back"));
    m_copy->setEnabled(!underWay && !m_says->text().isEmpty());
    const int row = m_table->current();
    m_open->setEnabled(found && row >= 0
        && m_report.problems[static_cast<size_t>(row)].incident.isSet());
    m_again->setEnabled(!underWay);
    m_deep->setEnabled(!underWay);
}

void CheckPage::copy()
{
    QApplication::clipboard()->setText(checkText(m_report));
    emit told(tr("The result of the check is on the clipboard."));
}

void CheckPage::openIncident(int row)
{
    if (row < 0 || row >= static_cast<int>(m_report.problems.size()))
        return;
    if (const IncidentId incident = m_report.problems[static_cast<size_t>(row)].incident;
        incident.isSet())
        emit incidentWanted(incident);
}

void CheckPage::back()
{
    if (m_work->isUnderWay())
        m_work->stop();
    else
        emit left();
}

void CheckPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        back();
    else if (event->matches(QKeySequence::Copy) && m_copy->isEnabled())
        copy();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        check(false);
    else
        Sheet::keyPressEvent(event);
}

} // namespace gander::ui
