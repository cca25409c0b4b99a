// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's lists and saved views with what is in them, counted by their own queries; the desk's
// pages; who sits here, and the menu.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QScrollArea;
class QToolButton;

namespace gander::desk {
class Desk;
}

namespace gander::ui {

class Actions;
class NavEntry;
class ViewList;
enum class Do;

class Navigation final : public QWidget
{
    Q_OBJECT

public:
    Navigation(const Surroundings &around, const Actions &actions, bool readOnly,
        QWidget *parent = nullptr);

    // The lists in the order of their keys.
    [[nodiscard]] static const std::vector<QueryList> &lists();
    // The pages under "Desk", by what goes there.
    [[nodiscard]] static const std::vector<Do> &pages();

    void setChosen(QueryList list);
    // The list that was chosen last, also while a page is.
    [[nodiscard]] QueryList chosen() const { return m_list; }
    // The view that is chosen, or is as soon as it is read; nothing: a list is.
    void setChosenView(std::optional<qint64> view);
    [[nodiscard]] std::optional<qint64> chosenView() const { return m_view; }
    // Shows the list or view that was chosen last, after a page.
    void showChosen();
    void setChosenPage(Do page);
    [[nodiscard]] std::optional<Do> chosenPage() const;
    // While one looks back the figures of now would only mislead.
    void setCounted(bool counted);
    void setCompact(bool compact);
    [[nodiscard]] QWidget *menuButton() const;
    [[nodiscard]] ViewList &views() const { return *m_views; }
    void takeFocus();

    // Reads the views alone, and counts by itself soon after: to count for the first time takes
    // longer than to show a list.
    void readViews();

public slots:
    // Counts anew; once more if it was asked for while counting.
    void count();
    // Counts unless that was asked for before.
    void countFirst();

signals:
    void listChosen(gander::QueryList list);
    void viewChosen(const gander::SavedView &view);
    // The views have been read, and some of them are others.
    void viewsChanged();
    void pageChosen(gander::ui::Do page);
    void menuWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // What one counting brings.
    struct Counted {
        std::vector<SavedView> views;
        std::vector<std::optional<ListCount>> counts; // of the lists, then of the views
    };
    [[nodiscard]] static Result<Counted> read(
        const desk::Desk &desk, bool counted, Instant now, const QString &me, const Zone &zone);
    void ask(bool counted);
    void take(const Counted &counted);
    QScrollArea *makeLists(const Actions &actions);
    [[nodiscard]] NavEntry *makeEntry(Do go, const Actions &actions, int id);
    QWidget *makePerson();
    void takeLooks();

    Surroundings m_around;
    QButtonGroup *m_group;
    QScrollArea *m_scroll;
    ViewList *m_views;
    QLabel *m_heading;
    QLabel *m_deskHeading;
    QLabel *m_avatar;
    QLabel *m_name;
    QLabel *m_role;
    QToolButton *m_menu;
    std::vector<NavEntry *> m_entries; // of the lists
    std::vector<NavEntry *> m_pageEntries;
    QueryList m_list = QueryList::Triage;
    std::optional<qint64> m_view;
    bool m_compact = false;
    bool m_counted = true;
    bool m_counting = false;
    bool m_countAgain = false;
    bool m_hasCounted = false;
    qint64 m_countedMinute = 0;
};

} // namespace gander::ui
