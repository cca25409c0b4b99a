// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/relativesview.h"

#include "models/domain/incident.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr qsizetype longestTitle = 60;
constexpr qsizetype longestCustomer = 40;
constexpr size_t mostShown = 8;

} // namespace

QString relativeWords(const Relative &relative, Instant now, const Zone &zone)
{
    const QString customer = words::shortened(relative.customer, longestCustomer);
    const Urgency &urgency = relative.urgency;
    const QString when = urgency.clock && urgency.edges && !urgency.pausedLeft
        ? RelativesView::tr("%1 %2", "clock and instant")
              .arg(words::clockName(*urgency.clock),
                  words::instantText(urgency.edges->due, now, zone))
        : words::stateName(relative.state);
    return customer.isEmpty() ? when : RelativesView::tr("%1 · %2").arg(customer, when);
}

RelativesView::RelativesView(const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("relatives"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
}

void RelativesView::show(const IncidentDetail &detail, Instant now)
{
    const Relatives &relatives = detail.relatives;
    const IncidentId own = detail.incident.id;
    const QString link = QStringLiteral("link");
    const QString merge = QStringLiteral("git-merge");
    const auto title = [](const Relative &one) {
        return words::shortened(one.title, longestTitle);
    };
    std::vector<Line> lines;
    if (const Relative *master = relatives.find(detail.incident.master))
        lines.push_back(
            {master->id, own, link, tr("Master of its outage: %1").arg(title(*master))});
    if (const Relative *other = relatives.find(detail.incident.duplicateOf))
        lines.push_back(
            {other->id, own, merge, tr("It is a duplicate of this: %1").arg(title(*other))});
    const auto &linked = relatives.linked;
    for (size_t i = 0; i < std::min(linked.size(), mostShown); ++i)
        lines.push_back(
            {linked[i].id, own, link, tr("Linked: %1").arg(relativeWords(linked[i], now, m_zone))});
    if (linked.size() > mostShown)
        lines.push_back(
            {{}, own, link, tr("All %n linked", nullptr, static_cast<int>(linked.size()))});
    for (size_t i = 0; i < std::min(relatives.merged.size(), mostShown); ++i)
        lines.push_back({relatives.merged[i].id, own, merge,
            tr("Its duplicate: %1").arg(title(relatives.merged[i]))});
    // What stands there keeps the focus of whoever is on it.
    if (lines != m_lines)
        put(lines);
}

void RelativesView::takeLooks()
{
    put(std::vector<Line>(m_lines));
}

void RelativesView::put(const std::vector<Line> &lines)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_lines = lines;
    for (const Line &line : lines) {
        if (line.incident.isSet())
            add(line);
        else
            addAll(line);
    }
}

void RelativesView::addAll(const Line &line)
{
    auto *all = new Button(m_looks, line.words, line.icon, {}, ButtonForm::Link, this);
    all->setObjectName(QStringLiteral("relative-all"));
    connect(all, &Button::clicked, this, [this, number = deskNumber(line.of)] {
        emit listWanted(QStringLiteral("master:") + number, tr("Linked to %1").arg(number));
    });
    m_column->addWidget(all, 0, Qt::AlignLeft);
}

void RelativesView::add(const Line &line)
{
    const QString number = deskNumber(line.incident);
    auto *row = new QWidget(this);
    auto *button = new Button(m_looks, number, line.icon, {}, ButtonForm::Link, row);
    button->setObjectName(QStringLiteral("relative-") + number);
    button->setAccessibleName(tr("%1, %2", "number, what it is").arg(number, line.words));
    connect(
        button, &Button::clicked, this, [this, id = line.incident] { emit incidentWanted(id); });
    auto *label = plainText(line.words, row);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    label->setFont(m_looks.font(FontRole::Small));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, m_looks.theme().text);
    label->setPalette(palette);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(button, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    m_column->addWidget(row);
}

} // namespace gander::ui
