// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A labelled editor, and below it what is wrong with it.

#include <QWidget>

class QLabel;

namespace gander::ui {

class Looks;

class Field : public QWidget
{
    Q_OBJECT

public:
    // Takes 'editor' as its child, and names it by 'label' for a screen reader.
    Field(Looks &looks, const QString &label, QWidget *editor, QWidget *parent = nullptr);

    // Nothing wrong, if empty.
    void setIssue(const QString &issue);
    [[nodiscard]] QWidget *editor() const { return m_editor; }

private:
    void dress();

    Looks &m_looks;
    QWidget *m_editor;
    QLabel *m_name;
    QWidget *m_issueRow;
    QLabel *m_issueIcon;
    QLabel *m_issue;
};

} // namespace gander::ui
