// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"

#include <QJsonArray>
#include <QJsonObject>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// What a screen lays out in one go stays short enough for it; whole logs go into descriptions and
// notes, which are shown in part.
constexpr qsizetype mostOfName = 500;
constexpr qsizetype mostOfLine = 1000;
constexpr qsizetype mostOfReason = 10'000;
constexpr qsizetype mostOfSection = 20'000; // a memo's page has no room for more
constexpr qsizetype mostOfText = 1'000'000;
constexpr qsizetype mostOfList = 1000;

class Lengths
{
public:
    void line(const QString &name, const QString &text, qsizetype most)
    {
        if (!m_fault && text.size() > most)
            m_fault = u"%1: longer than %2 characters"_s.arg(name, QString::number(most));
    }
    void list(const QString &name, qsizetype size, qsizetype most)
    {
        if (!m_fault && size > most)
            m_fault = u"%1: more than %2"_s.arg(name, QString::number(most));
    }

    void look(const FileIncident &) {} // faultOf() looks at its facts
    void look(const TakeOver &) {}
    void look(const Classify &act)
    {
        line(u"the finding"_s, act.finding, mostOfText);
        if (act.hours)
            line(u"the name of who approves"_s, act.hours->approver, mostOfName);
    }
    void look(const Assign &act) { line(u"the name"_s, act.to, mostOfName); }
    void look(const PassOn &act)
    {
        line(u"the finding"_s, act.finding, mostOfText);
        line(u"the note"_s, act.note, mostOfText);
    }
    void look(const AddNote &act) { line(u"the note"_s, act.text, mostOfText); }
    void look(const Resolve &act) { line(u"the note"_s, act.note, mostOfText); }
    void look(const Close &act) { line(u"the note"_s, act.note, mostOfText); }
    void look(const SaveMemo &act)
    {
        line(u"the subject"_s, act.subject, mostOfLine);
        line(u"the recipient"_s, act.to, 2 * mostOfLine);
        for (const MemoSection &section : act.sections)
            line(u"section '%1'"_s.arg(section.key.left(40)), section.text, mostOfSection);
        if (!act.cc)
            return;
        list(u"the names on copy"_s, act.cc->size(), 100);
        for (const QString &name : *act.cc)
            line(u"the name on copy"_s, name, mostOfName);
    }
    void look(const SetContract &act)
    {
        const Contract &contract = act.contract;
        line(u"the contract's name"_s, contract.name, mostOfName);
        list(u"the clauses"_s, std::ssize(contract.clauses), mostOfList);
        for (const Clause &clause : contract.clauses)
            line(u"the words of a clause"_s, clause.text, mostOfReason);
        list(u"the pauses"_s, std::ssize(contract.pauses), mostOfList);
        for (const PauseRule &rule : contract.pauses)
            line(u"the reason of a pause"_s, rule.reason, mostOfName);
        for (const Holiday &holiday : contract.holidays)
            line(u"the name of a holiday"_s, holiday.name, mostOfName);
        for (const QStringList &products : {contract.productsCovered, contract.productsLeftOut}) {
            list(u"the products"_s, products.size(), mostOfList);
            for (const QString &product : products)
                line(u"the product"_s, product, mostOfName);
        }
    }
    template <typename Other>
    void look(const Other &)
    {
    }

    [[nodiscard]] const std::optional<QString> &fault() const { return m_fault; }

private:
    std::optional<QString> m_fault;
};

// Half a letter, a NUL or what Unicode calls no character: the engine gives back another, and a
// name would not be found again.
void makeText(QString &text)
{
    const QChar *letters = text.constData();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = letters[i];
        const bool opens =
            letter.isHighSurrogate() && i + 1 < text.size() && letters[i + 1].isLowSurrogate();
        if (opens) {
            ++i;
            continue;
        }
        if (letter.isSurrogate() || letter.isNull() || letter == QChar(0xFFFE)
            || letter == QChar(0xFFFF)) {
            text[i] = QChar::ReplacementCharacter;
            letters = text.constData();
        }
    }
}

void makeTexts(IncidentFacts &facts)
{
    for (QString *text : {&facts.title, &facts.description, &facts.customer, &facts.product,
             &facts.reporter, &facts.key})
        makeText(*text);
}
void makeTexts(FileIncident &act)
{
    makeTexts(act.facts);
}
void makeTexts(Classify &act)
{
    makeText(act.finding);
}
void makeTexts(PassOn &act)
{
    makeText(act.finding);
    makeText(act.note);
}
void makeTexts(Assign &act)
{
    makeText(act.to);
}
void makeTexts(AddNote &act)
{
    makeText(act.text);
}
void makeTexts(Resolve &act)
{
    makeText(act.note);
}
void makeTexts(Close &act)
{
    makeText(act.note);
}
void makeTexts(SaveMemo &act)
{
    makeText(act.subject);
    makeText(act.to);
    for (MemoSection &section : act.sections)
        makeText(section.text);
    if (act.cc)
        for (QString &name : *act.cc)
            makeText(name);
}
void makeTexts(SetContract &act)
{
    makeText(act.contract.name);
    for (Clause &clause : act.contract.clauses)
        makeText(clause.text);
    for (PauseRule &rule : act.contract.pauses)
        makeText(rule.reason);
    for (Holiday &holiday : act.contract.holidays)
        makeText(holiday.name);
    for (QStringList *products : {&act.contract.productsCovered, &act.contract.productsLeftOut})
        for (QString &product : *products)
            makeText(product);
}
void makeTexts(MoveContract &act)
{
    makeText(act.to.name);
}
template <typename Other>
void makeTexts(Other &)
{
}

QJsonValue inText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: {
        QString text = value.toString();
        makeText(text);
        return text;
    }
    case QJsonValue::Array: {
        QJsonArray array;
        for (const QJsonValueConstRef each : value.toArray())
            array.append(inText(QJsonValue(each)));
        return array;
    }
    case QJsonValue::Object: {
        QJsonObject object = value.toObject();
        for (auto each = object.begin(); each != object.end(); ++each)
            each.value() = inText(QJsonValue(each.value()));
        return object;
    }
    default:
        return value;
    }
}

} // namespace

Act inText(Act act)
{
    makeText(act.actor.name);
    makeText(act.reason);
    std::visit([](auto &action) { makeTexts(action); }, act.action);
    return act;
}

TakeOver inText(TakeOver taken)
{
    makeTexts(taken.facts);
    for (TakeOver::Told &told : taken.told) {
        makeText(told.actor);
        told.data = inText(QJsonValue(told.data)).toObject();
    }
    return taken;
}

SavedView inText(SavedView view)
{
    for (QString *text : {&view.owner, &view.name, &view.query})
        makeText(*text);
    return view;
}

std::optional<QString> tooLong(const Act &act)
{
    Lengths lengths;
    lengths.line(u"the actor's name"_s, act.actor.name, mostOfName);
    lengths.line(u"the reason"_s, act.reason, mostOfReason);
    std::visit([&](const auto &action) { lengths.look(action); }, act.action);
    return lengths.fault();
}

} // namespace gander::desk
