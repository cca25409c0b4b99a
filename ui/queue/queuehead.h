// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a list: small words, the sorted column's in ink with an arrow.

#include <QHeaderView>

namespace gander::ui {

class Looks;

class QueueHead final : public QHeaderView
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit QueueHead(const Looks &looks, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const Looks &m_looks;
};

} // namespace gander::ui
