// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves the memo page: files and paper. Bytes are made and written off the window's thread.

#include "ui/memo/memopage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/exchange/files.h"
#include "models/memo/memopdf.h"
#include "ui/desk/background.h"
#include "ui/desk/hands.h"
#include "ui/memo/memokeeper.h"
#include "ui/memo/memopaper.h"

#include <QDir>
#include <QFileDialog>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

namespace gander::ui {

void MemoPage::exportPdf()
{
    if (!m_keeper->isOpen())
        return;
    auto *dialog = new QFileDialog(this, tr("Export memo %1").arg(m_keeper->memo().number));
    dialog->setObjectName(QStringLiteral("exportMemo"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(memoFileName(m_keeper->memo(), m_keeper->detail().incident.customer));
    connect(dialog, &QFileDialog::fileSelected, this, &MemoPage::exportTo);
    dialog->open();
}

void MemoPage::exportTo(const QString &path)
{
    const QString act = tr("export memo %1").arg(m_keeper->memo().number);
    if (m_keeper->isFrozen()) {
        // The bytes that were issued, never a second rendering.
        desk::whenDone(m_around.desk.ask([number = m_keeper->memo().number](
                                             desk::Desk &desk) { return desk.issuedPdf(number); }),
            this, [this, path, act](const Result<QByteArray> &pdf) {
                if (pdf)
                    writeTo(path, *pdf);
                else
                    m_around.hands.fail(pdf.error(), act);
            });
        return;
    }
    memo::MemoPage page = paperNow();
    page.draftMark = true;
    desk::whenDone(inBackground([page] { return memo::memoPdf(page); }), this,
        [this, path, act](const Result<QByteArray> &pdf) {
            if (pdf)
                writeTo(path, *pdf);
            else
                m_around.hands.fail(pdf.error(), act);
        });
}

void MemoPage::writeTo(const QString &path, const QByteArray &bytes)
{
    const QString number = m_keeper->memo().number;
    const QString name = QDir::toNativeSeparators(path);
    desk::whenDone(inBackground([path, bytes] { return exchange::writeFile(path, bytes); }), this,
        [this, number, name](const Result<void> &written) {
            if (written)
                emit m_around.hands.succeeded(tr("Memo %1 is in %2.").arg(number, name), false);
            else
                m_around.hands.fail(written.error(), tr("export memo %1").arg(number));
        });
}

void MemoPage::print()
{
    if (!m_keeper->isOpen())
        return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Memo %1").arg(m_keeper->memo().number));
    memo::MemoPage page = paperNow();
    page.draftMark = !m_keeper->isFrozen();
    printer->setPageSize(
        QPageSize(page.paper == memo::Paper::Letter ? QPageSize::Letter : QPageSize::A4));
    printer->setFullPage(true);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("printMemo"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer, page] {
        const memo::MemoDocument document(page);
        QPainter painter;
        if (!painter.begin(printer.get())) {
            m_around.hands.fail(
                {ErrorKind::Unavailable, QStringLiteral("the printer could not be started")},
                tr("print memo %1").arg(page.memo.number));
            return;
        }
        const double perPoint = printer->resolution() / 72.0;
        for (int number = 0; number < document.layout().pages; ++number) {
            if (number > 0)
                printer->newPage();
            painter.save();
            painter.scale(perPoint, perPoint);
            document.paint(&painter, number);
            painter.restore();
        }
    });
    dialog->open();
}

} // namespace gander::ui
