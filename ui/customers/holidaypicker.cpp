// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/holidaypicker.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

HolidayPicker::HolidayPicker(Looks &looks, const std::vector<exchange::OfferedHoliday> &offered,
    const std::vector<HolidayText> &known, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_count(say(looks, Voice::Small, Tone::Second, this))
    , m_take(makeButton(tr("Accept"), QStringLiteral("check"), {}, looks, this, true))
{
    setObjectName(QStringLiteral("holidayPicker"));
    setWindowTitle(tr("Holidays from a file"));
    m_list->setObjectName(QStringLiteral("holidayOffers"));
    m_list->setAccessibleName(tr("Days offered, accepted by a tick"));
    m_take->setObjectName(QStringLiteral("holidayAccept"));
    for (const exchange::OfferedHoliday &one : offered) {
        const HolidayText text{one.holiday.date.toString(Qt::ISODate), one.holiday.yearly,
            one.holiday.name.simplified()};
        const bool held = std::ranges::any_of(known, [&](const HolidayText &other) {
            return other.date == text.date && other.yearly == text.yearly;
        });
        if (held)
            continue;
        const QString day = QLocale().toString(
            one.holiday.date, one.holiday.yearly ? tr("d MMMM") : tr("ddd d MMM yyyy"));
        QString line = one.holiday.yearly ? tr("%1, every year: %2").arg(day, text.name)
                                          : tr("%1: %2").arg(day, text.name);
        if (!one.problem.isEmpty())
            line = tr("%1 (%2)").arg(line, one.problem);
        auto *item = new QListWidgetItem(line, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        // What has a problem is left to whoever reads it.
        item->setCheckState(one.problem.isEmpty() ? Qt::Checked : Qt::Unchecked);
        m_offered.push_back(text);
    }

    auto *cancel = makeButton(tr("Cancel"), {}, tr("Esc"), looks, this);
    auto *all = makeButton(tr("All"), {}, {}, looks, this);
    all->setObjectName(QStringLiteral("holidayAll"));
    auto *none = makeButton(tr("None"), {}, {}, looks, this);
    none->setObjectName(QStringLiteral("holidayNone"));
    for (QPushButton *button : {cancel, all, none})
        button->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(all);
    foot->addWidget(none);
    foot->addWidget(m_count, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(sayLong(looks, Voice::Page, Tone::Primary, this,
        m_offered.empty() ? tr("The file offers no day that is not here already")
                          : tr("Which days are holidays of this contract?")));
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    resize(looks.px(520), looks.px(460));

    connect(m_list, &QListWidget::itemChanged, this, &HolidayPicker::showCount);
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &QDialog::accept);
    m_list->setCurrentRow(0);
    m_list->setFocus();
    showCount();
}

std::vector<HolidayText> HolidayPicker::chosenDays() const
{
    std::vector<HolidayText> found;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            found.push_back(m_offered[static_cast<size_t>(row)]);
    }
    return found;
}

void HolidayPicker::tickAll(bool on)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
}

void HolidayPicker::showCount()
{
    m_count->setText(tr("%1 of %2 ticked")
                         .arg(QLocale().toString(static_cast<qint64>(chosenDays().size())),
                             QLocale().toString(m_list->count())));
    m_take->setEnabled(!chosenDays().empty());
}

} // namespace gander::ui
