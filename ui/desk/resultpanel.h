// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What came of an act on many where some were refused: each with its reason, until it is closed.

#include "models/domain/manyacts.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

class QLabel;

namespace gander::ui {

class ResultTable;

class ResultPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultPanel(const Surroundings &around, QWidget *parent = nullptr);

    // Those refused come first. Goes where none was.
    void show(const ManyDone &done);
    void leave();
    void takeFocus();

signals:
    void left();
    void opened(gander::IncidentId incident);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeLooks();
    void readTitles();

    Surroundings m_around;
    QLabel *m_title;
    ResultTable *m_table;
    int m_shown = 0; // titles of what was shown before come too late
};

} // namespace gander::ui
