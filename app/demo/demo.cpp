// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/demo.h"

#include "app/demo/contracts.h"
#include "app/demo/performing.h"
#include "models/domain/plan.h"
#include "resources/looks.h"

#include <QFile>
#include <QGuiApplication>

// Resources of a static library are linked by being named, outside any namespace.
static void linkDemoStories()
{
    Q_INIT_RESOURCE(demo);
}

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

Result<Setting> settingOf(const Zone &zone, Instant now, const QString &me)
{
    Result<Cast> cast = readCast();
    if (!cast)
        return cast.error();
    Setting setting;
    setting.zone = zone;
    setting.now = now + -(now.ms % msPerSecond);
    setting.me = {me.trimmed().isEmpty() ? cast->agents.value(0) : me, Role::Agent};
    setting.cast = std::move(*cast);
    setting.contracts = demoContracts(zone, setting.now + -(daysBack + 2) * msPerDay);
    setting.plan = standardPlan(zone);
    return setting;
}

Result<Script> scriptOf(const Setting &setting)
{
    Script script(setting);
    Draw draw;
    if (const auto done = writeOpenOnes(script, setting, draw); !done)
        return done.error();
    if (const auto done = writePastOnes(script, setting, draw); !done)
        return done.error();
    return script;
}

Result<desk::DeskFacts> fill(desk::Desk &desk, StageClock &clock, const Setting &setting)
{
    const Result<Script> script = scriptOf(setting);
    if (!script)
        return script.error();
    for (const Contract &contract : setting.contracts) {
        Act act;
        act.actor = {u"Marta Weiss"_s, Role::Manager};
        act.action = SetContract{contract};
        if (const auto done = desk.perform(act); !done)
            return done.error();
    }
    const std::vector<PlannedAct> acts = script->acts();
    if (acts.back().at > setting.now)
        return Error{ErrorKind::Corrupt, u"a story runs into the future"_s};
    if (const auto done = performAll(desk, clock, acts, script->stories()); !done)
        return done.error();
    desk::DeskFacts facts = desk.facts();
    facts.incidents = static_cast<qint64>(script->stories());
    return facts;
}

} // namespace

Result<desk::DeskFacts> makeDemoDesk(
    const QString &path, const Zone &zone, Instant now, const QString &me)
{
    if (!qGuiApp)
        return Error{ErrorKind::Unavailable, u"memos' pages need a QGuiApplication"_s};
    linkDemoStories();
    loadFonts();
    const Result<Setting> setting = settingOf(zone, now, me);
    if (!setting)
        return setting.error();
    StageClock clock;
    clock.set(setting->contracts.front().effective);
    bool isMade = false;
    const auto make = [&]() -> Result<desk::DeskFacts> {
        auto desk = desk::Desk::create(path, zone, clock);
        if (!desk)
            return desk.error();
        isMade = true;
        return fill(*desk, clock, *setting);
    };
    auto facts = make();
    if (!facts && isMade)
        for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-lock"_L1, "-anchor"_L1})
            QFile::remove(path + end);
    return facts;
}

} // namespace gander::app
