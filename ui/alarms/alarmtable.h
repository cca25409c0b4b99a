// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The alarms that wait as a table: time left, what rang, whose it is.

#include "models/domain/zone.h"
#include "models/items/alarmmodel.h"

#include <QTableView>

namespace gander::ui {

class Looks;
class Ticker;

class AlarmTable final : public QTableView
{
    Q_OBJECT

public:
    // All of them outlive it.
    AlarmTable(Looks &looks, Ticker &ticker, const Zone &zone, QWidget *parent = nullptr);

    void setAlarms(const std::vector<Alarm> &alarms);
    // Chosen ones, or the current one.
    [[nodiscard]] std::vector<IncidentId> chosen() const;
    [[nodiscard]] IncidentId current() const;
    [[nodiscard]] const items::AlarmModel &alarms() const { return m_model; }

    // J and K act.
    void setLetters(bool act) { m_letters = act; }

signals:
    void opened(gander::IncidentId incident);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Painter;
    [[nodiscard]] std::vector<items::AlarmModel::Column> columns();
    [[nodiscard]] QString countdownWords(const Alarm &alarm) const;
    void takeLooks();
    void layOutColumns();

    Looks &m_looks;
    Ticker &m_ticker;
    Zone m_zone;
    items::AlarmModel m_model;
    bool m_letters = true;
};

} // namespace gander::ui
