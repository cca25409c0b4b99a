// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What somebody else did and what one was about to do, side by side, and a way to keep either.

#include "models/domain/clash.h"
#include "models/domain/zone.h"

#include <QWidget>

class QLabel;

namespace gander::ui {

class Looks;

class ClashPane final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it. Hidden until there is something to show.
    ClashPane(const Looks &looks, const Zone &zone, QWidget *parent);

    // Nothing where theirs is not known.
    void show(const Clash &clash);

signals:
    void theirsKept();
    void mineKept();

private:
    struct Side {
        QLabel *who = nullptr;
        QLabel *line = nullptr;
        QLabel *more = nullptr;
    };
    [[nodiscard]] Side makeSide(const QString &name, QWidget *column);
    void fill(const Side &side, const QString &who, const ClashSide &told);
    void takeLooks();

    const Looks &m_looks;
    Zone m_zone;
    Side m_theirs;
    Side m_mine;
};

} // namespace gander::ui
