// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewwords.h"

#include "ui/words/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace gander::ui {

namespace {

class ViewTr
{
    Q_DECLARE_TR_FUNCTIONS(gander::ui::Views)
};

constexpr qsizetype longestViewName = 60;

QString capital(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

// "1–2", "3".
QString levels(const QueryTerm &term)
{
    return term.from == term.to
        ? QString::number(term.from)
        : QStringLiteral("%1–%2").arg(QString::number(term.from), QString::number(term.to));
}

// As the term stands in the query: "due<72h".
QString plainTerm(QueryTerm term, const Zone &zone)
{
    return toText(Query{{std::move(term)}}, zone);
}

QString termName(const QueryTerm &term, const Zone &zone)
{
    if (term.negated)
        return plainTerm(term, zone);
    switch (term.field) {
    case QueryField::In:
        return words::listName(term.list);
    case QueryField::Customer:
    case QueryField::Product:
    case QueryField::Words:
        return capital(term.text);
    case QueryField::Outcome:
        return term.none ? ViewTr::tr("No class") : words::outcomeName(term.outcome);
    case QueryField::Severity:
        return ViewTr::tr("Sev %1").arg(levels(term));
    case QueryField::DevOps:
        return ViewTr::tr("DevOps %1").arg(levels(term));
    case QueryField::State:
        return words::stateName(term.state);
    case QueryField::Urgency:
        return words::bandName(term.band);
    case QueryField::Assignee:
        return term.text == QLatin1StringView("me")    ? ViewTr::tr("Mine")
            : term.text == QLatin1StringView("nobody") ? ViewTr::tr("Nobody's")
                                                       : capital(term.text);
    case QueryField::Is:
    case QueryField::Due:
    case QueryField::Reported:
    case QueryField::Updated:
    case QueryField::Has:
    case QueryField::Key:
    case QueryField::Master:
        return plainTerm(term, zone);
    }
    return {};
}

bool isControl(uint sign)
{
    const QChar::Category category = QChar::category(sign);
    return category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

} // namespace

QString proposedName(const QString &query, const Zone &zone)
{
    const std::vector<QueryTerm> terms = parseQuery(query, zone).query.terms;
    QStringList names;
    for (const QueryTerm &term : terms) {
        // That it is open goes without saying beside something else.
        const bool isOpen =
            term.field == QueryField::Is && term.text == QLatin1StringView("open") && !term.negated;
        if (isOpen && terms.size() > 1)
            continue;
        names << (isOpen ? words::listName(QueryList::Open) : termName(term, zone));
    }
    QString name = names.join(ViewTr::tr(", "));
    while (name.toUcs4().size() > longestViewName)
        name.chop(1);
    return name.trimmed();
}

QString nameIssue(const QString &name)
{
    const QList<uint> signs = name.trimmed().toUcs4();
    if (signs.isEmpty())
        return ViewTr::tr("A view needs a name.");
    if (signs.size() > longestViewName)
        return ViewTr::tr("At most %1 characters, these are %2.")
            .arg(longestViewName)
            .arg(signs.size());
    if (std::any_of(signs.begin(), signs.end(), isControl))
        return ViewTr::tr("A name has no line breaks or other control characters.");
    return {};
}

QString queryIssue(const QString &query, const Zone &zone)
{
    const ParsedQuery parsed = parseQuery(query, zone);
    if (parsed.faults.empty())
        return {};
    const QueryFault &fault = parsed.faults.front();
    return ViewTr::tr("“%1” cannot be kept: %2.").arg(fault.term, fault.problem);
}

bool isSameName(const QString &one, const QString &other)
{
    const auto folded = [](const QString &name) {
        return name.trimmed().normalized(QString::NormalizationForm_C).toCaseFolded();
    };
    return folded(one) == folded(other);
}

} // namespace gander::ui
