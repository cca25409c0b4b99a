// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside the category: past incidents of this desk that are like the report, what became of them
// and why they are alike. A hint: it chooses nothing, and where it is unsure it says nothing.

#include "models/domain/similar.h"
#include "models/domain/zone.h"

#include <QFrame>

class QVBoxLayout;

namespace gander::ui {

class Looks;
class Saying;

class SimilarPanel final : public QFrame
{
    Q_OBJECT

public:
    SimilarPanel(Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    void show(const SimilarAnswer &answer);
    // Nothing is known yet.
    void clear();

signals:
    void incidentWanted(gander::IncidentId incident);

private:
    void addShares(const SimilarAnswer &answer);
    void addCase(const SimilarCase &one);
    void addReasons(const SimilarAnswer &answer);

    Looks &m_looks;
    Zone m_zone;
    SimilarAnswer m_shown;
    bool m_isClear = true;
    Saying *m_subtitle;
    QVBoxLayout *m_cases;
};

} // namespace gander::ui
