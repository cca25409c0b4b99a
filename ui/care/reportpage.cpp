// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/reportpage.h"

#include "models/exchange/files.h"
#include "ui/care/longwork.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/words/describe.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int reportMargin = 24;
constexpr int wholeReport = 1000;
constexpr size_t mostReported = 500;

QString faultKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::NotFound:
        return QStringLiteral("not found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorKind::Held:
        return QStringLiteral("held by another program");
    case ErrorKind::Forbidden:
        return QStringLiteral("not for this role");
    case ErrorKind::Full:
        return QStringLiteral("disk full");
    case ErrorKind::TooNew:
        return QStringLiteral("made by a newer program");
    case ErrorKind::Foreign:
        return QStringLiteral("no desk");
    case ErrorKind::Corrupt:
        return QStringLiteral("damaged");
    case ErrorKind::Cancelled:
        return QStringLiteral("stopped");
    }
    return {};
}

} // namespace

// Like the rest of the report for those who look after the program, so in their language.
QString reportOfCheck(const CheckReport &report)
{
    QStringList lines{QStringLiteral("%1 incidents, %2 events, %3 memos, %4 findings")
                          .arg(QString::number(report.incidents), QString::number(report.events),
                              QString::number(report.memos),
                              QString::number(report.problems.size()))};
    // What a finding says in detail may quote the desk: it stays on the page of the check.
    for (size_t i = 0; i < std::min(report.problems.size(), mostReported); ++i) {
        const CheckProblem &problem = report.problems[i];
        lines << QStringLiteral("%1 %2").arg(problem.kind,
            problem.incident.isSet() ? deskNumber(problem.incident) : QStringLiteral("-"));
    }
    return lines.join(QLatin1Char('\n'));
}

ReportPage::ReportPage(Looks &looks, const Care &care, QWidget *parent)
    : Sheet(looks, parent)
    , m_care(care)
    , m_work(new LongWork(this))
    , m_text(new QPlainTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_leave(makeButton({}, QStringLiteral("arrow-left"), tr("Esc"), looks, this))
    , m_copy(makeButton(tr("Copy"), {}, {}, looks, this))
    , m_save(makeButton(
          tr("Save the report..."), QStringLiteral("save"), tr("Ctrl ↵"), looks, this, true))
{
    setObjectName(QStringLiteral("reportPage"));
    setTitle(tr("Report a problem"));
    setSubtitle(tr("Nothing is sent anywhere"));
    m_text->setObjectName(QStringLiteral("reportText"));
    m_text->setAccessibleName(tr("The report as it would be saved"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("reportProgress"));
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_leave->setObjectName(QStringLiteral("reportLeave"));
    m_copy->setObjectName(QStringLiteral("reportCopy"));
    m_save->setObjectName(QStringLiteral("reportSave"));
    setBody(makeBody(looks));
    addFootLeft(m_leave);
    addFootRight(m_copy);
    addFootRight(m_save);
    connect(m_leave, &QPushButton::clicked, this, &ReportPage::back);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_text->toPlainText());
        emit told(tr("The report is on the clipboard."));
    });
    connect(m_save, &QPushButton::clicked, this, &ReportPage::save);
    connect(m_work, &LongWork::progressed, this, [this](int thousandths) {
        m_progress->setRange(0, thousandths < 0 ? 0 : wholeReport);
        m_progress->setValue(thousandths);
    });
    go(false);
}

QWidget *ReportPage::makeBody(Looks &looks)
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(reportMargin, 16, reportMargin, 16);
    column->setSpacing(12);
    m_says = sayLong(looks, Voice::Body, Tone::Second, body,
        tr("This is all of it: versions, settings, the log and the result of a check. It holds no "
           "words of customers, no names and no titles, and tells incidents by their number alone. "
           "Save it, read it, and hand it to whoever helps you."));
    m_says->setObjectName(QStringLiteral("reportSays"));
    column->addWidget(m_says);
    column->addWidget(m_progress);
    column->addWidget(m_text, 1);
    const auto dress = [this, &looks] {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(looks.px(12));
        m_text->setFont(font);
    };
    connect(&looks, &Looks::changed, this, dress);
    dress();
    return body;
}

void ReportPage::open(desk::DeskService *desk)
{
    if (!m_work->isUnderWay())
        gather(QStringLiteral("No desk is open."), desk);
    m_leave->setFocus(Qt::OtherFocusReason);
}

void ReportPage::openWithout(const std::optional<Error> &error)
{
    gather(error ? QStringLiteral("The desk could not be opened: ") + faultKind(error->kind)
                 : QStringLiteral("No desk is open."),
        nullptr);
    m_leave->setFocus(Qt::OtherFocusReason);
}

void ReportPage::gather(const QString &checked, desk::DeskService *desk)
{
    m_text->clear();
    go(true);
    desk::whenDone(m_care.support(), this, [this, checked, desk](const QString &support) {
        m_support = support;
        show(desk ? QStringLiteral("Checking...") : checked);
        if (desk)
            checkDesk(*desk);
        else
            go(false);
    });
}

void ReportPage::checkDesk(desk::DeskService &desk)
{
    m_work->runOn(
        desk,
        [](const desk::Desk &open, const desk::Progress &progress) {
            return open.check(false, progress);
        },
        [this](const Result<CheckReport> &report) {
            show(report ? reportOfCheck(*report)
                        : QStringLiteral("Not checked: ") + faultKind(report.error().kind));
            go(false);
            if (isVisible())
                m_save->setFocus(Qt::OtherFocusReason);
        });
}

void ReportPage::show(const QString &checked)
{
    m_text->setPlainText(m_support + QStringLiteral("\n\n== Check of the desk ==\n") + checked
        + QLatin1Char('\n'));
}

void ReportPage::go(bool underWay)
{
    m_progress->setVisible(underWay);
    m_leave->setText(underWay ? tr("Stop checking") : tr("Back"));
    m_copy->setEnabled(!underWay);
    m_save->setEnabled(!underWay);
}

void ReportPage::save()
{
    if (m_work->isUnderWay())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the report"), QDir::homePath(),
        tr("Text (*.txt)"));
    dialog->setObjectName(QStringLiteral("reportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("gander-report.txt"));
    // What is saved is what was read.
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, bytes = m_text->toPlainText().toUtf8()](const QString &path) {
            desk::whenDone(
                inBackground([path, bytes] { return exchange::writeFile(path, bytes); }), this,
                [this, path](const Result<void> &written) {
                    if (written)
                        emit told(tr("The report is in %1.").arg(QDir::toNativeSeparators(path)));
                    else
                        emit failed(words::describe(written.error(), tr("save the report")));
                });
        });
    dialog->open();
}

void ReportPage::back()
{
    if (m_work->isUnderWay())
        m_work->stop();
    else
        emit left();
}

void ReportPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        back();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        Sheet::keyPressEvent(event);
}

} // namespace gander::ui
