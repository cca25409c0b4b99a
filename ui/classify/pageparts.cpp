// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/pageparts.h"

#include "models/domain/urgency.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QHBoxLayout>
#include <QLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr int glyphSide = 16;
constexpr int panelWidth = 304;
constexpr int widestPanel = 380;

int scaledSide(const Looks &looks, int side)
{
    return looks.px(side);
}

} // namespace

QFont fontOf(const Looks &looks, Voice voice)
{
    switch (voice) {
    case Voice::Page:
        return looks.font(FontRole::Page);
    case Voice::Section:
        return looks.font(FontRole::Section);
    case Voice::Strong:
        return looks.font(FontRole::BodyStrong);
    case Voice::Medium:
        return looks.font(FontRole::BodyMedium);
    case Voice::Body:
        return looks.font(FontRole::Body);
    case Voice::Small:
        return looks.font(FontRole::Small);
    case Voice::Instant: {
        // Two pixels above a title, and lighter: it is a figure, not a heading.
        QFont font = looks.font(FontRole::Title);
        font.setPixelSize(font.pixelSize() * 20 / 18);
        font.setWeight(QFont::Medium);
        return font;
    }
    }
    Q_UNREACHABLE();
}

QColor colourOf(const Looks &looks, Tone tone)
{
    const Theme &theme = looks.theme();
    switch (tone) {
    case Tone::Primary:
        return theme.text;
    case Tone::Second:
        return theme.secondary;
    case Tone::Third:
        return theme.tertiary;
    case Tone::Accent:
        return theme.accent;
    case Tone::AtRisk:
        return theme.state(Band::AtRisk).text;
    case Tone::Critical:
        return theme.state(Band::Critical).text;
    case Tone::Met:
        return theme.state(Band::Met).text;
    case Tone::FeatureRequest:
        return theme.category(Outcome::FeatureRequest).mark;
    case Tone::OperatorError:
        return theme.category(Outcome::OperatorError).mark;
    case Tone::ActOfGod:
        return theme.category(Outcome::ActOfGod).mark;
    case Tone::CoreBug:
        return theme.category(Outcome::CoreBug).mark;
    }
    Q_UNREACHABLE();
}

Tone toneOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return Tone::FeatureRequest;
    case Outcome::OperatorError:
        return Tone::OperatorError;
    case Outcome::ActOfGod:
        return Tone::ActOfGod;
    case Outcome::CoreBug:
        return Tone::CoreBug;
    }
    Q_UNREACHABLE();
}

Saying::Saying(Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text)
    : PlainLabel(parent)
    , m_looks(looks)
    , m_voice(voice)
    , m_tone(tone)
{
    setText(text);
    connect(&m_looks, &Looks::changed, this, &Saying::dress);
    dress();
}

void Saying::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    dress();
}

void Saying::say(const QString &words)
{
    if (words != text())
        setText(words);
}

void Saying::dress()
{
    setFont(fontOf(m_looks, m_voice));
    // Else a ground of another role would choose the ink.
    setForegroundRole(QPalette::WindowText);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colourOf(m_looks, m_tone));
    setPalette(colours);
}

Saying *say(Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text)
{
    return new Saying(looks, voice, tone, parent, text);
}

Saying *sayLong(Looks &looks, Voice voice, Tone tone, QWidget *parent, const QString &text)
{
    auto *saying = new Saying(looks, voice, tone, parent, text);
    saying->setWordWrap(true);
    saying->setMinimumWidth(1);
    return saying;
}

void inkText(const Looks &looks, QLabel &label, Voice voice, Tone tone)
{
    QPalette colours = label.palette();
    colours.setColor(QPalette::WindowText, colourOf(looks, tone));
    label.setPalette(colours);
    label.setFont(fontOf(looks, voice));
}

QString oneLine(const QString &text, int letters)
{
    const QString line = text.left(4 * letters).simplified();
    return line.size() <= letters ? line : line.left(letters - 1) + QChar(0x2026);
}

Glyph::Glyph(Looks &looks, const QString &icon, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_icon(icon)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Glyph::set(const QString &icon, Tone tone)
{
    if (icon == m_icon && tone == m_tone)
        return;
    m_icon = icon;
    m_tone = tone;
    update();
}

QSize Glyph::sizeHint() const
{
    const int side = scaledSide(m_looks, glyphSide);
    return {side, side};
}

void Glyph::paintEvent(QPaintEvent *)
{
    const int side = std::min(width(), height());
    QPainter painter(this);
    painter.drawPixmap((width() - side) / 2, (height() - side) / 2,
        m_looks.icon(m_icon, colourOf(m_looks, m_tone), side));
}

GlyphLine::GlyphLine(
    Looks &looks, const QString &icon, Tone tone, const QString &text, QWidget *parent, bool wraps)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Glyph(looks, icon, tone, this), 0, Qt::AlignVCenter);
    auto *words = sayLong(looks, Voice::Body, Tone::Primary, this, text);
    words->setWordWrap(wraps);
    row->addWidget(words, 1);
}

Hairline::Hairline(Looks &looks, QWidget *parent, Qt::Orientation along, int thick)
    : QWidget(parent)
    , m_looks(looks)
{
    if (along == Qt::Horizontal) {
        setFixedHeight(thick);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setFixedWidth(thick);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
    connect(&m_looks, &Looks::changed, this, qOverload<>(&QWidget::update));
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_looks.theme().divider);
}

SeverityBadge::SeverityBadge(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void SeverityBadge::setSeverity(Severity severity)
{
    m_severity = severity;
    setAccessibleName(tr("Sev %1").arg(number(severity)));
    update();
}

QSize SeverityBadge::sizeHint() const
{
    return severityBadgeSize(m_looks);
}

void SeverityBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSeverity(painter, m_looks, rect(), m_severity);
}

HintCard::HintCard(
    Looks &looks, const QString &icon, const QString &strong, const QString &rest, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(13, 8, 13, 8);
    row->setSpacing(8);
    row->addWidget(new Glyph(looks, icon, Tone::Second, this), 0, Qt::AlignVCenter);
    row->addWidget(say(looks, Voice::Strong, Tone::Primary, this, strong));
    row->addWidget(sayLong(looks, Voice::Body, Tone::Primary, this, rest), 1);
    connect(&m_looks, &Looks::changed, this, qOverload<>(&QWidget::update));
}

void HintCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_looks.theme().divider, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

TextField::TextField(Looks &looks, const QString &name, const QString &help, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(5);
    auto *label = say(looks, Voice::Medium, Tone::Primary, this, name);
    head->addWidget(label);
    head->addWidget(say(looks, Voice::Body, Tone::Second, this, help));
    head->addStretch(1);
    column->addLayout(head);
    m_edit = new TextEntry(this);
    m_edit->setAccessibleName(name);
    m_edit->setAccessibleDescription(help);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(8);
    m_edit->setMinimumHeight(72);
    label->setBuddy(m_edit);
    column->addWidget(m_edit, 1);
    m_issueRow = new QWidget(this);
    auto *issue = new QHBoxLayout(m_issueRow);
    issue->setContentsMargins(0, 0, 0, 0);
    issue->setSpacing(6);
    issue->addWidget(new Glyph(looks, QStringLiteral("circle-alert"), Tone::Critical, m_issueRow),
        0, Qt::AlignTop);
    m_issue = sayLong(looks, Voice::Small, Tone::Critical, m_issueRow);
    m_issue->setObjectName(QStringLiteral("issue"));
    issue->addWidget(m_issue, 1);
    m_issueRow->hide();
    column->addWidget(m_issueRow);
}

void TextField::setLines(int lines)
{
    m_edit->setFixedHeight(lines * QFontMetrics(m_edit->font()).lineSpacing()
        + 2 * static_cast<int>(m_edit->document()->documentMargin()) + 10);
}

void TextField::setIssue(const QString &issue)
{
    if (issue == m_issue->text() && issue.isEmpty() == m_issueRow->isHidden())
        return;
    m_issue->say(issue);
    m_issueRow->setVisible(!issue.isEmpty());
    markField(*m_edit, issue.isEmpty() ? FieldMark::None : FieldMark::Wrong);
}

void markField(QWidget &field, FieldMark mark)
{
    const QString name = mark == FieldMark::Wrong ? QStringLiteral("wrong")
        : mark == FieldMark::Lacking              ? QStringLiteral("lacking")
                                                  : QString();
    if (field.property("mark").toString() == name)
        return;
    field.setProperty("mark", name); // what the style reads
    field.update();
}

QScrollArea *scrolled(QWidget *content, QWidget *parent, QPalette::ColorRole ground)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    setGround(*area->viewport(), ground);
    setGround(*content, ground);
    area->setWidget(content);
    return area;
}

QWidget *sidePanel(Looks &looks, QWidget *content, QWidget *parent)
{
    auto *panel = new QWidget(parent);
    auto *row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new Hairline(looks, panel, Qt::Vertical));
    row->addWidget(scrolled(content, panel, QPalette::AlternateBase), 1);
    // Wider with the text, but never half the page.
    const auto widen = [panel, &looks] {
        panel->setFixedWidth(std::min(widestPanel, scaledSide(looks, panelWidth)));
    };
    QObject::connect(&looks, &Looks::changed, panel, widen);
    widen();
    return panel;
}

void setGround(QWidget &widget, QPalette::ColorRole role)
{
    widget.setBackgroundRole(role);
    widget.setAutoFillBackground(true);
}

void clearLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clearLayout(*inner);
        }
        delete item;
    }
}

} // namespace gander::ui
