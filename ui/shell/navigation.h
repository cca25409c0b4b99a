// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's lists with what is in them, counted by the lists' own queries; who sits here, and the
// menu.

#include "models/domain/query.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QLabel;
class QToolButton;

namespace gander::ui {

class Actions;
class NavEntry;

class Navigation final : public QWidget
{
    Q_OBJECT

public:
    Navigation(const Surroundings &around, const Actions &actions, QWidget *parent = nullptr);

    // The lists in the order of their keys.
    [[nodiscard]] static const std::vector<QueryList> &lists();

    void setChosen(QueryList list);
    [[nodiscard]] QueryList chosen() const;
    void setCompact(bool compact);
    [[nodiscard]] QWidget *menuButton() const;
    void takeFocus();

public slots:
    // Counts anew; once more if it was asked for while counting.
    void count();

signals:
    void listChosen(gander::QueryList list);
    void menuWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makePerson();
    void takeLooks();

    Surroundings m_around;
    QButtonGroup *m_group;
    QLabel *m_heading;
    QLabel *m_avatar;
    QLabel *m_name;
    QLabel *m_role;
    QToolButton *m_menu;
    std::vector<NavEntry *> m_entries;
    bool m_compact = false;
    bool m_counting = false;
    bool m_countAgain = false;
    qint64 m_countedMinute = 0;
};

} // namespace gander::ui
