// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// In place of a desk while something long is done to its file: what, how far, and a way to stop.

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace gander::ui {

class Looks;
class Saying;

class WorkPage final : public QWidget
{
    Q_OBJECT

public:
    explicit WorkPage(Looks &looks, QWidget *parent = nullptr);

    void begin(const QString &doing, const QString &meaning);
    // In a thousand; -1 while nobody can tell.
    void setProgress(int thousandths);

signals:
    void stopWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Saying *m_doing;
    Saying *m_meaning;
    QProgressBar *m_progress;
    QPushButton *m_stop;
};

} // namespace gander::ui
