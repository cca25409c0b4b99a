// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/plan.h"
#include "ui/customers/contractdraft.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace gander::ui {

namespace {

class ReadingTr
{
    Q_DECLARE_TR_FUNCTIONS(ContractReading)
};

QStringList namesFromText(const QString &text)
{
    QStringList names;
    for (const QString &part : text.split(QLatin1Char(','))) {
        if (!part.trimmed().isEmpty())
            names << part.trimmed();
    }
    return names;
}

// Reads one field after the other into the contract, and remembers what cannot be read.
class DraftReader
{
public:
    DraftReader(const ContractDraft &draft, int version)
        : m_draft(draft)
    {
        const Result<Zone> zone = Zone::find(draft.zone.trimmed());
        m_read.contract = standardPlan(zone ? *zone : Zone());
        if (!zone)
            fault(QStringLiteral("timezone"),
                draft.zone.trimmed().isEmpty()
                    ? ReadingTr::tr("A zone is needed, such as Europe/Copenhagen")
                    : ReadingTr::tr("“%1” is no time zone; such as Europe/Copenhagen")
                          .arg(draft.zone.trimmed()));
        m_read.contract.version = version;
    }

    ContractReading take()
    {
        Contract &contract = m_read.contract;
        contract.name = m_draft.name.trimmed();
        if (contract.name.isEmpty())
            fault(QStringLiteral("name"), ReadingTr::tr("The customer’s name is needed"));
        contract.outsidePlan = m_draft.outsidePlan;
        contract.anchor = m_draft.anchor;
        contract.productsCovered = namesFromText(m_draft.productsCovered);
        contract.productsLeftOut = namesFromText(m_draft.productsLeftOut);
        readDates();
        readHours();
        readHolidays();
        for (size_t i = 0; i < m_draft.clauses.size(); ++i)
            readClause(i);
        for (size_t i = 0; i < m_draft.pauses.size(); ++i)
            readPause(i);
        readNumbers();
        settleRest();
        return std::move(m_read);
    }

private:
    void fault(const QString &place, const QString &problem)
    {
        m_read.faults.push_back({place, problem});
    }

    void readDates()
    {
        Contract &contract = m_read.contract;
        if (const auto wall = wallFromText(m_draft.effective))
            contract.effective = contract.zone.instantOf(*wall);
        else
            fault(QStringLiteral("effective"),
                ReadingTr::tr("A date and a time are needed, such as 2026-12-01 00:00"));
        readDay(m_draft.firstDay, QStringLiteral("first_day"), contract.firstDay);
        readDay(m_draft.lastDay, QStringLiteral("last_day"), contract.lastDay);
    }

    void readDay(const QString &text, const QString &place, std::optional<QDate> &day)
    {
        if (text.trimmed().isEmpty())
            return;
        const QDate date = dateFromText(text);
        if (date.isValid())
            day = date;
        else
            fault(place, noDate(text));
    }

    static QString noDate(const QString &text)
    {
        return text.trimmed().isEmpty()
            ? ReadingTr::tr("A date is needed, such as 2026-12-25")
            : ReadingTr::tr("“%1” is no date; such as 2026-12-25").arg(text.trimmed());
    }
    static QString noPeriods(const QString &text)
    {
        return ReadingTr::tr("“%1” are no hours; such as 09:00-12:00, 13:00-17:00")
            .arg(text.trimmed());
    }

    void readHours()
    {
        if (!m_draft.working)
            return;
        WorkHours &hours = m_read.contract.hours;
        hours.weekly.emplace();
        for (size_t day = 0; day < m_draft.weekly.size(); ++day) {
            if (const auto periods = periodsFromText(m_draft.weekly[day]))
                (*hours.weekly)[day] = *periods;
            else
                fault(weekdayPlace(day), noPeriods(m_draft.weekly[day]));
        }
        readHoursOf(QStringLiteral("date_hours"), m_draft.dateHours, hours.dateHours);
        readHoursOf(QStringLiteral("breaks"), m_draft.breaks, hours.breaks);
    }

    void readHoursOf(const QString &name, const std::vector<DateHoursText> &rows,
        std::map<QDate, DialPeriods> &dates)
    {
        for (size_t i = 0; i < rows.size(); ++i) {
            const QString place = QStringLiteral("%1[%2]").arg(name, QString::number(i));
            const QDate date = dateFromText(rows[i].date);
            const auto periods = periodsFromText(rows[i].periods);
            if (!date.isValid())
                fault(place, noDate(rows[i].date));
            else if (!periods)
                fault(place, noPeriods(rows[i].periods));
            else if (dates.contains(date))
                fault(place, ReadingTr::tr("This date stands here twice"));
            else
                dates[date] = *periods;
        }
    }

    void readHolidays()
    {
        for (size_t i = 0; i < m_draft.holidays.size(); ++i) {
            const HolidayText &row = m_draft.holidays[i];
            const QDate date = dateFromText(row.date, row.yearly);
            if (!date.isValid())
                fault(QStringLiteral("holidays[%1].date").arg(i), noDate(row.date));
            // A row that cannot be read keeps its place, or later faults would name another.
            m_read.contract.holidays.push_back({date, row.yearly, row.name.trimmed()});
        }
    }

    void readClause(size_t index)
    {
        const ClauseText &row = m_draft.clauses[index];
        Clause clause{.kind = row.kind,
            .subject = row.subject,
            .cells = row.subject == ClauseSubject::Cells ? row.cells : Clause::Cells{},
            .span = {},
            .text = row.text.trimmed()};
        const QString place = clausePlace(index);
        if (row.amount.trimmed().isEmpty()) {
            if (row.kind != ClauseKind::Replace)
                fault(place + QStringLiteral(".span"), ReadingTr::tr("How long is needed"));
        } else {
            readSpan(row, place + QStringLiteral(".span"), clause.span);
        }
        m_read.contract.clauses.push_back(clause);
    }

    void readSpan(const ClauseText &row, const QString &place, std::optional<Span> &span)
    {
        bool whole = false;
        const qint64 amount = row.amount.trimmed().toLongLong(&whole);
        if (!whole || amount < 0) {
            fault(place,
                ReadingTr::tr("“%1” is no whole number, 0 or more").arg(row.amount.trimmed()));
            return;
        }
        const Result<Span> found = spanFromJson(
            QJsonObject{{QStringLiteral("value"), amount}, {QStringLiteral("unit"), row.unit}},
            QStringLiteral("span"));
        if (found)
            span = *found;
        else
            fault(place, found.error().detail);
    }

    void readPause(size_t index)
    {
        const PauseText &row = m_draft.pauses[index];
        PauseRule rule{.state = row.state,
            .reason = row.reason.trimmed(),
            .classify = row.classify,
            .resolve = row.resolve,
            .atMost = {}};
        if (const QString text = row.atMost.trimmed(); !text.isEmpty()) {
            bool read = false;
            const double hours = text.toDouble(&read);
            if (read && std::isfinite(hours) && hours >= 0 && hours <= 876'600)
                rule.atMost = std::llround(hours * static_cast<double>(msPerHour));
            else
                fault(QStringLiteral("pauses[%1].at_most").arg(index),
                    ReadingTr::tr("“%1” is no number of hours").arg(text));
        }
        m_read.contract.pauses.push_back(rule);
    }

    void readNumbers()
    {
        if (const QString text = m_draft.devHours.trimmed(); !text.isEmpty()) {
            bool read = false;
            const int hours = text.toInt(&read);
            if (read && hours >= 0)
                m_read.contract.devHours = hours;
            else
                fault(QStringLiteral("development_hours"),
                    ReadingTr::tr("“%1” is no number of hours").arg(text));
        }
        m_read.contract.alarms.clear();
        for (const QString &part : namesFromText(m_draft.alarms)) {
            bool read = false;
            const int percent = part.toInt(&read);
            if (read && percent >= 1 && percent <= 100)
                m_read.contract.alarms.push_back(percent);
            else
                fault(QStringLiteral("alarms"),
                    ReadingTr::tr("“%1” is no percent from 1 to 100").arg(part));
        }
    }

    // What the domain finds, but for what is known to be wrong already: a place within another.
    void settleRest()
    {
        const auto isWithin = [](const QString &place, const QString &whole) {
            return place == whole || place.startsWith(whole + QLatin1Char('.'))
                || place.startsWith(whole + QLatin1Char('['));
        };
        const std::vector<TermFault> typed = m_read.faults;
        for (TermFault found : settle(m_read.contract)) {
            const bool known = std::ranges::any_of(typed, [&](const TermFault &one) {
                return isWithin(one.place, found.place) || isWithin(found.place, one.place);
            });
            if (known)
                continue;
            found.place = rowPlace(found.place);
            m_read.faults.push_back(found);
        }
    }

    // A date's hours are named by the date there, and by their row here.
    [[nodiscard]] QString rowPlace(const QString &place) const
    {
        const QString name = place.section(QLatin1Char('['), 0, 0);
        const bool dates = name == QLatin1StringView("date_hours");
        if (!dates && name != QLatin1StringView("breaks"))
            return place;
        const std::vector<DateHoursText> &rows = dates ? m_draft.dateHours : m_draft.breaks;
        for (size_t i = 0; i < rows.size(); ++i) {
            const QString date = rows[i].date.trimmed();
            if (!date.isEmpty() && place.contains(date))
                return QStringLiteral("%1[%2]").arg(name, QString::number(i));
        }
        return place;
    }

    const ContractDraft &m_draft;
    ContractReading m_read;
};

} // namespace

ContractReading readingOf(const ContractDraft &draft, int version)
{
    return DraftReader(draft, version).take();
}

} // namespace gander::ui
