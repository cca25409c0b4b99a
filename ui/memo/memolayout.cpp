// SPDX-License-Identifier: GPL-3.0-or-later

// The memo page put together: head, form, foot, preview and keys.

#include "ui/memo/memopage.h"

#include "ui/kit/flowlayout.h"
#include "ui/classify/pageparts.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/memo/memokeeper.h"
#include "ui/memo/memopreview.h"
#include "ui/memo/memostates.h"
#include "ui/memo/namechips.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace gander::ui {

QWidget *MemoPage::makeHead()
{
    Looks &looks = m_around.looks;
    auto *head = new QWidget(this);
    setGround(*head, QPalette::Base);
    auto *flow = new FlowLayout(head, 12, true);
    flow->setContentsMargins(14, 8, 14, 8);
    auto *what = new QWidget(head);
    auto *row = new QHBoxLayout(what);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_title = say(looks, Voice::Page, Tone::Primary, head);
    m_title->setObjectName(QStringLiteral("memoTitle"));
    m_incident = new Button(looks, {}, {}, {}, ButtonForm::Link, head);
    m_incident->setObjectName(QStringLiteral("memoIncident"));
    m_incident->setAccessibleName(tr("Open the incident"));
    m_customer = say(looks, Voice::Small, Tone::Second, head);
    m_outcomeMark = new Glyph(looks, QStringLiteral("mouse-pointer-click"), Tone::Second, head);
    m_outcome = say(looks, Voice::Small, Tone::Primary, head);
    m_states = new MemoStates(looks, head);
    m_print = new Button(looks, tr("Print…"), {}, {}, ButtonForm::Plain, head);
    m_print->setObjectName(QStringLiteral("memoPrint"));
    m_export = new Button(
        looks, tr("Export PDF…"), QStringLiteral("file-down"), {}, ButtonForm::Plain, head);
    m_export->setObjectName(QStringLiteral("memoExport"));
    m_onward = new Button(looks, tr("Approve"), {}, tr("Ctrl ↵"), ButtonForm::Primary, head);
    m_onward->setObjectName(QStringLiteral("memoOnward"));
    row->addWidget(m_title);
    row->addWidget(m_incident);
    row->addWidget(m_customer);
    row->addWidget(m_outcomeMark);
    row->addWidget(m_outcome);
    auto *acts = new QWidget(head);
    auto *buttons = new QHBoxLayout(acts);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->addWidget(m_print);
    buttons->addWidget(m_export);
    buttons->addWidget(m_onward);
    flow->addWidget(what);
    flow->addWidget(m_states);
    flow->addWidget(acts);
    connect(m_incident, &QAbstractButton::clicked, this,
        [this] { emit incidentWanted(m_keeper->detail().incident.id); });
    connect(m_print, &QAbstractButton::clicked, this, &MemoPage::print);
    connect(m_export, &QAbstractButton::clicked, this, &MemoPage::exportPdf);
    connect(m_onward, &QAbstractButton::clicked, this, &MemoPage::goOn);
    return head;
}

QWidget *MemoPage::makeForm()
{
    Looks &looks = m_around.looks;
    auto *form = new QWidget(this);
    m_column = new QVBoxLayout(form);
    m_column->setContentsMargins(20, 14, 20, 14);
    m_column->setSpacing(14);

    m_notice = new QWidget(form);
    m_notice->setObjectName(QStringLiteral("memoNotice"));
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(0, 0, 0, 0);
    notice->setSpacing(8);
    m_noticeMark = new Glyph(looks, QStringLiteral("stamp"), Tone::Second, m_notice);
    m_noticeWords = sayLong(looks, Voice::Body, Tone::Primary, m_notice);
    m_noticeWords->setObjectName(QStringLiteral("memoNoticeWords"));
    notice->addWidget(m_noticeMark);
    notice->addWidget(m_noticeWords, 1);
    m_notice->hide();
    m_column->addWidget(m_notice);

    m_conflict = new QWidget(form);
    m_conflict->setObjectName(QStringLiteral("memoConflict"));
    auto *conflict = new QHBoxLayout(m_conflict);
    conflict->setContentsMargins(0, 0, 0, 0);
    conflict->addWidget(
        new Glyph(looks, QStringLiteral("triangle-alert"), Tone::Critical, m_conflict));
    m_conflictWords = sayLong(looks, Voice::Body, Tone::Primary, m_conflict);
    conflict->addWidget(m_conflictWords, 1);
    auto *theirs = new Button(looks, tr("Take theirs"), {}, {}, ButtonForm::Plain, m_conflict);
    theirs->setObjectName(QStringLiteral("memoTakeTheirs"));
    auto *mine = new Button(looks, tr("Keep mine"), {}, {}, ButtonForm::Plain, m_conflict);
    mine->setObjectName(QStringLiteral("memoKeepMine"));
    conflict->addWidget(theirs);
    conflict->addWidget(mine);
    m_conflict->hide();
    m_column->addWidget(m_conflict);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    m_to = new LineEntry(form);
    m_to->setObjectName(QStringLiteral("memoTo"));
    m_cc = new NameChips(looks, tr("CC"), form);
    m_cc->setObjectName(QStringLiteral("memoCc"));
    m_subject = new LineEntry(form);
    m_subject->setObjectName(QStringLiteral("memoSubject"));
    const auto addRow = [&](const QString &name, QWidget *field) {
        const int at = grid->rowCount();
        auto *label = say(looks, Voice::Body, Tone::Second, form, name);
        label->setBuddy(field);
        field->setAccessibleName(name);
        grid->addWidget(label, at, 0, Qt::AlignVCenter);
        grid->addWidget(field, at, 1);
    };
    addRow(tr("To"), m_to);
    addRow(tr("CC"), m_cc);
    addRow(tr("Subject"), m_subject);
    m_column->addLayout(grid);
    m_column->addStretch(1);

    connect(m_to, &QLineEdit::textEdited, m_keeper, &MemoKeeper::setTo);
    connect(m_subject, &QLineEdit::textEdited, m_keeper, &MemoKeeper::setSubject);
    connect(m_cc, &NameChips::edited, m_keeper, &MemoKeeper::setCc);
    connect(theirs, &QAbstractButton::clicked, m_keeper, &MemoKeeper::takeTheirs);
    connect(mine, &QAbstractButton::clicked, this, [this] {
        m_conflict->hide();
        m_keeper->keepMine();
    });
    m_scroll = scrolled(form, this);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return m_scroll;
}

QWidget *MemoPage::makeFoot()
{
    Looks &looks = m_around.looks;
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 9, 20, 9);
    row->setSpacing(8);
    m_footMark = new Glyph(looks, QStringLiteral("circle-check"), Tone::Met, foot);
    m_footStrong = say(looks, Voice::Strong, Tone::Met, foot);
    m_footStrong->setObjectName(QStringLiteral("memoFoot"));
    m_footMore = sayLong(looks, Voice::Small, Tone::Second, foot);
    m_footMore->setObjectName(QStringLiteral("memoFootMore"));
    m_goTo = new Button(looks, tr("Go to it"), {}, tr("F8"), ButtonForm::Link, foot);
    m_goTo->setObjectName(QStringLiteral("memoGoTo"));
    row->addWidget(m_footMark);
    row->addWidget(m_footStrong);
    row->addWidget(m_footMore, 1);
    row->addWidget(m_goTo);
    connect(m_goTo, &QAbstractButton::clicked, this, &MemoPage::nextLack);
    return foot;
}

QWidget *MemoPage::makePreviewSide()
{
    Looks &looks = m_around.looks;
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget(side);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 4, 14, 4);
    row->setSpacing(6);
    auto *live = say(looks, Voice::Small, Tone::Second, head, tr("Live preview"));
    m_fitMark = new Glyph(looks, QStringLiteral("check"), Tone::Met, head);
    m_fit = say(looks, Voice::Small, Tone::Met, head);
    m_fit->setObjectName(QStringLiteral("memoFit"));
    auto *paper = new QComboBox(head);
    paper->setObjectName(QStringLiteral("memoPaper"));
    paper->setAccessibleName(tr("Paper"));
    paper->addItems({tr("A4"), tr("Letter")});
    auto *smaller = new Button(looks, {}, QStringLiteral("zoom-out"), {}, ButtonForm::Quiet, head);
    smaller->setAccessibleName(tr("Smaller"));
    auto *zoom = say(looks, Voice::Small, Tone::Second, head);
    auto *larger = new Button(looks, {}, QStringLiteral("zoom-in"), {}, ButtonForm::Quiet, head);
    larger->setAccessibleName(tr("Larger"));
    row->addWidget(live);
    row->addWidget(m_fitMark);
    row->addWidget(m_fit);
    row->addStretch(1);
    row->addWidget(paper);
    row->addWidget(smaller);
    row->addWidget(zoom);
    row->addWidget(larger);
    column->addWidget(head);
    m_preview = new MemoPreview(side);
    m_preview->setObjectName(QStringLiteral("memoPreview"));
    m_preview->setAccessibleName(tr("Preview of the page"));
    column->addWidget(m_preview, 1);

    const auto showZoom = [this, zoom, smaller, larger] {
        zoom->say(tr("%1 %").arg(m_preview->zoom()));
        smaller->setEnabled(m_preview->canZoomOut());
        larger->setEnabled(m_preview->canZoomIn());
    };
    connect(smaller, &QAbstractButton::clicked, m_preview, &MemoPreview::zoomOut);
    connect(larger, &QAbstractButton::clicked, m_preview, &MemoPreview::zoomIn);
    connect(m_preview, &MemoPreview::zoomChanged, this, showZoom);
    connect(paper, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_keeper->setPaper(index == 1 ? memo::Paper::Letter : memo::Paper::A4);
        if (m_keeper->isOpen())
            showPreview();
    });
    connect(m_preview, &MemoPreview::laidOut, this, [this](const memo::MemoLayout &layout) {
        m_fit->say(MemoPreview::fitText(layout));
        const Tone tone = layout.pages > 1 ? Tone::Second : Tone::Met;
        m_fit->setTone(tone);
        m_fitMark->set(layout.pages > 1 ? QStringLiteral("files") : QStringLiteral("check"), tone);
    });
    const auto dress = [this] {
        const Theme &theme = m_around.looks.theme();
        m_preview->setColours(theme.sunken, theme.strong, theme.accent);
    };
    connect(&looks, &Looks::changed, this, dress);
    dress();
    showZoom();
    return side;
}

void MemoPage::makeKeys()
{
    const auto key = [this](const QKeySequence &sequence, void (MemoPage::*slot)()) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(QKeySequence(Qt::Key_F8), &MemoPage::nextLack);
    key(QKeySequence(Qt::SHIFT | Qt::Key_F8), &MemoPage::lastLack);
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), &MemoPage::goOn);
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), &MemoPage::goOn);
    key(QKeySequence(Qt::CTRL | Qt::Key_E), &MemoPage::exportPdf);
    key(QKeySequence(Qt::CTRL | Qt::Key_P), &MemoPage::print);
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), &MemoPage::togglePreview);
    key(QKeySequence(Qt::Key_Escape), &MemoPage::leave);
}

} // namespace gander::ui
