// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/contractkeeper.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/plan.h"
#include "ui/customers/versionlist.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/kit/ticker.h"

#include <QJsonArray>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int countAfterMs = 250;

QString draftKind()
{
    return QStringLiteral("contract");
}
// Which drafts there are of customers without a contract: the desk lists no drafts.
QString indexKind()
{
    return QStringLiteral("contracts");
}
QString indexRef()
{
    return QStringLiteral("open");
}

// The midnight after 'now' on that wall clock.
QString nextMidnight(Instant now, const Zone &zone)
{
    return textOf(WallTime{zone.wallAt(now).date.addDays(1), 0});
}

} // namespace

ContractKeeper::ContractKeeper(const Surroundings &around, QObject *parent)
    : QObject(parent)
    , m_around(around)
    , m_drafts(new DraftKeeper(around.desk, draftKind(), this))
    , m_index(new DraftKeeper(around.desk, indexKind(), this))
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(countAfterMs);
    connect(&m_countSoon, &QTimer::timeout, this, &ContractKeeper::askImpact);
    connect(m_drafts, &DraftKeeper::kept, this, &ContractKeeper::draftKept);
    for (DraftKeeper *keeper : {m_drafts, m_index}) {
        connect(keeper, &DraftKeeper::failed, this,
            [this](const Error &error) { m_around.hands.fail(error, tr("keep the draft")); });
    }
    connect(&around.desk, &desk::DeskService::changed, this, [this] {
        if (m_draft)
            count();
    });
}

void ContractKeeper::readNames()
{
    desk::whenDone(m_around.desk.ask([](desk::Desk &desk) -> Result<Names> {
        const auto contracts = desk.contractNames();
        if (!contracts)
            return contracts.error();
        const auto customers = desk.customers();
        const auto index = desk.draft(indexKind(), indexRef());
        return Names{.contracts = *contracts,
            .customers = customers ? *customers : QStringList(),
            .index = index ? *index : QJsonObject(),
            .readOnly = desk.facts().readOnly};
    }),
        this, [this](const Result<Names> &names) {
            if (names)
                hearNames(*names);
            else
                m_around.hands.fail(names.error(), tr("read the contracts"));
        });
}

void ContractKeeper::hearNames(const Names &names)
{
    m_readOnly = names.readOnly;
    m_customers = names.customers;
    const QJsonArray drafted = names.index.value(QStringLiteral("drafts")).toArray();
    // What was begun in the meantime stays.
    for (const QJsonValue &name : drafted)
        m_drafted << name.toString();
    m_drafted.removeDuplicates();
    for (const QString &name : names.contracts)
        m_drafted.removeAll(name);
    m_names = names.contracts + m_drafted;
    emit namesRead();
    if (m_name.isEmpty()) {
        const QString last = names.index.value(QStringLiteral("last")).toString();
        if (m_names.contains(last))
            open(last);
        else if (!m_names.isEmpty())
            open(m_names.constFirst());
        else
            emit opened();
    } else if (m_names.contains(m_name)) {
        open(m_name);
    }
}

void ContractKeeper::open(const QString &name)
{
    if (name != m_name) {
        m_drafts->flush();
        m_name = name;
        m_versions.clear();
        m_draft.reset();
        m_impact.reset();
        keepIndex();
    }
    const int opening = ++m_opening;
    ++m_asked;
    desk::whenDone(m_around.desk.ask([name](desk::Desk &desk) -> Result<Opened> {
        const auto versions = desk.contractVersions(name);
        if (!versions && versions.error().kind != ErrorKind::NotFound)
            return versions.error();
        const auto draft = desk.draft(draftKind(), name);
        return Opened{.versions = versions ? *versions : std::vector<ContractVersion>(),
            .draft = draft ? *draft : QJsonObject(),
            .readOnly = desk.facts().readOnly};
    }),
        this, [this, name, opening](const Result<Opened> &answer) {
            if (opening != m_opening)
                return;
            if (answer)
                hearOpened(name, *answer);
            else
                m_around.hands.fail(answer.error(), tr("read the contract of %1").arg(name));
        });
}

void ContractKeeper::hearOpened(const QString &name, const Opened &opened)
{
    m_readOnly = opened.readOnly;
    m_versions = opened.versions;
    if (!m_draft && !opened.draft.isEmpty()) {
        ContractDraft draft = contractDraftFromJson(opened.draft);
        draft.name = name;
        m_draft = draft;
    }
    if (m_wanted && m_wanted->name == name && !m_readOnly) {
        const Contract wanted = *m_wanted;
        m_wanted.reset();
        if (!take(wanted))
            m_around.hands.fail({ErrorKind::Conflict, QStringLiteral("there is a draft already")},
                tr("take the contract of %1").arg(name));
    } else if (!m_draft && m_versions.empty() && !m_readOnly) {
        startDraft();
    }
    if (m_draft)
        readAgain();
    emit this->opened();
}

int ContractKeeper::nextVersion() const
{
    int highest = 0;
    for (const ContractVersion &version : m_versions)
        highest = std::max(highest, version.contract.version);
    return highest + 1;
}

Contract ContractKeeper::before(std::optional<size_t> version) const
{
    const size_t earlier = version ? *version + 1 : 0;
    if (earlier < m_versions.size())
        return m_versions[earlier].contract;
    return standardPlan(m_around.zone);
}

void ContractKeeper::startDraft()
{
    if (m_draft || m_readOnly || m_name.isEmpty())
        return;
    Contract contract = before({});
    contract.name = m_name;
    ContractDraft draft = draftOf(contract);
    draft.effective = nextMidnight(m_around.ticker.now(), contract.zone);
    hold(draft);
    emit opened();
}

void ContractKeeper::startNew(const QString &name)
{
    const QString plain = name.trimmed();
    if (plain.isEmpty() || m_readOnly)
        return;
    if (!m_names.contains(plain)) {
        m_names << plain;
        m_drafted << plain;
        emit namesRead();
    }
    open(plain);
}

bool ContractKeeper::take(const Contract &contract)
{
    if (contract.name != m_name) {
        m_wanted = contract;
        startNew(contract.name);
        return true;
    }
    if (m_draft)
        return false;
    ContractDraft draft = draftOf(contract);
    if (contract.effective.ms <= 0)
        draft.effective = nextMidnight(m_around.ticker.now(), contract.zone);
    hold(draft);
    emit opened();
    return true;
}

void ContractKeeper::hold(const ContractDraft &draft)
{
    m_draft = draft;
    m_drafts->keep(m_name, toJson(draft));
    keepIndex();
    readAgain();
}

void ContractKeeper::edit(const ContractDraft &draft)
{
    if (m_readOnly || !m_draft || draft == *m_draft)
        return;
    m_draft = draft;
    m_drafts->keep(m_name, toJson(draft));
    readAgain();
}

void ContractKeeper::readAgain()
{
    m_reading = readingOf(*m_draft, nextVersion());
    m_impact.reset();
    emit readingChanged();
    count();
}

void ContractKeeper::discard()
{
    if (!m_draft)
        return;
    m_draft.reset();
    m_impact.reset();
    ++m_asked;
    m_countSoon.stop();
    m_drafts->drop(m_name);
    if (m_versions.empty()) {
        // Nothing is left of this contract.
        m_names.removeAll(m_name);
        m_drafted.removeAll(m_name);
        m_name.clear();
        emit namesRead();
        keepIndex();
        m_index->flush();
        if (!m_names.isEmpty())
            return open(m_names.constFirst());
    }
    emit opened();
}

void ContractKeeper::flush()
{
    m_drafts->flush();
    m_index->flush();
}

void ContractKeeper::keepIndex()
{
    if (m_readOnly)
        return;
    m_index->keep(indexRef(),
        {{QStringLiteral("drafts"), QJsonArray::fromStringList(m_drafted)},
            {QStringLiteral("last"), m_name}});
}

void ContractKeeper::count()
{
    ++m_asked; // what is on its way is of another draft
    if (!m_draft || !m_reading.faults.empty()) {
        m_countSoon.stop();
        return;
    }
    emit counting();
    m_countSoon.start();
}

void ContractKeeper::askImpact()
{
    const int asked = ++m_asked;
    desk::whenDone(m_around.desk.ask([contract = m_reading.contract](
                                         desk::Desk &desk) { return desk.impactOf(contract); }),
        this, [this, asked](const Result<ContractImpact> &impact) {
            if (asked != m_asked)
                return;
            if (!impact) {
                emit countFailed(impact.error());
                return;
            }
            m_impact = *impact;
            emit counted();
        });
}

void ContractKeeper::putInForce(
    bool openToo, const std::vector<IncidentId> &broken, const QString &reason)
{
    if (!m_draft || m_forcing || !m_reading.faults.empty())
        return;
    m_forcing = true;
    const Contract contract = m_reading.contract;
    m_around.hands.perform(
        {m_around.hands.act(
            SetContract{.contract = contract, .openToo = openToo, .broken = broken}, reason)},
        tr("put version %1 of %2 in force").arg(QString::number(contract.version), contract.name),
        tr("Version %1 of %2 holds from %3.")
            .arg(QString::number(contract.version), contract.name,
                dayText(contract.effective, contract.zone)),
        [this, contract](const std::vector<Receipt> &) {
            m_forcing = false;
            m_drafts->drop(contract.name);
            m_drafted.removeAll(contract.name);
            if (contract.name == m_name) {
                m_draft.reset();
                m_impact.reset();
                ++m_asked;
                keepIndex();
                open(m_name);
            }
            emit cameIntoForce(contract.version);
        },
        [this](const Error &) {
            m_forcing = false;
            count(); // it may be otherwise by now
        });
}

} // namespace gander::ui
