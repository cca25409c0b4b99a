// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The events of one incident, newest first.

#include "models/domain/event.h"

#include <QAbstractListModel>

#include <functional>

namespace gander::items {

class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // The line of an event in words; they are the window's.
    using Line = std::function<QString(const Event &)>;

    explicit HistoryModel(Line line, QObject *parent = nullptr);

    // Takes 'history' in order of seq; what is known already keeps its indexes.
    void merge(const History &history);

    [[nodiscard]] const Event &eventAt(int row) const;
    // Whether it still counts, or was taken back by a later event.
    [[nodiscard]] bool counts(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] size_t positionOf(int row) const;

    Line m_line;
    History m_history;
    std::vector<bool> m_counts;
};

} // namespace gander::items
