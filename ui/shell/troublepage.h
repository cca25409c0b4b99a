// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// In place of a desk: why none is open, in a sentence, and the ways out with what each leads to.

#include "ui/shell/troublechoices.h"

#include <QWidget>

#include <map>

class QLabel;

namespace gander::ui {

class Button;
class Looks;
class Saying;

class TroublePage final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit TroublePage(Looks &looks, QWidget *parent = nullptr);

    // The desk at 'path' could not be opened; it is as it was.
    void showFault(const Error &error, const QString &path);
    // No desk is open, and nothing is wrong.
    void showEmpty(const QString &sentence);
    // Focus to the first way out.
    void begin();

signals:
    void wanted(gander::ui::WayOut way);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Way {
        Button *button = nullptr;
        Saying *consequence = nullptr;
    };
    void makeWay(WayOut way, const char *name);
    void offer(const std::vector<WayOut> &ways, const Trouble &trouble);
    void takeLooks();

    Looks &m_looks;
    QWidget *m_words;
    QWidget *m_offers;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_path;
    QLabel *m_detail;
    std::map<WayOut, Way> m_ways;
    QWidget *m_first = nullptr;
};

} // namespace gander::ui
