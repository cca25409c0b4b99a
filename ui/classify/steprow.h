// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wizard's steps as a row: done ones ticked, the present one filled, and clickable back.

#include "ui/classify/classifydraft.h"

#include <QWidget>

class QHBoxLayout;

namespace gander::ui {

class Looks;
class StepMark;

[[nodiscard]] QString stepName(ClassifyStep step);

class StepRow final : public QWidget
{
    Q_OBJECT

public:
    explicit StepRow(Looks &looks, QWidget *parent = nullptr);

    void show(const std::vector<ClassifyStep> &steps, ClassifyStep present);

signals:
    void wanted(gander::ui::ClassifyStep step);

private:
    Looks &m_looks;
    std::vector<ClassifyStep> m_steps;
    ClassifyStep m_present = ClassifyStep::Facts;
    QHBoxLayout *m_row;
    std::vector<QWidget *> m_parts;
};

} // namespace gander::ui
