// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/backupspage.h"

#include "models/domain/roles.h"
#include "ui/care/caretable.h"
#include "ui/care/carewords.h"
#include "ui/care/longwork.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/describe.h"
#include "ui/words/durationtext.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int backupMargin = 24;
constexpr int askingWidth = 720;
constexpr int wholeBackup = 1000;
constexpr qsizetype longestName = 200;

} // namespace

BackupsPage::BackupsPage(Looks &looks, const Care &care, QWidget *parent)
    : Sheet(looks, parent)
    , m_care(care)
    , m_zone(care.zone)
    , m_reading(new LongWork(this))
    , m_work(new LongWork(this))
    , m_table(new CareTable(looks,
          {{tr("Taken"), 226}, {tr("Why"), 190}, {tr("Size"), 90, true},
              {tr("Incidents"), 100, true}, {tr("Events"), 100, true}, {tr("State"), 0}},
          this))
    , m_progress(new QProgressBar(this))
    , m_leave(makeButton({}, QStringLiteral("arrow-left"), tr("Esc"), looks, this))
    , m_folder(makeButton(tr("Show folder"), {}, {}, looks, this))
    , m_other(makeButton(tr("Restore a file..."), {}, {}, looks, this))
    , m_now(makeButton(tr("Back up now"), QStringLiteral("save"), {}, looks, this))
    , m_restore(makeButton({}, QStringLiteral("history"), {}, looks, this, true))
{
    setObjectName(QStringLiteral("backupsPage"));
    setTitle(tr("Backups"));
    m_table->setObjectName(QStringLiteral("backupsTable"));
    m_table->setAccessibleName(tr("Backups of this desk, the newest first"));
    m_progress->setObjectName(QStringLiteral("backupsProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_leave->setObjectName(QStringLiteral("backupsLeave"));
    m_folder->setObjectName(QStringLiteral("backupsFolder"));
    m_other->setObjectName(QStringLiteral("backupsOther"));
    m_now->setObjectName(QStringLiteral("backupsNow"));
    m_restore->setObjectName(QStringLiteral("backupsRestore"));
    setBody(makeBody(looks));
    addFootLeft(m_leave);
    for (QPushButton *button : {m_folder, m_other, m_now, m_restore})
        addFootRight(button);

    connect(m_leave, &QPushButton::clicked, this, &BackupsPage::back);
    connect(m_folder, &QPushButton::clicked, this, &BackupsPage::showFolder);
    connect(m_other, &QPushButton::clicked, this, &BackupsPage::chooseFile);
    connect(m_now, &QPushButton::clicked, this, &BackupsPage::backUp);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (m_step == Step::Ask)
            emit restoreWanted(m_asked);
        else if (m_table->current() >= 0)
            weigh(m_backups[static_cast<size_t>(m_table->current())].path);
    });
    connect(m_table, &CareTable::opened, this, [this](int row) {
        if (m_restore->isEnabled())
            weigh(m_backups[static_cast<size_t>(row)].path);
    });
    connect(m_table, &CareTable::currentRowChanged, this, [this] { go(m_step); });
    connect(m_work, &LongWork::progressed, this, [this](int thousandths) {
        m_progress->setRange(0, thousandths < 0 ? 0 : wholeBackup);
        m_progress->setValue(thousandths);
    });
    go(Step::Look);
}

QWidget *BackupsPage::makeBody(Looks &looks)
{
    m_stack = new QStackedWidget(this);
    m_empty = new QWidget(m_stack);
    m_none = sayLong(looks, Voice::Body, Tone::Second, m_empty);
    m_none->setObjectName(QStringLiteral("backupsNone"));
    m_none->setAlignment(Qt::AlignCenter);
    auto *middle = new QVBoxLayout(m_empty);
    middle->setContentsMargins(48, 48, 48, 48);
    middle->addWidget(m_none);
    m_asking = makeAsking(looks);
    for (QWidget *page : {static_cast<QWidget *>(m_table), m_empty, m_asking})
        m_stack->addWidget(page);

    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    auto *work = new QHBoxLayout;
    work->setContentsMargins(backupMargin, 8, backupMargin, 8);
    m_doing = say(looks, Voice::Body, Tone::Second, body);
    m_doing->setObjectName(QStringLiteral("backupsDoing"));
    work->addWidget(m_doing);
    work->addWidget(m_progress, 1);
    column->addLayout(work);
    return body;
}

QWidget *BackupsPage::makeAsking(Looks &looks)
{
    auto *asking = new QWidget(m_stack);
    auto *narrow = new QWidget(asking);
    narrow->setMaximumWidth(looks.px(askingWidth));
    m_question = sayLong(looks, Voice::Page, Tone::Primary, narrow);
    m_question->setObjectName(QStringLiteral("backupsQuestion"));
    m_loss = sayLong(looks, Voice::Body, Tone::Primary, narrow);
    m_loss->setObjectName(QStringLiteral("backupsLoss"));
    m_names = new QPlainTextEdit(narrow);
    m_names->setObjectName(QStringLiteral("backupsLost"));
    m_names->setAccessibleName(tr("Incidents that are not in the copy"));
    m_names->setReadOnly(true);
    m_names->setTabChangesFocus(true);
    m_names->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_kept = sayLong(looks, Voice::Body, Tone::Second, narrow,
        tr("The desk as it stands now is kept whole beside it, and can be opened again. While it "
           "is restored the desk is closed."));
    auto *column = new QVBoxLayout(narrow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_question);
    column->addWidget(m_loss);
    column->addWidget(m_names, 1);
    column->addWidget(m_kept);
    column->addStretch(0);
    auto *row = new QHBoxLayout(asking);
    row->setContentsMargins(backupMargin, backupMargin, backupMargin, backupMargin);
    row->addWidget(narrow, 1);
    row->addStretch(0);
    return asking;
}

void BackupsPage::open(const QString &path, Desk desk, const Zone &zone)
{
    m_path = path;
    m_desk = desk;
    m_zone = zone;
    if (!m_work->isUnderWay())
        go(Step::Look);
    read();
    (m_backups.empty() ? static_cast<QWidget *>(m_leave) : m_table)->setFocus(Qt::OtherFocusReason);
}

void BackupsPage::read()
{
    m_reading->run([path = m_path](const desk::Progress &) { return desk::backupsOf(path); },
        [this](const Result<std::vector<desk::BackupFacts>> &backups) {
            if (backups)
                take(*backups);
            else
                emit failed(words::describe(backups.error(), tr("read the list of backups")));
        });
}

void BackupsPage::take(const std::vector<desk::BackupFacts> &backups)
{
    const bool wasEmpty = m_backups.empty();
    m_backups = backups;
    const QLocale locale;
    std::vector<CareRow> rows;
    for (const desk::BackupFacts &backup : m_backups) {
        const bool usable = backup.problem.isEmpty();
        rows.push_back(
            {{instantOf(backup.takenAt), backupReasonName(backup.reason), bytesText(backup.bytes),
                 usable ? locale.toString(backup.incidents) : QString(),
                 usable ? locale.toString(backup.events) : QString(),
                 usable ? tr("Was sound when it was made")
                        : tr("Cannot be used: %1").arg(backup.problem)},
                !usable});
    }
    m_table->setRows(std::move(rows));
    go(m_step);
    if (wasEmpty && !m_backups.empty() && m_leave->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
}

void BackupsPage::go(Step step, const QString &doing)
{
    m_step = step;
    if (step == Step::Ask)
        m_stack->setCurrentWidget(m_asking);
    else
        m_stack->setCurrentWidget(m_backups.empty() ? m_empty : m_table);
    const bool look = step == Step::Look;
    const int row = m_table->current();
    const bool usable = row >= 0 && row < static_cast<int>(m_backups.size())
        && m_backups[static_cast<size_t>(row)].problem.isEmpty();
    for (QPushButton *button : {m_folder, m_other, m_now})
        button->setVisible(step != Step::Ask);
    m_now->setVisible(step != Step::Ask && m_desk != Desk::NotOpen);
    m_folder->setEnabled(look && !m_backups.empty());
    m_other->setEnabled(look && m_desk != Desk::Reading);
    m_now->setEnabled(look);
    m_restore->setEnabled(step == Step::Ask || (look && usable && m_desk != Desk::Reading));
    if (step != Step::Ask)
        m_restore->setText(tr("Restore..."));
    m_leave->setText(look ? tr("Back") : step == Step::Work ? tr("Stop") : tr("Keep the desk"));
    m_doing->setVisible(step == Step::Work);
    m_progress->setVisible(step == Step::Work);
    if (step == Step::Work && !doing.isEmpty())
        m_doing->say(doing);
    m_none->say(m_desk == Desk::NotOpen
            ? tr("No backup of this desk was found beside it. One that was put elsewhere can be "
                 "restored by its file.")
            : tr("There is no backup of this desk yet. One is made every day, and before an "
                 "import, a restore or a newer Gander."));
    tellSubtitle();
}

void BackupsPage::tellSubtitle()
{
    if (m_step == Step::Ask)
        setSubtitle({});
    else if (m_desk == Desk::Reading)
        setSubtitle(tr("Open read-only: restoring needs the desk for writing"));
    else if (m_backups.empty())
        setSubtitle(tr("None yet"));
    else
        setSubtitle(tr("%1, the newest of %2")
                        .arg(m_backups.size() == 1
                                ? tr("1 copy")
                                : tr("%n copies", nullptr, static_cast<int>(m_backups.size())),
                            instantOf(m_backups.front().takenAt)));
}

QString BackupsPage::instantOf(Instant at) const
{
    return words::instantText(at, m_care.clock.now(), m_zone);
}

void BackupsPage::backUp()
{
    if (m_step != Step::Look || m_desk == Desk::NotOpen)
        return;
    m_asked.clear();
    go(Step::Work, tr("Copying the desk, then checking the copy..."));
    m_leave->setFocus(Qt::OtherFocusReason);
    m_work->run(
        [path = m_path, now = m_care.clock.now()](const desk::Progress &progress) {
            return desk::keepBackup(path, desk::BackupReason::Asked, now, progress);
        },
        [this](const Result<desk::BackupFacts> &made) {
            go(Step::Look);
            if (made)
                emit told(tr("Backed up and checked: %1, %2.")
                              .arg(QDir::toNativeSeparators(made->path), bytesText(made->bytes)));
            else if (made.error().kind == ErrorKind::Cancelled)
                emit told(tr("Stopped. No backup was made."));
            else
                emit failed(words::describe(made.error(), tr("back up the desk")));
            read();
            m_table->setFocus(Qt::OtherFocusReason);
        });
}

void BackupsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Restore a file"), QFileInfo(m_path).absolutePath());
    dialog->setObjectName(QStringLiteral("restoreDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Desks (*.gander)"), tr("All files (*)")});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsPage::weigh);
    dialog->open();
}

void BackupsPage::weigh(const QString &backup)
{
    if (m_step != Step::Look)
        return;
    // Before anything is asked or closed; the desk itself would refuse it, too.
    if (const auto allowed = checkRole(m_care.actor(), gander::Deed::Restore); !allowed) {
        emit refused(words::describe(allowed.error(), tr("restore this copy")));
        return;
    }
    m_asked = backup;
    go(Step::Work, tr("Comparing the copy with the desk..."));
    m_leave->setFocus(Qt::OtherFocusReason);
    m_work->run(
        [path = m_path, backup](const desk::Progress &) { return desk::restoreLoss(path, backup); },
        [this](const Result<desk::RestoreLoss> &loss) {
            if (m_step != Step::Work) // left meanwhile
                return;
            if (loss && loss->backup.problem.isEmpty()) {
                askFor(*loss);
                return;
            }
            go(Step::Look);
            emit failed(words::describe(
                loss ? Error{ErrorKind::Corrupt, loss->backup.problem} : loss.error(),
                tr("restore this copy")));
            m_table->setFocus(Qt::OtherFocusReason);
        });
}

void BackupsPage::askFor(const desk::RestoreLoss &loss)
{
    go(Step::Ask);
    m_question->say(tr("Restore the desk as of %1?").arg(instantOf(loss.backup.takenAt)));
    m_loss->say(lossSentences(loss).join(QLatin1Char('\n')));
    QStringList names;
    for (const QString &name : loss.incidentsLost)
        names << clamped(name, longestName).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (const qint64 more = loss.incidentsLostCount - names.size(); more > 0 && !names.isEmpty())
        names << tr("and %1 more").arg(QLocale().toString(more));
    m_names->setPlainText(names.join(QLatin1Char('\n')));
    m_names->setVisible(!names.isEmpty());
    m_restore->setText(restoreVerb(loss));
    // The way back is the nearer one.
    m_leave->setFocus(Qt::OtherFocusReason);
}

void BackupsPage::showFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(desk::backupFolder(m_path)));
}

void BackupsPage::back()
{
    if (m_step == Step::Look) {
        emit left();
        return;
    }
    m_work->stop();
    // What is being copied answers for itself; the rest is dropped.
    if (m_step == Step::Ask || !m_asked.isEmpty()) {
        m_asked.clear();
        go(Step::Look);
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void BackupsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        back();
    else
        Sheet::keyPressEvent(event);
}

} // namespace gander::ui
