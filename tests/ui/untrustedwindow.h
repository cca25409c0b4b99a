// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A window over a desk that has texts of strangers in every field; looks at each screen for what
// would obey them, and for how long the window did not answer.

#include "app/workplace.h"
#include "tests/support/naughty.h"
#include "tests/support/tempdesk.h"
#include "ui/shell/mainwindow.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace gander::test {

// Not taken for markup, or only for the envelope that holds it escaped.
[[nodiscard]] bool isHarmlessTip(const QString &tip);

// Of all widgets there are: what obeys a text instead of showing it.
[[nodiscard]] QStringList obedientWidgets();
// Of the menu's entries.
[[nodiscard]] QStringList obedientActions(const QWidget &menu);
// The screen reader's words of everything that is shown.
[[nodiscard]] QStringList wronglySpoken();

class UntrustedWindow
{
public:
    // 'bait' is a file that the texts name; it is made, and removed in the end.
    explicit UntrustedWindow(const QString &bait);
    ~UntrustedWindow();
    Q_DISABLE_COPY_MOVE(UntrustedWindow)

    // Files one incident for each text, with it in every field, and contracts, memos and views.
    void fill();
    // Two honest reports, one with a memo to write.
    void fillBriefly();
    // The window over it; fails the test where it does not come.
    void open();

    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] TempDesk &desk() { return *m_desk; }
    [[nodiscard]] desk::DeskService &service() { return m_place->desk(); }
    void ask(ui::Do what) { window().actions().at(what)->trigger(); }
    static void press(QWidget &window, Qt::Key key);

    // Does it, lets the answers come, paints and looks at everything; remembers how long the window
    // was held up. 'text' is what was shown, for the figures.
    void show(const QString &screen, const std::function<void()> &act, const QString &text = {});
    void lookAt(const QString &screen);
    void fault(const QString &screen, const QString &what);

    // Screens with median and worst; fails the test for each fault. Times fail it in the long run
    // of a release alone.
    void report();
    [[nodiscard]] const QStringList &refused() const { return m_refused; }

private:
    struct HeldUp {
        std::vector<qint64> cpu; // microseconds of the window's own thread
        qint64 worstWall = 0;
        QString worstText;
    };
    void perform(desk::Desk &desk, const Action &action, const QString &reason = {});
    void lookAtViews(const QString &screen);

    QString m_bait;
    std::unique_ptr<TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
    QStringList m_refused;
    QMap<QString, HeldUp> m_heldUp; // by screen
    QStringList m_faults;
};

} // namespace gander::test
