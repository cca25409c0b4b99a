// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes incidents over from another desk's file: choose, read, look at what would come and what is
// wrong line by line, then take over all of it or nothing.

#include "ui/desk/surroundings.h"
#include "ui/exchange/importrun.h"
#include "ui/intake/sheet.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace gander::ui {

class ImportPage final : public Sheet
{
    Q_OBJECT

public:
    explicit ImportPage(const Surroundings &around, QWidget *parent = nullptr);

    // Takes the focus; 'path' may name the file already.
    void open(const QString &path = {});

signals:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Step { Choose, Reading, Look, TakingOver, Done };

    QWidget *makeForm();
    void choose();
    void read();
    void go(Step step);
    void forward();
    void back();
    void showPlan();
    void showDone(const desk::TakeOverCount &count);
    void showIssues(const std::vector<exchange::ImportIssue> &issues);

    Surroundings m_around;
    ImportRun m_run;
    Step m_step = Step::Choose;

    QLineEdit *m_path;
    QPushButton *m_choose;
    QComboBox *m_zone;
    QComboBox *m_order;
    QLabel *m_pathIssue;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QStandardItemModel *m_issues;
    QTableView *m_issueTable;
    QPushButton *m_leave;
    QPushButton *m_forward;
};

} // namespace gander::ui
