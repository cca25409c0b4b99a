// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the words someone is typing in the desk, at most half a second after a keystroke, so that
// there is nothing to save on the way out (reliability: shutdown).

#include "models/domain/result.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

namespace gander::desk {
class DeskService;
}

namespace gander::ui {

class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    // 'desk' outlives it; 'kind' names the form ("classify").
    DraftKeeper(desk::DeskService &desk, const QString &kind, QObject *parent = nullptr);
    // Keeps what still waits.
    ~DraftKeeper() override;

    // Keeps 'draft' for 'ref' soon; the last of several wins.
    void keep(const QString &ref, const QJsonObject &draft);
    // Keeps at once what still waits.
    void flush();
    // Forgets the draft, kept or waiting.
    void drop(const QString &ref);

signals:
    void kept();
    // Once, until it can be kept again; it is tried anew in between.
    void failed(const gander::Error &error);

private:
    void hear(const Result<void> &result, int asked, const QString &ref, const QJsonObject &draft);

    desk::DeskService &m_desk;
    QString m_kind;
    QString m_ref; // of what still waits; empty: nothing does
    QJsonObject m_draft;
    QTimer m_soon;
    int m_asked = 0; // the latest save; one before it that failed is not tried again
    QString m_askedRef;
    bool m_failed = false;
};

} // namespace gander::ui
