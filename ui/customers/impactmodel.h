// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incidents that a contract would move, hardest hit first, and how each is painted: was and
// will be.

#include "models/domain/listing.h"
#include "models/domain/zone.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace gander::ui {

class Looks;

// Does the move break a promise: overdue at 'now', and not so before?
[[nodiscard]] bool breaksPromise(const ContractMove &move, Instant now);
[[nodiscard]] std::vector<ContractMove> brokenOf(const ContractImpact &impact, Instant now);
[[nodiscard]] Band bandAfter(const ContractMove &move, Instant now);
// "Overdue by 1 d 4 h", "No guarantee".
[[nodiscard]] QString leftAfter(const ContractMove &move, Instant now);

class ImpactModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, // "G-2268"
        TitleRole,
        SeverityRole, // a number, 0 for none
        DevOpsRole,
        WasRole,
        WillBeRole,
        LeftRole,
        BandRole,
    };

    explicit ImpactModel(QObject *parent = nullptr);

    void setMoves(std::vector<ContractMove> moves, Instant now, const Zone &zone);
    [[nodiscard]] IncidentId incidentAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString instantOf(const std::optional<Instant> &at) const;
    [[nodiscard]] QString spoken(const ContractMove &move) const;

    std::vector<ContractMove> m_moves;
    Instant m_now;
    Zone m_zone;
};

class ImpactDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ImpactDelegate(Looks &looks, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] bool needsThirdLine(int width, const QModelIndex &index) const;
    void paintFirst(QPainter &painter, const QRect &line, const QModelIndex &index,
        Qt::LayoutDirection direction) const;

    Looks &m_looks;
};

} // namespace gander::ui
