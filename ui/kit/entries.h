// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fields for what people type and paste. What no layout shows in time is refused as a whole, with a
// sentence that names the limit: nothing is cut in silence, and it stays where it was copied from.

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <optional>

namespace gander::ui {

// How much a field of several lines takes. One that already holds more keeps it.
struct EntryLimits {
    qsizetype letters = 1'000'000;
    qsizetype lines = 20'000;
    qsizetype line = 10'000;
};

// Why 'text' is not laid out in time, if so.
[[nodiscard]] std::optional<QString> entryRefusal(
    const QString &text, const EntryLimits &limits = {});

// Goes from the field that refused up through its parents, until one says the sentence.
class RefusedEntry final : public QEvent
{
public:
    explicit RefusedEntry(QString sentence);
    [[nodiscard]] static Type kind();
    [[nodiscard]] const QString &sentence() const { return m_sentence; }

private:
    QString m_sentence;
};

// A line of at most 10,000 letters. As long as nothing was typed, Ctrl+Z and Ctrl+Shift+Z are not
// its own but those of acts.
class LineEntry final : public QLineEdit
{
    Q_OBJECT

public:
    explicit LineEntry(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
};

// The same of several lines.
class TextEntry : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEntry(QWidget *parent = nullptr);
    void setLimits(const EntryLimits &limits);

protected:
    bool event(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    EntryLimits m_limits;
};

} // namespace gander::ui
