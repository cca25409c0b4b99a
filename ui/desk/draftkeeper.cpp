// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/draftkeeper.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"

namespace gander::ui {

// Half of what is promised, so that the desk's own time fits in as well.
constexpr int keepAfterMs = 250;

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
    if (!m_soon.isActive())
        m_soon.start();
}

void DraftKeeper::flush()
{
    if (m_ref.isEmpty())
        return;
    m_soon.stop();
    desk::whenDone(m_desk.ask([kind = m_kind, ref = m_ref, draft = m_draft](
                                  desk::Desk &desk) { return desk.saveDraft(kind, ref, draft); }),
        this, [this](const Result<void> &result) {
            if (result)
                emit kept();
            else
                emit failed(result.error());
        });
    m_ref.clear();
}

void DraftKeeper::drop(const QString &ref)
{
    if (ref == m_ref) {
        m_soon.stop();
        m_ref.clear();
    }
    desk::whenDone(
        m_desk.ask([kind = m_kind, ref](desk::Desk &desk) { return desk.dropDraft(kind, ref); }),
        this, [this](const Result<void> &result) {
            if (!result)
                emit failed(result.error());
        });
}

} // namespace gander::ui
