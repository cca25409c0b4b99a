// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the check that looks at what leaves no event: contracts, saved views and drafts.

#include "models/desk/backupparts.h"
#include "models/desk/deskparts.h"
#include "models/store/migrator.h"
#include "models/store/sealrows.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstWithSeals = 7;

QString nameOf(const QString &contract, qint64 version)
{
    return u"contract %1, version %2"_s.arg(contract, QString::number(version));
}

QString hex(const QByteArray &hash)
{
    return QString::fromLatin1(hash.toHex());
}

class ContractWalk
{
public:
    explicit ContractWalk(std::optional<store::Anchor::Kept> anchor)
        : m_anchor(std::move(anchor))
    {
    }

    [[nodiscard]] Result<QStringList> run(store::Database &database);

private:
    void look(const store::ContractSeal &seal);
    void compareWithAnchor();
    void tell(const QString &fault) { m_faults << fault; }

    std::optional<store::Anchor::Kept> m_anchor;
    QStringList m_faults;
    store::ChainEnd m_end;
    QByteArray m_headAtAnchor;
    QString m_last; // name of the one before
};

void ContractWalk::look(const store::ContractSeal &seal)
{
    const QString name = nameOf(seal.name, seal.version);
    if (seal.seq != m_end.count + 1)
        tell(m_last.isEmpty()
                ? u"what was put in force before %1 is missing"_s.arg(name)
                : u"what was put in force between %1 and %2 is missing"_s.arg(m_last, name));
    else if (seal.previous != m_end.head)
        tell(u"%1 does not follow the one before it"_s.arg(name));
    // By its own word of what went before, so that a fault there is not told here again.
    if (!seal.entry)
        tell(u"%1 is missing"_s.arg(name));
    else if (store::contractHash(*seal.entry, seal.seq, seal.previous) != seal.hash)
        tell(u"%1 is not what was put in force"_s.arg(name));
    m_end = {seal.seq, seal.hash};
    m_last = name;
    if (m_anchor && m_anchor->contracts == seal.seq)
        m_headAtAnchor = seal.hash;
}

void ContractWalk::compareWithAnchor()
{
    if (!m_anchor)
        return;
    if (m_anchor->contracts > m_end.count)
        tell(u"%1 contract versions that were put in force last are missing: the anchor knows %2, "
             "the desk has %3"_s.arg(QString::number(m_anchor->contracts - m_end.count),
                 QString::number(m_anchor->contracts), QString::number(m_end.count)));
    else if (m_anchor->contracts > 0 && m_anchor->contractHead != hex(m_headAtAnchor))
        tell(u"the contracts up to number %1 are not the ones that the anchor knows"_s.arg(
            m_anchor->contracts));
}

Result<QStringList> ContractWalk::run(store::Database &database)
{
    const auto walked =
        store::forEachSeal(database, [this](const store::ContractSeal &seal) { look(seal); });
    if (!walked)
        return walked.error();
    const auto others =
        store::forEachUnsealed(database, [this](const QString &contract, qint64 version) {
            tell(u"%1 was not put in force by an act"_s.arg(nameOf(contract, version)));
        });
    if (!others)
        return others.error();
    const auto told = store::contractChain(database);
    if (!told)
        return told.error();
    if (told->count > m_end.count)
        tell(m_last.isEmpty()
                ? u"%1 contract versions are missing"_s.arg(told->count)
                : u"%1 contract versions that were put in force after %2 are missing"_s.arg(
                    QString::number(told->count - m_end.count), m_last));
    else if (told->count < m_end.count || told->head != m_end.head)
        tell(u"the desk's facts do not match its %1 contract versions"_s.arg(m_end.count));
    compareWithAnchor();
    return m_faults;
}

// The incident whose words a draft holds, if its place is one.
IncidentId incidentOfDraft(const QString &ref)
{
    QStringView digits = ref;
    if (digits.startsWith(u"G-"))
        digits = digits.mid(2);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number > 0 ? IncidentId(number) : IncidentId();
}

void checkWordsOf(
    store::Database &database, store::Words words, qint64 changesAtAnchor, CheckReport &report)
{
    const bool areViews = words == store::Words::Views;
    const QString kind = areViews ? u"view"_s : u"draft"_s;
    const auto find = [&](IncidentId incident, const QString &detail) {
        report.problems.push_back({kind, incident, detail});
    };
    QByteArray sum;
    store::foldInto(sum, {});
    const auto look = [&](const store::SealedWords &each) {
        store::foldInto(sum, each.stored);
        if (each.stored == each.actual)
            return;
        if (areViews)
            find({}, u"the view “%1” of %2 is not what was saved"_s.arg(each.name, each.owner));
        else
            find(incidentOfDraft(each.ref),
                u"the draft (%1) is not what was typed"_s.arg(
                    QStringList{each.name, each.ref}.join(u' ').trimmed()));
    };
    const auto walked =
        areViews ? store::forEachView(database, look) : store::forEachDraft(database, look);
    if (!walked)
        return find({}, walked.error().detail);
    const auto kept = store::keptWords(database, words);
    if (!kept)
        return find({}, kept.error().detail);
    if (kept->sum != sum)
        find({},
            areViews ? u"the saved views are not all that were kept: one is missing, or stands "
                       "there that was not saved"_s
                     : u"the drafts are not all that were kept: one is missing, or stands "
                       "there that was not typed"_s);
    if (changesAtAnchor > kept->changes)
        find({},
            (areViews ? u"the last %1 changes of saved views are missing: the anchor knows %2, "
                        "the desk has %3"_s
                      : u"the last %1 changes of drafts are missing: the anchor knows %2, the "
                        "desk has %3"_s)
                .arg(QString::number(changesAtAnchor - kept->changes),
                    QString::number(changesAtAnchor), QString::number(kept->changes)));
}

} // namespace

Result<QStringList> contractFaults(store::Database &database)
{
    const auto schema = store::schemaOf(database);
    if (!schema)
        return schema.error();
    if (*schema < firstWithSeals)
        return QStringList();
    const auto unsealed = store::isUnsealed(database);
    if (!unsealed)
        return unsealed.error();
    return *unsealed ? QStringList() : ContractWalk(std::nullopt).run(database);
}

void checkSeals(
    const Desk::Parts &parts, const std::optional<store::Anchor> &anchor, CheckReport &report)
{
    const std::optional<store::Anchor::Kept> known =
        anchor && anchor->uid == parts.facts.uid ? anchor->kept : std::nullopt;
    const auto faults = ContractWalk(known).run(*parts.database);
    if (!faults)
        report.problems.push_back({u"contract"_s, {}, faults.error().detail});
    else
        for (const QString &fault : *faults)
            report.problems.push_back({u"contract"_s, {}, fault});
    checkWordsOf(*parts.database, store::Words::Views, known ? known->viewChanges : 0, report);
    checkWordsOf(*parts.database, store::Words::Drafts, known ? known->draftChanges : 0, report);
}

} // namespace gander::desk
