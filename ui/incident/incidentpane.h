// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One incident beside the list, or as a page of its own: what it is, both clocks, what happened.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace gander::items {
class HistoryModel;
}

namespace gander::ui {

class Button;
class ClockPane;
class HistoryView;
class RelativesView;
class TextBlock;

class IncidentPane final : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentPane(const Surroundings &around, QWidget *parent = nullptr);

    // What one can do to an incident, by object name ("classify", "memo", "resolve", "assign",
    // "note", ...): the first for its state stands out, two more beside it, the rest in a menu.
    void setActions(const QList<QAction *> &actions);

    // Reads and shows it; an unset id shows that none is chosen.
    void showIncident(IncidentId id);
    [[nodiscard]] IncidentId incident() const { return m_id; }
    // What others did to it while it is shown, at the foot, so that nothing above moves; empty
    // says nothing.
    void note(const QString &words);
    // As far as it has been read.
    [[nodiscard]] const std::optional<IncidentDetail> &detail() const { return m_detail; }

public slots:
    void reload();

signals:
    void memoRequested(const QString &number);
    void derivationRequested(gander::IncidentId id);
    // Another that it is linked to, or merged with.
    void incidentRequested(gander::IncidentId id);
    void listRequested(const QString &query, const QString &title);
    // It has been read, or read anew.
    void shown(gander::IncidentId id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void reloadOfNow();
    QWidget *makeHead();
    QWidget *section(QWidget *content);
    QWidget *titled(const QString &title, QWidget *content);
    void applyLooks();
    void fill(const IncidentDetail &detail);
    void scrollTo(int place);
    void fillHead(const Incident &incident);
    void fillActs();
    void fillMemos(const std::vector<Memo> &memos);
    void tick();
    [[nodiscard]] QString mainAct() const;

    Surroundings m_around;
    IncidentId m_id;
    std::optional<IncidentDetail> m_detail;
    QFuture<Result<IncidentDetail>> m_reading;
    QList<QAction *> m_actions;

    items::HistoryModel *m_history;
    QStackedLayout *m_stack;
    QLabel *m_none;
    QWidget *m_page; // what is read of it, and below it what others did
    QScrollArea *m_scroll;
    QLabel *m_note;
    std::optional<int> m_below; // what stays below the sight, until somebody scrolls
    bool m_scrolls = false;     // by itself
    QVBoxLayout *m_column;
    QLabel *m_numbers;
    QLabel *m_title;
    QLabel *m_classIcon;
    QLabel *m_class;
    QLabel *m_reported;
    QHBoxLayout *m_acts;
    QToolButton *m_more;
    ClockPane *m_clocks;
    TextBlock *m_description;
    QWidget *m_descriptionPart;
    HistoryView *m_timeline;
    RelativesView *m_relatives;
    QWidget *m_relativesPart;
    QWidget *m_memoPart;
    QVBoxLayout *m_memos;
    QList<QLabel *> m_headings;
};

} // namespace gander::ui
