// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts as a support desk gets them: a few words in nearly every text, most words in few.

#include "tests/bench/desk/dice.h"

#include <QString>
#include <QStringList>

namespace gander::bench {

class Vocabulary
{
public:
    Vocabulary();

    // So many words in sentences.
    [[nodiscard]] QString text(int words, Dice &dice) const;
    // So many words in one line, without a stop.
    [[nodiscard]] QString line(int words, Dice &dice) const;
    // By how common they are, from the most common on; codes such as ERR40312 come beside them.
    [[nodiscard]] const QStringList &words() const { return m_words; }

private:
    void append(QString &text, bool begins, Dice &dice) const;

    QStringList m_words;
    Skew m_skew;
};

} // namespace gander::bench
