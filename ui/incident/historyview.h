// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeline of one incident: newest first, told events marked, those taken back struck out.

#include "models/domain/instant.h"
#include "models/domain/zone.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace gander {
struct Event;
}
namespace gander::items {
class HistoryModel;
}

namespace gander::ui {

class Button;
class Looks;

class HistoryView final : public QWidget
{
    Q_OBJECT

public:
    // All of them outlive it.
    HistoryView(items::HistoryModel &model, const Looks &looks, const Zone &zone,
        QWidget *parent = nullptr);

    // Today's events show their time, others their day.
    void setNow(Instant now) { m_now = now; }

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int row);
    [[nodiscard]] QString timeOf(const Event &event) const;

    items::HistoryModel &m_model;
    const Looks &m_looks;
    Zone m_zone;
    Instant m_now;
    QLabel *m_heading;
    QLabel *m_count;
    QVBoxLayout *m_rows;
    Button *m_all;
    bool m_whole = false;
};

} // namespace gander::ui
