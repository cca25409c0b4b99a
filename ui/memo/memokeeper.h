// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The memo being written: kept as a draft while one types, saved when one pauses, and handed on to
// be approved and issued. Knows no widget.

#include "models/domain/action.h"
#include "models/domain/listing.h"
#include "models/memo/memodocument.h"
#include "ui/desk/surroundings.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace gander::ui {

class DraftKeeper;

// The words of a memo that people write; states and numbers are the desk's.
[[nodiscard]] bool sameWords(const Memo &a, const Memo &b);
[[nodiscard]] QJsonObject memoDraftToJson(const Memo &memo);
// 'memo' with the words of a draft; what the draft does not name stays.
[[nodiscard]] Memo withDraft(Memo memo, const QJsonObject &draft);

class MemoKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit MemoKeeper(const Surroundings &around, QObject *parent = nullptr);
    ~MemoKeeper() override;

    void open(IncidentId incident);
    // Keeps and saves what still waits.
    void flush();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] const Memo &memo() const { return m_memo; }
    [[nodiscard]] const IncidentDetail &detail() const { return m_detail; }
    [[nodiscard]] const QString &letterhead() const { return m_letterhead; }
    [[nodiscard]] bool isFrozen() const;
    [[nodiscard]] bool isSaved() const { return !m_inFlight && sameWords(m_memo, m_stored); }

    [[nodiscard]] memo::Paper paper() const { return m_paper; }
    void setPaper(memo::Paper paper) { m_paper = paper; }
    void setSubject(const QString &subject);
    void setTo(const QString &to);
    void setCc(const QStringList &cc);
    void setSection(const QString &key, const QString &text);

    void approve();
    // Makes the final page and freezes the memo with it.
    void issue();

    // After conflictFound().
    void takeTheirs();
    void keepMine();

signals:
    // The memo was read, anew or again: show it all.
    void opened();
    void openingFailed();
    // Its state or whether it is saved has changed.
    void stateChanged();
    void conflictFound(const gander::Memo &theirs);
    void issued(gander::IncidentId incident);

private:
    void edited();
    void save();
    void saved(const Result<Receipt> &receipt, const Memo &sent);
    void reload(const std::function<void(bool)> &then);
    void take(const IncidentDetail &detail);
    void afterSaving(std::function<void()> then);
    void runWaiting(bool done);
    void sendIssue(const QByteArray &pdf, Instant issuedAt, Revision revision);
    [[nodiscard]] static const Memo *presentMemo(const IncidentDetail &detail);

    Surroundings m_around;
    IncidentId m_id;
    IncidentDetail m_detail;
    QString m_letterhead;
    Memo m_memo;   // as edited
    Memo m_stored; // as the desk has it
    memo::Paper m_paper = memo::Paper::A4;
    bool m_open = false;
    bool m_inFlight = false;
    bool m_issuing = false;
    int m_asked = 0;
    std::vector<std::function<void()>> m_waiting;
    QTimer m_pause;
    DraftKeeper *m_drafts;
};

} // namespace gander::ui
