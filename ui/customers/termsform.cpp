// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/termsform.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/clausepane.h"
#include "ui/customers/planmatrix.h"
#include "ui/customers/termfield.h"
#include "ui/customers/termtable.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

// Which place in a list of rows a fault is for: "holidays[2].date" and 5 rows to five texts.
QStringList rowFaults(const std::vector<TermFault> &faults, const QString &place, size_t rows)
{
    QStringList found;
    for (size_t i = 0; i < rows; ++i)
        found << faultAt(faults, QStringLiteral("%1[%2]").arg(place, QString::number(i)));
    return found;
}

std::vector<TermRows::Row> rowsOf(const std::vector<HolidayText> &holidays)
{
    std::vector<TermRows::Row> rows;
    for (const HolidayText &one : holidays)
        rows.push_back({one.date, one.yearly, one.name});
    return rows;
}

std::vector<TermRows::Row> rowsOf(const std::vector<DateHoursText> &dates)
{
    std::vector<TermRows::Row> rows;
    for (const DateHoursText &one : dates)
        rows.push_back({one.date, one.periods});
    return rows;
}

std::vector<TermRows::Row> rowsOf(const std::vector<PauseText> &pauses)
{
    std::vector<TermRows::Row> rows;
    for (const PauseText &one : pauses)
        rows.push_back({one.state == State::Resolved ? 1 : 0, one.reason, one.classify, one.resolve,
            one.atMost});
    return rows;
}

// "hours" alone for the field that says whether there are any: each weekday has its own.
QString issueOf(const TermField &field, const std::vector<TermFault> &faults)
{
    if (field.place() != QLatin1StringView("hours"))
        return faultAt(faults, field.place());
    std::vector<TermFault> own;
    std::ranges::copy_if(faults, std::back_inserter(own),
        [](const TermFault &fault) { return fault.place == QLatin1StringView("hours"); });
    return faultAt(own, field.place());
}

} // namespace

TermsForm::TermsForm(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("termsForm"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(0);
    m_faultWords = sayLong(looks, Voice::Small, Tone::Critical, this);
    m_faultWords->setObjectName(QStringLiteral("contractFault"));
    m_faultWords->setContentsMargins(16, 8, 16, 0);
    m_faultWords->hide();
    column->addWidget(m_faultWords);
    makeHead(*column);
    m_clauses = new ClausePane(looks, this);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(m_clauses);
    connect(m_clauses, &ClausePane::edited, this, [this] {
        m_draft.clauses = m_clauses->clauses();
        tell();
    });
    column->addWidget(new Hairline(looks, this));
    makePlan(*column);
    makeHours(*column);
    makeRest(*column);
    makeTables(*column);
    column->addStretch(1);
}

TermField *TermsForm::bind(TermField *field, std::function<void(const ContractDraft &)> take,
    std::function<QString(const ContractDraft &)> text)
{
    m_fields.push_back({field, std::move(take), std::move(text)});
    return field;
}

TermField *TermsForm::bindLine(const QString &name, const QString &place, const QString &label,
    QString ContractDraft::*member, const QString &hint)
{
    auto *line = new LineEntry(this);
    line->setObjectName(name);
    line->setProperty("hint", hint);
    m_lines.push_back(line);
    connect(line, &QLineEdit::textChanged, this, [this, member](const QString &text) {
        m_draft.*member = text;
        tell();
    });
    return bind(
        new TermField(m_looks, place, label, line, this),
        [line, member](const ContractDraft &draft) {
            if (line->text() != draft.*member)
                line->setText(draft.*member);
        },
        [member](const ContractDraft &draft) { return draft.*member; });
}

void TermsForm::setDraft(const ContractDraft &draft)
{
    m_settling = true;
    // The widgets write back what they are given, field by field: into this copy.
    m_draft = draft;
    for (const Bound &bound : m_fields)
        bound.take(draft);
    m_outside->setChecked(draft.outsidePlan);
    m_clauses->setClauses(draft.clauses);
    m_dateHours->model().setRows(rowsOf(draft.dateHours));
    m_breaks->model().setRows(rowsOf(draft.breaks));
    m_holidays->model().setRows(rowsOf(draft.holidays));
    m_pauses->model().setRows(rowsOf(draft.pauses));
    m_draft = draft;
    m_settling = false;
    m_planTitle->setText(draft.name.trimmed().isEmpty()
            ? tr("The plan that comes of it")
            : tr("The plan as %1 has it").arg(draft.name.trimmed()));
    showHours();
    compare();
}

void TermsForm::tell()
{
    if (m_settling)
        return;
    compare();
    emit edited();
}

void TermsForm::takeTables()
{
    const auto takeDates = [](TermTable *table, std::vector<DateHoursText> &dates) {
        dates.clear();
        for (const TermRows::Row &row : table->model().rows())
            dates.push_back({row[0].toString(), row[1].toString()});
    };
    takeDates(m_dateHours, m_draft.dateHours);
    takeDates(m_breaks, m_draft.breaks);
    m_draft.holidays.clear();
    for (const TermRows::Row &row : m_holidays->model().rows())
        m_draft.holidays.push_back({row[0].toString(), row[1].toBool(), row[2].toString()});
    m_draft.pauses.clear();
    for (const TermRows::Row &row : m_pauses->model().rows())
        m_draft.pauses.push_back({.state = row[0].toInt() == 1 ? State::Resolved : State::OnHold,
            .reason = row[1].toString(),
            .classify = row[2].toBool(),
            .resolve = row[3].toBool(),
            .atMost = row[4].toString()});
    tell();
}

void TermsForm::showReading(const ContractReading &reading, const Contract &before)
{
    m_clauses->showReading(reading, before);
    m_plan->setCells(planCells(reading.contract, before));
    std::vector<TermFault> rest; // of no field here
    for (const Bound &bound : m_fields)
        bound.field->setIssue(faultAt(reading.faults, bound.field->place()));
    for (const TermFault &fault : reading.faults) {
        const bool shown = std::ranges::any_of(m_fields,
            [&](const Bound &bound) { return !faultAt({fault}, bound.field->place()).isEmpty(); });
        const bool inRow = fault.place.contains(QLatin1Char('['));
        if (!shown && !inRow)
            rest.push_back(fault);
    }
    QStringList lines;
    for (const TermFault &fault : rest)
        lines << QStringLiteral("%1: %2").arg(fault.place, fault.problem);
    m_faultWords->setText(lines.join(QLatin1Char('\n')));
    m_faultWords->setVisible(!lines.isEmpty());
    showTableFaults(reading.faults);
}

void TermsForm::showTableFaults(const std::vector<TermFault> &faults)
{
    m_dateHours->setFaults(
        rowFaults(faults, QStringLiteral("date_hours"), m_draft.dateHours.size()));
    m_breaks->setFaults(rowFaults(faults, QStringLiteral("breaks"), m_draft.breaks.size()));
    m_holidays->setFaults(rowFaults(faults, QStringLiteral("holidays"), m_draft.holidays.size()));
    m_pauses->setFaults(rowFaults(faults, QStringLiteral("pauses"), m_draft.pauses.size()));
}

void TermsForm::setCompared(const std::optional<ContractDraft> &with)
{
    m_compared = with;
    compare();
}

void TermsForm::compare()
{
    for (const Bound &bound : m_fields) {
        const bool differs = m_compared && bound.text(*m_compared) != bound.text(m_draft);
        bound.field->setWas(differs ? std::optional(bound.text(*m_compared)) : std::nullopt);
    }
}

void TermsForm::setReadOnly(bool readOnly)
{
    for (QLineEdit *line : m_lines) {
        line->setReadOnly(readOnly);
        // How to type is no part of what is agreed.
        const QString hint = line->property("hint").toString();
        line->setPlaceholderText(readOnly ? QStringLiteral("–") : hint);
    }
    // Not disabled: what a locked version says stays as readable as the rest.
    for (QWidget *choice : m_choices) {
        choice->setAttribute(Qt::WA_TransparentForMouseEvents, readOnly);
        choice->setFocusPolicy(readOnly ? Qt::NoFocus : Qt::StrongFocus);
        if (auto *box = qobject_cast<QComboBox *>(choice); box && box->isEditable())
            box->lineEdit()->setReadOnly(readOnly);
        if (auto *edit = qobject_cast<QDateTimeEdit *>(choice))
            edit->setReadOnly(readOnly);
    }
    m_clauses->setReadOnly(readOnly);
    for (TermTable *table : {m_dateHours, m_breaks, m_holidays, m_pauses})
        table->setReadOnly(readOnly);
}

void TermsForm::setMovedHint(bool isDraft)
{
    m_planHint->setText(
        isDraft ? tr("blue: moved by this draft") : tr("blue: moved by this version"));
}

void TermsForm::goTo(const QString &place)
{
    for (const Bound &bound : m_fields) {
        if (!issueOf(*bound.field, {{place, QStringLiteral("x")}}).isEmpty()) {
            bound.field->editor()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    const auto inTable = [&](const QString &name, TermTable *table) {
        if (!place.startsWith(name))
            return false;
        table->findChild<QWidget *>(table->objectName() + QStringLiteral("View"))
            ->setFocus(Qt::OtherFocusReason);
        return true;
    };
    if (inTable(QStringLiteral("date_hours"), m_dateHours)
        || inTable(QStringLiteral("breaks"), m_breaks)
        || inTable(QStringLiteral("holidays"), m_holidays)
        || inTable(QStringLiteral("pauses"), m_pauses))
        return;
    const QString clauses = QStringLiteral("clauses[");
    if (place.startsWith(clauses)) {
        const qsizetype from = clauses.size();
        const qsizetype index =
            place.mid(from, place.indexOf(QLatin1Char(']')) - from).toLongLong();
        m_clauses->goTo(static_cast<size_t>(index));
    }
}

void TermsForm::addClause()
{
    m_clauses->add();
}

void TermsForm::begin()
{
    m_fields.front().field->editor()->setFocus(Qt::OtherFocusReason);
}

void TermsForm::showHours()
{
    m_hours->setVisible(m_draft.working);
}

} // namespace gander::ui
