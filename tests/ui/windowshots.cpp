// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of the window on a made-up desk, to be held beside the design:
// windowshots FOLDER [--theme dark] [--text-size 150] [--narrow].

#include "app/workplace.h"
#include "models/desk/backups.h"
#include "models/store/database.h"
#include "tests/support/tempdesk.h"
#include "ui/care/longwork.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QProgressBar>
#include <QStandardPaths>
#include <QTest>

#include <functional>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

const std::vector<std::pair<QString, int>> &reports()
{
    static const std::vector<std::pair<QString, int>> all{
        {u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685},
        {u"Change report is 0 behind a login"_s, 660},
        {u"Two users lost workspace “EU retail”"_s, 580},
        {u"Weekly digest missing since Sunday"_s, 555},
        {u"Monitor stopped: 38 “Filings” sites stale"_s, 520},
        {u"Export to Google Sheets every Monday"_s, 435},
        {u"Frankfurt checks 40 min late after power loss"_s, 368},
        {u"XPath filter ignores the second class name"_s, 290},
        {u"Slack alerts arrive without the page title"_s, 212},
        {u"Footer year alone is reported as a change"_s, 184},
        {u"Proxy region Japan returns 403 on six sites"_s, 138},
        {u"PDF compare marks every page changed"_s, 39},
        {u"API key stopped working after rotation"_s, 22},
        {u"Site list import skipped 14 rows"_s, 3},
    };
    return all;
}

class Shots
{
public:
    Shots(app::Workplace &place, const QString &folder, const QString &suffix)
        : m_place(place)
        , m_folder(folder)
        , m_suffix(suffix)
    {
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_place.window(), key, modifiers);
        settle();
    }
    void type(const QString &text)
    {
        if (QWidget *focus = QApplication::focusWidget())
            QTest::keyClicks(focus, text);
        settle();
    }
    void ask(ui::Do what)
    {
        m_place.window().actions().at(what)->trigger();
        settle();
    }
    // The desk has answered everything, and the answers are shown.
    void settle()
    {
        // The offscreen platform leaves the focus with a completer that has gone.
        if (!QApplication::activePopupWidget())
            QApplication::setActiveWindow(&m_place.window());
        for (int i = 0; i < 5; ++i) {
            m_place.desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
            QCoreApplication::processEvents();
        }
    }
    [[nodiscard]] QWidget *part(const char *name)
    {
        auto *found = m_place.window().findChild<QWidget *>(QLatin1StringView(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void click(const char *name)
    {
        qobject_cast<QAbstractButton *>(part(name))->click();
        settle();
    }
    void waitFor(const std::function<bool()> &isDone)
    {
        while (!isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    }
    // As it looks when the next long work of the trouble's begins.
    void takeWork(const QString &name)
    {
        auto *work =
            part("troublePlace")->findChild<ui::LongWork *>({}, Qt::FindDirectChildrenOnly);
        const auto grab = [this, name] {
            auto *bar = qobject_cast<QProgressBar *>(part("workProgress"));
            bar->setRange(0, 1000);
            bar->setValue(400);
            m_place.window().grab().save(m_folder + u'/' + name + m_suffix + u".png"_s);
        };
        QObject::connect(work, &ui::LongWork::progressed, work, grab, Qt::SingleShotConnection);
    }
    void take(const QString &name)
    {
        settle();
        m_place.window().grab().save(m_folder + u'/' + name + m_suffix + u".png"_s);
    }

private:
    app::Workplace &m_place;
    QString m_folder;
    QString m_suffix;
};

void takeAll(Shots &shots)
{
    shots.press(Qt::Key_Down);
    shots.press(Qt::Key_Down);
    shots.take(u"queue"_s);
    shots.press(Qt::Key_I);
    shots.take(u"claimed"_s);
    shots.press(Qt::Key_E);
    shots.take(u"why"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_H);
    shots.type(u"the customer's log"_s);
    shots.take(u"hold"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_A);
    shots.take(u"assign"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_T);
    shots.press(Qt::Key_Return, Qt::ControlModifier);
    shots.take(u"note"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_N);
    shots.take(u"intake"_s);
    shots.type(u"Monitor stopped after the login page changed"_s);
    shots.press(Qt::Key_Tab);
    shots.type(u"Acme Insurance"_s);
    shots.take(u"intake-typed"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_I, Qt::ControlModifier);
    shots.take(u"import"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_C);
    shots.take(u"classify"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_Return);
    shots.take(u"detail"_s);
    shots.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    shots.take(u"alarms"_s);
    shots.press(Qt::Key_A, Qt::ShiftModifier);
    shots.take(u"alarms-none"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_F1);
    shots.take(u"keys"_s);
    shots.press(Qt::Key_Escape);
    shots.press(Qt::Key_2, Qt::ControlModifier);
    shots.take(u"mine"_s);
    shots.press(Qt::Key_3, Qt::ControlModifier);
    shots.take(u"empty"_s);
    shots.press(Qt::Key_1, Qt::ControlModifier);
    shots.press(Qt::Key_T, Qt::ControlModifier);
    shots.take(u"asof"_s);
    shots.press(Qt::Key_Return);
    shots.take(u"queue-past"_s);
    shots.press(Qt::Key_7, Qt::ControlModifier);
    shots.take(u"board-past"_s);
    shots.press(Qt::Key_Escape);
    shots.take(u"board"_s);
}

// Past the program, so that the check finds something.
void spoil(const QString &path)
{
    auto database = store::Database::openSqlite(path, store::Access::ReadWrite);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    for (const QString &sql : {u"DROP TRIGGER event_no_update"_s,
             u"UPDATE event SET actor = 'Somebody else' WHERE incident_id = 3 AND seq = 1"_s,
             u"UPDATE incident SET due_at = due_at + 3600000 WHERE id IN (5, 8)"_s,
             u"UPDATE draft SET body = '{}'"_s, u"DELETE FROM saved_view"_s})
        if (const auto done = (*database)->execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
}

void takeCare(Shots &shots, const QString &path)
{
    shots.ask(ui::Do::ReportProblem);
    shots.waitFor([&] { return shots.part("reportSave")->isEnabled(); });
    shots.take(u"report"_s);
    shots.ask(ui::Do::Backups);
    shots.waitFor([&] { return shots.part("backupsNow")->isEnabled(); });
    shots.take(u"backups"_s);
    shots.ask(ui::Do::CheckDesk);
    shots.waitFor([&] { return shots.part("checkAgain")->isEnabled(); });
    shots.take(u"check-sound"_s);
    spoil(path);
    shots.ask(ui::Do::CheckDesk);
    shots.waitFor([&] { return shots.part("checkTable")->isVisible(); });
    shots.take(u"check"_s);
}

// A damaged desk: its trouble, who may restore it, the work while it runs, and what came out of it.
void takeTrouble(Shots &shots, const test::TempDesk &desk)
{
    shots.take(u"trouble-damaged"_s);
    shots.click("troubleRestore");
    shots.waitFor([&] { return shots.part("backupsRestore")->isEnabled(); });
    shots.click("backupsRestore");
    shots.take(u"trouble-agent"_s);
    shots.click("noticeAct");
    shots.click("backupsRestore");
    shots.waitFor([&] { return shots.part("backupsQuestion")->isVisible(); });
    shots.take(u"trouble-question"_s);
    shots.click("backupsLeave");
    shots.click("backupsLeave");
    shots.takeWork(u"working"_s);
    shots.click("troubleRecover");
    auto *dialog = qobject_cast<QFileDialog *>(shots.part("recoverDialog"));
    emit dialog->fileSelected(desk.filePath(u"recovered.gander"_s));
    dialog->close();
    shots.waitFor([&] { return shots.part("recoveredSays")->isVisible(); });
    shots.take(u"recovered"_s);
}

void damage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("no desk to damage");
    // The engine's own pages, and some further on: most of the histories can still be read.
    file.seek(100);
    file.write(QByteArray(4096 * 5 - 100, 'Z'));
    file.seek(file.size() - 4096 * 9);
    file.write(QByteArray(4096 * 2, 'Z'));
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty())
        return 2;
    const QString folder = arguments.takeFirst();
    QDir().mkpath(folder);
    const bool narrow = arguments.removeAll(u"--narrow"_s) > 0;
    app::Options options = app::readOptions(arguments);
    if (!options.say.isEmpty()) {
        qWarning("%s", qPrintable(options.say));
        return 2;
    }
    test::TempDesk desk;
    desk.file(reports());
    options.desk = desk.path();
    app::Workplace place(options, desk.clock(), desk.filePath(u"settings.ini"_s));
    place.window().resize(narrow ? QSize(1024, 640) : QSize(1440, 900));
    place.start();
    while (!place.window().bench())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QString suffix = narrow ? u"-narrow"_s : QString();
    if (options.theme == ui::ThemeChoice::Dark)
        suffix += u"-dark"_s;
    if (options.textSize)
        suffix += u"-%1"_s.arg(*options.textSize);
    Shots shots(place, folder, suffix);
    takeAll(shots);
    takeCare(shots, desk.path());

    app::Options missing = options;
    missing.desk = desk.filePath(u"missing.gander"_s);
    app::Workplace other(missing, desk.clock(), desk.filePath(u"other.ini"_s));
    other.window().resize(narrow ? QSize(1024, 640) : QSize(1440, 900));
    other.start();
    Shots trouble(other, folder, suffix);
    trouble.take(u"trouble"_s);

    test::TempDesk damaged;
    damaged.file(reports());
    if (const auto kept =
            desk::keepBackup(damaged.path(), desk::BackupReason::Asked, damaged.clock().now());
        !kept)
        qFatal("%s", qPrintable(kept.error().detail));
    damage(damaged.path());
    app::Options bad = options;
    bad.desk = damaged.path();
    app::Workplace third(bad, damaged.clock(), damaged.filePath(u"third.ini"_s));
    third.window().resize(narrow ? QSize(1024, 640) : QSize(1440, 900));
    third.start();
    Shots work(third, folder, suffix);
    work.waitFor([&] { return work.part("troubleRecover")->isVisible(); });
    takeTrouble(work, damaged);
    return 0;
}
