// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keymap.h"

#include "ui/shell/actions.h"

#include <QAction>
#include <QKeySequence>

#include <algorithm>

namespace gander::ui {

namespace {

QString nativeKeys(const char *portable)
{
    QStringList native;
    const QStringList texts = QString::fromLatin1(portable).split(QLatin1Char(' '));
    for (const QString &text : texts)
        native << QKeySequence::fromString(text, QKeySequence::PortableText)
                      .toString(QKeySequence::NativeText);
    return native.join(QLatin1Char(' '));
}

} // namespace

std::vector<KeyGroup> keyGroups(const Actions &actions)
{
    std::vector<KeyGroup> groups;
    const auto lines = [&groups](const QString &name) -> std::vector<KeyLine> & {
        const auto known = std::ranges::find(groups, name, &KeyGroup::name);
        if (known != groups.end())
            return known->lines;
        return groups.emplace_back(KeyGroup{name, {}}).lines;
    };
    for (const ActionRow &row : Actions::table()) {
        if (*row.keys != '\0')
            lines(Actions::groupName(row.group))
                .push_back({nativeKeys(row.keys), actions.at(row.what)->text()});
    }
    for (const PageKey &key : Actions::pageKeys())
        lines(Actions::pageName(key)).push_back({nativeKeys(key.keys), Actions::pageKeyText(key)});
    return groups;
}

} // namespace gander::ui
