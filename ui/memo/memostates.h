// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draft, approved, issued: where a memo stands, as a row of three.

#include "models/domain/memocontent.h"

#include <QWidget>

namespace gander::ui {

class Looks;

class MemoStates final : public QWidget
{
    Q_OBJECT

public:
    MemoStates(Looks &looks, QWidget *parent);

    void show(MemoState state);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int pillWidth(MemoState state) const;

    Looks &m_looks;
    MemoState m_state = MemoState::Draft;
};

} // namespace gander::ui
