// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A button that is an action of the table, not one that does the same.

class QAction;

namespace gander::ui {

class Button;

// From now on 'button' has the action's words and key, holds where it does, and does it.
void follow(Button &button, QAction &action);

} // namespace gander::ui
