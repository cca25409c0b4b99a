// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One of the four outcomes as a card: mark, name, definition, example and what follows from it.

#include "models/domain/classification.h"

#include <QAbstractButton>

namespace gander::ui {

class Looks;

class OutcomeCard final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'looks' outlives it; 'digit' is the key that chooses it.
    OutcomeCard(Looks &looks, Outcome outcome, int digit, QWidget *parent = nullptr);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    // An arrow was pressed: one card right or left, one down or up.
    void moveWanted(int columns, int rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Consequence {
        QString icon;
        QString words;
        QRect iconRect;
        QRect wordsRect;
    };
    struct Layout {
        QRect tile;
        QRect name;
        QRect digit;
        QRect definition;
        QRect example;
        int rule = 0; // y of the line above the consequences
        std::vector<Consequence> consequences;
        int height = 0;
    };
    [[nodiscard]] Layout layOut(int width) const;

    Looks &m_looks;
    Outcome m_outcome;
    int m_digit;
    bool m_focusShown = false;
};

} // namespace gander::ui
