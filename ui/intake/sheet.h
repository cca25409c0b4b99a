// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The frame of a page that asks for something: a head, what is asked in the middle, which scrolls,
// and a foot that leaves or does it.

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace gander::ui {

class Looks;

class Sheet : public QWidget
{
    Q_OBJECT

public:
    explicit Sheet(Looks &looks, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // Beside the title, in the second ink.
    void setSubtitle(const QString &text);
    void setBody(QWidget *body);
    void addFootLeft(QWidget *widget);
    void addFootRight(QWidget *widget);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeLooks();

    Looks &m_looks;
    QWidget *m_head;
    QLabel *m_title;
    QLabel *m_subtitle;
    QWidget *m_headRule;
    QScrollArea *m_scroll;
    QWidget *m_footRule;
    QWidget *m_foot;
    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
};

} // namespace gander::ui
