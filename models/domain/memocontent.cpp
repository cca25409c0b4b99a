// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/memocontent.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace gander {
namespace {

constexpr std::array memoStates{
    MemoState::Draft, MemoState::Approved, MemoState::Issued, MemoState::Revoked};

// What a reader would see as nothing: spaces, control characters and invisible marks.
bool looksEmpty(const QString &text)
{
    const auto letters = text.toUcs4();
    return std::all_of(letters.begin(), letters.end(), [](char32_t letter) {
        return QChar::isSpace(letter) || QChar::category(letter) == QChar::Other_Control
            || QChar::category(letter) == QChar::Other_Format;
    });
}

void addWord(QCryptographicHash &hash, const QString &word)
{
    const QByteArray bytes = word.toUtf8();
    std::array<char, sizeof(quint64)> length{};
    qToBigEndian(static_cast<quint64>(bytes.size()), length.data());
    hash.addData(QByteArrayView(length.data(), static_cast<qsizetype>(length.size())));
    hash.addData(bytes);
}

void addCount(QCryptographicHash &hash, qsizetype count)
{
    addWord(hash, QString::number(count));
}

// A log of a million letters is no section of a brief memo, and no editor would lay it out in time.
QString briefly(const QString &text)
{
    constexpr qsizetype longestStart = 8'000;
    if (text.size() <= longestStart)
        return text;
    const bool splits = text.at(longestStart - 1).isHighSurrogate();
    return text.left(splits ? longestStart - 1 : longestStart) + QChar(0x2026);
}

QString startingText(QStringView key, const Incident &incident)
{
    if (key == u"reported")
        return briefly(incident.description);
    if (key == u"found" || key == u"happened")
        return briefly(incident.finding);
    return {};
}

} // namespace

std::vector<SectionRule> memoSections(Outcome outcome)
{
    switch (outcome) {
    case Outcome::OperatorError:
        return {{QStringLiteral("reported"), false}, {QStringLiteral("found"), true},
            {QStringLiteral("cause"), false}, {QStringLiteral("do-now"), true},
            {QStringLiteral("avoid"), true}};
    case Outcome::ActOfGod:
        return {{QStringLiteral("reported"), false}, {QStringLiteral("happened"), true},
            {QStringLiteral("extent"), false}, {QStringLiteral("no-remediation"), true},
            {QStringLiteral("expect"), false}};
    case Outcome::FeatureRequest:
    case Outcome::CoreBug:
        return {};
    }
    Q_UNREACHABLE();
}

QString toKey(MemoState state)
{
    switch (state) {
    case MemoState::Draft:
        return QStringLiteral("draft");
    case MemoState::Approved:
        return QStringLiteral("approved");
    case MemoState::Issued:
        return QStringLiteral("issued");
    case MemoState::Revoked:
        return QStringLiteral("revoked");
    }
    Q_UNREACHABLE();
}

std::optional<MemoState> memoStateFromKey(QStringView key)
{
    for (const MemoState state : memoStates) {
        if (toKey(state) == key)
            return state;
    }
    return std::nullopt;
}

QString productCc()
{
    return QStringLiteral("Product");
}

QStringList memoCc(Outcome outcome, const QStringList &wanted)
{
    QStringList cc;
    if (outcome == Outcome::OperatorError)
        cc.append(productCc());
    for (const QString &name : wanted) {
        const QString trimmed = name.trimmed();
        if (!trimmed.isEmpty() && !cc.contains(trimmed, Qt::CaseInsensitive))
            cc.append(trimmed);
    }
    return cc;
}

Memo draftMemo(const Incident &incident)
{
    Memo memo;
    memo.incident = incident.id;
    if (incident.classification)
        memo.outcome = incident.classification->outcome;
    memo.subject = incident.title;
    memo.to = incident.customer;
    if (!incident.reporter.isEmpty()) {
        if (!memo.to.isEmpty())
            memo.to += QLatin1String(", ");
        memo.to += incident.reporter;
    }
    for (const SectionRule &rule : memoSections(memo.outcome))
        memo.sections.push_back({rule.key, startingText(rule.key, incident)});
    memo.cc = memoCc(memo.outcome, {});
    return memo;
}

bool isShown(const Memo &memo, const Incident &incident)
{
    return memo.state == MemoState::Issued || memo.state == MemoState::Revoked
        || (incident.classification && incident.classification->outcome == memo.outcome);
}

std::vector<Blank> blanksIn(const QString &text)
{
    std::vector<Blank> blanks;
    qsizetype from = 0;
    while ((from = text.indexOf(QLatin1String("[["), from)) >= 0) {
        const qsizetype end = text.indexOf(QLatin1String("]]"), from + 2);
        if (end < 0)
            break;
        // The innermost opening counts, and a blank never runs over the end of its line.
        const qsizetype start = text.lastIndexOf(QLatin1String("[["), end - 2);
        const QString words = text.mid(start + 2, end - start - 2);
        if (!words.contains(u'\n'))
            blanks.push_back({{}, start, words});
        from = end + 2;
    }
    return blanks;
}

std::vector<Blank> blanksOf(const Memo &memo)
{
    std::vector<Blank> blanks;
    for (const MemoSection &section : memo.sections) {
        for (Blank &blank : blanksIn(section.text)) {
            blank.section = section.key;
            blanks.push_back(std::move(blank));
        }
    }
    return blanks;
}

QStringList missingSections(const Memo &memo)
{
    const auto textOf = [&memo](const QString &key) {
        const auto found = std::find_if(memo.sections.begin(), memo.sections.end(),
            [&key](const MemoSection &section) { return section.key == key; });
        return found == memo.sections.end() ? QString() : found->text;
    };
    QStringList empty;
    QStringList blank;
    for (const SectionRule &rule : memoSections(memo.outcome)) {
        const QString text = textOf(rule.key);
        if (rule.required && looksEmpty(text))
            empty.append(rule.key);
        else if (!blanksIn(text).empty())
            blank.append(rule.key);
    }
    return empty + blank;
}

QString contentHash(const Memo &memo)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addWord(hash, QStringLiteral("gander memo 1"));
    addWord(hash, memo.number);
    addCount(hash, memo.version);
    addWord(hash, deskNumber(memo.incident));
    addWord(hash, toKey(memo.outcome));
    addWord(hash, memo.subject);
    addWord(hash, memo.to);
    addCount(hash, memo.cc.size());
    for (const QString &name : memo.cc)
        addWord(hash, name);
    addCount(hash, static_cast<qsizetype>(memo.sections.size()));
    for (const MemoSection &section : memo.sections) {
        addWord(hash, section.key);
        addWord(hash, section.text);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QJsonObject sectionsToJson(const std::vector<MemoSection> &sections)
{
    QJsonObject json;
    for (const MemoSection &section : sections)
        json.insert(section.key, section.text);
    return json;
}

std::vector<MemoSection> sectionsFromJson(const QJsonObject &json, Outcome outcome)
{
    std::vector<MemoSection> sections;
    for (const SectionRule &rule : memoSections(outcome))
        sections.push_back({rule.key, json.value(rule.key).toString()});
    return sections;
}

} // namespace gander
