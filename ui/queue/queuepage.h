// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list of incidents as a page: its name and counts, the query field, the table; always fresh, or
// as of an instant in the past.

#include "models/domain/listing.h"
#include "models/domain/searchtokens.h"
#include "ui/desk/surroundings.h"
#include "ui/queue/queuereading.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QAction;
class QPushButton;
class QStackedWidget;

namespace gander::items {
class IncidentListModel;
}

namespace gander::ui {

class ChosenBar;
class EmptyList;
struct EmptyWords;
class FilterBar;
class IncidentTable;
class QueueBar;

class QueuePage final : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePage(const Surroundings &around, QWidget *parent = nullptr);

    void showList(QueryList list);
    // Any query under a name of its own, such as a saved view.
    void showQuery(const QString &text, const QString &title);
    // The same in an order of its own; the lists keep theirs.
    void showView(const SavedView &view);
    void setTitle(const QString &title);
    // Those over the list, and those for several that are chosen.
    void setActions(QAction &nextUrgent, QAction &newIncident, const QList<QAction *> &forMany);
    // J, K and X act.
    void setLetters(bool act);
    // What the page shows now, for an export or a saved view.
    [[nodiscard]] QString query() const;
    [[nodiscard]] ListRequest request() const;
    [[nodiscard]] QString title() const { return m_title; }
    // Keeps what is shown as a view; switched off where nothing can be kept.
    [[nodiscard]] QPushButton *saveViewButton() const { return m_saveView; }

    // Unset if no row is current.
    [[nodiscard]] IncidentId current() const;
    [[nodiscard]] std::vector<IncidentId> selected() const;
    // How many that would be, without making them.
    [[nodiscard]] int selectedCount() const;
    bool select(IncidentId id);
    // Makes it current once the list that is being read is here, if it is in there.
    void selectWhenRead(IncidentId id) { m_wantedCurrent = id; }
    void focusSearch();
    void focusList();

    // Asks for the list as of 'at', or of now; what was shown stays until lookedAt(). What is asked
    // for later is of that instant too. Its ticker is held by whoever hears lookedAt().
    void lookAt(std::optional<Instant> at);
    // Stops asking for another instant, and stays where it was.
    void stopLooking();
    // "17 of 17 shown · nearest breach first"
    // What others did to an incident, to be marked in its row; empty unmarks it.
    void note(IncidentId id, const QString &words);
    [[nodiscard]] QString foot() const { return m_foot; }

    // Columns and order, for the next start.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

signals:
    void currentChanged(gander::IncidentId id);
    void selectionCountChanged(int count);
    void opened(gander::IncidentId id);
    void claimRequested(gander::IncidentId id);
    void newIncidentRequested();
    void importRequested();
    void saveViewRequested();
    void footChanged(const QString &words);
    // A list is here with its figures: what may wait for it need wait no longer.
    void listShown();
    // The list itself has been narrowed or widened by the user.
    void queryEdited(const QString &text);
    // The answer of another instant is here, and is shown next.
    void lookedAt(std::optional<gander::Instant> at);
    // It did not come.
    void lookFailed();

public slots:
    // Reads the list anew, such as after another desk was opened.
    void reload();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeFilterRow();
    void begin(const QString &text, const QString &title);
    void leaveView();
    void filter(const QString &text);
    [[nodiscard]] ListQuestion question() const;
    [[nodiscard]] bool sortsByMatch() const { return m_searches && !m_columnForSearch; }
    void readWords();
    void ask(bool headFirst);
    void askWhole();
    void askAgain();
    using Reads = std::function<Result<ListReading>(const desk::Desk &, const Stop &)>;
    enum class Length { Short, Long };
    void hear(Reads reads, Length length);
    void halt();
    void changed(const std::vector<IncidentId> &incidents);
    void take(const ListReading &reading);
    void askFigures();
    void takeFigures(const ListFigures &figures);
    void takeMoment(const ListReading &reading);
    void followTicker();
    void fetchRows(const std::vector<IncidentId> &ids);
    void sayEmpty(const EmptyWords &words);
    void sayCounts(const ListFigures &figures);
    void setFoot(const QString &words);
    void keepCurrent();
    void tick();
    void chooseColumns(const QPoint &at);
    void fetchNames();
    [[nodiscard]] QString orderWords(qint64 total) const;

    Surroundings m_around;
    std::optional<QueryList> m_list;
    QString m_title;
    QString m_text;
    std::vector<SoughtWord> m_searchWords;
    SortBy m_sort = SortBy::Due;
    bool m_descending = false;
    std::optional<std::pair<SortBy, bool>> m_orderOfLists; // while a view has its own
    bool m_columnsChosen = false;
    bool m_searches = false;        // the query has words
    bool m_columnForSearch = false; // and is sorted by a column none the less

    items::IncidentListModel *m_model;
    IncidentTable *m_table;
    FilterBar *m_filter;
    EmptyList *m_empty;
    QStackedWidget *m_stack;
    QueueBar *m_bar;
    ChosenBar *m_chosen;
    QWidget *m_filterRow;
    QPushButton *m_saveView;

    std::optional<Instant> m_at;       // that is asked for
    std::optional<Instant> m_shownAt;  // that is shown
    QHash<qint64, IncidentRow> m_then; // the rows of the past
    bool m_askWhenShown = false;
    Stop m_stop;

    QFuture<void> m_reading;
    bool m_busy = false;               // a reading of rows is under way
    bool m_again = false;              // and what has changed meanwhile must be read after it
    bool m_whole = false;              // the whole list is shown, not its first rows alone
    Instant m_readAt;                  // when what is shown was read
    std::vector<IncidentId> m_changed; // since what is shown was asked for
    QFuture<void> m_counting;
    bool m_counts = false;      // figures are under way
    bool m_countsAgain = false; // and are old by now
    int m_countsAsked = 0;      // earlier answers are stale
    IncidentId m_wantedCurrent;
    bool m_fresh = true;     // nothing of this list has been shown yet
    bool m_another = true;   // another query or order than the one shown
    IncidentId m_wasCurrent; // and may be further down in it
    QTimer m_slow;
    QString m_foot;
    QString m_footAtRest;
};

} // namespace gander::ui
