// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Step two of the wizard: which of the four it was, and what was found.

#include "ui/classify/classifydraft.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QGridLayout;
class QKeyEvent;

namespace gander::ui {

class Looks;
class OutcomeCard;
class Saying;
class TextField;

class OutcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomePage(Looks &looks, QWidget *parent = nullptr);

    // 'again': the incident has a class already, so a new one needs its reason.
    void setDraft(const ClassifyDraft &draft, bool again);
    // Says at its place what lacks, and puts the keys there.
    void showLack(Lack lack);
    // The keys 1 to 4, wherever on the page they were pressed outside a text field.
    bool takeKey(const QKeyEvent &event);
    void focusFirst();

signals:
    void outcomeChosen(gander::Outcome outcome);
    void findingEdited(const QString &text);
    void reasonEdited(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCards();
    void moveFrom(const OutcomeCard &card, int columns, int rows);
    void choose(OutcomeCard &card);
    void putTabStop();

    Looks &m_looks;
    std::array<OutcomeCard *, 4> m_cards{};
    QButtonGroup *m_group;
    QGridLayout *m_grid;
    Saying *m_cardIssue;
    TextField *m_finding;
    TextField *m_reason;
    int m_columns = 0;
    bool m_showing = false;
};

} // namespace gander::ui
