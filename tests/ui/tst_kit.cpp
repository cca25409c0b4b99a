// SPDX-License-Identifier: GPL-3.0-or-later

// The looks keep their promises: contrast, figures that do not dance, a bar that gives way.

#include "resources/looks.h"
#include "tests/support/fixedclock.h"
#include "tests/support/shareddata.h"
#include "ui/kit/button.h"
#include "ui/kit/countdown.h"
#include "ui/kit/countdownlayout.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/words/durationtext.h"

#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

class TestKit final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void coloursPassContrast_data();
    void coloursPassContrast();
    void coloursAreThoseOfTheDesign();
    void everyDigitIsAsWideAsTheNext_data();
    void everyDigitIsAsWideAsTheNext();
    void everyIconIsThere();
    void theBarGivesWayButNeverTheWords();
    void theWidestWordsStandWholeInTheColumn_data();
    void theWidestWordsStandWholeInTheColumn();
    void aCountdownPaintsInBothPalettes();
    void aButtonShowsItsKeyAndFitsItsWords();
    void aNoticeOffersUndoAndIsHeard();
    void aFieldSaysWhatIsWrong();
    void hostileTextStaysPlainAndShort();
    void initialsOfNames_data();
    void initialsOfNames();
    void theTickerTellsAJump();
};

namespace {

double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

constexpr std::array bands{Band::Calm, Band::AtRisk, Band::Critical, Band::Breached, Band::Paused,
    Band::Met};

} // namespace

void TestKit::initTestCase()
{
    QVERIFY(loadFonts());
}

void TestKit::coloursPassContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestKit::coloursPassContrast()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::darkTheme() : Theme::light();
    const auto text = [&](const QColor &ink, const QColor &ground, const char *what) {
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(u"%1: %2"_s.arg(QLatin1String(what)).arg(ratio)));
    };
    for (const QColor &ground :
        {theme.window, theme.surface, theme.sunken, theme.hover, theme.selected}) {
        text(theme.text, ground, "text");
        text(theme.secondary, ground, "second text");
        text(theme.tertiary, ground, "third text");
        QVERIFY(contrast(theme.control, ground) >= 3);
    }
    text(theme.accent, theme.surface, "link");
    text(theme.onAccent, theme.accent, "on accent");
    text(theme.onTooltip, theme.tooltip, "tip");
    for (const Band band : bands) {
        const Ink ink = theme.state(band);
        text(ink.text, theme.surface, "state on surface");
        text(ink.text, theme.selected, "state on chosen");
        text(ink.text, ink.tint, "state on its tint");
        QVERIFY(contrast(ink.mark, theme.surface) >= 3);
    }
    text(theme.onBreached, theme.state(Band::Breached).mark, "on overdue");
    for (const Severity severity : allSeverities)
        text(theme.severity(severity).text, theme.severity(severity).fill, "severity");
    for (const Outcome outcome : allOutcomes)
        text(theme.category(outcome).mark, theme.category(outcome).tint, "category");
}

void TestKit::coloursAreThoseOfTheDesign()
{
    GANDER_NEEDS_SHARED(path, "design/tokens.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object();
    for (const bool dark : {false, true}) {
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        const QJsonObject wanted = tokens.value(dark ? "dark"_L1 : "light"_L1).toObject();
        const auto same = [&](const char *group, const char *name, const QColor &colour) {
            QCOMPARE(colour.name().toUpper(),
                wanted.value(QLatin1String(group)).toObject().value(QLatin1String(name)).toString());
        };
        same("bg", "window", theme.window);
        same("bg", "surface", theme.surface);
        same("bg", "sunken", theme.sunken);
        same("bg", "selected", theme.selected);
        same("bg", "hover", theme.hover);
        same("text", "primary", theme.text);
        same("text", "secondary", theme.secondary);
        same("text", "tertiary", theme.tertiary);
        same("border", "control", theme.control);
        same("border", "divider", theme.divider);
        const QJsonObject states = wanted.value("state"_L1).toObject();
        const char *names[]{"calm", "atRisk", "critical", "breached", "paused", "met"};
        for (size_t i = 0; i < bands.size(); ++i) {
            const QJsonObject state = states.value(QLatin1String(names[i])).toObject();
            const Ink ink = theme.state(bands[i]);
            QCOMPARE(ink.mark.name().toUpper(), state.value("mark"_L1).toString());
            QCOMPARE(ink.text.name().toUpper(), state.value("text"_L1).toString());
            QCOMPARE(ink.tint.name().toUpper(), state.value("tint"_L1).toString());
        }
    }
}

void TestKit::everyDigitIsAsWideAsTheNext_data()
{
    QTest::addColumn<int>("weight");
    QTest::newRow("regular") << int(QFont::Normal);
    QTest::newRow("medium") << int(QFont::Medium);
    QTest::newRow("semibold") << int(QFont::DemiBold);
}

void TestKit::everyDigitIsAsWideAsTheNext()
{
    QFETCH(int, weight);
    QFont font(fontFamily());
    font.setPixelSize(13);
    font.setWeight(QFont::Weight(weight));
    QCOMPARE(QFontInfo(font).family(), fontFamily());
    QCOMPARE(QFontInfo(font).weight(), weight);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (const QChar digit : u"123456789"_s)
        QCOMPARE(metrics.horizontalAdvance(digit), width);
}

void TestKit::everyIconIsThere()
{
    Looks looks;
    for (const Band band : bands)
        QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(bandIcon(band))));
    for (const Outcome outcome : allOutcomes) {
        const QImage icon
            = looks.icon(outcomeIcon(outcome), Qt::red, 16, 2.0).toImage();
        QCOMPARE(icon.size(), QSize(32, 32));
        bool isRed = false;
        for (int y = 0; y < icon.height(); ++y)
            for (int x = 0; x < icon.width(); ++x)
                isRed = isRed || (qAlpha(icon.pixel(x, y)) > 200 && qRed(icon.pixel(x, y)) > 200);
        QVERIFY(isRed);
    }
}

void TestKit::theBarGivesWayButNeverTheWords()
{
    const QRect cell(0, 0, 208, 34);
    const CountdownLayout roomy = layOutCountdown(cell, 90, 1.0);
    QVERIFY(!roomy.bar.isEmpty());
    QCOMPARE(roomy.bar.size(), QSize(36, 5));
    QVERIFY(roomy.bar.left() > roomy.pill.right());
    const CountdownLayout tight = layOutCountdown(cell, 150, 1.0);
    QVERIFY(tight.bar.isEmpty());
    QVERIFY(tight.words.width() >= 150);
}

void TestKit::theWidestWordsStandWholeInTheColumn_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("100") << 1.0;
    QTest::newRow("150") << 1.5;
}

void TestKit::theWidestWordsStandWholeInTheColumn()
{
    QFETCH(double, scale);
    Looks looks;
    looks.setScale(scale);
    const QString widest = words::timeLeft(-(23 * msPerHour + 59 * msPerMinute), Band::Breached);
    QCOMPARE(widest, u"Overdue by 23 h 59 min"_s);
    QVERIFY2(countdownWidth(looks, widest) <= looks.px(208),
        qPrintable(QString::number(countdownWidth(looks, widest))));
}

void TestKit::aCountdownPaintsInBothPalettes()
{
    Looks looks;
    for (const bool dark : {false, true}) {
        looks.setDark(dark);
        for (const Band band : bands) {
            QImage image(208, 34, QImage::Format_ARGB32_Premultiplied);
            image.fill(looks.theme().surface);
            const QImage before = image;
            QPainter painter(&image);
            paintCountdown(painter, looks, image.rect(), {band, u"Due in 3 h"_s, 0.4, -1, true});
            painter.end();
            QVERIFY(image != before);
        }
    }
}

void TestKit::aButtonShowsItsKeyAndFitsItsWords()
{
    Looks looks;
    Button plain(looks, u"Classify"_s, {}, {}, ButtonForm::Primary, nullptr);
    Button keyed(looks, u"Classify"_s, {}, u"C"_s, ButtonForm::Primary, nullptr);
    QVERIFY(keyed.sizeHint().width() > plain.sizeHint().width());
    QCOMPARE(keyed.accessibleName(), u"Classify"_s);
    QCOMPARE(plain.sizeHint().height(), 28);
}

void TestKit::aNoticeOffersUndoAndIsHeard()
{
    Looks looks;
    NoticeBar bar(looks);
    QSignalSpy undo(&bar, &NoticeBar::undoWanted);
    bar.showDone(u"12 incidents assigned."_s, true);
    QCOMPARE(bar.sentence(), u"12 incidents assigned."_s);
    bar.findChild<QPushButton *>(u"noticeUndo"_s)->click();
    QCOMPARE(undo.size(), 1);
    bar.showFault(u"Could not classify G-41."_s);
    QVERIFY(bar.findChild<QPushButton *>(u"noticeUndo"_s)->isHidden());
    bar.dismiss();
    QVERIFY(bar.sentence().isEmpty());
}

void TestKit::aFieldSaysWhatIsWrong()
{
    Looks looks;
    auto *edit = new QLineEdit;
    Field field(looks, u"Title"_s, edit);
    QCOMPARE(edit->accessibleName(), u"Title"_s);
    field.setIssue(u"November has 30 days"_s);
    QCOMPARE(edit->property("mark").toString(), u"wrong"_s);
    QCOMPARE(field.findChild<QLabel *>(u"issue"_s)->text(), u"November has 30 days"_s);
    field.setIssue({});
    QVERIFY(edit->property("mark").toString().isEmpty());
}

void TestKit::hostileTextStaysPlainAndShort()
{
    const QScopedPointer<QLabel> label(plainLabel(u"<table><b>x</b>"_s, nullptr));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), u"<table><b>x</b>"_s);
    const QString cut = clamped(QString(1'000'000, u'x'));
    QVERIFY(cut.size() < 2100);
    QVERIFY(cut.contains(u"998000"_s));
    QVERIFY(plainTip(u"<img src=x>"_s).contains(u"&lt;img"_s));
}

void TestKit::initialsOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two") << u"Lena Ortiz"_s << u"LO"_s;
    QTest::newRow("three") << u"Anna Maria Berg"_s << u"AB"_s;
    QTest::newRow("one") << u"root"_s << u"R"_s;
    QTest::newRow("account") << u"lena.ortiz"_s << u"LO"_s;
    QTest::newRow("none") << QString() << QString();
}

void TestKit::initialsOfNames()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(initialsOf(name), initials);
}

void TestKit::theTickerTellsAJump()
{
    test::FixedClock clock;
    Ticker ticker(clock);
    QSignalSpy ticks(&ticker, &Ticker::ticked);
    QSignalSpy jumps(&ticker, &Ticker::jumped);
    clock.pass(msPerHour);
    QTRY_COMPARE(jumps.size(), 1);
    QVERIFY(!ticks.isEmpty());
}

QTEST_MAIN(TestKit)
#include "tst_kit.moc"
