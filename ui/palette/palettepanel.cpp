// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettepanel.h"

#include "models/domain/foldedtext.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/ticker.h"
#include "ui/palette/namematch.h"
#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettefinder.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

constexpr int paletteWidth = 600;
constexpr int paletteTop = 56;
constexpr int paletteEdge = 12;
constexpr int paletteRadius = 7;
constexpr int mostRowsSeen = 11;
constexpr size_t mostOfAKind = 8;
constexpr qsizetype longestName = 160;

// The best of 'rows' for 'words', as many as are allowed; in their order where they fit alike.
std::vector<PaletteRow> bestOf(
    const std::vector<PaletteRow> &rows, const QStringList &words, size_t most)
{
    std::vector<std::pair<int, const PaletteRow *>> fits;
    for (const PaletteRow &row : rows) {
        if (const auto fit = fitOf(words, foldedText(row.name)))
            fits.emplace_back(*fit * 2 + (row.holds ? 0 : 1), &row);
    }
    std::ranges::stable_sort(fits, {}, &std::pair<int, const PaletteRow *>::first);
    std::vector<PaletteRow> best;
    for (const auto &[fit, row] : fits) {
        if (best.size() < most)
            best.push_back(*row);
    }
    return best;
}

std::vector<PaletteRow> customerRows(const QStringList &names)
{
    std::vector<PaletteRow> rows;
    for (const QString &name : names) {
        PaletteRow row;
        row.kind = PaletteRow::Kind::Customer;
        row.name = name;
        row.detail = QCoreApplication::translate("gander::ui::PalettePanel", "Customer");
        row.icon = QStringLiteral("users-round");
        rows.push_back(row);
    }
    return rows;
}

} // namespace

PalettePanel::PalettePanel(const Surroundings &around, QWidget *parent)
    : QFrame(parent)
    , m_around(around)
    , m_finder(new PaletteFinder(around, this))
    , m_model(new PaletteModel(this))
    , m_field(new LineEntry(this))
    , m_list(new QListView(this))
    , m_note(plainLabel({}, this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Any act, incident, customer or view"));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(accessibleName());
    m_field->setPlaceholderText(tr("An act, incident, customer or view"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What the words name"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(around.looks, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the arrows of the field go through it
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName(QStringLiteral("paletteNote"));
    m_note->setContentsMargins(paletteEdge, 0, paletteEdge, 0);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, paletteEdge, 1, paletteEdge);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(paletteEdge, 0, paletteEdge, 0);
    row->addWidget(m_field);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);

    parent->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PalettePanel::typed);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        choose();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &PalettePanel::tellCurrent);
    connect(m_finder, &PaletteFinder::customersRead, this, &PalettePanel::offer);
    connect(m_finder, &PaletteFinder::found, this, &PalettePanel::showIncidents);
    connect(m_finder, &PaletteFinder::failed, this, &PalettePanel::failed);
    connect(&around.looks, &Looks::changed, this, &PalettePanel::takeLooks);
    takeLooks();
    hide();
}

void PalettePanel::open(std::vector<PaletteRow> acts, const std::vector<SavedView> &views)
{
    m_acts = std::move(acts);
    m_views.clear();
    for (const SavedView &view : views) {
        PaletteRow row;
        row.kind = PaletteRow::Kind::View;
        row.name = view.name;
        row.detail = view.owner == m_around.actor.name
            ? tr("View")
            : tr("View of %1").arg(words::shortened(view.owner, longestName));
        row.icon = QStringLiteral("bookmark");
        row.view = view.id;
        m_views.push_back(row);
    }
    // A list of completions would keep the focus.
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    m_before = QApplication::focusWidget();
    m_incidents.clear();
    m_chooseFirst = false;
    m_field->clear();
    m_finder->begin();
    show();
    raise();
    typed();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void PalettePanel::leave()
{
    if (isHidden())
        return;
    QWidget *before = m_before;
    hideAway();
    if (before && before->isVisible() && before->isEnabled())
        before->setFocus(Qt::OtherFocusReason);
    else
        emit lost();
}

void PalettePanel::hideAway()
{
    m_finder->stop();
    m_before.clear();
    hide();
}

void PalettePanel::typed()
{
    m_chosenByHand = false;
    m_chooseFirst = false;
    m_finder->find(m_field->text());
    offer();
}

void PalettePanel::showIncidents(const std::vector<IncidentRow> &incidents)
{
    m_incidents.clear();
    for (const IncidentRow &incident : incidents) {
        PaletteRow row;
        row.kind = PaletteRow::Kind::Incident;
        row.name = tr("%1  %2", "number and title of an incident")
                       .arg(deskNumber(incident.id), words::shortened(incident.title, longestName));
        const QString customer = words::shortened(incident.customer, longestName);
        const QString when = words::urgencyWords(incident.urgency, m_around.ticker.now());
        row.detail = customer.isEmpty() ? when
            : when.isEmpty()            ? customer
                                        : tr("%1 · %2").arg(customer, when);
        row.icon = QStringLiteral("inbox");
        row.incident = incident.id;
        m_incidents.push_back(row);
    }
    offer();
    if (std::exchange(m_chooseFirst, false) && m_model->rowCount() > 0)
        choose();
}

void PalettePanel::offer()
{
    const QStringList words = foldedWords(m_field->text());
    std::vector<PaletteRow> rows;
    const auto add = [&rows](const std::vector<PaletteRow> &more) {
        rows.insert(rows.end(), more.begin(), more.end());
    };
    if (words.isEmpty()) {
        for (const PaletteRow &act : m_acts) {
            if (act.holds)
                rows.push_back(act);
        }
        add(m_views);
    } else {
        add(bestOf(m_acts, words, mostOfAKind));
        add(bestOf(m_views, words, mostOfAKind));
        add(bestOf(customerRows(m_finder->customers()), words, mostOfAKind));
        add(m_incidents);
        // What cannot be done now stands last.
        std::ranges::stable_partition(rows, &PaletteRow::holds);
    }
    for (PaletteRow &row : rows) {
        if (row.kind == PaletteRow::Kind::View)
            row.name = words::shortened(row.name, longestName);
    }

    const int was = m_list->currentIndex().row();
    const auto before = m_chosenByHand && was >= 0
        ? std::optional(m_model->rows()[static_cast<size_t>(was)])
        : std::nullopt;
    m_model->setRows(std::move(rows));
    int current = 0;
    if (before) {
        const auto at = std::ranges::find_if(
            m_model->rows(), [&before](const PaletteRow &row) { return row.isSame(*before); });
        if (at != m_model->rows().end())
            current = static_cast<int>(at - m_model->rows().begin());
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(current));
    const bool nothing = m_model->rowCount() == 0;
    m_note->setVisible(nothing);
    m_note->setText(!nothing ? QString()
            : m_finder->isAsking()
            ? tr("Looking for it…")
            : tr("Nothing has that name. Search the list with / for words within incidents."));
    m_list->setVisible(!nothing);
    tellCurrent();
    place();
}

void PalettePanel::step(int direction)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    // Round and round: the last is one step from the first.
    const int row = (m_list->currentIndex().row() + direction + count) % count;
    m_chosenByHand = true;
    m_list->setCurrentIndex(m_model->index(row));
}

void PalettePanel::choose()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || m_model->rowCount() == 0) {
        m_chooseFirst = m_finder->isAsking();
        return;
    }
    takeIt(PaletteRow(m_model->rows()[static_cast<size_t>(row)]));
}

void PalettePanel::takeIt(const PaletteRow &row)
{
    if (!row.holds || (row.kind == PaletteRow::Kind::Act && !(row.act && row.act->isEnabled()))) {
        m_note->setText(tr("That is not possible here."));
        m_note->show();
        place();
        return;
    }
    // First back to where one was: an act is for what was chosen there.
    leave();
    switch (row.kind) {
    case PaletteRow::Kind::Act:
        row.act->trigger();
        break;
    case PaletteRow::Kind::View:
        emit viewChosen(row.view);
        break;
    case PaletteRow::Kind::Customer:
        emit customerChosen(row.name);
        break;
    case PaletteRow::Kind::Incident:
        emit incidentChosen(row.incident);
        break;
    }
}

// The focus stays in the field, so it is the field that tells which row Enter takes.
void PalettePanel::tellCurrent()
{
    const int row = m_list->currentIndex().row();
    const QString spoken = row >= 0 && row < m_model->rowCount()
        ? spokenRow(m_model->rows()[static_cast<size_t>(row)])
        : m_note->text();
    if (m_field->accessibleDescription() == spoken)
        return;
    m_field->setAccessibleDescription(spoken);
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool PalettePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        // It goes with the window, once that has its new size.
        if (event->type() == QEvent::Resize && isVisible())
            QMetaObject::invokeMethod(this, &PalettePanel::place, Qt::QueuedConnection);
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // A click elsewhere closes it; another window does not.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::MouseFocusReason)
            hideAway();
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int now = m_list->currentIndex().row();
        const int to = key->key() == Qt::Key_PageDown ? now + mostRowsSeen : now - mostRowsSeen;
        step(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1)) - now);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void PalettePanel::place()
{
    if (!isVisible())
        return;
    const QRect room = parentWidget()->rect();
    const int width = std::min(m_around.looks.px(paletteWidth), room.width() - 2 * paletteEdge);
    const int top = std::min(m_around.looks.px(paletteTop), room.height() / 8);
    const int rows = std::min(m_model->rowCount(), mostRowsSeen);
    int height = m_field->sizeHint().height() + 2 * paletteEdge + 2;
    if (rows > 0)
        height += rows * m_list->sizeHintForRow(0) + 8;
    if (!m_note->isHidden())
        height += m_note->sizeHint().height() + 8;
    setGeometry((room.width() - width) / 2, top, width,
        std::min(height, room.height() - top - paletteEdge));
    if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex());
}

void PalettePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_around.looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.strong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), paletteRadius, paletteRadius);
}

void PalettePanel::takeLooks()
{
    const Looks &looks = m_around.looks;
    m_field->setFont(looks.font(FontRole::Section));
    m_note->setFont(looks.font(FontRole::Small));
    QPalette quiet = looks.theme().palette();
    quiet.setColor(QPalette::WindowText, looks.theme().secondary);
    m_note->setPalette(quiet);
    QPalette ground = looks.theme().palette();
    ground.setColor(QPalette::Base, looks.theme().raised);
    m_list->setPalette(ground);
    place();
}

} // namespace gander::ui
