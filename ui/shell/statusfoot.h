// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window's last line: what is shown, whether all is kept, and which time it is where.

#include "models/domain/zone.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace gander::ui {

class Looks;
class Ticker;

class StatusFoot final : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    StatusFoot(Looks &looks, Ticker &ticker, const Zone &zone, QWidget *parent = nullptr);

    // "17 of 17 shown · nearest breach first".
    void setShown(const QString &text);
    enum class Keeping { Saved, Saving, ReadOnly };
    void setKeeping(Keeping keeping);
    // Stands before what is kept.
    void addSign(QWidget *sign);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeLooks();
    void showTime(Instant now);
    void showKeeping();

    Looks &m_looks;
    Zone m_zone;
    Keeping m_keeping = Keeping::Saved;
    QHBoxLayout *m_row;
    QLabel *m_shown;
    QLabel *m_icon;
    QLabel *m_kept;
    QLabel *m_time;
};

// "EST, UTC−5 · Tue 24 Nov 14:20".
[[nodiscard]] QString zoneAndTime(Instant now, const Zone &zone);

} // namespace gander::ui
