// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/memocontent.h"

#include <QTest>

using namespace gander;

namespace {

Incident anOperatorError()
{
    Incident incident;
    incident.id = IncidentId(41);
    incident.title = QStringLiteral("Weekly report sent to an out-of-date list");
    incident.description = QStringLiteral("The report reached 14 people who left.");
    incident.finding = QStringLiteral("The list was replaced by an import.");
    incident.customer = QStringLiteral("Oakline Housing Association");
    incident.reporter = QStringLiteral("Ms R. Thorne");
    incident.classification = Classification{Outcome::OperatorError, {}, {}};
    return incident;
}

Memo aFilledMemo()
{
    Memo memo = draftMemo(anOperatorError());
    memo.number = QStringLiteral("M-2026-0007");
    for (MemoSection &section : memo.sections) {
        if (section.text.isEmpty())
            section.text = QStringLiteral("Words.");
    }
    return memo;
}

QString &textOf(Memo &memo, const QString &key)
{
    for (MemoSection &section : memo.sections) {
        if (section.key == key)
            return section.text;
    }
    qFatal("no such section");
}

} // namespace

class TestMemoContent final : public QObject
{
    Q_OBJECT

private slots:
    void sectionsFollowTheOutcome_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<QStringList>("required");
        QTest::newRow("operator error")
            << static_cast<int>(Outcome::OperatorError)
            << QStringList{QStringLiteral("reported"), QStringLiteral("found"),
                   QStringLiteral("cause"), QStringLiteral("do-now"), QStringLiteral("avoid")}
            << QStringList{
                   QStringLiteral("found"), QStringLiteral("do-now"), QStringLiteral("avoid")};
        QTest::newRow("act of God")
            << static_cast<int>(Outcome::ActOfGod)
            << QStringList{QStringLiteral("reported"), QStringLiteral("happened"),
                   QStringLiteral("extent"), QStringLiteral("no-remediation"),
                   QStringLiteral("expect")}
            << QStringList{QStringLiteral("happened"), QStringLiteral("no-remediation")};
        QTest::newRow("feature request")
            << static_cast<int>(Outcome::FeatureRequest) << QStringList() << QStringList();
        QTest::newRow("core bug") << static_cast<int>(Outcome::CoreBug) << QStringList()
                                  << QStringList();
    }
    void sectionsFollowTheOutcome()
    {
        QFETCH(int, outcome);
        QFETCH(QStringList, keys);
        QFETCH(QStringList, required);
        QStringList foundKeys;
        QStringList foundRequired;
        for (const SectionRule &rule : memoSections(static_cast<Outcome>(outcome))) {
            foundKeys.append(rule.key);
            if (rule.required)
                foundRequired.append(rule.key);
        }
        QCOMPARE(foundKeys, keys);
        QCOMPARE(foundRequired, required);
    }

    void draftStartsFromWhatIsKnown()
    {
        Incident incident = anOperatorError();
        Memo memo = draftMemo(incident);
        QCOMPARE(memo.incident, incident.id);
        QCOMPARE(memo.subject, incident.title);
        QCOMPARE(memo.to, QStringLiteral("Oakline Housing Association, Ms R. Thorne"));
        QCOMPARE(textOf(memo, QStringLiteral("reported")), incident.description);
        QCOMPARE(textOf(memo, QStringLiteral("found")), incident.finding);
        QVERIFY(textOf(memo, QStringLiteral("do-now")).isEmpty());
        QCOMPARE(memo.cc, QStringList{QStringLiteral("Product")});
        QCOMPARE(memo.state, MemoState::Draft);

        incident.classification = Classification{Outcome::ActOfGod, {}, {}};
        incident.reporter.clear();
        memo = draftMemo(incident);
        QCOMPARE(memo.to, incident.customer);
        QCOMPARE(textOf(memo, QStringLiteral("happened")), incident.finding);
        QVERIFY(memo.cc.isEmpty());
    }

    void productIsAlwaysFirstOnCopyOfAnOperatorError()
    {
        const QStringList wanted{
            QStringLiteral(" Ruth "), QStringLiteral("product"), QString(), QStringLiteral("Ruth")};
        QCOMPARE(memoCc(Outcome::OperatorError, wanted),
            (QStringList{QStringLiteral("Product"), QStringLiteral("Ruth")}));
        QCOMPARE(memoCc(Outcome::ActOfGod, {QStringLiteral("Ruth")}),
            QStringList{QStringLiteral("Ruth")});
    }

    void emptyRequiredSectionsAreMissing()
    {
        Memo memo = draftMemo(anOperatorError());
        const QStringList wanted{QStringLiteral("do-now"), QStringLiteral("avoid")};
        QCOMPARE(missingSections(memo), wanted);
        textOf(memo, QStringLiteral("do-now")) = QStringLiteral(" \n\t\u200b\ufeff");
        QCOMPARE(missingSections(memo), wanted);
        memo.sections.clear();
        QCOMPARE(missingSections(memo),
            (QStringList{
                QStringLiteral("found"), QStringLiteral("do-now"), QStringLiteral("avoid")}));
        QVERIFY(missingSections(aFilledMemo()).isEmpty());
    }

    void blanksKeepASectionMissing()
    {
        Memo memo = aFilledMemo();
        textOf(memo, QStringLiteral("cause")) = QStringLiteral("As [[which line]] says.");
        QCOMPARE(missingSections(memo), QStringList{QStringLiteral("cause")});
        textOf(memo, QStringLiteral("avoid")).clear();
        QCOMPARE(
            missingSections(memo), (QStringList{QStringLiteral("avoid"), QStringLiteral("cause")}));
        const std::vector<Blank> expected{
            {QStringLiteral("cause"), 3, QStringLiteral("which line")}};
        QCOMPARE(blanksOf(memo), expected);
    }

    void blanksAreFoundInText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("firstPosition");
        const auto row = [](const char *name, const char *text, const QStringList &words, int at) {
            QTest::newRow(name) << QString::fromUtf8(text) << words << at;
        };
        row("none", "plain [text] and ]] or [[", {}, -1);
        row("two", "a [[b]] c [[d e]]", {QStringLiteral("b"), QStringLiteral("d e")}, 2);
        row("empty", "x[[]]", {QString()}, 1);
        row("over a line's end", "[[a\nb]]", {}, -1);
        row("innermost", "[[a [[b]] c]]", {QStringLiteral("b")}, 4);
        row("three brackets", "[[[a]]]", {QStringLiteral("a")}, 1);
        row("two, the first open", "[[ a\n[[b]]", {QStringLiteral("b")}, 5);
    }
    void blanksAreFoundInText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QFETCH(int, firstPosition);
        const auto blanks = blanksIn(text);
        QStringList found;
        for (const Blank &blank : blanks)
            found.append(blank.words);
        QCOMPARE(found, words);
        if (!blanks.empty())
            QCOMPARE(blanks.front().position, firstPosition);
    }

    void manyBracketsAreReadInNoTime()
    {
        QCOMPARE(blanksIn(QString(1'000'000, u'[')).size(), 0U);
        QCOMPARE(blanksIn(QStringLiteral("[[a]]").repeated(100'000)).size(), 100'000U);
        QCOMPARE(blanksIn(QStringLiteral("[[a\n").repeated(100'000)).size(), 0U);
        QCOMPARE(blanksIn(QStringLiteral("]]").repeated(100'000)).size(), 0U);
    }

    void contentHashKnowsEveryWord()
    {
        const Memo memo = aFilledMemo();
        const QString hash = contentHash(memo);
        QCOMPARE(hash.size(), 64);
        QCOMPARE(contentHash(aFilledMemo()), hash);

        Memo issued = memo;
        issued.state = MemoState::Issued;
        issued.issuedAt = Instant{1};
        issued.revision = 9;
        QCOMPARE(contentHash(issued), hash);

        QSet<QString> hashes{hash};
        const auto changed = [&](auto change) {
            Memo other = memo;
            change(other);
            hashes.insert(contentHash(other));
        };
        changed([](Memo &m) { m.number += u'1'; });
        changed([](Memo &m) { m.version = 2; });
        changed([](Memo &m) { m.incident = IncidentId(42); });
        changed([](Memo &m) { m.outcome = Outcome::ActOfGod; });
        changed([](Memo &m) { m.subject += u'.'; });
        changed([](Memo &m) { m.to += u'.'; });
        changed([](Memo &m) { m.cc.append(QStringLiteral("Ruth")); });
        changed([](Memo &m) { m.sections[0].text += u'.'; });
        changed([](Memo &m) { std::swap(m.sections[0].text, m.sections[1].text); });
        // A word moved over the border of two fields is another memo.
        changed([](Memo &m) {
            m.subject += m.to.at(0);
            m.to.remove(0, 1);
        });
        QCOMPARE(hashes.size(), 11);
    }

    void sectionsSurviveJson()
    {
        const Memo memo = aFilledMemo();
        const QJsonObject json = sectionsToJson(memo.sections);
        QCOMPARE(sectionsFromJson(json, memo.outcome), memo.sections);
        const auto other = sectionsFromJson(json, Outcome::ActOfGod);
        QCOMPARE(other.size(), 5U);
        QVERIFY(other[1].text.isEmpty());
    }

    void statesHaveKeys()
    {
        for (const MemoState state :
            {MemoState::Draft, MemoState::Approved, MemoState::Issued, MemoState::Revoked})
            QCOMPARE(memoStateFromKey(toKey(state)), std::optional(state));
        QCOMPARE(toKey(MemoState::Issued), QStringLiteral("issued"));
        QVERIFY(!memoStateFromKey(u"sent"));
    }
};

QTEST_APPLESS_MAIN(TestMemoContent)

#include "tst_memocontent.moc"
