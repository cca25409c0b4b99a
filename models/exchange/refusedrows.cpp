// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/refusedrows.h"

#include <QIODevice>
#include <QSet>

namespace gander::exchange {

namespace {

// Calls 'take' with each row below the head; answers the head.
template <typename Take>
Result<QStringList> eachRow(QIODevice &file, Take take)
{
    if (!file.seek(0))
        return Error{ErrorKind::Unavailable, QStringLiteral("the file cannot be read again")};
    CsvReader reader(file);
    if (const auto shape = reader.open(); !shape)
        return shape.error();
    CsvRow row;
    const auto head = reader.next(row);
    if (!head)
        return head.error();
    const QStringList names = row.cells;
    for (;;) {
        const auto read = reader.next(row);
        if (!read)
            return read.error();
        if (!*read)
            return names;
        take(row);
    }
}

// The outside number of a row, so that a history is found again by it.
class KeyReader
{
public:
    KeyReader(const ImportPlan &plan, const ImportOptions &options)
        : m_map(options.map)
        , m_history(plan.recognised.history)
    {
    }

    QString operator()(const QStringList &head, const QStringList &cells)
    {
        if (!m_history)
            return {};
        if (!m_columns) {
            const auto map = m_map ? m_map : columnMapFor(head);
            const auto columns = map ? Columns::over(*map, head) : Result<Columns>(Error{});
            if (!columns)
                return {};
            m_columns = *columns;
        }
        return m_columns->text(Field::Key, cells);
    }

private:
    std::optional<ColumnMap> m_map;
    std::optional<Columns> m_columns;
    bool m_history = false;
};

} // namespace

Result<QByteArray> refusedRows(
    QIODevice &file, const ImportPlan &plan, const ImportOptions &options)
{
    QSet<qint64> lines;
    for (const ImportIssue &issue : plan.issues)
        lines.insert(issue.line);
    const auto head = eachRow(file, [](const CsvRow &) {});
    if (!head)
        return head.error();
    KeyReader keyOf(plan, options);
    QSet<QString> keys;
    QByteArray bytes = csvLine(*head);
    const auto marked = eachRow(file, [&](const CsvRow &row) {
        if (lines.contains(row.line))
            keys.insert(keyOf(*head, row.cells));
    });
    if (!marked)
        return marked.error();
    keys.remove({});
    const auto written = eachRow(file, [&](const CsvRow &row) {
        if (lines.contains(row.line) || (!keys.isEmpty() && keys.contains(keyOf(*head, row.cells))))
            bytes += csvLine(row.cells);
    });
    if (!written)
        return written.error();
    return bytes;
}

} // namespace gander::exchange
