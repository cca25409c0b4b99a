// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wizard for several incidents at once: one class and one finding for all of them, each under
// its own contract, and what comes of each before it is done.

#include "models/domain/listing.h"
#include "models/domain/manyacts.h"
#include "ui/classify/classifydraft.h"
#include "ui/classify/guaranteecells.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

#include <vector>

class QStackedWidget;

namespace gander::ui {

class Button;
class DraftKeeper;
class GuaranteeMatrix;
class OutcomePage;
class ResultTable;
class Saying;
class StepRow;

// Of each cell the earliest promise to any of 'details'.
[[nodiscard]] GuaranteeCells earliestCells(const std::vector<IncidentDetail> &details, Instant now);
// What classifying does to that one: "Fix by Wed 25 Nov 05:40 EST".
[[nodiscard]] QString foreseenWords(const RowForeseen &row, Instant now, const Zone &zone);

class ClassifyManyPage final : public QWidget
{
    Q_OBJECT

public:
    // What 'around' names outlives the page.
    explicit ClassifyManyPage(const Surroundings &around, QWidget *parent = nullptr);

    // Begins with the draft that was kept for these very incidents, if there is one.
    void start(const std::vector<IncidentId> &incidents);

public slots:
    // Keeps the draft and goes.
    void leave();
    // Closes the questions that help to decide, or leaves.
    void escape();
    void back();
    // To the next step, or to what lacks; on the review it commits.
    void next();

signals:
    void left();
    void committed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Opened {
        std::vector<IncidentDetail> details;
        QJsonObject draft;
    };
    void take(const Opened &opened);
    [[nodiscard]] std::vector<ClassifyStep> steps() const;
    [[nodiscard]] std::optional<Lack> lack() const;
    void goTo(ClassifyStep step);
    void showLack(Lack lack);
    void showStep();
    void showFoot();
    void showLevels();
    void edited();
    [[nodiscard]] std::vector<Act> acts() const;
    void preview();
    void commit();
    void onDeskChanged(const std::vector<IncidentId> &incidents);
    [[nodiscard]] QWidget *makeLevels();
    [[nodiscard]] QWidget *makeReview();
    [[nodiscard]] QWidget *makeFoot();

    Surroundings m_around;
    std::vector<IncidentId> m_incidents;
    std::vector<IncidentDetail> m_details; // as they were when the page opened
    ClassifyDraft m_draft;
    bool m_ready = false;
    bool m_committing = false;
    int m_asked = 0; // older answers are dropped

    DraftKeeper *m_keeper;
    Saying *m_title;
    StepRow *m_steps;
    QStackedWidget *m_pages;
    OutcomePage *m_category;
    QWidget *m_levels;
    GuaranteeMatrix *m_matrix;
    Saying *m_typing;
    Saying *m_levelsIssue;
    QWidget *m_review;
    Saying *m_reviewTitle;
    ResultTable *m_rows;
    Saying *m_summary;
    Button *m_backButton;
    Button *m_nextButton;
};

} // namespace gander::ui
