// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen over a desk full of texts of strangers: shown literally, nothing that hangs, no file
// opened that they name; menus, boxes and the names that file dialogs propose among them.

#include "models/exchange/files.h"
#include "tests/support/watched.h"
#include "tests/ui/untrustedwindow.h"
#include "ui/customers/contractspage.h"
#include "ui/memo/memopage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace Qt::StringLiterals;

class TestUntrustedScreens final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_bait = qEnvironmentVariable("GANDER_TEST_BAIT");
        if (m_bait.isEmpty())
            m_bait =
                QDir::temp().filePath(u"gander-bait-%1"_s.arg(QCoreApplication::applicationPid()));
    }
    void everyScreenShowsItLiterally();

private:
    // The box before a memo is issued: the memo is approved for it.
    void issueBox(test::UntrustedWindow &shown, const QString &text);
    void menus(test::UntrustedWindow &shown);
    // The dialog that comes of it proposes a name that is one.
    void proposedName(
        test::UntrustedWindow &shown, const QString &dialog, const std::function<void()> &act);

    QString m_bait;
};

void TestUntrustedScreens::issueBox(test::UntrustedWindow &shown, const QString &text)
{
    auto *page = shown.window().findChild<ui::MemoPage *>();
    auto *onward = page ? page->findChild<QAbstractButton *>(u"memoOnward"_s) : nullptr;
    if (!onward || !onward->isVisible() || !onward->isEnabled())
        return; // a blank is left open in it
    if (onward->text() == ui::MemoPage::tr("Approve")) {
        onward->click();
        QTRY_VERIFY(onward->text() != ui::MemoPage::tr("Approve"));
    }
    shown.show(
        u"issue box"_s, [&] { onward->click(); }, text);
    auto *box = page->findChild<QMessageBox *>(u"confirmIssue"_s);
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->informativeText().isEmpty() && box->text().size() < 600);
    delete box;
}

void TestUntrustedScreens::menus(test::UntrustedWindow &shown)
{
    const auto popUp = [&](const QString &screen, QWidget &on) {
        shown.show(screen, [&] {
            QContextMenuEvent event(
                QContextMenuEvent::Mouse, QPoint(4, 4), on.mapToGlobal(QPoint(4, 4)));
            QApplication::sendEvent(&on, &event);
        });
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY2(menu, qPrintable(screen));
        for (const QString &wrong : test::obedientActions(*menu))
            shown.fault(screen, wrong);
        QVERIFY(menu->accessibleName().size() < 200);
        delete menu;
    };
    const auto entries =
        shown.window().findChildren<QAbstractButton *>(QRegularExpression(u"^viewEntry"_s));
    QVERIFY(!entries.isEmpty());
    for (QAbstractButton *entry : entries)
        if (entry->isVisible())
            popUp(u"view's menu"_s, *entry);
    auto *table = shown.window().findChild<QTableView *>(u"incidentTable"_s);
    popUp(u"incident's menu"_s, *table->viewport());
}

void TestUntrustedScreens::proposedName(
    test::UntrustedWindow &shown, const QString &name, const std::function<void()> &act)
{
    act();
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY2((dialog = shown.window().findChild<QFileDialog *>(name)), qPrintable(name));
    const auto *field = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(field);
    QVERIFY(!field->text().isEmpty());
    QCOMPARE(field->text(), exchange::safeFileName(field->text()));
    for (const QString &wrong : test::obedientWidgets())
        shown.fault(name, wrong);
    delete dialog;
}

void TestUntrustedScreens::everyScreenShowsItLiterally()
{
    test::UntrustedWindow shown(m_bait);
    shown.fill();
    if (QTest::currentTestFailed())
        return;
    const test::Watched watched(m_bait);
    shown.open();
    if (QTest::currentTestFailed())
        return;
    ui::MainWindow &window = shown.window();
    const auto show = [&](const QString &screen, const std::function<void()> &act,
                          const QString &text = {}) { shown.show(screen, act, text); };
    const auto ask = [&](ui::Do what) { shown.ask(what); };
    show(u"list"_s, [&] { ask(ui::Do::GoOpen); });
    auto *table = window.findChild<QTableView *>(u"incidentTable"_s);
    QVERIFY(table);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 10, 20'000);

    const int rows = table->model()->rowCount();
    const bool isLong = qEnvironmentVariableIntValue("GANDER_FAULTS_LONG") > 0;
    const std::vector<std::pair<QString, ui::Do>> pages{{u"why"_s, ui::Do::Why},
        {u"classify"_s, ui::Do::Classify}, {u"memo"_s, ui::Do::Memo}, {u"note"_s, ui::Do::Note},
        {u"assign"_s, ui::Do::Assign}, {u"hold"_s, ui::Do::Hold}};
    for (int row = 0; row < rows; ++row) {
        QString title; // the longest cell
        for (int column = 0; column < table->model()->columnCount(); ++column)
            if (const QString cell = table->model()->index(row, column).data().toString();
                cell.size() > title.size())
                title = cell;
        show(
            u"detail"_s,
            [&] {
                table->setFocus();
                table->setCurrentIndex(table->model()->index(row, 0));
            },
            title);
        const auto more = window.findChildren<QAbstractButton *>(u"showAll"_s);
        for (QAbstractButton *button : more)
            if (button->isVisible()) {
                show(
                    u"detail in full"_s, [&] { button->click(); }, title);
                break;
            }
        for (size_t page = 0; page < pages.size(); ++page) {
            // In CI one by turns but for long texts, all of them in the long run.
            if (!isLong && title.size() < 400 && page != size_t(row) % pages.size())
                continue;
            if (!window.actions().at(pages[page].second)->isEnabled())
                continue;
            show(
                pages[page].first, [&] { ask(pages[page].second); }, title);
            if (pages[page].second == ui::Do::Memo) {
                issueBox(shown, title);
                if (title.size() > 400)
                    proposedName(shown, u"exportMemo"_s,
                        [&] { window.findChild<QAbstractButton *>(u"memoExport"_s)->click(); });
            }
            show(
                u"back from "_s + pages[page].first, [&] { ask(ui::Do::Back); }, title);
        }
    }
    for (const auto &[name, what] : {std::pair{u"board"_s, ui::Do::GoBoard},
             std::pair{u"memos"_s, ui::Do::GoMemos}, std::pair{u"as of"_s, ui::Do::AsOf},
             std::pair{u"alarms"_s, ui::Do::Alarms}, std::pair{u"import"_s, ui::Do::Import},
             std::pair{u"new incident"_s, ui::Do::NewIncident},
             std::pair{u"keys"_s, ui::Do::Keys}}) {
        show(name, [&, what = what] { ask(what); });
        show(u"back"_s, [&] { ask(ui::Do::Back); });
    }
    show(u"list"_s, [&] { ask(ui::Do::GoOpen); });
    show(u"save a view"_s, [&] { ask(ui::Do::SaveView); });
    show(u"back"_s, [&] { shown.press(window, Qt::Key_Escape); });

    menus(shown);
    const auto views = window.findChildren<QAbstractButton *>(QRegularExpression(u"^viewEntry"_s));
    show(u"view"_s, [&] { views.front()->click(); });
    proposedName(shown, u"exportDialog"_s, [&] { ask(ui::Do::Export); });

    show(u"contracts"_s, [&] { ask(ui::Do::GoContracts); });
    auto *contracts = window.findChild<ui::ContractsPage *>();
    QVERIFY(contracts);
    auto *names = contracts->findChild<QComboBox *>(u"contractNames"_s);
    QVERIFY(names);
    QTRY_VERIFY(names->count() > 10);
    for (int i = 0; i < names->count(); ++i)
        show(
            u"contract"_s, [&] { contracts->showContract(names->itemText(i)); },
            names->itemText(i));

    proposedName(shown, u"contractExportDialog"_s,
        [&] { contracts->findChild<QAbstractButton *>(u"contractExport"_s)->click(); });

    qInfo("%d incidents, %d contracts; refused: %d", rows, names->count(),
        int(shown.refused().size()));
    shown.report();
    if (watched.sees())
        QVERIFY2(!watched.wasOpened(), "a file was opened that a text named");
    QVERIFY(!QFile::exists(m_bait + u".lock"_s));
}

QTEST_MAIN(TestUntrustedScreens)
#include "tst_untrustedscreens.moc"
