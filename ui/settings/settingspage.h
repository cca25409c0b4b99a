// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one may choose for oneself, on one page; each choice holds at once and is kept on this
// computer.

#include "models/domain/alarm.h"
#include "ui/intake/sheet.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace gander::ui {

class AlarmChoices;

// What holds now.
struct SettingsShown {
    bool singleKeys = true;
    int textSize = 100;                              // per cent
    std::vector<std::pair<QString, QString>> themes; // key and name
    QString theme;
    std::optional<AlarmSettings> alarms; // where someone watches
    bool tray = true;
    bool trayIsThere = false; // the desktop shows it
    bool closeToTray = false;
    bool askToLeave = true;
    bool startAtLogin = false;
};

class SettingsPage final : public Sheet
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit SettingsPage(Looks &looks, QWidget *parent = nullptr);

    // Tells nobody of a choice.
    void fill(const SettingsShown &shown);

signals:
    void singleKeysChosen(bool on);
    void textSizeChosen(int percent);
    void themeChosen(const QString &key);
    void alarmsChosen(const gander::AlarmSettings &settings);
    void trayChosen(bool shown);
    void closeToTrayChosen(bool stays);
    void askToLeaveChosen(bool asks);
    void startAtLoginChosen(bool starts);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    void addHeading(QVBoxLayout *column, const QString &text);
    [[nodiscard]] QCheckBox *makeSwitch(const char *name, const QString &text);
    void addNote(QVBoxLayout *column, const QString &text);
    void takeLooks();

    Looks &m_looks;
    QCheckBox *m_singleKeys;
    QSpinBox *m_textSize;
    QComboBox *m_theme;
    AlarmChoices *m_alarms;
    QCheckBox *m_tray;
    QCheckBox *m_closeToTray;
    QCheckBox *m_askToLeave;
    QCheckBox *m_startAtLogin;
    QWidget *m_alarmsPart = nullptr;
    std::vector<QLabel *> m_headings;
    std::vector<QLabel *> m_notes;
};

} // namespace gander::ui
