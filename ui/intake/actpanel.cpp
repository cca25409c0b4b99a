// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/actpanel.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/clash.h"
#include "ui/desk/clashpane.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/desk/seen.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int linesHeight = 76;
constexpr int widestForm = 760;
constexpr auto textKey = "text";

QString draftKind(DeedKind kind)
{
    switch (kind) {
    case DeedKind::Assign:
        return QStringLiteral("assign");
    case DeedKind::Claim:
        return QStringLiteral("claim");
    case DeedKind::Note:
        return QStringLiteral("note");
    case DeedKind::Hold:
        return QStringLiteral("hold");
    case DeedKind::Resume:
        return QStringLiteral("resume");
    case DeedKind::Resolve:
        return QStringLiteral("resolve");
    case DeedKind::Reopen:
        return QStringLiteral("reopen");
    }
    return {};
}

} // namespace

QString holdWords(const IncidentDetail &detail, const QString &reason)
{
    const Contract &contract = detail.contract;
    if (!detail.urgency.clock)
        return ActPanel::tr("No clock is running, so a hold changes no deadline.");
    const bool first = detail.urgency.clock == ClockName::Classify;
    QStringList reasons; // that would pause this clock
    for (const PauseRule &rule : contract.pauses) {
        if (rule.state != State::OnHold || !(first ? rule.classify : rule.resolve))
            continue;
        if (!rule.reason.isEmpty() && !reason.contains(rule.reason, Qt::CaseInsensitive)) {
            reasons << rule.reason;
            continue;
        }
        if (rule.atMost)
            return ActPanel::tr("The clock pauses, for %1 in all at most: contract %2 v%3 says so.")
                .arg(words::spanText(Span{0, 0, *rule.atMost}), contract.name,
                    QString::number(contract.version));
        return ActPanel::tr("The clock pauses: contract %1 v%2 says so.")
            .arg(contract.name, QString::number(contract.version));
    }
    if (!reasons.isEmpty())
        return ActPanel::tr("The clock keeps running: contract %1 v%2 pauses it only for: %3.")
            .arg(contract.name, QString::number(contract.version),
                reasons.join(QStringLiteral(", ")));
    if (first)
        return ActPanel::tr("The 12 h clock keeps running: %1 has no pause.").arg(contract.name);
    return ActPanel::tr("The fix clock keeps running: %1 has no pause.").arg(contract.name);
}

ActPanel::ActPanel(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_drafts(new DraftKeeper(around.desk, QStringLiteral("act"), this))
    , m_title(plainLabel({}, this))
    , m_label(plainLabel({}, this))
    , m_line(new LineEntry(this))
    , m_lines(new TextEntry(this))
    , m_issue(plainLabel({}, this))
    , m_help(plainLabel({}, this))
    , m_clash(new ClashPane(around.looks, around.zone, this))
    , m_close(makeButton(tr("Close"), {}, tr("Esc"), around.looks, this))
    , m_commit(new Button(around.looks, {}, {}, {}, ButtonForm::Primary, this))
{
    setObjectName(QStringLiteral("actPanel"));
    m_title->setObjectName(QStringLiteral("actTitle"));
    m_line->setObjectName(QStringLiteral("actText"));
    m_lines->setObjectName(QStringLiteral("actLines"));
    m_lines->setTabChangesFocus(true);
    m_lines->setFixedHeight(linesHeight);
    m_issue->setObjectName(QStringLiteral("actIssue"));
    m_help->setObjectName(QStringLiteral("actHelp"));
    m_close->setObjectName(QStringLiteral("actClose"));
    m_commit->setObjectName(QStringLiteral("actCommit"));
    for (QLabel *label : {m_title, m_label, m_issue, m_help}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

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
    column->addWidget(m_title);
    column->addWidget(m_label);
    column->addWidget(m_line);
    column->addWidget(m_lines);
    column->addWidget(m_issue);
    column->addWidget(m_clash);
    column->addLayout(foot);

    m_line->installEventFilter(this);
    m_lines->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &ActPanel::keep);
    connect(m_lines, &QPlainTextEdit::textChanged, this, &ActPanel::keep);
    connect(m_close, &QPushButton::clicked, this, &ActPanel::leave);
    connect(m_clash, &ClashPane::mineKept, this, &ActPanel::commit);
    connect(m_clash, &ClashPane::theirsKept, this, [this] {
        m_drafts->drop(draftRef());
        leave();
    });
    connect(m_commit, &QPushButton::clicked, this, &ActPanel::commit);
    connect(m_drafts, &DraftKeeper::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("keep the draft")); });
    connect(&around.looks, &Looks::changed, this, &ActPanel::takeLooks);
    takeLooks();
    hide();
}

void ActPanel::open(DeedKind kind, const std::vector<IncidentId> &incidents)
{
    if (incidents.empty())
        return;
    m_drafts->flush();
    ++m_opening;
    m_known.reset();
    m_knownOfMany.clear();
    m_kind = kind;
    m_incidents = incidents;
    m_title->setText(deedTitle(kind, incidents));
    setAccessibleName(m_title->text());
    m_commit->setText(m_title->text());
    m_commit->setKey(isLong() ? tr("Ctrl ↵") : tr("↵"));
    switch (kind) {
    case DeedKind::Assign:
        m_label->setText(tr("To whom"));
        break;
    case DeedKind::Note:
        m_label->setText(tr("Note"));
        break;
    case DeedKind::Hold:
        m_label->setText(tr("Whom or what it waits for"));
        break;
    case DeedKind::Resolve:
        m_label->setText(tr("What was done (may be left empty)"));
        break;
    case DeedKind::Reopen:
        m_label->setText(tr("Why it is open again"));
        break;
    case DeedKind::Claim:
    case DeedKind::Resume:
        m_label->clear();
        break;
    }
    m_line->setAccessibleName(m_label->text());
    m_lines->setAccessibleName(m_label->text());
    m_label->setBuddy(isLong() ? static_cast<QWidget *>(m_lines) : m_line);
    m_line->setVisible(!isLong());
    m_lines->setVisible(isLong());
    showIssue({});
    m_clash->hide();
    setText({});
    say({});
    show();
    if (isLong())
        m_lines->setFocus(Qt::ShortcutFocusReason);
    else
        m_line->setFocus(Qt::ShortcutFocusReason);
    readDraft();
    readHelp();
    readIncident();
}

void ActPanel::leave()
{
    if (!isVisible())
        return;
    m_drafts->flush();
    ++m_opening;
    hide();
    emit left();
}

void ActPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_around.looks.theme();
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.divider);
}

bool ActPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (watched == m_line || key->modifiers().testFlag(Qt::ControlModifier))) {
            commit();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ActPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        commit();
    else
        QWidget::keyPressEvent(event);
}

void ActPanel::takeLooks()
{
    const Looks &looks = m_around.looks;
    m_title->setFont(looks.font(FontRole::Section));
    m_label->setFont(looks.font(FontRole::BodyMedium));
    m_issue->setFont(looks.font(FontRole::Small));
    m_lines->setFixedHeight(looks.px(linesHeight));
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, looks.theme().state(Band::Critical).text);
    m_issue->setPalette(wrong);
    QPalette second = palette();
    second.setColor(QPalette::WindowText, looks.theme().secondary);
    m_help->setPalette(second);
}

bool ActPanel::isLong() const
{
    return m_kind == DeedKind::Note || m_kind == DeedKind::Resolve;
}

QString ActPanel::text() const
{
    return (isLong() ? m_lines->toPlainText() : m_line->text()).trimmed();
}

void ActPanel::setText(const QString &text)
{
    const QSignalBlocker quiet(m_lines); // what was read is no keystroke
    m_lines->setPlainText(text);
    m_line->setText(text);
}

QString ActPanel::draftRef() const
{
    const QString whom = m_incidents.size() == 1 ? QString::number(m_incidents.front().number())
                                                 : QStringLiteral("many");
    return draftKind(m_kind) + QLatin1Char(':') + whom;
}

void ActPanel::readDraft()
{
    desk::whenDone(m_around.desk.ask([ref = draftRef()](desk::Desk &desk) {
        return desk.draft(QStringLiteral("act"), ref);
    }),
        this, [this, opening = m_opening](const Result<QJsonObject> &draft) {
            // Whoever types faster than the desk reads keeps what he typed.
            if (opening == m_opening && draft && text().isEmpty())
                setText(draft->value(QLatin1StringView(textKey)).toString());
        });
}

void ActPanel::readHelp()
{
    const int opening = m_opening;
    if (m_kind == DeedKind::Assign) {
        say(tr("A name, \"me\" or \"nobody\"."));
        desk::whenDone(m_around.desk.ask([](const desk::Desk &desk) { return desk.assignees(); }),
            this, [this, opening](const Result<QStringList> &names) {
                if (opening != m_opening || !names)
                    return;
                QStringList all = *names;
                all << tr("me") << tr("nobody");
                auto *completer = new QCompleter(all, m_line);
                completer->setCaseSensitivity(Qt::CaseInsensitive);
                completer->setFilterMode(Qt::MatchContains);
                m_line->setCompleter(completer);
            });
        return;
    }
    m_line->setCompleter(nullptr);
    if (m_kind == DeedKind::Hold && m_incidents.size() > 1)
        say(tr("A clock pauses only where its contract says so."));
}

void ActPanel::readIncident()
{
    if (m_incidents.size() > mostSeen)
        return;
    if (m_incidents.size() > 1) {
        desk::whenDone(m_around.desk.ask([incidents = m_incidents](const desk::Desk &desk) {
            return detailsOf(desk, incidents);
        }),
            this, [this, opening = m_opening](const Result<std::vector<IncidentDetail>> &details) {
                if (opening == m_opening && details)
                    m_knownOfMany = *details;
            });
        return;
    }
    desk::whenDone(m_around.desk.ask([id = m_incidents.front()](
                                         const desk::Desk &desk) { return desk.incident(id); }),
        this, [this, opening = m_opening](const Result<IncidentDetail> &detail) {
            if (opening != m_opening || !detail)
                return;
            m_known = *detail;
            if (m_kind == DeedKind::Hold)
                say(holdWords(*m_known, text()));
        });
}

void ActPanel::say(const QString &help)
{
    m_help->setText(help);
}

void ActPanel::showIssue(const QString &issue)
{
    m_issue->setText(issue);
    m_issue->setVisible(!issue.isEmpty());
    // The edge is the style's, by this property.
    for (QWidget *editor : {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_lines)}) {
        editor->setProperty("mark", issue.isEmpty() ? QVariant() : QStringLiteral("wrong"));
        editor->update();
    }
}

void ActPanel::keep()
{
    showIssue({});
    m_drafts->keep(draftRef(), {{QLatin1StringView(textKey), text()}});
    if (m_kind == DeedKind::Hold && m_known)
        say(holdWords(*m_known, text()));
}

void ActPanel::commit()
{
    if (!m_commit->isEnabled())
        return; // on its way
    QString given = text();
    if (given.isEmpty() && m_kind == DeedKind::Note)
        return showIssue(tr("A note needs words"));
    if (given.isEmpty() && m_kind == DeedKind::Hold)
        return showIssue(tr("Say whom or what it waits for"));
    if (given.isEmpty() && m_kind == DeedKind::Reopen)
        return showIssue(tr("Say why it is open again"));
    if (m_kind == DeedKind::Assign) {
        if (given.isEmpty())
            return showIssue(tr("Give a name, \"me\" or \"nobody\""));
        if (given.compare(tr("me"), Qt::CaseInsensitive) == 0)
            given = m_around.actor.name;
        else if (given.compare(tr("nobody"), Qt::CaseInsensitive) == 0)
            given.clear();
    }
    Deed deed = deedOf(m_around.hands, m_kind, m_incidents, given);
    if (m_known)
        markSeen(deed.acts.front(), *m_known);
    markSeen(deed.acts, m_knownOfMany);
    m_commit->setEnabled(false);
    m_clash->hide();
    m_around.hands.perform(
        deed.acts, deed.what, deed.done,
        [this, ref = draftRef(), opening = m_opening](const std::vector<Receipt> &) {
            m_commit->setEnabled(true);
            m_drafts->drop(ref);
            if (opening == m_opening)
                leave();
        },
        // The form stays open with what was typed; the notice bar says what went wrong.
        [this, act = deed.acts.front(), opening = m_opening](const Error &error) {
            m_commit->setEnabled(true);
            if (opening == m_opening && m_known && error.kind == ErrorKind::Conflict)
                showClash(act);
        });
}

void ActPanel::showClash(const Act &act)
{
    desk::whenDone(m_around.desk.ask([id = m_incidents.front()](
                                         const desk::Desk &desk) { return desk.incident(id); }),
        this, [this, act, opening = m_opening](const Result<IncidentDetail> &detail) {
            if (opening != m_opening || !detail)
                return;
            const auto clash = clashOf(act, *detail, m_around.desk.clock().now());
            if (!clash)
                return;
            // What is kept now is kept knowing theirs.
            m_known = *detail;
            m_clash->show(*clash);
        });
}

} // namespace gander::ui
