// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One section of a memo: its title, what it still needs, a word of help, and text that grows.

#include "ui/kit/entries.h"

#include <QSyntaxHighlighter>
#include <QWidget>

#include <vector>

namespace gander::ui {

class Glyph;
class Looks;
class Saying;

// Marks each "[[blank]]" in a text.
class BlankMarker final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    BlankMarker(Looks &looks, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    Looks &m_looks;
};

// Plain text as high as its words.
class GrowingText final : public TextEntry
{
    Q_OBJECT

public:
    GrowingText(int leastLines, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void grow();
    [[nodiscard]] int heightNow() const;
    int m_leastLines;
    int m_height = 0;
};

class SectionEditor final : public QWidget
{
    Q_OBJECT

public:
    SectionEditor(Looks &looks, const QString &key, const QString &title, const QString &help,
        bool required, QWidget *parent);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] QString text() const { return m_text->toPlainText(); }
    // Keeps the cursor where the words before it are the same.
    void setText(const QString &text);
    void setReadOnly(bool readOnly);
    // A paragraph at the end, chosen, with the keys here; an edit that can be taken back.
    void append(const QString &words);
    [[nodiscard]] QPlainTextEdit &edit() { return *m_text; }
    // Puts the keys here with that stretch of text chosen.
    void select(qsizetype position, qsizetype length);

signals:
    void edited(const QString &key, const QString &text);

private:
    void showNeeds();

    QString m_key;
    bool m_required;
    QString m_words; // as last shown or told
    bool m_showing = false;
    Saying *m_title;
    Glyph *m_mark;
    Saying *m_needs;
    GrowingText *m_text;
};

} // namespace gander::ui
