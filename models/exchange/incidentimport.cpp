// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/incidentimport.h"

#include "models/exchange/toldevents.h"

#include <QBuffer>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace gander::exchange {

namespace {

constexpr qint64 rowsBetweenProgress = 256;
constexpr std::array timeFields{
    Field::ReportedAt, Field::ClassifiedAt, Field::UpdatedAt, Field::ResolvedAt, Field::ClosedAt};

struct Survey {
    QSet<QString> seen;
    QSet<QString> repeated;
    DateOrderFinder dates;
};

class Importer
{
public:
    Importer(CsvReader &reader, const ImportOptions &options, const Progress &progress)
        : m_reader(reader)
        , m_options(options)
        , m_progress(progress)
    {
    }

    Result<ImportPlan> run();

private:
    Result<void> readHead();
    Result<void> survey();
    Result<void> readRows();
    bool goesOn(qint64 pass);

    [[nodiscard]] QString keyOf(const QStringList &cells) const;
    [[nodiscard]] std::optional<ReadRow> readRow(const CsvRow &row);
    bool readTimes(const CsvRow &row, ReadRow &read);
    void takeRow(ReadRow row, const QString &key);
    void finishHistories();

    void refuse(qint64 line, const QString &field, const QString &problem);

    CsvReader &m_reader;
    const ImportOptions &m_options;
    const Progress &m_progress;
    Columns m_columns;
    ImportPlan m_plan;
    Survey m_survey;
    QHash<QString, qint64> m_lineOfKey;
    QHash<QString, std::vector<ReadRow>> m_histories;
    QHash<QString, size_t> m_placeOfHistory;
    QSet<QString> m_brokenHistories;
    qint64 m_sinceProgress = 0;
};

Result<ImportPlan> Importer::run()
{
    const Result<CsvShape> shape = m_reader.open();
    if (!shape)
        return shape.error();
    m_plan.recognised.shape = *shape;
    if (auto head = readHead(); !head)
        return head.error();
    if (auto surveyed = survey(); !surveyed)
        return surveyed.error();
    if (m_options.dateOrder) {
        m_plan.recognised.dateOrder = *m_options.dateOrder;
    } else {
        const Result<DateOrder> order = m_survey.dates.found();
        if (!order)
            return order.error();
        m_plan.recognised.dateOrder = *order;
    }
    if (auto rewound = m_reader.rewind(); !rewound)
        return rewound.error();
    CsvRow head;
    if (auto read = m_reader.next(head); !read)
        return read.error();
    if (auto read = readRows(); !read)
        return read.error();
    finishHistories();
    return std::move(m_plan);
}

Result<void> Importer::readHead()
{
    CsvRow head;
    const Result<bool> read = m_reader.next(head);
    if (!read)
        return read.error();
    if (!*read)
        return Error{ErrorKind::Invalid, QStringLiteral("the file is empty")};
    if (!head.problem.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("its head: %1").arg(head.problem)};
    const std::optional<ColumnMap> map = m_options.map ? m_options.map : columnMapFor(head.cells);
    if (!map)
        return Error{ErrorKind::Invalid, unknownColumns(head.cells)};
    Result<Columns> columns = Columns::over(*map, head.cells);
    if (!columns)
        return columns.error();
    m_columns = std::move(*columns);
    m_plan.recognised.format = map->name;
    return {};
}

bool Importer::goesOn(qint64 pass)
{
    if (!m_progress || ++m_sinceProgress % rowsBetweenProgress != 1)
        return true;
    const qint64 size = m_reader.size();
    return m_progress(pass * size + m_reader.position(), 2 * size);
}

// The first time round: which keys have several rows, and what order the dates have.
Result<void> Importer::survey()
{
    CsvRow row;
    for (;;) {
        const Result<bool> read = m_reader.next(row);
        if (!read)
            return read.error();
        if (!*read)
            break;
        if (!goesOn(0))
            return Error{ErrorKind::Cancelled, QStringLiteral("the import was stopped")};
        ++m_plan.rows;
        if (!row.problem.isEmpty())
            continue;
        if (!m_options.dateOrder)
            for (const Field field : timeFields)
                m_survey.dates.look(m_columns.text(field, row.cells), row.line);
        const QString key = keyOf(row.cells);
        if (m_survey.seen.contains(key))
            m_survey.repeated.insert(key);
        else if (!key.isEmpty())
            m_survey.seen.insert(key);
    }
    m_plan.recognised.history = !m_survey.repeated.isEmpty() && m_columns.has(Field::Order)
        && m_columns.has(Field::UpdatedAt);
    return {};
}

Result<void> Importer::readRows()
{
    CsvRow row;
    for (;;) {
        const Result<bool> read = m_reader.next(row);
        if (!read)
            return read.error();
        if (!*read)
            return {};
        if (!goesOn(1))
            return Error{ErrorKind::Cancelled, QStringLiteral("the import was stopped")};
        const QString key = row.problem.isEmpty() ? keyOf(row.cells) : QString();
        if (std::optional<ReadRow> good = readRow(row)) {
            takeRow(std::move(*good), key);
        } else if (m_plan.recognised.history && !key.isEmpty()) {
            m_brokenHistories.insert(key);
        } else {
            ++m_plan.read;
            ++m_plan.refused;
        }
    }
}

QString Importer::keyOf(const QStringList &cells) const
{
    const QString key = m_columns.text(Field::Key, cells);
    if (!key.isEmpty())
        return key;
    // A row of our own export without an outside number is known by the desk's number.
    const QString number = m_columns.text(Field::Number, cells);
    return number.isEmpty() ? QString() : QStringLiteral("G-") + number;
}

void Importer::refuse(qint64 line, const QString &field, const QString &problem)
{
    m_plan.issues.push_back({line, field, problem});
}

bool Importer::readTimes(const CsvRow &row, ReadRow &read)
{
    bool good = true;
    for (const Field field : timeFields) {
        const QString text = m_columns.text(field, row.cells);
        if (text.trimmed().isEmpty())
            continue;
        const Result<Instant> at = readWhen(text, m_plan.recognised.dateOrder, m_options.zone);
        if (!at) {
            refuse(row.line, m_columns.columnName(field), at.error().detail);
            good = false;
        } else if (*at > m_options.now) {
            refuse(row.line, m_columns.columnName(field),
                QStringLiteral("\"%1\" lies in the future").arg(text.trimmed().left(40)));
            good = false;
        } else {
            read.times[field] = *at;
        }
    }
    return good;
}

std::optional<ReadRow> Importer::readRow(const CsvRow &row)
{
    if (!row.problem.isEmpty()) {
        refuse(row.line, {}, row.problem);
        return std::nullopt;
    }
    if (row.cells.size() != m_columns.width()) {
        refuse(row.line, {},
            QStringLiteral("the row has %1 cells, the head %2")
                .arg(row.cells.size())
                .arg(m_columns.width()));
        return std::nullopt;
    }
    ReadRow read;
    read.line = row.line;
    const auto text = [&](Field field) { return m_columns.text(field, row.cells); };
    bool good = readTimes(row, read);
    read.incident.facts = {.title = text(Field::Title),
        .description = m_columns.description(row.cells),
        .customer = text(Field::Customer),
        .product = text(Field::Product),
        .reporter = text(Field::Reporter),
        .key = keyOf(row.cells)};
    // Better named by its number than left behind.
    if (read.incident.facts.title.trimmed().isEmpty())
        read.incident.facts.title = read.incident.facts.key;
    if (read.incident.facts.title.trimmed().isEmpty()) {
        refuse(row.line, m_columns.columnName(Field::Title), QStringLiteral("it is empty"));
        good = false;
    }
    if (const std::optional<Instant> reported = read.time(Field::ReportedAt)) {
        read.incident.reportedAt = *reported;
    } else if (!m_columns.has(Field::ReportedAt)) {
        read.incident.reportedAt = m_options.now;
    } else if (text(Field::ReportedAt).trimmed().isEmpty()) {
        refuse(row.line, m_columns.columnName(Field::ReportedAt), QStringLiteral("it is empty"));
        good = false;
    }
    read.state = text(Field::State).trimmed();
    read.assignee = text(Field::Assignee);
    read.updatedBy = text(Field::UpdatedBy);
    read.resolvedBy = text(Field::ResolvedBy);
    if (m_plan.recognised.history) {
        bool isNumber = false;
        read.order = text(Field::Order).trimmed().toLongLong(&isNumber);
        if (!isNumber) {
            refuse(row.line, m_columns.columnName(Field::Order),
                QStringLiteral("\"%1\" is no number").arg(text(Field::Order).left(40)));
            good = false;
        }
        if (text(Field::UpdatedAt).trimmed().isEmpty()) {
            refuse(row.line, m_columns.columnName(Field::UpdatedAt), QStringLiteral("it is empty"));
            good = false;
        }
    }
    return good ? std::optional(std::move(read)) : std::nullopt;
}

void Importer::takeRow(ReadRow row, const QString &key)
{
    if (m_plan.recognised.history && !key.isEmpty()) {
        std::vector<ReadRow> &rows = m_histories[key];
        if (rows.empty()) {
            m_placeOfHistory[key] = m_plan.incidents.size();
            m_plan.incidents.push_back({row.line, {}});
        }
        rows.push_back(std::move(row));
        return;
    }
    ++m_plan.read;
    if (const auto first = m_lineOfKey.constFind(key);
        !key.isEmpty() && first != m_lineOfKey.constEnd()) {
        refuse(row.line, m_columns.columnName(Field::Key),
            QStringLiteral("%1 stands in line %2 already")
                .arg(key.left(80), QString::number(*first)));
        ++m_plan.refused;
        return;
    }
    m_lineOfKey.insert(key, row.line);
    m_plan.incidents.push_back({row.line, tellLastState(row, m_columns.map())});
}

void Importer::finishHistories()
{
    for (auto it = m_histories.begin(); it != m_histories.end(); ++it) {
        PlannedIncident &planned = m_plan.incidents[m_placeOfHistory.value(it.key())];
        if (!m_brokenHistories.contains(it.key()))
            planned.incident = tellHistory(std::move(*it), m_columns.map());
        else
            planned.line = 0; // left out below: half a history would tell other clocks
    }
    std::erase_if(
        m_plan.incidents, [](const PlannedIncident &planned) { return planned.line == 0; });
    if (m_plan.recognised.history) {
        m_plan.refused += m_brokenHistories.size();
        m_plan.read = qint64(m_plan.incidents.size()) + m_plan.refused;
    }
    std::stable_sort(m_plan.issues.begin(), m_plan.issues.end(),
        [](const ImportIssue &a, const ImportIssue &b) { return a.line < b.line; });
}

} // namespace

Result<ImportPlan> planImport(
    QIODevice &file, const ImportOptions &options, const Progress &progress)
{
    CsvReader reader(file);
    return Importer(reader, options, progress).run();
}

Result<ImportPlan> planImport(
    const QByteArray &file, const ImportOptions &options, const Progress &progress)
{
    QBuffer buffer;
    buffer.setData(file);
    if (!buffer.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, buffer.errorString()};
    return planImport(buffer, options, progress);
}

} // namespace gander::exchange
