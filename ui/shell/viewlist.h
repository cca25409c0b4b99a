// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The saved views in the navigation: own and shared ones with what is in them, and what can be done
// with each.

#include "models/domain/listing.h"

#include <QWidget>

#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QMenu;

namespace gander::ui {

class Looks;
class NavEntry;

class ViewList final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' and 'group' outlive it; 'me' owns those that can be changed.
    ViewList(Looks &looks, QButtonGroup &group, const QString &me, bool readOnly,
        QWidget *parent = nullptr);

    // Shows these; an entry whose view is still there stays where the focus is.
    void setViews(const std::vector<SavedView> &views);
    [[nodiscard]] const std::vector<SavedView> &views() const { return m_views; }
    // In the order of views(); nothing where it is not known.
    void setCounts(const std::vector<std::optional<ListCount>> &counts);
    void setCompact(bool compact);
    // Can what is shown now be kept under an existing view?
    void setShownIsList(bool list) { m_shownIsList = list; }

    // Nothing if it is no entry of these, or there is no such view.
    [[nodiscard]] const SavedView *viewOf(const QObject *entry) const;
    [[nodiscard]] const SavedView *view(qint64 id) const;
    [[nodiscard]] NavEntry *entry(qint64 id) const;

signals:
    void renameWanted(const gander::SavedView &view);
    void updateWanted(const gander::SavedView &view);
    void shareWanted(const gander::SavedView &view, bool shared);
    void dropWanted(const gander::SavedView &view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] NavEntry *makeEntry(const SavedView &view);
    [[nodiscard]] bool canChange(const SavedView &view) const;
    void popUp(const SavedView &view, const QPoint &at);
    void takeLooks();

    Looks &m_looks;
    QButtonGroup &m_group;
    QString m_me;
    bool m_readOnly;
    bool m_compact = false;
    bool m_shownIsList = true;
    QLabel *m_heading;
    std::vector<SavedView> m_views;
    std::vector<NavEntry *> m_entries; // of the views, in their order
};

} // namespace gander::ui
