// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands around the pages: nothing, or a frame and a bar that tell the past from the present;
// and the form that asks which instant.

#include "models/domain/clock.h"
#include "models/domain/zone.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace gander::ui {

class Looks;
class PastBar;
class PastPanel;

class PastFrame final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' and 'clock' outlive it; takes 'content' as its child.
    PastFrame(Looks &looks, const Clock &clock, const Zone &zone, QWidget *content,
        QWidget *parent = nullptr);

    // The instant that is shown; nothing for now.
    void setPast(std::optional<Instant> at);
    [[nodiscard]] bool isPast() const { return m_past.has_value(); }
    // Only lists and figures can be of the past; other pages have no frame.
    void setFramed(bool framed);
    // Another instant is being read, or no longer: says so once that takes long.
    void setReading(bool reading, std::optional<Instant> at = {});
    // The form that asks.
    void ask();
    // Closes the form, or stops reading; false if there is neither.
    bool closeForm();
    // Asks for now; false if that is what is shown.
    bool closePast();

signals:
    // Nothing for now.
    void wanted(std::optional<gander::Instant> at);
    void stopWanted();
    // The form has been closed, and nobody has the focus.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void giveBackFocus();
    [[nodiscard]] QString nameOf(Instant at) const;

    Looks &m_looks;
    const Clock &m_clock;
    Zone m_zone;
    PastPanel *m_panel;
    PastBar *m_bar;
    QVBoxLayout *m_column;
    std::optional<Instant> m_past;
    std::optional<Instant> m_readingAt;
    bool m_framed = false;
    bool m_reading = false;
    QTimer m_long;
    QPointer<QWidget> m_focusBefore;
};

} // namespace gander::ui
