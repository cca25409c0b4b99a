// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of a damaged desk's rows can be read, told apart by their shape alone: no table, index or
// schema is needed for it. Long things stay where they lie, and are read again when wanted.

#include "models/domain/contract.h"
#include "models/domain/event.h"
#include "models/domain/listing.h"
#include "models/domain/memocontent.h"
#include "models/store/deskrows.h"
#include "models/store/pagescan.h"

#include <QHash>
#include <QSet>

#include <map>

namespace gander::store {

struct SalvagedEvent {
    qint64 id = 0; // in the order they were written
    qint64 incident = 0;
    int seq = 0;
    RowPlace place;
};

struct SalvagedPdf {
    QString sha256; // of the bytes as they are now
    RowPlace place;
};

struct SalvagedIncident {
    QStringList uids;  // surely one of them, mostly only one
    QStringList hints; // from an index: may be of something else
    QString title;
    int lastSeq = 0; // as an index has it
};

struct SalvagedContract {
    ContractEntry entry;
    bool isAsRecorded = true; // nothing but its seal could say otherwise
};

struct SalvagedDraft {
    QString kind;
    QString ref;
    QJsonObject body;
};

struct Salvage {
    QHash<QString, QString> facts;
    std::map<qint64, SalvagedIncident> incidents;
    std::vector<SalvagedEvent> events; // by incident, seq, id; a page of old may hold one again
    std::map<std::pair<QString, int>, SalvagedContract> contracts;
    std::map<std::pair<QString, int>, qint64> seals; // of contracts: their places in the chain
    QStringList unreadableContracts;                 // "Acme, version 2"
    QSet<QString> changedMemos;                      // whose words are not the ones that were saved
    std::map<qint64, Memo> memos;                    // by their number in the table
    std::map<qint64, std::vector<SalvagedPdf>> pdfs; // by that of their memo
    std::vector<SavedView> views;
    QStringList changedWords; // views and drafts that are not as they were kept: "view Mine"
    std::vector<SalvagedDraft> drafts;
    QStringList products;
    qint64 lastIncident = 0; // the highest number that was ever given
};

// 'step' hears pages done and all; false stops it: Cancelled.
[[nodiscard]] Result<Salvage> salvage(
    PageScan &scan, const std::function<bool(qint64 done, qint64 all)> &step);

// With the bytes of its data, as they were hashed.
struct WholeEvent {
    Event event;
    QByteArray canonical;
};
[[nodiscard]] std::optional<WholeEvent> eventAt(PageScan &scan, const RowPlace &place);
[[nodiscard]] QByteArray pdfAt(PageScan &scan, const RowPlace &place);

} // namespace gander::store
