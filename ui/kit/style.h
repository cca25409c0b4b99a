// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How Qt's own controls are painted: flat grounds, one-pixel edges, a two-pixel focus ring.

#include <QProxyStyle>

namespace gander::ui {

class Looks;

// A field says what is wrong with it by the property "mark": "wrong" or "lacking".
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
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
        const QSize &size, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option,
        const QWidget *widget, QStyleHintReturn *data) const override;

private:
    void paintField(QPainter *painter, const QRect &rect, const QStyleOption *option,
        const QWidget *widget, bool filled) const;
    void paintButton(QPainter *painter, const QStyleOption *option) const;
    void paintScrollBar(QPainter *painter, const QStyleOptionComplex *option,
        const QWidget *widget) const;
    void paintComboBox(
        QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const;

    const Looks &m_looks;
};

} // namespace gander::ui
