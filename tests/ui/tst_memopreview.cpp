// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/memo/amemopage.h"
#include "ui/memo/memopreview.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace gander;
using namespace gander::ui;

namespace {

memo::MemoPage aLongPage()
{
    memo::MemoPage page = test::aMemoPage();
    test::sectionOf(page, QStringLiteral("found")) = QStringLiteral("line\n").repeated(60);
    return page;
}

bool hasInkOnPaper(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 80)
                return true;
        }
    }
    return false;
}

} // namespace

class TestMemoPreview final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void showsThePage()
    {
        MemoPreview preview;
        preview.setColours(Qt::white, Qt::white, Qt::white);
        preview.resize(600, 700);
        preview.show();
        QVERIFY(!preview.accessibleName().isEmpty());
        QVERIFY(!hasInkOnPaper(preview.viewport()->grab().toImage()));
        QSignalSpy laidOut(&preview, &MemoPreview::laidOut);
        preview.setPage(test::aMemoPage());
        QTRY_COMPARE(laidOut.size(), 1);
        QTRY_VERIFY(preview.isUpToDate());
        QCOMPARE(preview.memoLayout().pages, 1);
        QCOMPARE(preview.accessibleDescription(), QStringLiteral("fits one page"));
        QVERIFY(hasInkOnPaper(preview.viewport()->grab().toImage()));
        preview.clear();
        QVERIFY(!hasInkOnPaper(preview.viewport()->grab().toImage()));
    }

    void theNewestTextWins()
    {
        MemoPreview preview;
        preview.resize(600, 700);
        preview.show();
        QSignalSpy laidOut(&preview, &MemoPreview::laidOut);
        QVERIFY(preview.isUpToDate());
        for (int i = 0; i < 50; ++i)
            preview.setPage(test::aMemoPage());
        preview.setPage(aLongPage());
        QTRY_VERIFY(preview.isUpToDate());
        QCOMPARE(preview.memoLayout().pages, 2);
        QVERIFY(laidOut.size() <= 4); // what was overtaken was never laid out
    }

    void scrollsAndZoomsByKey()
    {
        MemoPreview preview;
        preview.setColours(Qt::white, Qt::white, Qt::white);
        preview.resize(500, 400);
        preview.show();
        preview.setPage(aLongPage());
        QTRY_COMPARE(preview.memoLayout().pages, 2);
        QScrollBar *bar = preview.verticalScrollBar();
        QVERIFY(bar->maximum() > 700);
        QTest::keyClick(&preview, Qt::Key_PageDown);
        QVERIFY(bar->value() > 0);
        QTest::keyClick(&preview, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QTRY_VERIFY(preview.isUpToDate());
        QVERIFY(hasInkOnPaper(preview.viewport()->grab().toImage())); // the foot of page 2
        QTest::keyClick(&preview, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);

        QSignalSpy zoomed(&preview, &MemoPreview::zoomChanged);
        preview.zoomIn();
        QCOMPARE(preview.zoom(), 80);
        preview.setZoom(70);
        preview.zoomOut();
        QCOMPARE(preview.zoom(), 66);
        preview.setZoom(1);
        QVERIFY(!preview.canZoomOut());
        preview.zoomOut();
        QCOMPARE(preview.zoom(), 33);
        preview.setZoom(1000);
        QVERIFY(!preview.canZoomIn());
        QCOMPARE(zoomed.size(), 5);
        QTRY_VERIFY(preview.isUpToDate());
    }

    void mayGoWhileItIsAtWork()
    {
        for (int i = 0; i < 5; ++i) {
            auto preview = std::make_unique<MemoPreview>();
            preview->show();
            preview->setPage(aLongPage());
            preview.reset();
        }
    }

    void fitIsSaidInWords()
    {
        QCOMPARE(MemoPreview::fitText({1, 0}), QStringLiteral("fits one page"));
        QCOMPARE(MemoPreview::fitText({2, 1}), QStringLiteral("2 pages, 1 line over"));
        QCOMPARE(MemoPreview::fitText({3, 70}), QStringLiteral("3 pages, 70 lines over"));
    }
};

QTEST_MAIN(TestMemoPreview)

#include "tst_memopreview.moc"
