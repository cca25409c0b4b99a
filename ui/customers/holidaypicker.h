// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Holidays that a calendar file offers, to accept from by ticks.

#include "models/exchange/holidays.h"
#include "ui/customers/contractdraft.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace gander::ui {

class Looks;
class Saying;

class HolidayPicker final : public QDialog
{
    Q_OBJECT

public:
    // Days that are among 'known' already are not offered again.
    HolidayPicker(Looks &looks, const std::vector<exchange::OfferedHoliday> &offered,
        const std::vector<HolidayText> &known, QWidget *parent);

    [[nodiscard]] std::vector<HolidayText> chosenDays() const;

private:
    void tickAll(bool on);
    void showCount();

    std::vector<HolidayText> m_offered;
    QListWidget *m_list;
    Saying *m_count;
    QPushButton *m_take;
};

} // namespace gander::ui
