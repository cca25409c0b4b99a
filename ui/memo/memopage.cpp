// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/memopage.h"

#include "models/desk/deskservice.h"
#include "models/memo/memopdf.h"
#include "ui/classify/pageparts.h"
#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/memo/memokeeper.h"
#include "ui/memo/memopaper.h"
#include "ui/memo/memopreview.h"
#include "ui/memo/memostates.h"
#include "ui/memo/namechips.h"
#include "ui/memo/sectioneditor.h"
#include "ui/words/durationtext.h"
#include "ui/words/memowords.h"
#include "ui/words/names.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

MemoPage::MemoPage(Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
{
    setObjectName(QStringLiteral("memoPage"));
    m_keeper = new MemoKeeper(m_around, this);
    Looks &looks = m_around.looks;

    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(makeForm(), 1);
    left->addWidget(new Hairline(looks, this));
    left->addWidget(makeFoot());
    m_previewSide = makePreviewSide();
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(left, 52);
    body->addWidget(m_previewSide, 48);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(looks, this));
    column->addLayout(body, 1);
    makeKeys();

    connect(m_keeper, &MemoKeeper::opened, this, &MemoPage::showAll);
    connect(m_keeper, &MemoKeeper::openingFailed, this, &MemoPage::left);
    connect(m_keeper, &MemoKeeper::stateChanged, this, &MemoPage::showState);
    connect(m_keeper, &MemoKeeper::issued, this, &MemoPage::issued);
    connect(m_keeper, &MemoKeeper::conflictFound, this, [this] {
        m_conflictWords->say(tr("Someone else changed memo %1 meanwhile. Your words are kept here.")
                                 .arg(m_keeper->memo().number));
        m_conflict->show();
    });
}

void MemoPage::open(IncidentId incident)
{
    openWith(incident, {});
}

void MemoPage::openWith(IncidentId incident, const QString &words)
{
    m_quote = words;
    setEnabled(false);
    m_conflict->hide();
    m_keeper->open(incident);
}

void MemoPage::leave()
{
    m_keeper->flush();
    emit left();
}

void MemoPage::hideEvent(QHideEvent *event)
{
    m_keeper->flush();
    QWidget::hideEvent(event);
}

// --- what lacks ---

std::vector<MemoPage::Place> MemoPage::places() const
{
    std::vector<Place> places;
    const Memo &memo = m_keeper->memo();
    const QStringList missing = missingSections(memo);
    const std::vector<Blank> blanks = blanksOf(memo);
    for (const MemoSection &section : memo.sections) {
        bool blank = false;
        for (const Blank &candidate : blanks) {
            if (candidate.section != section.key)
                continue;
            blank = true;
            places.push_back(
                {section.key, candidate.position, candidate.words.size() + 4, candidate.words});
        }
        if (!blank && missing.contains(section.key))
            places.push_back({section.key, 0, section.text.size(), {}});
    }
    return places;
}

void MemoPage::goTo(int step)
{
    if (!m_keeper->isOpen() || m_keeper->isFrozen())
        return;
    const std::vector<Place> all = places();
    if (all.empty())
        return;
    // From where the keys are: the next place behind the cursor, or the last one before it.
    const auto orderOf = [this](const QString &key, qsizetype position) {
        const auto at = std::find_if(m_sections.begin(), m_sections.end(),
            [&key](const SectionEditor *editor) { return editor->key() == key; });
        return std::pair(at - m_sections.begin(), position);
    };
    std::pair<std::ptrdiff_t, qsizetype> here(-1, 0);
    for (SectionEditor *editor : m_sections) {
        if (editor->edit().hasFocus())
            here = orderOf(editor->key(), editor->edit().textCursor().selectionStart());
    }
    const Place *found = nullptr;
    if (step > 0) {
        found = &all.front();
        for (const Place &place : all) {
            if (orderOf(place.section, place.position) > here) {
                found = &place;
                break;
            }
        }
    } else {
        found = &all.back();
        for (const Place &place : all) {
            if (orderOf(place.section, place.position) < here)
                found = &place;
        }
    }
    for (SectionEditor *editor : m_sections) {
        if (editor->key() != found->section)
            continue;
        editor->select(found->position, found->length);
        m_scroll->ensureWidgetVisible(editor);
    }
}

void MemoPage::nextLack()
{
    goTo(1);
}

void MemoPage::lastLack()
{
    goTo(-1);
}

// --- onwards ---

void MemoPage::goOn()
{
    if (!m_keeper->isOpen() || m_keeper->isFrozen())
        return;
    if (!places().empty())
        return nextLack();
    if (m_keeper->memo().state == MemoState::Approved)
        askToIssue();
    else
        m_keeper->approve();
}

void MemoPage::askToIssue()
{
    const Memo &memo = m_keeper->memo();
    // The one thing here that cannot be taken back.
    auto *box = plainBox(tr("Issue memo %1").arg(memo.number),
        tr("Issue memo %1 to %2?\n\nText and CC are frozen then, and there is no undo. A "
           "correction "
           "is a new version.")
            .arg(memo.number, oneLine(memo.to, 120)),
        this);
    box->setObjectName(QStringLiteral("confirmIssue"));
    box->addButton(QMessageBox::Cancel);
    auto *issue = box->addButton(tr("Issue memo"), QMessageBox::AcceptRole);
    issue->setObjectName(QStringLiteral("confirmIssueYes"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(issue, &QPushButton::clicked, m_keeper, &MemoKeeper::issue);
    box->open();
}

// --- what is shown ---

void MemoPage::showAll()
{
    // Shown again while someone types here, the keys stay where they are.
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    setEnabled(true);
    m_conflict->hide();
    const Memo &memo = m_keeper->memo();
    const Incident &incident = m_keeper->detail().incident;
    m_title->say(tr("Memo %1").arg(memo.number));
    m_incident->setText(deskNumber(incident.id));
    m_customer->say(QStringLiteral("· %1 ·").arg(oneLine(incident.customer, 40)));
    m_outcome->say(words::outcomeName(memo.outcome));
    m_outcomeMark->set(memo.outcome == Outcome::ActOfGod ? QStringLiteral("cloud-lightning")
                                                         : QStringLiteral("mouse-pointer-click"),
        toneOf(memo.outcome));
    emit titleChanged(tr("Memo %1").arg(memo.number));
    if (m_to->text() != memo.to)
        m_to->setText(memo.to);
    if (m_subject->text() != memo.subject)
        m_subject->setText(memo.subject);
    showSections();
    showState();
    if (!hadFocus && !m_sections.empty())
        m_sections.front()->edit().setFocus(Qt::OtherFocusReason);
    putQuote();
}

void MemoPage::putQuote()
{
    const QString quote = std::exchange(m_quote, {});
    if (quote.isEmpty() || m_keeper->isFrozen())
        return;
    // What was found in an operator error, what happened in an act of God.
    const auto section =
        std::find_if(m_sections.begin(), m_sections.end(), [](const SectionEditor *editor) {
            return editor->key() == QLatin1StringView("found")
                || editor->key() == QLatin1StringView("happened");
        });
    if (section == m_sections.end())
        return;
    (*section)->append(quote);
    m_scroll->ensureWidgetVisible(*section);
}

void MemoPage::showSections()
{
    const Memo &memo = m_keeper->memo();
    const std::vector<SectionRule> rules = memoSections(memo.outcome);
    const bool same = m_sections.size() == rules.size()
        && std::equal(rules.begin(), rules.end(), m_sections.begin(),
            [](const SectionRule &rule, const SectionEditor *editor) {
                return rule.key == editor->key();
            });
    if (!same) {
        for (SectionEditor *editor : m_sections) {
            m_column->removeWidget(editor);
            editor->hide();
            editor->deleteLater();
        }
        m_sections.clear();
        const MemoWords words = words::memoWords(m_keeper->detail().contract.initial);
        for (const SectionRule &rule : rules) {
            const MemoSectionWords section = words.section(rule.key);
            auto *editor = new SectionEditor(m_around.looks, rule.key, section.title, section.help,
                rule.required, m_column->parentWidget());
            connect(editor, &SectionEditor::edited, m_keeper, &MemoKeeper::setSection);
            m_column->insertWidget(m_column->count() - 1, editor);
            editor->show();
            m_sections.push_back(editor);
        }
    }
    for (SectionEditor *editor : m_sections) {
        for (const MemoSection &section : memo.sections) {
            if (section.key == editor->key())
                editor->setText(section.text);
        }
    }
}

void MemoPage::showState()
{
    const Memo &memo = m_keeper->memo();
    const bool frozen = m_keeper->isFrozen();
    m_states->show(memo.state);
    const QString product = productCc();
    m_cc->setNames(memo.cc,
        memo.outcome == Outcome::OperatorError ? QStringList{product} : QStringList{},
        tr("rule: Operator error"));
    m_cc->setReadOnly(frozen);
    m_to->setReadOnly(frozen);
    m_subject->setReadOnly(frozen);
    for (SectionEditor *editor : m_sections)
        editor->setReadOnly(frozen);
    m_onward->setVisible(!frozen);
    m_onward->setText(memo.state == MemoState::Approved ? tr("Issue…") : tr("Approve"));
    m_onward->setEnabled(places().empty());
    showNotice();
    showFoot();
    showPreview();
}

void MemoPage::showNotice()
{
    const Memo &memo = m_keeper->memo();
    const Instant now = m_around.desk.clock().now();
    m_notice->setVisible(memo.state != MemoState::Draft);
    if (memo.state == MemoState::Approved) {
        QString who;
        Instant when = now;
        for (const Event &event : m_keeper->detail().history) {
            if (event.kind == EventKind::MemoApproved) {
                who = event.actor;
                when = event.occurredAt;
            }
        }
        m_noticeMark->set(QStringLiteral("stamp"), Tone::Second);
        m_noticeWords->say(who.isEmpty()
                ? tr("Approved. Typing takes it back to Draft.")
                : tr("Approved by %1, %2. Typing takes it back to Draft.")
                      .arg(who, words::instantText(when, now, m_around.zone, false)));
    } else if (m_keeper->isFrozen()) {
        m_noticeMark->set(QStringLiteral("lock"), Tone::Second);
        m_noticeWords->say(
            tr("%1 by %2, %3. It is frozen; a correction is a new version.")
                .arg(words::memoStateName(memo.state), memo.issuedBy,
                    memo.issuedAt ? words::instantText(*memo.issuedAt, now, m_around.zone)
                                  : QString()));
    }
}

void MemoPage::showFoot()
{
    const Memo &memo = m_keeper->memo();
    const std::vector<Place> lacking = m_keeper->isFrozen() ? std::vector<Place>{} : places();
    m_goTo->setVisible(!lacking.empty());
    m_footMore->setTextInteractionFlags(
        m_keeper->isFrozen() ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    if (m_keeper->isFrozen()) {
        m_footMark->set(QStringLiteral("lock"), Tone::Second);
        m_footStrong->setTone(Tone::Primary);
        m_footStrong->say(words::memoStateName(memo.state));
        // In groups, so that it may wrap.
        QStringList groups;
        for (qsizetype at = 0; at < memo.sha256.size(); at += 8)
            groups.append(memo.sha256.mid(at, 8));
        m_footMore->say(tr("SHA-256 %1").arg(groups.join(u' ')));
        return;
    }
    if (!lacking.empty()) {
        m_footMark->set(QStringLiteral("circle-alert"), Tone::AtRisk);
        m_footStrong->setTone(Tone::AtRisk);
        const int count = static_cast<int>(lacking.size());
        m_footStrong->say(count == 1 ? tr("1 thing before approval")
                                     : tr("%n things before approval", nullptr, count));
        const Place &first = lacking.front();
        m_footMore->say(first.words.isEmpty()
                ? tr("“%1” is required").arg(sectionTitle(first.section))
                : tr("“%1” has a blank: %2")
                      .arg(sectionTitle(first.section), oneLine(first.words, 60)));
        return;
    }
    m_footMark->set(QStringLiteral("circle-check"), Tone::Met);
    m_footStrong->setTone(Tone::Met);
    const bool approved = memo.state == MemoState::Approved;
    m_footStrong->say(approved ? tr("Ready to issue") : tr("Ready to approve"));
    const auto given = std::count_if(memo.sections.begin(), memo.sections.end(),
        [](const MemoSection &section) { return !section.text.trimmed().isEmpty(); });
    const QString sections =
        tr("%1 of %2 sections, no blanks")
            .arg(QString::number(given), QString::number(memo.sections.size()));
    m_footMore->say(approved ? tr("%1. Issuing freezes text and CC.").arg(sections) : sections);
}

void MemoPage::showPreview()
{
    m_preview->setPage(paperNow());
}

memo::MemoPage MemoPage::paperNow() const
{
    memo::MemoPage page = paperOf(m_keeper->memo(), m_keeper->detail(), m_keeper->letterhead(),
        m_around.actor.name, m_around.zone, false);
    page.paper = m_keeper->paper();
    return page;
}

QString MemoPage::sectionTitle(const QString &key) const
{
    return words::memoWords(m_keeper->detail().contract.initial).section(key).title;
}

void MemoPage::togglePreview()
{
    m_previewSide->setVisible(!m_previewSide->isVisible());
}

} // namespace gander::ui
