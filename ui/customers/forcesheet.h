// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks once more before a contract is put in force, since that cannot be taken back: each promise
// that breaks is named, and who agreed.

#include "models/domain/listing.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace gander::ui {

class Field;
class Looks;
class Saying;

class ForceSheet final : public QDialog
{
    Q_OBJECT

public:
    struct Facts {
        Contract contract;
        bool openToo = false;
        qint64 moved = 0;                 // open incidents, where they move too
        std::vector<ContractMove> broken; // promises that break by it
        Instant now;
        Zone zone; // of the desk
    };
    ForceSheet(Looks &looks, Facts facts, QWidget *parent);

    [[nodiscard]] std::vector<IncidentId> broken() const;
    [[nodiscard]] QString reason() const;

    void accept() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeList();

    Looks &m_looks;
    Facts m_facts;
    std::vector<QCheckBox *> m_boxes;
    Saying *m_untold;
    QLineEdit *m_who;
    Field *m_whoField;
    QPushButton *m_force;
};

} // namespace gander::ui
