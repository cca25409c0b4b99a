// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bell in the foot: how many alarms wait, and whether one of them is overdue.

#include <QAbstractButton>

namespace gander::ui {

class Looks;

class AlarmBell final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit AlarmBell(Looks &looks, QWidget *parent = nullptr);

    void setCounts(int waiting, int overdue);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    Looks &m_looks;
    int m_waiting = 0;
    int m_overdue = 0;
};

} // namespace gander::ui
