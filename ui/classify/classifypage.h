// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wizard: facts, category, levels and review of one incident, as a page in the window.

#include "models/domain/listing.h"
#include "models/domain/similar.h"
#include "ui/classify/classifydraft.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace gander::ui {

class Button;
class ClassifyHead;
class ClashPane;
class DraftKeeper;
class FactsPage;
class HoursPage;
class OutcomePage;
class ReviewPage;
class Saying;
class SeverityPage;
class StepRow;

class ClassifyPage final : public QWidget
{
    Q_OBJECT

public:
    // What 'around' names outlives the page.
    explicit ClassifyPage(Surroundings &around, QWidget *parent = nullptr);

    // Begins with the draft kept for that incident, or with the class it has.
    void start(IncidentId incident);
    [[nodiscard]] IncidentId incident() const { return m_id; }
    [[nodiscard]] const ClassifyDraft &draft() const { return m_draft; }

public slots:
    // Keeps the draft and goes.
    void leave();
    // Closes the questions that help to decide, where they are open, otherwise it leaves.
    void escape();
    void back();
    // To the next step, or to what lacks; on the review it commits.
    void next();

signals:
    void left();
    void committed(gander::IncidentId incident);
    // After an operator error or an act of God: its memo is owed next.
    void memoWanted(gander::IncidentId incident);
    // The incident has been read: title for the window, "Classify G-41".
    void titleChanged(const QString &title);
    // One that is like it is to be looked at; the draft is kept.
    void incidentWanted(gander::IncidentId incident);
    // It is to wait for the customer; the draft is kept.
    void holdWanted(gander::IncidentId incident);
    // It is to be merged into another; the draft is kept.
    void duplicateWanted(gander::IncidentId incident);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void take(const IncidentDetail &detail, const std::optional<MonthHours> &hours,
        const QJsonObject &draft);
    void showHours();
    [[nodiscard]] std::vector<ClassifyStep> steps() const { return stepsOf(m_draft, m_hours); }
    void goTo(ClassifyStep step);
    void askAgain();
    void askSimilar();
    void preview();
    void commit();
    void edited();
    void showStep();
    void showFoot();
    void showConflict(const QString &sentence);
    // Both sides where somebody else classified it meanwhile.
    void showClash();
    void keepTheirs();
    void keepMine();
    void onDeskChanged(const std::vector<IncidentId> &incidents);
    void tick();
    [[nodiscard]] QWidget *makeFoot();
    [[nodiscard]] Act actNow() const;
    [[nodiscard]] QString number() const { return deskNumber(m_id); }

    Surroundings m_around;
    IncidentId m_id;
    IncidentDetail m_detail;
    ClassifyDraft m_draft;
    std::optional<MonthHours> m_hours; // guaranteed to the customer, without its own
    bool m_ready = false;              // the incident has been read
    bool m_committing = false;
    int m_asked = 0; // number of the last question; older answers are dropped
    qint64 m_previewMinute = 0;
    QTimer m_similarSoon;
    SimilarQuestion m_similarTo; // last asked
    QFuture<Result<SimilarAnswer>> m_similar;

    DraftKeeper *m_keeper;
    ClassifyHead *m_head;
    StepRow *m_steps;
    QWidget *m_conflict;
    ClashPane *m_clash;
    std::optional<IncidentDetail> m_newest; // what the clash is about
    Saying *m_conflictWords;
    QStackedWidget *m_pages;
    FactsPage *m_facts;
    OutcomePage *m_category;
    SeverityPage *m_levels;
    HoursPage *m_hoursPage;
    ReviewPage *m_review;
    Saying *m_summary;
    Button *m_leaveButton;
    Button *m_backButton;
    Button *m_nextButton;
};

} // namespace gander::ui
