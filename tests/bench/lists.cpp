// SPDX-License-Identifier: GPL-3.0-or-later

// What the desk answers to its lists: first rows, whole orders, sorts, words and counts, each
// beside the raw C API running the very same statements on the same file: bench_lists DESK
// [--explain]. With --explain nothing is timed; the statements, their times and plans are printed.

#include "models/desk/desk.h"
#include "models/domain/clock.h"
#include "models/domain/foldedtext.h"
#include "tests/bench/figures.h"
#include "tests/bench/rawsqlite.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

using namespace gander;
using namespace gander::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 headRows = 200;
constexpr double longestMs = 5000; // that one line may take
const Wanted aFrame{u"3 x raw, 16 ms"_s, 16, 3};
const Wanted someWords{u"3 x raw, 30 ms"_s, 30, 3};
const Wanted aWholeList{u"2 x raw"_s, {}, 2};
const Wanted aSort{u"100 ms; indexed 16 ms"_s, 100, {}};

class Lists
{
public:
    Lists(desk::Desk &desk, const QString &path, bool explain)
        : m_desk(desk)
        , m_raw(path, RawDatabase::Access::ReadOnly)
        , m_explain(explain)
    {
    }

    void measureViews();
    void measureWholeLists();
    void measureSorts();
    void measureWords();
    void measureCounts();
    void measureSimilar();

private:
    template <typename Ours>
    void measure(const QString &work, int repeats, const Wanted &wanted, Ours ours,
        const QString &note = {});
    void explain(const QString &work, const std::vector<Overheard> &overheard);
    [[nodiscard]] ListRequest request(const QString &query) const;
    void head(const QString &work, const ListRequest &request, const Wanted &wanted, int repeats,
        const QString &note = {});
    [[nodiscard]] QHash<QString, int> wordsOfASample();
    [[nodiscard]] qint64 hits(const QString &word) const;

    desk::Desk &m_desk;
    RawDatabase m_raw;
    bool m_explain;
    SystemClock m_clock;
};

template <typename Answer>
void insist(const Answer &answer)
{
    if (answer)
        return;
    std::fprintf(stderr, "%s\n", qPrintable(answer.error().detail));
    std::exit(1);
}

ListRequest Lists::request(const QString &query) const
{
    return {.query = parseQuery(query, m_desk.facts().zone).query,
        .now = m_clock.now(),
        .me = u"Lena Ortiz"_s};
}

template <typename Ours>
void Lists::measure(
    const QString &work, int repeats, const Wanted &wanted, Ours ours, const QString &note)
{
    ours(); // warm
    const std::vector<Overheard> overheard = overhear(ours);
    if (m_explain) {
        explain(work, overheard);
        return;
    }
    // As many rows of each as were taken: who stops early need not read on.
    const std::vector<Overheard> reads = readsOf(overheard);
    auto statements = m_raw.prepareAll(reads);
    const double begin = threadCpuMs();
    ours();
    const double cpu = threadCpuMs() - begin;
    // What is slow needs no hundred looks.
    const int rounds = std::max(3, std::min(repeats, static_cast<int>(longestMs / (cpu + 0.01))));
    const auto [gander, raw] = byTurns(rounds, ours, [&] {
        for (size_t i = 0; i < statements.size(); ++i)
            (void)statements[i].run(std::max<qint64>(1, reads[i].rows));
    });
    say({.work = work,
        .incidents = m_desk.facts().incidents,
        .gander = gander.median(),
        .raw = raw.median(),
        .p99 = gander.at(0.99),
        .wanted = wanted,
        .repeats = rounds,
        .note = u"wall, median of %1; CPU %2"_s.arg(rounds).arg(cpu, 0, 'f', 1)
            + (note.isEmpty() ? note : u"; "_s + note)});
}

void Lists::explain(const QString &work, const std::vector<Overheard> &overheard)
{
    std::printf("\n%s\n", qPrintable(work));
    for (const Overheard &each : overheard) {
        std::printf("  %.2f ms, %lld rows: %s\n", each.ms, static_cast<long long>(each.rows),
            each.sql.simplified().left(700).constData());
        if (!readsOf({each}).empty())
            std::printf("%s", m_raw.planOf(each.sql).constData());
    }
}

void Lists::head(const QString &work, const ListRequest &request, const Wanted &wanted, int repeats,
    const QString &note)
{
    const auto answer = m_desk.listHead(request, headRows);
    insist(answer);
    const QString rows = u"%1 rows"_s.arg(answer->rows.size());
    measure(
        work, repeats, wanted, [&] { insist(m_desk.listHead(request, headRows)); },
        note.isEmpty() ? rows : note + u", "_s + rows);
}

void Lists::measureViews()
{
    for (const QString &list :
        {u"triage"_s, u"mine"_s, u"devops"_s, u"product"_s, u"memos"_s, u"open"_s})
        head(u"open a view, first rows: %1"_s.arg(list), request(u"in:"_s + list), aFrame, 50);
    head(u"open a view, first rows: all incidents"_s, request({}), aFrame, 50);
    const auto customers = m_desk.customers();
    insist(customers);
    if (!customers->isEmpty())
        head(u"open a view, first rows: one customer"_s,
            request(u"customer:\"%1\""_s.arg(customers->front())), aFrame, 30);
    head(u"open a view, first rows: saved query"_s,
        request(u"is:open sev:1-2 -urgency:paused reported>=2020-01-01"_s), aFrame, 30,
        u"open, severe, not paused"_s);
}

void Lists::measureWholeLists()
{
    const auto whole = [this](const QString &name, const ListRequest &asked, int repeats) {
        const auto answer = m_desk.list(asked);
        insist(answer);
        measure(
            u"whole order of a filter: %1"_s.arg(name), repeats, aWholeList,
            [&] { insist(m_desk.list(asked)); }, u"%1 places"_s.arg(answer->entries.size()));
    };
    whole(u"open"_s, request(u"is:open"_s), 10);
    whole(u"all incidents"_s, request({}), 5);
    const auto customers = m_desk.customers();
    insist(customers);
    if (!customers->isEmpty())
        whole(u"one customer"_s, request(u"customer:\"%1\""_s.arg(customers->front())), 5);
}

void Lists::measureSorts()
{
    const std::vector<std::pair<QString, SortBy>> columns{{u"due"_s, SortBy::Due},
        {u"number"_s, SortBy::Number}, {u"title"_s, SortBy::Title},
        {u"customer"_s, SortBy::Customer}, {u"product"_s, SortBy::Product},
        {u"class"_s, SortBy::Class}, {u"owner"_s, SortBy::Assignee}, {u"state"_s, SortBy::State},
        {u"reported"_s, SortBy::Reported}, {u"updated"_s, SortBy::Updated},
        {u"target"_s, SortBy::Target}};
    for (const auto &[name, sort] : columns) {
        for (const bool descending : {false, true}) {
            ListRequest asked = request({});
            asked.sort = sort;
            asked.descending = descending;
            head(u"sort all incidents, first rows: %1%2"_s.arg(
                     name, descending ? u", turned"_s : u""_s),
                asked, aSort, 15);
        }
    }
}

QHash<QString, int> Lists::wordsOfASample()
{
    QHash<QString, int> found;
    const qint64 most = m_desk.facts().incidents;
    const qint64 step = std::max<qint64>(1, most / 1000);
    static const QRegularExpression apart(u"[^\\p{L}\\p{N}]+"_s);
    for (qint64 id = 1; id <= most; id += step) {
        const auto detail = m_desk.incident(IncidentId(id));
        if (!detail)
            continue;
        QStringList words = foldedText(detail->incident.title + u' ' + detail->incident.description)
                                .split(apart, Qt::SkipEmptyParts);
        words.removeDuplicates();
        for (const QString &word : words) {
            if (word.size() >= 5)
                ++found[word];
        }
    }
    return found;
}

qint64 Lists::hits(const QString &word) const
{
    const auto counts = m_desk.counts({request(word).query}, m_clock.now(), {});
    insist(counts);
    return counts->front().total;
}

void Lists::measureWords()
{
    const QHash<QString, int> sample = wordsOfASample();
    QStringList byOften = sample.keys();
    // Equal ones by name, so that every run asks for the same.
    std::sort(byOften.begin(), byOften.end(), [&sample](const QString &a, const QString &b) {
        return sample[a] != sample[b] ? sample[a] > sample[b] : a < b;
    });
    if (byOften.isEmpty())
        return;
    const QString common = byOften.front();
    QString rare = byOften.back();
    for (qsizetype i = 0, looks = 0; i < byOften.size() && looks < 8; ++i) {
        const QString &word = byOften[byOften.size() - 1 - i];
        if (sample[word] > 1)
            break;
        ++looks;
        rare = word;
        if (hits(word) <= 50)
            break;
    }
    const auto search = [this](const QString &kind, const QString &text, SortBy sort) {
        ListRequest asked = request(text);
        asked.sort = sort;
        asked.descending = sort == SortBy::Reported;
        head(u"word search, first rows: %1"_s.arg(kind), asked, someWords, 10,
            u"\"%1\", %2 hits"_s.arg(text).arg(hits(text)));
    };
    search(u"rare"_s, rare, SortBy::Match);
    search(u"common"_s, common, SortBy::Match);
    search(u"beginning of a word"_s, common.left(3), SortBy::Match);
    search(u"two words"_s, common + u' ' + byOften.value(byOften.size() / 50), SortBy::Match);
    search(u"common, among the open"_s, u"is:open "_s + common, SortBy::Match);
    search(u"common, nearest due first"_s, common, SortBy::Due);
}

void Lists::measureSimilar()
{
    // Reports of the desk itself, from its beginning to its end, asked by turns.
    std::vector<SimilarQuestion> questions;
    const qint64 incidents = m_desk.facts().incidents;
    for (qint64 i = 1; i <= 20; ++i) {
        const auto detail = m_desk.incident(IncidentId(std::max<qint64>(1, i * incidents / 20)));
        insist(detail);
        const Incident &incident = detail->incident;
        questions.push_back({.title = incident.title,
            .text = incident.description,
            .customer = incident.customer,
            .product = incident.product,
            .except = incident.id});
    }
    size_t next = 0;
    measure(u"similar incidents of a report with its text"_s, 40, {u"50 ms"_s, 50, {}},
        [&] { insist(m_desk.similar(questions[next++ % questions.size()])); });
    for (SimilarQuestion &question : questions)
        question.text.clear();
    measure(u"similar incidents of a title, as it is typed"_s, 40, {u"50 ms"_s, 50, {}},
        [&] { insist(m_desk.similar(questions[next++ % questions.size()])); });
}

void Lists::measureCounts()
{
    std::vector<Query> navigation;
    for (const QueryList list : {QueryList::Triage, QueryList::Mine, QueryList::DevOps,
             QueryList::Product, QueryList::Memos, QueryList::Open})
        navigation.push_back({.terms = {QueryTerm{.field = QueryField::In, .list = list}}});
    measure(u"all counts of the navigation, asked again"_s, 20, {u"16 ms"_s, 16, {}},
        [&] { insist(m_desk.counts(navigation, m_clock.now(), u"Lena Ortiz"_s)); });
    measure(u"count and overdue of all incidents"_s, 10, {},
        [&] { insist(m_desk.counts({Query{}}, m_clock.now(), u"Lena Ortiz"_s)); });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(
            stderr, "bench_lists DESK [--explain] [views|whole|sorts|words|counts|similar...]\n");
        return 1;
    }
    listenIn();
    const SystemClock clock;
    auto desk = desk::Desk::open(arguments[1], desk::OpenMode::ReadOnly, clock);
    insist(desk);
    Lists lists(*desk, arguments[1], arguments.contains(u"--explain"_s));
    const std::vector<std::pair<QString, void (Lists::*)()>> parts{
        {u"views"_s, &Lists::measureViews}, {u"whole"_s, &Lists::measureWholeLists},
        {u"sorts"_s, &Lists::measureSorts}, {u"words"_s, &Lists::measureWords},
        {u"counts"_s, &Lists::measureCounts}, {u"similar"_s, &Lists::measureSimilar}};
    const bool all = std::none_of(parts.begin(), parts.end(),
        [&arguments](const auto &part) { return arguments.contains(part.first); });
    for (const auto &[name, measure] : parts) {
        if (all || arguments.contains(name))
            (lists.*measure)();
    }
    return 0;
}
