// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which column of another desk's file means what.

#include "models/domain/result.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace gander::exchange {

enum class Field {
    Key,
    Number,
    Title,
    Description,
    Customer,
    Product,
    Reporter,
    Assignee,
    State,
    ReportedAt,
    ClassifiedAt,
    UpdatedAt,
    UpdatedBy,
    ResolvedAt,
    ResolvedBy,
    ClosedAt,
    Order,
};

// A map file is a JSON object. Each of the keys "key" "title" "description" "customer" "product"
// "reporter" "assignee" "state" "reported_at" "classified_at" "updated_at" "updated_by"
// "resolved_at" "resolved_by" "closed_at" "order" names a column of the file, or is a text with
// columns in braces, of which those that are empty go with the text before them:
//
//   {"key": "number", "title": "{category}, {subcategory}: {symptom}", "reported_at": "opened"}
//
// "title" is needed; where it is empty the key stands in for it. Without "reported_at" an incident
// is reported at the time of the import. Further keys: "details" (a list of columns, or an object
// of label to column, for lines "label: value" at the end of the description), "empty" (a list of
// texts that mean no value), "new", "resolved", "closed" (lists of states that mean these; other
// states are underway). With "order" (a number that rises with each row of an incident) and
// "updated_at", several rows of one key are its history.
struct ColumnMap {
    QString name; // of the format, for people and --json: "servicenow", "gander", "map"
    std::map<Field, QString> columns;
    std::vector<std::pair<QString, QString>> details; // label, column
    QStringList empty;
    QStringList newStates{QStringLiteral("new")}; // lower case, as the next two
    QStringList resolvedStates{QStringLiteral("resolved")};
    QStringList closedStates{QStringLiteral("closed")};
    bool guarded = false; // our own export: cells carry the guard of formulaguard.h
};

[[nodiscard]] Result<ColumnMap> columnMapFromJson(const QByteArray &json);
// The built-in map for a file with that head, or nothing.
[[nodiscard]] std::optional<ColumnMap> columnMapFor(const QStringList &head);
// What is done with an unknown head, as one sentence part for the error.
[[nodiscard]] QString unknownColumns(const QStringList &head);

// A map laid over the head of one file; Invalid where a named column is not there.
class Columns
{
public:
    [[nodiscard]] static Result<Columns> over(const ColumnMap &map, const QStringList &head);

    [[nodiscard]] bool has(Field field) const;
    // Empty where the column is not mapped or holds an empty mark; nothing is trimmed.
    [[nodiscard]] QString text(Field field, const QStringList &cells) const;
    // Its own text and the details, a line each.
    [[nodiscard]] QString description(const QStringList &cells) const;
    // The file's name for it, for issues: "opened_at".
    [[nodiscard]] QString columnName(Field field) const;
    [[nodiscard]] const ColumnMap &map() const { return m_map; }
    [[nodiscard]] qsizetype width() const { return m_width; }

private:
    struct Piece {
        QString before; // text before the cell
        qsizetype column = -1;
    };
    using Template = std::vector<Piece>;

    [[nodiscard]] QString cell(qsizetype column, const QStringList &cells) const;

    ColumnMap m_map;
    std::map<Field, Template> m_templates;
    std::vector<std::pair<QString, qsizetype>> m_details;
    qsizetype m_width = 0;
};

} // namespace gander::exchange
