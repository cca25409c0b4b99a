// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Turns SIGTERM, SIGINT and SIGHUP into an ordinary quit of the event loop.

#include <QObject>

class QSocketNotifier;

namespace gander::app {

class QuitSignals final : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

signals:
    void quitAsked();
};

} // namespace gander::app
