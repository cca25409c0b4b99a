// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar over a list: its name, its counts and what can be done from there.

#include <QWidget>

class QAction;
class QLabel;

namespace gander::ui {

class Button;
class Looks;

class QueueBar final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit QueueBar(const Looks &looks, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setCounts(const QString &counts);
    // The two that stand here.
    void setActions(QAction &nextUrgent, QAction &newIncident);
    // Nothing is done to the past.
    void offerActs(bool offered);

private:
    void applyLooks();

    const Looks &m_looks;
    QLabel *m_name;
    QLabel *m_counts;
    Button *m_nextUrgent;
    Button *m_newIncident;
};

} // namespace gander::ui
