// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/incidentpane.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/items/historymodel.h"
#include "ui/desk/hands.h"
#include "ui/incident/clockpane.h"
#include "ui/incident/historyview.h"
#include "ui/incident/relativesview.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/textblock.h"
#include "ui/kit/ticker.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int panePadding = 18;
constexpr int besideMain = 2;
constexpr qsizetype mostTitle = 400;

// A rule between two parts of the pane.
class Rule final : public QWidget
{
public:
    Rule(const Looks &looks, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), m_looks.theme().divider);
    }

private:
    const Looks &m_looks;
};

void dye(QLabel *label, const QColor &colour, const QFont &font)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    label->setFont(font);
}

// The acts' icons, by the object names of the window's actions.
QString actIcon(const QString &name)
{
    if (name == QLatin1String("classify"))
        return QStringLiteral("list-checks");
    if (name == QLatin1String("assign"))
        return QStringLiteral("user-round-plus");
    if (name == QLatin1String("note"))
        return QStringLiteral("message-square-plus");
    if (name == QLatin1String("memo"))
        return QStringLiteral("file-text");
    return QStringLiteral("check");
}

// "Core product bug · Sev 2, Major function · DevOps 2 Configuration"
QString classLine(const Classification &classification)
{
    const QString outcome = words::outcomeName(classification.outcome);
    if (!classification.severity || !classification.devOps)
        return outcome;
    return IncidentPane::tr("%1 · Sev %2, %3 · DevOps %4")
        .arg(outcome, QString::number(number(*classification.severity)),
            words::severityName(*classification.severity),
            QString::number(number(*classification.devOps)));
}

} // namespace

IncidentPane::IncidentPane(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_history(new items::HistoryModel(
          [](const Event &event) { return words::eventWords(event).line; }, this))
    , m_stack(new QStackedLayout(this))
    , m_none(plainText(tr("No incident chosen"), this))
    , m_page(new QWidget(this))
    , m_scroll(new QScrollArea(m_page))
    , m_note(plainText({}, m_page))
{
    setObjectName(QStringLiteral("incidentPane"));
    setAccessibleName(tr("Incident"));
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, [this](int, int most) {
        if (m_below)
            scrollTo(most - *m_below);
    });
    // Whoever scrolls says anew where he reads.
    connect(bar, &QScrollBar::valueChanged, this, [this] {
        if (!m_scrolls)
            m_below.reset();
    });
    m_none->setObjectName(QStringLiteral("noIncident"));
    m_none->setAlignment(Qt::AlignCenter);
    m_scroll->setObjectName(QStringLiteral("incidentScroll"));
    m_scroll->setAccessibleName(tr("Incident"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(m_scroll);
    m_stack->addWidget(m_none);
    m_note->setObjectName(QStringLiteral("incidentNote"));
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(1);
    m_note->setContentsMargins(panePadding, 8, panePadding, 8);
    m_note->hide();
    auto *rows = new QVBoxLayout(m_page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_scroll, 1);
    rows->addWidget(m_note);
    m_stack->addWidget(m_page);

    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_clocks = new ClockPane(around.looks, around.zone, content);
    m_description = new TextBlock(around.looks, content);
    m_description->setObjectName(QStringLiteral("description"));
    m_timeline = new HistoryView(*m_history, around.looks, around.zone, content);
    auto *memos = new QWidget(content);
    m_memos = new QVBoxLayout(memos);
    m_memos->setContentsMargins(0, 0, 0, 0);
    m_memos->setSpacing(4);
    m_column->addWidget(makeHead());
    m_column->addWidget(section(m_clocks));
    m_descriptionPart = section(titled(tr("Report"), m_description));
    m_column->addWidget(m_descriptionPart);
    m_relatives = new RelativesView(around.looks, around.zone, content);
    m_relativesPart = section(titled(tr("Outage and duplicates"), m_relatives));
    m_column->addWidget(m_relativesPart);
    connect(m_relatives, &RelativesView::incidentWanted, this, &IncidentPane::incidentRequested);
    connect(m_relatives, &RelativesView::listWanted, this, &IncidentPane::listRequested);
    m_memoPart = section(titled(tr("Memos"), memos));
    m_column->addWidget(m_memoPart);
    m_column->addWidget(section(m_timeline));
    m_column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    connect(
        m_clocks, &ClockPane::derivationWanted, this, [this] { emit derivationRequested(m_id); });
    connect(&around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) {
            // The past stands as it was told when it was asked for.
            if (m_around.ticker.heldAt()
                || std::find(incidents.begin(), incidents.end(), m_id) == incidents.end())
                return;
            // After those that look at the same change have asked: the row of a list is read and
            // painted in a moment, and the pane laid out anew in many.
            QMetaObject::invokeMethod(this, &IncidentPane::reloadOfNow, Qt::QueuedConnection);
        });
    connect(&around.ticker, &Ticker::held, this, &IncidentPane::reload);
    connect(&around.ticker, &Ticker::ticked, this, &IncidentPane::tick);
    connect(&around.looks, &Looks::changed, this, &IncidentPane::applyLooks);
    applyLooks();
}

QWidget *IncidentPane::makeHead()
{
    auto *head = new QWidget(this);
    m_numbers = plainText({}, head);
    m_numbers->setObjectName(QStringLiteral("incidentNumbers"));
    m_numbers->setWordWrap(true);
    m_title = plainText({}, head);
    m_title->setObjectName(QStringLiteral("incidentTitle"));
    m_title->setWordWrap(true);
    m_classIcon = plainLabel({}, head);
    m_class = plainText({}, head);
    m_class->setObjectName(QStringLiteral("incidentClass"));
    m_class->setWordWrap(true);
    m_reported = plainText({}, head);
    m_reported->setObjectName(QStringLiteral("incidentReported"));
    m_reported->setWordWrap(true);
    for (QLabel *label : {m_numbers, m_title, m_class, m_reported})
        label->setMinimumWidth(1);
    m_more = new QToolButton(head);
    m_more->setObjectName(QStringLiteral("moreActs"));
    m_more->setAccessibleName(tr("More acts"));
    m_more->setToolTip(tr("More acts"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));

    auto *classRow = new QHBoxLayout;
    classRow->setSpacing(6);
    classRow->addWidget(m_classIcon, 0, Qt::AlignTop);
    classRow->addWidget(m_class, 1);
    m_acts = new QHBoxLayout;
    m_acts->setSpacing(8);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(panePadding, 12, panePadding, 12);
    column->setSpacing(5);
    column->addWidget(m_numbers);
    column->addWidget(m_title);
    column->addLayout(classRow);
    column->addWidget(m_reported);
    column->addSpacing(4);
    column->addLayout(m_acts);
    return head;
}

QWidget *IncidentPane::section(QWidget *content)
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule(m_around.looks, part));
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(panePadding, 12, panePadding, 14);
    inner->addWidget(content);
    column->addLayout(inner);
    return part;
}

QWidget *IncidentPane::titled(const QString &title, QWidget *content)
{
    auto *part = new QWidget(this);
    auto *heading = plainLabel(title, part);
    heading->setTextFormat(Qt::PlainText);
    m_headings.append(heading);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(content);
    return part;
}

void IncidentPane::applyLooks()
{
    const Looks &looks = m_around.looks;
    const Theme &theme = looks.theme();
    QFont heading = looks.font(FontRole::Small);
    heading.setWeight(QFont::DemiBold);
    for (QLabel *label : std::as_const(m_headings))
        dye(label, theme.secondary, heading);
    dye(m_note, theme.accent, looks.font(FontRole::Small));
    dye(m_none, theme.tertiary, looks.font(FontRole::Body));
    dye(m_numbers, theme.secondary, looks.font(FontRole::Small));
    dye(m_title, theme.text, looks.font(FontRole::Title));
    dye(m_class, theme.text, looks.font(FontRole::Small));
    dye(m_reported, theme.secondary, looks.font(FontRole::Small));
    dye(m_description->label(), theme.text, looks.font(FontRole::Small));
    setMinimumWidth(looks.px(400));
    m_more->setIcon(looks.icon(QStringLiteral("ellipsis"), theme.secondary, looks.px(16)));
    m_relatives->takeLooks();
    if (m_detail)
        fillHead(m_detail->incident);
    update();
}

void IncidentPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_around.looks.theme().surface);
}

// --- reading ---

void IncidentPane::showIncident(IncidentId id)
{
    if (id == m_id)
        return;
    m_id = id;
    if (!id.isSet()) {
        m_reading.cancel();
        m_detail.reset();
        m_none->setText(tr("No incident chosen"));
        m_stack->setCurrentWidget(m_none);
        return;
    }
    reload();
}

void IncidentPane::note(const QString &words)
{
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void IncidentPane::reloadOfNow()
{
    if (!m_around.ticker.heldAt())
        reload();
}

void IncidentPane::reload()
{
    if (!m_id.isSet())
        return;
    m_reading.cancel();
    const std::optional<Instant> at = m_around.ticker.heldAt();
    m_reading = m_around.desk.ask([id = m_id, at](const desk::Desk &desk) {
        return at ? desk.incidentAsOf(id, *at) : desk.incident(id);
    });
    desk::whenDone(m_reading, this, [this, id = m_id, at](const Result<IncidentDetail> &detail) {
        if (id != m_id || at != m_around.ticker.heldAt())
            return; // stale
        if (!detail && at && detail.error().kind == ErrorKind::NotFound) {
            m_detail.reset();
            m_none->setText(tr("Not yet reported then"));
            m_stack->setCurrentWidget(m_none);
            return;
        }
        if (!detail) {
            m_around.hands.fail(detail.error(), tr("read %1").arg(deskNumber(m_id)));
            return;
        }
        if (!m_detail || m_detail->incident.id != id) {
            fill(*detail);
            emit shown(m_id);
            return;
        }
        // What has been read of the list is painted first: to lay the pane out takes many times as
        // long. A timer comes after what waits to be painted; one of 0 ms would be none.
        QTimer::singleShot(1, this, [this, id, at, detail = *detail] {
            if (id != m_id || at != m_around.ticker.heldAt())
                return;
            fill(detail);
            emit shown(m_id);
        });
    });
}

void IncidentPane::fill(const IncidentDetail &detail)
{
    // The same incident keeps its place; another starts at its top.
    const bool same = m_detail && m_detail->incident.id == detail.incident.id;
    const QScrollBar *scroll = m_scroll->verticalScrollBar();
    const int place = same ? scroll->value() : 0;
    const int below = scroll->maximum() - scroll->value();
    const bool inHistory = same && place > m_timeline->mapTo(m_scroll->widget(), QPoint()).y();
    m_detail = detail;
    const Instant now = m_around.ticker.now();
    setUpdatesEnabled(false);
    fillHead(detail.incident);
    fillActs();
    m_clocks->show(detail, now);
    m_description->setText(detail.incident.description.trimmed());
    m_descriptionPart->setVisible(!detail.incident.description.trimmed().isEmpty());
    m_timeline->setNow(now);
    m_history->merge(detail.history);
    m_relatives->show(detail, now);
    m_relativesPart->setVisible(!m_relatives->isEmpty());
    fillMemos(detail.memos);
    m_stack->setCurrentWidget(m_page);
    m_column->activate();
    // Whoever reads the history goes on reading there: what is new comes in above it, once the
    // pane has been laid out.
    m_below.reset();
    scrollTo(place);
    if (inHistory)
        m_below = below;
    setUpdatesEnabled(true);
}

void IncidentPane::scrollTo(int place)
{
    const QScopedValueRollback<bool> own(m_scrolls, true);
    m_scroll->verticalScrollBar()->setValue(place);
}

void IncidentPane::fillHead(const Incident &incident)
{
    QStringList numbers{deskNumber(incident.id)};
    if (!incident.key.isEmpty() && incident.key != deskNumber(incident.id))
        numbers.append(words::shortened(incident.key, 80));
    if (!incident.customer.isEmpty())
        numbers.append(words::shortened(incident.customer, 80));
    if (!incident.product.isEmpty())
        numbers.append(words::shortened(incident.product, 80));
    m_numbers->setText(numbers.join(tr("  ·  ")));
    const QString title = words::shortened(incident.title, mostTitle);
    m_title->setText(title);
    const QString more = title == incident.title ? QString() : incident.title;
    m_title->setToolTip(plainTip(more));
    m_title->setAccessibleDescription(clamped(more)); // else the tip is read out with its markup

    const bool classified = incident.classification.has_value();
    m_class->setVisible(classified);
    m_classIcon->setVisible(classified);
    if (classified) {
        const Outcome outcome = incident.classification->outcome;
        m_class->setText(classLine(*incident.classification));
        m_classIcon->setPixmap(
            m_around.looks.icon(outcomeIcon(outcome), m_around.looks.theme().category(outcome).mark,
                m_around.looks.px(14), devicePixelRatioF()));
    }

    const Instant now = m_around.ticker.now();
    const Zone &zone = m_around.zone;
    const bool today = zone.wallAt(incident.reportedAt).date == zone.wallAt(now).date;
    const QString when = today ? tr("today %1 %2", "time, zone")
                                     .arg(words::timeOfDay(incident.reportedAt, zone),
                                         zone.abbreviationAt(incident.reportedAt))
                               : words::instantText(incident.reportedAt, now, zone);
    const QString reported = incident.reporter.isEmpty()
        ? tr("Reported %1").arg(when)
        : tr("Reported by %1, %2").arg(words::shortened(incident.reporter, 80), when);
    const QString owner = incident.assignee.isEmpty()
        ? tr("nobody has it yet")
        : tr("owner %1").arg(words::shortened(incident.assignee, 80));
    QString state;
    if (incident.state == State::OnHold)
        state = incident.holdReason.isEmpty()
            ? tr("on hold")
            : tr("on hold: %1").arg(words::shortened(incident.holdReason, 120));
    else if (!isOpen(incident.state))
        state = words::stateName(incident.state).toLower();
    m_reported->setText(state.isEmpty() ? tr("%1 · %2").arg(reported, owner)
                                        : tr("%1 · %2 · %3").arg(reported, owner, state));
}

void IncidentPane::tick()
{
    if (m_detail && isVisible())
        m_clocks->tick(m_around.ticker.now());
}

// --- acts and memos ---

void IncidentPane::setActions(const QList<QAction *> &actions)
{
    m_actions = actions;
    fillActs();
}

QString IncidentPane::mainAct() const
{
    // What is over can only be opened again, by the same act as resolving.
    if (m_detail && !isOpen(m_detail->incident.state))
        return QStringLiteral("resolve");
    if (!m_detail || !m_detail->incident.classification)
        return QStringLiteral("classify");
    if (owesMemo(m_detail->incident.classification->outcome))
        return QStringLiteral("memo");
    return QStringLiteral("resolve");
}

void IncidentPane::fillActs()
{
    while (QLayoutItem *item = m_acts->takeAt(0)) {
        if (QWidget *widget = item->widget(); widget && widget != m_more) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const QString main = mainAct();
    const auto find = [this](const QString &name) -> QAction * {
        const auto at = std::find_if(m_actions.begin(), m_actions.end(),
            [&name](const QAction *action) { return action->objectName() == name; });
        return at == m_actions.end() ? nullptr : *at;
    };
    QStringList order{main};
    if (main == QLatin1String("classify"))
        order << QStringLiteral("assign") << QStringLiteral("note");
    else
        order << QStringLiteral("classify") << QStringLiteral("note");

    QList<QAction *> shown;
    for (const QString &name : std::as_const(order)) {
        QAction *action = find(name);
        if (!action)
            continue;
        shown.append(action);
        const bool isMain = name == main;
        QString text = action->text();
        if (name == QLatin1String("classify") && m_detail && m_detail->incident.classification)
            text = tr("Reclassify");
        // The third has no room for its cap.
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        const QString key = shown.size() <= besideMain ? shortcut : QString();
        auto *button = new Button(m_around.looks, text, actIcon(name), key,
            isMain ? ButtonForm::Primary : ButtonForm::Plain, this);
        button->setObjectName(name + QStringLiteral("Act"));
        if (!shortcut.isEmpty())
            button->setToolTip(plainTip(tr("%1 (%2)").arg(text, shortcut)));
        button->setEnabled(action->isEnabled());
        button->addAction(action);
        connect(button, &Button::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
            [button, action] { button->setEnabled(action->isEnabled()); });
        m_acts->addWidget(button);
    }
    m_acts->addStretch(1);
    m_acts->addWidget(m_more);
    QList<QAction *> rest;
    for (QAction *action : std::as_const(m_actions)) {
        if (!shown.contains(action))
            rest.append(action);
    }
    if (QMenu *old = m_more->menu())
        old->deleteLater();
    auto *menu = new QMenu(m_more);
    menu->addActions(rest);
    m_more->setMenu(menu);
    m_more->setVisible(!rest.isEmpty());
}

void IncidentPane::fillMemos(const std::vector<Memo> &memos)
{
    while (QLayoutItem *item = m_memos->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const Memo &memo : memos) {
        const QString name = memo.number.isEmpty() ? tr("New memo") : memo.number;
        const QString words = memo.issuedAt
            ? tr("%1 · %2 %3")
                  .arg(name, words::memoStateName(memo.state),
                      words::instantText(
                          *memo.issuedAt, m_around.ticker.now(), m_around.zone, false))
            : tr("%1 · %2").arg(name, words::memoStateName(memo.state));
        auto *link = new Button(
            m_around.looks, words, QStringLiteral("file-text"), {}, ButtonForm::Link, this);
        link->setObjectName(QStringLiteral("memo-") + memo.number);
        connect(link, &Button::clicked, this,
            [this, number = memo.number] { emit memoRequested(number); });
        m_memos->addWidget(link, 0, Qt::AlignLeft);
    }
    m_memoPart->setVisible(!memos.empty());
}

} // namespace gander::ui
