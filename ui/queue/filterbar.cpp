// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/filterbar.h"

#include "models/domain/foldedtext.h"
#include "models/domain/query.h"
#include "models/domain/queryterms.h"
#include "ui/kit/entries.h"
#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/queue/querychip.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QStringListModel>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int restMs = 120;
constexpr int mostOffers = 12;

// Where the term begins that ends at the end of 'text': blanks between quotes do not part terms.
qsizetype startOfLastTerm(const QString &text)
{
    bool quoted = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'"')
            quoted = !quoted;
        else if (text.at(i).isSpace() && !quoted)
            start = i + 1;
    }
    return start;
}

// Quotes that a term left open would take in what comes behind it.
QString closed(const QString &term)
{
    const auto tokens = queryterms::tokensOf(term);
    return !tokens.empty() && tokens.back().open ? term + u'"' : term;
}

QString inQuotesIfNeeded(const QString &value)
{
    QString inner = value;
    const bool bare = !value.contains(u'"')
        && std::none_of(value.begin(), value.end(), [](QChar sign) { return sign.isSpace(); });
    return bare ? value : u'"' + inner.replace(u'"', QLatin1String("\"\"")) + u'"';
}

bool looksTyped(const QString &term)
{
    static const QRegularExpression typed(QStringLiteral("^-?[A-Za-z]+[:<>=]"));
    return typed.match(term).hasMatch();
}

} // namespace

FilterBar::FilterBar(const Looks &looks, const Zone &zone, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_zone(zone)
    , m_glass(plainLabel({}, this))
    , m_chipRow(new QHBoxLayout)
    , m_field(new LineEntry(this))
    , m_problem(plainLabel({}, this))
    , m_key(plainLabel(QStringLiteral("/"), this))
    , m_completer(new QCompleter(this))
    , m_offers(new QStringListModel(this))
{
    setObjectName(QStringLiteral("filterBar"));
    setFocusProxy(m_field);
    setCursor(Qt::IBeamCursor);
    m_field->setObjectName(QStringLiteral("filterField"));
    m_field->setAccessibleName(tr("Filter the list"));
    m_field->setAccessibleDescription(
        tr("Typed terms such as customer:acme or sev:1-2, or any words"));
    m_field->setFrame(false);
    m_field->setMinimumWidth(90);
    m_field->setPlaceholderText(tr("Add a filter: customer:acme  sev:1-2  due<4h  or any words"));
    m_field->installEventFilter(this);
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_key->setTextFormat(Qt::PlainText);
    m_key->setAlignment(Qt::AlignCenter);
    m_chipRow->setSpacing(6);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(9, 3, 8, 3);
    row->setSpacing(8);
    row->addWidget(m_glass, 0, Qt::AlignVCenter);
    row->addLayout(m_chipRow);
    row->addWidget(m_problem);
    row->addWidget(m_field, 1);
    row->addWidget(m_key, 0, Qt::AlignVCenter);

    m_completer->setModel(m_offers);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostOffers);
    m_completer->setWidget(m_field);
    m_completer->popup()->setObjectName(QStringLiteral("filterOffers"));

    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterBar::announce);
    connect(m_field, &QLineEdit::textEdited, this, &FilterBar::textEdited);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
        &FilterBar::takeCompletion);
    connect(&looks, &Looks::changed, this, &FilterBar::applyLooks);
    applyLooks();
}

void FilterBar::applyLooks()
{
    const Theme &theme = m_looks.theme();
    const QFont small = m_looks.font(FontRole::Small);
    m_glass->setPixmap(m_looks.icon(
        QStringLiteral("search"), theme.secondary, m_looks.px(16), devicePixelRatioF()));
    m_field->setFont(small);
    m_problem->setFont(small);
    m_key->setFont(m_looks.font(FontRole::Caption));
    // The field stands on the bar's own ground and edge.
    QPalette field = m_field->palette();
    field.setColor(QPalette::Base, Qt::transparent);
    field.setColor(QPalette::Text, theme.text);
    field.setColor(QPalette::PlaceholderText, theme.tertiary);
    m_field->setPalette(field);
    QPalette problem = m_problem->palette();
    problem.setColor(QPalette::WindowText, theme.state(Band::Critical).text);
    m_problem->setPalette(problem);
    QPalette key = m_key->palette();
    key.setColor(QPalette::WindowText, theme.secondary);
    m_key->setPalette(key);
    m_key->setMinimumSize(
        QFontMetrics(m_key->font()).height() + 2, QFontMetrics(m_key->font()).height() + 2);
    const int words = QFontMetrics(small).height();
    m_field->setFixedHeight(words + 6);
    setFixedHeight(std::max(32, words + 16));
    for (QueryChip *chip : m_chips)
        chip->updateGeometry();
    update();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_field->hasFocus();
    painter.setPen(QPen(focused ? theme.accent : theme.control, focused ? 2 : 1));
    painter.setBrush(theme.surface);
    const double inset = focused ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 5, 5);
    painter.setPen(QPen(theme.strong, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(m_key->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void FilterBar::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    m_field->setFocus(Qt::MouseFocusReason);
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->end(false);
}

void FilterBar::setNames(const QString &term, const QStringList &names)
{
    m_names.removeIf([&term](const auto &known) { return known.first == term; });
    m_names.append({term, names});
}

// --- terms ---

void FilterBar::setQuery(const QString &text)
{
    for (QueryChip *chip : m_chips)
        chip->deleteLater();
    m_chips.clear();
    m_field->setText(text.isEmpty() ? QString() : text + u' ');
    gatherTerms();
    m_rest.stop();
    m_announced = query();
}

QString FilterBar::query() const
{
    QStringList parts;
    for (const QueryChip *chip : m_chips)
        parts.append(chip->term());
    if (const QString words = m_field->text().trimmed(); !words.isEmpty())
        parts.append(words);
    return parts.join(u' ');
}

QString FilterBar::wholeQuery() const
{
    const QString text = m_field->text();
    const qsizetype start = startOfLastTerm(text);
    if (!looksTyped(text.mid(start)))
        return query();
    QStringList parts;
    for (const QueryChip *chip : m_chips)
        parts.append(chip->term());
    if (const QString words = text.left(start).trimmed(); !words.isEmpty())
        parts.append(words);
    return parts.join(u' ');
}

void FilterBar::gatherTerms()
{
    struct Piece {
        qsizetype position;
        qsizetype length;
        QString problem;
    };
    const QString text = m_field->text();
    const ParsedQuery parsed = parseQuery(text, m_zone);
    std::vector<Piece> pieces;
    for (const QueryTerm &term : parsed.query.terms) {
        if (term.field != QueryField::Words)
            pieces.push_back({term.position, term.length, {}});
    }
    for (const QueryFault &fault : parsed.faults)
        pieces.push_back({fault.position, fault.length, fault.problem});
    std::sort(pieces.begin(), pieces.end(),
        [](const Piece &a, const Piece &b) { return a.position < b.position; });

    QString words = text;
    for (const Piece &piece : pieces)
        addChip(closed(text.mid(piece.position, piece.length).trimmed()), piece.problem);
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        words.remove(piece->position, piece->length);
    if (!pieces.empty())
        m_field->setText(words.trimmed());
    m_field->setPlaceholderText(m_chips.size() > 1
            ? QString()
            : tr("Add a filter: customer:acme  sev:1-2  due<4h  or any words"));
    showProblem();
}

void FilterBar::addChip(const QString &term, const QString &problem)
{
    if (term.isEmpty())
        return;
    auto *chip = new QueryChip(term, problem, m_looks, this);
    m_chips.push_back(chip);
    m_chipRow->addWidget(chip);
    chip->show();
    connect(chip, &QueryChip::removed, this, [this, chip] {
        dropChip(chip);
        m_field->setFocus(Qt::OtherFocusReason);
        announceSoon();
    });
    connect(chip, &QueryChip::edited, this, [this, chip] { editChip(chip); });
    setTabOrder(chip, m_field);
}

void FilterBar::dropChip(QueryChip *chip)
{
    std::erase(m_chips, chip);
    m_chipRow->removeWidget(chip);
    chip->hide();
    chip->deleteLater();
    showProblem();
}

void FilterBar::editChip(QueryChip *chip)
{
    const QString term = chip->term();
    dropChip(chip);
    const QString words = m_field->text().trimmed();
    m_field->setText(words.isEmpty() ? term : words + u' ' + term);
    focusField();
    announceSoon();
}

void FilterBar::showProblem()
{
    const auto wrong = std::find_if(m_chips.begin(), m_chips.end(),
        [](const QueryChip *chip) { return !chip->problem().isEmpty(); });
    m_problem->setVisible(wrong != m_chips.end());
    m_problem->setText(wrong == m_chips.end() ? QString() : (*wrong)->problem());
}

// --- typing ---

void FilterBar::textEdited()
{
    const QString text = m_field->text();
    const bool atEnd = m_field->cursorPosition() == text.size();
    // A blank ends a term, but not within quotes.
    if (atEnd && text.endsWith(u' ') && startOfLastTerm(text) == text.size())
        gatherTerms();
    offerCompletions();
    announceSoon();
}

QStringList FilterBar::offersFor(const QString &before) const
{
    QStringList offers = completions(before);
    const QString term = before.mid(startOfLastTerm(before));
    const qsizetype colon = term.indexOf(u':');
    const queryterms::FieldRow *field =
        queryterms::fieldNamed(term.left(colon).mid(term.startsWith(u'-') ? 1 : 0));
    if (colon < 0 || !field)
        return offers;
    const QString head = term.left(colon + 1);
    const QString typed = foldedText(term.mid(colon + 1).remove(u'"'));
    for (const auto &[name, values] : m_names) {
        if (queryterms::fieldNamed(name) != field)
            continue;
        for (const QString &value : values)
            if (offers.size() < mostOffers && foldedText(value).contains(typed))
                offers.append(head + inQuotesIfNeeded(value));
    }
    return offers;
}

void FilterBar::offerCompletions()
{
    const QString before = m_field->text().left(m_field->cursorPosition());
    const QString term = before.mid(startOfLastTerm(before));
    QStringList offers = term.isEmpty() ? QStringList() : offersFor(before);
    offers.removeAll(term);
    if (offers.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_offers->setStringList(offers);
    m_completer->complete(QRect(0, height() - 3, std::max(220, width() / 3), 1));
}

void FilterBar::takeCompletion(const QString &completion)
{
    const int cursor = m_field->cursorPosition();
    const QString text = m_field->text();
    const qsizetype start = startOfLastTerm(text.left(cursor));
    // A name alone still wants its value.
    const bool whole =
        !completion.endsWith(u':') && !completion.endsWith(u'<') && !completion.endsWith(u'>');
    const QString taken = whole ? completion + u' ' : completion;
    m_field->setText(text.left(start) + taken + text.mid(cursor));
    m_field->setCursorPosition(static_cast<int>(start + taken.size()));
    if (whole)
        gatherTerms();
    else
        offerCompletions();
    announceSoon();
}

void FilterBar::announceSoon()
{
    m_rest.start();
}

void FilterBar::announce()
{
    const QString text = wholeQuery();
    if (text == m_announced)
        return;
    m_announced = text;
    emit queryChanged(text);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<const QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        gatherTerms();
        m_rest.stop();
        announce();
        if (m_problem->isHidden())
            emit left(); // to what was found
        return true;
    case Qt::Key_Escape:
    case Qt::Key_Down:
        gatherTerms();
        announceSoon();
        emit left();
        return true;
    case Qt::Key_Backspace:
        // At the very front it opens the last chip again.
        if (m_field->cursorPosition() == 0 && !m_field->hasSelectedText() && !m_chips.empty()) {
            editChip(m_chips.back());
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gander::ui
