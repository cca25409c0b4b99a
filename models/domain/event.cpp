// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/event.h"

#include <QCryptographicHash>
#include <QJsonDocument>
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
void addField(QCryptographicHash &hash, QByteArrayView field)
{
    const auto length = qToBigEndian(static_cast<quint64>(field.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
    hash.addData(field);
}

void addNumber(QCryptographicHash &hash, qint64 number)
{
    addField(hash, QByteArray::number(number));
}

} // namespace

QString toKey(EventKind kind)
{
    for (const auto &[known, key] : eventKeys)
        if (known == kind)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
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
    return QJsonDocument(data).toJson(QJsonDocument::Compact);
}

QByteArray hashOf(const Event &event, const QString &incidentUid, const QByteArray &previous)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addField(hash, "gander-event-1");
    addField(hash, incidentUid.toUtf8());
    addField(hash, previous);
    addNumber(hash, event.seq);
    addField(hash, toKey(event.kind).toUtf8());
    addField(hash, event.actor.toUtf8());
    addNumber(hash, event.occurredAt.ms);
    addNumber(hash, event.recordedAt.ms);
    addNumber(hash, event.told ? 1 : 0);
    addField(hash, event.act.toUtf8());
    addField(hash, canonicalJson(event.data));
    return hash.result();
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
