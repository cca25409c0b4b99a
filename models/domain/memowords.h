// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fixed words of a memo's page and of its editor, as plain strings: ui/words fills them in the
// language of the memo, models/memo sets them on the page.

#include <QLocale>
#include <QString>

#include <algorithm>
#include <vector>

namespace gander {

struct MemoSectionWords {
    QString key;
    QString title; // "What we found"
    QString help;  // for the author: "facts, with times"
};

// %1, %2 and %3 stand where the comment names them, in this order.
struct MemoWords {
    QLocale locale; // names of days and months
    QString deskLine;
    QString memoNumber; // number
    QString operatorError;
    QString actOfGod;
    QString to;
    QString from;
    QString cc;
    QString fromDesk;  // author
    QString productCc; // what stands for Product on copy
    QString incident;
    QString incidentNumber; // own number, outside number
    QString product;
    QString reported;
    QString classified;
    QString contract;
    QString contractVersion; // name, version
    QString inTime;          // instant
    QString late;            // instant
    QString notKnown;
    QString dateForm;     // of QLocale::toString()
    QString instantForm;  // likewise
    QString timeForm;     // likewise
    QString dayForm;      // likewise
    QString zoned;        // instant or time, zone
    QString zonedDay;     // time, zone, day
    QString elsewhere;    // instant, the same where the customer is
    QString toBeWritten;  // stands in a required section that is empty
    QString closing;      // incident
    QString draftFoot;    // number, version, incident
    QString approvedFoot; // likewise
    QString issuedFoot;   // likewise
    QString revokedFoot;  // likewise
    QString pageFoot;     // page, pages
    QString contentCheck;
    QString checkPending; // in place of the hash before issue
    QString draftMark;    // across the page
    QString cut;          // characters in all
    std::vector<MemoSectionWords> sections;

    // Those of the section with that key; empty for a key that no memo has.
    [[nodiscard]] MemoSectionWords section(QStringView key) const
    {
        const auto found = std::find_if(sections.begin(), sections.end(),
            [key](const MemoSectionWords &words) { return words.key == key; });
        return found == sections.end() ? MemoSectionWords{} : *found;
    }
};

} // namespace gander
