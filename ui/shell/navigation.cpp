// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/navigation.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/desk/hands.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/shell/actions.h"
#include "ui/shell/naventry.h"
#include "ui/shell/viewlist.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

constexpr int navWidth = 204;
constexpr int navCompactWidth = 72;
constexpr int navMargin = 8;
constexpr int avatarSize = 30;
constexpr int menuIcon = 16;
constexpr int firstPageId = 1000;   // in the group, behind the lists
constexpr int countLatestMs = 1000; // after the start, with or without a list

struct NavRow {
    QueryList list;
    Do go;
};

const std::vector<NavRow> &navRows()
{
    static const std::vector<NavRow> entries{
        {QueryList::Triage, Do::GoTriage},
        {QueryList::Mine, Do::GoMine},
        {QueryList::DevOps, Do::GoDevOps},
        {QueryList::Product, Do::GoProduct},
        {QueryList::Memos, Do::GoMemos},
        {QueryList::Open, Do::GoOpen},
    };
    return entries;
}

QString iconOf(Do what)
{
    for (const ActionRow &row : Actions::table()) {
        if (row.what == what)
            return QLatin1StringView(row.icon);
    }
    return {};
}

Query queryOf(QueryList list)
{
    return {.terms = {QueryTerm{.field = QueryField::In, .list = list}}};
}

QPixmap avatar(const QString &name, int size, const Looks &looks)
{
    constexpr double ratio = 2; // sharp on dense screens too
    QPixmap picture(QSize(size, size) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintPerson(painter, looks, QRectF(0, 0, size, size), name, true);
    return picture;
}

} // namespace

Navigation::Navigation(
    const Surroundings &around, const Actions &actions, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_group(new QButtonGroup(this))
    , m_scroll(nullptr)
    , m_views(new ViewList(around.looks, *m_group, around.actor.name, readOnly, this))
    , m_heading(plainLabel(tr("Queues"), this))
    , m_deskHeading(plainLabel(tr("Desk"), this))
    , m_avatar(plainLabel({}, this))
    , m_name(plainLabel({}, this))
    , m_role(plainLabel({}, this))
    , m_menu(new QToolButton(this))
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Lists"));
    m_scroll = makeLists(actions);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, navMargin + 4, 1, navMargin); // the line at the edge stays free
    column->setSpacing(1);
    column->addWidget(m_scroll, 1);
    column->addWidget(makePerson());

    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton *entry) {
        if (const SavedView *view = m_views->viewOf(entry)) {
            emit viewChosen(SavedView(*view));
            return;
        }
        const int id = m_group->id(entry);
        if (id >= firstPageId)
            emit pageChosen(static_cast<Do>(id - firstPageId));
        else
            emit listChosen(static_cast<QueryList>(id));
    });
    connect(m_menu, &QToolButton::clicked, this, &Navigation::menuWanted);
    connect(&around.desk, &desk::DeskService::changed, this, &Navigation::count);
    // What is overdue changes with time alone, and is shown to the minute.
    connect(&around.ticker, &Ticker::ticked, this, [this](Instant now) {
        if (now.ms / msPerMinute != m_countedMinute)
            count();
    });
    connect(&around.looks, &Looks::changed, this, &Navigation::takeLooks);
    takeLooks();
    setCompact(false);
}

// All entries; they scroll where there are more than the window has room for.
QScrollArea *Navigation::makeLists(const Actions &actions)
{
    auto *lists = new QWidget(this);
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins(navMargin, 0, navMargin - 1, 0);
    column->setSpacing(1);
    m_heading->setContentsMargins(navMargin, 0, 0, 6);
    column->addWidget(m_heading);
    for (const NavRow &row : navRows()) {
        m_entries.push_back(makeEntry(row.go, actions, static_cast<int>(row.list)));
        column->addWidget(m_entries.back());
    }
    column->addWidget(m_views);
    m_deskHeading->setContentsMargins(navMargin, navMargin * 2, 0, 6);
    column->addWidget(m_deskHeading);
    for (const Do page : pages()) {
        m_pageEntries.push_back(makeEntry(page, actions, firstPageId + static_cast<int>(page)));
        column->addWidget(m_pageEntries.back());
    }
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("navigationScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(lists);
    // The ground is the navigation's own.
    lists->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

// Arrows go on where the entries are out of sight.
bool Navigation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType())
        m_scroll->ensureWidgetVisible(static_cast<QWidget *>(watched), 0, navMargin);
    return QWidget::eventFilter(watched, event);
}

const std::vector<QueryList> &Navigation::lists()
{
    static const std::vector<QueryList> all = [] {
        std::vector<QueryList> found;
        for (const NavRow &row : navRows())
            found.push_back(row.list);
        return found;
    }();
    return all;
}

const std::vector<Do> &Navigation::pages()
{
    static const std::vector<Do> all{Do::GoBoard, Do::GoContracts};
    return all;
}

NavEntry *Navigation::makeEntry(Do go, const Actions &actions, int id)
{
    const QAction *action = actions.at(go);
    auto *entry = new NavEntry(iconOf(go), action->text(), m_around.looks, this);
    entry->setObjectName(action->objectName() + QStringLiteral("Entry"));
    entry->setStatusTip(plainTip(action->shortcut().toString(QKeySequence::NativeText)));
    entry->installEventFilter(this);
    m_group->addButton(entry, id);
    return entry;
}

void Navigation::setChosen(QueryList list)
{
    m_list = list;
    m_view.reset();
    showChosen();
}

void Navigation::setChosenView(std::optional<qint64> view)
{
    m_view = view;
    showChosen();
}

void Navigation::showChosen()
{
    QAbstractButton *entry = m_group->button(static_cast<int>(m_list));
    if (m_view)
        entry = m_views->entry(*m_view); // not before it is read
    if (entry)
        entry->setChecked(true);
}

void Navigation::setChosenPage(Do page)
{
    if (QAbstractButton *entry = m_group->button(firstPageId + static_cast<int>(page)))
        entry->setChecked(true);
}

std::optional<Do> Navigation::chosenPage() const
{
    const int id = m_group->checkedId(); // of a view it is less than that of any list
    return id < firstPageId ? std::nullopt : std::optional(static_cast<Do>(id - firstPageId));
}

void Navigation::setCounted(bool counted)
{
    m_counted = counted;
    if (counted) {
        count();
        return;
    }
    for (NavEntry *entry : m_entries)
        entry->setCount(std::nullopt);
    m_views->setCounts({});
}

void Navigation::setCompact(bool compact)
{
    m_compact = compact;
    for (const auto &entries : {m_entries, m_pageEntries}) {
        for (NavEntry *entry : entries)
            entry->setCompact(compact);
    }
    m_views->setCompact(compact);
    m_heading->setVisible(!compact);
    m_deskHeading->setVisible(!compact);
    m_name->setVisible(!compact);
    m_role->setVisible(!compact);
    m_avatar->setVisible(!compact);
    takeLooks();
}

QWidget *Navigation::menuButton() const
{
    return m_menu;
}

void Navigation::takeFocus()
{
    QAbstractButton *entry = m_group->checkedButton();
    (entry ? entry : m_group->buttons().constFirst())->setFocus(Qt::ShortcutFocusReason);
}

Result<Navigation::Counted> Navigation::read(
    const desk::Desk &desk, bool counted, Instant now, const QString &me, const Zone &zone)
{
    Counted read;
    auto views = desk.views(me);
    if (!views)
        return views.error();
    read.views = std::move(*views);
    if (!counted)
        return read;
    std::vector<Query> queries;
    for (const QueryList list : lists())
        queries.push_back(queryOf(list));
    for (const SavedView &view : read.views)
        queries.push_back(parseQuery(view.query, zone).query);
    auto counts = desk.keptCounts(queries, now, me);
    if (!counts)
        return counts.error();
    read.counts = std::move(*counts);
    return read;
}

void Navigation::readViews()
{
    m_countedMinute = m_around.ticker.now().ms / msPerMinute;
    ask(false);
    QTimer::singleShot(countLatestMs, this, &Navigation::countFirst);
}

void Navigation::countFirst()
{
    if (!m_hasCounted)
        count();
}

void Navigation::count()
{
    m_hasCounted = true;
    m_countedMinute = m_around.ticker.now().ms / msPerMinute;
    if (m_counting)
        m_countAgain = true;
    else
        ask(m_counted);
}

void Navigation::ask(bool counted)
{
    m_counting = true;
    const Instant now = m_around.ticker.now();
    desk::whenDone(m_around.desk.ask(
                       [counted, now, me = m_around.actor.name, zone = m_around.zone](
                           const desk::Desk &desk) { return read(desk, counted, now, me, zone); }),
        this, [this](const Result<Counted> &read) {
            m_counting = false;
            // A figure that is not known is not shown.
            take(read ? *read : Counted{m_views->views(), {}});
            if (!read)
                m_around.hands.fail(read.error(), tr("count the lists"));
            if (std::exchange(m_countAgain, false))
                count();
        });
}

void Navigation::take(const Counted &counted)
{
    std::vector<std::optional<ListCount>> counts = counted.counts;
    if (!m_counted)
        counts.clear();
    // Others may be asked for while the rest is read for the first time.
    const bool more = !std::ranges::all_of(counts, &std::optional<ListCount>::has_value);
    m_countAgain = m_countAgain || more;
    counts.resize(m_entries.size() + counted.views.size());
    const auto ofViews = counts.begin() + static_cast<qptrdiff>(m_entries.size());
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setCount(counts[i]);
    const bool others = counted.views != m_views->views();
    if (others) {
        m_views->setViews(counted.views);
        for (const SavedView &view : counted.views)
            m_views->entry(view.id)->installEventFilter(this);
        if (m_view && !chosenPage())
            showChosen();
    }
    m_views->setCounts({ofViews, counts.end()});
    if (others)
        emit viewsChanged();
}

QWidget *Navigation::makePerson()
{
    m_name->setObjectName(QStringLiteral("personName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setText(m_around.actor.name);
    m_role->setTextFormat(Qt::PlainText);
    m_role->setText(m_around.actor.role == Role::Manager ? tr("Manager") : tr("Agent"));
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setAutoRaise(true);
    m_menu->setFocusPolicy(Qt::TabFocus);

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_role);
    auto *person = new QWidget(this);
    auto *row = new QHBoxLayout(person);
    row->setContentsMargins(6 + navMargin, 10, 4 + navMargin, 2);
    row->setSpacing(8);
    row->addWidget(m_avatar);
    row->addLayout(names, 1);
    row->addWidget(m_menu);
    return person;
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_around.looks.theme();
    painter.fillRect(rect(), theme.window);
    const int edge = isLeftToRight() ? width() - 1 : 0;
    painter.fillRect(QRect(edge, 0, 1, height()), theme.divider);
    // Over the person, where the lists end.
    const int top = m_menu->parentWidget()->geometry().top();
    painter.fillRect(QRect(navMargin + 6, top, width() - 2 * navMargin - 12, 1), theme.divider);
}

void Navigation::takeLooks()
{
    const Looks &looks = m_around.looks;
    QFont heading = looks.font(FontRole::Small);
    heading.setWeight(QFont::DemiBold);
    m_heading->setFont(heading);
    m_deskHeading->setFont(heading);
    m_name->setFont(looks.font(FontRole::Body));
    m_role->setFont(looks.font(FontRole::Small));
    m_avatar->setPixmap(avatar(m_around.actor.name, looks.px(avatarSize), looks));
    m_menu->setIcon(
        looks.icon(QStringLiteral("settings"), looks.theme().secondary, looks.px(menuIcon)));
    m_menu->setIconSize(QSize(looks.px(menuIcon), looks.px(menuIcon)));
    QPalette second = palette();
    second.setColor(QPalette::WindowText, looks.theme().secondary);
    m_heading->setPalette(second);
    m_deskHeading->setPalette(second);
    m_role->setPalette(second);
    setFixedWidth(looks.px(m_compact ? navCompactWidth : navWidth));
    update();
}

} // namespace gander::ui
