// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/contractdraft.h"

#include <QJsonArray>

#include <utility>

namespace gander::ui {

namespace {

constexpr std::array draftTexts{
    std::pair{"name", &ContractDraft::name},
    std::pair{"effective", &ContractDraft::effective},
    std::pair{"zone", &ContractDraft::zone},
    std::pair{"firstDay", &ContractDraft::firstDay},
    std::pair{"lastDay", &ContractDraft::lastDay},
    std::pair{"productsCovered", &ContractDraft::productsCovered},
    std::pair{"productsLeftOut", &ContractDraft::productsLeftOut},
    std::pair{"devHours", &ContractDraft::devHours},
    std::pair{"alarms", &ContractDraft::alarms},
};

constexpr std::array clauseKinds{std::pair{"extend", ClauseKind::Extend},
    std::pair{"limit", ClauseKind::Limit}, std::pair{"replace", ClauseKind::Replace}};
constexpr std::array clauseSubjects{std::pair{"windows", ClauseSubject::Cells},
    std::pair{"initial", ClauseSubject::Initial}, std::pair{"memo", ClauseSubject::Memos}};

template <typename Keys, typename Value>
QString keyIn(const Keys &keys, Value value)
{
    for (const auto &[key, one] : keys) {
        if (one == value)
            return QLatin1StringView(key);
    }
    return {};
}

template <typename Keys, typename Value>
Value valueIn(const Keys &keys, const QString &key, Value otherwise)
{
    for (const auto &[one, value] : keys) {
        if (key == QLatin1StringView(one))
            return value;
    }
    return otherwise;
}

// Twenty letters, row by row: x where the clause speaks.
QString textOfCells(const Clause::Cells &cells)
{
    QString text;
    for (const auto &row : cells) {
        for (const bool cell : row)
            text += cell ? QLatin1Char('x') : QLatin1Char('.');
    }
    return text;
}

Clause::Cells cellsFromText(const QString &text)
{
    Clause::Cells cells{};
    for (qsizetype i = 0; i < text.size() && i < 20; ++i)
        cells[static_cast<size_t>(i / 4)][static_cast<size_t>(i % 4)] =
            text.at(i) == QLatin1Char('x');
    return cells;
}

QJsonObject jsonOf(const ClauseText &clause)
{
    return {{QStringLiteral("kind"), keyIn(clauseKinds, clause.kind)},
        {QStringLiteral("subject"), keyIn(clauseSubjects, clause.subject)},
        {QStringLiteral("cells"), textOfCells(clause.cells)},
        {QStringLiteral("amount"), clause.amount}, {QStringLiteral("unit"), clause.unit},
        {QStringLiteral("text"), clause.text}};
}

ClauseText clauseFrom(const QJsonValue &json)
{
    ClauseText clause;
    clause.kind = valueIn(clauseKinds, json[QLatin1String("kind")].toString(), clause.kind);
    clause.subject =
        valueIn(clauseSubjects, json[QLatin1String("subject")].toString(), clause.subject);
    clause.cells = cellsFromText(json[QLatin1String("cells")].toString());
    clause.amount = json[QLatin1String("amount")].toString();
    clause.unit = json[QLatin1String("unit")].toString(clause.unit);
    clause.text = json[QLatin1String("text")].toString();
    return clause;
}

QJsonObject jsonOf(const PauseText &pause)
{
    return {{QStringLiteral("state"), toKey(pause.state)}, {QStringLiteral("reason"), pause.reason},
        {QStringLiteral("classify"), pause.classify}, {QStringLiteral("resolve"), pause.resolve},
        {QStringLiteral("atMost"), pause.atMost}};
}

PauseText pauseFrom(const QJsonValue &json)
{
    const auto state = stateFromKey(json[QLatin1String("state")].toString());
    return {.state = state == State::Resolved ? State::Resolved : State::OnHold,
        .reason = json[QLatin1String("reason")].toString(),
        .classify = json[QLatin1String("classify")].toBool(true),
        .resolve = json[QLatin1String("resolve")].toBool(true),
        .atMost = json[QLatin1String("atMost")].toString()};
}

QJsonObject jsonOf(const HolidayText &holiday)
{
    return {{QStringLiteral("date"), holiday.date}, {QStringLiteral("yearly"), holiday.yearly},
        {QStringLiteral("name"), holiday.name}};
}

HolidayText holidayFrom(const QJsonValue &json)
{
    return {.date = json[QLatin1String("date")].toString(),
        .yearly = json[QLatin1String("yearly")].toBool(),
        .name = json[QLatin1String("name")].toString()};
}

QJsonObject jsonOf(const DateHoursText &row)
{
    return {{QStringLiteral("date"), row.date}, {QStringLiteral("periods"), row.periods}};
}

DateHoursText dateHoursFrom(const QJsonValue &json)
{
    return {.date = json[QLatin1String("date")].toString(),
        .periods = json[QLatin1String("periods")].toString()};
}

template <typename Row>
QJsonArray jsonOfRows(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(jsonOf(row));
    return array;
}

template <typename Row>
std::vector<Row> rowsFrom(const QJsonValue &json, Row (*one)(const QJsonValue &))
{
    std::vector<Row> rows;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array)
        rows.push_back(one(value));
    return rows;
}

} // namespace

QJsonObject toJson(const ContractDraft &draft)
{
    QJsonObject json;
    for (const auto &[key, member] : draftTexts)
        json.insert(QLatin1StringView(key), draft.*member);
    json.insert(QStringLiteral("outsidePlan"), draft.outsidePlan);
    json.insert(QStringLiteral("fromClass"), draft.anchor == Anchor::Classification);
    json.insert(QStringLiteral("working"), draft.working);
    QJsonArray weekly;
    for (const QString &day : draft.weekly)
        weekly.append(day);
    json.insert(QStringLiteral("weekly"), weekly);
    json.insert(QStringLiteral("dateHours"), jsonOfRows(draft.dateHours));
    json.insert(QStringLiteral("breaks"), jsonOfRows(draft.breaks));
    json.insert(QStringLiteral("holidays"), jsonOfRows(draft.holidays));
    json.insert(QStringLiteral("clauses"), jsonOfRows(draft.clauses));
    json.insert(QStringLiteral("pauses"), jsonOfRows(draft.pauses));
    return json;
}

ContractDraft contractDraftFromJson(const QJsonObject &json)
{
    ContractDraft draft;
    for (const auto &[key, member] : draftTexts)
        draft.*member = json.value(QLatin1StringView(key)).toString();
    draft.outsidePlan = json.value(QStringLiteral("outsidePlan")).toBool();
    if (json.value(QStringLiteral("fromClass")).toBool())
        draft.anchor = Anchor::Classification;
    draft.working = json.value(QStringLiteral("working")).toBool();
    const QJsonArray weekly = json.value(QStringLiteral("weekly")).toArray();
    for (size_t day = 0; day < draft.weekly.size(); ++day)
        draft.weekly[day] = weekly.at(static_cast<qsizetype>(day)).toString();
    draft.dateHours = rowsFrom(json.value(QStringLiteral("dateHours")), &dateHoursFrom);
    draft.breaks = rowsFrom(json.value(QStringLiteral("breaks")), &dateHoursFrom);
    draft.holidays = rowsFrom(json.value(QStringLiteral("holidays")), &holidayFrom);
    draft.clauses = rowsFrom(json.value(QStringLiteral("clauses")), &clauseFrom);
    draft.pauses = rowsFrom(json.value(QStringLiteral("pauses")), &pauseFrom);
    return draft;
}

} // namespace gander::ui
