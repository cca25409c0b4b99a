// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's lists with what is in them, counted by the lists' own queries; the desk's pages; who
// sits here, and the menu.

#include "models/domain/query.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QToolButton;

namespace gander::ui {

class Actions;
class NavEntry;
enum class Do;

class Navigation final : public QWidget
{
    Q_OBJECT

public:
    Navigation(const Surroundings &around, const Actions &actions, QWidget *parent = nullptr);

    // The lists in the order of their keys.
    [[nodiscard]] static const std::vector<QueryList> &lists();
    // The pages under "Desk", by what goes there.
    [[nodiscard]] static const std::vector<Do> &pages();

    void setChosen(QueryList list);
    // The list that was chosen last, also while a page is.
    [[nodiscard]] QueryList chosen() const { return m_list; }
    void setChosenPage(Do page);
    [[nodiscard]] std::optional<Do> chosenPage() const;
    // While one looks back the figures of now would only mislead.
    void setCounted(bool counted);
    void setCompact(bool compact);
    [[nodiscard]] QWidget *menuButton() const;
    void takeFocus();

public slots:
    // Counts anew; once more if it was asked for while counting.
    void count();

signals:
    void listChosen(gander::QueryList list);
    void pageChosen(gander::ui::Do page);
    void menuWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] NavEntry *makeEntry(Do go, const Actions &actions, int id);
    QWidget *makePerson();
    void takeLooks();

    Surroundings m_around;
    QButtonGroup *m_group;
    QLabel *m_heading;
    QLabel *m_deskHeading;
    QLabel *m_avatar;
    QLabel *m_name;
    QLabel *m_role;
    QToolButton *m_menu;
    std::vector<NavEntry *> m_entries; // of the lists
    std::vector<NavEntry *> m_pageEntries;
    QueryList m_list = QueryList::Triage;
    bool m_compact = false;
    bool m_counted = true;
    bool m_counting = false;
    bool m_countAgain = false;
    qint64 m_countedMinute = 0;
};

} // namespace gander::ui
