// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Under a list of which several are chosen: how many, and what can be done with them. Each button
// is an action of the window's table: give the list of actions once by setActions(), whatever is
// to be done to many; the count of chosen rows comes by setCount(), and 0 hides the bar. Who does
// an act hears it from the table (Actions::asked) and takes the incidents from
// QueuePage::selected().

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace gander::ui {

class Button;
class Looks;

class ChosenBar final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit ChosenBar(const Looks &looks, QWidget *parent = nullptr);

    // In this order, in place of those before; they outlive it. A button's object name is its
    // action's with "Chosen" behind it: "assignChosen".
    void setActions(const QList<QAction *> &actions);
    // Hidden at 0.
    void setCount(int count);

signals:
    // The current one alone is to be chosen again.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeButtons();
    void takeLooks();

    const Looks &m_looks;
    QList<QAction *> m_actions;
    QList<Button *> m_buttons; // made when something is chosen for the first time
    QHBoxLayout *m_row;
    QLabel *m_count;
    QWidget *m_acts;
    Button *m_leave;
};

} // namespace gander::ui
