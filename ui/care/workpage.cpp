// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/workpage.h"

#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int workWidth = 560;
constexpr int wholeWork = 1000;

} // namespace

WorkPage::WorkPage(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_doing(sayLong(looks, Voice::Section, Tone::Primary, this))
    , m_meaning(sayLong(looks, Voice::Body, Tone::Second, this))
    , m_progress(new QProgressBar(this))
    , m_stop(makeButton(tr("Stop"), {}, tr("Esc"), looks, this))
{
    setObjectName(QStringLiteral("workPage"));
    m_doing->setObjectName(QStringLiteral("workDoing"));
    m_meaning->setObjectName(QStringLiteral("workMeaning"));
    m_progress->setObjectName(QStringLiteral("workProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setObjectName(QStringLiteral("workStop"));
    auto *middle = new QWidget(this);
    const auto widen = [&looks, middle] { middle->setFixedWidth(looks.px(workWidth)); };
    connect(&looks, &Looks::changed, this, widen);
    widen();
    auto *words = new QVBoxLayout(middle);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(m_doing), static_cast<QWidget *>(m_meaning),
             static_cast<QWidget *>(m_progress)})
        words->addWidget(part);
    words->addWidget(m_stop, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
    setGround(*this, QPalette::Base);
    setFocusProxy(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &WorkPage::stopWanted);
}

void WorkPage::begin(const QString &doing, const QString &meaning)
{
    m_doing->say(doing);
    m_meaning->say(meaning);
    setAccessibleName(doing);
    setProgress(-1);
    setFocus(Qt::OtherFocusReason);
}

void WorkPage::setProgress(int thousandths)
{
    m_progress->setRange(0, thousandths < 0 ? 0 : wholeWork);
    m_progress->setValue(thousandths);
}

void WorkPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit stopWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gander::ui
