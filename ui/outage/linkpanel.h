// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The form that joins incidents to another: the reports of an outage to its master, or a duplicate
// into the one that is worked on. The other is found by number or words; what would come of it is
// said before it is done.

#include "models/domain/listing.h"
#include "models/domain/manyacts.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gander::ui {

class Button;
class PaletteFinder;
class ResultTable;

// To the master of its outage, or as a duplicate into another.
enum class Joining { Link, Merge };

class LinkPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkPanel(const Surroundings &around, QWidget *parent = nullptr);

    // Of several, one may be the master of the others.
    void open(Joining joining, const std::vector<IncidentId> &incidents);
    void leave();

signals:
    // Hidden again, after the act or without it.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeLooks();
    // Before anything is typed: masters, the chosen ones, and those that tell of the same.
    void propose();
    void takeProposed(const std::vector<IncidentRow> &rows);
    void type(const QString &text);
    void takeFound(const std::vector<IncidentRow> &rows);
    void fitRows();
    void showRows(const std::vector<IncidentRow> &rows);
    [[nodiscard]] IncidentId other() const;
    [[nodiscard]] std::vector<Act> acts(IncidentId other) const;
    void foresee();
    void showForeseen(const std::vector<RowForeseen> &rows);
    void showIssue(const QString &issue);
    void commit();
    void perform(IncidentId other);

    Surroundings m_around;
    PaletteFinder *m_finder;
    Joining m_joining = Joining::Link;
    std::vector<IncidentId> m_incidents;
    std::vector<IncidentDetail> m_known; // as they were when the form opened
    std::vector<IncidentRow> m_proposed;
    bool m_isProposed = false;
    int m_opening = 0; // answers to an earlier opening are stale
    int m_asked = 0;
    bool m_commitWhenFound = false;

    QLabel *m_title;
    QLabel *m_label;
    QLineEdit *m_line;
    ResultTable *m_rows;
    QLabel *m_issue;
    QLabel *m_help;
    QPushButton *m_close;
    Button *m_commit;
};

} // namespace gander::ui
