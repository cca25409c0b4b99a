// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/event.h"

#include "models/domain/jsontext.h"

#include <QCryptographicHash>
#include <QtEndian>

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
    std::pair{EventKind::Undone, "undone"},
};

// The length goes first, so that no two lists of fields give the same bytes.
void addField(QByteArray &fields, QByteArrayView field)
{
    const auto length = qToBigEndian(static_cast<quint64>(field.size()));
    fields.append(reinterpret_cast<const char *>(&length), sizeof length);
    fields.append(field);
}

void addNumber(QByteArray &fields, qint64 number)
{
    addField(fields, QByteArray::number(number));
}

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
    QByteArray fields;
    fields.reserve(canonical.size() + 400);
    addField(fields, "gander-event-1");
    addField(fields, incidentUid.toUtf8());
    addField(fields, previous);
    addNumber(fields, event.seq);
    addField(fields, keyOf(event.kind));
    addField(fields, event.actor.toUtf8());
    addNumber(fields, event.occurredAt.ms);
    addNumber(fields, event.recordedAt.ms);
    addNumber(fields, event.told ? 1 : 0);
    addField(fields, event.act.toUtf8());
    addField(fields, canonical);
    return QCryptographicHash::hash(fields, QCryptographicHash::Sha256);
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
