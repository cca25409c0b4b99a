// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/severitypage.h"

#include "ui/classify/decidepanel.h"
#include "ui/kit/flowlayout.h"
#include "ui/classify/guaranteematrix.h"
#include "ui/classify/levelpanel.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/words/durationtext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace gander::ui {

SeverityPage::SeverityPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("severityPage"));
    Looks &looks = m_around.looks;
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);

    auto *head = new QWidget(main);
    auto *words = new FlowLayout(head, 10, true);
    words->addWidget(
        say(looks, Voice::Section, Tone::Primary, head, tr("How bad, and who is needed?")));
    m_promised = say(looks, Voice::Small, Tone::Second, head);
    words->addWidget(m_promised);
    auto *help = new Button(looks, tr("Help me decide"), {}, tr("0"), ButtonForm::Plain, head);
    help->setObjectName(QStringLiteral("levelsHelp"));
    help->setAccessibleName(tr("Help me decide"));
    connect(help, &QAbstractButton::clicked, this, &SeverityPage::startDeciding);
    words->addWidget(help);
    m_typing = say(looks, Voice::Small, Tone::Second, head);
    m_typing->setObjectName(QStringLiteral("typingHint"));
    words->addWidget(m_typing);
    column->addWidget(head);

    m_issue = sayLong(looks, Voice::Small, Tone::Critical, main);
    m_issue->setObjectName(QStringLiteral("levelsIssue"));
    m_issue->hide();
    column->addWidget(m_issue);

    m_matrix = new GuaranteeMatrix(looks, main);
    column->addWidget(m_matrix);
    column->addWidget(new HintCard(looks, QStringLiteral("users-round"),
        tr("Both levels are provisional."),
        tr("They may change as facts come in, each change with its reason and its effect on the "
           "clock."),
        main));
    column->addStretch(1);

    auto *side = new QWidget(this);
    auto *beside = new QVBoxLayout(side);
    beside->setContentsMargins(0, 0, 0, 0);
    m_panel = new LevelPanel(m_around, side);
    m_deciding = new DecidePanel(looks, side);
    m_deciding->setObjectName(QStringLiteral("decideLevels"));
    m_deciding->hide();
    beside->addWidget(m_panel);
    beside->addWidget(m_deciding);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_scroll = scrolled(main, this);
    row->addWidget(m_scroll, 1);
    row->addWidget(sidePanel(looks, side, this));

    connect(m_matrix, &GuaranteeMatrix::chose, this, [this](const Levels &levels) {
        showChoice();
        const QRect cell = m_matrix->frameOf(levels).translated(m_matrix->pos());
        m_scroll->ensureVisible(cell.center().x(), cell.center().y(), 0, cell.height());
        emit levelsChosen(levels.severity, levels.devOps);
    });
    connect(m_matrix, &GuaranteeMatrix::pendingChanged, this, &SeverityPage::showChoice);
    connect(m_deciding, &DecidePanel::closed, this, &SeverityPage::stopDeciding);
    connect(m_deciding, &DecidePanel::used, this, &SeverityPage::use);
}

void SeverityPage::show(const IncidentDetail &detail, Instant now)
{
    m_detail = detail;
    m_now = now;
    m_promised->say(
        tr("Each cell is the instant promised to %1").arg(oneLine(detail.incident.customer, 60)));
    // The promise hangs on the report; when one classifies only moves the working target.
    const Instant classifiedAt = detail.incident.classifiedAt.value_or(now);
    m_matrix->setCells(guaranteeCells(detail.incident.reportedAt, classifiedAt, detail.contract,
                           detail.incident.product),
        now, m_around.zone);
    m_panel->setContract(
        detail.contract, detail.incident.reportedAt, classifiedAt, detail.incident.product);
    showChoice();
}

void SeverityPage::setDraft(const ClassifyDraft &draft)
{
    std::optional<Levels> levels;
    if (draft.severity && draft.devOps)
        levels = Levels{*draft.severity, *draft.devOps};
    const std::optional<Levels> &shown = m_matrix->chosen();
    const bool same = levels.has_value() == shown.has_value()
        && (!levels || (levels->severity == shown->severity && levels->devOps == shown->devOps));
    if (!same)
        m_matrix->setChosen(levels);
    showChoice();
}

void SeverityPage::setNow(Instant now)
{
    m_now = now;
    m_matrix->setNow(now);
    m_panel->setNow(now);
}

void SeverityPage::showLack(Lack lack)
{
    Q_UNUSED(lack)
    m_issue->say(tr("Choose a severity and a DevOps level."));
    m_issue->show();
    m_matrix->setFocus(Qt::ShortcutFocusReason);
}

bool SeverityPage::takeKey(const QKeyEvent &event)
{
    if (!m_deciding->isHidden() && m_deciding->takeKey(event))
        return true;
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_0) {
        startDeciding();
        return true;
    }
    const int digit = event.key() - Qt::Key_0;
    if (digit < 1 || digit > 5)
        return false;
    m_matrix->setFocus(Qt::ShortcutFocusReason);
    return m_matrix->typeDigit(digit);
}

void SeverityPage::focusFirst()
{
    m_matrix->setFocus(Qt::ShortcutFocusReason);
}

void SeverityPage::startDeciding()
{
    m_panel->hide();
    m_deciding->show();
    m_deciding->start({triage::firstOfSeverity, triage::firstOfDevOps});
}

bool SeverityPage::stopDeciding()
{
    if (m_deciding->isHidden())
        return false;
    focusFirst();
    m_deciding->hide();
    m_panel->QWidget::show();
    return true;
}

void SeverityPage::use(const std::vector<TriageNext> &ends)
{
    std::optional<Severity> severity;
    std::optional<DevOpsLevel> devOps;
    for (const TriageNext &end : ends) {
        if (const auto *level = std::get_if<Severity>(&end))
            severity = *level;
        if (const auto *level = std::get_if<DevOpsLevel>(&end))
            devOps = *level;
    }
    stopDeciding();
    if (!severity || !devOps)
        return;
    m_matrix->setChosen(Levels{*severity, *devOps});
    showChoice();
    emit levelsChosen(*severity, *devOps);
}

QString SeverityPage::summary() const
{
    const std::optional<Levels> levels = m_matrix->chosen();
    if (!levels)
        return tr("Nothing chosen yet");
    const GuaranteeCell &cell = cellAt(m_matrix->cells(), *levels);
    const QString severity = QString::number(number(levels->severity));
    const QString devOps = QString::number(number(levels->devOps));
    if (!cell.due)
        return tr("Sev %1, DevOps %2: no guarantee").arg(severity, devOps);
    return tr("Sev %1, DevOps %2: fix by %3")
        .arg(severity, devOps, words::instantText(*cell.due, m_now, m_around.zone));
}

void SeverityPage::showChoice()
{
    if (const std::optional<Severity> pending = m_matrix->pendingSeverity())
        m_typing->say(tr("Sev %1, now DevOps 1 to 4").arg(number(*pending)));
    else
        m_typing->say(tr("Type 2 2 for Sev 2, DevOps 2, or use arrows"));
    if (m_matrix->chosen())
        m_issue->hide();
    m_panel->show(m_matrix->chosen(), m_matrix->cells(), m_now);
}

} // namespace gander::ui
