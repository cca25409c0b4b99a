// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole window over a desk of its own, driven by keys, for one test.

#include "app/workplace.h"
#include "models/desk/deskservice.h"
#include "tests/support/tempdesk.h"
#include "ui/shell/actions.h"
#include "ui/shell/mainwindow.h"

#include <QSize>
#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

namespace gander::test {

class DeskWindow
{
public:
    // Title, and how many minutes ago it was reported.
    using Reports = std::vector<std::pair<QString, int>>;

    // Records them, opens the window and waits until its list is read and its alarms have rung, so
    // that they cover no notice of the test. Says false where that fails.
    [[nodiscard]] bool open(const Reports &reports, QSize size = {1440, 900});
    void close();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void write(const QString &text);
    // Until all that was asked of the desk has been answered and heard.
    void settle();
    // An act of a colleague; it is refused: false.
    [[nodiscard]] bool somebody(const Action &action, const QString &reason = {});

    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] TempDesk &desk() { return *m_desk; }
    [[nodiscard]] app::Workplace &place() { return *m_place; }
    [[nodiscard]] const std::vector<IncidentId> &filed() const { return m_filed; }
    template <typename T>
    [[nodiscard]] T *part(const char *name)
    {
        return window().template findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] bool enabled(ui::Do what);
    // By the notice bar.
    [[nodiscard]] QString said();
    [[nodiscard]] IncidentDetail detail(IncidentId id);
    // "G-1 To Product": of a table of results.
    [[nodiscard]] QStringList results(const char *table);

private:
    std::unique_ptr<TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

} // namespace gander::test
