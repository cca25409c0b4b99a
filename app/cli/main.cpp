// SPDX-License-Identifier: GPL-3.0-or-later

// gander-cli: the desk without a window.

#include "app/cli/session.h"

#include <QGuiApplication>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <memory>

#ifdef Q_OS_UNIX
#include <langinfo.h>
#endif

namespace gander::app {

namespace {

std::vector<Command> allCommands()
{
    std::vector<Command> all;
    for (const auto &group : {deskCommands(), backupCommands(), actCommands(), outageCommands(),
             readingCommands(), boardCommands(), deadlineCommands(), memoCommands(),
             exchangeCommands(), contractCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

// Text options given as "-" take standard input; only one can.
Result<Invocation> withStandardInput(Invocation given, const CommandRule &rule)
{
    bool taken = false;
    for (const OptionRule &option : rule.options) {
        if (option.takes != Takes::Text || !given.has(option.name))
            continue;
        for (QString &value : given.options[option.name]) {
            if (value != u'-')
                continue;
            if (taken)
                return Error{ErrorKind::Invalid,
                    QStringLiteral("standard input can be read for one option only")};
            taken = true;
            Result<QString> text = Session::readStandardInput();
            if (!text)
                return text.error();
            value = *text;
        }
    }
    return given;
}

Ending runCommand(const Invocation &given, const Command &command)
{
    const SystemClock clock;
    const Result<Invocation> whole = withStandardInput(given, command.rule);
    if (!whole)
        return {Ending::Misused, misuse(command.rule, whole.error().detail)};
    Session session(*whole, command.rule, clock);
    Ending ending = command.run(session);
    session.out.endProgress();
    session.out.flush();
    if (ending.code == Ending::Done && !session.out.fault().isEmpty())
        ending = {Ending::InPart,
            CliTr::tr("Done, but the answer could not be written: %1.").arg(session.out.fault())};
    return ending;
}

int run(const QStringList &arguments, int argc, char **argv)
{
    const std::vector<Command> commands = allCommands();
    std::vector<CommandRule> rules;
    for (const Command &command : commands)
        rules.push_back(command.rule);
    const Result<Invocation> given = readCommandLine(arguments, rules);
    if (!given) {
        complain(given.error().detail);
        return Ending::Misused;
    }
    if (given->help || given->version) {
        std::fputs(
            given->help ? qPrintable(help(rules)) : "gander-cli " GANDER_VERSION "\n", stdout);
        return Ending::Done;
    }
    // Only memos' pages need fonts, and never a display.
    int one = 1;
    std::unique_ptr<QCoreApplication> application;
    if (given->command == QLatin1StringView("memo") || given->has(QStringLiteral("--demo"))) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(one, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    for (const Command &command : commands) {
        if (command.rule.name != given->command)
            continue;
        const Ending ending = runCommand(*given, command);
        if (!ending.line.isEmpty())
            complain(ending.line);
        return ending.code;
    }
    return Ending::Misused;
}

// Qt warns on standard error about any other character set, and scheduled jobs often have none.
void settleCharacterSet()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

// Standard error is for what the command has to say, a line at most.
void keepStill(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg || qEnvironmentVariableIsSet("GANDER_LOG"))
        complain(message);
}

QStringList argumentsOf(int argc, char **argv)
{
    // The application knows how each system encodes them.
    const QCoreApplication probe(argc, argv);
    return probe.arguments().mid(1);
}

} // namespace

} // namespace gander::app

int main(int argc, char **argv)
{
#ifdef SIGPIPE
    // A reader that goes away is noticed where we write.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    qInstallMessageHandler(gander::app::keepStill);
    gander::app::settleCharacterSet();
    return gander::app::run(gander::app::argumentsOf(argc, argv), argc, argv);
}
