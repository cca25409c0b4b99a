// SPDX-License-Identifier: GPL-3.0-or-later

// All parts of the kit on one sheet as the design's first picture has them, to be held beside it.

#include "ui/kit/button.h"
#include "ui/kit/countdown.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/parts.h"
#include "ui/kit/plainlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDateTimeEdit>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace gander;
using namespace gander::ui;

namespace {

// Paints the parts that have no widget of their own.
class Canvas final : public QWidget
{
public:
    Canvas(const Looks &looks, QSize size, std::function<void(QPainter &)> paint)
        : m_paint(std::move(paint))
    {
        setFixedSize(QSize(looks.px(size.width()), looks.px(size.height())));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_paint(painter);
    }

private:
    std::function<void(QPainter &)> m_paint;
};

struct State {
    const char *name;
    Countdown countdown;
};

QLabel *head(const Looks &looks, const QString &text)
{
    auto *label = plainLabel(text, nullptr);
    QFont font = looks.font(FontRole::Small);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    QPalette palette = looks.theme().palette();
    palette.setColor(QPalette::WindowText, looks.theme().secondary);
    label->setPalette(palette);
    return label;
}

QWidget *states(const Looks &looks)
{
    const auto row = [](const char *name, Band band, const char *words, double left,
                         double target = -1) {
        return State{name,
            {.band = band,
                .words = QString::fromUtf8(words),
                .left = left,
                .target = target,
                .hasBar = true}};
    };
    const QList<State> all{row("On track", Band::Calm, "Due in 7 h 10 min", 0.6, 0.43),
        row("At risk", Band::AtRisk, "Due in 2 h 45 min", 0.23),
        row("Critical", Band::Critical, "Due in 35 min", 0.05),
        row("Overdue", Band::Breached, "Overdue by 45 min", 1),
        row("Paused", Band::Paused, "Paused, 6 h left", 0.5),
        row("Met", Band::Met, "Met, 2 h early", 1),
        row("Met late", Band::MetLate, "Met 40 min late", 1),
        row("None", Band::None, "Not started", 0)};
    return new Canvas(looks, {452, 34 * 8}, [&looks, all](QPainter &painter) {
        const Theme &theme = looks.theme();
        int y = 0;
        for (const State &state : all) {
            const QRect line(0, y, looks.px(452), looks.px(34));
            painter.setFont(looks.font(FontRole::Body));
            painter.setPen(theme.secondary);
            painter.drawText(line, Qt::AlignVCenter, QLatin1String(state.name));
            paintCountdown(painter, looks, QRect(looks.px(88), y, looks.px(208), looks.px(34)),
                state.countdown);
            paintBar(painter, looks,
                QRectF(looks.px(304), y + looks.px(14), looks.px(90), looks.px(5)),
                state.countdown.band, state.countdown.left, state.countdown.target);
            painter.fillRect(QRect(0, line.bottom(), line.width(), 1), theme.divider);
            y += looks.px(34);
        }
    });
}

QWidget *marks(const Looks &looks)
{
    return new Canvas(looks, {452, 90}, [&looks](QPainter &painter) {
        const Theme &theme = looks.theme();
        int x = 0;
        for (const Severity severity : allSeverities) {
            const QRect badge(QPoint(x, looks.px(4)), severityBadgeSize(looks));
            paintSeverity(painter, looks, badge, severity);
            x += looks.px(60);
        }
        x = 0;
        for (const Outcome outcome : allOutcomes) {
            painter.drawPixmap(x, looks.px(36),
                looks.icon(outcomeIcon(outcome), theme.category(outcome).mark, looks.px(14)));
            x += looks.px(60);
        }
        x = 0;
        for (const auto &[name, isMe] :
            QList<std::pair<QString, bool>>{{QStringLiteral("Lena Ortiz"), true},
                {QStringLiteral("Priya Nair"), false}, {QString(), false}}) {
            paintPerson(
                painter, looks, QRectF(x, looks.px(62), looks.px(22), looks.px(22)), name, isMe);
            x += looks.px(40);
        }
        for (const QString &key : {QStringLiteral("C"), QStringLiteral("Ctrl Z")}) {
            const QRect cap(QPoint(x, looks.px(64)), keycapSize(looks, key));
            paintKeycap(painter, looks, cap, key, theme.secondary, theme.sunken, theme.strong);
            x += looks.px(60);
        }
    });
}

QWidget *buttons(const Looks &looks, ButtonForm form, const QString &text, const QString &key)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString &cap = {}) {
        auto *button = new Button(looks, text, {}, cap, form, box);
        row->addWidget(button);
        return button;
    };
    add(key);
    add()->setAttribute(Qt::WA_UnderMouse);
    add()->setDown(true);
    add()->setProperty("ring", true);
    add()->setEnabled(false);
    auto *glyph = new Button(looks, text, QStringLiteral("list-checks"), key, form, box);
    row->addWidget(glyph);
    row->addStretch(1);
    return box;
}

QWidget *notice(Looks &looks, int which)
{
    auto *bar = new NoticeBar(looks);
    if (which == 0)
        bar->showFault(
            QStringLiteral("Could not classify G-2388: Priya Nair changed it at 14:18."));
    else if (which == 1)
        bar->showDone(QStringLiteral("12 incidents assigned to DevOps."), true);
    return bar;
}

QTableWidget *table()
{
    auto *rows = new QTableWidget(5, 3);
    rows->setHorizontalHeaderLabels(
        {QStringLiteral("Time left"), QStringLiteral("ID"), QStringLiteral("Incident")});
    for (int row = 0; row < 5; ++row) {
        rows->setItem(row, 0, new QTableWidgetItem(QStringLiteral("Due in 7 h 10 min")));
        rows->setItem(row, 1, new QTableWidgetItem(QStringLiteral("G-2391")));
        rows->setItem(row, 2, new QTableWidgetItem(QStringLiteral("XPath filter ignores class")));
    }
    rows->item(1, 0)->setCheckState(Qt::Checked);
    rows->verticalHeader()->hide();
    rows->setShowGrid(false);
    rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    rows->selectRow(2);
    rows->setSortingEnabled(true);
    rows->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    rows->horizontalHeader()->setStretchLastSection(true);
    rows->setFixedHeight(150);
    return rows;
}

QWidget *choices()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *on = new QCheckBox(QStringLiteral("On"));
    on->setChecked(true);
    auto *half = new QCheckBox(QStringLiteral("Half"));
    half->setTristate(true);
    half->setCheckState(Qt::PartiallyChecked);
    auto *off = new QCheckBox(QStringLiteral("Off"));
    off->setEnabled(false);
    auto *one = new QRadioButton(QStringLiteral("One"));
    one->setChecked(true);
    for (QWidget *widget :
        QList<QWidget *>{on, half, off, new QCheckBox(QStringLiteral("None")), one,
            new QRadioButton(QStringLiteral("Two")), new QPushButton(QStringLiteral("Stock"))})
        row->addWidget(widget);
    auto *tool = new QToolButton;
    tool->setText(QStringLiteral("Tool"));
    tool->setCheckable(true);
    tool->setChecked(true);
    row->addWidget(tool);
    row->addStretch(1);
    return box;
}

QWidget *fields(Looks &looks)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(10);
    grid->addWidget(new QLineEdit(QStringLiteral("Meridian Bank")), 0, 0);
    auto *focused = new QLineEdit(QStringLiteral("Meridian"));
    focused->setObjectName(QStringLiteral("focused"));
    grid->addWidget(focused, 0, 1);
    auto *wrong =
        new Field(looks, QStringLiteral("Day"), new QLineEdit(QStringLiteral("31 Nov 2026")));
    wrong->setIssue(QStringLiteral("November has 30 days"));
    grid->addWidget(wrong, 1, 0);
    auto *fixed = new QLineEdit(QStringLiteral("Version 2, read only"));
    fixed->setReadOnly(true);
    grid->addWidget(new Field(looks, QStringLiteral("Version"), fixed), 1, 1, Qt::AlignTop);
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("Versionista"), QStringLiteral("Fluxguard")});
    grid->addWidget(combo, 2, 0);
    auto *typed = new QComboBox;
    typed->setEditable(true);
    typed->setEditText(QStringLiteral("Fluxguard"));
    grid->addWidget(typed, 2, 1);
    auto *search = new QLineEdit;
    search->setPlaceholderText(QStringLiteral("Add a filter"));
    search->setClearButtonEnabled(true);
    grid->addWidget(search, 3, 0);
    grid->addWidget(new QDateTimeEdit, 3, 1);
    auto *text = new QPlainTextEdit(QString(QStringLiteral("Line of text\n")).repeated(9));
    text->setFixedHeight(70);
    grid->addWidget(text, 4, 0);
    auto *progress = new QProgressBar;
    progress->setValue(40);
    grid->addWidget(progress, 4, 1, Qt::AlignTop);
    return box;
}

QWidget *menu()
{
    auto *made = new QMenu;
    made->addAction(QStringLiteral("Classify"))->setShortcut(QKeySequence(QStringLiteral("C")));
    QAction *chosen = made->addAction(QStringLiteral("Assign..."));
    made->addSeparator();
    QAction *ticked = made->addAction(QStringLiteral("Compact rows"));
    ticked->setCheckable(true);
    ticked->setChecked(true);
    made->addAction(QStringLiteral("Resolve"))->setEnabled(false);
    made->addMenu(QStringLiteral("Export"))->addAction(QStringLiteral("CSV"));
    made->setActiveAction(chosen);
    made->setWindowFlags(Qt::Widget);
    made->setFixedSize(made->sizeHint());
    return made;
}

QWidget *type(const Looks &looks)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    for (const FontRole role :
        {FontRole::Tile, FontRole::Title, FontRole::Page, FontRole::Section, FontRole::Body,
            FontRole::BodyMedium, FontRole::BodyStrong, FontRole::Small, FontRole::Caption}) {
        auto *label = plainLabel(QStringLiteral("96.4 % of incidents, 11:11 to 20:00"), box);
        label->setFont(looks.font(role));
        column->addWidget(label);
    }
    return box;
}

QWidget *sheet(Looks &looks)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(28);
    const auto column = [&](const QList<std::pair<QString, QWidget *>> &parts) {
        auto *made = new QVBoxLayout;
        made->setSpacing(8);
        for (const auto &[name, part] : parts) {
            if (!name.isEmpty())
                made->addWidget(head(looks, name));
            made->addWidget(part, 0, Qt::AlignTop);
            if (!name.isEmpty())
                made->addSpacing(2);
        }
        made->addStretch(1);
        columns->addLayout(made, 1);
    };
    column({{QStringLiteral("States of a clock: shape, word, colour, bar"), states(looks)},
        {QStringLiteral("Severity, category, people, keys"), marks(looks)},
        {QStringLiteral("Choices"), choices()}, {QStringLiteral("Table"), table()}});
    column({{QStringLiteral("Buttons: rest, hover, pressed, focus, off"),
                buttons(
                    looks, ButtonForm::Primary, QStringLiteral("Classify"), QStringLiteral("C"))},
        {QString(),
            buttons(looks, ButtonForm::Plain, QStringLiteral("Assign"), QStringLiteral("A"))},
        {QString(),
            buttons(looks, ButtonForm::Quiet, QStringLiteral("Leave"), QStringLiteral("Esc"))},
        {QString(), buttons(looks, ButtonForm::Link, QStringLiteral("Show"), QStringLiteral("E"))},
        {QStringLiteral("Fields: rest, focus, wrong, read only"), fields(looks)},
        {QStringLiteral("What went wrong, in place"), notice(looks, 0)},
        {QString(), notice(looks, 1)}});
    column({{QStringLiteral("Type"), type(looks)}, {QStringLiteral("Menu"), menu()},
        {QStringLiteral("The bird"), [&looks] {
             return new Canvas(looks, {432, 130}, [](QPainter &painter) {
                 int x = 0;
                 for (const int side : {128, 64, 32, 24, 16}) {
                     QIcon(QStringLiteral(":/icons/gander.svg"))
                         .paint(&painter, QRect(x, 0, side, side));
                     x += side + 12;
                 }
             });
         }()}});
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("png"), QStringLiteral("Where to"), QStringLiteral("file")},
        {QStringLiteral("dark"), QStringLiteral("The dark theme")},
        {QStringLiteral("scale"), QStringLiteral("Text size"), QStringLiteral("percent"),
            QStringLiteral("100")}});
    options.process(app);
    Looks looks;
    looks.setDark(options.isSet(QStringLiteral("dark")));
    looks.setScale(options.value(QStringLiteral("scale")).toDouble() / 100);
    looks.dress(app);
    const std::unique_ptr<QWidget> page(sheet(looks));
    page->resize(page->sizeHint().expandedTo(QSize(1440, 900)));
    page->show();
    // Only one can have the focus, so the others are shown as if.
    for (QPushButton *button : page->findChildren<QPushButton *>())
        if (button->property("ring").toBool())
            (new QFocusFrame(page.get()))->setWidget(button);
    if (auto *focused = page->findChild<QWidget *>(QStringLiteral("focused")))
        focused->setFocus();
    QApplication::processEvents();
    if (!options.isSet(QStringLiteral("png")))
        return QApplication::exec();
    return page->grab().save(options.value(QStringLiteral("png"))) ? 0 : 1;
}
