// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "models/desk/watch.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/troubleplace.h"
#include "ui/shell/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

#include <memory>
#include <utility>

namespace gander::ui {

namespace {

constexpr QSize smallestWindow(1024, 640);
constexpr QSize firstWindow(1440, 900);

} // namespace

MainWindow::MainWindow(Looks &looks, const WindowMemory &memory, const Care &care)
    : m_looks(looks)
    , m_memory(memory)
    , m_actions(this)
    , m_themeMenu(new QMenu(tr("Theme"), this))
    , m_themes(new QActionGroup(this))
    , m_care(care)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(smallestWindow);
    resize(firstWindow);
    restoreGeometry(memory.geometry); // what it cannot read it leaves
    m_actions.setSingleKeys(memory.singleKeys);
    QAction *manage = m_actions.at(Do::Manage);
    manage->setChecked(memory.manages);
    manage->setToolTip(
        plainTip(tr("Contracts, moved deadlines and restores are for managers, and the history "
                    "says who acted as one. It is no lock: whoever can write the desk's file can "
                    "change it.")));
    m_themeMenu->setObjectName(QStringLiteral("themeMenu"));
    connect(&m_actions, &Actions::asked, this, &MainWindow::ask);
    connect(m_themes, &QActionGroup::triggered, this,
        [this](const QAction *chosen) { emit themeWanted(chosen->data().toString()); });
    showOpening();
}

MainWindow::~MainWindow() = default;

void MainWindow::showDesk(const Surroundings &around, const desk::DeskFacts &facts)
{
    dropBench();
    m_path = facts.path;
    m_deskName = facts.name.isEmpty() ? QFileInfo(facts.path).completeBaseName() : facts.name;
    m_readOnly = facts.readOnly;
    m_bench = new Workbench(around, facts, m_actions, m_memory, this);
    connect(m_bench, &Workbench::titleChanged, this, &MainWindow::showTitle);
    connect(m_bench, &Workbench::menuWanted, this, &MainWindow::popUpMenu);
    // Later: the page that asks for it goes with the bench.
    connect(
        m_bench, &Workbench::restoreWanted, this,
        [this](const QString &backup) { emit restoreWanted(m_path, backup); },
        Qt::QueuedConnection);
    m_bench->setTray(m_memory.tray);
    connect(m_bench, &Workbench::windowWanted, this, &MainWindow::showAgain);
    connect(m_bench, &Workbench::quitWanted, this, &MainWindow::quit);
    // Later: the bench goes with the window.
    connect(m_bench, &Workbench::leaveReady, this, &MainWindow::leave, Qt::QueuedConnection);
    setCentralWidget(m_bench);
    m_trouble = nullptr; // the window has dropped it
    showTitle();
    m_bench->begin();
    if (!m_tellLater.isEmpty())
        m_bench->tell(m_tellLater, m_tellFault);
    m_tellLater.clear();
}

void MainWindow::showFault(const Error &error, const QString &path)
{
    showOpening();
    m_path = path;
    m_trouble->showFault(error, path);
    if (!m_tellLater.isEmpty())
        m_trouble->tell(m_tellLater, m_tellFault);
    m_tellLater.clear();
}

void MainWindow::showEmpty(const QString &sentence)
{
    showOpening();
    m_trouble->showEmpty(sentence);
}

void MainWindow::showOpening()
{
    dropBench();
    m_trouble = new TroublePlace(m_looks, m_care, this);
    connect(m_trouble, &TroublePlace::openWanted, this, [this] { askPath(false); });
    connect(m_trouble, &TroublePlace::newWanted, this, [this] { askPath(true); });
    connect(
        m_trouble, &TroublePlace::readOnlyWanted, this, [this] { emit readOnlyWanted(m_path); });
    connect(m_trouble, &TroublePlace::againWanted, this, [this] { emit openWanted(m_path); });
    connect(m_trouble, &TroublePlace::managesWanted, m_actions.at(Do::Manage), &QAction::trigger);
    connect(m_trouble, &TroublePlace::deskReady, this,
        [this](const QString &path, const QString &sentence, bool isFault) {
            m_tellLater = sentence;
            m_tellFault = isFault;
            emit openWanted(path);
        });
    setCentralWidget(m_trouble);
    m_deskName.clear();
    m_readOnly = false;
    m_actions.setReadOnly(false);
    m_actions.setSubject({});
    m_actions.setUndo(false, false);
    m_actions.setPlace(Place::None);
    showTitle();
}

void MainWindow::showRestoring(const QString &path, const QString &backup)
{
    showOpening();
    m_path = path;
    m_trouble->restore(path, backup);
}

void MainWindow::setThemes(
    const std::vector<std::pair<QString, QString>> &keysAndNames, const QString &chosen)
{
    for (const auto &[key, name] : keysAndNames) {
        QAction *action = m_themeMenu->addAction(name);
        action->setObjectName(QStringLiteral("theme-") + key);
        action->setCheckable(true);
        action->setData(key);
        m_themes->addAction(action);
        action->setChecked(key == chosen);
    }
}

bool MainWindow::manages() const
{
    return m_actions.at(Do::Manage)->isChecked();
}

WindowMemory MainWindow::memory() const
{
    WindowMemory memory = m_memory;
    memory.geometry = saveGeometry();
    memory.singleKeys = m_actions.at(Do::SingleKeys)->isChecked();
    memory.manages = manages();
    if (m_bench)
        m_bench->remember(memory);
    return memory;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    emit closing();
    const bool quits = std::exchange(m_quits, false);
    // Nothing holds up the end of the session.
    const bool leaves = m_leaves || !m_bench || qGuiApp->isSavingSession();
    if (!leaves && !quits && m_memory.closeToTray && m_bench->hasTray()) {
        event->ignore();
        hide();
        return;
    }
    // Closing twice leaves in any case.
    if (!leaves && !m_readOnly && m_memory.askToLeave && !m_bench->isLeaving()) {
        event->ignore();
        showAgain();
        m_bench->askToLeave();
        return;
    }
    event->accept();
    // A window in the tray is not the last one to close: it is closed already.
    if (isHidden())
        QCoreApplication::quit();
}

void MainWindow::leave()
{
    m_leaves = true;
    close();
}

void MainWindow::quit()
{
    m_quits = true;
    close();
}

void MainWindow::showAgain()
{
    if (isHidden())
        show();
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
}

void MainWindow::setStartsAtLogin(bool starts)
{
    m_startsAtLogin = starts;
    fillSettings();
}

void MainWindow::ask(Do what)
{
    switch (what) {
    case Do::Quit:
        quit();
        break;
    case Do::Menu:
        popUpMenu();
        break;
    case Do::OpenDesk:
        askPath(false);
        break;
    case Do::NewDesk:
        askPath(true);
        break;
    case Do::LargerText:
        emit textSizeWanted(1);
        break;
    case Do::SmallerText:
        emit textSizeWanted(-1);
        break;
    case Do::Settings:
        if (m_bench) {
            if (!m_bench->hasSettings())
                connectSettings();
            emit startAtLoginAsked();
            fillSettings();
            m_bench->showSettings();
        }
        break;
    case Do::Manage:
        emit managesChanged(manages());
        break;
    case Do::SingleKeys:
        m_actions.setSingleKeys(m_actions.at(Do::SingleKeys)->isChecked());
        break;
    default:
        if (m_bench)
            m_bench->ask(what);
        else if (what == Do::ReportProblem)
            m_trouble->report();
    }
}

void MainWindow::connectSettings()
{
    SettingsPage &page = m_bench->settings();
    // Each by the very action or signal that menu and keys use.
    connect(&page, &SettingsPage::singleKeysChosen, &m_actions, &Actions::setSingleKeys);
    connect(&page, &SettingsPage::themeChosen, this, [this](const QString &key) {
        for (QAction *theme : m_themes->actions()) {
            if (theme->data().toString() == key)
                theme->trigger();
        }
    });
    connect(&page, &SettingsPage::textSizeChosen, this, [this](int percent) {
        emit textSizeWanted(qRound((percent - m_looks.scale() * 100) / 10));
        fillSettings(); // it goes in steps
    });
    connect(&page, &SettingsPage::trayChosen, this, [this](bool shown) {
        m_memory.tray = shown;
        m_bench->setTray(shown);
        fillSettings();
    });
    connect(&page, &SettingsPage::closeToTrayChosen, this,
        [this](bool stays) { m_memory.closeToTray = stays; });
    connect(&page, &SettingsPage::askToLeaveChosen, this,
        [this](bool asks) { m_memory.askToLeave = asks; });
    connect(&page, &SettingsPage::startAtLoginChosen, this, &MainWindow::startAtLoginWanted);
    // What menu and keys choose meanwhile stands there too.
    connect(&m_looks, &Looks::changed, &page, [this] { fillSettings(); });
    connect(&m_actions, &Actions::singleKeysChanged, &page, [this] { fillSettings(); });
}

void MainWindow::fillSettings()
{
    if (!m_bench || !m_bench->hasSettings())
        return;
    SettingsShown shown;
    shown.singleKeys = m_actions.singleKeys();
    shown.textSize = qRound(m_looks.scale() * 100);
    for (const QAction *theme : m_themes->actions())
        shown.themes.emplace_back(theme->data().toString(), theme->text());
    if (const QAction *chosen = m_themes->checkedAction())
        shown.theme = chosen->data().toString();
    if (const auto *watch = m_bench->watch())
        shown.alarms = watch->settings();
    shown.tray = m_memory.tray;
    shown.trayIsThere = m_bench->hasTray();
    shown.closeToTray = m_memory.closeToTray;
    shown.askToLeave = m_memory.askToLeave;
    shown.startAtLogin = m_startsAtLogin;
    m_bench->settings().fill(shown);
}

void MainWindow::askPath(bool forNew)
{
    // open(), not exec(): the window may be closed under it.
    auto *dialog = new QFileDialog(this, forNew ? tr("New desk") : tr("Open a desk"));
    dialog->setObjectName(forNew ? QStringLiteral("newDialog") : QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Desks (*.gander)"), tr("All files (*)")});
    if (forNew) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("gander"));
        // A desk never replaces a file: the desk itself refuses.
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::newWanted);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openWanted);
    }
    dialog->open();
}

void MainWindow::popUpMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("windowMenu"));
    menu->setAccessibleName(tr("Menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ActionGroup group : {ActionGroup::Everywhere, ActionGroup::Incident,
             ActionGroup::GoTo, ActionGroup::Help, ActionGroup::Desk}) {
        QMenu *part = group == ActionGroup::Desk ? menu : menu->addMenu(Actions::groupName(group));
        if (group == ActionGroup::Desk)
            menu->addSeparator();
        for (QAction *action : m_actions.of(group)) {
            if (action->objectName() == QLatin1StringView("quit")) {
                part->addMenu(m_themeMenu);
                part->addSeparator();
            }
            part->addAction(action);
        }
    }
    QWidget *button = m_bench ? m_bench->menuButton() : nullptr;
    if (button)
        menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    else
        menu->popup(mapToGlobal(QPoint(0, height() - menu->sizeHint().height())));
}

void MainWindow::showTitle()
{
    const QString page = m_bench ? m_bench->title() : QString();
    if (page.isEmpty() || m_deskName.isEmpty())
        setWindowTitle(tr("Gander"));
    else if (m_readOnly)
        setWindowTitle(plainTitle(tr("%1 — %2 (read-only)").arg(page, m_deskName)));
    else
        setWindowTitle(plainTitle(tr("%1 — %2").arg(page, m_deskName)));
}

void MainWindow::dropBench()
{
    if (!m_bench)
        return;
    m_bench->remember(m_memory);
    // At once, not later: the hands it uses are about to go.
    std::unique_ptr<QWidget>(takeCentralWidget()).reset();
    m_bench = nullptr;
}

} // namespace gander::ui
