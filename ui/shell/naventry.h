// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One entry of the navigation: icon, words, how many, and the overdue sign.

#include "models/domain/listing.h"

#include <QAbstractButton>

#include <optional>

namespace gander::ui {

class Looks;

class NavEntry final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    NavEntry(const QString &icon, const QString &words, Looks &looks, QWidget *parent = nullptr);

    void setWords(const QString &words);
    void setGlyph(const QString &icon);
    // Said behind the name: whose it is.
    void setMore(const QString &more);
    // Nothing until the desk has answered.
    void setCount(const std::optional<ListCount> &count);
    // Icon and count alone.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintWide(QPainter &painter) const;
    void paintCompact(QPainter &painter) const;
    [[nodiscard]] bool isElided() const;
    void tell();

    Looks &m_looks;
    QString m_icon;
    QString m_more;
    std::optional<ListCount> m_count;
    bool m_compact = false;
};

} // namespace gander::ui
