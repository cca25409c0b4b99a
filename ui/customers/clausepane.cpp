// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/clausepane.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/clauseeditor.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

ClausePane::ClausePane(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_model(new ClauseModel(this))
    , m_view(new QTableView(this))
    , m_add(makeButton(tr("Clause"), QStringLiteral("plus"), QStringLiteral("Ins"), looks, this))
    , m_foot(new QWidget(this))
    , m_editor(new ClauseEditor(looks, this))
{
    m_view->setObjectName(QStringLiteral("clauseTable"));
    m_view->setAccessibleName(tr("Clauses, later ones win"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ClauseDelegate(looks, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalHeader()->hide();
    QHeaderView *head = m_view->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsClickable(false);
    head->setMinimumSectionSize(10);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(ClauseModel::Applies, QHeaderView::Stretch);
    m_view->installEventFilter(this);
    m_add->setObjectName(QStringLiteral("clauseAdd"));
    m_add->setAccessibleName(tr("New clause"));
    m_editor->hide();

    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(16, 8, 16, 8);
    foot->addWidget(m_add);
    auto *hint = sayLong(
        looks, Voice::Small, Tone::Second, m_foot, tr("Later clauses win. Alt ↑ ↓ to reorder."));
    hint->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    foot->addWidget(hint, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view);
    column->addWidget(m_editor);
    column->addWidget(m_foot);

    connect(m_add, &QPushButton::clicked, this, &ClausePane::add);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ClausePane::showChosen);
    connect(m_view, &QTableView::activated, this, [this] {
        if (chosen())
            m_editor->begin();
    });
    connect(m_editor, &ClauseEditor::edited, this, [this] {
        if (const auto clause = chosen(); clause && !m_readOnly) {
            m_clauses[*clause] = m_editor->clause();
            tell(clause);
        }
    });
    connect(m_editor, &ClauseEditor::moveWanted, this, &ClausePane::move);
    connect(m_editor, &ClauseEditor::removeWanted, this, &ClausePane::remove);
    connect(&looks, &Looks::changed, this, &ClausePane::fitHeight);
    fitHeight();
}

void ClausePane::setClauses(const std::vector<ClauseText> &clauses)
{
    if (clauses == m_clauses)
        return;
    m_clauses = clauses;
    m_model->show(m_clauses, m_reading, m_before);
    fitHeight();
    showChosen();
}

void ClausePane::showReading(const ContractReading &reading, const Contract &before)
{
    m_reading = reading;
    m_before = before;
    m_model->show(m_clauses, reading, before);
    m_editor->showFaults(reading.faults);
    fitHeight();
}

void ClausePane::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_foot->setVisible(!readOnly);
    m_editor->setReadOnly(readOnly);
    showChosen();
}

void ClausePane::goTo(size_t clause)
{
    choose(clause);
    m_editor->begin();
}

std::optional<size_t> ClausePane::chosen() const
{
    const auto clause = ClauseModel::clauseOf(m_view->currentIndex().row());
    return clause && *clause < m_clauses.size() ? clause : std::nullopt;
}

void ClausePane::choose(size_t clause)
{
    m_view->setCurrentIndex(m_model->index(ClauseModel::rowOf(clause), 0));
    showChosen();
}

void ClausePane::showChosen()
{
    const auto clause = chosen();
    if (clause) {
        m_editor->setClause(*clause, m_clauses[*clause]);
        m_editor->showFaults(m_reading.faults);
    }
    m_editor->setVisible(clause && !m_readOnly);
}

void ClausePane::tell(std::optional<size_t> clause)
{
    m_model->show(m_clauses, m_reading, m_before);
    fitHeight();
    if (clause)
        choose(*clause);
    else
        showChosen();
    emit edited();
}

void ClausePane::add()
{
    if (m_readOnly)
        return;
    m_clauses.push_back({});
    tell(m_clauses.size() - 1);
    m_editor->begin();
}

void ClausePane::remove()
{
    const auto clause = chosen();
    if (!clause || m_readOnly)
        return;
    m_clauses.erase(m_clauses.begin() + static_cast<std::ptrdiff_t>(*clause));
    m_view->setFocus(Qt::OtherFocusReason);
    if (m_clauses.empty())
        tell({});
    else
        tell(std::min(*clause, m_clauses.size() - 1));
}

void ClausePane::move(int rows)
{
    const auto clause = chosen();
    if (!clause || m_readOnly)
        return;
    const auto to = static_cast<std::ptrdiff_t>(*clause) + rows;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_clauses.size()))
        return;
    std::swap(m_clauses[*clause], m_clauses[static_cast<size_t>(to)]);
    tell(static_cast<size_t>(to));
}

bool ClausePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && !m_readOnly) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::NoModifier && key->key() == Qt::Key_Insert) {
            add();
            return true;
        }
        if (modifiers == Qt::NoModifier && key->key() == Qt::Key_Delete) {
            remove();
            return true;
        }
        if (modifiers == Qt::AltModifier
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ClausePane::fitHeight()
{
    const int row =
        m_view->itemDelegate()->sizeHint({}, m_model->index(0, ClauseModel::Applies)).height();
    m_view->verticalHeader()->setDefaultSectionSize(row);
    m_view->setFixedHeight(
        m_view->horizontalHeader()->sizeHint().height() + m_model->rowCount() * row + 2);
}

} // namespace gander::ui
