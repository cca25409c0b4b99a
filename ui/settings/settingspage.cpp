// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingspage.h"

#include "ui/alarms/alarmchoices.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int settingsMargin = 24;
constexpr int smallestPercent = 90; // as the program's options have it
constexpr int largestPercent = 150;
constexpr int percentStep = 10;

} // namespace

SettingsPage::SettingsPage(Looks &looks, QWidget *parent)
    : Sheet(looks, parent)
    , m_looks(looks)
    , m_singleKeys(makeSwitch("settingsSingleKeys", tr("Single letters act")))
    , m_textSize(new QSpinBox(this))
    , m_theme(new QComboBox(this))
    , m_alarms(new AlarmChoices(looks, this))
    , m_tray(makeSwitch("settingsTray", tr("Show an icon in the desktop's tray")))
    , m_closeToTray(makeSwitch(
          "settingsCloseToTray", tr("Closing the window leaves the icon, and alarms go on")))
    , m_askToLeave(makeSwitch("settingsAskToLeave",
          tr("On quitting, show which clocks end before the next working morning")))
    , m_startAtLogin(makeSwitch("settingsStartAtLogin", tr("Start Gander at login")))
{
    setObjectName(QStringLiteral("settingsPage"));
    setTitle(tr("Settings"));
    setSubtitle(tr("Each holds at once and is kept on this computer."));
    m_textSize->setObjectName(QStringLiteral("settingsTextSize"));
    m_textSize->setAccessibleName(tr("Text size"));
    m_textSize->setRange(smallestPercent, largestPercent);
    m_textSize->setSingleStep(percentStep);
    m_textSize->setSuffix(tr(" %", "per cent, behind a number"));
    m_textSize->setKeyboardTracking(false); // not at each digit
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    m_theme->setAccessibleName(tr("Theme"));
    setBody(makeBody());

    auto *leave = makeButton(tr("Back"), QStringLiteral("arrow-left"), tr("Esc"), looks, this);
    leave->setObjectName(QStringLiteral("settingsLeave"));
    addFootLeft(leave);
    connect(leave, &QPushButton::clicked, this, &SettingsPage::left);
    connect(m_singleKeys, &QCheckBox::toggled, this, &SettingsPage::singleKeysChosen);
    connect(m_textSize, &QSpinBox::valueChanged, this, &SettingsPage::textSizeChosen);
    connect(m_theme, &QComboBox::activated, this,
        [this] { emit themeChosen(m_theme->currentData().toString()); });
    connect(m_alarms, &AlarmChoices::chosen, this, &SettingsPage::alarmsChosen);
    connect(m_tray, &QCheckBox::toggled, this, &SettingsPage::trayChosen);
    connect(m_closeToTray, &QCheckBox::toggled, this, &SettingsPage::closeToTrayChosen);
    connect(m_askToLeave, &QCheckBox::toggled, this, &SettingsPage::askToLeaveChosen);
    connect(m_startAtLogin, &QCheckBox::toggled, this, &SettingsPage::startAtLoginChosen);
    connect(&looks, &Looks::changed, this, &SettingsPage::takeLooks);
    takeLooks();
    setFocusProxy(m_singleKeys);
}

QWidget *SettingsPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(settingsMargin, settingsMargin, settingsMargin, settingsMargin);
    column->setSpacing(10);

    addHeading(column, tr("Keys"));
    column->addWidget(m_singleKeys);
    addNote(column,
        tr("N for a new incident, C to classify, J and K to move. Off, a letter does nothing; "
           "Ctrl+K still finds every act."));

    addHeading(column, tr("Looks"));
    auto *looks = new QFormLayout;
    looks->setHorizontalSpacing(16);
    looks->setVerticalSpacing(8);
    looks->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    auto *theme = plainLabel(tr("Theme"), body);
    theme->setBuddy(m_theme);
    looks->addRow(theme, m_theme);
    auto *size = plainLabel(tr("Text size"), body);
    size->setBuddy(m_textSize);
    looks->addRow(size, m_textSize);
    column->addLayout(looks);

    m_alarmsPart = new QWidget(body);
    auto *alarms = new QVBoxLayout(m_alarmsPart);
    alarms->setContentsMargins(0, 12, 0, 0);
    alarms->setSpacing(10);
    addHeading(alarms, tr("Alarms and notifications"));
    m_alarms->layout()->setContentsMargins(0, 0, 0, 0);
    alarms->addWidget(m_alarms);
    column->addWidget(m_alarmsPart);

    addHeading(column, tr("Leaving and starting"));
    for (QCheckBox *one : {m_askToLeave, m_tray, m_closeToTray, m_startAtLogin})
        column->addWidget(one);
    column->addStretch(1);
    return body;
}

void SettingsPage::addHeading(QVBoxLayout *column, const QString &text)
{
    m_headings.push_back(plainLabel(text, this));
    m_headings.back()->setContentsMargins(0, column->count() > 0 ? 12 : 0, 0, 0);
    column->addWidget(m_headings.back());
}

void SettingsPage::addNote(QVBoxLayout *column, const QString &text)
{
    m_notes.push_back(plainLabel(text, this));
    m_notes.back()->setWordWrap(true);
    column->addWidget(m_notes.back());
}

QCheckBox *SettingsPage::makeSwitch(const char *name, const QString &text)
{
    auto *made = new QCheckBox(text, this);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(text);
    return made;
}

void SettingsPage::fill(const SettingsShown &shown)
{
    const QSignalBlocker still[]{QSignalBlocker(m_singleKeys), QSignalBlocker(m_textSize),
        QSignalBlocker(m_theme), QSignalBlocker(m_tray), QSignalBlocker(m_closeToTray),
        QSignalBlocker(m_askToLeave), QSignalBlocker(m_startAtLogin)};
    m_singleKeys->setChecked(shown.singleKeys);
    m_textSize->setValue(shown.textSize);
    m_theme->clear();
    for (const auto &[key, name] : shown.themes)
        m_theme->addItem(name, key);
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(shown.theme)));
    m_alarmsPart->setVisible(shown.alarms.has_value());
    if (shown.alarms)
        m_alarms->setSettings(*shown.alarms);
    m_tray->setChecked(shown.tray);
    m_closeToTray->setChecked(shown.closeToTray);
    m_closeToTray->setEnabled(shown.tray && shown.trayIsThere);
    m_askToLeave->setChecked(shown.askToLeave);
    m_startAtLogin->setChecked(shown.startAtLogin);
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        Sheet::keyPressEvent(event);
}

void SettingsPage::takeLooks()
{
    for (QLabel *heading : m_headings)
        heading->setFont(m_looks.font(FontRole::Section));
    QPalette quiet = m_looks.theme().palette();
    quiet.setColor(QPalette::WindowText, m_looks.theme().secondary);
    for (QLabel *note : m_notes) {
        note->setFont(m_looks.font(FontRole::Small));
        note->setPalette(quiet);
    }
}

} // namespace gander::ui
