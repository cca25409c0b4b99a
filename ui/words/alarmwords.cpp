// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/alarmwords.h"

#include "models/domain/incident.h"
#include "ui/words/durationtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace gander::words {

namespace {

class AlarmTr
{
    Q_DECLARE_TR_FUNCTIONS(Alarms)
};

constexpr qsizetype longestTold = 80;
constexpr size_t mostNamed = 4;

QString rungShare(int rung)
{
    return QLocale().toString(rung);
}

Told toldSingly(const Alarm &alarm, Instant now, const Zone &zone)
{
    const qint64 left = alarm.due - now;
    const Band band = left < 0 ? Band::Breached : Band::Calm;
    const QString title = alarm.title.isEmpty() ? deskNumber(alarm.incident) : alarm.title;
    //: What happened, how long is left, and when that is
    return {alarmSentence(alarm),
        AlarmTr::tr("%1\n%2, %3")
            .arg(harmless(title), timeLeft(left, band), instantText(alarm.due, now, zone))};
}

Told toldTogether(const std::vector<Alarm> &alarms, bool afterQuiet)
{
    std::vector<Alarm> nearest = alarms;
    std::ranges::sort(nearest, {}, &Alarm::due);
    QStringList names;
    for (size_t i = 0; i < std::min(nearest.size(), mostNamed); ++i)
        names << deskNumber(nearest[i].incident);
    QString body = names.join(QStringLiteral(", "));
    if (nearest.size() > mostNamed)
        body = AlarmTr::tr("%1 and %2 more")
                   .arg(body, QLocale().toString(qint64(nearest.size() - mostNamed)));
    const QString summary = alarmSummary(alarms);
    return {afterQuiet ? AlarmTr::tr("After the quiet hours: %1").arg(summary) : summary, body};
}

} // namespace

QString rungText(int rung)
{
    return rung >= breachRung ? AlarmTr::tr("Overdue")
                              : AlarmTr::tr("%1 % gone").arg(rungShare(rung));
}

QString rungCounts(const std::vector<Alarm> &alarms)
{
    QStringList parts;
    const QLocale locale;
    for (const RungCount &count : countByRung(alarms)) {
        const QString many = locale.toString(count.count);
        parts << (count.rung >= breachRung
                ? AlarmTr::tr("%1 overdue").arg(many)
                : AlarmTr::tr("%1 at %2 %").arg(many, rungShare(count.rung)));
    }
    return parts.join(QStringLiteral(", "));
}

QString alarmSummary(const std::vector<Alarm> &alarms)
{
    if (alarms.size() == 1)
        return AlarmTr::tr("1 alarm: %1").arg(rungCounts(alarms));
    return AlarmTr::tr("%1 alarms: %2")
        .arg(QLocale().toString(qint64(alarms.size())), rungCounts(alarms));
}

QString alarmSentence(const Alarm &alarm)
{
    const QString number = deskNumber(alarm.incident);
    if (alarm.rung >= breachRung && alarm.repeat)
        return AlarmTr::tr("%1 is still overdue").arg(number);
    if (alarm.rung >= breachRung)
        return AlarmTr::tr("%1 is overdue").arg(number);
    if (alarm.clock == ClockName::Classify)
        return AlarmTr::tr("%1 % of the time to classify %2 is gone")
            .arg(rungShare(alarm.rung), number);
    return AlarmTr::tr("%1 % of the time for %2 is gone").arg(rungShare(alarm.rung), number);
}

std::vector<Told> toldOf(
    const std::vector<Alarm> &alarms, bool afterQuiet, Instant now, const Zone &zone)
{
    // What a night has gathered is one summary, however few they are.
    const bool together = alarms.size() > alarmsToldSingly || (afterQuiet && alarms.size() > 1);
    if (together)
        return {toldTogether(alarms, afterQuiet)};
    std::vector<Told> told;
    for (const Alarm &alarm : alarms)
        told.push_back(toldSingly(alarm, now, zone));
    return told;
}

QString hourForm()
{
    // The plain locale has seconds even in its short form.
    return QLocale().timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
}

QString harmless(const QString &text)
{
    QString told;
    for (const QChar sign : text.left(longestTold * 2)) {
        switch (sign.unicode()) {
        case u'<':
            told += QChar(0x2039);
            continue;
        case u'>':
            told += QChar(0x203A);
            continue;
        case u'&':
            told += QChar(0xFF06);
            continue;
        default:
            break;
        }
        const QChar::Category category = sign.category();
        // Signs that turn the reading direction are of this category too.
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            told += u' ';
        else if (category != QChar::Other_Format)
            told += sign;
    }
    told = told.simplified();
    if (told.size() > longestTold || text.size() > longestTold * 2)
        told = told.left(longestTold).trimmed() + QChar(0x2026);
    return told;
}

} // namespace gander::words
