// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/memopaper.h"

#include "models/exchange/files.h"
#include "ui/words/memowords.h"

namespace gander::ui {

memo::MemoPage paperOf(const Memo &memo, const IncidentDetail &detail, const QString &letterhead,
    const QString &author, const Zone &zone, bool draftMark)
{
    memo::MemoPage page;
    page.memo = memo;
    page.incident = detail.incident;
    page.words = words::memoWords(detail.contract.initial);
    page.letterhead = letterhead;
    page.author = memo.issuedBy.isEmpty() ? author : memo.issuedBy;
    page.zone = zone;
    if (!(detail.contract.zone == zone))
        page.customerZone = detail.contract.zone;
    if (detail.classify.status == ClockStatus::Done && detail.classify.done && detail.classify.due)
        page.inTime =
            detail.classify.isMet() ? memo::ClassifiedInTime::Yes : memo::ClassifiedInTime::Late;
    page.draftMark = draftMark;
    return page;
}

QString memoFileName(const Memo &memo, const QString &customer)
{
    return exchange::safeFileName(QStringLiteral("%1 %2.pdf").arg(memo.number, customer));
}

} // namespace gander::ui
