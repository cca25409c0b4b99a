// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/actwords.h"

#include "ui/words/names.h"

#include <QCoreApplication>
#include <QStringList>

namespace gander::words {

namespace {

class ActTr
{
    Q_DECLARE_TR_FUNCTIONS(Acts)
};

constexpr qsizetype mostRefused = 3;
constexpr qsizetype widestName = 60;

QString numberOf(const Action &action)
{
    return std::visit(
        [](const auto &one) {
            if constexpr (requires { one.incident; })
                return deskNumber(one.incident);
            else
                return QString();
        },
        action);
}

// 'all' is how many there are; each kind has its words for one and for many.
struct DoneWords {
    int all = 1;
    QString number; // of the one

    [[nodiscard]] bool isOne() const { return all == 1; }

    QString operator()(const Classify &act) const
    {
        const QString name = classificationName(act.classification);
        return isOne() ? ActTr::tr("classified %1 as %2").arg(number, name)
                       : ActTr::tr("classified %n incidents as %1", nullptr, all).arg(name);
    }
    QString operator()(const Assign &act) const
    {
        const QString to = shortened(act.to, widestName);
        if (to.isEmpty())
            return isOne() ? ActTr::tr("gave %1 back to nobody").arg(number)
                           : ActTr::tr("gave %n incidents back to nobody", nullptr, all);
        return isOne() ? ActTr::tr("assigned %1 to %2").arg(number, to)
                       : ActTr::tr("assigned %n incidents to %1", nullptr, all).arg(to);
    }
    QString operator()(const Claim &) const
    {
        return isOne() ? ActTr::tr("claimed %1").arg(number)
                       : ActTr::tr("claimed %n incidents", nullptr, all);
    }
    QString operator()(const AddNote &) const
    {
        return isOne() ? ActTr::tr("added a note to %1").arg(number)
                       : ActTr::tr("added a note to %n incidents", nullptr, all);
    }
    QString operator()(const Hold &) const
    {
        return isOne() ? ActTr::tr("put %1 on hold").arg(number)
                       : ActTr::tr("put %n incidents on hold", nullptr, all);
    }
    QString operator()(const Resume &) const
    {
        return isOne() ? ActTr::tr("resumed %1").arg(number)
                       : ActTr::tr("resumed %n incidents", nullptr, all);
    }
    QString operator()(const Resolve &) const
    {
        return isOne() ? ActTr::tr("resolved %1").arg(number)
                       : ActTr::tr("resolved %n incidents", nullptr, all);
    }
    QString operator()(const Reopen &) const
    {
        return isOne() ? ActTr::tr("reopened %1").arg(number)
                       : ActTr::tr("reopened %n incidents", nullptr, all);
    }
    QString operator()(const Close &) const
    {
        return isOne() ? ActTr::tr("closed %1").arg(number)
                       : ActTr::tr("closed %n incidents", nullptr, all);
    }
    QString operator()(const ApproveMemo &) const
    {
        return isOne() ? ActTr::tr("approved the memo of %1").arg(number) : QString();
    }
    QString operator()(const MoveContract &act) const
    {
        return isOne() ? ActTr::tr("moved %1 to contract %2, version %3")
                             .arg(number, act.to.name, QString::number(act.to.version))
                       : QString();
    }
    QString operator()(const Link &act) const
    {
        const QString master = deskNumber(act.master);
        return isOne() ? ActTr::tr("linked %1 to %2").arg(number, master)
                       : ActTr::tr("linked %n incidents to %1", nullptr, all).arg(master);
    }
    QString operator()(const Unlink &) const
    {
        return isOne() ? ActTr::tr("unlinked %1").arg(number)
                       : ActTr::tr("unlinked %n incidents", nullptr, all);
    }
    QString operator()(const Merge &act) const
    {
        const QString into = deskNumber(act.into);
        return isOne() ? ActTr::tr("merged %1 into %2").arg(number, into)
                       : ActTr::tr("merged %n incidents into %1", nullptr, all).arg(into);
    }
    QString operator()(const Unmerge &) const
    {
        return isOne() ? ActTr::tr("unmerged %1").arg(number)
                       : ActTr::tr("unmerged %n incidents", nullptr, all);
    }
    QString operator()(const PassOn &act) const
    {
        const QString master = deskNumber(act.master);
        return isOne()
            ? ActTr::tr("passed on to %1 what %2 came to").arg(number, master)
            : ActTr::tr("passed on to %n incidents what %1 came to", nullptr, all).arg(master);
    }
    // What is not taken back from a window's list of acts.
    template <typename Other>
    QString operator()(const Other &) const
    {
        return {};
    }
};

QString textIn(const QJsonObject &data, const char *key)
{
    return data.value(QLatin1StringView(key)).toString();
}

} // namespace

QString doneWords(const std::vector<Act> &acts)
{
    if (acts.empty())
        return {};
    const Action &first = acts.front().action;
    for (const Act &act : acts)
        if (act.action.index() != first.index())
            return {};
    return std::visit(DoneWords{static_cast<int>(acts.size()), numberOf(first)}, first);
}

QString refusedWords(const ManyDone &done)
{
    QStringList named;
    int more = 0;
    for (const RowResult &row : done.rows) {
        if (row.result)
            continue;
        if (named.size() < mostRefused)
            //: %1 an incident's number, %2 why it was refused
            named << ActTr::tr("%1: %2").arg(
                deskNumber(row.incident), shortened(row.result.error().detail, 2 * widestName));
        else
            ++more;
    }
    if (more > 0)
        named << ActTr::tr("and %n more", nullptr, more);
    return named.join(QLatin1String("; "));
}

SideWords sideWords(const ClashSide &side)
{
    SideWords words;
    switch (side.kind) {
    case EventKind::Classified: {
        const auto outcome = outcomeFromKey(textIn(side.data, "outcome"));
        if (outcome)
            words.line = classificationName({.outcome = *outcome,
                .severity =
                    severityFromNumber(side.data.value(QLatin1StringView("severity")).toInt()),
                .devOps = devOpsFromNumber(side.data.value(QLatin1StringView("devops")).toInt())});
        words.more = textIn(side.data, "finding");
        break;
    }
    case EventKind::Assigned:
        words.line = textIn(side.data, "to");
        if (words.line.isEmpty())
            words.line = ActTr::tr("Nobody");
        break;
    case EventKind::Held:
        words.line = ActTr::tr("On hold");
        words.more = textIn(side.data, "reason");
        break;
    case EventKind::Resolved:
        words.line = ActTr::tr("Resolved");
        words.more = textIn(side.data, "note");
        break;
    case EventKind::Reopened:
        words.line = ActTr::tr("Open again");
        words.more = textIn(side.data, "reason");
        break;
    default: {
        Event event;
        event.kind = side.kind;
        event.actor = side.who;
        event.data = side.data;
        const EventWords told = eventWords(event);
        words = {told.line, told.more};
    }
    }
    if (side.takenBack)
        words.line = ActTr::tr("Taken back: %1").arg(words.line);
    return words;
}

} // namespace gander::words
