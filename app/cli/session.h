// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every command works with: its invocation, the clock, the desk, standard input, and how it
// ends.

#include "app/cli/actingdesk.h"
#include "app/cli/commandline.h"
#include "app/cli/output.h"
#include "models/desk/desk.h"

#include <optional>

namespace gander::app {

// A command's end: the exit code and, where it is not 0, the line for standard error.
struct Ending {
    enum Code { Done = 0, Refused = 1, Misused = 2, InPart = 3 };
    Code code = Done;
    QString line;
};

// 'act' without subject, as words::describe() takes it: "classify G-41".
[[nodiscard]] Ending refusal(const Error &error, const QString &act);

class Session
{
public:
    Session(const Invocation &given, const CommandRule &rule, const Clock &clock);

    const Invocation &given;
    const Clock &clock;
    Output out;

    [[nodiscard]] Ending done() const { return {}; }
    // The same, unless it is the desk itself that is not there: then how to make one.
    [[nodiscard]] Ending refused(const Error &error, const QString &act) const;
    [[nodiscard]] Ending misused(const QString &problem) const;

    [[nodiscard]] QString deskPath() const;
    [[nodiscard]] Result<desk::Desk> openToRead() const;
    // By its lock, or by the program that has it.
    [[nodiscard]] Result<ActingDesk> openToAct() const;
    // For a command that acts only where it must.
    [[nodiscard]] Result<ActingDesk> openToLook() const;
    // Who --actor names, else the operating system's user; in the role that --as says, if any.
    [[nodiscard]] Actor actor() const;

    // --- arguments; what is wrong with them is a misuse ---
    // The zone that --zone names, if it is given.
    [[nodiscard]] Result<std::optional<Zone>> zone() const;
    [[nodiscard]] Result<std::optional<Instant>> instant(const QString &option) const;
    // What --as-of names; the future has not happened.
    [[nodiscard]] Result<std::optional<Instant>> asOf() const;
    [[nodiscard]] Result<std::optional<qint64>> count(const QString &option) const;
    // What --query asks for, its bare dates read in --zone or else 'deskZone'; Invalid, naming the
    // term, where it is wrong: that is a refusal.
    [[nodiscard]] Result<Query> query(const Zone &deskZone) const;
    // --at, --actor, --as, --act and --reason in an act's envelope.
    [[nodiscard]] Result<Act> act(Action action) const;
    // Are they as they should be?
    [[nodiscard]] Result<void> checkAct() const;
    [[nodiscard]] Result<void> checkRole() const;
    // The id of this command's next act: --act, and those that follow from it.
    [[nodiscard]] Result<QUuid> nextActId() const;

    // Tells on standard error how far a long question has come.
    [[nodiscard]] desk::Progress progress();

    // All of standard input as text, without its last line end.
    [[nodiscard]] static Result<QString> readStandardInput();

private:
    [[nodiscard]] Result<QString> deskFile() const;
    [[nodiscard]] Result<QUuid> firstActId() const;

    const CommandRule &m_rule;
    QUuid m_first = QUuid::createUuid(); // where --act names none
    mutable int m_acts = 0;
};

// The options that every act takes, behind its own; 'needsReason' where the act is none without.
[[nodiscard]] std::vector<OptionRule> actOptions(
    std::vector<OptionRule> own = {}, bool needsReason = false);

struct Command {
    CommandRule rule;
    Ending (*run)(Session &session) = nullptr;
};
[[nodiscard]] std::vector<Command> deskCommands();
[[nodiscard]] std::vector<Command> backupCommands();
[[nodiscard]] std::vector<Command> actCommands();
[[nodiscard]] std::vector<Command> outageCommands();
[[nodiscard]] std::vector<Command> readingCommands();
[[nodiscard]] std::vector<Command> boardCommands();
[[nodiscard]] std::vector<Command> deadlineCommands();
[[nodiscard]] std::vector<Command> memoCommands();
[[nodiscard]] std::vector<Command> exchangeCommands();
[[nodiscard]] std::vector<Command> contractCommands();

} // namespace gander::app
