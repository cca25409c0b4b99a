// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Severity by DevOps level, each cell the instant it promises: chosen by mouse, arrows or two
// digits, so that a level is never picked without seeing its deadline.

#include "ui/classify/guaranteecells.h"
#include "ui/classify/matrixlayout.h"

#include <QWidget>

#include <optional>

namespace gander::ui {

class Looks;

class GuaranteeMatrix final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit GuaranteeMatrix(Looks &looks, QWidget *parent = nullptr);

    void setCells(const GuaranteeCells &cells, Instant now, const Zone &zone);
    // Repaints the cells whose words have changed, and no others.
    void setNow(Instant now);
    [[nodiscard]] const GuaranteeCells &cells() const { return m_cells; }

    // The cell that the keys stand on; also the chosen one, once there is one.
    [[nodiscard]] Levels current() const { return m_current; }
    [[nodiscard]] std::optional<Levels> chosen() const { return m_chosen; }
    void setChosen(const std::optional<Levels> &levels);

    // First a severity, then a DevOps level; answers false to a digit that means neither.
    bool typeDigit(int digit);
    // The severity typed while the DevOps level is waited for.
    [[nodiscard]] std::optional<Severity> pendingSeverity() const { return m_pending; }

    [[nodiscard]] QString spoken(const Levels &levels) const;
    [[nodiscard]] QRect frameOf(const Levels &levels) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    // By the user's hand.
    void chose(const gander::Levels &levels);
    void pendingChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refreshLook();
    void layOut();
    void choose(const Levels &levels);
    void moveTo(const Levels &levels, bool andChoose);
    void setPending(const std::optional<Severity> &severity);
    void setHovered(const std::optional<Levels> &levels);
    void speak();
    void updateCell(const std::optional<Levels> &levels);
    void paintHeads(QPainter &painter) const;
    void paintRows(QPainter &painter) const;
    void paintCell(QPainter &painter, const Levels &levels) const;

    Looks &m_looks;
    GuaranteeCells m_cells;
    Zone m_zone;
    Instant m_now;
    MatrixWords m_words;
    MatrixFonts m_fonts;
    MatrixLayout m_layout;
    Levels m_current;
    std::optional<Levels> m_chosen;
    std::optional<Levels> m_hovered;
    std::optional<Severity> m_pending;
    bool m_focusShown = false;
};

} // namespace gander::ui
