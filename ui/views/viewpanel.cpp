// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewpanel.h"

#include "ui/kit/button.h"
#include "ui/kit/entries.h"
#include "ui/kit/field.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/views/viewwords.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int panelWidth = 340;
constexpr int panelPadding = 16;
constexpr int panelRadius = 7;
constexpr int panelGap = 4; // to what it stands beside

} // namespace

ViewPanel::ViewPanel(Looks &looks, const Zone &zone, QWidget *parent)
    : QFrame(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_title(plainLabel({}, this))
    , m_query(plainLabel({}, this))
    , m_name(new LineEntry(this))
    , m_field(new Field(looks, tr("Name"), m_name, this))
    , m_shared(new QCheckBox(tr("Show to everyone on this desk"), this))
    , m_save(new Button(looks, tr("Save view"), {}, tr("↵"), ButtonForm::Primary, this))
    , m_cancel(new Button(looks, tr("Cancel"), {}, tr("Esc"), ButtonForm::Plain, this))
{
    setObjectName(QStringLiteral("viewPanel"));
    m_title->setObjectName(QStringLiteral("viewPanelTitle"));
    m_query->setObjectName(QStringLiteral("viewPanelQuery"));
    m_name->setObjectName(QStringLiteral("viewName"));
    m_shared->setObjectName(QStringLiteral("viewShared"));
    m_shared->setAccessibleName(m_shared->text());
    m_save->setObjectName(QStringLiteral("viewSave"));
    m_cancel->setObjectName(QStringLiteral("viewCancel"));
    for (QLabel *label : {m_title, m_query})
        label->setTextFormat(Qt::PlainText);
    m_query->setWordWrap(true);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelPadding, 14, panelPadding, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_query);
    column->addWidget(m_field);
    column->addWidget(m_shared);
    column->addLayout(foot);
    setTabOrder(m_name, m_shared);
    setTabOrder(m_shared, m_cancel);
    setTabOrder(m_cancel, m_save);

    parent->installEventFilter(this);
    connect(m_name, &QLineEdit::textEdited, this, &ViewPanel::nameEdited);
    connect(m_save, &QPushButton::clicked, this, &ViewPanel::commit);
    connect(m_cancel, &QPushButton::clicked, this, &ViewPanel::leave);
    connect(&looks, &Looks::changed, this, &ViewPanel::takeLooks);
    takeLooks();
    hide();
}

void ViewPanel::open(const SavedView &view, const std::vector<SavedView> &own, QWidget *beside)
{
    m_view = view;
    m_own = own;
    m_beside = beside;
    const QString title = view.id != 0 ? tr("Rename this view") : tr("Save this view");
    m_title->setText(title);
    setAccessibleName(title);
    m_query->setText(view.query.isEmpty() ? tr("All incidents") : view.query);
    m_name->setText(view.name);
    m_shared->setChecked(view.shared);
    nameEdited();
    showIssue(queryIssue(view.query, m_zone));
    // A list of completions would keep the focus.
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    show();
    raise();
    m_name->selectAll();
    m_name->setFocus(Qt::ShortcutFocusReason);
}

void ViewPanel::leave()
{
    if (isHidden())
        return;
    // Nothing within may keep the focus while it hides: it would go anywhere.
    hide();
    emit left();
}

void ViewPanel::showIssue(const QString &issue)
{
    m_field->setIssue(issue);
    place();
}

// Another view of its owner under the name that is typed.
const SavedView *ViewPanel::namesake() const
{
    const auto at = std::ranges::find_if(m_own, [this](const SavedView &one) {
        return one.id != m_view.id && isSameName(one.name, m_name->text());
    });
    return at == m_own.end() ? nullptr : &*at;
}

void ViewPanel::nameEdited()
{
    m_askedToReplace = false;
    m_save->setText(m_view.id != 0 ? tr("Rename view") : tr("Save view"));
    m_save->setAccessibleName(m_save->text());
    showIssue({});
}

void ViewPanel::commit()
{
    QString issue = nameIssue(m_name->text());
    if (issue.isEmpty())
        issue = queryIssue(m_view.query, m_zone);
    const SavedView *other = namesake();
    if (issue.isEmpty() && other && m_view.id != 0)
        issue = tr("You have another view of that name.");
    if (!issue.isEmpty()) {
        showIssue(issue);
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (other && !m_askedToReplace) {
        m_askedToReplace = true;
        m_save->setText(tr("Replace it"));
        m_save->setAccessibleName(m_save->text());
        m_save->updateGeometry();
        showIssue(tr("You have a view of that name. Replace it, or choose another name."));
        return;
    }
    SavedView view = m_view;
    view.name = m_name->text().trimmed();
    view.shared = m_shared->isChecked();
    if (other)
        view.id = other->id;
    emit wanted(view);
}

void ViewPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_cancel->hasFocus())
            leave();
        else
            commit();
    } else
        QFrame::keyPressEvent(event);
}

// It goes with what it stands beside, once that has its new place.
bool ViewPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        QMetaObject::invokeMethod(this, &ViewPanel::place, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void ViewPanel::place()
{
    QRect beside;
    if (m_beside && m_beside->window() == window())
        beside = {m_beside->mapTo(parentWidget(), QPoint()), m_beside->size()};
    const QRect room = parentWidget()->rect();
    const int width = std::min(m_looks.px(panelWidth), room.width());
    setFixedWidth(width);
    layout()->activate();
    const int height =
        std::max(layout()->totalHeightForWidth(width), layout()->minimumSize().height());
    // Its trailing edge under that of what it belongs to.
    int left = isRightToLeft() ? beside.left() : beside.right() + 1 - width;
    left = std::clamp(left, room.left(), std::max(room.left(), room.right() + 1 - width));
    const int top = std::clamp(beside.bottom() + 1 + panelGap, room.top(),
        std::max(room.top(), room.bottom() + 1 - height));
    setGeometry(left, top, width, height);
}

void ViewPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.strong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), panelRadius, panelRadius);
}

void ViewPanel::takeLooks()
{
    m_title->setFont(m_looks.font(FontRole::Section));
    m_query->setFont(m_looks.font(FontRole::Small));
    m_name->setFont(m_looks.font(FontRole::Body));
    m_shared->setFont(m_looks.font(FontRole::Body));
    QPalette quiet = m_looks.theme().palette();
    quiet.setColor(QPalette::WindowText, m_looks.theme().secondary);
    m_query->setPalette(quiet);
    if (isVisible())
        place();
}

} // namespace gander::ui
