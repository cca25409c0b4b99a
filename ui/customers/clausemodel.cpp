// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/clausemodel.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QPainter>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int clausePadding = 8;
constexpr qsizetype shownOfClause = 300;

} // namespace

ClauseModel::ClauseModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows{baseRow()}
{
}

ClauseModel::Row ClauseModel::baseRow()
{
    return {.kind = tr("Base"),
        .icon = QStringLiteral("book-open"),
        .applies = tr("Standard plan"),
        .second = tr("12 h to classify, then to fix"),
        .guarantee = tr("as the plan")};
}

void ClauseModel::show(
    const std::vector<ClauseText> &clauses, const ContractReading &reading, const Contract &before)
{
    std::vector<Row> rows{baseRow()};
    for (size_t i = 0; i < clauses.size(); ++i) {
        const ClauseText &clause = clauses[i];
        Row row{.kind = words::clauseKindName(clause.kind),
            .icon = clauseKindIcon(clause.kind),
            .applies = appliesTo(clause),
            .second = clause.text.isEmpty()
                ? QString()
                : QStringLiteral("“%1”").arg(words::shortened(clause.text, shownOfClause)),
            .guarantee = guaranteeText(clause),
            .wrong = faultAt(reading.faults, clausePlace(i))};
        if (i < reading.contract.clauses.size() && row.wrong.isEmpty()) {
            const ClauseMark mark = markOf(reading.contract.clauses[i], before);
            if (mark.what != ClauseMark::What::Same) {
                const bool fresh = mark.what == ClauseMark::What::New;
                row.mark = fresh ? tr("new") : tr("changed");
                row.markIcon = fresh ? QStringLiteral("plus") : QStringLiteral("pencil");
                row.was = mark.was.isEmpty() ? QString() : tr("was %1").arg(mark.was);
            }
        }
        if (!row.wrong.isEmpty()) {
            row.mark = tr("wrong");
            row.markIcon = QStringLiteral("circle-alert");
        }
        rows.push_back(row);
    }
    // Rows that stay keep their places, so that the chosen one does too.
    const int had = static_cast<int>(m_rows.size());
    const int has = static_cast<int>(rows.size());
    if (has > had) {
        beginInsertRows({}, had, has - 1);
        m_rows = rows;
        endInsertRows();
    } else if (has < had) {
        beginRemoveRows({}, has, had - 1);
        m_rows = rows;
        endRemoveRows();
    } else {
        if (m_rows == rows)
            return;
        m_rows = rows;
    }
    emit dataChanged(index(0, 0), index(has - 1, ColumnCount - 1));
}

int ClauseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClauseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClauseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Number:
            return index.row() == 0 ? tr("Plan") : QStringLiteral("§%1").arg(index.row());
        case Kind:
            return row.kind;
        case Applies:
            return row.applies;
        case Guarantee:
            return row.guarantee;
        case Mark:
            return row.mark;
        default:
            return {};
        }
    case SecondLineRole:
        return index.column() == Applies ? row.second : QString();
    case WasRole:
        return index.column() == Guarantee ? row.was : QString();
    case IconRole:
        return index.column() == Kind ? row.icon
            : index.column() == Mark  ? row.markIcon
                                      : QString();
    case WrongRole:
        return row.wrong;
    case Qt::ToolTipRole:
        return plainTip(row.wrong.isEmpty() && index.column() == Applies ? row.second : row.wrong);
    case Qt::AccessibleTextRole:
        return index.column() == Number ? spoken(row, index.row()) : data(index, Qt::DisplayRole);
    default:
        return {};
    }
}

QString ClauseModel::spoken(const Row &row, int at) const
{
    QStringList parts{at == 0 ? tr("Plan") : tr("Clause %1").arg(at), row.kind, row.applies,
        row.guarantee, row.was, row.mark, row.wrong};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant ClauseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Guarantee ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Clause");
    case Kind:
        return tr("Kind");
    case Applies:
        return tr("Applies to");
    case Guarantee:
        return tr("Guarantee");
    default:
        return QString();
    }
}

std::optional<size_t> ClauseModel::clauseOf(int row)
{
    return row < 1 ? std::nullopt : std::optional(static_cast<size_t>(row - 1));
}

ClauseDelegate::ClauseDelegate(Looks &looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
{
}

QSize ClauseDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics body(m_looks.font(FontRole::BodyStrong));
    const QFontMetrics small(m_looks.font(FontRole::Small));
    const int pad = 2 * m_looks.px(clausePadding);
    int width = body.horizontalAdvance(index.data().toString()) + pad;
    if (const QString was = index.data(ClauseModel::WasRole).toString(); !was.isEmpty())
        width += small.horizontalAdvance(was) + m_looks.px(6);
    if (!index.data(ClauseModel::IconRole).toString().isEmpty())
        width += m_looks.px(28);
    return {width, body.height() + small.height() + m_looks.px(10)};
}

void ClauseDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    const QString text = index.data().toString();
    const QString icon = index.data(ClauseModel::IconRole).toString();
    const QFont small = m_looks.font(FontRole::Small);
    const int pad = m_looks.px(clausePadding);
    const int iconSide = m_looks.px(14);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        const bool active =
            option.state & QStyle::State_HasFocus || (option.widget && option.widget->hasFocus());
        painter->fillRect(option.rect, active ? theme.selected : theme.selectedInactive);
    }
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.divider);
    const QRect cell = option.rect.adjusted(pad, 0, -pad, -1);
    const auto flags = Qt::AlignVCenter | Qt::AlignLeading;
    switch (index.column()) {
    case ClauseModel::Kind: {
        QRect chip(cell.left(), 0,
            iconSide + m_looks.px(18) + QFontMetrics(small).horizontalAdvance(text),
            QFontMetrics(small).height() + m_looks.px(4));
        chip.moveTop(cell.center().y() - chip.height() / 2);
        chip = QStyle::visualRect(option.direction, cell, chip);
        painter->setPen(QPen(theme.strong, 1));
        painter->setBrush(theme.sunken);
        painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const QRect place = QStyle::alignedRect(option.direction, flags, {iconSide, iconSide},
            chip.adjusted(m_looks.px(6), 0, -m_looks.px(6), 0));
        painter->drawPixmap(place.topLeft(), m_looks.icon(icon, theme.text, iconSide));
        painter->setFont(small);
        painter->setPen(theme.text);
        painter->drawText(chip.adjusted(m_looks.px(6), 0, -m_looks.px(6), 0),
            Qt::AlignVCenter | Qt::AlignTrailing, text);
        break;
    }
    case ClauseModel::Applies: {
        const QString second = index.data(ClauseModel::SecondLineRole).toString();
        const QFontMetrics body(m_looks.font(FontRole::Body));
        const QFontMetrics fine(small);
        const int high = body.height() + (second.isEmpty() ? 0 : fine.height());
        QRect first(cell.left(), cell.center().y() - high / 2, cell.width(), body.height());
        painter->setFont(m_looks.font(FontRole::Body));
        painter->setPen(theme.text);
        painter->drawText(first, int(flags), body.elidedText(text, Qt::ElideRight, first.width()));
        painter->setFont(small);
        painter->setPen(theme.secondary);
        painter->drawText(QRect(cell.left(), first.bottom() + 1, cell.width(), fine.height()),
            int(flags), fine.elidedText(second, Qt::ElideRight, cell.width()));
        break;
    }
    case ClauseModel::Guarantee: {
        const QString was = index.data(ClauseModel::WasRole).toString();
        QRect place = cell;
        if (!was.isEmpty()) {
            painter->setFont(small);
            painter->setPen(theme.secondary);
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignTrailing, was);
            const int taken = QFontMetrics(small).horizontalAdvance(was) + m_looks.px(6);
            place = option.direction == Qt::LeftToRight ? place.adjusted(0, 0, -taken, 0)
                                                        : place.adjusted(taken, 0, 0, 0);
        }
        painter->setFont(m_looks.font(was.isEmpty() ? FontRole::Body : FontRole::BodyStrong));
        painter->setPen(theme.text);
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignTrailing, text);
        break;
    }
    case ClauseModel::Mark: {
        if (text.isEmpty())
            break;
        const bool wrong = !index.data(ClauseModel::WrongRole).toString().isEmpty();
        const QColor ink = wrong ? theme.state(Band::Critical).text : theme.accent;
        const QRect place =
            QStyle::alignedRect(option.direction, flags, {iconSide, iconSide}, cell);
        painter->drawPixmap(place.topLeft(), m_looks.icon(icon, ink, iconSide));
        painter->setFont(small);
        painter->setPen(ink);
        const int past = iconSide + m_looks.px(4);
        painter->drawText(option.direction == Qt::LeftToRight ? cell.adjusted(past, 0, 0, 0)
                                                              : cell.adjusted(0, 0, -past, 0),
            int(flags), text);
        break;
    }
    default:
        painter->setFont(m_looks.font(FontRole::Body));
        painter->setPen(theme.secondary);
        painter->drawText(cell, int(flags), text);
    }
    painter->restore();
}

} // namespace gander::ui
