// SPDX-License-Identifier: GPL-3.0-or-later

// Past incidents: stories told again and again by other customers, resolved and closed.

#include "app/demo/script.h"
#include "models/domain/guarantee.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// How many of each kind lie behind the desk.
constexpr int bugs = 190;
constexpr int requests = 60;
constexpr int operatorErrors = 30;
constexpr int actsOfGod = 20;

// Where plan.md section 4 expects nearly everything.
bool isExpected(const Classification &classification)
{
    if (!classification.severity || !classification.devOps)
        return true;
    const int level = number(*classification.devOps);
    return (classification.severity == Severity::Sev1 && level <= 2)
        || (classification.severity == Severity::Sev3 && level <= 3);
}

class PastStories
{
public:
    PastStories(Script &script, const Setting &setting, Draw &draw)
        : m_script(script)
        , m_setting(setting)
        , m_draw(draw)
    {
        m_owners = setting.cast.agents;
        m_owners << setting.cast.agents << setting.me.name;
    }

    void write(const std::vector<Story> &stories, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_number = i;
            place(stories);
            live();
        }
    }

private:
    // A customer, a time and a story whose title was not used yet.
    void place(const std::vector<Story> &stories)
    {
        for (int attempt = 0; attempt < 12; ++attempt) {
            const Story &story = stories[m_draw.index(stories.size())];
            if (!isExpected(*story.classification) && !m_draw.oneIn(3))
                continue;
            m_reportedAt = workingTime();
            m_story = told(story, m_setting.cast.words, m_reportedAt, m_setting.zone, m_draw);
            if (!m_titles.contains(m_story.title))
                break;
        }
        m_titles.insert(m_story.title);
        const Customer &customer =
            m_setting.cast.customers[m_draw.index(m_setting.cast.customers.size())];
        m_story.customer = customer.name;
        m_story.reporter = m_draw.from(customer.reporters);
        m_story.product = m_draw.oneIn(2) ? u"Fluxguard"_s : u"Versionista"_s;
    }

    // Mostly by day and on working days, at least a day and a half ago.
    [[nodiscard]] Instant workingTime()
    {
        const Instant latest = m_setting.now + -36 * msPerHour;
        Instant at = latest;
        for (int attempt = 0; attempt < 6; ++attempt) {
            WallTime wall =
                m_setting.zone.wallAt(m_setting.now + -m_draw.between(1, daysBack) * msPerDay);
            const bool atNight = m_draw.oneIn(5);
            wall.msOfDay = atNight ? m_draw.between(0, msPerDay)
                                   : m_draw.between(7 * msPerHour, 19 * msPerHour);
            wall.msOfDay -= wall.msOfDay % msPerSecond;
            at = m_setting.zone.instantOf(wall);
            if (at < latest && (atNight || wall.date.dayOfWeek() <= Qt::Friday))
                return at;
        }
        return std::min(at, latest);
    }

    [[nodiscard]] Instant within(Instant from, Instant to, int fromPart, int toPart)
    {
        const qint64 span = to - from;
        const qint64 ms = m_draw.between(span * fromPart / 100, span * toPart / 100);
        return from + ms / msPerSecond * msPerSecond;
    }

    void live()
    {
        const Contract &contract = m_setting.contractOf(m_story.customer);
        m_script.setHand(m_draw.from(m_setting.cast.agents));
        m_script.report(m_story, m_reportedAt);
        const QString owner = m_draw.from(m_owners);
        m_script.setHand(owner);
        const Instant classifyBy = m_reportedAt + contract.initial.ms;
        Instant at = m_draw.oneIn(45) ? classifyBy + m_draw.between(10, 150) * msPerMinute
                                      : within(m_reportedAt, classifyBy, 4, 70);
        m_script.assign(owner, at);
        at = classify(at);
        const Instant resolved =
            owesMemo(m_story.classification->outcome) ? answerByMemo(at) : work(at, contract);
        settle(resolved);
    }

    Instant classify(Instant at)
    {
        const Classification &classification = *m_story.classification;
        if (classification.outcome == Outcome::CoreBug && m_number == 17) {
            // A slip of the hand, taken back at once.
            m_script.classify({.outcome = Outcome::FeatureRequest}, m_setting.cast.mistake, at);
            m_script.undo(at + 4 * msPerMinute);
            at = at + 9 * msPerMinute;
        } else if (classification.devOps && m_draw.oneIn(16)) {
            return reclassify(at);
        }
        m_script.classify(classification, m_story.finding, at);
        return at;
    }

    Instant reclassify(Instant at)
    {
        Classification first = *m_story.classification;
        QString reason = u"setting"_s;
        if (first.severity == Severity::Sev1 && m_draw.oneIn(2)) {
            first.severity = Severity::Sev3;
            reason = u"wider"_s;
        } else if (number(*first.devOps) <= 2) {
            first.devOps = DevOpsLevel::DevOps3;
        } else {
            first.devOps = DevOpsLevel::DevOps2;
            reason = u"code"_s;
        }
        m_script.classify(first, m_story.finding, at);
        const Instant later = at + m_draw.between(15, 50) * msPerMinute;
        m_script.classify(*m_story.classification, {}, later, m_setting.cast.reasons.value(reason));
        return later;
    }

    // When it was resolved, for those that DevOps or Product answer.
    [[nodiscard]] Instant resolution(Instant classified, const Contract &contract)
    {
        const Instant latest = m_setting.now + -2 * msPerHour;
        const Classification &classification = *m_story.classification;
        if (classification.outcome == Outcome::FeatureRequest)
            return std::min(classified + m_draw.between(20, 500) * msPerHour, latest);
        const Deadlines deadlines = deadlinesOf(m_reportedAt,
            Levels{*classification.severity, *classification.devOps}, classified, contract);
        if (!deadlines.guaranteedBy)
            return std::min(classified + m_draw.between(1, 30) * msPerHour, latest);
        const Instant due = *deadlines.guaranteedBy;
        const qint64 window = due - deadlines.classifyBy.value_or(m_reportedAt);
        const Instant late = due + m_draw.between(window / 50, window / 6);
        if (late < latest && m_draw.oneIn(8))
            return late;
        // Work in months is seldom left to the last weeks.
        const int longest = window > 30 * msPerDay ? 55 : 88;
        return within(classified, std::min(due, latest), 12, longest);
    }

    Instant work(Instant classified, const Contract &contract)
    {
        const Instant resolved = resolution(classified, contract);
        QStringList notes = m_story.notes;
        if (!m_draw.oneIn(3)) {
            Story tap{.title = m_draw.from(m_setting.cast.taps)};
            notes << told(tap, m_setting.cast.words, m_reportedAt, m_setting.zone, m_draw).title;
        }
        int part = 4;
        for (const QString &note : notes) {
            m_script.note(note, within(classified, resolved, part, part + 8));
            part += 9;
        }
        if (m_draw.oneIn(9)) {
            m_script.hold(m_draw.from(m_setting.cast.waits), within(classified, resolved, 30, 45));
            m_script.resume(within(classified, resolved, 50, 70));
        }
        m_script.resolve(m_story.done, resolved);
        return comeBack(resolved);
    }

    // Few come back once.
    Instant comeBack(Instant resolved)
    {
        if (m_setting.now - resolved < 4 * msPerDay || !m_draw.oneIn(40))
            return resolved;
        const Instant back = resolved + m_draw.between(5, 30) * msPerHour;
        m_script.reopen(m_draw.from(m_setting.cast.returns), back);
        const Instant again = back + m_draw.between(1, 9) * msPerHour;
        m_script.resolve(m_story.done, again);
        return again;
    }

    Instant answerByMemo(Instant classified)
    {
        const Instant written = classified + m_draw.between(25, 110) * msPerMinute;
        if (m_draw.oneIn(7)) {
            m_script.resolve(m_story.done, written);
            return written;
        }
        m_script.saveMemo(m_story.memo, written);
        const Instant approved = written + m_draw.between(10, 180) * msPerMinute;
        m_script.approveMemo(approved);
        const Instant issued = approved + m_draw.between(2, 40) * msPerMinute;
        m_script.issueMemo(issued);
        return issued;
    }

    void settle(Instant resolved)
    {
        const Instant twoWeeks = resolved + 14 * msPerDay;
        const Instant early = resolved + m_draw.between(20, 300) * msPerHour;
        const Instant closed = m_draw.oneIn(3) ? early : twoWeeks;
        if (closed >= m_setting.now)
            return;
        m_script.close(m_draw.from(m_setting.cast.closings), closed);
    }

    Script &m_script;
    const Setting &m_setting;
    Draw &m_draw;
    QStringList m_owners;
    QSet<QString> m_titles;
    int m_number = 0; // within its kind
    Instant m_reportedAt;
    Story m_story;
};

} // namespace

Result<void> writePastOnes(Script &script, const Setting &setting, Draw &draw)
{
    struct Kind {
        QStringList files;
        int count;
    };
    const std::array kinds{
        Kind{{u"past-bugs-hours"_s, u"past-bugs-weeks"_s}, bugs},
        Kind{{u"past-requests"_s}, requests},
        Kind{{u"past-operator-errors"_s}, operatorErrors},
        Kind{{u"past-acts-of-god"_s}, actsOfGod},
    };
    PastStories past(script, setting, draw);
    for (const Kind &kind : kinds) {
        std::vector<Story> stories;
        for (const QString &file : kind.files) {
            const Result<std::vector<Story>> read = readStories(file);
            if (!read)
                return read.error();
            stories.insert(stories.end(), read->begin(), read->end());
        }
        past.write(stories, kind.count);
    }
    return {};
}

} // namespace gander::app
