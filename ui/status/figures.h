// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The board's figures in words, and the query of the list behind each: count and list are one.

#include "models/domain/board.h"
#include "models/domain/zone.h"

#include <QString>

#include <array>

namespace gander::ui {

enum class Figure { Open, Unclassified, AtRisk, Overdue, Kept };
inline constexpr std::array allFigures{
    Figure::Open, Figure::Unclassified, Figure::AtRisk, Figure::Overdue, Figure::Kept};

struct FigureWords {
    QString title;
    QString figure;
    QString note;
    Band band = Band::None; // whose sign stands before the title, if any
    bool loud = false;      // the figure itself takes the band's colour

    friend bool operator==(const FigureWords &, const FigureWords &) = default;
};
[[nodiscard]] FigureWords figureWords(Figure figure, const Board &board);
// "Overdue: 2, 1 to classify, 1 to fix".
[[nodiscard]] QString spokenFigure(const FigureWords &words);
// In the query language, of all whom the figure counts; for Kept, whose clocks are no incidents,
// of those that were done or changed since.
[[nodiscard]] QString queryOf(Figure figure, Instant now, const Zone &zone);
[[nodiscard]] QString listTitle(Figure figure);

// One cell of the heat map.
struct CellFigures {
    qint64 open = 0;
    qint64 overdue = 0;
    qint64 atRisk = 0; // at risk or critical

    friend bool operator==(const CellFigures &, const CellFigures &) = default;
};
[[nodiscard]] CellFigures cellFigures(const Board &board, const Levels &levels);
// "Sev 3, DevOps 2: 12 open, 1 overdue".
[[nodiscard]] QString spokenCell(const Levels &levels, const CellFigures &figures);
[[nodiscard]] QString queryOf(const Levels &levels);
[[nodiscard]] QString listTitle(const Levels &levels);

} // namespace gander::ui
