// SPDX-License-Identifier: GPL-3.0-or-later

// What the review says, as values: kept apart from how it is shown.

#include "ui/classify/reviewpage.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr qsizetype longestName = 60;
constexpr qsizetype longestTold = 400; // in the panel beside; the team reads all of it

class ReviewTr
{
    Q_DECLARE_TR_FUNCTIONS(ReviewPage)
};

// A clock's words inside a sentence begin small.
QString inSentence(const QString &words)
{
    return QLocale().toLower(words.left(1)) + words.mid(1);
}

QString className(const Incident &incident)
{
    return incident.classification ? words::classificationName(*incident.classification)
                                   : ReviewTr::tr("Unclassified");
}

QString routeWords(const Incident &incident)
{
    return incident.classification ? words::routeName(routeOf(incident.classification->outcome))
                                   : ReviewTr::tr("Triage");
}

QString clockBefore(const ClockFace &clock, Instant now)
{
    return clock.status == ClockStatus::Running
        ? ReviewTr::tr("Running, %1").arg(inSentence(words::clockWords(clock, now)))
        : words::clockWords(clock, now);
}

ReviewLine classifyLine(const Preview &preview, Instant now)
{
    const ClockFace &before = preview.before.classify;
    const ClockFace &after = preview.after.classify;
    ReviewLine line{QStringLiteral("timer-off"), ReviewTr::tr("12 h clock"),
        clockBefore(before, now), {}, {}, {}, false};
    if (before == after) {
        line.after = ReviewTr::tr("No change");
        line.more = ReviewTr::tr("A finished clock never moves");
        return line;
    }
    if (after.done && after.due) {
        // Judged at now, as it will be on committing: the preview may be some seconds old.
        ClockFace judged = after;
        judged.done = std::max(*after.done, now);
        line.after = ReviewTr::tr("Stopped: %1").arg(inSentence(words::clockWords(judged, now)));
        line.good = judged.isMet();
    } else {
        line.after = words::clockWords(after, now);
    }
    line.more = ReviewTr::tr("Result is kept and never re-judged");
    return line;
}

// How far the promise moves, and whether that breaks it.
QString movedWords(const std::optional<Instant> &before, Instant after, Instant now)
{
    if (!before)
        return ReviewTr::tr(
            "Counted from the report, so classifying early does not shorten or lengthen it");
    if (*before == after)
        return ReviewTr::tr("The same instant as before");
    if (after < *before && after < now)
        return ReviewTr::tr("%1 earlier than before, and past already: a breach that stays")
            .arg(words::duration(*before - after));
    return after < *before
        ? ReviewTr::tr("%1 earlier than before").arg(words::duration(*before - after))
        : ReviewTr::tr("%1 later than before").arg(words::duration(after - *before));
}

ReviewLine fixLine(const Preview &preview, Instant now, const Zone &zone)
{
    const ClockFace &after = preview.after.resolve;
    ReviewLine line{QStringLiteral("timer"), ReviewTr::tr("Fix clock"),
        clockBefore(preview.before.resolve, now), {}, {}, {}, false};
    const std::optional<Classification> &classification = preview.after.incident.classification;
    const bool isBug = classification && classification->outcome == Outcome::CoreBug;
    if (after.due && after.status != ClockStatus::None) {
        line.after = ReviewTr::tr("%1, %2").arg(
            words::clockWords(after, now), words::instantText(*after.due, now, zone));
        line.more = movedWords(preview.before.resolve.due, *after.due, now);
        return line;
    }
    line.after = isBug ? ReviewTr::tr("No guarantee") : ReviewTr::tr("Not started");
    line.more = isBug ? ReviewTr::tr("The plan promises nothing for Sev 5")
                      : ReviewTr::tr("Only core product bugs have a fix clock");
    return line;
}

ReviewLine toldLine(const Preview &preview)
{
    ReviewLine line{QStringLiteral("at-sign"), ReviewTr::tr("Told and CC"),
        ReviewTr::tr("Nobody yet"), {}, {}, {}, false};
    if (preview.before.incident.classification)
        line.before = routeWords(preview.before.incident);
    if (!preview.after.incident.classification)
        return line;
    switch (preview.after.incident.classification->outcome) {
    case Outcome::CoreBug:
        line.after = ReviewTr::tr("DevOps");
        line.more = ReviewTr::tr("Product is in CC only for Operator error");
        return line;
    case Outcome::FeatureRequest:
        line.after = ReviewTr::tr("Product");
        line.more = ReviewTr::tr("Product alone sets focus and pace");
        return line;
    case Outcome::OperatorError:
        line.after = ReviewTr::tr("%1 by memo, CC Product").arg(preview.after.incident.customer);
        line.more = ReviewTr::tr("So that a design can make this error less likely");
        return line;
    case Outcome::ActOfGod:
        line.after = ReviewTr::tr("%1 by memo").arg(preview.after.incident.customer);
        line.more = ReviewTr::tr("Product is in CC only for Operator error");
        return line;
    }
    Q_UNREACHABLE();
}

QString memoWords(const std::vector<Memo> &memos, std::optional<Outcome> outcome)
{
    const auto found = std::find_if(memos.rbegin(), memos.rend(),
        [&outcome](const Memo &memo) { return outcome && memo.outcome == *outcome; });
    // One that committing will open has no number yet.
    if (found == memos.rend() || found->number.isEmpty())
        return {};
    return ReviewTr::tr("%1, %2").arg(found->number, words::memoStateName(found->state));
}

ReviewLine memoLine(const Preview &preview)
{
    const auto outcomeOf = [](const IncidentDetail &detail) {
        return detail.incident.classification
            ? std::optional(detail.incident.classification->outcome)
            : std::nullopt;
    };
    const std::optional<Outcome> after = outcomeOf(preview.after);
    ReviewLine line{QStringLiteral("file-text"), ReviewTr::tr("Memo"),
        memoWords(preview.before.memos, outcomeOf(preview.before)), {}, {}, {}, false};
    if (line.before.isEmpty())
        line.before = ReviewTr::tr("None");
    if (!after || !owesMemo(*after)) {
        line.after = after ? ReviewTr::tr("None owed for a %1").arg(words::outcomeName(*after))
                           : ReviewTr::tr("None");
        line.more = ReviewTr::tr("Operator error and Act of God would open one here");
        return line;
    }
    line.after = memoWords(preview.after.memos, after);
    if (line.after.isEmpty())
        line.after = ReviewTr::tr("A draft to %1").arg(preview.after.incident.customer);
    line.more = *after == Outcome::ActOfGod
        ? ReviewTr::tr("Opens next; it states the lack of remedies")
        : ReviewTr::tr("Opens next, with your finding in it");
    return line;
}

// What of the month's guaranteed hours goes or comes.
ReviewLine hoursLine(const Preview &preview)
{
    const MonthHours &hours = *preview.hours;
    const std::optional<HoursAsked> &asked = preview.after.incident.hours;
    MonthHours before = hours;
    countReserved(before, preview.before.incident);
    MonthHours after = hours;
    countReserved(after, preview.after.incident);
    ReviewLine line{QStringLiteral("hourglass"), ReviewTr::tr("Dev hours"),
        ReviewTr::tr("%1 of %2 left in %3")
            .arg(words::hoursText(before.left()), words::hoursText(hours.guaranteed),
                QLocale().standaloneMonthName(hours.month.month())),
        ReviewTr::tr("No change"), {}, {}, false};
    if (before.left() != after.left())
        line.after = ReviewTr::tr("%1 left").arg(words::hoursText(after.left()));
    if (asked && asked->approver.isEmpty())
        line.more = ReviewTr::tr("%1 reserved for it").arg(words::hoursText(asked->tenths));
    else if (asked)
        line.more =
            ReviewTr::tr("%1 is asked to approve %2")
                .arg(words::shortened(asked->approver, 60), words::hoursText(asked->tenths));
    else if (preview.after.incident.classification
        && preview.after.incident.classification->outcome == Outcome::FeatureRequest)
        line.more = ReviewTr::tr("Nothing is reserved without an estimate");
    else
        line.more = ReviewTr::tr("Only feature requests draw on the guaranteed hours");
    return line;
}

} // namespace

std::vector<ReviewLine> reviewLines(const Preview &preview, Instant now, const Zone &zone)
{
    const Incident &before = preview.before.incident;
    const Incident &after = preview.after.incident;
    const QString nobody = ReviewTr::tr("Nobody yet");
    std::vector<ReviewLine> lines;
    lines.push_back(
        {QStringLiteral("tag"), ReviewTr::tr("Class"), className(before), className(after),
            after.classification && after.classification->severity
                ? ReviewTr::tr("Both levels are provisional")
                : QString(),
            after.classification, false});
    lines.push_back(classifyLine(preview, now));
    lines.push_back(fixLine(preview, now, zone));
    lines.push_back({QStringLiteral("route"), ReviewTr::tr("Route"), routeWords(before),
        routeWords(after), ReviewTr::tr("Your finding goes along"), {}, false});
    lines.push_back({QStringLiteral("user-round"), ReviewTr::tr("Owner"),
        before.assignee.isEmpty() ? nobody : before.assignee,
        after.assignee.isEmpty() ? nobody : after.assignee,
        before.assignee == after.assignee ? ReviewTr::tr("No change") : QString(), {}, false});
    lines.push_back(toldLine(preview));
    lines.push_back(memoLine(preview));
    if (preview.hours)
        lines.push_back(hoursLine(preview));
    return lines;
}

QStringList reviewChecks(const Preview &preview, Instant now, const Zone &zone)
{
    const Contract &contract = preview.after.contract;
    QStringList checks{ReviewTr::tr("Evidence given"),
        ReviewTr::tr("Nobody else changed %1 since you opened it")
            .arg(deskNumber(preview.before.incident.id))};
    // The standard plan has no first day.
    if (contract.effective.ms > 0)
        checks.append(ReviewTr::tr("%1, version %2, in force since %3")
                          .arg(contract.name, QString::number(contract.version),
                              words::shortInstant(contract.effective, now, zone)));
    else
        checks.append(ReviewTr::tr("%1, version %2, in force")
                          .arg(contract.name, QString::number(contract.version)));
    if (preview.before.incident.classification)
        checks.append(ReviewTr::tr("The reason for the change is given"));
    return checks;
}

RouteMessage routeMessage(const Preview &preview, Instant now, const Zone &zone)
{
    const Incident &incident = preview.after.incident;
    if (!incident.classification || owesMemo(incident.classification->outcome))
        return {};
    const Classification &classification = *incident.classification;
    RouteMessage message{.to = words::routeName(routeOf(classification.outcome)),
        .head = ReviewTr::tr("%1 · %2", "number, class")
                    .arg(deskNumber(incident.id), words::classificationName(classification)),
        .facts = words::shortened(incident.customer, longestName),
        .text = words::shortened(incident.title, longestTold)};
    if (!incident.product.isEmpty())
        message.facts = ReviewTr::tr("%1 · %2", "two facts")
                            .arg(message.facts, words::shortened(incident.product, longestName));
    if (preview.after.resolve.due)
        message.facts =
            ReviewTr::tr("%1 · fix by %2", "facts, instant")
                .arg(message.facts, words::instantText(*preview.after.resolve.due, now, zone));
    for (const QString &told : {incident.description, incident.finding})
        if (!told.trimmed().isEmpty())
            message.text += QLatin1String("\n\n") + words::shortened(told, longestTold);
    return message;
}

QString undoWords(const Preview &preview)
{
    if (preview.before.incident.classification)
        return ReviewTr::tr(
            "takes it back: the class before stands again, the history keeps both.");
    return ReviewTr::tr(
        "takes it all back: the 12 h clock runs on as if never stopped, the history keeps both.");
}

} // namespace gander::ui
