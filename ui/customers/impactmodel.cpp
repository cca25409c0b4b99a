// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/impactmodel.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/durationtext.h"

#include <QPainter>

namespace gander::ui {

namespace {

constexpr int impactPadding = 5;

QString wasAndWillBe(const QModelIndex &index)
{
    return QStringLiteral("%1 → %2").arg(index.data(ImpactModel::WasRole).toString(),
        index.data(ImpactModel::WillBeRole).toString());
}

} // namespace

bool breaksPromise(const ContractMove &move, Instant now)
{
    return bandAfter(move, now) == Band::Breached
        && bandAt(move.urgencyBefore, now) != Band::Breached;
}

std::vector<ContractMove> brokenOf(const ContractImpact &impact, Instant now)
{
    std::vector<ContractMove> broken;
    for (const ContractMove &move : impact.moved) {
        if (breaksPromise(move, now))
            broken.push_back(move);
    }
    if (static_cast<qint64>(broken.size()) >= impact.breached)
        return broken;
    // One clock was late before and the other is only now: which it is the move does not tell.
    broken.clear();
    for (const ContractMove &move : impact.moved) {
        if (bandAfter(move, now) == Band::Breached)
            broken.push_back(move);
    }
    return broken;
}

Band bandAfter(const ContractMove &move, Instant now)
{
    return bandAt(move.urgencyAfter, now);
}

QString leftAfter(const ContractMove &move, Instant now)
{
    if (!move.willBe)
        return ImpactModel::tr("No guarantee");
    if (move.urgencyAfter.clock == move.clock)
        return words::urgencyWords(move.urgencyAfter, now);
    return words::timeLeft(*move.willBe - now, *move.willBe < now ? Band::Breached : Band::Calm);
}

ImpactModel::ImpactModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ImpactModel::setMoves(std::vector<ContractMove> moves, Instant now, const Zone &zone)
{
    beginResetModel();
    m_moves = std::move(moves);
    m_now = now;
    m_zone = zone;
    endResetModel();
}

IncidentId ImpactModel::incidentAt(const QModelIndex &index) const
{
    return index.isValid() ? m_moves[static_cast<size_t>(index.row())].id : IncidentId();
}

int ImpactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_moves.size());
}

QString ImpactModel::instantOf(const std::optional<Instant> &at) const
{
    return at ? words::instantText(*at, m_now, m_zone, false) : tr("none");
}

QVariant ImpactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ContractMove &move = m_moves[static_cast<size_t>(index.row())];
    const auto &levels = move.classification;
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1 %2").arg(deskNumber(move.id), move.title);
    case Qt::ToolTipRole:
        return plainTip(spoken(move));
    case Qt::AccessibleTextRole:
        return spoken(move);
    case KeyRole:
        return deskNumber(move.id);
    case TitleRole:
        return move.title;
    case SeverityRole:
        return levels && levels->severity ? number(*levels->severity) : 0;
    case DevOpsRole:
        return levels && levels->devOps ? number(*levels->devOps) : 0;
    case WasRole:
        return instantOf(move.was);
    case WillBeRole:
        return instantOf(move.willBe);
    case LeftRole:
        return leftAfter(move, m_now);
    case BandRole:
        return static_cast<int>(bandAfter(move, m_now));
    default:
        return {};
    }
}

QString ImpactModel::spoken(const ContractMove &move) const
{
    return tr("%1, %2, was %3, will be %4, %5")
        .arg(deskNumber(move.id), move.title, instantOf(move.was), instantOf(move.willBe),
            leftAfter(move, m_now));
}

ImpactDelegate::ImpactDelegate(Looks &looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
{
}

// The words of the clock go below where they do not fit beside the instants.
bool ImpactDelegate::needsThirdLine(int width, const QModelIndex &index) const
{
    const QFontMetrics small(m_looks.font(FontRole::Small));
    QFont strong = m_looks.font(FontRole::Small);
    strong.setWeight(QFont::DemiBold);
    return QFontMetrics(strong).horizontalAdvance(wasAndWillBe(index))
        + QFontMetrics(strong).horizontalAdvance(index.data(ImpactModel::LeftRole).toString())
        + m_looks.px(14 + 6 + 12)
        > width;
}

QSize ImpactDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int small = QFontMetrics(m_looks.font(FontRole::Small)).height();
    const int lines = needsThirdLine(option.rect.width(), index) ? 2 : 1;
    return {m_looks.px(200),
        QFontMetrics(m_looks.font(FontRole::Body)).height() + lines * (small + 2)
            + 2 * m_looks.px(impactPadding) + 1};
}

void ImpactDelegate::paintFirst(QPainter &painter, const QRect &line, const QModelIndex &index,
    Qt::LayoutDirection direction) const
{
    const Theme &theme = m_looks.theme();
    const QFont small = m_looks.font(FontRole::Small);
    const QFont body = m_looks.font(FontRole::Body);
    const auto trailing = Qt::AlignVCenter | Qt::AlignTrailing;
    QRect rest = line;
    const int severity = index.data(ImpactModel::SeverityRole).toInt();
    if (severity > 0) {
        const QString level =
            QStringLiteral("D%1").arg(index.data(ImpactModel::DevOpsRole).toInt());
        const int levelWidth = QFontMetrics(small).horizontalAdvance(level);
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(line, int(trailing), level);
        const QSize badge = severityBadgeSize(m_looks);
        const int gap = m_looks.px(6);
        const QRect before = direction == Qt::LeftToRight
            ? line.adjusted(0, 0, -levelWidth - gap, 0)
            : line.adjusted(levelWidth + gap, 0, 0, 0);
        const QRect place =
            QStyle::alignedRect(direction, Qt::AlignVCenter | Qt::AlignRight, badge, before);
        paintSeverity(painter, m_looks, place, *severityFromNumber(severity));
        const int taken = levelWidth + badge.width() + 3 * gap;
        rest = direction == Qt::LeftToRight ? line.adjusted(0, 0, -taken, 0)
                                            : line.adjusted(taken, 0, 0, 0);
    }
    const QString key = index.data(ImpactModel::KeyRole).toString();
    const QFontMetrics metrics(body);
    painter.setFont(body);
    painter.setPen(theme.accent);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, key);
    const int past = metrics.horizontalAdvance(key) + m_looks.px(8);
    const QRect title =
        direction == Qt::LeftToRight ? rest.adjusted(past, 0, 0, 0) : rest.adjusted(0, 0, -past, 0);
    painter.setPen(theme.text);
    painter.drawText(title, Qt::AlignVCenter | Qt::AlignLeading,
        metrics.elidedText(
            index.data(ImpactModel::TitleRole).toString(), Qt::ElideRight, title.width()));
}

void ImpactDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        const bool active = option.widget && option.widget->hasFocus();
        painter->fillRect(option.rect, active ? theme.selected : theme.selectedInactive);
    }
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.divider);
    const int pad = m_looks.px(impactPadding);
    const QFontMetrics body(m_looks.font(FontRole::Body));
    QFont strong = m_looks.font(FontRole::Small);
    const QFontMetrics fine(strong);
    QRect line(option.rect.left(), option.rect.top() + pad, option.rect.width(), body.height());
    paintFirst(*painter, line, index, option.direction);

    line = QRect(line.left(), line.bottom() + 3, line.width(), fine.height());
    const QString was = index.data(ImpactModel::WasRole).toString() + QStringLiteral(" → ");
    painter->setFont(strong);
    painter->setPen(theme.secondary);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeading, was);
    const int past = fine.horizontalAdvance(was);
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(theme.text);
    painter->drawText(option.direction == Qt::LeftToRight ? line.adjusted(past, 0, 0, 0)
                                                          : line.adjusted(0, 0, -past, 0),
        Qt::AlignVCenter | Qt::AlignLeading, index.data(ImpactModel::WillBeRole).toString());

    if (needsThirdLine(option.rect.width(), index))
        line.translate(0, fine.height() + 2);
    const auto band = static_cast<Band>(index.data(ImpactModel::BandRole).toInt());
    const QString left = index.data(ImpactModel::LeftRole).toString();
    const bool loud = band == Band::Breached || band == Band::Critical || band == Band::AtRisk;
    if (!loud)
        strong.setWeight(QFont::Normal);
    painter->setFont(strong);
    painter->setPen(theme.state(band).text);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignTrailing, left);
    const int side = m_looks.px(14);
    const int taken = QFontMetrics(strong).horizontalAdvance(left) + m_looks.px(6);
    const QRect before = option.direction == Qt::LeftToRight ? line.adjusted(0, 0, -taken, 0)
                                                             : line.adjusted(taken, 0, 0, 0);
    const QRect icon = QStyle::alignedRect(
        option.direction, Qt::AlignVCenter | Qt::AlignRight, {side, side}, before);
    painter->drawPixmap(icon.topLeft(), m_looks.icon(bandIcon(band), theme.state(band).mark, side));
    painter->restore();
}

} // namespace gander::ui
