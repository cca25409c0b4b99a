// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/draftkeeper.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"

#include <utility>

namespace gander::ui {

// Half of what is promised, so that the desk's own time fits in as well.
constexpr int keepAfterMs = 250;
// A desk that is locked or full for a while takes them later, without another keystroke.
constexpr int tryAgainMs = 2000;

DraftKeeper::DraftKeeper(desk::DeskService &desk, const QString &kind, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_kind(kind)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(keepAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::keep(const QString &ref, const QJsonObject &draft)
{
    if (m_soon.isActive() && ref != m_ref)
        flush();
    m_ref = ref;
    m_draft = draft;
    // Not started anew by each keystroke, or steady typing would never be kept.
    if (!m_soon.isActive() || m_soon.interval() != keepAfterMs)
        m_soon.start(keepAfterMs);
}

void DraftKeeper::flush()
{
    if (m_ref.isEmpty())
        return;
    m_soon.stop();
    desk::whenDone(m_desk.saveDraft(m_kind, m_ref, m_draft), this,
        [this, asked = ++m_asked, ref = m_ref, draft = m_draft](
            const Result<void> &result) { hear(result, asked, ref, draft); });
    m_askedRef = m_ref;
    m_ref.clear();
}

void DraftKeeper::hear(
    const Result<void> &result, int asked, const QString &ref, const QJsonObject &draft)
{
    if (result) {
        m_failed = false;
        emit kept();
        return;
    }
    if (m_ref.isEmpty() && asked == m_asked) {
        m_ref = ref;
        m_draft = draft;
        m_soon.start(tryAgainMs);
    }
    if (!std::exchange(m_failed, true))
        emit failed(result.error());
}

void DraftKeeper::drop(const QString &ref)
{
    if (ref == m_ref) {
        m_soon.stop();
        m_ref.clear();
    }
    if (ref == m_askedRef)
        ++m_asked; // what is under way is not to come back
    desk::whenDone(m_desk.dropDraft(m_kind, ref), this, [this](const Result<void> &result) {
        if (!result)
            emit failed(result.error());
    });
}

} // namespace gander::ui
