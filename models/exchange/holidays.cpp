// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/holidays.h"

#include "models/exchange/icsdays.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <set>
#include <tuple>

namespace gander::exchange {

namespace {

constexpr qsizetype mostJoinedNames = 100;

Error badHolidays(const QString &problem)
{
    return {ErrorKind::Invalid, problem};
}

// Offers each day once; what is wrong is offered beside it.
class Offer
{
public:
    void add(QDate date, bool yearly, const QString &name)
    {
        const auto key = std::pair(date, yearly);
        if (const auto known = m_places.constFind(key); known != m_places.constEnd()) {
            join(m_offered[*known].holiday.name, name);
            return;
        }
        m_places.insert(key, m_offered.size());
        m_offered.push_back({{date, yearly, name}, {}});
        if (yearly)
            m_yearly.insert({date.month(), date.day()});
    }

    void addProblem(QDate date, const QString &name, const QString &problem)
    {
        const OfferedHoliday offered{{date, false, name}, problem};
        const auto key = std::tuple(date, name, problem);
        if (!m_problems.contains(key)) {
            m_problems.insert(key);
            m_offered.push_back(offered);
        }
    }

    [[nodiscard]] std::size_t size() const { return m_offered.size(); }

    std::vector<OfferedHoliday> take()
    {
        // A date that comes every year anyway needs no entry of its own.
        std::erase_if(m_offered, [this](const OfferedHoliday &each) {
            const QDate date = each.holiday.date;
            return each.problem.isEmpty() && !each.holiday.yearly
                && m_yearly.contains({date.month(), date.day()});
        });
        std::stable_sort(m_offered.begin(), m_offered.end(), sooner);
        return std::move(m_offered);
    }

private:
    static bool sooner(const OfferedHoliday &a, const OfferedHoliday &b)
    {
        const QDate dateA = a.holiday.date;
        const QDate dateB = b.holiday.date;
        // What has no day stands last.
        return dateA.isValid() && (!dateB.isValid() || dateA < dateB);
    }

    static void join(QString &names, const QString &name)
    {
        const QStringList known = names.split(QStringLiteral(", "));
        if (name.isEmpty() || known.contains(name))
            return;
        if (names.isEmpty())
            names = name;
        else if (names.size() + name.size() + 2 <= mostJoinedNames)
            names += QStringLiteral(", ") + name;
    }

    std::vector<OfferedHoliday> m_offered;
    QHash<std::pair<QDate, bool>, std::size_t> m_places;
    std::set<std::tuple<QDate, QString, QString>> m_problems;
    QSet<std::pair<int, int>> m_yearly;
};

// An entry that stands for one day of a repetition takes that day out of it.
void takeOutReplaced(std::vector<IcsReading> &entries)
{
    QHash<QByteArray, std::vector<QDate>> replaced;
    for (const IcsReading &entry : entries) {
        if (entry.replaces && !entry.uid.isEmpty())
            replaced[entry.uid].push_back(*entry.replaces);
    }
    for (IcsReading &entry : entries) {
        if (entry.replaces || !entry.repeats())
            continue;
        const auto found = replaced.constFind(entry.uid);
        if (found != replaced.constEnd())
            entry.except.insert(entry.except.end(), found->begin(), found->end());
    }
}

} // namespace

Result<std::vector<OfferedHoliday>> holidaysFromIcs(
    const QByteArray &bytes, QDate from, QDate until)
{
    if (!from.isValid() || !until.isValid() || until < from)
        return badHolidays(QStringLiteral("the first day asked for is after the last"));
    const Result<IcsEntries> file = icsEntries(bytes);
    if (!file)
        return file.error();
    if (file->entries.empty())
        return badHolidays(QStringLiteral("the calendar file holds no entries"));

    std::vector<IcsReading> entries;
    entries.reserve(file->entries.size());
    for (const IcsEntry &entry : file->entries)
        entries.push_back(readIcsEntry(entry));
    takeOutReplaced(entries);

    Offer offer;
    IcsFollower follower(from, until);
    for (const IcsReading &entry : entries) {
        if (entry.cancelled && entry.problem.isEmpty())
            continue;
        const IcsDays days = entry.problem.isEmpty() ? follower.daysOf(entry) : IcsDays();
        const QString problem = entry.problem.isEmpty() ? days.problem : entry.problem;
        for (const QDate day : days.yearly)
            offer.add(day, true, entry.name);
        for (const QDate day : days.days)
            offer.add(day, false, entry.name);
        const bool isOver = entry.start.isValid() && !entry.repeats()
            && (entry.start > until || entry.start < from);
        if (!problem.isEmpty() && !isOver)
            offer.addProblem(entry.start, entry.name, problem);
        if (offer.size() > maxOfferedHolidays)
            return badHolidays(QStringLiteral("the calendar file names more than %1 days; take one "
                                              "that holds holidays alone")
                                   .arg(maxOfferedHolidays));
    }
    if (file->cutShort)
        offer.addProblem({}, {}, QStringLiteral("the file is cut off; entries may be missing"));
    return offer.take();
}

Result<std::vector<OfferedHoliday>> holidaysFromIcs(const QByteArray &bytes, QDate today)
{
    if (!today.isValid())
        return badHolidays(QStringLiteral("today is no day"));
    return holidaysFromIcs(bytes, QDate(today.year() - 1, 1, 1), QDate(today.year() + 10, 12, 31));
}

} // namespace gander::exchange
