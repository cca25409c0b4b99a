// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/duplicatehints.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/names.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr qsizetype longestHintTitle = 90;
constexpr qsizetype longestHintName = 40;

QLabel *linesOf(const QString &text, FontRole role, const Looks &looks, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    label->setFont(looks.font(role));
    return label;
}

} // namespace

DuplicateHints::DuplicateHints(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("intakeDuplicates"));
    setAccessibleName(tr("May be reported already"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(&m_looks, &Looks::changed, this, [this] {
        // Made anew in the new looks with the next answer.
        m_shown.clear();
    });
    hide();
}

void DuplicateHints::show(const std::vector<SimilarCase> &open)
{
    std::vector<IncidentId> ids;
    for (const SimilarCase &one : open)
        ids.push_back(one.row.id);
    // What stays is left alone, for someone may stand on it.
    if (ids == m_shown && isHidden() == ids.empty())
        return;
    m_shown = ids;
    m_links.clear();
    if (m_rows) {
        m_rows->hide();
        m_rows->setParent(nullptr);
        m_rows->deleteLater();
    }
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(
        linesOf(tr("May be reported already"), FontRole::BodyStrong, m_looks, m_rows));
    for (const SimilarCase &one : open)
        add(one);
    column->addSpacing(4);
    column->addWidget(linesOf(tr("Ctrl+D goes there, Enter opens one; what you typed is kept."),
        FontRole::Small, m_looks, m_rows));
    column->addStretch(1);
    m_column->addWidget(m_rows);
    setVisible(!open.empty());
}

void DuplicateHints::focusFirst()
{
    if (isVisible() && !m_links.empty())
        m_links.front()->setFocus(Qt::ShortcutFocusReason);
}

void DuplicateHints::keyPressEvent(QKeyEvent *event)
{
    const auto at = std::find_if(m_links.begin(), m_links.end(),
        [](const QAbstractButton *link) { return link->hasFocus(); });
    if (at == m_links.end())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            return QWidget::keyPressEvent(event);
        (*at)->click();
        return;
    case Qt::Key_Down:
        if (at + 1 != m_links.end())
            (*(at + 1))->setFocus(Qt::TabFocusReason);
        return;
    case Qt::Key_Up:
        if (at != m_links.begin())
            (*(at - 1))->setFocus(Qt::TabFocusReason);
        return;
    case Qt::Key_Escape:
        emit left();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void DuplicateHints::add(const SimilarCase &one)
{
    const IncidentRow &row = one.row;
    const QString name = deskNumber(row.id);
    const QString title = words::shortened(row.title, longestHintTitle);
    auto *link = new Button(m_looks, name, {}, {}, ButtonForm::Link, m_rows);
    link->setObjectName(QStringLiteral("duplicate-") + name);
    link->setAccessibleName(tr("Open %1, %2").arg(name, title));
    connect(
        link, &QAbstractButton::clicked, this, [this, id = row.id] { emit incidentWanted(id); });
    m_links.push_back(link);
    auto *column = static_cast<QVBoxLayout *>(m_rows->layout());
    column->addSpacing(6);
    column->addWidget(link, 0, Qt::AlignLeading);
    column->addWidget(linesOf(title, FontRole::Body, m_looks, m_rows));
    QStringList because;
    for (const QString &word : one.because)
        because << tr("“%1”").arg(words::shortened(word, longestHintName));
    column->addWidget(
        linesOf(tr("%1 · %2 · alike by %3")
                    .arg(words::shortened(row.customer, longestHintName),
                        words::stateName(row.state), because.join(QStringLiteral(", "))),
            FontRole::Small, m_looks, m_rows));
}

} // namespace gander::ui
