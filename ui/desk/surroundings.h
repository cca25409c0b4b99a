// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every page is handed: the desk, who sits at it, the looks and the one ticker.

#include "models/domain/actor.h"
#include "models/domain/zone.h"

namespace gander::desk {
class DeskService;
class Watch;
} // namespace gander::desk

namespace gander::ui {

class Hands;
class Looks;
class Ticker;
struct Care;

// The composition root outlives all pages, and so do these.
struct Surroundings {
    desk::DeskService &desk;
    Hands &hands;
    Looks &looks;
    Ticker &ticker;
    Actor actor;
    Zone zone;
    desk::Watch *watch = nullptr; // alarms, where someone watches
    const Care *care = nullptr;   // what looking after the desk takes, where that is offered
};

} // namespace gander::ui
