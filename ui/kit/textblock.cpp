// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/textblock.h"

#include "ui/kit/button.h"
#include "ui/kit/longtext.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr qsizetype linesShown = 12;
constexpr qsizetype lettersShown = 900;
// More than that a label does not lay out in time.
constexpr qsizetype linesInPlace = 50;
constexpr qsizetype lettersInPlace = 2'000;
constexpr int longHeight = 320;
// Longest run without a blank: beyond it a narrow pane would hide letters, as it could not wrap.
constexpr qsizetype longestWord = 24;

// A letter that is shaped or that turns the line takes as long as this many others.
constexpr qsizetype weightOfShaped = 3;

QString beginningOf(const QString &text, qsizetype letters, qsizetype lines)
{
    qsizetype end = 0;
    for (qsizetype weight = 0; end < text.size() && weight < letters; ++end)
        weight += text.at(end).unicode() < 0x300 ? 1 : weightOfShaped;
    if (end > 0 && end < text.size() && text.at(end - 1).isHighSurrogate())
        --end;
    QString shown = text.left(end);
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
    , m_looks(looks)
    , m_label(plainText({}, this))
    , m_more(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
{
    m_label->setWordWrap(true);
    m_label->setMinimumWidth(1);
    m_label->installEventFilter(this);
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

bool TextBlock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_label)
        return QWidget::eventFilter(watched, event);
    const auto copy = [this] {
        // Without the places to wrap.
        QApplication::clipboard()->setText(m_label->selectedText().remove(QChar(0x200b)));
    };
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)
        && m_label->hasSelectedText()) {
        copy();
        return true;
    }
    if (event->type() == QEvent::ContextMenu && m_label->hasSelectedText()) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Copy")), &QAction::triggered, this, copy);
        menu->popup(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    if (m_long && (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)) {
        m_long->setFont(m_label->font());
        m_long->setFixedHeight(m_looks.px(longHeight));
    }
    return QWidget::eventFilter(watched, event);
}

void TextBlock::showText()
{
    const QString brief = beginningOf(m_text, lettersShown, linesShown);
    const bool isCut = brief.size() < m_text.size();
    const bool isLong =
        isCut && beginningOf(m_text, lettersInPlace, linesInPlace).size() < m_text.size();
    showLong(m_whole && isLong);
    if (!m_whole || !isLong)
        m_label->setText(wrappable(!isCut || m_whole ? m_text : brief + tr("…")));
    m_more->setVisible(isCut);
    m_more->setText(m_whole ? tr("Show less") : tr("Show all"));
}

void TextBlock::showLong(bool wanted)
{
    if (wanted && !m_long) {
        m_long = new LongText(this);
        m_long->setObjectName(QStringLiteral("wholeText"));
        m_long->setAccessibleName(tr("The whole text"));
        m_long->setFont(m_label->font());
        m_long->setFixedHeight(m_looks.px(longHeight));
        static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_long);
    }
    if (wanted)
        m_long->setWords(m_text);
    if (m_long)
        m_long->setVisible(wanted);
    m_label->setVisible(!wanted);
}

} // namespace gander::ui
