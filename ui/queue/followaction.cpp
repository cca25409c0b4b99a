// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/followaction.h"

#include "ui/kit/button.h"

#include <QAction>
#include <QKeySequence>

namespace gander::ui {

void follow(Button &button, QAction &action)
{
    const auto take = [&button, &action] {
        button.setText(action.text());
        button.setAccessibleName(action.text());
        // As a cap has it: "Shift N".
        button.setKey(action.shortcut().toString(QKeySequence::NativeText).replace(u'+', u' '));
        button.setEnabled(action.isEnabled());
    };
    button.addAction(&action);
    QObject::connect(&button, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::changed, &button, take);
    take();
}

} // namespace gander::ui
