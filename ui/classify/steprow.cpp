// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/steprow.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/looks.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr int stepDisc = 20;
constexpr int stepLine = 38;

} // namespace

QString stepName(ClassifyStep step)
{
    switch (step) {
    case ClassifyStep::Facts:
        return StepRow::tr("Facts");
    case ClassifyStep::Category:
        return StepRow::tr("Category");
    case ClassifyStep::Levels:
        return StepRow::tr("Severity and DevOps level");
    case ClassifyStep::Hours:
        return StepRow::tr("Development hours");
    case ClassifyStep::Review:
        return StepRow::tr("Review");
    }
    Q_UNREACHABLE();
}

// One disc and its name; a click goes there.
class StepMark final : public QAbstractButton
{
public:
    enum class Kind { Done, Present, Ahead };

    StepMark(Looks &looks, int number, ClassifyStep step, Kind kind, QWidget *parent)
        : QAbstractButton(parent)
        , m_looks(looks)
        , m_number(number)
        , m_kind(kind)
    {
        setText(stepName(step));
        setObjectName(QStringLiteral("step-%1").arg(static_cast<int>(step)));
        setAccessibleName(kind == Kind::Done ? StepRow::tr("%1, done").arg(text())
                : kind == Kind::Present      ? StepRow::tr("%1, the present step").arg(text())
                                             : text());
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(font(true));
        return {disc() + 8 + metrics.horizontalAdvance(text()) + 6,
            std::max(disc(), metrics.height()) + 6};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_looks.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int side = disc();
        QRectF circle((3), (height() - side) / 2.0, side, side);
        if (isRightToLeft())
            circle.moveLeft(width() - side - 3);
        const bool present = m_kind == Kind::Present;
        const QColor edge = m_kind == Kind::Ahead ? theme.control : theme.accent;
        painter.setPen(QPen(edge, 1.25));
        painter.setBrush(present ? QBrush(theme.accent) : Qt::NoBrush);
        painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75));
        if (m_kind == Kind::Done) {
            const QPixmap tick = m_looks.icon(QStringLiteral("check"), theme.accent, side - 8);
            painter.drawPixmap(circle.adjusted(4, 4, -4, -4).toRect(), tick);
        } else {
            painter.setFont(m_looks.font(FontRole::Caption));
            painter.setPen(present ? theme.onAccent : theme.secondary);
            painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
        }
        painter.setFont(font(present));
        painter.setPen(present ? theme.text : theme.secondary);
        QRect words = rect().adjusted(side + 11, 0, 0, 0);
        if (isRightToLeft())
            words = rect().adjusted(0, 0, -side - 11, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, text());
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
    }

private:
    [[nodiscard]] QFont font(bool strong) const
    {
        return m_looks.font(strong ? FontRole::BodyStrong : FontRole::Body);
    }
    [[nodiscard]] int disc() const
    {
        return std::max(stepDisc, QFontMetrics(font(false)).height() + 4);
    }

    Looks &m_looks;
    int m_number;
    Kind m_kind;
};

StepRow::StepRow(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("stepRow"));
    setGround(*this, QPalette::AlternateBase);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(21, 5, 24, 5);
    m_row->setSpacing(10);
}

void StepRow::show(const std::vector<ClassifyStep> &steps, ClassifyStep present)
{
    if (steps == m_steps && present == m_present && m_row->count() > 0)
        return;
    m_steps = steps;
    m_present = present;
    clearLayout(*m_row);
    const auto at = std::find(steps.begin(), steps.end(), present);
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        const auto kind = step < at ? StepMark::Kind::Done
            : step == at            ? StepMark::Kind::Present
                                    : StepMark::Kind::Ahead;
        if (step != steps.begin()) {
            auto *line = new Hairline(m_looks, this);
            line->setMaximumWidth(stepLine);
            line->setMinimumWidth(8);
            m_row->addWidget(line, 1);
        }
        auto *mark =
            new StepMark(m_looks, static_cast<int>(step - steps.begin()) + 1, *step, kind, this);
        connect(mark, &QAbstractButton::clicked, this, [this, step = *step] { emit wanted(step); });
        m_row->addWidget(mark);
    }
    m_row->addStretch(1);
    auto *kept =
        say(m_looks, Voice::Small, Tone::Second, this, tr("Back and forward keep what you typed"));
    m_row->addWidget(kept);
}

} // namespace gander::ui
