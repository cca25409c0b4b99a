// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/manyacts.h"

#include "models/domain/actjson.h"
#include "models/domain/jsonkeys.h"

#include <QJsonArray>

#include <algorithm>
#include <ranges>
#include <type_traits>

namespace gander {

using namespace Qt::StringLiterals;

qint64 ManyDone::done() const
{
    return std::ranges::count_if(rows, [](const RowResult &row) { return row.result.has_value(); });
}

qint64 ManyDone::refused() const
{
    return static_cast<qint64>(rows.size()) - done();
}

std::vector<Act> onEach(const Act &form, const std::vector<IncidentId> &incidents)
{
    std::vector<Act> acts(incidents.size(), form);
    for (size_t i = 0; i < incidents.size(); ++i)
        std::visit(
            [id = incidents[i]](auto &action) {
                if constexpr (requires { action.incident = id; })
                    action.incident = id;
            },
            acts[i].action);
    return acts;
}

std::vector<Act> takingBack(const std::vector<Written> &written, const Act &form)
{
    std::vector<Act> acts;
    for (const Written &one : written | std::views::reverse) {
        // A memo that was begun by the act comes and goes with the class.
        if (one.kind == EventKind::MemoDrafted)
            continue;
        acts.push_back(form);
        acts.back().action = Undo{.incident = one.incident, .seq = one.seq};
    }
    return acts;
}

QJsonObject toJson(const ManyDone &done)
{
    QJsonArray rows;
    for (const RowResult &row : done.rows) {
        QJsonObject json{{u"incident"_s, row.incident.number()}};
        if (row.result)
            json.insert(u"receipt"_s, toJson(*row.result));
        else
            json.insert(u"error"_s, toJson(row.result.error()));
        rows.append(json);
    }
    return {{u"act"_s, done.act.toString(QUuid::WithoutBraces)}, {u"rows"_s, rows}};
}

Result<ManyDone> manyDoneFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    ManyDone done{.act = QUuid(keys.text("act"_L1)), .rows = {}};
    const QJsonArray rows = keys.array("rows"_L1);
    for (const QJsonValue &value : rows) {
        const QJsonObject each = value.toObject();
        JsonKeys row(each);
        const IncidentId id(row.number("incident"_L1));
        if (row.has("error"_L1)) {
            done.rows.push_back({id, errorFromJson(row.object("error"_L1))});
        } else {
            auto receipt = receiptFromJson(row.object("receipt"_L1));
            if (!receipt)
                return receipt.error();
            done.rows.push_back({id, std::move(*receipt)});
        }
        if (const auto whole = row.whole(); !whole)
            return whole.error();
    }
    if (const auto whole = keys.whole(); !whole)
        return whole.error();
    return done;
}

} // namespace gander
