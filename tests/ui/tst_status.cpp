// SPDX-License-Identifier: GPL-3.0-or-later

// The status board and the look back, driven by keys over a desk of their own.

#include "app/workplace.h"
#include "models/items/incidentlistmodel.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/desk/hands.h"
#include "ui/incident/incidentpane.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/past/pastbar.h"
#include "ui/past/pastframe.h"
#include "ui/past/pastpanel.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/naventry.h"
#include "ui/shell/workbench.h"
#include "ui/status/figures.h"
#include "ui/status/heatcell.h"
#include "ui/status/heatmap.h"
#include "ui/status/soonestlist.h"
#include "ui/status/statuspage.h"
#include "ui/status/tile.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestStatus final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void shareIsNeverRoundedUp();
    void quickInstantsFollowTheWall();

    void everyFigureIsAsLongAsItsList();
    void arrowsGoFromCellToCell();
    void enterOnTheSoonestOpensIt();
    void figuresTurnWhereItWasForetold();
    void anActShowsAtOnce();
    void theBoardComesBackAtTheNextStart();

    void theListIsShownAsOfThen();
    void nothingCanBeChangedThere();
    void theDetailIsOfThen();
    void theBoardIsShownAsOfThen();
    void escapeBeforeTheAnswerStaysNow();
    void whatIsToComeIsRefused();

    void everyControlHasAName();
    void nothingIsCutInAnyLook_data();
    void nothingIsCutInAnyLook();
    void theSoonestArePaintedWhereTheySayAnotherThing();

private:
    void open();
    void openBoard();
    void lookBack();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] ui::Tile *tile(const char *name) { return part<ui::Tile>(name); }
    [[nodiscard]] QString figure(const char *name) { return tile(name)->words().figure; }
    [[nodiscard]] ui::HeatCell *cell(int severity, int devOps);
    [[nodiscard]] const items::IncidentListModel &list();
    [[nodiscard]] QStringList titles();
    [[nodiscard]] QString past();
    [[nodiscard]] bool enabled(ui::Do what) { return window().actions().at(what)->isEnabled(); }
    Result<Receipt> act(Action action);

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestStatus::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
}

// 14:20: one to classify is overdue since 13:35, one is due at 14:55, one was reported at 13:50;
// two bugs were classified just now.
void TestStatus::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 30},
        {u"Webhook retries drop the request body"_s, 120}, {u"Sign-in loop on Safari"_s, 90}});
    QCOMPARE(m_filed.size(), size_t(5));
    auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    const auto classify = [&desk](IncidentId id, Severity severity, DevOpsLevel devOps) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = Classify{.incident = id,
            .classification = {Outcome::CoreBug, severity, devOps},
            .finding = u"seen in the log"_s};
        return desk->perform(act);
    };
    VERIFY_RESULT(classify(m_filed[3], Severity::Sev3, DevOpsLevel::DevOps2));
    VERIFY_RESULT(classify(m_filed[4], Severity::Sev1, DevOpsLevel::DevOps1));
}

void TestStatus::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestStatus::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(enabled(ui::Do::Claim) || part<ui::StatusPage>("statusPage")->isVisible());
}

void TestStatus::openBoard()
{
    open();
    press(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(part<ui::StatusPage>("statusPage")->board());
}

// An hour, by the choice that stands there.
void TestStatus::lookBack()
{
    press(Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>("pastInstant"));
    press(Qt::Key_Return);
    QTRY_VERIFY(part<ui::PastFrame>("pastFrame")->isPast());
}

void TestStatus::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

ui::HeatCell *TestStatus::cell(int severity, int devOps)
{
    return part<ui::HeatMap>("heatMap")->cell(
        {severityFromNumber(severity).value(), devOpsFromNumber(devOps).value()});
}

const items::IncidentListModel &TestStatus::list()
{
    return *qobject_cast<const items::IncidentListModel *>(
        part<ui::IncidentTable>("incidentTable")->model());
}

QStringList TestStatus::titles()
{
    QStringList titles;
    for (int row = 0; row < list().rowCount(); ++row) {
        if (const IncidentRow *incident = list().rowAt(row))
            titles << incident->title;
    }
    return titles;
}

QString TestStatus::past()
{
    return part<ui::PastBar>("pastBar")->sentence();
}

Result<Receipt> TestStatus::act(Action action)
{
    Act act;
    act.actor.name = u"Priya Nair"_s;
    act.action = std::move(action);
    return m_place->desk().perform(act).result();
}

void TestStatus::shareIsNeverRoundedUp()
{
    Board board;
    board.metInTime = 9'999;
    board.finished = 10'000;
    QCOMPARE(ui::figureWords(ui::Figure::Kept, board).figure, u"99.9 %"_s);
    board.metInTime = 10'000;
    QCOMPARE(ui::figureWords(ui::Figure::Kept, board).figure, u"100.0 %"_s);
    QCOMPARE(ui::figureWords(ui::Figure::Kept, {}).figure, u"–"_s);
}

void TestStatus::quickInstantsFollowTheWall()
{
    const Zone zone = test::TempDesk::zone();
    const Instant now = m_desk->clock().now();
    const auto quick = ui::quickInstants(now, zone);
    QCOMPARE(toText(quick[0]), u"2026-11-24T18:20:00Z"_s);
    QCOMPARE(toText(quick[1]), u"2026-11-24T14:00:00Z"_s);
    QCOMPARE(toText(quick[2]), u"2026-11-23T19:20:00Z"_s);
    QCOMPARE(toText(quick[3]), u"2026-11-17T19:20:00Z"_s);
    // At eight in the morning it is yesterday's nine; a week before, the dial stood elsewhere.
    const auto early = ui::quickInstants({1'793'883'600'000}, zone); // Thu 5 Nov 2026 08:00 EST
    QCOMPARE(toText(early[1]), u"2026-11-04T14:00:00Z"_s);
    QCOMPARE(toText(early[3]), u"2026-10-29T12:00:00Z"_s);
}

void TestStatus::everyFigureIsAsLongAsItsList()
{
    openBoard();
    QCOMPARE(window().bench()->title(), u"Status board"_s);
    const std::pair<const char *, QString> expected[]{{"tileOpen", u"5"_s},
        {"tileUnclassified", u"3"_s}, {"tileAtRisk", u"1"_s}, {"tileOverdue", u"1"_s}};
    for (const auto &[name, count] : expected) {
        QTRY_COMPARE(figure(name), count);
        // A tile is reached by the arrows.
        for (int i = 0; i < 5 && !tile(name)->hasFocus(); ++i)
            press(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), tile(name));
        press(Qt::Key_Return);
        QTRY_COMPARE(QString::number(list().incidents()), count);
        QVERIFY(part<ui::QueuePage>("queuePage")->isVisible());
        QTRY_COMPARE(part<ui::QueuePage>("queuePage")->foot(),
            u"%1 of %2 shown · nearest breach first"_s.arg(count).arg(
                qstrcmp(name, "tileUnclassified") == 0 ? 3 : 5));
        press(Qt::Key_Escape);
        QTRY_VERIFY(part<ui::StatusPage>("statusPage")->isVisible());
    }
    QCOMPARE(tile("tileOverdue")->accessibleName(), u"Overdue: 1, 1 to classify"_s);
    QCOMPARE(tile("tileAtRisk")->accessibleName(), u"At risk: 1, 1 of them critical"_s);
    QCOMPARE(tile("tileKept")->accessibleName(), u"Met in 30 days: 100.0 %, 2 of 2 clocks"_s);
}

void TestStatus::arrowsGoFromCellToCell()
{
    openBoard();
    QTRY_COMPARE(cell(3, 2)->figures().open, 1);
    QCOMPARE(cell(3, 2)->accessibleName(), u"Sev 3, DevOps 2: 1 open"_s);
    QCOMPARE(cell(5, 4)->accessibleName(), u"Sev 5, DevOps 4: 0 open"_s);
    // One stop behind the tiles.
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), cell(1, 1));
    press(Qt::Key_Up); // there is nothing over it
    QCOMPARE(QApplication::focusWidget(), cell(1, 1));
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), cell(3, 2));
    press(Qt::Key_Tab);
    QVERIFY(!qobject_cast<ui::HeatCell *>(QApplication::focusWidget()));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), cell(3, 2));
    press(Qt::Key_Return);
    QTRY_COMPARE(list().incidents(), 1);
    QTRY_COMPARE(titles(), QStringList{u"Webhook retries drop the request body"_s});
    QCOMPARE(window().bench()->title(), u"Sev 3, DevOps 2"_s);
    QCOMPARE(part<ui::QueuePage>("queuePage")->query(), u"is:open sev:3 devops:2"_s);
}

void TestStatus::enterOnTheSoonestOpensIt()
{
    openBoard();
    auto *soonest = part<ui::SoonestList>("soonestList");
    const QAbstractItemModelTester tester(
        soonest->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_COMPARE(soonest->model()->rowCount(), 5);
    QVERIFY(soonest->model()
                ->index(0, soonest->modelColumn())
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"overdue by 45 minutes"_s));
    soonest->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Down);
    QCOMPARE(soonest->current(), m_filed[1]);
    press(Qt::Key_Return);
    QTRY_COMPARE(part<ui::IncidentPane>("incidentPane")->incident(), m_filed[1]);
    QTRY_COMPARE(part<ui::QueuePage>("queuePage")->current(), m_filed[1]);
    QVERIFY(part<ui::IncidentPane>("incidentPane")->isVisible());
}

void TestStatus::figuresTurnWhereItWasForetold()
{
    openBoard();
    QTRY_COMPARE(figure("tileOverdue"), u"1"_s);
    // Nobody acts, but one more is missed.
    m_desk->clock().pass(36 * msPerMinute);
    QTRY_COMPARE(figure("tileOverdue"), u"2"_s);
    QCOMPARE(figure("tileAtRisk"), u"0"_s);
}

void TestStatus::anActShowsAtOnce()
{
    openBoard();
    QTRY_COMPARE(figure("tileUnclassified"), u"3"_s);
    VERIFY_RESULT(act(Classify{.incident = m_filed[0],
        .classification = {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2},
        .finding = u"seen"_s}));
    QTRY_COMPARE(figure("tileUnclassified"), u"2"_s);
    QTRY_COMPARE(cell(3, 2)->figures().open, 2);
}

void TestStatus::theBoardComesBackAtTheNextStart()
{
    openBoard();
    window().close();
    m_place.reset();
    open();
    QCOMPARE(window().bench()->title(), u"Status board"_s);
    QTRY_COMPARE(figure("tileOpen"), u"5"_s);
}

void TestStatus::theListIsShownAsOfThen()
{
    open();
    QTRY_COMPARE(titles().size(), 3);
    QVERIFY(past().isEmpty());
    auto *entry = part<ui::NavEntry>("goTriageEntry");
    QTRY_VERIFY(entry->accessibleName().contains(u'3'));
    lookBack();
    QCOMPARE(past(),
        u"As of Tue 24 Nov 13:20 EST, by what is known today. Nothing can be changed here."_s);
    // What was reported at 13:50 was not there; what is classified now was not yet.
    const QStringList then{u"Nightly crawl gave 212 empty diffs"_s,
        u"Screenshots show the cookie banner"_s, u"Webhook retries drop the request body"_s,
        u"Sign-in loop on Safari"_s};
    QTRY_COMPARE(titles(), then);
    QTRY_COMPARE(part<QLabel>("queueCounts")->text(), u"4 waiting for a class"_s);
    QTRY_COMPARE(
        part<ui::QueuePage>("queuePage")->foot(), u"4 of 4 shown · nearest breach first"_s);
    // The figures of now would only mislead.
    QCOMPARE(entry->accessibleName(), u"Triage"_s);

    // What was left then, however long one looks.
    const auto left = [this] {
        const int row = list().incidentRow(0, 1);
        return list()
            .index(row, list().sectionOf(items::ColumnName::TimeLeft))
            .data(Qt::DisplayRole)
            .toString();
    };
    QCOMPARE(left(), u"Due in 15 min"_s);
    m_desk->clock().pass(10 * msPerMinute);
    QTRY_COMPARE(part<QLabel>("footTime")->text(), u"EST, UTC−5 · Tue 24 Nov 14:30"_s);
    QCOMPARE(left(), u"Due in 15 min"_s);

    // Another list is of the same instant.
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(list().incidents(), 0);
    QVERIFY(!past().isEmpty());

    press(Qt::Key_Escape);
    QTRY_VERIFY(past().isEmpty());
    QTRY_COMPARE(list().incidents(), 2);
    QTRY_VERIFY(entry->accessibleName().contains(u'3'));
}

void TestStatus::nothingCanBeChangedThere()
{
    open();
    VERIFY_RESULT(act(Assign{.incident = m_filed[1], .to = u"Lena Ortiz"_s}));
    lookBack();
    QTRY_COMPARE(titles().size(), 4);
    for (const ui::ActionRow &row : ui::Actions::table()) {
        if (row.writes)
            QVERIFY2(!enabled(row.what), row.name);
    }
    QVERIFY(!enabled(ui::Do::Memo));
    QVERIFY(!enabled(ui::Do::Export));
    QVERIFY(!part<QWidget>("newIncidentButton")->isVisible());
    // Neither by key nor by a click on nobody.
    press(Qt::Key_I);
    press(Qt::Key_N);
    auto *table = part<ui::IncidentTable>("incidentTable");
    const auto index =
        list().index(list().incidentRow(0, 1), list().sectionOf(items::ColumnName::Owner));
    QTest::mouseClick(
        table->viewport(), Qt::LeftButton, Qt::NoModifier, table->visualRect(index).center());
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(past().isEmpty());
    QTRY_VERIFY(enabled(ui::Do::Claim));
    const auto desk = m_desk->read();
    VERIFY_RESULT(desk);
    for (const IncidentId id : {m_filed[0], m_filed[2]})
        QCOMPARE(desk->incident(id)->incident.assignee, QString());
}

void TestStatus::theDetailIsOfThen()
{
    open();
    VERIFY_RESULT(act(Assign{.incident = m_filed[0], .to = u"Priya Nair"_s}));
    auto *reported = part<QLabel>("incidentReported");
    QTRY_VERIFY(reported->text().contains(u"owner Priya Nair"_s));
    lookBack();
    QTRY_VERIFY(reported->text().contains(u"nobody has it yet"_s));
    press(Qt::Key_Escape);
    QTRY_VERIFY(reported->text().contains(u"owner Priya Nair"_s));
}

void TestStatus::theBoardIsShownAsOfThen()
{
    openBoard();
    QTRY_COMPARE(figure("tileOpen"), u"5"_s);
    lookBack();
    QTRY_COMPARE(figure("tileOpen"), u"4"_s);
    QCOMPARE(figure("tileUnclassified"), u"4"_s);
    QCOMPARE(figure("tileOverdue"), u"0"_s);
    QCOMPARE(cell(3, 2)->figures().open, 0);
    QVERIFY(!past().isEmpty());
    QCOMPARE(part<QLabel>("statusLive")->text(), QString());
    // The list behind a figure is of that instant, and as long.
    for (int i = 0; i < 5 && !tile("tileUnclassified")->hasFocus(); ++i)
        tile("tileUnclassified")->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Return);
    QTRY_COMPARE(list().incidents(), 4);
    QTRY_COMPARE(titles().size(), 4);
    QVERIFY(!past().isEmpty());
    // An act of now changes nothing of then.
    VERIFY_RESULT(act(FileIncident{.facts = {.title = u"Just now"_s}}));
    press(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(part<ui::StatusPage>("statusPage")->isVisible());
    QCOMPARE(figure("tileOpen"), u"4"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(past().isEmpty());
    QTRY_COMPARE(figure("tileOpen"), u"6"_s);
}

void TestStatus::escapeBeforeTheAnswerStaysNow()
{
    open();
    press(Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>("pastInstant"));
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
    QCoreApplication::processEvents();
    QVERIFY(past().isEmpty());
    QVERIFY(!part<ui::PastFrame>("pastFrame")->isPast());
    QTRY_COMPARE(titles().size(), 3);
    QVERIFY(enabled(ui::Do::Claim));
}

void TestStatus::whatIsToComeIsRefused()
{
    open();
    press(Qt::Key_T, Qt::ControlModifier);
    auto *edit = part<QDateTimeEdit>("pastInstant");
    QTRY_COMPARE(QApplication::focusWidget(), edit);
    QCOMPARE(part<QLabel>("pastZone")->text(), u"EST, America/New_York"_s);
    edit->setDateTime(QDateTime(QDate(2027, 7, 1), QTime(9, 0), Qt::UTC));
    QCOMPARE(part<QLabel>("pastZone")->text(), u"EDT, America/New_York"_s);
    press(Qt::Key_Return);
    QVERIFY(part<QLabel>("pastIssue")->isVisible());
    QVERIFY(edit->isVisible());
    // Esc leaves the form, and gives the list its keys back.
    press(Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    QCOMPARE(QApplication::focusWidget(), part<ui::IncidentTable>("incidentTable"));
    QVERIFY(past().isEmpty());
}

void TestStatus::everyControlHasAName()
{
    openBoard();
    QTRY_COMPARE(figure("tileOpen"), u"5"_s);
    press(Qt::Key_T, Qt::ControlModifier);
    for (int round = 0; round < 2; ++round) {
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->focusProxy())
                continue;
            const auto *spoken = QAccessible::queryAccessibleInterface(widget);
            const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
            const bool isInner = widget->objectName().startsWith(u"qt_"_s)
                || qobject_cast<const QComboBox *>(widget->parentWidget());
            QVERIFY2(isInner || !name.isEmpty(),
                qPrintable(u"%1 %2"_s.arg(
                    QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
        }
        press(Qt::Key_Return);
        QTRY_VERIFY(!past().isEmpty());
    }
}

void TestStatus::nothingIsCutInAnyLook_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("dark");
    QTest::newRow("drawing") << QSize(1440, 900) << 1.0 << false;
    QTest::newRow("dark") << QSize(1440, 900) << 1.0 << true;
    QTest::newRow("large") << QSize(1440, 900) << 1.5 << false;
    QTest::newRow("narrow") << QSize(1024, 640) << 1.0 << false;
    QTest::newRow("narrow and large") << QSize(1024, 640) << 1.5 << true;
}

void TestStatus::nothingIsCutInAnyLook()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(bool, dark);
    ui::Looks looks;
    looks.setScale(scale);
    looks.setDark(dark);
    desk::DeskService service(m_desk->clock());
    VERIFY_RESULT(service.open(m_desk->path(), desk::OpenMode::ReadOnly).result());
    const Actor lena{.name = u"Lena Ortiz"_s};
    ui::Hands hands(service, lena);
    ui::Ticker ticker(m_desk->clock());
    ui::StatusPage page({service, hands, looks, ticker, lena, test::TempDesk::zone()});
    page.resize(size - QSize(looks.px(size.width() > 1200 ? 204 : 72), looks.px(26)));
    page.show();
    QTRY_VERIFY(page.board());
    QCoreApplication::processEvents();
    for (const auto *widget : page.findChildren<ui::Tile *>()) {
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(),
            qPrintable(widget->accessibleName()));
        QTRY_VERIFY2(widget->height() >= widget->heightForWidth(widget->width()),
            qPrintable(u"%1: %2 at %3"_s.arg(widget->accessibleName())
                           .arg(widget->height())
                           .arg(widget->width())));
    }
    for (const auto *widget : page.findChildren<ui::HeatCell *>())
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width()
                && widget->height() >= widget->minimumSizeHint().height(),
            qPrintable(widget->accessibleName()));
    for (const auto *label : page.findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || label->width() >= label->sizeHint().width(),
            qPrintable(label->text()));
    QVERIFY(!page.grab().isNull());
}

void TestStatus::theSoonestArePaintedWhereTheySayAnotherThing()
{
    ui::Looks looks;
    desk::DeskService service(m_desk->clock());
    VERIFY_RESULT(service.open(m_desk->path(), desk::OpenMode::ReadOnly).result());
    const Actor lena{.name = u"Lena Ortiz"_s};
    ui::Hands hands(service, lena);
    ui::Ticker ticker(m_desk->clock());
    ui::StatusPage page({service, hands, looks, ticker, lena, test::TempDesk::zone()});
    page.resize(1236, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_VERIFY(page.board());
    auto *soonest = page.findChild<ui::SoonestList *>();
    QVERIFY(soonest && soonest->model()->rowCount() > 0);
    int painted = 0;
    struct Paints final : QObject {
        explicit Paints(int &counted)
            : count(counted)
        {
        }
        bool eventFilter(QObject *, QEvent *event) override
        {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
        int &count;
    } paints(painted);
    soonest->viewport()->installEventFilter(&paints);
    const auto tick = [&] {
        painted = 0;
        emit ticker.ticked(m_desk->clock().now());
        QCoreApplication::processEvents();
        return painted;
    };
    (void)tick();
    QCOMPARE(tick(), 0); // the clock stands
    m_desk->clock().pass(61 * msPerSecond);
    QVERIFY(tick() > 0);
    QCOMPARE(tick(), 0);
}

QTEST_MAIN(TestStatus)
#include "tst_status.moc"
