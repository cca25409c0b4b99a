// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/whypage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/classify/pageparts.h"
#include "ui/desk/hands.h"
#include "ui/incident/clockpane.h"
#include "ui/incident/derivationmodel.h"
#include "ui/incident/derivationtable.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/words/derivation.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int pageSide = 24;
constexpr int pageAbove = 12;
constexpr int titleLetters = 240;

// A memo that can still be written to.
bool hasOpenMemo(const IncidentDetail &detail)
{
    return std::any_of(detail.memos.begin(), detail.memos.end(), [](const Memo &memo) {
        return memo.state == MemoState::Draft || memo.state == MemoState::Approved;
    });
}

} // namespace

WhyPage::WhyPage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_steps(new DerivationModel(this))
{
    setObjectName(QStringLiteral("whyPage"));
    setAccessibleName(tr("Why this deadline"));
    m_table = new DerivationTable(*m_steps, around.looks, this);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(around.looks, this));
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(pageSide - 8, 0, pageSide - 8, 0);
    middle->addWidget(m_table);
    column->addLayout(middle, 1);
    column->addWidget(new Hairline(around.looks, this));
    column->addWidget(makeFoot());

    connect(&around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) {
            if (std::find(incidents.begin(), incidents.end(), m_id) != incidents.end())
                reload();
        });
    connect(&around.ticker, &Ticker::ticked, this, &WhyPage::tick);
}

QWidget *WhyPage::makeHead()
{
    Looks &looks = m_around.looks;
    auto *head = new QWidget(this);
    m_numbers = sayLong(looks, Voice::Small, Tone::Second, head);
    m_numbers->setObjectName(QStringLiteral("whyNumbers"));
    m_title = sayLong(looks, Voice::Page, Tone::Primary, head);
    m_title->setObjectName(QStringLiteral("whyTitle"));
    m_contract = sayLong(looks, Voice::Small, Tone::Primary, head);
    m_contract->setObjectName(QStringLiteral("whyContract"));
    m_zones = sayLong(looks, Voice::Small, Tone::Second, head);
    m_zones->setObjectName(QStringLiteral("whyZones"));
    m_classify = new ClockView(looks, m_around.zone, head);
    m_classify->setObjectName(QStringLiteral("whyClassifyClock"));
    m_resolve = new ClockView(looks, m_around.zone, head);
    m_resolve->setObjectName(QStringLiteral("whyResolveClock"));
    auto *clocks = new QHBoxLayout;
    clocks->setSpacing(2 * pageSide);
    clocks->addWidget(m_classify, 1, Qt::AlignTop);
    clocks->addWidget(m_resolve, 1, Qt::AlignTop);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(pageSide, pageAbove, pageSide, pageAbove);
    column->setSpacing(4);
    column->addWidget(m_numbers);
    column->addWidget(m_title);
    column->addWidget(m_contract);
    column->addWidget(m_zones);
    column->addSpacing(6);
    column->addLayout(clocks);
    return head;
}

QWidget *WhyPage::makeFoot()
{
    Looks &looks = m_around.looks;
    auto *foot = new QWidget(this);
    setGround(*foot, QPalette::Window);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(pageSide, pageAbove, pageSide, pageAbove);
    row->setSpacing(8);
    const auto add = [&](const QString &text, const QString &icon, const QKeySequence &key,
                         const char *name, ButtonForm form) {
        const QString cap = key.toString(QKeySequence::NativeText);
        auto *button = new Button(looks, text, icon, cap, form, foot);
        button->setObjectName(QLatin1StringView(name));
        button->setToolTip(plainTip(tr("%1 (%2)", "act, key").arg(text, cap)));
        row->addWidget(button);
        return button;
    };
    auto *leave = add(tr("Back"), QStringLiteral("arrow-left"), QKeySequence(Qt::Key_Escape),
        "whyLeave", ButtonForm::Plain);
    connect(leave, &Button::clicked, this, &WhyPage::left);
    row->addStretch(1);
    m_openContract = add(tr("Open contract"), QStringLiteral("scroll-text"),
        QKeySequence(Qt::CTRL | Qt::Key_T), "whyOpenContract", ButtonForm::Plain);
    m_openContract->hide();
    m_quote = add(tr("Quote in memo"), QStringLiteral("file-text"),
        QKeySequence(Qt::CTRL | Qt::Key_M), "whyQuote", ButtonForm::Plain);
    m_quote->hide();
    m_copy = add(tr("Copy as text"), QStringLiteral("files"), QKeySequence(Qt::CTRL | Qt::Key_C),
        "whyCopy", ButtonForm::Primary);
    connect(m_copy, &Button::clicked, this, &WhyPage::copy);
    connect(m_quote, &Button::clicked, this, &WhyPage::quote);
    connect(m_openContract, &Button::clicked, this, [this] {
        if (m_detail)
            emit contractWanted(m_detail->incident.contract.name);
    });
    for (const auto &[key, button] : {std::pair(Qt::Key_C, m_copy), std::pair(Qt::Key_M, m_quote),
             std::pair(Qt::Key_T, m_openContract)}) {
        // A button that is not shown is not pressed either.
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, button, [button = button] {
            if (button->isVisible())
                button->click();
        });
    }
    return foot;
}

void WhyPage::open(IncidentId id)
{
    if (id != m_id) {
        m_detail.reset();
        m_steps->show({});
        for (Saying *words : {m_numbers, m_title, m_contract, m_zones})
            words->say({});
        m_classify->hide();
        m_resolve->hide();
        m_quote->hide();
        m_copy->setEnabled(false);
    }
    m_id = id;
    reload();
    m_table->setFocus(Qt::OtherFocusReason);
}

void WhyPage::offerContract(bool offered)
{
    m_openContract->setVisible(offered);
}

void WhyPage::reload()
{
    if (!m_id.isSet())
        return;
    m_reading.cancel();
    m_reading =
        m_around.desk.ask([id = m_id](const desk::Desk &desk) { return desk.incident(id); });
    desk::whenDone(m_reading, this, [this](const Result<IncidentDetail> &detail) {
        if (!detail) {
            m_around.hands.fail(detail.error(), tr("read %1").arg(deskNumber(m_id)));
            return;
        }
        fill(*detail);
    });
}

void WhyPage::fill(const IncidentDetail &detail)
{
    const bool first = !m_detail;
    m_detail = detail;
    const Instant now = m_around.ticker.now();
    const words::Derivation derivation = words::derivationOf(detail, m_around.zone, now);
    const Incident &incident = detail.incident;
    QStringList numbers{deskNumber(incident.id)};
    for (const QString &part : {incident.customer, incident.product}) {
        if (!part.isEmpty())
            numbers << oneLine(part, 80);
    }
    m_numbers->say(numbers.join(tr("  ·  ")));
    m_title->say(oneLine(incident.title, titleLetters));
    m_contract->say(derivation.contract);
    m_zones->say(derivation.zones);
    m_classify->show(detail.classify, detail.contract, now);
    m_resolve->show(detail.resolve, detail.contract, now);
    m_classify->setVisible(true);
    m_resolve->setVisible(true);
    m_quote->setVisible(hasOpenMemo(detail));
    m_copy->setEnabled(true);
    m_steps->show(derivation);
    m_table->arrange();
    if (first)
        m_table->setCurrentIndex(m_steps->index(0, 0));
}

void WhyPage::tick()
{
    if (!m_detail || !isVisible())
        return;
    const Instant now = m_around.ticker.now();
    m_classify->tick(now);
    m_resolve->tick(now);
    // Nothing moves but a state that turned.
    m_steps->show(words::derivationOf(*m_detail, m_around.zone, now));
}

QString WhyPage::text() const
{
    return m_detail ? words::derivationText(
               words::derivationOf(*m_detail, m_around.zone, m_around.ticker.now()))
                    : QString();
}

void WhyPage::copy()
{
    if (!m_detail)
        return;
    QApplication::clipboard()->setText(text());
    emit copied();
}

void WhyPage::quote()
{
    if (m_detail && hasOpenMemo(*m_detail))
        emit quoteWanted(m_id, text());
}

void WhyPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void WhyPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_around.looks.theme().surface);
}

} // namespace gander::ui
