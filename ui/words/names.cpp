// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace gander::words {

namespace {

class NameTr
{
    Q_DECLARE_TR_FUNCTIONS(Names)
};

} // namespace

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return NameTr::tr("Feature request");
    case Outcome::OperatorError:
        return NameTr::tr("Operator error");
    case Outcome::ActOfGod:
        return NameTr::tr("Act of God");
    case Outcome::CoreBug:
        return NameTr::tr("Core product bug");
    }
    return {};
}

QString outcomeDefinition(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return NameTr::tr(
            "The product does what it was built to do; the customer wants it to do more.");
    case Outcome::OperatorError:
        return NameTr::tr(
            "The product works; a setting, account or step taken by a person caused it.");
    case Outcome::ActOfGod:
        return NameTr::tr(
            "Something outside our reach and the customer’s: power, weather, carrier, a "
            "third-party site.");
    case Outcome::CoreBug:
        return NameTr::tr("The product fails to do what it was built to do, on our side, "
                          "repeatably or with proof.");
    }
    return {};
}

QString outcomeExample(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return NameTr::tr("e.g. “Send changes to Google Sheets every Monday.”");
    case Outcome::OperatorError:
        return NameTr::tr("e.g. A workspace admin paused the whole group.");
    case Outcome::ActOfGod:
        return NameTr::tr("e.g. Frankfurt data centre lost power for 40 min.");
    case Outcome::CoreBug:
        return NameTr::tr("e.g. The scheduler kept a lock after a restart.");
    }
    return {};
}

QStringList outcomeConsequences(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return {NameTr::tr("Product team"), NameTr::tr("Draws on guaranteed dev hours")};
    case Outcome::OperatorError:
        return {NameTr::tr("Brief memo to customer"), NameTr::tr("CC Product for UI/UX")};
    case Outcome::ActOfGod:
        return {NameTr::tr("Brief memo, with the lack of remedies stated")};
    case Outcome::CoreBug:
        return {NameTr::tr("DevOps"), NameTr::tr("Starts the fix clock: Sev and level next")};
    }
    return {};
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Sev1:
        return NameTr::tr("Complete outage");
    case Severity::Sev2:
        return NameTr::tr("Major function broken");
    case Severity::Sev3:
        return NameTr::tr("Minor problem");
    case Severity::Sev4:
        return NameTr::tr("Redundant component");
    case Severity::Sev5:
        return NameTr::tr("False alarm");
    }
    return {};
}

QString severityHelp(Severity severity)
{
    switch (severity) {
    case Severity::Sev1:
        return NameTr::tr("Nothing works");
    case Severity::Sev2:
        return NameTr::tr("Broken, and revenue affected");
    case Severity::Sev3:
        return NameTr::tr("A bug, the rest works");
    case Severity::Sev4:
        return NameTr::tr("A spare failed, service goes on");
    case Severity::Sev5:
        return NameTr::tr("Or nothing we can fix");
    }
    return {};
}

QString devOpsKind(DevOpsLevel level)
{
    switch (level) {
    case DevOpsLevel::DevOps1:
    case DevOpsLevel::DevOps2:
        return NameTr::tr("Configuration");
    case DevOpsLevel::DevOps3:
        return NameTr::tr("Pipeline or code");
    case DevOpsLevel::DevOps4:
        return NameTr::tr("Code");
    }
    return {};
}

QString devOpsWho(DevOpsLevel level)
{
    switch (level) {
    case DevOpsLevel::DevOps1:
        return NameTr::tr("automatic or junior technician");
    case DevOpsLevel::DevOps2:
        return NameTr::tr("junior technician");
    case DevOpsLevel::DevOps3:
        return NameTr::tr("1 to 2 developers");
    case DevOpsLevel::DevOps4:
        return NameTr::tr("1 to 2 or more senior developers");
    }
    return {};
}

QString hoursText(int tenths)
{
    return NameTr::tr("%1 h").arg(QLocale().toString(tenths / 10.0, 'f', tenths % 10 == 0 ? 0 : 1));
}

QString routeName(Route route)
{
    switch (route) {
    case Route::DevOps:
        return NameTr::tr("DevOps");
    case Route::Product:
        return NameTr::tr("Product");
    case Route::Memo:
        return NameTr::tr("Memo");
    }
    return {};
}

QString clauseKindName(ClauseKind kind)
{
    switch (kind) {
    case ClauseKind::Extend:
        return NameTr::tr("Extend");
    case ClauseKind::Limit:
        return NameTr::tr("Limit");
    case ClauseKind::Replace:
        return NameTr::tr("Replace");
    }
    return {};
}

QString stateName(State state)
{
    switch (state) {
    case State::New:
        return NameTr::tr("New");
    case State::Triage:
        return NameTr::tr("Triage");
    case State::Classified:
        return NameTr::tr("Classified");
    case State::OnHold:
        return NameTr::tr("On hold");
    case State::Resolved:
        return NameTr::tr("Resolved");
    case State::Closed:
        return NameTr::tr("Closed");
    case State::Duplicate:
        return NameTr::tr("Duplicate");
    }
    return {};
}

QString bandName(Band band)
{
    switch (band) {
    case Band::None:
        return NameTr::tr("No deadline");
    case Band::Calm:
        return NameTr::tr("Calm");
    case Band::AtRisk:
        return NameTr::tr("At risk");
    case Band::Critical:
        return NameTr::tr("Critical");
    case Band::Breached:
        return NameTr::tr("Overdue");
    case Band::Paused:
        return NameTr::tr("Paused");
    case Band::Met:
        return NameTr::tr("Met");
    case Band::MetLate:
        return NameTr::tr("Met late");
    }
    return {};
}

QString clockName(ClockName clock)
{
    switch (clock) {
    case ClockName::Classify:
        return NameTr::tr("Classify by");
    case ClockName::Resolve:
        return NameTr::tr("Fix by");
    }
    return {};
}

QString listName(QueryList list)
{
    switch (list) {
    case QueryList::Triage:
        return NameTr::tr("Triage");
    case QueryList::Mine:
        return NameTr::tr("Mine");
    case QueryList::DevOps:
        return NameTr::tr("DevOps");
    case QueryList::Product:
        return NameTr::tr("Product");
    case QueryList::Memos:
        return NameTr::tr("Memos owed");
    case QueryList::Open:
        return NameTr::tr("All open");
    }
    return {};
}

QString memoStateName(MemoState state)
{
    switch (state) {
    case MemoState::Draft:
        return NameTr::tr("Draft");
    case MemoState::Approved:
        return NameTr::tr("Approved");
    case MemoState::Issued:
        return NameTr::tr("Issued");
    case MemoState::Revoked:
        return NameTr::tr("Revoked");
    }
    return {};
}

QString shortened(const QString &text, qsizetype most)
{
    // Only what may be shown is looked at, however long it is.
    const QString line = text.left(4 * most).simplified();
    if (line.size() <= most && text.size() <= 4 * most)
        return line;
    const qsizetype kept = std::min(line.size(), most - 1);
    const bool splits = kept > 0 && line.at(kept - 1).isHighSurrogate();
    return line.left(splits ? kept - 1 : kept) + QChar(0x2026);
}

QString classificationName(const Classification &classification)
{
    const QString outcome = outcomeName(classification.outcome);
    if (!classification.severity || !classification.devOps)
        return outcome;
    return NameTr::tr("%1, Sev %2, DevOps %3")
        .arg(outcome, QString::number(number(*classification.severity)),
            QString::number(number(*classification.devOps)));
}

} // namespace gander::words
