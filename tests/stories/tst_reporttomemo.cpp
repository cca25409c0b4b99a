// SPDX-License-Identifier: GPL-3.0-or-later

// An agent on a Monday: records a report, takes it for a bug and then knows better, and owes the
// customer a memo. Through the real window, by keys alone, on a real desk.

#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/memo/memokeeper.h"
#include "ui/memo/memopage.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestReportToMemo final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fromAReportToAMemo();

private:
    // --- what the agent does ---
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    // --- what the agent sees, and what the desk then holds ---
    template <typename T>
    [[nodiscard]] T *part(const QString &name)
    {
        return m_place->window().findChild<T *>(name);
    }
    [[nodiscard]] IncidentDetail stored();
    [[nodiscard]] bool isShown(const QString &name);
    // Read and ready, and the keys go to it.
    [[nodiscard]] bool isInHand(const QString &page);

    test::TempDesk m_desk;
    std::unique_ptr<app::Workplace> m_place;
};

void TestReportToMemo::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestReportToMemo::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_place->window(), key, modifiers);
}

void TestReportToMemo::type(const QString &text)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus);
    QTest::keyClicks(focus, text);
}

IncidentDetail TestReportToMemo::stored()
{
    const auto desk = m_desk.read();
    if (!desk)
        return {};
    const auto detail = desk->incident(IncidentId(1));
    return detail ? *detail : IncidentDetail();
}

bool TestReportToMemo::isShown(const QString &name)
{
    const auto *widget = part<QWidget>(name);
    return widget && widget->isVisible();
}

bool TestReportToMemo::isInHand(const QString &page)
{
    const auto *widget = part<QWidget>(page);
    return widget && widget->isVisible() && widget->isEnabled()
        && widget->isAncestorOf(QApplication::focusWidget());
}

void TestReportToMemo::fromAReportToAMemo()
{
    app::Options options;
    options.desk = m_desk.path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk.clock(), m_desk.filePath(u"settings.ini"_s));
    m_place->window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(m_place->window().bench() && m_place->window().bench()->isVisible());
    const auto canDo = [&](ui::Do what) {
        return m_place->window().actions().at(what)->isEnabled();
    };
    QTRY_VERIFY(canDo(ui::Do::NewIncident));

    // Records it, from a list that will not hold it.
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(m_place->window().bench()->title(), u"DevOps"_s);
    press(Qt::Key_N);
    QTRY_COMPARE(QApplication::focusWidget(), part<QLineEdit>(u"intakeTitle"_s));
    type(u"Checks from Frankfurt late"_s);
    press(Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget(), part<QLineEdit>(u"intakeCustomer"_s));
    type(u"Rheinwerk Logistik"_s);
    part<QPlainTextEdit>(u"intakeDescription"_s)->setFocus();
    type(u"Change alerts arrived about 40 minutes late in the night."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored().incident.title, u"Checks from Frankfurt late"_s);
    QTRY_COMPARE(m_place->window().bench()->title(), u"Triage"_s);
    QTRY_VERIFY(canDo(ui::Do::Classify));
    const Instant reported = stored().incident.reportedAt;

    // Takes it for a core product bug, Sev 2 and DevOps 2.
    m_desk.clock().pass(2 * msPerHour);
    press(Qt::Key_C);
    QTRY_VERIFY(isShown(u"factsPage"_s) && isInHand(u"classifyPage"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"outcomePage"_s));
    press(Qt::Key_4);
    part<QPlainTextEdit>(u"finding"_s)->setFocus();
    type(u"The checkers in Frankfurt stood still from 02:58 to 03:36."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"guaranteeMatrix"_s));
    press(Qt::Key_2);
    press(Qt::Key_2);
    QTRY_VERIFY(part<QLabel>(u"chosenInstant"_s)->text().contains(u"Wed 25 Nov 14:20"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"reviewPage"_s));
    QTRY_VERIFY(part<QPushButton>(u"classifyNext"_s)->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stored().resolve.due.has_value());
    QCOMPARE(*stored().resolve.due - reported, 24 * msPerHour);
    QVERIFY(stored().classify.isMet());

    // Knows better, and takes it back: the first clock runs as if never stopped.
    QTRY_VERIFY(canDo(ui::Do::Undo));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!stored().incident.classification);
    QCOMPARE(stored().classify.status, ClockStatus::Running);

    // It was an act of God, which owes a memo.
    QTRY_VERIFY(canDo(ui::Do::Classify));
    press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(canDo(ui::Do::Classify));
    press(Qt::Key_C);
    QTRY_VERIFY(isShown(u"factsPage"_s) && isInHand(u"classifyPage"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"outcomePage"_s));
    press(Qt::Key_3);
    part<QPlainTextEdit>(u"finding"_s)->setFocus();
    type(u"A fire cut the power of the data centre from 02:58 to 03:36."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"reviewPage"_s));
    QTRY_VERIFY(part<QPushButton>(u"classifyNext"_s)->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stored().incident.classification.has_value());
    QCOMPARE(stored().incident.classification->outcome, Outcome::ActOfGod);

    // Without its lack of remediation options the memo is not approved.
    QTRY_VERIFY(isShown(u"memoPage"_s));
    QTRY_VERIFY(isShown(u"text-no-remediation"_s));
    auto *lack = part<QPlainTextEdit>(u"text-no-remediation"_s);
    QCOMPARE(part<QPlainTextEdit>(u"text-happened"_s)->toPlainText(),
        u"A fire cut the power of the data centre from 02:58 to 03:36."_s);
    QTRY_VERIFY(isInHand(u"memoPage"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), lack);
    QCOMPARE(stored().memos.front().state, MemoState::Draft);
    type(u"Neither you nor we could have restored the power sooner."_s);
    QTRY_VERIFY(missingSections(stored().memos.front()).isEmpty());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored().memos.front().state, MemoState::Approved);
    QTRY_VERIFY(part<QPushButton>(u"memoOnward"_s)->text().startsWith(u"Issue"_s));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_place->window().findChild<QMessageBox *>(u"confirmIssue"_s));
    m_place->window().findChild<QPushButton *>(u"confirmIssueYes"_s)->click();
    QTRY_COMPARE(stored().memos.front().state, MemoState::Issued);
    QCOMPARE(stored().incident.state, State::Resolved);

    // What is exported is what was issued, and reads as it should.
    const QString path = m_desk.filePath(u"memo.pdf"_s);
    auto *page = m_place->window().findChild<ui::MemoPage *>();
    QTRY_VERIFY(page->keeper().isFrozen());
    page->exportTo(path);
    const auto hashOfExport = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly)
            ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()
            : QByteArray();
    };
    QTRY_COMPARE(QString::fromLatin1(hashOfExport()), stored().memos.front().sha256);
    QProcess words;
    words.start(u"pdftotext"_s, {path, u"-"_s});
    if (!words.waitForStarted())
        QSKIP("pdftotext is not installed");
    QVERIFY(words.waitForFinished());
    const QString text = QString::fromUtf8(words.readAllStandardOutput());
    for (const QString &wanted :
        {u"What you reported"_s, u"What happened"_s, u"Lack of remediation options"_s,
            u"Neither you nor we could have restored the power sooner."_s, u"M-2026-0001"_s,
            u"G-1"_s, u"Rheinwerk Logistik"_s})
        QVERIFY2(text.contains(wanted), qPrintable(text));
    QVERIFY(!text.contains(u"DRAFT"_s));
    QProcess qpdf;
    qpdf.start(u"qpdf"_s, {u"--check"_s, path});
    if (!qpdf.waitForStarted())
        QSKIP("qpdf is not installed");
    QVERIFY(qpdf.waitForFinished());
    QCOMPARE(qpdf.exitCode(), 0);

    const auto desk = m_desk.read();
    VERIFY_RESULT(desk);
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(report->problems.empty());
}

QTEST_MAIN(TestReportToMemo)
#include "tst_reporttomemo.moc"
