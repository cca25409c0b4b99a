// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/query.h"

#include <QTest>

using namespace gander;

namespace {

bool sameTerm(const QueryTerm &a, const QueryTerm &b)
{
    return a.field == b.field && a.negated == b.negated && a.text == b.text && a.from == b.from
        && a.to == b.to && a.list == b.list && a.outcome == b.outcome && a.none == b.none
        && a.state == b.state && a.band == b.band && a.comparison == b.comparison
        && a.fromNow == b.fromNow && a.at == b.at && a.until == b.until && a.whole == b.whole;
}

bool sameTerms(const Query &a, const Query &b)
{
    return std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(), sameTerm);
}

Zone berlin()
{
    return Zone::find(QStringLiteral("Europe/Berlin")).value();
}

} // namespace

class QueryTest : public QObject
{
    Q_OBJECT

private slots:
    void aTermPrintsInItsPlainForm_data();
    void aTermPrintsInItsPlainForm();
    void aWrongTermIsNamedWithWhatIsRight_data();
    void aWrongTermIsNamedWithWhatIsRight();
    void textThatOnlyLooksLikeATermIsWords_data();
    void textThatOnlyLooksLikeATermIsWords();
    void rightTermsStandBesideWrongOnes();
    void aBareDateIsThatDayOnTheDesksClock();
    void aSpanCountsFromNow();
    void everyTermSaysWhereItStands();
    void completionOffersNamesThenValues_data();
    void completionOffersNamesThenValues();
};

void QueryTest::aTermPrintsInItsPlainForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain"); // what it prints as
    const auto same = [](const char *text) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(text);
    };
    const auto becomes = [](const char *text, const char *plain) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(plain);
    };
    same("");
    same("login");
    same("login page");
    same("\"login page\"");
    same("-login");
    same("-\"login page\"");
    same("customer:acme");
    same("customer:\"Acme Insurance\"");
    same("-customer:\"Acme Insurance\"");
    same("customer:\"say \"\"hello\"\" twice\"");
    same("customer:\"<b\"");
    same("customer:5\"");
    same("product:fluxguard");
    same("outcome:core-bug");
    same("outcome:none");
    same("-outcome:none");
    same("sev:1-2");
    same("sev:5");
    same("devops:4");
    same("devops:1-3");
    same("state:on-hold");
    same("state:new");
    same("urgency:breached");
    same("urgency:met-late");
    same("urgency:none");
    same("assignee:me");
    same("assignee:nobody");
    same("assignee:\"Ada Lovelace\"");
    same("due<4h");
    same("due>2d");
    same("due>=90m");
    same("due<-2h");
    same("due<2026-12-01");
    same("due:2026-12-01");
    same("reported>2026-11-01");
    same("reported:2026-03-29");
    same("updated<2026-11-01T09:30:00Z");
    same("has:memo");
    same("-has:memo");
    same("key:INC-0041");
    same("in:triage");
    same("in:mine");
    same("in:devops");
    same("in:product");
    same("in:memos");
    same("in:open");
    same("is:open");
    same("is:resolved");
    same("is:closed");
    same("is:done");
    same("is:duplicate");
    same("is:master");
    same("-is:linked");
    same("master:G-41");
    same("master:\"INC 41\"");
    same("is:open -customer:acme sev:1-2 due<4h login");
    same("C:\\x");
    same("http://fluxguard.example/x?a=1");
    same("\"customer:acme\"");
    same("\"-5\"");
    same("\"\"\"quoted\"\"\"");
    same("->");
    same("Ünïcode");
    becomes("owner:me", "assignee:me");
    becomes("assignee:ME", "assignee:me");
    becomes("class:core-bug", "outcome:core-bug");
    becomes("severity:1", "sev:1");
    becomes("CUSTOMER:Acme", "customer:Acme");
    becomes("state:ON-HOLD", "state:on-hold");
    becomes("urgency:overdue", "urgency:breached");
    becomes("customer=acme", "customer:acme");
    becomes("sev:2-1", "sev:1-2");
    becomes("sev<3", "sev:1-2");
    becomes("sev<=3", "sev:1-3");
    becomes("sev>3", "sev:4-5");
    becomes("devops>=3", "devops:3-4");
    becomes("due:<4h", "due<4h");
    becomes("due<1d12h", "due<36h");
    becomes("due<30min", "due<30m");
    becomes("due<14d", "due<2w");
    becomes("due<now", "due<0h");
    becomes("due<=2026-12-01", "due<2026-12-02");
    becomes("updated<2026-11-01T09:30:00+01:00", "updated<2026-11-01T08:30:00Z");
    becomes("updated<2026-11-01T09:30", "updated<2026-11-01T08:30:00Z");
    becomes("  two \t words\n", "two words");
    // Quotes still open at the end hold a word still being typed; it is no whole word yet.
    same("\"login page");
    becomes("\"login", "login");
    becomes("error \"login", "error login");
    becomes("customer:\"Acme Ins", "customer:\"Acme Ins\"");
    becomes("\"\" - one", "one");
    same("\"login\"");
    same("-\"login\"");
}

void QueryTest::aTermPrintsInItsPlainForm()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    const ParsedQuery parsed = parseQuery(text, berlin());
    QVERIFY2(parsed.faults.empty(),
        parsed.faults.empty() ? "" : qPrintable(parsed.faults.front().problem));
    QCOMPARE(toText(parsed.query, berlin()), plain);
    const ParsedQuery again = parseQuery(plain, berlin());
    QVERIFY(again.faults.empty());
    QVERIFY(sameTerms(again.query, parsed.query));
}

void QueryTest::aWrongTermIsNamedWithWhatIsRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("problem"); // a part of it
    const auto row = [](const char *text, const char *term, const char *problem) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(term)
                            << QString::fromUtf8(problem);
    };
    row("foo:bar", "foo:bar", "there is no term foo; the terms are in, is, customer");
    row("login foo:bar", "foo:bar", "quotes make it plain words");
    row("-foo:bar", "-foo:bar", "there is no term foo");
    row("foo:\"two words\" login", "foo:\"two words\"", "there is no term foo");
    row("deu<4h", "deu<4h", "there is no term deu");
    row("creatd>2026-11-01", "creatd>2026-11-01", "there is no term creatd");
    row("sev:6", "sev:6", "severity is 1 to 5");
    row("sev:0", "sev:0", "severity is 1 to 5");
    row("sev:1-9", "sev:1-9", "severity is 1 to 5");
    row("sev:high", "sev:high", "severity is 1 to 5");
    row("sev>5", "sev>5", "severity is 1 to 5");
    row("sev<1-2", "sev<1-2", "severity is 1 to 5");
    row("devops:5", "devops:5", "DevOps level is 1 to 4");
    row("outcome:bug", "outcome:bug",
        "outcome is feature-request, operator-error, act-of-god, core-bug or none");
    row("state:open", "state:open", "is:open");
    row("state:gone", "state:gone", "state is new, triage, classified, on-hold");
    row("urgency:hot", "urgency:hot", "urgency is calm, at-risk, critical, breached");
    row("in:all", "in:all", "in is triage, mine, devops, product, memos or open");
    row("is:late", "is:late", "is is open, resolved, closed, done, duplicate, master or linked");
    row("has:file", "has:file", "has is memo");
    row("customer:", "customer:", "customer needs a value");
    row("customer: acme", "customer:", "customer needs a value");
    row("customer:\"\"", "customer:\"\"", "customer needs a value");
    row("customer<acme", "customer<acme", "cannot be compared");
    row("state>new", "state>new", "cannot be compared");
    row("due:4h", "due:4h", "needs < or >");
    row("due<soon", "due<soon", "due takes a span such as due<4h");
    row("due<4y", "due<4y", "due takes a span");
    row("due<9999999w", "due<9999999w", "due takes a span");
    row("due<2026-02-30", "due<2026-02-30", "due takes a span");
    row("reported>2d", "reported>2d", "reported takes a date such as reported>2026-11-01");
    row("updated>yesterday", "updated>yesterday", "updated takes a date");
}

void QueryTest::aWrongTermIsNamedWithWhatIsRight()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(QString, problem);
    const ParsedQuery parsed = parseQuery(text, berlin());
    QCOMPARE(parsed.faults.size(), size_t(1));
    const QueryFault &fault = parsed.faults.front();
    QCOMPARE(fault.term, term);
    QCOMPARE(text.mid(fault.position, fault.length), term);
    QVERIFY2(fault.problem.contains(problem), qPrintable(fault.problem));
}

void QueryTest::textThatOnlyLooksLikeATermIsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *text, const QStringList &words) {
        QTest::newRow(text) << QString::fromUtf8(text) << words;
    };
    row("http://x", {QStringLiteral("http://x")});
    row("https://x/?a=b&c=d", {QStringLiteral("https://x/?a=b&c=d")});
    row("-https://x", {QStringLiteral("https://x")});
    row("10:30", {QStringLiteral("10:30")});
    row("C:\\x", {QStringLiteral("C:\\x")});
    row("c:windows", {QStringLiteral("c:windows")});
    row("Error: failed", {QStringLiteral("Error:"), QStringLiteral("failed")});
    row("std::string", {QStringLiteral("std::string")});
    row("mailto:a@b.example", {QStringLiteral("mailto:a@b.example")});
    row(":-)", {QStringLiteral(":-)")});
    row("a<b", {QStringLiteral("a<b")});
    row("retries=3", {QStringLiteral("retries=3")});
    row("sent->read", {QStringLiteral("sent->read")});
    row("503:x", {QStringLiteral("503:x")});
    row("\"foo:bar\"", {QStringLiteral("foo:bar")});
    row("--", {QStringLiteral("--")});
    row("5\"x", {QStringLiteral("5\"x")});
}

void QueryTest::textThatOnlyLooksLikeATermIsWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    const ParsedQuery parsed = parseQuery(text, berlin());
    QVERIFY2(parsed.faults.empty(),
        parsed.faults.empty() ? "" : qPrintable(parsed.faults.front().problem));
    QStringList found;
    for (const QueryTerm &term : parsed.query.terms) {
        QCOMPARE(term.field, QueryField::Words);
        found << term.text;
    }
    QCOMPARE(found, words);
    QVERIFY(sameTerms(parseQuery(toText(parsed.query, berlin()), berlin()).query, parsed.query));
}

void QueryTest::rightTermsStandBesideWrongOnes()
{
    const ParsedQuery parsed =
        parseQuery(QStringLiteral("sev:9 customer:acme foo:bar login"), berlin());
    QCOMPARE(toText(parsed.query, berlin()), QStringLiteral("customer:acme login"));
    QCOMPARE(parsed.faults.size(), size_t(2));
    QCOMPARE(parsed.faults[0].term, QStringLiteral("sev:9"));
    QCOMPARE(parsed.faults[1].term, QStringLiteral("foo:bar"));
}

void QueryTest::aBareDateIsThatDayOnTheDesksClock()
{
    // The day on which Berlin's clocks go forward has 23 hours.
    const ParsedQuery parsed = parseQuery(QStringLiteral("reported:2026-03-29"), berlin());
    QCOMPARE(parsed.query.terms.size(), size_t(1));
    const QueryTerm &term = parsed.query.terms.front();
    QCOMPARE(toText(term.at), QStringLiteral("2026-03-28T23:00:00Z"));
    QVERIFY(term.until.has_value());
    QCOMPARE(toText(*term.until), QStringLiteral("2026-03-29T22:00:00Z"));
    QCOMPARE(term.comparison, Comparison::Equal);
}

void QueryTest::aSpanCountsFromNow()
{
    const ParsedQuery parsed = parseQuery(QStringLiteral("due<1w2d3h4m"), berlin());
    QCOMPARE(parsed.query.terms.size(), size_t(1));
    QCOMPARE(
        parsed.query.terms.front().fromNow.value(), 9 * msPerDay + 3 * msPerHour + 4 * msPerMinute);
}

void QueryTest::everyTermSaysWhereItStands()
{
    const QString text = QStringLiteral(" one -customer:\"A B\" two");
    const ParsedQuery parsed = parseQuery(text, berlin());
    QStringList pieces;
    for (const QueryTerm &term : parsed.query.terms)
        pieces << text.mid(term.position, term.length);
    QCOMPARE(pieces,
        (QStringList{
            QStringLiteral("one"), QStringLiteral("-customer:\"A B\""), QStringLiteral("two")}));
}

void QueryTest::completionOffersNamesThenValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("name") << QStringLiteral("login cu") << QStringList{QStringLiteral("customer:")};
    QTest::newRow("names") << QStringLiteral("de") << QStringList{QStringLiteral("devops:")};
    QTest::newRow("negated") << QStringLiteral("-st") << QStringList{QStringLiteral("-state:")};
    QTest::newRow("values") << QStringLiteral("state:c")
                            << QStringList{QStringLiteral("state:classified"),
                                   QStringLiteral("state:closed")};
    QTest::newRow("alias") << QStringLiteral(
        "owner:") << QStringList{QStringLiteral("owner:me"), QStringLiteral("owner:nobody")};
    QTest::newRow("span") << QStringLiteral("du") << QStringList{QStringLiteral("due<")};
    QTest::newRow("free value") << QStringLiteral("customer:a") << QStringList{};
    QTest::newRow("other name") << QStringLiteral("-ow") << QStringList{QStringLiteral("-owner:")};
    QTest::newRow("one name is enough")
        << QStringLiteral("se") << QStringList{QStringLiteral("sev:")};
    QTest::newRow("word") << QStringLiteral("xyz") << QStringList{};
    QTest::newRow("within quotes") << QStringLiteral("\"login cu") << QStringList{};
    QTest::newRow("levels") << QStringLiteral("devops:")
                            << QStringList{QStringLiteral("devops:1"), QStringLiteral("devops:2"),
                                   QStringLiteral("devops:3"), QStringLiteral("devops:4")};
}

void QueryTest::completionOffersNamesThenValues()
{
    QFETCH(QString, text);
    QFETCH(QStringList, offered);
    QCOMPARE(completions(text), offered);
}

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
