// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/looks.h"

#include <QBuffer>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
#include <QTest>

using namespace gander;

namespace {

QFont fontOf(QFont::Weight weight, int px = 13)
{
    QFont font(fontFamily());
    font.setPixelSize(px);
    font.setWeight(weight);
    return font;
}

} // namespace

class TestFonts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void weightIsFoundByItsNumber_data();
    void weightIsFoundByItsNumber();
    void digitsAreAllOfOneWidth_data();
    void digitsAreAllOfOneWidth();
    void countdownKeepsItsWidth();
    void everyScriptOfADeskIsThere();
    void pdfCarriesTheFont();
};

void TestFonts::initTestCase()
{
    QVERIFY(loadFonts());
    QVERIFY(loadFonts());
    QVERIFY(QFontDatabase::families().contains(fontFamily()));
}

void TestFonts::weightIsFoundByItsNumber_data()
{
    QTest::addColumn<int>("weight");
    QTest::addColumn<QString>("style");
    QTest::newRow("400") << 400 << QStringLiteral("Regular");
    QTest::newRow("500") << 500 << QStringLiteral("Medium");
    QTest::newRow("600") << 600 << QStringLiteral("SemiBold");
}

void TestFonts::weightIsFoundByItsNumber()
{
    QFETCH(int, weight);
    QFETCH(QString, style);
    const QFont font = fontOf(static_cast<QFont::Weight>(weight));
    QCOMPARE(QFontInfo(font).family(), fontFamily());
    QCOMPARE(QFontInfo(font).weight(), weight);
    const QRawFont raw = QRawFont::fromFont(font);
    QCOMPARE(raw.familyName(), fontFamily());
    QCOMPARE(raw.styleName(), style);
    QVERIFY(QFontDatabase::styles(fontFamily()).contains(style));
}

void TestFonts::digitsAreAllOfOneWidth_data()
{
    QTest::addColumn<int>("weight");
    QTest::addColumn<int>("px");
    for (const int weight : {400, 500, 600})
        for (const int px : {11, 12, 13, 15, 18, 20, 30, 68})
            QTest::addRow("%d at %d px", weight, px) << weight << px;
}

void TestFonts::digitsAreAllOfOneWidth()
{
    QFETCH(int, weight);
    QFETCH(int, px);
    const QFontMetricsF metrics(fontOf(static_cast<QFont::Weight>(weight), px));
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    QVERIFY(width > 0.5 * px);
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), width);
    // The signs that stand among digits have a width of their own, but a sane one.
    for (const QChar sign : QStringLiteral("+-.,:%\u2212\u2013\u20ac$")) {
        QVERIFY(metrics.inFont(sign));
        const qreal wide = metrics.horizontalAdvance(sign);
        QVERIFY2(wide > 0.2 * width && wide < 1.5 * width, qPrintable(QString(sign)));
    }
}

void TestFonts::countdownKeepsItsWidth()
{
    for (const QFont::Weight weight : {QFont::Normal, QFont::Medium, QFont::DemiBold}) {
        const QFontMetricsF metrics(fontOf(weight));
        const auto wide = [&metrics](int hours, int minutes) {
            return metrics.horizontalAdvance(
                QStringLiteral("Due in %1 h %2 min").arg(hours).arg(minutes));
        };
        const qreal width = wide(11, 11);
        for (int minutes = 10; minutes < 60; ++minutes)
            QCOMPARE(wide(10 + minutes % 10, minutes), width);
    }
}

void TestFonts::everyScriptOfADeskIsThere()
{
    const QFontMetricsF metrics(fontOf(QFont::Normal));
    for (const QChar letter : QStringLiteral("AzÄßéŁőşΩλЖя–—…“”‘’·×§→↵⇧−≤≥½№€£\u00a0"))
        QVERIFY2(metrics.inFont(letter), qPrintable(QString::number(letter.unicode(), 16)));
}

void TestFonts::pdfCarriesTheFont()
{
    QBuffer file;
    QVERIFY(file.open(QIODevice::WriteOnly));
    {
        QPdfWriter writer(&file);
        QPainter painter(&writer);
        painter.setFont(fontOf(QFont::DemiBold, 200));
        painter.drawText(QPointF(200, 400), QStringLiteral("G-41 due 17:40"));
    }
    QVERIFY(file.data().contains("/GanderSans-SemiBold") || file.data().contains("+GanderSans"));
    QVERIFY(file.data().contains("/FontFile"));
}

QTEST_MAIN(TestFonts)
#include "tst_fonts.moc"
