// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/plainlabel.h"

#include <QCoreApplication>
#include <QLabel>

namespace gander::ui {

QString clamped(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    return text.left(longest) + QChar(0x2026) + QLatin1Char(' ')
        + QCoreApplication::translate("gander::ui::PlainLabel", "[%n more character(s)]", nullptr,
            static_cast<int>(text.size() - longest));
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(clamped(text));
    return label;
}

QString plainTip(const QString &text)
{
    return QStringLiteral("<qt>%1</qt>").arg(clamped(text, 500).toHtmlEscaped());
}

} // namespace gander::ui
