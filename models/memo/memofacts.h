// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a memo's page says, as plain text ready to be set: every stranger's word made literal.

#include "models/memo/memodocument.h"

#include <QList>

namespace gander::memo {

struct LabelledText {
    QString label;
    QString text;
};

struct SectionText {
    QString title;
    QStringList lines;
    bool isEmptyRequired = false; // nothing written yet where something must be
    bool isTold = false;          // the customer's own words
};

struct PageText {
    QString deskName;
    QString deskLine;
    QString number;     // the memo's
    QString memoNumber; // "Memo %1"
    QString date;
    QString outcome;
    QString subject;
    QString boldTo; // the first part of 'to' that is the customer's name
    QList<LabelledText> addresses;
    QList<LabelledText> facts;
    QList<SectionText> sections;
    QString toBeWritten; // stands in a section that is empty and must not be
    QString closing;     // with %1 for the incident
    QString incident;
    QString footLeft;
    QString footPage; // with %1 of %2
    QString checkLabel;
    QString check;
    bool isCheckGiven = false;
    QString draftMark; // empty if there is none
};

[[nodiscard]] PageText pageText(const MemoPage &page);

} // namespace gander::memo
