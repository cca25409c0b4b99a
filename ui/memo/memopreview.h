// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A memo's pages as they will be printed, at a zoom. They are laid out and painted off the window's
// thread, the newest text last, so that typing never waits for them.

#include "models/memo/memodocument.h"

#include <QAbstractScrollArea>
#include <QColor>
#include <QHash>
#include <QImage>

#include <optional>

template <typename T>
class QFutureWatcher;

namespace gander::ui {

class MemoPreview final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit MemoPreview(QWidget *parent = nullptr);
    ~MemoPreview() override;

    // Shown as soon as it is laid out; what was shown stays until then.
    void setPage(const memo::MemoPage &page);
    void clear();
    // The colours of the ground behind the paper, of the line around it and of the focus ring.
    void setColours(const QColor &ground, const QColor &line, const QColor &focus);

    [[nodiscard]] memo::MemoLayout memoLayout() const { return m_layout; }
    // "fits one page", "2 pages, 3 lines over".
    [[nodiscard]] static QString fitText(const memo::MemoLayout &layout);
    [[nodiscard]] int zoom() const { return m_zoom; } // percent of the paper's size
    [[nodiscard]] bool canZoomIn() const;
    [[nodiscard]] bool canZoomOut() const;
    // Whether what is shown is what was set last.
    [[nodiscard]] bool isUpToDate() const { return !m_isRunning && !m_isStale; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void laidOut(const gander::memo::MemoLayout &layout);
    void zoomChanged(int percent);

public slots:
    void setZoom(int percent);
    void zoomIn();
    void zoomOut();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Request;
    struct Painted;

    [[nodiscard]] qreal scale() const; // pixels of the screen's logical grid to a point
    [[nodiscard]] QSize paperSize() const;
    [[nodiscard]] QRect paperRect(int page) const; // in the viewport
    [[nodiscard]] QList<int> visiblePages() const;
    void placeScrollBars();
    void request();
    void take(const Painted &painted);

    QFutureWatcher<Painted> *m_watcher;
    std::optional<memo::MemoPage> m_page;
    memo::MemoLayout m_layout;
    QHash<int, QImage> m_images;
    qreal m_imagesScale = 0; // pixels of the screen itself to a point
    int m_zoom = 66;
    int m_series = 0;         // another memo's pages that come late are not shown
    bool m_isRunning = false; // one at a time; the newest wish is taken up when it ends
    bool m_isStale = false;
    QColor m_ground;
    QColor m_line;
    QColor m_focus;
};

} // namespace gander::ui
