// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk/cast.h"

#include "models/domain/plan.h"

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

Zone zoneOr(const QString &name, const Zone &otherwise)
{
    const Result<Zone> zone = Zone::find(name);
    return zone ? *zone : otherwise;
}

Contract contractOf(const QString &customer, const Zone &zone, Instant effective)
{
    Contract contract = standardPlan(zone);
    contract.name = customer;
    contract.effective = effective;
    return contract;
}

Clause limit(std::initializer_list<int> severities, const Span &span)
{
    Clause clause{.kind = ClauseKind::Limit, .span = span};
    for (const int severity : severities)
        for (size_t level = 0; level < 3; ++level)
            clause.cells[static_cast<size_t>(severity - 1)][level] = true;
    return clause;
}

void openOnWeekdays(Contract &contract, qint64 from, qint64 to)
{
    contract.hours.weekly.emplace();
    for (size_t day = 0; day < 5; ++day)
        (*contract.hours.weekly)[day] = {{from * msPerHour, to * msPerHour}};
    contract.holidays = {{QDate(2026, 12, 25), true, u"Christmas Day"_s},
        {QDate(2026, 1, 1), true, u"New Year's Day"_s}};
}

} // namespace

QStringList customers()
{
    return {u"Northgate Media"_s, u"Brückner & Söhne"_s, u"Alder Insurance"_s, u"Société Lumière"_s,
        u"Pinewood Schools"_s, u"Harbour Freight Lines"_s, u"Żubr Logistyka"_s, u"Cobalt Health"_s,
        u"Stadtwerke Größenfeld"_s, u"Redfern Legal"_s, u"Ægir Shipping"_s, u"Tamarack Energy"_s,
        u"Quill Publishing"_s, u"Åkerlund Foods"_s, u"Mistral Travel"_s, u"Delta Ceramics"_s,
        u"Café Portuário"_s, u"Ironbridge Tools"_s, u"Kestrel Airways"_s, u"北海道クラウド"_s,
        u"Lindqvist Pharma"_s, u"Oakridge Library"_s, u"Señor Tornillo"_s, u"Palisade Bank"_s,
        u"Γαλάζιο Δίκτυο"_s, u"Vesper Hotels"_s, u"Whitcombe Council"_s, u"Ørsund Marine"_s,
        u"Basalt Mining"_s, u"Juniper Clinics"_s, u"Čapek Robotika"_s, u"Farrow Textiles"_s,
        u"Glenmoor Dairy"_s, u"Isotope Labs"_s, u"Лесная Бумага"_s, u"Marlowe Theatre"_s,
        u"Nimbus Weather"_s, u"Orchard Retail"_s, u"Thornbury Parks"_s, u"Zephyr Bikes"_s};
}

QStringList products()
{
    return {u"Versionista"_s, u"Fluxguard"_s};
}

QStringList agents()
{
    return {u"Sam Okafor"_s, u"Jana Větrná"_s, u"Priya Raman"_s, u"Liam Byrne"_s, u"Sofía Marín"_s,
        u"Tomasz Wójcik"_s, u"Ingrid Dahl"_s, u"Mei Tanaka"_s, u"Omar Haddad"_s, u"Ruth Adler"_s,
        u"Félix Moreau"_s, u"Nadia Petrova"_s, u"Karl Jäger"_s, u"Ana Sousa"_s, u"Yusuf Demir"_s,
        u"Grace Mwangi"_s, u"Hugo Lindén"_s, u"Elif Aydın"_s, u"Peter Novak"_s, u"Chiara Conti"_s};
}

QString reporter(Dice &dice)
{
    static const QStringList given{u"Alice"_s, u"Björn"_s, u"Carmen"_s, u"David"_s, u"Élodie"_s,
        u"Farid"_s, u"Greta"_s, u"Hiroshi"_s, u"Ines"_s, u"Jakub"_s, u"Katarína"_s, u"Leo"_s,
        u"Maya"_s, u"Niels"_s, u"Olga"_s, u"Paulo"_s, u"Rosa"_s, u"Stefan"_s, u"Tara"_s,
        u"Viktor"_s};
    static const QStringList family{u"Ashby"_s, u"Bianchi"_s, u"Castellanos"_s, u"Dvořák"_s,
        u"Eriksen"_s, u"Fontaine"_s, u"Grünwald"_s, u"Hassan"_s, u"Ivanova"_s, u"Jensen"_s,
        u"Kowalski"_s, u"Laurent"_s, u"Müller"_s, u"Nakamura"_s, u"O'Brien"_s, u"Peña"_s,
        u"Quist"_s, u"Ramos"_s, u"Schäfer"_s, u"Turner"_s};
    const auto of = [&](const QStringList &names) {
        return names.at(dice.below(static_cast<quint32>(names.size())));
    };
    const QString first = of(given);
    return first + u' ' + of(family);
}

std::vector<Contract> contracts(const Zone &deskZone, Instant begin, Instant now)
{
    const QStringList names = customers();
    const Instant half = begin + (now - begin) / 2;

    Contract plain = contractOf(names[0], zoneOr(u"America/Chicago"_s, deskZone), begin);
    plain.clauses = {limit({1, 2}, Span::hours(8)), limit({3}, Span::weeks(1))};
    Contract hours = contractOf(names[1], zoneOr(u"Europe/Berlin"_s, deskZone), begin);
    openOnWeekdays(hours, 8, 18);
    Contract paused = contractOf(names[2], zoneOr(u"Europe/London"_s, deskZone), begin);
    paused.pauses.push_back({.reason = u"customer"_s, .atMost = 60 * msPerDay});
    Contract memos = contractOf(names[4], deskZone, begin);
    memos.clauses = {Clause{
        .kind = ClauseKind::Replace, .subject = ClauseSubject::Memos, .span = Span::weeks(2)}};
    memos.devHours = 20;

    Contract renewed = plain;
    renewed.effective = half;
    renewed.clauses.push_back(Clause{
        .kind = ClauseKind::Limit, .subject = ClauseSubject::Initial, .span = Span::hours(6)});
    Contract longer = hours;
    longer.effective = half;
    openOnWeekdays(longer, 7, 20);
    return {plain, hours, paused, memos, renewed, longer};
}

} // namespace gander::bench
