// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts on a desk that keep a book of what was acknowledged and what was refused, so that it can be
// asked afterwards whether the desk remembers the same.

#include "models/desk/desk.h"
#include "tests/support/fixedclock.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QUuid>

namespace gander::test {

class DeskScript
{
public:
    DeskScript(FixedClock &clock, quint32 seed);

    // One more act by chance: most are allowed, some are against a rule.
    [[nodiscard]] Result<void> next(desk::Desk &desk);
    // The n-th act (from 0) of a fixed list with each kind of them, or nothing past its end.
    [[nodiscard]] std::optional<Result<void>> fixed(desk::Desk &desk, int number);

    [[nodiscard]] qint64 acknowledged() const { return m_acknowledged; }
    // In words, what was acknowledged and is not there, or not as it was.
    [[nodiscard]] QStringList missing(const desk::Desk &desk) const;
    // What was refused and is there nevertheless.
    [[nodiscard]] QStringList present(const desk::Desk &desk) const;
    // Whether what was asked for last, and refused, is there: the answer may have been lost alone.
    // From then on it counts as acknowledged if it is, and nothing is left of earlier refusals.
    [[nodiscard]] Result<bool> settle(const desk::Desk &desk);

private:
    struct Deed {
        QUuid act;
        QString key;        // a report taken over
        QString contract;   // of that name, known by its reason: 'words'
        QString memo;       // number
        QByteArray pdf;     // as issued
        QJsonObject draft;  // saved
        bool isAct = false; // leaves an event with 'act'
        QString words;
    };
    [[nodiscard]] Result<void> done(Deed deed, const Result<void> &answer);
    [[nodiscard]] Result<void> perform(desk::Desk &desk, Action action, const QString &reason = {});
    [[nodiscard]] Result<void> report(desk::Desk &desk);
    [[nodiscard]] Result<void> takeOver(desk::Desk &desk, int reports);
    [[nodiscard]] Result<void> setContract(desk::Desk &desk);
    enum class MemoStep { Save, Approve, Issue };
    [[nodiscard]] Result<void> writeMemo(desk::Desk &desk, IncidentId id, MemoStep step);
    [[nodiscard]] MemoStep nextStep(const desk::Desk &desk, IncidentId id);
    [[nodiscard]] Result<void> saveDraft(desk::Desk &desk);
    [[nodiscard]] IncidentId anyIncident(const desk::Desk &desk);

    // What of 'deeds' the desk has; by its place.
    [[nodiscard]] static Result<std::vector<bool>> found(
        const desk::Desk &desk, const std::vector<Deed> &deeds);

    FixedClock &m_clock;
    QRandomGenerator m_chance;
    qint64 m_acknowledged = 0;
    int m_count = 0;
    std::vector<Deed> m_done;
    std::vector<Deed> m_refused;
};

// All that the desk tells, line by line: incidents with their rows, histories and memos, but for
// the numbers of revisions, which tell nothing. A fault in reading is told, too.
[[nodiscard]] QByteArray told(const desk::Desk &desk);
// The same of a desk that is opened for reading for it.
[[nodiscard]] Result<QByteArray> toldBy(const QString &path, const Clock &clock);
[[nodiscard]] QStringList problemsOf(const Result<CheckReport> &report);

} // namespace gander::test
