// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/workbench.h"

#include "models/desk/deskservice.h"
#include "models/desk/watch.h"
#include "models/desk/whendone.h"
#include "models/exchange/files.h"
#include "ui/alarms/alarmbell.h"
#include "ui/alarms/alarmpage.h"
#include "ui/alarms/alarmtray.h"
#include "ui/classify/classifymany.h"
#include "ui/classify/classifypage.h"
#include "ui/customers/contractspage.h"
#include "ui/desk/hands.h"
#include "ui/desk/otherschanges.h"
#include "ui/desk/resultpanel.h"
#include "ui/desk/workbar.h"
#include "ui/exchange/exportlist.h"
#include "ui/exchange/importpage.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/whypage.h"
#include "ui/intake/actpanel.h"
#include "ui/intake/intakepage.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/ticker.h"
#include "ui/memo/memopage.h"
#include "ui/outage/linkpanel.h"
#include "ui/outage/passonpage.h"
#include "ui/past/pastframe.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/navigation.h"
#include "ui/shell/statusfoot.h"
#include "ui/shell/viewlist.h"
#include "ui/status/statuspage.h"
#include "ui/views/viewpanel.h"
#include "ui/words/alarmwords.h"
#include "ui/words/names.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>
#include <QVariantMap>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int narrowBelow = 1200; // at 100 % text
constexpr int detailWidth = 408;
constexpr int mostSubjectsRead = 1000;
constexpr size_t mostAtOnce = 100'000; // of an act; half a minute's work for the desk

QueryList listOf(Do what)
{
    const auto step = static_cast<int>(what) - static_cast<int>(Do::GoTriage);
    return Navigation::lists()[static_cast<size_t>(step)];
}

// The list's own state as text that any settings file bears: its blob in letters.
QByteArray listMemory(QVariantMap state)
{
    for (QVariant &value : state) {
        if (value.typeId() == QMetaType::QByteArray)
            value = QString::fromLatin1(value.toByteArray().toBase64());
    }
    return QJsonDocument(QJsonObject::fromVariantMap(state)).toJson(QJsonDocument::Compact);
}

QVariantMap listState(const QByteArray &memory)
{
    QVariantMap state = QJsonDocument::fromJson(memory).object().toVariantMap();
    for (QVariant &value : state) {
        if (value.typeId() == QMetaType::QString)
            value = QByteArray::fromBase64(value.toString().toLatin1());
    }
    return state;
}

constexpr QLatin1StringView viewMemory("view:");

// The view that was left open; 0: none.
qint64 viewOfMemory(const QString &memory)
{
    return memory.startsWith(viewMemory) ? memory.mid(viewMemory.size()).toLongLong() : 0;
}

} // namespace

Workbench::Workbench(const Surroundings &around, const desk::DeskFacts &facts, Actions &actions,
    const WindowMemory &memory, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_pageTicker(around.desk.clock())
    , m_pageAround{around.desk, around.hands, around.looks, m_pageTicker, around.actor, around.zone,
          around.watch, around.care}
    , m_readOnly(facts.readOnly)
    , m_actions(actions)
    , m_detailWanted(memory.detail)
    , m_detailWidth(memory.detailWidth > 0 ? memory.detailWidth : detailWidth)
    , m_navigation(new Navigation(around, actions, facts.readOnly, this))
    , m_notices(new NoticeBar(around.looks, this))
    , m_acts(new ActPanel(around, this))
    , m_others(new OthersChanges(around, this))
    , m_working(new WorkBar(around.looks, around.hands, this))
    , m_results(new ResultPanel(around, this))
    , m_pages(new QStackedWidget(this))
    , m_past(new PastFrame(around.looks, around.desk.clock(), around.zone, m_pages, this))
    , m_desk(new QSplitter(Qt::Horizontal, this))
    , m_queue(new QueuePage(m_pageAround, m_desk))
    , m_detail(new IncidentPane(m_pageAround, m_desk))
    , m_status(new StatusPage(m_pageAround, this))
    , m_classify(new ClassifyPage(m_around, this))
    , m_memo(new MemoPage(m_around, this))
    , m_intake(new IntakePage(around, this))
    , m_import(new ImportPage(around, this))
    , m_why(new WhyPage(around, this))
    , m_foot(new StatusFoot(around.looks, around.ticker, around.zone, this))
    , m_viewDeeds(around.desk, around.hands)
{
    setObjectName(QStringLiteral("workbench"));
    m_desk->setObjectName(QStringLiteral("deskSplitter"));
    m_desk->setChildrenCollapsible(false);
    m_desk->setHandleWidth(1);
    m_desk->setStretchFactor(0, 1);
    m_desk->setStretchFactor(1, 0);
    makePages(memory);

    m_middle = new QVBoxLayout;
    m_middle->setSpacing(0);
    m_middle->addWidget(m_notices);
    m_middle->addWidget(m_acts);
    m_middle->addWidget(m_working);
    m_middle->addWidget(m_results);
    m_middle->addWidget(m_past, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(m_middle, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_foot);

    m_actions.setReadOnly(m_readOnly);
    m_foot->setKeeping(m_readOnly ? StatusFoot::Keeping::ReadOnly : StatusFoot::Keeping::Saved);
    connectPages();
    connectPast();
    connectHands();
    makeMany();
    followOthers();
    if (m_around.watch)
        makeAlarms();
    makeContracts();
    if (m_around.care)
        makeCare(facts);
    makeViews();
    m_navigation->readViews();
    // Told of the rows, the window has yet to paint them.
    const auto afterRows = [this] {
        QTimer::singleShot(0, this, [this, watch = QPointer(m_around.watch)] {
            if (watch)
                watch->wake();
            m_navigation->countFirst();
        });
    };
    connect(m_queue, &QueuePage::listShown, this, afterRows, Qt::SingleShotConnection);

    QueryList first = QueryList::Triage;
    for (int i = 0; i < static_cast<int>(Navigation::lists().size()); ++i) {
        const auto go = static_cast<Do>(static_cast<int>(Do::GoTriage) + i);
        if (m_actions.at(go)->objectName() == memory.view)
            first = listOf(go);
    }
    showList(first);
    m_viewWanted = viewOfMemory(memory.view);
    if (m_actions.at(Do::GoBoard)->objectName() == memory.view)
        showBoard();
}

Workbench::~Workbench()
{
    // The hands outlive this bench, and so would what they still have to tell it.
    m_around.hands.undoStack().disconnect(this);
    m_startCheck.cancel();
}

void Workbench::makePages(const WindowMemory &memory)
{
    m_desk->addWidget(m_queue);
    m_desk->addWidget(m_detail);
    for (QWidget *page : std::initializer_list<QWidget *>{
             m_desk, m_status, m_classify, m_memo, m_intake, m_import, m_why})
        m_pages->addWidget(page);
    if (!memory.list.isEmpty())
        m_queue->restoreState(listState(memory.list));
}

void Workbench::connectPages()
{
    // Larger text leaves less room beside each other.
    connect(&m_around.looks, &Looks::changed, this, &Workbench::layOutDetail);
    connect(m_desk, &QSplitter::splitterMoved, this, [this] { m_detailWidth = m_detail->width(); });
    connect(m_navigation, &Navigation::listChosen, this, &Workbench::showList);
    connect(m_navigation, &Navigation::menuWanted, this, &Workbench::menuWanted);

    connect(m_queue, &QueuePage::currentChanged, this, [this](IncidentId id) {
        m_detail->showIncident(id);
        readSubject();
    });
    QList<QAction *> acts;
    // But for the pane's own switch: in a menu of the window its key would no longer press buttons.
    for (QAction *action : m_actions.of(ActionGroup::Incident))
        if (action != m_actions.at(Do::Detail))
            acts << action;
    m_detail->setActions(acts);
    QList<QAction *> forMany;
    for (const Do what :
        {Do::Classify, Do::Assign, Do::Claim, Do::Link, Do::Hold, Do::Resolve, Do::Export})
        forMany << m_actions.at(what);
    m_queue->setActions(*m_actions.at(Do::NextUrgent), *m_actions.at(Do::NewIncident), forMany);
    connect(m_detail, &IncidentPane::memoRequested, this, [this] { memo(m_detail->incident()); });
    connect(m_detail, &IncidentPane::derivationRequested, this, &Workbench::why);
    connect(m_detail, &IncidentPane::incidentRequested, this, &Workbench::goTo);
    connect(m_detail, &IncidentPane::listRequested, this,
        [this](const QString &query, const QString &title) {
            m_fromBoard = false;
            m_queue->showQuery(query, title);
            showQueue();
        });
    connect(m_queue, &QueuePage::selectionCountChanged, this, &Workbench::readSubject);
    connect(m_queue, &QueuePage::opened, this, &Workbench::showIncident);
    connect(m_queue, &QueuePage::footChanged, this, &Workbench::showShown);
    connect(m_queue, &QueuePage::claimRequested, this, [this](IncidentId id) {
        if (!m_readOnly && !m_past->isPast())
            perform(DeedKind::Claim, {id}, {});
    });
    connect(m_queue, &QueuePage::newIncidentRequested, this, [this] { ask(Do::NewIncident); });
    connect(m_queue, &QueuePage::importRequested, this, [this] { ask(Do::Import); });
    connect(&m_around.desk, &desk::DeskService::changed, this, &Workbench::readSubject);

    connect(m_classify, &ClassifyPage::left, this, &Workbench::showQueue);
    connect(m_classify, &ClassifyPage::committed, this, &Workbench::showQueue);
    connect(m_classify, &ClassifyPage::memoWanted, this, &Workbench::memo);
    const auto showOther = [this](IncidentId id) {
        showQueue();
        m_queue->select(id);
        showIncident(id);
    };
    connect(m_classify, &ClassifyPage::incidentWanted, this, showOther);
    connect(m_classify, &ClassifyPage::holdWanted, this, [this](IncidentId id) {
        showQueue();
        m_queue->select(id);
        m_acts->open(DeedKind::Hold, {id});
    });
    connect(m_classify, &ClassifyPage::duplicateWanted, this, [this](IncidentId id) {
        showQueue();
        m_queue->select(id);
        join(Do::Merge, {id});
    });
    connect(m_intake, &IntakePage::incidentWanted, this, showOther);
    connect(m_classify, &ClassifyPage::titleChanged, this, [this](const QString &title) {
        if (m_pages->currentWidget() == m_classify)
            showPage(m_classify, title, Place::Pages);
    });
    connect(m_memo, &MemoPage::left, this, &Workbench::showQueue);
    connect(m_memo, &MemoPage::titleChanged, this, [this](const QString &title) {
        if (m_pages->currentWidget() == m_memo)
            showPage(m_memo, title, Place::Pages);
    });
    connect(m_memo, &MemoPage::incidentWanted, this, showOther);
    connect(m_intake, &IntakePage::left, this, &Workbench::showQueue);
    connect(m_intake, &IntakePage::recorded, this, [this](IncidentId id) {
        // What was just recorded is shown, and only two lists hold it.
        const QueryList list = m_navigation->chosen();
        showList(list == QueryList::Open ? list : QueryList::Triage);
        m_queue->selectWhenRead(id);
    });
    connect(m_import, &ImportPage::left, this, &Workbench::showQueue);
    connect(&m_actions, &Actions::singleKeysChanged, this, &Workbench::takeLetters);
    takeLetters(m_actions.singleKeys());
    connect(m_why, &WhyPage::left, this, [this] {
        // Where the detail stood alone, it does again.
        const bool alone = m_detailAlone;
        showQueue();
        if (alone)
            showIncident(m_why->incident());
    });
    connect(m_why, &WhyPage::copied, this,
        [this] { m_notices->showDone(tr("The derivation is on the clipboard."), false); });
    connect(m_why, &WhyPage::quoteWanted, this, [this](IncidentId id, const QString &text) {
        showPage(m_memo, tr("Memo for %1").arg(deskNumber(id)), Place::Pages);
        m_memo->openWith(id, text);
    });
    connect(m_acts, &ActPanel::left, this, [this] {
        if (m_pages->currentWidget() == m_desk)
            begin();
    });
}

void Workbench::connectHands()
{
    Hands &hands = m_around.hands;
    connect(&hands, &Hands::succeeded, m_notices, &NoticeBar::showDone);
    connect(&hands, &Hands::failed, m_notices, &NoticeBar::showFault);
    connect(m_notices, &NoticeBar::undoWanted, &hands, &Hands::undo);
    if (!m_readOnly)
        connect(&hands, &Hands::busyChanged, m_foot, [this](bool busy) {
            m_foot->setKeeping(busy ? StatusFoot::Keeping::Saving : StatusFoot::Keeping::Saved);
        });
    const auto tellUndo = [this] {
        const QUndoStack &stack = m_around.hands.undoStack();
        const bool settled = !m_around.hands.isBusy();
        m_actions.setUndo(settled && stack.canUndo(), settled && stack.canRedo());
    };
    connect(&hands.undoStack(), &QUndoStack::indexChanged, this, tellUndo);
    connect(&hands, &Hands::busyChanged, this, tellUndo);
    tellUndo();
}

void Workbench::makeAlarms()
{
    desk::Watch &watch = *m_around.watch;
    m_alarms = new AlarmPage(m_around, this);
    m_pages->addWidget(m_alarms);
    m_alarms->setLetters(m_actions.singleKeys());
    connect(m_alarms, &AlarmPage::left, this, &Workbench::showQueue);
    connect(m_alarms, &AlarmPage::opened, this, [this](IncidentId id) {
        // An alarm's incident is open: that list is sure to hold it.
        showList(QueryList::Open);
        m_queue->selectWhenRead(id);
        showIncident(id);
    });

    auto *bell = new AlarmBell(m_around.looks, m_foot);
    m_foot->addSign(bell);
    connect(bell, &AlarmBell::clicked, this, [this] { ask(Do::Alarms); });
    const auto count = [&watch, bell] {
        const auto &waiting = watch.waiting();
        bell->setCounts(static_cast<int>(waiting.size()),
            static_cast<int>(std::ranges::count(waiting, breachRung, &Alarm::rung)));
    };
    connect(&watch, &desk::Watch::waitingChanged, bell, count);
    count();

    auto *tray = new AlarmTray(watch, m_around.looks, m_around.ticker, m_around.zone, this);
    m_tray = tray;
    followTray();
    tray->setObjectName(QStringLiteral("alarmTray"));
    connect(tray, &AlarmTray::wanted, this, [this] {
        emit windowWanted();
        ask(Do::Alarms);
    });
    connect(tray, &AlarmTray::windowWanted, this, &Workbench::windowWanted);
    connect(tray, &AlarmTray::quitWanted, this, &Workbench::quitWanted);
    connect(tray, &AlarmTray::told, this, [this, tray](const QString &title) {
        QApplication::alert(window());
        // Where no tray says it, the window does, until someone has seen it.
        if (!tray->hasIcon())
            m_notices->showFault(title);
    });

    connect(&watch, &desk::Watch::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("look after the alarms")); });
    connect(&watch, &desk::Watch::settingsChanged, this, &Workbench::takeAlarmSettings);
    connect(&m_around.ticker, &Ticker::jumped, &watch, &desk::Watch::wake);
    takeAlarmSettings();
}

void Workbench::showAlarms()
{
    if (!m_alarms)
        return;
    leaveForms();
    showPage(m_alarms, tr("Alarms"), Place::Pages);
    m_alarms->begin();
}

void Workbench::takeAlarmSettings()
{
    const AlarmSettings &settings = m_around.watch->settings();
    m_actions.at(Do::RingAlarms)->setChecked(settings.on);
    m_actions.at(Do::AlarmSound)->setChecked(settings.sound);
    QAction *quiet = m_actions.at(Do::QuietHours);
    quiet->setChecked(settings.quiet.on);
    quiet->setText(tr("Quiet hours, %1 to %2")
                       .arg(settings.quiet.from.toString(words::hourForm()),
                           settings.quiet.to.toString(words::hourForm())));
}

void Workbench::switchAlarms()
{
    if (!m_around.watch)
        return;
    AlarmSettings settings = m_around.watch->settings();
    settings.on = m_actions.at(Do::RingAlarms)->isChecked();
    settings.sound = m_actions.at(Do::AlarmSound)->isChecked();
    settings.quiet.on = m_actions.at(Do::QuietHours)->isChecked();
    m_around.watch->setSettings(settings);
}

void Workbench::ask(Do what)
{
    switch (what) {
    case Do::NewIncident:
        if (m_pages->currentWidget() == m_intake)
            break;
        leaveForms();
        showPage(m_intake, tr("New incident"), Place::Forms);
        m_intake->open();
        break;
    case Do::NextUrgent:
        goToNextUrgent();
        break;
    case Do::Search:
        showQueue();
        m_queue->focusSearch();
        break;
    case Do::Anything:
        showPalette();
        break;
    case Do::Undo:
        m_around.hands.undo();
        break;
    case Do::Redo:
        m_around.hands.redo();
        break;
    case Do::Keys:
        showKeys();
        break;
    case Do::NextPane:
        nextPane();
        break;
    case Do::AsOf:
        m_past->ask();
        break;
    case Do::GoBoard:
        showBoard();
        break;
    case Do::GoFirstView:
        if (const auto &views = m_navigation->views().views(); !views.empty())
            showView(SavedView(views.front()));
        break;
    case Do::Back:
        showQueue();
        break;
    case Do::GoTriage:
    case Do::GoMine:
    case Do::GoDevOps:
    case Do::GoProduct:
    case Do::GoMemos:
    case Do::GoOpen:
        showList(listOf(what));
        break;
    case Do::Import:
        if (m_pages->currentWidget() == m_import)
            break;
        leaveForms();
        showPage(m_import, tr("Import a file"), Place::Forms);
        m_import->open();
        break;
    case Do::GoContracts:
        showContracts();
        break;
    case Do::Alarms:
        showAlarms();
        break;
    case Do::RingAlarms:
    case Do::AlarmSound:
    case Do::QuietHours:
        switchAlarms();
        break;
    case Do::SaveView:
        askToSave();
        break;
    case Do::Export:
        exportShown();
        break;
    case Do::Backups:
    case Do::CheckDesk:
    case Do::ReportProblem:
        askCare(what);
        break;
    case Do::Detail:
        if (m_narrow)
            showDetail(!m_detailAlone);
        else
            showDetail(!m_detailWanted);
        break;
    default:
        askIncident(what);
    }
}

void Workbench::askIncident(Do what)
{
    const std::vector<IncidentId> incidents = chosen();
    if (incidents.empty())
        return;
    if (incidents.size() > mostAtOnce && what != Do::CopyId) {
        m_notices->showFault(tr("%1 are chosen; at most %2 can be dealt with at once. Narrow the "
                                "list by a filter first.")
                                 .arg(QLocale().toString(static_cast<qint64>(incidents.size())),
                                     QLocale().toString(static_cast<qint64>(mostAtOnce))));
        return;
    }
    if (m_links)
        m_links->leave();
    if (what == Do::Classify && incidents.size() > 1)
        classifyMany(incidents);
    else if (what == Do::Classify)
        classify(incidents.front());
    else if (what == Do::Memo)
        memo(incidents.front());
    else if (what == Do::Assign)
        m_acts->open(DeedKind::Assign, incidents);
    else if (what == Do::Note)
        m_acts->open(DeedKind::Note, incidents);
    else if (what == Do::Claim)
        perform(DeedKind::Claim, incidents, {});
    else if (what == Do::Hold)
        holdOrResume();
    else if (what == Do::Resolve)
        resolveOrReopen();
    else if (what == Do::Link || what == Do::Merge)
        join(what, incidents);
    else if (what == Do::Unlink || what == Do::Unmerge)
        part(what);
    else if (what == Do::PassOn)
        passOn(incidents.front());
    else if (what == Do::CopyId)
        copyIds();
    else if (what == Do::Why)
        why(incidents.front());
}

void Workbench::remember(WindowMemory &memory) const
{
    memory.list = listMemory(m_queue->saveState());
    memory.detail = m_detailWanted;
    memory.detailWidth = m_detailWidth;
    const auto &lists = Navigation::lists();
    const auto place = std::ranges::find(lists, m_navigation->chosen()) - lists.begin();
    const auto go = static_cast<Do>(static_cast<int>(Do::GoTriage) + static_cast<int>(place));
    memory.view = m_actions.at(m_navigation->chosenPage().value_or(go))->objectName();
    if (const auto view = m_navigation->chosenView(); view && !m_navigation->chosenPage())
        memory.view = viewMemory + QString::number(*view);
}

QWidget *Workbench::menuButton() const
{
    return m_navigation->menuButton();
}

void Workbench::begin()
{
    if (m_pages->currentWidget() == m_status)
        m_status->focusFirst();
    else if (m_narrow && m_detailAlone)
        m_detail->setFocus(Qt::OtherFocusReason);
    else
        m_queue->focusList();
}

bool Workbench::event(QEvent *event)
{
    if (event->type() != RefusedEntry::kind())
        return QWidget::event(event);
    m_notices->showFault(static_cast<RefusedEntry *>(event)->sentence());
    event->accept();
    return true;
}

void Workbench::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutDetail();
}

void Workbench::keyPressEvent(QKeyEvent *event)
{
    // What list, detail and buttons have let pass.
    const bool plain = event->modifiers() == Qt::NoModifier;
    const bool atDesk = m_pages->currentWidget() == m_desk;
    if (plain && event->key() == Qt::Key_Space && atDesk)
        ask(Do::Detail);
    else if (plain && event->key() == Qt::Key_Escape)
        closeNearest();
    else
        QWidget::keyPressEvent(event);
}

void Workbench::closeNearest()
{
    if (m_past->closeForm())
        return;
    if (m_viewPanel->isVisible())
        m_viewPanel->leave();
    else if (m_acts->isVisible() || (m_links && m_links->isVisible()))
        leaveForms();
    else if (m_results->isVisible())
        m_results->leave();
    else if (m_detailAlone)
        showQueue();
    else if (m_past->closePast())
        return;
    else if (m_fromBoard && m_pages->currentWidget() == m_desk)
        showBoard();
    // Last: a notice comes unasked, and must not take the key from where one wanted to go.
    else
        m_notices->dismiss();
}

void Workbench::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint at = m_desk->mapFrom(this, event->pos());
    if (m_pages->currentWidget() != m_desk || !m_desk->rect().contains(at))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("incidentMenu"));
    menu->setAccessibleName(tr("What can be done with the chosen incidents"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_actions.of(ActionGroup::Incident))
        menu->addAction(action);
    menu->popup(event->globalPos());
}

void Workbench::showPage(QWidget *page, const QString &title, Place place)
{
    m_viewPanel->leave();
    m_pages->setCurrentWidget(page);
    if (page != m_desk)
        m_results->leave();
    if (page == m_desk || page == m_status)
        m_onBoard = page == m_status;
    m_past->setFramed(page == m_desk || page == m_status);
    m_actions.setPlace(place);
    m_title = title;
    emit titleChanged(title);
    showShown();
}

void Workbench::showQueue()
{
    m_detailAlone = false;
    layOutDetail();
    if (!m_fromBoard)
        m_navigation->showChosen();
    showPage(m_desk, m_queue->title(), Place::List);
    m_queue->focusList();
}

void Workbench::showBoard()
{
    leaveForms();
    m_navigation->setChosenPage(Do::GoBoard);
    showPage(m_status, tr("Status board"), Place::Board);
    m_status->focusFirst();
}

void Workbench::showFigure(const QString &query, const QString &title)
{
    m_fromBoard = true;
    m_queue->showQuery(query, title);
    showQueue();
}

void Workbench::showList(QueryList list)
{
    leaveForms();
    m_fromBoard = false;
    m_viewWanted = 0;
    m_navigation->setChosen(list);
    m_queue->showList(list);
    showQueue();
}

void Workbench::showIncident(IncidentId id)
{
    m_detail->showIncident(id);
    showDetail(true);
    m_detail->setFocus(Qt::OtherFocusReason);
}

void Workbench::showDetail(bool shown)
{
    if (m_narrow)
        m_detailAlone = shown;
    else
        m_detailWanted = shown;
    layOutDetail();
    if (m_narrow || !shown)
        begin();
}

void Workbench::layOutDetail()
{
    const bool narrow = width() < std::max(narrowBelow, m_around.looks.px(narrowBelow));
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_navigation->setCompact(narrow);
        m_detailAlone = false;
    }
    m_queue->setVisible(!(narrow && m_detailAlone));
    m_detail->setVisible(narrow ? m_detailAlone : m_detailWanted);
    QAction *detail = m_actions.at(Do::Detail);
    detail->setChecked(narrow ? m_detailAlone : m_detailWanted);
    if (!narrow && m_detailWanted) {
        const int all = m_desk->width();
        m_desk->setSizes({all - m_detailWidth, m_detailWidth});
    }
}

void Workbench::classify(IncidentId id)
{
    leaveForms();
    showPage(m_classify, tr("Classify %1").arg(deskNumber(id)), Place::Pages);
    m_classify->start(id);
}

void Workbench::memo(IncidentId id)
{
    if (m_past->isPast())
        return;
    leaveForms();
    showPage(m_memo, tr("Memo for %1").arg(deskNumber(id)), Place::Pages);
    m_memo->open(id);
}

void Workbench::why(IncidentId id)
{
    leaveForms();
    showPage(m_why, tr("Why %1 is due", "an incident").arg(deskNumber(id)), Place::Pages);
    m_why->open(id);
}

std::vector<IncidentId> Workbench::chosen() const
{
    return m_queue->selected();
}

void Workbench::readSubject()
{
    const int asked = ++m_subjectAsked;
    // Of so many only the number counts: they hardly share a state.
    if (const int count = m_queue->selectedCount(); count > mostSubjectsRead) {
        m_subject = {.count = count};
        m_actions.setSubject(m_subject);
        return;
    }
    const std::vector<IncidentId> incidents = chosen();
    if (incidents.empty()) {
        takeSubject({});
        return;
    }
    desk::whenDone(
        m_around.desk.ask([incidents](const desk::Desk &desk) { return desk.rows(incidents); }),
        this, [this, asked](const Result<std::vector<IncidentRow>> &rows) {
            if (asked == m_subjectAsked && rows)
                takeSubject(*rows);
        });
}

void Workbench::takeSubject(const std::vector<IncidentRow> &rows)
{
    Actions::Subject subject{.count = static_cast<int>(rows.size())};
    if (!rows.empty()) {
        const State state = rows.front().state;
        if (std::ranges::all_of(
                rows, [state](const IncidentRow &row) { return row.state == state; }))
            subject.state = state;
        const auto &classification = rows.front().classification;
        subject.owesMemo = classification && owesMemo(classification->outcome);
        subject.linked =
            std::ranges::any_of(rows, [](const IncidentRow &row) { return row.master.isSet(); });
        subject.merged = std::ranges::any_of(
            rows, [](const IncidentRow &row) { return row.duplicateOf.isSet(); });
        subject.master = rows.size() == 1 && rows.front().linked > 0;
    }
    m_subject = subject;
    m_actions.setSubject(subject);
}

void Workbench::perform(
    DeedKind kind, const std::vector<IncidentId> &incidents, const QString &text)
{
    const Deed deed = deedOf(m_around.hands, kind, incidents, text);
    m_around.hands.perform(deed.acts, deed.what, deed.done);
}

void Workbench::holdOrResume()
{
    if (m_subject.state == State::OnHold)
        perform(DeedKind::Resume, chosen(), {});
    else
        m_acts->open(DeedKind::Hold, chosen());
}

void Workbench::resolveOrReopen()
{
    const bool settled = m_subject.state && !isOpen(*m_subject.state);
    m_acts->open(settled ? DeedKind::Reopen : DeedKind::Resolve, chosen());
}

void Workbench::exportShown()
{
    // Several ticked: these alone.
    std::vector<IncidentId> ticked = chosen();
    if (ticked.size() < 2)
        ticked.clear();
    auto *dialog = new QFileDialog(this,
        ticked.empty() ? tr("Export the list")
                       : tr("Export %n chosen incidents", nullptr, static_cast<int>(ticked.size())),
        QString(), tr("Comma separated values (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    // A view is named by whoever shares it.
    dialog->selectFile(exchange::safeFileName(m_queue->title() + QStringLiteral(".csv")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, ticked](const QString &path) {
        desk::whenDone(ticked.empty() ? exportList(m_around.desk, m_queue->request(), path)
                                      : exportChosen(m_around.desk, ticked, path),
            this, [this](const Result<qint64> &written) {
                if (written)
                    m_notices->showDone(
                        tr("%n incidents exported.", nullptr, static_cast<int>(*written)), false);
                else
                    m_around.hands.fail(written.error(), tr("export the list"));
            });
    });
    dialog->open();
}

void Workbench::copyIds()
{
    QStringList numbers;
    for (const IncidentId id : chosen())
        numbers << deskNumber(id);
    QApplication::clipboard()->setText(numbers.join(QLatin1Char(' ')));
    m_notices->showDone(numbers.size() == 1
            ? tr("%1 is on the clipboard.").arg(numbers.front())
            : tr("%n numbers are on the clipboard.", nullptr, static_cast<int>(numbers.size())),
        false);
}

void Workbench::nextPane()
{
    // In the order of the tab key: lists, results, page, detail.
    const QWidget *focus = QApplication::focusWidget();
    if (m_navigation->isAncestorOf(focus) && m_results->isVisible()) {
        m_results->takeFocus();
    } else if (m_navigation->isAncestorOf(focus) || m_results->isAncestorOf(focus)) {
        if (m_pages->currentWidget() == m_desk)
            begin();
        else
            m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    } else if (m_queue->isAncestorOf(focus) && m_detail->isVisible()) {
        m_detail->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_navigation->takeFocus();
    }
}

void Workbench::showShown()
{
    const QWidget *page = m_pages->currentWidget();
    if (page == m_desk)
        m_foot->setShown(m_queue->foot());
    else if (page == m_status)
        m_foot->setShown(m_status->foot());
    else if (page == m_classify || page == m_memo || page == m_contracts || page == m_intake
        || page == m_classifyMany || page == m_passOn)
        m_foot->setShown(tr("Draft kept, every keystroke"));
    else
        m_foot->setShown({});
}

} // namespace gander::ui
