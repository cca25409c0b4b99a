// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/similarpanel.h"

#include "ui/kit/flowlayout.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/words/names.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gander::ui {
namespace {

constexpr int shareBarHeight = 8;
constexpr int shareBarGap = 3;
constexpr qsizetype longestPastTitle = 90;

// The outcomes of the past by their share, side by side.
class ShareBar final : public QWidget
{
public:
    ShareBar(Looks &looks, std::vector<OutcomeShare> shares, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
        , m_shares(std::move(shares))
    {
        setFixedHeight(looks.px(shareBarHeight));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const double room = width() - shareBarGap * static_cast<double>(m_shares.size() - 1);
        double at = 0;
        for (const OutcomeShare &share : m_shares) {
            const double wide = room * share.share;
            const double left = isRightToLeft() ? width() - at - wide : at;
            painter.setBrush(m_looks.theme().category(share.outcome).mark);
            painter.drawRoundedRect(QRectF(left, 0, wide, height()), 2, 2);
            at += wide + shareBarGap;
        }
    }

private:
    Looks &m_looks;
    std::vector<OutcomeShare> m_shares;
};

QString percentText(double share)
{
    return QString::number(static_cast<int>(std::floor(100 * share)));
}

bool isSameCase(const SimilarCase &one, const SimilarCase &other)
{
    return one.row == other.row && one.because == other.because
        && percentText(one.alike) == percentText(other.alike);
}

bool looksTheSame(const SimilarAnswer &one, const SimilarAnswer &other)
{
    return one.hint == other.hint && one.because == other.because
        && std::equal(
            one.past.begin(), one.past.end(), other.past.begin(), other.past.end(), isSameCase);
}

} // namespace

SimilarPanel::SimilarPanel(Looks &looks, const Zone &zone, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
    , m_zone(zone)
{
    setObjectName(QStringLiteral("similarPanel"));
    setAccessibleName(tr("Similar past incidents"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(4);
    column->addWidget(
        sayLong(looks, Voice::Section, Tone::Primary, this, tr("Similar past incidents")));
    m_subtitle = sayLong(looks, Voice::Small, Tone::Second, this);
    m_subtitle->setObjectName(QStringLiteral("similarSubtitle"));
    column->addWidget(m_subtitle);
    column->addSpacing(6);
    m_cases = new QVBoxLayout;
    m_cases->setSpacing(4);
    column->addLayout(m_cases);
    column->addStretch(1);
}

void SimilarPanel::clear()
{
    if (m_isClear)
        return;
    m_isClear = true;
    m_shown = {};
    clearLayout(*m_cases);
    m_subtitle->say({});
}

void SimilarPanel::show(const SimilarAnswer &answer)
{
    // Rows that stay are left alone, for someone may stand on one.
    if (!m_isClear && looksTheSame(answer, m_shown))
        return;
    m_isClear = false;
    m_shown = answer;
    clearLayout(*m_cases);
    if (answer.past.empty()) {
        m_subtitle->say(tr("Nothing classified on this desk is like it so far."));
        return;
    }
    if (answer.hint)
        m_subtitle->say(tr("The %n most alike of this desk; a hint, not a verdict", nullptr,
            static_cast<int>(answer.past.size())));
    else
        m_subtitle->say(tr("Some words are alike, but what became of them differs: no hint."));
    if (answer.hint)
        addShares(answer);
    for (const SimilarCase &one : answer.past)
        addCase(one);
    addReasons(answer);
}

void SimilarPanel::addShares(const SimilarAnswer &answer)
{
    auto *bar = new ShareBar(m_looks, answer.shares, this);
    bar->setObjectName(QStringLiteral("similarShares"));
    QStringList spoken;
    auto *legend = new QWidget(this);
    auto *flow = new FlowLayout(legend, 10);
    for (const OutcomeShare &share : answer.shares) {
        const QString words =
            tr("%1 %2", "how many, class")
                .arg(QString::number(share.cases), words::outcomeName(share.outcome));
        flow->addWidget(new GlyphLine(
            m_looks, outcomeIcon(share.outcome), toneOf(share.outcome), words, legend, false));
        spoken << tr("%1, %2 percent by likeness").arg(words, percentText(share.share));
    }
    bar->setAccessibleName(spoken.join(QStringLiteral("; ")));
    m_cases->addWidget(bar);
    m_cases->addWidget(legend);
    m_cases->addSpacing(4);
}

void SimilarPanel::addCase(const SimilarCase &one)
{
    const IncidentRow &row = one.row;
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 2, 0, 4);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    const QString name = deskNumber(row.id);
    auto *open = new Button(m_looks, name, {}, {}, ButtonForm::Link, part);
    open->setObjectName(QStringLiteral("similar-") + name);
    const QString title = words::shortened(row.title, longestPastTitle);
    open->setAccessibleName(tr("Open %1, %2").arg(name, title));
    connect(
        open, &QAbstractButton::clicked, this, [this, id = row.id] { emit incidentWanted(id); });
    head->addWidget(open);
    const QDate day = m_zone.wallAt(row.reportedAt).date;
    head->addWidget(say(m_looks, Voice::Small, Tone::Second, part,
        QLocale().toString(day, QStringLiteral("MMM yyyy"))));
    head->addStretch(1);
    head->addWidget(say(
        m_looks, Voice::Small, Tone::Second, part, tr("%1 % alike").arg(percentText(one.alike))));
    column->addLayout(head);
    column->addWidget(sayLong(m_looks, Voice::Body, Tone::Primary, part, title));
    auto *classed = new QHBoxLayout;
    classed->setSpacing(8);
    const Classification &classification = *row.classification;
    classed->addWidget(new GlyphLine(m_looks, outcomeIcon(classification.outcome),
        toneOf(classification.outcome), words::outcomeName(classification.outcome), part, false));
    if (classification.severity) {
        auto *badge = new SeverityBadge(m_looks, part);
        badge->setSeverity(*classification.severity);
        classed->addWidget(badge);
    }
    if (classification.devOps)
        classed->addWidget(say(m_looks, Voice::Small, Tone::Second, part,
            tr("D%1", "DevOps level").arg(number(*classification.devOps))));
    classed->addStretch(1);
    column->addLayout(classed);
    part->setToolTip(plainTip(tr("Alike by: %1").arg(one.because.join(QStringLiteral(", ")))));
    m_cases->addWidget(part);
    m_cases->addWidget(new Hairline(m_looks, this));
}

void SimilarPanel::addReasons(const SimilarAnswer &answer)
{
    QStringList quoted;
    for (const QString &word : answer.because)
        quoted << tr("“%1”").arg(words::shortened(word, 40));
    const QString words = quoted.join(QStringLiteral(", "));
    auto *why = sayLong(m_looks, Voice::Small, Tone::Second, this,
        answer.sameProduct ? tr("Why alike: %1, same product.").arg(words)
                           : tr("Why alike: %1.").arg(words));
    why->setObjectName(QStringLiteral("similarWhy"));
    m_cases->addSpacing(4);
    m_cases->addWidget(why);
}

} // namespace gander::ui
