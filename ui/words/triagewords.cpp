// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/triagewords.h"

#include "ui/words/names.h"

#include <QCoreApplication>

namespace gander::words {

namespace {

class TriageTr
{
    Q_DECLARE_TR_FUNCTIONS(Triage)
};

struct Because {
    QString yes;
    QString no;
    QString unsure;
};

Because becauseOf(TriageQuestion question)
{
    switch (question) {
    case TriageQuestion::OutsideCause:
        return {TriageTr::tr("The cause lies outside our reach and the customer’s."),
            TriageTr::tr("Nothing outside caused it."),
            TriageTr::tr("It is not plain whether something outside caused it.")};
    case TriageQuestion::OthersToo:
        return {TriageTr::tr("Others have the same trouble at the same time."),
            TriageTr::tr("Nobody else reports the same."), {}};
    case TriageQuestion::Built:
        return {TriageTr::tr("The product was built to do this."),
            TriageTr::tr("The product was never built to do this."),
            TriageTr::tr("It is not plain whether the product was built to do this.")};
    case TriageQuestion::EverWorked:
        return {TriageTr::tr("It has worked this way before."),
            TriageTr::tr("It has never worked this way for anybody."), {}};
    case TriageQuestion::PersonsStep:
        return {TriageTr::tr("A setting, an account or a step taken by a person caused it."),
            TriageTr::tr("No setting, account or step of a person caused it."),
            TriageTr::tr("It is not plain whether a person’s step caused it.")};
    case TriageQuestion::ChangedBefore:
        return {TriageTr::tr("Somebody changed a setting or an account shortly before."),
            TriageTr::tr("Nobody changed anything before it began, so the fault is sought here."),
            {}};
    case TriageQuestion::ReallyBroken:
        return {TriageTr::tr("Something of ours is broken."),
            TriageTr::tr("Nothing is broken, or nothing that we can fix."),
            TriageTr::tr("It is taken as broken until the contrary is known.")};
    case TriageQuestion::SpareTookOver:
        return {TriageTr::tr("A spare took over, and the service goes on."),
            TriageTr::tr("No spare took over."), {}};
    case TriageQuestion::AnyUse:
        return {TriageTr::tr("The product can still be used."),
            TriageTr::tr("Nobody can use the product."), {}};
    case TriageQuestion::MajorFunction:
        return {TriageTr::tr("A major function is broken."),
            TriageTr::tr("No major function is broken."), {}};
    case TriageQuestion::Revenue:
        return {TriageTr::tr("It costs revenue."), TriageTr::tr("It costs no revenue."),
            TriageTr::tr(
                "It may cost revenue; in doubt the worse level, it can be lowered later.")};
    case TriageQuestion::SettingsAlone:
        return {TriageTr::tr("Settings alone mend it."),
            TriageTr::tr("Settings alone do not mend it."),
            TriageTr::tr("It is not plain that settings alone mend it.")};
    case TriageQuestion::KnownSteps:
        return {TriageTr::tr("It mends itself, or the steps are written down."),
            TriageTr::tr("Somebody has to find out which setting.")};
    case TriageQuestion::Pipeline:
        return {TriageTr::tr("The delivery pipeline is at fault."),
            TriageTr::tr("The delivery pipeline works."),
            TriageTr::tr("The delivery pipeline may be at fault.")};
    case TriageQuestion::AtWill:
        return {TriageTr::tr("The fault can be brought about at will."),
            TriageTr::tr("The fault is hard to reproduce."), {}};
    }
    return {};
}

} // namespace

QString triageQuestion(TriageQuestion question)
{
    switch (question) {
    case TriageQuestion::OutsideCause:
        return TriageTr::tr("Did something outside cause it: a cloud provider, a carrier, power, "
                            "weather, or the watched site itself being down?");
    case TriageQuestion::OthersToo:
        return TriageTr::tr("Does a provider’s status page, or anybody else on the same network, "
                            "show the same trouble at that time?");
    case TriageQuestion::Built:
        return TriageTr::tr("Was the product built to do what the customer expects?");
    case TriageQuestion::EverWorked:
        return TriageTr::tr("Has it ever worked the way the customer expects, for this customer or "
                            "another?");
    case TriageQuestion::PersonsStep:
        return TriageTr::tr("Did a setting, an account or a step taken by a person on the "
                            "customer’s side cause it?");
    case TriageQuestion::ChangedBefore:
        return TriageTr::tr("Does the log show that somebody changed a setting, an account or a "
                            "filter shortly before it began?");
    case TriageQuestion::ReallyBroken:
        return TriageTr::tr("Is something of ours really broken, something that we can fix?");
    case TriageQuestion::SpareTookOver:
        return TriageTr::tr("Did a spare part take over, so that no customer notices?");
    case TriageQuestion::AnyUse:
        return TriageTr::tr("Can customers still work with the product at all?");
    case TriageQuestion::MajorFunction:
        return TriageTr::tr("Is a major function broken, one that customers pay for?");
    case TriageQuestion::Revenue:
        return TriageTr::tr("Does it cost revenue, the customer’s or ours?");
    case TriageQuestion::SettingsAlone:
        return TriageTr::tr("Can it be mended by settings alone, without new code or a release?");
    case TriageQuestion::KnownSteps:
        return TriageTr::tr("Does it mend itself, or are the steps written down?");
    case TriageQuestion::Pipeline:
        return TriageTr::tr("Is it the delivery pipeline, such as an automated deployment?");
    case TriageQuestion::AtWill:
        return TriageTr::tr("Can the fault be brought about at will?");
    }
    return {};
}

QString triageReason(TriageReason reason)
{
    switch (reason) {
    case TriageReason::OutOfOurHands:
        return TriageTr::tr("What is out of our hands is an act of God: the memo says that no "
                            "remedy exists.");
    case TriageReason::TheProductDoesNotDoIt:
        return TriageTr::tr("What the product does not do yet is a feature request; Product "
                            "decides on it.");
    case TriageReason::DidWhatItWasTold:
        return TriageTr::tr("Where the product did what it was told it is an operator error; the "
                            "memo says how to avoid it.");
    case TriageReason::OursToMend:
        return TriageTr::tr("What nobody else caused is ours to mend: a core product bug, and its "
                            "fix clock starts.");
    case TriageReason::FalseAlarm:
        return TriageTr::tr("Sev 5 is a false alarm, or nothing that we can fix; no fix is "
                            "guaranteed.");
    case TriageReason::RedundantComponent:
        return TriageTr::tr("Sev 4 is a redundant component that failed.");
    case TriageReason::CompleteOutage:
        return TriageTr::tr("Sev 1 is a complete outage.");
    case TriageReason::MajorFunctionBroken:
        return TriageTr::tr("Sev 2 needs a major function broken; a minor problem is Sev 3.");
    case TriageReason::RevenueAffected:
        return TriageTr::tr("Sev 2 needs both: a major function broken and revenue affected.");
    case TriageReason::Configuration:
        return TriageTr::tr("DevOps 1 and 2 are configuration, 3 and 4 are work of developers.");
    case TriageReason::NobodyOrJunior:
        return TriageTr::tr("DevOps 1 needs nobody or a junior technician; for DevOps 2 a junior "
                            "technician has to look.");
    case TriageReason::DeliveryPipeline:
        return TriageTr::tr("DevOps 3 is the delivery pipeline or code, for 1 to 2 developers.");
    case TriageReason::HardToReproduce:
        return TriageTr::tr("DevOps 4 is code that is hard to get at, for senior developers.");
    }
    return {};
}

QString triageReply(TriageReply reply)
{
    switch (reply) {
    case TriageReply::Yes:
        return TriageTr::tr("Yes");
    case TriageReply::No:
        return TriageTr::tr("No");
    case TriageReply::Unsure:
        return TriageTr::tr("I cannot tell");
    }
    return {};
}

QString triageBecause(TriageQuestion question, TriageReply reply)
{
    const Because because = becauseOf(question);
    switch (reply) {
    case TriageReply::Yes:
        return because.yes;
    case TriageReply::No:
        return because.no;
    case TriageReply::Unsure:
        return because.unsure;
    }
    return {};
}

QString triageEnd(const TriageNext &end)
{
    if (const auto *outcome = std::get_if<Outcome>(&end))
        return outcomeName(*outcome);
    if (const auto *severity = std::get_if<Severity>(&end))
        return TriageTr::tr("Sev %1, %2")
            .arg(QString::number(number(*severity)), severityName(*severity));
    if (const auto *level = std::get_if<DevOpsLevel>(&end))
        return TriageTr::tr("DevOps %1, %2")
            .arg(QString::number(number(*level)), devOpsKind(*level));
    return {};
}

} // namespace gander::words
