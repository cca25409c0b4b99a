// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before one leaves: what ends before anybody is back and is mine or nobody's, and a way to hand
// it on. It never holds anybody up: Leave anyway is one key away.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/sheet.h"

#include <QFuture>

#include <vector>

class QLineEdit;
class QTableView;

namespace gander::desk {
class Desk;
}

namespace gander::ui {

class Button;
class Field;
class LeavingModel;

// What ends from 'now' until people are back, nearest first; a clock that is paused does not end.
[[nodiscard]] Result<std::vector<IncidentRow>> endingSoon(
    const desk::Desk &desk, Instant now, Instant morning, const QString &me);

class LeavingPage final : public Sheet
{
    Q_OBJECT

public:
    explicit LeavingPage(const Surroundings &around, QWidget *parent = nullptr);

    // Looks, then says ready() or wanted(); also where the desk does not answer rightly.
    void look();
    [[nodiscard]] bool isLooking() const { return m_looking; }
    // Takes the focus, once it is shown.
    void begin();

signals:
    // Nothing ends: one can just go.
    void ready();
    // Something does: show this page.
    void wanted();
    // Leave anyway.
    void leaveWanted();
    // Stay.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    void ask(bool first);
    void take(const std::vector<IncidentRow> &rows);
    void assign();
    void showChoice();
    void takeLooks();

    Surroundings m_around;
    LeavingModel *m_model;
    QTableView *m_table;
    QLineEdit *m_name;
    Field *m_field;
    Button *m_assign;
    Button *m_leave;
    Button *m_stay;
    QFuture<Result<std::vector<IncidentRow>>> m_reading;
    bool m_looking = false;
};

} // namespace gander::ui
