// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/theme.h"

namespace gander::ui {

namespace {

QColor rgb(quint32 value)
{
    return QColor::fromRgb(value);
}

Ink inkOf(quint32 mark, quint32 text, quint32 tint)
{
    return {rgb(mark), rgb(text), rgb(tint)};
}

} // namespace

Theme Theme::light()
{
    Theme theme;
    theme.window = rgb(0xF4F5F7);
    theme.surface = rgb(0xFFFFFF);
    theme.sunken = rgb(0xEBEDF0);
    theme.raised = rgb(0xFFFFFF);
    theme.hover = rgb(0xF0F2F5);
    theme.selected = rgb(0xE3ECFB);
    theme.selectedInactive = rgb(0xE6E8EC);
    theme.zebra = rgb(0xFAFBFC);
    theme.tooltip = rgb(0x1E242C);
    theme.text = rgb(0x1A1F26);
    theme.secondary = rgb(0x4C5663);
    theme.tertiary = rgb(0x5C6672);
    theme.disabled = rgb(0x9AA2AC);
    theme.onAccent = rgb(0xFFFFFF);
    theme.onTooltip = rgb(0xF4F6F8);
    theme.divider = rgb(0xE2E5E9);
    theme.strong = rgb(0xC9CED5);
    theme.control = rgb(0x7B8490);
    theme.accent = rgb(0x1D56C4);
    theme.accentHover = rgb(0x194BAB);
    theme.accentPressed = rgb(0x143F92);
    theme.onBreached = rgb(0xFFFFFF);
    return theme;
}

Theme Theme::darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = rgb(0x16191E);
    theme.surface = rgb(0x1D2127);
    theme.sunken = rgb(0x121519);
    theme.raised = rgb(0x262B33);
    theme.hover = rgb(0x252A32);
    theme.selected = rgb(0x223453);
    theme.selectedInactive = rgb(0x2B3038);
    theme.zebra = rgb(0x1F242A);
    theme.tooltip = rgb(0xE6EAEF);
    theme.text = rgb(0xE6E9ED);
    theme.secondary = rgb(0xAEB7C2);
    theme.tertiary = rgb(0x9BA5B1);
    theme.disabled = rgb(0x66707C);
    theme.onAccent = rgb(0x0E1726);
    theme.onTooltip = rgb(0x1A1F26);
    theme.divider = rgb(0x2C323A);
    theme.strong = rgb(0x3D454F);
    theme.control = rgb(0x76818E);
    theme.accent = rgb(0x86B0FF);
    theme.accentHover = rgb(0x9CBFFF);
    theme.accentPressed = rgb(0x6E9DF5);
    theme.onBreached = rgb(0x0B0D10);
    return theme;
}

Ink Theme::state(Band band) const
{
    switch (band) {
    case Band::None:
    case Band::Calm:
        return dark ? inkOf(0x8E99A8, 0xAEB7C2, 0x272D35) : inkOf(0x64707E, 0x4C5663, 0xEEF1F4);
    case Band::AtRisk:
        return dark ? inkOf(0xFFD04A, 0xFFD566, 0x3A3119) : inkOf(0xBC7800, 0x7A5000, 0xFDF4DE);
    case Band::Critical:
        return dark ? inkOf(0xF08A5C, 0xFFA37A, 0x41281A) : inkOf(0xB92E09, 0xA32806, 0xFDE8DF);
    case Band::Breached:
        return dark ? inkOf(0xEA3F7C, 0xFF8FB3, 0x47192A) : inkOf(0x6E0E33, 0x6E0E33, 0xF9E3EA);
    case Band::Paused:
        return dark ? inkOf(0x8F6BF0, 0xB9A6FA, 0x2C2446) : inkOf(0x8766DC, 0x5B3FB0, 0xF1EDFC);
    case Band::Met:
        return dark ? inkOf(0x35DDB6, 0x6FE3C8, 0x16352F) : inkOf(0x0F9478, 0x076953, 0xE7F7F2);
    case Band::MetLate: {
        // Met late: the tick of met, words in the ink of overdue.
        Ink ink = state(Band::Met);
        ink.text = state(Band::Breached).text;
        return ink;
    }
    }
    Q_UNREACHABLE();
}

SeverityInk Theme::severity(Severity severity) const
{
    // Weight of ink without hue, so that it never fights with the clock.
    switch (severity) {
    case Severity::Sev1:
        return dark ? SeverityInk{rgb(0xE6E9ED), rgb(0x16191E), rgb(0xE6E9ED)}
                    : SeverityInk{rgb(0x1A1F26), rgb(0xFFFFFF), rgb(0x1A1F26)};
    case Severity::Sev2:
        return dark ? SeverityInk{rgb(0xAEB7C2), rgb(0x16191E), rgb(0xAEB7C2)}
                    : SeverityInk{rgb(0x4C5663), rgb(0xFFFFFF), rgb(0x4C5663)};
    case Severity::Sev3:
        return dark ? SeverityInk{rgb(0x434C57), rgb(0xE6E9ED), rgb(0x717C89)}
                    : SeverityInk{rgb(0xD5DAE0), rgb(0x1A1F26), rgb(0x858E9A)};
    case Severity::Sev4:
        return dark ? SeverityInk{rgb(0x1D2127), rgb(0xAEB7C2), rgb(0x717C89)}
                    : SeverityInk{rgb(0xFFFFFF), rgb(0x4C5663), rgb(0x858E9A)};
    case Severity::Sev5:
        return dark ? SeverityInk{rgb(0x1D2127), rgb(0x919BA7), rgb(0x717C89), true}
                    : SeverityInk{rgb(0xFFFFFF), rgb(0x646E7B), rgb(0x858E9A), true};
    }
    Q_UNREACHABLE();
}

CategoryInk Theme::category(Outcome outcome) const
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return dark ? CategoryInk{rgb(0x6A9AFC), rgb(0x1C2741)}
                    : CategoryInk{rgb(0x2167ED), rgb(0xF0F5FE)};
    case Outcome::OperatorError:
        return dark ? CategoryInk{rgb(0x33C5E2), rgb(0x12323A)}
                    : CategoryInk{rgb(0x047D79), rgb(0xEDF8F7)};
    case Outcome::ActOfGod:
        return dark ? CategoryInk{rgb(0xC88FB3), rgb(0x36263A)}
                    : CategoryInk{rgb(0x6C337F), rgb(0xF5EEF7)};
    case Outcome::CoreBug:
        return dark ? CategoryInk{rgb(0xE9EBED), rgb(0x333A43)}
                    : CategoryInk{rgb(0x252C33), rgb(0xECEFF2)};
    }
    Q_UNREACHABLE();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, window);
    set(QPalette::WindowText, text);
    set(QPalette::Base, surface);
    set(QPalette::AlternateBase, zebra);
    set(QPalette::Text, text);
    set(QPalette::Button, raised);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, onAccent);
    set(QPalette::Highlight, selected);
    set(QPalette::HighlightedText, text);
    set(QPalette::PlaceholderText, tertiary);
    set(QPalette::Link, accent);
    set(QPalette::LinkVisited, accent);
    set(QPalette::ToolTipBase, tooltip);
    set(QPalette::ToolTipText, onTooltip);
    set(QPalette::Light, raised);
    set(QPalette::Midlight, hover);
    set(QPalette::Mid, divider);
    set(QPalette::Dark, control);
    set(QPalette::Shadow, strong);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, selectedInactive);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

} // namespace gander::ui
