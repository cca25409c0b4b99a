// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/triage.h"

#include <algorithm>

namespace gander {

namespace {

const TriageAnswer *answerOf(const TriageRow &row, TriageReply reply)
{
    switch (reply) {
    case TriageReply::Yes:
        return &row.yes;
    case TriageReply::No:
        return &row.no;
    case TriageReply::Unsure:
        break;
    }
    return row.unsure ? &*row.unsure : nullptr;
}

// Each question has the row of its own number.
constexpr bool isInOrder()
{
    for (size_t i = 0; i < triage::table.size(); ++i)
        if (static_cast<size_t>(triage::table[i].question) != i)
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

const TriageRow &triageRow(TriageQuestion question)
{
    return triage::table[static_cast<size_t>(question)];
}

std::vector<TriageAnswer> answersOf(TriageQuestion question)
{
    const TriageRow &row = triageRow(question);
    std::vector<TriageAnswer> answers{row.yes, row.no};
    if (row.unsure)
        answers.push_back(*row.unsure);
    return answers;
}

TriageNext TriageWalk::at() const
{
    if (m_taken.empty())
        return m_first;
    return answerOf(triageRow(m_taken.back().question), m_taken.back().reply)->next;
}

std::optional<TriageQuestion> TriageWalk::question() const
{
    const TriageNext next = at();
    const TriageQuestion *question = std::get_if<TriageQuestion>(&next);
    return question ? std::optional(*question) : std::nullopt;
}

bool TriageWalk::answer(TriageReply reply)
{
    const auto asked = question();
    if (!asked || !answerOf(triageRow(*asked), reply))
        return false;
    m_taken.push_back({*asked, reply});
    return true;
}

bool TriageWalk::back()
{
    if (m_taken.empty())
        return false;
    m_taken.pop_back();
    return true;
}

} // namespace gander
