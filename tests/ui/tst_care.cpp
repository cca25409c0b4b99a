// SPDX-License-Identifier: GPL-3.0-or-later

// Looking after an open desk by keys: its backups, what restoring one would lose, and its check.

#include "app/workplace.h"
#include "models/desk/backups.h"
#include "models/store/database.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/care/longwork.h"
#include "ui/kit/noticebar.h"
#include "ui/shell/troubleplace.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSet>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestCare final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aSoundDeskSaysSo();
    void findingsAreShownAndCopied();
    void aFindingOpensItsIncident();
    void theCheckAtTheStartIsHeardOnlyWhereSomethingIsWrong();
    void backingUpAddsARow();
    void restoringSaysWhatIsLostAndKeepsTheReplaced();
    void restoringIsForManagers();
    void aStoppedRestoreLeavesTheDesk();
    void aFailedRestoreLeavesTheDesk();
    void aReadOnlyDeskIsNotRestored();
    void escLeavesWithoutHarm();
    void everyControlOfThePagesHasAName();

private:
    void open();
    void rawly(const QString &sql);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    // A copy of two incidents, then a third; opened at the question whether to restore it. The
    // copy.
    QString comeToTheQuestion();
    // Open again, with all three incidents, and nothing of a restore lies beside.
    void expectTheDeskAsItWas();
    void ask(ui::Do what) { window().actions().at(what)->trigger(); }
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] QString sentence() { return part<ui::NoticeBar>("noticeBar")->sentence(); }
    [[nodiscard]] QString said(const char *name)
    {
        const auto *label = part<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestCare::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestCare::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}});
    QCOMPARE(m_filed.size(), size_t(2));
}

void TestCare::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestCare::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    window().activateWindow();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    // What rings first has rung, and covers no notice of these tests.
    QTRY_VERIFY(
        window().findChild<QAbstractButton *>(u"goOpenEntry"_s)->accessibleName().contains(u','));
    m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
    QCoreApplication::processEvents();
}

// Past the program, as a stranger with an editor would.
void TestCare::rawly(const QString &sql)
{
    auto database = store::Database::openSqlite(m_desk->path(), store::Access::ReadWrite);
    VERIFY_RESULT(database);
    VERIFY_RESULT((*database)->execute(sql));
}

void TestCare::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void TestCare::aSoundDeskSaysSo()
{
    open();
    ask(ui::Do::CheckDesk);
    QTRY_COMPARE(said("checkSays"), u"Everything is sound: 2 incidents, 2 events, 0 memos."_s);
    QVERIFY(!part<QTableView>("checkTable")->isVisible());
    part<QAbstractButton>("checkDeep")->click();
    QTRY_VERIFY(part<QAbstractButton>("checkAgain")->isEnabled());
    QCOMPARE(said("checkSays"), u"Everything is sound: 2 incidents, 2 events, 0 memos."_s);
    press(Qt::Key_Escape);
    QCOMPARE(window().bench()->title(), u"Triage"_s);
}

void TestCare::findingsAreShownAndCopied()
{
    open();
    rawly(u"UPDATE incident SET due_at = due_at + 3600000"_s);
    ask(ui::Do::CheckDesk);
    QTRY_COMPARE(said("checkSays"), u"2 findings in 2 incidents, 2 events, 0 memos."_s);
    const auto *table = part<QTableView>("checkTable");
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"G-1"_s);
    QVERIFY(table->model()->index(0, 2).data().toString().contains(u"urgency"_s));
    press(Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(text.contains(u"\tG-2\t"_s));
}

void TestCare::aFindingOpensItsIncident()
{
    open();
    rawly(u"UPDATE incident SET due_at = due_at + 3600000 WHERE id = 2"_s);
    ask(ui::Do::CheckDesk);
    QTRY_VERIFY(part<QTableView>("checkTable")->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(window().bench()->title(), u"G-2"_s);
    QTRY_VERIFY(part<QWidget>("incidentPane")->isVisible());
}

void TestCare::theCheckAtTheStartIsHeardOnlyWhereSomethingIsWrong()
{
    rawly(u"DROP TRIGGER event_no_update"_s);
    rawly(u"UPDATE event SET actor = 'Somebody else' WHERE incident_id = 1"_s);
    open();
    QTRY_VERIFY(sentence().contains(u"found 1 thing"_s));
    auto *act = part<QAbstractButton>("noticeAct");
    QVERIFY(act->isVisible());
    QCOMPARE(act->text(), u"Show findings"_s);
    QVERIFY(part<QAbstractButton>("footFindings")->isVisible());
    act->click();
    QTRY_COMPARE(part<QTableView>("checkTable")->model()->rowCount(), 1);
    QCOMPARE(window().bench()->title(), u"Check the desk"_s);
    QVERIFY(said("checkSays").startsWith(u"1 finding in"_s));
}

void TestCare::backingUpAddsARow()
{
    open();
    press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window().bench()->title(), u"Backups"_s);
    QTRY_VERIFY(part<QAbstractButton>("backupsNow")->isEnabled());
    const int before = part<QTableView>("backupsTable")->model()->rowCount();
    part<QAbstractButton>("backupsNow")->click();
    QTRY_VERIFY_WITH_TIMEOUT(sentence().startsWith(u"Backed up and checked"_s), 30'000);
    QTRY_COMPARE(part<QTableView>("backupsTable")->model()->rowCount(), before + 1);
    const auto *model = part<QTableView>("backupsTable")->model();
    QCOMPARE(model->index(0, 1).data().toString(), u"Asked for"_s);
    QCOMPARE(model->index(0, 3).data().toString(), u"2"_s);
}

void TestCare::restoringSaysWhatIsLostAndKeepsTheReplaced()
{
    const auto made =
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now());
    VERIFY_RESULT(made);
    QCOMPARE(m_desk->file({{u"Weekly digest missing"_s, 60}}).size(), size_t(1));
    open();
    ask(ui::Do::Manage);
    ask(ui::Do::Backups);
    QTRY_VERIFY(part<QAbstractButton>("backupsRestore")->isEnabled());
    // The one that was asked for, whatever else has been made since.
    auto *table = part<QTableView>("backupsTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 1).data().toString() == u"Asked for"_s)
            table->selectRow(row);
    }
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(!said("backupsQuestion").isEmpty());
    QVERIFY(said("backupsLoss").contains(u"1 incident is not in the copy at all."_s));
    QVERIFY(part<QPlainTextEdit>("backupsLost")->toPlainText().contains(u"Weekly digest"_s));
    QCOMPARE(part<QAbstractButton>("backupsRestore")->text(), u"Restore and lose 1 event"_s);
    // The way back is the nearer one, and does nothing.
    QCOMPARE(QApplication::focusWidget(), part<QWidget>("backupsLeave"));
    press(Qt::Key_Space);
    QTRY_VERIFY(said("backupsQuestion").isEmpty());
    QCOMPARE(window().bench()->title(), u"Backups"_s);

    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(!said("backupsQuestion").isEmpty());
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!window().bench(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(window().bench(), 30'000);
    QTRY_VERIFY(sentence().contains(u"is kept in"_s));
    const auto desk = m_desk->read();
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, 2);
    // What was replaced has all three.
    const QDir kept(sentence().section(u"is kept in "_s, 1).chopped(1));
    const auto replaced = desk::Desk::open(
        kept.filePath(u"desk.gander"_s), desk::OpenMode::ReadOnly, m_desk->clock());
    VERIFY_RESULT(replaced);
    QCOMPARE(replaced->facts().incidents, 3);
}

void TestCare::restoringIsForManagers()
{
    VERIFY_RESULT(
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now()));
    open();
    ask(ui::Do::Backups);
    QTRY_VERIFY(part<QAbstractButton>("backupsRestore")->isEnabled());
    part<QAbstractButton>("backupsRestore")->click();
    // It says so before anything is asked or closed, with the way out at hand.
    QVERIFY2(sentence().contains(u"restore is for managers"_s), qPrintable(sentence()));
    QVERIFY(said("backupsQuestion").isEmpty());
    QVERIFY(window().bench());
    auto *act = part<QAbstractButton>("noticeAct");
    QVERIFY(act->isVisible());
    QCOMPARE(act->text(), u"I manage this desk"_s);
    act->click();
    QVERIFY(window().actions().at(ui::Do::Manage)->isChecked());
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY(!said("backupsQuestion").isEmpty());
}

QString TestCare::comeToTheQuestion()
{
    const QString copy = m_desk->filePath(u"copy.gander"_s);
    const auto made = desk::backUp(m_desk->path(), copy);
    if (!made || m_desk->file({{u"Weekly digest missing"_s, 60}}).size() != 1)
        qFatal("no copy was made");
    open();
    ask(ui::Do::Manage);
    ask(ui::Do::Backups);
    if (QTest::qWaitFor([this] { return part<QAbstractButton>("backupsOther")->isEnabled(); }))
        part<QAbstractButton>("backupsOther")->click();
    auto *dialog = part<QFileDialog>("restoreDialog");
    if (!dialog)
        qFatal("no file is asked for");
    emit dialog->fileSelected(copy);
    dialog->close();
    if (!QTest::qWaitFor([this] { return !said("backupsQuestion").isEmpty(); }, 10'000))
        qFatal("the question did not come");
    return copy;
}

void TestCare::expectTheDeskAsItWas()
{
    QTRY_VERIFY_WITH_TIMEOUT(window().bench(), 30'000);
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    const auto desk = m_desk->read();
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, 3);
    QVERIFY(desk->check(true)->problems.empty());
    const QStringList left = QDir(m_desk->filePath({}))
                                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(left.filter(u"replaced"_s).isEmpty() && left.filter(u".part"_s).isEmpty(),
        qPrintable(left.join(u' ')));
}

namespace {

// Presses Stop as soon as the restoring begins, before its thread has done anything.
class StopAtOnce final : public QObject
{
public:
    StopAtOnce() { qApp->installEventFilter(this); }
    [[nodiscard]] bool hasStopped() const { return m_stopped; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *place = event->type() == QEvent::ChildAdded
            ? qobject_cast<ui::TroublePlace *>(watched)
            : nullptr;
        if (place)
            for (QObject *child : place->children())
                if (auto *work = qobject_cast<ui::LongWork *>(child);
                    work && !m_known.contains(work)) {
                    m_known.insert(work);
                    connect(work, &ui::LongWork::progressed, this, [this, place] {
                        if (auto *stop = place->findChild<QAbstractButton *>(u"workStop"_s)) {
                            stop->click();
                            m_stopped = true;
                        }
                    });
                }
        return QObject::eventFilter(watched, event);
    }

private:
    QSet<const QObject *> m_known;
    bool m_stopped = false;
};

} // namespace

void TestCare::aStoppedRestoreLeavesTheDesk()
{
    comeToTheQuestion();
    const StopAtOnce stop;
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!window().bench(), 10'000);
    expectTheDeskAsItWas();
    QVERIFY(stop.hasStopped());
    QCOMPARE(sentence(), u"Stopped. The desk is as it was."_s);
}

void TestCare::aFailedRestoreLeavesTheDesk()
{
    const QString copy = comeToTheQuestion();
    // It is damaged while the question stands.
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(static_cast<qsizetype>(file.size()) - 4096, 'Z'));
    file.close();
    part<QAbstractButton>("backupsRestore")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!window().bench(), 10'000);
    expectTheDeskAsItWas();
    QVERIFY2(sentence().startsWith(u"Could not restore the desk: "_s), qPrintable(sentence()));
    QVERIFY2(sentence().contains(u"copy.gander"_s), qPrintable(sentence()));
}

void TestCare::aReadOnlyDeskIsNotRestored()
{
    VERIFY_RESULT(
        desk::keepBackup(m_desk->path(), desk::BackupReason::Asked, m_desk->clock().now()));
    open();
    emit window().readOnlyWanted(m_desk->path());
    QTRY_VERIFY(window().bench() && window().windowTitle().contains(u"read-only"_s));
    ask(ui::Do::Backups);
    QTRY_VERIFY(part<QTableView>("backupsTable")->model()->rowCount() > 0);
    QVERIFY(!part<QAbstractButton>("backupsRestore")->isEnabled());
    QVERIFY(!part<QAbstractButton>("backupsOther")->isEnabled());
    QVERIFY(part<QAbstractButton>("backupsNow")->isEnabled());
}

void TestCare::escLeavesWithoutHarm()
{
    open();
    for (const ui::Do what : {ui::Do::Backups, ui::Do::CheckDesk, ui::Do::ReportProblem}) {
        ask(what);
        QTRY_VERIFY(QApplication::focusWidget());
        // Once to stop what may be under way, once to leave.
        for (int i = 0; i < 200 && window().bench()->title() != u"Triage"_s; ++i) {
            press(Qt::Key_Escape);
            QTest::qWait(10);
        }
        QCOMPARE(window().bench()->title(), u"Triage"_s);
    }
}

void TestCare::everyControlOfThePagesHasAName()
{
    open();
    for (const ui::Do what : {ui::Do::Backups, ui::Do::CheckDesk, ui::Do::ReportProblem}) {
        ask(what);
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->focusProxy())
                continue;
            const auto *spoken = QAccessible::queryAccessibleInterface(widget);
            const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
            QVERIFY2(!name.isEmpty() || widget->objectName().startsWith(u"qt_"_s),
                qPrintable(widget->objectName()));
        }
    }
}

QTEST_MAIN(TestCare)
#include "tst_care.moc"
