// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Both clocks of an incident: words, instant, bar, and the sum that leads there.

#include "models/domain/listing.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace gander::ui {

class Button;
class ClockBar;
class ClockSign;
class Looks;

// One clock.
class ClockView final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    ClockView(const Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    void show(const ClockFace &clock, const Contract &contract, Instant now);
    void tick(Instant now);
    void showSteps(bool shown);
    [[nodiscard]] bool hasSteps() const { return !m_clock.steps.empty(); }
    [[nodiscard]] QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLooks();
    void fillSteps(Instant now);
    void arrange();

    const Looks &m_looks;
    Zone m_zone;
    ClockFace m_clock;
    Contract m_contract;
    QGridLayout *m_head;
    QLabel *m_name;
    QLabel *m_instant;
    ClockSign *m_sign;
    QLabel *m_elsewhere;
    ClockBar *m_bar;
    QWidget *m_steps;
    QGridLayout *m_sum;
    bool m_stepsShown = false;
    bool m_below = false; // the sign stands under the instant
};

class ClockPane final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    ClockPane(const Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    void show(const IncidentDetail &detail, Instant now);
    // Moves the figures, and nothing else.
    void tick(Instant now);
    [[nodiscard]] bool whyShown() const { return m_why; }

public slots:
    void toggleWhy();

signals:
    // The whole of it, as a page.
    void derivationWanted();

private:
    void applyLooks();
    void showWhy();
    [[nodiscard]] QString outlook(const IncidentDetail &detail, Instant now) const;

    const Looks &m_looks;
    Zone m_zone;
    QLabel *m_heading;
    Button *m_whyButton;
    Button *m_derivation;
    QVBoxLayout *m_column;
    ClockView *m_classify;
    ClockView *m_resolve;
    Button *m_otherWhy;
    QLabel *m_outlook;
    bool m_why = true;
    bool m_otherShown = false;
    bool m_resolveFirst = false;
};

} // namespace gander::ui
