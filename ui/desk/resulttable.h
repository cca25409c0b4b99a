// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One row for each of many incidents: its number, its title, and what came of it or will.

#include "models/domain/id.h"

#include <QString>
#include <QTableView>

#include <set>
#include <vector>

class QStandardItemModel;

namespace gander::ui {

struct ResultLine {
    IncidentId incident;
    QString title;
    QString words;

    friend bool operator==(const ResultLine &, const ResultLine &) = default;
};

class ResultTable final : public QTableView
{
    Q_OBJECT

public:
    // 'words' heads the column of what came of it.
    ResultTable(const QString &words, QWidget *parent);

    // The place of the keys stays where the same incidents are shown again.
    void setLines(const std::vector<ResultLine> &lines);
    [[nodiscard]] const std::vector<ResultLine> &lines() const { return m_lines; }

    // Rows can be ticked, by the space bar too; all are at first. A tick stays with its incident.
    void setTickable();
    [[nodiscard]] std::vector<IncidentId> ticked() const;

signals:
    // By the enter key or a double click.
    void opened(gander::IncidentId incident);
    void ticksChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void open(const QModelIndex &index);

    QStandardItemModel *m_model;
    std::vector<ResultLine> m_lines;
    bool m_tickable = false;
    bool m_filling = false;
    std::set<qint64> m_unticked; // by number
};

} // namespace gander::ui
