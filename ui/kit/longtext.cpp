// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/longtext.h"

#include <QMimeData>

#include <algorithm>

namespace gander::ui {

namespace {

// The time to lay a line out grows faster than the line.
constexpr qsizetype longestLineLaid = 400;
constexpr qsizetype filledAtOnce = 50'000;
constexpr qsizetype linesAtOnce = 2'000;

bool endsLine(QChar letter)
{
    return letter == u'\n' || letter == u'\r' || letter == QChar::ParagraphSeparator
        || letter == QChar::LineSeparator;
}

} // namespace

LongText::LongText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&m_fill, &QTimer::timeout, this, &LongText::fillOn);
}

void LongText::setWords(const QString &words)
{
    const QString text = QString(words).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    m_shown.clear();
    m_shown.reserve(text.size() + text.size() / longestLineLaid + 1);
    m_breaks.clear();
    m_filled = 0;
    qsizetype line = 0; // its letters so far
    for (const QChar letter : text) {
        // Never between the halves of a letter.
        if (line >= longestLineLaid && !endsLine(letter) && !letter.isLowSurrogate()) {
            m_breaks.push_back(m_shown.size());
            m_shown.append(u'\n');
            line = 0;
        }
        m_shown.append(letter);
        line = endsLine(letter) ? 0 : line + 1;
    }
    clear();
    fillOn();
    moveCursor(QTextCursor::Start);
    if (!isFilled())
        m_fill.start(0);
}

void LongText::fillOn()
{
    qsizetype to = m_filled;
    qsizetype lines = 0;
    const qsizetype most = std::min(m_shown.size(), m_filled + filledAtOnce);
    while (to < most && lines < linesAtOnce)
        lines += endsLine(m_shown.at(to++)) ? 1 : 0;
    if (to < m_shown.size() && m_shown.at(to).isLowSurrogate())
        ++to;
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(m_shown.sliced(m_filled, to - m_filled));
    m_filled = to;
    if (isFilled())
        m_fill.stop();
}

QMimeData *LongText::createMimeDataFromSelection() const
{
    const qsizetype from = textCursor().selectionStart();
    const qsizetype to = textCursor().selectionEnd();
    QString words = m_shown.sliced(from, to - from);
    for (auto at = m_breaks.rbegin(); at != m_breaks.rend(); ++at)
        if (*at >= from && *at < to)
            words.remove(*at - from, 1);
    auto *copied = new QMimeData;
    copied->setText(words);
    return copied;
}

} // namespace gander::ui
