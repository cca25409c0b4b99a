// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of the wizard: whose report it is, and its running twelve hours.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

namespace gander::ui {

class ClockMark;
class Saying;

class ClassifyHead final : public QWidget
{
    Q_OBJECT

public:
    explicit ClassifyHead(const Surroundings &around, QWidget *parent = nullptr);

    void show(const IncidentDetail &detail);
    void setNow(Instant now);

private:
    Surroundings m_around;
    ClockFace m_face;
    Saying *m_where;
    Saying *m_title;
    ClockMark *m_clock;
};

} // namespace gander::ui
