// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/intakepage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/guarantee.h"
#include "ui/desk/draftkeeper.h"
#include "ui/desk/hands.h"
#include "ui/intake/duplicatehints.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/words/durationtext.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace gander::ui {

namespace {

constexpr int formSpacing = 12;
constexpr int descriptionHeight = 160;
constexpr int contractAfterMs = 200;
// A pause in typing; a question that takes longer than the next is dropped.
constexpr int duplicatesAfterMs = 250;

QString intakeKind()
{
    return QStringLiteral("intake");
}
QString intakeRef()
{
    return QStringLiteral("new");
}

} // namespace

IntakePage::IntakePage(const Surroundings &around, QWidget *parent)
    : Sheet(around.looks, parent)
    , m_around(around)
    , m_drafts(new DraftKeeper(around.desk, intakeKind(), this))
    , m_title(new LineEntry(this))
    , m_customer(new LineEntry(this))
    , m_product(new QComboBox(this))
    , m_reporter(new LineEntry(this))
    , m_description(new TextEntry(this))
    , m_reportedAt(new QDateTimeEdit(this))
    , m_now(makeButton(tr("Now"), {}, {}, around.looks, this))
    , m_key(new LineEntry(this))
    , m_deadline(plainLabel({}, this))
    , m_leave(
          makeButton(tr("Leave, keep draft"), QStringLiteral("x"), tr("Esc"), around.looks, this))
    , m_record(makeButton(tr("Record incident"), {}, tr("Ctrl ↵"), around.looks, this, true))
    , m_duplicates(new DuplicateHints(around.looks, this))
{
    setObjectName(QStringLiteral("intakePage"));
    setTitle(tr("New incident"));
    m_title->setObjectName(QStringLiteral("intakeTitle"));
    m_customer->setObjectName(QStringLiteral("intakeCustomer"));
    m_product->setObjectName(QStringLiteral("intakeProduct"));
    m_product->setEditable(true);
    m_product->setLineEdit(new LineEntry(m_product));
    m_product->setInsertPolicy(QComboBox::NoInsert);
    m_reporter->setObjectName(QStringLiteral("intakeReporter"));
    m_description->setObjectName(QStringLiteral("intakeDescription"));
    m_description->setTabChangesFocus(true);
    m_description->setMinimumHeight(descriptionHeight);
    m_reportedAt->setObjectName(QStringLiteral("intakeReportedAt"));
    m_reportedAt->setAccessibleName(tr("Reported at"));
    m_reportedAt->setTimeSpec(Qt::UTC);
    m_reportedAt->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_now->setObjectName(QStringLiteral("intakeNow"));
    m_now->setAccessibleName(tr("Reported now"));
    m_key->setObjectName(QStringLiteral("intakeKey"));
    m_deadline->setObjectName(QStringLiteral("intakeDeadline"));
    m_deadline->setTextFormat(Qt::PlainText);
    m_deadline->setWordWrap(true);
    m_leave->setObjectName(QStringLiteral("intakeLeave"));
    m_record->setObjectName(QStringLiteral("intakeRecord"));

    setBody(makeForm());
    addFootLeft(m_leave);
    addFootRight(m_record);
    m_contractSoon.setSingleShot(true);
    m_contractSoon.setInterval(contractAfterMs);

    for (QLineEdit *line : {m_title, m_customer, m_reporter, m_key})
        connect(line, &QLineEdit::textChanged, this, &IntakePage::edited);
    connect(m_product, &QComboBox::editTextChanged, this, &IntakePage::edited);
    connect(m_description, &QPlainTextEdit::textChanged, this, &IntakePage::edited);
    connect(m_customer, &QLineEdit::textChanged, &m_contractSoon, qOverload<>(&QTimer::start));
    connect(&m_contractSoon, &QTimer::timeout, this, &IntakePage::readContract);
    m_duplicatesSoon.setSingleShot(true);
    m_duplicatesSoon.setInterval(duplicatesAfterMs);
    connect(&m_duplicatesSoon, &QTimer::timeout, this, &IntakePage::askForDuplicates);
    connect(m_duplicates, &DuplicateHints::left, this,
        [this] { m_title->setFocus(Qt::OtherFocusReason); });
    connect(m_duplicates, &DuplicateHints::incidentWanted, this, [this](IncidentId incident) {
        m_drafts->flush();
        emit incidentWanted(incident);
    });
    auto *toDuplicates = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_D), this);
    toDuplicates->setContext(Qt::WidgetWithChildrenShortcut);
    connect(toDuplicates, &QShortcut::activated, m_duplicates, &DuplicateHints::focusFirst);
    connect(m_reportedAt, &QDateTimeEdit::dateTimeChanged, this, [this] {
        if (m_settling)
            return;
        m_told = true;
        edited();
        m_contractSoon.start();
    });
    connect(m_now, &QPushButton::clicked, this, [this] {
        m_told = false;
        followNow();
        edited();
    });
    connect(&around.ticker, &Ticker::ticked, this, &IntakePage::followNow);
    connect(m_leave, &QPushButton::clicked, this, &IntakePage::left);
    connect(m_record, &QPushButton::clicked, this, &IntakePage::record);
    connect(m_drafts, &DraftKeeper::kept, this, &IntakePage::draftKept);
    connect(m_drafts, &DraftKeeper::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("keep the draft")); });
}

void IntakePage::open()
{
    readNames();
    desk::whenDone(
        m_around.desk.ask([](desk::Desk &desk) { return desk.draft(intakeKind(), intakeRef()); }),
        this, [this](const Result<QJsonObject> &kept) {
            // Whoever types faster than the desk reads keeps what he typed.
            if (kept && draft().isEmpty())
                setDraft(intakeDraftFromJson(*kept));
        });
    followNow();
    readContract();
    m_title->setFocus(Qt::OtherFocusReason);
}

void IntakePage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        m_drafts->flush();
        emit left();
    } else if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        record();
    } else {
        Sheet::keyPressEvent(event);
    }
}

QWidget *IntakePage::makeForm()
{
    auto *when = new QWidget(this);
    auto *whenRow = new QHBoxLayout(when);
    whenRow->setContentsMargins(0, 0, 0, 0);
    whenRow->addWidget(m_reportedAt, 1);
    whenRow->addWidget(m_now);
    when->setFocusProxy(m_reportedAt);

    auto *form = new QWidget(this);
    auto *grid = new QGridLayout;
    m_grid = grid;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(formMargin);
    grid->setVerticalSpacing(formSpacing);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeField(IntakeField::Title, tr("Title"), m_title), 0, 0, 1, 2);
    grid->addWidget(makeField(IntakeField::Customer, tr("Customer"), m_customer), 1, 0);
    grid->addWidget(makeField(IntakeField::Product, tr("Product"), m_product), 1, 1);
    grid->addWidget(makeField(IntakeField::Reporter, tr("Reported by"), m_reporter), 2, 0);
    grid->addWidget(makeField(IntakeField::Key, tr("Outside number"), m_key), 2, 1);
    grid->addWidget(
        makeField(IntakeField::Description, tr("Description"), m_description), 3, 0, 1, 2);
    grid->addWidget(makeField(IntakeField::ReportedAt, tr("Reported at"), when), 4, 0);
    m_deadline->setContentsMargins(0, 0, 0, 6); // on the line of the field beside it
    grid->addWidget(m_deadline, 4, 1, Qt::AlignBottom);
    grid->addWidget(m_duplicates, 5, 0, 1, 2);
    grid->setRowStretch(6, 1);

    auto *narrow = new QWidget(form);
    narrow->setLayout(grid);
    narrow->setMaximumWidth(formWidth);
    auto *row = new QHBoxLayout(form);
    row->setContentsMargins(formMargin, formMargin, formMargin, formMargin);
    row->setSpacing(formMargin);
    row->addWidget(narrow, 1);
    m_across = row;
    return form;
}

Field *IntakePage::makeField(IntakeField field, const QString &label, QWidget *editor)
{
    auto *made = new Field(m_around.looks, label, editor, this);
    m_fields.emplace_back(field, made);
    return made;
}

IntakeDraft IntakePage::draft() const
{
    IntakeDraft draft{
        .facts =
            {
                .title = m_title->text(),
                .description = m_description->toPlainText(),
                .customer = m_customer->text(),
                .product = m_product->currentText(),
                .reporter = m_reporter->text(),
                .key = m_key->text(),
            },
        .reportedAt = {},
    };
    if (m_told)
        draft.reportedAt = instantOfField(m_reportedAt->dateTime(), m_around.zone);
    return draft;
}

void IntakePage::setDraft(const IntakeDraft &draft)
{
    m_settling = true;
    m_title->setText(draft.facts.title);
    m_customer->setText(draft.facts.customer);
    m_product->setCurrentText(draft.facts.product);
    m_reporter->setText(draft.facts.reporter);
    m_description->setPlainText(draft.facts.description);
    m_key->setText(draft.facts.key);
    m_told = draft.reportedAt.has_value();
    if (draft.reportedAt)
        m_reportedAt->setDateTime(fieldTime(*draft.reportedAt, m_around.zone));
    m_settling = false;
    showIssues({});
    followNow();
    m_duplicatesSoon.start();
}

void IntakePage::readNames()
{
    struct Names {
        QStringList customers;
        QStringList products;
    };
    desk::whenDone(m_around.desk.ask([](const desk::Desk &desk) -> Result<Names> {
        const auto customers = desk.customers();
        const auto products = desk.products();
        if (!customers || !products)
            return (customers ? products : customers).error();
        return Names{.customers = *customers, .products = *products};
    }),
        this, [this](const Result<Names> &names) {
            if (!names)
                return; // completion is a comfort, not a need
            auto *completer = new QCompleter(names->customers, m_customer);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            m_customer->setCompleter(completer);
            const QString typed = m_product->currentText();
            m_settling = true;
            m_product->clear();
            m_product->addItems(names->products);
            m_product->setCurrentText(typed);
            m_settling = false;
        });
}

void IntakePage::readContract()
{
    const Instant at = draft().reportedAt.value_or(m_around.ticker.now());
    desk::whenDone(
        m_around.desk.ask([customer = m_customer->text().trimmed(), at](
                              desk::Desk &desk) { return desk.contractFor(customer, at); }),
        this, [this](const Result<Contract> &contract) {
            m_contract = contract ? std::optional(*contract) : std::nullopt;
            showDeadline();
        });
}

void IntakePage::edited()
{
    if (m_settling)
        return;
    showIssues({});
    showDeadline();
    m_drafts->keep(intakeRef(), toJson(draft()));
    m_duplicatesSoon.start();
}

void IntakePage::followNow()
{
    if (!m_told) {
        m_settling = true;
        m_reportedAt->setDateTime(fieldTime(m_around.ticker.now(), m_around.zone));
        m_settling = false;
    }
    m_now->setVisible(m_told);
    if (isVisible())
        showDeadline();
}

void IntakePage::showDeadline()
{
    m_now->setVisible(m_told);
    if (!m_contract) {
        m_deadline->clear();
        return;
    }
    const Instant now = m_around.ticker.now();
    const Instant reported = draft().reportedAt.value_or(now);
    const std::optional<Instant> due =
        deadlinesOf(reported, {}, {}, *m_contract, draft().facts.product).classifyBy;
    if (!due) {
        m_deadline->setText(
            tr("Nothing is promised: contract %1 leaves it out.").arg(m_contract->name));
        return;
    }
    const QString when = words::instantText(*due, now, m_around.zone);
    const QString left = words::timeLeft(*due - now, bandAt(bandEdges(reported, *due), now));
    m_deadline->setText(tr("Classify by %1. %2.").arg(when, left));
}

void IntakePage::showIssues(const std::vector<IntakeIssue> &issues)
{
    for (const auto &[field, shown] : m_fields) {
        QString sentence;
        for (const IntakeIssue &issue : issues) {
            if (issue.field == field)
                sentence = issue.sentence;
        }
        shown->setIssue(sentence);
    }
}

void IntakePage::record()
{
    if (!m_record->isEnabled())
        return; // on its way
    const IntakeDraft typed = draft();
    const auto issues = typed.issues(m_around.ticker.now());
    showIssues(issues);
    if (!issues.empty()) {
        for (const auto &[field, shown] : m_fields) {
            if (field == issues.front().field)
                shown->editor()->setFocus(Qt::OtherFocusReason);
        }
        return;
    }
    m_record->setEnabled(false);
    const FileIncident filing = typed.action();
    m_around.hands.perform(
        {m_around.hands.act(filing)}, tr("record the incident"), {},
        [this](const std::vector<Receipt> &receipts) {
            m_record->setEnabled(true);
            m_drafts->drop(intakeRef());
            setDraft({});
            if (receipts.empty())
                return;
            // Its number is known only now.
            const Receipt &receipt = receipts.front();
            emit m_around.hands.succeeded(
                tr("%1 is recorded.").arg(deskNumber(receipt.incident)), receipt.undoable);
            emit recorded(receipt.incident);
        },
        [this](const Error &) { m_record->setEnabled(true); });
}

} // namespace gander::ui
