// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A clock's state as icon and words, and the bar of what is left of it.

#include "models/domain/urgency.h"

#include <QWidget>

namespace gander::ui {

class Looks;

// Right-aligned in the room it is given, so that a tick never moves its neighbours.
class ClockSign final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit ClockSign(const Looks &looks, QWidget *parent = nullptr);

    void show(const ClockFace &clock, Instant now);
    [[nodiscard]] QString words() const { return m_words; }
    // What the words of now need.
    [[nodiscard]] int neededWidth() const;
    void setLeftAligned(bool left);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Looks &m_looks;
    QString m_words;
    Band m_band = Band::None;
    bool m_left = false;
};

class ClockBar final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit ClockBar(const Looks &looks, QWidget *parent = nullptr);

    void show(const ClockFace &clock, Instant now);
    [[nodiscard]] QSize sizeHint() const override { return {120, 11}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Looks &m_looks;
    Band m_band = Band::None;
    double m_left = 0;    // share of the span
    double m_target = -1; // share of the span left at the working target, if it differs from due
};

} // namespace gander::ui
