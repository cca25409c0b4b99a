// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keypaper.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace gander::ui {

namespace {

// All in points.
constexpr double paperMargin = 42;
constexpr double titleSize = 16;
constexpr double headSize = 10;
constexpr double lineSize = 8;
constexpr double lineStep = 10.5;
constexpr double groupGap = 6;
constexpr double betweenColumns = 24;
constexpr int paperColumns = 2;
constexpr double keysPart = 0.38; // of a column

class KeyPainter
{
public:
    KeyPainter(QPagedPaintDevice &paper, QPainter &painter, int dotsPerInch, const QFont &body)
        : m_paper(paper)
        , m_painter(painter)
        , m_dots(dotsPerInch / 72.0)
        , m_body(body)
        , m_page(painter.viewport().width() / m_dots, painter.viewport().height() / m_dots)
    {
    }

    // False where the device gives no more pages.
    [[nodiscard]] bool paint(const QString &title, const std::vector<KeyGroup> &groups)
    {
        write({paperMargin, paperMargin}, m_page.width() - 2 * paperMargin, title, titleSize, true);
        m_top = paperMargin + titleSize * 2;
        m_y = m_top;
        for (const KeyGroup &group : groups) {
            // A head never stands alone at the foot.
            const double whole = lineStep * (static_cast<double>(group.lines.size()) + 1.5);
            const double least = std::min(whole, lineStep * 4.5);
            if (!makeRoom(least))
                return false;
            write({left(), m_y}, columnWidth(), group.name, headSize, true);
            m_y += lineStep * 1.2;
            for (const KeyLine &line : group.lines) {
                if (!makeRoom(lineStep))
                    return false;
                const double keys = columnWidth() * keysPart;
                write({left(), m_y}, keys - 6, line.keys, lineSize, true);
                write({left() + keys, m_y}, columnWidth() - keys, line.text, lineSize, false);
                m_y += lineStep;
            }
            m_y += groupGap;
        }
        return true;
    }

private:
    [[nodiscard]] double columnWidth() const
    {
        return (m_page.width() - 2 * paperMargin - (paperColumns - 1) * betweenColumns)
            / paperColumns;
    }
    [[nodiscard]] double left() const
    {
        return paperMargin + m_column * (columnWidth() + betweenColumns);
    }

    bool makeRoom(double height)
    {
        if (m_y + height <= m_page.height() - paperMargin)
            return true;
        if (++m_column == paperColumns) {
            m_column = 0;
            m_top = paperMargin;
            if (!m_paper.newPage())
                return false;
        }
        m_y = m_top;
        return true;
    }

    // One line; smaller where it would not fit, for a key must never be cut.
    void write(QPointF at, double width, const QString &text, double size, bool strong)
    {
        QFont font = m_body;
        font.setPixelSize(qRound(size * m_dots));
        font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
        const double wide = QFontMetricsF(font).horizontalAdvance(text);
        if (wide > width * m_dots)
            font.setPixelSize(std::max(1, qRound(size * m_dots * width * m_dots / wide) - 1));
        m_painter.setFont(font);
        m_painter.setPen(Qt::black);
        const double ascent = QFontMetricsF(font).ascent();
        m_painter.drawText(QPointF(at.x() * m_dots, at.y() * m_dots + ascent), text);
    }

    QPagedPaintDevice &m_paper;
    QPainter &m_painter;
    double m_dots;
    QFont m_body;
    QSizeF m_page;
    int m_column = 0;
    double m_top = 0;
    double m_y = 0;
};

} // namespace

Result<void> paintKeys(QPagedPaintDevice &paper, int dotsPerInch, const QString &title,
    const std::vector<KeyGroup> &groups, const QFont &body)
{
    QPainter painter;
    const bool painted = painter.begin(&paper)
        && KeyPainter(paper, painter, dotsPerInch, body).paint(title, groups) && painter.end();
    if (!painted)
        return Error{ErrorKind::Unavailable, QStringLiteral("the pages could not be painted")};
    return {};
}

Result<QByteArray> keysPdf(
    const QString &title, const std::vector<KeyGroup> &groups, const QFont &body)
{
    constexpr int fine = 1200;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return Error{ErrorKind::Unavailable, buffer.errorString()};
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(fine);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    const auto painted = paintKeys(writer, fine, title, groups, body);
    if (!painted)
        return painted.error();
    return bytes;
}

} // namespace gander::ui
