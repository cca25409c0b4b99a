// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/clauseeditor.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/clausewords.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/words/names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace gander::ui {

ClauseEditor::ClauseEditor(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_title(say(looks, Voice::Strong, Tone::Primary, this))
    , m_kind(new QComboBox(this))
    , m_subject(new QComboBox(this))
    , m_amount(new LineEntry(this))
    , m_unit(new QComboBox(this))
    , m_text(new LineEntry(this))
    , m_cellGrid(makeCells())
    , m_fault(sayLong(looks, Voice::Small, Tone::Critical, this))
{
    setObjectName(QStringLiteral("clauseEditor"));
    m_kind->setObjectName(QStringLiteral("clauseKind"));
    for (const ClauseKind kind : {ClauseKind::Extend, ClauseKind::Limit, ClauseKind::Replace})
        m_kind->addItem(words::clauseKindName(kind), static_cast<int>(kind));
    m_subject->setObjectName(QStringLiteral("clauseSubject"));
    for (const ClauseSubject subject :
        {ClauseSubject::Cells, ClauseSubject::Initial, ClauseSubject::Memos})
        m_subject->addItem(clauseSubjectName(subject), static_cast<int>(subject));
    m_amount->setObjectName(QStringLiteral("clauseAmount"));
    m_amount->setPlaceholderText(tr("no guarantee"));
    m_unit->setObjectName(QStringLiteral("clauseUnit"));
    m_unit->setAccessibleName(tr("Unit"));
    for (const auto &[key, name] : spanUnits())
        m_unit->addItem(name, key);
    m_text->setObjectName(QStringLiteral("clauseText"));
    m_fault->setObjectName(QStringLiteral("clauseFault"));
    m_fault->hide();

    auto *span = new QWidget(this);
    auto *spanRow = new QHBoxLayout(span);
    spanRow->setContentsMargins(0, 0, 0, 0);
    spanRow->addWidget(m_amount, 1);
    spanRow->addWidget(m_unit, 2);
    m_amount->setAccessibleName(tr("How long"));
    span->setFocusProxy(m_amount);
    m_spanField = new Field(looks, tr("How long"), span, this);
    m_cellsField = new Field(looks, tr("Severity and DevOps level"), m_cellGrid, this);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    const auto addButton = [&](const QString &words, const QString &icon, const QString &key,
                               const QString &name, auto what) {
        QPushButton *button = makeButton(words, icon, key, m_looks, this);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, what);
        head->addWidget(button);
        m_buttons.push_back(button);
        return button;
    };
    addButton({}, QStringLiteral("arrow-up"), {}, QStringLiteral("clauseUp"), [this] {
        emit moveWanted(-1);
    })->setAccessibleName(tr("Earlier (Alt+Up)"));
    addButton({}, QStringLiteral("arrow-down-to-line"), {}, QStringLiteral("clauseDown"), [this] {
        emit moveWanted(1);
    })->setAccessibleName(tr("Later (Alt+Down)"));
    addButton(tr("Remove"), QStringLiteral("x"), {}, QStringLiteral("clauseRemove"),
        [this] { emit removeWanted(); });

    // The widest word of a choice must not push the cells out of sight.
    for (QComboBox *box : {m_kind, m_subject, m_unit}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(7);
    }
    m_amount->setMinimumWidth(looks.px(60));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Field(looks, tr("Kind"), m_kind, this), 0, 0);
    grid->addWidget(new Field(looks, tr("Of what"), m_subject, this), 0, 1);
    grid->addWidget(m_spanField, 1, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(
        new Field(looks, tr("The contract’s words"), m_text, this), 2, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_cellsField, 0, 2, 3, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_fault);
    column->addLayout(grid);
    setGround(*this, QPalette::AlternateBase);

    const auto tell = [this] {
        if (!m_settling)
            emit edited();
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, tell);
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this, tell] {
        showSubject();
        tell();
    });
    connect(m_amount, &QLineEdit::textChanged, this, tell);
    connect(m_unit, &QComboBox::currentIndexChanged, this, tell);
    connect(m_text, &QLineEdit::textChanged, this, tell);
    for (const auto &row : m_cells) {
        for (QCheckBox *box : row)
            connect(box, &QCheckBox::toggled, this, tell);
    }
}

QWidget *ClauseEditor::makeCells()
{
    auto *cells = new QWidget(this);
    auto *grid = new QGridLayout(cells);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    for (int column = 0; column < 4; ++column)
        grid->addWidget(say(m_looks, Voice::Small, Tone::Second, cells, tr("D%1").arg(column + 1)),
            0, column + 1, Qt::AlignHCenter);
    for (int row = 0; row < 5; ++row) {
        auto *badge = new SeverityBadge(m_looks, cells);
        badge->setSeverity(allSeverities[size_t(row)]);
        grid->addWidget(badge, row + 1, 0);
        for (int column = 0; column < 4; ++column) {
            auto *box = new QCheckBox(cells);
            box->setObjectName(QStringLiteral("cell%1%2").arg(row + 1).arg(column + 1));
            box->setAccessibleName(tr("Sev %1, DevOps %2").arg(row + 1).arg(column + 1));
            grid->addWidget(box, row + 1, column + 1, Qt::AlignHCenter);
            m_cells[size_t(row)][size_t(column)] = box;
        }
    }
    cells->setFocusProxy(m_cells[0][0]);
    return cells;
}

void ClauseEditor::setClause(size_t index, const ClauseText &clause)
{
    m_index = index;
    m_title->setText(tr("Clause %1").arg(index + 1));
    setAccessibleName(m_title->text());
    if (clause == this->clause())
        return; // the cursor stays where it is
    m_settling = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(clause.kind)));
    m_subject->setCurrentIndex(m_subject->findData(static_cast<int>(clause.subject)));
    m_amount->setText(clause.amount);
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(clause.unit)));
    m_text->setText(clause.text);
    for (size_t row = 0; row < 5; ++row) {
        for (size_t column = 0; column < 4; ++column)
            m_cells[row][column]->setChecked(clause.cells[row][column]);
    }
    showSubject();
    m_settling = false;
}

ClauseText ClauseEditor::clause() const
{
    ClauseText clause{.kind = static_cast<ClauseKind>(m_kind->currentData().toInt()),
        .subject = static_cast<ClauseSubject>(m_subject->currentData().toInt()),
        .cells = {},
        .amount = m_amount->text(),
        .unit = m_unit->currentData().toString(),
        .text = m_text->text()};
    for (size_t row = 0; row < 5; ++row) {
        for (size_t column = 0; column < 4; ++column)
            clause.cells[row][column] = m_cells[row][column]->isChecked();
    }
    return clause;
}

void ClauseEditor::showFaults(const std::vector<TermFault> &faults)
{
    const QString place = clausePlace(m_index);
    m_spanField->setIssue(faultAt(faults, place + QStringLiteral(".span")));
    m_cellsField->setIssue(faultAt(faults, place + QStringLiteral(".cells")));
    std::vector<TermFault> rest;
    for (const TermFault &fault : faults) {
        if (fault.place != place + QStringLiteral(".span")
            && fault.place != place + QStringLiteral(".cells"))
            rest.push_back(fault);
    }
    const QString words = faultAt(rest, place);
    m_fault->setText(words);
    m_fault->setVisible(!words.isEmpty());
}

void ClauseEditor::setReadOnly(bool readOnly)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_subject, m_unit, m_cellGrid})
        widget->setEnabled(!readOnly);
    m_amount->setReadOnly(readOnly);
    m_text->setReadOnly(readOnly);
    for (QPushButton *button : m_buttons)
        button->setVisible(!readOnly);
}

void ClauseEditor::begin()
{
    m_kind->setFocus(Qt::ShortcutFocusReason);
}

void ClauseEditor::showSubject()
{
    m_cellsField->setVisible(
        m_subject->currentData().toInt() == static_cast<int>(ClauseSubject::Cells));
}

} // namespace gander::ui
