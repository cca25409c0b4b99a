// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The stories and the cast as resources/demo/*.json have them, read into values.

#include "models/domain/classification.h"
#include "models/domain/memocontent.h"
#include "models/domain/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gander::app {

struct Story {
    QString title;
    QString text;
    QString customer; // past stories get theirs when told
    QString reporter;
    QString product;
    QString owner; // "me" is whoever looks at the desk
    std::optional<Classification> classification;
    std::optional<Classification> first; // the class before, given up for 'reason'
    QString reason;
    QString finding;
    QStringList notes;
    QString hold; // whom it waits for
    QString done; // how it was resolved
    std::vector<MemoSection> memo;
    bool approved = false; // the memo
    // Milliseconds: left of the clock that runs, or else age since the report; from report to
    // class; since the hold.
    std::optional<qint64> left;
    qint64 age = 0;
    qint64 took = 0;
    qint64 held = 0;
};

struct Customer {
    QString name;
    QStringList reporters;
};

struct Cast {
    std::vector<Customer> customers;
    QStringList agents;
    QHash<QString, QStringList> words; // what "{group}" may stand for
    QStringList taps;                  // notes that fit any incident
    QStringList waits;
    QHash<QString, QString> reasons; // of new classes
    QString mistake;
    QStringList returns;
    QStringList closings;
};

// 'name' without its ending: "open-triage". Corrupt if it cannot be read.
[[nodiscard]] Result<std::vector<Story>> readStories(const QString &name);
[[nodiscard]] Result<Cast> readCast();
// "-1d4h30m" in milliseconds, or nothing.
[[nodiscard]] std::optional<qint64> spanFromText(const QString &text);

} // namespace gander::app
