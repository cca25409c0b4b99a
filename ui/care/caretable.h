// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small table of plain words that is read and not edited: backups, findings, what is missing.

#include <QTableView>

#include <vector>

namespace gander::ui {

class Looks;

struct CareColumn {
    QString title;
    int width = 0; // designed; 0 takes what is left
    bool isFigure = false;
};

struct CareRow {
    QStringList cells;
    bool isDim = false; // cannot be used
};

class CareTable final : public QTableView
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    CareTable(Looks &looks, std::vector<CareColumn> columns, QWidget *parent = nullptr);

    void setRows(std::vector<CareRow> rows);
    // -1 if none is.
    [[nodiscard]] int current() const { return currentIndex().row(); }

signals:
    // Enter or a double click.
    void opened(int row);
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Model;
    class Painter;
    void takeLooks();
    void layOutColumns();

    Looks &m_looks;
    Model *m_rows;
};

} // namespace gander::ui
