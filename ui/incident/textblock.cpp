// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/textblock.h"

#include "ui/kit/button.h"
#include "ui/kit/plainlabel.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr qsizetype linesShown = 12;
constexpr qsizetype lettersShown = 900;
// A line of a million letters takes half a minute to lay out: even the whole text ends somewhere.
constexpr qsizetype mostShown = 20'000;
// Longest run without a blank: layout time grows with it, and it could not wrap.
constexpr qsizetype longestWord = 200;

QString clamped(const QString &text, qsizetype letters, qsizetype lines)
{
    QString shown = text.left(letters);
    qsizetype at = -1;
    for (qsizetype line = 0; line < lines; ++line) {
        at = shown.indexOf(u'\n', at + 1);
        if (at < 0)
            return shown;
    }
    return shown.left(at);
}

// Lets a very long word wrap, by a blank of no width.
QString wrappable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    qsizetype run = 0;
    for (const QChar letter : text) {
        run = letter.isSpace() ? 0 : run + 1;
        result.append(letter);
        if (run >= longestWord && !letter.isHighSurrogate()) {
            result.append(QChar(0x200b));
            run = 0;
        }
    }
    return result;
}

} // namespace

QLabel *plainText(const QString &text, QWidget *parent)
{
    auto *label = plainLabel({}, parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

TextBlock::TextBlock(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_label(plainText({}, this))
    , m_more(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
{
    m_label->setWordWrap(true);
    m_label->setMinimumWidth(1);
    m_more->setObjectName(QStringLiteral("showAll"));
    m_more->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_label);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &Button::clicked, this, [this] {
        m_whole = !m_whole;
        showText();
    });
}

void TextBlock::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_whole = false;
    showText();
}

void TextBlock::showText()
{
    const QString brief = clamped(m_text, lettersShown, linesShown);
    const QString whole = m_text.left(mostShown);
    const bool cut = brief.size() < m_text.size();
    QString shown = m_whole ? whole : brief;
    if (shown.size() < m_text.size())
        shown += m_whole
            ? tr("… (%1 more letters)").arg(QLocale().toString(m_text.size() - mostShown))
            : tr("…");
    m_label->setText(wrappable(shown));
    m_more->setVisible(cut);
    m_more->setText(m_whole ? tr("Show less") : tr("Show all"));
}

} // namespace gander::ui
