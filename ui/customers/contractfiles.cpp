// SPDX-License-Identifier: GPL-3.0-or-later

// The contracts page's files: contracts as JSON in and out, holidays out of a calendar. Files are
// read and written beside the window.

#include "models/desk/whendone.h"
#include "models/exchange/files.h"
#include "models/exchange/holidays.h"
#include "ui/customers/contractkeeper.h"
#include "ui/customers/contractspage.h"
#include "ui/customers/holidaypicker.h"
#include "ui/customers/termsform.h"
#include "ui/customers/versionlist.h"
#include "ui/desk/background.h"
#include "ui/desk/hands.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QListView>

namespace gander::ui {

namespace {

constexpr qint64 largestContract = 1'000'000;

Result<ContractReading> readContractFile(const QString &path)
{
    const Result<QByteArray> bytes = exchange::readFile(path, largestContract);
    if (!bytes)
        return bytes.error();
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &fault);
    if (!document.isObject()) {
        const QString why = fault.error == QJsonParseError::NoError
            ? QStringLiteral("it is not one JSON object")
            : QStringLiteral("%1 at byte %2")
                  .arg(fault.errorString(), QString::number(fault.offset));
        return Error{ErrorKind::Invalid, why};
    }
    return readContract(document.object());
}

QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void ContractsPage::importJson()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Import a contract"), tr("Contracts (*.json)"));
    dialog->setObjectName(QStringLiteral("contractImportDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ContractsPage::importFrom);
    dialog->open();
}

void ContractsPage::importFrom(const QString &path)
{
    desk::whenDone(inBackground([path] { return readContractFile(path); }), this,
        [this](const Result<ContractReading> &reading) {
            const QString what = tr("import the contract");
            if (!reading)
                return m_around.hands.fail(reading.error(), what);
            const Contract &contract = reading->contract;
            if (contract.name.isEmpty())
                return m_around.hands.fail({ErrorKind::Invalid, textOf(reading->faults)}, what);
            m_showFaults = true;
            if (!m_keeper->take(contract)) {
                m_around.hands.fail({ErrorKind::Conflict,
                                        QStringLiteral("%1 has a draft already; discard it first")
                                            .arg(contract.name)},
                    what);
            } else if (!reading->faults.empty()) {
                // What could be read is a draft now; the rest is said, place by place.
                m_around.hands.fail({ErrorKind::Invalid, textOf(reading->faults)}, what);
            }
        });
}

void ContractsPage::exportJson()
{
    const auto version = chosenVersion();
    const Contract contract = version && *version < m_keeper->versions().size()
        ? m_keeper->versions()[*version].contract
        : m_keeper->reading().contract;
    QFileDialog *dialog = makeFileDialog(this, tr("Export the contract"), tr("Contracts (*.json)"));
    dialog->setObjectName(QStringLiteral("contractExportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(exchange::safeFileName(
        QStringLiteral("%1 %2.json").arg(contract.name, QString::number(contract.version))));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, contract](const QString &path) { exportTo(path, contract); });
    dialog->open();
}

void ContractsPage::exportTo(const QString &path, const Contract &contract)
{
    const QByteArray bytes = QJsonDocument(toJson(contract)).toJson(QJsonDocument::Indented);
    desk::whenDone(inBackground([path, bytes] { return exchange::writeFile(path, bytes); }), this,
        [this, contract](const Result<void> &written) {
            if (written)
                emit m_around.hands.succeeded(
                    tr("Version %1 of %2 is exported.")
                        .arg(QString::number(contract.version), contract.name),
                    false);
            else
                m_around.hands.fail(written.error(), tr("export the contract"));
        });
}

void ContractsPage::importHolidays()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Holidays from a file"), tr("Calendars (*.ics)"));
    dialog->setObjectName(QStringLiteral("holidayFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ContractsPage::offerHolidays);
    dialog->open();
}

void ContractsPage::offerHolidays(const QString &path)
{
    using Offer = Result<std::vector<exchange::OfferedHoliday>>;
    const QDate today = m_around.zone.wallAt(m_around.desk.clock().now()).date;
    desk::whenDone(inBackground([path, today]() -> Offer {
        const Result<QByteArray> bytes = exchange::readFile(path, exchange::maxIcsBytes);
        if (!bytes)
            return bytes.error();
        return exchange::holidaysFromIcs(*bytes, today);
    }),
        this, [this](const Offer &offered) {
            if (!offered)
                return m_around.hands.fail(offered.error(), tr("read the holidays"));
            if (!isOnDraft())
                return; // left in the meantime
            auto *picker =
                new HolidayPicker(m_around.looks, *offered, m_form->draft().holidays, this);
            picker->setAttribute(Qt::WA_DeleteOnClose);
            connect(picker, &QDialog::accepted, this, [this, picker] {
                if (!isOnDraft())
                    return;
                ContractDraft draft = m_form->draft();
                for (const HolidayText &holiday : picker->chosenDays())
                    draft.holidays.push_back(holiday);
                m_form->setDraft(draft);
                m_keeper->edit(draft);
            });
            picker->open();
        });
}

} // namespace gander::ui
