// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/memopreview.h"

#include <QFutureWatcher>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPromise>
#include <QScrollBar>
#include <QThreadPool>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace gander::ui {
namespace {

constexpr std::array zoomSteps{33, 50, 66, 80, 100, 125, 150, 200};
constexpr int paperGap = 16;
constexpr qreal pixelsPerPoint = 96.0 / 72.0;

} // namespace

struct MemoPreview::Request {
    memo::MemoPage page;
    QList<int> pages;
    qreal scale = 1; // pixels of the screen itself to a point
    int series = 0;
};

struct MemoPreview::Painted {
    memo::MemoLayout layout;
    QHash<int, QImage> images;
    qreal scale = 1;
    int series = 0;
};

MemoPreview::MemoPreview(QWidget *parent)
    : QAbstractScrollArea(parent)
    // Not future.then(this, ...): in Qt 6.4 that fails where the answer finds the widget gone.
    , m_watcher(new QFutureWatcher<Painted>(this))
    , m_ground(palette().color(QPalette::Window).darker(104))
    , m_line(palette().color(QPalette::Mid))
    , m_focus(palette().color(QPalette::Link))
{
    setObjectName(QStringLiteral("memoPreview"));
    setAccessibleName(tr("Preview of the memo"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    verticalScrollBar()->setSingleStep(32);
    horizontalScrollBar()->setSingleStep(32);
    connect(m_watcher, &QFutureWatcherBase::finished, this, [this] { take(m_watcher->result()); });
}

MemoPreview::~MemoPreview() = default;

void MemoPreview::setPage(const memo::MemoPage &page)
{
    if (m_page && m_page->memo.number != page.memo.number)
        clear();
    m_page = page;
    request();
}

void MemoPreview::clear()
{
    ++m_series;
    m_page.reset();
    m_images.clear();
    m_layout = {};
    m_isStale = false;
    setAccessibleDescription({});
    placeScrollBars();
    viewport()->update();
}

void MemoPreview::setColours(const QColor &ground, const QColor &line, const QColor &focus)
{
    m_ground = ground;
    m_line = line;
    m_focus = focus;
    viewport()->update();
}

QString MemoPreview::fitText(const memo::MemoLayout &layout)
{
    if (layout.pages <= 1)
        return tr("fits one page");
    const QString pages = tr("%n pages", nullptr, layout.pages);
    const QString lines =
        layout.linesOver == 1 ? tr("1 line over") : tr("%n lines over", nullptr, layout.linesOver);
    //: "2 pages, 3 lines over"
    return tr("%1, %2").arg(pages, lines);
}

bool MemoPreview::canZoomIn() const
{
    return m_zoom < zoomSteps.back();
}

bool MemoPreview::canZoomOut() const
{
    return m_zoom > zoomSteps.front();
}

QSize MemoPreview::sizeHint() const
{
    return {paperSize().width() + 2 * paperGap, paperSize().height()};
}

void MemoPreview::setZoom(int percent)
{
    const int zoom = std::clamp(percent, zoomSteps.front(), zoomSteps.back());
    if (zoom == m_zoom)
        return;
    // The place at the top stays where it is.
    const qreal at = verticalScrollBar()->value() / qreal(m_zoom);
    m_zoom = zoom;
    placeScrollBars();
    verticalScrollBar()->setValue(qRound(at * m_zoom));
    request();
    viewport()->update();
    emit zoomChanged(m_zoom);
}

void MemoPreview::zoomIn()
{
    const auto next = std::upper_bound(zoomSteps.begin(), zoomSteps.end(), m_zoom);
    if (next != zoomSteps.end())
        setZoom(*next);
}

void MemoPreview::zoomOut()
{
    const auto next = std::lower_bound(zoomSteps.begin(), zoomSteps.end(), m_zoom);
    if (next != zoomSteps.begin())
        setZoom(*std::prev(next));
}

void MemoPreview::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_ground);
    if (m_page) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform); // while another zoom is on its way
        for (const int page : visiblePages()) {
            const QRect paper = paperRect(page);
            painter.fillRect(paper.adjusted(-1, -1, 1, 1), m_line);
            painter.fillRect(paper, Qt::white);
            const auto image = m_images.constFind(page);
            if (image != m_images.cend())
                painter.drawImage(QRectF(paper), *image);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_focus, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
    // Also a window that was moved to a finer screen comes by here.
    if (m_page && !m_isRunning && !qFuzzyCompare(m_imagesScale, scale() * devicePixelRatioF()))
        request();
}

void MemoPreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeScrollBars();
    if (m_page)
        scrollContentsBy(0, 0);
}

void MemoPreview::scrollContentsBy(int, int)
{
    viewport()->update();
    const QList<int> pages = visiblePages();
    if (m_page && !std::all_of(pages.begin(), pages.end(), [this](int page) {
            return m_images.contains(page);
        }))
        request();
}

void MemoPreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (event->matches(QKeySequence::ZoomIn))
        zoomIn();
    else if (event->matches(QKeySequence::ZoomOut))
        zoomOut();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void MemoPreview::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() > 0)
        zoomIn();
    else if (event->angleDelta().y() < 0)
        zoomOut();
    event->accept();
}

void MemoPreview::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MemoPreview::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

qreal MemoPreview::scale() const
{
    return pixelsPerPoint * m_zoom / 100;
}

QSize MemoPreview::paperSize() const
{
    const memo::Paper paper = m_page ? m_page->paper : memo::Paper::A4;
    return (memo::sizeOf(paper) * scale()).toSize();
}

QRect MemoPreview::paperRect(int page) const
{
    const QSize paper = paperSize();
    const int room = viewport()->width() - paper.width();
    const int x = room > 2 * paperGap ? room / 2 : paperGap - horizontalScrollBar()->value();
    const int y = paperGap + page * (paper.height() + paperGap) - verticalScrollBar()->value();
    return {QPoint(x, y), paper};
}

QList<int> MemoPreview::visiblePages() const
{
    QList<int> pages;
    for (int page = 0; page < m_layout.pages; ++page) {
        if (paperRect(page).intersects(viewport()->rect()))
            pages.append(page);
    }
    return pages;
}

void MemoPreview::placeScrollBars()
{
    const QSize paper = paperSize();
    const QSize room = viewport()->size();
    const int height = m_page ? paperGap + m_layout.pages * (paper.height() + paperGap) : 0;
    const int width = m_page ? paper.width() + 2 * paperGap : 0;
    verticalScrollBar()->setRange(0, qMax(0, height - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    horizontalScrollBar()->setRange(0, qMax(0, width - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
}

void MemoPreview::request()
{
    if (!m_page)
        return;
    if (m_isRunning) {
        m_isStale = true;
        return;
    }
    m_isRunning = true;
    m_isStale = false;
    const auto promise = std::make_shared<QPromise<Painted>>();
    m_watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start(
        [promise,
            wish = Request{*m_page, visiblePages(), scale() * devicePixelRatioF(), m_series}] {
            promise->start();
            const memo::MemoDocument document(wish.page);
            Painted painted{document.layout(), {}, wish.scale, wish.series};
            for (const int page : wish.pages) {
                if (page >= painted.layout.pages)
                    continue;
                QImage image((document.pageSize() * wish.scale).toSize(), QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                painter.scale(wish.scale, wish.scale);
                document.paint(&painter, page);
                painter.end();
                painted.images.insert(page, image);
            }
            promise->addResult(painted);
            promise->finish();
        });
}

void MemoPreview::take(const Painted &painted)
{
    m_isRunning = false;
    if (!m_page)
        return;
    if (painted.series != m_series) {
        request();
        return;
    }
    m_layout = painted.layout;
    m_images = painted.images;
    m_imagesScale = painted.scale;
    setAccessibleDescription(fitText(m_layout));
    placeScrollBars();
    viewport()->update();
    if (m_isStale)
        request();
    else
        scrollContentsBy(0, 0); // pages that have come into sight meanwhile
    emit laidOut(m_layout);
}

} // namespace gander::ui
