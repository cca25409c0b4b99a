// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The colours of the desk, light and dark, as one value (design, section 2).

#include "models/domain/classification.h"
#include "models/domain/urgency.h"

#include <QColor>
#include <QPalette>

namespace gander::ui {

// mark: bar, icon, edge, solid ground; text: words of that state; tint: pill or notice ground.
struct Ink {
    QColor mark;
    QColor text;
    QColor tint;
};
struct SeverityInk {
    QColor fill;
    QColor text;
    QColor border;
    bool dashed = false;
};
struct CategoryInk {
    QColor mark;
    QColor tint;
};

struct Theme {
    bool dark = false;
    // grounds
    QColor window, surface, sunken, raised, hover, selected, selectedInactive, zebra, tooltip;
    // words
    QColor text, secondary, tertiary, disabled, onAccent, onTooltip;
    // lines
    QColor divider, strong, control;
    QColor accent, accentHover, accentPressed;
    QColor onBreached; // words on the solid mark of an overdue clock

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme darkTheme();

    [[nodiscard]] Ink state(Band band) const;
    [[nodiscard]] SeverityInk severity(Severity severity) const;
    [[nodiscard]] CategoryInk category(Outcome outcome) const;
    [[nodiscard]] QPalette palette() const;
};

} // namespace gander::ui
