// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/alarmkeeper.h"

#include "models/store/alarmrows.h"
#include "models/store/deskrows.h"
#include "models/store/incidentrows.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Beyond so many it is quicker to read all anew.
constexpr size_t mostAlarmsTouched = 300;

} // namespace

void AlarmKeeper::touch(const std::vector<IncidentId> &incidents)
{
    m_touched.insert(m_touched.end(), incidents.begin(), incidents.end());
}

Result<std::vector<Alarm>> AlarmKeeper::waiting()
{
    const qint64 others = m_database.dataVersion();
    const bool all = !m_revision || others != m_others;
    m_others = others;
    if (const auto done = all ? readAll() : readChanged(); !done) {
        m_revision.reset();
        return done.error();
    }
    return m_waiting;
}

Result<void> AlarmKeeper::readAll()
{
    const auto revision = store::deskFact(m_database, u"revision"_s);
    if (!revision)
        return revision.error();
    auto waiting = store::alarmsWaiting(m_database);
    if (!waiting)
        return waiting.error();
    m_waiting = std::move(*waiting);
    m_touched.clear();
    m_revision = revision->toLongLong();
    return {};
}

Result<void> AlarmKeeper::readChanged()
{
    const auto revision = store::deskFact(m_database, u"revision"_s);
    if (!revision)
        return revision.error();
    if (revision->toLongLong() > *m_revision) {
        const auto changed = store::incidentsChangedSince(m_database, *m_revision);
        if (!changed)
            return changed.error();
        touch(*changed);
    }
    std::ranges::sort(m_touched);
    const auto [first, last] = std::ranges::unique(m_touched);
    m_touched.erase(first, last);
    if (m_touched.size() > mostAlarmsTouched)
        return readAll();
    std::erase_if(m_waiting, [this](const Alarm &alarm) {
        return std::ranges::binary_search(m_touched, alarm.incident);
    });
    for (const IncidentId id : m_touched) {
        auto fresh = store::alarmsWaiting(m_database, id);
        if (!fresh)
            return fresh.error();
        std::ranges::move(*fresh, std::back_inserter(m_waiting));
    }
    if (!m_touched.empty())
        std::ranges::stable_sort(m_waiting, {},
            [](const Alarm &alarm) { return std::tuple(alarm.due, alarm.incident); });
    m_touched.clear();
    m_revision = revision->toLongLong();
    return {};
}

} // namespace gander::desk
