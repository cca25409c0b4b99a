// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/deeds.h"

#include "models/domain/incident.h"
#include "ui/desk/hands.h"

#include <QCoreApplication>

namespace gander::ui {

namespace {

// Whole sentences for one incident and for many, as languages want them apart.
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(gander::ui::Deed)

public:
    explicit Sentences(const std::vector<IncidentId> &incidents)
        : m_count(static_cast<int>(incidents.size()))
        , m_number(m_count == 1 ? deskNumber(incidents.front()) : QString())
    {
    }

    [[nodiscard]] QString title(DeedKind kind) const
    {
        switch (kind) {
        case DeedKind::Assign:
            return one() ? tr("Assign %1").arg(m_number)
                         : tr("Assign %n incidents", nullptr, m_count);
        case DeedKind::Claim:
            return one() ? tr("Claim %1").arg(m_number)
                         : tr("Claim %n incidents", nullptr, m_count);
        case DeedKind::Note:
            return one() ? tr("Add a note to %1").arg(m_number)
                         : tr("Add a note to %n incidents", nullptr, m_count);
        case DeedKind::Hold:
            return one() ? tr("Hold %1").arg(m_number) : tr("Hold %n incidents", nullptr, m_count);
        case DeedKind::Resume:
            return one() ? tr("Resume %1").arg(m_number)
                         : tr("Resume %n incidents", nullptr, m_count);
        case DeedKind::Resolve:
            return one() ? tr("Resolve %1").arg(m_number)
                         : tr("Resolve %n incidents", nullptr, m_count);
        case DeedKind::Reopen:
            return one() ? tr("Reopen %1").arg(m_number)
                         : tr("Reopen %n incidents", nullptr, m_count);
        }
        return {};
    }

    [[nodiscard]] QString what(DeedKind kind) const
    {
        switch (kind) {
        case DeedKind::Assign:
            return one() ? tr("assign %1").arg(m_number)
                         : tr("assign %n incidents", nullptr, m_count);
        case DeedKind::Claim:
            return one() ? tr("claim %1").arg(m_number)
                         : tr("claim %n incidents", nullptr, m_count);
        case DeedKind::Note:
            return one() ? tr("add the note to %1").arg(m_number)
                         : tr("add the note to %n incidents", nullptr, m_count);
        case DeedKind::Hold:
            return one() ? tr("hold %1").arg(m_number) : tr("hold %n incidents", nullptr, m_count);
        case DeedKind::Resume:
            return one() ? tr("resume %1").arg(m_number)
                         : tr("resume %n incidents", nullptr, m_count);
        case DeedKind::Resolve:
            return one() ? tr("resolve %1").arg(m_number)
                         : tr("resolve %n incidents", nullptr, m_count);
        case DeedKind::Reopen:
            return one() ? tr("reopen %1").arg(m_number)
                         : tr("reopen %n incidents", nullptr, m_count);
        }
        return {};
    }

    [[nodiscard]] QString done(DeedKind kind, const QString &text, const QString &me) const
    {
        switch (kind) {
        case DeedKind::Assign:
            if (text == me)
                return one() ? tr("%1 is yours.").arg(m_number)
                             : tr("%n incidents are yours.", nullptr, m_count);
            if (text.isEmpty())
                return one() ? tr("%1 is with nobody.").arg(m_number)
                             : tr("%n incidents are with nobody.", nullptr, m_count);
            return one() ? tr("%1 is assigned to %2.").arg(m_number, text)
                         : tr("%n incidents are assigned to %1.", nullptr, m_count).arg(text);
        case DeedKind::Claim:
            return one() ? tr("%1 is yours.").arg(m_number)
                         : tr("%n incidents are yours.", nullptr, m_count);
        case DeedKind::Note:
            return one() ? tr("The note is with %1.").arg(m_number)
                         : tr("The note is with %n incidents.", nullptr, m_count);
        case DeedKind::Hold:
            return one() ? tr("%1 is on hold.").arg(m_number)
                         : tr("%n incidents are on hold.", nullptr, m_count);
        case DeedKind::Resume:
            return one() ? tr("%1 is no longer on hold.").arg(m_number)
                         : tr("%n incidents are no longer on hold.", nullptr, m_count);
        case DeedKind::Resolve:
            return one() ? tr("%1 is resolved.").arg(m_number)
                         : tr("%n incidents are resolved.", nullptr, m_count);
        case DeedKind::Reopen:
            return one() ? tr("%1 is open again.").arg(m_number)
                         : tr("%n incidents are open again.", nullptr, m_count);
        }
        return {};
    }

private:
    [[nodiscard]] bool one() const { return m_count == 1; }

    int m_count;
    QString m_number;
};

Act actOf(const Hands &hands, DeedKind kind, IncidentId incident, const QString &text)
{
    switch (kind) {
    case DeedKind::Assign:
        return hands.act(Assign{.incident = incident, .to = text});
    case DeedKind::Claim:
        return hands.act(Claim{.incident = incident});
    case DeedKind::Note:
        return hands.act(AddNote{.incident = incident, .text = text});
    case DeedKind::Hold:
        return hands.act(Hold{.incident = incident}, text);
    case DeedKind::Resume:
        return hands.act(Resume{.incident = incident});
    case DeedKind::Resolve:
        return hands.act(Resolve{.incident = incident, .note = text});
    case DeedKind::Reopen:
        return hands.act(Reopen{.incident = incident}, text);
    }
    return {};
}

} // namespace

Deed deedOf(const Hands &hands, DeedKind kind, const std::vector<IncidentId> &incidents,
    const QString &text)
{
    const Sentences sentences(incidents);
    Deed deed{.acts = {},
        .what = sentences.what(kind),
        .done = sentences.done(kind, text, hands.actor().name)};
    for (const IncidentId incident : incidents)
        deed.acts.push_back(actOf(hands, kind, incident, text));
    return deed;
}

QString deedTitle(DeedKind kind, const std::vector<IncidentId> &incidents)
{
    return Sentences(incidents).title(kind);
}

} // namespace gander::ui
