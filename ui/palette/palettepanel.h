// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One field over the window, and below it what the typed words name: any act with its keys, any
// incident, customer or view. The keyboard does all of it.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"
#include "ui/palette/palettemodel.h"

#include <QFrame>
#include <QPointer>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace gander::ui {

class PaletteFinder;

class PalettePanel final : public QFrame
{
    Q_OBJECT

public:
    PalettePanel(const Surroundings &around, QWidget *parent);

    // Offers these beside what the desk finds; 'acts' in the order of their table.
    void open(std::vector<PaletteRow> acts, const std::vector<SavedView> &views);
    // Back to where one was.
    void leave();

signals:
    void incidentChosen(gander::IncidentId id);
    void customerChosen(const QString &name);
    void viewChosen(qint64 view);
    void failed(const gander::Error &error);
    // Hidden again, and what had the focus before is gone.
    void lost();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void offer();
    void showIncidents(const std::vector<IncidentRow> &incidents);
    void step(int direction);
    void choose();
    void takeIt(const PaletteRow &row);
    void hideAway();
    void tellCurrent();
    void takeLooks();
    void place();

    Surroundings m_around;
    PaletteFinder *m_finder;
    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_note;
    std::vector<PaletteRow> m_acts;
    std::vector<PaletteRow> m_views;
    std::vector<PaletteRow> m_incidents;
    QPointer<QWidget> m_before;
    bool m_chosenByHand = false; // a row that arrows went to is not left for a better one
    bool m_chooseFirst = false;  // Enter came before the answer
};

} // namespace gander::ui
