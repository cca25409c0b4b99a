// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of names as chips: some locked by a rule, the others removable, more can be added.

#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace gander::ui {

class FlowLayout;
class Looks;

class NameChips final : public QWidget
{
    Q_OBJECT

public:
    NameChips(Looks &looks, const QString &accessibleName, QWidget *parent);

    // 'locked' names cannot be removed; 'rule' says why, beside them.
    void setNames(const QStringList &names, const QStringList &locked, const QString &rule);
    void setReadOnly(bool readOnly);
    [[nodiscard]] const QStringList &names() const { return m_names; }

signals:
    void edited(const QStringList &names);

private:
    void build();
    void add();
    void remove(const QString &name);

    Looks &m_looks;
    QStringList m_names;
    QStringList m_locked;
    QString m_rule;
    bool m_readOnly = false;
    FlowLayout *m_row;
    QLineEdit *m_field;
};

} // namespace gander::ui
