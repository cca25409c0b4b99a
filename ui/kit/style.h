// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How Qt's own controls are painted: flat grounds, one-pixel edges, a two-pixel focus ring.

#include <QProxyStyle>

namespace gander::ui {

class Looks;

// A field says what is wrong with it by the property "mark": "wrong" or "lacking". A header whose
// first column begins with signs sets "firstPadding" to where its words begin.
class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    // 'looks' outlives the style.
    explicit Style(const Looks &looks);

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
        SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
        const QSize &size, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;

private:
    // stylefields.cpp
    void paintField(QPainter *painter, const QRect &rect, const QStyleOption *option,
        const QWidget *widget, bool filled) const;
    void paintButton(QPainter *painter, const QStyleOption *option) const;
    void paintScrollBar(
        QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    void paintComboBox(
        QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    void paintSpinBox(
        QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;
    static void strokeInside(
        QPainter *painter, const QRect &rect, const QColor &colour, int width, int radius);
    // stylecontrols.cpp
    void paintIndicator(QPainter *painter, const QStyleOption *option, bool isRound) const;
    void paintMenuItem(QPainter *painter, const QStyleOption *option) const;
    void paintHeaderLabel(QPainter *painter, const QStyleOption *option) const;
    void paintHeaderArrow(QPainter *painter, const QStyleOption *option) const;
    void paintTab(QPainter *painter, const QStyleOption *option) const;
    void paintProgress(QPainter *painter, const QStyleOption *option) const;

    static constexpr int fieldRadius = 5;

    const Looks &m_looks;
};

} // namespace gander::ui
