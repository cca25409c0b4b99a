// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of strangers in the parts that screens are made of: taken literally, no key of their own,
// none cut without a sign, no file name of theirs, and what is too long is refused.

#include "models/exchange/files.h"
#include "tests/support/naughty.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "tests/ui/untrustedwindow.h"
#include "ui/customers/forcesheet.h"
#include "ui/customers/holidaypicker.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/alarmwords.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>
#include <QWindow>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hangMs = 10'000;

// What a label makes of it.
QString asShown(const QString &tip)
{
    if (!Qt::mightBeRichText(tip))
        return tip;
    QTextDocument document;
    document.setHtml(tip);
    return document.toPlainText();
}

} // namespace

class TestUntrusted final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void tipsAreLiteral_data() { naughtyRows(); }
    void tipsAreLiteral();
    void labelsAreLiteral_data() { naughtyRows(); }
    void labelsAreLiteral();
    void titlesAreLiteral_data() { naughtyRows(); }
    void titlesAreLiteral();
    void notificationsAreLiteral_data() { naughtyRows(); }
    void notificationsAreLiteral();
    void fileNamesAreOurs_data() { naughtyRows(); }
    void fileNamesAreOurs();
    void ampersandsMakeNoKeys();
    void boxesAreLiteral();
    void forceSheetIsLiteral_data() { naughtyRows(); }
    void forceSheetIsLiteral();
    void holidayPickerIsLiteral_data() { naughtyRows(); }
    void holidayPickerIsLiteral();
    void textThatIsTooLongIsRefused();

private:
    static void naughtyRows()
    {
        QTest::addColumn<QString>("text");
        for (const test::Naughty &one : test::naughtyTexts(u"/tmp/bait"_s))
            QTest::newRow(qPrintable(one.name)) << one.text;
    }
};

void TestUntrusted::tipsAreLiteral()
{
    QFETCH(QString, text);
    const QString tip = ui::plainTip(text);
    QVERIFY(test::isHarmlessTip(tip));
    QElapsedTimer time;
    time.start();
    QWidget window;
    window.show();
    QToolTip::showText(window.mapToGlobal(QPoint()), tip, &window);
    QVERIFY(time.elapsed() < hangMs);
    QToolTip::hideText();
    // A document tells line ends its own way.
    const auto plain = [](QString words) {
        static const QRegularExpression ends(u"[\\s\\x{0}-\\x{1f}\\x{80}-\\x{9f}\\x{fdd0}-\\x{fdef}"
                                             "\\x{fffe}\\x{ffff}\\x{fffc}]+"_s);
        return QString::fromUtf8(words.toUtf8()).replace(ends, u" "_s).trimmed();
    };
    QCOMPARE(plain(asShown(tip)), plain(ui::clamped(text, 1200)));
}

void TestUntrusted::labelsAreLiteral()
{
    QFETCH(QString, text);
    QElapsedTimer time;
    time.start();
    QWidget window;
    QLabel *label = ui::plainLabel(text, &window);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    label->setWordWrap(true);
    label->resize(400, label->heightForWidth(400));
    (void)label->grab();
    QVERIFY(time.elapsed() < hangMs);
    QVERIFY(text.startsWith(label->text()) || label->text().contains(QChar(0x2026)));
    QVERIFY(label->text().size() < 2100);
}

// What the system is told, where [*] would be the place of a sign.
void TestUntrusted::titlesAreLiteral()
{
    QFETCH(QString, text);
    for (const QString &said : {text, u"[*] "_s + text, u"a[*]b[*][*]c"_s}) {
        QWidget window;
        window.setWindowTitle(ui::plainTitle(said));
        window.show();
        const QString title = window.windowHandle()->title();
        QVERIFY(title.size() < 300);
        QCOMPARE(title.count(u"[*]"_s), ui::clamped(said, 160).count(u"[*]"_s));
        static const QRegularExpression steering(
            u"[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"_s);
        QVERIFY2(!title.contains(steering), qPrintable(title));
    }
}

void TestUntrusted::notificationsAreLiteral()
{
    QFETCH(QString, text);
    Alarm alarm;
    alarm.incident = IncidentId(1);
    alarm.title = text;
    for (const words::Told &told : words::toldOf({alarm}, false, Instant{0}, Zone()))
        for (const QString &said : {told.title, told.body}) {
            // A desktop may read markup in it, entities too.
            QVERIFY2(!said.contains(u'<') && !said.contains(u'&'), qPrintable(said));
            QVERIFY(said.size() < 400);
            QVERIFY(!said.contains(QChar(0x202E)) && !said.contains(QChar(0x1B)));
        }
}

void TestUntrusted::fileNamesAreOurs()
{
    QFETCH(QString, text);
    for (const QString &wish : {text, text + u".pdf"_s, u"M-2026-0001 "_s + text + u".pdf"_s}) {
        const QString name = exchange::safeFileName(wish);
        static const QRegularExpression bad(
            u"[<>:\"/\\\\|?*\\x{0}-\\x{1f}\\x{202a}-\\x{202e}\\x{2066}-"
            "\\x{2069}\\x{2044}\\x{2215}]"_s);
        QVERIFY2(name.isValidUtf16(), "half a letter");
        QVERIFY2(!name.contains(bad), qPrintable(name));
        QVERIFY2(!name.isEmpty() && name.size() <= 120, qPrintable(name));
        QVERIFY2(!name.startsWith(u'.') && !name.endsWith(u'.') && !name.endsWith(u' '),
            qPrintable(name));
        QVERIFY2(name != "CON"_L1 && !name.startsWith("aux."_L1), qPrintable(name));
        QCOMPARE(QFileInfo(u"/tmp/x/"_s + name).absolutePath(), u"/tmp/x"_s);
    }
}

void TestUntrusted::ampersandsMakeNoKeys()
{
    const QString text = ui::withoutMnemonic(u"R&D &File &"_s);
    QVERIFY(QKeySequence::mnemonic(text).isEmpty());
    QPushButton button(text);
    QVERIFY(button.shortcut().isEmpty());
}

void TestUntrusted::boxesAreLiteral()
{
    QWidget window;
    std::unique_ptr<QMessageBox> box(
        ui::plainBox(u"<b>%1</b>"_s, u"<table><tr><td>"_s.repeated(18), &window));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->informativeText().isEmpty());
    box->open();
    const auto *label = box->findChild<QLabel *>(u"qt_msgbox_label"_s);
    QVERIFY(label);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().startsWith("<table>"_L1));
    box->close();
    box.release(); // deletes itself
}

void TestUntrusted::forceSheetIsLiteral()
{
    QFETCH(QString, text);
    ui::Looks looks;
    Contract contract;
    contract.name = text.left(480);
    contract.zone = test::TempDesk::zone();
    ContractMove move;
    move.id = IncidentId(41);
    move.title = text.left(990);
    ui::ForceSheet sheet(looks,
        {.contract = contract,
            .openToo = true,
            .moved = 1,
            .broken = {move},
            .zone = contract.zone},
        nullptr);
    sheet.show();
    (void)sheet.grab();
    QCOMPARE(test::obedientWidgets(), QStringList());
    QCOMPARE(test::wronglySpoken(), QStringList());
}

void TestUntrusted::holidayPickerIsLiteral()
{
    QFETCH(QString, text);
    ui::Looks looks;
    exchange::OfferedHoliday offered;
    offered.holiday = Holiday{QDate(2026, 12, 25), true, text.left(480)};
    offered.problem = text.left(80);
    ui::HolidayPicker picker(looks, {offered}, {}, nullptr);
    picker.show();
    (void)picker.grab();
    QCOMPARE(test::obedientWidgets(), QStringList());
    QCOMPARE(test::wronglySpoken(), QStringList());
    const auto *list = picker.findChild<QListWidget *>(u"holidayOffers"_s);
    QVERIFY(list && list->item(0)->toolTip().isEmpty());
}

void TestUntrusted::textThatIsTooLongIsRefused()
{
    test::TempDesk temporary;
    const std::vector<IncidentId> filed = temporary.file({{u"A report"_s, 60}});
    auto desk = desk::Desk::open(temporary.path(), desk::OpenMode::Write, temporary.clock());
    VERIFY_RESULT(desk);
    const IncidentId id = filed.front();
    const QString million(1'000'001, u'x');
    Contract named;
    named.name = million;
    Contract worded;
    worded.name = u"Acme"_s;
    worded.zone = test::TempDesk::zone();
    worded.clauses = {Clause{.kind = ClauseKind::Extend,
        .subject = ClauseSubject::Initial,
        .span = Span::hours(24),
        .text = million}};
    const std::vector<std::pair<Action, QString>> acts{
        {Assign{id, million}, {}},
        {AddNote{id, million}, {}},
        {Classify{id, {Outcome::FeatureRequest, {}, {}}, million}, {}},
        {Hold{id}, million},
        {FileIncident{.facts = {.title = million}}, {}},
        {FileIncident{.facts = {.title = u"x"_s, .description = million}}, {}},
        {FileIncident{.facts = {.title = u"x"_s, .customer = million}}, {}},
        {SetContract{.contract = named}, {}},
        {SetContract{.contract = worded}, {}},
    };
    for (const auto &[action, reason] : acts) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.reason = reason;
        act.action = action;
        const auto done = desk->perform(act);
        QVERIFY2(!done, qPrintable(QString::number(action.index())));
        QVERIFY2(done.error().kind == ErrorKind::Invalid, qPrintable(done.error().detail));
        QVERIFY(done.error().detail.size() < 300);
    }
    const auto detail = desk->incident(id);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->history.size(), size_t(1));
}

QTEST_MAIN(TestUntrusted)
#include "tst_untrusted.moc"
