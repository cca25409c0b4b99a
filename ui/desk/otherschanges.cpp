// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/otherschanges.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

namespace gander::ui {

namespace {

// Of more at once, as an import changes them, nobody looks at each.
constexpr size_t mostMarked = 100;
constexpr qsizetype longestActor = 60;
constexpr qsizetype longestDeed = 160;

} // namespace

OthersChanges::OthersChanges(const Surroundings &around, QObject *parent)
    : QObject(parent)
    , m_around(around)
    , m_since(around.desk.clock().now())
{
    connect(&around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) { read(incidents); });
}

QString OthersChanges::words(IncidentId incident) const
{
    return m_words.value(incident);
}

void OthersChanges::forget(IncidentId incident)
{
    if (m_words.remove(incident) > 0)
        emit marked({incident});
}

void OthersChanges::read(const std::vector<IncidentId> &incidents)
{
    if (incidents.empty() || incidents.size() > mostMarked)
        return;
    const auto question = [incidents](const desk::Desk &desk) -> Result<std::vector<Change>> {
        std::vector<Change> changes;
        for (const IncidentId id : incidents) {
            const auto detail = desk.incident(id);
            if (!detail || detail->history.empty())
                continue; // gone again
            const Event &last = detail->history.back();
            changes.push_back(
                {id, last.actor, last.recordedAt, last.seq, words::eventWords(last).line});
        }
        return changes;
    };
    desk::whenDone(
        m_around.desk.ask(question), this, [this](const Result<std::vector<Change>> &changes) {
            if (changes)
                take(*changes);
        });
}

QString OthersChanges::wordsOf(const Change &change) const
{
    const QString time = words::timeOfDay(change.at, m_around.zone);
    const QString line = words::shortened(change.line, longestDeed);
    const QString actor = words::shortened(change.actor, longestActor);
    // Most lines of a history say who it was.
    return change.line.contains(change.actor)
        ? tr("%1 %2", "time, what was done").arg(time, line)
        : tr("%1 %2 (%3)", "time, what was done, by whom").arg(time, line, actor);
}

void OthersChanges::take(const std::vector<Change> &changes)
{
    std::vector<IncidentId> touched;
    for (const Change &change : changes) {
        // One that others are linked to changes without an event of its own.
        if (change.at <= m_since || m_told.value(change.incident) >= change.seq)
            continue;
        m_told.insert(change.incident, change.seq);
        const bool mine = change.actor == m_around.actor.name;
        if (mine && m_words.remove(change.incident) == 0)
            continue;
        if (!mine)
            m_words.insert(change.incident, wordsOf(change));
        touched.push_back(change.incident);
    }
    if (!touched.empty())
        emit marked(touched);
}

} // namespace gander::ui
