// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/intakedraft.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace gander::ui {

namespace {

constexpr qsizetype longestTitle = 300;
constexpr qsizetype longestName = 200;
constexpr qsizetype longestDescription = 100'000;

constexpr std::array keptTexts{
    std::pair{"title", &IncidentFacts::title},
    std::pair{"description", &IncidentFacts::description},
    std::pair{"customer", &IncidentFacts::customer},
    std::pair{"product", &IncidentFacts::product},
    std::pair{"reporter", &IncidentFacts::reporter},
    std::pair{"key", &IncidentFacts::key},
};
constexpr auto reportedKey = "reportedAt";

QString intakeWords(const char *text)
{
    return QCoreApplication::translate("gander::ui::IntakeDraft", text);
}

} // namespace

bool IntakeDraft::isEmpty() const
{
    if (reportedAt)
        return false;
    for (const auto &[key, member] : keptTexts) {
        if (!(facts.*member).trimmed().isEmpty())
            return false;
    }
    return true;
}

std::vector<IntakeIssue> IntakeDraft::issues(Instant now) const
{
    std::vector<IntakeIssue> found;
    if (facts.title.trimmed().isEmpty())
        found.push_back(
            {IntakeField::Title, intakeWords("A title is needed: what is wrong, in a few words")});
    else if (facts.title.size() > longestTitle)
        found.push_back({IntakeField::Title, intakeWords("A title has 300 characters at most")});
    const std::array names{
        std::pair{IntakeField::Customer, &facts.customer},
        std::pair{IntakeField::Product, &facts.product},
        std::pair{IntakeField::Reporter, &facts.reporter},
        std::pair{IntakeField::Key, &facts.key},
    };
    for (const auto &[field, text] : names) {
        if (text->size() > longestName)
            found.push_back({field, intakeWords("200 characters at most")});
    }
    if (facts.description.size() > longestDescription)
        found.push_back({IntakeField::Description, intakeWords("100,000 characters at most")});
    if (reportedAt && *reportedAt > now)
        found.push_back(
            {IntakeField::ReportedAt, intakeWords("A report cannot lie in the future")});
    return found;
}

FileIncident IntakeDraft::action() const
{
    FileIncident filing{.facts = {}, .reportedAt = reportedAt};
    for (const auto &[key, member] : keptTexts)
        filing.facts.*member = (facts.*member).trimmed();
    return filing;
}

QJsonObject toJson(const IntakeDraft &draft)
{
    QJsonObject json;
    for (const auto &[key, member] : keptTexts) {
        if (!(draft.facts.*member).isEmpty())
            json.insert(QLatin1StringView(key), draft.facts.*member);
    }
    if (draft.reportedAt)
        json.insert(QLatin1StringView(reportedKey), draft.reportedAt->ms);
    return json;
}

IntakeDraft intakeDraftFromJson(const QJsonObject &json)
{
    IntakeDraft draft;
    for (const auto &[key, member] : keptTexts)
        draft.facts.*member = json.value(QLatin1StringView(key)).toString();
    const QJsonValue reported = json.value(QLatin1StringView(reportedKey));
    if (reported.isDouble())
        draft.reportedAt = Instant{reported.toInteger()};
    return draft;
}

QDateTime fieldTime(Instant at, const Zone &zone)
{
    const WallTime wall = zone.wallAt(at);
    const auto time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(wall.msOfDay));
    return {wall.date, QTime(time.hour(), time.minute()), Qt::UTC};
}

Instant instantOfField(const QDateTime &field, const Zone &zone)
{
    return zone.instantOf({.date = field.date(), .msOfDay = field.time().msecsSinceStartOfDay()});
}

} // namespace gander::ui
