// SPDX-License-Identifier: GPL-3.0-or-later

// An agent whose desk's file is taken away under her, by a tidy colleague, a sync program or a copy
// put in its place: the engine would go on writing into the void. No act is acknowledged then, she
// is told, and what she typed stays before her eyes.

#include "tests/faults/support/deskwindow.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

QByteArray sha256(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
        ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
        : QByteArray();
}

enum class Loss { Deleted, Moved, Replaced, FolderMoved, LogDeleted };

} // namespace

class TestReplaced final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsAcknowledged_data();
    void nothingIsAcknowledged();
    void theWindowTellsAndKeepsTheWords();

private:
    void lose(Loss loss, const QString &path) const;
    [[nodiscard]] static Act note(const QString &text);

    test::FixedClock m_clock;
    int m_refused = 0;
};

void TestReplaced::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

Act TestReplaced::note(const QString &text)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.action = AddNote{IncidentId(1), text};
    return act;
}

void TestReplaced::lose(Loss loss, const QString &path) const
{
    switch (loss) {
    case Loss::Deleted:
        QVERIFY(QFile::remove(path));
        return;
    case Loss::Moved:
        QVERIFY(QFile::rename(path, path + u".old"_s));
        return;
    case Loss::Replaced: {
        const QString other = path + u".other"_s;
        VERIFY_RESULT(desk::Desk::create(other, test::TempDesk::zone(), m_clock));
        QVERIFY(QFile::remove(path) && QFile::rename(other, path));
        return;
    }
    case Loss::FolderMoved: {
        const QString folder = QFileInfo(path).absolutePath();
        QVERIFY(QDir().rename(folder, folder + u".old"_s));
        return;
    }
    case Loss::LogDeleted:
        QVERIFY(QFile::remove(path + u"-wal"_s));
        return;
    }
}

void TestReplaced::nothingIsAcknowledged_data()
{
    QTest::addColumn<int>("loss");
    const std::pair<const char *, Loss> all[]{{"deleted", Loss::Deleted}, {"moved", Loss::Moved},
        {"replaced by another desk", Loss::Replaced}, {"its folder moved", Loss::FolderMoved},
        {"its log deleted", Loss::LogDeleted}};
    for (const auto &[name, loss] : all)
        QTest::newRow(name) << static_cast<int>(loss);
}

void TestReplaced::nothingIsAcknowledged()
{
    QFETCH(int, loss);
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(u"desks"_s));
    const QString path = dir.filePath(u"desks/desk.gander"_s);
    QByteArray before;
    {
        auto desk = desk::Desk::create(path, test::TempDesk::zone(), m_clock);
        VERIFY_RESULT(desk);
        Act report = note({});
        report.action = FileIncident{.facts = {.title = u"Login gives 503"_s}};
        VERIFY_RESULT(desk->perform(report));
        VERIFY_RESULT(desk->perform(note(u"Before"_s)));
        lose(static_cast<Loss>(loss), path);
        if (QTest::currentTestFailed())
            return;
        before = sha256(path);

        const auto refused = [&](const auto &result) {
            m_refused += result ? 0 : 1;
            return !result && result.error().kind == ErrorKind::Unavailable
                && result.error().detail.contains(u"was moved, deleted or replaced"_s);
        };
        for (int i = 0; i < 3; ++i)
            QVERIFY(refused(desk->perform(note(u"After"_s))));
        QVERIFY(refused(desk->performAll({note(u"One"_s), note(u"Two"_s)})));
        QVERIFY(refused(desk->takeOver({}, {.name = u"Lena Ortiz"_s})));
        QVERIFY(refused(desk->saveDraft(u"intake"_s, u"new"_s, {{u"title"_s, u"Typed"_s}})));
        QVERIFY(refused(desk->dropDraft(u"intake"_s, u"new"_s)));
        QVERIFY(refused(desk->saveView({.name = u"Mine"_s}, {.name = u"Lena Ortiz"_s})));
        QVERIFY(refused(desk->acknowledgeAlarms({}, {.name = u"Lena Ortiz"_s})));
        // And what is shown is what stood there: nothing of it is half done.
        const auto detail = desk->incident(IncidentId(1));
        VERIFY_RESULT(detail);
        QCOMPARE(detail->history.size(), size_t(2));
    }
    // What was acknowledged before is in the file itself, wherever that is now.
    const auto left = [&]() -> QString {
        switch (static_cast<Loss>(loss)) {
        case Loss::Moved:
            return path + u".old"_s;
        case Loss::FolderMoved:
            return dir.filePath(u"desks.old/desk.gander"_s);
        case Loss::LogDeleted:
            return path;
        case Loss::Deleted:
        case Loss::Replaced:
            break;
        }
        return {};
    }();
    if (!left.isEmpty()) {
        const auto desk = desk::Desk::open(left, desk::OpenMode::Write, m_clock);
        VERIFY_RESULT(desk);
        QCOMPARE(test::faultsOf(*desk), QString());
        QCOMPARE(desk->incident(IncidentId(1))->history.size(), size_t(2));
    }
    // Nor is the other's file touched when the desk is closed, now or by a log left beside it.
    if (static_cast<Loss>(loss) != Loss::LogDeleted)
        QCOMPARE(sha256(path), before);
    if (static_cast<Loss>(loss) == Loss::Replaced) {
        const auto other = desk::Desk::open(path, desk::OpenMode::Write, m_clock);
        VERIFY_RESULT(other);
        QCOMPARE(test::faultsOf(*other), QString());
        QCOMPARE(other->facts().incidents, 0);
    }
    qInfo("%d acts, drafts and views refused after the loss, 0 acknowledged", m_refused);
}

void TestReplaced::theWindowTellsAndKeepsTheWords()
{
    test::TempDesk desk;
    QCOMPARE(desk.file({{u"Login gives 503"_s, 30}}).size(), size_t(1));
    test::DeskWindow window(desk.path(), desk.clock(), desk.filePath(u"settings.ini"_s));
    QVERIFY(window.isOpen());
    QPlainTextEdit *typed = window.report();
    QVERIFY(typed);
    auto *title = window.window().findChild<QLineEdit *>(u"intakeTitle"_s);
    QVERIFY(title);
    title->setText(u"No checks since noon"_s);
    QVERIFY(QFile::rename(desk.path(), desk.path() + u".old"_s));
    QTest::keyClicks(typed, u"All sites are stale."_s);
    auto *record = window.window().findChild<QPushButton *>(u"intakeRecord"_s);
    QVERIFY(record);
    const auto told = [&] {
        for (const auto *label : window.window().findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(u"was moved, deleted or replaced"_s))
                return true;
        return false;
    };
    record->click();
    QTRY_VERIFY(told());
    QTRY_VERIFY(record->isEnabled());
    QVERIFY(typed->isVisible());
    QCOMPARE(typed->toPlainText(), u"All sites are stale."_s);
    QCOMPARE(title->text(), u"No checks since noon"_s);
    // Back in its place it takes the words and the act.
    QVERIFY(QFile::rename(desk.path() + u".old"_s, desk.path()));
    record->click();
    const auto count = [&] {
        const auto read = desk.read();
        return read ? read->facts().incidents : 0;
    };
    QTRY_COMPARE(count(), 2);
}

QTEST_MAIN(TestReplaced)
#include "tst_replaced.moc"
