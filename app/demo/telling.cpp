// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/telling.h"

#include <QLocale>
#include <QRegularExpression>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

class Filler
{
public:
    Filler(
        const QHash<QString, QStringList> &words, Instant reportedAt, const Zone &zone, Draw &draw)
        : m_words(words)
        , m_reportedAt(reportedAt)
        , m_zone(zone)
        , m_draw(draw)
    {
    }

    void fill(QString &text)
    {
        static const QRegularExpression blank(u"\\{(\\w+)(?::([^}]*))?\\}"_s);
        for (auto match = blank.match(text); match.hasMatch(); match = blank.match(text)) {
            const qsizetype at = match.capturedStart();
            QString word = wordFor(match.captured(1), match.captured(2));
            if (at == 0 || QStringView(text).left(at).endsWith(u". "))
                word[0] = word[0].toUpper();
            text.replace(at, match.capturedLength(), word);
        }
    }

private:
    [[nodiscard]] QString wordFor(const QString &name, const QString &span)
    {
        if (m_words.contains(name)) {
            QString &chosen = m_chosen[name];
            if (chosen.isEmpty())
                chosen = m_draw.from(m_words.value(name));
            return chosen;
        }
        const Instant at = m_reportedAt + spanFromText(span).value_or(0);
        if (name == "zone"_L1)
            return m_zone.abbreviationAt(at);
        const WallTime wall = m_zone.wallAt(at);
        const QLocale english = QLocale::c();
        if (name == "day"_L1)
            return english.dayName(wall.date.dayOfWeek());
        if (name == "date"_L1)
            return english.toString(wall.date, u"d MMMM"_s);
        // People round the times that they remember.
        const qint64 minutes = wall.msOfDay / msPerMinute / 5 * 5;
        return u"%1:%2"_s.arg(minutes / 60, 2, 10, QLatin1Char('0'))
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }

    const QHash<QString, QStringList> &m_words;
    Instant m_reportedAt;
    const Zone &m_zone;
    Draw &m_draw;
    QHash<QString, QString> m_chosen;
};

} // namespace

qint64 Draw::between(qint64 from, qint64 to)
{
    return to <= from ? from : from + m_random.bounded(to - from);
}

QString Draw::from(const QStringList &texts)
{
    return texts.isEmpty() ? QString() : texts.at(m_random.bounded(texts.size()));
}

Story told(const Story &story, const QHash<QString, QStringList> &words, Instant reportedAt,
    const Zone &zone, Draw &draw)
{
    Story filled = story;
    Filler filler(words, reportedAt, zone, draw);
    for (QString *text : {&filled.title, &filled.text, &filled.finding, &filled.hold, &filled.done})
        filler.fill(*text);
    for (QString &note : filled.notes)
        filler.fill(note);
    for (MemoSection &section : filled.memo)
        filler.fill(section.text);
    return filled;
}

} // namespace gander::app
