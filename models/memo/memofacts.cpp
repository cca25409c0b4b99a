// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memofacts.h"

#include "models/memo/literaltext.h"

#include <QDate>
#include <QTime>

namespace gander::memo {
namespace {

// All at once, so that a %1 within a value stays what it is.
QString filled(const QString &form, const QStringList &values)
{
    QString text;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const int place =
            form.at(i) == u'%' && i + 1 < form.size() ? form.at(i + 1).digitValue() : 0;
        if (place >= 1 && place <= values.size()) {
            text += values.at(place - 1);
            ++i;
        } else {
            text += form.at(i);
        }
    }
    return text;
}

QTime timeOf(const WallTime &wall)
{
    return QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall.msOfDay));
}

QString instantText(Instant at, const MemoPage &page)
{
    const MemoWords &words = page.words;
    const WallTime wall = page.zone.wallAt(at);
    // Date and time come out of one form, so that a language can turn them round.
    const QString here = filled(words.zoned,
        {words.locale.toString(QDateTime(wall.date, timeOf(wall), Qt::UTC), words.instantForm),
            page.zone.abbreviationAt(at)});
    if (!page.customerZone
        || page.customerZone->offsetSecondsAt(at) == page.zone.offsetSecondsAt(at))
        return here;
    const WallTime there = page.customerZone->wallAt(at);
    const QString time = words.locale.toString(timeOf(there), words.timeForm);
    const QString zone = page.customerZone->abbreviationAt(at);
    const QString text = there.date == wall.date
        ? filled(words.zoned, {time, zone})
        : filled(words.zonedDay, {time, zone, words.locale.toString(there.date, words.dayForm)});
    return filled(words.elsewhere, {here, text});
}

QString classifiedText(const MemoPage &page)
{
    if (!page.incident.classifiedAt)
        return page.words.notKnown;
    const QString at = instantText(*page.incident.classifiedAt, page);
    switch (page.inTime) {
    case ClassifiedInTime::NotKnown:
        return at;
    case ClassifiedInTime::Yes:
        return filled(page.words.inTime, {at});
    case ClassifiedInTime::Late:
        return filled(page.words.late, {at});
    }
    Q_UNREACHABLE();
}

QString outcomeText(const MemoPage &page)
{
    switch (page.memo.outcome) {
    case Outcome::OperatorError:
        return page.words.operatorError;
    case Outcome::ActOfGod:
        return page.words.actOfGod;
    case Outcome::FeatureRequest:
    case Outcome::CoreBug:
        return {};
    }
    Q_UNREACHABLE();
}

QString footForm(const MemoPage &page)
{
    switch (page.memo.state) {
    case MemoState::Draft:
        return page.words.draftFoot;
    case MemoState::Approved:
        return page.words.approvedFoot;
    case MemoState::Issued:
        return page.words.issuedFoot;
    case MemoState::Revoked:
        return page.words.revokedFoot;
    }
    Q_UNREACHABLE();
}

QString inGroups(const QString &hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 8)
        groups.append(hex.mid(i, 8));
    return groups.join(u' ');
}

QString dateText(const MemoPage &page)
{
    const Instant at = page.memo.issuedAt.value_or(page.memo.createdAt);
    if (at == Instant{})
        return {};
    return page.words.locale.toString(page.zone.wallAt(at).date, page.words.dateForm);
}

QString ccText(const MemoPage &page)
{
    QStringList names;
    for (const QString &name : page.memo.cc)
        names.append(name == productCc() ? page.words.productCc : name);
    return names.join(QLatin1String("; "));
}

QList<SectionText> sectionTexts(const MemoPage &page)
{
    QList<SectionText> sections;
    for (const SectionRule &rule : memoSections(page.memo.outcome)) {
        SectionText section;
        section.title = page.words.section(rule.key).title;
        section.isTold = rule.key == u"reported";
        for (const MemoSection &written : page.memo.sections) {
            if (written.key == rule.key)
                section.lines = literalText(written.text, page.words.cut).split(u'\n');
        }
        const auto isBlank = [](const QString &line) { return line.trimmed().isEmpty(); };
        while (!section.lines.isEmpty() && isBlank(section.lines.constFirst()))
            section.lines.removeFirst();
        while (!section.lines.isEmpty() && isBlank(section.lines.constLast()))
            section.lines.removeLast();
        section.isEmptyRequired = rule.required && section.lines.isEmpty();
        if (!section.lines.isEmpty() || section.isEmptyRequired)
            sections.append(section);
    }
    return sections;
}

} // namespace

PageText pageText(const MemoPage &page)
{
    const MemoWords &words = page.words;
    const Memo &memo = page.memo;
    const Incident &incident = page.incident;
    const auto line = [&words](const QString &text, int length = 300) {
        return literalLine(text, words.cut, length);
    };

    PageText text;
    text.deskName = line(page.letterhead);
    text.deskLine = words.deskLine;
    text.number = line(memo.number, 40);
    text.memoNumber = words.memoNumber;
    text.date = dateText(page);
    text.outcome = outcomeText(page);
    text.subject = line(memo.subject);
    text.incident = deskNumber(memo.incident);
    text.toBeWritten = words.toBeWritten;
    text.closing = words.closing;

    const QString to = line(memo.to);
    const QString customer = line(incident.customer);
    if (!customer.isEmpty() && to.startsWith(customer))
        text.boldTo = customer;
    text.addresses.append({words.to, to});
    if (!page.author.isEmpty())
        text.addresses.append({words.from, filled(words.fromDesk, {line(page.author)})});
    if (!memo.cc.isEmpty())
        text.addresses.append({words.cc, line(ccText(page))});

    const QString key = line(incident.key, 80);
    text.facts.append({words.incident,
        key.isEmpty() ? text.incident : filled(words.incidentNumber, {text.incident, key})});
    if (!incident.product.isEmpty())
        text.facts.append({words.product, line(incident.product)});
    text.facts.append({words.reported, instantText(incident.reportedAt, page)});
    text.facts.append({words.classified, classifiedText(page)});
    if (!incident.contract.name.isEmpty())
        text.facts.append({words.contract,
            filled(words.contractVersion,
                {line(incident.contract.name), QString::number(incident.contract.version)})});

    text.sections = sectionTexts(page);
    text.footLeft =
        filled(footForm(page), {text.number, QString::number(memo.version), text.incident});
    text.footPage = words.pageFoot;
    text.checkLabel = words.contentCheck;
    text.isCheckGiven = memo.state == MemoState::Issued || memo.state == MemoState::Revoked;
    text.check = text.isCheckGiven ? inGroups(contentHash(memo)) : words.checkPending;
    if (page.draftMark)
        text.draftMark = words.draftMark;
    return text;
}

} // namespace gander::memo
