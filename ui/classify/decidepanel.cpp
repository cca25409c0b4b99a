// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/decidepanel.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/words/triagewords.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

DecidePanel::DecidePanel(Looks &looks, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
{
    setAccessibleName(tr("Help me decide"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(18, 18, 18, 18);
    m_column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(sayLong(looks, Voice::Section, Tone::Primary, this, tr("Help me decide")), 1);
    m_close = new Button(looks, tr("Close"), {}, tr("Esc"), ButtonForm::Quiet, this);
    m_close->setObjectName(QStringLiteral("decideClose"));
    m_close->setAccessibleName(tr("Close the questions"));
    connect(m_close, &QAbstractButton::clicked, this, &DecidePanel::closed);
    head->addWidget(m_close, 0, Qt::AlignTop);
    m_column->addLayout(head);
    m_column->addStretch(1);
}

void DecidePanel::start(const std::vector<TriageQuestion> &firsts)
{
    m_walks.clear();
    for (const TriageQuestion first : firsts)
        m_walks.emplace_back(first);
    showWalk();
}

bool DecidePanel::isAtEnd() const
{
    return !m_walks.empty() && !m_walks.back().question();
}

bool DecidePanel::takeKey(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_Backspace) {
        back();
        return true;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        for (QAbstractButton *button : findChildren<QAbstractButton *>()) {
            if (button->hasFocus()) {
                button->click();
                return true;
            }
        }
        return false;
    }
    const int digit = event.key() - Qt::Key_0;
    const TriageWalk *walk = current();
    if (!walk)
        return digit >= 0 && digit <= 9; // a digit too many chooses nothing on the page behind
    const std::vector<TriageAnswer> answers = answersOf(*walk->question());
    if (digit >= 1 && digit <= static_cast<int>(answers.size()))
        answer(answers[static_cast<size_t>(digit) - 1].reply);
    return digit >= 0 && digit <= 9;
}

TriageWalk *DecidePanel::current()
{
    const auto open = std::find_if(m_walks.begin(), m_walks.end(),
        [](const TriageWalk &walk) { return walk.question().has_value(); });
    return open == m_walks.end() ? nullptr : &*open;
}

void DecidePanel::answer(TriageReply reply)
{
    if (TriageWalk *walk = current(); walk && walk->answer(reply))
        showWalk();
}

void DecidePanel::back()
{
    // The last answer of all walks: the one before is at its end already.
    for (auto walk = m_walks.rbegin(); walk != m_walks.rend(); ++walk)
        if (walk->back())
            return showWalk();
}

void DecidePanel::showWalk()
{
    if (m_body) {
        // A key may still be on its way through it.
        m_body->hide();
        m_body->setParent(nullptr);
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    if (const TriageWalk *walk = current())
        showQuestion(*walk->question());
    else
        showEnd();
    showTaken();
    m_column->insertWidget(1, m_body);
    m_body->show();
    if (auto *first = m_body->findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        first->setFocus(Qt::ShortcutFocusReason);
}

void DecidePanel::showQuestion(TriageQuestion question)
{
    auto *column = static_cast<QVBoxLayout *>(m_body->layout());
    auto *asked =
        sayLong(m_looks, Voice::Strong, Tone::Primary, m_body, words::triageQuestion(question));
    asked->setObjectName(QStringLiteral("decideQuestion"));
    column->addWidget(asked);
    auto *reason = sayLong(m_looks, Voice::Small, Tone::Second, m_body,
        words::triageReason(triageRow(question).reason));
    reason->setObjectName(QStringLiteral("decideReason"));
    column->addWidget(reason);
    int digit = 0;
    for (const TriageAnswer &answer : answersOf(question)) {
        const QString key = QString::number(++digit);
        auto *button = new Button(
            m_looks, words::triageReply(answer.reply), {}, key, ButtonForm::Plain, m_body);
        button->setObjectName(QStringLiteral("decide-") + key);
        button->setAccessibleName(words::triageReply(answer.reply));
        button->setAccessibleDescription(words::triageQuestion(question));
        // The button goes with its question, so the answer waits for the click to end.
        connect(
            button, &QAbstractButton::clicked, this,
            [this, reply = answer.reply] { this->answer(reply); }, Qt::QueuedConnection);
        column->addWidget(button);
    }
}

void DecidePanel::showEnd()
{
    auto *column = static_cast<QVBoxLayout *>(m_body->layout());
    column->addWidget(
        sayLong(m_looks, Voice::Small, Tone::Second, m_body, tr("Your answers lead to")));
    std::vector<TriageNext> ends;
    QStringList names;
    for (const TriageWalk &walk : m_walks) {
        ends.push_back(walk.at());
        names << words::triageEnd(walk.at());
    }
    auto *end =
        sayLong(m_looks, Voice::Section, Tone::Primary, m_body, names.join(QLatin1Char('\n')));
    end->setObjectName(QStringLiteral("decideEnd"));
    column->addWidget(end);
    auto *use = new Button(m_looks, tr("Use this"), {}, tr("Enter"), ButtonForm::Primary, m_body);
    use->setObjectName(QStringLiteral("decideUse"));
    use->setAccessibleName(tr("Use this"));
    use->setAccessibleDescription(names.join(QStringLiteral(", ")));
    connect(
        use, &QAbstractButton::clicked, this, [this, ends] { emit used(ends); },
        Qt::QueuedConnection);
    column->addWidget(use);
    column->addWidget(sayLong(m_looks, Voice::Small, Tone::Second, m_body,
        tr("Nothing is chosen until you use it, and you can choose otherwise.")));
}

void DecidePanel::showTaken()
{
    auto *column = static_cast<QVBoxLayout *>(m_body->layout());
    QStringList lines;
    for (const TriageWalk &walk : m_walks)
        for (const auto &[question, reply] : walk.taken())
            lines << words::triageBecause(question, reply);
    if (lines.isEmpty())
        return;
    auto *back = new Button(
        m_looks, tr("One question back"), {}, tr("Backspace"), ButtonForm::Quiet, m_body);
    back->setObjectName(QStringLiteral("decideBack"));
    back->setAccessibleName(tr("One question back"));
    connect(back, &QAbstractButton::clicked, this, &DecidePanel::back, Qt::QueuedConnection);
    column->addWidget(back);
    column->addSpacing(8);
    column->addWidget(sayLong(
        m_looks, Voice::Strong, Tone::Second, m_body, isAtEnd() ? tr("Why") : tr("So far")));
    auto *why =
        sayLong(m_looks, Voice::Small, Tone::Primary, m_body, lines.join(QLatin1Char('\n')));
    why->setObjectName(QStringLiteral("decideWhy"));
    column->addWidget(why);
}

} // namespace gander::ui
