// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the ring around a button that got the focus by key, two pixels outside of it.

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace gander::ui {

class FocusRing final : public QObject
{
    Q_OBJECT

public:
    // Follows the focus of the whole program and is a child of it.
    explicit FocusRing(QApplication &app);

    // The button that wears the ring; nothing where it is another control that has the focus.
    [[nodiscard]] QWidget *wearer() const;

private:
    void follow(QWidget *focused);

    // Windows take the frame along when they go, hence guarded.
    QPointer<QFocusFrame> m_frame;
};

} // namespace gander::ui
