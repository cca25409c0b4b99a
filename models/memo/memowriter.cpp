// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memowriter.h"

#include "models/domain/memocontent.h"
#include "models/memo/memofacts.h"
#include "models/memo/memotype.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace gander::memo {
namespace {

// In points.
constexpr qreal letterheadHeight = 55.9; // below the first page's top margin
constexpr qreal addressLabelWidth = 48;
constexpr qreal factLabelWidth = 88.6;

QTextBlockFormat paragraph(qreal lineHeight, qreal above = 0, qreal below = 0)
{
    QTextBlockFormat format;
    // Of fixed height, so that letters from a fallback font do not push lines apart.
    format.setLineHeight(units(lineHeight), QTextBlockFormat::FixedHeight);
    format.setTopMargin(units(above));
    format.setBottomMargin(units(below));
    return format;
}

QTextCharFormat letters(Face face, double points, const QColor &colour = ink::text)
{
    QTextCharFormat format;
    format.setFont(typeface(face, points));
    format.setForeground(colour);
    return format;
}

// Puts the text of a page into a document, and remembers what is painted beside it.
class MemoWriter
{
public:
    explicit MemoWriter(QTextDocument &document)
        : m_cursor(&document)
    {
    }

    void write(const PageText &text)
    {
        m_isFirst = true;
        // Room for the letterhead; the margin above a document's first block counts for nothing.
        newBlock(paragraph(letterheadHeight));
        newBlock(paragraph(13));
        m_cursor.insertText(text.outcome, letters(Face::Strong, 9, ink::second));
        newBlock(paragraph(24, 2));
        m_cursor.insertText(text.subject, letters(Face::Strong, 17.5));
        writeAddresses(text);
        writeFacts(text);
        for (const SectionText &section : text.sections)
            writeSection(section, text.toBeWritten);
        writeClosing(text);
    }

    [[nodiscard]] const WrittenMemo &written() const { return m_written; }

private:
    void newBlock(const QTextBlockFormat &format)
    {
        if (m_isFirst)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format, {});
        m_isFirst = false;
    }

    QTextTable *newTable(qsizetype rows, qreal labelWidth, qreal above, qreal below)
    {
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(0);
        format.setCellSpacing(0);
        format.setMargin(0);
        format.setTopMargin(units(above));
        format.setBottomMargin(units(below)); // the margin above the next block does not count
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setColumnWidthConstraints({QTextLength(QTextLength::FixedLength, units(labelWidth)),
            QTextLength(QTextLength::VariableLength, 0)});
        return m_cursor.insertTable(static_cast<int>(rows), 2, format);
    }

    // Leaves the cursor behind the table, in the block that Qt keeps there.
    void leaveTable()
    {
        m_cursor.movePosition(QTextCursor::End);
        m_isFirst = true;
    }

    static void setCell(QTextTable *table, qsizetype row, int column, const QTextBlockFormat &block,
        qreal above, qreal below)
    {
        QTextTableCell cell = table->cellAt(static_cast<int>(row), column);
        QTextTableCellFormat format;
        format.setTopPadding(units(above));
        format.setBottomPadding(units(below));
        cell.setFormat(format);
        cell.firstCursorPosition().setBlockFormat(block);
    }

    void writeAddresses(const PageText &text)
    {
        QTextTable *table = newTable(text.addresses.size(), addressLabelWidth, 11.2, 0);
        for (qsizetype row = 0; row < text.addresses.size(); ++row) {
            const LabelledText &entry = text.addresses.at(row);
            for (int column : {0, 1})
                setCell(table, row, column, paragraph(13), 1.5, 1.5);
            const int line = static_cast<int>(row);
            table->cellAt(line, 0).firstCursorPosition().insertText(
                entry.label, letters(Face::Body, 9.7, ink::second));
            QTextCursor cell = table->cellAt(line, 1).firstCursorPosition();
            const QString bold = row == 0 ? text.boldTo : QString();
            cell.insertText(bold, letters(Face::Strong, 9.7));
            cell.insertText(entry.text.mid(bold.size()), letters(Face::Body, 9.7));
        }
        leaveTable();
    }

    void writeFacts(const PageText &text)
    {
        QTextTable *table = newTable(text.facts.size(), factLabelWidth, 13.4, 11.2);
        for (qsizetype row = 0; row < text.facts.size(); ++row) {
            const int line = static_cast<int>(row);
            for (int column : {0, 1})
                setCell(table, row, column, paragraph(factLineHeight), 2.1, 3.65);
            table->cellAt(line, 0).firstCursorPosition().insertText(
                text.facts.at(row).label, letters(Face::Body, 9.3, ink::second));
            table->cellAt(line, 1).firstCursorPosition().insertText(
                text.facts.at(row).text, letters(Face::Body, 9.3));
        }
        m_written.ruledTables.append(table);
        leaveTable();
    }

    void writeSection(const SectionText &section, const QString &toBeWritten)
    {
        newBlock(paragraph(15, 12.3, 2.5));
        m_written.headings.append(m_cursor.block().blockNumber());
        m_cursor.insertText(section.title, letters(Face::Strong, 10.5));
        if (section.isEmptyRequired) {
            newBlock(paragraph(15));
            writeBlank(toBeWritten);
            return;
        }
        qreal above = 0;
        for (const QString &line : section.lines) {
            if (line.trimmed().isEmpty()) {
                above = 6;
                continue;
            }
            newBlock(paragraph(15, above));
            writeLine(line, !section.isTold);
            above = 0;
        }
    }

    void writeLine(const QString &line, bool withLinks)
    {
        qsizetype from = 0;
        for (const Blank &blank : blanksIn(line)) {
            writeWords(line.mid(from, blank.position - from), withLinks);
            writeBlank(blank.words);
            from = blank.position + blank.words.size() + 4;
        }
        writeWords(line.mid(from), withLinks);
    }

    // Addresses are coloured, never made to open: what stands on the paper is all there is.
    void writeWords(const QString &words, bool withLinks)
    {
        const QTextCharFormat plain = letters(Face::Body, 10);
        qsizetype from = 0;
        qsizetype at = withLinks ? words.indexOf(QLatin1String("https://")) : -1;
        while (at >= 0) {
            qsizetype end = at;
            while (end < words.size() && !words.at(end).isSpace())
                ++end;
            while (end > at && QStringView(u".,;:!?)\"'").contains(words.at(end - 1)))
                --end;
            m_cursor.insertText(words.mid(from, at - from), plain);
            m_cursor.insertText(words.mid(at, end - at), letters(Face::Body, 10, ink::link));
            from = end;
            at = words.indexOf(QLatin1String("https://"), qMax(end, at + 1));
        }
        m_cursor.insertText(words.mid(from), plain);
    }

    void writeBlank(const QString &words)
    {
        const QString shown = words.trimmed().isEmpty() ? QStringLiteral("…") : words.trimmed();
        // Room for the box: space behind the letter before it, and behind its own last letter.
        const auto spaced = [](QTextCharFormat format) {
            format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
            format.setFontLetterSpacing(units(blankPadding));
            return format;
        };
        if (m_cursor.positionInBlock() > 0) {
            QTextCursor before = m_cursor;
            before.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
            before.setCharFormat(spaced(before.charFormat()));
        }
        const QTextCharFormat format = letters(Face::Medium, 10, ink::blankText);
        m_written.blanks.append(
            {m_cursor.block().blockNumber(), m_cursor.positionInBlock(), shown.size()});
        m_cursor.insertText(shown.chopped(1), format);
        m_cursor.insertText(shown.right(1), spaced(format));
    }

    void writeClosing(const PageText &text)
    {
        newBlock(paragraph(15, 15.3));
        const QTextCharFormat plain = letters(Face::Body, 10);
        const qsizetype at = text.closing.indexOf(QLatin1String("%1"));
        m_cursor.insertText(text.closing.left(at), plain);
        if (at >= 0) {
            m_cursor.insertText(text.incident, letters(Face::Strong, 10));
            m_cursor.insertText(text.closing.mid(at + 2), plain);
        }
    }

    QTextCursor m_cursor;
    WrittenMemo m_written;
    bool m_isFirst = true;
};

} // namespace

WrittenMemo writeMemo(QTextDocument &document, const PageText &text)
{
    MemoWriter writer(document);
    writer.write(text);
    return writer.written();
}

} // namespace gander::memo
