// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Why both deadlines of an incident are what they are: each step with its rule, its instant and
// its event; to be read, copied, and quoted in the memo.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QFuture>
#include <QWidget>

#include <optional>

class QLabel;

namespace gander::ui {

class Button;
class ClockView;
class DerivationModel;
class DerivationTable;
class Saying;

class WhyPage final : public QWidget
{
    Q_OBJECT

public:
    // What 'around' names outlives the page.
    explicit WhyPage(const Surroundings &around, QWidget *parent = nullptr);

    void open(IncidentId id);
    [[nodiscard]] IncidentId incident() const { return m_id; }
    // What the page shows, as plain text; empty until it has been read.
    [[nodiscard]] QString text() const;
    // Offers to open the contract; there must be somebody who hears contractWanted().
    void offerContract(bool offered);

public slots:
    void copy();
    void quote();

signals:
    void left();
    void copied();
    // Puts 'text' into the memo that the incident owes.
    void quoteWanted(gander::IncidentId id, const QString &text);
    void contractWanted(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void reload();
    void fill(const IncidentDetail &detail);
    void tick();

    Surroundings m_around;
    IncidentId m_id;
    std::optional<IncidentDetail> m_detail;
    QFuture<Result<IncidentDetail>> m_reading;
    DerivationModel *m_steps;
    Saying *m_numbers;
    Saying *m_title;
    Saying *m_contract;
    Saying *m_zones;
    ClockView *m_classify;
    ClockView *m_resolve;
    DerivationTable *m_table;
    Button *m_openContract;
    Button *m_quote;
    Button *m_copy;
};

} // namespace gander::ui
