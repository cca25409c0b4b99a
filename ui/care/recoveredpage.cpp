// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/recoveredpage.h"

#include "ui/care/caretable.h"
#include "ui/care/carewords.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int recoveredMargin = 24;

} // namespace

RecoveredPage::RecoveredPage(Looks &looks, QWidget *parent)
    : Sheet(looks, parent)
    , m_says(nullptr)
    , m_where(nullptr)
    , m_missing(new CareTable(looks, {{tr("What is missing"), 0}}, this))
    , m_leave(makeButton(tr("Back"), QStringLiteral("arrow-left"), tr("Esc"), looks, this))
    , m_copy(makeButton(tr("Copy as text"), {}, tr("Ctrl C"), looks, this))
    , m_open(makeButton(tr("Open the recovered desk"), QStringLiteral("database"), tr("Ctrl ↵"),
          looks, this, true))
{
    setObjectName(QStringLiteral("recoveredPage"));
    setTitle(tr("Recovered"));
    m_missing->setObjectName(QStringLiteral("recoveredMissing"));
    m_missing->setAccessibleName(tr("What is missing"));
    m_leave->setObjectName(QStringLiteral("recoveredLeave"));
    m_copy->setObjectName(QStringLiteral("recoveredCopy"));
    m_open->setObjectName(QStringLiteral("recoveredOpen"));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(recoveredMargin, 16, recoveredMargin, 16);
    head->setSpacing(8);
    m_says = sayLong(looks, Voice::Section, Tone::Primary, body);
    m_says->setObjectName(QStringLiteral("recoveredSays"));
    m_where = sayLong(looks, Voice::Body, Tone::Second, body);
    m_where->setObjectName(QStringLiteral("recoveredWhere"));
    head->addWidget(m_says);
    head->addWidget(m_where);
    column->addLayout(head);
    column->addWidget(m_missing, 1);
    column->addStretch(0);
    setBody(body);
    addFootLeft(m_leave);
    addFootRight(m_copy);
    addFootRight(m_open);
    connect(m_leave, &QPushButton::clicked, this, &RecoveredPage::left);
    connect(m_copy, &QPushButton::clicked, this, &RecoveredPage::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openWanted(m_path); });
}

void RecoveredPage::show(const desk::Recovered &recovered, const QString &path)
{
    m_recovered = recovered;
    m_path = path;
    m_says->say(recoveredSentences(recovered).join(QLatin1Char('\n')));
    m_where->say(tr("The new desk is %1. The damaged one is as it was.")
                     .arg(QDir::toNativeSeparators(path)));
    std::vector<CareRow> rows;
    for (const QString &line : recovered.missing)
        rows.push_back({{line}});
    m_missing->setVisible(!rows.empty());
    m_missing->setRows(std::move(rows));
    m_open->setFocus(Qt::OtherFocusReason);
}

void RecoveredPage::copy()
{
    const QStringList lines = recoveredSentences(m_recovered) + m_recovered.missing;
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    emit told(tr("The report is on the clipboard."));
}

void RecoveredPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        emit openWanted(m_path);
    else
        Sheet::keyPressEvent(event);
}

} // namespace gander::ui
