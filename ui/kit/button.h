// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's button: an icon, words, and the key that does the same, drawn as a cap.

#include <QPushButton>

namespace gander::ui {

class Looks;
enum class FontRole;

enum class ButtonForm {
    Plain,   // an edge, no ground
    Primary, // the accent as its ground
    Quiet,   // neither ground nor edge
    Link,    // words in the accent
};

class Button final : public QPushButton
{
    Q_OBJECT

public:
    // 'icon' is a name of the design's list or empty; 'key' is shown only, an action carries it.
    Button(const Looks &looks, const QString &text, const QString &icon, const QString &key,
        ButtonForm form, QWidget *parent);

    void setForm(ButtonForm form);
    void setGlyph(const QString &icon);
    void setKey(const QString &key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] FontRole fontRole() const;
    [[nodiscard]] int leadingEdge() const;
    [[nodiscard]] int capWidth() const;

    const Looks &m_looks;
    QString m_glyph;
    QString m_key;
    ButtonForm m_form;
};

[[nodiscard]] QPushButton *makeButton(const QString &text, const QString &icon, const QString &key,
    const Looks &looks, QWidget *parent, bool primary = false);

} // namespace gander::ui
