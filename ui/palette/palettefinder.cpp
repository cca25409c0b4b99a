// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettefinder.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/kit/ticker.h"

namespace gander::ui {

namespace {

constexpr int typingRestMs = 120;
constexpr qint64 mostIncidents = 8;
constexpr qsizetype fewestLetters = 2; // a single one finds half the desk

ListRequest requestFor(const QString &typed, Instant now, const QString &me)
{
    ListRequest request;
    request.now = now;
    request.me = me;
    request.sort = SortBy::Match;
    request.limit = mostIncidents;
    // Words and nothing else: what looks like a typed term is one here as well.
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        QueryTerm term;
        term.text = word;
        request.query.terms.push_back(term);
    }
    return request;
}

Result<std::vector<IncidentRow>> incidentsNamed(
    const desk::Desk &desk, const QString &typed, const ListRequest &request)
{
    std::vector<IncidentId> ids;
    // A number or key names one alone, and it goes first.
    if (const auto one = desk.find(typed))
        ids.push_back(*one);
    if (typed.size() >= fewestLetters) {
        const auto answer = desk.list(request);
        if (!answer)
            return answer.error();
        for (const ListEntry &entry : answer->entries) {
            if (ids.empty() || ids.front() != entry.id)
                ids.push_back(entry.id);
        }
    }
    return desk.rows(ids);
}

} // namespace

PaletteFinder::PaletteFinder(const Surroundings &around, QObject *parent)
    : QObject(parent)
    , m_around(around)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRestMs);
    connect(&m_rest, &QTimer::timeout, this, &PaletteFinder::ask);
}

void PaletteFinder::begin()
{
    stop();
    m_reading = m_around.desk.ask([](const desk::Desk &desk) { return desk.customers(); });
    desk::whenDone(m_reading, this, [this](const Result<QStringList> &names) {
        if (!names)
            return; // the list's own reading tells why
        m_customers = *names;
        emit customersRead();
    });
}

void PaletteFinder::find(const QString &typed)
{
    m_finding.cancel();
    m_asking = false;
    m_typed = typed.trimmed();
    if (m_typed.isEmpty()) {
        m_rest.stop();
        emit found({});
        return;
    }
    m_rest.start();
}

void PaletteFinder::stop()
{
    m_rest.stop();
    m_finding.cancel();
    m_reading.cancel();
    m_asking = false;
}

void PaletteFinder::ask()
{
    m_asking = true;
    const auto question =
        [typed = m_typed,
            request = requestFor(m_typed, m_around.ticker.now(), m_around.actor.name)](
            const desk::Desk &desk) { return incidentsNamed(desk, typed, request); };
    m_finding = m_around.desk.ask(question);
    desk::whenDone(m_finding, this, [this](const Result<std::vector<IncidentRow>> &rows) {
        m_asking = false;
        if (rows)
            emit found(*rows);
        else if (rows.error().kind != ErrorKind::Cancelled)
            emit failed(rows.error());
    });
}

} // namespace gander::ui
