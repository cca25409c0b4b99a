// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/past/pastbar.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace gander::ui {

namespace {

constexpr int hatchWidth = 22;

} // namespace

PastBar::PastBar(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_icon(plainLabel({}, this))
    , m_words(plainLabel({}, this))
    , m_other(
          new Button(looks, tr("Another instant..."), {}, tr("Ctrl T"), ButtonForm::Plain, this))
    , m_back(new Button(
          looks, tr("Back to now"), QStringLiteral("undo-2"), tr("Esc"), ButtonForm::Primary, this))
    , m_stop(new Button(looks, tr("Stop reading"), {}, tr("Esc"), ButtonForm::Plain, this))
{
    setObjectName(QStringLiteral("pastBar"));
    m_words->setObjectName(QStringLiteral("pastWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_other->setObjectName(QStringLiteral("pastOther"));
    m_back->setObjectName(QStringLiteral("pastBack"));
    m_stop->setObjectName(QStringLiteral("pastStop"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(hatchWidth + 10, 7, 14, 8);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_stop);
    row->addWidget(m_other);
    row->addWidget(m_back);
    connect(m_other, &QPushButton::clicked, this, &PastBar::otherWanted);
    connect(m_back, &QPushButton::clicked, this, &PastBar::backWanted);
    connect(m_stop, &QPushButton::clicked, this, &PastBar::stopWanted);
    connect(&looks, &Looks::changed, this, &PastBar::takeLooks);
    takeLooks();
    hide();
}

QString PastBar::sentence() const
{
    return isHidden() ? QString() : m_words->text();
}

void PastBar::showPast(const QString &instant)
{
    say(tr("As of %1, by what is known today. Nothing can be changed here.").arg(instant), false);
}

void PastBar::showReading(const QString &instant)
{
    say(instant.isEmpty() ? tr("Reading what is now…")
                          : tr("Reading the desk as of %1…").arg(instant),
        true);
}

void PastBar::say(const QString &sentence, bool reading)
{
    m_words->setText(sentence);
    setAccessibleName(sentence);
    m_stop->setVisible(reading);
    m_other->setVisible(!reading);
    m_back->setVisible(!reading);
    setVisible(true);
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void PastBar::takeLooks()
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(Band::Paused);
    m_icon->setPixmap(m_looks.icon(QStringLiteral("history"), ink.text, m_looks.px(16)));
    m_words->setFont(m_looks.font(FontRole::BodyMedium));
    QPalette words = m_words->palette();
    words.setColor(QPalette::WindowText, theme.text);
    m_words->setPalette(words);
    update();
}

void PastBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(Band::Paused);
    QPainter painter(this);
    painter.fillRect(rect(), ink.tint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), ink.mark);
    // Hatched at the leading edge, as what stands still is everywhere.
    const QRect hatch =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, hatchWidth, height() - 1));
    painter.setClipRect(hatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.mark, 2, Qt::SolidLine, Qt::FlatCap));
    for (int x = hatch.left() - height(); x < hatch.right() + 2; x += 7)
        painter.drawLine(QPointF(x, height()), QPointF(x + height(), 0));
}

} // namespace gander::ui
