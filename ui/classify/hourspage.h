// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wizard's page on a feature request's hours: what is left of the month's guaranteed ones, the
// estimate, and by whom it is approved where it goes beyond them.

#include "models/domain/devhours.h"
#include "ui/classify/classifydraft.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace gander::ui {

class Field;
class HoursBar;
class Looks;
class Saying;

class HoursPage final : public QWidget
{
    Q_OBJECT

public:
    explicit HoursPage(Looks &looks, QWidget *parent = nullptr);

    // 'hours' without the incident's own.
    void show(const MonthHours &hours, const QString &customer);
    void setDraft(const ClassifyDraft &draft);
    void showLack(Lack lack);
    void focusFirst();

signals:
    void estimateEdited(const QString &text);
    void approverEdited(const QString &name);

private:
    [[nodiscard]] QWidget *makeSide();
    void showEffect();

    Looks &m_looks;
    MonthHours m_hours;
    bool m_showing = false; // what is shown is not typed
    Saying *m_left;
    Saying *m_whole;
    HoursBar *m_bar;
    QLineEdit *m_estimate;
    QLineEdit *m_approver;
    Field *m_estimateField;
    Field *m_approverField;
    Saying *m_effect;
    Saying *m_reservedHead = nullptr;
    QVBoxLayout *m_reserved = nullptr;
};

} // namespace gander::ui
