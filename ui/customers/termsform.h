// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All terms of a contract as one form over a draft: from when, zone and hours, clauses and the plan
// they make, and the rest below.

#include "ui/customers/contractdraft.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace gander::ui {

class ClausePane;
class Looks;
class PlanMatrix;
class Saying;
class TermField;
class TermTable;

class TermsForm final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit TermsForm(Looks &looks, QWidget *parent = nullptr);

    void setDraft(const ContractDraft &draft);
    [[nodiscard]] const ContractDraft &draft() const { return m_draft; }
    // The clauses and the plan as 'reading' has them, held against 'before'; faults at their
    // fields.
    void showReading(const ContractReading &reading, const Contract &before);
    // Fields that differ say what they were; nothing to compare with: none does.
    void setCompared(const std::optional<ContractDraft> &with);
    void setReadOnly(bool readOnly);
    void setMovedHint(bool isDraft);
    // Focus to the field at that place of a fault.
    void goTo(const QString &place);
    void begin();
    void addClause();

signals:
    // By the user's hand.
    void edited();
    void holidayFileWanted();

private:
    void makeHead(QVBoxLayout &column);
    void makePlan(QVBoxLayout &column);
    void makeHours(QVBoxLayout &column);
    void makeRest(QVBoxLayout &column);
    void makeTables(QVBoxLayout &column);

    // A field that is bound to the draft: how it takes a draft, and its words for comparing.
    TermField *bind(TermField *field, std::function<void(const ContractDraft &)> take,
        std::function<QString(const ContractDraft &)> text);
    TermField *bindLine(const QString &name, const QString &place, const QString &label,
        QString ContractDraft::*member, const QString &hint);
    void tell();
    void takeTables();
    void showHours();
    void showTableFaults(const std::vector<TermFault> &faults);
    void compare();

    struct Bound {
        TermField *field = nullptr;
        std::function<void(const ContractDraft &)> take;
        std::function<QString(const ContractDraft &)> text;
    };

    Looks &m_looks;
    ContractDraft m_draft;
    std::optional<ContractDraft> m_compared;
    bool m_settling = false;
    std::vector<Bound> m_fields;
    std::vector<QLineEdit *> m_lines;
    std::vector<QWidget *> m_choices;
    QLabel *m_faultWords = nullptr;
    ClausePane *m_clauses = nullptr;
    Saying *m_planTitle = nullptr;
    Saying *m_planHint = nullptr;
    PlanMatrix *m_plan = nullptr;
    QWidget *m_hours = nullptr;
    QCheckBox *m_outside = nullptr;
    TermTable *m_dateHours = nullptr;
    TermTable *m_breaks = nullptr;
    TermTable *m_holidays = nullptr;
    TermTable *m_pauses = nullptr;
    QPushButton *m_file = nullptr;
};

} // namespace gander::ui
