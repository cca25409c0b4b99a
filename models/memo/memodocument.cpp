// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memodocument.h"

#include "models/memo/memofacts.h"
#include "models/memo/memotype.h"
#include "models/memo/memowriter.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <cmath>

namespace gander::memo {
namespace {

// Measures in points, from the paper's edge unless said otherwise.
constexpr qreal sideMargin = 56.69; // 20 mm
constexpr qreal topMargin = 56.69;
constexpr qreal bottomMargin = 74; // above it the text, below it the foot
constexpr qreal headLineY = 92.4;
constexpr qreal footLineFromBottom = 63.3;

} // namespace

QSizeF sizeOf(Paper paper)
{
    switch (paper) {
    case Paper::A4:
        return {595, 842}; // as Qt rounds it for PDF
    case Paper::Letter:
        return {612, 792};
    }
    Q_UNREACHABLE();
}

class MemoDocument::Pages
{
public:
    explicit Pages(const MemoPage &page)
        : m_text(pageText(page))
        , m_size(sizeOf(page.paper))
    {
        m_document.setUndoRedoEnabled(false);
        m_document.setUseDesignMetrics(true);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_document.setDefaultTextOption(option);
        m_document.setDefaultFont(typeface(Face::Body, 10));
        m_document.setPageSize(m_size * unitsPerPoint);
        QTextFrameFormat frame = m_document.rootFrame()->frameFormat();
        frame.setLeftMargin(units(sideMargin));
        frame.setRightMargin(units(sideMargin));
        frame.setTopMargin(units(topMargin));
        frame.setBottomMargin(units(bottomMargin));
        m_document.rootFrame()->setFrameFormat(frame);

        const WrittenMemo written = writeMemo(m_document, m_text);
        keepHeadingsWithText(written.headings);
        m_layout.pages = qMax(1, m_document.pageCount()); // with the layout complete from here on
        for (const QTextTable *table : written.ruledTables)
            placeRules(*table);
        for (const BlankMark &blank : written.blanks)
            placeBlank(blank);
        m_layout.linesOver = linesAfterFirstPage();
    }

    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] MemoLayout layout() const { return m_layout; }

    void paint(QPainter *painter, int page) const
    {
        painter->save();
        painter->scale(1 / unitsPerPoint, 1 / unitsPerPoint);
        painter->setRenderHint(QPainter::Antialiasing);
        if (!m_text.draftMark.isEmpty())
            paintDraftMark(painter);
        if (page == 0)
            paintLetterhead(painter);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(ink::line, units(0.6)));
        for (const Place &rule : m_rules) {
            if (rule.page == page)
                painter->drawLine(rule.rect.topLeft(), rule.rect.topRight());
        }
        for (const Place &blank : m_blanks) {
            if (blank.page == page) {
                painter->setPen(QPen(ink::blankEdge, units(0.6)));
                painter->setBrush(ink::blankTint);
                painter->drawRoundedRect(blank.rect, units(2), units(2));
            }
        }
        paintText(painter, page);
        paintFoot(painter, page);
        painter->restore();
    }

private:
    // Where something beside text is painted: on which page, and where from the page's corner in
    // units.
    struct Place {
        int page = 0;
        QRectF rect;
    };

    [[nodiscard]] qreal pageHeight() const { return units(m_size.height()); }
    [[nodiscard]] qreal right() const { return units(m_size.width() - sideMargin); }

    [[nodiscard]] int pageAt(qreal y) const
    {
        return static_cast<int>(std::floor(y / pageHeight()));
    }

    [[nodiscard]] QRectF rectOf(const QTextBlock &block) const
    {
        return m_document.documentLayout()->blockBoundingRect(block);
    }

    // Lines of fixed height begin above or below their place; their baseline is where it should be.
    [[nodiscard]] qreal baseline(const QTextBlock &block, int line) const
    {
        const qreal top = rectOf(block).top();
        const QTextLayout *layout = block.layout();
        if (line >= layout->lineCount())
            return top;
        const QTextLine textLine = layout->lineAt(line);
        return top + textLine.y() + textLine.ascent();
    }

    // A heading alone at a page's foot goes over with its first line.
    void keepHeadingsWithText(const QList<int> &headings)
    {
        for (const int number : headings) {
            const QTextBlock heading = m_document.findBlockByNumber(number);
            const QTextBlock next = heading.next();
            (void)
                m_document.pageCount(); // Qt lays long documents out bit by bit; this is the whole
            if (!next.isValid() || pageAt(baseline(heading, 0)) == pageAt(baseline(next, 0)))
                continue;
            QTextCursor cursor(heading);
            QTextBlockFormat format = heading.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.setBlockFormat(format);
        }
    }

    void addRule(qreal y)
    {
        const int page = pageAt(y);
        m_rules.append({page,
            QRectF(units(sideMargin), y - page * pageHeight(), right() - units(sideMargin), 0)});
    }

    void placeRules(const QTextTable &table)
    {
        for (int row = 0; row < table.rows(); ++row) {
            qreal bottom = 0;
            for (int column = 0; column < table.columns(); ++column) {
                const QTextTableCell cell = table.cellAt(row, column);
                const QTextTableCellFormat format = cell.format().toTableCellFormat();
                const QTextBlock block = cell.lastCursorPosition().block();
                // Qt sets the baseline at four fifths of a fixed height.
                if (row == 0 && column == 0)
                    addRule(baseline(block, 0) - units(0.8 * factLineHeight) - format.topPadding());
                bottom = qMax(bottom,
                    baseline(block, block.layout()->lineCount() - 1) + units(0.2 * factLineHeight)
                        + format.bottomPadding());
            }
            addRule(bottom);
        }
    }

    void placeBlank(const BlankMark &blank)
    {
        const QTextBlock block = m_document.findBlockByNumber(blank.block);
        const QTextLayout *layout = block.layout();
        const qreal left = rectOf(block).left();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const qsizetype start = qMax<qsizetype>(blank.start, line.textStart());
            const qsizetype end =
                qMin<qsizetype>(blank.start + blank.length, line.textStart() + line.textLength());
            if (start >= end)
                continue;
            const qreal x1 = line.cursorToX(static_cast<int>(start));
            const qreal x2 = line.cursorToX(static_cast<int>(end));
            const qreal y = baseline(block, i);
            const int page = pageAt(y);
            m_blanks.append({page,
                QRectF(left + qMin(x1, x2) - units(blankPadding),
                    y - page * pageHeight() - units(9.7), std::abs(x2 - x1) + units(blankPadding),
                    units(13))});
        }
    }

    [[nodiscard]] int linesAfterFirstPage() const
    {
        int lines = 0;
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (block.length() <= 1)
                continue; // no text
            for (int i = 0; i < block.layout()->lineCount(); ++i)
                lines += pageAt(baseline(block, i)) > 0 ? 1 : 0;
        }
        return lines;
    }

    static qreal widthOf(const QString &text, const QFont &font)
    {
        return QFontMetricsF(font).horizontalAdvance(text);
    }

    // Paints at a baseline, answers the x behind the text.
    static qreal paintWords(
        QPainter *painter, QPointF at, const QString &text, const QFont &font, const QColor &colour)
    {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(at, text);
        return at.x() + widthOf(text, font);
    }

    void paintLetterhead(QPainter *painter) const
    {
        paintBird(painter, {units(sideMargin - 1), units(47.4)}, units(18));
        const qreal x = units(sideMargin + 23.6);
        const QFont strong = typeface(Face::Strong, 12);
        const QFont small = typeface(Face::Body, 8.5);
        const QFont smallStrong = typeface(Face::Strong, 8.5);

        // "Memo" in plain, its number in bold, at the right edge.
        const QString form = m_text.number.isEmpty() ? QString() : m_text.memoNumber;
        const qsizetype at = form.indexOf(QLatin1String("%1"));
        const QString before = form.left(at);
        const QString behind = at < 0 ? QString() : form.mid(at + 2);
        const QString number = at < 0 ? QString() : m_text.number;
        const qreal width =
            widthOf(before, small) + widthOf(number, smallStrong) + widthOf(behind, small);
        const qreal rightBlock = right() - qMax(width, widthOf(m_text.date, small));

        const QString name = QFontMetricsF(strong).elidedText(
            m_text.deskName, Qt::ElideRight, rightBlock - x - units(12));
        paintWords(painter, {x, units(60)}, name, strong, ink::text);
        paintWords(painter, {x, units(75.2)}, m_text.deskLine, small, ink::second);

        qreal next = right() - width;
        next = paintWords(painter, {next, units(56.4)}, before, small, ink::second);
        next = paintWords(painter, {next, units(56.4)}, number, smallStrong, ink::text);
        paintWords(painter, {next, units(56.4)}, behind, small, ink::second);
        paintWords(painter, {right() - widthOf(m_text.date, small), units(68.7)}, m_text.date,
            small, ink::second);

        painter->setPen(QPen(ink::strongLine, units(0.75)));
        painter->drawLine(
            QPointF(units(sideMargin), units(headLineY)), QPointF(right(), units(headLineY)));
    }

    void paintFoot(QPainter *painter, int page) const
    {
        const qreal bottom = pageHeight();
        const qreal line = bottom - units(footLineFromBottom);
        painter->setPen(QPen(ink::footLine, units(0.75)));
        painter->drawLine(QPointF(units(sideMargin), line), QPointF(right(), line));

        const QFont small = typeface(Face::Body, 7.8);
        const qreal first = bottom - units(48.2);
        const qreal second = bottom - units(35.7);
        paintWords(painter, {units(sideMargin), first}, m_text.footLeft, small, ink::second);
        const QString pages =
            m_text.footPage.arg(QString::number(page + 1), QString::number(m_layout.pages));
        paintWords(painter, {right() - widthOf(pages, small), first}, pages, small, ink::second);
        const qreal x = paintWords(
            painter, {units(sideMargin), second}, m_text.checkLabel + u' ', small, ink::second);
        paintWords(painter, {x, second}, m_text.check, typeface(Face::Fixed, 7.1), ink::text);
        // The large one is a picture to those who copy or listen to the text.
        const QFont strong = typeface(Face::Strong, 7.8);
        paintWords(painter, {right() - widthOf(m_text.draftMark, strong), second}, m_text.draftMark,
            strong, ink::second);
    }

    void paintDraftMark(QPainter *painter) const
    {
        // Rising from corner to corner, as wide as the diagonal allows.
        QPainterPath path;
        path.setFillRule(Qt::WindingFill); // strokes of one letter overlap
        path.addText({}, typeface(Face::Strong, 120), m_text.draftMark);
        const QRectF bounds = path.boundingRect();
        const qreal room = 0.6 * std::hypot(units(m_size.width()), pageHeight());
        const qreal scale = room / qMax(bounds.width(), 1.0);
        painter->save();
        painter->translate(units(m_size.width()) / 2, pageHeight() / 2);
        painter->rotate(-std::atan2(m_size.height(), m_size.width()) * 45 / std::atan(1.0));
        painter->scale(scale, scale);
        painter->translate(-bounds.center());
        painter->fillPath(path, ink::draftMark);
        painter->restore();
    }

    void paintText(QPainter *painter, int page) const
    {
        const QRectF part(0, page * pageHeight(), units(m_size.width()), pageHeight());
        painter->save();
        painter->translate(0, -part.top());
        painter->setClipRect(part);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        context.palette.setColor(QPalette::Text, ink::text);
        m_document.documentLayout()->draw(painter, context);
        painter->restore();
    }

    PageText m_text;
    QSizeF m_size;
    QTextDocument m_document;
    QList<Place> m_rules;
    QList<Place> m_blanks;
    MemoLayout m_layout;
};

MemoDocument::MemoDocument(const MemoPage &page)
    : m_pages(std::make_unique<Pages>(page))
{
}
MemoDocument::~MemoDocument() = default;

QSizeF MemoDocument::pageSize() const
{
    return m_pages->size();
}

MemoLayout MemoDocument::layout() const
{
    return m_pages->layout();
}

void MemoDocument::paint(QPainter *painter, int page) const
{
    m_pages->paint(painter, page);
}

} // namespace gander::memo
