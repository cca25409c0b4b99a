// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside a page of the wizard: plain questions that lead to an outcome or to both levels, one at a
// time, and what they led to with the reasons. Nothing is chosen until it is used.

#include "models/domain/triage.h"

#include <QFrame>

#include <vector>

class QAbstractButton;
class QKeyEvent;
class QVBoxLayout;

namespace gander::ui {

class Looks;

class DecidePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit DecidePanel(Looks &looks, QWidget *parent = nullptr);

    // Begins a walk from each of these, one after another.
    void start(const std::vector<TriageQuestion> &firsts);
    // The digits of the answers and Backspace, wherever on the page they were pressed.
    bool takeKey(const QKeyEvent &event);

    [[nodiscard]] bool isAtEnd() const;

signals:
    // What the questions led to is wanted: one outcome, or a severity and a DevOps level.
    void used(const std::vector<gander::TriageNext> &ends);
    void closed();

private:
    void answer(TriageReply reply);
    void back();
    void showWalk();
    void showQuestion(TriageQuestion question);
    void showEnd();
    void showTaken();
    [[nodiscard]] TriageWalk *current();

    Looks &m_looks;
    std::vector<TriageWalk> m_walks;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column;
    QAbstractButton *m_close;
};

} // namespace gander::ui
