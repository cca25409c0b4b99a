// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/clashpane.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/actwords.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int longestName = 80;
constexpr int longestLine = 200;
constexpr int longestMore = 600;

} // namespace

ClashPane::ClashPane(const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
{
    setObjectName(QStringLiteral("clashPane"));
    setAccessibleName(tr("Theirs and yours, side by side"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 8, 24, 8);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    auto *theirs = new QWidget(this);
    auto *mine = new QWidget(this);
    m_theirs = makeSide(QStringLiteral("clashTheirs"), theirs);
    m_mine = makeSide(QStringLiteral("clashMine"), mine);
    auto *keepTheirs = makeButton(tr("Keep theirs"), {}, {}, looks, this);
    keepTheirs->setObjectName(QStringLiteral("clashKeepTheirs"));
    auto *keepMine = makeButton(tr("Keep mine"), {}, {}, looks, this);
    keepMine->setObjectName(QStringLiteral("clashKeepMine"));
    grid->addWidget(theirs, 0, 0);
    grid->addWidget(mine, 0, 1);
    grid->addWidget(keepTheirs, 1, 0, Qt::AlignLeading);
    grid->addWidget(keepMine, 1, 1, Qt::AlignLeading);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(keepTheirs, &QPushButton::clicked, this, &ClashPane::theirsKept);
    connect(keepMine, &QPushButton::clicked, this, &ClashPane::mineKept);
    connect(&looks, &Looks::changed, this, &ClashPane::takeLooks);
    takeLooks();
    hide();
}

void ClashPane::show(const Clash &clash)
{
    if (clash.theirs.empty())
        return;
    const ClashSide &last = clash.theirs.back();
    fill(m_theirs,
        tr("%1 at %2")
            .arg(words::shortened(last.who, longestName), words::timeOfDay(last.when, m_zone)),
        last);
    fill(m_mine, tr("You"), clash.mine);
    setVisible(true);
}

ClashPane::Side ClashPane::makeSide(const QString &name, QWidget *column)
{
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    const Side side{plainLabel({}, column), plainLabel({}, column), plainLabel({}, column)};
    side.who->setObjectName(name + QStringLiteral("Who"));
    side.line->setObjectName(name);
    side.more->setObjectName(name + QStringLiteral("More"));
    for (QLabel *label : {side.who, side.line, side.more}) {
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    rows->addStretch(1);
    return side;
}

void ClashPane::fill(const Side &side, const QString &who, const ClashSide &told)
{
    const words::SideWords words = words::sideWords(told);
    side.who->setText(who);
    side.line->setText(clamped(words.line, longestLine));
    side.more->setText(clamped(words.more, longestMore));
    side.more->setVisible(!words.more.isEmpty());
}

void ClashPane::takeLooks()
{
    for (const Side &side : {m_theirs, m_mine}) {
        side.who->setFont(m_looks.font(FontRole::Small));
        side.line->setFont(m_looks.font(FontRole::BodyMedium));
        side.more->setFont(m_looks.font(FontRole::Small));
    }
}

} // namespace gander::ui
