// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/query.h"

#include "models/domain/queryterms.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace gander {

using namespace queryterms;

namespace {
// "a, b or c"
QString anyOf(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return words.mid(0, words.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ")
        + words.last();
}

std::optional<qint64> spanOf(const QString &text)
{
    if (text.compare(QLatin1String("now"), Qt::CaseInsensitive) == 0)
        return 0;
    if (!spanPattern().match(text).hasMatch())
        return std::nullopt;
    static const QRegularExpression part(
        QStringLiteral("(\\d+)(min|m|h|d|w)"), QRegularExpression::CaseInsensitiveOption);
    qint64 ms = 0;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const QRegularExpressionMatch match = parts.next();
        const QChar unit = match.captured(2).at(0).toLower();
        const qint64 each = unit == u'w' ? 7 * msPerDay
            : unit == u'd'               ? msPerDay
            : unit == u'h'               ? msPerHour
                                         : msPerMinute;
        ms += match.captured(1).toLongLong() * each;
        if (ms > 36'525 * msPerDay) // beyond a century it is a slip, and must not overflow
            return std::nullopt;
    }
    return text.startsWith(u'-') ? -ms : ms;
}

QString spanText(qint64 ms)
{
    if (ms != 0 && ms % (7 * msPerDay) == 0)
        return QString::number(ms / (7 * msPerDay)) + u'w';
    if (ms != 0 && ms % msPerDay == 0)
        return QString::number(ms / msPerDay) + u'd';
    if (ms % msPerHour == 0)
        return QString::number(ms / msPerHour) + u'h';
    return QString::number(ms / msPerMinute) + u'm';
}

// Each of these fills 'term' from 'token' and answers what is wrong, or nothing.
QString readRange(const Token &token, int most, const QString &problem, QueryTerm &term)
{
    static const QRegularExpression range(QStringLiteral("^(\\d)(?:-(\\d))?$"));
    const QRegularExpressionMatch match = range.match(token.value);
    if (!match.hasMatch())
        return problem;
    term.from = match.captured(1).toInt();
    term.to = match.hasCaptured(2) ? match.captured(2).toInt() : term.from;
    if (term.from > term.to)
        std::swap(term.from, term.to);
    if (term.from < 1 || term.to > most)
        return problem;
    if (token.comparison == Comparison::Equal)
        return {};
    if (match.hasCaptured(2))
        return problem;
    switch (token.comparison) {
    case Comparison::Equal:
        break;
    case Comparison::Less:
        term.to = term.from - 1;
        term.from = 1;
        break;
    case Comparison::LessOrEqual:
        term.from = 1;
        break;
    case Comparison::Greater:
        term.from = term.to + 1;
        term.to = most;
        break;
    case Comparison::GreaterOrEqual:
        term.to = most;
        break;
    }
    return term.from <= term.to ? QString() : problem;
}

QString readMoment(const Token &token, const Zone &zone, QueryTerm &term)
{
    const FieldRow &row = rowOf(term.field);
    const QString example = latin(row.example);
    term.comparison = token.comparison;
    if (term.field == QueryField::Due) {
        if (const std::optional<qint64> span = spanOf(token.value)) {
            if (token.comparison == Comparison::Equal)
                return QStringLiteral("a span needs < or >, such as due<4h");
            term.fromNow = span;
            return {};
        }
    }
    static const QRegularExpression bareDate(QStringLiteral("^\\d{4}-\\d{1,2}-\\d{1,2}$"));
    if (!bareDate.match(token.value).hasMatch()) {
        const Result<Instant> at = parseInstant(token.value, &zone);
        if (at) {
            // Whole seconds, so that what is printed reads back as the same.
            term.at = {at->ms - ((at->ms % msPerSecond) + msPerSecond) % msPerSecond};
            return {};
        }
    } else if (const QDate day = QDate::fromString(token.value, QStringLiteral("yyyy-M-d"));
               day.isValid() && day.year() >= 1900 && day.year() <= 9998) {
        term.at = zone.instantOf({day, 0});
        const Instant next = zone.instantOf({day.addDays(1), 0});
        if (term.comparison == Comparison::Equal)
            term.until = next;
        if (term.comparison == Comparison::LessOrEqual) { // that day included
            term.comparison = Comparison::Less;
            term.at = next;
        }
        return {};
    }
    return term.field == QueryField::Due
        ? QStringLiteral("due takes a span such as due<4h or due>2d, or a date such as "
                         "due<2026-12-01")
        : QStringLiteral("%1 takes a date such as %2, or a time such as %1>2026-11-01T09:30")
              .arg(latin(row.name), example);
}

QString oneOfProblem(QueryField field)
{
    return QStringLiteral("%1 is %2").arg(latin(rowOf(field).name), anyOf(fixedValues(field)));
}

QString readFixed(const Token &token, QueryTerm &term)
{
    const QString value = token.value.toLower();
    bool known = false;
    switch (term.field) {
    case QueryField::In:
        if (const std::optional<QueryList> list = listFromKey(value)) {
            term.list = *list;
            known = true;
        }
        break;
    case QueryField::Is:
    case QueryField::Has:
        term.text = value;
        known = fixedValues(term.field).contains(value);
        break;
    case QueryField::Outcome:
        term.none = value == QLatin1String("none");
        if (const std::optional<Outcome> outcome = outcomeFromKey(value)) {
            term.outcome = *outcome;
            known = true;
        }
        known = known || term.none;
        break;
    case QueryField::State:
        if (const std::optional<State> state = stateFromKey(value)) {
            term.state = *state;
            known = true;
        } else if (value == QLatin1String("open") || value == QLatin1String("done")) {
            return QStringLiteral("state is %1; for all of them write is:%2")
                .arg(anyOf(fixedValues(QueryField::State)), value);
        }
        break;
    case QueryField::Urgency:
        if (const std::optional<Band> band = bandFromKey(
                value == QLatin1String("overdue") ? QStringLiteral("breached") : value)) {
            term.band = *band;
            known = true;
        }
        break;
    case QueryField::Words:
    case QueryField::Customer:
    case QueryField::Product:
    case QueryField::Severity:
    case QueryField::DevOps:
    case QueryField::Assignee:
    case QueryField::Due:
    case QueryField::Reported:
    case QueryField::Updated:
    case QueryField::Key:
    case QueryField::Master:
        break;
    }
    return known ? QString() : oneOfProblem(term.field);
}

QString unknownProblem(const QString &name)
{
    QStringList names;
    for (const FieldRow &row : fields())
        names << latin(row.name);
    return QStringLiteral("there is no term %1; the terms are %2; quotes make it plain words")
        .arg(name, names.join(QStringLiteral(", ")));
}

QString readTerm(const Token &token, const Zone &zone, QueryTerm &term)
{
    term.negated = token.negated;
    term.position = token.position;
    term.length = token.length;
    if (token.name.isEmpty()) {
        term.text = token.value;
        // Quotes that are still open hold a word that is still being typed.
        term.whole = token.quoted && !token.open;
        return {};
    }
    const FieldRow *row = fieldNamed(token.name);
    if (!row)
        return unknownProblem(token.name);
    term.field = row->field;
    if (token.value.isEmpty()) {
        return QStringLiteral("%1 needs a value right behind it, such as %2; quotes make it plain "
                              "words")
            .arg(token.name, latin(row->example));
    }
    switch (row->kind) {
    case ValueKind::Range:
        return row->field == QueryField::Severity
            ? readRange(
                token, number(allSeverities.back()), QStringLiteral("severity is 1 to 5"), term)
            : readRange(token, number(allDevOpsLevels.back()),
                QStringLiteral("DevOps level is 1 to 4"), term);
    case ValueKind::Moment:
        return readMoment(token, zone, term);
    case ValueKind::Fixed:
    case ValueKind::Text:
        break;
    }
    if (token.comparison != Comparison::Equal) {
        return QStringLiteral("%1 cannot be compared; write it as %2")
            .arg(token.name, latin(row->example));
    }
    if (row->kind == ValueKind::Fixed)
        return readFixed(token, term);
    term.text = token.value;
    if (row->field == QueryField::Assignee
        && fixedValues(QueryField::Assignee).contains(token.value.toLower()))
        term.text = token.value.toLower();
    return {};
}

QString openQuoted(const QString &text)
{
    QString inner = text;
    return u'"' + inner.replace(u'"', QStringLiteral("\"\""));
}

QString quoted(const QString &text)
{
    return openQuoted(text) + u'"';
}

// Is 'text' behind 'prefix' read as it is meant without quotes?
bool standsBare(const QString &prefix, const QString &name, const QString &text)
{
    const QString bare = prefix + text;
    const std::vector<Token> tokens = tokensOf(bare);
    return tokens.size() == 1 && !tokens.front().quoted && tokens.front().name == name
        && tokens.front().value == text && tokens.front().comparison == Comparison::Equal
        && tokens.front().negated == prefix.startsWith(u'-');
}

// 'text' behind 'prefix', in quotes where it would otherwise be read as something else.
QString quotedIfNeeded(const QString &prefix, const QString &name, const QString &text)
{
    return prefix + (standsBare(prefix, name, text) ? text : quoted(text));
}

QString comparisonText(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Equal:
        return QStringLiteral(":");
    case Comparison::Less:
        return QStringLiteral("<");
    case Comparison::LessOrEqual:
        return QStringLiteral("<=");
    case Comparison::Greater:
        return QStringLiteral(">");
    case Comparison::GreaterOrEqual:
        return QStringLiteral(">=");
    }
    return {};
}

QString momentText(const QueryTerm &term, const Zone &zone)
{
    if (term.fromNow)
        return spanText(*term.fromNow);
    const QDate day = zone.wallAt(term.at).date;
    const bool wholeDay = zone.instantOf({day, 0}) == term.at
        && (term.comparison == Comparison::Equal ? term.until.has_value()
                                                 : term.comparison != Comparison::LessOrEqual);
    return wholeDay ? day.toString(Qt::ISODate) : toText(term.at);
}

QString textOf(const QueryTerm &term, const Zone &zone, bool isLast)
{
    const QString minus = term.negated ? QStringLiteral("-") : QString();
    if (term.field == QueryField::Words) {
        if (term.whole)
            return minus + quoted(term.text);
        // Behind the last term quotes may stay open, so that its last word still is a beginning.
        if (isLast && !standsBare(minus, QString(), term.text))
            return minus + openQuoted(term.text);
        return quotedIfNeeded(minus, QString(), term.text);
    }
    const QString name = latin(rowOf(term.field).name);
    const QString head = minus + name + u':';
    switch (term.field) {
    case QueryField::In:
        return head + queryterms::toKey(term.list);
    case QueryField::Is:
    case QueryField::Has:
        return head + term.text;
    case QueryField::Outcome:
        return head + (term.none ? QStringLiteral("none") : toKey(term.outcome));
    case QueryField::Severity:
    case QueryField::DevOps:
        return head + QString::number(term.from)
            + (term.to > term.from ? u'-' + QString::number(term.to) : QString());
    case QueryField::State:
        return head + toKey(term.state);
    case QueryField::Urgency:
        return head + toKey(term.band);
    case QueryField::Due:
    case QueryField::Reported:
    case QueryField::Updated:
        return minus + name + comparisonText(term.comparison) + momentText(term, zone);
    case QueryField::Words:
    case QueryField::Customer:
    case QueryField::Product:
    case QueryField::Assignee:
    case QueryField::Key:
    case QueryField::Master:
        break;
    }
    return quotedIfNeeded(head, name, term.text);
}

} // namespace

ParsedQuery parseQuery(const QString &text, const Zone &zone)
{
    ParsedQuery parsed;
    for (const Token &token : tokensOf(text)) {
        if (token.name.isEmpty() && (token.value.isEmpty() || token.value == QLatin1String("-")))
            continue; // nothing to look for
        QueryTerm term;
        const QString problem = readTerm(token, zone, term);
        if (problem.isEmpty()) {
            parsed.query.terms.push_back(term);
        } else {
            parsed.faults.push_back(
                {token.position, token.length, text.mid(token.position, token.length), problem});
        }
    }
    return parsed;
}

QString toText(const Query &query, const Zone &zone)
{
    QStringList words;
    for (const QueryTerm &term : query.terms)
        words << textOf(term, zone, &term == &query.terms.back());
    return words.join(u' ');
}

QStringList completions(const QString &textBeforeCursor)
{
    const std::vector<Token> tokens = tokensOf(textBeforeCursor);
    const bool inToken =
        !tokens.empty() && tokens.back().position + tokens.back().length == textBeforeCursor.size();
    const Token token = inToken ? tokens.back() : Token{};
    if (token.quoted)
        return {};
    QString typed = inToken ? textBeforeCursor.mid(token.position) : QString();
    const QString minus = typed.startsWith(u'-') ? QStringLiteral("-") : QString();
    typed = typed.mid(minus.size());

    QStringList found;
    const FieldRow *row = token.name.isEmpty() ? nullptr : fieldNamed(token.name);
    if (row && token.colon && token.comparison == Comparison::Equal) {
        for (const QString &value : fixedValues(row->field))
            if (value.startsWith(token.value, Qt::CaseInsensitive))
                found << minus + token.name + u':' + value;
    } else if (token.name.isEmpty()) {
        for (const FieldRow &candidate : fields())
            if (latin(candidate.name).startsWith(typed, Qt::CaseInsensitive))
                found << minus + latin(candidate.name) + latin(candidate.opener);
        for (const QString &alias : otherNames())
            if (!typed.isEmpty() && alias.startsWith(typed, Qt::CaseInsensitive)
                && !latin(fieldNamed(alias)->name).startsWith(typed, Qt::CaseInsensitive))
                found << minus + alias + latin(fieldNamed(alias)->opener);
    }
    return found;
}

} // namespace gander
