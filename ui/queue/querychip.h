// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One typed term of a query: its name, its value, and a cross; a wrong one stays, marked.

#include <QAbstractButton>

namespace gander::ui {

class Looks;

class QueryChip final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'problem' is empty for a term that is right; 'looks' outlives it.
    QueryChip(const QString &term, const QString &problem, const Looks &looks, QWidget *parent);

    [[nodiscard]] QString term() const { return m_term; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removed();
    // To be typed anew; clicked() elsewhere than on the cross.
    void edited();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect cross() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString value() const;

    QString m_term;
    QString m_problem;
    const Looks &m_looks;
};

} // namespace gander::ui
