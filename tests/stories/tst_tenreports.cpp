// SPDX-License-Identifier: GPL-3.0-or-later

// An agent on the first day wants ten reports off the list before the coffee is cold: each is
// classified through the real window by keys alone, and the keys are counted, so that nobody has
// to reach for the mouse.

#include "app/workplace.h"
#include "tests/support/shareddata.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/classify/classifypage.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    QString title;
    QString facts;
    Outcome outcome = Outcome::CoreBug;
};

const std::array<std::pair<QString, Outcome>, 4> &classNames()
{
    static const std::array<std::pair<QString, Outcome>, 4> names{
        std::pair{u"Feature request"_s, Outcome::FeatureRequest},
        std::pair{u"Operator error"_s, Outcome::OperatorError},
        std::pair{u"Act of God"_s, Outcome::ActOfGod},
        std::pair{u"Core product bug"_s, Outcome::CoreBug}};
    return names;
}

// Ten of the file, the classes by turns; what is told to be ambiguous is left out.
std::vector<Case> tenOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::array<std::vector<Case>, 4> byClass;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1)) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() < 5)
            return {};
        for (size_t i = 0; i < classNames().size(); ++i)
            if (classNames()[i].first == cells.at(4))
                byClass[i].push_back({cells.at(1), cells.at(3), classNames()[i].second});
    }
    std::vector<Case> cases;
    for (size_t turn = 0; turn < 10; ++turn)
        for (const std::vector<Case> &ofClass : byClass)
            if (turn < ofClass.size() && cases.size() < 10)
                cases.push_back(ofClass[turn]);
    return cases;
}

constexpr int mostKeys = 12;

} // namespace

class TestTenReports final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tenReportsAreClassifiedByFewKeys_data();
    void tenReportsAreClassifiedByFewKeys();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] QWidget *part(const QString &name) const
    {
        return m_place->window().findChild<QWidget *>(name);
    }
    [[nodiscard]] bool isShown(const QString &name) const
    {
        const QWidget *widget = part(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] bool isInHand(const QString &page) const
    {
        const QWidget *widget = part(page);
        return widget && widget->isVisible() && widget->isEnabled()
            && widget->isAncestorOf(QApplication::focusWidget());
    }
    [[nodiscard]] Incident stored(IncidentId id) const;
    void classify(const Case &one, IncidentId id);

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    int m_keys = 0;
};

void TestTenReports::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestTenReports::tenReportsAreClassifiedByFewKeys_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("own") << QStringLiteral(GANDER_SOURCE_DIR "/tests/stories/reports.tsv");
    QTest::newRow("of real outages")
        << test::sharedFile(QStringLiteral("data/incident-causes/cases.tsv"));
}

// Each modifier is a key of its own.
void TestTenReports::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_keys += modifiers == Qt::NoModifier ? 1 : 2;
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_place->window(), key, modifiers);
}

Incident TestTenReports::stored(IncidentId id) const
{
    const auto desk = m_desk->read();
    if (!desk)
        return {};
    const auto detail = desk->incident(id);
    return detail ? detail->incident : Incident();
}

void TestTenReports::classify(const Case &one, IncidentId id)
{
    const auto digit = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(one.outcome));
    press(Qt::Key_C);
    QTRY_VERIFY(isShown(u"factsPage"_s) && isInHand(u"classifyPage"_s));
    QCOMPARE(deskNumber(static_cast<ui::ClassifyPage *>(part(u"classifyPage"_s))->incident()),
        deskNumber(id));
    press(Qt::Key_Return);
    QTRY_VERIFY(isShown(u"outcomePage"_s));
    press(digit);
    press(Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget(), part(u"finding"_s));
    QTest::keyClicks(QApplication::focusWidget(), one.facts);
    press(Qt::Key_Return, Qt::ControlModifier);
    if (one.outcome == Outcome::CoreBug) {
        QTRY_VERIFY(isShown(u"guaranteeMatrix"_s));
        press(Qt::Key_3);
        press(Qt::Key_2);
        press(Qt::Key_Return);
    }
    QTRY_VERIFY(isShown(u"reviewPage"_s));
    QTRY_VERIFY(part(u"classifyNext"_s)->isEnabled());
    press(Qt::Key_Return);
    if (owesMemo(one.outcome)) {
        QTRY_VERIFY(isInHand(u"memoPage"_s));
        press(Qt::Key_Escape);
    }
    QTRY_VERIFY(isShown(u"incidentTable"_s) || isShown(u"emptyList"_s));
}

void TestTenReports::tenReportsAreClassifiedByFewKeys()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("../shared does not stand beside this checkout");
    const std::vector<Case> cases = tenOf(path);
    QCOMPARE(cases.size(), size_t(10));
    m_desk = std::make_unique<test::TempDesk>();
    std::vector<IncidentId> ids;
    {
        auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
        VERIFY_RESULT(desk);
        for (size_t i = 0; i < cases.size(); ++i) {
            Act act;
            act.actor.name = u"Mail"_s;
            act.action = FileIncident{.facts = {.title = cases[i].title,
                                          .description = cases[i].facts,
                                          .customer = u"Acme"_s},
                // The list has the earliest deadline first.
                .reportedAt = m_desk->clock().now() + (static_cast<qint64>(i) - 100) * msPerMinute};
            const auto filed = desk->perform(act);
            VERIFY_RESULT(filed);
            ids.push_back(filed->incident);
        }
    }
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    m_place->window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(m_place->window().bench() && m_place->window().bench()->isVisible());
    qint64 slowest = 0;
    int most = 0;
    for (size_t i = 0; i < cases.size(); ++i) {
        m_keys = 0;
        QElapsedTimer timer;
        timer.start();
        // The one before has left the list.
        QTRY_COMPARE(m_place->window().findChild<ui::QueuePage *>()->current(), ids[i]);
        QTRY_VERIFY(m_place->window().actions().at(ui::Do::Classify)->isEnabled());
        classify(cases[i], ids[i]);
        if (QTest::currentTestFailed())
            return;
        slowest = std::max(slowest, timer.elapsed());
        most = std::max(most, m_keys);
        QTRY_VERIFY(stored(ids[i]).classification.has_value());
        const Incident incident = stored(ids[i]);
        QCOMPARE(incident.classification->outcome, cases[i].outcome);
        QCOMPARE(incident.finding, cases[i].facts);
        QVERIFY2(m_keys <= mostKeys,
            qPrintable(u"%1: %2 keys"_s.arg(cases[i].title, QString::number(m_keys))));
    }
    qInfo("At most %d keys each, the slowest took %lld ms with all typing.", most,
        static_cast<long long>(slowest));
    m_place.reset();
}

QTEST_MAIN(TestTenReports)
#include "tst_tenreports.moc"
