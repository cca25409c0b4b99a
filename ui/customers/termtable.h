// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A short table that is typed into: rows of texts, ticks and choices, added and removed; kept with
// every keystroke.

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace gander::ui {

class Looks;

struct TermColumn {
    enum class Form { Text, Tick, Choice };
    QString title;
    Form form = Form::Text;
    QStringList choices; // a Choice holds the place in these
    QString hint;        // what stands in an empty text
};

class TermRows final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Row = std::vector<QVariant>; // a text, a tick or a place for each column

    TermRows(std::vector<TermColumn> columns, Row fresh, QObject *parent = nullptr);

    void setRows(const std::vector<Row> &rows);
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    // What is wrong with each row, empty for nothing.
    void setFaults(const QStringList &faults);
    void setReadOnly(bool readOnly);
    int add();
    void remove(int row);
    [[nodiscard]] const std::vector<TermColumn> &columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

signals:
    // By the user's hand.
    void edited();

private:
    [[nodiscard]] QString spoken(const QModelIndex &index) const;

    std::vector<TermColumn> m_columns;
    Row m_fresh;
    std::vector<Row> m_rows;
    QStringList m_faults;
    bool m_readOnly = false;
};

class TermDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(
        QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

class TermTable final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it; 'name' is the object name that its parts' begin with.
    TermTable(Looks &looks, const QString &name, const QString &title, const QString &addWords,
        std::vector<TermColumn> columns, TermRows::Row fresh, QWidget *parent = nullptr);

    [[nodiscard]] TermRows &model() { return *m_model; }
    void setFaults(const QStringList &faults);
    void setReadOnly(bool readOnly);
    // Beside the button that adds a row.
    void addFoot(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addRow();
    void removeRow();
    void fitHeight();

    Looks &m_looks;
    TermRows *m_model;
    QTableView *m_view;
    QLabel *m_none;
    QLabel *m_fault;
    QPushButton *m_add;
    QPushButton *m_remove;
    QHBoxLayout *m_foot;
};

} // namespace gander::ui
