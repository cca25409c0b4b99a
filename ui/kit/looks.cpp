// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/looks.h"

#include "resources/looks.h"
#include "ui/kit/focusring.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QToolTip>

#include <algorithm>

namespace gander::ui {

namespace {

struct FontSize {
    int px = 13;
    QFont::Weight weight = QFont::Normal;
};

FontSize sizeOf(FontRole role)
{
    switch (role) {
    case FontRole::Tile:
        return {30, QFont::DemiBold};
    case FontRole::Title:
        return {18, QFont::DemiBold};
    case FontRole::Page:
        return {16, QFont::DemiBold};
    case FontRole::Section:
        return {15, QFont::DemiBold};
    case FontRole::Body:
        return {13, QFont::Normal};
    case FontRole::BodyMedium:
        return {13, QFont::Medium};
    case FontRole::BodyStrong:
        return {13, QFont::DemiBold};
    case FontRole::Small:
        return {12, QFont::Normal};
    case FontRole::Caption:
        return {11, QFont::Normal};
    }
    Q_UNREACHABLE();
}

QByteArray tintedSvg(const QString &name, const QColor &colour, int px)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // QIcon does not tint currentColor, so the text of the picture is changed. Thin lines vanish
    // in rows: 2 units at 14 px and below, 1.75 above.
    return file.readAll()
        .replace("currentColor", colour.name().toLatin1())
        .replace("stroke-width=\"2\"", px > 14 ? "stroke-width=\"1.75\"" : "stroke-width=\"2\"");
}

} // namespace

Looks::Looks(QObject *parent)
    : QObject(parent)
{
}

QFont Looks::font(FontRole role) const
{
    const FontSize size = sizeOf(role);
    QFont font(fontFamily());
    font.setPixelSize(px(size.px));
    font.setWeight(size.weight);
    return font;
}

QPixmap Looks::icon(const QString &name, const QColor &colour, int px, double ratio) const
{
    const double dpr = ratio > 0 ? ratio : (m_app ? m_app->devicePixelRatio() : 1.0);
    const QString key =
        QStringLiteral("%1|%2|%3|%4")
            .arg(name, colour.name(), QString::number(px), QString::number(dpr, 'f', 2));
    if (const auto known = m_icons.constFind(key); known != m_icons.constEnd())
        return *known;
    QPixmap pixmap(QSize(qRound(px * dpr), qRound(px * dpr)));
    pixmap.fill(Qt::transparent);
    if (const QByteArray svg = tintedSvg(name, colour, px); !svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    pixmap.setDevicePixelRatio(dpr);
    m_icons.insert(key, pixmap);
    return pixmap;
}

void Looks::setChoice(ThemeChoice choice)
{
    setDark(choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemIsDark));
}

void Looks::setDark(bool dark)
{
    if (m_theme.dark == dark)
        return;
    m_theme = dark ? Theme::darkTheme() : Theme::light();
    apply();
}

void Looks::setScale(double scale)
{
    const double within = std::clamp(scale, 0.9, 1.5);
    if (qFuzzyCompare(within, m_scale))
        return;
    m_scale = within;
    apply();
}

Looks::~Looks()
{
    // The style reads the looks, and widgets may still come after them.
    if (m_app)
        QApplication::setStyle(QStringLiteral("fusion"));
}

void Looks::dress(QApplication &app)
{
    m_app = &app;
    m_systemIsDark = app.palette().color(QPalette::Window).lightness() < 128;
    loadFonts();
    app.setStyle(new Style(*this)); // the application owns its style
    new FocusRing(app);
    apply();
}

void Looks::apply()
{
    if (m_app) {
        m_app->setPalette(m_theme.palette());
        m_app->setFont(font(FontRole::Body));
        m_app->setFont(font(FontRole::BodyMedium), "QPushButton");
        QToolTip::setPalette(m_theme.palette());
        QToolTip::setFont(font(FontRole::Small));
    }
    emit changed();
}

} // namespace gander::ui
