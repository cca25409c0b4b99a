// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Step two of the wizard: which of the four it was, and what was found.

#include "models/domain/similar.h"
#include "models/domain/zone.h"
#include "ui/classify/classifydraft.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QGridLayout;
class QKeyEvent;

namespace gander::ui {

class DecidePanel;
class Looks;
class OutcomeCard;
class Saying;
class SimilarPanel;
class TextField;

class OutcomePage final : public QWidget
{
    Q_OBJECT

public:
    OutcomePage(Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    // 'again': the incident has a class already, so a new one needs its reason.
    void setDraft(const ClassifyDraft &draft, bool again);
    // Whether its contract lets a clock wait for the customer: only then is that offered.
    void setMayAsk(bool mayAsk);
    // Of several incidents at once: no past is like all of them, nor is one the duplicate.
    void setOfMany();
    // Says at its place what lacks, and puts the keys there.
    void showLack(Lack lack);
    // The keys 1 to 4, 0, D and H, wherever on the page they were pressed outside a text field.
    bool takeKey(const QKeyEvent &event);
    void focusFirst();
    // Unset: not yet known.
    void showSimilar(const std::optional<SimilarAnswer> &answer);
    // The questions that help to decide, beside the cards.
    void startDeciding();
    // False where they were not open.
    bool stopDeciding();

signals:
    void outcomeChosen(gander::Outcome outcome);
    void findingEdited(const QString &text);
    void reasonEdited(const QString &text);
    void incidentWanted(gander::IncidentId incident);
    void askCustomerWanted();
    void duplicateWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCards();
    void moveFrom(const OutcomeCard &card, int columns, int rows);
    void choose(OutcomeCard &card);
    void putTabStop();
    [[nodiscard]] QWidget *makeSide(const Zone &zone);

    Looks &m_looks;
    std::array<OutcomeCard *, 4> m_cards{};
    QButtonGroup *m_group;
    QGridLayout *m_grid;
    Saying *m_cardIssue;
    TextField *m_finding;
    TextField *m_reason;
    QWidget *m_else;
    QWidget *m_duplicate;
    QWidget *m_ask;
    QWidget *m_side;
    SimilarPanel *m_similar;
    DecidePanel *m_deciding;
    int m_columns = 0;
    bool m_showing = false;
    bool m_ofMany = false;
};

} // namespace gander::ui
