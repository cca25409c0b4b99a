// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/clockpane.h"

#include "ui/incident/clocksign.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/textblock.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

void tint(QLabel *label, const QColor &colour, const QFont &font)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    label->setFont(font);
}

QString rangeText(int from, int to)
{
    return from == to ? QString::number(from)
                      : QStringLiteral("%1–%2").arg(QString::number(from), QString::number(to));
}

// Which levels lead to one promise, as ranges.
struct LevelRange {
    Instant due;
    int severityFrom = 9;
    int severityTo = 0;
    int devOpsFrom = 9;
    int devOpsTo = 0;

    void add(Severity severity, DevOpsLevel level)
    {
        severityFrom = std::min(severityFrom, number(severity));
        severityTo = std::max(severityTo, number(severity));
        devOpsFrom = std::min(devOpsFrom, number(level));
        devOpsTo = std::max(devOpsTo, number(level));
    }
};

} // namespace

// --- one clock ---

ClockView::ClockView(const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_head(new QGridLayout)
    , m_name(plainText({}, this))
    , m_instant(plainText({}, this))
    , m_sign(new ClockSign(looks, this))
    , m_elsewhere(plainText({}, this))
    , m_bar(new ClockBar(looks, this))
    , m_steps(new QWidget(this))
    , m_sum(new QGridLayout(m_steps))
{
    m_instant->setObjectName(QStringLiteral("clockInstant"));
    m_steps->setObjectName(QStringLiteral("clockSteps"));
    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->setHorizontalSpacing(4);
    m_head->setVerticalSpacing(2);
    m_head->addWidget(m_name, 0, 0);
    m_head->addWidget(m_instant, 0, 1);
    m_head->addWidget(m_sign, 0, 2);
    m_head->setColumnStretch(2, 1);
    m_sum->setContentsMargins(12, 0, 0, 0);
    m_sum->setVerticalSpacing(4);
    m_sum->setHorizontalSpacing(12);
    m_sum->setColumnStretch(0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addLayout(m_head);
    column->addWidget(m_elsewhere);
    column->addWidget(m_bar);
    column->addWidget(m_steps);
    connect(&looks, &Looks::changed, this, &ClockView::applyLooks);
    applyLooks();
}

void ClockView::applyLooks()
{
    const Theme &theme = m_looks.theme();
    QFont name = m_looks.font(FontRole::Body);
    name.setWeight(QFont::Medium);
    tint(m_name, theme.text, name);
    tint(m_instant, theme.secondary, m_looks.font(FontRole::Body));
    tint(m_elsewhere, theme.tertiary, m_looks.font(FontRole::Small));
    for (int row = 0; row < m_sum->rowCount(); ++row) {
        const bool last = row == m_sum->rowCount() - 1;
        for (int column : {0, 1}) {
            QLayoutItem *item = m_sum->itemAtPosition(row, column);
            auto *label = item ? qobject_cast<QLabel *>(item->widget()) : nullptr;
            if (!label)
                continue;
            QFont font = m_looks.font(FontRole::Small);
            if (last)
                font.setWeight(QFont::DemiBold);
            tint(label, last || column == 0 ? theme.text : theme.secondary, font);
        }
    }
    arrange();
    update();
}

void ClockView::show(const ClockFace &clock, const Contract &contract, Instant now)
{
    const bool sameSum = clock.steps == m_clock.steps && clock.name == m_clock.name
        && contract.zone == m_contract.zone;
    m_clock = clock;
    m_contract = contract;
    m_name->setText(words::clockName(clock.name));
    if (clock.due)
        m_instant->setText(words::instantText(*clock.due, now, m_zone));
    else if (clock.name == ClockName::Resolve && clock.status == ClockStatus::None)
        m_instant->setText(
            clock.steps.empty() ? tr("set when classified") : tr("nothing promised"));
    else
        m_instant->setText({});
    // The customer's wall clock, where it shows another time.
    const QString elsewhere =
        clock.due ? words::customerInstant(*clock.due, now, {m_zone, contract.zone}) : QString();
    m_elsewhere->setVisible(!elsewhere.isEmpty());
    m_elsewhere->setText(
        elsewhere.isEmpty() ? elsewhere : tr("%1 for the customer").arg(elsewhere));
    m_bar->setVisible(clock.due.has_value() && clock.status != ClockStatus::Done);
    if (!sameSum)
        fillSteps(now);
    tick(now);
    m_steps->setVisible(m_stepsShown && hasSteps());
    applyLooks();
}

void ClockView::fillSteps(Instant now)
{
    while (QLayoutItem *item = m_sum->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    // Rows of a grid layout stay for ever: a fresh grid for each sum.
    delete m_sum;
    m_sum = new QGridLayout(m_steps);
    m_sum->setContentsMargins(12, 0, 0, 0);
    m_sum->setVerticalSpacing(4);
    m_sum->setHorizontalSpacing(12);
    m_sum->setColumnStretch(0, 1);
    int row = 0;
    const auto add = [this, now, &row](const Step &step) {
        words::StepWords words = words::stepWords(step, now, {m_zone, m_contract.zone});
        if (step.kind == StepKind::Due)
            words.what = words::clockName(m_clock.name);
        auto *what = plainText(words.what, m_steps);
        what->setWordWrap(true);
        what->setMinimumWidth(1);
        auto *figure = plainText(words.there.isEmpty()
                ? words.figure
                : tr("%1 · %2", "desk, customer").arg(words.figure, words.there),
            m_steps);
        figure->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_sum->addWidget(what, row, 0);
        m_sum->addWidget(figure, row, 1);
        ++row;
    };
    // The sum ends in its result, whatever else is told.
    const auto isDue = [](const Step &step) { return step.kind == StepKind::Due; };
    for (const Step &step : m_clock.steps) {
        if (!isDue(step))
            add(step);
    }
    const auto due = std::find_if(m_clock.steps.begin(), m_clock.steps.end(), isDue);
    if (due != m_clock.steps.end()) {
        m_sum->setRowMinimumHeight(row++, 1); // the line under the sum
        add(*due);
    }
}

void ClockView::tick(Instant now)
{
    const int before = m_sign->neededWidth();
    m_sign->show(m_clock, now);
    m_bar->show(m_clock, now);
    if (m_sign->neededWidth() > before)
        arrange();
}

QString ClockView::words() const
{
    return m_sign->words();
}

void ClockView::showSteps(bool shown)
{
    m_stepsShown = shown;
    m_steps->setVisible(shown && hasSteps());
    update();
}

void ClockView::arrange()
{
    const int words = m_name->sizeHint().width() + m_instant->sizeHint().width() + 12;
    const bool below = width() > 0 && words + m_sign->neededWidth() > width();
    if (below == m_below)
        return;
    m_below = below;
    m_head->removeWidget(m_sign);
    m_sign->setLeftAligned(below);
    if (below)
        m_head->addWidget(m_sign, 1, 0, 1, 3);
    else
        m_head->addWidget(m_sign, 0, 2);
}

void ClockView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ClockView::paintEvent(QPaintEvent *)
{
    if (!m_steps->isVisible())
        return;
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    const QRect steps = m_steps->geometry();
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(),
                         QRect(steps.left(), steps.top(), 2, steps.height())),
        theme.strong);
    // A line above the result, as under any sum.
    if (m_sum->rowCount() > 1) {
        if (const QLayoutItem *last = m_sum->itemAtPosition(m_sum->rowCount() - 1, 0)) {
            const int y = steps.top() + last->geometry().top() - 4;
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(),
                                 QRect(steps.left() + 12, y, steps.width() - 12, 1)),
                theme.divider);
        }
    }
}

// --- both ---

ClockPane::ClockPane(const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_heading(plainLabel(tr("Clocks"), this))
    , m_whyButton(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
    , m_derivation(new Button(looks, tr("Derivation"), {}, tr("E"), ButtonForm::Link, this))
    , m_column(new QVBoxLayout)
    , m_classify(new ClockView(looks, zone, this))
    , m_resolve(new ClockView(looks, zone, this))
    , m_otherWhy(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
    , m_outlook(plainText({}, this))
{
    setObjectName(QStringLiteral("clockPane"));
    m_classify->setObjectName(QStringLiteral("classifyClock"));
    m_resolve->setObjectName(QStringLiteral("resolveClock"));
    m_whyButton->setObjectName(QStringLiteral("whyButton"));
    m_derivation->setObjectName(QStringLiteral("derivationButton"));
    m_derivation->setToolTip(tr("Each step of both deadlines, with its rule"));
    m_otherWhy->setObjectName(QStringLiteral("otherWhyButton"));
    m_outlook->setObjectName(QStringLiteral("clockOutlook"));
    m_outlook->setWordWrap(true);
    m_outlook->setMinimumWidth(1);

    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_whyButton);
    head->addWidget(m_derivation);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    m_column->setSpacing(10);
    m_column->addWidget(m_classify);
    m_column->addWidget(m_resolve);
    column->addLayout(m_column);
    column->addWidget(m_otherWhy, 0, Qt::AlignLeft);
    column->addWidget(m_outlook);
    connect(m_whyButton, &Button::clicked, this, &ClockPane::toggleWhy);
    connect(m_derivation, &Button::clicked, this, &ClockPane::derivationWanted);
    connect(m_otherWhy, &Button::clicked, this, [this] {
        m_otherShown = !m_otherShown;
        showWhy();
    });
    connect(&looks, &Looks::changed, this, &ClockPane::applyLooks);
    applyLooks();
    showWhy();
}

void ClockPane::applyLooks()
{
    QFont heading = m_looks.font(FontRole::Small);
    heading.setWeight(QFont::DemiBold);
    tint(m_heading, m_looks.theme().secondary, heading);
    tint(m_outlook, m_looks.theme().secondary, m_looks.font(FontRole::Small));
}

void ClockPane::show(const IncidentDetail &detail, Instant now)
{
    // The clock that counts now comes first.
    const bool resolveFirst = detail.resolve.status != ClockStatus::None
        && detail.classify.status != ClockStatus::Running
        && detail.classify.status != ClockStatus::Paused;
    if (resolveFirst != m_resolveFirst) {
        m_resolveFirst = resolveFirst;
        ClockView *first = resolveFirst ? m_resolve : m_classify;
        m_column->removeWidget(first);
        m_column->insertWidget(0, first);
    }
    m_classify->show(detail.classify, detail.contract, now);
    m_resolve->show(detail.resolve, detail.contract, now);
    const QString words = outlook(detail, now);
    m_outlook->setText(words);
    m_outlook->setVisible(!words.isEmpty());
    showWhy();
}

void ClockPane::tick(Instant now)
{
    m_classify->tick(now);
    m_resolve->tick(now);
}

void ClockPane::toggleWhy()
{
    m_why = !m_why;
    if (!m_why)
        m_otherShown = false;
    showWhy();
}

void ClockPane::showWhy()
{
    ClockView *first = m_resolveFirst ? m_resolve : m_classify;
    ClockView *other = m_resolveFirst ? m_classify : m_resolve;
    first->showSteps(m_why);
    other->showSteps(m_otherShown);
    m_whyButton->setText(m_why ? tr("Hide why") : tr("Show why"));
    m_otherWhy->setVisible(other->hasSteps());
    const QString name =
        words::clockName(m_resolveFirst ? ClockName::Classify : ClockName::Resolve);
    m_otherWhy->setText(m_otherShown ? tr("Hide why: %1").arg(name) : tr("Why: %1").arg(name));
}

QString ClockPane::outlook(const IncidentDetail &detail, Instant now) const
{
    if (detail.incident.classification || !isOpen(detail.incident.state))
        return {};
    std::optional<LevelRange> earliest;
    std::optional<Instant> latest;
    for (const Severity severity : allSeverities) {
        for (const DevOpsLevel level : allDevOpsLevels) {
            const std::optional<Instant> due = deadlinesOf(detail.incident.reportedAt,
                Levels{severity, level}, {}, detail.contract, detail.incident.product)
                                                   .guaranteedBy;
            if (!due)
                continue;
            if (!earliest || *due < earliest->due)
                earliest = LevelRange{.due = *due};
            if (*due == earliest->due)
                earliest->add(severity, level);
            latest = std::max(latest.value_or(*due), *due);
        }
    }
    if (!earliest)
        return {};
    return tr("If it is a Core product bug: between %1 (Sev %2, DevOps %3) and %4.")
        .arg(words::bothInstants(earliest->due, now, {m_zone, detail.contract.zone}),
            rangeText(earliest->severityFrom, earliest->severityTo),
            rangeText(earliest->devOpsFrom, earliest->devOpsTo),
            words::bothInstants(*latest, now, {m_zone, detail.contract.zone}));
}

} // namespace gander::ui
