// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stands in place of an empty list: what it means, and the next thing to do.

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gander::ui {

class Looks;

class EmptyList final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit EmptyList(const Looks &looks, QWidget *parent = nullptr);

    // Drops the words and acts of before.
    void say(const QString &icon, const QString &headline, const QString &sentence = {});
    // An act under the words.
    QPushButton *offer(const QString &name, const QString &text, const QString &key = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyLooks();

    const Looks &m_looks;
    QString m_iconName;
    QWidget *m_card;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_sentence;
    QHBoxLayout *m_acts;
};

} // namespace gander::ui
