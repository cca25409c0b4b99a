// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The backups of a desk, open or not: makes one, and weighs what restoring one would lose before
// anything is done. Restoring itself needs the desk closed, and is whoever hears restoreWanted()'s.

#include "models/desk/backups.h"
#include "ui/care/care.h"
#include "ui/intake/sheet.h"

class QProgressBar;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace gander::ui {

class CareTable;
class LongWork;
class Saying;

class BackupsPage final : public Sheet
{
    Q_OBJECT

public:
    BackupsPage(Looks &looks, const Care &care, QWidget *parent = nullptr);

    enum class Desk { Writing, Reading, NotOpen };
    // Shows the backups of the desk at 'path', by the wall clock of 'zone'.
    void open(const QString &path, Desk desk, const Zone &zone);

signals:
    void left();
    // The user knows what is lost by it, and wants it.
    void restoreWanted(const QString &backup);
    void told(const QString &sentence);
    void failed(const QString &sentence);
    // Restoring is for managers, and who sits here does not say to be one.
    void refused(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Step { Look, Work, Ask };
    QWidget *makeBody(Looks &looks);
    QWidget *makeAsking(Looks &looks);
    void read();
    void take(const std::vector<desk::BackupFacts> &backups);
    void go(Step step, const QString &doing = {});
    void backUp();
    void chooseFile();
    void weigh(const QString &backup);
    void askFor(const desk::RestoreLoss &loss);
    void showFolder();
    void back();
    void tellSubtitle();
    [[nodiscard]] QString instantOf(Instant at) const;

    Care m_care;
    Zone m_zone;
    QString m_path;
    Desk m_desk = Desk::NotOpen;
    Step m_step = Step::Look;
    std::vector<desk::BackupFacts> m_backups;
    QString m_asked; // the backup that is weighed
    LongWork *m_reading;
    LongWork *m_work;

    CareTable *m_table;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
    QWidget *m_asking = nullptr;
    Saying *m_none = nullptr;
    Saying *m_question = nullptr;
    Saying *m_loss = nullptr;
    Saying *m_kept = nullptr;
    QPlainTextEdit *m_names = nullptr;
    Saying *m_doing = nullptr;
    QProgressBar *m_progress;
    QPushButton *m_leave;
    QPushButton *m_folder;
    QPushButton *m_other;
    QPushButton *m_now;
    QPushButton *m_restore;
};

} // namespace gander::ui
