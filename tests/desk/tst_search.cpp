// SPDX-License-Identifier: GPL-3.0-or-later

// Search by words on a real desk: the same meaning in memory and in the store, its order, and
// words that stay those of the history.

#include "models/desk/desk.h"
#include "models/domain/querymatch.h"
#include "models/store/database.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestSearch final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void wordsMeanTheSameInMemoryAndInTheStore();
    void aSearchGivesTheNewestFirst();
    void fewHitsAreRanked();
    void pagesOfASearchMakeTheWhole_data();
    void pagesOfASearchMakeTheWhole();
    void aQueryOfAnyLengthIsAnswered();
    void actsThatSayNothingLeaveTheIndexAlone();
    void aDraftIsFoundWhileItIsShown();
    void anOldDeskIsWrittenAnew();
    void checkFindsWordsThatAreNotThoseOfTheHistory();
    void checkFindsAnIndexThatIsNotMadeOfItsWords();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    IncidentId file(const QString &title, const QString &description = {});
    void fileMany(int count, const std::function<QString(int)> &title);
    [[nodiscard]] QList<qint64> found(const QString &query, SortBy sort = SortBy::Match,
        qint64 limit = -1, qint64 offset = 0, bool descending = false);
    [[nodiscard]] QString randomText();
    [[nodiscard]] QString randomWord(const QStringList &texts);
    QString askRawly(const QString &sql);
    void expectSound();

    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<Desk> m_desk;
    QString m_path;
    QRandomGenerator m_random{20261122};
};

void TestSearch::init()
{
    m_clock.set(test::FixedClock().now());
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"a.gander"_s);
    auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

void TestSearch::cleanup()
{
    m_desk.reset();
    m_dir.reset();
}

Act TestSearch::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Agent};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

IncidentId TestSearch::file(const QString &title, const QString &description)
{
    FileIncident report;
    report.facts.title = title;
    report.facts.description = description;
    report.facts.customer = u"Acme"_s;
    const auto receipt = m_desk->perform(act(report));
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    return receipt->incident;
}

void TestSearch::fileMany(int count, const std::function<QString(int)> &title)
{
    std::vector<Act> acts;
    for (int i = 0; i < count; ++i) {
        FileIncident report;
        report.facts.title = title(i);
        report.facts.customer = i % 3 ? u"Acme"_s : u"Škoda"_s;
        acts.push_back(act(report));
    }
    VERIFY_RESULT(m_desk->performAll(acts));
}

QList<qint64> TestSearch::found(
    const QString &query, SortBy sort, qint64 limit, qint64 offset, bool descending)
{
    ListRequest request;
    const ParsedQuery parsed = parseQuery(query, *Zone::find(u"America/New_York"_s));
    if (!parsed.faults.empty())
        qFatal("%s: %s", qPrintable(query), qPrintable(parsed.faults.front().problem));
    request.query = parsed.query;
    request.sort = sort;
    request.descending = descending;
    request.now = m_clock.now();
    request.limit = limit;
    request.offset = offset;
    const auto answer = m_desk->list(request);
    if (!answer)
        qFatal("%s: %s", qPrintable(query), qPrintable(answer.error().detail));
    QList<qint64> ids;
    for (const ListEntry &entry : answer->entries)
        ids << entry.id.number();
    return ids;
}

QString TestSearch::askRawly(const QString &sql)
{
    const auto database = store::Database::openSqlite(m_path, store::Access::ReadWrite);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    const auto answer = (*database)->ask(sql);
    if (!answer)
        qFatal("%s", qPrintable(answer.error().detail));
    return *answer;
}

void TestSearch::expectSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
}

QString TestSearch::randomText()
{
    static const QStringList pieces{u"print"_s, u"printer"_s, u"PRINTED"_s, u"Café"_s,
        u"cafeteria"_s, u"Straße"_s, u"strass"_s, u"ﬁre"_s, u"fir"_s, u"INC-0041"_s, u"INC-00412"_s,
        u"打印机"_s, u"打印"_s, u"サーバー"_s, u"ｻｰﾊﾞ"_s, u"ไทย"_s, u"Ёлка"_s, u"елкаb"_s,
        u"ΑΘΉΝΑ"_s, u"a"_s, u"\""_s, u"\"\""_s, u"'"_s, u"%"_s, u"_"_s, u"*"_s, u"^"_s, u"-"_s,
        u":"_s, u"("_s, u"\u00B6"_s, u"|"_s, u"AND"_s, u"NOT"_s, u"NEAR"_s, u"title"_s,
        u"\U00020000\U00020001"_s, u"🔥"_s, u"½"_s, u"e\u0301"_s, u"\u00AD"_s, u"한국"_s, u"किताब"_s,
        u"1"_s, u"12"_s};
    QString text;
    for (int i = m_random.bounded(1, 7); i > 0; --i) {
        text += pieces[m_random.bounded(static_cast<int>(pieces.size()))];
        if (m_random.bounded(3))
            text += u' ';
    }
    return text;
}

QString TestSearch::randomWord(const QStringList &texts)
{
    const QString &text = texts[m_random.bounded(static_cast<int>(texts.size()))];
    const int from = m_random.bounded(static_cast<int>(text.size()));
    QString word = text.mid(from, m_random.bounded(1, 9));
    const QString minus = m_random.bounded(4) == 0 ? u"-"_s : QString();
    if (m_random.bounded(2) || word.contains(u' '))
        return minus + u'"' + word.replace(u'"', u"\"\""_s) + u'"';
    return minus + word;
}

void TestSearch::wordsMeanTheSameInMemoryAndInTheStore()
{
    QStringList texts;
    for (int i = 0; i < 40; ++i) {
        const QString title = randomText();
        const QString description = randomText();
        texts << title << description;
        const IncidentId id = file(title.trimmed().isEmpty() ? u"x"_s : title, description);
        if (i % 5 == 0) {
            texts << randomText();
            VERIFY_RESULT(m_desk->perform(act(AddNote{id, u"seen: "_s + texts.last()})));
        }
    }
    texts << u"G-12"_s << u"acme"_s;
    std::vector<IncidentId> ids;
    std::vector<SearchedWords> words;
    for (int i = 1; i <= 40; ++i) {
        const auto detail = m_desk->incident(ids.emplace_back(i));
        VERIFY_RESULT(detail);
        words.push_back(searchedWords(detail->incident, detail->history, detail->memos));
    }
    const auto rows = m_desk->rows(ids);
    VERIFY_RESULT(rows);
    int hits = 0;
    for (int i = 0; i < 500; ++i) {
        QStringList terms;
        for (int count = m_random.bounded(1, 4); count > 0; --count)
            terms << randomWord(texts);
        const ParsedQuery parsed = parseQuery(terms.join(u' '), Zone());
        if (!parsed.faults.empty())
            continue; // it looks like a term
        QList<qint64> inMemory;
        for (size_t row = 0; row < rows->size(); ++row)
            if (matches(parsed.query, (*rows)[row], {m_clock.now(), {}, words[row], false}))
                inMemory << (*rows)[row].id.number();
        const QString query = toText(parsed.query, Zone());
        const QList<qint64> inStore = found(query, SortBy::Number);
        if (inStore != inMemory)
            qWarning("query %s", qPrintable(query));
        QCOMPARE(inStore, inMemory);
        QList<qint64> byMatch = found(query);
        std::sort(byMatch.begin(), byMatch.end());
        QCOMPARE(byMatch, inMemory);
        hits += inMemory.size() > 0 && inMemory.size() < 40;
    }
    QVERIFY2(hits > 100, qPrintable(QString::number(hits)));
    expectSound();
}

void TestSearch::aSearchGivesTheNewestFirst()
{
    fileMany(350, [](int i) { return i % 7 ? u"printer %1"_s.arg(i) : u"principal"_s; });
    const QList<qint64> newest = found(u"print"_s);
    QCOMPARE(newest.size(), 300);
    QVERIFY(std::is_sorted(newest.rbegin(), newest.rend()));
    VERIFY_RESULT(m_desk->perform(act(AddNote{IncidentId(1), u"print print print"_s})));
    const QList<qint64> more = found(u"print"_s);
    QCOMPARE(more.size(), 301);
    QVERIFY(std::is_sorted(more.rbegin(), more.rend()));
    QCOMPARE(more.last(), 1);
    QCOMPARE(found(u"print"_s, SortBy::Match, 3), QList<qint64>({350, 349, 348}));
    QCOMPARE(found(u"print"_s, SortBy::Match, 2, 0, true), QList<qint64>({1, 2}));
    QCOMPARE(found(u"print customer:skoda"_s, SortBy::Match, 2), QList<qint64>({349, 346}));
}

void TestSearch::fewHitsAreRanked()
{
    const IncidentId titled = file(u"Printer burns"_s, u"It does."_s);
    file(u"Login page"_s,
        u"After the printer was changed, the login page was gone for all of us."_s);
    const IncidentId often = file(u"Label"_s, u"printer, printer, printer"_s);
    fileMany(20, [](int) { return u"something else"_s; });
    const QList<qint64> ranked = found(u"printer"_s);
    QCOMPARE(ranked, QList<qint64>({titled.number(), often.number(), 2}));
    QCOMPARE(found(u"printer"_s, SortBy::Match, -1, 0, true),
        QList<qint64>({2, often.number(), titled.number()}));
    // Excluding alone finds all the others, the newest first.
    const QList<qint64> others = found(u"-printer"_s);
    QCOMPARE(others.size(), 20);
    QVERIFY(std::is_sorted(others.rbegin(), others.rend()));
}

void TestSearch::pagesOfASearchMakeTheWhole_data()
{
    QTest::addColumn<QString>("query");
    for (const auto &query : {u"print"_s, u"p"_s, u"print customer:skoda"_s, u"\"printer\""_s,
             u"printer 1"_s, u"print -\"printer 12\""_s, u"-print"_s, u"princ"_s, u"nothing"_s})
        QTest::newRow(qPrintable(query)) << query;
}

void TestSearch::pagesOfASearchMakeTheWhole()
{
    QFETCH(QString, query);
    fileMany(360, [](int i) { return i % 9 ? u"printer %1"_s.arg(i % 40) : u"principal"_s; });
    const QList<qint64> whole = found(query);
    for (const qint64 page : {23, 299, 301}) {
        QList<qint64> joined;
        for (qint64 at = 0; at <= whole.size(); at += page)
            joined << found(query, SortBy::Match, page, at);
        QCOMPARE(joined, whole);
    }
    ListRequest request;
    request.query = parseQuery(query, Zone()).query;
    request.sort = SortBy::Match;
    request.now = m_clock.now();
    const auto head = m_desk->listHead(request, 40);
    VERIFY_RESULT(head);
    QCOMPARE(qsizetype(head->entries.size()), std::min<qsizetype>(40, whole.size()));
    for (size_t i = 0; i < head->entries.size(); ++i)
        QCOMPARE(head->entries[i].id.number(), whole[qsizetype(i)]);
    QCOMPARE(head->whole, whole.size() <= 40);
}

void TestSearch::aQueryOfAnyLengthIsAnswered()
{
    QString text;
    for (int i = 0; i < 400; ++i)
        text += u"word%1 打 "_s.arg(i);
    file(u"long"_s, text);
    file(u"short"_s, u"word1"_s);
    QCOMPARE(found(text, SortBy::Number), QList<qint64>({1}));
    QCOMPARE(found(u'"' + text + u'"', SortBy::Number), QList<qint64>({1}));
    QCOMPARE(found(text), QList<qint64>({1}));
    QCOMPARE(found(QString(u"-word1 "_s).repeated(1000), SortBy::Number), QList<qint64>());
}

void TestSearch::actsThatSayNothingLeaveTheIndexAlone()
{
    const IncidentId id = file(u"Printer burns"_s);
    const auto index = [this] {
        return askRawly(
            u"SELECT group_concat(id || '-' || hex(block)) FROM incident_word_data ORDER BY id"_s);
    };
    const QString before = index();
    VERIFY_RESULT(m_desk->perform(act(Assign{id, u"Priya Nair"_s})));
    VERIFY_RESULT(m_desk->perform(act(Classify{id, {Outcome::FeatureRequest, {}, {}}, {}})));
    QCOMPARE(index(), before);
    VERIFY_RESULT(m_desk->perform(act(AddNote{id, u"flamingo"_s})));
    QVERIFY(index() != before);
    QCOMPARE(found(u"flam"_s), QList<qint64>({1}));
    expectSound();
}

void TestSearch::aDraftIsFoundWhileItIsShown()
{
    const IncidentId id = file(u"Printer burns"_s);
    const auto classify = [&](Outcome outcome) {
        m_clock.pass(1000);
        VERIFY_RESULT(m_desk->perform(act(Classify{id, {outcome, {}, {}}, {}}, u"looked again"_s)));
    };
    classify(Outcome::OperatorError);
    SaveMemo save{.incident = id};
    save.sections = {{u"avoid"_s, u"Feed it flamingos."_s}};
    VERIFY_RESULT(m_desk->perform(act(save)));
    QCOMPARE(found(u"flamingo"_s), QList<qint64>({1}));
    classify(Outcome::ActOfGod);
    QCOMPARE(found(u"flamingo"_s), QList<qint64>());
    expectSound();
    classify(Outcome::OperatorError);
    QCOMPARE(found(u"flamingo"_s), QList<qint64>({1}));
    expectSound();
}

void TestSearch::anOldDeskIsWrittenAnew()
{
    const IncidentId id = file(u"Große Straße"_s, u"No way through"_s);
    VERIFY_RESULT(m_desk->perform(act(Classify{id, {Outcome::OperatorError, {}, {}}, {}})));
    SaveMemo save{.incident = id};
    save.sections = {{u"avoid"_s, u"Feed it flamingos."_s}};
    VERIFY_RESULT(m_desk->perform(act(save)));
    m_desk.reset();
    askRawly(u"DELETE FROM incident_word"_s);
    askRawly(u"UPDATE incident SET title_folded = 'große straße'"_s);
    askRawly(u"UPDATE desk SET value = '2' WHERE name = 'index'"_s);
    auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    for (const auto &query : {u"strasse"_s, u"through"_s, u"flamingos"_s, u"G-1"_s, u"acme"_s})
        QCOMPARE(found(query), QList<qint64>({1}));
    QCOMPARE(askRawly(u"SELECT title_folded FROM incident"_s), u"grosse strasse"_s);
    expectSound();
}

void TestSearch::checkFindsWordsThatAreNotThoseOfTheHistory()
{
    file(u"one"_s);
    const IncidentId two = file(u"two"_s);
    expectSound();
    askRawly(u"UPDATE incident_word SET title = ' other ' WHERE rowid = 2"_s);
    for (const bool lost : {false, true}) {
        if (lost)
            askRawly(u"DELETE FROM incident_word WHERE rowid = 2"_s);
        const auto report = m_desk->check(true);
        VERIFY_RESULT(report);
        QCOMPARE(report->problems.size(), size_t(1));
        QCOMPARE(report->problems.front().kind, u"words"_s);
        QCOMPARE(report->problems.front().incident, two);
    }
}

void TestSearch::checkFindsAnIndexThatIsNotMadeOfItsWords()
{
    file(u"one"_s);
    askRawly(u"UPDATE incident_word_content SET c0 = ' two ' WHERE id = 1"_s);
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(report->problems.size() == 2);
    QCOMPARE(report->problems.front().kind, u"words"_s);
    QVERIFY(!report->problems.front().incident.isSet());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
