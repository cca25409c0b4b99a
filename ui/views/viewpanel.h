// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks under which name a view is kept, and for whom: a card over the page, beside what it is
// about. A name one has already is asked about in place.

#include "models/domain/listing.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace gander::ui {

class Button;
class Field;
class Looks;

class ViewPanel final : public QFrame
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    ViewPanel(Looks &looks, const Zone &zone, QWidget *parent);

    // For 'view' (its name is a proposal, if it has no number); 'own' are those of its owner.
    // Stands below 'beside' as far as the parent has room.
    void open(const SavedView &view, const std::vector<SavedView> &own, QWidget *beside);
    void leave();
    // Below the name.
    void showIssue(const QString &issue);

signals:
    // To be kept in place of the view of this number; 0: as a new one.
    void wanted(const gander::SavedView &view);
    // Hidden again.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();
    void nameEdited();
    [[nodiscard]] const SavedView *namesake() const;
    void takeLooks();
    void place();

    Looks &m_looks;
    Zone m_zone;
    SavedView m_view;
    std::vector<SavedView> m_own;
    QPointer<QWidget> m_beside;
    bool m_askedToReplace = false;
    QLabel *m_title;
    QLabel *m_query;
    QLineEdit *m_name;
    Field *m_field;
    QCheckBox *m_shared;
    Button *m_save;
    Button *m_cancel;
};

} // namespace gander::ui
