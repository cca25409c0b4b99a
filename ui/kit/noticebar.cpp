// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/noticebar.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace gander::ui {

namespace {

// Long enough to read it and to reach for Undo.
constexpr int doneStaysMs = 12'000;
// Around the card.
constexpr int aside = 12;
constexpr int above = 6;

} // namespace

NoticeBar::NoticeBar(Looks &looks, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
    , m_icon(plainLabel({}, this))
    , m_words(plainLabel({}, this))
    , m_undo(new Button(looks, tr("Undo"), {}, tr("Ctrl Z"), ButtonForm::Link, this))
    , m_act(new Button(looks, {}, {}, {}, ButtonForm::Link, this))
    , m_close(new QToolButton(this))
    , m_leave(new QTimer(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_words->setObjectName(QStringLiteral("noticeWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo->setObjectName(QStringLiteral("noticeUndo"));
    m_act->setObjectName(QStringLiteral("noticeAct"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAutoRaise(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(aside + 14, above + 5, aside + 8, above + 5);
    line->setSpacing(9);
    line->addWidget(m_icon);
    line->addWidget(m_words, 1);
    line->addWidget(m_undo);
    line->addWidget(m_act);
    line->addWidget(m_close);
    m_leave->setSingleShot(true);
    m_leave->setInterval(doneStaysMs);
    connect(m_leave, &QTimer::timeout, this, &NoticeBar::dismiss);
    connect(m_undo, &QPushButton::clicked, this, &NoticeBar::undoWanted);
    connect(m_act, &QPushButton::clicked, this, [this] {
        const auto then = m_then;
        dismiss();
        if (then)
            then();
    });
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(&looks, &Looks::changed, this, &NoticeBar::dress);
    dress();
    hide();
}

QString NoticeBar::sentence() const
{
    return isHidden() ? QString() : m_words->text();
}

void NoticeBar::showDone(const QString &sentence, bool undoable)
{
    show(sentence, false, undoable);
    m_leave->start();
}

void NoticeBar::showFault(const QString &sentence)
{
    show(sentence, true, false);
    m_leave->stop();
}

void NoticeBar::showFaultWith(
    const QString &sentence, const QString &act, const std::function<void()> &then)
{
    showFault(sentence);
    m_then = then;
    m_act->setText(act);
    m_act->setAccessibleName(act);
    m_act->setVisible(true);
}

void NoticeBar::dismiss()
{
    m_leave->stop();
    hide();
}

void NoticeBar::show(const QString &sentence, bool fault, bool undoable)
{
    m_fault = fault;
    m_words->setText(clamped(sentence));
    m_undo->setVisible(undoable);
    m_act->setVisible(false);
    m_then = {};
    setAccessibleName(sentence);
    dress();
    setVisible(true);
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void NoticeBar::dress()
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(m_fault ? Band::Critical : Band::Met);
    const int px = m_looks.px(16);
    m_icon->setPixmap(m_looks.icon(
        m_fault ? QStringLiteral("triangle-alert") : QStringLiteral("circle-check"), ink.mark, px));
    m_words->setFont(m_looks.font(FontRole::Body));
    m_close->setIcon(m_looks.icon(QStringLiteral("x"), theme.secondary, m_looks.px(14)));
    update();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(m_fault ? Band::Critical : Band::Met);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_fault ? ink.mark : theme.strong);
    painter.setBrush(m_fault ? ink.tint : theme.raised);
    const QRectF card = QRectF(rect()).marginsRemoved(QMarginsF(aside, above, aside, above));
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace gander::ui
