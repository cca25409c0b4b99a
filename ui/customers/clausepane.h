// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The clauses of a contract: a table that keys add to, remove from and reorder, and below it the
// chosen clause as fields.

#include "ui/customers/clausemodel.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace gander::ui {

class ClauseEditor;
class Looks;

class ClausePane final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit ClausePane(Looks &looks, QWidget *parent = nullptr);

    void setClauses(const std::vector<ClauseText> &clauses);
    [[nodiscard]] const std::vector<ClauseText> &clauses() const { return m_clauses; }
    void showReading(const ContractReading &reading, const Contract &before);
    void setReadOnly(bool readOnly);
    // Focus to the fields of that clause.
    void goTo(size_t clause);
    [[nodiscard]] ClauseModel &model() { return *m_model; }

signals:
    // By the user's hand.
    void edited();

public slots:
    // A new clause at the end, ready to be told.
    void add();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::optional<size_t> chosen() const;
    void choose(size_t clause);
    void showChosen();
    void remove();
    void move(int rows);
    void fitHeight();
    // Rows first, so that a row can be chosen before anyone hears of it.
    void tell(std::optional<size_t> clause);

    Looks &m_looks;
    std::vector<ClauseText> m_clauses;
    ContractReading m_reading;
    Contract m_before;
    bool m_readOnly = false;
    ClauseModel *m_model;
    QTableView *m_view;
    QPushButton *m_add;
    QWidget *m_foot;
    ClauseEditor *m_editor;
};

} // namespace gander::ui
