// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/troubleplace.h"

#include "models/desk/backups.h"
#include "ui/care/backupspage.h"
#include "ui/care/longwork.h"
#include "ui/care/recoveredpage.h"
#include "ui/care/reportpage.h"
#include "ui/care/workpage.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/troublepage.h"
#include "ui/words/describe.h"
#include "ui/words/durationtext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gander::ui {

TroublePlace::TroublePlace(Looks &looks, const Care &care, QWidget *parent)
    : QWidget(parent)
    , m_care(care)
    , m_work(new LongWork(this))
    , m_notices(new NoticeBar(looks, this))
    , m_pages(new QStackedWidget(this))
    , m_trouble(new TroublePage(looks, this))
    , m_backups(new BackupsPage(looks, care, this))
    , m_working(new WorkPage(looks, this))
    , m_recovered(new RecoveredPage(looks, this))
    , m_report(new ReportPage(looks, care, this))
{
    setObjectName(QStringLiteral("troublePlace"));
    for (QWidget *page :
        std::initializer_list<QWidget *>{m_trouble, m_backups, m_working, m_recovered, m_report})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_pages, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    connect(m_trouble, &TroublePage::wanted, this, &TroublePlace::go);
    connect(m_backups, &BackupsPage::left, this, &TroublePlace::showTrouble);
    connect(m_backups, &BackupsPage::restoreWanted, this, &TroublePlace::restoreFrom);
    connect(m_recovered, &RecoveredPage::left, this, &TroublePlace::showTrouble);
    connect(m_recovered, &RecoveredPage::openWanted, this,
        [this](const QString &path) { emit deskReady(path, {}, false); });
    connect(m_report, &ReportPage::left, this, &TroublePlace::showTrouble);
    connect(m_working, &WorkPage::stopWanted, m_work, &LongWork::stop);
    connect(m_work, &LongWork::progressed, m_working, &WorkPage::setProgress);
    const auto done = [this](const QString &sentence) { tell(sentence, false); };
    connect(m_backups, &BackupsPage::told, this, done);
    connect(m_recovered, &RecoveredPage::told, this, done);
    connect(m_report, &ReportPage::told, this, done);
    connect(m_backups, &BackupsPage::failed, m_notices, &NoticeBar::showFault);
    connect(m_backups, &BackupsPage::refused, this, [this](const QString &sentence) {
        m_notices->showFaultWith(
            sentence, tr("I manage this desk"), [this] { emit managesWanted(); });
    });
    connect(m_report, &ReportPage::failed, m_notices, &NoticeBar::showFault);
}

void TroublePlace::showFault(const Error &error, const QString &path)
{
    m_path = path;
    m_error = error;
    m_trouble->showFault(error, path);
}

void TroublePlace::showEmpty(const QString &sentence)
{
    m_trouble->showEmpty(sentence);
}

void TroublePlace::restore(const QString &path, const QString &backup)
{
    m_path = path;
    m_wasOpen = true;
    restoreFrom(backup);
}

void TroublePlace::report()
{
    if (m_work->isUnderWay())
        return;
    m_pages->setCurrentWidget(m_report);
    m_report->openWithout(m_error);
}

void TroublePlace::tell(const QString &sentence, bool isFault)
{
    if (isFault)
        m_notices->showFault(sentence);
    else
        m_notices->showDone(sentence, false);
}

void TroublePlace::go(WayOut way)
{
    switch (way) {
    case WayOut::Restore:
        showBackups();
        break;
    case WayOut::Recover:
        askWhereTo();
        break;
    case WayOut::ReadOnly:
        emit readOnlyWanted();
        break;
    case WayOut::Again:
        emit againWanted();
        break;
    case WayOut::Open:
        emit openWanted();
        break;
    case WayOut::New:
        emit newWanted();
        break;
    case WayOut::Report:
        report();
        break;
    }
}

void TroublePlace::showTrouble()
{
    m_pages->setCurrentWidget(m_trouble);
    m_trouble->begin();
}

void TroublePlace::showBackups()
{
    m_pages->setCurrentWidget(m_backups);
    m_backups->open(m_path, BackupsPage::Desk::NotOpen, m_care.zone);
}

void TroublePlace::restoreFrom(const QString &backup)
{
    m_notices->dismiss();
    m_pages->setCurrentWidget(m_working);
    m_working->begin(tr("Restoring the desk..."),
        tr("The copy is checked before it takes the desk's place, and what stands there is kept. "
           "Until then it can be stopped and nothing is changed."));
    m_work->run(
        [path = m_path, backup, actor = m_care.actor(), now = m_care.clock.now()](
            const desk::Progress &progress) {
            return desk::restore(path, backup, actor, now, progress);
        },
        [this](const Result<desk::Restored> &restored) { hearRestored(restored); });
}

void TroublePlace::hearRestored(const Result<desk::Restored> &restored)
{
    if (restored) {
        const QString taken =
            words::instantText(restored->desk.takenAt, m_care.clock.now(), m_care.zone);
        emit deskReady(m_path,
            restored->replaced.isEmpty()
                ? tr("The desk is as of %1.").arg(taken)
                : tr("The desk is as of %1. What stood there before is kept in %2.")
                      .arg(taken, QDir::toNativeSeparators(restored->replaced)),
            false);
        return;
    }
    const bool stopped = restored.error().kind == ErrorKind::Cancelled;
    const QString sentence = stopped ? tr("Stopped. The desk is as it was.")
                                     : words::describe(restored.error(), tr("restore the desk"));
    if (m_wasOpen) {
        emit deskReady(m_path, sentence, !stopped);
        return;
    }
    showTrouble();
    tell(sentence, !stopped);
}

void TroublePlace::askWhereTo()
{
    const QFileInfo damaged(m_path);
    auto *dialog = new QFileDialog(this, tr("Recover into a new desk"), damaged.absolutePath());
    dialog->setObjectName(QStringLiteral("recoverDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Desks (*.gander)"), tr("All files (*)")});
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("gander"));
    // Never over a file that is there: recovering itself refuses.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(tr("%1-recovered.gander").arg(damaged.completeBaseName()));
    connect(dialog, &QFileDialog::fileSelected, this, &TroublePlace::recoverTo);
    dialog->open();
}

void TroublePlace::recoverTo(const QString &path)
{
    m_notices->dismiss();
    m_pages->setCurrentWidget(m_working);
    m_working->begin(tr("Recovering what can be read..."),
        tr("The damaged desk is only read. If this is stopped, no new desk is left."));
    m_work->run(
        [damaged = m_path, path, &clock = m_care.clock](const desk::Progress &progress) {
            return desk::recover(damaged, path, clock, progress);
        },
        [this, path](const Result<desk::Recovered> &recovered) {
            if (recovered) {
                m_pages->setCurrentWidget(m_recovered);
                m_recovered->show(*recovered, path);
                return;
            }
            showTrouble();
            if (recovered.error().kind == ErrorKind::Cancelled)
                m_notices->showDone(tr("Stopped. The damaged desk is as it was."), false);
            else
                m_notices->showFault(words::describe(recovered.error(), tr("recover the desk")));
        });
}

} // namespace gander::ui
