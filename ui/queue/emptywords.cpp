// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/emptywords.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

namespace gander::ui {

namespace {

class EmptyTr
{
    Q_DECLARE_TR_FUNCTIONS(EmptyList)
};

constexpr qsizetype mostOfQuery = 120;

EmptyWords nothingMatches(const ListFigures &figures, const QString &text)
{
    EmptyWords words;
    words.headline = EmptyTr::tr("No incident matches %1").arg(words::shortened(text, mostOfQuery));
    if (figures.withoutIt == 1)
        words.sentence = EmptyTr::tr("1 matches without %1.").arg(figures.dropped);
    else if (figures.withoutIt > 1)
        words.sentence = EmptyTr::tr("%1 match without %2.")
                             .arg(QLocale().toString(figures.withoutIt), figures.dropped);
    words.remaining = figures.remaining;
    return words;
}

QString nextOfAll(const IncidentRow &next, Instant now)
{
    const QString left = words::urgencyWords(next.urgency, now);
    if (next.customer.isEmpty())
        return EmptyTr::tr("Next of all: %1, %2.").arg(deskNumber(next.id), left);
    return EmptyTr::tr("Next of all: %1, %2, %3.").arg(deskNumber(next.id), next.customer, left);
}

} // namespace

EmptyWords emptyWords(
    const ListFigures &figures, std::optional<QueryList> list, const QString &text, Instant now)
{
    if (figures.incidents == 0)
        return {.icon = QStringLiteral("bird"),
            .headline = EmptyTr::tr("No incidents yet"),
            .sentence = EmptyTr::tr("Report the first one, or take them over from a file."),
            .offersNew = true,
            .offersImport = true};
    if (figures.whole.total > 0 || !list)
        return nothingMatches(figures, text);
    EmptyWords words{.icon = QStringLiteral("inbox"),
        .headline = list == QueryList::Triage ? EmptyTr::tr("Nothing waits for a class")
                                              : EmptyTr::tr("Nothing waits here"),
        .offersNew = true};
    if (figures.next) {
        words.sentence = nextOfAll(*figures.next, now);
        words.offersOpen = figures.next->id;
    }
    return words;
}

EmptyWords emptyWordsThen(std::optional<QueryList> list, const QString &text)
{
    if (list)
        return {
            .icon = QStringLiteral("history"), .headline = EmptyTr::tr("Nothing waited here then")};
    return {
        .headline =
            EmptyTr::tr("No incident matched %1 then").arg(words::shortened(text, mostOfQuery))};
}

} // namespace gander::ui
