// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What happens on the demonstration desk, act by act, before any of it is performed.

#include "app/demo/telling.h"
#include "models/domain/action.h"
#include "models/domain/contract.h"

#include <vector>

namespace gander::app {

// One act on one story. The incident in 'action' is filled in when the act is performed, and so are
// the page and the memo's revision of an IssueMemo.
struct PlannedAct {
    Instant at;
    size_t story = 0;
    Actor actor;
    QString reason;
    Action action;
};

struct Setting {
    Zone zone;
    Instant now;
    Actor me;
    Cast cast;
    std::vector<Contract> contracts; // of customers; the others have the plan
    Contract plan;

    [[nodiscard]] const Contract &contractOf(const QString &customer) const;
};

// Writes the acts down; each story begins with its report.
class Script
{
public:
    explicit Script(const Setting &setting)
        : m_setting(setting)
    {
    }

    void report(const Story &story, Instant at);
    void assign(const QString &to, Instant at);
    void classify(const Classification &classification, const QString &finding, Instant at,
        const QString &reason = {});
    void note(const QString &text, Instant at);
    void hold(const QString &reason, Instant at);
    void resume(Instant at);
    void saveMemo(const std::vector<MemoSection> &sections, Instant at);
    void approveMemo(Instant at);
    void issueMemo(Instant at);
    void resolve(const QString &note, Instant at);
    void reopen(const QString &reason, Instant at);
    void close(const QString &note, Instant at);
    void undo(Instant at);
    // Who does the following acts; an agent.
    void setHand(const QString &name) { m_hand = name; }

    [[nodiscard]] size_t stories() const { return m_stories; }
    // In the order of time.
    [[nodiscard]] std::vector<PlannedAct> acts() const;

private:
    void add(Instant at, Action action, const QString &reason = {}, Role role = Role::Agent);

    const Setting &m_setting;
    std::vector<PlannedAct> m_acts;
    size_t m_stories = 0;
    QString m_hand;
};

// Open incidents, each reported so long ago that its clock stands as the story wants it.
[[nodiscard]] Result<void> writeOpenOnes(Script &script, const Setting &setting, Draw &draw);
// Resolved and closed ones of the days before.
[[nodiscard]] Result<void> writePastOnes(Script &script, const Setting &setting, Draw &draw);
constexpr int daysBack = 120;

} // namespace gander::app
