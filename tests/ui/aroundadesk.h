// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A page's surroundings over a real desk that is thrown away, and what went wrong on it.

#include "models/desk/deskservice.h"
#include "tests/support/tempdesk.h"
#include "ui/desk/hands.h"
#include "ui/desk/surroundings.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"

#include <QTest>

#include <memory>

namespace gander::test {

class AroundADesk
{
public:
    AroundADesk()
        : service(desk.clock())
        , hands(service, lena)
        , ticker(desk.clock())
        , around{service, hands, looks, ticker, lena, TempDesk::zone()}
    {
        const auto facts = service.open(desk.path(), desk::OpenMode::Write).result();
        if (!facts)
            qFatal("No desk: %s", qPrintable(facts.error().detail));
        QObject::connect(&hands, &ui::Hands::failed, &hands,
            [this](const QString &sentence) { faults << sentence; });
    }

    // An act of someone, done when this returns.
    Result<Receipt> does(const QString &name, Action action, const QString &reason = {})
    {
        Act act;
        act.actor.name = name;
        act.reason = reason;
        act.action = std::move(action);
        return service.perform(act).result();
    }
    // Reported at 05:40 that day, eight hours and forty minutes ago.
    IncidentId aReport(const QString &title)
    {
        const auto receipt = does(lena.name,
            FileIncident{.facts = {.title = title,
                             .description = QStringLiteral("All 38 sites are stale."),
                             .customer = QStringLiteral("Meridian Bank"),
                             .product = QStringLiteral("Fluxguard"),
                             .reporter = QStringLiteral("D. Okafor")},
                .reportedAt = desk.clock().now() + -520 * msPerMinute});
        return receipt ? receipt->incident : IncidentId();
    }
    IncidentDetail detail(IncidentId id)
    {
        const auto found =
            service.ask([id](desk::Desk &open) { return open.incident(id); }).result();
        return found ? *found : IncidentDetail();
    }
    QJsonObject draft(const QString &kind, IncidentId id)
    {
        const auto kept =
            service.ask([kind, id](desk::Desk &open) { return open.draft(kind, deskNumber(id)); })
                .result();
        return kept ? *kept : QJsonObject();
    }

    // Shown and active, as shortcuts need it.
    template <typename Page>
    std::unique_ptr<Page> show()
    {
        auto page = std::make_unique<Page>(around);
        page->resize(1186, 835);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qWarning("The page did not become active.");
        return page;
    }
    // The key as someone at the page would press it: at whatever has the focus.
    static void press(QWidget &page, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *at = page.focusWidget() ? page.focusWidget() : &page;
        QTest::keyClick(at, static_cast<Qt::Key>(key), modifiers);
    }

    const Actor lena{.name = QStringLiteral("Lena Ortiz")};
    TempDesk desk;
    desk::DeskService service;
    ui::Hands hands;
    ui::Looks looks;
    ui::Ticker ticker;
    ui::Surroundings around;
    QStringList faults;
};

} // namespace gander::test
