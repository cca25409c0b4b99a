// SPDX-License-Identifier: GPL-3.0-or-later

// Recording an incident and taking a file over, by keys: issues at their fields, the deadline in
// sight, and drafts that are there again.

#include "models/desk/whendone.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/desk/hands.h"
#include "ui/exchange/importpage.h"
#include "ui/intake/actpanel.h"
#include "ui/intake/intakepage.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestIntake final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void draftsGoThroughJson();
    void fieldTimesGoThroughTheZone_data();
    void fieldTimesGoThroughTheZone();
    void aTitleIsNeeded();
    void theFutureIsRefused();
    void anIncidentIsRecordedByKeysAlone();
    void theDeadlineFollowsTheReport();
    void theDraftIsThereAgain();
    void escapeKeepsTheDraft();
    void namesInUseAreOffered();
    void whatMayBeReportedAlreadyIsOffered();
    void anActsDraftIsThereAgain();
    void aFileIsLookedAtAndTakenOver();
    void aWrongFileSaysSo();

private:
    template <typename Page>
    std::unique_ptr<Page> show()
    {
        auto page = std::make_unique<Page>(*m_around);
        page->resize(1100, 800);
        page->show();
        return page;
    }
    [[nodiscard]] QJsonObject keptDraft(const QString &kind, const QString &ref);

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<desk::DeskService> m_service;
    std::unique_ptr<ui::Hands> m_hands;
    std::unique_ptr<ui::Looks> m_looks;
    std::unique_ptr<ui::Ticker> m_ticker;
    std::unique_ptr<ui::Surroundings> m_around;
    QStringList m_faults;
};

void TestIntake::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_desk->file({{u"An earlier one"_s, 90}});
    m_service = std::make_unique<desk::DeskService>(m_desk->clock());
    const auto facts = m_service->open(m_desk->path(), desk::OpenMode::Write).result();
    VERIFY_RESULT(facts);
    const Actor actor{.name = u"Lena Ortiz"_s};
    m_hands = std::make_unique<ui::Hands>(*m_service, actor);
    m_looks = std::make_unique<ui::Looks>();
    m_ticker = std::make_unique<ui::Ticker>(m_desk->clock());
    m_around.reset(new ui::Surroundings{
        *m_service, *m_hands, *m_looks, *m_ticker, actor, test::TempDesk::zone()});
    m_faults.clear();
    connect(m_hands.get(), &ui::Hands::failed, this,
        [this](const QString &sentence) { m_faults << sentence; });
}

void TestIntake::cleanup()
{
    m_around.reset();
    m_hands.reset();
    m_service.reset();
    m_desk.reset();
}

QJsonObject TestIntake::keptDraft(const QString &kind, const QString &ref)
{
    const auto draft =
        m_service->ask([kind, ref](desk::Desk &desk) { return desk.draft(kind, ref); }).result();
    return draft ? *draft : QJsonObject();
}

void TestIntake::draftsGoThroughJson()
{
    const ui::IntakeDraft draft{.facts = {.title = u"a"_s,
                                    .description = u"b\nc"_s,
                                    .customer = u"d"_s,
                                    .product = u"e"_s,
                                    .reporter = u"f"_s,
                                    .key = u"g"_s},
        .reportedAt = Instant{123'456'000}};
    QCOMPARE(ui::intakeDraftFromJson(ui::toJson(draft)), draft);
    QVERIFY(ui::IntakeDraft().isEmpty());
    QCOMPARE(ui::toJson({}), QJsonObject());
    QCOMPARE(
        ui::intakeDraftFromJson({{u"title"_s, 7}, {u"reportedAt"_s, u"x"_s}}), ui::IntakeDraft());
}

void TestIntake::fieldTimesGoThroughTheZone_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("shown");
    QTest::newRow("winter") << u"2026-11-24T19:20:00Z"_s << u"2026-11-24T14:20:00Z"_s;
    QTest::newRow("summer") << u"2026-07-01T16:00:00Z"_s << u"2026-07-01T12:00:00Z"_s;
    QTest::newRow("before spring") << u"2026-03-08T06:59:00Z"_s << u"2026-03-08T01:59:00Z"_s;
    QTest::newRow("after spring") << u"2026-03-08T07:00:00Z"_s << u"2026-03-08T03:00:00Z"_s;
    QTest::newRow("first of autumn") << u"2026-11-01T05:30:00Z"_s << u"2026-11-01T01:30:00Z"_s;
}

void TestIntake::fieldTimesGoThroughTheZone()
{
    QFETCH(QString, instant);
    QFETCH(QString, shown);
    const auto at = parseInstant(instant);
    VERIFY_RESULT(at);
    const QDateTime field = ui::fieldTime(*at, test::TempDesk::zone());
    QCOMPARE(field.toString(Qt::ISODate), shown);
    QCOMPARE(ui::instantOfField(field, test::TempDesk::zone()), *at);
}

void TestIntake::aTitleIsNeeded()
{
    const auto page = show<ui::IntakePage>();
    page->open();
    QTest::keyClick(
        page->findChild<QLineEdit *>(u"intakeCustomer"_s), Qt::Key_Return, Qt::ControlModifier);
    auto *title = page->findChild<QLineEdit *>(u"intakeTitle"_s);
    QStringList labels;
    for (const QLabel *label : page->findChildren<QLabel *>()) {
        if (label->isVisible())
            labels << label->text();
    }
    QVERIFY(labels.contains(u"A title is needed: what is wrong, in a few words"_s));
    QCOMPARE(page->focusWidget(), title);
}

void TestIntake::theFutureIsRefused()
{
    ui::IntakeDraft draft{.facts = {.title = u"a"_s}, .reportedAt = Instant{1001}};
    QCOMPARE(draft.issues({1000}).size(), size_t(1));
    QCOMPARE(draft.issues({1000}).front().field, ui::IntakeField::ReportedAt);
    QCOMPARE(draft.issues({1001}).size(), size_t(0));
    draft.facts.title = QString(301, u'x');
    draft.facts.key = QString(201, u'x');
    QCOMPARE(draft.issues({1001}).size(), size_t(2));
}

void TestIntake::anIncidentIsRecordedByKeysAlone()
{
    const auto page = show<ui::IntakePage>();
    QSignalSpy recorded(page.get(), &ui::IntakePage::recorded);
    page->open();
    auto *title = page->findChild<QLineEdit *>(u"intakeTitle"_s);
    QTest::keyClicks(title, u"Monitor stopped"_s);
    QTest::keyClick(title, Qt::Key_Tab);
    auto *customer = page->findChild<QLineEdit *>(u"intakeCustomer"_s);
    QCOMPARE(page->focusWidget(), customer);
    QTest::keyClicks(customer, u"Kestrel Airways"_s);
    QTest::keyClick(customer, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(recorded.count(), 1);
    const auto id = recorded.front().front().value<IncidentId>();
    const auto detail =
        m_service->ask([id](desk::Desk &desk) { return desk.incident(id); }).result();
    VERIFY_RESULT(detail);
    QCOMPARE(detail->incident.title, u"Monitor stopped"_s);
    QCOMPARE(detail->incident.customer, u"Kestrel Airways"_s);
    QCOMPARE(detail->incident.reportedAt, m_desk->clock().now());
    // The next one begins empty, and its draft is gone.
    QCOMPARE(title->text(), QString());
    QTRY_COMPARE(keptDraft(u"intake"_s, u"new"_s), QJsonObject());
    QCOMPARE(m_faults, QStringList());
}

void TestIntake::theDeadlineFollowsTheReport()
{
    const auto page = show<ui::IntakePage>();
    page->open();
    const auto *deadline = page->findChild<QLabel *>(u"intakeDeadline"_s);
    QTRY_COMPARE(deadline->text(), u"Classify by Wed 25 Nov 02:20 EST. Due in 12 h."_s);
    auto *at = page->findChild<QDateTimeEdit *>(u"intakeReportedAt"_s);
    at->setDateTime(at->dateTime().addSecs(-13 * 3600));
    QTRY_COMPARE(deadline->text(), u"Classify by Tue 24 Nov 13:20 EST. Overdue by 1 h."_s);
    auto *now = page->findChild<QPushButton *>(u"intakeNow"_s);
    QVERIFY(now->isVisible());
    QTest::keyClick(now, Qt::Key_Space);
    QTRY_COMPARE(deadline->text(), u"Classify by Wed 25 Nov 02:20 EST. Due in 12 h."_s);
    QVERIFY(!now->isVisible());
}

void TestIntake::theDraftIsThereAgain()
{
    {
        const auto page = show<ui::IntakePage>();
        page->open();
        QTest::keyClicks(page->findChild<QLineEdit *>(u"intakeTitle"_s), u"Half a tit"_s);
        page->findChild<QPlainTextEdit *>(u"intakeDescription"_s)->setPlainText(u"a\nb"_s);
        QTRY_VERIFY(!keptDraft(u"intake"_s, u"new"_s).isEmpty());
    } // closed under the typing
    const auto page = show<ui::IntakePage>();
    page->open();
    QTRY_COMPARE(page->findChild<QLineEdit *>(u"intakeTitle"_s)->text(), u"Half a tit"_s);
    QCOMPARE(page->findChild<QPlainTextEdit *>(u"intakeDescription"_s)->toPlainText(), u"a\nb"_s);
}

void TestIntake::escapeKeepsTheDraft()
{
    const auto page = show<ui::IntakePage>();
    QSignalSpy left(page.get(), &ui::IntakePage::left);
    page->open();
    auto *title = page->findChild<QLineEdit *>(u"intakeTitle"_s);
    QTest::keyClicks(title, u"abc"_s);
    QTest::keyClick(title, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QTRY_COMPARE(keptDraft(u"intake"_s, u"new"_s).value(u"title"_s).toString(), u"abc"_s);
}

void TestIntake::namesInUseAreOffered()
{
    const auto page = show<ui::IntakePage>();
    page->open();
    const auto *product = page->findChild<QComboBox *>(u"intakeProduct"_s);
    QTRY_VERIFY(product->findText(u"Fluxguard"_s) >= 0);
    QCOMPARE(product->currentText(), QString());
}

void TestIntake::whatMayBeReportedAlreadyIsOffered()
{
    // The desk has "An earlier one" of Meridian Bank.
    const auto page = show<ui::IntakePage>();
    QSignalSpy wanted(page.get(), &ui::IntakePage::incidentWanted);
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    page->open();
    auto *hints = page->findChild<QWidget *>(u"intakeDuplicates"_s);
    QVERIFY(!hints->isVisible());
    auto *title = page->findChild<QLineEdit *>(u"intakeTitle"_s);
    auto *customer = page->findChild<QLineEdit *>(u"intakeCustomer"_s);
    title->setFocus();
    customer->setText(u"meridian bank"_s);
    QTest::keyClicks(title, u"Nightly crawl empty, some earlier"_s);
    QTest::keyClicks(title, u" ones"_s);
    QVERIFY(!hints->isVisible() || page->focusWidget() == title);
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.action = FileIncident{.facts = {.title = u"Nightly crawls are <i>empty</i>"_s,
                                  .customer = u"Meridian Bank"_s,
                                  .product = u"Fluxguard"_s},
        .reportedAt = {}};
    VERIFY_RESULT(m_service->perform(act).result());
    QTest::keyClicks(title, u" x"_s);
    QTRY_VERIFY(hints->isVisible());
    QCOMPARE(page->focusWidget(), title); // nobody is disturbed
    auto *link = page->findChild<QPushButton *>(u"duplicate-G-2"_s);
    QVERIFY(link);
    QTest::keyClick(title, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(page->focusWidget(), link);
    QTest::keyClick(link, Qt::Key_Escape);
    QCOMPARE(page->focusWidget(), title);
    QTest::keyClick(title, Qt::Key_D, Qt::ControlModifier);
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().value<IncidentId>(), IncidentId(2));
    QTRY_VERIFY(keptDraft(u"intake"_s, u"new"_s).value(u"title"_s).toString().endsWith(u" x"_s));
    // Another customer's is another matter.
    customer->setText(u"Acme"_s);
    QTRY_VERIFY(!hints->isVisible());
}

void TestIntake::anActsDraftIsThereAgain()
{
    const std::vector<IncidentId> ids{IncidentId(1)};
    {
        const auto panel = show<ui::ActPanel>();
        panel->open(ui::DeedKind::Note, ids);
        QTest::keyClicks(panel->findChild<QPlainTextEdit *>(u"actLines"_s), u"not yet"_s);
        QTest::keyClick(panel.get(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }
    const auto panel = show<ui::ActPanel>();
    panel->open(ui::DeedKind::Note, ids);
    QTRY_COMPARE(panel->findChild<QPlainTextEdit *>(u"actLines"_s)->toPlainText(), u"not yet"_s);
    // A draft belongs to its act and its incident.
    panel->open(ui::DeedKind::Resolve, ids);
    QTRY_COMPARE(panel->findChild<QPlainTextEdit *>(u"actLines"_s)->toPlainText(), QString());
}

void TestIntake::aFileIsLookedAtAndTakenOver()
{
    const QString path = m_desk->filePath(u"other.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,key,title,customer,product,reporter,state,outcome,severity,devops,assignee,"
               "route,reported_at,classified_at,resolved_at,classify_by,guaranteed_by,"
               "description,finding\r\n"
               ",A-1,First,Acme,Fluxguard,,new,,,,,,2026-11-20T10:00:00Z,,,,,,\r\n"
               ",A-2,Second,Acme,Fluxguard,,new,,,,,,whenever,,,,,,\r\n");
    file.close();
    const auto page = show<ui::ImportPage>();
    page->open(path);
    auto *forward = page->findChild<QPushButton *>(u"importForward"_s);
    auto *field = page->findChild<QLineEdit *>(u"importPath"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(forward->text(), u"Import 1 incidents"_s);
    const auto *issues = page->findChild<QTableView *>(u"importIssues"_s);
    QVERIFY(issues->isVisible());
    QCOMPARE(issues->model()->rowCount(), 1);
    QCOMPARE(issues->model()->index(0, 0).data().toString(), u"3"_s);
    QTest::keyClick(forward, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page->findChild<QLabel *>(u"importSummary"_s)->text(),
        u"Imported: 1 new, 0 updated, 0 unchanged, 1 refused."_s);
    QCOMPARE(m_faults, QStringList());
}

void TestIntake::aWrongFileSaysSo()
{
    const auto page = show<ui::ImportPage>();
    page->open(m_desk->filePath(u"nowhere.csv"_s));
    QTest::keyClick(
        page->findChild<QLineEdit *>(u"importPath"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_faults.size(), 1);
    QVERIFY(m_faults.front().startsWith(u"Could not import the file"_s));
    QVERIFY(page->findChild<QPushButton *>(u"importForward"_s)->isEnabled());
}

QTEST_MAIN(TestIntake)
#include "tst_intake.moc"
