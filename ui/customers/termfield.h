// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One field of a contract: its editor, what is wrong with it, and what it was in the version
// compared with.

#include "ui/kit/field.h"

#include <optional>

namespace gander::ui {

class Saying;

class TermField final : public QWidget
{
    Q_OBJECT

public:
    // 'place' is where faults of it lie: "timezone". Takes 'editor' as its child.
    TermField(
        Looks &looks, const QString &place, const QString &label, QWidget *editor, QWidget *parent);

    [[nodiscard]] const QString &place() const { return m_place; }
    [[nodiscard]] QWidget *editor() const { return m_field->editor(); }
    void setIssue(const QString &issue) { m_field->setIssue(issue); }
    // Nothing, if it is the same as it was.
    void setWas(const std::optional<QString> &was);

private:
    QString m_place;
    Field *m_field;
    Saying *m_was;
};

} // namespace gander::ui
