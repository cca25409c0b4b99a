// SPDX-License-Identifier: GPL-3.0-or-later

// Writing a memo on a real desk: nothing typed is lost, blanks are led to, and what was issued is
// what is exported.

#include "tests/support/verify.h"
#include "tests/ui/aroundadesk.h"
#include "ui/memo/memokeeper.h"
#include "ui/memo/memopage.h"
#include "ui/memo/namechips.h"

#include <QAbstractButton>
#include <QCryptographicHash>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

class TestMemoEditor final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void draftsGoThroughJson();
    void typingIsKeptAndSaved();
    void aDraftFromBeforeIsThereAgain();
    void requiredSectionsAndBlanksAreLedTo();
    void productStaysOnCopyOfAnOperatorError();
    void approvingWaitsForWhatLacks();
    void typingTakesApprovedBack();
    void issuingAsksAndFreezes();
    void aDraftIsExportedAsOne();
    void anotherIncidentsNoteIsNoConflict();
    void anotherPersonsWordsAreAsked();

private:
    void begin(Outcome outcome = Outcome::OperatorError);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        test::AroundADesk::press(*m_page, key, modifiers);
    }
    [[nodiscard]] QPlainTextEdit &text(const QString &key) const
    {
        return *m_page->findChild<QPlainTextEdit *>(u"text-"_s + key);
    }
    [[nodiscard]] QString stored(const QString &key)
    {
        for (const Memo &memo : m_world->detail(m_id).memos) {
            for (const MemoSection &section : memo.sections) {
                if (section.key == key)
                    return section.text;
            }
        }
        return {};
    }
    [[nodiscard]] MemoState state() const { return m_page->keeper().memo().state; }
    void fill();
    void approve();
    void issue();

    std::unique_ptr<test::AroundADesk> m_world;
    std::unique_ptr<MemoPage> m_page;
    IncidentId m_id;
};

void TestMemoEditor::init()
{
    m_world = std::make_unique<test::AroundADesk>();
}

void TestMemoEditor::cleanup()
{
    m_page.reset();
    m_world.reset();
}

void TestMemoEditor::begin(Outcome outcome)
{
    m_id = m_world->aReport(u"Weekly report sent to an old list"_s);
    VERIFY_RESULT(m_world->does(u"Lena Ortiz"_s,
        Classify{m_id, {.outcome = outcome}, u"The list was replaced on 20 November."_s}));
    m_page = m_world->show<MemoPage>();
    QSignalSpy read(m_page.get(), &MemoPage::titleChanged);
    m_page->open(m_id);
    QVERIFY(read.wait());
}

void TestMemoEditor::fill()
{
    text(u"do-now"_s).setPlainText(u"Restore the list of 19 November."_s);
    text(u"avoid"_s).setPlainText(u"Use “Add from file” to extend a list."_s);
}

void TestMemoEditor::approve()
{
    fill();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(state(), MemoState::Approved);
}

void TestMemoEditor::issue()
{
    QSignalSpy issued(m_page.get(), &MemoPage::issued);
    press(Qt::Key_Return, Qt::ControlModifier);
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = m_page->findChild<QMessageBox *>(u"confirmIssue"_s)) != nullptr);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    box->findChild<QAbstractButton *>(u"confirmIssueYes"_s)->click();
    QTRY_COMPARE(issued.count(), 1);
    QTRY_COMPARE(state(), MemoState::Issued);
}

void TestMemoEditor::draftsGoThroughJson()
{
    Memo memo;
    memo.outcome = Outcome::ActOfGod;
    memo.subject = u"s"_s;
    memo.to = u"t"_s;
    memo.cc = QStringList{u"a"_s, u"b"_s};
    memo.sections = {{u"happened"_s, u"x\ny"_s}, {u"extent"_s, {}}};
    Memo blank = memo;
    blank.subject.clear();
    blank.cc.clear();
    blank.sections = {{u"happened"_s, {}}, {u"extent"_s, {}}};
    QVERIFY(sameWords(withDraft(blank, memoDraftToJson(memo)), memo));
    QVERIFY(sameWords(withDraft(memo, {}), memo));
    blank.outcome = Outcome::OperatorError; // other sections: not its draft
    QVERIFY(sameWords(withDraft(blank, memoDraftToJson(memo)), blank));
}

void TestMemoEditor::typingIsKeptAndSaved()
{
    begin();
    QVERIFY(text(u"found"_s).toPlainText().startsWith(u"The list was replaced"_s));
    QTest::keyClicks(&text(u"do-now"_s), u"Restore the list"_s);
    QVERIFY(!m_page->keeper().isSaved());
    QTRY_COMPARE(stored(u"do-now"_s), u"Restore the list"_s);
    QTRY_VERIFY(m_page->keeper().isSaved());
    QTRY_COMPARE(m_world->draft(u"memo"_s, m_id), QJsonObject());
    QCOMPARE(m_world->faults, QStringList());
}

void TestMemoEditor::aDraftFromBeforeIsThereAgain()
{
    begin();
    Memo typed = m_page->keeper().memo();
    m_page.reset();
    for (MemoSection &section : typed.sections) {
        if (section.key == u"cause"_s)
            section.text = u"Typed before the power went"_s;
    }
    const auto kept = m_world->service
                          .ask([id = m_id, draft = memoDraftToJson(typed)](desk::Desk &desk) {
                              return desk.saveDraft(u"memo"_s, deskNumber(id), draft);
                          })
                          .result();
    VERIFY_RESULT(kept);
    m_page = m_world->show<MemoPage>();
    m_page->open(m_id);
    QTRY_VERIFY(m_page->keeper().isOpen());
    QCOMPARE(text(u"cause"_s).toPlainText(), u"Typed before the power went"_s);
    QTRY_COMPARE(stored(u"cause"_s), u"Typed before the power went"_s);
}

void TestMemoEditor::requiredSectionsAndBlanksAreLedTo()
{
    begin();
    text(u"cause"_s).setPlainText(u"Ask [[whom]] and [[when]]."_s);
    text(u"do-now"_s).setPlainText(u"Restore it."_s);
    const auto *foot = m_page->findChild<QLabel *>(u"memoFoot"_s);
    QCOMPARE(foot->text(), u"3 things before approval"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"needs-cause"_s)->text(), u"2 blanks to fill"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"needs-do-now"_s)->text(), u"required, given"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"needs-avoid"_s)->text(), u"required"_s);
    text(u"reported"_s).setFocus();
    press(Qt::Key_F8);
    QCOMPARE(m_page->focusWidget(), &text(u"cause"_s));
    QCOMPARE(text(u"cause"_s).textCursor().selectedText(), u"[[whom]]"_s);
    press(Qt::Key_F8);
    QCOMPARE(text(u"cause"_s).textCursor().selectedText(), u"[[when]]"_s);
    press(Qt::Key_F8);
    QCOMPARE(m_page->focusWidget(), &text(u"avoid"_s));
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(text(u"cause"_s).textCursor().selectedText(), u"[[when]]"_s);
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(text(u"cause"_s).textCursor().selectedText(), u"[[whom]]"_s);
}

void TestMemoEditor::productStaysOnCopyOfAnOperatorError()
{
    begin();
    auto *chips = m_page->findChild<NameChips *>(u"memoCc"_s);
    QCOMPARE(chips->names(), QStringList{u"Product"_s});
    QVERIFY(!chips->findChild<QAbstractButton *>(u"remove-Product"_s));
    auto *add = m_page->findChild<QLineEdit *>(u"ccAdd"_s);
    QTest::keyClicks(add, u"Ruth Adler"_s);
    QTest::keyClick(add, Qt::Key_Return);
    const QStringList both{u"Product"_s, u"Ruth Adler"_s};
    QCOMPARE(chips->names(), both);
    QTRY_COMPARE(m_world->detail(m_id).memos.front().cc, both);
    auto *remove = chips->findChild<QAbstractButton *>(u"remove-Ruth Adler"_s);
    QVERIFY(remove);
    remove->click();
    QTRY_COMPARE(m_world->detail(m_id).memos.front().cc, QStringList{u"Product"_s});
}

void TestMemoEditor::approvingWaitsForWhatLacks()
{
    begin();
    const auto *button = m_page->findChild<QAbstractButton *>(u"memoOnward"_s);
    QVERIFY(!button->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier); // goes to what lacks instead
    QCOMPARE(m_page->focusWidget(), &text(u"do-now"_s));
    QCOMPARE(state(), MemoState::Draft);
    approve();
    QCOMPARE(stored(u"avoid"_s), u"Use “Add from file” to extend a list."_s);
    QCOMPARE(m_world->faults, QStringList());
}

void TestMemoEditor::typingTakesApprovedBack()
{
    begin();
    approve();
    QTest::keyClicks(&text(u"cause"_s), u"x"_s);
    QCOMPARE(state(), MemoState::Draft);
    QTRY_COMPARE(m_world->detail(m_id).memos.front().state, MemoState::Draft);
}

void TestMemoEditor::issuingAsksAndFreezes()
{
    begin();
    approve();
    issue();
    const Memo memo = m_world->detail(m_id).memos.front();
    QCOMPARE(memo.state, MemoState::Issued);
    QVERIFY(text(u"cause"_s).isReadOnly());
    const auto *foot = m_page->findChild<QLabel *>(u"memoFootMore"_s);
    QCOMPARE(foot->text().section(u' ', 1).remove(u' '), memo.sha256);
    // What is exported is what was stored, byte for byte.
    const QString path = m_world->desk.filePath(u"memo.pdf"_s);
    QSignalSpy written(&m_world->hands, &Hands::succeeded);
    m_page->exportTo(path);
    QVERIFY(written.wait());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
        memo.sha256);
    QCOMPARE(m_world->faults, QStringList());
}

void TestMemoEditor::aDraftIsExportedAsOne()
{
    begin();
    const QString path = m_world->desk.filePath(u"draft.pdf"_s);
    QSignalSpy written(&m_world->hands, &Hands::succeeded);
    m_page->exportTo(path);
    QVERIFY(written.wait());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
    // A folder that is not there is a sentence, and the page goes on.
    m_page->exportTo(m_world->desk.filePath(u"none/draft.pdf"_s));
    QTRY_COMPARE(m_world->faults.size(), 1);
    QVERIFY(m_world->faults.front().startsWith(u"Could not export memo"_s));
}

void TestMemoEditor::anotherIncidentsNoteIsNoConflict()
{
    begin();
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s, AddNote{m_id, u"Called them"_s}));
    QTest::keyClicks(&text(u"do-now"_s), u"Restore"_s);
    QTRY_COMPARE(stored(u"do-now"_s), u"Restore"_s);
    QVERIFY(!m_page->findChild<QWidget *>(u"memoConflict"_s)->isVisible());
    QCOMPARE(m_world->faults, QStringList());
}

void TestMemoEditor::anotherPersonsWordsAreAsked()
{
    begin();
    QTest::keyClicks(&text(u"cause"_s), u"Mine"_s);
    SaveMemo theirs{.incident = m_id};
    theirs.sections = {{u"avoid"_s, u"Theirs"_s}};
    VERIFY_RESULT(m_world->does(u"Priya Nair"_s, theirs));
    auto *conflict = m_page->findChild<QWidget *>(u"memoConflict"_s);
    QTRY_VERIFY(conflict->isVisible());
    QCOMPARE(text(u"cause"_s).toPlainText(), u"Mine"_s);
    QCOMPARE(stored(u"avoid"_s), u"Theirs"_s); // not overwritten
    m_page->findChild<QAbstractButton *>(u"memoTakeTheirs"_s)->click();
    QCOMPARE(text(u"avoid"_s).toPlainText(), u"Theirs"_s);
    QVERIFY(!conflict->isVisible());
}

QTEST_MAIN(TestMemoEditor)
#include "tst_memoeditor.moc"
