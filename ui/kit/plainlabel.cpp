// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/plainlabel.h"

#include <QCoreApplication>
#include <QMessageBox>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr qsizetype longWords = 200;
constexpr qsizetype longestTitleOfWindow = 160;
constexpr int lettersOfHint = 80; // as QLabel's own
constexpr std::size_t heightsKept = 8;

} // namespace

PlainLabel::PlainLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

bool PlainLabel::isLong() const
{
    return wordWrap() && text().size() > longWords;
}

QSize PlainLabel::sizeHint() const
{
    if (!isLong())
        return QLabel::sizeHint();
    ensurePolished();
    const int width = lettersOfHint * fontMetrics().averageCharWidth();
    return {width, heightForWidth(width)};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (!isLong())
        return QLabel::minimumSizeHint();
    ensurePolished();
    // A long word has no width that it needs.
    return {fontMetrics().averageCharWidth(), fontMetrics().lineSpacing()};
}

int PlainLabel::heightForWidth(int width) const
{
    if (!isLong())
        return QLabel::heightForWidth(width);
    if (m_measured != text() || m_measuredIn != font()) {
        m_heights.clear();
        m_measured = text();
        m_measuredIn = font();
    }
    const auto known = std::find_if(m_heights.begin(), m_heights.end(),
        [width](const Height &height) { return height.width == width; });
    if (known != m_heights.end())
        return known->height;
    if (m_heights.size() == heightsKept)
        m_heights.erase(m_heights.begin());
    m_heights.push_back({width, QLabel::heightForWidth(width)});
    return m_heights.back().height;
}

QString clamped(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const bool splits = longest > 0 && text.at(longest - 1).isHighSurrogate();
    return text.left(splits ? longest - 1 : longest) + QChar(0x2026) + QLatin1Char(' ')
        + QCoreApplication::translate("gander::ui::PlainLabel", "[%n more character(s)]", nullptr,
            static_cast<int>(text.size() - longest));
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setText(clamped(text));
    return label;
}

QString plainTip(const QString &text)
{
    const QString tip = clamped(text, 1200);
    // Besides tags a tip with an entity in it is guessed to be markup.
    if (!tip.contains(u'<') && !Qt::mightBeRichText(tip))
        return tip;
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(tip.toHtmlEscaped());
}

QString withoutMnemonic(const QString &text)
{
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

QString plainTitle(const QString &text)
{
    QString title = clamped(text, longestTitleOfWindow);
    // A steering letter would turn or hide what the window is called.
    title.removeIf([](QChar letter) {
        return (letter >= QChar(0x202A) && letter <= QChar(0x202E))
            || (letter >= QChar(0x2066) && letter <= QChar(0x2069));
    });
    for (QChar &letter : title)
        if (letter.category() == QChar::Other_Control)
            letter = u' ';
    return title.simplified().replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
}

QMessageBox *plainBox(const QString &title, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(plainTitle(title));
    box->setText(clamped(text));
    return box;
}

} // namespace gander::ui
