// SPDX-License-Identifier: GPL-3.0-or-later

// A deadline's sum, line by line: for the pane with a figure at the right, for the command line as
// one sentence that names both UTC and the wall clock.

#include "ui/words/durationtext.h"

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
QString exactText(const std::optional<Instant> &at, const Zone &zone)
{
    if (!at)
        return StepTr::tr("not known");
    const WallTime wall = zone.wallAt(*at);
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall.msOfDay));
    return QStringLiteral("%1 (%2 %3 %4)")
        .arg(toText(*at), wall.date.toString(Qt::ISODate),
            time.toString(QStringLiteral("HH:mm:ss")), zone.abbreviationAt(*at));
}

QString shortText(const std::optional<Instant> &at, Instant now, const Zone &zone)
{
    return at ? shortInstant(*at, now, zone) : StepTr::tr("not known");
}

} // namespace

StepWords stepWords(const Step &step, Instant now, const Zone &zone)
{
    const QString at = shortText(step.at, now, zone);
    switch (step.kind) {
    case StepKind::Reported:
        return {StepTr::tr("Reported"), at};
    case StepKind::Initial:
        return {StepTr::tr("+ %1 to classify").arg(spanText(step.span)), at};
    case StepKind::Window:
        return {StepTr::tr("+ %1, Sev %2 and DevOps %3")
                    .arg(spanText(step.span), QString::number(step.severity),
                        QString::number(step.devOps)),
            at};
    case StepKind::NoWindow:
        return {StepTr::tr("Sev %1 and DevOps %2")
                    .arg(QString::number(step.severity), QString::number(step.devOps)),
            StepTr::tr("no guarantee")};
    case StepKind::ContractUsed:
        return {StepTr::tr("%1, version %2").arg(step.contract, QString::number(step.version)),
            step.zone};
    case StepKind::DaylightSaving:
        return {StepTr::tr("Daylight saving, %1 to %2")
                    .arg(offsetText(step.fromOffset), offsetText(step.toOffset)),
            at};
    case StepKind::Pause:
        return {StepTr::tr("Paused %1 to %2").arg(at, shortText(step.until, now, zone)),
            StepTr::tr("+ %1").arg(spanText(step.span))};
    case StepKind::Due:
        return {StepTr::tr("Due"),
            step.at
                ? StepTr::tr("%1 %2", "date and time, zone").arg(at, zone.abbreviationAt(*step.at))
                : at};
    case StepKind::Classified:
        return {StepTr::tr("Classified"), at};
    case StepKind::Target:
        return {StepTr::tr("Working target"), at};
    case StepKind::TakenOver:
        return {StepTr::tr("Ended on the desk it came from"), at};
    case StepKind::NotTold:
        return {StepTr::tr("The desk it came from does not say when"), StepTr::tr("not known")};
    case StepKind::FromClass:
        return {StepTr::tr("Counted from the class"), at};
    case StepKind::MemoWindow:
        return {StepTr::tr("+ %1 for the memo").arg(spanText(step.span)), at};
    case StepKind::HolidayPassed:
        return {StepTr::tr("Holiday: %1").arg(step.text), at};
    case StepKind::PauseLimit:
        return {StepTr::tr("Pause used up after %1").arg(spanText(step.span)), at};
    case StepKind::ContractMoved:
        return {
            StepTr::tr("Moved to %1, version %2").arg(step.contract, QString::number(step.version)),
            at};
    case StepKind::NotCovered:
        return {StepTr::tr("%1 is not covered").arg(step.text), StepTr::tr("no guarantee")};
    case StepKind::OutsidePlan:
        return {StepTr::tr("An engagement outside the plan"), StepTr::tr("no guarantee")};
    case StepKind::Resolved:
        return {StepTr::tr("Resolved"), at};
    }
    return {};
}

QString stepText(const Step &step, const Zone &zone)
{
    const QString at = exactText(step.at, zone);
    switch (step.kind) {
    case StepKind::Reported:
        return StepTr::tr("Reported %1").arg(at);
    case StepKind::Initial:
        return StepTr::tr("+ %1 to classify: %2").arg(spanText(step.span), at);
    case StepKind::Window:
        return StepTr::tr("+ %1 for Sev %2 and DevOps %3: %4")
            .arg(spanText(step.span), QString::number(step.severity), QString::number(step.devOps),
                at);
    case StepKind::NoWindow:
        return StepTr::tr("Sev %1 and DevOps %2 carry no guarantee")
            .arg(QString::number(step.severity), QString::number(step.devOps));
    case StepKind::ContractUsed:
        return StepTr::tr("%1, version %2, on the wall clock of %3")
            .arg(step.contract, QString::number(step.version), step.zone);
    case StepKind::DaylightSaving:
        return StepTr::tr("Daylight saving %1: %2 to %3")
            .arg(at, offsetText(step.fromOffset), offsetText(step.toOffset));
    case StepKind::Pause:
        return StepTr::tr("Paused from %1 until %2: + %3")
            .arg(at, exactText(step.until, zone), spanText(step.span));
    case StepKind::Due:
        return StepTr::tr("Due %1").arg(at);
    case StepKind::Classified:
        return StepTr::tr("Classified %1").arg(at);
    case StepKind::Target:
        return StepTr::tr("Working target %1").arg(at);
    case StepKind::TakenOver:
        return StepTr::tr("Ended on the desk it came from %1").arg(at);
    case StepKind::NotTold:
        return StepTr::tr("The desk it came from does not say when");
    case StepKind::FromClass:
        return StepTr::tr("Counted from the class %1").arg(at);
    case StepKind::MemoWindow:
        return StepTr::tr("+ %1 for the memo: %2").arg(spanText(step.span), at);
    case StepKind::HolidayPassed:
        return StepTr::tr("Holiday %1: %2").arg(step.text, at);
    case StepKind::PauseLimit:
        return StepTr::tr("Pause of %1 used up: %2").arg(spanText(step.span), at);
    case StepKind::ContractMoved:
        return StepTr::tr("Moved to %1, version %2: %3")
            .arg(step.contract, QString::number(step.version), at);
    case StepKind::NotCovered:
        return StepTr::tr("%1 is not covered by the contract").arg(step.text);
    case StepKind::OutsidePlan:
        return StepTr::tr("An engagement outside the plan: nothing is promised");
    case StepKind::Resolved:
        return StepTr::tr("Resolved %1").arg(at);
    }
    return {};
}

} // namespace gander::words
