// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmchoices.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/alarmwords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace gander::ui {

AlarmChoices::AlarmChoices(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_on(box("alarmsOn", tr("Ring alarms")))
    , m_notify(box("alarmsNotify", tr("Notify outside the window")))
    , m_sound(box("alarmsSound", tr("With a sound")))
    , m_everyones(box("alarmsEveryones", tr("Everyone's incidents, not mine and nobody's alone")))
    , m_quiet(box("alarmsQuiet", tr("Quiet hours from")))
    , m_from(time("alarmsQuietFrom", tr("Quiet hours from")))
    , m_to(time("alarmsQuietTo", tr("Quiet hours until")))
{
    setObjectName(QStringLiteral("alarmChoices"));
    auto *until = plainLabel(tr("until"), this);
    until->setTextFormat(Qt::PlainText);
    until->setBuddy(m_to);
    auto *first = new QHBoxLayout;
    first->setSpacing(24);
    for (QCheckBox *one : {m_on, m_notify, m_sound})
        first->addWidget(one);
    first->addStretch(1);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_quiet);
    second->addWidget(m_from);
    second->addWidget(until);
    second->addWidget(m_to);
    second->addSpacing(16);
    second->addWidget(m_everyones);
    second->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(second);
    const auto dress = [this, &looks] {
        for (QTimeEdit *edit : {m_from, m_to})
            edit->setMinimumHeight(looks.px(30));
    };
    connect(&looks, &Looks::changed, this, dress);
    dress();
    setSettings({});
}

QCheckBox *AlarmChoices::box(const char *name, const QString &text)
{
    auto *made = new QCheckBox(text, this);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(text);
    connect(made, &QCheckBox::toggled, this, &AlarmChoices::choose);
    return made;
}

QTimeEdit *AlarmChoices::time(const char *name, const QString &told)
{
    auto *made = new QTimeEdit(this);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(told);
    made->setDisplayFormat(words::hourForm());
    made->setKeyboardTracking(false);
    connect(made, &QTimeEdit::timeChanged, this, &AlarmChoices::choose);
    return made;
}

void AlarmChoices::setSettings(const AlarmSettings &settings)
{
    const QSignalBlocker blocked[]{QSignalBlocker(m_on), QSignalBlocker(m_notify),
        QSignalBlocker(m_sound), QSignalBlocker(m_everyones), QSignalBlocker(m_quiet),
        QSignalBlocker(m_from), QSignalBlocker(m_to)};
    m_on->setChecked(settings.on);
    m_notify->setChecked(settings.notify);
    m_sound->setChecked(settings.sound);
    m_everyones->setChecked(settings.everyones);
    m_quiet->setChecked(settings.quiet.on);
    m_from->setTime(settings.quiet.from);
    m_to->setTime(settings.quiet.to);
    enable();
}

void AlarmChoices::choose()
{
    enable();
    emit chosen({.on = m_on->isChecked(),
        .notify = m_notify->isChecked(),
        .sound = m_sound->isChecked(),
        .everyones = m_everyones->isChecked(),
        .quiet = {m_quiet->isChecked(), m_from->time(), m_to->time()}});
}

void AlarmChoices::enable()
{
    for (QWidget *one : std::initializer_list<QWidget *>{m_notify, m_sound, m_everyones, m_quiet})
        one->setEnabled(m_on->isChecked());
    for (QTimeEdit *edit : {m_from, m_to})
        edit->setEnabled(m_on->isChecked() && m_quiet->isChecked());
}

} // namespace gander::ui
