// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The report of a problem: all of it can be read before any of it is saved. Nothing is ever sent.

#include "models/desk/deskservice.h"
#include "models/domain/listing.h"
#include "ui/care/care.h"
#include "ui/intake/sheet.h"

class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace gander::ui {

class LongWork;
class Saying;

class ReportPage final : public Sheet
{
    Q_OBJECT

public:
    ReportPage(Looks &looks, const Care &care, QWidget *parent = nullptr);

    // Gathers it, with a check of 'desk' if one is open.
    void open(desk::DeskService *desk);
    // Where none is open because of 'error'.
    void openWithout(const std::optional<Error> &error);

signals:
    void left();
    void told(const QString &sentence);
    void failed(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBody(Looks &looks);
    void gather(const QString &checked, desk::DeskService *desk);
    void checkDesk(desk::DeskService &desk);
    void show(const QString &checked);
    void go(bool underWay);
    void save();
    void back();

    Care m_care;
    QString m_support;
    LongWork *m_work;
    QPlainTextEdit *m_text;
    Saying *m_says = nullptr;
    QProgressBar *m_progress;
    QPushButton *m_leave;
    QPushButton *m_copy;
    QPushButton *m_save;
};

// The part of a report that a check makes: kinds and numbers, no word of the desk's.
[[nodiscard]] QString reportOfCheck(const CheckReport &report);

} // namespace gander::ui
