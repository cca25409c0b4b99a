// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What could be taken out of a damaged desk, and all that is missing by name.

#include "models/desk/backups.h"
#include "ui/intake/sheet.h"

class QPushButton;

namespace gander::ui {

class CareTable;
class Saying;

class RecoveredPage final : public Sheet
{
    Q_OBJECT

public:
    explicit RecoveredPage(Looks &looks, QWidget *parent = nullptr);

    void show(const desk::Recovered &recovered, const QString &path);

signals:
    void left();
    void openWanted(const QString &path);
    void told(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copy();

    desk::Recovered m_recovered;
    QString m_path;
    Saying *m_says;
    Saying *m_where;
    CareTable *m_missing;
    QPushButton *m_leave;
    QPushButton *m_copy;
    QPushButton *m_open;
};

} // namespace gander::ui
