// SPDX-License-Identifier: GPL-3.0-or-later

// How the contracts page is laid out.

#include "ui/classify/pageparts.h"
#include "ui/customers/contractkeeper.h"
#include "ui/customers/contractspage.h"
#include "ui/customers/impactpanel.h"
#include "ui/customers/termsform.h"
#include "ui/customers/versionlist.h"
#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/textblock.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gander::ui {

namespace {

constexpr int leftWidth = 184;
constexpr int rightWidth = 398;
constexpr int wideFrom = 1100; // else the right goes below the middle

} // namespace

QWidget *ContractsPage::makeHead()
{
    Looks &looks = m_around.looks;
    auto *head = new QWidget(this);
    m_title = say(looks, Voice::Page, Tone::Primary, head);
    m_title->setObjectName(QStringLiteral("contractTitle"));
    m_title->setMinimumWidth(1);
    m_subtitle = say(looks, Voice::Small, Tone::Second, head);
    m_subtitle->setObjectName(QStringLiteral("contractSubtitle"));
    m_discard = new Button(looks, tr("Discard draft"), {}, {}, ButtonForm::Quiet, head);
    m_discard->setObjectName(QStringLiteral("contractDiscard"));
    m_compare = new Button(looks, {}, QStringLiteral("git-compare"), {}, ButtonForm::Plain, head);
    m_compare->setObjectName(QStringLiteral("contractCompare"));
    m_compare->setCheckable(true);
    m_force =
        new Button(looks, {}, QStringLiteral("check"), tr("Ctrl ↵"), ButtonForm::Primary, head);
    m_force->setObjectName(QStringLiteral("contractForce"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_subtitle, 1);
    row->addWidget(m_discard);
    row->addWidget(m_compare);
    row->addWidget(m_force);
    return head;
}

QWidget *ContractsPage::makeLeft()
{
    Looks &looks = m_around.looks;
    m_left = new QWidget(this);
    m_names = new QComboBox(m_left);
    m_names->setObjectName(QStringLiteral("contractNames"));
    m_names->setAccessibleName(tr("Contract of"));
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_names->setMinimumContentsLength(6);
    m_new = new Button(
        looks, tr("New contract…"), QStringLiteral("plus"), {}, ButtonForm::Plain, m_left);
    m_new->setObjectName(QStringLiteral("contractNew"));
    m_newName = new LineEntry(m_left);
    m_newName->setObjectName(QStringLiteral("contractNewName"));
    m_newName->setAccessibleName(tr("Customer of the new contract"));
    m_newName->setPlaceholderText(tr("Customer’s name"));
    m_newName->hide();
    m_start = new Button(looks, {}, QStringLiteral("pencil"), {}, ButtonForm::Plain, m_left);
    m_start->setObjectName(QStringLiteral("contractStart"));
    m_import = new Button(
        looks, tr("Import JSON…"), QStringLiteral("file-json"), {}, ButtonForm::Quiet, m_left);
    m_import->setObjectName(QStringLiteral("contractImport"));
    m_import->setAccessibleName(tr("Import a contract from JSON"));
    m_export = new Button(
        looks, tr("Export JSON…"), QStringLiteral("file-down"), {}, ButtonForm::Quiet, m_left);
    m_export->setObjectName(QStringLiteral("contractExport"));
    m_export->setAccessibleName(tr("Export this version as JSON"));

    m_versions = new VersionModel(this);
    m_list = new QListView(m_left);
    m_list->setObjectName(QStringLiteral("contractVersions"));
    m_list->setAccessibleName(tr("Versions"));
    m_list->setModel(m_versions);
    m_list->setItemDelegate(new VersionDelegate(looks, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(1);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    setGround(*m_list->viewport(), QPalette::AlternateBase);

    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(8, 12, 8, 10);
    column->setSpacing(8);
    column->addWidget(m_names);
    column->addWidget(m_new);
    column->addWidget(m_newName);
    column->addWidget(say(looks, Voice::Medium, Tone::Second, m_left, tr("Versions")));
    column->addWidget(m_start);
    column->addWidget(m_list, 1);
    auto *past = sayLong(looks, Voice::Small, Tone::Second, m_left,
        tr("Past versions are read only. What they judged stays judged."));
    column->addWidget(past);
    column->addWidget(m_import);
    column->addWidget(m_export);
    setGround(*m_left, QPalette::AlternateBase);
    return m_left;
}

QWidget *ContractsPage::makeAbout()
{
    Looks &looks = m_around.looks;
    m_about = new QWidget(this);
    m_aboutWords = sayLong(looks, Voice::Section, Tone::Primary, m_about);
    m_aboutWords->setObjectName(QStringLiteral("aboutVersion"));
    m_aboutMore = new TextBlock(looks, m_about);
    m_aboutMore->label()->setObjectName(QStringLiteral("aboutVersionMore"));
    const auto dress = [this] {
        inkText(m_around.looks, *m_aboutMore->label(), Voice::Body, Tone::Second);
    };
    connect(&looks, &Looks::changed, m_about, dress);
    dress();
    auto *column = new QVBoxLayout(m_about);
    column->setContentsMargins(18, 12, 18, 12);
    column->setSpacing(8);
    column->addWidget(m_aboutWords);
    column->addWidget(m_aboutMore);
    column->addStretch(1);
    return m_about;
}

void ContractsPage::layOutPanes()
{
    Looks &looks = m_around.looks;
    m_form = new TermsForm(looks, this);
    m_impact = new ImpactPanel(looks, m_around.zone, this);
    m_right = new QStackedWidget(this);
    m_right->addWidget(m_impact);
    m_right->addWidget(makeAbout());
    m_empty = sayLong(looks, Voice::Body, Tone::Second, this,
        tr("No contract yet: every customer has the standard plan. A new contract begins as a "
           "draft of it."));
    m_empty->setObjectName(QStringLiteral("contractsEmpty"));
    m_empty->setContentsMargins(16, 16, 16, 16);

    auto *inside = new QWidget(this);
    m_middle = new QVBoxLayout(inside);
    m_middle->setContentsMargins(0, 0, 0, 0);
    m_middle->setSpacing(0);
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_form);
    m_middle->addStretch(1);
    m_scroll = scrolled(inside, this);
    m_scroll->setObjectName(QStringLiteral("contractScroll"));

    auto *sideInside = new QWidget(this);
    m_sideColumn = new QVBoxLayout(sideInside);
    m_sideColumn->setContentsMargins(0, 0, 0, 0);
    m_sideColumn->addWidget(m_right);
    m_side = new QWidget(this);
    auto *sideRow = new QHBoxLayout(m_side);
    sideRow->setContentsMargins(0, 0, 0, 0);
    sideRow->setSpacing(0);
    sideRow->addWidget(new Hairline(looks, m_side, Qt::Vertical));
    sideRow->addWidget(scrolled(sideInside, m_side, QPalette::AlternateBase), 1);

    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(makeLeft());
    panes->addWidget(new Hairline(looks, this, Qt::Vertical));
    panes->addWidget(m_scroll, 1);
    panes->addWidget(m_side);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(looks, this));
    column->addLayout(panes, 1);
    setGround(*this, QPalette::Base);
    connect(&looks, &Looks::changed, this, &ContractsPage::takeLooks);
    takeLooks();
}

void ContractsPage::takeLooks()
{
    const Looks &looks = m_around.looks;
    m_left->setFixedWidth(looks.px(leftWidth));
    m_side->setFixedWidth(looks.px(rightWidth));
    setWide(width() >= looks.px(wideFrom));
}

void ContractsPage::setWide(bool wide)
{
    m_subtitle->setVisible(wide);
    m_side->setVisible(wide);
    if (wide == m_wide)
        return;
    m_wide = wide;
    setGround(*m_right, wide ? QPalette::AlternateBase : QPalette::Base);
    if (wide)
        m_sideColumn->addWidget(m_right);
    else
        m_middle->insertWidget(2, m_right); // below the form
}

void ContractsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setWide(event->size().width() >= m_around.looks.px(wideFrom));
}

} // namespace gander::ui
