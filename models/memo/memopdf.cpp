// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memopdf.h"

#include "models/memo/literaltext.h"
#include "models/memo/memotype.h"
#include "models/memo/pdfbytes.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace gander::memo {
namespace {

QPageSize pageSizeOf(Paper paper)
{
    switch (paper) {
    case Paper::A4:
        return QPageSize(QPageSize::A4);
    case Paper::Letter:
        return QPageSize(QPageSize::Letter);
    }
    Q_UNREACHABLE();
}

// Qt's own dates and order still in it.
QByteArray rawPdf(const MemoDocument &document, Paper paper)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QPdfWriter writer(&buffer);
    writer.setResolution(qRound(72 * unitsPerPoint));
    writer.setPageSize(pageSizeOf(paper));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    painter.scale(unitsPerPoint, unitsPerPoint);
    for (int page = 0; page < document.layout().pages; ++page) {
        if (page > 0 && !writer.newPage())
            return {};
        document.paint(&painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace

Result<QByteArray> memoPdf(const MemoDocument &document, const MemoPage &page)
{
    const QByteArray raw = rawPdf(document, page.paper);
    if (raw.isEmpty())
        return Error{
            ErrorKind::Unavailable, QStringLiteral("the memo's pages could not be painted")};
    const Memo &memo = page.memo;
    QString title = page.words.memoNumber;
    title.replace(QLatin1String("%1"), literalLine(memo.number, page.words.cut, 40));
    title += QLatin1String(": ") + literalLine(memo.subject, page.words.cut);
    return settledPdf(raw,
        {title, literalLine(page.letterhead, page.words.cut),
            memo.issuedAt.value_or(memo.createdAt)});
}

Result<QByteArray> memoPdf(const MemoPage &page)
{
    return memoPdf(MemoDocument(page), page);
}

} // namespace gander::memo
