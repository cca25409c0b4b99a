// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything one can ask the window for, as one table of QActions: name, words, keys, icon, and
// where it holds. Menus, tool tips and the page of keys are made from it.

#include "models/domain/incident.h"

#include <QObject>
#include <QString>

#include <optional>
#include <span>
#include <vector>

class QAction;
class QWidget;

namespace gander::ui {

enum class Do {
    NewIncident,
    NextUrgent,
    Search,
    Anything,
    Undo,
    Redo,
    Keys,
    Menu,
    NextPane,
    Back,
    AsOf,
    Classify,
    Assign,
    Claim,
    Hold,
    Resolve,
    Note,
    Link,
    Unlink,
    Merge,
    Unmerge,
    PassOn,
    Memo,
    Why,
    CopyId,
    Detail,
    GoTriage,
    GoMine,
    GoDevOps,
    GoProduct,
    GoMemos,
    GoOpen,
    GoBoard,
    Import,
    Export,
    OpenDesk,
    NewDesk,
    LargerText,
    SmallerText,
    SingleKeys,
    Settings,
    Quit,
    Alarms,
    GoContracts,
    GoFirstView,
    RingAlarms,
    AlarmSound,
    QuietHours,
    SaveView,
    Manage,
    Backups,
    CheckDesk,
    ReportProblem,
};

// What stands in the middle of the window: decides which keys hold.
enum class Place {
    None = 0,
    List = 1,   // a list, or one incident beside or in place of it
    Pages = 2,  // wizard, memo, keys: they have letters of their own
    Forms = 4,  // fields to type in
    Board = 16, // figures that open lists; 8 is no place, but where no desk is open
};

enum class ActionGroup { Everywhere, Incident, GoTo, Desk, Help };

struct ActionRow {
    Do what;
    ActionGroup group;
    const char *name; // object name
    const char *text;
    const char *keys; // portable, several apart by a blank; the first is shown
    const char *icon; // of the set, or empty
    int places;       // sum of Place
    bool needsIncident;
    bool writes;
};

// A key that a page handles by itself, listed beside the actions.
struct PageKey {
    const char *page;
    const char *keys;
    const char *text;
};

class Actions final : public QObject
{
    Q_OBJECT

public:
    // The actions are added to 'window', so that their keys hold all over it.
    explicit Actions(QWidget *window);

    [[nodiscard]] static std::span<const ActionRow> table();
    [[nodiscard]] static std::span<const PageKey> pageKeys();
    [[nodiscard]] static QString groupName(ActionGroup group);
    [[nodiscard]] static QString pageName(const PageKey &key);
    [[nodiscard]] static QString pageKeyText(const PageKey &key);

    [[nodiscard]] QAction *at(Do what) const;
    [[nodiscard]] std::vector<QAction *> of(ActionGroup group) const;

    // The incidents that an act would be done to: how many, and the state they share.
    struct Subject {
        int count = 0;
        std::optional<State> state; // none if they differ
        bool owesMemo = false;
        bool linked = false; // any of them to a master
        bool merged = false; // any of them into another
        bool master = false; // of one: others are linked to it
    };
    void setPlace(Place place);
    void setSubject(const Subject &subject);
    void setReadOnly(bool readOnly);
    // The past is looked at: nothing can be changed there, or acts on what is now.
    void setPast(bool past);
    void setUndo(bool undo, bool redo);
    // Letters without Ctrl or a function key; off, they are not keys at all.
    void setSingleKeys(bool on);
    [[nodiscard]] bool singleKeys() const { return m_singleKeys; }
    // Is there a saved view to go to?
    void setViews(bool any);

signals:
    void singleKeysChanged(bool on);
    void asked(gander::ui::Do what);

private:
    void refresh();
    [[nodiscard]] bool holds(const ActionRow &row) const;
    void setKeys(const ActionRow &row);

    std::vector<QAction *> m_actions;
    Place m_place = Place::None;
    Subject m_subject;
    bool m_readOnly = false;
    bool m_past = false;
    bool m_canUndo = false;
    bool m_canRedo = false;
    bool m_hasViews = false;
    bool m_singleKeys = true;
};

} // namespace gander::ui
