// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands in the window while no desk is open: the trouble, and the pages of its ways out,
// which restore or recover a desk's file beside the window.

#include "models/domain/result.h"
#include "ui/care/care.h"
#include "ui/shell/troublechoices.h"

#include <QWidget>

#include <optional>

class QStackedWidget;

namespace gander::desk {
struct Restored;
} // namespace gander::desk

namespace gander::ui {

class BackupsPage;
class LongWork;
class Looks;
class NoticeBar;
class RecoveredPage;
class ReportPage;
class TroublePage;
class WorkPage;

class TroublePlace final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    TroublePlace(Looks &looks, const Care &care, QWidget *parent = nullptr);

    void showFault(const Error &error, const QString &path);
    void showEmpty(const QString &sentence);
    // Restores the desk at 'path', which was open until now; however that ends, it is to be opened
    // again.
    void restore(const QString &path, const QString &backup);
    // Help > Report a problem.
    void report();
    void tell(const QString &sentence, bool isFault);

signals:
    void openWanted();
    void newWanted();
    void readOnlyWanted();
    void againWanted();
    // Who sits here says to be a manager of the desk.
    void managesWanted();
    // The desk at 'path' is there to be opened; 'sentence' is to be told once it is.
    void deskReady(const QString &path, const QString &sentence, bool isFault);

private:
    void go(WayOut way);
    void showBackups();
    void restoreFrom(const QString &backup);
    void hearRestored(const Result<desk::Restored> &restored);
    void askWhereTo();
    void recoverTo(const QString &path);
    void showTrouble();

    Care m_care;
    QString m_path;
    std::optional<Error> m_error;
    bool m_wasOpen = false;
    LongWork *m_work;
    NoticeBar *m_notices;
    QStackedWidget *m_pages;
    TroublePage *m_trouble;
    BackupsPage *m_backups;
    WorkPage *m_working;
    RecoveredPage *m_recovered;
    ReportPage *m_report;
};

} // namespace gander::ui
