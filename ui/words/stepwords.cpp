// SPDX-License-Identifier: GPL-3.0-or-later

// A deadline's sum, line by line: for panes and pages with a figure at the right, for the command
// line as one sentence that names both UTC and the wall clock.

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QTime>

#include <cstdlib>

namespace gander::words {

namespace {

class StepTr
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

// "UTC-05:00"
QString offsetText(int seconds)
{
    const QTime dial = QTime(0, 0).addSecs(std::abs(seconds));
    const QString sign = seconds < 0 ? QStringLiteral("-") : QStringLiteral("+");
    return QStringLiteral("UTC%1%2").arg(sign, dial.toString(QStringLiteral("HH:mm")));
}

// "2026-11-24T10:40:00Z (2026-11-24 05:40:00 EST)"
QString utcAndLocal(const std::optional<Instant> &at, const Zone &zone)
{
    if (!at)
        return StepTr::tr("not known");
    const WallTime wall = zone.wallAt(*at);
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall.msOfDay));
    return QStringLiteral("%1 (%2 %3 %4)")
        .arg(toText(*at), wall.date.toString(Qt::ISODate),
            time.toString(QStringLiteral("HH:mm:ss")), zone.abbreviationAt(*at));
}

// "24 Nov 17:40 EST"
QString shortText(const std::optional<Instant> &at, Instant now, const Zone &zone)
{
    return at ? StepTr::tr("%1 %2", "date and time, zone")
                    .arg(shortInstant(*at, now, zone), zone.abbreviationAt(*at))
              : StepTr::tr("not known");
}

// A pause that lasts may say why; text of strangers, on one line.
QString reasonOf(const Step &step)
{
    return shortened(step.text, 200);
}

QString pauseSentence(const Step &step)
{
    const QString reason = reasonOf(step);
    if (!step.until)
        return reason.isEmpty() ? StepTr::tr("Paused, the clock stands")
                                : StepTr::tr("Paused, the clock stands (%1)").arg(reason);
    return reason.isEmpty() ? StepTr::tr("Paused, + %1").arg(spanText(step.span))
                            : StepTr::tr("Paused, + %1 (%2)").arg(spanText(step.span), reason);
}

} // namespace

QString stepSentence(const Step &step)
{
    switch (step.kind) {
    case StepKind::Reported:
        return StepTr::tr("Reported");
    case StepKind::Initial:
        return StepTr::tr("+ %1 to classify").arg(spanText(step.span));
    case StepKind::Window:
        return StepTr::tr("+ %1, Sev %2 and DevOps %3")
            .arg(spanText(step.span), QString::number(step.severity), QString::number(step.devOps));
    case StepKind::NoWindow:
        return StepTr::tr("Sev %1 and DevOps %2: no guarantee")
            .arg(QString::number(step.severity), QString::number(step.devOps));
    case StepKind::ContractUsed:
        return StepTr::tr("%1, version %2, on the wall clock of %3")
            .arg(step.contract, QString::number(step.version), step.zone);
    case StepKind::DaylightSaving:
        return StepTr::tr("Daylight saving, %1 to %2")
            .arg(offsetText(step.fromOffset), offsetText(step.toOffset));
    case StepKind::Pause:
        return pauseSentence(step);
    case StepKind::Due:
        return StepTr::tr("Due");
    case StepKind::Classified:
        return StepTr::tr("Classified");
    case StepKind::Target:
        return StepTr::tr("Working target");
    case StepKind::TakenOver:
        return StepTr::tr("Ended on the desk it came from");
    case StepKind::NotTold:
        return StepTr::tr("The desk it came from does not say when");
    case StepKind::FromClass:
        return StepTr::tr("Counted from the class");
    case StepKind::MemoWindow:
        return StepTr::tr("+ %1 for the memo owed").arg(spanText(step.span));
    case StepKind::HolidayPassed:
        return step.text.isEmpty() ? StepTr::tr("A holiday, no working time")
                                   : StepTr::tr("%1, no working time").arg(reasonOf(step));
    case StepKind::PauseLimit:
        return StepTr::tr("Paused %1 in all, the limit: the clock runs on")
            .arg(spanText(step.span));
    case StepKind::ContractMoved:
        return StepTr::tr("Moved to %1, version %2")
            .arg(step.contract, QString::number(step.version));
    case StepKind::NotCovered:
        return step.text.isEmpty() ? StepTr::tr("The contract leaves the product out")
                                   : StepTr::tr("The contract leaves %1 out").arg(reasonOf(step));
    case StepKind::OutsidePlan:
        return StepTr::tr("An engagement outside the plan");
    case StepKind::Resolved:
        return StepTr::tr("Resolved");
    case StepKind::Merged:
        return StepTr::tr("Merged as a duplicate");
    }
    return {};
}

StepWords stepWords(const Step &step, Instant now, const WallClocks &clocks)
{
    StepWords words{stepSentence(step), {}, {}};
    const QString at = shortText(step.at, now, clocks.desk);
    switch (step.kind) {
    case StepKind::Reported:
    case StepKind::Initial:
    case StepKind::Window:
    case StepKind::DaylightSaving:
    case StepKind::Due:
    case StepKind::Classified:
    case StepKind::Target:
    case StepKind::TakenOver:
    case StepKind::FromClass:
    case StepKind::MemoWindow:
    case StepKind::HolidayPassed:
    case StepKind::PauseLimit:
    case StepKind::ContractMoved:
    case StepKind::Resolved:
        words.figure = at;
        if (step.at)
            words.there = customerInstant(*step.at, now, clocks);
        break;
    case StepKind::NoWindow:
        words.what = StepTr::tr("Sev %1 and DevOps %2")
                         .arg(QString::number(step.severity), QString::number(step.devOps));
        words.figure = StepTr::tr("no guarantee");
        break;
    case StepKind::ContractUsed:
        words.what = StepTr::tr("%1, version %2").arg(step.contract, QString::number(step.version));
        words.figure = step.zone;
        break;
    case StepKind::Pause:
        if (step.until) {
            words.what =
                StepTr::tr("Paused %1 to %2").arg(at, shortText(step.until, now, clocks.desk));
            words.figure = StepTr::tr("+ %1").arg(spanText(step.span));
        } else {
            words.figure = StepTr::tr("since %1").arg(at);
            if (step.at)
                words.there = customerInstant(*step.at, now, clocks);
        }
        break;
    case StepKind::NotTold:
        words.figure = StepTr::tr("not known");
        break;
    case StepKind::NotCovered:
    case StepKind::OutsidePlan:
    case StepKind::Merged:
        words.figure = StepTr::tr("nothing promised");
        break;
    }
    return words;
}

QString stepText(const Step &step, const Zone &zone)
{
    const QString at = utcAndLocal(step.at, zone);
    switch (step.kind) {
    case StepKind::Reported:
        return StepTr::tr("Reported %1").arg(at);
    case StepKind::Window:
        return StepTr::tr("+ %1 for Sev %2 and DevOps %3: %4")
            .arg(spanText(step.span), QString::number(step.severity), QString::number(step.devOps),
                at);
    case StepKind::NoWindow:
        return StepTr::tr("Sev %1 and DevOps %2 carry no guarantee")
            .arg(QString::number(step.severity), QString::number(step.devOps));
    case StepKind::DaylightSaving:
        return StepTr::tr("Daylight saving %1: %2 to %3")
            .arg(at, offsetText(step.fromOffset), offsetText(step.toOffset));
    case StepKind::Pause: {
        const QString reason = reasonOf(step);
        if (!step.until)
            return reason.isEmpty() ? StepTr::tr("Paused since %1").arg(at)
                                    : StepTr::tr("Paused since %1: %2").arg(at, reason);
        const QString until = utcAndLocal(step.until, zone);
        const QString span = spanText(step.span);
        return reason.isEmpty()
            ? StepTr::tr("Paused from %1 until %2: + %3").arg(at, until, span)
            : StepTr::tr("Paused from %1 until %2: + %3, %4").arg(at, until, span, reason);
    }
    case StepKind::Due:
        return StepTr::tr("Due %1").arg(at);
    case StepKind::Classified:
        return StepTr::tr("Classified %1").arg(at);
    case StepKind::Target:
        return StepTr::tr("Working target %1").arg(at);
    case StepKind::TakenOver:
        return StepTr::tr("Ended on the desk it came from %1").arg(at);
    case StepKind::FromClass:
        return StepTr::tr("Counted from the class %1").arg(at);
    case StepKind::Resolved:
        return StepTr::tr("Resolved %1").arg(at);
    case StepKind::Initial:
    case StepKind::MemoWindow:
    case StepKind::HolidayPassed:
    case StepKind::PauseLimit:
    case StepKind::ContractMoved:
        return StepTr::tr("%1: %2", "what, instant").arg(stepSentence(step), at);
    case StepKind::ContractUsed:
    case StepKind::NotTold:
    case StepKind::NotCovered:
    case StepKind::OutsidePlan:
    case StepKind::Merged:
        break;
    }
    return stepSentence(step);
}

} // namespace gander::words
