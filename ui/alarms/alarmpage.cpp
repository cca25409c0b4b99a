// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmpage.h"

#include "models/desk/watch.h"
#include "ui/alarms/alarmchoices.h"
#include "ui/alarms/alarmtable.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/alarmwords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace gander::ui {

AlarmPage::AlarmPage(const Surroundings &around, QWidget *parent)
    : Sheet(around.looks, parent)
    , m_watch(*around.watch)
    , m_table(new AlarmTable(around.looks, around.ticker, around.zone, this))
    , m_choices(new AlarmChoices(around.looks, this))
    , m_open(nullptr)
    , m_acknowledge(nullptr)
    , m_acknowledgeAll(nullptr)
{
    setObjectName(QStringLiteral("alarmPage"));
    setTitle(tr("Alarms"));
    makeBody(around.looks);
    auto *leave =
        makeButton(tr("Back"), QStringLiteral("arrow-left"), tr("Esc"), around.looks, this);
    leave->setObjectName(QStringLiteral("alarmsLeave"));
    connect(leave, &QPushButton::clicked, this, &AlarmPage::left);
    addFootLeft(leave);
    setFocusProxy(leave);
    const auto right = [&](const char *name, const QString &text, const QString &key,
                           bool primary) {
        auto *button = makeButton(text, {}, key, around.looks, this, primary);
        button->setObjectName(QLatin1StringView(name));
        addFootRight(button);
        return button;
    };
    m_acknowledgeAll = right("alarmsAcknowledgeAll", tr("Acknowledge all"), tr("Shift A"), false);
    m_acknowledge = right("alarmsAcknowledge", tr("Acknowledge"), tr("A"), false);
    m_open = right("alarmsOpen", tr("Open incident"), tr("Enter"), true);
    connect(m_acknowledgeAll, &QPushButton::clicked, this, [this] { acknowledge(true); });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { acknowledge(false); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_table->current().isSet())
            emit opened(m_table->current());
    });
    connect(m_table, &AlarmTable::opened, this, &AlarmPage::opened);
    connect(m_choices, &AlarmChoices::chosen, &m_watch, &desk::Watch::setSettings);
    connect(&m_watch, &desk::Watch::settingsChanged, this,
        [this] { m_choices->setSettings(m_watch.settings()); });
    connect(&m_watch, &desk::Watch::waitingChanged, this, &AlarmPage::takeWaiting);
    m_choices->setSettings(m_watch.settings());
    m_choices->setEnabled(!m_watch.isReadOnly());
    takeWaiting();
}

void AlarmPage::makeBody(Looks &looks)
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_empty = new QWidget(body);
    auto *none = plainLabel(
        tr("No alarm waits. One rings when half, three quarters and nine tenths of a promise's "
           "time are gone, and when it is overdue, unless the contract says otherwise."),
        m_empty);
    none->setObjectName(QStringLiteral("alarmsNone"));
    none->setTextFormat(Qt::PlainText);
    none->setWordWrap(true);
    none->setAlignment(Qt::AlignCenter);
    auto *middle = new QVBoxLayout(m_empty);
    middle->setContentsMargins(48, 48, 48, 48);
    middle->addWidget(none);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addLayout(m_stack, 1);
    auto *rule = new QFrame(body);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Window);
    const auto dress = [rule, &looks] {
        QPalette line = rule->palette();
        line.setColor(QPalette::Window, looks.theme().divider);
        rule->setPalette(line);
    };
    connect(&looks, &Looks::changed, rule, dress);
    dress();
    column->addWidget(rule);
    column->addWidget(m_choices);
    setBody(body);
}

void AlarmPage::begin()
{
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::ShortcutFocusReason);
    else
        setFocus(Qt::ShortcutFocusReason);
}

void AlarmPage::takeWaiting()
{
    const auto &waiting = m_watch.waiting();
    const bool hadFocus = m_table->hasFocus();
    m_table->setAlarms(waiting);
    m_stack->setCurrentWidget(waiting.empty() ? m_empty : m_table);
    // Whoever acknowledged the last one still leaves by Esc.
    if (hadFocus && waiting.empty())
        setFocus(Qt::OtherFocusReason);
    if (m_watch.isReadOnly())
        setSubtitle(tr("A desk opened for reading only rings nothing"));
    else
        setSubtitle(waiting.empty() ? tr("None waits") : words::alarmSummary(waiting));
    m_open->setEnabled(!waiting.empty());
    for (QPushButton *button : {m_acknowledge, m_acknowledgeAll})
        button->setEnabled(!waiting.empty() && !m_watch.isReadOnly());
}

void AlarmPage::acknowledge(bool all)
{
    if (m_watch.waiting().empty())
        return;
    // All that are shown: what rings meanwhile was not seen by anyone.
    std::vector<IncidentId> incidents;
    if (all)
        for (const Alarm &alarm : m_watch.waiting())
            incidents.push_back(alarm.incident);
    else
        incidents = m_table->chosen();
    if (!incidents.empty())
        m_watch.acknowledge(incidents);
}

void AlarmPage::setLetters(bool act)
{
    m_letters = act;
    m_table->setLetters(act);
}

void AlarmPage::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (event->key() == Qt::Key_A && !m_letters)
        event->ignore();
    else if (event->key() == Qt::Key_A && modifiers == Qt::NoModifier)
        acknowledge(false);
    else if (event->key() == Qt::Key_A && modifiers == Qt::ShiftModifier)
        acknowledge(true);
    else
        Sheet::keyPressEvent(event);
}

} // namespace gander::ui
