// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/troublepage.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/describe.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int troubleWidth = 720;
constexpr int troubleMargin = 24;
constexpr int troubleIcon = 28;

} // namespace

TroublePage::TroublePage(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_words(new QWidget(this))
    , m_offers(new QWidget(m_words))
    , m_icon(plainLabel({}, m_words))
    , m_title(plainLabel({}, m_words))
    , m_sentence(plainLabel({}, m_words))
    , m_path(plainLabel({}, m_words))
    , m_detail(plainLabel({}, m_words))
{
    setObjectName(QStringLiteral("troublePage"));
    m_title->setObjectName(QStringLiteral("troubleTitle"));
    m_sentence->setObjectName(QStringLiteral("troubleSentence"));
    m_path->setObjectName(QStringLiteral("troublePath"));
    m_detail->setObjectName(QStringLiteral("troubleDetail"));
    for (QLabel *label : {m_title, m_sentence, m_path, m_detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_icon->setAlignment(Qt::AlignHCenter);
    for (QLabel *label : {m_path, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *grid = new QGridLayout(m_offers);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    makeWay(WayOut::Restore, "troubleRestore");
    makeWay(WayOut::Recover, "troubleRecover");
    makeWay(WayOut::ReadOnly, "troubleReadOnly");
    makeWay(WayOut::Again, "troubleAgain");
    makeWay(WayOut::Open, "troubleOpen");
    makeWay(WayOut::New, "troubleNew");
    makeWay(WayOut::Report, "troubleReport");

    // Not aligned by the layout: words that wrap would then get the height of one line.
    auto *words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, troubleMargin, 0, troubleMargin);
    words->setSpacing(8);
    for (QWidget *part : {m_icon, m_title, m_sentence, m_path, m_detail})
        words->addWidget(part);
    words->addSpacing(16);
    words->addWidget(m_offers);
    auto *content = new QWidget(this);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_words);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->addStretch(1);
    column->addLayout(middle);
    column->addStretch(2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scrolled(content, this));
    setGround(*this, QPalette::Base);

    connect(&looks, &Looks::changed, this, &TroublePage::takeLooks);
    m_icon->hide(); // nothing is said until something is known
    offer({}, {});
    takeLooks();
}

void TroublePage::makeWay(WayOut way, const char *name)
{
    auto *button = new Button(m_looks, wayName(way), {}, {}, ButtonForm::Plain, m_offers);
    button->setObjectName(QLatin1StringView(name));
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // all as wide as the widest
    auto *consequence = sayLong(m_looks, Voice::Body, Tone::Second, m_offers);
    consequence->setObjectName(QLatin1StringView(name) + QStringLiteral("Why"));
    connect(button, &QPushButton::clicked, this, [this, way] { emit wanted(way); });
    m_ways[way] = {button, consequence};
}

void TroublePage::offer(const std::vector<WayOut> &ways, const Trouble &trouble)
{
    auto *grid = static_cast<QGridLayout *>(m_offers->layout());
    for (auto &[way, parts] : m_ways) {
        grid->removeWidget(parts.button);
        grid->removeWidget(parts.consequence);
        parts.button->hide();
        parts.consequence->hide();
    }
    m_first = nullptr;
    QWidget *before = nullptr;
    int row = 0;
    for (const WayOut way : ways) {
        const Way &parts = m_ways[way];
        const QString consequence = wayConsequence(way, trouble);
        parts.button->setForm(row == 0 ? ButtonForm::Primary : ButtonForm::Plain);
        parts.button->setAccessibleName(wayName(way));
        parts.button->setAccessibleDescription(consequence);
        parts.consequence->say(consequence);
        grid->addWidget(parts.button, row, 0);
        grid->addWidget(parts.consequence, row, 1);
        parts.button->show();
        parts.consequence->show();
        if (before)
            setTabOrder(before, parts.button);
        else
            m_first = parts.button;
        before = parts.button;
        ++row;
    }
}

void TroublePage::showFault(const Error &error, const QString &path)
{
    const Trouble trouble = Trouble::of(error, path);
    m_title->setText(troubleTitle(trouble));
    // What the engine says of a damaged file helps no one who is not of its trade.
    const bool damaged = error.kind == ErrorKind::Corrupt;
    m_sentence->setText(damaged
            ? tr("Its file does not hold what a desk's file must. It was not changed and is as it "
                 "was found: keep it until nothing more is wanted from it.")
            : clamped(words::describe(error, tr("open the desk"))));
    m_detail->setText(damaged ? clamped(error.detail) : QString());
    m_detail->setVisible(damaged);
    const QString file = QDir::toNativeSeparators(path);
    m_path->setText(clamped(file));
    m_path->setVisible(!m_sentence->text().contains(file)); // said once
    m_icon->show();
    offer(waysOut(trouble), trouble);
    begin();
}

void TroublePage::showEmpty(const QString &sentence)
{
    m_title->setText(tr("No desk is open"));
    m_sentence->setText(sentence);
    m_path->clear();
    m_detail->hide();
    m_icon->show();
    offer({WayOut::Open, WayOut::New}, {.kind = ErrorKind::Cancelled});
    begin();
}

void TroublePage::begin()
{
    if (m_first)
        m_first->setFocus(Qt::OtherFocusReason);
}

void TroublePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    takeLooks();
}

void TroublePage::takeLooks()
{
    m_icon->setPixmap(
        m_looks.icon(QStringLiteral("database"), m_looks.theme().secondary, troubleIcon));
    m_words->setFixedWidth(
        std::max(1, std::min(m_looks.px(troubleWidth), width() - 2 * troubleMargin)));
    m_title->setFont(m_looks.font(FontRole::Section));
    QPalette second = palette();
    second.setColor(QPalette::WindowText, m_looks.theme().secondary);
    for (QLabel *label : {m_path, m_detail}) {
        label->setPalette(second);
        label->setFont(m_looks.font(FontRole::Small));
    }
}

} // namespace gander::ui
