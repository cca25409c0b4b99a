// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The versions of one contract, the draft on top, past ones locked: as a model, and as it is
// painted.

#include "models/domain/listing.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace gander::ui {

class Looks;

class VersionModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LinesRole = Qt::UserRole + 1, IconRole, DraftRole };

    explicit VersionModel(QObject *parent = nullptr);

    // 'draftFrom' is the date from which the draft holds; nothing where there is no draft.
    struct Draft {
        int version = 1;
        QString by;
        QString from;

        friend bool operator==(const Draft &, const Draft &) = default;
    };
    void show(const std::vector<ContractVersion> &versions, const std::optional<Draft> &draft,
        Instant now);
    // The row of the draft is 0; of the others one version each, newest first.
    [[nodiscard]] bool hasDraft() const;
    [[nodiscard]] std::optional<size_t> versionAt(int row) const;
    [[nodiscard]] int rowOfVersion(size_t version) const;
    // The one in force, or else the newest.
    [[nodiscard]] int rowInForce() const { return m_inForce; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        QString icon;
        QString title;
        QStringList lines;
        bool isDraft = false;

        friend bool operator==(const Row &, const Row &) = default;
    };
    static Row rowOf(const ContractVersion &version, Instant now);

    std::vector<Row> m_rows;
    int m_inForce = 0;
};

// "1 Mar 2026" on the contract's own wall clock.
[[nodiscard]] QString dayText(Instant at, const Zone &zone);

class VersionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    VersionDelegate(Looks &looks, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Looks &m_looks;
};

} // namespace gander::ui
