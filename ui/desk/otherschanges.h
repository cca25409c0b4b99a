// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What others have changed since one looked: each such incident is marked, with who did what, until
// one has seen it or acts on it.

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "ui/desk/surroundings.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <vector>

namespace gander::ui {

class OthersChanges final : public QObject
{
    Q_OBJECT

public:
    explicit OthersChanges(const Surroundings &around, QObject *parent = nullptr);

    // "11:03 Assigned to Jo Park (Priya Nair)"; empty where nobody else changed it.
    [[nodiscard]] QString words(IncidentId incident) const;
    [[nodiscard]] bool has(IncidentId incident) const { return m_words.contains(incident); }
    // One has seen it.
    void forget(IncidentId incident);

signals:
    void marked(const std::vector<gander::IncidentId> &incidents);

private:
    struct Change {
        IncidentId incident;
        QString actor;
        Instant at;
        int seq = 0;
        QString line;
    };
    void read(const std::vector<IncidentId> &incidents);
    [[nodiscard]] QString wordsOf(const Change &change) const;
    void take(const std::vector<Change> &changes);

    Surroundings m_around;
    Instant m_since;               // what was done before is no news
    QHash<IncidentId, int> m_told; // up to which event
    QHash<IncidentId, QString> m_words;
};

} // namespace gander::ui
