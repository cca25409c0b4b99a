// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The last link of each incident's chain, one after another: two desks are told apart by them
// without holding either.

#include "models/domain/id.h"
#include "models/store/statement.h"

#include <optional>

namespace gander::store {

struct ChainTip {
    QString uid;
    IncidentId incident;
    QString title;
    int events = 0;
    QByteArray hash; // of the last of them
};

class ChainTips
{
public:
    // 'database' outlives it.
    explicit ChainTips(Database &database);
    // In the order of their uid; nothing at the end.
    [[nodiscard]] Result<std::optional<ChainTip>> next();

private:
    Statement m_statement;
};

} // namespace gander::store
