// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The memo editor: its words on one side, its page on the other, and the way from draft to issue.

#include "models/domain/listing.h"
#include "models/memo/memodocument.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace gander::ui {

class Button;
class Glyph;
class MemoKeeper;
class MemoPreview;
class MemoStates;
class NameChips;
class Saying;
class SectionEditor;

class MemoPage final : public QWidget
{
    Q_OBJECT

public:
    // What 'around' names outlives the page.
    explicit MemoPage(Surroundings &around, QWidget *parent = nullptr);

    // The memo that the incident owes, or the one that was issued for it.
    void open(IncidentId incident);
    // The same, with 'words' put at the end of what was found or happened: an edit like any other,
    // which Ctrl+Z takes back.
    void openWith(IncidentId incident, const QString &words);
    [[nodiscard]] const MemoKeeper &keeper() const { return *m_keeper; }

public slots:
    // To the next or last thing that lacks.
    void nextLack();
    void lastLack();
    // Approves a draft, issues an approved memo after asking once more.
    void goOn();
    void exportPdf();
    void print();
    void togglePreview();
    void leave();

public:
    // Writes what exportPdf() would to that file.
    void exportTo(const QString &path);

signals:
    void left();
    void issued(gander::IncidentId incident);
    void incidentWanted(gander::IncidentId incident);
    void titleChanged(const QString &title);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    // Where a memo lacks something: a blank, or a required section without words.
    struct Place {
        QString section;
        qsizetype position = 0;
        qsizetype length = 0;
        QString words; // of the blank
    };
    [[nodiscard]] std::vector<Place> places() const;
    void goTo(int step);

    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeFoot();
    [[nodiscard]] QWidget *makePreviewSide();
    void makeKeys();
    void showAll();
    void putQuote();
    void showSections();
    void showState();
    void showNotice();
    void showFoot();
    void showPreview();
    [[nodiscard]] memo::MemoPage paperNow() const;
    void askToIssue();
    void writeTo(const QString &path, const QByteArray &bytes);
    [[nodiscard]] QString sectionTitle(const QString &key) const;

    Surroundings m_around;
    MemoKeeper *m_keeper;
    std::vector<SectionEditor *> m_sections;
    QString m_quote; // still to be put in

    Saying *m_title;
    Button *m_incident;
    Saying *m_customer;
    Glyph *m_outcomeMark;
    Saying *m_outcome;
    MemoStates *m_states;
    Button *m_export;
    Button *m_print;
    Button *m_onward;
    QWidget *m_notice;
    Glyph *m_noticeMark;
    Saying *m_noticeWords;
    QWidget *m_conflict;
    Saying *m_conflictWords;
    QLineEdit *m_to;
    NameChips *m_cc;
    QLineEdit *m_subject;
    QVBoxLayout *m_column;
    Glyph *m_footMark;
    Saying *m_footStrong;
    Saying *m_footMore;
    Button *m_goTo;
    QScrollArea *m_scroll;
    QWidget *m_previewSide;
    Glyph *m_fitMark;
    Saying *m_fit;
    MemoPreview *m_preview;
};

} // namespace gander::ui
