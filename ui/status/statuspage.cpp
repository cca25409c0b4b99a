// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/statuspage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/status/figures.h"
#include "ui/status/heatmap.h"
#include "ui/status/soonestlist.h"
#include "ui/status/tile.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>

#include <numeric>
#include <utility>

namespace gander::ui {

namespace {

// Below this nobody notices a wait (design, section 4).
constexpr int unnoticedMs = 150;
constexpr int pageSide = 14;
constexpr int cardGap = 12;
// Below this, at 100 % text, the cards stand under each other.
constexpr int besideEachOther = 860;
// Below this the tiles take two rows.
constexpr int tilesInOneRow = 720;

// A card: a surface with a line around it.
class Card final : public QWidget
{
public:
    Card(const Looks &looks, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_looks.theme().divider);
        painter.setBrush(m_looks.theme().surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    }

private:
    const Looks &m_looks;
};

// "Live", with its sign, on a ground of its own.
class Pill final : public PlainLabel
{
public:
    Pill(const Looks &looks, QWidget *parent)
        : PlainLabel(parent)
        , m_looks(looks)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (text().isEmpty())
            return;
        const Theme &theme = m_looks.theme();
        const int px = m_looks.px(14);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.strong);
        painter.setBrush(theme.sunken);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.drawPixmap(isRightToLeft() ? width() - px - 6 : 6, (height() - px) / 2,
            m_looks.icon(QStringLiteral("radio"), theme.secondary, px, devicePixelRatioF()));
        painter.end();
        QLabel::paintEvent(event);
    }

private:
    const Looks &m_looks;
};

void dyeLabel(QLabel *label, const QColor &colour, const QFont &font)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    label->setFont(font);
}

QString nameOf(Figure figure)
{
    switch (figure) {
    case Figure::Open:
        return QStringLiteral("tileOpen");
    case Figure::Unclassified:
        return QStringLiteral("tileUnclassified");
    case Figure::AtRisk:
        return QStringLiteral("tileAtRisk");
    case Figure::Overdue:
        return QStringLiteral("tileOverdue");
    case Figure::Kept:
        return QStringLiteral("tileKept");
    }
    Q_UNREACHABLE();
}

} // namespace

StatusPage::StatusPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("statusPage"));
    setAccessibleName(tr("Status board"));
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(pageSide, pageSide, pageSide, pageSide);
    inner->setSpacing(cardGap);
    m_bar = makeBar();
    inner->addWidget(makeTiles());
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cards->setSpacing(cardGap);
    m_cards->addWidget(makeHeatCard(), 56);
    m_cards->addWidget(makeSoonestCard(), 60);
    inner->addLayout(m_cards, 1);
    m_scroll->setObjectName(QStringLiteral("statusScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_scroll, 1);
    setFocusProxy(m_tiles[0]);

    m_slow.setSingleShot(true);
    m_slow.setInterval(unnoticedMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { setFoot(tr("Reading…")); });
    connect(&around.desk, &desk::DeskService::changed, this, [this] {
        // The past stands as it was told when it was asked for.
        if (!m_shownAt)
            changed();
    });
    connect(&around.ticker, &Ticker::ticked, this, &StatusPage::tick);
    connect(&around.ticker, &Ticker::held, this, &StatusPage::followTicker);
    connect(&around.looks, &Looks::changed, this, &StatusPage::applyLooks);
    applyLooks();
    sayFoot();
}

QWidget *StatusPage::makeBar()
{
    auto *bar = new QWidget(this);
    m_name = plainLabel(tr("Status board"), bar);
    m_name->setObjectName(QStringLiteral("statusName"));
    m_live = new Pill(m_around.looks, bar);
    m_live->setObjectName(QStringLiteral("statusLive"));
    m_asOf = new Button(m_around.looks, tr("As of..."), QStringLiteral("history"), tr("Ctrl T"),
        ButtonForm::Plain, bar);
    m_asOf->setObjectName(QStringLiteral("asOfButton"));
    connect(m_asOf, &QPushButton::clicked, this, &StatusPage::asOfWanted);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(pageSide, 9, pageSide, 10);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_live);
    row->addStretch(1);
    row->addWidget(m_asOf);
    return bar;
}

QWidget *StatusPage::makeTiles()
{
    auto *tiles = new QWidget(this);
    m_tileGrid = new QGridLayout(tiles);
    m_tileGrid->setContentsMargins(0, 0, 0, 0);
    m_tileGrid->setSpacing(cardGap);
    for (const Figure figure : allFigures) {
        auto *tile = new Tile(m_around.looks, tiles);
        tile->setObjectName(nameOf(figure));
        tile->setAccessibleName(listTitle(figure));
        m_tiles[static_cast<size_t>(figure)] = tile;
        connect(tile, &Tile::clicked, this, [this, figure] {
            if (m_board)
                emit listWanted(queryOf(figure, m_board->now, m_around.zone), listTitle(figure));
        });
    }
    return tiles;
}

QWidget *StatusPage::makeHeatCard()
{
    auto *card = new Card(m_around.looks, this);
    m_heatName = plainLabel(tr("Core product bugs, open"), card);
    m_heatNote = plainLabel({}, card);
    m_heatNote->setObjectName(QStringLiteral("heatNote"));
    m_heat = new HeatMap(m_around.looks, card);
    connect(m_heat, &HeatMap::chosen, this,
        [this](const Levels &levels) { emit listWanted(queryOf(levels), listTitle(levels)); });
    auto *head = new QHBoxLayout;
    head->addWidget(m_heatName, 1);
    head->addWidget(m_heatNote);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_heat, 1);
    return card;
}

QWidget *StatusPage::makeSoonestCard()
{
    auto *card = new Card(m_around.looks, this);
    m_soonestName = plainLabel(tr("Soonest"), card);
    auto *link = new Button(m_around.looks, tr("Open in queue"), {}, {}, ButtonForm::Link, card);
    link->setObjectName(QStringLiteral("openInQueue"));
    m_soonest =
        new SoonestList(m_around.looks, m_around.ticker, m_around.zone, m_around.actor.name, card);
    connect(link, &QPushButton::clicked, this, &StatusPage::openListWanted);
    connect(m_soonest, &SoonestList::opened, this, &StatusPage::opened);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->addWidget(m_soonestName, 1);
    head->addWidget(link);
    auto *column = new QVBoxLayout(card);
    // The list lies within the card's line.
    column->setContentsMargins(1, 8, 1, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_soonest, 1);
    return card;
}

void StatusPage::applyLooks()
{
    const Looks &looks = m_around.looks;
    const Theme &theme = looks.theme();
    dyeLabel(m_name, theme.text, looks.font(FontRole::Page));
    dyeLabel(m_live, theme.secondary, looks.font(FontRole::Small));
    m_live->setContentsMargins(looks.px(14) + 12, 3, 8, 3);
    dyeLabel(m_heatName, theme.text, looks.font(FontRole::Section));
    dyeLabel(m_heatNote, theme.secondary, looks.font(FontRole::Small));
    dyeLabel(m_soonestName, theme.text, looks.font(FontRole::Section));
    arrange();
    update();
}

void StatusPage::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_around.looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(m_bar->geometry(), theme.surface);
    painter.fillRect(0, m_bar->geometry().bottom(), width(), 1, theme.divider);
}

void StatusPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusPage::arrange()
{
    const bool beside = width() >= m_around.looks.px(besideEachOther);
    m_cards->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const bool oneRow = width() >= m_around.looks.px(tilesInOneRow);
    const int columns = oneRow ? static_cast<int>(m_tiles.size()) : 3;
    if (std::exchange(m_columns, columns) == columns)
        return;
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i) {
        m_tileGrid->addWidget(m_tiles[static_cast<size_t>(i)], i / columns, i % columns);
        m_tileGrid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void StatusPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_askWhenShown, false))
        ask();
}

void StatusPage::focusFirst()
{
    m_tiles[0]->setFocus(Qt::OtherFocusReason);
}

// --- reading ---

void StatusPage::changed()
{
    if (!isVisible())
        m_askWhenShown = true;
    else if (m_busy) // many changes in a row are read once
        m_again = true;
    else
        ask();
}

void StatusPage::tick(Instant now)
{
    if (!m_shownAt && m_next && now >= *m_next) {
        m_next.reset();
        changed();
    }
}

void StatusPage::ask()
{
    m_busy = true;
    m_again = false;
    m_slow.start();
    m_reading.cancel();
    if (m_stop)
        m_stop->store(true);
    m_stop = std::make_shared<std::atomic_bool>(false);
    const Instant at = m_at.value_or(m_around.desk.clock().now());
    const auto question = [at, past = m_at.has_value(), stop = m_stop](
                              const desk::Desk &desk) -> Result<Reading> {
        Reading reading;
        auto board = desk.board(at, past, [&stop](qint64, qint64) { return !stop->load(); });
        if (!board)
            return board.error();
        reading.board = std::move(*board);
        if (past)
            return reading;
        const auto next = desk.nextBandChange(at);
        if (!next)
            return next.error();
        reading.next = *next;
        return reading;
    };
    // The past is folded from histories, which takes its time.
    m_reading = m_at ? m_around.desk.askLong(question) : m_around.desk.ask(question);
    desk::whenDone(m_reading, this, [this, stop = m_stop](const Result<Reading> &reading) {
        if (stop != m_stop)
            return; // asked anew since
        m_busy = false;
        m_slow.stop();
        if (reading) {
            take(*reading);
        } else {
            m_around.hands.fail(reading.error(), tr("read the board"));
            m_at = m_shownAt;
            emit lookFailed();
        }
        sayFoot();
        if (m_again)
            ask();
    });
}

void StatusPage::take(const Reading &reading)
{
    if (m_shownAt != m_at) {
        m_shownAt = m_at;
        emit lookedAt(m_at);
    }
    m_next = reading.next;
    m_board = reading.board;
    const Board &board = *m_board;
    for (const Figure figure : allFigures)
        m_tiles[static_cast<size_t>(figure)]->setWords(figureWords(figure, board));
    qint64 bugs = 0;
    for (const auto &row : board.matrix)
        bugs = std::accumulate(row.begin(), row.end(), bugs);
    m_heatNote->setText(tr("%1 · shade is the count").arg(QLocale().toString(bugs)));
    m_heat->setBoard(board);
    m_soonest->setRows(board.soonest);
}

void StatusPage::clear()
{
    m_board.reset();
    m_next.reset();
    for (Tile *tile : m_tiles)
        tile->setWords({});
    m_heatNote->clear();
    m_heat->clear();
    m_soonest->setRows({});
}

// --- another instant ---

void StatusPage::lookAt(std::optional<Instant> at)
{
    m_at = at;
    ask();
}

void StatusPage::stopLooking()
{
    if (m_at == m_shownAt)
        return;
    m_at = m_shownAt;
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
    m_reading.cancel();
    m_slow.stop();
    m_busy = false;
    sayFoot();
    // What came while it looked elsewhere, if it is of now.
    if (!m_shownAt)
        ask();
}

// Another page has gone to another instant: what stands here is of the wrong one.
void StatusPage::followTicker()
{
    const std::optional<Instant> at = m_around.ticker.heldAt();
    if (at == m_shownAt)
        return;
    m_at = m_shownAt = at;
    m_reading.cancel();
    clear();
    sayFoot();
    if (isVisible())
        ask();
    else
        m_askWhenShown = true;
}

// --- foot ---

void StatusPage::sayFoot()
{
    m_live->setText(m_shownAt ? QString() : tr("Live"));
    m_live->setVisible(!m_shownAt);
    m_asOf->setVisible(!m_shownAt); // the bar over the page has it then
    setFoot(m_shownAt ? tr("Every figure opens its list as of then")
                      : tr("Live · every figure opens its list"));
}

void StatusPage::setFoot(const QString &words)
{
    if (m_foot == words)
        return;
    m_foot = words;
    emit footChanged(words);
}

} // namespace gander::ui
