// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Checks the open desk and shows what was found, as words that can be copied.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/sheet.h"

class QProgressBar;
class QPushButton;

namespace gander::ui {

class CareTable;
class GlyphLine;
class LongWork;
class Saying;

class CheckPage final : public Sheet
{
    Q_OBJECT

public:
    explicit CheckPage(const Surroundings &around, QWidget *parent = nullptr);

    // Begins to check, unless that is under way.
    void open();
    // What a check elsewhere has found.
    void show(const CheckReport &report);

signals:
    void left();
    void incidentWanted(gander::IncidentId incident);
    void told(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBody();
    void check(bool deep);
    void hear(const Result<CheckReport> &report);
    void go(bool underWay);
    void copy();
    void openIncident(int row);
    void back();

    Surroundings m_around;
    CheckReport m_report;
    LongWork *m_work;
    CareTable *m_table;
    Saying *m_says = nullptr;
    Saying *m_meaning = nullptr;
    QProgressBar *m_progress;
    QPushButton *m_leave;
    QPushButton *m_copy;
    QPushButton *m_open;
    QPushButton *m_deep;
    QPushButton *m_again;
};

} // namespace gander::ui
