// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/memo/namechips.h"

#include "ui/kit/flowlayout.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace gander::ui {
namespace {

constexpr int shownLetters = 60;

// The chip's ground; its words and buttons are children.
class NameChip final : public QWidget
{
public:
    NameChip(Looks &looks, QWidget *parent)
        : QWidget(parent)
        , m_looks(looks)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_looks.theme().divider, 1));
        painter.setBrush(m_looks.theme().sunken);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }

private:
    Looks &m_looks;
};

} // namespace

NameChips::NameChips(Looks &looks, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setAccessibleName(accessibleName);
    m_row = new FlowLayout(this, 6);
    m_field = new LineEntry(this);
    m_field->setObjectName(QStringLiteral("ccAdd"));
    m_field->setAccessibleName(tr("Add a name to %1").arg(accessibleName));
    m_field->setPlaceholderText(tr("Add a name"));
    m_field->setMaximumWidth(200);
    m_row->addWidget(m_field);
    connect(m_field, &QLineEdit::editingFinished, this, &NameChips::add);
}

void NameChips::setNames(const QStringList &names, const QStringList &locked, const QString &rule)
{
    if (names == m_names && locked == m_locked && rule == m_rule)
        return;
    m_names = names;
    m_locked = locked;
    m_rule = rule;
    build();
}

void NameChips::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    build();
}

void NameChips::build()
{
    m_row->removeWidget(m_field);
    clearLayout(*m_row);
    for (const QString &name : m_names) {
        auto *chip = new NameChip(m_looks, this);
        chip->setAccessibleName(name);
        auto *row = new QHBoxLayout(chip);
        row->setContentsMargins(8, 2, 4, 2);
        row->setSpacing(5);
        row->addWidget(
            say(m_looks, Voice::Small, Tone::Primary, chip, oneLine(name, shownLetters)));
        if (m_locked.contains(name)) {
            row->addWidget(say(m_looks, Voice::Small, Tone::Second, chip, m_rule));
            row->addWidget(new Glyph(m_looks, QStringLiteral("lock"), Tone::Second, chip));
        } else if (!m_readOnly) {
            auto *button = new QToolButton(chip);
            button->setObjectName(QStringLiteral("remove-") + name);
            button->setAccessibleName(tr("Remove %1").arg(name));
            button->setAutoRaise(true);
            button->setIcon(
                QIcon(m_looks.icon(QStringLiteral("x"), m_looks.theme().secondary, 14)));
            button->setFixedSize(24, 24);
            // The chip, and with it the button, is built anew by what follows.
            connect(
                button, &QToolButton::clicked, this, [this, name] { remove(name); },
                Qt::QueuedConnection);
            row->addWidget(button);
        } else {
            row->addSpacing(4);
        }
        m_row->addWidget(chip);
        chip->show();
    }
    m_row->addWidget(m_field);
    m_field->setVisible(!m_readOnly);
}

void NameChips::add()
{
    const QString name = m_field->text().simplified();
    m_field->clear();
    if (name.isEmpty() || m_names.contains(name, Qt::CaseInsensitive))
        return;
    m_names.append(name);
    build();
    emit edited(m_names);
}

void NameChips::remove(const QString &name)
{
    if (!m_names.removeOne(name))
        return;
    build();
    m_field->setFocus();
    emit edited(m_names);
}

} // namespace gander::ui
