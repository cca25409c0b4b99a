// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/factspage.h"

#include "models/desk/deskservice.h"
#include "ui/classify/clockmark.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/looks.h"
#include "ui/kit/textblock.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace gander::ui {
namespace {

constexpr std::size_t notesShown = 20;

} // namespace

FactsPage::FactsPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("factsPage"));
    Looks &looks = m_around.looks;
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(say(looks, Voice::Section, Tone::Primary, main, tr("What was reported")));
    m_description = new TextBlock(looks, main);
    m_description->label()->setObjectName(QStringLiteral("factsDescription"));
    m_description->label()->setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_description);
    column->addWidget(new Hairline(looks, main));
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(24);
    m_facts->setVerticalSpacing(8);
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);

    m_notesBox = new QWidget(main);
    auto *notes = new QVBoxLayout(m_notesBox);
    notes->setContentsMargins(0, 8, 0, 0);
    notes->addWidget(
        say(looks, Voice::Section, Tone::Primary, m_notesBox, tr("What happened since")));
    m_notes = new QVBoxLayout;
    m_notes->setSpacing(8);
    notes->addLayout(m_notes);
    column->addWidget(m_notesBox);
    column->addStretch(1);

    auto *panel = new QWidget(this);
    auto *side = new QVBoxLayout(panel);
    side->setContentsMargins(18, 18, 18, 18);
    side->setSpacing(4);
    side->addWidget(say(looks, Voice::Strong, Tone::Second, panel, tr("Its clocks")));
    side->addSpacing(8);
    m_classify = new ClockMark(looks, panel);
    m_classify->setObjectName(QStringLiteral("factsClassifyClock"));
    m_resolve = new ClockMark(looks, panel);
    m_resolve->setObjectName(QStringLiteral("factsResolveClock"));
    side->addWidget(m_classify);
    side->addSpacing(16);
    side->addWidget(m_resolve);
    side->addStretch(1);
    side->addWidget(sayLong(looks, Voice::Small, Tone::Third, panel,
        tr("Read first: the class decides who hears of it and what is promised.")));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scrolled(main, this), 1);
    row->addWidget(sidePanel(looks, panel, this));

    const auto dress = [this] {
        inkText(m_around.looks, *m_description->label(), Voice::Body, Tone::Primary);
        for (auto *more : m_notesBox->findChildren<TextBlock *>())
            inkText(m_around.looks, *more->label(), Voice::Body, Tone::Second);
    };
    connect(&looks, &Looks::changed, this, dress);
    dress();
}

void FactsPage::show(const IncidentDetail &detail)
{
    m_detail = detail;
    const Incident &incident = detail.incident;
    QString description = incident.description.trimmed();
    if (description.isEmpty())
        description = tr("Nothing but the title was told.");
    m_description->setText(description);

    clearLayout(*m_facts);
    addFact(tr("Customer"), incident.customer);
    addFact(tr("Product"), incident.product);
    addFact(tr("Reporter"), incident.reporter);
    addFact(tr("Their number"), incident.key);
    addFact(tr("Reported"),
        words::instantText(incident.reportedAt, m_around.desk.clock().now(), m_around.zone));
    addFact(tr("Contract"),
        tr("%1, version %2").arg(detail.contract.name, QString::number(detail.contract.version)));
    if (incident.classification)
        addFact(tr("Class so far"), words::classificationName(*incident.classification));
    showNotes(detail.history);
    setNow(m_around.desk.clock().now());
}

void FactsPage::setNow(Instant now)
{
    m_classify->show(m_detail.classify, now, m_around.zone);
    m_resolve->show(m_detail.resolve, now, m_around.zone);
}

void FactsPage::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    const int row = m_facts->rowCount();
    QWidget *parent = m_notesBox->parentWidget();
    m_facts->addWidget(
        say(m_around.looks, Voice::Body, Tone::Second, parent, name), row, 0, Qt::AlignTop);
    auto *words = sayLong(m_around.looks, Voice::Body, Tone::Primary, parent, oneLine(value, 400));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addWidget(words, row, 1);
}

void FactsPage::showNotes(const History &history)
{
    clearLayout(*m_notes);
    const std::vector<bool> counts = effective(history);
    std::size_t shown = 0;
    for (std::size_t i = history.size(); i > 0 && shown < notesShown; --i) {
        const Event &event = history[i - 1];
        if (!counts[i - 1] || event.kind == EventKind::Reported || event.kind == EventKind::Undone)
            continue;
        const words::EventWords line = words::eventWords(event);
        auto *row = new QWidget(m_notesBox);
        auto *head = new QHBoxLayout(row);
        head->setContentsMargins(0, 0, 0, 0);
        head->addWidget(sayLong(m_around.looks, Voice::Medium, Tone::Primary, row, line.line), 1);
        head->addWidget(
            say(m_around.looks, Voice::Small, Tone::Third, row,
                words::shortInstant(event.occurredAt, m_around.desk.clock().now(), m_around.zone)),
            0, Qt::AlignTop);
        m_notes->addWidget(row);
        if (!line.more.isEmpty()) {
            auto *more = new TextBlock(m_around.looks, m_notesBox);
            inkText(m_around.looks, *more->label(), Voice::Body, Tone::Second);
            more->setText(line.more);
            m_notes->addWidget(more);
        }
        ++shown;
    }
    m_notesBox->setVisible(shown > 0);
}

} // namespace gander::ui
