// SPDX-License-Identifier: GPL-3.0-or-later

// The wizard's foot: where it leads, and what has been said so far.

#include "ui/classify/classifypage.h"
#include "ui/classify/pageparts.h"
#include "ui/classify/severitypage.h"
#include "ui/classify/steprow.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/words/names.h"

#include <QHBoxLayout>

#include <algorithm>

namespace gander::ui {

QWidget *ClassifyPage::makeFoot()
{
    Looks &looks = m_around.looks;
    auto *foot = new QWidget(this);
    foot->setObjectName(QStringLiteral("classifyFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 12, 24, 12);
    row->setSpacing(8);
    m_leaveButton = new Button(
        looks, tr("Leave, keep draft"), QStringLiteral("x"), tr("Esc"), ButtonForm::Quiet, foot);
    m_leaveButton->setObjectName(QStringLiteral("classifyLeave"));
    m_summary = sayLong(looks, Voice::Small, Tone::Second, foot);
    m_summary->setObjectName(QStringLiteral("classifySummary"));
    m_summary->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_backButton = new Button(looks, {}, QStringLiteral("arrow-left"), {}, ButtonForm::Plain, foot);
    m_backButton->setObjectName(QStringLiteral("classifyBack"));
    m_nextButton = new Button(looks, {}, {}, tr("Ctrl ↵"), ButtonForm::Primary, foot);
    m_nextButton->setObjectName(QStringLiteral("classifyNext"));
    row->addWidget(m_leaveButton);
    row->addWidget(m_summary, 1);
    row->addWidget(m_backButton);
    row->addWidget(m_nextButton);
    connect(m_leaveButton, &QAbstractButton::clicked, this, &ClassifyPage::leave);
    connect(m_backButton, &QAbstractButton::clicked, this, &ClassifyPage::back);
    connect(m_nextButton, &QAbstractButton::clicked, this, &ClassifyPage::next);
    return foot;
}

void ClassifyPage::showFoot()
{
    const std::vector<ClassifyStep> all = steps();
    const auto at = std::find(all.begin(), all.end(), m_draft.step);
    const auto shortName = [](ClassifyStep step) {
        return step == ClassifyStep::Levels ? tr("Severity")
            : step == ClassifyStep::Hours   ? tr("Hours")
                                            : stepName(step);
    };
    m_backButton->setVisible(at != all.begin() && at != all.end());
    if (m_backButton->isVisibleTo(this))
        m_backButton->setText(shortName(*(at - 1)));
    switch (m_draft.step) {
    case ClassifyStep::Facts:
        m_summary->say(m_detail.incident.classification
                ? tr("So far: %1").arg(words::classificationName(*m_detail.incident.classification))
                : tr("Unclassified"));
        m_nextButton->setText(tr("Next: category"));
        break;
    case ClassifyStep::Category: {
        const QString evidence =
            m_draft.finding.trimmed().isEmpty() ? tr("evidence still lacks") : tr("evidence given");
        m_summary->say(m_draft.outcome
                ? tr("%1 chosen · %2").arg(words::outcomeName(*m_draft.outcome), evidence)
                : tr("Nothing chosen yet · %1").arg(evidence));
        const bool levelsNext = m_draft.outcome == Outcome::CoreBug || !m_draft.outcome;
        const bool hoursNext = m_draft.outcome == Outcome::FeatureRequest && m_hours;
        m_nextButton->setText(levelsNext ? tr("Next: severity")
                : hoursNext              ? tr("Next: hours")
                                         : tr("Next: review"));
        break;
    }
    case ClassifyStep::Levels:
        m_summary->say(m_levels->summary());
        m_nextButton->setText(tr("Next: review"));
        break;
    case ClassifyStep::Hours:
        m_summary->say(tr("An estimate can wait"));
        m_nextButton->setText(tr("Next: review"));
        break;
    case ClassifyStep::Review:
        m_summary->say(tr("Commits to the desk"));
        m_nextButton->setText(m_draft.outcome && owesMemo(*m_draft.outcome)
                ? tr("Classify, then memo")
                : tr("Classify and route"));
        break;
    }
}

} // namespace gander::ui
