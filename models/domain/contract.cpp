// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/contract.h"

#include "models/domain/plan.h"
#include "models/domain/worktime.h"

#include <algorithm>

namespace gander {

namespace {

// About how long a span is, to tell a longer promise from a shorter one across units.
double nominalMs(const Span &span)
{
    constexpr double monthDays = 30.436875; // of the Gregorian calendar's 400 years
    constexpr double day = msPerDay;
    return (span.months * monthDays + span.days) * day + static_cast<double>(span.ms);
}

bool isShorter(const Span &a, const Span &b)
{
    return nominalMs(a) < nominalMs(b);
}

// Puts the clauses over the plan one after the other and takes down what cannot be.
class Settling
{
public:
    explicit Settling(Contract &contract)
        : m_contract(contract)
    {
    }

    TermFaults run();

private:
    void wrong(const QString &place, const QString &problem)
    {
        m_faults.push_back({place, problem});
    }
    void checkNameAndDays();
    void checkHours();
    void checkDates();
    void checkPeriods(const QString &place, const DialPeriods &periods);
    void checkOverlaps();
    void buildCalendar();
    void apply(const Clause &clause, int number);
    void applyTo(std::optional<Span> &term, const Clause &clause, const QString &place);
    void checkPauses();
    void checkProducts();
    void checkFigures();
    [[nodiscard]] bool needsHours(const std::optional<Span> &span) const
    {
        return span && span->working && !m_contract.hasHours();
    }

    // A minute a week makes centuries of a year of hours, and then no instant at all.
    [[nodiscard]] bool takesTooLong(const Span &span) const;

    Contract &m_contract;
    TermFaults m_faults;
};

void Settling::checkNameAndDays()
{
    if (m_contract.name.trimmed().isEmpty())
        wrong(QStringLiteral("name"), QStringLiteral("must be the customer's name"));
    if (m_contract.firstDay && m_contract.lastDay && *m_contract.lastDay < *m_contract.firstDay)
        wrong(QStringLiteral("last_day"), QStringLiteral("is before first_day"));
}

void Settling::checkPeriods(const QString &place, const DialPeriods &periods)
{
    for (const DialPeriod &period : periods) {
        if (period.open == period.close)
            wrong(place,
                QStringLiteral("has a period that ends when it starts; a whole day is 00:00 to "
                               "24:00"));
        // A close before the open is a night that ends on the next date; nearly a whole day
        // around is a slip of the pen, not a night.
        else if (period.close < period.open
            && period.close + msPerDay - period.open > 20 * msPerHour)
            wrong(place,
                QStringLiteral("has a period that ends before it starts; as a night it would last "
                               "over 20 hours"));
    }
}

// Each weekday's periods beside their own and the night before's.
void Settling::checkOverlaps()
{
    static constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    struct Piece {
        qint64 from;
        qint64 until;
        size_t weekday;
    };
    std::vector<Piece> pieces;
    for (size_t day = 0; day < 7; ++day)
        for (const DialPeriod &period : (*m_contract.hours.weekly)[day]) {
            const qint64 base = static_cast<qint64>(day) * msPerDay;
            const qint64 close =
                period.close <= period.open ? period.close + msPerDay : period.close;
            pieces.push_back({base + period.open, base + close, day});
        }
    std::sort(pieces.begin(), pieces.end(),
        [](const Piece &a, const Piece &b) { return a.from < b.from; });
    if (!pieces.empty()) {
        Piece again = pieces.front();
        again.from += 7 * msPerDay;
        again.until += 7 * msPerDay;
        pieces.push_back(again);
    }
    for (size_t i = 1; i < pieces.size(); ++i)
        if (pieces[i].from < pieces[i - 1].until)
            wrong(QStringLiteral("hours.%1").arg(QLatin1String(names[pieces[i].weekday])),
                pieces[i].weekday == pieces[i - 1].weekday
                    ? QStringLiteral("has periods that overlap")
                    : QStringLiteral("overlaps the night before"));
}

// Sums walk from date to date as long as one may still change something.
void Settling::checkDates()
{
    const int last = 200 + std::max(2000, m_contract.zone.wallAt(m_contract.effective).date.year());
    const auto check = [&](const QString &place, QDate date) {
        if (date.year() > last)
            wrong(place, QStringLiteral("lies more than two hundred years ahead"));
    };
    for (size_t i = 0; i < m_contract.holidays.size(); ++i)
        if (!m_contract.holidays[i].yearly)
            check(QStringLiteral("holidays[%1]").arg(i), m_contract.holidays[i].date);
    for (const auto &[date, periods] : m_contract.hours.dateHours)
        check(QStringLiteral("date_hours[\"%1\"]").arg(date.toString(Qt::ISODate)), date);
    for (const auto &[date, periods] : m_contract.hours.breaks)
        check(QStringLiteral("breaks[\"%1\"]").arg(date.toString(Qt::ISODate)), date);
}

void Settling::checkHours()
{
    const WorkHours &hours = m_contract.hours;
    if (!hours.weekly) {
        if (!hours.dateHours.empty())
            wrong(QStringLiteral("date_hours"), QStringLiteral("need hours beside them"));
        if (!hours.breaks.empty())
            wrong(QStringLiteral("breaks"), QStringLiteral("need hours beside them"));
        return;
    }
    static constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (size_t day = 0; day < 7; ++day)
        checkPeriods(
            QStringLiteral("hours.%1").arg(QLatin1String(names[day])), (*hours.weekly)[day]);
    checkOverlaps();
    for (const auto &[date, periods] : hours.dateHours)
        checkPeriods(QStringLiteral("date_hours[\"%1\"]").arg(date.toString(Qt::ISODate)), periods);
    for (const auto &[date, periods] : hours.breaks)
        checkPeriods(QStringLiteral("breaks[\"%1\"]").arg(date.toString(Qt::ISODate)), periods);
    for (const Holiday &holiday : m_contract.holidays)
        if (!holiday.date.isValid())
            wrong(QStringLiteral("holidays"), QStringLiteral("hold something that is no date"));
}

void Settling::buildCalendar()
{
    m_contract.calendar.reset();
    if (!m_contract.hasHours())
        return;
    WorkHours hours = m_contract.hours;
    for (const Holiday &holiday : m_contract.holidays) {
        if (!holiday.date.isValid())
            continue;
        if (holiday.yearly)
            hours.recurringHolidays.push_back({holiday.date.month(), holiday.date.day()});
        else
            hours.holidays.push_back(holiday.date);
    }
    auto calendar = std::make_shared<const WorkCalendar>(m_contract.zone, hours);
    // Neither a week without hours nor holidays all the year round may pass: nothing would ever
    // be due.
    if (!addWorking(m_contract.effective, 1, *calendar, Pauses())) {
        wrong(QStringLiteral("hours"),
            QStringLiteral("leave no open time to count; give at least one weekday hours"));
        return;
    }
    m_contract.calendar = std::move(calendar);
}

bool Settling::takesTooLong(const Span &span) const
{
    if (!span.working || !m_contract.calendar)
        return false;
    const Instant from = m_contract.effective;
    const WorkCalendar &calendar = *m_contract.calendar;
    const auto due = span.days > 0
        ? addWorkingDays(from, span.days, DayEnd::SameTime, calendar, Pauses())
        : addWorking(from, span.ms, calendar, Pauses());
    return !due || *due - from > 100 * 366 * msPerDay;
}

void Settling::applyTo(std::optional<Span> &term, const Clause &clause, const QString &place)
{
    if (clause.kind != ClauseKind::Replace) {
        if (!clause.span)
            return;
        // Working time cannot be weighed against elapsed time.
        const bool comparable = !term || term->working == clause.span->working;
        if (clause.kind == ClauseKind::Extend) {
            if (!term)
                return wrong(place,
                    QStringLiteral(
                        "extends where there is no guarantee; limit or replace gives one"));
            if (!comparable || isShorter(*clause.span, *term))
                return wrong(place,
                    comparable ? QStringLiteral("extends, but is shorter than what it extends")
                               : QStringLiteral("cannot extend elapsed time by working time or the "
                                                "reverse; replace it"));
        } else if (term && (!comparable || isShorter(*term, *clause.span))) {
            return wrong(place,
                comparable ? QStringLiteral("limits, but is longer than what it limits")
                           : QStringLiteral("cannot limit elapsed time by working time or the "
                                            "reverse; replace it"));
        }
    }
    term = clause.span;
}

void Settling::apply(const Clause &clause, int number)
{
    const QString place = QStringLiteral("clauses[%1]").arg(number - 1);
    const QString spanPlace = place + QStringLiteral(".span");
    if (!clause.span
        && (clause.kind != ClauseKind::Replace || clause.subject == ClauseSubject::Initial))
        wrong(spanPlace, QStringLiteral("is missing"));
    if (needsHours(clause.span))
        wrong(spanPlace, QStringLiteral("counts working time, but the contract has no hours"));
    if (clause.span && takesTooLong(*clause.span))
        wrong(spanPlace, QStringLiteral("takes more than a hundred years in these hours"));
    switch (clause.subject) {
    case ClauseSubject::Initial: {
        std::optional<Span> initial = m_contract.initial;
        applyTo(initial, clause, spanPlace);
        if (initial && *initial == Span{0, 0, 0, initial->working})
            wrong(spanPlace, QStringLiteral("must be more than nothing"));
        else
            m_contract.initial = initial.value_or(m_contract.initial);
        return;
    }
    case ClauseSubject::Memos:
        // The plan has no deadline for memos: whatever gives one is no extension.
        applyTo(m_contract.memo, clause, spanPlace);
        return;
    case ClauseSubject::Cells:
        break;
    }
    bool any = false;
    const size_t before = m_faults.size();
    for (size_t row = 0; row < 5; ++row)
        for (size_t column = 0; column < 4; ++column) {
            if (!clause.cells[row][column])
                continue;
            any = true;
            if (m_faults.size() > before) // one sentence for a clause is enough
                continue;
            applyTo(m_contract.windows[row][column], clause, spanPlace);
            m_contract.windowClause[row][column] = number;
        }
    if (!any)
        wrong(place, QStringLiteral("applies to no severity and DevOps level"));
}

void Settling::checkPauses()
{
    for (size_t i = 0; i < m_contract.pauses.size(); ++i) {
        const PauseRule &rule = m_contract.pauses[i];
        const QString place = QStringLiteral("pauses[%1]").arg(i);
        if (rule.state != State::OnHold && rule.state != State::Resolved)
            wrong(place + QStringLiteral(".state"), QStringLiteral("must be on-hold or resolved"));
        if (rule.state == State::Resolved && !rule.reason.isEmpty())
            wrong(place + QStringLiteral(".reason"),
                QStringLiteral("cannot be given: only a hold has a reason"));
        if (!rule.classify && !rule.resolve)
            wrong(place + QStringLiteral(".clocks"), QStringLiteral("names no clock"));
        if (rule.atMost && *rule.atMost <= 0)
            wrong(place + QStringLiteral(".at_most"), QStringLiteral("must be more than nothing"));
    }
}

void Settling::checkProducts()
{
    for (const QString &product : m_contract.productsLeftOut)
        if (m_contract.productsCovered.contains(product, Qt::CaseInsensitive))
            wrong(QStringLiteral("products"),
                QStringLiteral("name %1 as covered and as left out").arg(product));
}

void Settling::checkFigures()
{
    // A month has at most 744 hours; nobody guarantees a hundred people around the clock.
    if (m_contract.devHours && (*m_contract.devHours < 0 || *m_contract.devHours > 74'400))
        wrong(QStringLiteral("development_hours"), QStringLiteral("must be 0 to 74400"));
    for (size_t i = 0; i < m_contract.alarms.size(); ++i) {
        const int percent = m_contract.alarms[i];
        if (percent < 1 || percent > 100 || (i > 0 && percent <= m_contract.alarms[i - 1])) {
            wrong(QStringLiteral("alarms"),
                QStringLiteral("must be percents from 1 to 100, each more than the one before"));
            break;
        }
    }
}

TermFaults Settling::run()
{
    const Contract plan = standardPlan(m_contract.zone);
    m_contract.initial = plan.initial;
    m_contract.windows = plan.windows;
    m_contract.windowClause = {};
    m_contract.memo.reset();
    checkNameAndDays();
    checkHours();
    checkDates();
    if (m_faults.empty())
        buildCalendar();
    for (size_t i = 0; i < m_contract.clauses.size(); ++i)
        apply(m_contract.clauses[i], static_cast<int>(i) + 1);
    checkPauses();
    checkProducts();
    checkFigures();
    return std::move(m_faults);
}

} // namespace

std::optional<Span> Contract::window(Severity severity, DevOpsLevel level) const
{
    return windows[size_t(number(severity) - 1)][size_t(number(level) - 1)];
}

bool Contract::covers(const QString &product) const
{
    if (product.isEmpty())
        return true;
    if (productsLeftOut.contains(product, Qt::CaseInsensitive))
        return false;
    return productsCovered.isEmpty() || productsCovered.contains(product, Qt::CaseInsensitive);
}

bool Contract::holdsAt(Instant reportedAt) const
{
    const QDate day = zone.wallAt(reportedAt).date;
    return (!firstDay || day >= *firstDay) && (!lastDay || day <= *lastDay);
}

const PauseRule *Contract::pauseRule(const QString &holdReason) const
{
    for (const PauseRule &rule : pauses)
        if (rule.state == State::OnHold
            && (rule.reason.isEmpty() || holdReason.contains(rule.reason, Qt::CaseInsensitive)))
            return &rule;
    return nullptr;
}

TermFaults settle(Contract &contract)
{
    return Settling(contract).run();
}

std::vector<Clause> clausesOf(const Span &initial, const Windows &windows)
{
    const Contract plan = standardPlan(Zone());
    std::vector<Clause> clauses;
    if (initial != plan.initial)
        clauses.push_back({.subject = ClauseSubject::Initial, .span = initial});
    for (size_t row = 0; row < 5; ++row)
        for (size_t column = 0; column < 4; ++column) {
            const std::optional<Span> &window = windows[row][column];
            if (window == plan.windows[row][column])
                continue;
            auto same = std::find_if(clauses.begin(), clauses.end(), [&](const Clause &clause) {
                return clause.subject == ClauseSubject::Cells && clause.span == window;
            });
            if (same == clauses.end())
                same = clauses.insert(clauses.end(), Clause{.span = window});
            same->cells[row][column] = true;
        }
    return clauses;
}

} // namespace gander
