// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Labels, tool tips and boxes for text of strangers: always plain, clamped before they are laid out
// (reliability.md 4).

#include <QFont>
#include <QLabel>
#include <QString>

#include <vector>

class QMessageBox;
class QWidget;

namespace gander::ui {

// A label that never guesses rich text; to derive from. Of a long text it remembers how high it is:
// a layout asks many times over, and QLabel lays the text out for each answer.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    struct Height {
        int width;
        int height;
    };
    [[nodiscard]] bool isLong() const;

    mutable QString m_measured; // what the heights are of
    mutable QFont m_measuredIn;
    mutable std::vector<Height> m_heights;
};

// Plain text, never read as rich; keeps to 'longest' characters, with a sign where it was cut.
[[nodiscard]] QLabel *plainLabel(const QString &text, QWidget *parent);
// 'text' clamped for display: "..." and the number of characters that are not shown.
[[nodiscard]] QString clamped(const QString &text, qsizetype longest = 2000);
// For tool tips, which guess rich text: clamped, and escaped where it could be taken for any.
[[nodiscard]] QString plainTip(const QString &text);
// For what becomes the text of an action, button or tab: an & shown as itself, no key of its own.
[[nodiscard]] QString withoutMnemonic(const QString &text);
// For a window's title, where Qt takes [*] for a place of its own: one line, no steering letters.
[[nodiscard]] QString plainTitle(const QString &text);
// A question that is taken literally and deletes itself when closed; to be shown with open(). It
// has no informative text: that stays rich whatever is set.
[[nodiscard]] QMessageBox *plainBox(const QString &title, const QString &text, QWidget *parent);

} // namespace gander::ui
