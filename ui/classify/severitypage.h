// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Step three of the wizard, for core product bugs: both levels by their promises.

#include "models/domain/listing.h"
#include "models/domain/triage.h"
#include "ui/classify/classifydraft.h"
#include "ui/classify/guaranteecells.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

class QKeyEvent;
class QScrollArea;

namespace gander::ui {

class DecidePanel;
class GuaranteeMatrix;
class LevelPanel;
class Saying;

class SeverityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SeverityPage(const Surroundings &around, QWidget *parent = nullptr);

    void show(const IncidentDetail &detail, Instant now);
    void setDraft(const ClassifyDraft &draft);
    void setNow(Instant now);
    void showLack(Lack lack);
    // The two digits and 0, wherever on the page they were pressed.
    bool takeKey(const QKeyEvent &event);
    void focusFirst();
    // The questions that help to decide, beside the matrix.
    void startDeciding();
    // False where they were not open.
    bool stopDeciding();

    // "Sev 2, DevOps 2: fix by Wed 25 Nov 05:40 EST", or what is still to choose.
    [[nodiscard]] QString summary() const;

signals:
    void levelsChosen(gander::Severity severity, gander::DevOpsLevel devOps);

private:
    void showChoice();
    void use(const std::vector<TriageNext> &ends);

    Surroundings m_around;
    IncidentDetail m_detail;
    Instant m_now;
    QScrollArea *m_scroll;
    GuaranteeMatrix *m_matrix;
    LevelPanel *m_panel;
    DecidePanel *m_deciding;
    Saying *m_promised;
    Saying *m_typing;
    Saying *m_issue;
};

} // namespace gander::ui
