// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of keys, made from the table of actions.

#include "ui/intake/sheet.h"

namespace gander::ui {

class Actions;

class KeysPage final : public Sheet
{
    Q_OBJECT

public:
    KeysPage(Looks &looks, const Actions &actions, QWidget *parent = nullptr);

signals:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBody(Looks &looks, const Actions &actions);
};

} // namespace gander::ui
