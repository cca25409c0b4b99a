// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keyspage.h"

#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/shell/actions.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <utility>
#include <vector>

namespace gander::ui {

namespace {

constexpr int keysMargin = 24;
constexpr int columnGap = 48;
constexpr int columnsOfKeys = 3;

struct KeyLine {
    QString keys;
    QString text;
};
using KeyGroup = std::pair<QString, std::vector<KeyLine>>;

QString nativeKeys(const char *portable)
{
    QStringList native;
    const QStringList texts = QString::fromLatin1(portable).split(QLatin1Char(' '));
    for (const QString &text : texts)
        native << QKeySequence::fromString(text, QKeySequence::PortableText)
                      .toString(QKeySequence::NativeText);
    return native.join(QLatin1Char(' '));
}

std::vector<KeyGroup> keyGroups(const Actions &actions)
{
    std::vector<KeyGroup> groups;
    const auto lines = [&groups](const QString &name) -> std::vector<KeyLine> & {
        for (auto &[known, found] : groups) {
            if (known == name)
                return found;
        }
        return groups.emplace_back(name, std::vector<KeyLine>()).second;
    };
    for (const ActionRow &row : Actions::table()) {
        if (*row.keys != '\0')
            lines(Actions::groupName(row.group))
                .push_back({nativeKeys(row.keys), actions.at(row.what)->text()});
    }
    for (const PageKey &key : Actions::pageKeys())
        lines(Actions::pageName(key)).push_back({nativeKeys(key.keys), Actions::pageKeyText(key)});
    return groups;
}

} // namespace

KeysPage::KeysPage(Looks &looks, const Actions &actions, QWidget *parent)
    : Sheet(looks, parent)
{
    setObjectName(QStringLiteral("keysPage"));
    setTitle(tr("Keys"));
    setSubtitle(tr("Single letters act in lists and pages, never in a text field."));
    setBody(makeBody(looks, actions));
    connect(&looks, &Looks::changed, this,
        [this, &looks, &actions] { setBody(makeBody(looks, actions)); });
    auto *leave = makeButton(tr("Back"), QStringLiteral("arrow-left"), tr("Esc"), looks, this);
    leave->setObjectName(QStringLiteral("keysLeave"));
    connect(leave, &QPushButton::clicked, this, &KeysPage::left);
    addFootLeft(leave);
    setFocusProxy(leave);
}

void KeysPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        Sheet::keyPressEvent(event);
}

QWidget *KeysPage::makeBody(Looks &looks, const Actions &actions)
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(keysMargin, keysMargin, keysMargin, keysMargin);
    row->setSpacing(columnGap);
    std::vector<QGridLayout *> columns;
    for (int i = 0; i < columnsOfKeys; ++i) {
        auto *column = new QVBoxLayout;
        columns.push_back(new QGridLayout);
        columns.back()->setHorizontalSpacing(16);
        columns.back()->setVerticalSpacing(6);
        column->addLayout(columns.back());
        column->addStretch(1);
        row->addLayout(column);
    }
    row->addStretch(1);
    for (const auto &[name, lines] : keyGroups(actions)) {
        // Into the shortest column so far.
        QGridLayout *grid = *std::ranges::min_element(columns, {}, &QGridLayout::rowCount);
        int line = grid->rowCount();
        auto *head = plainLabel(name, body);
        head->setFont(looks.font(FontRole::Section));
        head->setContentsMargins(0, line > 1 ? 12 : 0, 0, 2);
        grid->addWidget(head, line++, 0, 1, 2);
        for (const KeyLine &key : lines) {
            auto *keys = plainLabel(key.keys, body);
            QFont strong = looks.font(FontRole::BodyStrong);
            keys->setFont(strong);
            keys->setTextFormat(Qt::PlainText);
            auto *text = plainLabel(key.text, body);
            text->setTextFormat(Qt::PlainText);
            text->setAccessibleName(QStringLiteral("%1: %2").arg(key.keys, key.text));
            grid->addWidget(keys, line, 0);
            grid->addWidget(text, line++, 1);
        }
    }
    return body;
}

} // namespace gander::ui
