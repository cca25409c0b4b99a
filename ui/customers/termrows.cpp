// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/termtable.h"

#include "ui/kit/entries.h"
#include "ui/kit/plainlabel.h"

#include <QComboBox>
#include <QLineEdit>

namespace gander::ui {

TermRows::TermRows(std::vector<TermColumn> columns, Row fresh, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_fresh(std::move(fresh))
{
}

void TermRows::setRows(const std::vector<Row> &rows)
{
    if (rows == m_rows)
        return; // the editor that is open stays so
    beginResetModel();
    m_rows = rows;
    m_faults.clear();
    endResetModel();
}

void TermRows::setFaults(const QStringList &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
            {Qt::ToolTipRole, Qt::DecorationRole, Qt::AccessibleDescriptionRole});
}

void TermRows::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

int TermRows::add()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(m_fresh);
    endInsertRows();
    emit edited();
    return row;
}

void TermRows::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    emit edited();
}

int TermRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TermRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TermRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TermColumn &column = m_columns[static_cast<size_t>(index.column())];
    const QVariant &value =
        m_rows[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::EditRole:
        return column.form == TermColumn::Form::Tick ? QVariant() : value;
    case Qt::DisplayRole:
        if (column.form == TermColumn::Form::Choice)
            return column.choices.value(value.toInt());
        return column.form == TermColumn::Form::Text ? value : QVariant();
    case Qt::CheckStateRole:
        if (column.form == TermColumn::Form::Tick)
            return static_cast<int>(value.toBool() ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::ToolTipRole:
        return plainTip(m_faults.value(index.row()));
    case Qt::AccessibleDescriptionRole:
        return m_faults.value(index.row());
    case Qt::AccessibleTextRole:
        return spoken(index);
    default:
        return {};
    }
}

QString TermRows::spoken(const QModelIndex &index) const
{
    const TermColumn &column = m_columns[static_cast<size_t>(index.column())];
    if (column.form != TermColumn::Form::Tick)
        return QStringLiteral("%1: %2").arg(column.title, data(index, Qt::DisplayRole).toString());
    const bool on = data(index, Qt::CheckStateRole).toInt() == Qt::Checked;
    return on ? tr("%1: yes").arg(column.title) : tr("%1: no").arg(column.title);
}

bool TermRows::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_readOnly)
        return false;
    const bool tick = m_columns[static_cast<size_t>(index.column())].form == TermColumn::Form::Tick;
    if (role != (tick ? Qt::CheckStateRole : Qt::EditRole))
        return false;
    QVariant &held = m_rows[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
    const QVariant typed = tick ? QVariant(value.toInt() == Qt::Checked) : value;
    if (held == typed)
        return true;
    held = typed;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

Qt::ItemFlags TermRows::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || m_readOnly)
        return flags;
    const bool tick = m_columns[static_cast<size_t>(index.column())].form == TermColumn::Form::Tick;
    return flags | (tick ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

QVariant TermRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? m_columns[static_cast<size_t>(section)].title : QVariant();
}

QWidget *TermDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *rows = qobject_cast<const TermRows *>(index.model());
    if (!rows)
        return nullptr;
    const TermColumn &column = rows->columns()[static_cast<size_t>(index.column())];
    // Each keystroke goes on to the draft, not the last one alone.
    auto *self = const_cast<TermDelegate *>(this); // NOLINT: signals are not const
    if (column.form == TermColumn::Form::Choice) {
        auto *box = new QComboBox(parent);
        box->setAccessibleName(column.title);
        box->addItems(column.choices);
        connect(box, &QComboBox::activated, self, [self, box] { emit self->commitData(box); });
        return box;
    }
    auto *line = new LineEntry(parent);
    line->setAccessibleName(column.title);
    line->setPlaceholderText(column.hint);
    connect(line, &QLineEdit::textEdited, self, [self, line] { emit self->commitData(line); });
    return line;
}

void TermDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(value.toInt());
    else if (auto *line = qobject_cast<QLineEdit *>(editor);
             line && line->text() != value.toString())
        line->setText(value.toString());
}

void TermDelegate::setModelData(
    QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentIndex(), Qt::EditRole);
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

} // namespace gander::ui
