// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the desk looks now: theme, text size, fonts and tinted icons; tells when that changes.

#include "ui/kit/theme.h"

#include <QFont>
#include <QHash>
#include <QObject>
#include <QPixmap>

class QApplication;

namespace gander::ui {

enum class FontRole { Tile, Title, Page, Section, Body, BodyMedium, BodyStrong, Small, Caption };
enum class ThemeChoice { System, Light, Dark };

class Looks : public QObject
{
    Q_OBJECT

public:
    explicit Looks(QObject *parent = nullptr);
    // Takes the dress off again, if it put one on.
    ~Looks() override;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QFont font(FontRole role) const;
    // 0.9 to 1.5; all sizes in pixels grow with it.
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] int px(int designed) const { return qRound(designed * m_scale); }
    // An icon of the design's list by name, in one colour; 'px' logical pixels wide. Crisp at
    // 'ratio' device pixels for each.
    [[nodiscard]] QPixmap icon(
        const QString &name, const QColor &colour, int px, double ratio = 0) const;

    void setChoice(ThemeChoice choice);
    void setDark(bool dark);
    void setScale(double scale);
    // Makes the program look like this, now and after each change; 'app' outlives it. What the
    // system wants is read from its palette before ours replaces it.
    void dress(QApplication &app);

signals:
    void changed();

private:
    void apply();

    Theme m_theme = Theme::light();
    double m_scale = 1;
    QApplication *m_app = nullptr;
    bool m_systemIsDark = false;
    mutable QHash<QString, QPixmap> m_icons;
};

} // namespace gander::ui
