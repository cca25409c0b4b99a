// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/columnmap.h"

#include "models/exchange/formulaguard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace gander::exchange {

namespace {

struct FieldName {
    Field field;
    const char *name;
};
constexpr std::array fieldNames{FieldName{Field::Key, "key"}, FieldName{Field::Title, "title"},
    FieldName{Field::Description, "description"}, FieldName{Field::Customer, "customer"},
    FieldName{Field::Product, "product"}, FieldName{Field::Reporter, "reporter"},
    FieldName{Field::Assignee, "assignee"}, FieldName{Field::State, "state"},
    FieldName{Field::ReportedAt, "reported_at"}, FieldName{Field::ClassifiedAt, "classified_at"},
    FieldName{Field::UpdatedAt, "updated_at"}, FieldName{Field::UpdatedBy, "updated_by"},
    FieldName{Field::ResolvedAt, "resolved_at"}, FieldName{Field::ResolvedBy, "resolved_by"},
    FieldName{Field::ClosedAt, "closed_at"}, FieldName{Field::Order, "order"}};

// The incident log of a ServiceNow desk, as one row an incident or as one row a change.
ColumnMap serviceNowMap()
{
    ColumnMap map;
    map.name = QStringLiteral("servicenow");
    map.columns = {{Field::Key, QStringLiteral("number")},
        {Field::Title, QStringLiteral("{category}, {subcategory}: {u_symptom}")},
        {Field::Customer, QStringLiteral("location")},
        {Field::Reporter, QStringLiteral("caller_id")},
        {Field::Assignee, QStringLiteral("assigned_to")},
        {Field::State, QStringLiteral("incident_state")},
        {Field::ReportedAt, QStringLiteral("opened_at")},
        {Field::UpdatedAt, QStringLiteral("sys_updated_at")},
        {Field::UpdatedBy, QStringLiteral("sys_updated_by")},
        {Field::ResolvedAt, QStringLiteral("resolved_at")},
        {Field::ResolvedBy, QStringLiteral("resolved_by")},
        {Field::ClosedAt, QStringLiteral("closed_at")},
        {Field::Order, QStringLiteral("sys_mod_count")}};
    const auto detail = [&map](const char *label, const char *column) {
        map.details.emplace_back(QString::fromLatin1(label), QString::fromLatin1(column));
    };
    detail("Opened by", "opened_by");
    detail("Contact", "contact_type");
    detail("Configuration item", "cmdb_ci");
    detail("Impact", "impact");
    detail("Urgency", "urgency");
    detail("Priority", "priority");
    detail("Group", "assignment_group");
    detail("Problem", "problem_id");
    detail("Change", "rfc");
    detail("Vendor", "vendor");
    detail("Caused by", "caused_by");
    detail("Closed code", "closed_code");
    detail("Made their SLA", "made_sla");
    detail("Reassigned", "reassignment_count");
    detail("Reopened", "reopen_count");
    map.empty = {QStringLiteral("?")};
    return map;
}

// What incidentexport writes.
ColumnMap ownMap()
{
    ColumnMap map;
    map.name = QStringLiteral("gander");
    for (const FieldName &name : fieldNames) {
        switch (name.field) {
        case Field::UpdatedAt:
        case Field::UpdatedBy:
        case Field::ResolvedBy:
        case Field::ClosedAt:
        case Field::Order:
            break;
        default:
            map.columns[name.field] = QString::fromLatin1(name.name);
        }
    }
    map.columns[Field::Number] = QStringLiteral("id");
    map.guarded = true;
    return map;
}

qsizetype columnNamed(const QString &name, const QStringList &head)
{
    const QString wanted = name.trimmed();
    for (qsizetype i = 0; i < head.size(); ++i)
        if (head[i].trimmed().compare(wanted, Qt::CaseInsensitive) == 0)
            return i;
    return -1;
}

Error mapFault(const QString &detail)
{
    return {ErrorKind::Invalid, QStringLiteral("the map file: %1").arg(detail)};
}

Result<QStringList> wordsOf(const QJsonObject &json, const QString &key, bool lower)
{
    const QJsonValue value = json[key];
    if (!value.isArray())
        return mapFault(QStringLiteral("\"%1\" is a list of texts").arg(key));
    QStringList words;
    for (const QJsonValue word : value.toArray()) {
        if (!word.isString())
            return mapFault(QStringLiteral("\"%1\" is a list of texts").arg(key));
        words << (lower ? word.toString().toLower() : word.toString());
    }
    return words;
}

Result<void> readDetails(const QJsonValue &value, ColumnMap &map)
{
    if (value.isArray()) {
        for (const QJsonValue column : value.toArray())
            map.details.emplace_back(column.toString(), column.toString());
    } else if (value.isObject()) {
        const QJsonObject labels = value.toObject();
        for (auto it = labels.begin(); it != labels.end(); ++it)
            map.details.emplace_back(it.key(), it.value().toString());
    } else {
        return mapFault(QStringLiteral("\"details\" is a list of columns, or label to column"));
    }
    return {};
}

} // namespace

Result<ColumnMap> columnMapFromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        return mapFault(parseError.error == QJsonParseError::NoError
                ? QStringLiteral("it is no JSON object")
                : parseError.errorString());
    }
    const QJsonObject object = document.object();
    ColumnMap map;
    map.name = QStringLiteral("map");
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const auto name = std::find_if(fieldNames.begin(), fieldNames.end(),
            [&key](const FieldName &candidate) { return key == QLatin1String(candidate.name); });
        if (name != fieldNames.end()) {
            if (!it.value().isString())
                return mapFault(QStringLiteral("\"%1\" names no column").arg(key));
            map.columns[name->field] = it.value().toString();
            continue;
        }
        if (key == QLatin1String("details")) {
            if (auto read = readDetails(it.value(), map); !read)
                return read.error();
            continue;
        }
        QStringList *list = key == QLatin1String("empty") ? &map.empty
            : key == QLatin1String("new")                 ? &map.newStates
            : key == QLatin1String("resolved")            ? &map.resolvedStates
            : key == QLatin1String("closed")              ? &map.closedStates
                                                          : nullptr;
        if (!list)
            return mapFault(QStringLiteral("\"%1\" is not known to it").arg(key));
        const Result<QStringList> words = wordsOf(object, key, list != &map.empty);
        if (!words)
            return words.error();
        *list = *words;
    }
    if (map.columns.count(Field::Title) == 0)
        return mapFault(QStringLiteral("\"title\" is missing"));
    return map;
}

std::optional<ColumnMap> columnMapFor(const QStringList &head)
{
    const auto has = [&head](const char *name) {
        return columnNamed(QString::fromLatin1(name), head) >= 0;
    };
    if (has("id") && has("key") && has("title") && has("reported_at") && has("guaranteed_by"))
        return ownMap();
    if (has("number") && has("incident_state") && has("opened_at") && has("u_symptom"))
        return serviceNowMap();
    return std::nullopt;
}

QString unknownColumns(const QStringList &head)
{
    QStringList names = head.mid(0, 6);
    for (QString &name : names)
        name = name.left(40).simplified();
    return QStringLiteral("its columns (%1%2) are those of no known desk; say what they mean with "
                          "--map FILE")
        .arg(names.join(QStringLiteral(", ")),
            head.size() > 6 ? QStringLiteral(", ...") : QString());
}

Result<Columns> Columns::over(const ColumnMap &map, const QStringList &head)
{
    Columns columns;
    columns.m_map = map;
    columns.m_width = head.size();
    QStringList missing;
    const auto find = [&](const QString &name) {
        const qsizetype column = columnNamed(name, head);
        // Our own export may be read with columns taken out; a map file means what it says.
        if (column < 0 && map.name == QLatin1String("map"))
            missing << name;
        return column;
    };
    static const QRegularExpression braced(QStringLiteral("([^{]*)\\{([^}]*)\\}"));
    for (const auto &[field, text] : map.columns) {
        Template pieces;
        if (!text.contains(u'{') || columnNamed(text, head) >= 0) {
            pieces.push_back({QString(), find(text)});
        } else {
            for (auto matches = braced.globalMatch(text); matches.hasNext();) {
                const QRegularExpressionMatch match = matches.next();
                pieces.push_back({match.captured(1), find(match.captured(2))});
            }
        }
        std::erase_if(pieces, [](const Piece &piece) { return piece.column < 0; });
        if (!pieces.empty())
            columns.m_templates[field] = pieces;
    }
    for (const auto &[label, column] : map.details)
        if (const qsizetype found = find(column); found >= 0)
            columns.m_details.emplace_back(label, found);
    if (!missing.isEmpty()) {
        return Error{ErrorKind::Invalid,
            QStringLiteral("the map names columns that the file does not have: %1")
                .arg(missing.join(QStringLiteral(", ")))};
    }
    return columns;
}

bool Columns::has(Field field) const
{
    return m_templates.count(field) > 0;
}

QString Columns::cell(qsizetype column, const QStringList &cells) const
{
    if (column >= cells.size() || m_map.empty.contains(cells[column]))
        return {};
    return m_map.guarded ? unguarded(cells[column]) : cells[column];
}

QString Columns::text(Field field, const QStringList &cells) const
{
    const auto found = m_templates.find(field);
    if (found == m_templates.end())
        return {};
    QString text;
    for (const Piece &piece : found->second) {
        const QString value = cell(piece.column, cells);
        // Text before the first cell introduces the whole; between cells it joins two.
        if (!value.isEmpty())
            text += (text.isEmpty() && &piece != &found->second.front() ? QString() : piece.before)
                + value;
    }
    return text;
}

QString Columns::description(const QStringList &cells) const
{
    QString text = this->text(Field::Description, cells);
    for (const auto &[label, column] : m_details) {
        const QString value = cell(column, cells);
        if (value.isEmpty())
            continue;
        if (!text.isEmpty())
            text += u'\n';
        text += label + QStringLiteral(": ") + value;
    }
    return text;
}

QString Columns::columnName(Field field) const
{
    const auto found = m_map.columns.find(field);
    return found == m_map.columns.end() ? QString() : found->second;
}

} // namespace gander::exchange
