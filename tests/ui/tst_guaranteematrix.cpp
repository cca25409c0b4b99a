// SPDX-License-Identifier: GPL-3.0-or-later

// The matrix of promises: what each cell says, how keys choose, and that a tick disturbs nothing.

#include "models/domain/plan.h"
#include "ui/classify/guaranteematrix.h"
#include "ui/kit/looks.h"
#include "ui/words/durationtext.h"

#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

namespace {

Zone newYork()
{
    return Zone::find(u"America/New_York"_s).value();
}

Instant at(const QString &text)
{
    return parseInstant(text).value();
}

Levels levels(int severity, int devOps)
{
    return {severityFromNumber(severity).value(), devOpsFromNumber(devOps).value()};
}

// Collects where a widget is painted.
class PaintedRegion final : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }
    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

class TestGuaranteeMatrix final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void eachCellIsWhatTheDomainPromises_data();
    void eachCellIsWhatTheDomainPromises();
    void theSentenceNamesBothLevelsInstantAndDistance();
    void twoDigitsChoose();
    void aDigitThatMeansNothingIsNotTaken();
    void arrowsChoose();
    void controlArrowsOnlyWalk();
    void theMouseChooses();
    void falseAlarmsCarryNoGuarantee();
    void neighboursAreCompared();
    void theSpokenTextFollowsTheKeys();
    void aTickRepaintsOnlyWhatTurned();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void itPaintsInBothThemes();

private:
    const Instant m_now = at(u"2026-11-24T14:20:00-05:00"_s);
    const Instant m_reported = at(u"2026-11-24T05:40:00-05:00"_s);
    const Contract m_plan = standardPlan(newYork());
    Looks m_looks;
    std::unique_ptr<GuaranteeMatrix> m_matrix;
};

void TestGuaranteeMatrix::init()
{
    m_looks.setScale(1);
    m_looks.setDark(false);
    m_matrix = std::make_unique<GuaranteeMatrix>(m_looks);
    m_matrix->setCells(guaranteeCells(m_reported, m_now, m_plan), m_now, newYork());
    m_matrix->resize(830, m_matrix->heightForWidth(830));
    m_matrix->show();
    m_matrix->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_matrix.get()));
    m_matrix->setFocus(Qt::TabFocusReason);
}

void TestGuaranteeMatrix::eachCellIsWhatTheDomainPromises_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("devOps");
    for (const Severity severity : allSeverities) {
        for (const DevOpsLevel devOps : allDevOpsLevels)
            QTest::addRow("Sev %d, DevOps %d", number(severity), number(devOps))
                << number(severity) << number(devOps);
    }
}

void TestGuaranteeMatrix::eachCellIsWhatTheDomainPromises()
{
    QFETCH(int, severity);
    QFETCH(int, devOps);
    const Levels pair = levels(severity, devOps);
    const auto promised = deadlinesOf(m_reported, pair, m_now, m_plan).guaranteedBy;
    const GuaranteeCell &cell = cellAt(m_matrix->cells(), pair);
    QCOMPARE(cell.levels.severity, pair.severity);
    QCOMPARE(cell.levels.devOps, pair.devOps);
    QCOMPARE(cell.due, promised);
    QCOMPARE(cell.window, m_plan.window(pair.severity, pair.devOps));
    const GuaranteeCellWords words = wordsOf(cell, m_now, newYork());
    if (promised)
        QCOMPARE(words.instant, words::instantText(*promised, m_now, newYork(), false));
    else
        QCOMPARE(words.instant, u"No guarantee"_s);
}

void TestGuaranteeMatrix::theSentenceNamesBothLevelsInstantAndDistance()
{
    QCOMPARE(m_matrix->spoken(levels(2, 2)),
        u"Sev 2 %1, DevOps 2, fix by Wed 25 Nov 05:40 EST, in 15 h 20 min"_s.arg(
            u"Major function broken"_s));
    QCOMPARE(m_matrix->spoken(levels(5, 1)), u"Sev 5 False alarm, DevOps 1, no guarantee"_s);
}

void TestGuaranteeMatrix::twoDigitsChoose()
{
    QSignalSpy chose(m_matrix.get(), &GuaranteeMatrix::chose);
    QTest::keyClick(m_matrix.get(), Qt::Key_3);
    QCOMPARE(m_matrix->pendingSeverity(), Severity::Sev3);
    QCOMPARE(chose.count(), 0);
    QTest::keyClick(m_matrix.get(), Qt::Key_4);
    QCOMPARE(chose.count(), 1);
    QVERIFY(!m_matrix->pendingSeverity());
    QVERIFY(m_matrix->chosen());
    QCOMPARE(m_matrix->chosen()->severity, Severity::Sev3);
    QCOMPARE(m_matrix->chosen()->devOps, DevOpsLevel::DevOps4);
}

void TestGuaranteeMatrix::aDigitThatMeansNothingIsNotTaken()
{
    QVERIFY(!m_matrix->typeDigit(6));
    QVERIFY(!m_matrix->typeDigit(0));
    QVERIFY(m_matrix->typeDigit(5));
    QVERIFY(!m_matrix->typeDigit(5)); // there is no DevOps 5
    QCOMPARE(m_matrix->pendingSeverity(), Severity::Sev5);
    QTest::keyClick(m_matrix.get(), Qt::Key_Escape);
    QVERIFY(!m_matrix->pendingSeverity());
    QVERIFY(!m_matrix->chosen());
}

void TestGuaranteeMatrix::arrowsChoose()
{
    QTest::keyClick(m_matrix.get(), Qt::Key_Space);
    QCOMPARE(m_matrix->chosen()->severity, Severity::Sev1);
    QTest::keyClick(m_matrix.get(), Qt::Key_Down);
    QTest::keyClick(m_matrix.get(), Qt::Key_Right);
    QTest::keyClick(m_matrix.get(), Qt::Key_Right);
    QCOMPARE(m_matrix->chosen()->severity, Severity::Sev2);
    QCOMPARE(m_matrix->chosen()->devOps, DevOpsLevel::DevOps3);
    QTest::keyClick(m_matrix.get(), Qt::Key_Home);
    QCOMPARE(m_matrix->chosen()->devOps, DevOpsLevel::DevOps1);
    QTest::keyClick(m_matrix.get(), Qt::Key_Left); // stays at the edge
    QCOMPARE(m_matrix->chosen()->devOps, DevOpsLevel::DevOps1);
}

void TestGuaranteeMatrix::controlArrowsOnlyWalk()
{
    QTest::keyClick(m_matrix.get(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(m_matrix->current().severity, Severity::Sev2);
    QVERIFY(!m_matrix->chosen());
    QTest::keyClick(m_matrix.get(), Qt::Key_Space);
    QCOMPARE(m_matrix->chosen()->severity, Severity::Sev2);
}

void TestGuaranteeMatrix::theMouseChooses()
{
    QTest::mouseClick(m_matrix.get(), Qt::LeftButton, {}, m_matrix->frameOf(levels(4, 2)).center());
    QCOMPARE(m_matrix->chosen()->severity, Severity::Sev4);
    QCOMPARE(m_matrix->chosen()->devOps, DevOpsLevel::DevOps2);
}

void TestGuaranteeMatrix::falseAlarmsCarryNoGuarantee()
{
    for (const DevOpsLevel devOps : allDevOpsLevels) {
        const GuaranteeCell &cell = cellAt(m_matrix->cells(), {Severity::Sev5, devOps});
        QVERIFY(!cell.due);
        QVERIFY(wordsOf(cell, m_now, newYork()).window.isEmpty());
    }
}

void TestGuaranteeMatrix::neighboursAreCompared()
{
    const GuaranteeCells &cells = m_matrix->cells();
    const GuaranteeCell &chosen = cellAt(cells, levels(2, 2));
    QCOMPARE(comparedText(cellAt(cells, levels(1, 2)), chosen), u"same instant"_s);
    QCOMPARE(comparedText(cellAt(cells, levels(2, 3)), chosen), u"1 d 12 h later"_s);
    QCOMPARE(comparedText(cellAt(cells, levels(5, 2)), chosen), u"no guarantee"_s);
    QCOMPARE(comparedText(chosen, cellAt(cells, levels(2, 3))), u"1 d 12 h earlier"_s);
    QCOMPARE(comparedText(chosen, cellAt(cells, levels(5, 1))), u"a guarantee"_s);
}

void TestGuaranteeMatrix::theSpokenTextFollowsTheKeys()
{
    QCOMPARE(m_matrix->accessibleName(), u"Severity and DevOps level"_s);
    QTest::keyClick(m_matrix.get(), Qt::Key_2);
    QTest::keyClick(m_matrix.get(), Qt::Key_2);
    QCOMPARE(m_matrix->accessibleDescription(), m_matrix->spoken(levels(2, 2)) + u", chosen"_s);
    QTest::keyClick(m_matrix.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_matrix->accessibleDescription(), m_matrix->spoken(levels(2, 3)));
}

void TestGuaranteeMatrix::aTickRepaintsOnlyWhatTurned()
{
    PaintedRegion painted(*m_matrix);
    QCoreApplication::processEvents();
    painted.region = {};
    painted.region = {};
    m_matrix->setNow(m_now);
    QCoreApplication::processEvents();
    QVERIFY(painted.region.isEmpty());
    const QRect before = m_matrix->frameOf(levels(4, 4));
    m_matrix->setNow(m_now + 30 * msPerMinute);
    QTRY_VERIFY(painted.region.intersects(m_matrix->frameOf(levels(1, 1))));
    QVERIFY(!painted.region.intersects(m_matrix->frameOf(levels(3, 3)).adjusted(5, 5, -5, -5)));
    QCOMPARE(m_matrix->frameOf(levels(4, 4)), before);
}

void TestGuaranteeMatrix::nothingIsClipped_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("width");
    QTest::newRow("drawn") << 1.0 << 876;
    QTest::newRow("narrow") << 1.0 << 560;
    QTest::newRow("large text") << 1.5 << 740;
    QTest::newRow("least") << 1.5 << 0;
}

void TestGuaranteeMatrix::nothingIsClipped()
{
    QFETCH(double, scale);
    QFETCH(int, width);
    m_looks.setScale(scale);
    const MatrixWords words = matrixWords(m_matrix->cells(), m_now, newYork());
    const MatrixFonts fonts{m_looks.font(FontRole::BodyStrong), m_looks.font(FontRole::BodyMedium),
        m_looks.font(FontRole::Small)};
    const int least = minimumMatrixWidth(words, fonts);
    const MatrixLayout layout = layOutMatrix(std::max(width, least), words, fonts, false);
    const QRect whole(QPoint(0, 0), layout.size);
    const auto fits = [](const QFont &font, const QRect &room, const QString &text) {
        const QRect needed = QFontMetrics(font).boundingRect(
            QRect(0, 0, room.width(), 10000), Qt::TextWordWrap, text);
        return needed.width() <= room.width() && needed.height() <= room.height();
    };
    for (std::size_t row = 0; row < 5; ++row) {
        QVERIFY(whole.contains(layout.rows[row].help));
        QVERIFY(fits(fonts.strong, layout.rows[row].name, words.rows[row].name));
        QVERIFY(fits(fonts.small, layout.rows[row].help, words.rows[row].help));
        for (std::size_t column = 0; column < 4; ++column) {
            const MatrixLayout::Cell &cell = layout.cells[row][column];
            QVERIFY(whole.contains(cell.frame));
            QVERIFY(fits(fonts.body, cell.instant, words.cells[row][column].instant));
            QVERIFY(cell.frame.contains(cell.instant));
            if (words.cells[row][column].window.isEmpty())
                continue;
            QVERIFY(fits(fonts.small, cell.window, words.cells[row][column].window));
            QVERIFY(fits(fonts.small, cell.distance, words.cells[row][column].distance));
            QVERIFY(cell.frame.contains(cell.distance));
            QVERIFY(cell.frame.contains(cell.tick));
        }
    }
}

void TestGuaranteeMatrix::itPaintsInBothThemes()
{
    m_matrix->setChosen(levels(2, 2));
    const QImage light = m_matrix->grab().toImage();
    m_looks.setDark(true);
    const QImage dark = m_matrix->grab().toImage();
    const QPoint inside = m_matrix->frameOf(levels(2, 2)).topLeft() + QPoint(5, 40);
    QVERIFY(light.pixelColor(inside) != dark.pixelColor(inside));
    QCOMPARE(dark.pixelColor(inside), Theme::darkTheme().selected);
}

QTEST_MAIN(TestGuaranteeMatrix)
#include "tst_guaranteematrix.moc"
