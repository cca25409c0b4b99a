// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/heatmap.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/status/heatcell.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

// "S1 Complete outage", at the head of a row.
class RowHead final : public QWidget
{
public:
    RowHead(const Looks &looks, Severity severity, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
        , m_severity(severity)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        QObject::connect(&looks, &Looks::changed, this, [this] {
            updateGeometry();
            update();
        });
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics words(m_looks.font(FontRole::Small));
        return {severityBadgeSize(m_looks).width() + 8
                + words.horizontalAdvance(words::severityName(m_severity)) + m_looks.px(10),
            words.height() + 4};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QSize badge = severityBadgeSize(m_looks);
        paintSeverity(painter, m_looks,
            QStyle::visualRect(layoutDirection(), rect(),
                QRect(QPoint(0, (height() - badge.height()) / 2), badge)),
            m_severity);
        painter.setFont(m_looks.font(FontRole::Small));
        painter.setPen(m_looks.theme().text);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(),
                             rect().adjusted(badge.width() + 8, 0, 0, 0)),
            int(isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter),
            words::severityName(m_severity));
    }

private:
    const Looks &m_looks;
    Severity m_severity;
};

size_t rowIndex(Severity severity)
{
    return static_cast<size_t>(number(severity) - 1);
}

size_t columnIndex(DevOpsLevel devOps)
{
    return static_cast<size_t>(number(devOps) - 1);
}

} // namespace

HeatMap::HeatMap(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_grid(new QGridLayout(this))
    , m_heads{}
    , m_cells{}
{
    setObjectName(QStringLiteral("heatMap"));
    setAccessibleName(tr("Core product bugs, open, by severity and DevOps level"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(6);
    for (const DevOpsLevel devOps : allDevOpsLevels) {
        const int column = number(devOps);
        auto *head = plainLabel(tr("DevOps %1").arg(column), this);
        head->setTextFormat(Qt::PlainText);
        head->setContentsMargins(8, 0, 0, 0);
        m_heads[columnIndex(devOps)] = head;
        m_grid->addWidget(head, 0, column);
        m_grid->setColumnStretch(column, 1);
    }
    for (const Severity severity : allSeverities) {
        const int row = number(severity);
        m_grid->addWidget(new RowHead(looks, severity, this), row, 0);
        m_grid->setRowStretch(row, 1);
        for (const DevOpsLevel devOps : allDevOpsLevels) {
            const Levels levels{severity, devOps};
            auto *cell = new HeatCell(looks, levels, this);
            cell->setFocusPolicy(Qt::ClickFocus);
            m_cells[rowIndex(severity)][columnIndex(devOps)] = cell;
            m_grid->addWidget(cell, row, number(devOps));
            connect(cell, &HeatCell::clicked, this, [this, levels] { emit chosen(levels); });
            connect(cell, &HeatCell::moved, this,
                [this, levels](int rows, int columns) { moveFrom(levels, rows, columns); });
        }
    }
    makeStop(m_cells[0][0]);
    connect(&looks, &Looks::changed, this, &HeatMap::takeLooks);
    takeLooks();
}

void HeatMap::setBoard(const Board &board)
{
    qint64 most = 0;
    for (const auto &row : board.matrix)
        most = std::max(most, *std::ranges::max_element(row));
    for (const auto &row : m_cells) {
        for (HeatCell *cell : row)
            cell->setFigures(cellFigures(board, cell->levels()), most);
    }
    evenColumns();
}

// All as wide as the widest needs to be: shades are compared by their area, too.
void HeatMap::evenColumns()
{
    int widest = 0;
    for (const auto &row : m_cells) {
        for (const HeatCell *cell : row)
            widest = std::max(widest, cell->sizeHint().width());
    }
    for (const QLabel *head : m_heads)
        widest = std::max(widest, head->sizeHint().width());
    for (const DevOpsLevel devOps : allDevOpsLevels)
        m_grid->setColumnMinimumWidth(number(devOps), widest);
}

void HeatMap::clear()
{
    for (const auto &row : m_cells) {
        for (HeatCell *cell : row)
            cell->setFigures({}, -1);
    }
}

HeatCell *HeatMap::cell(const Levels &levels) const
{
    return m_cells[rowIndex(levels.severity)][columnIndex(levels.devOps)];
}

void HeatMap::moveFrom(const Levels &from, int rows, int columns)
{
    const Levels to{severityFromNumber(number(from.severity) + rows).value_or(from.severity),
        devOpsFromNumber(number(from.devOps) + columns).value_or(from.devOps)};
    makeStop(cell(to));
    cell(to)->setFocus(Qt::TabFocusReason);
}

// The tab key comes back to the cell that was left.
void HeatMap::makeStop(HeatCell *stop)
{
    for (const auto &row : m_cells) {
        for (HeatCell *cell : row)
            cell->setFocusPolicy(cell == stop ? Qt::StrongFocus : Qt::ClickFocus);
    }
    setFocusProxy(stop);
}

void HeatMap::takeLooks()
{
    for (QLabel *head : m_heads) {
        head->setFont(m_looks.font(FontRole::Small));
        QPalette quiet = head->palette();
        quiet.setColor(QPalette::WindowText, m_looks.theme().secondary);
        head->setPalette(quiet);
    }
    evenColumns();
}

} // namespace gander::ui
