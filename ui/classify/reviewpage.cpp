// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/reviewpage.h"

#include "models/desk/deskservice.h"
#include "ui/kit/flowlayout.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {
namespace {

// The class by its marks: icon, name, badge and what the levels mean.
QWidget *classMarks(
    Looks &looks, const Classification &classification, Saying *name, QWidget *parent)
{
    auto *marks = new QWidget(parent);
    auto *row = new FlowLayout(marks, 7);
    row->addWidget(new Glyph(
        looks, outcomeIcon(classification.outcome), toneOf(classification.outcome), marks));
    name->say(words::outcomeName(classification.outcome));
    row->addWidget(name);
    if (classification.severity && classification.devOps) {
        auto *badge = new SeverityBadge(looks, marks);
        badge->setSeverity(*classification.severity);
        row->addWidget(badge);
        row->addWidget(say(looks, Voice::Body, Tone::Primary, marks,
            ReviewPage::tr("%1, DevOps %2")
                .arg(words::severityName(*classification.severity),
                    QString::number(number(*classification.devOps)))));
    }
    return marks;
}

} // namespace

ReviewPage::ReviewPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("reviewPage"));
    Looks &looks = m_around.looks;
    m_main = new QWidget(this);
    auto *column = new QVBoxLayout(m_main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *head = new QWidget(m_main);
    auto *words = new FlowLayout(head, 10, true);
    words->addWidget(
        say(looks, Voice::Section, Tone::Primary, head, tr("What happens when you commit")));
    words->addWidget(
        say(looks, Voice::Small, Tone::Second, head, tr("One step, all of it or none of it")));
    column->addWidget(head);
    m_refusal = sayLong(looks, Voice::Body, Tone::Critical, m_main);
    m_refusal->setObjectName(QStringLiteral("reviewRefusal"));
    m_refusal->hide();
    column->addWidget(m_refusal);
    m_table = new QGridLayout;
    m_table->setHorizontalSpacing(16);
    m_table->setVerticalSpacing(0);
    m_table->setColumnStretch(1, 3);
    m_table->setColumnStretch(3, 5);
    column->addLayout(m_table);
    column->addStretch(1);

    m_side = new QWidget(this);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(18, 18, 18, 18);
    side->setSpacing(8);
    m_message = new QWidget(m_side);
    auto *message = new QVBoxLayout(m_message);
    message->setContentsMargins(0, 0, 0, 10);
    message->setSpacing(6);
    m_messageTo = sayLong(looks, Voice::Section, Tone::Primary, m_message);
    m_messageHead = sayLong(looks, Voice::Strong, Tone::Primary, m_message);
    m_messageHead->setObjectName(QStringLiteral("messageHead"));
    m_messageFacts = sayLong(looks, Voice::Small, Tone::Second, m_message);
    m_messageText = sayLong(looks, Voice::Small, Tone::Primary, m_message);
    m_messageText->setObjectName(QStringLiteral("messageText"));
    for (Saying *part : {m_messageTo, m_messageHead, m_messageFacts, m_messageText})
        message->addWidget(part);
    message->addWidget(new Hairline(looks, m_message));
    m_message->hide();
    side->addWidget(m_message);
    side->addWidget(say(looks, Voice::Strong, Tone::Second, m_side, tr("Checked")));
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(6);
    side->addLayout(m_checks);
    side->addStretch(1);
    auto *undo = new QHBoxLayout;
    undo->setSpacing(8);
    undo->addWidget(
        new Glyph(looks, QStringLiteral("undo-2"), Tone::Second, m_side), 0, Qt::AlignTop);
    m_undo = sayLong(looks, Voice::Small, Tone::Second, m_side);
    m_undo->setObjectName(QStringLiteral("undoWords"));
    undo->addWidget(m_undo, 1);
    side->addLayout(undo);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scrolled(m_main, this), 1);
    row->addWidget(sidePanel(looks, m_side, this));
}

void ReviewPage::show(const Preview &preview)
{
    m_preview = preview;
    m_hasPreview = true;
    m_refusal->hide();
    refresh(m_around.desk.clock().now());
}

void ReviewPage::showRefusal(const QString &sentence)
{
    m_refusal->say(sentence);
    m_refusal->show();
}

void ReviewPage::setNow(Instant now)
{
    if (m_hasPreview)
        refresh(now);
}

void ReviewPage::refresh(Instant now)
{
    const std::vector<ReviewLine> lines = reviewLines(m_preview, now, m_around.zone);
    if (lines != m_lines)
        buildTable(lines);
    const QStringList checks = reviewChecks(m_preview, now, m_around.zone);
    if (checks != m_checkWords) {
        m_checkWords = checks;
        clearLayout(*m_checks);
        for (const QString &check : checks)
            m_checks->addWidget(
                new GlyphLine(m_around.looks, QStringLiteral("check"), Tone::Met, check, m_side));
    }
    showMessage(now);
    m_undo->say(tr("Ctrl+Z %1").arg(undoWords(m_preview)));
}

void ReviewPage::showMessage(Instant now)
{
    const RouteMessage message = routeMessage(m_preview, now, m_around.zone);
    m_message->setVisible(!message.to.isEmpty());
    m_messageTo->say(tr("What %1 reads").arg(message.to));
    m_messageHead->say(message.head);
    m_messageFacts->say(message.facts);
    m_messageText->say(message.text);
}

void ReviewPage::buildTable(const std::vector<ReviewLine> &lines)
{
    Looks &looks = m_around.looks;
    // While only words change, the labels stay: a tick must not rebuild the page.
    const bool sameShape = lines.size() == m_lines.size()
        && std::equal(lines.begin(), lines.end(), m_lines.begin(),
            [](const ReviewLine &a, const ReviewLine &b) {
                return a.icon == b.icon && a.more.isEmpty() == b.more.isEmpty() && a.good == b.good
                    && a.classified == b.classified;
            });
    m_lines = lines;
    if (sameShape) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            m_cells[i].before->say(lines[i].before);
            if (!lines[i].classified)
                m_cells[i].after->say(lines[i].after);
            m_cells[i].more->say(lines[i].more);
        }
        return;
    }
    clearLayout(*m_table);
    m_cells.clear();
    m_table->addWidget(say(looks, Voice::Small, Tone::Second, m_main, tr("Now")), 0, 1);
    m_table->addWidget(say(looks, Voice::Strong, Tone::Primary, m_main, tr("After")), 0, 3);
    m_table->setRowMinimumHeight(0, 26);
    int row = 1;
    for (const ReviewLine &line : lines) {
        m_table->addWidget(new Hairline(looks, m_main), row++, 0, 1, 4);
        auto *name = new GlyphLine(looks, line.icon, Tone::Second, line.name, m_main, false);
        auto *before = sayLong(looks, Voice::Body, Tone::Second, m_main, line.before);
        auto *arrow = new Glyph(looks, QStringLiteral("arrow-right"), Tone::Second, m_main);
        auto *after = new QWidget(m_main);
        auto *column = new QVBoxLayout(after);
        column->setContentsMargins(0, 9, 0, 9);
        column->setSpacing(2);
        auto *words = line.classified
            ? say(looks, Voice::Strong, Tone::Primary, after, line.after)
            : sayLong(looks, Voice::Body, line.good ? Tone::Met : Tone::Primary, after, line.after);
        if (line.classified)
            column->addWidget(classMarks(looks, *line.classified, words, after));
        else
            column->addWidget(words);
        auto *more = sayLong(looks, Voice::Small, Tone::Second, after, line.more);
        more->setVisible(!line.more.isEmpty());
        column->addWidget(more);
        m_cells.push_back({before, words, more});
        m_table->addWidget(name, row, 0, Qt::AlignVCenter);
        m_table->setColumnMinimumWidth(0, looks.px(112));
        m_table->setColumnMinimumWidth(1, looks.px(100));
        m_table->addWidget(before, row, 1, Qt::AlignVCenter);
        m_table->addWidget(arrow, row, 2, Qt::AlignVCenter);
        m_table->addWidget(after, row, 3);
        m_table->setRowMinimumHeight(row, 56);
        ++row;
    }
    m_table->addWidget(new Hairline(looks, m_main), row, 0, 1, 4);
}

} // namespace gander::ui
