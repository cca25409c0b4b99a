// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks the desk for the incidents and customers that typed words name: once typing rests, and only
// for the last of several.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace gander::ui {

class PaletteFinder final : public QObject
{
    Q_OBJECT

public:
    explicit PaletteFinder(const Surroundings &around, QObject *parent = nullptr);

    // Reads the customers anew.
    void begin();
    void find(const QString &typed);
    // Hears nothing more of what was asked.
    void stop();

    [[nodiscard]] const QStringList &customers() const { return m_customers; }
    // The question for the last words is not answered yet.
    [[nodiscard]] bool isAsking() const { return m_rest.isActive() || m_asking; }

signals:
    void customersRead();
    void found(const std::vector<gander::IncidentRow> &incidents);
    void failed(const gander::Error &error);

private:
    void ask();

    Surroundings m_around;
    QTimer m_rest;
    QString m_typed;
    bool m_asking = false;
    QFuture<Result<std::vector<IncidentRow>>> m_finding;
    QFuture<Result<QStringList>> m_reading;
    QStringList m_customers;
};

} // namespace gander::ui
