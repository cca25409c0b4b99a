// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An import on its way: reads a file into a plan, then takes the plan over, both on the desk's
// thread, with progress and a way to stop.

#include "models/desk/deskservice.h"
#include "models/exchange/incidentimport.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace gander::ui {

class ImportRun final : public QObject
{
    Q_OBJECT

public:
    // 'desk' outlives it.
    explicit ImportRun(desk::DeskService &desk, QObject *parent = nullptr);
    // Stops what is under way: it is then undone.
    ~ImportRun() override;

    void read(const QString &path, const exchange::ImportOptions &options);
    // What was read last; 'actor' takes it over.
    void takeOver(const Actor &actor);
    void stop();
    [[nodiscard]] bool isUnderWay() const { return m_state != nullptr; }
    [[nodiscard]] const exchange::ImportPlan *plan() const { return m_plan.get(); }

signals:
    // In a thousand.
    void progressed(int thousandths);
    void planned();
    void tookOver(const gander::desk::TakeOverCount &count);
    void failed(const gander::Error &error);

private:
    // Shared with the work on the desk's thread, which may outlive us.
    struct Progress {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
        std::atomic<bool> stop = false;

        bool tell(qint64 nowDone, qint64 nowAll);
    };

    void takeOverNow(
        const Actor &actor, const std::shared_ptr<const std::vector<TakeOver>> &incidents);
    std::shared_ptr<Progress> begin();
    void end();

    desk::DeskService &m_desk;
    std::shared_ptr<const exchange::ImportPlan> m_plan; // likewise
    std::shared_ptr<Progress> m_state;
    QTimer m_look;
};

} // namespace gander::ui
