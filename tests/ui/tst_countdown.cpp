// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/countdown.h"
#include "ui/kit/countdownlayout.h"
#include "ui/kit/looks.h"
#include "ui/words/durationtext.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace gander;
using namespace gander::ui;

namespace {

constexpr QRect cell(40, 100, 208, 34);

Urgency runningFrom(Instant start, Instant due)
{
    return {.clock = ClockName::Classify, .edges = bandEdges(start, due)};
}

} // namespace

class TestCountdown final : public QObject
{
    Q_OBJECT

private slots:
    void partsLieAsDrawn();
    void barGivesWayAndNeverTheWords();
    void partsMirrorFromRightToLeft();
    void sizesGrowWithTheText();
    void widestWordsStandWholeInTheColumn_data();
    void widestWordsStandWholeInTheColumn();
    void barShowsWhatIsLeft();
    void barOfAPausedClockStandsStill();
    void targetStandsWhereItsTimeIsLeft();
    void paintsInBothThemes_data();
    void paintsInBothThemes();
    void bandsDifferInFormNotOnlyInColour();
};

void TestCountdown::partsLieAsDrawn()
{
    const CountdownLayout layout = layOutCountdown(cell, 100, 1);
    QCOMPARE(layout.pill, QRect(50, 106, 6 + 14 + 7 + 100 + 9, 22));
    QCOMPARE(layout.icon, QRect(56, 110, 14, 14));
    QCOMPARE(layout.words.left(), 77);
    QVERIFY(layout.words.width() >= 100);
    QCOMPARE(layout.bar, QRect(204, 115, 36, 5));
}

void TestCountdown::barGivesWayAndNeverTheWords()
{
    int last = 36;
    for (int words = 60; words <= 200; ++words) {
        const CountdownLayout layout = layOutCountdown(cell, words, 1);
        QVERIFY(layout.words.width() >= words);
        QVERIFY(layout.bar.width() <= last);
        if (!layout.bar.isEmpty()) {
            QVERIFY(layout.bar.left() >= layout.pill.left() + layout.pill.width() + 8);
            QVERIFY(layout.bar.width() >= 16);
        }
        last = layout.bar.width();
    }
    QVERIFY(layOutCountdown(cell, 200, 1).bar.isEmpty());
}

void TestCountdown::partsMirrorFromRightToLeft()
{
    const CountdownLayout plain = layOutCountdown(cell, 100, 1);
    const CountdownLayout mirrored = layOutCountdown(cell, 100, 1, Qt::RightToLeft);
    const int axis = cell.left() + cell.right();
    QCOMPARE(mirrored.pill.right(), axis - plain.pill.left());
    QCOMPARE(mirrored.icon.right(), axis - plain.icon.left());
    QCOMPARE(mirrored.bar.left(), axis - plain.bar.right());
    QCOMPARE(mirrored.words.size(), plain.words.size());
}

void TestCountdown::sizesGrowWithTheText()
{
    const QRect large(0, 0, 312, 51);
    const CountdownLayout layout = layOutCountdown(large, 150, 1.5);
    QCOMPARE(layout.icon.size(), QSize(21, 21));
    QCOMPARE(layout.pill.height(), 33);
    QCOMPARE(layout.bar.height(), 8);
    QVERIFY(large.contains(layout.pill));
}

void TestCountdown::widestWordsStandWholeInTheColumn_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("90 %") << 0.9;
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("125 %") << 1.25;
    QTest::newRow("150 %") << 1.5;
}

void TestCountdown::widestWordsStandWholeInTheColumn()
{
    QFETCH(double, scale);
    Looks looks;
    looks.dress(*qApp);
    looks.setScale(scale);
    const QRect column(0, 0, qRound(208 * scale), qRound(34 * scale));
    const QFontMetrics metrics(looks.font(FontRole::BodyStrong));
    const QString widest = words::timeLeft(-(23 * msPerHour + 59 * msPerMinute), Band::Breached);
    QCOMPARE(widest, QStringLiteral("Overdue by 23 h 59 min"));
    QVERIFY(countdownWidth(looks, widest) <= column.width());
    const CountdownLayout layout =
        layOutCountdown(column, metrics.horizontalAdvance(widest), looks.scale());
    QVERIFY(column.contains(layout.pill));
    QVERIFY(layout.words.width() >= metrics.boundingRect(widest).width());
}

void TestCountdown::barShowsWhatIsLeft()
{
    const Instant start{0};
    const Instant due{12 * msPerHour};
    const Countdown countdown = countdownOf(
        runningFrom(start, due), start, {}, Instant{9 * msPerHour + 1}, QStringLiteral("words"));
    QVERIFY(countdown.hasBar);
    QCOMPARE(countdown.band, Band::AtRisk);
    QVERIFY(qAbs(countdown.left - 0.25) < 0.001);
    QCOMPARE(countdown.words, QStringLiteral("words"));
    QVERIFY(countdown.target < 0);
    QVERIFY(!countdownOf({.settled = Band::Met}, {}, {}, due, {}).hasBar);
}

void TestCountdown::barOfAPausedClockStandsStill()
{
    const Instant start{0};
    Urgency urgency = runningFrom(start, Instant{12 * msPerHour});
    urgency.pausedLeft = 6 * msPerHour;
    for (const qint64 hours : {7, 11, 500}) {
        const Countdown countdown = countdownOf(urgency, start, {}, Instant{hours * msPerHour}, {});
        QCOMPARE(countdown.band, Band::Paused);
        QCOMPARE(countdown.left, 0.5);
    }
}

void TestCountdown::targetStandsWhereItsTimeIsLeft()
{
    const Instant start{0};
    const Instant due{10 * msPerHour};
    const Countdown countdown =
        countdownOf(runningFrom(start, due), start, Instant{6 * msPerHour}, Instant{msPerHour}, {});
    QVERIFY(qAbs(countdown.target - 0.4) < 0.001);
}

void TestCountdown::paintsInBothThemes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestCountdown::paintsInBothThemes()
{
    QFETCH(bool, dark);
    Looks looks;
    looks.setDark(dark);
    looks.dress(*qApp);
    QImage image(208, 34, QImage::Format_RGB32);
    const auto holds = [&image](const QColor &colour) {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, y) == colour.rgb())
                    return true;
        return false;
    };
    const auto paint = [&](Band band, double left) {
        image.fill(looks.theme().surface);
        QPainter painter(&image);
        paintCountdown(painter, looks, image.rect(),
            {.band = band, .words = QStringLiteral("Due in 35 min"), .left = left, .hasBar = true});
    };
    const Theme &theme = looks.theme();
    paint(Band::Calm, 0.5);
    QVERIFY(holds(theme.state(Band::Calm).mark));
    QVERIFY(holds(theme.divider));
    paint(Band::Critical, 0.1);
    QVERIFY(holds(theme.state(Band::Critical).tint));
    paint(Band::Breached, 0);
    QVERIFY(holds(theme.state(Band::Breached).mark));
    QCOMPARE(QColor(image.pixel(14, 10)), theme.state(Band::Breached).mark);
}

void TestCountdown::bandsDifferInFormNotOnlyInColour()
{
    Looks looks;
    looks.dress(*qApp);
    QList<QImage> seen;
    for (const Band band :
        {Band::Calm, Band::AtRisk, Band::Critical, Band::Breached, Band::Paused}) {
        QImage image(208, 34, QImage::Format_RGB32);
        image.fill(looks.theme().surface);
        QPainter painter(&image);
        paintCountdown(painter, looks, image.rect(),
            {.band = band, .words = QStringLiteral("x"), .left = 0.5, .hasBar = true});
        painter.end();
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        for (const QImage &other : seen)
            QVERIFY(other != grey);
        seen.append(grey);
    }
}

QTEST_MAIN(TestCountdown)
#include "tst_countdown.moc"
