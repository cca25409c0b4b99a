// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The query field: typed terms as chips, free words behind them, help with names and values.

#include "models/domain/zone.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCompleter;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace gander::ui {

class Looks;
class QueryChip;

class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it; bare dates are read in 'zone'.
    FilterBar(const Looks &looks, const Zone &zone, QWidget *parent = nullptr);

    // Shows it without a signal.
    void setQuery(const QString &text);
    // Chips and words as they stand, wrong terms included.
    [[nodiscard]] QString query() const;
    void focusField();
    // Names in use, offered behind "customer:", "product:" and "owner:".
    void setNames(const QString &term, const QStringList &names);

signals:
    // Once the typing rests; what is typed but no whole term yet is left out.
    void queryChanged(const QString &text);
    // Esc, down into the list, or Return with nothing wrong in the query.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyLooks();
    void addChip(const QString &term, const QString &problem);
    void dropChip(QueryChip *chip);
    void editChip(QueryChip *chip);
    // Turns the whole terms of what is typed into chips.
    void gatherTerms();
    void textEdited();
    void offerCompletions();
    void takeCompletion(const QString &completion);
    void showProblem();
    void announceSoon();
    void announce();
    [[nodiscard]] QString wholeQuery() const;
    [[nodiscard]] QStringList offersFor(const QString &before) const;

    const Looks &m_looks;
    Zone m_zone;
    QLabel *m_glass;
    QHBoxLayout *m_chipRow;
    QLineEdit *m_field;
    QLabel *m_problem;
    QLabel *m_key;
    QCompleter *m_completer;
    QStringListModel *m_offers;
    std::vector<QueryChip *> m_chips;
    QList<std::pair<QString, QStringList>> m_names;
    QTimer m_rest;
    QString m_announced;
};

} // namespace gander::ui
