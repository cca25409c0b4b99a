// SPDX-License-Identifier: GPL-3.0-or-later

// Open incidents: told once each, placed by the clock that they are to be seen at.

#include "app/demo/script.h"
#include "models/domain/guarantee.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

std::optional<Levels> levelsOf(const Story &story)
{
    if (!story.classification || !story.classification->severity || !story.classification->devOps)
        return {};
    return Levels{*story.classification->severity, *story.classification->devOps};
}

// The report whose promise is due at 'due'. Calendar steps cannot be walked backwards, so it is
// approached; windows in hours are met to the millisecond.
Instant reportDueAt(Instant due, const Story &story, const Contract &contract)
{
    const std::optional<Levels> levels = levelsOf(story);
    Instant at = due;
    for (int round = 0; round < 4; ++round) {
        const Deadlines deadlines = deadlinesOf(at, levels, {}, contract);
        at = at + (due - deadlines.guaranteedBy.value_or(deadlines.classifyBy.value_or(due)));
    }
    return at;
}

class OpenStory
{
public:
    OpenStory(Script &script, const Setting &setting, Draw &draw, const Story &story)
        : m_script(script)
        , m_setting(setting)
        , m_draw(draw)
        , m_story(story)
    {
    }

    Result<void> write()
    {
        const Contract &contract = m_setting.contractOf(m_story.customer);
        // Some seconds off the mark, so that not all clocks turn with the same second.
        const qint64 seconds = m_draw.between(1, 55) * msPerSecond;
        m_reportedAt = m_story.left
            ? reportDueAt(m_setting.now + *m_story.left + (*m_story.left < 0 ? -seconds : seconds),
                m_story, contract)
            : m_setting.now + -(m_story.age + seconds);
        m_owner = m_story.owner == "me"_L1 ? m_setting.me.name : m_story.owner;
        m_end = m_setting.now + -m_story.held;
        if (m_story.classification && m_reportedAt + m_story.took >= m_end)
            return Error{ErrorKind::Corrupt,
                u"the story '%1' is classified in the future"_s.arg(m_story.title)};

        const Story story =
            told(m_story, m_setting.cast.words, m_reportedAt, m_setting.zone, m_draw);
        m_script.setHand(m_draw.from(m_setting.cast.agents));
        m_script.report(story, m_reportedAt);
        if (!m_owner.isEmpty())
            m_script.setHand(m_owner);
        const Instant begin = m_story.classification ? classify(story) : claim();
        writeNotes(story, begin);
        writeMemo(story, begin);
        if (!story.hold.isEmpty())
            m_script.hold(story.hold, m_end);
        return {};
    }

private:
    Instant claim()
    {
        if (m_owner.isEmpty())
            return m_reportedAt;
        const qint64 wait = std::min<qint64>((m_end - m_reportedAt) / 4, 50 * msPerMinute);
        const Instant at = m_reportedAt + m_draw.between(wait / 3, wait);
        m_script.assign(m_owner, at);
        return at;
    }

    Instant classify(const Story &story)
    {
        Instant at = m_reportedAt + m_story.took + m_draw.between(0, 5 * msPerMinute);
        at = std::min(at, m_end + -msPerMinute);
        if (!m_owner.isEmpty())
            m_script.assign(m_owner, at);
        if (story.first) {
            m_script.classify(*story.first, story.finding, at);
            at = at + (m_end - at) / 5;
            m_script.classify(*story.classification, {}, at, story.reason);
        } else {
            m_script.classify(*story.classification, story.finding, at);
        }
        return at;
    }

    void writeNotes(const Story &story, Instant begin)
    {
        const auto parts = static_cast<qint64>(story.notes.size()) + 1;
        const qint64 part = (m_end - begin) / parts;
        for (qint64 i = 0; i + 1 < parts; ++i)
            m_script.note(
                story.notes.at(i), begin + part * i + m_draw.between(part / 3, part * 9 / 10));
    }

    void writeMemo(const Story &story, Instant begin)
    {
        if (story.memo.empty())
            return;
        const qint64 room = m_end - begin;
        m_script.saveMemo(story.memo, begin + m_draw.between(room / 5, room / 3));
        if (story.approved)
            m_script.approveMemo(begin + m_draw.between(room / 2, room * 3 / 4));
    }

    Script &m_script;
    const Setting &m_setting;
    Draw &m_draw;
    const Story &m_story;
    Instant m_reportedAt;
    Instant m_end; // of what can have happened: the hold, or now
    QString m_owner;
};

} // namespace

Result<void> writeOpenOnes(Script &script, const Setting &setting, Draw &draw)
{
    for (const QString &name : {u"open-triage"_s, u"open-devops-hours"_s, u"open-devops-weeks"_s,
             u"open-product"_s, u"open-memos"_s}) {
        const Result<std::vector<Story>> stories = readStories(name);
        if (!stories)
            return stories.error();
        for (const Story &story : *stories)
            if (const auto done = OpenStory(script, setting, draw, story).write(); !done)
                return done.error();
    }
    return {};
}

} // namespace gander::app
