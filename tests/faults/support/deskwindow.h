// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The real window over a desk, and the hands of someone at its keyboard.

#include "app/workplace.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>

#include <memory>

namespace gander::test {

class DeskWindow
{
public:
    DeskWindow(const QString &desk, const Clock &clock, const QString &settings)
    {
        app::Options options;
        options.desk = desk;
        m_place = std::make_unique<app::Workplace>(options, clock, settings);
        m_place->window().resize(1440, 900);
        m_place->start();
    }

    [[nodiscard]] app::Workplace &place() { return *m_place; }
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor(
            [this] {
                return window().bench() && window().bench()->isVisible()
                    && window().actions().at(ui::Do::NewIncident)->isEnabled();
            },
            30'000);
    }
    // The field of the report's description, open to type in.
    [[nodiscard]] QPlainTextEdit *report()
    {
        window().actions().at(ui::Do::NewIncident)->trigger();
        auto *field = window().findChild<QPlainTextEdit *>(QStringLiteral("intakeDescription"));
        if (field)
            field->setFocus();
        return field;
    }

private:
    std::unique_ptr<app::Workplace> m_place;
};

} // namespace gander::test
