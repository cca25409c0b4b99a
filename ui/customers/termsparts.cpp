// SPDX-License-Identifier: GPL-3.0-or-later

// How the form of a contract is made, group by group.

#include "ui/kit/flowlayout.h"
#include "ui/classify/pageparts.h"
#include "ui/customers/planmatrix.h"
#include "ui/customers/termfield.h"
#include "ui/customers/termsform.h"
#include "ui/customers/termtable.h"
#include "ui/intake/intakedraft.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int formEdge = 16;

QStringList zoneNames()
{
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        // Offsets alone are no zones (plan.md 5.5).
        if (id.contains('/') || id == "UTC")
            names << QString::fromLatin1(id);
    }
    return names;
}

QVBoxLayout *section(Looks &looks, QVBoxLayout &column, const QString &title, QWidget *parent)
{
    auto *box = new QVBoxLayout;
    box->setContentsMargins(formEdge, 14, formEdge, 0);
    box->setSpacing(10);
    if (!title.isEmpty())
        box->addWidget(say(looks, Voice::Section, Tone::Primary, parent, title));
    column.addLayout(box);
    return box;
}

QGridLayout *twoColumns(QVBoxLayout &box)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    box.addLayout(grid);
    return grid;
}

} // namespace

void TermsForm::makeHead(QVBoxLayout &column)
{
    auto *from = new QDateTimeEdit(this);
    from->setObjectName(QStringLiteral("contractFrom"));
    from->setTimeSpec(Qt::UTC); // it shows the contract's own wall clock
    from->setDisplayFormat(tr("d MMM yyyy, HH:mm"));
    from->setCalendarPopup(true);
    from->setDateRange(QDate(1970, 1, 1), QDate(9998, 12, 31));
    connect(from, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &at) {
        m_draft.effective = textOf(WallTime{at.date(), at.time().msecsSinceStartOfDay()});
        tell();
    });
    m_choices.push_back(from);
    // Its own hint forgets the arrow.
    const auto widen = [this, from] {
        const QFontMetrics metrics(m_looks.font(FontRole::Body));
        from->setMinimumWidth(
            metrics.horizontalAdvance(QLocale().toString(
                QDateTime(QDate(2028, 11, 28), QTime(20, 8), Qt::UTC), from->displayFormat()))
            + m_looks.px(44));
    };
    connect(&m_looks, &Looks::changed, from, widen);
    widen();

    auto *zone = new QComboBox(this);
    zone->setObjectName(QStringLiteral("contractZone"));
    zone->setEditable(true);
    zone->setLineEdit(new LineEntry(zone));
    zone->setInsertPolicy(QComboBox::NoInsert);
    zone->addItems(zoneNames());
    zone->setMinimumContentsLength(18);
    zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    zone->completer()->setFilterMode(Qt::MatchContains);
    zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(zone, &QComboBox::editTextChanged, this, [this](const QString &text) {
        m_draft.zone = text;
        tell();
    });
    m_choices.push_back(zone);

    auto *count = new QComboBox(this);
    count->setObjectName(QStringLiteral("contractHours"));
    count->addItems({tr("24 × 7"), tr("Working hours")});
    connect(count, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_draft.working = index == 1;
        showHours();
        tell();
    });
    m_choices.push_back(count);

    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(row, 12);
    const auto wallOf = [](const ContractDraft &draft) {
        const auto wall = wallFromText(draft.effective);
        return wall ? QDateTime(wall->date,
                   QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall->msOfDay)), Qt::UTC)
                    : QDateTime();
    };
    const QString format = from->displayFormat();
    flow->addWidget(bind(
        new TermField(m_looks, QStringLiteral("effective"), tr("In force from"), from, this),
        [from, wallOf](const ContractDraft &draft) {
            if (const QDateTime at = wallOf(draft); at.isValid())
                from->setDateTime(at);
        },
        [wallOf, format](
            const ContractDraft &draft) { return QLocale().toString(wallOf(draft), format); }));
    flow->addWidget(bind(
        new TermField(m_looks, QStringLiteral("timezone"), tr("Zone"), zone, this),
        [zone](const ContractDraft &draft) {
            if (zone->currentText() != draft.zone)
                zone->setCurrentText(draft.zone);
        },
        [](const ContractDraft &draft) { return draft.zone; }));
    flow->addWidget(bind(
        new TermField(m_looks, QStringLiteral("hours"), tr("Count"), count, this),
        [count](const ContractDraft &draft) { count->setCurrentIndex(draft.working ? 1 : 0); },
        [count](const ContractDraft &draft) { return count->itemText(draft.working ? 1 : 0); }));
    auto *box = section(m_looks, column, {}, this);
    box->setContentsMargins(formEdge, 12, formEdge, 12);
    box->addWidget(row);
}

void TermsForm::makePlan(QVBoxLayout &column)
{
    m_planTitle = sayLong(m_looks, Voice::Section, Tone::Primary, this);
    m_planTitle->setObjectName(QStringLiteral("planTitle"));
    m_planHint = say(m_looks, Voice::Small, Tone::Second, this);
    m_plan = new PlanMatrix(m_looks, this);
    auto *box = section(m_looks, column, {}, this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_planTitle, 1);
    head->addWidget(m_planHint);
    box->addLayout(head);
    box->addWidget(m_plan);
    setMovedHint(true);
}

void TermsForm::makeHours(QVBoxLayout &column)
{
    m_hours = new QWidget(this);
    m_hours->setObjectName(QStringLiteral("contractHoursPart"));
    auto *inside = new QVBoxLayout(m_hours);
    inside->setContentsMargins(0, 0, 0, 0);
    auto *box = section(m_looks, *inside, tr("Working hours"), m_hours);
    box->addWidget(sayLong(m_looks, Voice::Small, Tone::Second, m_hours,
        tr("Several periods a day are apart by commas; 22:00-06:00 goes over midnight; empty is "
           "closed.")));
    auto *grid = twoColumns(*box);
    for (size_t day = 0; day < 7; ++day) {
        auto *line = new LineEntry(m_hours);
        line->setObjectName(QStringLiteral("hours%1").arg(day + 1));
        line->setProperty("hint", tr("closed"));
        m_lines.push_back(line);
        connect(line, &QLineEdit::textChanged, this, [this, day](const QString &text) {
            m_draft.weekly[day] = text;
            tell();
        });
        auto *field = bind(
            new TermField(m_looks, weekdayPlace(day),
                QLocale().standaloneDayName(static_cast<int>(day) + 1), line, m_hours),
            [line, day](const ContractDraft &draft) {
                if (line->text() != draft.weekly[day])
                    line->setText(draft.weekly[day]);
            },
            [day](const ContractDraft &draft) { return draft.weekly[day]; });
        grid->addWidget(field, static_cast<int>(day) / 2, static_cast<int>(day) % 2);
    }
    m_dateHours = new TermTable(m_looks, QStringLiteral("dateHours"), tr("Dates with other hours"),
        tr("Date"),
        {{tr("Date"), TermColumn::Form::Text, {}, tr("2026-12-24")},
            {tr("Hours"), TermColumn::Form::Text, {}, tr("09:00-12:00")}},
        {QString(), QString()}, m_hours);
    connect(&m_dateHours->model(), &TermRows::edited, this, &TermsForm::takeTables);
    box->addWidget(m_dateHours);
    m_breaks =
        new TermTable(m_looks, QStringLiteral("breaks"), tr("Closed in between"), tr("Break"),
            {{tr("Date"), TermColumn::Form::Text, {}, tr("2026-12-24")},
                {tr("Closed"), TermColumn::Form::Text, {}, tr("12:00-13:00")}},
            {QString(), QString()}, m_hours);
    connect(&m_breaks->model(), &TermRows::edited, this, &TermsForm::takeTables);
    box->addWidget(m_breaks);
    column.addWidget(m_hours);
}

void TermsForm::makeRest(QVBoxLayout &column)
{
    auto *box = section(m_looks, column, tr("Further terms"), this);
    m_outside =
        new QCheckBox(tr("Outside the plan: a custom engagement, nothing is promised"), this);
    m_outside->setObjectName(QStringLiteral("contractOutside"));
    m_choices.push_back(m_outside);
    connect(m_outside, &QCheckBox::toggled, this, [this](bool outside) {
        m_draft.outsidePlan = outside;
        tell();
    });
    box->addWidget(m_outside);

    auto *anchor = new QComboBox(this);
    anchor->setObjectName(QStringLiteral("contractAnchor"));
    anchor->addItems({tr("the report and its 12 h"), tr("the classification")});
    connect(anchor, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_draft.anchor = index == 1 ? Anchor::Classification : Anchor::ReportPlusInitial;
        tell();
    });
    m_choices.push_back(anchor);
    auto *grid = twoColumns(*box);
    const auto anchorAt = [](const ContractDraft &draft) {
        return draft.anchor == Anchor::Classification ? 1 : 0;
    };
    grid->addWidget(bind(
                        new TermField(m_looks, QStringLiteral("anchor"),
                            tr("Fix clock counts from"), anchor, this),
                        [anchor, anchorAt](const ContractDraft &draft) {
                            anchor->setCurrentIndex(anchorAt(draft));
                        },
                        [anchor, anchorAt](const ContractDraft &draft) {
                            return anchor->itemText(anchorAt(draft));
                        }),
        0, 0);
    grid->addWidget(
        bindLine(QStringLiteral("contractDevHours"), QStringLiteral("development_hours"),
            tr("Development hours a month"), &ContractDraft::devHours, tr("none")),
        0, 1);
    grid->addWidget(bindLine(QStringLiteral("contractFirstDay"), QStringLiteral("first_day"),
                        tr("First day"), &ContractDraft::firstDay, tr("2026-12-01, or empty")),
        1, 0);
    grid->addWidget(bindLine(QStringLiteral("contractLastDay"), QStringLiteral("last_day"),
                        tr("Last day"), &ContractDraft::lastDay, tr("2027-11-30, or empty")),
        1, 1);
    grid->addWidget(bindLine(QStringLiteral("contractCovered"), QStringLiteral("products"),
                        tr("Products covered"), &ContractDraft::productsCovered,
                        tr("all; or names, by commas")),
        2, 0);
    grid->addWidget(bindLine(QStringLiteral("contractLeftOut"), QStringLiteral("products_left_out"),
                        tr("Products left out"), &ContractDraft::productsLeftOut, tr("none")),
        2, 1);
    grid->addWidget(
        bindLine(QStringLiteral("contractAlarms"), QStringLiteral("alarms"),
            tr("Alarms at percent of a span"), &ContractDraft::alarms, tr("50, 75, 90, 100")),
        3, 0);
}

void TermsForm::makeTables(QVBoxLayout &column)
{
    auto *box = section(m_looks, column, {}, this);
    m_pauses =
        new TermTable(m_looks, QStringLiteral("pauses"), tr("What pauses a clock"), tr("Pause"),
            {{tr("While"), TermColumn::Form::Choice, {tr("on hold"), tr("resolved")}, {}},
                {tr("Reason has"), TermColumn::Form::Text, {}, tr("any reason")},
                {tr("Classify"), TermColumn::Form::Tick, {}, {}},
                {tr("Fix"), TermColumn::Form::Tick, {}, {}},
                {tr("At most, h"), TermColumn::Form::Text, {}, tr("no limit")}},
            {0, QString(), true, true, QString()}, this);
    connect(&m_pauses->model(), &TermRows::edited, this, &TermsForm::takeTables);
    box->addWidget(m_pauses);

    m_holidays = new TermTable(m_looks, QStringLiteral("holidays"), tr("Holidays"), tr("Holiday"),
        {{tr("Date"), TermColumn::Form::Text, {}, tr("2026-12-25")},
            {tr("Every year"), TermColumn::Form::Tick, {}, {}},
            {tr("Name"), TermColumn::Form::Text, {}, {}}},
        {QString(), false, QString()}, this);
    connect(&m_holidays->model(), &TermRows::edited, this, &TermsForm::takeTables);
    m_file = makeButton(
        tr("From an .ics file…"), QStringLiteral("calendar-plus"), {}, m_looks, m_holidays);
    m_file->setObjectName(QStringLiteral("holidaysFile"));
    connect(m_file, &QPushButton::clicked, this, &TermsForm::holidayFileWanted);
    m_holidays->addFoot(m_file);
    box->addSpacing(4);
    box->addWidget(m_holidays);
}

} // namespace gander::ui
