// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Somebody else's words: plain, selectable, and cut with a sign where they run long.

#include <QWidget>

class QLabel;

namespace gander::ui {

class Button;
class Looks;

// A label that takes every text literally and lets it be selected.
[[nodiscard]] QLabel *plainText(const QString &text, QWidget *parent);

class TextBlock final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit TextBlock(const Looks &looks, QWidget *parent = nullptr);

    // Shown whole up to a dozen lines; a text that stays the same stays as far unfolded as it is.
    void setText(const QString &text);
    [[nodiscard]] QLabel *label() const { return m_label; }

private:
    void showText();

    QLabel *m_label;
    Button *m_more;
    QString m_text;
    bool m_whole = false;
};

} // namespace gander::ui
