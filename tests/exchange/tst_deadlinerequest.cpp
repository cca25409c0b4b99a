// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/deadlinerequest.h"
#include "tests/support/shareddata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace gander;
using namespace gander::exchange;

namespace {

QString stepWord(const Step &step, const Zone &)
{
    return QStringLiteral("step %1").arg(static_cast<int>(step.kind));
}

QJsonObject answer(const QJsonObject &request)
{
    return answerDeadline(request, stepWord);
}

QJsonObject fromText(const char *json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), json);
    return object;
}

QString asText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

class DeadlineRequestTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everySharedVectorComesOutEqual();
    void answersEachKind_data();
    void answersEachKind();
    void namesTheKeyThatIsWrong_data();
    void namesTheKeyThatIsWrong();
    void keepsTheIdAsItCame();
    void stepsAreTextsInOrder();
    void anExplicitNullWindowPromisesNothing();
    void optionsMakeTheSameRequest();
};

void DeadlineRequestTest::everySharedVectorComesOutEqual()
{
    GANDER_NEEDS_SHARED(path, "data/sla-vectors-sample.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors =
        QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("vectors")].toArray();
    QVERIFY(vectors.size() >= 220);

    QStringList wrong;
    for (const QJsonValue &each : vectors) {
        const QJsonObject vector = each.toObject();
        const QJsonValue expected = vector[QLatin1String("expected")];
        const QJsonObject got = answer(vector);
        QJsonObject wanted;
        if (expected.isObject())
            wanted = expected.toObject();
        else if (expected.isString())
            wanted.insert(QStringLiteral("due"), expected);
        else
            wanted.insert(QStringLiteral("seconds"), expected);
        for (auto it = wanted.begin(); it != wanted.end(); ++it) {
            if (got.value(it.key()) != it.value())
                wrong.append(asText(vector) + u'\n' + asText(got));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

// Cases of our own, worked out by hand.
void DeadlineRequestTest::answersEachKind_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char *name, const char *request, const char *expected) {
        QTest::newRow(name) << QByteArray(request) << QByteArray(expected);
    };
    add("own, the plan's window",
        R"({"kind":"own","timezone":"Europe/Berlin","start":"2026-11-02T09:00:00Z","sev":1,"devops":3})",
        R"({"classify_by":"2026-11-02T21:00:00Z","guaranteed_by":"2026-11-04T21:00:00Z",
            "classified_in_time":null,"working_target":null})");
    add("own, classified early",
        R"({"kind":"own","timezone":"Etc/UTC","start":"2026-11-02T09:00:00Z","sev":3,"devops":2,
            "classified_at":"2026-11-02T10:00:00Z"})",
        R"({"guaranteed_by":"2026-11-16T21:00:00Z","classified_in_time":true,
            "working_target":"2026-11-16T10:00:00Z"})");
    add("own, classified on the last millisecond",
        R"({"kind":"own","timezone":"Etc/UTC","start":"2026-11-02T09:00:00Z","sev":5,"devops":4,
            "classified_at":"2026-11-02T21:00:00Z"})",
        R"({"guaranteed_by":null,"classified_in_time":true,"working_target":null})");
    add("own, local start and other spans",
        R"({"kind":"own","timezone":"America/New_York","start":"2026-03-07 20:00","sev":1,"devops":1,
            "initial":{"value":1,"unit":"hours"},"window":{"value":1,"unit":"days"}})",
        R"({"classify_by":"2026-03-08T02:00:00Z","guaranteed_by":"2026-03-09T01:00:00Z"})");
    add("months clamp and pauses are added",
        R"({"kind":"add","timezone":"Etc/UTC","start":"2023-11-30T09:00:00Z",
            "amount":{"value":3,"unit":"months"},
            "pauses":[["2024-01-01T00:00:00Z","2024-01-02T00:00:00Z"],
                      ["2020-01-01T00:00:00Z","2020-01-02T00:00:00Z"]]})",
        R"({"due":"2024-03-01T09:00:00Z"})");
    add("a night over midnight",
        R"({"kind":"add","timezone":"Etc/UTC","start":"2026-11-06T23:00:00Z",
            "hours":{"fri":[["22:00","06:00"]]},"amount":{"value":480,"unit":"business_minutes"}})",
        R"({"due":"2026-11-13T23:00:00Z"})");
    add("due at the close stays there",
        R"({"kind":"add","timezone":"Etc/UTC","start":"2026-11-06T09:00:00Z",
            "hours":{"fri":[["09:00","17:00"]]},"amount":{"value":480,"unit":"business_minutes"}})",
        R"({"due":"2026-11-06T17:00:00Z"})");
    add("nothing from a close is the next opening",
        R"({"kind":"add","timezone":"Etc/UTC","start":"2026-11-06T17:00:00Z",
            "hours":{"fri":[["09:00","17:00"]]},"amount":{"value":0,"unit":"business_seconds"}})",
        R"({"due":"2026-11-13T09:00:00Z"})");
    add("end of the day two working days on",
        R"({"kind":"add","timezone":"Europe/Berlin","start":"2026-11-06T21:00:00+01:00",
            "hours":{"mon":[["08:00","12:00"],["13:00","16:30"]],"fri":[["08:00","12:00"]]},
            "amount":{"value":2,"unit":"business_days","end_of_day":true}})",
        R"({"due":"2026-11-13T11:00:00Z"})");
    add("a repeated hour counts twice",
        R"({"kind":"between","timezone":"Europe/Berlin","start":"2026-10-24T22:00:00Z",
            "end":"2026-10-25T23:00:00Z","hours":{"sun":[["02:00","03:00"]]}})",
        R"({"seconds":7200})");
    add("a skipped hour counts never",
        R"({"kind":"between","timezone":"Europe/Berlin","start":"2026-03-28T23:00:00Z",
            "end":"2026-03-29T22:00:00Z","hours":{"sun":[["02:00","03:00"]]}})",
        R"({"seconds":0})");
    add("an end before the start is no time at all",
        R"({"kind":"between","timezone":"Etc/UTC","start":"2026-03-28T23:00:00Z",
            "end":"2026-03-27T22:00:00Z","hours":null})",
        R"({"seconds":0})");
}

void DeadlineRequestTest::answersEachKind()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, expected);
    const QJsonObject got = answer(fromText(request));
    const QJsonObject wanted = fromText(expected);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        QVERIFY2(got.contains(it.key()) && got.value(it.key()) == it.value(),
            qPrintable(it.key() + QStringLiteral(" in ") + asText(got)));
    }
}

void DeadlineRequestTest::namesTheKeyThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("change"); // laid over a right request
    QTest::addColumn<QString>("key");
    const auto add = [](const char *change, const char *key) {
        QTest::newRow(change) << QByteArray(change) << QString::fromLatin1(key);
    };
    add(R"({"kind":"subtract"})", "kind");
    add(R"({"kind":7})", "kind");
    add(R"({"timezone":"Mars/Olympus"})", "timezone");
    add(R"({"timezone":"+02:00"})", "timezone");
    add(R"({"timezone":null})", "timezone");
    add(R"({"timezone":["UTC"]})", "timezone");
    add(R"({"start":null})", "start");
    add(R"({"start":12})", "start");
    add(R"({"start":"yesterday"})", "start");
    add(R"({"start":"0000-01-01T00:00:00Z"})", "start");
    add(R"({"start":"9999-01-01T00:00:00Z"})", "start");
    add(R"({"start":"2026-02-30T00:00:00Z"})", "start");
    add(R"({"amount":null})", "amount");
    add(R"({"amount":30})", "amount");
    add(R"({"amount":{"value":1,"unit":"fortnights"}})", "amount.unit");
    add(R"({"amount":{"value":1}})", "amount.unit");
    add(R"({"amount":{"value":"1","unit":"minutes"}})", "amount.value");
    add(R"({"amount":{"value":-1,"unit":"minutes"}})", "amount.value");
    add(R"({"amount":{"value":0.5,"unit":"business_days"}})", "amount.value");
    add(R"({"amount":{"value":1e18,"unit":"minutes"}})", "amount.value");
    add(R"({"amount":{"value":1e18,"unit":"months"}})", "amount.value");
    add(R"({"amount":{"value":1e308,"unit":"business_seconds"}})", "amount.value");
    add(R"({"amount":{"value":3000000,"unit":"business_days"}})", "amount");
    add(R"({"amount":{"value":96000,"unit":"months"}})", "amount");
    add(R"({"amount":{"value":4500000000,"unit":"business_minutes"}})", "amount");
    add(R"({"hours":[]})", "hours");
    add(R"({"hours":{}})", "amount");
    add(R"({"hours":{"mon":[]}})", "amount");
    add(R"({"hours":{"monday":[["09:00","17:00"]]}})", "hours.monday");
    add(R"({"hours":{"mon":["09:00","17:00"]}})", "hours.mon");
    add(R"({"hours":{"mon":[["9","17"]]}})", "hours.mon");
    add(R"({"hours":{"mon":[["09:00","24:01"]]}})", "hours.mon");
    add(R"({"hours":{"mon":[["24:00","01:00"]]}})", "hours.mon");
    add(R"({"hours":{"mon":[["09:00","10:00","11:00"]]}})", "hours.mon");
    add(R"({"hours":{"mon":[["09:00","17:00"]]},"breaks":{"2026-13-01":[]}})", "breaks");
    add(R"({"holidays":["25.12.2026"]})", "holidays");
    add(R"({"holidays":"2026-12-25"})", "holidays");
    add(R"({"recurring_holidays":["02-30"]})", "recurring_holidays");
    add(R"({"date_hours":{"2026-12-24":"closed"}})", "date_hours");
    add(R"({"pauses":[["2026-11-02T09:00:00Z"]]})", "pauses");
    add(R"({"pauses":[["2026-11-02T09:00:00Z","2026-11-01T09:00:00Z"]]})", "pauses");
    add(R"({"pauses":[["2026-11-02T09:00:00Z",null]]})", "pauses");
    add(R"({"kind":"between"})", "end");
    add(R"({"kind":"own"})", "sev");
    add(R"({"kind":"own","sev":6,"devops":1})", "sev");
    add(R"({"kind":"own","sev":1})", "devops");
    add(R"({"kind":"own","sev":1,"devops":1.5})", "devops");
    add(R"({"kind":"own","sev":1,"devops":1,"window":{"value":1,"unit":"moons"}})", "window.unit");
    add(R"({"kind":"own","sev":1,"devops":1,"window":12})", "window");
    add(R"({"kind":"own","sev":1,"devops":1,"window":{"value":1e18,"unit":"weeks"}})",
        "window.value");
    add(R"({"kind":"own","sev":1,"devops":1,"initial":{"value":-1,"unit":"hours"}})",
        "initial.value");
    add(R"({"kind":"own","sev":1,"devops":1,"classified_at":"soon"})", "classified_at");
    add(R"({"kind":"own","sev":1,"devops":1,"classified_at":"2020-01-01T00:00:00Z"})",
        "classified_at");
    add(R"({"kind":"own","sev":1,"devops":1,"hours":{"mon":[["09:00","17:00"]]}})", "hours");
}

void DeadlineRequestTest::namesTheKeyThatIsWrong()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, key);
    QJsonObject request = fromText(R"({"id":"x","kind":"add","timezone":"Europe/Berlin",
        "start":"2026-11-02T09:00:00Z","amount":{"value":30,"unit":"business_minutes"}})");
    QVERIFY(answer(request).contains(QStringLiteral("due")));
    const QJsonObject changes = fromText(change);
    for (auto it = changes.begin(); it != changes.end(); ++it)
        request.insert(it.key(), it.value());

    const QJsonObject got = answer(request);
    QCOMPARE(got.keys(), QStringList({QStringLiteral("error"), QStringLiteral("id")}));
    const QString error = got[QLatin1String("error")].toString();
    QVERIFY2(error.startsWith(key + u' ') || error.startsWith(key + u'['), qPrintable(error));
}

void DeadlineRequestTest::keepsTheIdAsItCame()
{
    QCOMPARE(answer(fromText(R"({"id":17})"))[QLatin1String("id")], QJsonValue(17));
    QCOMPARE(
        answer(fromText(R"({"id":"a"})"))[QLatin1String("id")], QJsonValue(QStringLiteral("a")));
    QCOMPARE(answer({})[QLatin1String("id")], QJsonValue());
}

void DeadlineRequestTest::stepsAreTextsInOrder()
{
    const QJsonArray steps = answer(fromText(
        R"({"kind":"own","timezone":"Etc/UTC","start":"2026-11-02T09:00:00Z","sev":1,"devops":3})"))
                                 [QLatin1String("steps")]
                                     .toArray();
    QVERIFY(steps.size() >= 4);
    for (const QJsonValue &step : steps)
        QVERIFY(step.toString().startsWith(QStringLiteral("step ")));
}

void DeadlineRequestTest::anExplicitNullWindowPromisesNothing()
{
    QJsonObject request = fromText(
        R"({"kind":"own","timezone":"Etc/UTC","start":"2026-11-02T09:00:00Z","sev":1,"devops":3})");
    QVERIFY(answer(request)[QLatin1String("guaranteed_by")].isString());
    request.insert(QStringLiteral("window"), QJsonValue());
    QVERIFY(answer(request)[QLatin1String("guaranteed_by")].isNull());
}

void DeadlineRequestTest::optionsMakeTheSameRequest()
{
    const DeadlineOptions options{QStringLiteral("2026-11-02T09:00:00Z"), QStringLiteral("Etc/UTC"),
        QStringLiteral("1"), QStringLiteral("4"), QStringLiteral("2026-11-02T10:00:00Z")};
    const QJsonObject got = answer(deadlineRequest(options));
    QCOMPARE(
        got[QLatin1String("guaranteed_by")].toString(), QStringLiteral("2026-11-09T21:00:00Z"));
    QCOMPARE(
        got[QLatin1String("working_target")].toString(), QStringLiteral("2026-11-09T10:00:00Z"));

    DeadlineOptions bad = options;
    bad.severity = QStringLiteral("bad");
    QVERIFY(answer(deadlineRequest(bad))[QLatin1String("error")].toString().startsWith(
        QStringLiteral("sev ")));
}

QTEST_GUILESS_MAIN(DeadlineRequestTest)
#include "tst_deadlinerequest.moc"
