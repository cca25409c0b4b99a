// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the kit do what they say: notices, fields, labels, people, the ticker.

#include "resources/looks.h"
#include "tests/support/fixedclock.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

class TestKit final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aButtonShowsItsKeyAndFitsItsWords();
    void aNoticeOffersUndoAndIsHeard();
    void aFieldSaysWhatIsWrong();
    void hostileTextStaysPlainAndShort();
    void initialsOfNames_data();
    void initialsOfNames();
    void theTickerTellsAJump();
    void theTickerStandsWhereItIsHeld();
};

void TestKit::initTestCase()
{
    QVERIFY(loadFonts());
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

void TestKit::theTickerStandsWhereItIsHeld()
{
    test::FixedClock clock;
    Ticker ticker(clock);
    const Instant then = clock.now() + -msPerHour;
    const Instant now = clock.now();
    QSignalSpy held(&ticker, &Ticker::held);
    QSignalSpy ticks(&ticker, &Ticker::ticked);
    ticker.hold(then);
    QCOMPARE(held.size(), 1);
    QCOMPARE(ticks.size(), 1); // the figures turn to then at once
    clock.pass(msPerMinute);
    QCOMPARE(ticker.now(), then);
    ticker.hold(then);
    QCOMPARE(held.size(), 1);
    ticker.hold({});
    QCOMPARE(held.size(), 2);
    QCOMPARE(ticker.now(), now + msPerMinute);
    QTRY_VERIFY(ticks.size() > 2);
}

QTEST_MAIN(TestKit)
#include "tst_kit.moc"
