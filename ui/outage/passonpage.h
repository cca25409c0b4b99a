// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One finding for many reports: what the master of an outage came to, handed to the chosen ones of
// its reports in one act, each row saying before what becomes of it under its own contract.

#include "models/domain/listing.h"
#include "models/domain/manyacts.h"
#include "models/domain/passon.h"
#include "ui/desk/surroundings.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;

namespace gander::desk {
class Desk;
}

namespace gander::ui {

class Button;
class DraftKeeper;
class ResultTable;
class Saying;
class TextField;

// What being passed on does to that one: "To DevOps, fix by Wed 25 Nov 05:40 EST; resolved".
[[nodiscard]] QString passedOnWords(const RowForeseen &row, Instant now, const Zone &zone);

class PassOnPage final : public QWidget
{
    Q_OBJECT

public:
    // What 'around' names outlives the page.
    explicit PassOnPage(const Surroundings &around, QWidget *parent = nullptr);

    // Begins with the words that were kept for this master, if there are any.
    void start(IncidentId master);

public slots:
    // Keeps the words and goes.
    void leave();
    void commit();

signals:
    void left();
    void committed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    struct Opened {
        IncidentDetail master;
        std::vector<IncidentDetail> reports; // as they were when the page opened
        QJsonObject draft;
    };
    [[nodiscard]] static Result<Opened> openedOf(const desk::Desk &desk, IncidentId master);
    void take(const Opened &opened);
    [[nodiscard]] QString draftRef() const;
    [[nodiscard]] PassingOn passing() const;
    // Of 'reports'; Invalid says what lacks.
    [[nodiscard]] Result<std::vector<Act>> acts(const std::vector<IncidentId> &reports) const;
    void edited();
    void preview();
    void showForeseen(const std::vector<RowForeseen> &rows);
    void showFoot();
    void onDeskChanged(const std::vector<IncidentId> &incidents);
    [[nodiscard]] QWidget *makeWhat();
    [[nodiscard]] QWidget *makeFoot();

    Surroundings m_around;
    IncidentId m_id;
    std::optional<IncidentDetail> m_master;
    std::vector<IncidentDetail> m_reports;
    std::vector<RowForeseen> m_foreseen;
    bool m_committing = false;
    int m_asked = 0; // older answers are dropped

    DraftKeeper *m_keeper;
    QTimer m_previewSoon;
    Saying *m_title;
    QCheckBox *m_class;
    TextField *m_finding;
    QCheckBox *m_resolve;
    TextField *m_note;
    Saying *m_head;
    ResultTable *m_rows;
    Saying *m_summary;
    Button *m_commit;
};

} // namespace gander::ui
