// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outage/linkpanel.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/query.h"
#include "ui/desk/hands.h"
#include "ui/desk/resulttable.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/palette/palettefinder.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

constexpr int rowsSeen = 5;
constexpr int widestForm = 960;
constexpr qint64 mostMasters = 6;
constexpr size_t mostChosen = 6;
constexpr qsizetype longestName = 60;

// Masters first, for an outage has many reports and one of them; then what looks the same.
Result<std::vector<IncidentRow>> proposedFor(const desk::Desk &desk, Joining joining,
    const std::vector<IncidentId> &incidents, const ListRequest &masters)
{
    std::vector<IncidentId> ids;
    const auto add = [&ids](IncidentId id) {
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    if (joining == Joining::Link) {
        const auto answer = desk.list(masters);
        if (!answer)
            return answer.error();
        for (const ListEntry &entry : answer->entries)
            add(entry.id);
        if (incidents.size() > 1)
            for (size_t i = 0; i < std::min(incidents.size(), mostChosen); ++i)
                add(incidents[i]);
    }
    if (incidents.size() == 1) {
        const auto detail = desk.incident(incidents.front());
        if (!detail)
            return detail.error();
        const Incident &incident = detail->incident;
        const auto similar = desk.similar({.title = incident.title,
            .text = incident.description,
            .customer = joining == Joining::Merge ? incident.customer : QString(),
            .product = incident.product,
            .except = incident.id});
        if (!similar)
            return similar.error();
        for (const SimilarCase &one : similar->open)
            add(one.row.id);
        std::erase(ids, incident.id);
    }
    return desk.rows(ids);
}

QString rowWords(const IncidentRow &row)
{
    const QString state = words::stateName(row.state);
    const QString customer = words::shortened(row.customer, longestName);
    const QString first =
        customer.isEmpty() ? state : LinkPanel::tr("%1 · %2").arg(customer, state);
    if (row.linked == 0)
        return first;
    return LinkPanel::tr("%1 · %2").arg(
        first, LinkPanel::tr("%n linked", nullptr, static_cast<int>(row.linked)));
}

} // namespace

LinkPanel::LinkPanel(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_finder(new PaletteFinder(around, this))
    , m_title(plainLabel({}, this))
    , m_label(plainLabel({}, this))
    , m_line(new LineEntry(this))
    , m_rows(new ResultTable(tr("Customer and state"), this))
    , m_issue(plainLabel({}, this))
    , m_help(plainLabel({}, this))
    , m_close(makeButton(tr("Close"), {}, tr("Esc"), around.looks, this))
    , m_commit(new Button(around.looks, {}, {}, tr("↵"), ButtonForm::Primary, this))
{
    setObjectName(QStringLiteral("linkPanel"));
    m_title->setObjectName(QStringLiteral("linkTitle"));
    m_line->setObjectName(QStringLiteral("linkText"));
    m_rows->setObjectName(QStringLiteral("linkRows"));
    m_rows->setAccessibleName(tr("Incidents that it may be joined to"));
    m_rows->setFocusPolicy(Qt::NoFocus); // Up and Down of the line move in it
    m_issue->setObjectName(QStringLiteral("linkIssue"));
    m_help->setObjectName(QStringLiteral("linkHelp"));
    m_close->setObjectName(QStringLiteral("linkClose"));
    m_commit->setObjectName(QStringLiteral("linkCommit"));
    for (QLabel *label : {m_title, m_label, m_issue, m_help})
        label->setWordWrap(true);
    m_label->setBuddy(m_line);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_help, 1);
    foot->addWidget(m_close);
    foot->addWidget(m_commit);
    auto *narrow = new QWidget(this);
    narrow->setMaximumWidth(widestForm);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 12);
    row->addWidget(narrow, 1);
    row->addStretch(0);
    auto *column = new QVBoxLayout(narrow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_title, m_label, m_line, m_rows, m_issue})
        column->addWidget(part);
    column->addLayout(foot);

    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &LinkPanel::type);
    connect(m_finder, &PaletteFinder::found, this, &LinkPanel::takeFound);
    connect(m_finder, &PaletteFinder::failed, this, [this](const Error &error) {
        m_commitWhenFound = false;
        m_around.hands.fail(error, tr("look for it"));
    });
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showIssue({});
        foresee();
    });
    connect(m_rows, &ResultTable::opened, this, [this] { commit(); });
    connect(m_close, &QPushButton::clicked, this, &LinkPanel::leave);
    connect(m_commit, &QPushButton::clicked, this, &LinkPanel::commit);
    connect(&around.looks, &Looks::changed, this, &LinkPanel::takeLooks);
    takeLooks();
    hide();
}

void LinkPanel::open(Joining joining, const std::vector<IncidentId> &incidents)
{
    if (incidents.empty())
        return;
    ++m_opening;
    m_joining = joining;
    m_incidents = incidents;
    m_known.clear();
    m_proposed.clear();
    m_isProposed = false;
    m_commitWhenFound = false;
    const auto count = static_cast<int>(incidents.size());
    const QString one = deskNumber(incidents.front());
    if (joining == Joining::Link) {
        m_title->setText(count == 1 ? tr("Link %1 to an outage").arg(one)
                                    : tr("Link %n incidents to an outage", nullptr, count));
        m_label->setText(tr("The incident that is worked on for all of them: number or words"));
        m_commit->setText(tr("Link"));
    } else {
        m_title->setText(count == 1 ? tr("Merge %1 as a duplicate").arg(one)
                                    : tr("Merge %n incidents as duplicates", nullptr, count));
        m_label->setText(tr("The incident that tells of the same and stays: number or words"));
        m_commit->setText(tr("Merge"));
    }
    setAccessibleName(m_title->text());
    m_line->setAccessibleName(m_label->text());
    m_line->clear();
    m_rows->setLines({});
    fitRows();
    m_help->clear();
    showIssue({});
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
    propose();
    if (m_incidents.size() <= mostSeen)
        desk::whenDone(m_around.desk.ask([incidents](const desk::Desk &desk) {
            return detailsOf(desk, incidents);
        }),
            this, [this, opening = m_opening](const Result<std::vector<IncidentDetail>> &details) {
                if (opening == m_opening && details)
                    m_known = *details;
            });
}

void LinkPanel::leave()
{
    if (!isVisible())
        return;
    ++m_opening;
    m_finder->stop();
    hide();
    emit left();
}

void LinkPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_around.looks.theme();
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.divider);
}

bool LinkPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        commit();
        return true;
    }
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return QWidget::eventFilter(watched, event);
    const int last = static_cast<int>(m_rows->lines().size()) - 1;
    const int row = std::clamp(m_rows->currentIndex().row() + step, 0, std::max(last, 0));
    if (last >= 0)
        m_rows->setCurrentIndex(m_rows->model()->index(row, 0));
    return true;
}

void LinkPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        commit();
    else
        QWidget::keyPressEvent(event);
}

void LinkPanel::takeLooks()
{
    const Looks &looks = m_around.looks;
    m_title->setFont(looks.font(FontRole::Section));
    m_label->setFont(looks.font(FontRole::BodyMedium));
    m_issue->setFont(looks.font(FontRole::Small));
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, looks.theme().state(Band::Critical).text);
    m_issue->setPalette(wrong);
    QPalette second = palette();
    second.setColor(QPalette::WindowText, looks.theme().secondary);
    m_help->setPalette(second);
    fitRows();
}

void LinkPanel::propose()
{
    ListRequest masters;
    masters.query = parseQuery(QStringLiteral("is:open is:master"), m_around.zone).query;
    masters.now = m_around.ticker.now();
    masters.me = m_around.actor.name;
    masters.sort = SortBy::Due;
    masters.limit = mostMasters;
    desk::whenDone(m_around.desk.ask([joining = m_joining, incidents = m_incidents, masters](
                                         const desk::Desk &desk) {
        return proposedFor(desk, joining, incidents, masters);
    }),
        this, [this, opening = m_opening](const Result<std::vector<IncidentRow>> &rows) {
            if (opening != m_opening)
                return;
            if (!rows)
                return m_around.hands.fail(rows.error(), tr("look for those it may belong to"));
            m_proposed = *rows;
            m_isProposed = true;
            // Whoever types faster than the desk reads has chosen another way.
            if (m_line->text().trimmed().isEmpty())
                showRows(m_proposed);
        });
}

void LinkPanel::type(const QString &text)
{
    showIssue({});
    m_commitWhenFound = false;
    if (text.trimmed().isEmpty())
        m_finder->stop();
    else
        m_finder->find(text);
    if (text.trimmed().isEmpty())
        showRows(m_proposed);
}

void LinkPanel::takeFound(const std::vector<IncidentRow> &rows)
{
    std::vector<IncidentRow> others = rows;
    // It cannot be joined to itself; of several one may be the master of the others.
    if (m_incidents.size() == 1)
        std::erase_if(
            others, [this](const IncidentRow &row) { return row.id == m_incidents.front(); });
    showRows(others);
    if (!std::exchange(m_commitWhenFound, false))
        return;
    commit();
}

void LinkPanel::showRows(const std::vector<IncidentRow> &rows)
{
    std::vector<ResultLine> lines;
    for (const IncidentRow &row : rows)
        lines.push_back({row.id, row.title, rowWords(row)});
    m_rows->setLines(lines);
    fitRows();
    foresee();
}

// No taller than what there is to choose from.
void LinkPanel::fitRows()
{
    const int rows = std::min(rowsSeen, static_cast<int>(m_rows->lines().size()));
    m_rows->setVisible(rows > 0);
    m_rows->setFixedHeight(m_around.looks.px(8) + m_rows->horizontalHeader()->sizeHint().height()
        + rows * m_rows->verticalHeader()->defaultSectionSize());
}

IncidentId LinkPanel::other() const
{
    const int row = m_rows->currentIndex().row();
    const auto &lines = m_rows->lines();
    return row >= 0 && row < static_cast<int>(lines.size())
        ? lines[static_cast<size_t>(row)].incident
        : IncidentId();
}

std::vector<Act> LinkPanel::acts(IncidentId other) const
{
    std::vector<Act> acts;
    for (const IncidentId id : m_incidents)
        if (id != other)
            acts.push_back(m_around.hands.act(
                m_joining == Joining::Link ? Action(Link{id, other}) : Action(Merge{id, other})));
    markSeen(acts, m_known);
    return acts;
}

void LinkPanel::foresee()
{
    ++m_asked;
    const IncidentId to = other();
    // The keys stay in the line, so it is the line that tells which one is chosen below it.
    const int row = m_rows->currentIndex().row();
    const QString chosen = to.isSet()
        ? tr("%1 %2, %3", "number, title, state")
              .arg(deskNumber(to), clamped(m_rows->lines()[static_cast<size_t>(row)].title),
                  clamped(m_rows->lines()[static_cast<size_t>(row)].words))
        : QString();
    m_line->setAccessibleDescription(chosen);
    m_help->clear();
    if (!to.isSet() && m_isProposed && m_line->text().trimmed().isEmpty())
        m_help->setText(m_joining == Joining::Link
                ? tr("No other outage is open: type the number or words of an incident.")
                : tr("No other open one looks the same: type its number or words."));
    if (!to.isSet() || m_incidents.size() > mostSeen)
        return;
    desk::whenDone(m_around.desk.ask([acts = acts(to)](const desk::Desk &desk) {
        return desk.foreseeMany(acts);
    }),
        this, [this, asked = m_asked](const Result<std::vector<RowForeseen>> &rows) {
            if (asked == m_asked && rows)
                showForeseen(*rows);
        });
}

void LinkPanel::showForeseen(const std::vector<RowForeseen> &rows)
{
    const auto refused =
        std::ranges::find_if(rows, [](const RowForeseen &row) { return !row.result; });
    const auto count =
        std::ranges::count_if(rows, [](const RowForeseen &row) { return !row.result; });
    if (refused != rows.end())
        return m_help->setText(rows.size() == 1
                ? tr("Would be refused: %1").arg(clamped(refused->result.error().detail))
                : tr("%n would be refused: %1", nullptr, static_cast<int>(count))
                      .arg(clamped(refused->result.error().detail)));
    m_help->setText(m_joining == Joining::Link
            ? tr("Each keeps its customer, contract, clocks and memo.")
            : tr("A duplicate leaves the lists and figures; unmerged, its clocks stand as if it "
                 "had never been merged."));
}

void LinkPanel::showIssue(const QString &issue)
{
    m_issue->setText(issue);
    m_issue->setVisible(!issue.isEmpty());
    // The edge is the style's, by this property.
    m_line->setProperty("mark", issue.isEmpty() ? QVariant() : QStringLiteral("wrong"));
    m_line->update();
}

void LinkPanel::commit()
{
    if (!m_commit->isEnabled())
        return; // on its way
    // The rows are those of the words before: wait for these.
    m_commitWhenFound = m_finder->isAsking();
    if (m_commitWhenFound)
        return;
    if (const IncidentId to = other(); to.isSet())
        return perform(to);
    showIssue(m_line->text().trimmed().isEmpty()
            ? tr("Type the number of an incident, or words of its title")
            : tr("No other incident has that number or these words"));
}

void LinkPanel::perform(IncidentId other)
{
    const std::vector<Act> all = acts(other);
    if (all.empty())
        return showIssue(tr("It cannot be joined to itself"));
    const auto count = static_cast<int>(all.size());
    const QString one =
        deskNumber(m_incidents.front() == other ? m_incidents.back() : m_incidents.front());
    const QString to = deskNumber(other);
    QString what;
    QString done;
    if (m_joining == Joining::Link) {
        what = count == 1 ? tr("link %1 to %2").arg(one, to)
                          : tr("link %n incidents to %1", nullptr, count).arg(to);
        done = count == 1 ? tr("%1 is linked to %2.").arg(one, to)
                          : tr("%n incidents are linked to %1.", nullptr, count).arg(to);
    } else {
        what = count == 1 ? tr("merge %1 into %2").arg(one, to)
                          : tr("merge %n incidents into %1", nullptr, count).arg(to);
        done = count == 1 ? tr("%1 is merged into %2.").arg(one, to)
                          : tr("%n incidents are merged into %1.", nullptr, count).arg(to);
    }
    m_commit->setEnabled(false);
    m_around.hands.perform(
        all, what, done,
        [this, opening = m_opening](const std::vector<Receipt> &) {
            m_commit->setEnabled(true);
            if (opening == m_opening)
                leave();
        },
        // The form stays; the notice bar says what went wrong.
        [this](const Error &) { m_commit->setEnabled(true); });
}

} // namespace gander::ui
