// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/versionlist.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QLocale>
#include <QPainter>

namespace gander::ui {

namespace {

constexpr int versionPadding = 8;
constexpr int versionIcon = 16;

} // namespace

QString dayText(Instant at, const Zone &zone)
{
    return QLocale().toString(zone.wallAt(at).date, VersionModel::tr("d MMM yyyy"));
}

VersionModel::VersionModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

VersionModel::Row VersionModel::rowOf(const ContractVersion &version, Instant now)
{
    const Contract &contract = version.contract;
    Row row{.icon = QStringLiteral("circle-check"),
        .title = tr("Version %1").arg(contract.version),
        .lines = {}};
    const QLocale locale;
    const QString judged = version.judged == 1
        ? tr("1 incident judged")
        : tr("%1 incidents judged").arg(locale.toString(version.judged));
    if (version.until && *version.until <= now) {
        row.icon = QStringLiteral("lock");
        // The last day on which it held.
        row.lines << tr("until %1").arg(dayText(*version.until + -1, contract.zone)) << judged;
    } else if (contract.effective > now) {
        row.icon = QStringLiteral("clock-3");
        row.lines << tr("Comes into force")
                  << tr("on %1").arg(dayText(contract.effective, contract.zone));
    } else {
        row.lines << tr("In force");
        // What a desk begins with holds for all reports there ever were.
        row.lines << (contract.effective.ms > 0
                ? tr("from %1").arg(dayText(contract.effective, contract.zone))
                : tr("from the beginning"));
        if (version.judged > 0)
            row.lines << judged;
    }
    return row;
}

void VersionModel::show(
    const std::vector<ContractVersion> &versions, const std::optional<Draft> &draft, Instant now)
{
    std::vector<Row> rows;
    if (draft) {
        rows.push_back({.icon = QStringLiteral("pencil"),
            .title = tr("Version %1").arg(draft->version),
            .lines = {tr("Draft by %1").arg(draft->by), tr("from %1").arg(draft->from)},
            .isDraft = true});
    }
    int inForce = 0;
    for (const ContractVersion &version : versions) {
        const bool holds =
            version.contract.effective <= now && (!version.until || *version.until > now);
        if (holds)
            inForce = static_cast<int>(rows.size());
        rows.push_back(rowOf(version, now));
    }
    m_inForce = inForce;
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows); // the chosen one stays chosen
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool VersionModel::hasDraft() const
{
    return !m_rows.empty() && m_rows.front().isDraft;
}

std::optional<size_t> VersionModel::versionAt(int row) const
{
    const int version = row - (hasDraft() ? 1 : 0);
    if (version < 0 || row >= rowCount())
        return std::nullopt;
    return static_cast<size_t>(version);
}

int VersionModel::rowOfVersion(size_t version) const
{
    return static_cast<int>(version) + (hasDraft() ? 1 : 0);
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const QString spoken = row.title + QStringLiteral(", ") + row.lines.join(QStringLiteral(", "));
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return spoken;
    case Qt::ToolTipRole:
        return plainTip(spoken);
    case LinesRole:
        return row.lines;
    case IconRole:
        return row.icon;
    case DraftRole:
        return row.isDraft;
    default:
        return {};
    }
}

VersionDelegate::VersionDelegate(Looks &looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
{
}

QSize VersionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics body(m_looks.font(FontRole::BodyStrong));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    const QStringList lines = index.data(VersionModel::LinesRole).toStringList();
    const int pad = m_looks.px(versionPadding);
    int width = body.horizontalAdvance(index.data().toString());
    for (const QString &line : lines)
        width = std::max(width, small.horizontalAdvance(line));
    return {width + m_looks.px(versionIcon) + 4 * pad,
        body.height() + static_cast<int>(lines.size()) * small.height() + 2 * pad};
}

void VersionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    const int pad = m_looks.px(versionPadding);
    const int side = m_looks.px(versionIcon);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool active = option.widget && option.widget->hasFocus();
    if (chosen) {
        painter->setPen(active ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter->setBrush(theme.selected);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QRect cell = option.rect.adjusted(pad, pad, -pad, -pad);
    const QFont title = m_looks.font(FontRole::BodyStrong);
    const QFontMetrics body(title);
    const QRect icon = QStyle::visualRect(option.direction, cell,
        QRect(cell.left(), cell.top() + (body.height() - side) / 2, side, side));
    painter->drawPixmap(icon.topLeft(),
        m_looks.icon(index.data(VersionModel::IconRole).toString(),
            chosen ? theme.text : theme.secondary, side));
    const int past = side + pad;
    QRect line = option.direction == Qt::LeftToRight ? cell.adjusted(past, 0, 0, 0)
                                                     : cell.adjusted(0, 0, -past, 0);
    line.setHeight(body.height());
    painter->setFont(title);
    painter->setPen(theme.text);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeading, index.data().toString());
    const QFont small = m_looks.font(FontRole::Small);
    const QFontMetrics fine(small);
    painter->setFont(small);
    painter->setPen(theme.secondary);
    for (const QString &text : index.data(VersionModel::LinesRole).toStringList()) {
        line = QRect(line.left(), line.bottom() + 1, line.width(), fine.height());
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeading,
            fine.elidedText(text, Qt::ElideRight, line.width()));
    }
    painter->restore();
}

} // namespace gander::ui
