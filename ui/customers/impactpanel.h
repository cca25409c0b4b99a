// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What would happen if a draft were put in force: for whom, how many move, become overdue or at
// risk, hardest hit first, and the promises that would be broken.

#include "models/domain/listing.h"
#include "models/domain/zone.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListView;
class QRadioButton;

namespace gander::ui {

class ImpactModel;
class ImpactTile;
class Looks;
class Saying;

class ImpactPanel final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it; instants are shown on the wall clock of 'zone'.
    ImpactPanel(Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    // From when the draft holds: "1 December".
    void setFrom(const QString &date);
    void setOpenToo(bool openToo);
    [[nodiscard]] bool isOpenToo() const;
    // What the desk counted at 'now'.
    void setImpact(const ContractImpact &impact, Instant now);
    // Nothing counted yet, or not any more, and why.
    void clear(const QString &why);
    void setCounting();
    [[nodiscard]] const std::optional<ContractImpact> &impact() const { return m_impact; }
    [[nodiscard]] Instant countedAt() const { return m_now; }

signals:
    // By the user's hand.
    void openTooChanged(bool openToo);
    void incidentWanted(gander::IncidentId incident);

private:
    void showFigures();
    void fitList();

    Looks &m_looks;
    Zone m_zone;
    std::optional<ContractImpact> m_impact;
    Instant m_now;

    Saying *m_counted;
    QRadioButton *m_open;
    QRadioButton *m_fresh;
    QWidget *m_filler; // takes the room of the list while there is none
    ImpactTile *m_move;
    ImpactTile *m_overdue;
    ImpactTile *m_atRisk;
    QLabel *m_stay;
    QWidget *m_listHead;
    ImpactModel *m_model;
    QListView *m_list;
    QWidget *m_broken = nullptr;
    QLabel *m_brokenWords;
};

} // namespace gander::ui
