// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include <QCoreApplication>

namespace gander::app {

using ui::ThemeChoice;

namespace {

QString wordsOf(const char *text)
{
    return QCoreApplication::translate("gander::app::Options", text);
}

QString helpText()
{
    return wordsOf("Usage: gander [options]\n"
                   "The window of an incident desk.\n"
                   "\n"
                   "  --desk PATH          open the desk in this file\n"
                   "  --demo               open a demonstration desk, made if there is none\n"
                   "  --theme NAME         light, dark or system\n"
                   "  --text-size PERCENT  90 to 150\n"
                   "  -h, --help           show this\n"
                   "  -v, --version        show the version");
}

Options refusal(const QString &sentence)
{
    Options options;
    options.say = sentence + QLatin1Char(' ') + wordsOf("See gander --help for what can be given.");
    options.exitCode = 2;
    return options;
}

} // namespace

QString toKey(ui::ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

std::optional<ui::ThemeChoice> themeFromKey(const QString &key)
{
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (toKey(theme) == key)
            return theme;
    }
    return {};
}

Options readOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        std::optional<QString> given;
        const qsizetype equals = name.indexOf(QLatin1Char('='));
        if (name.startsWith(QLatin1StringView("--")) && equals > 0) {
            given = name.mid(equals + 1);
            name.truncate(equals);
        }
        if (name == QLatin1StringView("-h") || name == QLatin1StringView("--help")) {
            options.say = helpText();
            return options;
        }
        if (name == QLatin1StringView("-v") || name == QLatin1StringView("--version")) {
            options.say = QStringLiteral("gander " GANDER_VERSION);
            return options;
        }
        if (name == QLatin1StringView("--demo")) {
            options.demo = true;
            continue;
        }
        const bool wantsValue = name == QLatin1StringView("--desk")
            || name == QLatin1StringView("--theme") || name == QLatin1StringView("--text-size");
        if (!wantsValue)
            return refusal(wordsOf("gander: \"%1\" is not an option of this program.").arg(name));
        if (!given && i + 1 < arguments.size())
            given = arguments[++i];
        if (!given || given->isEmpty())
            return refusal(wordsOf("gander: %1 needs a value.").arg(name));
        if (name == QLatin1StringView("--desk")) {
            options.desk = *given;
        } else if (name == QLatin1StringView("--theme")) {
            options.theme = themeFromKey(*given);
            if (!options.theme)
                return refusal(
                    wordsOf("gander: the theme is light, dark or system, not \"%1\".").arg(*given));
        } else {
            bool isNumber = false;
            const int percent = given->toInt(&isNumber);
            if (!isNumber || percent < smallestText || percent > largestText)
                return refusal(
                    wordsOf("gander: the text size is 90 to 150, not \"%1\".").arg(*given));
            options.textSize = percent;
        }
    }
    if (options.demo && !options.desk.isEmpty())
        return refusal(wordsOf("gander: --demo and --desk exclude each other."));
    return options;
}

} // namespace gander::app
