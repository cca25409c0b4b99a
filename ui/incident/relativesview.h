// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whom an incident stands with: the master of its outage or the reports linked to it, and its
// duplicates. Each is a way to it.

#include "models/domain/listing.h"
#include "models/domain/zone.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace gander::ui {

class Looks;

class RelativesView final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    RelativesView(const Looks &looks, const Zone &zone, QWidget *parent);

    void show(const IncidentDetail &detail, Instant now);
    // Nobody to be shown?
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    // Whoever stands there is painted anew.
    void takeLooks();

signals:
    void incidentWanted(gander::IncidentId incident);
    // All that are linked to it, as a list: there are more than are shown.
    void listWanted(const QString &query, const QString &title);

private:
    struct Line {
        IncidentId incident; // unset: all that are linked to 'of'
        IncidentId of;
        QString icon;
        QString words;

        friend bool operator==(const Line &, const Line &) = default;
    };
    void put(const std::vector<Line> &lines);
    void add(const Line &line);
    void addAll(const Line &line);

    const Looks &m_looks;
    Zone m_zone;
    std::vector<Line> m_lines;
    QVBoxLayout *m_column;
};

// "Acme · Fix by 09:40 EST", or its state once it has no clock.
[[nodiscard]] QString relativeWords(const Relative &relative, Instant now, const Zone &zone);

} // namespace gander::ui
