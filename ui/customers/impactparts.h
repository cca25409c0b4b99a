// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The framed parts of the impact panel: a figure with its words, and the bar of broken promises.

#include "models/domain/urgency.h"

#include <QFrame>

class QLabel;

namespace gander::ui {

class Looks;
class Saying;

// Grounded in a state's tint while its figure is not 0; with no band an edge alone.
class ImpactTile final : public QFrame
{
    Q_OBJECT

public:
    ImpactTile(Looks &looks, Band band, const QString &words, QWidget *parent);

    // Nothing known: a dash.
    void setFigure(std::optional<qint64> figure);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    Looks &m_looks;
    Band m_band;
    std::optional<qint64> m_figure;
    QLabel *m_number;
    QLabel *m_words;
};

class BrokenBar final : public QFrame
{
    Q_OBJECT

public:
    BrokenBar(Looks &looks, QLabel *words, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
};

} // namespace gander::ui
