// SPDX-License-Identifier: GPL-3.0-or-later

// Text that goes into chains of hashes may never change: it is held against QJsonDocument's.

#include "models/domain/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

// Letters that have to be escaped, pairs and halves of pairs.
QString anyText(QRandomGenerator &random)
{
    static const QString samples =
        u"ab "
        u"Z\"\\/"
        u"\b\f\n\r\t\u0000\u0001\u001f\u007f\u0080éÄöß\u0301\u0323ﬁǅİıΣςЯ北한\u1100\u1161\u2028"
        "\ufeff\uffff"_s;
    QString text;
    for (int left = random.bounded(24); left > 0; --left) {
        const int kind = random.bounded(12);
        if (kind == 0)
            text += QString(u"😀"_s);
        else if (kind == 1)
            text += QChar(0xd800 + random.bounded(0x800));
        else if (kind == 2)
            text += QChar(random.bounded(0x10000));
        else
            text += samples.at(random.bounded(samples.size()));
    }
    return text;
}

QJsonValue anyValue(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 0 ? 9 : 7)) {
    case 0:
        return random.bounded(2) == 0;
    case 1:
        return QJsonValue(QJsonValue::Null);
    case 2:
        return random.bounded(100) - 50;
    case 3:
        return static_cast<qint64>(random.generate64() >> random.bounded(40));
    case 4:
        return random.generateDouble() * 1e9 - (random.bounded(2) == 0 ? 0.0 : 1e20);
    case 7: {
        QJsonArray array;
        for (int left = random.bounded(4); left > 0; --left)
            array.append(anyValue(random, depth - 1));
        return array;
    }
    case 8: {
        QJsonObject object;
        for (int left = random.bounded(4); left > 0; --left)
            object.insert(anyText(random), anyValue(random, depth - 1));
        return object;
    }
    default:
        return anyText(random);
    }
}

} // namespace

class TestJsonText final : public QObject
{
    Q_OBJECT

private slots:
    void objectsAreWrittenAsQtWritesThem()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 4000; ++i) {
            QJsonObject object;
            for (int left = random.bounded(6); left > 0; --left)
                object.insert(anyText(random), anyValue(random, 3));
            QByteArray bytes;
            appendJson(bytes, object);
            QCOMPARE(bytes, QJsonDocument(object).toJson(QJsonDocument::Compact));
        }
    }

    void numbersAtTheEdgesAreWrittenAsQtWritesThem()
    {
        for (const QJsonValue &value :
            {QJsonValue(0.0), QJsonValue(-0.0), QJsonValue(0.1), QJsonValue(9007199254740992.0),
                QJsonValue(-9007199254740993.0), QJsonValue(std::numeric_limits<qint64>::max()),
                QJsonValue(std::numeric_limits<qint64>::min()), QJsonValue(1e300)}) {
            QByteArray bytes;
            appendJson(bytes, QJsonObject{{u"n"_s, value}});
            QCOMPARE(
                bytes, QJsonDocument(QJsonObject{{u"n"_s, value}}).toJson(QJsonDocument::Compact));
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
