// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the window was left: comes back at the next start.

#include <QByteArray>
#include <QString>

namespace gander::ui {

struct WindowMemory {
    QByteArray geometry;      // as QWidget::saveGeometry() makes it
    QByteArray list;          // columns and order, as the list page makes it
    int detailWidth = 0;      // 0: as designed
    bool detail = true;       // beside the list
    QString view;             // object name of the navigation entry
    bool singleKeys = true;   // letters act
    bool tray = true;         // an icon outside the window
    bool closeToTray = false; // closing the window leaves the icon, and the alarms go on
    bool askToLeave = true;   // what ends before anybody is back, on quitting
    bool manages = false;     // who sits here says to be a manager of the desk

    friend bool operator==(const WindowMemory &, const WindowMemory &) = default;
};

} // namespace gander::ui
