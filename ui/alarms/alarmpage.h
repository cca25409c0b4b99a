// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of alarms: what rang and waits to be acknowledged, and how alarms ring.

#include "models/domain/id.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/sheet.h"

class QPushButton;
class QStackedLayout;

namespace gander::ui {

class AlarmChoices;
class AlarmTable;

class AlarmPage final : public Sheet
{
    Q_OBJECT

public:
    // 'around' names a watch; all of it outlives the page.
    explicit AlarmPage(const Surroundings &around, QWidget *parent = nullptr);

    // Focus to the list.
    void begin();
    // J, K and A act.
    void setLetters(bool act);

signals:
    void left();
    void opened(gander::IncidentId incident);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeBody(Looks &looks);
    void takeWaiting();
    void acknowledge(bool all);

    desk::Watch &m_watch;
    AlarmTable *m_table;
    bool m_letters = true;
    QWidget *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    AlarmChoices *m_choices;
    QPushButton *m_open;
    QPushButton *m_acknowledge;
    QPushButton *m_acknowledgeAll;
};

} // namespace gander::ui
