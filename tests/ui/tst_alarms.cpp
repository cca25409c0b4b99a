// SPDX-License-Identifier: GPL-3.0-or-later

// Alarms in the window, by keys: the bell, the page, what is told outside, the switches.

#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/alarms/alarmpage.h"
#include "ui/alarms/alarmtable.h"
#include "ui/alarms/alarmtray.h"
#include "ui/shell/workbench.h"
#include "ui/words/alarmwords.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimeEdit>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr auto hostileTitle =
    "<img src=file:///etc/passwd> & <b>Nightly crawl</b>\n\u202E gave 212 empty diffs";

Alarm anAlarm(qint64 number, int rung)
{
    Alarm alarm;
    alarm.incident = IncidentId(number);
    alarm.title = u"Monitor stopped"_s;
    alarm.rung = rung;
    alarm.start = {1795500000000};
    alarm.due = alarm.start + 12 * msPerHour;
    return alarm;
}

} // namespace

class TestAlarms final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theBellCountsAndOpensThePage();
    void aLetterAcknowledgesOneAndShiftAll();
    void returnOpensTheIncident();
    void aStrangersWordsAreNoMarkup();
    void threeAreToldSinglyMoreInOneSummary();
    void quietHoursTellNothing();
    void aSoundOnlyIfWanted();
    void theChoicesComeBack();
    void aReadOnlyDeskCannotAcknowledge();
    void everyControlHasAName();
    void itPaintsInBothThemes();

private:
    void open();
    void openPage();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void pass(qint64 ms);
    void settle();
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] int rows() { return part<ui::AlarmTable>("alarmTable")->alarms().rowCount(); }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestAlarms::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestAlarms::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{QString::fromUtf8(hostileTitle), 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
}

void TestAlarms::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestAlarms::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    // The first look comes once the list is there, before the lists are counted.
    QTRY_VERIFY(
        part<QAbstractButton>("goOpenEntry")->accessibleName().startsWith(u"All open, 3"_s));
    settle();
}

void TestAlarms::openPage()
{
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(part<ui::AlarmPage>("alarmPage")->isVisible());
    settle();
}

void TestAlarms::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

// The desk has answered everything, and the answers are shown.
void TestAlarms::settle()
{
    QApplication::setActiveWindow(&window());
    for (int i = 0; i < 6; ++i) {
        m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
        QCoreApplication::processEvents();
    }
}

// As if the computer slept: the ticker notices.
void TestAlarms::pass(qint64 ms)
{
    m_desk->clock().pass(ms);
    m_place->watch()->wake();
    settle();
}

void TestAlarms::theBellCountsAndOpensThePage()
{
    open();
    auto *bell = part<QAbstractButton>("alarmBell");
    QVERIFY(bell);
    QTRY_COMPARE(bell->accessibleName(), u"2 alarms, 1 overdue"_s);
    QTest::mouseClick(bell, Qt::LeftButton);
    QTRY_VERIFY(part<ui::AlarmPage>("alarmPage")->isVisible());
    QCOMPARE(rows(), 2);
    const auto &alarms = part<ui::AlarmTable>("alarmTable")->alarms();
    QCOMPARE(alarms.alarmAt(0).incident, m_filed[0]);
    QCOMPARE(alarms.alarmAt(0).rung, 100);
    QCOMPARE(alarms.alarmAt(1).rung, 90);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!part<ui::AlarmPage>("alarmPage")->isVisible());
}

void TestAlarms::aLetterAcknowledgesOneAndShiftAll()
{
    open();
    openPage();
    QTRY_COMPARE(rows(), 2);
    const QAbstractItemModelTester tester(part<ui::AlarmTable>("alarmTable")->model(),
        QAbstractItemModelTester::FailureReportingMode::Fatal);
    press(Qt::Key_A);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(part<QAbstractButton>("alarmBell")->accessibleName(), u"1 alarm"_s);
    pass(6 * msPerHour);
    QTRY_COMPARE(rows(), 2); // the second is overdue by now, the third at half
    press(Qt::Key_A, Qt::ShiftModifier);
    QTRY_COMPARE(rows(), 0);
    QVERIFY(part<QLabel>("alarmsNone")->isVisible());
    QVERIFY(!part<QPushButton>("alarmsAcknowledgeAll")->isEnabled());
    pass(msPerHour);
    QCOMPARE(rows(), 0);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!part<ui::AlarmPage>("alarmPage")->isVisible());
}

void TestAlarms::returnOpensTheIncident()
{
    open();
    openPage();
    QTRY_COMPARE(rows(), 2);
    press(Qt::Key_J);
    press(Qt::Key_Return);
    QTRY_VERIFY(!part<ui::AlarmPage>("alarmPage")->isVisible());
    QTRY_COMPARE(window().bench()->title(), u"All open"_s);
}

void TestAlarms::aStrangersWordsAreNoMarkup()
{
    for (const QString &sign : {u"<"_s, u">"_s, u"&"_s, u"\n"_s, QString(QChar(0x202E))})
        QVERIFY(!words::harmless(QString::fromUtf8(hostileTitle)).contains(sign));
    QVERIFY(words::harmless(QString(100'000, u'x')).size() <= 81);
    QCOMPARE(words::harmless(u"Größe 5 % kleiner"_s), u"Größe 5 % kleiner"_s);

    m_desk->clock().pass(-5 * msPerMinute);
    open();
    QSignalSpy told(part<ui::AlarmTray>("alarmTray"), &ui::AlarmTray::told);
    pass(70 * msPerMinute);
    QTRY_VERIFY(!told.isEmpty());
    for (const QList<QVariant> &one : told)
        for (const QVariant &text : one)
            for (const QChar sign : {u'<', u'>', u'&'})
                QVERIFY2(!text.toString().contains(sign), qPrintable(text.toString()));
}

void TestAlarms::threeAreToldSinglyMoreInOneSummary()
{
    const Zone zone = test::TempDesk::zone();
    const Instant now{1795548000000};
    const std::vector<Alarm> few{anAlarm(1, 100), anAlarm(2, 90), anAlarm(3, 50)};
    const auto singly = words::toldOf(few, false, now, zone);
    QCOMPARE(singly.size(), size_t(3));
    QCOMPARE(singly[0].title, u"G-1 is overdue"_s);
    QCOMPARE(singly[1].title, u"90 % of the time to classify G-2 is gone"_s);
    QVERIFY(singly[1].body.startsWith(u"Monitor stopped\n"_s));
    const auto night = words::toldOf(few, true, now, zone);
    QCOMPARE(night.size(), size_t(1));
    QCOMPARE(night[0].title, u"After the quiet hours: 3 alarms: 1 overdue, 1 at 90 %, 1 at 50 %"_s);
    std::vector<Alarm> many{anAlarm(1, 100), anAlarm(2, 100)};
    for (qint64 i = 3; i < 8; ++i)
        many.push_back(anAlarm(i, 90));
    const auto summary = words::toldOf(many, false, now, zone);
    QCOMPARE(summary.size(), size_t(1));
    QCOMPARE(summary[0].title, u"7 alarms: 2 overdue, 5 at 90 %"_s);
    QCOMPARE(summary[0].body, u"G-1, G-2, G-3, G-4 and 3 more"_s);
    QVERIFY(words::toldOf({}, false, now, zone).empty());
}

void TestAlarms::quietHoursTellNothing()
{
    open();
    QSignalSpy told(part<ui::AlarmTray>("alarmTray"), &ui::AlarmTray::told);
    openPage();
    auto *quiet = part<QCheckBox>("alarmsQuiet");
    quiet->setFocus();
    press(Qt::Key_Space);
    QVERIFY(quiet->isChecked());
    // All day and all night but a minute.
    auto *from = part<QTimeEdit>("alarmsQuietFrom");
    from->setTime(QTime(0, 1));
    part<QTimeEdit>("alarmsQuietTo")->setTime(QTime(0, 0));
    QVERIFY(window().actions().at(ui::Do::QuietHours)->isChecked());
    settle();
    told.clear();
    pass(5 * msPerHour + msPerMinute);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(told.isEmpty());
}

void TestAlarms::aSoundOnlyIfWanted()
{
    open();
    auto *tray = part<ui::AlarmTray>("alarmTray");
    QSignalSpy told(tray, &ui::AlarmTray::told);
    QSignalSpy sounded(tray, &ui::AlarmTray::sounded);
    pass(36 * msPerMinute);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(sounded.size(), 0);
    window().actions().at(ui::Do::AlarmSound)->trigger();
    QVERIFY(m_place->watch()->settings().sound);
    pass(5 * msPerHour);
    QTRY_VERIFY(told.size() > 1);
    QCOMPARE(sounded.size(), 1);
    // Off altogether.
    window().actions().at(ui::Do::RingAlarms)->trigger();
    told.clear();
    pass(10 * msPerHour);
    QCOMPARE(told.size(), 0);
}

void TestAlarms::theChoicesComeBack()
{
    open();
    openPage();
    part<QCheckBox>("alarmsSound")->setChecked(true);
    part<QCheckBox>("alarmsNotify")->setChecked(false);
    part<QCheckBox>("alarmsEveryones")->setChecked(true);
    part<QCheckBox>("alarmsQuiet")->setChecked(true);
    part<QTimeEdit>("alarmsQuietFrom")->setTime(QTime(21, 30));
    const AlarmSettings chosen = m_place->watch()->settings();
    window().close();
    m_place.reset();
    open();
    openPage();
    QCOMPARE(m_place->watch()->settings(), chosen);
    QVERIFY(part<QCheckBox>("alarmsSound")->isChecked());
    QVERIFY(!part<QCheckBox>("alarmsNotify")->isChecked());
    QCOMPARE(part<QTimeEdit>("alarmsQuietFrom")->time(), QTime(21, 30));
    QCOMPARE(part<QTimeEdit>("alarmsQuietTo")->time(), QTime(7, 0));
}

void TestAlarms::aReadOnlyDeskCannotAcknowledge()
{
    open();
    QTRY_COMPARE(m_place->watch()->waiting().size(), size_t(2));
    emit window().readOnlyWanted(m_desk->path());
    QTRY_VERIFY(m_place->watch() && m_place->watch()->isReadOnly());
    settle();
    openPage();
    QTRY_COMPARE(rows(), 2);
    QVERIFY(!part<QPushButton>("alarmsAcknowledge")->isEnabled());
    press(Qt::Key_A);
    press(Qt::Key_A, Qt::ShiftModifier);
    settle();
    QCOMPARE(rows(), 2);
    QVERIFY(!window().actions().at(ui::Do::RingAlarms)->isEnabled());
}

void TestAlarms::everyControlHasAName()
{
    open();
    openPage();
    auto *page = part<ui::AlarmPage>("alarmPage");
    for (const QWidget *control : page->findChildren<QWidget *>()) {
        if (control->focusPolicy() == Qt::NoFocus || !control->isVisibleTo(page))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        const bool named = !control->accessibleName().isEmpty()
            || (button && !button->text().isEmpty()) || control->objectName().startsWith(u"qt_"_s);
        QVERIFY2(named, control->metaObject()->className());
    }
    const auto *table = part<ui::AlarmTable>("alarmTable");
    const QString spoken = table->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken,
        u"90 % of the time to classify G-2 is gone, Screenshots show the cookie banner, "
        "Due in 35 min"_s);
}

void TestAlarms::itPaintsInBothThemes()
{
    open();
    openPage();
    for (const char *theme : {"light", "dark"}) {
        emit window().themeWanted(QLatin1StringView(theme));
        settle();
        const QImage shot = window().grab().toImage();
        QVERIFY(!shot.isNull());
    }
}

QTEST_MAIN(TestAlarms)
#include "tst_alarms.moc"
