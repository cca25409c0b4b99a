// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/field.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QVariant>

namespace gander::ui {

Field::Field(Looks &looks, const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_editor(editor)
    , m_name(plainLabel(label, this))
    , m_issueRow(new QWidget(this))
    , m_issueIcon(plainLabel({}, m_issueRow))
    , m_issue(plainLabel({}, m_issueRow))
{
    m_name->setBuddy(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(label);
    m_issue->setWordWrap(true);
    m_issue->setObjectName(QStringLiteral("issue"));
    auto *issueLine = new QHBoxLayout(m_issueRow);
    issueLine->setContentsMargins(0, 0, 0, 0);
    issueLine->setSpacing(5);
    issueLine->addWidget(m_issueIcon, 0, Qt::AlignTop);
    issueLine->addWidget(m_issue, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(editor);
    column->addWidget(m_issueRow);
    m_issueRow->hide();
    connect(&looks, &Looks::changed, this, &Field::dress);
    dress();
}

void Field::setIssue(const QString &issue)
{
    m_issue->setText(clamped(issue));
    m_issueRow->setVisible(!issue.isEmpty());
    m_editor->setProperty("mark", issue.isEmpty() ? QString() : QStringLiteral("wrong"));
    m_editor->setAccessibleDescription(issue);
    m_editor->update();
}

void Field::dress()
{
    const Ink fault = m_looks.theme().state(Band::Critical);
    QPalette palette = m_looks.theme().palette();
    palette.setColor(QPalette::WindowText, fault.text);
    m_issue->setPalette(palette);
    m_issue->setFont(m_looks.font(FontRole::Small));
    m_issueIcon->setPixmap(
        m_looks.icon(QStringLiteral("circle-alert"), fault.mark, m_looks.px(14)));
    m_name->setFont(m_looks.font(FontRole::BodyMedium));
}

} // namespace gander::ui
