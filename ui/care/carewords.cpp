// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/carewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace gander::ui {

namespace {

class CareTr
{
    Q_DECLARE_TR_FUNCTIONS(Care)
};

// %n takes an int: more is told as the most there is.
int counted(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString incidentsText(qint64 count)
{
    return count == 1 ? CareTr::tr("1 incident")
                      : CareTr::tr("%Ln incidents", nullptr, counted(count));
}

QString eventsText(qint64 count)
{
    return count == 1 ? CareTr::tr("1 event") : CareTr::tr("%Ln events", nullptr, counted(count));
}

QString memosText(qint64 count)
{
    return count == 1 ? CareTr::tr("1 memo") : CareTr::tr("%Ln memos", nullptr, counted(count));
}

} // namespace

QString backupReasonName(desk::BackupReason reason)
{
    switch (reason) {
    case desk::BackupReason::Asked:
        return CareTr::tr("Asked for");
    case desk::BackupReason::Daily:
        return CareTr::tr("Daily");
    case desk::BackupReason::BeforeMigration:
        return CareTr::tr("Before a newer Gander");
    case desk::BackupReason::BeforeImport:
        return CareTr::tr("Before an import");
    case desk::BackupReason::BeforeRestore:
        return CareTr::tr("Before a restore");
    }
    return {};
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QStringList lossSentences(const desk::RestoreLoss &loss)
{
    QStringList lines;
    if (loss.isAnotherDesk)
        lines << CareTr::tr("This is a copy of another desk: all that is on this desk would no "
                            "longer be on it.");
    if (loss.isDeskUnreadable) {
        lines << CareTr::tr("The desk itself cannot be read, so what it has and the copy has not "
                            "cannot be told.");
        return lines;
    }
    if (loss.incidentsLostCount > 0)
        lines << (loss.incidentsLostCount == 1
                ? CareTr::tr("1 incident is not in the copy at all.")
                : CareTr::tr("%Ln incidents are not in the copy at all.", nullptr,
                    counted(loss.incidentsLostCount)));
    if (loss.incidentsOlder > 0)
        lines << (loss.incidentsOlder == 1
                ? CareTr::tr("1 incident goes back to how it stood then.")
                : CareTr::tr("%Ln incidents go back to how they stood then.", nullptr,
                    counted(loss.incidentsOlder)));
    if (loss.eventsLost > 0)
        lines << (loss.eventsLost == 1
                ? CareTr::tr("1 event was recorded since and would be lost to the desk.")
                : CareTr::tr("%Ln events were recorded since and would be lost to the desk.",
                    nullptr, counted(loss.eventsLost)));
    if (loss.contractsLost > 0)
        lines << (loss.contractsLost == 1 ? CareTr::tr("1 contract version is not in the copy.")
                                          : CareTr::tr("%Ln contract versions are not in the copy.",
                                              nullptr, counted(loss.contractsLost)));
    if (lines.isEmpty())
        lines << CareTr::tr("Nothing is lost: the copy has all that the desk has.");
    return lines;
}

QString restoreVerb(const desk::RestoreLoss &loss)
{
    if (loss.isAnotherDesk)
        return CareTr::tr("Replace this desk by another");
    if (loss.isDeskUnreadable)
        return CareTr::tr("Restore over the damaged desk");
    if (loss.eventsLost == 1)
        return CareTr::tr("Restore and lose 1 event");
    if (loss.eventsLost > 1)
        return CareTr::tr("Restore and lose %Ln events", nullptr, counted(loss.eventsLost));
    if (loss.contractsLost > 0)
        return CareTr::tr("Restore and lose contracts");
    return CareTr::tr("Restore, nothing is lost");
}

QString findingKind(const QString &kind)
{
    if (kind == QLatin1StringView("engine"))
        return CareTr::tr("The file itself");
    if (kind == QLatin1StringView("foreign-key"))
        return CareTr::tr("A row without its owner");
    if (kind == QLatin1StringView("chain"))
        return CareTr::tr("History of an incident");
    if (kind == QLatin1StringView("head"))
        return CareTr::tr("The whole history");
    if (kind == QLatin1StringView("memo"))
        return CareTr::tr("An issued memo");
    if (kind == QLatin1StringView("deadline"))
        return CareTr::tr("A stored deadline or fact");
    if (kind == QLatin1StringView("words"))
        return CareTr::tr("The words of the search");
    if (kind == QLatin1StringView("contract"))
        return CareTr::tr("A contract");
    if (kind == QLatin1StringView("view"))
        return CareTr::tr("A saved view");
    if (kind == QLatin1StringView("draft"))
        return CareTr::tr("A draft");
    return kind;
}

QString checkSentence(const CheckReport &report)
{
    //: "41 incidents", "230 events", "12 memos"
    const QString looked = CareTr::tr("%1, %2, %3")
                               .arg(incidentsText(report.incidents), eventsText(report.events),
                                   memosText(report.memos));
    if (report.problems.empty())
        return CareTr::tr("Everything is sound: %1.").arg(looked);
    const auto count = static_cast<qint64>(report.problems.size());
    return count == 1 ? CareTr::tr("1 finding in %1.").arg(looked)
                      : CareTr::tr("%1 findings in %2.").arg(QLocale().toString(count), looked);
}

QString checkText(const CheckReport &report)
{
    QStringList lines{checkSentence(report)};
    for (const CheckProblem &problem : report.problems)
        lines << QStringLiteral("%1\t%2\t%3")
                     .arg(findingKind(problem.kind),
                         problem.incident.isSet() ? deskNumber(problem.incident) : QString(),
                         problem.detail);
    return lines.join(QLatin1Char('\n'));
}

QStringList recoveredSentences(const desk::Recovered &recovered)
{
    QStringList lines{CareTr::tr("Taken out: %1, %2, %3.")
                          .arg(incidentsText(recovered.incidents), eventsText(recovered.events),
                              memosText(recovered.memos))};
    if (recovered.missingCount == 0)
        lines << CareTr::tr("Nothing was found to be missing.");
    else if (recovered.missingCount == 1)
        lines << CareTr::tr("1 thing is missing; it is named below.");
    else if (recovered.missingCount <= recovered.missing.size())
        lines << CareTr::tr("%Ln things are missing; they are named below.", nullptr,
            counted(recovered.missingCount));
    else
        lines << CareTr::tr("%1 things are missing; the first %2 are named below.")
                     .arg(QLocale().toString(recovered.missingCount),
                         QLocale().toString(recovered.missing.size()));
    return lines;
}

} // namespace gander::ui
