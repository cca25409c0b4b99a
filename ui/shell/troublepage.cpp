// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/troublepage.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/words/describe.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int troubleWidth = 560;
constexpr int troubleIcon = 28;

// A damaged or newer desk may still be readable, and a held one surely is.
bool mayBeRead(ErrorKind kind)
{
    return kind == ErrorKind::Held || kind == ErrorKind::Unavailable || kind == ErrorKind::Full
        || kind == ErrorKind::Corrupt;
}

} // namespace

TroublePage::TroublePage(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_words(new QWidget(this))
    , m_icon(plainLabel({}, this))
    , m_title(plainLabel({}, this))
    , m_sentence(plainLabel({}, this))
    , m_path(plainLabel({}, this))
    , m_readOnly(makeButton(tr("Open read-only"), {}, {}, looks, this))
    , m_again(makeButton(tr("Try again"), {}, {}, looks, this))
    , m_open(makeButton(tr("Open another desk..."), {}, {}, looks, this))
    , m_new(makeButton(tr("Make a new desk..."), {}, {}, looks, this))
{
    setObjectName(QStringLiteral("troublePage"));
    m_title->setObjectName(QStringLiteral("troubleTitle"));
    m_sentence->setObjectName(QStringLiteral("troubleSentence"));
    m_path->setObjectName(QStringLiteral("troublePath"));
    m_readOnly->setObjectName(QStringLiteral("troubleReadOnly"));
    m_again->setObjectName(QStringLiteral("troubleAgain"));
    m_open->setObjectName(QStringLiteral("troubleOpen"));
    m_new->setObjectName(QStringLiteral("troubleNew"));
    for (QLabel *label : {m_title, m_sentence, m_path}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_icon->setAlignment(Qt::AlignHCenter);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {m_readOnly, m_again, m_open, m_new})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(1);
    // Not aligned by the layout: words that wrap would then get the height of one line.
    auto *words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : {m_icon, m_title, m_sentence, m_path})
        words->addWidget(part);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_words);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(2);
    setLayout(column);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    connect(m_readOnly, &QPushButton::clicked, this, &TroublePage::readOnlyWanted);
    connect(m_again, &QPushButton::clicked, this, &TroublePage::againWanted);
    connect(m_open, &QPushButton::clicked, this, &TroublePage::openWanted);
    connect(m_new, &QPushButton::clicked, this, &TroublePage::newWanted);
    connect(&looks, &Looks::changed, this, &TroublePage::takeLooks);
    // Nothing is said until something is known.
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_readOnly),
             static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_open),
             static_cast<QWidget *>(m_new)})
        part->hide();
    takeLooks();
}

void TroublePage::showFault(const Error &error, const QString &path)
{
    m_title->setText(tr("The desk is not open"));
    m_sentence->setText(words::describe(error, tr("open the desk")));
    const QString file = QDir::toNativeSeparators(path);
    m_path->setText(file);
    m_path->setVisible(!m_sentence->text().contains(file)); // said once
    m_icon->show();
    m_open->show();
    m_new->show();
    m_readOnly->setVisible(mayBeRead(error.kind));
    m_again->setVisible(true);
    (mayBeRead(error.kind) ? m_readOnly : m_again)->setFocus(Qt::OtherFocusReason);
}

void TroublePage::showEmpty(const QString &sentence)
{
    m_title->setText(tr("No desk is open"));
    m_sentence->setText(sentence);
    m_path->clear();
    m_icon->show();
    m_open->show();
    m_new->show();
    m_readOnly->hide();
    m_again->hide();
    m_open->setFocus(Qt::OtherFocusReason);
}

void TroublePage::takeLooks()
{
    m_icon->setPixmap(
        m_looks.icon(QStringLiteral("database"), m_looks.theme().secondary, troubleIcon));
    m_words->setFixedWidth(m_looks.px(troubleWidth));
    m_title->setFont(m_looks.font(FontRole::Section));
    QPalette second = palette();
    second.setColor(QPalette::WindowText, m_looks.theme().secondary);
    m_path->setPalette(second);
    m_path->setFont(m_looks.font(FontRole::Small));
}

} // namespace gander::ui
