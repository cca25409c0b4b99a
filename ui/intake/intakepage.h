// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Records an incident: a page in the window, with the deadline that the report brings in sight.
// What is typed is kept in the desk until it is recorded.

#include "models/domain/contract.h"
#include "models/domain/similar.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/intakedraft.h"
#include "ui/intake/sheet.h"

#include <QFuture>
#include <QTimer>

#include <optional>

class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace gander::ui {

class DraftKeeper;
class DuplicateHints;
class Field;

class IntakePage final : public Sheet
{
    Q_OBJECT

public:
    explicit IntakePage(const Surroundings &around, QWidget *parent = nullptr);

    // Reads the kept draft and the names in use, and takes the focus.
    void open();

signals:
    void recorded(gander::IncidentId incident);
    // One that may be the same is to be looked at; the draft stays.
    void incidentWanted(gander::IncidentId incident);
    // The draft stays.
    void left();
    void draftKept();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int formWidth = 760;
    static constexpr int formMargin = 24;

    QWidget *makeForm();
    Field *makeField(IntakeField field, const QString &label, QWidget *editor);
    [[nodiscard]] IntakeDraft draft() const;
    void setDraft(const IntakeDraft &draft);
    void readNames();
    void readContract();
    void askForDuplicates();
    void placeDuplicates();
    void edited();
    void followNow();
    void showDeadline();
    void showIssues(const std::vector<IntakeIssue> &issues);
    void record();

    Surroundings m_around;
    DraftKeeper *m_drafts;
    std::optional<Contract> m_contract; // of the customer named
    bool m_told = false;                // the time of the report was set by hand
    bool m_settling = false;            // fields are being set, not typed in
    QTimer m_contractSoon;
    QTimer m_duplicatesSoon;
    SimilarQuestion m_asked; // last, for duplicates
    QFuture<Result<SimilarAnswer>> m_similar;

    std::vector<std::pair<IntakeField, Field *>> m_fields;
    QLineEdit *m_title;
    QLineEdit *m_customer;
    QComboBox *m_product;
    QLineEdit *m_reporter;
    QPlainTextEdit *m_description;
    QDateTimeEdit *m_reportedAt;
    QPushButton *m_now;
    QLineEdit *m_key;
    QLabel *m_deadline;
    QPushButton *m_leave;
    QPushButton *m_record;
    DuplicateHints *m_duplicates;
    QGridLayout *m_grid = nullptr;   // of the fields
    QHBoxLayout *m_across = nullptr; // the fields, and what stands beside them
    bool m_beside = false;           // the duplicates do
};

} // namespace gander::ui
