// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far an act on many has come, where it takes long, and a way to stop it: then nothing of it is
// done.

#include <QWidget>

class QLabel;
class QProgressBar;

namespace gander::ui {

class Button;
class Hands;
class Looks;

class WorkBar final : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    WorkBar(const Looks &looks, Hands &hands, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    // While it is shown Esc is its own, wherever in the window the keys go.
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void show(int thousandths);
    void stop();
    void takeLooks();

    const Looks &m_looks;
    Hands &m_hands;
    QLabel *m_words;
    QProgressBar *m_bar;
    Button *m_stop;
};

} // namespace gander::ui
