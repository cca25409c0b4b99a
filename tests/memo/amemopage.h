// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Memos as the tests want them: one of each outcome, filled in.

#include "models/memo/memodocument.h"
#include "ui/words/memowords.h"

namespace gander::test {

inline QString &sectionOf(memo::MemoPage &page, const QString &key)
{
    for (MemoSection &section : page.memo.sections) {
        if (section.key == key)
            return section.text;
    }
    qFatal("no such section");
}

inline memo::MemoPage aMemoPage(Outcome outcome = Outcome::OperatorError)
{
    memo::MemoPage page;
    page.incident.id = IncidentId(41);
    page.incident.title = QStringLiteral("Weekly report sent to an out-of-date list");
    page.incident.customer = QStringLiteral("Oakline Housing Association");
    page.incident.reporter = QStringLiteral("Ms R. Thorne");
    page.incident.product = QStringLiteral("Versionista");
    page.incident.description = QStringLiteral("The weekly report reached 14 people who left.");
    page.incident.finding = QStringLiteral("The list was replaced on 20 November at 16:51.");
    page.incident.contract = {QStringLiteral("Oakline Housing"), 2};
    page.incident.reportedAt = Instant{1'795'443'120'000}; // 2026-11-23 14:12 UTC
    page.incident.classifiedAt = Instant{1'795'466'400'000};
    page.incident.classification = Classification{.outcome = outcome};
    page.inTime = memo::ClassifiedInTime::Yes;
    page.letterhead = QStringLiteral("Versionista and Fluxguard");
    page.author = QStringLiteral("Lena Ortiz");
    page.words = words::memoWords();
    page.zone = *Zone::find(QStringLiteral("America/New_York"));

    page.memo = draftMemo(page.incident);
    page.memo.number = QStringLiteral("M-2026-0007");
    page.memo.createdAt = Instant{1'795'466'400'000};
    for (MemoSection &section : page.memo.sections) {
        if (section.text.isEmpty())
            section.text = QStringLiteral("Words of %1.").arg(section.key);
    }
    return page;
}

inline memo::MemoPage anIssuedPage(Outcome outcome = Outcome::OperatorError)
{
    memo::MemoPage page = aMemoPage(outcome);
    page.memo.state = MemoState::Issued;
    page.memo.issuedAt = Instant{1'795'543'200'000};
    return page;
}

} // namespace gander::test
