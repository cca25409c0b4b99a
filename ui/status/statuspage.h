// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The managers' board: five figures, open bugs by level, what is due soonest; always fresh, or as
// of an instant in the past.

#include "models/domain/board.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QTimer>
#include <QWidget>

#include <array>
#include <atomic>
#include <memory>
#include <optional>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QScrollArea;

namespace gander::desk {
class Desk;
}

namespace gander::ui {

class Button;
class HeatMap;
class SoonestList;
class Tile;

class StatusPage final : public QWidget
{
    Q_OBJECT

public:
    // Its ticker is held by whoever hears lookedAt().
    explicit StatusPage(const Surroundings &around, QWidget *parent = nullptr);

    // Asks for the board as of 'at', or of now; what was shown stays until lookedAt().
    void lookAt(std::optional<Instant> at);
    // Stops asking for another instant, and stays where it was.
    void stopLooking();

    // As far as it has been read.
    [[nodiscard]] const std::optional<Board> &board() const { return m_board; }
    [[nodiscard]] QString foot() const { return m_foot; }
    void focusFirst();

signals:
    void listWanted(const QString &query, const QString &title);
    void openListWanted();
    void opened(gander::IncidentId id);
    void asOfWanted();
    void footChanged(const QString &words);
    // The answer of another instant is here, and is shown next.
    void lookedAt(std::optional<gander::Instant> at);
    // It did not come.
    void lookFailed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Reading {
        Board board;
        std::optional<Instant> next; // when figures change by time alone
    };
    using Stop = std::shared_ptr<std::atomic_bool>;

    QWidget *makeBar();
    QWidget *makeTiles();
    QWidget *makeHeatCard();
    QWidget *makeSoonestCard();
    void applyLooks();
    void arrange();
    void changed();
    void ask();
    void take(const Reading &reading);
    void clear();
    void followTicker();
    void tick(Instant now);
    void setFoot(const QString &words);
    void sayFoot();

    Surroundings m_around;
    QWidget *m_bar;
    QLabel *m_name;
    QLabel *m_live;
    Button *m_asOf;
    QScrollArea *m_scroll;
    QGridLayout *m_tileGrid;
    QBoxLayout *m_cards;
    int m_columns = 0; // of tiles
    std::array<Tile *, 5> m_tiles{};
    QLabel *m_heatName;
    QLabel *m_heatNote;
    HeatMap *m_heat;
    QLabel *m_soonestName;
    SoonestList *m_soonest;

    std::optional<Board> m_board;
    std::optional<Instant> m_next;
    std::optional<Instant> m_at;      // that is asked for
    std::optional<Instant> m_shownAt; // that is shown
    QFuture<Result<Reading>> m_reading;
    Stop m_stop;
    bool m_busy = false;
    bool m_again = false;
    bool m_askWhenShown = true;
    QTimer m_slow;
    QString m_foot;
};

} // namespace gander::ui
