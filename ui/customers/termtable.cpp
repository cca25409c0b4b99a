// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/termtable.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int termRowDesigned = 32;
constexpr int termRowsShown = 8; // more scroll

} // namespace

TermTable::TermTable(Looks &looks, const QString &name, const QString &title,
    const QString &addWords, std::vector<TermColumn> columns, TermRows::Row fresh, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_model(new TermRows(std::move(columns), std::move(fresh), this))
    , m_view(new QTableView(this))
    , m_none(say(looks, Voice::Small, Tone::Second, this, tr("None")))
    , m_fault(sayLong(looks, Voice::Small, Tone::Critical, this))
    , m_add(makeButton(addWords, QStringLiteral("plus"), {}, looks, this))
    , m_remove(makeButton(tr("Remove"), QStringLiteral("x"), {}, looks, this))
    , m_foot(new QHBoxLayout)
{
    setObjectName(name);
    m_view->setObjectName(name + QStringLiteral("View"));
    m_view->setAccessibleName(title);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TermDelegate(m_view));
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->installEventFilter(this);
    m_fault->setObjectName(name + QStringLiteral("Fault"));
    m_fault->hide();
    m_add->setObjectName(name + QStringLiteral("Add"));
    m_remove->setObjectName(name + QStringLiteral("Remove"));

    m_foot->setContentsMargins(0, 0, 0, 0);
    m_foot->addWidget(m_add);
    m_foot->addWidget(m_remove);
    m_foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(say(looks, Voice::Medium, Tone::Primary, this, title));
    column->addWidget(m_none);
    column->addWidget(m_view);
    column->addWidget(m_fault);
    column->addLayout(m_foot);

    connect(m_add, &QPushButton::clicked, this, &TermTable::addRow);
    connect(m_remove, &QPushButton::clicked, this, &TermTable::removeRow);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TermTable::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TermTable::fitHeight);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TermTable::fitHeight);
    connect(&looks, &Looks::changed, this, &TermTable::fitHeight);
    fitHeight();
}

void TermTable::setFaults(const QStringList &faults)
{
    m_model->setFaults(faults);
    QStringList lines;
    for (qsizetype row = 0; row < faults.size(); ++row) {
        if (!faults.at(row).isEmpty())
            lines << tr("Row %1: %2").arg(QString::number(row + 1), faults.at(row));
    }
    m_fault->setText(lines.join(QLatin1Char('\n')));
    m_fault->setVisible(!lines.isEmpty());
    markField(*m_view, lines.isEmpty() ? FieldMark::None : FieldMark::Wrong);
}

void TermTable::setReadOnly(bool readOnly)
{
    m_model->setReadOnly(readOnly);
    for (int i = 0; i < m_foot->count(); ++i) {
        if (QWidget *widget = m_foot->itemAt(i)->widget())
            widget->setVisible(!readOnly);
    }
    if (!readOnly)
        fitHeight();
}

void TermTable::addFoot(QWidget *widget)
{
    m_foot->insertWidget(m_foot->count() - 1, widget);
}

bool TermTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && m_add->isVisible()) {
            if (key->key() == Qt::Key_Insert) {
                addRow();
                return true;
            }
            if (key->key() == Qt::Key_Delete) {
                removeRow();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TermTable::addRow()
{
    const QModelIndex first = m_model->index(m_model->add(), 0);
    m_view->setCurrentIndex(first);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(first);
}

void TermTable::removeRow()
{
    const int row = m_view->currentIndex().row();
    m_model->remove(row);
    m_view->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
}

void TermTable::fitHeight()
{
    const int rows = m_model->rowCount();
    const int high = m_looks.px(termRowDesigned);
    m_view->verticalHeader()->setDefaultSectionSize(high);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height()
        + std::clamp(rows, 1, termRowsShown) * high + 2);
    m_view->setVisible(rows > 0);
    m_none->setVisible(rows == 0);
    m_remove->setEnabled(rows > 0);
}

} // namespace gander::ui
