// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text of any length to read and to copy from: literal, and laid out no further than is seen.

#include <QPlainTextEdit>
#include <QTimer>

#include <vector>

namespace gander::ui {

class LongText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LongText(QWidget *parent);

    // The beginning at once, the rest while the window answers.
    void setWords(const QString &words);
    [[nodiscard]] bool isFilled() const { return m_filled == m_shown.size(); }

protected:
    // The words as they are, without the breaks that are made for the view.
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void fillOn();

    QString m_shown;                 // with breaks in lines too long to be laid out
    std::vector<qsizetype> m_breaks; // where they are in it
    qsizetype m_filled = 0;
    QTimer m_fill;
};

} // namespace gander::ui
