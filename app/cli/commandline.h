// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The command line as values: what a command takes, and what it was given.

#include "models/domain/result.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace gander::app {

enum class Takes {
    Nothing,
    Value,
    Text, // "-" stands for standard input
};

struct OptionRule {
    QString name; // with its dashes
    Takes takes = Takes::Value;
    bool needed = false;
    bool repeats = false;
};

struct CommandRule {
    QString name;
    QString usage;  // behind the name: "ID --reason T"
    int fewest = 0; // plain words
    int most = 0;   // -1: any number
    std::vector<OptionRule> options;
};

struct Invocation {
    QString command;
    QStringList words;
    std::map<QString, QStringList> options; // by name with dashes
    bool json = false;
    bool quiet = false;
    bool help = false;
    bool version = false;
    QString desk; // empty: the user's own

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    // The last one given; empty if none was.
    [[nodiscard]] QString value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const;
};

// 'arguments' without the program's name. The error's detail is the whole line for standard error.
[[nodiscard]] Result<Invocation> readCommandLine(
    const QStringList &arguments, const std::vector<CommandRule> &commands);

// "gander-cli hold: --reason is missing; usage: gander-cli hold ID --reason T"
[[nodiscard]] QString misuse(const CommandRule &rule, const QString &problem);
// All commands, a line each.
[[nodiscard]] QString help(const std::vector<CommandRule> &commands);

} // namespace gander::app
