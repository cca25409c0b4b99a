// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views: what may be kept, who sees it, who may change it, and who hears of it.

#include "models/desk/desk.h"
#include "models/desk/deskservice.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QSignalSpy>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestSavedViews final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aViewComesBackAsItWasKept();
    void halfALetterIsKeptAsItIsRead();
    void whatCannotBeKeptIsSaid_data();
    void whatCannotBeKeptIsSaid();
    void aNameIsTrimmed();
    void anOwnerHasOneViewOfAName();
    void aSharedViewIsSeenByAll();
    void onlyItsOwnerChangesOrDropsIt();
    void aPersonKeepsSoManyAndNoMore();
    void aDeskForReadingKeepsNone();
    void itIsNoAct();
    void otherWindowsHearOfIt();

private:
    [[nodiscard]] static SavedView view(const QString &name, const QString &query = u"in:open"_s)
    {
        SavedView view;
        view.name = name;
        view.query = query;
        return view;
    }
    [[nodiscard]] QStringList namesFor(const Actor &actor) const
    {
        QStringList names;
        const auto views = m_desk->views(actor.name);
        if (!views)
            return {views.error().detail};
        for (const SavedView &one : *views)
            names << one.name;
        return names;
    }

    const Actor m_lena{.name = u"Lena Ortiz"_s};
    const Actor m_priya{.name = u"Priya Nair"_s};
    std::unique_ptr<test::TempDesk> m_temp;
    std::optional<Desk> m_desk;
};

void TestSavedViews::init()
{
    m_temp = std::make_unique<test::TempDesk>();
    auto desk = Desk::open(m_temp->path(), OpenMode::Write, m_temp->clock());
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

void TestSavedViews::cleanup()
{
    m_desk.reset();
    m_temp.reset();
}

void TestSavedViews::aViewComesBackAsItWasKept()
{
    SavedView asked = view(u"Sev 1–2, next 72 h"_s, u"is:open sev:1-2 due<72h"_s);
    asked.shared = true;
    asked.sort = SortBy::Customer;
    asked.descending = true;
    const auto kept = m_desk->saveView(asked, m_lena);
    VERIFY_RESULT(kept);
    QVERIFY(kept->id > 0);
    QCOMPARE(kept->owner, m_lena.name);
    const auto read = m_desk->views(m_lena.name);
    VERIFY_RESULT(read);
    QCOMPARE(*read, std::vector{*kept});
    asked.id = kept->id;
    asked.owner = m_lena.name;
    QCOMPARE(*kept, asked);

    SavedView changed = *kept;
    changed.name = u"Urgent"_s;
    changed.shared = false;
    changed.descending = false;
    VERIFY_RESULT(m_desk->saveView(changed, m_lena));
    QCOMPARE(*m_desk->views(m_lena.name), std::vector{changed});
    VERIFY_RESULT(m_desk->dropView(kept->id, m_lena));
    QCOMPARE(m_desk->views(m_lena.name)->size(), size_t(0));
    const auto gone = m_desk->saveView(changed, m_lena);
    QVERIFY(!gone && gone.error().kind == ErrorKind::NotFound);
}

// No engine keeps half a letter: what would come back is what is hashed.
void TestSavedViews::halfALetterIsKeptAsItIsRead()
{
    const QString half = u"a"_s + QChar(0xd83d) + u'b';
    const auto kept = m_desk->saveView(view(half, u"customer:\"%1\""_s.arg(half)), m_lena);
    VERIFY_RESULT(kept);
    QCOMPARE(*m_desk->views(m_lena.name), std::vector{*kept});
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.detail));
}

void TestSavedViews::whatCannotBeKeptIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("says");
    QTest::newRow("no name") << u"  \t "_s << u"in:open"_s << u"needs a name"_s;
    QTest::newRow("long name") << QString(61, u'x') << u"in:open"_s << u"61"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"in:open"_s << u"control"_s;
    QTest::newRow("separator") << u"a\u2028b"_s << u"in:open"_s << u"control"_s;
    QTest::newRow("nul") << u"a"_s + QChar(0) + u"b"_s << u"in:open"_s << u"control"_s;
    QTest::newRow("wrong term") << u"a"_s << u"sev:9"_s << u"sev:9"_s;
}

void TestSavedViews::whatCannotBeKeptIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, query);
    QFETCH(QString, says);
    const auto kept = m_desk->saveView(view(name, query), m_lena);
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::Invalid);
    QVERIFY2(kept.error().detail.contains(says), qPrintable(kept.error().detail));
    QCOMPARE(namesFor(m_lena), QStringList());
}

void TestSavedViews::aNameIsTrimmed()
{
    // Sixty signs, each of two code units.
    const QString longest = QString(u"𝒳"_s).repeated(60);
    VERIFY_RESULT(m_desk->saveView(view(u"  "_s + longest + u" "_s), m_lena));
    QCOMPARE(namesFor(m_lena), QStringList{longest});
}

void TestSavedViews::anOwnerHasOneViewOfAName()
{
    VERIFY_RESULT(m_desk->saveView(view(u"École"_s), m_lena));
    const auto second = m_desk->saveView(view(u"ÉCOLE"_s), m_lena);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    VERIFY_RESULT(m_desk->saveView(view(u"École"_s), m_priya));
    const auto other = m_desk->saveView(view(u"Other"_s), m_lena);
    VERIFY_RESULT(other);
    SavedView renamed = *other;
    renamed.name = u"école"_s;
    const auto clash = m_desk->saveView(renamed, m_lena);
    QVERIFY(!clash && clash.error().kind == ErrorKind::Conflict);
    // Its own name written otherwise is no clash.
    renamed.name = u"OTHER"_s;
    VERIFY_RESULT(m_desk->saveView(renamed, m_lena));
}

void TestSavedViews::aSharedViewIsSeenByAll()
{
    SavedView shared = view(u"Mine, shared"_s, u"assignee:me"_s);
    shared.shared = true;
    VERIFY_RESULT(m_desk->saveView(shared, m_lena));
    VERIFY_RESULT(m_desk->saveView(view(u"Lena's own"_s), m_lena));
    VERIFY_RESULT(m_desk->saveView(view(u"Priya's own"_s), m_priya));
    QCOMPARE(namesFor(m_lena), (QStringList{u"Lena's own"_s, u"Mine, shared"_s}));
    QCOMPARE(namesFor(m_priya), (QStringList{u"Mine, shared"_s, u"Priya's own"_s}));
    QCOMPARE(m_desk->views(m_priya.name)->front().owner, m_lena.name);
}

void TestSavedViews::onlyItsOwnerChangesOrDropsIt()
{
    SavedView shared = view(u"Shared"_s);
    shared.shared = true;
    const auto kept = m_desk->saveView(shared, m_lena);
    VERIFY_RESULT(kept);
    SavedView changed = *kept;
    changed.query = u"in:triage"_s;
    for (const Error &error :
        {m_desk->saveView(changed, m_priya).error(), m_desk->dropView(kept->id, m_priya).error()}) {
        QCOMPARE(error.kind, ErrorKind::NotFound);
        QVERIFY(error.detail.contains(m_lena.name));
    }
    QCOMPARE(*m_desk->views(m_lena.name), std::vector{*kept});
}

void TestSavedViews::aPersonKeepsSoManyAndNoMore()
{
    for (int i = 0; i < 200; ++i)
        VERIFY_RESULT(m_desk->saveView(view(u"View %1"_s.arg(i)), m_lena));
    const auto more = m_desk->saveView(view(u"One more"_s), m_lena);
    QVERIFY(!more);
    QCOMPARE(more.error().kind, ErrorKind::Invalid);
    VERIFY_RESULT(m_desk->saveView(view(u"One more"_s), m_priya));
    SavedView first = m_desk->views(m_lena.name)->front();
    first.query = u"in:mine"_s;
    VERIFY_RESULT(m_desk->saveView(first, m_lena));
}

void TestSavedViews::aDeskForReadingKeepsNone()
{
    const auto kept = m_desk->saveView(view(u"A"_s), m_lena);
    VERIFY_RESULT(kept);
    auto reader = m_temp->read();
    VERIFY_RESULT(reader);
    QCOMPARE(reader->views(m_lena.name)->size(), size_t(1));
    for (const Error &error : {reader->saveView(view(u"B"_s), m_lena).error(),
             reader->dropView(kept->id, m_lena).error()}) {
        QCOMPARE(error.kind, ErrorKind::Unavailable);
        QVERIFY(error.detail.contains(u"reading only"_s));
    }
}

void TestSavedViews::itIsNoAct()
{
    Act report;
    report.actor = m_lena;
    report.action = FileIncident{.facts = {.title = u"Monitor stopped"_s}};
    VERIFY_RESULT(m_desk->perform(report));
    const auto before = m_desk->check(true);
    VERIFY_RESULT(before);
    const auto kept = m_desk->saveView(view(u"A"_s), m_lena);
    VERIFY_RESULT(kept);
    VERIFY_RESULT(m_desk->dropView(kept->id, m_lena));
    const auto after = m_desk->check(true);
    VERIFY_RESULT(after);
    QCOMPARE(after->events, before->events);
    QVERIFY(after->problems.empty());
}

void TestSavedViews::otherWindowsHearOfIt()
{
    DeskService beside(m_temp->clock());
    VERIFY_RESULT(beside.open(m_temp->path(), OpenMode::ReadOnly).result());
    const QSignalSpy told(&beside, &DeskService::changed);
    VERIFY_RESULT(m_desk->saveView(view(u"A"_s), m_lena));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.at(0).at(1).value<std::vector<IncidentId>>().empty());
}

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
