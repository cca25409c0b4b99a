// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/derivationtable.h"

#include "ui/incident/derivationmodel.h"
#include "ui/kit/looks.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int cellSide = 8;
constexpr int cellAbove = 6;
constexpr int headingAbove = 12;
constexpr int numberWidth = 48;
constexpr int timeTitle = 128;
constexpr int wrapping = int(Qt::TextWordWrap) | int(Qt::AlignLeading) | int(Qt::AlignTop);

int wordsHeight(const QFont &font, const QString &text, int width)
{
    return text.isEmpty()
        ? 0
        : QFontMetrics(font).boundingRect(QRect(0, 0, width, 100'000), wrapping, text).height();
}

} // namespace

DerivationDelegate::DerivationDelegate(const Looks &looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
{
}

QFont DerivationDelegate::fontOf(const QModelIndex &index) const
{
    const bool heading = index.data(DerivationModel::HeadingRole).toBool();
    if (heading && index.column() == 0)
        return m_looks.font(FontRole::Section);
    const bool result = index.data(DerivationModel::ResultRole).toBool();
    if (heading || (result && index.column() != DerivationModel::Rule))
        return m_looks.font(FontRole::BodyStrong);
    return m_looks.font(FontRole::Body);
}

int DerivationDelegate::heightFor(const QModelIndex &index, int width) const
{
    const bool heading = index.data(DerivationModel::HeadingRole).toBool();
    const int room = std::max(1, width - 2 * cellSide);
    return wordsHeight(fontOf(index), index.data().toString(), room)
        + wordsHeight(
            m_looks.font(FontRole::Small), index.data(DerivationModel::MoreRole).toString(), room)
        + (heading ? headingAbove : cellAbove) + cellAbove + 1;
}

QSize DerivationDelegate::sizeHint(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), heightFor(index, option.rect.width())};
}

void DerivationDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    const bool heading = index.data(DerivationModel::HeadingRole).toBool();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool focused =
        option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
    painter->save();
    painter->fillRect(
        option.rect, !chosen ? theme.surface : (focused ? theme.selected : theme.selectedInactive));
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.divider);
    QRect room =
        option.rect.adjusted(cellSide, heading ? headingAbove : cellAbove, -cellSide, -cellAbove);
    const bool said = index.column() == DerivationModel::What || heading
        || (index.data(DerivationModel::ResultRole).toBool()
            && index.column() != DerivationModel::Rule);
    painter->setFont(fontOf(index));
    painter->setPen(said ? theme.text : theme.secondary);
    QRect taken;
    painter->drawText(room, wrapping, index.data().toString(), &taken);
    if (const QString more = index.data(DerivationModel::MoreRole).toString(); !more.isEmpty()) {
        room.setTop(taken.bottom() + 1);
        painter->setFont(m_looks.font(FontRole::Small));
        painter->setPen(theme.secondary);
        painter->drawText(room, wrapping, more);
    }
    painter->restore();
}

DerivationTable::DerivationTable(DerivationModel &model, const Looks &looks, QWidget *parent)
    : QTableView(parent)
    , m_steps(model)
    , m_looks(looks)
    , m_delegate(new DerivationDelegate(looks, this))
{
    setObjectName(QStringLiteral("derivationTable"));
    setAccessibleName(tr("Steps of both deadlines"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // one stop of the Tab key
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(&looks, &Looks::changed, this, &DerivationTable::applyLooks);
    applyLooks();
}

void DerivationTable::applyLooks()
{
    setFont(m_looks.font(FontRole::Body));
    arrange();
}

void DerivationTable::arrange()
{
    const int rows = m_steps.rowCount();
    bool elsewhere = false;
    int here = 0;
    int there = 0;
    const QFontMetrics strong(m_looks.font(FontRole::BodyStrong));
    clearSpans();
    for (int row = 0; row < rows; ++row) {
        if (m_steps.isHeading(row))
            setSpan(row, 0, 1, DerivationModel::Here);
        for (const int column : {DerivationModel::Here, DerivationModel::There}) {
            const QString text = m_steps.index(row, column).data().toString();
            elsewhere = elsewhere || (column == DerivationModel::There && !text.isEmpty());
            int &widest = column == DerivationModel::Here ? here : there;
            widest = std::max(widest, strong.horizontalAdvance(text) + 2 * cellSide + 2);
        }
    }
    setColumnHidden(DerivationModel::There, !elsewhere);
    const int all = viewport()->width();
    const int number = m_looks.px(numberWidth);
    // A heading without rows still has its own words.
    const int title = m_looks.px(timeTitle);
    here = std::min(std::max(here, title), all * (elsewhere ? 22 : 28) / 100);
    there = elsewhere ? std::min(std::max(there, title), all * 19 / 100) : 0;
    const int rule = (all - number) * (elsewhere ? 26 : 32) / 100;
    setColumnWidth(DerivationModel::Number, number);
    setColumnWidth(DerivationModel::Here, here);
    setColumnWidth(DerivationModel::There, there);
    setColumnWidth(DerivationModel::Rule, rule);
    setColumnWidth(DerivationModel::What, std::max(1, all - number - rule - here - there));
    for (int row = 0; row < rows; ++row) {
        int height = 1;
        for (int column = 0; column < DerivationModel::columns; ++column) {
            int width = columnWidth(column);
            if (column == 0 && m_steps.isHeading(row))
                width = number + rule + columnWidth(DerivationModel::What);
            if (!isColumnHidden(column))
                height = std::max(height, m_delegate->heightFor(m_steps.index(row, column), width));
        }
        setRowHeight(row, height);
    }
}

void DerivationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    arrange();
}

void DerivationTable::keyboardSearch(const QString &)
{
    // Letters are the window's.
}

void DerivationTable::keyPressEvent(QKeyEvent *event)
{
    // Otherwise taken for a letter to search for.
    if (event->key() == Qt::Key_Escape)
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

} // namespace gander::ui
