// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The open desk in the window: lists, page, detail, notices and foot; sends every asked action to
// where it is done.

#include "models/desk/desk.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/deeds.h"
#include "ui/kit/ticker.h"
#include "ui/shell/actions.h"
#include "ui/shell/windowmemory.h"
#include "ui/views/viewdeeds.h"

#include <QFuture>
#include <QWidget>

#include <optional>
#include <vector>

class QMenu;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace gander::ui {

class ActPanel;
class AlarmPage;
class AlarmTray;
class BackupsPage;
class CheckPage;
class ClassifyManyPage;
class ClassifyPage;
class ContractsPage;
class ImportPage;
class IncidentPane;
class IntakePage;
class KeysPage;
class LeavingPage;
class LinkPanel;
class MemoPage;
class Navigation;
class NoticeBar;
class OthersChanges;
class PalettePanel;
class PassOnPage;
class PastFrame;
class QueuePage;
class ReportPage;
class ResultPanel;
class SettingsPage;
class StatusFoot;
class StatusPage;
class ViewPanel;
class WhyPage;
class WorkBar;

class Workbench final : public QWidget
{
    Q_OBJECT

public:
    // All that 'around' names and 'actions' outlive it.
    Workbench(const Surroundings &around, const desk::DeskFacts &facts, Actions &actions,
        const WindowMemory &memory, QWidget *parent = nullptr);
    ~Workbench() override;

    void ask(Do what);
    // The window's memory as far as this is it.
    void remember(WindowMemory &memory) const;
    // What stands in the middle: "Triage", "Classify G-41".
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QWidget *menuButton() const;
    // Focus to the list.
    void begin();
    // A page of its own, made when it is first asked for; whoever shows it fills it.
    [[nodiscard]] SettingsPage &settings();
    [[nodiscard]] bool hasSettings() const { return m_settings != nullptr; }
    void showSettings();
    // An icon outside the window, where the desktop has room for one; not before the first list
    // is there.
    void setTray(bool shown);
    [[nodiscard]] bool hasTray() const;
    // Where someone watches.
    [[nodiscard]] const desk::Watch *watch() const { return m_around.watch; }
    // Looks whether a clock ends before anybody is back: then its page is shown, else, and by that
    // page, leaveReady() is said.
    void askToLeave();
    // It looks, or its page stands there.
    [[nodiscard]] bool isLeaving() const;
    // In the notice bar.
    void tell(const QString &sentence, bool isFault);

signals:
    void titleChanged(const QString &title);
    void menuWanted();
    void leaveReady();
    // The tray's icon was asked for the window, or for the end of the program.
    void windowWanted();
    void quitWanted();
    // The desk as of that backup.
    void restoreWanted(const QString &backup);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makePages(const WindowMemory &memory);
    void connectPages();
    void connectHands();
    // Customers' contracts (workbenchcontracts.cpp).
    void makeContracts();
    void showContracts();
    // Backups, check and report of a problem (workbenchcare.cpp).
    void makeCare(const desk::DeskFacts &facts);
    void askCare(Do what);
    void checkAtStart();
    void showCheckPage();
    void showFindings(const CheckReport &report);
    // Any act, incident, customer or view by name (workbenchpalette.cpp).
    [[nodiscard]] PalettePanel &palette();
    void showPalette();
    // Wherever it stands: in the list that is shown, or found by its number.
    void goTo(IncidentId id);
    void showCustomer(const QString &name);
    // Of mine or nobody's the nearest breach, then the one after it.
    void goToNextUrgent();
    [[nodiscard]] LeavingPage &leaving();
    // The map of keys, settings and tray (workbenchsettings.cpp).
    [[nodiscard]] KeysPage &keys();
    void showKeys();
    void goBack();
    void followTray();
    // Saved views (workbenchviews.cpp).
    void makeViews();
    void showView(const SavedView &view);
    void askToSave();
    void askToRename(const SavedView &view);
    void keepView(const SavedView &view);
    void replaceView(const SavedView &before, const SavedView &after, const QString &done);
    void followViews();
    [[nodiscard]] std::vector<SavedView> ownViews() const;
    // Several ticked at once (workbenchmany.cpp).
    void makeMany();
    // What others did meanwhile is marked where one looks.
    void followOthers();
    void classifyMany(const std::vector<IncidentId> &incidents);
    // Outages and duplicates (workbenchoutage.cpp).
    [[nodiscard]] LinkPanel &linkPanel();
    void join(Do what, const std::vector<IncidentId> &incidents);
    void part(Do what);
    void passOn(IncidentId master);
    void leaveForms();
    // Alarms, where someone watches.
    void makeAlarms();
    void showAlarms();
    void takeAlarmSettings();
    // Do letters act?
    void takeLetters(bool act);
    void switchAlarms();
    void askIncident(Do what);

    // What stands in the middle.
    void showPage(QWidget *page, const QString &title, Place place);
    void showQueue();
    void showList(QueryList list);
    void showBoard();
    // The list behind a figure of the board.
    void showFigure(const QString &query, const QString &title);
    void showIncident(IncidentId id);
    void showDetail(bool shown);
    void layOutDetail();
    void classify(IncidentId id);
    void memo(IncidentId id);
    void why(IncidentId id);

    // Another instant than now (workbenchpast.cpp).
    void connectPast();
    void look(std::optional<Instant> at);
    void arrive(std::optional<Instant> at);
    void stopLooking();

    // The incidents an act is for.
    [[nodiscard]] std::vector<IncidentId> chosen() const;
    void readSubject();
    void takeSubject(const std::vector<IncidentRow> &rows);

    void perform(DeedKind kind, const std::vector<IncidentId> &incidents, const QString &text);
    void holdOrResume();
    void resolveOrReopen();
    void exportShown();
    void copyIds();
    void nextPane();
    void closeNearest();
    void showShown();

    Surroundings m_around;
    Ticker m_pageTicker; // of the pages that can look back
    Surroundings m_pageAround;
    bool m_readOnly;
    Actions &m_actions;
    QString m_title;
    bool m_detailWanted = true; // beside the list, where there is room
    bool m_detailAlone = false; // in place of the list, where there is none
    bool m_narrow = false;
    bool m_onBoard = false;   // the board is what one comes back to
    bool m_fromBoard = false; // the list is one of its figures
    int m_detailWidth = 0;
    Actions::Subject m_subject;
    int m_subjectAsked = 0; // earlier answers are stale

    Navigation *m_navigation;
    NoticeBar *m_notices;
    ActPanel *m_acts;
    OthersChanges *m_others;
    IncidentId m_seen; // that the detail shows
    LinkPanel *m_links = nullptr; // made when first asked for
    WorkBar *m_working;
    ResultPanel *m_results;
    QVBoxLayout *m_middle = nullptr; // forms over the page
    QStackedWidget *m_pages;
    PastFrame *m_past;
    QSplitter *m_desk;
    QueuePage *m_queue;
    IncidentPane *m_detail;
    StatusPage *m_status;
    ClassifyPage *m_classify;
    ClassifyManyPage *m_classifyMany = nullptr; // made when first asked for
    PassOnPage *m_passOn = nullptr;             // the same
    MemoPage *m_memo;
    IntakePage *m_intake;
    ImportPage *m_import;
    KeysPage *m_keys = nullptr;
    SettingsPage *m_settings = nullptr;
    AlarmPage *m_alarms = nullptr;
    ContractsPage *m_contracts = nullptr;
    WhyPage *m_why;
    StatusFoot *m_foot;
    BackupsPage *m_backups = nullptr;
    CheckPage *m_check = nullptr;
    ReportPage *m_report = nullptr;
    LeavingPage *m_leaving = nullptr;
    AlarmTray *m_tray = nullptr;
    bool m_trayWanted = false;
    bool m_trayMayShow = false;
    QFuture<Result<CheckReport>> m_startCheck;
    QString m_deskPath;
    PalettePanel *m_palette = nullptr;
    ViewPanel *m_viewPanel = nullptr;
    ViewDeeds m_viewDeeds;
    qint64 m_viewWanted = 0; // of the last time, until the views are read
};

} // namespace gander::ui
