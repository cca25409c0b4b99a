// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/queryterms.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace gander::queryterms {

namespace {

constexpr std::array fieldTable{
    FieldRow{QueryField::In, "in", ValueKind::Fixed, ":", "in:triage"},
    FieldRow{QueryField::Is, "is", ValueKind::Fixed, ":", "is:open"},
    FieldRow{QueryField::Customer, "customer", ValueKind::Text, ":", "customer:acme"},
    FieldRow{QueryField::Product, "product", ValueKind::Text, ":", "product:fluxguard"},
    FieldRow{QueryField::Outcome, "outcome", ValueKind::Fixed, ":", "outcome:core-bug"},
    FieldRow{QueryField::Severity, "sev", ValueKind::Range, ":", "sev:1-2"},
    FieldRow{QueryField::DevOps, "devops", ValueKind::Range, ":", "devops:4"},
    FieldRow{QueryField::State, "state", ValueKind::Fixed, ":", "state:on-hold"},
    FieldRow{QueryField::Urgency, "urgency", ValueKind::Fixed, ":", "urgency:breached"},
    FieldRow{QueryField::Assignee, "assignee", ValueKind::Text, ":", "assignee:me"},
    FieldRow{QueryField::Due, "due", ValueKind::Moment, "<", "due<4h"},
    FieldRow{QueryField::Reported, "reported", ValueKind::Moment, ">", "reported>2026-11-01"},
    FieldRow{QueryField::Updated, "updated", ValueKind::Moment, ">", "updated>2026-11-01"},
    FieldRow{QueryField::Has, "has", ValueKind::Fixed, ":", "has:memo"},
    FieldRow{QueryField::Key, "key", ValueKind::Text, ":", "key:INC-0041"},
    FieldRow{QueryField::Master, "master", ValueKind::Text, ":", "master:G-41"},
};

struct Alias {
    const char *word;
    const char *name;
};
constexpr std::array fieldAliases{
    Alias{"owner", "assignee"}, Alias{"class", "outcome"}, Alias{"severity", "sev"}};

struct ListName {
    QueryList list;
    const char *word;
};
constexpr std::array listNames{ListName{QueryList::Triage, "triage"},
    ListName{QueryList::Mine, "mine"}, ListName{QueryList::DevOps, "devops"},
    ListName{QueryList::Product, "product"}, ListName{QueryList::Memos, "memos"},
    ListName{QueryList::Open, "open"}};
constexpr std::array isWords{"open", "resolved", "closed", "done", "duplicate", "master", "linked"};
constexpr std::array allStates{State::New, State::Triage, State::Classified, State::OnHold,
    State::Resolved, State::Closed, State::Duplicate};
constexpr std::array allBands{Band::Calm, Band::AtRisk, Band::Critical, Band::Breached,
    Band::Paused, Band::Met, Band::MetLate, Band::None};

} // namespace

QString latin(const char *word)
{
    return QString::fromLatin1(word);
}

const std::vector<FieldRow> &fields()
{
    static const std::vector<FieldRow> rows(fieldTable.begin(), fieldTable.end());
    return rows;
}

QString toKey(QueryList list)
{
    for (const ListName &name : listNames)
        if (name.list == list)
            return latin(name.word);
    return {};
}

std::optional<QueryList> listFromKey(QStringView key)
{
    for (const ListName &name : listNames)
        if (key == QLatin1String(name.word))
            return name.list;
    return std::nullopt;
}

const FieldRow *fieldNamed(const QString &word)
{
    QString name = word.toLower();
    for (const Alias &alias : fieldAliases)
        if (name == QLatin1String(alias.word))
            name = latin(alias.name);
    for (const FieldRow &row : fieldTable)
        if (name == QLatin1String(row.name))
            return &row;
    return nullptr;
}

QStringList otherNames()
{
    QStringList names;
    for (const Alias &alias : fieldAliases)
        names << latin(alias.word);
    return names;
}

const FieldRow &rowOf(QueryField field)
{
    const auto row = std::find_if(fieldTable.begin(), fieldTable.end(),
        [field](const FieldRow &candidate) { return candidate.field == field; });
    Q_ASSERT(row != fieldTable.end());
    return *row;
}

QStringList fixedValues(QueryField field)
{
    QStringList values;
    switch (field) {
    case QueryField::In:
        for (const ListName &name : listNames)
            values << latin(name.word);
        break;
    case QueryField::Is:
        for (const char *word : isWords)
            values << latin(word);
        break;
    case QueryField::Outcome:
        for (const Outcome outcome : allOutcomes)
            values << gander::toKey(outcome);
        values << QStringLiteral("none");
        break;
    case QueryField::Severity:
        for (const Severity severity : allSeverities)
            values << QString::number(number(severity));
        break;
    case QueryField::DevOps:
        for (const DevOpsLevel level : allDevOpsLevels)
            values << QString::number(number(level));
        break;
    case QueryField::State:
        for (const State state : allStates)
            values << gander::toKey(state);
        break;
    case QueryField::Urgency:
        for (const Band band : allBands)
            values << gander::toKey(band);
        break;
    case QueryField::Assignee:
        values << QStringLiteral("me") << QStringLiteral("nobody");
        break;
    case QueryField::Has:
        values << QStringLiteral("memo");
        break;
    case QueryField::Words:
    case QueryField::Customer:
    case QueryField::Product:
    case QueryField::Due:
    case QueryField::Reported:
    case QueryField::Updated:
    case QueryField::Key:
    case QueryField::Master:
        break;
    }
    return values;
}

const QRegularExpression &spanPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^-?(\\d{1,7}(min|m|h|d|w))+$"), QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

namespace {

bool startsNegated(const QString &text, qsizetype at)
{
    if (text[at] != u'-' || at + 1 >= text.size())
        return false;
    // "->" and "--" are somebody's words, not an exclusion.
    const QChar next = text[at + 1];
    return next.isLetterOrNumber() || next == u'"' || next == u'#' || next == u'@' || next == u'_';
}

// Reads the quoted text that opens at 'at' and leaves 'at' behind it; "" within stands for one ".
QString takeQuoted(const QString &text, qsizetype &at, bool &open)
{
    QString value;
    open = true;
    for (++at; at < text.size(); ++at) {
        if (text[at] != u'"') {
            value += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == u'"') {
            value += u'"';
            ++at;
        } else {
            open = false;
            ++at;
            break;
        }
    }
    return value;
}

QString takeBare(const QString &text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && !text[at].isSpace())
        ++at;
    return text.mid(start, at - start);
}

bool takeComparison(const QString &text, qsizetype &at, Comparison &comparison)
{
    if (at >= text.size() || (text[at] != u'<' && text[at] != u'>'))
        return false;
    const bool less = text[at] == u'<';
    ++at;
    const bool orEqual = at < text.size() && text[at] == u'=';
    if (orEqual)
        ++at;
    comparison = less ? (orEqual ? Comparison::LessOrEqual : Comparison::Less)
                      : (orEqual ? Comparison::GreaterOrEqual : Comparison::Greater);
    return true;
}

// A name nobody knows is a word where it is plainly no term: a URL, a path, C++, "Note: this".
bool isPlainText(const Token &token)
{
    if (token.quoted)
        return false;
    if (token.name.size() == 1)
        return true;
    if (token.colon && token.comparison == Comparison::Equal) {
        return token.value.isEmpty() || token.value.startsWith(u'/')
            || token.value.startsWith(u'\\') || token.value.startsWith(u':')
            || token.name.compare(QLatin1String("mailto"), Qt::CaseInsensitive) == 0;
    }
    // "retries=3", "a<b" are words; "deu<4h" is a slip of the finger.
    static const QRegularExpression date(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}"));
    return token.comparison == Comparison::Equal
        || (!spanPattern().match(token.value).hasMatch() && !date.match(token.value).hasMatch());
}

Token takeToken(const QString &text, qsizetype &at)
{
    Token token;
    token.position = at;
    token.negated = startsNegated(text, at);
    if (token.negated)
        ++at;
    const qsizetype start = at;
    if (text[at] == u'"') {
        token.value = takeQuoted(text, at, token.open);
        token.quoted = true;
    } else {
        while (at < text.size() && (text[at].isLetter() || text[at] == u'-' || text[at] == u'_'))
            ++at;
        const QString name = text.mid(start, at - start);
        token.colon = at < text.size() && text[at] == u':';
        const bool equals = at < text.size() && text[at] == u'=';
        if (token.colon || equals)
            ++at;
        const bool compared = !equals && takeComparison(text, at, token.comparison);
        if (!name.isEmpty() && (token.colon || equals || compared)) {
            token.name = name;
            token.quoted = at < text.size() && text[at] == u'"';
            token.value = token.quoted ? takeQuoted(text, at, token.open) : takeBare(text, at);
        }
        if (token.name.isEmpty() || (!fieldNamed(name) && isPlainText(token))) {
            at = start;
            token.name.clear();
            token.colon = false;
            token.comparison = Comparison::Equal;
            token.value = takeBare(text, at);
        }
    }
    token.length = at - token.position;
    return token;
}

} // namespace

std::vector<Token> tokensOf(const QString &text)
{
    std::vector<Token> tokens;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace())
            ++at;
        else
            tokens.push_back(takeToken(text, at));
    }
    return tokens;
}

} // namespace gander::queryterms
