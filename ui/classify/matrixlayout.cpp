// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/matrixlayout.h"

#include "ui/words/names.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr int gap = 6;    // between cells
constexpr int inset = 12; // words from a cell's edge
constexpr int topInset = 12;
constexpr int ring = 3; // room for the focus ring outside the outer cells
constexpr int markSpace = 4;
constexpr int cellHeight = 86; // of the drawing; words of a large font ask for more
constexpr int openHeight = 52; // a row without guarantee is one line

int wrappedHeight(const QFont &font, int width, const QString &text)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, text)
        .height();
}

int widestWord(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest + 1;
}

// Side of the tick and of the icons: they grow with the words.
int markSide(const MatrixFonts &fonts)
{
    return QFontMetrics(fonts.small).height() + 1;
}

int badgeWidth(const MatrixFonts &fonts)
{
    return QFontMetrics(fonts.small).horizontalAdvance(QStringLiteral("S0")) + 12;
}

// Beside the words of a cell's first line, without a tick.
constexpr int besideInstant = inset + 6;

struct Columns {
    int head = 0;
    int cell = 0;
};

Columns columnsOf(int width, const MatrixWords &words, const MatrixFonts &fonts)
{
    int least = 0;
    for (const MatrixWords::Row &row : words.rows) {
        least = std::max({least, widestWord(fonts.strong, row.name) + badgeWidth(fonts) + 8,
            widestWord(fonts.small, row.help)});
    }
    const int inner = width - ring;
    const int head = std::max(least, inner / 5 - 1);
    return {head, (inner - head - 12 - 3 * gap) / 4};
}

void mirror(QRect &rect, int width)
{
    rect.moveLeft(width - rect.x() - rect.width());
}

} // namespace

MatrixWords matrixWords(const GuaranteeCells &cells, Instant now, const Zone &zone)
{
    MatrixWords all;
    for (std::size_t column = 0; column < all.heads.size(); ++column) {
        const DevOpsLevel level = allDevOpsLevels[column];
        all.heads[column] = {
            QCoreApplication::translate("GuaranteeMatrix", "DevOps %1").arg(number(level)),
            words::devOpsKind(level), words::devOpsWho(level)};
    }
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
        all.rows[row] = {
            words::severityName(allSeverities[row]), words::severityHelp(allSeverities[row])};
        for (std::size_t column = 0; column < all.heads.size(); ++column)
            all.cells[row][column] = wordsOf(cells[row][column], now, zone);
    }
    return all;
}

std::optional<Levels> MatrixLayout::levelsAt(QPoint point) const
{
    for (std::size_t row = 0; row < cells.size(); ++row) {
        for (std::size_t column = 0; column < cells[row].size(); ++column) {
            if (cells[row][column].frame.contains(point))
                return Levels{allSeverities[row], allDevOpsLevels[column]};
        }
    }
    return std::nullopt;
}

int minimumMatrixWidth(const MatrixWords &words, const MatrixFonts &fonts)
{
    const int mark = markSide(fonts);
    int head = 0;
    for (const MatrixWords::Row &row : words.rows) {
        head = std::max({head, widestWord(fonts.strong, row.name) + badgeWidth(fonts) + 8,
            widestWord(fonts.small, row.help)});
    }
    int cell = 0;
    for (const MatrixWords::Head &column : words.heads) {
        const int name = QFontMetrics(fonts.strong).horizontalAdvance(column.name) + inset;
        cell = std::max({cell, name, widestWord(fonts.small, column.kind) + inset,
            widestWord(fonts.small, column.who) + inset + mark + markSpace});
    }
    for (const auto &row : words.cells) {
        for (const GuaranteeCellWords &words20 : row) {
            cell = std::max({cell, widestWord(fonts.body, words20.instant) + besideInstant,
                QFontMetrics(fonts.small).horizontalAdvance(words20.window) + 2 * inset,
                widestWord(fonts.small, words20.distance) + 2 * inset});
        }
    }
    return head + 12 + 4 * cell + 3 * gap + ring;
}

MatrixLayout layOutMatrix(
    int width, const MatrixWords &words, const MatrixFonts &fonts, bool rightToLeft)
{
    MatrixLayout layout;
    const int mark = markSide(fonts);
    const Columns columns = columnsOf(width, words, fonts);
    const QFontMetrics strong(fonts.strong);
    const QFontMetrics small(fonts.small);
    const auto columnX = [&columns](std::size_t column) {
        return columns.head + 12 + static_cast<int>(column) * (columns.cell + gap);
    };

    int y = 0;
    int headBottom = 0;
    for (std::size_t column = 0; column < words.heads.size(); ++column) {
        const MatrixWords::Head &head = words.heads[column];
        MatrixLayout::Head &place = layout.heads[column];
        const int x = columnX(column) + inset;
        const int room = columns.cell - inset;
        const int nameWidth = strong.horizontalAdvance(head.name) + 1;
        place.name = QRect(x, y, nameWidth, strong.height());
        const int kindWidth = small.horizontalAdvance(head.kind) + 1;
        int whoTop = place.name.bottom() + 1;
        const int baseline = strong.ascent() - small.ascent();
        if (nameWidth + 8 + kindWidth <= room) {
            place.kind = QRect(x + nameWidth + 8, y + baseline, kindWidth, small.height());
        } else {
            place.kind = QRect(x, whoTop, room, wrappedHeight(fonts.small, room, head.kind));
            whoTop = place.kind.bottom() + 1;
        }
        place.icon = QRect(x, whoTop + (small.height() - mark) / 2 + 1, mark - 2, mark - 2);
        const int whoRoom = room - mark - markSpace;
        place.who = QRect(x + mark + markSpace - 2, whoTop + 1, whoRoom,
            wrappedHeight(fonts.small, whoRoom, head.who));
        headBottom = std::max(headBottom, place.who.bottom() + 1);
    }

    y = headBottom + 12;
    for (std::size_t row = 0; row < words.rows.size(); ++row) {
        MatrixLayout::Row &head = layout.rows[row];
        const int badge = badgeWidth(fonts);
        const int nameRoom = columns.head - badge - 8;
        const int nameHeight = wrappedHeight(fonts.strong, nameRoom, words.rows[row].name);
        head.badge = QRect(0, y + 4, badge, small.height() + 4);
        head.name = QRect(
            ring + badge + 8, head.badge.center().y() - strong.height() / 2, nameRoom, nameHeight);
        const int helpTop = std::max(head.badge.bottom(), head.name.bottom()) + 3;
        head.help = QRect(0, helpTop, columns.head,
            wrappedHeight(fonts.small, columns.head, words.rows[row].help));

        const bool open = std::all_of(words.cells[row].begin(), words.cells[row].end(),
            [](const GuaranteeCellWords &cell) { return cell.window.isEmpty(); });
        int height = open ? openHeight : cellHeight;
        height = std::max(height, head.help.bottom() + 1 - y);
        const int room = columns.cell - 2 * inset;
        std::array<std::array<int, 3>, 4> lines{};
        for (std::size_t column = 0; column < lines.size(); ++column) {
            const GuaranteeCellWords &cell = words.cells[row][column];
            lines[column] = {wrappedHeight(fonts.body, columns.cell - besideInstant, cell.instant),
                wrappedHeight(fonts.small, room, cell.window),
                wrappedHeight(fonts.small, room, cell.distance)};
            const int gaps = cell.window.isEmpty() ? 0 : 4;
            height = std::max(height,
                lines[column][0] + lines[column][1] + lines[column][2] + gaps + 2 * topInset);
        }
        for (std::size_t column = 0; column < lines.size(); ++column) {
            MatrixLayout::Cell &cell = layout.cells[row][column];
            const auto &[instant, window, distance] = lines[column];
            const int x = columnX(column);
            const int gaps = window > 0 ? 4 : 0;
            const int top = y + (height - instant - window - distance - gaps) / 2;
            cell.frame = QRect(x, y, columns.cell, height);
            cell.instant = QRect(x + inset, top, columns.cell - besideInstant, instant);
            cell.window = QRect(x + inset, top + instant + 2, room, window);
            cell.distance = QRect(x + inset, top + instant + window + gaps, room, distance);
            // The tick stands at the end of the first line, or of the next where that is full.
            const bool beside =
                QFontMetrics(fonts.body).horizontalAdvance(words.cells[row][column].instant) + inset
                    + 2 + mark + 8
                <= columns.cell;
            cell.tick = QRect(x + columns.cell - 8 - mark,
                beside ? top - 1 : cell.window.top() + (cell.window.height() - mark) / 2, mark,
                mark);
        }
        y += height + gap;
    }
    layout.size = QSize(width, y - gap + ring);

    if (rightToLeft) {
        for (MatrixLayout::Head &head : layout.heads) {
            for (QRect *rect : {&head.name, &head.kind, &head.icon, &head.who})
                mirror(*rect, width);
        }
        for (MatrixLayout::Row &row : layout.rows) {
            for (QRect *rect : {&row.badge, &row.name, &row.help})
                mirror(*rect, width);
        }
        for (auto &row : layout.cells) {
            for (MatrixLayout::Cell &cell : row) {
                for (QRect *rect :
                    {&cell.frame, &cell.instant, &cell.window, &cell.distance, &cell.tick})
                    mirror(*rect, width);
            }
        }
    }
    return layout;
}

} // namespace gander::ui
