// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/outcomepage.h"

#include "ui/classify/decidepanel.h"
#include "ui/kit/flowlayout.h"
#include "ui/classify/outcomecard.h"
#include "ui/classify/pageparts.h"
#include "ui/classify/similarpanel.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace gander::ui {
namespace {

// Two cards side by side need this much for every em of the body font.
constexpr int cardWidthInEms = 24;
// A line of a million letters would hold the window up for half a minute.
constexpr qsizetype shownOfLong = 2000;

} // namespace

OutcomePage::OutcomePage(Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("outcomePage"));
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);

    auto *head = new QWidget(main);
    auto *words = new FlowLayout(head, 10, true);
    words->addWidget(say(looks, Voice::Section, Tone::Primary, head, tr("What was it?")));
    auto *help = new Button(looks, tr("Help me decide"), {}, tr("0"), ButtonForm::Plain, head);
    help->setObjectName(QStringLiteral("outcomeHelp"));
    help->setAccessibleName(tr("Help me decide"));
    connect(help, &QAbstractButton::clicked, this, &OutcomePage::startDeciding);
    words->addWidget(help);
    words->addWidget(
        say(looks, Voice::Small, Tone::Second, head, tr("Press 1 to 4, or arrows and space")));
    column->addWidget(head);
    m_cardIssue = sayLong(looks, Voice::Small, Tone::Critical, main);
    m_cardIssue->setObjectName(QStringLiteral("outcomeIssue"));
    m_cardIssue->hide();
    column->addWidget(m_cardIssue);

    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    m_group = new QButtonGroup(this);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        auto *card = new OutcomeCard(looks, allOutcomes[i], static_cast<int>(i) + 1, main);
        m_cards[i] = card;
        m_group->addButton(card);
        connect(card, &OutcomeCard::moveWanted, this,
            [this, card](int columns, int rows) { moveFrom(*card, columns, rows); });
        connect(card, &OutcomeCard::clicked, this, [this, card] { choose(*card); });
    }
    column->addLayout(m_grid);

    m_finding = new TextField(looks, tr("What did you find?"), tr("Evidence, required"), main);
    m_finding->setObjectName(QStringLiteral("findingField"));
    m_finding->edit().setObjectName(QStringLiteral("finding"));
    column->addWidget(m_finding, 1);
    m_reason = new TextField(looks, tr("Why is it classified anew?"), tr("Required"), main);
    m_reason->setObjectName(QStringLiteral("reasonField"));
    m_reason->edit().setObjectName(QStringLiteral("reason"));
    m_reason->setLines(2);
    m_reason->hide();
    column->addWidget(m_reason);
    m_else = new QWidget(main);
    m_else->setObjectName(QStringLiteral("outcomeElse"));
    auto *others = new FlowLayout(m_else, 10, true);
    others->addWidget(say(looks, Voice::Small, Tone::Second, m_else, tr("Something else?")));
    auto *twin = new Button(looks, tr("A duplicate of…"), {}, tr("D"), ButtonForm::Link, m_else);
    twin->setObjectName(QStringLiteral("outcomeDuplicate"));
    twin->setAccessibleName(tr("A duplicate of another incident"));
    connect(twin, &QAbstractButton::clicked, this, &OutcomePage::duplicateWanted);
    others->addWidget(twin);
    m_duplicate = twin;
    auto *ask = new Button(looks, tr("Ask the customer…"), {}, tr("H"), ButtonForm::Link, m_else);
    ask->setObjectName(QStringLiteral("outcomeAskCustomer"));
    ask->setAccessibleName(tr("Ask the customer"));
    connect(ask, &QAbstractButton::clicked, this, &OutcomePage::askCustomerWanted);
    others->addWidget(ask);
    m_ask = ask;
    m_ask->hide();
    column->addWidget(m_else);

    m_side = makeSide(zone);
    placeCards();
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scrolled(main, this), 1);
    whole->addWidget(m_side);

    connect(&m_finding->edit(), &QPlainTextEdit::textChanged, this, [this] {
        if (m_showing)
            return;
        m_finding->setIssue({});
        emit findingEdited(m_finding->edit().toPlainText());
    });
    connect(&m_reason->edit(), &QPlainTextEdit::textChanged, this, [this] {
        if (m_showing)
            return;
        m_reason->setIssue({});
        emit reasonEdited(m_reason->edit().toPlainText());
    });
    putTabStop();
}

void OutcomePage::setDraft(const ClassifyDraft &draft, bool again)
{
    m_showing = true;
    // An exclusive group cannot be emptied otherwise.
    m_group->setExclusive(false);
    for (OutcomeCard *card : m_cards)
        card->setChecked(draft.outcome == card->outcome());
    m_group->setExclusive(true);
    // Of what no editor lays out in time the beginning is shown; the draft keeps all of it.
    const bool tooLong = entryRefusal(draft.finding).has_value();
    const QString finding = tooLong ? clamped(draft.finding, shownOfLong) : draft.finding;
    m_finding->edit().setReadOnly(tooLong);
    if (m_finding->edit().toPlainText() != finding)
        m_finding->edit().setPlainText(finding);
    if (m_reason->edit().toPlainText() != draft.reason)
        m_reason->edit().setPlainText(draft.reason);
    m_reason->setVisible(again);
    m_cardIssue->hide();
    m_finding->setIssue({});
    m_reason->setIssue({});
    m_showing = false;
    putTabStop();
}

void OutcomePage::setMayAsk(bool mayAsk)
{
    m_ask->setVisible(mayAsk);
}

void OutcomePage::setOfMany()
{
    m_ofMany = true;
    m_else->hide();
    m_side->hide();
    placeCards();
}

void OutcomePage::showLack(Lack lack)
{
    switch (lack) {
    case Lack::Outcome:
        m_cardIssue->say(tr("Choose one of the four."));
        m_cardIssue->show();
        m_cards.front()->setFocus(Qt::ShortcutFocusReason);
        return;
    case Lack::Finding:
        m_finding->setIssue(tr("Say what you found; it is the evidence for the class."));
        m_finding->edit().setFocus(Qt::ShortcutFocusReason);
        return;
    case Lack::Reason:
        m_reason->setIssue(tr("Say why the class changes; the history keeps it."));
        m_reason->edit().setFocus(Qt::ShortcutFocusReason);
        return;
    case Lack::Severity:
    case Lack::DevOps:
    case Lack::Estimate:
    case Lack::Approver:
        return;
    }
}

bool OutcomePage::takeKey(const QKeyEvent &event)
{
    if (!m_deciding->isHidden() && m_deciding->takeKey(event))
        return true;
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_0) {
        startDeciding();
        return true;
    }
    if (event.key() == Qt::Key_H && !m_ofMany && !m_ask->isHidden()) {
        emit askCustomerWanted();
        return true;
    }
    if (event.key() == Qt::Key_D && !m_ofMany) {
        emit duplicateWanted();
        return true;
    }
    const int digit = event.key() - Qt::Key_0;
    if (digit < 1 || digit > static_cast<int>(m_cards.size()))
        return false;
    OutcomeCard &card = *m_cards[static_cast<std::size_t>(digit) - 1];
    card.setFocus(Qt::ShortcutFocusReason);
    card.click();
    return true;
}

void OutcomePage::focusFirst()
{
    for (OutcomeCard *card : m_cards) {
        if (card->isChecked())
            return card->setFocus(Qt::ShortcutFocusReason);
    }
    m_cards.front()->setFocus(Qt::ShortcutFocusReason);
}

void OutcomePage::showSimilar(const std::optional<SimilarAnswer> &answer)
{
    if (answer)
        m_similar->show(*answer);
    else
        m_similar->clear();
}

void OutcomePage::startDeciding()
{
    m_similar->hide();
    m_side->show();
    m_deciding->show();
    m_deciding->start({triage::firstOfOutcome});
}

bool OutcomePage::stopDeciding()
{
    if (m_deciding->isHidden())
        return false;
    focusFirst();
    m_deciding->hide();
    m_similar->QWidget::show();
    m_side->setVisible(!m_ofMany);
    return true;
}

QWidget *OutcomePage::makeSide(const Zone &zone)
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_similar = new SimilarPanel(m_looks, zone, content);
    m_deciding = new DecidePanel(m_looks, content);
    m_deciding->setObjectName(QStringLiteral("decideOutcome"));
    m_deciding->hide();
    column->addWidget(m_similar);
    column->addWidget(m_deciding);
    connect(m_similar, &SimilarPanel::incidentWanted, this, &OutcomePage::incidentWanted);
    connect(m_deciding, &DecidePanel::closed, this, &OutcomePage::stopDeciding);
    connect(m_deciding, &DecidePanel::used, this, [this](const std::vector<TriageNext> &ends) {
        for (const TriageNext &end : ends)
            if (const auto *outcome = std::get_if<Outcome>(&end))
                for (OutcomeCard *card : m_cards)
                    if (card->outcome() == *outcome)
                        card->click();
        stopDeciding();
    });
    return sidePanel(m_looks, content, this);
}

void OutcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCards();
}

void OutcomePage::placeCards()
{
    const int em = QFontMetrics(m_looks.font(FontRole::Body)).height();
    const int room = width() - (m_side->isHidden() ? 0 : m_side->width());
    const int columns = width() > 0 && room < 2 * cardWidthInEms * em ? 1 : 2;
    if (m_columns == columns)
        return;
    m_columns = columns;
    for (OutcomeCard *card : m_cards)
        m_grid->removeWidget(card);
    for (int i = 0; i < 4; ++i)
        m_grid->addWidget(m_cards[static_cast<std::size_t>(i)], i / columns, i % columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void OutcomePage::moveFrom(const OutcomeCard &card, int columns, int rows)
{
    const int across = m_columns;
    int index = 0;
    while (m_cards[static_cast<std::size_t>(index)] != &card)
        ++index;
    const int column = index % across + columns;
    const int row = index / across + rows;
    if (column < 0 || column >= across || row < 0 || row >= 4 / across)
        return;
    m_cards[static_cast<std::size_t>(row * across + column)]->setFocus(Qt::TabFocusReason);
}

void OutcomePage::choose(OutcomeCard &card)
{
    m_cardIssue->hide();
    putTabStop();
    emit outcomeChosen(card.outcome());
}

void OutcomePage::putTabStop()
{
    // The four are one stop: Tab goes on, arrows walk inside.
    const QAbstractButton *checked = m_group->checkedButton();
    for (OutcomeCard *card : m_cards) {
        const bool stop = checked ? card == checked : card == m_cards.front();
        card->setFocusPolicy(stop ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

} // namespace gander::ui
