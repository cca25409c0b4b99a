// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/deskwindow.h"

#include "ui/desk/resulttable.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QStandardPaths>
#include <QTest>

namespace gander::test {

using namespace Qt::StringLiterals;

bool DeskWindow::open(const Reports &reports, QSize size)
{
    QStandardPaths::setTestModeEnabled(true);
    m_desk = std::make_unique<TempDesk>();
    m_filed = m_desk->file(reports);
    if (m_filed.size() != reports.size())
        return false;
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(size);
    m_place->start();
    if (!QTest::qWaitFor([this] { return window().bench() != nullptr; }))
        return false;
    // The list has been read once an act can be asked for.
    if (!QTest::qWaitFor([this] { return enabled(ui::Do::Claim); }))
        return false;
    const bool counted = QTest::qWaitFor(
        [this] { return part<QAbstractButton>("goOpenEntry")->accessibleName().contains(u','); });
    settle();
    return counted;
}

void DeskWindow::close()
{
    m_place.reset();
    m_desk.reset();
}

void DeskWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = window().focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void DeskWindow::write(const QString &text)
{
    QTest::keyClicks(window().focusWidget(), text);
}

void DeskWindow::settle()
{
    m_place->desk()
        .ask([](const desk::Desk &desk) { return Result<Revision>(desk.facts().revision); })
        .waitForFinished();
    QCoreApplication::processEvents();
}

bool DeskWindow::somebody(const Action &action, const QString &reason)
{
    Act act;
    act.actor.name = u"Priya Nair"_s;
    act.reason = reason;
    act.action = action;
    const auto done = m_place->desk().perform(act).result();
    settle();
    return done.has_value();
}

bool DeskWindow::enabled(ui::Do what)
{
    return window().actions().at(what)->isEnabled();
}

QString DeskWindow::said()
{
    return window().findChild<ui::NoticeBar *>()->sentence();
}

IncidentDetail DeskWindow::detail(IncidentId id)
{
    const auto desk = m_desk->read();
    auto found = desk ? desk->incident(id) : Result<IncidentDetail>(desk.error());
    return found ? *std::move(found) : IncidentDetail();
}

QStringList DeskWindow::results(const char *table)
{
    QStringList results;
    for (const ui::ResultLine &line : part<ui::ResultTable>(table)->lines())
        results << deskNumber(line.incident) + u' ' + line.words;
    return results;
}

} // namespace gander::test
