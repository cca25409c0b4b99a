// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Somebody else's words: plain, selectable, and cut with a sign where they run long.

#include <QWidget>

class QLabel;

namespace gander::ui {

class Button;
class Looks;
class LongText;

// A label that takes every text literally and lets it be selected.
[[nodiscard]] QLabel *plainText(const QString &text, QWidget *parent);

class TextBlock final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit TextBlock(const Looks &looks, QWidget *parent = nullptr);

    // Shown whole up to a dozen lines, and all of it behind a button: in place, or in a view of its
    // own that scrolls. A text that stays the same stays as far unfolded as it is.
    void setText(const QString &text);
    // Whose font and ink all of it takes.
    [[nodiscard]] QLabel *label() const { return m_label; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showText();
    void showLong(bool wanted);

    const Looks &m_looks;
    QLabel *m_label;
    LongText *m_long = nullptr; // made when it is needed
    Button *m_more;
    QString m_text;
    bool m_whole = false;
};

} // namespace gander::ui
