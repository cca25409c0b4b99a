// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/entries.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QValidator>

#include <algorithm>
#include <limits>

namespace gander::ui {

namespace {

QString limitSentence(const char *sentence, qsizetype has, qsizetype most)
{
    return QCoreApplication::translate("gander::ui::Entry", sentence)
        .arg(QLocale().toString(has), QLocale().toString(most));
}

void refuse(QWidget &field, const QString &sentence)
{
    RefusedEntry event(sentence);
    event.ignore();
    for (QWidget *above = &field; above && !event.isAccepted(); above = above->parentWidget())
        QCoreApplication::sendEvent(above, &event);
}

// A field that has nothing to take back would swallow the key all the same.
bool leavesUndo(QEvent *event, bool isTouched)
{
    if (event->type() != QEvent::ShortcutOverride || isTouched)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo))
        return false;
    event->ignore();
    return true;
}

// Takes a line as long as it may be, and what gets shorter.
class LineLimit final : public QValidator
{
public:
    explicit LineLimit(QLineEdit *line)
        : QValidator(line)
    {
        connect(line, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_before = text.size(); });
    }

    State validate(QString &text, int &) const override
    {
        return text.size() <= std::max(m_before, EntryLimits().line) ? Acceptable : Invalid;
    }

private:
    qsizetype m_before = 0;
};

} // namespace

std::optional<QString> entryRefusal(const QString &text, const EntryLimits &limits)
{
    if (text.size() > limits.letters)
        return limitSentence(
            QT_TRANSLATE_NOOP("gander::ui::Entry",
                "Not put in: it would be %1 characters, and %2 is the most. Put in a part "
                "of it; all of it is still where you copied it."),
            text.size(), limits.letters);
    qsizetype lines = 0;
    for (qsizetype from = 0; from <= text.size(); ++lines) {
        const qsizetype found = text.indexOf(u'\n', from);
        const qsizetype end = found < 0 ? text.size() : found;
        if (end - from > limits.line)
            return limitSentence(
                QT_TRANSLATE_NOOP("gander::ui::Entry",
                    "Not put in: one of its lines has %1 characters, and %2 is the most. "
                    "Break it into lines or put in a part of it; all of it is still where "
                    "you copied it."),
                end - from, limits.line);
        from = end + 1;
    }
    if (lines > limits.lines)
        return limitSentence(
            QT_TRANSLATE_NOOP("gander::ui::Entry",
                "Not put in: it would be %1 lines, and %2 is the most. Put in a part of "
                "it; all of it is still where you copied it."),
            lines, limits.lines);
    return {};
}

RefusedEntry::RefusedEntry(QString sentence)
    : QEvent(kind())
    , m_sentence(std::move(sentence))
{
}

QEvent::Type RefusedEntry::kind()
{
    static const int type = registerEventType();
    return static_cast<Type>(type);
}

LineEntry::LineEntry(QWidget *parent)
    : QLineEdit(parent)
{
    // QLineEdit would cut at its own limit and say nothing, also what it is given to show.
    setMaxLength(std::numeric_limits<int>::max());
    setValidator(new LineLimit(this));
    connect(this, &QLineEdit::inputRejected, this, [this] {
        refuse(*this,
            QCoreApplication::translate("gander::ui::Entry",
                "Not put in: the line would have more than %1 characters. Put in a part of it; all "
                "of it is still where you copied it.")
                .arg(QLocale().toString(EntryLimits().line)));
    });
}

bool LineEntry::event(QEvent *event)
{
    return leavesUndo(event, isUndoAvailable() || isRedoAvailable()) || QLineEdit::event(event);
}

TextEntry::TextEntry(QWidget *parent)
    : QPlainTextEdit(parent)
{
}

void TextEntry::setLimits(const EntryLimits &limits)
{
    m_limits = limits;
}

bool TextEntry::event(QEvent *event)
{
    return leavesUndo(event, document()->isUndoAvailable() || document()->isRedoAvailable())
        || QPlainTextEdit::event(event);
}

void TextEntry::insertFromMimeData(const QMimeData *source)
{
    const QString added = source->text();
    // Judged as it would stand: many parts make a long text too.
    const QTextCursor cursor = textCursor();
    QString after = toPlainText();
    after.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), added);
    after.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    if (const auto refusal = entryRefusal(after, m_limits))
        refuse(*this, *refusal);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace gander::ui
