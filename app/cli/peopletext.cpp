// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/peopletext.h"

#include "app/cli/output.h"
#include "ui/words/derivation.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 16;

QString cell(const QString &text, int width)
{
    return plainLine(text, width).leftJustified(width);
}

QString labelled(const QString &label, const QString &text)
{
    return text.isEmpty() ? QString() : cell(label, labelWidth) + plainLine(text) + u'\n';
}

QString indented(const QString &text)
{
    QString lines;
    for (const QString &line : plainText(text).split(u'\n'))
        lines += u"    "_s + line + u'\n';
    return lines;
}

QString clockLine(const ClockFace &clock, Instant now, const words::WallClocks &clocks)
{
    const QString due = clock.due ? words::bothInstants(*clock.due, now, clocks) : QString();
    return cell(words::clockName(clock.name), labelWidth)
        + cell(due, std::max<int>(30, static_cast<int>(due.size()) + 2))
        + words::clockWords(clock, now) + u'\n';
}

QString sumText(const words::DerivedClock &clock)
{
    QString text;
    for (const QString &line : words::textLines(clock))
        text += u"    "_s + plainLine(line) + u'\n';
    return text;
}

QString className(const std::optional<Classification> &classification)
{
    return classification ? words::classificationName(*classification) : CliTr::tr("Unclassified");
}

QString numbersText(const std::vector<Relative> &relatives)
{
    QStringList numbers;
    for (const Relative &relative : relatives)
        numbers << deskNumber(relative.id);
    return numbers.join(", "_L1);
}

QString relativesText(const IncidentDetail &detail)
{
    const auto named = [&](const QString &uid) {
        const Relative *other = detail.relatives.find(uid);
        return other ? u"%1  %2"_s.arg(deskNumber(other->id), other->title) : QString();
    };
    return labelled(CliTr::tr("Part of outage"), named(detail.incident.master))
        + labelled(CliTr::tr("Duplicate of"), named(detail.incident.duplicateOf))
        + labelled(CliTr::tr("Outage of"), numbersText(detail.relatives.linked))
        + labelled(CliTr::tr("Duplicates"), numbersText(detail.relatives.merged));
}

QString timeline(const IncidentDetail &detail, Instant now, const Zone &zone)
{
    QString lines;
    for (const Event &event : detail.history) {
        const words::EventWords said = words::eventWords(event);
        lines += cell(words::shortInstant(event.occurredAt, now, zone), 20) + plainLine(said.line)
            + u'\n';
        if (!said.more.isEmpty())
            lines += indented(said.more);
    }
    return lines;
}

QString figure(const QString &label, qint64 count)
{
    return cell(label, labelWidth) + u"%1\n"_s.arg(count, 8);
}

QString matrixText(const BoardMatrix &matrix)
{
    QString lines = cell(CliTr::tr("Core product bugs"), labelWidth + 2);
    for (const DevOpsLevel level : allDevOpsLevels)
        lines += CliTr::tr("DevOps %1").arg(number(level)).rightJustified(10);
    for (const Severity severity : allSeverities) {
        lines += u'\n' + cell(CliTr::tr("Sev %1").arg(number(severity)), labelWidth + 2);
        for (const qint64 count : matrix[static_cast<size_t>(number(severity) - 1)])
            lines += QString::number(count).rightJustified(10);
    }
    return lines + u'\n';
}

} // namespace

QString briefText(const IncidentDetail &detail, Instant now)
{
    const Incident &incident = detail.incident;
    const Zone &zone = detail.contract.zone;
    return u"%1  %2\n"_s.arg(deskNumber(incident.id), plainLine(incident.title, 200))
        + labelled(words::stateName(incident.state), className(incident.classification))
        + clockLine(detail.classify, now, {zone, zone})
        + clockLine(detail.resolve, now, {zone, zone}).chopped(1);
}

QString fullText(const IncidentDetail &detail, const Zone &deskZone, Instant now)
{
    const Incident &incident = detail.incident;
    const words::WallClocks clocks{deskZone, detail.contract.zone};
    QString text = u"%1  %2\n"_s.arg(deskNumber(incident.id), plainLine(incident.title, 200));
    text += labelled(CliTr::tr("Outside number"), incident.key);
    text += labelled(CliTr::tr("Customer"), incident.customer);
    text += labelled(CliTr::tr("Product"), incident.product);
    text += labelled(CliTr::tr("Reporter"), incident.reporter);
    text += labelled(CliTr::tr("Reported"), words::bothInstants(incident.reportedAt, now, clocks));
    text += labelled(CliTr::tr("State"), words::stateName(incident.state));
    text += labelled(CliTr::tr("Waits for"), incident.holdReason);
    text += labelled(CliTr::tr("Class"), className(incident.classification));
    if (incident.classification)
        text += labelled(
            CliTr::tr("Route"), words::routeName(routeOf(incident.classification->outcome)));
    text += labelled(CliTr::tr("Owner"), incident.assignee);
    text += relativesText(detail);
    text += labelled(CliTr::tr("Contract"),
        CliTr::tr("%1, version %2")
            .arg(incident.contract.name, QString::number(incident.contract.version)));
    for (const Memo &memo : detail.memos)
        text += labelled(
            CliTr::tr("Memo"), u"%1  %2"_s.arg(memo.number, words::memoStateName(memo.state)));
    const words::Derivation derivation = words::derivationOf(detail, deskZone, now);
    text += u'\n' + plainLine(derivation.zones) + u'\n';
    text += clockLine(detail.classify, now, clocks) + sumText(derivation.clocks.front());
    text += clockLine(detail.resolve, now, clocks) + sumText(derivation.clocks.back());
    if (!incident.finding.isEmpty())
        text += u'\n' + CliTr::tr("Finding") + u'\n' + indented(incident.finding);
    text += u'\n' + timeline(detail, now, deskZone);
    return text.chopped(1);
}

QString tableHead()
{
    return cell(CliTr::tr("Time left"), 24) + cell(CliTr::tr("ID"), 10)
        + cell(CliTr::tr("Incident"), 44) + u' ' + cell(CliTr::tr("Customer"), 20) + u' '
        + cell(CliTr::tr("Class"), 34) + CliTr::tr("Owner");
}

QString tableLine(const IncidentRow &row, Instant now)
{
    const QString line = cell(words::urgencyWords(row.urgency, now), 24)
        + cell(deskNumber(row.id), 10) + cell(row.title, 44) + u' ' + cell(row.customer, 20) + u' '
        + cell(className(row.classification), 34) + plainLine(row.assignee, 40);
    qsizetype end = line.size();
    while (end > 0 && line.at(end - 1) == u' ')
        --end;
    return line.left(end);
}

QString boardText(const Board &board, const Zone &zone)
{
    const QString at = words::instantText(board.now, board.now, zone);
    QString text =
        (board.past ? CliTr::tr("The board as of %1") : CliTr::tr("The board at %1")).arg(at)
        + u"\n\n"_s;
    text += figure(CliTr::tr("Open"), board.open);
    text += figure(CliTr::tr("Unclassified"), board.unclassified);
    for (const auto &[band, count] : {std::pair{Band::AtRisk, board.atRisk},
             std::pair{Band::Critical, board.critical}, std::pair{Band::Breached, board.breached}})
        text += figure(words::bandName(band), count);
    text += u'\n'
        + CliTr::tr("%1 of %2 clocks that finished in the last 30 days met their deadline")
              .arg(QString::number(board.metInTime), QString::number(board.finished))
        + u"\n\n"_s + matrixText(board.matrix);
    if (!board.soonest.empty())
        text += u'\n' + tableHead() + u'\n';
    for (const IncidentRow &row : board.soonest)
        text += tableLine(row, board.now) + u'\n';
    return text.chopped(1);
}

} // namespace gander::app
