// SPDX-License-Identifier: GPL-3.0-or-later

// The chain sees every change of every field; taking back is a matter of later events alone.

#include "models/domain/event.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestEvent final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasAKeyOfItsOwn();
    void everyFieldIsInTheHash();
    void fieldsDoNotRunIntoEachOther();
    void keysOfDataAreSorted();
    void takingBackAndBringingBack_data();
    void takingBackAndBringingBack();
};

namespace {

Event anEvent()
{
    Event event;
    event.seq = 3;
    event.kind = EventKind::Noted;
    event.actor = u"Lena"_s;
    event.occurredAt = {1000};
    event.recordedAt = {2000};
    event.act = u"act"_s;
    event.data = {{u"text"_s, u"x"_s}};
    return event;
}

} // namespace

void TestEvent::everyKindHasAKeyOfItsOwn()
{
    QStringList keys;
    for (int kind = 0; kind <= int(EventKind::Undone); ++kind) {
        const QString key = toKey(EventKind(kind));
        QCOMPARE(eventKindFromKey(key), EventKind(kind));
        keys << key;
    }
    QCOMPARE(keys.removeDuplicates(), 0);
    QVERIFY(!eventKindFromKey(u"no such kind"_s));
}

void TestEvent::everyFieldIsInTheHash()
{
    const QByteArray base = hashOf(anEvent(), u"uid"_s, "previous");
    QCOMPARE(base.size(), 32);
    std::vector<Event> changed(8, anEvent());
    changed[0].seq = 4;
    changed[1].kind = EventKind::Held;
    changed[2].actor = u"Lenb"_s;
    changed[3].occurredAt = {1001};
    changed[4].recordedAt = {2001};
    changed[5].told = true;
    changed[6].act = u"acu"_s;
    changed[7].data = {{u"text"_s, u"y"_s}};
    for (const Event &event : changed)
        QVERIFY(hashOf(event, u"uid"_s, "previous") != base);
    QVERIFY(hashOf(anEvent(), u"uie"_s, "previous") != base);
    QVERIFY(hashOf(anEvent(), u"uid"_s, "previout") != base);
    QCOMPARE(hashOf(anEvent(), u"uid"_s, "previous"), base);
}

void TestEvent::fieldsDoNotRunIntoEachOther()
{
    Event one = anEvent();
    Event two = anEvent();
    one.actor = u"ab"_s;
    one.act = u"c"_s;
    two.actor = u"a"_s;
    two.act = u"bc"_s;
    QVERIFY(hashOf(one, {}, {}) != hashOf(two, {}, {}));
}

void TestEvent::keysOfDataAreSorted()
{
    QJsonObject data;
    data.insert(u"b"_s, 1);
    data.insert(u"a"_s, u"ü"_s);
    QCOMPARE(canonicalJson(data), QByteArray("{\"a\":\"ü\",\"b\":1}"));
}

void TestEvent::takingBackAndBringingBack_data()
{
    QTest::addColumn<QList<int>>("takesBack"); // for each event the seq it takes back, or 0
    QTest::addColumn<QList<bool>>("counts");
    QTest::newRow("plain") << QList<int>{0, 0} << QList<bool>{true, true};
    QTest::newRow("undone") << QList<int>{0, 0, 2} << QList<bool>{true, false, true};
    QTest::newRow("redone") << QList<int>{0, 0, 2, 3} << QList<bool>{true, true, false, true};
    QTest::newRow("undone again") << QList<int>{0, 0, 2, 3, 4}
                                  << QList<bool>{true, false, true, false, true};
    QTest::newRow("itself") << QList<int>{0, 2} << QList<bool>{true, true};
    QTest::newRow("nothing") << QList<int>{0, 99} << QList<bool>{true, true};
}

void TestEvent::takingBackAndBringingBack()
{
    QFETCH(QList<int>, takesBack);
    QFETCH(QList<bool>, counts);
    History history;
    for (int i = 0; i < takesBack.size(); ++i) {
        Event event = anEvent();
        event.seq = i + 1;
        if (takesBack[i]) {
            event.kind = EventKind::Undone;
            event.data = {{u"seq"_s, takesBack[i]}};
        }
        history.push_back(event);
    }
    const std::vector<bool> found = effective(history);
    QCOMPARE(QList<bool>(found.begin(), found.end()), counts);
}

QTEST_APPLESS_MAIN(TestEvent)
#include "tst_event.moc"
