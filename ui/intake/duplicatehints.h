// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside a report that is being typed: open incidents that may tell of the very same thing. It
// takes no focus by itself and changes nothing.

#include "models/domain/similar.h"

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace gander::ui {

class Looks;

class DuplicateHints final : public QWidget
{
    Q_OBJECT

public:
    explicit DuplicateHints(Looks &looks, QWidget *parent = nullptr);

    // Hides itself where there are none.
    void show(const std::vector<SimilarCase> &open);
    // Puts the keys on the first; nothing where there is none.
    void focusFirst();

signals:
    void incidentWanted(gander::IncidentId incident);
    // The keys are wanted back where the report is typed.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add(const SimilarCase &one);

    Looks &m_looks;
    std::vector<IncidentId> m_shown;
    std::vector<QAbstractButton *> m_links;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column;
};

} // namespace gander::ui
