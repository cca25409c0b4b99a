// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/hourspage.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/words/names.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int hoursFormWidth = 560;
constexpr int hoursBarHeight = 10;
constexpr std::size_t reservedShown = 8;
constexpr qsizetype longestReservedTitle = 80;
constexpr int longestApprover = 500;

} // namespace

// The month's hours from end to end: reserved ones hatched, and behind them what is asked now.
class HoursBar final : public QWidget
{
public:
    HoursBar(Looks &looks, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
    {
        setObjectName(QStringLiteral("hoursBar"));
        setFixedHeight(looks.px(hoursBarHeight));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void show(int guaranteed, int reserved, int asked)
    {
        m_guaranteed = guaranteed;
        m_reserved = reserved;
        m_asked = asked;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_looks.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.divider);
        painter.drawRoundedRect(rect(), 3, 3);
        if (m_guaranteed <= 0)
            return;
        const auto part = [this](int from, int tenths) {
            const double whole = m_guaranteed;
            const double begin = std::clamp(from / whole, 0.0, 1.0) * width();
            const double end = std::clamp((from + tenths) / whole, 0.0, 1.0) * width();
            return isRightToLeft() ? QRectF(width() - end, 0, end - begin, height())
                                   : QRectF(begin, 0, end - begin, height());
        };
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(part(0, m_reserved), 3, 3);
        painter.setBrush(QBrush(theme.secondary, Qt::BDiagPattern));
        painter.drawRoundedRect(part(0, m_reserved), 3, 3);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(part(m_reserved, m_asked), 3, 3);
    }

private:
    Looks &m_looks;
    int m_guaranteed = 0;
    int m_reserved = 0;
    int m_asked = 0;
};

HoursPage::HoursPage(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("hoursPage"));
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(
        sayLong(looks, Voice::Section, Tone::Primary, main, tr("How much work would it be?")));

    auto *form = new QWidget(main);
    form->setMaximumWidth(looks.px(hoursFormWidth));
    auto *fields = new QVBoxLayout(form);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(8);
    m_left = sayLong(looks, Voice::Instant, Tone::Primary, form);
    m_left->setObjectName(QStringLiteral("hoursLeft"));
    m_bar = new HoursBar(looks, form);
    m_whole = sayLong(looks, Voice::Small, Tone::Second, form);
    m_whole->setObjectName(QStringLiteral("hoursWhole"));
    m_estimate = new LineEntry(form);
    m_estimate->setObjectName(QStringLiteral("hoursEstimate"));
    m_estimate->setMaxLength(20);
    m_estimate->setPlaceholderText(tr("None yet"));
    m_estimateField = new Field(looks, tr("Estimate, in hours"), m_estimate, form);
    m_approver = new LineEntry(form);
    m_approver->setObjectName(QStringLiteral("hoursApprover"));
    m_approver->setMaxLength(longestApprover);
    m_approver->setPlaceholderText(tr("Nobody: out of the guaranteed hours"));
    m_approverField = new Field(looks, tr("Approval asked of"), m_approver, form);
    m_effect = sayLong(looks, Voice::Body, Tone::Primary, form);
    m_effect->setObjectName(QStringLiteral("hoursEffect"));
    fields->addWidget(m_left);
    fields->addWidget(m_bar);
    fields->addWidget(m_whole);
    fields->addSpacing(8);
    fields->addWidget(m_estimateField);
    fields->addWidget(m_approverField);
    fields->addWidget(m_effect);
    column->addWidget(form);
    column->addSpacing(4);
    column->addWidget(
        new HintCard(looks, QStringLiteral("hourglass"), tr("Product alone sets focus and pace."),
            tr("Reserved hours are kept free of other requests this month; they promise no day."),
            main));
    column->addStretch(1);

    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scrolled(main, this), 1);
    whole->addWidget(makeSide());

    connect(m_estimate, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_showing)
            return;
        m_estimateField->setIssue({});
        m_approverField->setIssue({});
        showEffect();
        emit estimateEdited(text);
    });
    connect(m_approver, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (m_showing)
            return;
        m_approverField->setIssue({});
        showEffect();
        emit approverEdited(name);
    });
}

QWidget *HoursPage::makeSide()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(6);
    m_reservedHead = sayLong(m_looks, Voice::Section, Tone::Primary, content);
    column->addWidget(m_reservedHead);
    m_reserved = new QVBoxLayout;
    m_reserved->setSpacing(6);
    column->addLayout(m_reserved);
    column->addStretch(1);
    return sidePanel(m_looks, content, this);
}

void HoursPage::show(const MonthHours &hours, const QString &customer)
{
    const QString month = QLocale().standaloneMonthName(hours.month.month());
    m_hours = hours;
    m_left->say(hours.left() < 0
            ? tr("Over by %1 in %2").arg(words::hoursText(-hours.left()), month)
            : tr("%1 left in %2").arg(words::hoursText(hours.left()), month));
    m_whole->say(tr("%1 guaranteed to %2 by contract, %3 reserved")
                     .arg(words::hoursText(hours.guaranteed), words::shortened(customer, 60),
                         words::hoursText(hours.reservedTenths())));
    m_reservedHead->say(tr("Reserved in %1").arg(month));
    clearLayout(*m_reserved);
    QWidget *side = m_reservedHead->parentWidget();
    if (hours.reserved.empty())
        m_reserved->addWidget(
            sayLong(m_looks, Voice::Small, Tone::Second, side, tr("No other request has any.")));
    for (std::size_t i = 0; i < std::min(hours.reserved.size(), reservedShown); ++i) {
        const HoursReserved &one = hours.reserved[i];
        m_reserved->addWidget(sayLong(m_looks, Voice::Small, Tone::Primary, side,
            tr("%1 for %2, %3")
                .arg(words::hoursText(one.tenths), deskNumber(one.incident),
                    words::shortened(one.title, longestReservedTitle))));
    }
    if (hours.reserved.size() > reservedShown)
        m_reserved->addWidget(sayLong(m_looks, Voice::Small, Tone::Second, side,
            tr("and %n more", nullptr, static_cast<int>(hours.reserved.size() - reservedShown))));
    showEffect();
}

void HoursPage::setDraft(const ClassifyDraft &draft)
{
    m_showing = true;
    if (m_estimate->text() != draft.estimate)
        m_estimate->setText(draft.estimate);
    if (m_approver->text() != draft.approver)
        m_approver->setText(draft.approver);
    m_showing = false;
    m_estimateField->setIssue({});
    m_approverField->setIssue({});
    showEffect();
}

void HoursPage::showLack(Lack lack)
{
    if (lack == Lack::Estimate) {
        m_estimateField->setIssue(tr("Hours as a number, such as 6 or 2.5; or leave it empty."));
        m_estimate->setFocus(Qt::ShortcutFocusReason);
    } else if (lack == Lack::Approver) {
        const int beyond = tenthsOf(m_estimate->text()).value_or(0) - std::max(0, m_hours.left());
        m_approverField->setIssue(tr("%1 more than are left: name who is asked to approve it.")
                                      .arg(words::hoursText(beyond)));
        m_approver->setFocus(Qt::ShortcutFocusReason);
    }
}

void HoursPage::focusFirst()
{
    m_estimate->setFocus(Qt::ShortcutFocusReason);
}

void HoursPage::showEffect()
{
    const std::optional<int> tenths = tenthsOf(m_estimate->text());
    const QString approver = m_approver->text().simplified();
    const bool reserves = tenths && approver.isEmpty() && *tenths <= m_hours.left();
    m_bar->show(m_hours.guaranteed, m_hours.reservedTenths(), reserves ? *tenths : 0);
    m_bar->setAccessibleName(m_left->text());
    if (!tenths)
        m_effect->say(tr("Without an estimate nothing is reserved; Product makes one."));
    else if (!approver.isEmpty())
        m_effect->say(tr("%1 is asked to approve %2; nothing is reserved.")
                          .arg(words::shortened(approver, 60), words::hoursText(*tenths)));
    else if (reserves)
        m_effect->say(
            tr("%1 are reserved; %2 stay.")
                .arg(words::hoursText(*tenths), words::hoursText(m_hours.left() - *tenths)));
    else
        m_effect->say(tr("%1 more than are left: it needs an approval by name.")
                          .arg(words::hoursText(*tenths - std::max(0, m_hours.left()))));
}

} // namespace gander::ui
