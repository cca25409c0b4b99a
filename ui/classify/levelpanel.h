// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside the matrix: the chosen levels, why their deadline is what it is, and what the neighbours
// would promise instead.

#include "models/domain/contract.h"
#include "ui/classify/guaranteecells.h"
#include "ui/desk/surroundings.h"

#include <QFrame>

class QGridLayout;
class QVBoxLayout;

namespace gander::ui {

class Saying;
class SeverityBadge;

class LevelPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit LevelPanel(const Surroundings &around, QWidget *parent = nullptr);

    void setContract(
        const Contract &contract, Instant reportedAt, Instant classifiedAt, const QString &product);
    void show(const std::optional<Levels> &levels, const GuaranteeCells &cells, Instant now);
    void setNow(Instant now);

private:
    void showSum(Instant now);
    void showNeighbours(Instant now);

    Surroundings m_around;
    Contract m_contract;
    QString m_product;
    Instant m_reportedAt;
    Instant m_classifiedAt;
    std::optional<Levels> m_levels;
    GuaranteeCells m_cells;

    SeverityBadge *m_badge;
    Saying *m_name;
    Saying *m_instant;
    Saying *m_distance;
    QWidget *m_details;
    QGridLayout *m_sum;
    QGridLayout *m_neighbours;
    Saying *m_contractName;
    Saying *m_contractFacts;
    Saying *m_clauses;
};

} // namespace gander::ui
