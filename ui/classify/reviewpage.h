// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The last step of the wizard: what committing will change, by the very function that commits.

#include "models/domain/listing.h"
#include "ui/classify/classifydraft.h"
#include "ui/desk/surroundings.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace gander::ui {

class Saying;

// One line of the table of before and after.
struct ReviewLine {
    QString icon;
    QString name;
    QString before;
    QString after;
    QString more; // below 'after', smaller
    // Shown as its marks in place of words, where set.
    std::optional<Classification> classified;
    bool good = false; // 'after' is a promise met

    friend bool operator==(const ReviewLine &, const ReviewLine &) = default;
};
[[nodiscard]] std::vector<ReviewLine> reviewLines(
    const Preview &preview, Instant now, const Zone &zone);
// What was checked and holds.
[[nodiscard]] QStringList reviewChecks(const Preview &preview, Instant now, const Zone &zone);
// What the team that it goes to will read of it; empty for what goes on to a memo.
struct RouteMessage {
    QString to;    // "DevOps"
    QString head;  // "G-41 · Sev 2 Major function broken · DevOps 2"
    QString facts; // customer, product and the promise
    QString text;  // what was told, and the finding

    friend bool operator==(const RouteMessage &, const RouteMessage &) = default;
};
[[nodiscard]] RouteMessage routeMessage(const Preview &preview, Instant now, const Zone &zone);
// What taking it back will do.
[[nodiscard]] QString undoWords(const Preview &preview);

class ReviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPage(const Surroundings &around, QWidget *parent = nullptr);

    void show(const Preview &preview);
    // The desk would refuse it, and says why.
    void showRefusal(const QString &sentence);
    void setNow(Instant now);

private:
    void refresh(Instant now);
    void buildTable(const std::vector<ReviewLine> &lines);
    void showMessage(Instant now);

    Surroundings m_around;
    Preview m_preview;
    bool m_hasPreview = false;
    std::vector<ReviewLine> m_lines;
    QWidget *m_message;
    Saying *m_messageTo;
    Saying *m_messageHead;
    Saying *m_messageFacts;
    Saying *m_messageText;
    QStringList m_checkWords;
    struct Cells {
        Saying *before;
        Saying *after;
        Saying *more;
    };
    std::vector<Cells> m_cells;
    QGridLayout *m_table;
    Saying *m_refusal;
    QVBoxLayout *m_checks;
    Saying *m_undo;
    QWidget *m_side;
    QWidget *m_main;
};

} // namespace gander::ui
