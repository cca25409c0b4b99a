// SPDX-License-Identifier: GPL-3.0-or-later

// Contracts as JSON: every key read on past what is wrong, every fault with its place.

#include "models/domain/contract.h"
#include "models/domain/plan.h"
#include "models/domain/workhoursjson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace gander {

namespace {

using namespace Qt::StringLiterals;

template <typename Value>
using NamedValues = std::array<std::pair<Value, const char *>, 3>;

constexpr NamedValues<ClauseKind> clauseKinds{{{ClauseKind::Extend, "extend"},
    {ClauseKind::Limit, "limit"}, {ClauseKind::Replace, "replace"}}};
constexpr NamedValues<ClauseSubject> clauseSubjects{{{ClauseSubject::Cells, "windows"},
    {ClauseSubject::Initial, "initial"}, {ClauseSubject::Memos, "memo"}}};

template <typename Value>
QString nameIn(const NamedValues<Value> &names, Value value)
{
    for (const auto &[known, name] : names)
        if (known == value)
            return QLatin1String(name);
    Q_UNREACHABLE();
}

template <typename Value>
std::optional<Value> valueIn(const NamedValues<Value> &names, const QJsonValue &json)
{
    for (const auto &[value, name] : names)
        if (json.toString() == QLatin1String(name))
            return value;
    return {};
}

std::optional<int> wholeNumberIn(const QJsonValue &json, int least, int most)
{
    const double value = json.toDouble(std::nan(""));
    if (!(value >= least && value <= most) || value != std::floor(value))
        return std::nullopt;
    return static_cast<int>(value);
}

// The lists of levels whose product a clause's cells are, if they are one.
struct LevelLists {
    QJsonArray severities;
    QJsonArray devOps;
    bool isProduct = true;
};

LevelLists levelListsOf(const Clause::Cells &cells)
{
    LevelLists lists;
    std::array<bool, 5> rows{};
    std::array<bool, 4> columns{};
    for (size_t row = 0; row < 5; ++row)
        for (size_t column = 0; column < 4; ++column)
            if (cells[row][column])
                rows[row] = columns[column] = true;
    for (size_t row = 0; row < 5; ++row) {
        if (rows[row])
            lists.severities.append(static_cast<int>(row) + 1);
        for (size_t column = 0; column < 4; ++column)
            lists.isProduct =
                lists.isProduct && cells[row][column] == (rows[row] && columns[column]);
    }
    for (size_t column = 0; column < 4; ++column)
        if (columns[column])
            lists.devOps.append(static_cast<int>(column) + 1);
    return lists;
}

QJsonObject clauseToJson(const Clause &clause)
{
    QJsonObject json{{u"kind"_s, nameIn(clauseKinds, clause.kind)},
        {u"subject"_s, nameIn(clauseSubjects, clause.subject)},
        {u"span"_s, clause.span ? QJsonValue(toJson(*clause.span)) : QJsonValue()}};
    if (!clause.text.isEmpty())
        json.insert("text"_L1, clause.text);
    if (clause.subject != ClauseSubject::Cells)
        return json;
    const LevelLists lists = levelListsOf(clause.cells);
    if (lists.isProduct) {
        json.insert("severity"_L1, lists.severities);
        json.insert("devops"_L1, lists.devOps);
        return json;
    }
    QJsonArray cells;
    for (size_t row = 0; row < 5; ++row)
        for (size_t column = 0; column < 4; ++column)
            if (clause.cells[row][column])
                cells.append(QJsonArray{static_cast<int>(row) + 1, static_cast<int>(column) + 1});
    json.insert("cells"_L1, cells);
    return json;
}

QJsonObject pauseToJson(const PauseRule &rule)
{
    QJsonObject json{{u"state"_s, toKey(rule.state)}};
    if (!rule.reason.isEmpty())
        json.insert("reason"_L1, rule.reason);
    QJsonArray clocks;
    if (rule.classify)
        clocks.append(u"classify"_s);
    if (rule.resolve)
        clocks.append(u"resolve"_s);
    json.insert("clocks"_L1, clocks);
    if (rule.atMost)
        json.insert("at_most"_L1, toJson(Span{0, 0, *rule.atMost}));
    return json;
}

class ContractReader
{
public:
    ContractReader(const QJsonObject &json, TermFaults &faults)
        : m_json(json)
        , m_faults(faults)
    {
    }

    void readInto(Contract &contract);

private:
    void wrong(const QString &place, const QString &problem)
    {
        m_faults.push_back({place, problem});
    }
    [[nodiscard]] QJsonValue at(QLatin1String key) const { return m_json.value(key); }
    [[nodiscard]] bool has(QLatin1String key) const
    {
        return !at(key).isUndefined() && !at(key).isNull();
    }
    void checkKeys(const QJsonObject &object, const QStringList &known, const QString &place);
    void readHead(Contract &contract);
    std::optional<QDate> readDay(QLatin1String key);
    bool readTruth(const QJsonValue &json, const QString &place);
    QString readText(const QJsonValue &json, const QString &place);
    void readHolidays(Contract &contract);
    void readClauses(Contract &contract);
    Clause readClause(const QJsonObject &json, const QString &place);
    void readCells(const QJsonObject &json, const QString &place, Clause &clause);
    void readPauses(Contract &contract);
    QStringList readNames(const QJsonValue &json, const QString &place);
    void readProducts(Contract &contract);
    void readFigures(Contract &contract);
    // What older files and short ones say in place of clauses.
    void readWindows(Contract &contract);
    std::optional<Windows> windowsOf(const QJsonValue &json);
    std::optional<Span> readSpan(const QJsonValue &json, const QString &place);

    const QJsonObject &m_json;
    TermFaults &m_faults;
};

void ContractReader::checkKeys(
    const QJsonObject &object, const QStringList &known, const QString &place)
{
    // A misspelt key would be a promise silently not kept.
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!known.contains(it.key()))
            wrong(place.isEmpty() ? it.key().left(40) : place + u'.' + it.key().left(40),
                u"is not known here; known are %1"_s.arg(known.join(u", "_s)));
}

std::optional<Span> ContractReader::readSpan(const QJsonValue &json, const QString &place)
{
    checkKeys(json.toObject(), {u"value"_s, u"unit"_s}, place);
    const Result<Span> span = spanFromJson(json, place);
    if (span)
        return *span;
    const qsizetype blank = span.error().detail.indexOf(u' ');
    wrong(span.error().detail.left(blank), span.error().detail.mid(blank + 1));
    return std::nullopt;
}

std::optional<QDate> ContractReader::readDay(QLatin1String key)
{
    if (!has(key))
        return std::nullopt;
    const std::optional<QDate> day = dateFromText(at(key).toString());
    if (!day)
        wrong(key, u"must be a date such as \"2026-12-25\""_s);
    return day;
}

bool ContractReader::readTruth(const QJsonValue &json, const QString &place)
{
    if (!json.isUndefined() && !json.isNull() && !json.isBool())
        wrong(place, u"must be true or false"_s);
    return json.toBool();
}

QString ContractReader::readText(const QJsonValue &json, const QString &place)
{
    if (!json.isUndefined() && !json.isNull() && !json.isString())
        wrong(place, u"must be text"_s);
    return json.toString().trimmed();
}

void ContractReader::readHead(Contract &contract)
{
    if (const Result<Zone> zone = Zone::find(at("timezone"_L1).toString()))
        contract.zone = *zone;
    else
        wrong(u"timezone"_s,
            has("timezone"_L1) ? zone.error().detail
                               : u"is missing; write a name such as Europe/Berlin"_s);
    contract.name = at("name"_L1).toString().trimmed();
    if (has("version"_L1)) {
        if (const auto version = wholeNumberIn(at("version"_L1), 1, 1'000'000))
            contract.version = *version;
        else
            wrong(u"version"_s, u"must be a whole number from 1"_s);
    }
    if (has("effective"_L1)) {
        const Result<Instant> effective =
            parseInstant(at("effective"_L1).toString(), &contract.zone);
        if (effective)
            contract.effective = *effective;
        else
            wrong(u"effective"_s, effective.error().detail);
    }
    contract.firstDay = readDay("first_day"_L1);
    contract.lastDay = readDay("last_day"_L1);
    contract.outsidePlan = readTruth(at("outside_plan"_L1), u"outside_plan"_s);
    if (has("anchor"_L1)) {
        const QString anchor = at("anchor"_L1).toString();
        if (anchor == "classification"_L1)
            contract.anchor = Anchor::Classification;
        else if (anchor != "report-plus-initial"_L1)
            wrong(u"anchor"_s, u"must be report-plus-initial or classification"_s);
    }
}

void ContractReader::readHolidays(Contract &contract)
{
    const QString form = u"must be a list of dates such as \"2026-12-25\" or "
                         "{\"date\": \"2026-12-25\", \"yearly\": true, \"name\": \"Christmas\"}"_s;
    if (has("holidays"_L1) && !at("holidays"_L1).isArray())
        wrong(u"holidays"_s, form);
    const QJsonArray holidays = at("holidays"_L1).toArray();
    for (qsizetype i = 0; i < holidays.size(); ++i) {
        const QString place = u"holidays[%1]"_s.arg(i);
        const QJsonObject json = holidays[i].toObject();
        checkKeys(json, {u"date"_s, u"yearly"_s, u"name"_s}, place);
        const QString text =
            holidays[i].isString() ? holidays[i].toString() : json.value("date"_L1).toString();
        const bool yearly = readTruth(json.value("yearly"_L1), place + u".yearly"_s);
        const QString name = readText(json.value("name"_L1), place + u".name"_s);
        if (const std::optional<QDate> date = dateFromText(text))
            contract.holidays.push_back({*date, yearly, name});
        else
            wrong(place, u"is not a date such as \"2026-12-25\""_s);
    }
    const QJsonArray yearly = at("recurring_holidays"_L1).toArray();
    if (has("recurring_holidays"_L1) && !at("recurring_holidays"_L1).isArray())
        wrong(u"recurring_holidays"_s, u"must be a list of month and day such as \"12-25\""_s);
    for (qsizetype i = 0; i < yearly.size(); ++i) {
        if (const std::optional<MonthDay> day = monthDayFromText(yearly[i].toString()))
            contract.holidays.push_back({QDate(2000, day->month, day->day), true, {}});
        else
            wrong(
                u"recurring_holidays[%1]"_s.arg(i), u"is not a month and day such as \"12-25\""_s);
    }
}

void ContractReader::readCells(const QJsonObject &json, const QString &place, Clause &clause)
{
    if (json.contains("cells"_L1)) {
        const QJsonArray cells = json.value("cells"_L1).toArray();
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto row = wholeNumberIn(cells[i][0], 1, 5);
            const auto column = wholeNumberIn(cells[i][1], 1, 4);
            if (row && column)
                clause.cells[size_t(*row - 1)][size_t(*column - 1)] = true;
            else
                wrong(place + u".cells[%1]"_s.arg(i),
                    u"must be a severity from 1 to 5 and a DevOps level from 1 to 4"_s);
        }
        return;
    }
    const auto levels = [&](QLatin1String key, int most) {
        QList<int> list;
        const QJsonValue value = json.value(key);
        // Left out, it is all of them; one number stands for a list of one.
        const QJsonArray given = value.isArray() ? value.toArray()
            : value.isUndefined()                ? QJsonArray()
                                                 : QJsonArray{value};
        if (value.isUndefined())
            for (int level = 1; level <= most; ++level)
                list << level;
        for (const QJsonValue &each : given) {
            if (const auto level = wholeNumberIn(each, 1, most))
                list << *level;
            else
                wrong(place + u'.' + key, u"must be numbers from 1 to %1"_s.arg(most));
        }
        return list;
    };
    if (!json.contains("severity"_L1) && !json.contains("devops"_L1)) {
        wrong(place, u"must name severity and devops, or cells"_s);
        return;
    }
    const QList<int> rows = levels("severity"_L1, 5);
    const QList<int> columns = levels("devops"_L1, 4);
    for (const int row : rows)
        for (const int column : columns)
            clause.cells[size_t(row - 1)][size_t(column - 1)] = true;
}

Clause ContractReader::readClause(const QJsonObject &json, const QString &place)
{
    checkKeys(json,
        {u"kind"_s, u"subject"_s, u"severity"_s, u"devops"_s, u"cells"_s, u"span"_s, u"text"_s},
        place);
    Clause clause;
    if (const auto kind = valueIn(clauseKinds, json.value("kind"_L1)))
        clause.kind = *kind;
    else
        wrong(place + u".kind"_s, u"must be extend, limit or replace"_s);
    if (json.contains("subject"_L1)) {
        if (const auto subject = valueIn(clauseSubjects, json.value("subject"_L1)))
            clause.subject = *subject;
        else
            wrong(place + u".subject"_s, u"must be windows, initial or memo"_s);
    }
    if (!json.contains("span"_L1))
        wrong(place + u".span"_s, u"is missing; write null for no guarantee"_s);
    else if (!json.value("span"_L1).isNull())
        clause.span = readSpan(json.value("span"_L1), place + u".span"_s);
    clause.text = readText(json.value("text"_L1), place + u".text"_s);
    if (clause.subject == ClauseSubject::Cells)
        readCells(json, place, clause);
    return clause;
}

void ContractReader::readClauses(Contract &contract)
{
    if (has("clauses"_L1) && !at("clauses"_L1).isArray())
        wrong(u"clauses"_s, u"must be a list"_s);
    const QJsonArray clauses = at("clauses"_L1).toArray();
    for (qsizetype i = 0; i < clauses.size(); ++i) {
        const QString place = u"clauses[%1]"_s.arg(i);
        if (clauses[i].isObject())
            contract.clauses.push_back(readClause(clauses[i].toObject(), place));
        else
            wrong(place,
                u"must be like {\"kind\": \"limit\", \"severity\": [3], \"devops\": [1, 2], "
                "\"span\": {\"value\": 1, \"unit\": \"weeks\"}}"_s);
    }
}

void ContractReader::readPauses(Contract &contract)
{
    if (readTruth(at("pauses_on_hold"_L1), u"pauses_on_hold"_s))
        contract.pauses.push_back({});
    if (has("pauses"_L1) && !at("pauses"_L1).isArray())
        wrong(u"pauses"_s, u"must be a list"_s);
    const QJsonArray pauses = at("pauses"_L1).toArray();
    for (qsizetype i = 0; i < pauses.size(); ++i) {
        const QString place = u"pauses[%1]"_s.arg(i);
        const QJsonObject json = pauses[i].toObject();
        checkKeys(json, {u"state"_s, u"reason"_s, u"clocks"_s, u"at_most"_s}, place);
        PauseRule rule;
        if (const auto state = stateFromKey(json.value("state"_L1).toString()))
            rule.state = *state;
        else
            wrong(place + u".state"_s, u"must be on-hold or resolved"_s);
        rule.reason = readText(json.value("reason"_L1), place + u".reason"_s);
        if (json.contains("clocks"_L1)) {
            const QStringList clocks = readNames(json.value("clocks"_L1), place + u".clocks"_s);
            rule.classify = clocks.contains("classify"_L1);
            rule.resolve = clocks.contains("resolve"_L1);
            for (const QString &clock : clocks)
                if (clock != "classify"_L1 && clock != "resolve"_L1)
                    wrong(place + u".clocks"_s, u"must be classify or resolve"_s);
        }
        if (json.contains("at_most"_L1)) {
            const auto most = readSpan(json.value("at_most"_L1), place + u".at_most"_s);
            if (most && !most->isElapsedOnly())
                wrong(place + u".at_most"_s, u"must be in hours, minutes or seconds"_s);
            else if (most)
                rule.atMost = most->ms;
        }
        contract.pauses.push_back(rule);
    }
}

QStringList ContractReader::readNames(const QJsonValue &json, const QString &place)
{
    QStringList names;
    if (!json.isArray() && !json.isUndefined() && !json.isNull())
        wrong(place, u"must be a list of names"_s);
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        if (const QString name = each.toString().trimmed(); !name.isEmpty())
            names << name;
        else
            wrong(place, u"must be a list of names"_s);
    }
    return names;
}

void ContractReader::readProducts(Contract &contract)
{
    const QJsonObject products = at("products"_L1).toObject();
    if (has("products"_L1) && !at("products"_L1).isObject())
        wrong(u"products"_s, u"must be like {\"covered\": [\"Fluxguard\"], \"left_out\": []}"_s);
    checkKeys(products, {u"covered"_s, u"left_out"_s}, u"products"_s);
    contract.productsCovered = readNames(products.value("covered"_L1), u"products.covered"_s);
    contract.productsLeftOut = readNames(products.value("left_out"_L1), u"products.left_out"_s);
}

void ContractReader::readFigures(Contract &contract)
{
    if (has("development_hours"_L1)) {
        contract.devHours = wholeNumberIn(at("development_hours"_L1), 0, 74'400);
        if (!contract.devHours)
            wrong(u"development_hours"_s, u"must be a whole number from 0 to 74400"_s);
    }
    if (!has("alarms"_L1))
        return;
    contract.alarms.clear();
    const QJsonArray alarms = at("alarms"_L1).toArray();
    if (!at("alarms"_L1).isArray())
        wrong(u"alarms"_s, u"must be a list of percents such as [50, 75, 90, 100]"_s);
    for (const QJsonValue &each : alarms) {
        if (const auto percent = wholeNumberIn(each, 1, 100))
            contract.alarms.push_back(*percent);
        else
            return wrong(u"alarms"_s, u"must be percents from 1 to 100"_s);
    }
}

std::optional<Windows> ContractReader::windowsOf(const QJsonValue &json)
{
    const QJsonArray rows = json.toArray();
    if (!json.isArray() || rows.size() != 5) {
        wrong(u"windows"_s, u"must be 5 rows, Sev 1 to Sev 5"_s);
        return std::nullopt;
    }
    Windows windows;
    const size_t before = m_faults.size();
    for (qsizetype row = 0; row < 5; ++row) {
        const QJsonArray cells = rows.at(row).toArray();
        if (cells.size() != 4) {
            wrong(u"windows[%1]"_s.arg(row), u"must be 4 windows, DevOps 1 to DevOps 4"_s);
            continue;
        }
        for (qsizetype column = 0; column < 4; ++column)
            if (!cells.at(column).isNull())
                windows[size_t(row)][size_t(column)] =
                    readSpan(cells.at(column), u"windows[%1][%2]"_s.arg(row).arg(column));
    }
    return m_faults.size() > before ? std::nullopt : std::optional(windows);
}

void ContractReader::readWindows(Contract &contract)
{
    const Contract plan = standardPlan(contract.zone);
    if (has("memo"_L1))
        if (const auto memo = readSpan(at("memo"_L1), u"memo"_s))
            contract.clauses.push_back({.subject = ClauseSubject::Memos, .span = *memo});
    std::optional<Span> initial = plan.initial;
    std::optional<Windows> windows = plan.windows;
    const size_t before = m_faults.size();
    if (has("initial"_L1))
        initial = readSpan(at("initial"_L1), u"initial"_s);
    if (has("windows"_L1))
        windows = windowsOf(at("windows"_L1));
    if (m_faults.size() > before || !initial || !windows)
        return;
    const bool onlyMemos = std::all_of(contract.clauses.begin(), contract.clauses.end(),
        [](const Clause &clause) { return clause.subject == ClauseSubject::Memos; });
    if (onlyMemos) {
        const std::vector<Clause> made = clausesOf(*initial, *windows);
        contract.clauses.insert(contract.clauses.begin(), made.begin(), made.end());
        return;
    }
    // Both are given: they must say the same, or one of them is a promise silently not kept.
    Contract settled = contract;
    settled.name = u"-"_s;
    if (!settle(settled).empty())
        return;
    if (has("initial"_L1) && settled.initial != *initial)
        wrong(u"initial"_s, u"is not what the clauses give; leave it out or change the clauses"_s);
    if (!has("windows"_L1))
        return;
    for (size_t row = 0; row < 5; ++row)
        for (size_t column = 0; column < 4; ++column)
            if (settled.windows[row][column] != (*windows)[row][column])
                wrong(u"windows[%1][%2]"_s.arg(row).arg(column),
                    u"is not what the clauses give; leave windows out or change the clauses"_s);
}

void ContractReader::readInto(Contract &contract)
{
    checkKeys(m_json,
        {u"name"_s, u"version"_s, u"effective"_s, u"timezone"_s, u"first_day"_s, u"last_day"_s,
            u"outside_plan"_s, u"anchor"_s, u"hours"_s, u"date_hours"_s, u"breaks"_s, u"holidays"_s,
            u"recurring_holidays"_s, u"clauses"_s, u"pauses"_s, u"pauses_on_hold"_s, u"products"_s,
            u"development_hours"_s, u"alarms"_s, u"initial"_s, u"windows"_s, u"memo"_s},
        {});
    readHead(contract);
    contract.hours = readWorkHours(m_json, m_faults);
    readHolidays(contract);
    readClauses(contract);
    readPauses(contract);
    readProducts(contract);
    readFigures(contract);
    readWindows(contract);
}

} // namespace

QJsonObject toJson(const Contract &contract)
{
    QJsonObject json{{u"name"_s, contract.name}, {u"version"_s, contract.version},
        {u"effective"_s, toText(contract.effective)}, {u"timezone"_s, contract.zone.name()},
        {u"anchor"_s,
            contract.anchor == Anchor::Classification ? u"classification"_s
                                                      : u"report-plus-initial"_s},
        {u"initial"_s, toJson(contract.initial)}};
    if (contract.firstDay)
        json.insert("first_day"_L1, contract.firstDay->toString(Qt::ISODate));
    if (contract.lastDay)
        json.insert("last_day"_L1, contract.lastDay->toString(Qt::ISODate));
    if (contract.outsidePlan)
        json.insert("outside_plan"_L1, true);
    insertWorkHours(json, contract.hours);
    QJsonArray holidays;
    for (const Holiday &holiday : contract.holidays)
        holidays.append(QJsonObject{{u"date"_s, holiday.date.toString(Qt::ISODate)},
            {u"yearly"_s, holiday.yearly}, {u"name"_s, holiday.name}});
    if (!holidays.isEmpty())
        json.insert("holidays"_L1, holidays);
    QJsonArray clauses;
    for (const Clause &clause : contract.clauses)
        clauses.append(clauseToJson(clause));
    json.insert("clauses"_L1, clauses);
    QJsonArray pauses;
    for (const PauseRule &rule : contract.pauses)
        pauses.append(pauseToJson(rule));
    json.insert("pauses"_L1, pauses);
    if (!contract.productsCovered.isEmpty() || !contract.productsLeftOut.isEmpty())
        json.insert("products"_L1,
            QJsonObject{{u"covered"_s, QJsonArray::fromStringList(contract.productsCovered)},
                {u"left_out"_s, QJsonArray::fromStringList(contract.productsLeftOut)}});
    if (contract.devHours)
        json.insert("development_hours"_L1, *contract.devHours);
    QJsonArray alarms;
    for (const int percent : contract.alarms)
        alarms.append(percent);
    json.insert("alarms"_L1, alarms);
    QJsonArray rows;
    for (const auto &row : contract.windows) {
        QJsonArray cells;
        for (const auto &window : row)
            cells.append(window ? QJsonValue(toJson(*window)) : QJsonValue());
        rows.append(cells);
    }
    json.insert("windows"_L1, rows);
    return json;
}

ContractReading readContract(const QJsonObject &json)
{
    ContractReading reading;
    ContractReader(json, reading.faults).readInto(reading.contract);
    const bool zoneKnown = std::none_of(reading.faults.begin(), reading.faults.end(),
        [](const TermFault &fault) { return fault.place == "timezone"_L1; });
    // What could not be read would only be found wanting a second time.
    for (const TermFault &fault : settle(reading.contract)) {
        const bool known = std::any_of(
            reading.faults.begin(), reading.faults.end(), [&](const TermFault &earlier) {
                return earlier.place == fault.place || earlier.place.startsWith(fault.place + u'.')
                    || fault.place.startsWith(earlier.place + u'.');
            });
        if (!known && (zoneKnown || fault.place != "hours"_L1))
            reading.faults.push_back(fault);
    }
    return reading;
}

Result<Contract> contractFromJson(const QJsonObject &json)
{
    ContractReading reading = readContract(json);
    if (!reading.faults.empty())
        return Error{ErrorKind::Invalid, textOf(reading.faults)};
    return std::move(reading.contract);
}

} // namespace gander
