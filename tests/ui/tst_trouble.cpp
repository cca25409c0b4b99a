// SPDX-License-Identifier: GPL-3.0-or-later

// A desk that does not open: which ways out there are, that each says what comes of it, and that
// none of them harms what is there.

#include "app/workplace.h"
#include "models/desk/backups.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/care/longwork.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/troublechoices.h"
#include "ui/shell/troubleplace.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;
using ui::WayOut;

class TestTrouble final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void eachFaultHasItsWays_data();
    void eachFaultHasItsWays();
    void everyWaySaysWhatComesOfIt();
    void anEmptyFileStaysEmpty();
    void aDamagedDeskStaysAsItIs();
    void everyWayIsReachedByKeys();
    void aDeskThatIsGoneIsNotReplacedByAnEmptyOne();
    void aBackupIsRestoredOverADamagedDesk();
    void anAgentIsToldWhoMayRestore();
    void aStoppedRestoreLeavesTheTrouble();
    void whatCanBeReadIsRecovered();
    void anOverwrittenBeginningIsRecoveredFrom();
    void allWaysAreOfOneWidth();
    void aProblemCanBeReportedWithoutADesk();

private:
    void open(const QString &path);
    void damage();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] QStringList offered();
    template <typename T>
    T *part(const char *name)
    {
        return m_place->window().findChild<T *>(QLatin1StringView(name));
    }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
};

namespace {

const char *const wayNames[]{"troubleRestore", "troubleRecover", "troubleReadOnly", "troubleAgain",
    "troubleOpen", "troubleNew", "troubleReport"};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

void TestTrouble::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestTrouble::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    QCOMPARE(m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765}}).size(), size_t(1));
}

void TestTrouble::cleanup()
{
    m_place.reset();
    m_desk.reset();
    qunsetenv("GANDER_DESK");
}

void TestTrouble::open(const QString &path)
{
    app::Options options;
    options.desk = path;
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    m_place->window().resize(1440, 900);
    m_place->start();
    m_place->window().activateWindow();
}

// The head stays, so that it is a desk; all that follows is gone over.
void TestTrouble::damage()
{
    QFile file(m_desk->path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(100));
    file.write(QByteArray(static_cast<qsizetype>(file.size()) - 100, '\x5a'));
}

void TestTrouble::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_place->window(), key, modifiers);
}

QStringList TestTrouble::offered()
{
    QStringList names;
    for (const char *name : wayNames) {
        const auto *button = part<QAbstractButton>(name);
        if (button && button->isVisible())
            names << QLatin1StringView(name);
    }
    return names;
}

void TestTrouble::eachFaultHasItsWays_data()
{
    using enum WayOut;
    QTest::addColumn<ui::Trouble>("trouble");
    QTest::addColumn<std::vector<WayOut>>("ways");
    const auto row = [](const char *name, const ui::Trouble &trouble,
                         const std::vector<WayOut> &ways) {
        QTest::newRow(name) << trouble << ways;
    };
    row("corrupt", {.kind = ErrorKind::Corrupt}, {Recover, ReadOnly, Restore, Open, Report});
    row("corrupt, with a copy", {.kind = ErrorKind::Corrupt, .hasBackups = true},
        {Restore, Recover, ReadOnly, Open, Report});
    row("foreign", {.kind = ErrorKind::Foreign}, {Open, Recover, Restore, Report});
    row("no longer a desk", {.kind = ErrorKind::Foreign, .wasDesk = true},
        {Recover, Restore, Open, Report});
    row("overwritten", {.kind = ErrorKind::Foreign, .hasBackups = true},
        {Restore, Recover, Open, Report});
    row("empty", {.kind = ErrorKind::Foreign, .isEmptyFile = true}, {Restore, Open, Report});
    row("too new", {.kind = ErrorKind::TooNew}, {Open, Report});
    row("too new, with a copy", {.kind = ErrorKind::TooNew, .hasBackups = true},
        {Open, Restore, Report});
    row("missing", {.kind = ErrorKind::NotFound}, {Again, Open, New, Restore});
    row("lost", {.kind = ErrorKind::NotFound, .hasBackups = true},
        {Restore, Again, Open, New, Report});
    row("held", {.kind = ErrorKind::Held}, {ReadOnly, Again, Open});
    row("unavailable", {.kind = ErrorKind::Unavailable}, {Again, ReadOnly, Open, Report});
    row("full", {.kind = ErrorKind::Full}, {Again, ReadOnly, Open, Report});
}

void TestTrouble::eachFaultHasItsWays()
{
    QFETCH(ui::Trouble, trouble);
    QFETCH(std::vector<WayOut>, ways);
    QVERIFY(ui::waysOut(trouble) == ways);
    // Where a file is, an empty desk is no way out.
    const bool isThere = trouble.kind != ErrorKind::NotFound;
    QVERIFY(!isThere || !std::ranges::count(ways, WayOut::New));
}

void TestTrouble::everyWaySaysWhatComesOfIt()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind) {
        for (const bool hasBackups : {false, true}) {
            const ui::Trouble trouble{
                .kind = static_cast<ErrorKind>(kind), .hasBackups = hasBackups};
            QVERIFY(!ui::waysOut(trouble).empty());
            for (const WayOut way : ui::waysOut(trouble)) {
                QVERIFY(!ui::wayName(way).isEmpty());
                QVERIFY(ui::wayConsequence(way, trouble).endsWith(u'.'));
            }
        }
    }
}

void TestTrouble::anEmptyFileStaysEmpty()
{
    const QString path = m_desk->filePath(u"empty.gander"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    open(path);
    QTRY_COMPARE(
        offered(), QStringList({u"troubleRestore"_s, u"troubleOpen"_s, u"troubleReport"_s}));
    QVERIFY(part<QLabel>("troubleSentence")->text().contains(u"empty"_s));
    QCOMPARE(QFile(path).size(), 0);
}

void TestTrouble::aDamagedDeskStaysAsItIs()
{
    damage();
    const QByteArray before = bytesOf(m_desk->path());
    open(m_desk->path());
    QTRY_VERIFY(part<QLabel>("troubleTitle"));
    QTRY_COMPARE(part<QLabel>("troubleTitle")->text(), u"The desk is damaged"_s);
    QTRY_COMPARE(offered(),
        QStringList({u"troubleRestore"_s, u"troubleRecover"_s, u"troubleReadOnly"_s,
            u"troubleOpen"_s, u"troubleReport"_s}));
    QVERIFY(!m_place->window().bench());
    QVERIFY(bytesOf(m_desk->path()) == before);
}

void TestTrouble::everyWayIsReachedByKeys()
{
    damage();
    open(m_desk->path());
    QTRY_COMPARE(offered().size(), 5);
    QTRY_COMPARE(QApplication::focusWidget(), part<QWidget>("troubleRecover"));
    for (const char *name : {"troubleReadOnly", "troubleRestore", "troubleOpen", "troubleReport"}) {
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), part<QWidget>(name));
        auto *spoken = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
        QVERIFY(spoken);
        QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
        QVERIFY(spoken->text(QAccessible::Description).endsWith(u'.'));
    }
    // All of each sentence can be read.
    for (const QString &name : offered()) {
        const auto *why = m_place->window().findChild<QLabel *>(name + u"Why"_s);
        QVERIFY(why && why->isVisible());
        QTRY_VERIFY(why->height() >= why->heightForWidth(why->width()));
    }
}

void TestTrouble::aDeskThatIsGoneIsNotReplacedByAnEmptyOne()
{
    const QString path = m_desk->filePath(u"mine.gander"_s);
    qputenv("GANDER_DESK", path.toUtf8());
    // First of all there is none, and one is made.
    open({});
    QTRY_VERIFY(m_place->window().bench());
    m_place.reset();
    VERIFY_RESULT(desk::keepBackup(path, desk::BackupReason::Asked, m_desk->clock().now()));
    QVERIFY(QFile::remove(path));
    open({});
    QTRY_VERIFY(offered().contains(u"troubleRestore"_s));
    QVERIFY(!QFile::exists(path));
}

void TestTrouble::aBackupIsRestoredOverADamagedDesk()
{
    VERIFY_RESULT(
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now()));
    damage();
    open(m_desk->path());
    m_place->window().actions().at(ui::Do::Manage)->trigger();
    QTRY_VERIFY(offered().contains(u"troubleRestore"_s));
    press(Qt::Key_Space);
    auto *table = part<QTableView>("backupsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(part<QAbstractButton>("backupsRestore")->isEnabled());
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(part<QLabel>("backupsQuestion")->isVisible());
    QVERIFY(part<QLabel>("backupsLoss")->text().contains(u"cannot be told"_s));
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_place->window().bench(), 30'000);
    // It says where the damaged one is kept.
    QTRY_VERIFY(part<ui::NoticeBar>("noticeBar")->sentence().contains(u"is kept in"_s));
    const auto desk = m_desk->read();
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, 1);
}

void TestTrouble::anAgentIsToldWhoMayRestore()
{
    VERIFY_RESULT(
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now()));
    damage();
    open(m_desk->path());
    QTRY_VERIFY(offered().contains(u"troubleRestore"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(part<QAbstractButton>("backupsRestore")->isEnabled());
    part<QAbstractButton>("backupsRestore")->click();
    auto *notices = part<ui::NoticeBar>("noticeBar");
    QVERIFY(notices->sentence().contains(u"restore is for managers"_s));
    QVERIFY(!part<QLabel>("backupsQuestion")->isVisible());
    part<QAbstractButton>("noticeAct")->click();
    QVERIFY(m_place->window().manages());
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(part<QLabel>("backupsQuestion")->isVisible());
}

void TestTrouble::aStoppedRestoreLeavesTheTrouble()
{
    VERIFY_RESULT(
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now()));
    damage();
    const QByteArray before = bytesOf(m_desk->path());
    open(m_desk->path());
    m_place->window().actions().at(ui::Do::Manage)->trigger();
    QTRY_VERIFY(offered().contains(u"troubleRestore"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(part<QAbstractButton>("backupsRestore")->isEnabled());
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(part<QLabel>("backupsQuestion")->isVisible());
    // Before its thread begins.
    auto *place = part<ui::TroublePlace>("troublePlace");
    auto *work = place->findChild<ui::LongWork *>({}, Qt::FindDirectChildrenOnly);
    connect(work, &ui::LongWork::progressed, part<QAbstractButton>("workStop"),
        &QAbstractButton::click);
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_COMPARE_WITH_TIMEOUT(
        part<ui::NoticeBar>("noticeBar")->sentence(), u"Stopped. The desk is as it was."_s, 30'000);
    QVERIFY(part<QWidget>("troublePage")->isVisible());
    QVERIFY(bytesOf(m_desk->path()) == before);
}

// Its first page is gone, and there is no backup: the rest of it is as it was.
void TestTrouble::anOverwrittenBeginningIsRecoveredFrom()
{
    QFile file(m_desk->path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(4096, '\xff'));
    file.close();
    open(m_desk->path());
    QTRY_COMPARE(offered(),
        QStringList(
            {u"troubleRestore"_s, u"troubleRecover"_s, u"troubleOpen"_s, u"troubleReport"_s}));
    QCOMPARE(part<QLabel>("troubleTitle")->text(), u"The file is no longer a desk"_s);
    // The window's own, whether or not this platform has made it the active one by now.
    QTRY_COMPARE(m_place->window().focusWidget(), part<QWidget>("troubleRecover"));
    part<QAbstractButton>("troubleRecover")->click();
    auto *dialog = part<QFileDialog>("recoverDialog");
    QVERIFY(dialog);
    const QString path = m_desk->filePath(u"recovered.gander"_s);
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("recoveredSays")->isVisible(), 30'000);
    const auto desk = desk::Desk::open(path, desk::OpenMode::ReadOnly, m_desk->clock());
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, 1);
}

void TestTrouble::allWaysAreOfOneWidth()
{
    damage();
    open(m_desk->path());
    QTRY_COMPARE(offered().size(), 5);
    QTRY_VERIFY(part<QWidget>("troubleOpen")->width() > 0);
    for (const QString &name : offered())
        QTRY_COMPARE(m_place->window().findChild<QWidget *>(name)->width(),
            part<QWidget>("troubleRecover")->width());
}

void TestTrouble::whatCanBeReadIsRecovered()
{
    // An event is not what was recorded: the engine can read all of it.
    damage();
    open(m_desk->path());
    QTRY_VERIFY(offered().contains(u"troubleRecover"_s));
    const QByteArray before = bytesOf(m_desk->path());
    part<QAbstractButton>("troubleRecover")->click();
    auto *dialog = part<QFileDialog>("recoverDialog");
    QVERIFY(dialog);
    const QString path = m_desk->filePath(u"recovered.gander"_s);
    emit dialog->fileSelected(path);
    dialog->close();
    // So little is left of this one that it may fail: either way it says so, and harms nothing.
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("recoveredSays")->isVisible()
            || !part<ui::NoticeBar>("noticeBar")->sentence().isEmpty(),
        30'000);
    QVERIFY(bytesOf(m_desk->path()) == before);
}

void TestTrouble::aProblemCanBeReportedWithoutADesk()
{
    damage();
    open(m_desk->path());
    QTRY_VERIFY(offered().contains(u"troubleReport"_s));
    m_place->window().actions().at(ui::Do::ReportProblem)->trigger();
    QTRY_VERIFY(part<QWidget>("reportPage")->isVisible());
    QTRY_VERIFY(part<QAbstractButton>("reportSave")->isEnabled());
    QTest::keyClick(part<QWidget>("reportPage"), Qt::Key_Escape);
    QTRY_VERIFY(part<QWidget>("troublePage")->isVisible());
}

Q_DECLARE_METATYPE(ui::Trouble)
Q_DECLARE_METATYPE(std::vector<WayOut>)

QTEST_MAIN(TestTrouble)
#include "tst_trouble.moc"
