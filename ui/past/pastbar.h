// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar over a page that says of which past instant it is, or that one is being read.

#include <QWidget>

class QLabel;

namespace gander::ui {

class Button;
class Looks;

class PastBar final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit PastBar(Looks &looks, QWidget *parent = nullptr);

    // "Tue 24 Nov 14:20 EST".
    void showPast(const QString &instant);
    void showReading(const QString &instant);
    [[nodiscard]] QString sentence() const;

signals:
    void otherWanted();
    void backWanted();
    void stopWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(const QString &sentence, bool reading);
    void takeLooks();

    Looks &m_looks;
    QLabel *m_icon;
    QLabel *m_words;
    Button *m_other;
    Button *m_back;
    Button *m_stop;
};

} // namespace gander::ui
