// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/contractspage.h"

#include "ui/classify/pageparts.h"
#include "ui/customers/contractkeeper.h"
#include "ui/customers/forcesheet.h"
#include "ui/customers/impactmodel.h"
#include "ui/customers/impactpanel.h"
#include "ui/customers/termsform.h"
#include "ui/customers/versionlist.h"
#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/textblock.h"
#include "ui/kit/ticker.h"
#include "ui/words/describe.h"
#include "ui/words/durationtext.h"

#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace gander::ui {

ContractsPage::ContractsPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_keeper(new ContractKeeper(around, this))
{
    setObjectName(QStringLiteral("contractsPage"));
    setAccessibleName(tr("Contracts"));
    layOutPanes();
    connectKeeper();
    connectForm();
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &ContractsPage::force);
    }
    showOpened();
}

void ContractsPage::open()
{
    m_keeper->readNames();
    m_list->setFocus(Qt::OtherFocusReason);
}

void ContractsPage::showContract(const QString &name)
{
    m_showFaults = false;
    m_keeper->open(name);
}

void ContractsPage::connectKeeper()
{
    connect(m_keeper, &ContractKeeper::namesRead, this, &ContractsPage::showNames);
    connect(m_keeper, &ContractKeeper::opened, this, &ContractsPage::showOpened);
    connect(m_keeper, &ContractKeeper::readingChanged, this, [this] {
        if (isOnDraft())
            showReading();
        showImpact();
    });
    connect(m_keeper, &ContractKeeper::counting, m_impact, &ImpactPanel::setCounting);
    connect(m_keeper, &ContractKeeper::counted, this, [this] {
        showImpact();
        if (m_forceWanted)
            openSheet();
    });
    connect(m_keeper, &ContractKeeper::countFailed, this, [this](const Error &error) {
        m_forceWanted = false;
        m_impact->clear(words::describe(error, tr("count what moves")));
    });
    connect(m_keeper, &ContractKeeper::draftKept, this, &ContractsPage::draftKept);
    connect(m_keeper, &ContractKeeper::cameIntoForce, this, [this] { m_showFaults = false; });
}

void ContractsPage::connectForm()
{
    connect(m_names, &QComboBox::activated, this, [this](int index) {
        m_showFaults = false;
        m_keeper->open(m_names->itemText(index));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_settling)
            showChosen();
    });
    connect(m_form, &TermsForm::edited, this, [this] { m_keeper->edit(m_form->draft()); });
    connect(m_form, &TermsForm::holidayFileWanted, this, &ContractsPage::importHolidays);
    connect(m_impact, &ImpactPanel::openTooChanged, this,
        [this](bool openToo) { m_openToo = openToo; });
    connect(m_impact, &ImpactPanel::incidentWanted, this, &ContractsPage::incidentWanted);
    connect(m_new, &QPushButton::clicked, this, &ContractsPage::beginNew);
    connect(m_newName, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_newName->text();
        m_newName->clear();
        m_newName->hide();
        m_showFaults = false;
        m_keeper->startNew(name);
        m_form->begin();
    });
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_keeper->startDraft();
        m_form->begin();
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_showFaults = false;
        m_keeper->discard();
    });
    connect(m_compare, &QPushButton::toggled, this, &ContractsPage::showVersions);
    connect(m_force, &QPushButton::clicked, this, &ContractsPage::force);
    connect(m_import, &QPushButton::clicked, this, &ContractsPage::importJson);
    connect(m_export, &QPushButton::clicked, this, &ContractsPage::exportJson);
}

void ContractsPage::keyPressEvent(QKeyEvent *event)
{
    // Wherever the focus stands and has no rows of its own to insert.
    if (event->key() == Qt::Key_Insert && isOnDraft()) {
        m_form->addClause();
        return;
    }
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_newName->isVisible()) {
        m_newName->hide();
        m_list->setFocus(Qt::OtherFocusReason);
    } else {
        m_keeper->flush();
        emit left();
    }
}

void ContractsPage::beginNew()
{
    m_newName->show();
    m_newName->setFocus(Qt::OtherFocusReason);
}

void ContractsPage::showNames()
{
    m_names->clear();
    m_names->addItems(m_keeper->names());
    m_names->setCurrentIndex(static_cast<int>(m_keeper->names().indexOf(m_keeper->name())));
    auto *completer = new QCompleter(m_keeper->customers(), m_newName);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_newName->completer();
    m_newName->setCompleter(completer);
}

std::optional<size_t> ContractsPage::chosenVersion() const
{
    return m_versions->versionAt(m_list->currentIndex().row());
}

bool ContractsPage::isOnDraft() const
{
    return m_versions->hasDraft() && m_list->currentIndex().row() == 0;
}

void ContractsPage::showOpened()
{
    const bool any = !m_keeper->name().isEmpty();
    m_names->setCurrentIndex(static_cast<int>(m_keeper->names().indexOf(m_keeper->name())));
    m_names->setVisible(!m_keeper->names().isEmpty());
    m_settling = true;
    showVersions();
    const int row = m_versions->hasDraft() ? 0 : m_versions->rowInForce();
    m_list->setCurrentIndex(m_versions->index(row));
    m_settling = false;
    m_new->setVisible(!m_keeper->isReadOnly());
    m_import->setVisible(!m_keeper->isReadOnly());
    m_empty->setVisible(!any);
    m_form->setVisible(any);
    m_right->setVisible(any);
    m_export->setVisible(any);
    m_title->setText(any ? m_keeper->name() : tr("Contracts"));
    emit titleChanged(any ? tr("Contract, %1").arg(m_keeper->name()) : tr("Contracts"));
    showChosen();
}

void ContractsPage::showVersions()
{
    std::optional<VersionModel::Draft> draft;
    if (const auto &held = m_keeper->draft()) {
        const auto wall = wallFromText(held->effective);
        draft = VersionModel::Draft{.version = m_keeper->nextVersion(),
            .by = m_around.actor.name,
            .from = wall ? QLocale().toString(wall->date, tr("d MMM yyyy")) : held->effective};
    }
    m_versions->show(m_keeper->versions(), draft, m_around.ticker.now());
    m_start->setVisible(!draft && !m_keeper->isReadOnly() && !m_keeper->name().isEmpty());
    m_start->setText(tr("Change: version %1").arg(m_keeper->nextVersion()));

    const Contract before = m_keeper->before(chosenVersion());
    m_compare->setText(before.name == m_keeper->name() ? tr("Compare with %1").arg(before.version)
                                                       : tr("Compare with the plan"));
    m_compare->setVisible(!m_keeper->name().isEmpty());
    m_form->setCompared(m_compare->isChecked() ? std::optional(draftOf(before)) : std::nullopt);
}

void ContractsPage::showChosen()
{
    const bool onDraft = isOnDraft();
    const auto version = chosenVersion();
    m_discard->setVisible(onDraft);
    m_force->setVisible(onDraft);
    m_force->setText(tr("Put version %1 in force…").arg(m_keeper->nextVersion()));
    m_form->setReadOnly(!onDraft || m_keeper->isReadOnly());
    m_form->setMovedHint(onDraft);
    m_right->setCurrentWidget(onDraft ? static_cast<QWidget *>(m_impact) : m_about);
    m_subtitle->setText(tr("Contract"));
    if (onDraft) {
        m_form->setDraft(*m_keeper->draft());
        showReading();
        showImpact();
    } else if (version && *version < m_keeper->versions().size()) {
        const Contract &contract = m_keeper->versions()[*version].contract;
        m_form->setDraft(draftOf(contract));
        m_form->showReading({.contract = contract, .faults = {}}, m_keeper->before(version));
        showAbout(*version);
        showVersions();
    }
}

void ContractsPage::showReading()
{
    ContractReading reading = m_keeper->reading();
    if (!m_showFaults)
        reading.faults.clear(); // what is being typed is not wrong yet
    m_form->showReading(reading, m_keeper->before({}));
    const auto wall = wallFromText(m_keeper->draft()->effective);
    m_impact->setFrom(wall ? QLocale().toString(wall->date, tr("d MMMM")) : QString());
    showVersions();
}

void ContractsPage::showImpact()
{
    if (!m_keeper->draft())
        return;
    if (const auto &impact = m_keeper->impact()) {
        m_impact->setImpact(*impact, m_around.ticker.now());
        m_subtitle->setText(impact->open == 1
                ? tr("Contract · 1 open incident")
                : tr("Contract · %1 open incidents").arg(QLocale().toString(impact->open)));
    } else if (!m_keeper->reading().faults.empty()) {
        m_impact->clear(
            tr("Counted once all terms are whole: %1 to go.")
                .arg(QLocale().toString(static_cast<qint64>(m_keeper->reading().faults.size()))));
    }
}

void ContractsPage::showAbout(size_t version)
{
    const ContractVersion &one = m_keeper->versions()[version];
    const Instant now = m_around.ticker.now();
    m_aboutWords->setText(tr("About version %1").arg(one.contract.version));
    QStringList lines;
    lines << tr("Holds for reports from %1.")
                 .arg(words::instantText(one.contract.effective, now, one.contract.zone));
    if (one.until)
        lines << tr("Followed by another on %1.")
                     .arg(words::instantText(*one.until, now, one.contract.zone));
    if (!one.recordedBy.isEmpty())
        lines << tr("Put in force by %1 on %2.")
                     .arg(one.recordedBy, words::instantText(one.recordedAt, now, m_around.zone));
    lines << (one.judged == 1
            ? tr("1 incident is judged by it.")
            : tr("%1 incidents are judged by it.").arg(QLocale().toString(one.judged)));
    if (!one.reason.isEmpty()) // last, as it may run long
        lines << tr("Agreed: %1").arg(one.reason);
    m_aboutMore->setText(lines.join(QLatin1Char('\n')));
}

void ContractsPage::force()
{
    // The key may reach the page while the sheet that asks once more has just come up.
    if (auto *sheet = findChild<ForceSheet *>())
        return sheet->accept();
    if (!isOnDraft() || m_keeper->isReadOnly())
        return;
    const std::vector<TermFault> &faults = m_keeper->reading().faults;
    if (!faults.empty()) {
        m_showFaults = true;
        showReading();
        m_form->goTo(faults.front().place);
        if (QWidget *at = focusWidget())
            m_scroll->ensureWidgetVisible(at);
        return;
    }
    m_forceWanted = true;
    if (m_keeper->impact())
        openSheet();
}

void ContractsPage::openSheet()
{
    m_forceWanted = false;
    const Instant now = m_around.ticker.now();
    const ContractImpact &impact = *m_keeper->impact();
    auto *sheet = new ForceSheet(m_around.looks,
        {.contract = m_keeper->reading().contract,
            .openToo = m_openToo,
            .moved = static_cast<qint64>(impact.moved.size()),
            .broken = m_openToo ? brokenOf(impact, now) : std::vector<ContractMove>(),
            .now = now,
            .zone = m_around.zone},
        this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, openToo = m_openToo] {
        m_keeper->putInForce(openToo, sheet->broken(), sheet->reason());
    });
    sheet->open();
}

} // namespace gander::ui
