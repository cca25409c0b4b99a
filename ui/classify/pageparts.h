// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small parts that the pages of the wizard and of the memo share: words in a voice and a tone,
// a glyph, a rule, a text field with its issue.

#include "models/domain/classification.h"
#include "ui/kit/plainlabel.h"

#include <QFrame>
#include <QPalette>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QWidget>

class QLayout;
class QPainter;

namespace gander::ui {

class Looks;

enum class Voice { Page, Section, Strong, Medium, Body, Small, Instant };
enum class Tone {
    Primary,
    Second,
    Third,
    Accent,
    AtRisk,
    Critical,
    Met,
    FeatureRequest,
    OperatorError,
    ActOfGod,
    CoreBug
};
[[nodiscard]] Tone toneOf(Outcome outcome);
[[nodiscard]] QFont fontOf(const Looks &looks, Voice voice);
[[nodiscard]] QColor colourOf(const Looks &looks, Tone tone);

// Plain words that follow the looks; never read as rich text.
class Saying final : public PlainLabel
{
    Q_OBJECT

public:
    Saying(Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text);
    void setTone(Tone tone);
    // Sets the text only where it is another, so that a tick repaints nothing in vain.
    void say(const QString &text);

private:
    void dress();

    Looks &m_looks;
    Voice m_voice;
    Tone m_tone;
};
[[nodiscard]] Saying *say(
    Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text = {});
// The same over as many lines as it needs.
[[nodiscard]] Saying *sayLong(
    Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text = {});
// A label of another make in that voice and tone.
void inkText(const Looks &looks, QLabel &label, Voice voice, Tone tone);
// Text of strangers as one line of at most 'letters'.
[[nodiscard]] QString oneLine(const QString &text, int letters);

class Glyph final : public QWidget
{
    Q_OBJECT

public:
    Glyph(Looks &looks, const QString &icon, Tone tone, QWidget *parent);
    void set(const QString &icon, Tone tone);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
    QString m_icon;
    Tone m_tone;
};

// A glyph and words beside it.
class GlyphLine final : public QWidget
{
    Q_OBJECT

public:
    GlyphLine(Looks &looks, const QString &icon, Tone tone, const QString &text, QWidget *parent,
        bool wraps = true);
};

// A thin line across or down.
class Hairline final : public QWidget
{
    Q_OBJECT

public:
    Hairline(Looks &looks, QWidget *parent, Qt::Orientation along = Qt::Horizontal, int thick = 1);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
};

// "S2" in the ink of its weight.
class SeverityBadge final : public QWidget
{
    Q_OBJECT

public:
    SeverityBadge(Looks &looks, QWidget *parent);
    void setSeverity(Severity severity);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
    Severity m_severity = Severity::Sev1;
};

// A line of advice in a frame: strong words first, then the rest.
class HintCard final : public QFrame
{
    Q_OBJECT

public:
    HintCard(Looks &looks, const QString &icon, const QString &strong, const QString &rest,
        QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Looks &m_looks;
};

// A label, its word of help, several lines of plain text, and below what is wrong with them.
class TextField final : public QWidget
{
    Q_OBJECT

public:
    TextField(Looks &looks, const QString &name, const QString &help, QWidget *parent);

    [[nodiscard]] QPlainTextEdit &edit() { return *m_edit; }
    void setLines(int lines);
    // Nothing wrong, if empty.
    void setIssue(const QString &issue);

private:
    QPlainTextEdit *m_edit;
    QWidget *m_issueRow;
    Saying *m_issue;
};

// How a field says that something of it lacks or is wrong.
enum class FieldMark { None, Lacking, Wrong };
void markField(QWidget &field, FieldMark mark);

// 'content' that scrolls where the window is too small for it.
[[nodiscard]] QScrollArea *scrolled(
    QWidget *content, QWidget *parent, QPalette::ColorRole ground = QPalette::Base);
// 'content' as the panel at a page's end, a line between.
[[nodiscard]] QWidget *sidePanel(Looks &looks, QWidget *content, QWidget *parent);
// Fills it with that colour of the palette.
void setGround(QWidget &widget, QPalette::ColorRole role);
// Removes and deletes everything in it.
void clearLayout(QLayout &layout);

} // namespace gander::ui
