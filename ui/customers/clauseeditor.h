// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One clause as fields: what it does, to what, how long, and the contract's own words.

#include "ui/customers/contractdraft.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace gander::ui {

class Field;
class Looks;

class ClauseEditor final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit ClauseEditor(Looks &looks, QWidget *parent = nullptr);

    void setClause(size_t index, const ClauseText &clause);
    [[nodiscard]] ClauseText clause() const;
    // What is wrong with this clause, of all faults.
    void showFaults(const std::vector<TermFault> &faults);
    void setReadOnly(bool readOnly);
    void begin(); // focus to its first field

signals:
    // By the user's hand.
    void edited();
    void moveWanted(int rows);
    void removeWanted();

private:
    QWidget *makeCells();
    void showSubject();

    Looks &m_looks;
    size_t m_index = 0;
    bool m_settling = false;
    QLabel *m_title;
    QComboBox *m_kind;
    QComboBox *m_subject;
    QLineEdit *m_amount;
    QComboBox *m_unit;
    QLineEdit *m_text;
    std::array<std::array<QCheckBox *, 4>, 5> m_cells{};
    QWidget *m_cellGrid; // makes the cells above
    Field *m_spanField;
    Field *m_cellsField;
    QLabel *m_fault;
    std::vector<QPushButton *> m_buttons;
};

} // namespace gander::ui
