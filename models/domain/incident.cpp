// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/incident.h"

#include <array>

namespace gander {

namespace {

constexpr std::array stateKeys{
    std::pair{State::New, "new"},
    std::pair{State::Triage, "triage"},
    std::pair{State::Classified, "classified"},
    std::pair{State::OnHold, "on-hold"},
    std::pair{State::Resolved, "resolved"},
    std::pair{State::Closed, "closed"},
    std::pair{State::Duplicate, "duplicate"},
};

} // namespace

QString toKey(State state)
{
    for (const auto &[known, key] : stateKeys)
        if (known == state)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

std::optional<State> stateFromKey(QStringView key)
{
    for (const auto &[state, known] : stateKeys)
        if (key == QLatin1String(known))
            return state;
    return {};
}

QString deskNumber(IncidentId id)
{
    return QStringLiteral("G-%1").arg(id.number());
}

IncidentId incidentNumber(QStringView written)
{
    QStringView digits = written.trimmed();
    if (digits.startsWith(u"G-", Qt::CaseInsensitive))
        digits = digits.mid(2);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number > 0 ? IncidentId(number) : IncidentId();
}

} // namespace gander
