// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts widgets side by side and on to the next line where the room ends.

#include <QLayout>

#include <vector>

namespace gander::ui {

class FlowLayout final : public QLayout
{
public:
    // With 'lastAtEnd' the last widget stands at the end of its line.
    FlowLayout(QWidget *parent, int spacing, bool lastAtEnd = false);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool really) const;

    std::vector<QLayoutItem *> m_items;
    int m_spacing;
    bool m_lastAtEnd;
};

} // namespace gander::ui
