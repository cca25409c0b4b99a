// SPDX-License-Identifier: GPL-3.0-or-later

// The intake page's hints at what may be reported already: asking for them, and their place.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/intake/duplicatehints.h"
#include "ui/intake/intakepage.h"
#include "ui/kit/looks.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace gander::ui {

namespace {

constexpr int duplicatesWidth = 280;

} // namespace

void IntakePage::askForDuplicates()
{
    const IncidentFacts facts = draft().facts;
    SimilarQuestion question{.title = facts.title,
        .text = facts.description,
        .customer = facts.customer,
        .product = facts.product,
        .except = {}};
    if (question == m_asked)
        return;
    m_asked = question;
    m_similar.cancel();
    m_similar = m_around.desk.ask([question = std::move(question)](
                                      const desk::Desk &desk) { return desk.similar(question); });
    desk::whenDone(m_similar, this, [this](const Result<SimilarAnswer> &answer) {
        if (answer) // a hint is a comfort, not a need
            m_duplicates->show(answer->open);
    });
}

void IntakePage::placeDuplicates()
{
    // Beside the fields where there is room, so that they stay where they are; otherwise below.
    const int wanted = formWidth + m_around.looks.px(duplicatesWidth) + 3 * formMargin;
    const bool beside = width() >= wanted;
    if (beside == m_beside)
        return;
    m_beside = beside;
    if (beside) {
        m_grid->removeWidget(m_duplicates);
        m_across->addWidget(m_duplicates, 0, Qt::AlignTop);
        m_duplicates->setFixedWidth(m_around.looks.px(duplicatesWidth));
    } else {
        m_across->removeWidget(m_duplicates);
        m_duplicates->setMinimumWidth(0);
        m_duplicates->setMaximumWidth(QWIDGETSIZE_MAX);
        m_grid->addWidget(m_duplicates, 5, 0, 1, 2);
    }
}

void IntakePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeDuplicates();
}

} // namespace gander::ui
