// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

#include <algorithm>
#include <array>

namespace gander::ui {

namespace {

constexpr int inList = static_cast<int>(Place::List);
constexpr int inBoard = inList | static_cast<int>(Place::Board);
constexpr int inPages = inBoard | static_cast<int>(Place::Pages);
constexpr int inForms = inPages | static_cast<int>(Place::Forms);
constexpr int everywhere = inForms | 8; // also where no desk is open
constexpr int mostClassified = 200; // at once: each is shown before it is done

#define WORDS(text) QT_TRANSLATE_NOOP("gander::ui::Actions", text)

// Single letters are keys in lists and pages only: in forms a combo box would look them up. A text
// field keeps its letters by itself. T is for noTe: N, O and E were taken or easily mistaken.
constexpr std::array rows{
    // clang-format off
    ActionRow{Do::NewIncident, ActionGroup::Everywhere, "newIncident", WORDS("New incident"), "N", "plus", inForms, false, true},
    ActionRow{Do::NextUrgent, ActionGroup::Everywhere, "nextUrgent", WORDS("Next urgent"), "Shift+N", "arrow-down-to-line", inForms, false, false},
    ActionRow{Do::Search, ActionGroup::Everywhere, "search", WORDS("Search"), "/ Ctrl+F", "search", inForms, false, false},
    ActionRow{Do::Anything, ActionGroup::Everywhere, "anything", WORDS("Any act or incident..."), "Ctrl+K", "arrow-right", inForms, false, false},
    ActionRow{Do::SaveView, ActionGroup::Everywhere, "saveView", WORDS("Save view"), "Ctrl+S", "bookmark-plus", inList, false, true},
    ActionRow{Do::Undo, ActionGroup::Everywhere, "undo", WORDS("Undo"), "Ctrl+Z", "undo-2", inForms, false, true},
    ActionRow{Do::Redo, ActionGroup::Everywhere, "redo", WORDS("Redo"), "Ctrl+Shift+Z Ctrl+Y", "", inForms, false, true},
    ActionRow{Do::NextPane, ActionGroup::Everywhere, "nextPane", WORDS("Next pane"), "F6", "", everywhere, false, false},
    ActionRow{Do::Menu, ActionGroup::Everywhere, "menu", WORDS("Menu"), "F10", "ellipsis", everywhere, false, false},
    ActionRow{Do::Keys, ActionGroup::Everywhere, "keys", WORDS("Keys"), "F1 ?", "", everywhere, false, false},
    ActionRow{Do::AsOf, ActionGroup::Everywhere, "asOf", WORDS("As of..."), "Ctrl+T", "history", inBoard, false, false},
    ActionRow{Do::Back, ActionGroup::Everywhere, "back", WORDS("Back to the list"), "Esc", "arrow-left", inPages, false, false},

    ActionRow{Do::Classify, ActionGroup::Incident, "classify", WORDS("Classify"), "C", "list-checks", inList, true, true},
    ActionRow{Do::Assign, ActionGroup::Incident, "assign", WORDS("Assign"), "A", "user-round-plus", inList, true, true},
    ActionRow{Do::Claim, ActionGroup::Incident, "claim", WORDS("Claim"), "I", "hand", inList, true, true},
    ActionRow{Do::Hold, ActionGroup::Incident, "hold", WORDS("Hold"), "H", "circle-pause", inList, true, true},
    ActionRow{Do::Resolve, ActionGroup::Incident, "resolve", WORDS("Resolve"), "R", "circle-check", inList, true, true},
    ActionRow{Do::Note, ActionGroup::Incident, "note", WORDS("Note"), "T", "message-square-plus", inList, true, true},
    ActionRow{Do::Link, ActionGroup::Incident, "link", WORDS("Link"), "L", "link", inList, true, true},
    ActionRow{Do::PassOn, ActionGroup::Incident, "passOn", WORDS("Pass on what it came to"), "Shift+L", "route", inList, true, true},
    ActionRow{Do::Unlink, ActionGroup::Incident, "unlink", WORDS("Unlink"), "", "", inList, true, true},
    ActionRow{Do::Merge, ActionGroup::Incident, "merge", WORDS("Merge as a duplicate"), "D", "git-merge", inList, true, true},
    ActionRow{Do::Unmerge, ActionGroup::Incident, "unmerge", WORDS("Unmerge"), "", "", inList, true, true},
    ActionRow{Do::Memo, ActionGroup::Incident, "memo", WORDS("Memo"), "M", "file-text", inList, true, false},
    ActionRow{Do::Why, ActionGroup::Incident, "why", WORDS("Why this deadline"), "E", "timer", inList, true, false},
    ActionRow{Do::CopyId, ActionGroup::Incident, "copyId", WORDS("Copy ID"), ".", "", inList, true, false},
    ActionRow{Do::Detail, ActionGroup::Incident, "detail", WORDS("Show detail"), "Space", "", inList, false, false},

    ActionRow{Do::GoTriage, ActionGroup::GoTo, "goTriage", WORDS("Triage"), "Ctrl+1", "inbox", inForms, false, false},
    ActionRow{Do::GoMine, ActionGroup::GoTo, "goMine", WORDS("Mine"), "Ctrl+2", "user-round", inForms, false, false},
    ActionRow{Do::GoDevOps, ActionGroup::GoTo, "goDevOps", WORDS("DevOps"), "Ctrl+3", "server-cog", inForms, false, false},
    ActionRow{Do::GoProduct, ActionGroup::GoTo, "goProduct", WORDS("Product"), "Ctrl+4", "lightbulb", inForms, false, false},
    ActionRow{Do::GoMemos, ActionGroup::GoTo, "goMemos", WORDS("Memos owed"), "Ctrl+5", "file-text", inForms, false, false},
    ActionRow{Do::GoOpen, ActionGroup::GoTo, "goOpen", WORDS("All open"), "Ctrl+6", "layers", inForms, false, false},
    ActionRow{Do::GoBoard, ActionGroup::GoTo, "goBoard", WORDS("Status board"), "Ctrl+7", "layout-dashboard", inForms, false, false},
    ActionRow{Do::Alarms, ActionGroup::GoTo, "alarms", WORDS("Alarms"), "Ctrl+Shift+A", "bell", inForms, false, false},
    ActionRow{Do::GoContracts, ActionGroup::GoTo, "goContracts", WORDS("Contracts"), "Ctrl+8", "scroll-text", inForms, false, false},
    ActionRow{Do::GoFirstView, ActionGroup::GoTo, "goFirstView", WORDS("First saved view"), "Ctrl+9", "bookmark", inForms, false, false},

    ActionRow{Do::Import, ActionGroup::Desk, "import", WORDS("Import a file"), "Ctrl+I", "arrow-down-to-line", inForms, false, true},
    ActionRow{Do::Export, ActionGroup::Desk, "export", WORDS("Export the list..."), "Ctrl+E", "arrow-up-from-line", inList, false, false},
    ActionRow{Do::OpenDesk, ActionGroup::Desk, "openDesk", WORDS("Open a desk..."), "Ctrl+O", "database", everywhere, false, false},
    ActionRow{Do::NewDesk, ActionGroup::Desk, "newDesk", WORDS("New desk..."), "", "", everywhere, false, false},
    ActionRow{Do::Backups, ActionGroup::Desk, "backups", WORDS("Backups..."), "Ctrl+Shift+B", "save", inForms, false, false},
    ActionRow{Do::CheckDesk, ActionGroup::Desk, "checkDesk", WORDS("Check the desk..."), "", "list-checks", inForms, false, false},
    ActionRow{Do::LargerText, ActionGroup::Desk, "largerText", WORDS("Larger text"), "Ctrl++ Ctrl+=", "zoom-in", everywhere, false, false},
    ActionRow{Do::SmallerText, ActionGroup::Desk, "smallerText", WORDS("Smaller text"), "Ctrl+-", "zoom-out", everywhere, false, false},
    ActionRow{Do::Settings, ActionGroup::Desk, "settings", WORDS("Settings..."), "Ctrl+,", "settings", inForms, false, false},
    ActionRow{Do::SingleKeys, ActionGroup::Desk, "singleKeys", WORDS("Single letters act"), "", "", everywhere, false, false},
    ActionRow{Do::Manage, ActionGroup::Desk, "manage", WORDS("I manage this desk"), "", "", everywhere, false, false},
    ActionRow{Do::RingAlarms, ActionGroup::Desk, "ringAlarms", WORDS("Ring alarms"), "", "", inForms, false, true},
    ActionRow{Do::AlarmSound, ActionGroup::Desk, "alarmSound", WORDS("Alarms with a sound"), "", "", inForms, false, true},
    ActionRow{Do::QuietHours, ActionGroup::Desk, "quietHours", WORDS("Quiet hours"), "", "", inForms, false, true},
    ActionRow{Do::Quit, ActionGroup::Desk, "quit", WORDS("Quit"), "Ctrl+Q", "", everywhere, false, false},

    ActionRow{Do::ReportProblem, ActionGroup::Help, "reportProblem", WORDS("Report a problem..."), "", "bug", everywhere, false, false},
    // clang-format on
};

constexpr std::array keysOfPages{
    // clang-format off
    PageKey{WORDS("List"), "J K Up Down", WORDS("Next and previous incident")},
    PageKey{WORDS("List"), "Home End", WORDS("First and last incident")},
    PageKey{WORDS("List"), "Return", WORDS("Open the incident")},
    PageKey{WORDS("List"), "X", WORDS("Tick the incident, or not; ticks stay while one goes on")},
    PageKey{WORDS("List"), "Shift+Up Shift+Down", WORDS("Choose a range")},
    PageKey{WORDS("List"), "Ctrl+A", WORDS("Choose all")},
    PageKey{WORDS("List"), "Esc", WORDS("Choose the current one alone again")},
    PageKey{WORDS("Views"), "F2", WORDS("Rename the view")},
    PageKey{WORDS("Views"), "Del", WORDS("Delete the view")},
    PageKey{WORDS("Views"), "Shift+F10", WORDS("All that can be done with the view")},
    PageKey{WORDS("Status board"), "Left Right Up Down", WORDS("From one cell to the next")},
    PageKey{WORDS("Status board"), "Return", WORDS("Open the list behind a figure")},
    PageKey{WORDS("As of"), "Return", WORDS("Show the desk as of that instant")},
    PageKey{WORDS("As of"), "Esc", WORDS("Back to now")},
    PageKey{WORDS("Classify"), "1 2 3 4", WORDS("Choose the category, or a severity and a DevOps level")},
    PageKey{WORDS("Classify"), "0", WORDS("Help me decide: plain questions")},
    PageKey{WORDS("Classify"), "D", WORDS("It is a duplicate of another incident")},
    PageKey{WORDS("Classify"), "H", WORDS("Ask the customer, where the contract lets a clock wait")},
    PageKey{WORDS("Classify"), "Left Right Up Down", WORDS("From one severity and level to the next")},
    PageKey{WORDS("Classify"), "Alt+Left", WORDS("One step back")},
    PageKey{WORDS("Classify"), "Ctrl+Return", WORDS("Next step, or classify and route")},
    PageKey{WORDS("Classify"), "Esc", WORDS("Leave and keep the draft")},
    PageKey{WORDS("Memo"), "F8", WORDS("Next blank")},
    PageKey{WORDS("Memo"), "Shift+F8", WORDS("Blank before")},
    PageKey{WORDS("Memo"), "Ctrl+Return", WORDS("Approve or issue")},
    PageKey{WORDS("Memo"), "Ctrl+E", WORDS("Export as PDF")},
    PageKey{WORDS("Memo"), "Ctrl+P", WORDS("Print")},
    PageKey{WORDS("Memo"), "Ctrl+Shift+P", WORDS("Show or hide the preview")},
    PageKey{WORDS("Memo"), "Esc", WORDS("Leave and keep the draft")},
    PageKey{WORDS("Pass on"), "Space", WORDS("Tick the report, or not")},
    PageKey{WORDS("Pass on"), "Ctrl+Return", WORDS("Pass on to those ticked")},
    PageKey{WORDS("Pass on"), "Esc", WORDS("Leave and keep the draft")},
    PageKey{WORDS("Alarms"), "J K Up Down", WORDS("Next and previous alarm")},
    PageKey{WORDS("Alarms"), "Return", WORDS("Open the incident")},
    PageKey{WORDS("Alarms"), "A", WORDS("Acknowledge the alarm")},
    PageKey{WORDS("Alarms"), "Shift+A", WORDS("Acknowledge all")},
    PageKey{WORDS("Check the desk"), "Return", WORDS("Open the incident of the finding")},
    PageKey{WORDS("Check the desk"), "Ctrl+C", WORDS("Copy the findings as text")},
    PageKey{WORDS("Check the desk"), "Ctrl+Return", WORDS("Check again")},
    PageKey{WORDS("Why this deadline"), "Ctrl+C", WORDS("Copy as text")},
    PageKey{WORDS("Why this deadline"), "Ctrl+M", WORDS("Quote in the memo")},
    PageKey{WORDS("Why this deadline"), "Ctrl+T", WORDS("Open the contract")},
    PageKey{WORDS("Why this deadline"), "Esc", WORDS("Back")},
    PageKey{WORDS("Contract"), "Ins", WORDS("New clause")},
    PageKey{WORDS("Contract"), "Del", WORDS("Remove the clause")},
    PageKey{WORDS("Contract"), "Alt+Up Alt+Down", WORDS("Clause earlier or later; later ones win")},
    PageKey{WORDS("Contract"), "Ctrl+Return", WORDS("Put the draft in force")},
    PageKey{WORDS("Contract"), "Esc", WORDS("Leave and keep the draft")},
    PageKey{WORDS("Keys"), "Ctrl+P", WORDS("Print the keys")},
    PageKey{WORDS("Keys"), "Ctrl+E", WORDS("Save the keys as PDF")},
    PageKey{WORDS("Form"), "Ctrl+Return", WORDS("Do it")},
    PageKey{WORDS("Form"), "Esc", WORDS("Leave and keep the draft")},
    // clang-format on
};
#undef WORDS

QString words(const char *text)
{
    return QCoreApplication::translate("gander::ui::Actions", text);
}

bool isSwitch(Do what)
{
    return what == Do::Detail || what == Do::SingleKeys || what == Do::RingAlarms
        || what == Do::AlarmSound || what == Do::QuietHours || what == Do::Manage;
}

bool isSingleKey(const QKeySequence &keys)
{
    if (keys.count() != 1)
        return false;
    const QKeyCombination one = keys[0];
    const bool plain = (one.keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    return plain && one.key() > Qt::Key_Space && one.key() < Qt::Key_Escape;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (const ActionRow &row : rows) {
        auto *action = new QAction(words(row.text), this);
        action->setObjectName(QLatin1StringView(row.name));
        action->setCheckable(isSwitch(row.what));
        connect(action, &QAction::triggered, this, [this, &row] { emit asked(row.what); });
        // Space presses buttons and Esc closes what is nearest: no shortcuts of the window, which
        // would come first, but what Workbench::keyPressEvent does with a key nobody wanted.
        if (row.what != Do::Detail && row.what != Do::Back)
            window->addAction(action);
        m_actions.push_back(action);
        setKeys(row);
    }
    at(Do::SingleKeys)->setChecked(true);
    refresh();
}

std::span<const ActionRow> Actions::table()
{
    return rows;
}

std::span<const PageKey> Actions::pageKeys()
{
    return keysOfPages;
}

QString Actions::groupName(ActionGroup group)
{
    switch (group) {
    case ActionGroup::Everywhere:
        return tr("Everywhere");
    case ActionGroup::Incident:
        return tr("Chosen incidents");
    case ActionGroup::GoTo:
        return tr("Go to");
    case ActionGroup::Desk:
        return tr("Desk and window");
    case ActionGroup::Help:
        return tr("Help");
    }
    return {};
}

QString Actions::pageName(const PageKey &key)
{
    return words(key.page);
}

QString Actions::pageKeyText(const PageKey &key)
{
    return words(key.text);
}

QAction *Actions::at(Do what) const
{
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].what == what)
            return m_actions[i];
    }
    Q_UNREACHABLE();
}

std::vector<QAction *> Actions::of(ActionGroup group) const
{
    std::vector<QAction *> found;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].group == group)
            found.push_back(m_actions[i]);
    }
    return found;
}

void Actions::setPlace(Place place)
{
    const bool sameKeys = (m_place == Place::Forms) == (place == Place::Forms);
    m_place = place;
    for (const ActionRow &row : rows) {
        if (!sameKeys)
            setKeys(row);
    }
    refresh();
}

void Actions::setSubject(const Subject &subject)
{
    m_subject = subject;
    refresh();
}

void Actions::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    refresh();
}

void Actions::setPast(bool past)
{
    m_past = past;
    refresh();
}

void Actions::setUndo(bool canUndo, bool canRedo)
{
    m_canUndo = canUndo;
    m_canRedo = canRedo;
    refresh();
}

void Actions::setSingleKeys(bool on)
{
    m_singleKeys = on;
    at(Do::SingleKeys)->setChecked(on);
    for (const ActionRow &row : rows)
        setKeys(row);
    emit singleKeysChanged(on);
}

void Actions::setViews(bool any)
{
    m_hasViews = any;
    refresh();
}

void Actions::setKeys(const ActionRow &row)
{
    QList<QKeySequence> keys;
    const QStringList texts =
        QString::fromLatin1(row.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        const auto sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
        const bool isKeyHere = row.what == Do::Keys || m_place != Place::Forms;
        if (!isSingleKey(sequence) || (m_singleKeys && isKeyHere))
            keys.append(sequence);
    }
    at(row.what)->setShortcuts(keys);
}

bool Actions::holds(const ActionRow &row) const
{
    // Where no desk is open the place has no bit: only what holds everywhere does.
    const bool here = m_place == Place::None ? (row.places & 8) != 0
                                             : (row.places & static_cast<int>(m_place)) != 0;
    if (!here || (row.writes && m_readOnly) || (row.needsIncident && m_subject.count == 0))
        return false;
    const bool ofNow = row.what == Do::Memo || row.what == Do::Export || row.what == Do::NextUrgent
        || row.what == Do::Why;
    if (m_past && (row.writes || ofNow))
        return false;
    const auto &state = m_subject.state;
    if (row.what == Do::Undo)
        return m_canUndo;
    if (row.what == Do::Redo)
        return m_canRedo;
    if (row.what == Do::GoFirstView)
        return m_hasViews;
    if (row.what == Do::Why)
        return m_subject.count == 1;
    if (row.what == Do::Classify)
        return m_subject.count <= mostClassified && (!state || isOpen(*state));
    if (row.what == Do::Memo)
        return m_subject.count == 1 && m_subject.owesMemo;
    if (row.what == Do::Hold || row.what == Do::Assign || row.what == Do::Claim)
        return !state || isOpen(*state);
    if (row.what == Do::Unlink)
        return m_subject.linked;
    if (row.what == Do::Unmerge)
        return m_subject.merged;
    if (row.what == Do::PassOn)
        return m_subject.master;
    if (row.what == Do::Merge)
        return (!state || isOpen(*state)) && !m_subject.merged;
    if (row.what == Do::Resolve)
        return state != State::Duplicate;
    return true;
}

void Actions::refresh()
{
    for (const ActionRow &row : rows)
        at(row.what)->setEnabled(holds(row));
    // One key for an act and its contrary: the state says which is meant.
    const auto &state = m_subject.state;
    at(Do::Hold)->setText(state == State::OnHold ? tr("Resume") : tr("Hold"));
    const bool settled = state && !isOpen(*state);
    at(Do::Resolve)->setText(settled ? tr("Reopen") : tr("Resolve"));
}

} // namespace gander::ui
