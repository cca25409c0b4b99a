// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/memokeeper.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/memo/memopdf.h"
#include "ui/desk/background.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/memo/memopaper.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>

namespace gander::ui {
namespace {

const QString memoDraftKind = QStringLiteral("memo");
constexpr int saveAfterPauseMs = 400;

struct OpenedMemo {
    IncidentDetail detail;
    QJsonObject draft;
    QString letterhead;
};

QString draftRef(IncidentId incident)
{
    return deskNumber(incident);
}

} // namespace

bool sameWords(const Memo &a, const Memo &b)
{
    return a.subject == b.subject && a.to == b.to && a.cc == b.cc && a.sections == b.sections;
}

QJsonObject memoDraftToJson(const Memo &memo)
{
    return {{QLatin1String("subject"), memo.subject}, {QLatin1String("to"), memo.to},
        {QLatin1String("cc"), QJsonArray::fromStringList(memo.cc)},
        {QLatin1String("outcome"), toKey(memo.outcome)},
        {QLatin1String("sections"), sectionsToJson(memo.sections)}};
}

Memo withDraft(Memo memo, const QJsonObject &draft)
{
    // A draft of another outcome has other sections and belongs to a memo that is owed no more.
    if (draft.value(QLatin1String("outcome")).toString() != toKey(memo.outcome))
        return memo;
    memo.subject = draft.value(QLatin1String("subject")).toString(memo.subject);
    memo.to = draft.value(QLatin1String("to")).toString(memo.to);
    if (draft.contains(QLatin1String("cc"))) {
        QStringList cc;
        for (const QJsonValue &name : draft.value(QLatin1String("cc")).toArray())
            cc.append(name.toString());
        memo.cc = memoCc(memo.outcome, cc);
    }
    const QJsonObject sections = draft.value(QLatin1String("sections")).toObject();
    for (MemoSection &section : memo.sections)
        section.text = sections.value(section.key).toString(section.text);
    return memo;
}

MemoKeeper::MemoKeeper(const Surroundings &around, QObject *parent)
    : QObject(parent)
    , m_around(around)
{
    m_drafts = new DraftKeeper(m_around.desk, memoDraftKind, this);
    connect(m_drafts, &DraftKeeper::failed, this, [this](const Error &error) {
        m_around.hands.fail(error, tr("keep the draft of %1").arg(m_memo.number));
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(saveAfterPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MemoKeeper::save);
    connect(&m_around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) {
            // What others change is read at once, unless one's own words are still on their way:
            // then saving finds out.
            if (m_open && isSaved() && !m_issuing
                && std::find(incidents.begin(), incidents.end(), m_id) != incidents.end())
                reload({});
        });
}

MemoKeeper::~MemoKeeper() = default;

bool MemoKeeper::isFrozen() const
{
    return m_memo.state == MemoState::Issued || m_memo.state == MemoState::Revoked;
}

const Memo *MemoKeeper::presentMemo(const IncidentDetail &detail)
{
    const Memo *issued = nullptr;
    for (const Memo &memo : detail.memos) {
        if (memo.state == MemoState::Draft || memo.state == MemoState::Approved)
            return &memo;
        issued = &memo;
    }
    return issued;
}

void MemoKeeper::open(IncidentId incident)
{
    flush();
    m_id = incident;
    m_open = false;
    m_issuing = false;
    m_waiting.clear();
    const int asked = ++m_asked;
    desk::whenDone(m_around.desk.ask([incident](desk::Desk &desk) -> Result<OpenedMemo> {
        Result<IncidentDetail> detail = desk.incident(incident);
        if (!detail)
            return detail.error();
        Result<QJsonObject> draft = desk.draft(memoDraftKind, draftRef(incident));
        if (!draft)
            return draft.error();
        if (!presentMemo(*detail))
            return Error{ErrorKind::NotFound,
                QStringLiteral("incident %1 owes no memo").arg(incident.number())};
        return OpenedMemo{*std::move(detail), *std::move(draft), desk.facts().name};
    }),
        this, [this, asked](const Result<OpenedMemo> &found) {
            if (asked != m_asked)
                return;
            if (!found) {
                m_around.hands.fail(found.error(), tr("open the memo of %1").arg(deskNumber(m_id)));
                emit openingFailed();
                return;
            }
            m_letterhead = found->letterhead;
            take(found->detail);
            if (!isFrozen() && !found->draft.isEmpty())
                m_memo = withDraft(m_memo, found->draft);
            m_open = true;
            emit opened();
            if (!isFrozen() && !sameWords(m_memo, m_stored))
                edited();
        });
}

void MemoKeeper::flush()
{
    m_drafts->flush();
    if (m_pause.isActive()) {
        m_pause.stop();
        save();
    }
}

void MemoKeeper::setSubject(const QString &subject)
{
    if (isFrozen() || m_memo.subject == subject)
        return;
    m_memo.subject = subject;
    edited();
}

void MemoKeeper::setTo(const QString &to)
{
    if (isFrozen() || m_memo.to == to)
        return;
    m_memo.to = to;
    edited();
}

void MemoKeeper::setCc(const QStringList &cc)
{
    const QStringList wanted = memoCc(m_memo.outcome, cc);
    if (isFrozen() || m_memo.cc == wanted)
        return;
    m_memo.cc = wanted;
    edited();
}

void MemoKeeper::setSection(const QString &key, const QString &text)
{
    const auto section = std::find_if(m_memo.sections.begin(), m_memo.sections.end(),
        [&key](const MemoSection &candidate) { return candidate.key == key; });
    if (isFrozen() || section == m_memo.sections.end() || section->text == text)
        return;
    section->text = text;
    edited();
}

void MemoKeeper::edited()
{
    m_memo.state = MemoState::Draft;
    m_drafts->keep(draftRef(m_id), memoDraftToJson(m_memo));
    m_pause.start();
    emit stateChanged();
}

void MemoKeeper::save()
{
    m_pause.stop();
    if (m_inFlight || !m_open)
        return;
    if (sameWords(m_memo, m_stored)) {
        m_drafts->drop(draftRef(m_id));
        runWaiting(true);
        emit stateChanged();
        return;
    }
    m_inFlight = true;
    SaveMemo words{m_id, m_memo.subject, m_memo.to, m_memo.sections, m_memo.cc};
    // Not through the hands: keeping words is no act that one would take back.
    Act act = m_around.hands.act(std::move(words));
    act.seen = m_detail.incident.revision;
    desk::whenDone(m_around.desk.perform(act), this,
        [this, sent = m_memo, id = m_id](const Result<Receipt> &receipt) {
            m_inFlight = false;
            if (id == m_id)
                saved(receipt, sent);
        });
}

void MemoKeeper::saved(const Result<Receipt> &receipt, const Memo &sent)
{
    if (receipt) {
        m_detail.incident.revision = receipt->revision;
        m_stored = sent;
        m_stored.state = MemoState::Draft;
        if (sameWords(m_memo, m_stored) && !m_pause.isActive())
            m_drafts->drop(draftRef(m_id));
        else if (!m_waiting.empty())
            return save();
        runWaiting(true);
        emit stateChanged();
        return;
    }
    if (receipt.error().kind != ErrorKind::Conflict) {
        m_around.hands.fail(receipt.error(), tr("save memo %1").arg(m_memo.number));
        runWaiting(false);
        emit stateChanged();
        return;
    }
    // Something of the incident changed. If it was not the memo's words, ours still fit.
    desk::whenDone(m_around.desk.ask([id = m_id](const desk::Desk &desk) { return desk.incident(id); }),
        this, [this, id = m_id, error = receipt.error()](const Result<IncidentDetail> &detail) {
            if (id != m_id)
                return;
            const Memo *theirs = detail ? presentMemo(*detail) : nullptr;
            const bool stillOurs = theirs && theirs->id == m_stored.id
                && sameWords(*theirs, m_stored) && theirs->state != MemoState::Issued;
            if (stillOurs && detail->incident.revision != m_detail.incident.revision) {
                m_detail = *detail;
                return save();
            }
            runWaiting(false);
            if (!theirs || stillOurs) {
                m_around.hands.fail(error, tr("save memo %1").arg(m_memo.number));
                return;
            }
            m_detail = *detail;
            emit conflictFound(*theirs);
        });
}

void MemoKeeper::takeTheirs()
{
    m_pause.stop();
    m_drafts->drop(draftRef(m_id));
    take(m_detail);
    emit opened();
}

void MemoKeeper::keepMine()
{
    if (const Memo *theirs = presentMemo(m_detail))
        m_stored = *theirs;
    save();
}

void MemoKeeper::take(const IncidentDetail &detail)
{
    m_detail = detail;
    if (const Memo *memo = presentMemo(m_detail)) {
        m_memo = *memo;
        m_stored = *memo;
    }
}

void MemoKeeper::reload(const std::function<void(bool)> &then)
{
    desk::whenDone(m_around.desk.ask([id = m_id](const desk::Desk &desk) { return desk.incident(id); }),
        this, [this, id = m_id, then](const Result<IncidentDetail> &detail) {
            if (id != m_id)
                return;
            if (!detail) {
                m_around.hands.fail(
                    detail.error(), tr("read the memo of %1").arg(deskNumber(m_id)));
                if (then)
                    then(false);
                return;
            }
            // Words typed meanwhile stay; only their ground is new.
            const Memo *memo = presentMemo(*detail);
            if (memo && isSaved()) {
                const bool news = !sameWords(*memo, m_memo) || memo->state != m_memo.state
                    || memo->number != m_memo.number;
                take(*detail);
                if (news)
                    emit opened();
            }
            if (then)
                then(memo != nullptr);
        });
}

void MemoKeeper::afterSaving(std::function<void()> then)
{
    if (isSaved() && !m_pause.isActive())
        return then();
    m_waiting.push_back(std::move(then));
    save();
}

void MemoKeeper::runWaiting(bool done)
{
    const std::vector<std::function<void()>> waiting = std::move(m_waiting);
    m_waiting.clear();
    if (!done)
        return;
    for (const std::function<void()> &next : waiting)
        next();
}

void MemoKeeper::approve()
{
    if (!m_open || m_memo.state != MemoState::Draft || !missingSections(m_memo).isEmpty())
        return;
    afterSaving([this] {
        Act act = m_around.hands.act(ApproveMemo{m_id});
        act.seen = m_detail.incident.revision;
        m_around.hands.perform({act}, tr("approve memo %1").arg(m_memo.number),
            tr("Memo %1 is approved.").arg(m_memo.number),
            [this, alive = QPointer(this)](const std::vector<Receipt> &) {
                if (alive)
                    reload({});
            });
    });
}

void MemoKeeper::issue()
{
    if (!m_open || m_issuing || m_memo.state != MemoState::Approved)
        return;
    m_issuing = true;
    emit stateChanged();
    afterSaving([this] {
        reload([this](bool found) {
            if (!found || m_memo.state != MemoState::Approved) {
                m_issuing = false;
                emit stateChanged();
                return;
            }
            Memo last = m_memo;
            last.state = MemoState::Issued;
            last.issuedAt = m_around.desk.clock().now();
            last.issuedBy = m_around.actor.name;
            memo::MemoPage page =
                paperOf(last, m_detail, m_letterhead, m_around.actor.name, m_around.zone, false);
            page.paper = m_paper;
            desk::whenDone(inBackground([page] { return memo::memoPdf(page); }), this,
                [this, id = m_id, at = *last.issuedAt, revision = m_memo.revision](
                    const Result<QByteArray> &pdf) {
                    if (id != m_id)
                        return;
                    if (pdf)
                        return sendIssue(*pdf, at, revision);
                    m_issuing = false;
                    m_around.hands.fail(
                        pdf.error(), tr("make the page of memo %1").arg(m_memo.number));
                    emit stateChanged();
                });
        });
    });
}

void MemoKeeper::sendIssue(const QByteArray &pdf, Instant issuedAt, Revision revision)
{
    Act act = m_around.hands.act(IssueMemo{m_id, revision, issuedAt, pdf});
    act.seen = m_detail.incident.revision;
    m_around.hands.perform(
        {act}, tr("issue memo %1").arg(m_memo.number), tr("Memo %1 is issued.").arg(m_memo.number),
        [this, alive = QPointer(this), id = m_id](const std::vector<Receipt> &) {
            if (!alive)
                return;
            m_issuing = false;
            reload([this, id](bool) { emit issued(id); });
        },
        [this, alive = QPointer(this)](const Error &) {
            if (!alive)
                return;
            m_issuing = false;
            reload({});
            emit stateChanged();
        });
}

} // namespace gander::ui
