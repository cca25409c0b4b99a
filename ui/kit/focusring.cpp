// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/focusring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QPushButton>
#include <QToolButton>

namespace gander::ui {

FocusRing::FocusRing(QApplication &app)
    : QObject(&app)
{
    connect(
        &app, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

QWidget *FocusRing::wearer() const
{
    return m_frame ? m_frame->widget() : nullptr;
}

void FocusRing::follow(QWidget *focused)
{
    const bool isButton =
        qobject_cast<QPushButton *>(focused) || qobject_cast<QToolButton *>(focused);
    if (!isButton || !focused->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = new QFocusFrame(focused->window());
    m_frame->setWidget(focused);
}

} // namespace gander::ui
