// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One figure of the board as a card: what it counts, how many, and a word more. Opens its list.

#include "ui/status/figures.h"

#include <QAbstractButton>

namespace gander::ui {

class Looks;

class Tile final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit Tile(const Looks &looks, QWidget *parent = nullptr);

    // A figure that is not known is not shown.
    void setWords(const FigureWords &words);
    [[nodiscard]] const FigureWords &words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Looks &m_looks;
    FigureWords m_words;
};

} // namespace gander::ui
