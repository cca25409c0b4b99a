// SPDX-License-Identifier: GPL-3.0-or-later

// Likeness of incidents as values: which words say the same, what they weigh, when the past speaks
// and when it keeps silent.

#include "models/domain/searchtokens.h"
#include "models/domain/similar.h"
#include "models/domain/wordforms.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestAlike final : public QObject
{
    Q_OBJECT

private slots:
    void formsShareTheirStem_data();
    void formsShareTheirStem();
    void everyFormHasTheStemItWasMadeOf();
    void aQuestionBecomesItsTellingWords();
    void rareWordsWeighMore();
    void theMostAlikeComeFirstAndSayWhy();
    void sharesAreByLikeness();
    void thePastThatDisagreesGivesNoHint();
    void weakLikenessSaysNothing();
    void duplicatesAreNoEvidence();
    void anOpenOneOfTheCustomerMayBeTheSame();
    void theIncidentItselfIsNotLikeItself();
};

namespace {

SimilarCandidate aCase(qint64 id, const QString &title, const QString &text,
    std::optional<Outcome> outcome, const QString &customer = u"Acme"_s)
{
    SimilarCandidate candidate;
    candidate.row.id = IncidentId(id);
    candidate.row.title = title;
    candidate.row.customer = customer;
    candidate.row.product = u"Fluxguard"_s;
    candidate.row.reportedAt = Instant{id};
    candidate.row.state = outcome ? State::Closed : State::New;
    if (outcome)
        candidate.row.classification = Classification{.outcome = *outcome};
    candidate.words = {
        searchText({title}), searchText({text, customer, deskNumber(IncidentId(id))})};
    return candidate;
}

// Each word as if one in a hundred had it.
std::vector<SoughtStem> weighed(const SimilarQuestion &question)
{
    std::vector<SoughtStem> stems = soughtStems(question);
    for (SoughtStem &stem : stems)
        weighStem(stem, 10, 1000);
    return stems;
}

SimilarAnswer answerTo(
    const SimilarQuestion &question, const std::vector<SimilarCandidate> &candidates)
{
    return similarTo(question, weighed(question), candidates);
}

SimilarQuestion aQuestion(const QString &title, const QString &text = {})
{
    return {.title = title,
        .text = text,
        .customer = u"Acme"_s,
        .product = u"Fluxguard"_s,
        .except = {}};
}

} // namespace

void TestAlike::formsShareTheirStem_data()
{
    QTest::addColumn<QStringList>("words");
    for (const auto &words :
        {u"stop stops stopped stopping"_s, u"delete deletes deleted deleting"_s,
            u"alert alerts alerted"_s, u"retry retries retried"_s, u"crash crashes crashed"_s,
            u"fill fills filled filling"_s, u"pause pauses paused pausing"_s})
        QTest::newRow(qPrintable(words)) << words.split(u' ');
    // What is short or not English stands for itself.
    for (const auto &word : {u"dns"_s, u"503"_s, u"status"_s, u"access"_s, u"ubersicht"_s, u"打"_s})
        QTest::newRow(qPrintable(word)) << QStringList{word};
}

void TestAlike::formsShareTheirStem()
{
    QFETCH(const QStringList, words);
    const QString stem = stemOf(words.front());
    for (const QString &word : words) {
        QCOMPARE(stemOf(word), stem);
        QVERIFY2(formsOf(stem).contains(word), qPrintable(word));
    }
}

void TestAlike::everyFormHasTheStemItWasMadeOf()
{
    for (const auto &word : {u"stopped"_s, u"monitoring"_s, u"queries"_s, u"a1"_s, u"\u00fcber"_s})
        for (const QString &form : formsOf(stemOf(word)))
            QCOMPARE(stemOf(form), stemOf(word));
}

void TestAlike::aQuestionBecomesItsTellingWords()
{
    const auto stems = soughtStems(
        aQuestion(u"The Übersicht stopped"_s, u"It stops at 02:31 and the page is 打开."_s));
    QStringList written;
    for (const SoughtStem &stem : stems)
        written << stem.written;
    QCOMPARE(written,
        (QStringList{u"Übersicht"_s, u"stopped"_s, u"02"_s, u"31"_s, u"page"_s, u"打"_s, u"开"_s}));
    QVERIFY(stems.front().inTitle);
    QVERIFY(!stems.back().inTitle);
    // However long a text is, the question stays short.
    QString endless;
    for (int i = 0; i < 100'000; ++i)
        endless += u"word%1 "_s.arg(i);
    QCOMPARE(soughtStems(aQuestion(endless, endless)).size(), size_t(32));
}

void TestAlike::rareWordsWeighMore()
{
    SoughtStem rare;
    SoughtStem common;
    SoughtStem everywhere;
    weighStem(rare, 1, 1000);
    weighStem(common, 100, 1000);
    weighStem(everywhere, 5000, 1000);
    QVERIFY(rare.weight > common.weight);
    QVERIFY(common.weight > 0);
    QCOMPARE(everywhere.weight, 0.0);
}

void TestAlike::theMostAlikeComeFirstAndSayWhy()
{
    const auto answer = answerTo(aQuestion(u"Monitor stopped after restart"_s),
        {aCase(1, u"Invoice missing"_s, u"No monitor here."_s, Outcome::OperatorError),
            aCase(2, u"Monitors stop after a restart"_s, u"x"_s, Outcome::CoreBug),
            aCase(3, u"Restarting took long"_s, u"x"_s, Outcome::CoreBug),
            aCase(4, u"Nothing in common"_s, u"x"_s, Outcome::ActOfGod)});
    QCOMPARE(answer.past.size(), size_t(3));
    QCOMPARE(answer.past.at(0).row.id, IncidentId(2));
    QCOMPARE(answer.past.at(0).because, (QStringList{u"Monitor"_s, u"stopped"_s, u"restart"_s}));
    QVERIFY(answer.past.at(0).alike > 0.9);
    QVERIFY(answer.past.at(0).sameProduct);
    QCOMPARE(answer.past.at(1).row.id, IncidentId(3));
    QVERIFY(answer.past.at(1).alike < answer.past.at(0).alike);
    QCOMPARE(answer.because.front(), u"Monitor"_s);
}

void TestAlike::sharesAreByLikeness()
{
    const auto answer = answerTo(aQuestion(u"Monitor stopped after restart"_s),
        {aCase(1, u"Monitor stopped after restart"_s, {}, Outcome::CoreBug),
            aCase(2, u"The restart of an account"_s, u"Somebody pressed a button."_s,
                Outcome::OperatorError)});
    QCOMPARE(answer.shares.size(), size_t(2));
    QCOMPARE(answer.shares.front().outcome, Outcome::CoreBug);
    QCOMPARE(answer.shares.front().cases, 1);
    QVERIFY(answer.shares.front().share > 0.75);
    QCOMPARE(answer.shares.at(0).share + answer.shares.at(1).share, 1.0);
    QCOMPARE(answer.hint, Outcome::CoreBug);
}

void TestAlike::thePastThatDisagreesGivesNoHint()
{
    const auto answer = answerTo(aQuestion(u"Monitor stopped"_s),
        {aCase(1, u"Monitor stopped"_s, {}, Outcome::CoreBug),
            aCase(2, u"Monitor stopped"_s, {}, Outcome::OperatorError)});
    QCOMPARE(answer.past.size(), size_t(2));
    QCOMPARE(answer.past.front().row.id, IncidentId(2)); // the newer one
    QVERIFY(!answer.hint);
}

void TestAlike::weakLikenessSaysNothing()
{
    const QString much = u"one two three four five six seven eight nine ten eleven twelve thirteen "
                         "fourteen fifteen sixteen seventeen eighteen nineteen twenty"_s;
    const auto answer = answerTo(aQuestion(u"Billing import refuses our newest ledger"_s, much),
        {aCase(1, u"Screenshots of weekly comparison lose colours today"_s,
            u"We saw seven of them."_s, Outcome::CoreBug)});
    QVERIFY(answer.past.empty());
    QVERIFY(answer.shares.empty());
    QVERIFY(!answer.hint);
    QVERIFY(answerTo({}, {aCase(1, u"Monitor"_s, {}, Outcome::CoreBug)}).past.empty());
}

void TestAlike::duplicatesAreNoEvidence()
{
    auto duplicate = aCase(1, u"Monitor stopped"_s, {}, Outcome::CoreBug);
    duplicate.row.state = State::Duplicate;
    QVERIFY(answerTo(aQuestion(u"Monitor stopped"_s), {duplicate}).past.empty());
}

void TestAlike::anOpenOneOfTheCustomerMayBeTheSame()
{
    const std::vector<SimilarCandidate> candidates{
        aCase(1, u"Monitors stopped today"_s, {}, {}, u"ACME "_s),
        aCase(2, u"Monitor stopped today"_s, {}, {}, u"Northgate"_s),
        aCase(3, u"Monitor stopped today"_s, {}, Outcome::CoreBug), // closed
        aCase(4, u"Monitor wanted"_s, {}, {})};
    SimilarQuestion question = aQuestion(u"Monitor stopped"_s);
    auto answer = answerTo(question, candidates);
    QCOMPARE(answer.open.size(), size_t(1));
    QCOMPARE(answer.open.front().row.id, IncidentId(1));
    // While nobody is named anybody's may be.
    question.customer.clear();
    answer = answerTo(question, candidates);
    QCOMPARE(answer.open.size(), size_t(2));
}

void TestAlike::theIncidentItselfIsNotLikeItself()
{
    SimilarQuestion question = aQuestion(u"Monitor stopped"_s);
    question.except = IncidentId(1);
    const auto answer = answerTo(question, {aCase(1, u"Monitor stopped"_s, {}, Outcome::CoreBug)});
    QVERIFY(answer.past.empty());
}

QTEST_APPLESS_MAIN(TestAlike)
#include "tst_alike.moc"
