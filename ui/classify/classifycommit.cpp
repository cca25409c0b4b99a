// SPDX-License-Identifier: GPL-3.0-or-later

// What the wizard's draft would do, doing it, and what stands in the way.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/pageparts.h"
#include "ui/classify/reviewpage.h"
#include "ui/classify/severitypage.h"
#include "ui/desk/clashpane.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/words/describe.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <algorithm>

namespace gander::ui {

Act ClassifyPage::actNow() const
{
    const QString reason = m_detail.incident.classification ? m_draft.reason.trimmed() : QString();
    Act act = m_around.hands.act(classifyOf(m_draft, m_id, m_hours), reason);
    markSeen(act, m_detail);
    return act;
}

void ClassifyPage::preview()
{
    const int asked = ++m_asked;
    m_previewMinute = m_around.desk.clock().now().ms / msPerMinute;
    desk::whenDone(
        m_around.desk.ask([act = actNow()](const desk::Desk &desk) { return desk.preview(act); }),
        this, [this, asked](const Result<Preview> &preview) {
            if (asked != m_asked)
                return;
            if (preview) {
                // Others may have reserved since.
                m_hours = preview->hours;
                showHours();
                return m_review->show(*preview);
            }
            if (preview.error().kind == ErrorKind::Conflict)
                showConflict(words::describe(preview.error(), tr("classify %1").arg(number())));
            else
                m_review->showRefusal(
                    words::describe(preview.error(), tr("classify %1").arg(number())));
        });
}

void ClassifyPage::commit()
{
    if (const std::optional<Lack> lack = firstLack(m_draft, m_detail.incident, m_hours)) {
        goTo(ClassifyStep::Review);
        return;
    }
    m_committing = true;
    m_nextButton->setEnabled(false);
    const Outcome outcome = *m_draft.outcome;
    const IncidentId id = m_id;
    QString done = tr("%1 is with %2.").arg(number(), words::routeName(routeOf(outcome)));
    if (owesMemo(outcome))
        done = tr("%1 is classified; its memo is next.").arg(number());
    else if (outcome == Outcome::CoreBug)
        done = tr("%1 is with DevOps. %2.").arg(number(), m_levels->summary());
    m_around.hands.perform(
        {actNow()}, tr("classify %1").arg(number()), done,
        [page = QPointer(this), id, outcome](const std::vector<Receipt> &) {
            if (!page || page->m_id != id)
                return;
            page->m_committing = false;
            page->m_nextButton->setEnabled(true);
            page->m_ready = false;
            page->m_keeper->drop(deskNumber(id));
            emit page->committed(id);
            if (owesMemo(outcome))
                emit page->memoWanted(id);
        },
        [page = QPointer(this), id](const Error &error) {
            if (!page || page->m_id != id)
                return;
            page->m_committing = false;
            page->m_nextButton->setEnabled(true);
            const QString sentence = words::describe(error, tr("classify %1").arg(page->number()));
            if (error.kind == ErrorKind::Conflict)
                page->showConflict(sentence);
            else
                page->m_review->showRefusal(sentence);
        });
}

void ClassifyPage::showConflict(const QString &sentence)
{
    m_conflictWords->say(tr("%1 Your draft is kept.").arg(sentence));
    m_conflict->show();
    showClash();
}

void ClassifyPage::showClash()
{
    if (!m_draft.outcome)
        return; // nothing of ours yet that could stand beside theirs
    desk::whenDone(
        m_around.desk.ask([id = m_id](const desk::Desk &desk) { return desk.incident(id); }), this,
        [this, id = m_id](const Result<IncidentDetail> &detail) {
            if (!detail || !m_ready || id != m_id || !m_conflict->isVisibleTo(this))
                return;
            const auto clash = clashOf(actNow(), *detail, m_around.desk.clock().now());
            if (!clash)
                return;
            m_newest = *detail;
            m_clash->show(*clash);
        });
}

// Their class stands, and the draft goes.
void ClassifyPage::keepTheirs()
{
    m_conflict->hide();
    m_clash->hide();
    m_ready = false;
    m_keeper->drop(number());
    emit left();
}

// The draft goes on as a new class over theirs, which wants its reason.
void ClassifyPage::keepMine()
{
    if (!m_newest)
        return;
    m_conflict->hide();
    m_clash->hide();
    take(*m_newest, m_hours, toJson(m_draft));
    m_newest.reset();
}

void ClassifyPage::onDeskChanged(const std::vector<IncidentId> &incidents)
{
    if (!m_ready || m_committing || m_conflict->isVisibleTo(this)
        || std::find(incidents.begin(), incidents.end(), m_id) == incidents.end())
        return;
    desk::whenDone(
        m_around.desk.ask([id = m_id](const desk::Desk &desk) { return desk.incident(id); }), this,
        [this, id = m_id](const Result<IncidentDetail> &detail) {
            if (!detail || !m_ready || m_committing || id != m_id
                || detail->incident.revision == m_detail.incident.revision)
                return;
            const Event &last = detail->history.back();
            showConflict(
                tr("%1 changed %2 at %3: %4.")
                    .arg(last.actor, number(), words::timeOfDay(last.recordedAt, m_around.zone),
                        words::eventWords(last).line));
        });
}

} // namespace gander::ui
