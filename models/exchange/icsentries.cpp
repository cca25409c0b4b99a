// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/icsentries.h"

#include "models/exchange/holidays.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace gander::exchange {

namespace {

constexpr qsizetype mostIcsEntries = 20'000;
constexpr qsizetype longestIcsLine = 16'000;
constexpr std::size_t mostIcsLines = 1'000; // of one entry, those that count
constexpr std::size_t deepestNesting = 16;

Error badIcs(const QString &problem)
{
    return {ErrorKind::Invalid, problem};
}

// Lines as they were before folding: a line that begins with a space or tab goes on the one before.
class UnfoldedLines
{
public:
    explicit UnfoldedLines(const QByteArray &bytes)
        : m_bytes(bytes)
        , m_at(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0)
    {
    }

    // The next line that is not blank; no longer than one byte over the longest.
    bool next(QByteArray &line)
    {
        line.resize(0); // its room is used again
        while (m_at < m_bytes.size()) {
            append(line);
            const bool goesOn =
                m_at < m_bytes.size() && (m_bytes.at(m_at) == ' ' || m_bytes.at(m_at) == '\t');
            if (goesOn && !line.isEmpty())
                ++m_at;
            else if (!isBlank(line))
                return true;
            else
                line.resize(0);
        }
        return !line.isEmpty();
    }

private:
    static bool isBlank(const QByteArray &line)
    {
        return std::all_of(line.begin(), line.end(),
            [](char c) { return std::isspace(static_cast<unsigned char>(c)); });
    }

    void append(QByteArray &line)
    {
        qsizetype end = m_bytes.indexOf('\n', m_at);
        if (end < 0)
            end = m_bytes.size();
        const qsizetype length = std::min(end - m_at, longestIcsLine + 1 - line.size());
        line.append(m_bytes.constData() + m_at, length);
        if (line.endsWith('\r'))
            line.chop(1);
        m_at = std::min(end + 1, m_bytes.size());
    }

    const QByteArray &m_bytes;
    qsizetype m_at;
};

bool is(QByteArrayView property, QByteArrayView name)
{
    return property.size() == name.size() && property.compare(name, Qt::CaseInsensitive) == 0;
}

// Which properties tell of an entry's days and name.
bool counts(QByteArrayView property)
{
    constexpr std::array known{"DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE",
        "RECURRENCE-ID", "UID", "STATUS", "SUMMARY"};
    return std::any_of(
        known.begin(), known.end(), [&](const char *name) { return is(property, name); });
}

QByteArrayView propertyOf(const QByteArray &line)
{
    const auto end =
        std::find_if(line.begin(), line.end(), [](char c) { return c == ':' || c == ';'; });
    return QByteArrayView(line.constData(), end - line.begin()).trimmed();
}

class IcsTaker
{
public:
    Result<IcsEntries> take(const QByteArray &bytes)
    {
        UnfoldedLines lines(bytes);
        for (QByteArray line; lines.next(line);) {
            const QByteArrayView property = propertyOf(line);
            if (is(property, "BEGIN") || is(property, "END")) {
                const QByteArray part = line.mid(line.indexOf(':') + 1).trimmed().toUpper();
                if (const Result<void> good = is(property, "BEGIN") ? begin(part) : end(part);
                    !good)
                    return good.error();
            } else if (m_open.empty()) {
                if (const Result<void> good = outside(); !good)
                    return good.error();
            } else if (m_open.back() == "VEVENT") {
                takeLine(line, property);
            }
        }
        if (!m_any)
            return badIcs(noCalendar());
        m_taken.cutShort = !m_open.empty();
        // What an entry lacks at its end, none can tell.
        if (isInEntry())
            setProblem("is cut off");
        return std::move(m_taken);
    }

private:
    static QString noCalendar()
    {
        return QStringLiteral("this is no calendar file (.ics): it does not begin with "
                              "BEGIN:VCALENDAR");
    }

    [[nodiscard]] bool isInEntry() const
    {
        return std::find(m_open.begin(), m_open.end(), "VEVENT") != m_open.end();
    }

    // Stray lines behind a calendar are let be.
    Result<void> outside() const { return m_any ? Result<void>() : badIcs(noCalendar()); }

    Result<void> begin(const QByteArray &part)
    {
        if (m_open.empty() && part != "VCALENDAR")
            return outside();
        m_any = true;
        if (m_open.size() >= deepestNesting)
            return badIcs(QStringLiteral("the calendar file is nested too deeply"));
        if (part == "VEVENT") {
            // Entries hold no entries: the one before was never ended.
            if (isInEntry()) {
                setProblem("has no end");
                while (m_open.back() != "VEVENT")
                    m_open.pop_back();
                m_open.pop_back();
            }
            if (m_taken.entries.size() >= mostIcsEntries)
                return badIcs(QStringLiteral("the calendar file holds more than %1 entries")
                                  .arg(mostIcsEntries));
            m_taken.entries.emplace_back();
        }
        m_open.push_back(part);
        return {};
    }

    Result<void> end(const QByteArray &part)
    {
        const auto opened = std::find(m_open.rbegin(), m_open.rend(), part);
        if (opened == m_open.rend())
            return outside();
        if (opened != m_open.rbegin() && isInEntry())
            setProblem("is not ended in order");
        m_open.erase(opened.base() - 1, m_open.end());
        return {};
    }

    void takeLine(QByteArray &line, QByteArrayView property)
    {
        if (!counts(property))
            return;
        IcsEntry &entry = m_taken.entries.back();
        if (entry.lines.size() >= mostIcsLines) {
            setProblem("has more lines than any holiday needs");
            return;
        }
        if (line.size() > longestIcsLine) {
            if (!is(property, "SUMMARY")) {
                setProblem("has a line longer than any holiday needs");
                return;
            }
            line.truncate(longestIcsLine); // names are cut anyway
        }
        entry.lines.push_back(line.replace('\0', ' '));
    }

    // The first one is told.
    void setProblem(const char *problem)
    {
        QByteArray &told = m_taken.entries.back().problem;
        if (told.isEmpty())
            told = problem;
    }

    IcsEntries m_taken;
    std::vector<QByteArray> m_open;
    bool m_any = false;
};

} // namespace

Result<IcsEntries> icsEntries(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return badIcs(QStringLiteral("the file is empty"));
    if (bytes.size() > maxIcsBytes)
        return badIcs(QStringLiteral("the file is larger than %1 MB; no calendar of holidays is")
                          .arg(maxIcsBytes / 1'000'000));
    return IcsTaker().take(bytes);
}

} // namespace gander::exchange
