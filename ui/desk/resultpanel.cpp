// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/resultpanel.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/desk/resulttable.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int tableHeight = 168;
constexpr size_t mostTitles = 1000; // read for those that come first

QString wordsOf(const Result<Receipt> &result)
{
    if (!result)
        return ResultPanel::tr("Refused: %1").arg(result.error().detail);
    return result->seq == 0 ? ResultPanel::tr("Was so already") : ResultPanel::tr("Done");
}

} // namespace

ResultPanel::ResultPanel(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_title(plainLabel({}, this))
    , m_table(new ResultTable(tr("What came of it"), this))
{
    setObjectName(QStringLiteral("resultPanel"));
    m_title->setObjectName(QStringLiteral("resultTitle"));
    m_table->setObjectName(QStringLiteral("resultRows"));
    m_table->setAccessibleName(tr("What came of each"));
    auto *close = makeButton(tr("Close"), {}, tr("Esc"), around.looks, this);
    close->setObjectName(QStringLiteral("resultClose"));

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 10);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_table);

    connect(m_table, &ResultTable::opened, this, &ResultPanel::opened);
    connect(close, &QPushButton::clicked, this, &ResultPanel::leave);
    connect(&around.looks, &Looks::changed, this, &ResultPanel::takeLooks);
    takeLooks();
    hide();
}

void ResultPanel::show(const ManyDone &done)
{
    ++m_shown;
    if (done.refused() == 0)
        return leave();
    std::vector<ResultLine> lines;
    lines.reserve(done.rows.size());
    for (const bool refused : {true, false})
        for (const RowResult &row : done.rows)
            if (row.result.has_value() != refused)
                lines.push_back({row.incident, {}, wordsOf(row.result)});
    m_title->setText(tr("Done for %1 of %2 incidents")
                         .arg(QString::number(done.done()), QString::number(done.rows.size())));
    setAccessibleName(m_title->text());
    m_table->setLines(lines);
    setVisible(true);
    readTitles();
}

void ResultPanel::leave()
{
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus)
        emit left();
}

void ResultPanel::takeFocus()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void ResultPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_around.looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.divider);
}

void ResultPanel::takeLooks()
{
    m_title->setFont(m_around.looks.font(FontRole::Section));
    m_table->setFixedHeight(m_around.looks.px(tableHeight));
}

void ResultPanel::readTitles()
{
    std::vector<IncidentId> incidents;
    for (const ResultLine &line : m_table->lines())
        if (incidents.size() < mostTitles)
            incidents.push_back(line.incident);
    desk::whenDone(
        m_around.desk.ask([incidents](const desk::Desk &desk) { return desk.rows(incidents); }),
        this, [this, shown = m_shown](const Result<std::vector<IncidentRow>> &rows) {
            if (shown != m_shown || !rows)
                return;
            QHash<IncidentId, QString> titles;
            for (const IncidentRow &row : *rows)
                titles.insert(row.id, row.title);
            std::vector<ResultLine> lines = m_table->lines();
            for (ResultLine &line : lines)
                line.title = titles.value(line.incident);
            m_table->setLines(lines);
        });
}

} // namespace gander::ui
