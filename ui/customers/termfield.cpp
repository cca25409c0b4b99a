// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/termfield.h"

#include "ui/classify/pageparts.h"

#include <QVBoxLayout>

namespace gander::ui {

TermField::TermField(
    Looks &looks, const QString &place, const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_field(new Field(looks, label, editor, this))
    , m_was(sayLong(looks, Voice::Small, Tone::Accent, this))
{
    m_was->setObjectName(QStringLiteral("was"));
    m_was->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_field);
    column->addWidget(m_was);
    column->addStretch(1);
}

void TermField::setWas(const std::optional<QString> &was)
{
    m_was->setVisible(was.has_value());
    m_was->setText(!was ? QString() : was->isEmpty() ? tr("was empty") : tr("was %1").arg(*was));
}

} // namespace gander::ui
