// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of keys, made from the table of actions; it can be printed and kept as a PDF.

#include "models/domain/result.h"
#include "ui/intake/sheet.h"

namespace gander::ui {

class Actions;

class KeysPage final : public Sheet
{
    Q_OBJECT

public:
    // Both outlive it.
    KeysPage(Looks &looks, const Actions &actions, QWidget *parent = nullptr);

    // Asks where to, then writes it beside the window.
    void exportPdf();
    void exportTo(const QString &path);
    void print();

signals:
    void left();
    void told(const QString &sentence);
    // 'what' is the act that failed: "print the keys".
    void failed(const gander::Error &error, const QString &what);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBody();

    Looks &m_looks;
    const Actions &m_actions;
};

} // namespace gander::ui
