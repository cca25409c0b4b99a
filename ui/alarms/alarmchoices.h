// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one may choose of alarms: on or off, by which ways, in which hours, whose.

#include "models/domain/alarm.h"

#include <QWidget>

class QCheckBox;
class QTimeEdit;

namespace gander::ui {

class Looks;

class AlarmChoices final : public QWidget
{
    Q_OBJECT

public:
    explicit AlarmChoices(Looks &looks, QWidget *parent = nullptr);

    void setSettings(const AlarmSettings &settings);

signals:
    void chosen(const gander::AlarmSettings &settings);

private:
    [[nodiscard]] QCheckBox *box(const char *name, const QString &text);
    [[nodiscard]] QTimeEdit *time(const char *name, const QString &told);
    void choose();
    void enable();

    QCheckBox *m_on;
    QCheckBox *m_notify;
    QCheckBox *m_sound;
    QCheckBox *m_everyones;
    QCheckBox *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
};

} // namespace gander::ui
