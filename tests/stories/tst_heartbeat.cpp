// SPDX-License-Identifier: GPL-3.0-or-later

// Everyone at the desk, all day: wants the window to answer at once, whatever the desk itself is
// busy with, so that nobody waits for another's import. While the desk's threads are held on
// purpose, each act of the window must leave its heart beating.

#include "app/workplace.h"
#include "models/desk/backups.h"
#include "models/items/incidentlistmodel.h"
#include "tests/bench/desk/benchdesk.h"
#include "tests/bench/rawsqlite.h"
#include "tests/support/heart.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/exchange/exportlist.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSemaphore>
#include <QSet>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 deskSize = 3000;
constexpr int beatsWanted = 3;
// A window that waits for a held desk would wait for ever; so the hold gives up, and says so.
constexpr int holdGivesUpMs = 30'000;

// Keeps the desk's threads, that which reads and that which writes, until it is let go.
class Held
{
public:
    explicit Held(desk::DeskService &desk)
        : m_state(std::make_shared<State>())
    {
        m_reader = desk.ask([state = m_state](const desk::Desk &) { return state->wait(); });
        m_writer = desk.ask([state = m_state](desk::Desk &) { return state->wait(); });
    }
    ~Held() { letGo(); }

    // The first of them is held; the other is, or stands behind it.
    [[nodiscard]] bool holds() const { return m_state->waiting > 0 && !m_state->gaveUp; }
    [[nodiscard]] bool gaveUp() const { return m_state->gaveUp; }
    void letGo()
    {
        m_state->go.release(2);
        m_reader.waitForFinished();
        m_writer.waitForFinished();
    }

private:
    struct State {
        QSemaphore go;
        std::atomic<int> waiting = 0;
        std::atomic<bool> gaveUp = false;

        Result<bool> wait()
        {
            ++waiting;
            if (!go.tryAcquire(1, holdGivesUpMs))
                gaveUp = true;
            return true;
        }
    };
    std::shared_ptr<State> m_state;
    QFuture<Result<bool>> m_reader;
    QFuture<Result<bool>> m_writer;
};

} // namespace

class TestHeartbeat final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theWindowAnswersWhileTheDeskIsHeld();
    void everyActionCanBeAskedWhileTheDeskIsHeld_data();
    void everyActionCanBeAskedWhileTheDeskIsHeld();
    void theWindowAnswersWhileAnotherHoldsTheWriteLock();
    void typingOnDropsTheQueryBefore();
    void theHeartBeatsThroughADaysWork();

private:
    // Beats some more from now on; false where the hold had to give up for it.
    [[nodiscard]] bool beatsOn(const Held *hold = nullptr);
    void open();
    void type(const QString &text);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] bool isRead() const;

    QTemporaryDir m_folder;
    test::FixedClock m_clock;
    QString m_made;
    QString m_path;
    std::unique_ptr<app::Workplace> m_place;
    std::unique_ptr<test::Heart> m_heart;
    ui::QueuePage *m_page = nullptr;
    QTableView *m_table = nullptr;
};

void TestHeartbeat::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    bench::listenIn();
    m_made = m_folder.filePath(u"made.gander"_s);
    VERIFY_RESULT(bench::makeBenchDesk(m_made, test::TempDesk::zone(), m_clock.now(), deskSize));
}

void TestHeartbeat::init()
{
    static int opened = 0;
    m_path = m_folder.filePath(u"desk%1.gander"_s.arg(++opened));
    for (const QString &part : {u""_s, u"-anchor"_s}) {
        if (QFile::exists(m_made + part))
            QVERIFY(QFile::copy(m_made + part, m_path + part));
    }
    open();
}

void TestHeartbeat::cleanup()
{
    m_heart.reset();
    m_place.reset();
    m_page = nullptr;
    m_table = nullptr;
}

void TestHeartbeat::open()
{
    app::Options options;
    options.desk = m_path;
    m_place =
        std::make_unique<app::Workplace>(options, m_clock, m_folder.filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY_WITH_TIMEOUT(window().bench() && window().bench()->isVisible(), 30'000);
    m_page = window().findChild<ui::QueuePage *>();
    m_table = window().findChild<QTableView *>(u"incidentTable"_s);
    QVERIFY(m_page && m_table);
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    m_heart = std::make_unique<test::Heart>();
}

bool TestHeartbeat::beatsOn(const Held *hold)
{
    const int wanted = m_heart->beats() + beatsWanted;
    const bool beats =
        QTest::qWaitFor([this, wanted] { return m_heart->beats() >= wanted; }, holdGivesUpMs);
    return beats && (!hold || hold->holds());
}

void TestHeartbeat::type(const QString &text)
{
    auto *field = window().findChild<QLineEdit *>(u"filterField"_s);
    QVERIFY(field);
    field->setFocus();
    QTest::keyClicks(field, text);
}

// The list that is shown is the one that was asked for last.
bool TestHeartbeat::isRead() const
{
    return !m_page->foot().isEmpty() && !m_page->foot().startsWith(u"Reading"_s);
}

void TestHeartbeat::theWindowAnswersWhileTheDeskIsHeld()
{
    m_page->showQuery({}, u"All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() >= deskSize, 30'000);
    Held hold(m_place->desk());
    QTRY_VERIFY(hold.holds());

    // Typing, and typing on.
    QSignalSpy asked(m_page, &ui::QueuePage::queryEdited);
    type(u"error"_s);
    QVERIFY(beatsOn(&hold));
    QTRY_COMPARE(asked.size(), 1);
    type(u" login"_s);
    QTRY_COMPARE(asked.size(), 2);
    QVERIFY(beatsOn(&hold));

    // Scrolling, over rows that nobody can read now.
    QScrollBar *bar = m_table->verticalScrollBar();
    for (const int place : {bar->maximum() / 2, bar->maximum(), 0, bar->maximum() / 3}) {
        bar->setValue(place);
        QVERIFY(beatsOn(&hold));
    }
    // Sorting by each head.
    for (int section = 0; section < m_table->model()->columnCount(); ++section) {
        if (m_table->isColumnHidden(section))
            continue;
        emit m_table->horizontalHeader()->sectionClicked(section);
        QVERIFY(beatsOn(&hold));
    }
    // Opening one, and going from one to the next.
    m_table->setFocus();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Return, Qt::Key_End}) {
        QTest::keyClick(m_table, key);
        QVERIFY(beatsOn(&hold));
    }
    // Switching lists.
    for (const QueryList list : {QueryList::Triage, QueryList::DevOps, QueryList::Open}) {
        m_page->showList(list);
        QVERIFY(beatsOn(&hold));
    }
    hold.letGo();
    QTRY_VERIFY(isRead());
    QVERIFY(m_table->model()->rowCount() > 0);
}

void TestHeartbeat::everyActionCanBeAskedWhileTheDeskIsHeld_data()
{
    QTest::addColumn<int>("what");
    // Those that end the window, or lay a dialog of the system over it.
    const QSet<ui::Do> left{
        ui::Do::Quit, ui::Do::OpenDesk, ui::Do::NewDesk, ui::Do::Export, ui::Do::Menu};
    for (const ui::ActionRow &row : ui::Actions::table()) {
        if (!left.contains(row.what))
            QTest::newRow(row.name) << static_cast<int>(row.what);
    }
}

void TestHeartbeat::everyActionCanBeAskedWhileTheDeskIsHeld()
{
    QFETCH(int, what);
    Held hold(m_place->desk());
    QTRY_VERIFY(hold.holds());
    QAction *action = window().actions().at(static_cast<ui::Do>(what));
    action->trigger();
    QVERIFY(beatsOn(&hold));
    // And back out of whatever that opened.
    if (QWidget *focus = QApplication::focusWidget())
        QTest::keyClick(focus, Qt::Key_Escape);
    QVERIFY(beatsOn(&hold));
    hold.letGo();
    QVERIFY(beatsOn());
}

void TestHeartbeat::theWindowAnswersWhileAnotherHoldsTheWriteLock()
{
    const QString name = u"other"_s;
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        other.setDatabaseName(m_path);
        QVERIFY(other.open());
        QSqlQuery lock(other);
        QVERIFY(lock.exec(u"BEGIN IMMEDIATE"_s));

        window().actions().at(ui::Do::Claim)->trigger();
        QVERIFY(beatsOn());
        m_page->showQuery({}, u"All"_s);
        QVERIFY(beatsOn());
        m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum());
        QVERIFY(beatsOn());
        type(u"error"_s);
        QVERIFY(beatsOn());
        QVERIFY(lock.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(name);
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 20'000);
}

void TestHeartbeat::typingOnDropsTheQueryBefore()
{
    const QStringList needles{u"needleone"_s, u"needletwo"_s, u"needlethree"_s, u"needlefour"_s,
        u"needlefive"_s, u"needlesix"_s, u"needleseven"_s, u"needleeight"_s, u"needlenine"_s,
        u"needleten"_s};
    const auto overheard = bench::overhear([&] {
        Held hold(m_place->desk());
        QTRY_VERIFY(hold.holds());
        QSignalSpy asked(m_page, &ui::QueuePage::queryEdited);
        auto *field = window().findChild<QLineEdit *>(u"filterField"_s);
        for (qsizetype i = 0; i < needles.size(); ++i) {
            field->clear();
            type(needles[i]);
            QTRY_COMPARE(asked.size(), i + 1);
        }
        hold.letGo();
        QTRY_VERIFY(isRead());
        QTRY_COMPARE(m_table->model()->rowCount(), 0);
    });
    if (overheard.empty())
        QSKIP("Qt brings an SQLite of its own, which cannot be listened to");
    QSet<QString> run;
    for (const bench::Overheard &each : overheard) {
        for (const QString &needle : needles) {
            if (each.sql.contains(needle.toUtf8()))
                run.insert(needle);
        }
    }
    QVERIFY2(run.contains(needles.last()), "the last query was not asked");
    QVERIFY2(run.size() <= 2, qPrintable(QStringList(run.values()).join(u' ')));
}

void TestHeartbeat::theHeartBeatsThroughADaysWork()
{
    desk::DeskService &desk = m_place->desk();
    std::vector<TakeOver> theirs;
    for (int i = 0; i < 300; ++i)
        theirs.push_back({.facts = {.title = u"Taken over %1"_s.arg(i),
                              .description = u"A report of another desk, with an error in it."_s,
                              .customer = u"Acme Insurance"_s,
                              .key = u"INC%1"_s.arg(i)},
            .reportedAt = m_clock.now() + -i * msPerHour});
    m_page->showQuery({}, u"All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() >= deskSize, 30'000);
    m_heart = std::make_unique<test::Heart>();

    const QString file = m_folder.filePath(u"list.csv"_s);
    auto exported = ui::exportList(desk, m_page->request(), file);
    auto imported = desk.ask(
        [theirs](desk::Desk &open) { return open.takeOver(theirs, {.name = u"Lena Ortiz"_s}); });
    auto report = desk.ask([](const desk::Desk &open) { return open.check(true); });
    // And backups are made all the while, one after another.
    std::atomic<bool> stop = false;
    std::atomic<int> copies = 0;
    std::vector<Error> faults;
    std::thread keeper([&, copy = m_folder.filePath(u"copy.gander"_s)] {
        do {
            if (const auto made = desk::backUp(m_path, copy))
                ++copies;
            else
                faults.push_back(made.error());
        } while (!stop);
    });
    const auto joined = qScopeGuard([&] {
        stop = true;
        if (keeper.joinable())
            keeper.join();
    });
    // Meanwhile someone searches letter by letter, looks around and writes notes.
    int done = 0;
    QSignalSpy asked(m_page, &ui::QueuePage::queryEdited);
    const QString words = u"error login"_s;
    for (int i = 0; !(exported.isFinished() && imported.isFinished() && report.isFinished()); ++i) {
        if (i % words.size() == 0)
            window().findChild<QLineEdit *>(u"filterField"_s)->clear();
        const qsizetype before = asked.size();
        type(words.mid(i % words.size(), 1));
        QTRY_VERIFY(asked.size() > before || i % words.size() == words.indexOf(u' '));
        QScrollBar *bar = m_table->verticalScrollBar();
        bar->setValue((i * 37) % std::max(1, bar->maximum()));
        if (i % 8 == 0) {
            Act note;
            note.actor.name = u"Lena Ortiz"_s;
            note.action = AddNote{IncidentId(1 + i % deskSize), u"Looked at."_s};
            desk.perform(note);
            ++done;
        }
        QVERIFY(beatsOn());
    }
    VERIFY_RESULT(exported.result());
    VERIFY_RESULT(imported.result());
    QCOMPARE(imported.result()->created, 300);
    stop = true;
    keeper.join();
    for (const Error &fault : faults)
        QFAIL(qPrintable(fault.detail));
    VERIFY_RESULT(report.result());
    const Result<CheckReport> checked = report.result();
    for (const CheckProblem &problem : checked->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
    m_page->showQuery({}, u"All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() >= deskSize + 300, 30'000);
    QVERIFY(beatsOn());
    qInfo("%d beats while %lld incidents were exported, checked and %d times backed up, 300 "
          "imported, %d noted and %lld queries asked; the longest between two beats of %d ms was "
          "%.1f ms",
        m_heart->beats(), static_cast<long long>(deskSize), copies.load(), done,
        static_cast<long long>(asked.size()), test::Heart::beatMs, m_heart->longestMs());
}

QTEST_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
