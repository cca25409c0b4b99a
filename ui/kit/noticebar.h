// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar that says what was done or what went wrong, at its place; never a box.

#include <QFrame>

#include <functional>

class QLabel;
class QTimer;
class QToolButton;

namespace gander::ui {

class Button;
class Looks;

class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(Looks &looks, QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const;

public slots:
    // Goes by itself after a while; offers to take the act back.
    void showDone(const QString &sentence, bool undoable = false);
    // Stays until it is closed or another notice comes.
    void showFault(const QString &sentence);
    // The same with a way out: a button of that name that closes the notice and calls 'then'.
    void showFaultWith(
        const QString &sentence, const QString &act, const std::function<void()> &then);
    void dismiss();

signals:
    void undoWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const QString &sentence, bool fault, bool undoable);
    void dress();

    Looks &m_looks;
    QLabel *m_icon;
    QLabel *m_words;
    Button *m_undo;
    Button *m_act;
    std::function<void()> m_then;
    QToolButton *m_close;
    QTimer *m_leave;
    bool m_fault = false;
};

} // namespace gander::ui
