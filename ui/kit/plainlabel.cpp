// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/plainlabel.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace gander::ui {

PlainLabel::PlainLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
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

QMessageBox *plainBox(const QString &title, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(clamped(text));
    return box;
}

} // namespace gander::ui
