// SPDX-License-Identifier: GPL-3.0-or-later

// Theme, text size, icons and the style hold on real widgets.

#include "resources/looks.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/focusring.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"

#include <QDirIterator>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace gander;
using namespace gander::ui;

namespace {

bool holds(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
    return false;
}

} // namespace

class TestLooks final : public QObject
{
    Q_OBJECT

private slots:
    void everyIconIsThereAndTakesItsColour();
    void iconsAreCrispAtAnyRatio();
    void nothingClipsInAButton_data();
    void nothingClipsInAButton();
    void ringFollowsTheKeyboardAlone();
    void toneOfALabelHoldsOnEveryGround();
    void wrongFieldIsEdged();
    void tickerTurnsOnTheFullSecond();
    void themeAndSizeTellWhenTheyChange();
};

void TestLooks::everyIconIsThereAndTakesItsColour()
{
    Looks looks;
    int count = 0;
    QDirIterator icons(QStringLiteral(":/icons"), {QStringLiteral("*.svg")});
    while (icons.hasNext()) {
        const QString name = QFileInfo(icons.next()).completeBaseName();
        if (name == QLatin1String("gander"))
            continue;
        const QImage image = looks.icon(name, QColor(255, 0, 0), 16, 2).toImage();
        bool inked = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                inked = inked || pixel.alpha() > 0;
                QVERIFY2(pixel.alpha() < 64 || (pixel.red() > 180 && pixel.green() < 60),
                    qPrintable(name));
            }
        QVERIFY2(inked, qPrintable(name));
        ++count;
    }
    QCOMPARE(count, 94);
}

void TestLooks::iconsAreCrispAtAnyRatio()
{
    Looks looks;
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        const QPixmap icon = looks.icon(QStringLiteral("bug"), Qt::black, 16, ratio);
        QCOMPARE(icon.width(), qRound(16 * ratio));
        QCOMPARE(icon.devicePixelRatio(), ratio);
    }
}

void TestLooks::nothingClipsInAButton_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("150 %") << 1.5;
}

void TestLooks::nothingClipsInAButton()
{
    QFETCH(double, scale);
    Looks looks;
    looks.dress(*qApp);
    looks.setScale(scale);
    for (const ButtonForm form :
        {ButtonForm::Primary, ButtonForm::Plain, ButtonForm::Quiet, ButtonForm::Link}) {
        Button button(looks, QStringLiteral("Classify and route"), QStringLiteral("check"),
            QStringLiteral("Ctrl Enter"), form, nullptr);
        const QFontMetrics words(
            looks.font(form == ButtonForm::Link ? FontRole::Body : FontRole::BodyMedium));
        const int inside = words.horizontalAdvance(button.text()) + looks.px(16)
            + keycapSize(looks, QStringLiteral("Ctrl Enter")).width();
        QVERIFY(button.sizeHint().width() >= inside + 16);
        QVERIFY(button.sizeHint().height() >= std::max(24, words.height() + 4));
        QCOMPARE(button.minimumSizeHint(), button.sizeHint());
    }
}

void TestLooks::ringFollowsTheKeyboardAlone()
{
    Looks looks;
    looks.dress(*qApp);
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *first = new Button(looks, QStringLiteral("One"), {}, {}, ButtonForm::Plain, &window);
    auto *second = new Button(looks, QStringLiteral("Two"), {}, {}, ButtonForm::Plain, &window);
    row->addWidget(first);
    row->addWidget(second);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QList<FocusRing *> rings = qApp->findChildren<FocusRing *>();
    QVERIFY(!rings.isEmpty());
    FocusRing *ring = rings.constLast();
    window.setFocus();
    window.setAttribute(Qt::WA_KeyboardFocusChange, false);
    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!ring->wearer());
    const QImage before = window.grab().toImage();
    first->setFocus(Qt::TabFocusReason);
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(ring->wearer(), second);
    QVERIFY(window.grab().toImage() != before);
    window.setFocus();
}

void TestLooks::toneOfALabelHoldsOnEveryGround()
{
    Looks looks;
    looks.dress(*qApp);
    for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base}) {
        QWidget panel;
        panel.setBackgroundRole(ground);
        panel.setAutoFillBackground(true);
        auto *label = plainLabel(QStringLiteral("MMMM"), &panel);
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, QColor(255, 0, 0));
        label->setPalette(palette);
        label->setFont(looks.font(FontRole::Tile));
        label->adjustSize();
        panel.show();
        QVERIFY(holds(panel.grab().toImage(), QColor(255, 0, 0)));
    }
}

void TestLooks::wrongFieldIsEdged()
{
    Looks looks;
    looks.dress(*qApp);
    auto *edit = new QLineEdit;
    Field field(looks, QStringLiteral("Day"), edit);
    field.show();
    const QColor fault = looks.theme().state(Band::Critical).mark;
    QVERIFY(!holds(field.grab().toImage(), fault));
    field.setIssue(QStringLiteral("November has 30 days"));
    QVERIFY(holds(edit->grab().toImage(), fault));
    field.setIssue({});
    QVERIFY(!holds(edit->grab().toImage(), fault));
}

void TestLooks::tickerTurnsOnTheFullSecond()
{
    const SystemClock clock;
    Ticker ticker(clock);
    QSignalSpy ticks(&ticker, &Ticker::ticked);
    QTRY_VERIFY_WITH_TIMEOUT(ticks.count() >= 2, 10'000);
    for (const QList<QVariant> &tick : ticks)
        QVERIFY(tick.constFirst().value<Instant>().ms % msPerSecond < 900);
}

void TestLooks::themeAndSizeTellWhenTheyChange()
{
    Looks looks;
    looks.dress(*qApp);
    looks.setDark(false);
    QSignalSpy changed(&looks, &Looks::changed);
    looks.setDark(true);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(qApp->palette().color(QPalette::Window), Theme::darkTheme().window);
    looks.setDark(true);
    QCOMPARE(changed.count(), 1);
    looks.setScale(1.5);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(qApp->font().pixelSize(), 20);
    QCOMPARE(qApp->font().family(), fontFamily());
    looks.setScale(9);
    QCOMPARE(looks.scale(), 1.5);
    looks.setScale(0.1);
    QCOMPARE(looks.scale(), 0.9);
    looks.setChoice(ThemeChoice::Light);
    QVERIFY(!looks.theme().dark);
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
