// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Under a list of which several are chosen: how many, and what can be done with them.

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

    void setActions(const QList<QAction *> &actions);
    // Hidden at 0.
    void setCount(int count);

signals:
    // The current one alone is to be chosen again.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeLooks();

    const Looks &m_looks;
    QHBoxLayout *m_row;
    QLabel *m_count;
    Button *m_leave;
};

} // namespace gander::ui
