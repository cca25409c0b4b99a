// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/forcesheet.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/impactmodel.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int sheetWidthDesigned = 560;
constexpr int brokenShown = 6; // more scroll
constexpr int longestBrokenTitle = 48;
constexpr int longestContractName = 120;

} // namespace

ForceSheet::ForceSheet(Looks &looks, Facts facts, QWidget *parent)
    : QDialog(parent)
    , m_looks(looks)
    , m_facts(std::move(facts))
    , m_untold(sayLong(looks, Voice::Small, Tone::Critical, this))
    , m_who(new LineEntry(this))
    , m_force(makeButton(tr("Put version %1 in force").arg(m_facts.contract.version),
          QStringLiteral("check"), tr("Ctrl ↵"), looks, this, true))
{
    setObjectName(QStringLiteral("forceSheet"));
    const Contract &contract = m_facts.contract;
    const QString title =
        tr("Put version %1 of %2 in force")
            .arg(QString::number(contract.version), oneLine(contract.name, longestContractName));
    setWindowTitle(plainTitle(title));
    m_who->setObjectName(QStringLiteral("forceWho"));
    m_untold->setObjectName(QStringLiteral("forceUntold"));
    m_untold->hide();
    m_force->setObjectName(QStringLiteral("forceCommit"));
    m_force->setAutoDefault(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(sayLong(looks, Voice::Page, Tone::Primary, this, title));
    column->addWidget(sayLong(looks, Voice::Body, Tone::Primary, this,
        tr("It holds for reports from %1 on. This cannot be taken back: only a later version can "
           "follow it.")
            .arg(words::instantText(contract.effective, m_facts.now, contract.zone))));
    column->addWidget(sayLong(looks, Voice::Body, Tone::Primary, this,
        m_facts.openToo && m_facts.moved > 0
            ? tr("Open incidents move too: %1 of them get another deadline. Closed results never "
                 "move.")
                  .arg(QLocale().toString(m_facts.moved))
            : tr("No open incident gets another deadline.")));
    const bool breaks = !m_facts.broken.empty();
    if (breaks) {
        column->addWidget(sayLong(looks, Voice::Strong, Tone::Critical, this,
            tr("Promises that break by it: tick each that was agreed on.")));
        column->addWidget(makeList());
        column->addWidget(m_untold);
    }
    m_whoField = new Field(
        looks, breaks ? tr("Who agreed") : tr("Who agreed, or why (may be empty)"), m_who, this);
    column->addWidget(m_whoField);

    auto *cancel = makeButton(tr("Cancel"), {}, tr("Esc"), looks, this);
    cancel->setObjectName(QStringLiteral("forceCancel"));
    cancel->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_force);
    column->addLayout(foot);
    setMinimumWidth(std::min(looks.px(sheetWidthDesigned), 820));

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_force, &QPushButton::clicked, this, &ForceSheet::accept);
    if (m_boxes.empty())
        m_who->setFocus();
    else
        m_boxes.front()->setFocus();
}

QWidget *ForceSheet::makeList()
{
    auto *rows = new QWidget(this);
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    for (const ContractMove &move : m_facts.broken) {
        QString words =
            tr("%1 %2\nwas %3, will be %4")
                .arg(deskNumber(move.id), oneLine(move.title, longestBrokenTitle),
                    move.was ? words::instantText(*move.was, m_facts.now, m_facts.zone)
                             : tr("none"),
                    move.willBe ? words::instantText(*move.willBe, m_facts.now, m_facts.zone)
                                : tr("none"));
        auto *box = new QCheckBox(withoutMnemonic(words), rows);
        box->setObjectName(QStringLiteral("broken%1").arg(m_boxes.size()));
        box->setMinimumWidth(1);
        column->addWidget(box);
        m_boxes.push_back(box);
    }
    auto *area = scrolled(rows, this);
    area->setFrameShape(QFrame::StyledPanel);
    const int row = m_boxes.front()->sizeHint().height() + column->spacing();
    const int shown = std::min(brokenShown, static_cast<int>(m_boxes.size()));
    area->setFixedHeight(shown * row + 12);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

std::vector<IncidentId> ForceSheet::broken() const
{
    std::vector<IncidentId> ids;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            ids.push_back(m_facts.broken[i].id);
    }
    return ids;
}

QString ForceSheet::reason() const
{
    return m_who->text().trimmed();
}

void ForceSheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        accept();
    else if (!enter) // Return alone is too near to every other key for what cannot be taken back
        QDialog::keyPressEvent(event);
}

void ForceSheet::accept()
{
    const bool breaks = !m_boxes.empty();
    const auto left =
        std::ranges::find_if(m_boxes, [](const QCheckBox *box) { return !box->isChecked(); });
    const bool untold = left != m_boxes.end();
    const bool nobody = breaks && reason().isEmpty();
    m_untold->setText(tr("Tick each one, or keep the old deadlines: only new reports, then."));
    m_untold->setVisible(untold);
    m_whoField->setIssue(nobody ? tr("Say who agreed to break them") : QString());
    if (untold)
        (*left)->setFocus(Qt::OtherFocusReason);
    else if (nobody)
        m_who->setFocus(Qt::OtherFocusReason);
    else
        QDialog::accept();
}

} // namespace gander::ui
