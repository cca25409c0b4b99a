// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One customer's contract as the desk has it, and the draft of its next version: reads both, keeps
// every keystroke, asks what it would do, and puts it in force. Shows nothing itself.

#include "models/domain/listing.h"
#include "ui/customers/contractdraft.h"
#include "ui/desk/surroundings.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace gander::ui {

class DraftKeeper;

class ContractKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit ContractKeeper(const Surroundings &around, QObject *parent = nullptr);

    // Contracts on the desk and drafts of new ones, then the one shown last is opened.
    void readNames();
    void open(const QString &name);
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] const QStringList &customers() const { return m_customers; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const std::vector<ContractVersion> &versions() const { return m_versions; }
    [[nodiscard]] const std::optional<ContractDraft> &draft() const { return m_draft; }
    [[nodiscard]] const ContractReading &reading() const { return m_reading; }
    [[nodiscard]] int nextVersion() const;
    // The version before that one, or the plan; of the draft the newest.
    [[nodiscard]] Contract before(std::optional<size_t> version) const;

    // A draft of the next version: like the newest one, from the next midnight on.
    void startDraft();
    // The same of a customer that has no contract yet; opens it where there is one.
    void startNew(const QString &name);
    // A draft with other terms, as read from a file; false where a draft is in the way.
    bool take(const Contract &contract);
    void edit(const ContractDraft &draft);
    void discard();
    void flush();

    // Counted anew soon; nothing while the draft has faults.
    void count();
    [[nodiscard]] const std::optional<ContractImpact> &impact() const { return m_impact; }
    void putInForce(bool openToo, const std::vector<IncidentId> &broken, const QString &reason);

signals:
    void namesRead();
    // Another contract, or other versions of it, or its draft came or went.
    void opened();
    // The draft reads otherwise than before.
    void readingChanged();
    void counting();
    void counted();
    void countFailed(const gander::Error &error);
    void draftKept();
    void cameIntoForce(int version);

private:
    struct Opened {
        std::vector<ContractVersion> versions;
        QJsonObject draft;
        bool readOnly = false;
    };
    struct Names {
        QStringList contracts;
        QStringList customers;
        QJsonObject index;
        bool readOnly = false;
    };
    void hearNames(const Names &names);
    void hearOpened(const QString &name, const Opened &opened);
    void hold(const ContractDraft &draft);
    void readAgain();
    void askImpact();
    void keepIndex();

    Surroundings m_around;
    DraftKeeper *m_drafts;
    DraftKeeper *m_index;
    bool m_readOnly = false;
    bool m_forcing = false;
    QStringList m_names;
    QStringList m_customers;
    QStringList m_drafted; // names with a draft and no contract yet
    QString m_name;
    std::vector<ContractVersion> m_versions; // newest first
    std::optional<ContractDraft> m_draft;
    ContractReading m_reading;
    std::optional<ContractImpact> m_impact;
    std::optional<Contract> m_wanted; // to become a draft once its customer is opened
    int m_opening = 0;                // answers to an earlier opening are stale
    int m_asked = 0;                  // so are earlier counts
    QTimer m_countSoon;
};

} // namespace gander::ui
