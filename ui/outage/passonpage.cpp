// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outage/passonpage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/classify/classifymany.h"
#include "ui/classify/pageparts.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/desk/resulttable.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/words/names.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QPointer>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr QLatin1StringView findingKey("finding");
constexpr QLatin1StringView noteKey("note");
constexpr QLatin1StringView classKey("class");
constexpr QLatin1StringView resolveKey("resolve");
constexpr int previewAfterMs = 150;

} // namespace

QString passedOnWords(const RowForeseen &row, Instant now, const Zone &zone)
{
    const QString first = foreseenWords(row, now, zone);
    if (!row.result)
        return first;
    const Incident &before = row.result->before.incident;
    const Incident &after = row.result->after.incident;
    const bool resolves = isOpen(before.state) && !isOpen(after.state);
    if (before.classification == after.classification)
        return resolves ? PassOnPage::tr("Resolved") : PassOnPage::tr("Its finding changes");
    return resolves ? PassOnPage::tr("%1; resolved").arg(first) : first;
}

PassOnPage::PassOnPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_keeper(new DraftKeeper(around.desk, QStringLiteral("pass-on"), this))
{
    setObjectName(QStringLiteral("passOnPage"));
    Looks &looks = m_around.looks;
    m_title = say(looks, Voice::Page, Tone::Primary, this);
    m_title->setObjectName(QStringLiteral("passOnTitle"));
    m_title->setContentsMargins(24, 12, 24, 12);
    auto *main = new QWidget(this);
    auto *body = new QVBoxLayout(main);
    body->setContentsMargins(24, 16, 24, 16);
    body->setSpacing(12);
    body->addWidget(makeWhat());
    m_head = say(looks, Voice::Section, Tone::Primary, main);
    m_head->setObjectName(QStringLiteral("passOnHead"));
    m_rows = new ResultTable(tr("What will come of it"), main);
    m_rows->setTickable();
    m_rows->setObjectName(QStringLiteral("passOnRows"));
    m_rows->setAccessibleName(tr("What will come of each; the space bar ticks"));
    m_rows->setMinimumHeight(160);
    body->addWidget(m_head);
    body->addWidget(m_rows, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(scrolled(main, this), 1);
    column->addWidget(new Hairline(looks, this));
    column->addWidget(makeFoot());

    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(previewAfterMs);
    connect(&m_previewSoon, &QTimer::timeout, this, &PassOnPage::preview);
    connect(m_keeper, &DraftKeeper::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("keep the draft")); });
    connect(m_rows, &ResultTable::ticksChanged, this, &PassOnPage::showFoot);
    connect(&m_around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) { onDeskChanged(incidents); });

    const auto key = [this](const QKeySequence &sequence, void (PassOnPage::*slot)()) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), &PassOnPage::commit);
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), &PassOnPage::commit);
    key(QKeySequence(Qt::Key_Escape), &PassOnPage::leave);
}

QWidget *PassOnPage::makeWhat()
{
    Looks &looks = m_around.looks;
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(sayLong(looks, Voice::Small, Tone::Second, part,
        tr("Each report keeps its own customer, contract, clocks and memo; what is passed on is "
           "the class with its finding, and the resolution.")));
    m_class = new QCheckBox(part);
    m_class->setObjectName(QStringLiteral("passOnClass"));
    m_finding = new TextField(looks, tr("What was found"), tr("Evidence"), part);
    m_finding->edit().setObjectName(QStringLiteral("passOnFinding"));
    m_finding->setLines(3);
    m_resolve = new QCheckBox(tr("Resolve them too"), part);
    m_resolve->setObjectName(QStringLiteral("passOnResolve"));
    m_note = new TextField(looks, tr("What was done"), tr("May be left empty"), part);
    m_note->edit().setObjectName(QStringLiteral("passOnNote"));
    m_note->setLines(2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_class, m_finding, m_resolve, m_note})
        column->addWidget(widget);
    connect(m_class, &QCheckBox::toggled, m_finding, &QWidget::setVisible);
    connect(m_resolve, &QCheckBox::toggled, m_note, &QWidget::setVisible);
    connect(m_class, &QCheckBox::toggled, this, &PassOnPage::edited);
    connect(m_resolve, &QCheckBox::toggled, this, &PassOnPage::edited);
    connect(&m_finding->edit(), &QPlainTextEdit::textChanged, this, &PassOnPage::edited);
    connect(&m_note->edit(), &QPlainTextEdit::textChanged, this, &PassOnPage::edited);
    return part;
}

QWidget *PassOnPage::makeFoot()
{
    Looks &looks = m_around.looks;
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 12, 24, 12);
    row->setSpacing(8);
    auto *leaves = new Button(
        looks, tr("Leave, keep draft"), QStringLiteral("x"), tr("Esc"), ButtonForm::Quiet, foot);
    leaves->setObjectName(QStringLiteral("passOnLeave"));
    m_summary = sayLong(looks, Voice::Small, Tone::Second, foot);
    m_summary->setObjectName(QStringLiteral("passOnSummary"));
    m_summary->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_commit = new Button(looks, {}, {}, tr("Ctrl ↵"), ButtonForm::Primary, foot);
    m_commit->setObjectName(QStringLiteral("passOnCommit"));
    row->addWidget(leaves);
    row->addWidget(m_summary, 1);
    row->addWidget(m_commit);
    connect(leaves, &QAbstractButton::clicked, this, &PassOnPage::leave);
    connect(m_commit, &QAbstractButton::clicked, this, &PassOnPage::commit);
    return foot;
}

void PassOnPage::start(IncidentId master)
{
    m_keeper->flush();
    m_id = master;
    m_master.reset();
    m_committing = false;
    m_title->say(tr("Pass on what %1 came to").arg(deskNumber(master)));
    setEnabled(false);
    desk::whenDone(
        m_around.desk.ask([master](const desk::Desk &desk) { return openedOf(desk, master); }),
        this, [this, asked = ++m_asked](const Result<Opened> &opened) {
            if (asked != m_asked)
                return;
            setEnabled(true);
            if (opened)
                return take(*opened);
            m_around.hands.fail(opened.error(), tr("read the reports of %1").arg(deskNumber(m_id)));
            emit left();
        });
}

Result<PassOnPage::Opened> PassOnPage::openedOf(const desk::Desk &desk, IncidentId master)
{
    auto detail = desk.incident(master);
    if (!detail)
        return detail.error();
    std::vector<IncidentId> ids;
    for (const Relative &one : detail->relatives.linked)
        ids.push_back(one.id);
    auto reports = detailsOf(desk, ids);
    if (!reports)
        return reports.error();
    auto draft = desk.draft(QStringLiteral("pass-on"), QString::number(master.number()));
    if (!draft)
        return draft.error();
    return Opened{*std::move(detail), *std::move(reports), *std::move(draft)};
}

void PassOnPage::take(const Opened &opened)
{
    m_master = opened.master;
    m_reports = opened.reports;
    const Incident &incident = m_master->incident;
    const QJsonObject &draft = opened.draft;
    {
        const QSignalBlocker quiet[]{QSignalBlocker(m_class), QSignalBlocker(m_resolve),
            QSignalBlocker(&m_finding->edit()), QSignalBlocker(&m_note->edit())};
        const bool classified = incident.classification.has_value();
        m_class->setText(classified
                ? tr("Class: %1").arg(words::classificationName(*incident.classification))
                : tr("%1 has no class yet").arg(deskNumber(m_id)));
        m_class->setEnabled(classified);
        m_class->setChecked(classified && draft.value(classKey).toBool(true));
        m_resolve->setChecked(draft.value(resolveKey).toBool(!isOpen(incident.state)));
        m_finding->edit().setPlainText(draft.value(findingKey).toString(incident.finding));
        m_note->edit().setPlainText(draft.value(noteKey).toString(resolutionOf(m_master->history)));
    }
    m_finding->setVisible(m_class->isChecked());
    m_note->setVisible(m_resolve->isChecked());
    m_rows->setTickable();
    m_rows->setLines({});
    m_rows->setFocus(Qt::ShortcutFocusReason);
    preview();
}

void PassOnPage::leave()
{
    m_keeper->flush();
    emit left();
}

void PassOnPage::hideEvent(QHideEvent *event)
{
    m_keeper->flush();
    QWidget::hideEvent(event);
}

QString PassOnPage::draftRef() const
{
    return QString::number(m_id.number());
}

PassingOn PassOnPage::passing() const
{
    return {.classify = m_class->isChecked(),
        .classification = {},
        .finding = m_finding->edit().toPlainText().trimmed(),
        .resolve = m_resolve->isChecked(),
        .note = m_note->edit().toPlainText().trimmed()};
}

Result<std::vector<Act>> PassOnPage::acts(const std::vector<IncidentId> &reports) const
{
    const auto form = passOnFrom(*m_master, passing());
    if (!form)
        return form.error();
    std::vector<Act> acts;
    for (const IncidentId id : reports) {
        PassOn action = *form;
        action.incident = id;
        acts.push_back(m_around.hands.act(action));
    }
    markSeen(acts, m_reports);
    return acts;
}

void PassOnPage::edited()
{
    if (!m_master)
        return;
    m_keeper->keep(draftRef(),
        {{findingKey, m_finding->edit().toPlainText()}, {noteKey, m_note->edit().toPlainText()},
            {classKey, m_class->isChecked()}, {resolveKey, m_resolve->isChecked()}});
    m_previewSoon.start();
}

void PassOnPage::preview()
{
    if (!m_master || m_committing)
        return;
    std::vector<IncidentId> ids;
    for (const IncidentDetail &detail : m_reports)
        ids.push_back(detail.incident.id);
    const Result<std::vector<Act>> all = acts(ids);
    if (!all)
        return m_around.hands.fail(all.error(), tr("look at what it would do"));
    desk::whenDone(
        m_around.desk.ask([acts = *all](const desk::Desk &desk) { return desk.foreseeMany(acts); }),
        this, [this, asked = ++m_asked](const Result<std::vector<RowForeseen>> &rows) {
            if (asked != m_asked || !m_master)
                return;
            if (!rows)
                return m_around.hands.fail(rows.error(), tr("look at what it would do"));
            showForeseen(*rows);
        });
}

void PassOnPage::showForeseen(const std::vector<RowForeseen> &rows)
{
    m_foreseen = rows;
    const Instant now = m_around.desk.clock().now();
    std::vector<ResultLine> lines;
    for (size_t i = 0; i < rows.size() && i < m_reports.size(); ++i) {
        const Incident &incident = m_reports[i].incident;
        lines.push_back({rows[i].incident,
            tr("%1 · %2").arg(oneLine(incident.customer, 40), oneLine(incident.title, 200)),
            passedOnWords(rows[i], now, m_around.zone)});
    }
    m_rows->setLines(lines);
    showFoot();
}

void PassOnPage::showFoot()
{
    const std::vector<IncidentId> ticked = m_rows->ticked();
    const auto count = static_cast<int>(ticked.size());
    const auto refused = std::ranges::count_if(m_foreseen, [&ticked](const RowForeseen &row) {
        return !row.result && std::ranges::find(ticked, row.incident) != ticked.end();
    });
    m_head->say(
        tr("%1 of %2 chosen").arg(QString::number(count), QString::number(m_rows->lines().size())));
    m_summary->say(refused == 0 ? tr("One step; Ctrl+Z takes all of it back")
                                : tr("%n of the chosen would be refused and stay as they are",
                                    nullptr, static_cast<int>(refused)));
    m_commit->setText(tr("Pass on to %n", nullptr, count));
    m_commit->setEnabled(
        !m_committing && count > refused && (m_class->isChecked() || m_resolve->isChecked()));
}

void PassOnPage::commit()
{
    if (!m_master || m_committing || !m_commit->isEnabled())
        return;
    const std::vector<IncidentId> chosen = m_rows->ticked();
    const auto all = acts(chosen);
    if (!all || all->empty())
        return;
    m_committing = true;
    m_commit->setEnabled(false);
    const auto settled = [page = QPointer(this), id = m_id] {
        if (!page || page->m_id != id)
            return false;
        page->m_committing = false;
        return true;
    };
    const auto count = static_cast<int>(chosen.size());
    const QString number = deskNumber(m_id);
    m_around.hands.perform(
        *all, tr("pass on what %1 came to").arg(number),
        tr("What %1 came to is passed on to %n.", nullptr, count).arg(number),
        [page = QPointer(this), settled](const std::vector<Receipt> &) {
            if (!settled())
                return;
            page->m_keeper->drop(page->draftRef());
            page->m_master.reset();
            emit page->committed();
        },
        [page = QPointer(this), settled](const Error &) {
            if (settled())
                page->preview();
        });
}

void PassOnPage::onDeskChanged(const std::vector<IncidentId> &incidents)
{
    if (!m_master || m_committing || !isVisible())
        return;
    const bool concerns = std::ranges::find(incidents, m_id) != incidents.end()
        || std::ranges::any_of(m_reports, [&incidents](const IncidentDetail &detail) {
               return std::ranges::find(incidents, detail.incident.id) != incidents.end();
           });
    if (concerns)
        m_previewSoon.start();
}

} // namespace gander::ui
