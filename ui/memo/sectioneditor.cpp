// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/sectioneditor.h"

#include "models/domain/memocontent.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/looks.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gander::ui {

namespace {

constexpr qsizetype mostOfMemoSection = 20'000; // the desk takes no more

} // namespace

BlankMarker::BlankMarker(Looks &looks, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_looks(looks)
{
    connect(&m_looks, &Looks::changed, this, &QSyntaxHighlighter::rehighlight);
}

void BlankMarker::highlightBlock(const QString &text)
{
    const Theme &theme = m_looks.theme();
    QTextCharFormat format;
    format.setForeground(theme.state(Band::AtRisk).text);
    format.setBackground(theme.state(Band::AtRisk).tint);
    format.setFontWeight(QFont::DemiBold);
    for (const Blank &blank : blanksIn(text))
        setFormat(
            static_cast<int>(blank.position), static_cast<int>(blank.words.size()) + 4, format);
}

GrowingText::GrowingText(int leastLines, QWidget *parent)
    : TextEntry(parent)
    , m_leastLines(leastLines)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &GrowingText::grow);
}

QSize GrowingText::sizeHint() const
{
    return {320, heightNow()};
}

QSize GrowingText::minimumSizeHint() const
{
    return {120, heightNow()};
}

void GrowingText::resizeEvent(QResizeEvent *event)
{
    TextEntry::resizeEvent(event);
    grow();
}

void GrowingText::changeEvent(QEvent *event)
{
    TextEntry::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        grow();
}

void GrowingText::grow()
{
    const int height = heightNow();
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

int GrowingText::heightNow() const
{
    // The layout of a plain text document counts lines, not pixels.
    const double counted = document()->documentLayout()->documentSize().height();
    const int lines = std::max(m_leastLines, static_cast<int>(std::ceil(counted)));
    const int chrome = height() - viewport()->height();
    return lines * QFontMetrics(font()).lineSpacing()
        + 2 * static_cast<int>(std::ceil(document()->documentMargin())) + std::clamp(chrome, 2, 24);
}

SectionEditor::SectionEditor(Looks &looks, const QString &key, const QString &title,
    const QString &help, bool required, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_required(required)
{
    setObjectName(QStringLiteral("section-") + key);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    m_title = say(looks, Voice::Medium, Tone::Primary, this, title);
    m_mark = new Glyph(looks, QStringLiteral("check"), Tone::Met, this);
    m_needs = say(looks, Voice::Small, Tone::Met, this);
    m_needs->setObjectName(QStringLiteral("needs-") + key);
    head->addWidget(m_title);
    head->addSpacing(4);
    head->addWidget(m_mark);
    head->addWidget(m_needs);
    auto *help2 = sayLong(looks, Voice::Small, Tone::Second, this, help);
    help2->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    head->addWidget(help2, 1);
    column->addLayout(head);
    m_text = new GrowingText(2, this);
    m_text->setObjectName(QStringLiteral("text-") + key);
    m_text->setLimits({.letters = mostOfMemoSection});
    m_text->setAccessibleName(title);
    m_text->setAccessibleDescription(help);
    m_title->setBuddy(m_text);
    column->addWidget(m_text);
    new BlankMarker(looks, m_text->document());
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        showNeeds();
        // Marking blanks and a change of font say "changed" too: only other words are an edit.
        const QString words = m_text->toPlainText();
        if (m_showing || words == m_words)
            return;
        m_words = words;
        emit edited(m_key, words);
    });
    showNeeds();
}

void SectionEditor::setText(const QString &text)
{
    if (m_text->toPlainText() == text)
        return;
    m_showing = true;
    const int position = m_text->textCursor().position();
    m_text->setPlainText(text);
    QTextCursor cursor = m_text->textCursor();
    m_words = m_text->toPlainText();
    cursor.setPosition(std::min(position, static_cast<int>(m_words.size())));
    m_text->setTextCursor(cursor);
    m_showing = false;
}

void SectionEditor::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
}

void SectionEditor::append(const QString &words)
{
    const QString paragraph = words.trimmed();
    QTextCursor cursor = m_text->textCursor();
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    if (!text().trimmed().isEmpty())
        cursor.insertText(QStringLiteral("\n\n"));
    const int from = cursor.position();
    cursor.insertText(paragraph);
    cursor.endEditBlock();
    select(from, cursor.position() - from);
}

void SectionEditor::select(qsizetype position, qsizetype length)
{
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(static_cast<int>(position));
    cursor.setPosition(static_cast<int>(position + length), QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void SectionEditor::showNeeds()
{
    const QString words = m_text->toPlainText();
    const int blanks = static_cast<int>(blanksIn(words).size());
    const bool empty = words.trimmed().isEmpty();
    const bool lacks = blanks > 0 || (m_required && empty);
    QString needs;
    if (blanks == 1)
        needs = tr("1 blank to fill");
    else if (blanks > 1)
        needs = tr("%n blanks to fill", nullptr, blanks);
    else if (m_required)
        needs = empty ? tr("required") : tr("required, given");
    m_needs->say(needs);
    m_needs->setTone(lacks ? Tone::AtRisk : Tone::Met);
    m_mark->set(lacks ? QStringLiteral("circle-alert") : QStringLiteral("check"),
        lacks ? Tone::AtRisk : Tone::Met);
    m_mark->setVisible(!needs.isEmpty());
    m_needs->setVisible(!needs.isEmpty());
    markField(*m_text, blanks > 0 ? FieldMark::Lacking : FieldMark::None);
}

} // namespace gander::ui
