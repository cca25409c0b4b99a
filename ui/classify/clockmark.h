// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One clock in two lines: what it ends, how long is left in its state's four signs, and the bar.

#include "models/domain/guarantee.h"
#include "models/domain/urgency.h"
#include "models/domain/zone.h"

#include <QWidget>

namespace gander::ui {

class Looks;

class ClockMark final : public QWidget
{
    Q_OBJECT

public:
    ClockMark(Looks &looks, QWidget *parent);

    // Repaints only if the words, the state or the bar's pixels are others than before.
    void show(const ClockFace &clock, Instant now, const Zone &zone);
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
    QString m_name;  // "Classify by 17:40"
    QString m_words; // "Due in 3 h 20 min"
    Band m_band = Band::None;
    int m_filled = 0; // of the bar, in thousandths
};

} // namespace gander::ui
