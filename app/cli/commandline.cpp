// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// The global options stand before the command's name or behind it.
std::vector<OptionRule> globalOptions()
{
    return {{u"--desk"_s, Takes::Value}, {u"--json"_s, Takes::Nothing},
        {u"--quiet"_s, Takes::Nothing}, {u"--help"_s, Takes::Nothing},
        {u"--version"_s, Takes::Nothing}};
}

const OptionRule *find(const std::vector<OptionRule> &rules, const QString &name)
{
    const auto found = std::find_if(
        rules.begin(), rules.end(), [&](const OptionRule &rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

const CommandRule *find(const std::vector<CommandRule> &rules, const QString &name)
{
    const auto found = std::find_if(
        rules.begin(), rules.end(), [&](const CommandRule &rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

QString commandNames(const std::vector<CommandRule> &commands)
{
    QStringList names;
    for (const CommandRule &command : commands)
        names.append(command.name);
    return names.join(u", ");
}

Error bad(const QString &line)
{
    return {ErrorKind::Invalid, line};
}

Error badOf(const CommandRule *rule, const QString &problem)
{
    return bad(rule ? misuse(*rule, problem)
                    : u"gander-cli: %1; usage: gander-cli [--desk PATH] [--json] [--quiet] COMMAND "
                      "[arguments]"_s.arg(problem));
}

void takeGlobal(Invocation &given, const QString &name, const QString &value)
{
    if (name == "--desk"_L1)
        given.desk = value;
    else if (name == "--json"_L1)
        given.json = true;
    else if (name == "--quiet"_L1)
        given.quiet = true;
    else if (name == "--help"_L1)
        given.help = true;
    else
        given.version = true;
}

Result<void> checkWhole(const Invocation &given, const CommandRule &rule)
{
    if (given.words.size() < rule.fewest)
        return badOf(&rule, u"something is missing"_s);
    if (rule.most >= 0 && given.words.size() > rule.most)
        return badOf(&rule, u"'%1' is one word too many"_s.arg(given.words.at(rule.most)));
    for (const OptionRule &option : rule.options) {
        if (option.needed && !given.has(option.name))
            return badOf(&rule, u"%1 is missing"_s.arg(option.name));
    }
    return {};
}

} // namespace

QString Invocation::value(const QString &option) const
{
    const auto found = options.find(option);
    return found == options.end() || found->second.isEmpty() ? QString() : found->second.last();
}

QStringList Invocation::values(const QString &option) const
{
    const auto found = options.find(option);
    return found == options.end() ? QStringList() : found->second;
}

QString misuse(const CommandRule &rule, const QString &problem)
{
    return u"gander-cli %1: %2; usage: gander-cli %1 %3"_s.arg(rule.name, problem, rule.usage)
        .trimmed();
}

QString help(const std::vector<CommandRule> &commands)
{
    QString text = u"gander-cli [--desk PATH] [--json] [--quiet] COMMAND [arguments]\n\n"_s;
    for (const CommandRule &command : commands)
        text += u"  %1 %2\n"_s.arg(command.name, command.usage);
    return text;
}

Result<Invocation> readCommandLine(
    const QStringList &arguments, const std::vector<CommandRule> &commands)
{
    static const std::vector<OptionRule> globals = globalOptions();
    Invocation given;
    const CommandRule *rule = nullptr;
    bool onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const bool isOption = !onlyWords && argument.size() > 1 && argument.startsWith(u'-');
        if (!isOption) {
            if (rule) {
                given.words.append(argument);
                continue;
            }
            rule = find(commands, argument);
            if (!rule)
                return bad(u"gander-cli: unknown command '%1'; commands are %2"_s.arg(
                    argument, commandNames(commands)));
            given.command = argument;
            continue;
        }
        if (argument == "--"_L1) {
            onlyWords = true;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.left(equals < 0 ? argument.size() : equals);
        // A command's own option goes first: contract's --version takes a number.
        const OptionRule *own = rule ? find(rule->options, name) : nullptr;
        const OptionRule *global = own ? nullptr : find(globals, name);
        const OptionRule *option = own ? own : global;
        if (!option)
            return badOf(rule, u"unknown option '%1'"_s.arg(name));
        QString value;
        if (option->takes == Takes::Nothing) {
            if (equals >= 0)
                return badOf(rule, u"%1 takes no value"_s.arg(name));
        } else if (equals >= 0) {
            value = argument.mid(equals + 1);
        } else if (i + 1 < arguments.size()) {
            // Taken as it is, even with dashes: a script's text must not turn into an option.
            value = arguments.at(++i);
        } else {
            return badOf(rule, u"%1 needs a value"_s.arg(name));
        }
        if (global) {
            takeGlobal(given, name, value);
            continue;
        }
        QStringList &values = given.options[name];
        if (!values.isEmpty() && !option->repeats)
            return badOf(rule, u"%1 stands there twice"_s.arg(name));
        values.append(value);
    }
    if (given.help || given.version)
        return given;
    if (!rule)
        return bad(u"gander-cli: no command; commands are %1"_s.arg(commandNames(commands)));
    if (const Result<void> whole = checkWhole(given, *rule); !whole)
        return whole.error();
    return given;
}

} // namespace gander::app
