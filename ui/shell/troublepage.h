// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// In place of a desk: why none is open, in a sentence, and the ways out.

#include "models/domain/result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace gander::ui {

class Looks;

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

signals:
    void openWanted();
    void newWanted();
    void readOnlyWanted();
    void againWanted();

private:
    void takeLooks();

    Looks &m_looks;
    QWidget *m_words;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_path;
    QPushButton *m_readOnly;
    QPushButton *m_again;
    QPushButton *m_open;
    QPushButton *m_new;
};

} // namespace gander::ui
