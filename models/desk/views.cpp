// SPDX-License-Identifier: GPL-3.0-or-later

// Views that are kept under a name: no acts, so they write no event; but the desk's revision rises,
// by which every window on this desk hears of them.

#include "models/desk/acts/decision.h"
#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/viewrows.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostViews = 200;
constexpr qsizetype longestViewName = 60;

bool isShown(char32_t sign)
{
    const QChar::Category category = QChar::category(sign);
    return category != QChar::Other_Control && category != QChar::Other_Surrogate
        && category != QChar::Separator_Line && category != QChar::Separator_Paragraph;
}

// What is wrong with the view, in words, or nothing.
std::optional<QString> viewFault(const SavedView &view, const Zone &zone)
{
    const QList<uint> signs = view.name.toUcs4();
    if (signs.isEmpty())
        return u"a view needs a name"_s;
    if (signs.size() > longestViewName)
        return u"the name of a view has at most %1 characters, this has %2"_s.arg(longestViewName)
            .arg(signs.size());
    if (!std::ranges::all_of(signs, [](uint sign) { return isShown(sign); }))
        return u"the name of a view has no line breaks or other control characters"_s;
    const auto parsed = parseQuery(view.query, zone);
    if (!parsed.faults.empty())
        return u"the query has a fault at %1: %2"_s.arg(
            parsed.faults.front().term, parsed.faults.front().problem);
    return {};
}

Result<store::Transaction> beginChange(const Desk::Parts &parts, const Actor &actor)
{
    if (parts.facts.readOnly)
        return Error{ErrorKind::Unavailable, u"the desk is open for reading only"_s};
    if (actor.name.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"nobody is named as the actor"_s};
    return store::Transaction::begin(*parts.database);
}

// NotFound where there is none of that number, or it is somebody else's.
Result<SavedView> ownView(store::Database &database, qint64 id, const Actor &actor)
{
    auto known = store::viewOf(database, id);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorKind::NotFound, u"the view is no longer there"_s};
    if ((*known)->owner != actor.name)
        return Error{ErrorKind::NotFound,
            u"the view “%1” is %2's, who alone can change it"_s.arg(
                (*known)->name, (*known)->owner)};
    return std::move(**known);
}

Result<void> commitChange(Desk::Parts &parts, store::Transaction &transaction)
{
    const auto now = store::deskFact(transaction.database(), u"revision"_s);
    if (!now)
        return now.error();
    const qint64 revision = now->toLongLong() + 1;
    const auto done = store::setDeskFact(transaction, u"revision"_s, QString::number(revision));
    if (!done)
        return done.error();
    if (const auto kept = commitWords(parts, transaction); !kept)
        return kept.error();
    parts.facts.revision = revision;
    return {};
}

} // namespace

Result<std::vector<SavedView>> Desk::views(const QString &me) const
{
    return store::viewsFor(*m_parts->database, me);
}

Result<SavedView> Desk::saveView(const SavedView &view, const Actor &actor)
{
    SavedView kept = view;
    kept.owner = actor.name;
    kept.name = view.name.trimmed();
    kept.query = view.query.trimmed();
    if (const auto fault = viewFault(kept, m_parts->facts.zone))
        return Error{ErrorKind::Invalid, *fault};
    // Its hash is over what the store gives back.
    kept = inText(std::move(kept));
    auto transaction = beginChange(*m_parts, actor);
    if (!transaction)
        return transaction.error();
    store::Database &database = *m_parts->database;
    const auto named = store::viewNamed(database, kept.owner, kept.name);
    if (!named)
        return named.error();
    if (*named != 0 && *named != kept.id)
        return Error{ErrorKind::Conflict, u"you have a view of the name “%1”"_s.arg(kept.name)};
    if (kept.id != 0) {
        if (const auto own = ownView(database, kept.id, actor); !own)
            return own.error();
        if (const auto done = store::updateView(*transaction, kept); !done)
            return done.error();
    } else {
        const auto many = store::viewCountOf(database, kept.owner);
        if (!many)
            return many.error();
        if (*many >= mostViews)
            return Error{ErrorKind::Invalid,
                u"nobody keeps more than %1 views: delete one first"_s.arg(mostViews)};
        const auto id = store::insertView(*transaction, kept);
        if (!id)
            return id.error();
        kept.id = *id;
    }
    if (const auto done = commitChange(*m_parts, *transaction); !done)
        return done.error();
    return kept;
}

Result<void> Desk::dropView(qint64 id, const Actor &actor)
{
    auto transaction = beginChange(*m_parts, actor);
    if (!transaction)
        return transaction.error();
    if (const auto own = ownView(*m_parts->database, id, actor); !own)
        return own.error();
    if (const auto done = store::deleteView(*transaction, id); !done)
        return done.error();
    return commitChange(*m_parts, *transaction);
}

} // namespace gander::desk
