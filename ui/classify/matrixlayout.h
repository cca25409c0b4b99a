// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where everything in the guarantee matrix stands: plain geometry from words, fonts and a width,
// so that it can be tested without painting.

#include "ui/classify/guaranteecells.h"

#include <QFont>
#include <QRect>
#include <QString>

#include <array>
#include <optional>

namespace gander::ui {

struct MatrixFonts {
    QFont strong; // names of rows and columns
    QFont body;   // instants
    QFont small;  // help, window, distance
};

struct MatrixWords {
    struct Head {
        QString name; // "DevOps 1"
        QString kind; // "Configuration"
        QString who;  // "junior technician"
    };
    struct Row {
        QString name; // "Complete outage"
        QString help;
    };
    std::array<Head, 4> heads;
    std::array<Row, 5> rows;
    std::array<std::array<GuaranteeCellWords, 4>, 5> cells;
};
[[nodiscard]] MatrixWords matrixWords(const GuaranteeCells &cells, Instant now, const Zone &zone);

struct MatrixLayout {
    struct Head {
        QRect name;
        QRect kind; // beside the name, or a line of its own where the column is narrow
        QRect icon;
        QRect who;
    };
    struct Row {
        QRect badge;
        QRect name;
        QRect help;
    };
    struct Cell {
        QRect frame;
        QRect instant;
        QRect window;
        QRect distance;
        QRect tick;
    };
    std::array<Head, 4> heads;
    std::array<Row, 5> rows;
    std::array<std::array<Cell, 4>, 5> cells;
    QSize size;

    [[nodiscard]] std::optional<Levels> levelsAt(QPoint point) const;
};

// Least width at which every single word still fits.
[[nodiscard]] int minimumMatrixWidth(const MatrixWords &words, const MatrixFonts &fonts);
// Rows are as high as the drawing has them and grow with their words.
[[nodiscard]] MatrixLayout layOutMatrix(
    int width, const MatrixWords &words, const MatrixFonts &fonts, bool rightToLeft);

} // namespace gander::ui
