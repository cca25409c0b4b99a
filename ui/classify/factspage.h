// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Step one of the wizard: what was reported, its clocks and its notes, to be read.

#include "models/domain/listing.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace gander::ui {

class ClockMark;
class TextBlock;

class FactsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsPage(const Surroundings &around, QWidget *parent = nullptr);

    void show(const IncidentDetail &detail);
    void setNow(Instant now);

private:
    void addFact(const QString &name, const QString &value);
    void showNotes(const History &history);

    Surroundings m_around;
    IncidentDetail m_detail;
    TextBlock *m_description;
    QGridLayout *m_facts;
    QWidget *m_notesBox;
    QVBoxLayout *m_notes;
    ClockMark *m_classify;
    ClockMark *m_resolve;
};

} // namespace gander::ui
