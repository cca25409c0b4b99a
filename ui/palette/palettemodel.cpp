// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettemodel.h"

#include <QCoreApplication>

#include <utility>

namespace gander::ui {

namespace {

QString kindName(PaletteRow::Kind kind)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("gander::ui::PalettePanel", text);
    };
    switch (kind) {
    case PaletteRow::Kind::Act:
        return say(QT_TRANSLATE_NOOP("gander::ui::PalettePanel", "act"));
    case PaletteRow::Kind::View:
        return say(QT_TRANSLATE_NOOP("gander::ui::PalettePanel", "view"));
    case PaletteRow::Kind::Customer:
        return say(QT_TRANSLATE_NOOP("gander::ui::PalettePanel", "customer"));
    case PaletteRow::Kind::Incident:
        return say(QT_TRANSLATE_NOOP("gander::ui::PalettePanel", "incident"));
    }
    return {};
}

} // namespace

bool PaletteRow::isSame(const PaletteRow &other) const
{
    if (kind != other.kind)
        return false;
    switch (kind) {
    case Kind::Act:
        return act == other.act;
    case Kind::View:
        return view == other.view;
    case Kind::Customer:
        return name == other.name;
    case Kind::Incident:
        return incident == other.incident;
    }
    return false;
}

void PaletteModel::setRows(std::vector<PaletteRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteRow &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return spokenRow(row);
    case DetailRole:
        return row.detail;
    case KeysRole:
        return row.keys;
    case IconRole:
        return row.icon;
    case HoldsRole:
        return row.holds;
    default:
        return {};
    }
}

QString spokenRow(const PaletteRow &row)
{
    QStringList parts{row.name, kindName(row.kind)};
    for (const QString &part : {row.detail, row.keys}) {
        if (!part.isEmpty())
            parts << part;
    }
    if (!row.holds)
        parts << QCoreApplication::translate("gander::ui::PalettePanel", "not possible here");
    return parts.join(QStringLiteral(", "));
}

} // namespace gander::ui
