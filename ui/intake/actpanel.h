// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small acts' form over the page: one field, a sentence of what follows, and the act. What is
// typed is kept as a draft until the act is done.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"
#include "ui/intake/deeds.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace gander::ui {

class Button;
class ClashPane;
class DraftKeeper;

class ActPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ActPanel(const Surroundings &around, QWidget *parent = nullptr);

    // Shows the form for these incidents, with the draft kept for them if there is one.
    void open(DeedKind kind, const std::vector<IncidentId> &incidents);
    // The draft stays.
    void leave();

signals:
    // Hidden again, after the act or without it.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeLooks();
    [[nodiscard]] bool isLong() const; // the text may have lines
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] QString draftRef() const;
    void readDraft();
    void readHelp();
    void readIncident();
    void say(const QString &help);
    void showIssue(const QString &issue);
    void keep();
    void commit();
    // Somebody else was first: both sides, if it is that.
    void showClash(const Act &act);

    Surroundings m_around;
    DraftKeeper *m_drafts;
    DeedKind m_kind = DeedKind::Note;
    std::vector<IncidentId> m_incidents;
    int m_opening = 0;                     // answers to an earlier opening are stale
    std::optional<IncidentDetail> m_known; // of one incident, as it was when the form opened
    std::vector<IncidentDetail> m_knownOfMany;

    QLabel *m_title;
    QLabel *m_label;
    QLineEdit *m_line;
    QPlainTextEdit *m_lines;
    QLabel *m_issue;
    QLabel *m_help;
    ClashPane *m_clash;
    QPushButton *m_close;
    Button *m_commit;
};

// What a hold for that reason does to the clocks of this incident, in words.
[[nodiscard]] QString holdWords(const IncidentDetail &detail, const QString &reason);

} // namespace gander::ui
