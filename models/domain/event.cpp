// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/event.h"

#include "models/domain/hashfields.h"
#include "models/domain/jsontext.h"

#include <algorithm>
#include <array>

namespace gander {

namespace {

constexpr std::array eventKeys{
    std::pair{EventKind::Reported, "reported"},
    std::pair{EventKind::Edited, "edited"},
    std::pair{EventKind::Moved, "moved"},
    std::pair{EventKind::Assigned, "assigned"},
    std::pair{EventKind::Noted, "noted"},
    std::pair{EventKind::Held, "held"},
    std::pair{EventKind::Resumed, "resumed"},
    std::pair{EventKind::Classified, "classified"},
    std::pair{EventKind::Resolved, "resolved"},
    std::pair{EventKind::Reopened, "reopened"},
    std::pair{EventKind::Closed, "closed"},
    std::pair{EventKind::MemoDrafted, "memo-drafted"},
    std::pair{EventKind::MemoApproved, "memo-approved"},
    std::pair{EventKind::MemoIssued, "memo-issued"},
    std::pair{EventKind::ContractMoved, "contract-moved"},
    std::pair{EventKind::Linked, "linked"},
    std::pair{EventKind::Unlinked, "unlinked"},
    std::pair{EventKind::Merged, "merged"},
    std::pair{EventKind::Unmerged, "unmerged"},
    std::pair{EventKind::Undone, "undone"},
};

const char *keyOf(EventKind kind)
{
    for (const auto &[known, key] : eventKeys)
        if (known == kind)
            return key;
    Q_UNREACHABLE();
}

} // namespace

QString toKey(EventKind kind)
{
    return QString::fromLatin1(keyOf(kind));
}

std::optional<EventKind> eventKindFromKey(QStringView key)
{
    for (const auto &[kind, known] : eventKeys)
        if (key == QLatin1String(known))
            return kind;
    return {};
}

bool namesAnother(EventKind kind)
{
    return kind == EventKind::Linked || kind == EventKind::Unlinked || kind == EventKind::Merged
        || kind == EventKind::Unmerged;
}

QByteArray canonicalJson(const QJsonObject &data)
{
    // QJsonObject keeps its keys sorted, so that compact text is the same for equal objects.
    QByteArray bytes;
    appendJson(bytes, data);
    return bytes;
}

QByteArray hashOf(const Event &event, const QByteArray &canonical, const QString &incidentUid,
    const QByteArray &previous)
{
    return HashFields("gander-event-1", canonical.size() + 400)
        .addText(incidentUid)
        .add(previous)
        .addNumber(event.seq)
        .add(keyOf(event.kind))
        .addText(event.actor)
        .addNumber(event.occurredAt.ms)
        .addNumber(event.recordedAt.ms)
        .addNumber(event.told ? 1 : 0)
        .addText(event.act)
        .add(canonical)
        .sha256();
}

QByteArray hashOf(const Event &event, const QString &incidentUid, const QByteArray &previous)
{
    return hashOf(event, canonicalJson(event.data), incidentUid, previous);
}

std::vector<bool> effective(const History &history)
{
    std::vector<bool> counts(history.size(), true);
    // From the end: a later Undone is decided before the event that it takes back.
    for (auto i = static_cast<qsizetype>(history.size()) - 1; i >= 0; --i) {
        const Event &event = history[static_cast<size_t>(i)];
        if (event.kind != EventKind::Undone || !counts[static_cast<size_t>(i)])
            continue;
        const int seq = event.data.value(QLatin1String("seq")).toInt();
        // Found by its number: of a history as of the past some are left out.
        const auto end = history.begin() + i;
        const auto taken = std::lower_bound(history.begin(), end, seq,
            [](const Event &earlier, int wanted) { return earlier.seq < wanted; });
        if (taken != end && taken->seq == seq)
            counts[static_cast<size_t>(taken - history.begin())] = false;
    }
    return counts;
}

} // namespace gander
