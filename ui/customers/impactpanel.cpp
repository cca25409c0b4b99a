// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/impactpanel.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/impactmodel.h"
#include "ui/customers/impactparts.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int fewestRowsShown = 6;

} // namespace

ImpactTile::ImpactTile(Looks &looks, Band band, const QString &words, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
    , m_band(band)
    , m_number(plainLabel({}, this))
    , m_words(plainLabel(words, this))
{
    m_number->setObjectName(QStringLiteral("figure"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(0);
    column->addWidget(m_number);
    column->addWidget(m_words, 1);
    connect(&looks, &Looks::changed, this, &ImpactTile::dress);
    setFigure({});
}

void ImpactTile::setFigure(std::optional<qint64> figure)
{
    m_figure = figure;
    m_number->setText(figure ? QLocale().toString(*figure) : QStringLiteral("–"));
    setAccessibleName(QStringLiteral("%1 %2").arg(m_number->text(), m_words->text()));
    dress();
}

void ImpactTile::dress()
{
    const Theme &theme = m_looks.theme();
    const bool loud = m_band != Band::None && m_figure.value_or(0) > 0;
    m_number->setFont(m_looks.font(FontRole::Title));
    m_words->setFont(m_looks.font(FontRole::Small));
    QPalette inks = theme.palette();
    inks.setColor(QPalette::WindowText, loud ? theme.state(m_band).text : theme.text);
    m_number->setPalette(inks);
    if (!loud)
        inks.setColor(QPalette::WindowText, theme.secondary);
    m_words->setPalette(inks);
    update();
}

void ImpactTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const bool loud = m_band != Band::None && m_figure.value_or(0) > 0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(loud ? theme.state(m_band).mark : theme.divider, 1));
    painter.setBrush(loud ? theme.state(m_band).tint : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

BrokenBar::BrokenBar(Looks &looks, QLabel *words, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(8);
    row->addWidget(
        new Glyph(looks, QStringLiteral("octagon-x"), Tone::Critical, this), 0, Qt::AlignTop);
    row->addWidget(words, 1);
    connect(&looks, &Looks::changed, this, qOverload<>(&QWidget::update));
}

void BrokenBar::paintEvent(QPaintEvent *)
{
    const Ink ink = m_looks.theme().state(Band::Breached);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.mark, 1));
    painter.setBrush(m_looks.theme().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

ImpactPanel::ImpactPanel(Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_counted(say(looks, Voice::Small, Tone::Second, this))
    , m_open(new QRadioButton(tr("Open incidents too"), this))
    , m_fresh(new QRadioButton(this))
    , m_filler(new QWidget(this))
    , m_move(new ImpactTile(looks, Band::None, tr("open incidents move"), this))
    , m_overdue(new ImpactTile(looks, Band::Breached, tr("become overdue"), this))
    , m_atRisk(new ImpactTile(looks, Band::AtRisk, tr("become at risk"), this))
    , m_stay(sayLong(looks, Voice::Small, Tone::Second, this))
    , m_listHead(new QWidget(this))
    , m_model(new ImpactModel(this))
    , m_list(new QListView(this))
    , m_brokenWords(sayLong(looks, Voice::Small, Tone::Primary, this))
{
    setObjectName(QStringLiteral("impactPanel"));
    m_counted->setObjectName(QStringLiteral("impactCounted"));
    m_open->setObjectName(QStringLiteral("impactOpenToo"));
    m_open->setChecked(true);
    m_fresh->setObjectName(QStringLiteral("impactNewOnly"));
    m_move->setObjectName(QStringLiteral("impactMove"));
    m_overdue->setObjectName(QStringLiteral("impactOverdue"));
    m_atRisk->setObjectName(QStringLiteral("impactAtRisk"));
    m_stay->setObjectName(QStringLiteral("impactStay"));
    m_brokenWords->setObjectName(QStringLiteral("impactBroken"));
    m_broken = new BrokenBar(looks, m_brokenWords, this);

    m_list->setObjectName(QStringLiteral("impactList"));
    m_list->setAccessibleName(tr("Incidents that move, hardest hit first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ImpactDelegate(looks, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust); // rows know their width
    setGround(*m_list->viewport(), QPalette::AlternateBase);
    connect(m_list, &QListView::activated, this,
        [this](const QModelIndex &index) { emit incidentWanted(m_model->incidentAt(index)); });

    auto *head = new QHBoxLayout;
    head->addWidget(say(looks, Voice::Section, Tone::Primary, this, tr("If put in force")));
    head->addStretch(1);
    head->addWidget(new Glyph(looks, QStringLiteral("refresh-cw"), Tone::Second, this));
    head->addWidget(m_counted);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(8);
    for (ImpactTile *tile : {m_move, m_overdue, m_atRisk})
        tiles->addWidget(tile, 1);
    auto *listHead = new QHBoxLayout(m_listHead);
    listHead->setContentsMargins(0, 6, 0, 0);
    listHead->addWidget(
        say(looks, Voice::Medium, Tone::Second, m_listHead, tr("Hardest hit first")));
    listHead->addStretch(1);
    listHead->addWidget(say(looks, Voice::Small, Tone::Second, m_listHead, tr("was · will be")));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 12, 18, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_open);
    column->addWidget(m_fresh);
    column->addLayout(tiles);
    column->addWidget(m_stay);
    column->addWidget(m_listHead);
    column->addWidget(m_list, 1);
    column->addWidget(m_filler, 1);
    column->addWidget(m_broken);

    connect(m_open, &QRadioButton::toggled, this, [this](bool open) {
        showFigures();
        emit openTooChanged(open);
    });
    connect(&looks, &Looks::changed, this, &ImpactPanel::fitList);
    setFrom({});
    clear({});
}

void ImpactPanel::setFrom(const QString &date)
{
    m_fresh->setText(
        date.isEmpty() ? tr("Only new reports") : tr("Only reports from %1 on").arg(date));
}

void ImpactPanel::setOpenToo(bool openToo)
{
    const QSignalBlocker quiet(m_open);
    (openToo ? m_open : m_fresh)->setChecked(true);
    showFigures();
}

bool ImpactPanel::isOpenToo() const
{
    return m_open->isChecked();
}

void ImpactPanel::setImpact(const ContractImpact &impact, Instant now)
{
    m_impact = impact;
    m_now = now;
    m_counted->setText(tr("counted just now"));
    m_model->setMoves(impact.moved, now, m_zone);
    showFigures();
}

void ImpactPanel::clear(const QString &why)
{
    m_impact.reset();
    m_counted->setText({});
    m_model->setMoves({}, {}, m_zone);
    showFigures();
    m_stay->setText(why);
    m_stay->setVisible(!why.isEmpty());
}

void ImpactPanel::setCounting()
{
    m_counted->setText(tr("counting…"));
}

void ImpactPanel::showFigures()
{
    const bool open = isOpenToo();
    const auto figure = [&](qint64 counted) -> std::optional<qint64> {
        if (!m_impact)
            return std::nullopt;
        return open ? counted : 0;
    };
    const ContractImpact none;
    const ContractImpact &impact = m_impact ? *m_impact : none;
    m_move->setFigure(figure(static_cast<qint64>(impact.moved.size())));
    m_overdue->setFigure(figure(impact.breached));
    m_atRisk->setFigure(figure(impact.atRisk));
    const QLocale locale;
    m_stay->setVisible(m_impact.has_value());
    m_stay->setText(tr("%1 of %2 stay as they are. %3 closed results never move.")
                        .arg(locale.toString(open ? impact.stay : impact.open),
                            locale.toString(impact.open), locale.toString(impact.closed)));
    const bool rows = open && m_model->rowCount() > 0;
    m_listHead->setVisible(rows);
    m_list->setVisible(rows);
    m_filler->setVisible(!rows);
    const auto broken = static_cast<int>(open ? brokenOf(impact, m_now).size() : 0);
    m_broken->setVisible(broken > 0);
    m_brokenWords->setText(broken == 1
            ? tr("One promise would be broken the moment this is in force. Keep the old deadline "
                 "for it, or go on: you will be asked to name who agreed.")
            : tr("%1 promises would be broken the moment this is in force. Keep the old deadlines "
                 "for these, or go on: you will be asked to name who agreed.")
                  .arg(locale.toString(broken)));
    fitList();
}

void ImpactPanel::fitList()
{
    // A few rows always stand whole, wherever the panel is.
    const int row = std::max(1, m_list->sizeHintForRow(0));
    m_list->setMinimumHeight(std::min(fewestRowsShown, m_model->rowCount()) * row + 2);
    m_list->doItemsLayout();
}

} // namespace gander::ui
