// SPDX-License-Identifier: GPL-3.0-or-later

// Looking after the desk in the window: its backups, its check, and the report of a problem.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/care/backupspage.h"
#include "ui/care/checkpage.h"
#include "ui/care/reportpage.h"
#include "ui/intake/actpanel.h"
#include "ui/kit/button.h"
#include "ui/kit/noticebar.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/navigation.h"
#include "ui/shell/statusfoot.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>

namespace gander::ui {

namespace {

constexpr int afterFirstRowsMs = 1500;

} // namespace

void Workbench::makeCare(const desk::DeskFacts &facts)
{
    m_deskPath = facts.path;
    m_backups = new BackupsPage(m_around.looks, *m_around.care, this);
    m_check = new CheckPage(m_around, this);
    m_report = new ReportPage(m_around.looks, *m_around.care, this);
    for (QWidget *page : std::initializer_list<QWidget *>{m_backups, m_check, m_report})
        m_pages->addWidget(page);
    const auto told = [this](const QString &sentence) { tell(sentence, false); };
    const auto failed = [this](const QString &sentence) { tell(sentence, true); };
    connect(m_backups, &BackupsPage::left, this, &Workbench::showQueue);
    connect(m_backups, &BackupsPage::restoreWanted, this, &Workbench::restoreWanted);
    connect(m_backups, &BackupsPage::told, this, told);
    connect(m_backups, &BackupsPage::failed, this, failed);
    connect(m_backups, &BackupsPage::refused, this, [this](const QString &sentence) {
        m_notices->showFaultWith(
            sentence, tr("I manage this desk"), [this] { m_actions.at(Do::Manage)->trigger(); });
    });
    connect(m_check, &CheckPage::left, this, &Workbench::showQueue);
    connect(m_check, &CheckPage::told, this, told);
    connect(m_check, &CheckPage::incidentWanted, this, &Workbench::goTo);
    connect(m_report, &ReportPage::left, this, &Workbench::showQueue);
    connect(m_report, &ReportPage::told, this, told);
    connect(m_report, &ReportPage::failed, this, failed);
    // Once the first list is there, so that nobody waits for it.
    connect(m_queue, &QueuePage::listShown, this, &Workbench::checkAtStart,
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Workbench::askCare(Do what)
{
    if (!m_around.care)
        return;
    leaveForms();
    if (what == Do::Backups) {
        showPage(m_backups, tr("Backups"), Place::Forms);
        m_backups->open(m_deskPath,
            m_readOnly ? BackupsPage::Desk::Reading : BackupsPage::Desk::Writing, m_around.zone);
    } else if (what == Do::CheckDesk) {
        showCheckPage();
        m_check->open();
    } else {
        showPage(m_report, tr("Report a problem"), Place::Forms);
        m_report->open(&m_around.desk);
    }
}

void Workbench::showCheckPage()
{
    showPage(m_check, tr("Check the desk"), Place::Forms);
}

void Workbench::checkAtStart()
{
    // The first list is on the screen before: counting millions of events takes its time.
    QTimer::singleShot(afterFirstRowsMs, this, [this] {
        m_startCheck =
            m_around.desk.askLong([](const desk::Desk &open) { return open.checkQuickly(); });
        desk::whenDone(m_startCheck, this, [this](const Result<CheckReport> &report) {
            if (report && !report->problems.empty())
                showFindings(*report);
        });
    });
}

void Workbench::showFindings(const CheckReport &report)
{
    m_check->show(report);
    const auto count = static_cast<qint64>(report.problems.size());
    m_notices->showFaultWith(count == 1
            ? tr("The check at the start found 1 thing that is not as it was recorded.")
            : tr("The check at the start found %1 things that are not as they were recorded.")
                  .arg(QLocale().toString(count)),
        tr("Show findings"), [this] { showCheckPage(); });
    // Another notice may come over that one: a sign of it stays.
    auto *sign = new Button(m_around.looks, tr("Not as recorded"), QStringLiteral("triangle-alert"),
        {}, ButtonForm::Link, m_foot);
    sign->setObjectName(QStringLiteral("footFindings"));
    sign->setAccessibleName(tr("Show the findings of the check"));
    m_foot->addSign(sign);
    sign->show();
    connect(sign, &QPushButton::clicked, this, &Workbench::showCheckPage);
}

void Workbench::tell(const QString &sentence, bool isFault)
{
    if (isFault)
        m_notices->showFault(sentence);
    else
        m_notices->showDone(sentence, false);
}

} // namespace gander::ui
