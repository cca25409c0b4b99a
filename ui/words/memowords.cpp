// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/memowords.h"

#include "ui/words/durationtext.h"

#include <QCoreApplication>

namespace gander::words {
namespace {

struct MemoTr {
    Q_DECLARE_TR_FUNCTIONS(gander::Memo)
};

std::vector<MemoSectionWords> memoSectionWords()
{
    return {
        {QStringLiteral("reported"), MemoTr::tr("What you reported"),
            MemoTr::tr("in the customer’s words")},
        {QStringLiteral("found"), MemoTr::tr("What we found"), MemoTr::tr("facts, with times")},
        {QStringLiteral("cause"), MemoTr::tr("What caused it"),
            MemoTr::tr("why it is not a fault of the product")},
        {QStringLiteral("do-now"), MemoTr::tr("What to do now"),
            MemoTr::tr("steps the customer can take today")},
        {QStringLiteral("avoid"), MemoTr::tr("How to avoid it"),
            MemoTr::tr("and what Product was told")},
        {QStringLiteral("happened"), MemoTr::tr("What happened"),
            MemoTr::tr("event, place, times with zone")},
        {QStringLiteral("extent"), MemoTr::tr("Extent"), MemoTr::tr("who and what was touched")},
        {QStringLiteral("no-remediation"), MemoTr::tr("Lack of remediation options"),
            MemoTr::tr("what nobody could do, and why")},
        {QStringLiteral("expect"), MemoTr::tr("What to expect"),
            MemoTr::tr("next steps, contract clause")},
    };
}

} // namespace

MemoWords memoWords(const Span &initial, const QLocale &locale)
{
    const QString period = spanText(initial);
    MemoWords words;
    words.locale = locale;
    words.deskLine = MemoTr::tr("Incident response desk");
    words.memoNumber = MemoTr::tr("Memo %1");
    words.operatorError = MemoTr::tr("Operator error");
    words.actOfGod = MemoTr::tr("Act of God");
    words.to = MemoTr::tr("To");
    words.from = MemoTr::tr("From");
    words.cc = MemoTr::tr("CC");
    words.fromDesk = MemoTr::tr("%1, incident response");
    words.productCc = MemoTr::tr("Product, for UI/UX");
    words.incident = MemoTr::tr("Incident");
    words.incidentNumber = MemoTr::tr("%1 (%2)");
    words.product = MemoTr::tr("Product");
    words.reported = MemoTr::tr("Reported");
    words.classified = MemoTr::tr("Classified");
    words.contract = MemoTr::tr("Contract");
    words.contractVersion = MemoTr::tr("%1, version %2");
    //: %1 stays for the instant of the classification, %2 is a span such as "12 h".
    words.inTime = MemoTr::tr("%1, within %2").arg(QStringLiteral("%1"), period);
    words.late = MemoTr::tr("%1, after more than %2").arg(QStringLiteral("%1"), period);
    words.notKnown = MemoTr::tr("not known");
    //: The forms of dates and times, as QLocale::toString() reads them.
    words.dateForm = MemoTr::tr("d MMMM yyyy");
    words.instantForm = MemoTr::tr("ddd d MMM yyyy, HH:mm");
    words.timeForm = MemoTr::tr("HH:mm");
    words.dayForm = MemoTr::tr("d MMM");
    words.zoned = MemoTr::tr("%1 %2");
    words.zonedDay = MemoTr::tr("%1 %2, %3");
    words.elsewhere = MemoTr::tr("%1 (%2)");
    words.toBeWritten = MemoTr::tr("to be written");
    words.closing = MemoTr::tr(
        "Questions: reply to the message this memo came with, and keep %1 in the subject.");
    words.draftFoot = MemoTr::tr("%1, draft %2 · %3");
    words.approvedFoot = MemoTr::tr("%1, version %2 · %3");
    words.issuedFoot = MemoTr::tr("%1, version %2, issued · %3");
    words.revokedFoot = MemoTr::tr("%1, version %2, revoked · %3");
    words.pageFoot = MemoTr::tr("Check this PDF in Gander, Memos · Page %1 of %2");
    words.contentCheck = MemoTr::tr("Content check (SHA-256):");
    words.checkPending = MemoTr::tr("given when issued");
    words.draftMark = MemoTr::tr("DRAFT");
    words.cut = MemoTr::tr("… [cut, %1 characters in all]");
    words.sections = memoSectionWords();
    return words;
}

} // namespace gander::words
