// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks which instant of the past to show: a date and time in the desk's zone, and quick choices.

#include "models/domain/clock.h"
#include "models/domain/zone.h"

#include <QWidget>

#include <array>
#include <optional>

class QDateTimeEdit;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gander::ui {

class Looks;

class PastPanel final : public QWidget
{
    Q_OBJECT

public:
    // All of them outlive it; 'now' tells the time that is running.
    PastPanel(Looks &looks, const Clock &now, const Zone &zone, QWidget *parent = nullptr);

    // Shows the form with that instant, or the last one chosen.
    void open(std::optional<Instant> at);
    void leave();

signals:
    void chosen(gander::Instant at);
    // Hidden again, with a choice or without.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Quick {
        QPushButton *button = nullptr;
        Instant at;
    };
    QHBoxLayout *makeQuick();
    void fillQuick(Instant now);
    void takeLooks();
    void nameZone();
    void showInstant(Instant at);
    [[nodiscard]] Instant instant() const;
    void showIssue(const QString &issue);
    void commit();

    Looks &m_looks;
    const Clock &m_now;
    Zone m_zone;
    std::optional<Instant> m_last;
    QLabel *m_icon;
    QLabel *m_label;
    QDateTimeEdit *m_edit;
    QLabel *m_zoneName;
    QLabel *m_issue;
    QPushButton *m_close;
    QPushButton *m_show;
    std::array<Quick, 4> m_quick;
};

// The instants that the quick choices offer at 'now': an hour ago, the last 09:00, the same time
// yesterday, the same time a week ago; on the wall clock of 'zone'.
[[nodiscard]] std::array<Instant, 4> quickInstants(Instant now, const Zone &zone);

} // namespace gander::ui
