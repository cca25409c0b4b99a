// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Customers' contracts: versions at the left, terms and the plan they make in the middle, and at
// the right what the draft would do if it were put in force (design 06).

#include "models/domain/contract.h"
#include "models/domain/id.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QListView;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace gander::ui {

class Button;
class ContractKeeper;
class ImpactPanel;
class Saying;
class TermsForm;
class TextBlock;
class VersionModel;

class ContractsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ContractsPage(const Surroundings &around, QWidget *parent = nullptr);

    // Reads the contracts and takes the focus.
    void open();
    // The contract of that customer.
    void showContract(const QString &name);
    // What the file says becomes the draft of the contract it names.
    void importFrom(const QString &path);
    // The days of a calendar file, to accept from.
    void offerHolidays(const QString &path);

signals:
    void left();
    void incidentWanted(gander::IncidentId incident);
    void titleChanged(const QString &title);
    void draftKept();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // contractsparts.cpp
    QWidget *makeHead();
    QWidget *makeLeft();
    QWidget *makeAbout();

    void connectKeeper();
    void connectForm();
    void takeLooks();
    void layOutPanes();

    // Of the chosen row: a version, or nothing for the draft.
    [[nodiscard]] std::optional<size_t> chosenVersion() const;
    [[nodiscard]] bool isOnDraft() const;
    void choose(int row);
    void showNames();
    void showOpened();
    void showChosen();
    void showReading();
    void showAbout(size_t version);
    void showImpact();
    void showVersions();
    void setWide(bool wide);

    void beginNew();
    void force();
    void openSheet();
    // contractfiles.cpp
    void importJson();
    void exportJson();
    void exportTo(const QString &path, const Contract &contract);
    void importHolidays();

    Surroundings m_around;
    ContractKeeper *m_keeper;
    bool m_showFaults = false;  // once it was to be put in force with faults
    bool m_forceWanted = false; // as soon as what it does is counted
    bool m_settling = false;
    bool m_wide = true;
    bool m_openToo = true;

    Saying *m_title = nullptr;
    Saying *m_subtitle = nullptr;
    Button *m_discard = nullptr;
    Button *m_compare = nullptr;
    Button *m_force = nullptr;
    QWidget *m_left = nullptr;
    QComboBox *m_names = nullptr;
    Button *m_new = nullptr;
    QLineEdit *m_newName = nullptr;
    Button *m_start = nullptr;
    Button *m_import = nullptr;
    Button *m_export = nullptr;
    VersionModel *m_versions = nullptr;
    QListView *m_list = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_middle = nullptr;
    Saying *m_empty = nullptr;
    TermsForm *m_form = nullptr;
    QWidget *m_side = nullptr;
    QVBoxLayout *m_sideColumn = nullptr;
    QStackedWidget *m_right = nullptr;
    ImpactPanel *m_impact = nullptr;
    QWidget *m_about = nullptr;
    Saying *m_aboutWords = nullptr;
    TextBlock *m_aboutMore = nullptr;
};

} // namespace gander::ui
