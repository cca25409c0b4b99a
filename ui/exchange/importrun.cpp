// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importrun.h"

#include "models/desk/backups.h"
#include "models/desk/whendone.h"

#include <QFile>

namespace gander::ui {

namespace {

constexpr int lookEveryMs = 100;

Result<exchange::ImportPlan> planOf(
    const QString &path, const exchange::ImportOptions &options, const exchange::Progress &progress)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorKind::NotFound, QStringLiteral("there is no file %1").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, file.errorString()};
    return exchange::planImport(file, options, progress);
}

} // namespace

bool ImportRun::Progress::tell(qint64 nowDone, qint64 nowAll)
{
    done = nowDone;
    all = nowAll;
    return !stop;
}

ImportRun::ImportRun(desk::DeskService &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_state && m_state->all > 0)
            emit progressed(static_cast<int>(m_state->done * 1000 / m_state->all));
    });
}

ImportRun::~ImportRun()
{
    stop();
}

void ImportRun::read(const QString &path, const exchange::ImportOptions &options)
{
    if (isUnderWay())
        return;
    m_plan.reset();
    desk::whenDone(m_desk.askLong([path, options, state = begin()](const desk::Desk &) {
        return planOf(
            path, options, [&state](qint64 done, qint64 all) { return state->tell(done, all); });
    }),
        this, [this](const Result<exchange::ImportPlan> &plan) {
            end();
            if (!plan) {
                emit failed(plan.error());
                return;
            }
            m_plan = std::make_shared<const exchange::ImportPlan>(*plan);
            emit planned();
        });
}

void ImportRun::takeOver(const Actor &actor)
{
    if (isUnderWay() || !m_plan)
        return;
    auto incidents = std::make_shared<std::vector<TakeOver>>();
    incidents->reserve(m_plan->incidents.size());
    for (const exchange::PlannedIncident &planned : m_plan->incidents)
        incidents->push_back(planned.incident);
    // A backup first, which neither acts nor questions wait for.
    desk::whenDone(m_desk.askLong([actor, incidents, now = m_desk.clock().now(), state = begin()](
                                      const desk::Desk &desk) -> Result<bool> {
        const auto kept = desk::keepBackupBeforeImport(desk, *incidents, actor, now,
            [&state](qint64 done, qint64 all) { return state->tell(done, all); });
        return kept ? Result<bool>(true) : kept.error();
    }),
        this, [this, actor, incidents](const Result<bool> &kept) {
            if (kept) {
                takeOverNow(actor, incidents);
                return;
            }
            end();
            emit failed(kept.error());
        });
}

void ImportRun::takeOverNow(
    const Actor &actor, const std::shared_ptr<const std::vector<TakeOver>> &incidents)
{
    desk::whenDone(m_desk.askLong([actor, incidents, state = m_state](
                                      desk::Desk &desk) -> Result<desk::TakeOverCount> {
        if (state->stop)
            return Error{ErrorKind::Cancelled, QStringLiteral("stopped; nothing was taken over")};
        return desk.takeOver(*incidents, actor,
            [&state](qint64 done, qint64 all) { return state->tell(done, all); });
    }),
        this, [this](const Result<desk::TakeOverCount> &count) {
            end();
            if (count)
                emit tookOver(*count);
            else
                emit failed(count.error());
        });
}

void ImportRun::stop()
{
    if (m_state)
        m_state->stop = true;
}

std::shared_ptr<ImportRun::Progress> ImportRun::begin()
{
    m_state = std::make_shared<Progress>();
    m_look.start();
    return m_state;
}

void ImportRun::end()
{
    m_state.reset();
    m_look.stop();
}

} // namespace gander::ui
