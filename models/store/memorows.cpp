// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/memorows.h"

#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// The columns that every memo is read by, in the order of readMemo.
constexpr auto memoColumns = "memo.id, number, incident_id, outcome, state, version, subject, "
                             "addressee, sections, copies, created_at, issued_at, issued_by, "
                             "revision, sha256, size"_L1;

// A list of pairs, not an object: sections keep their order.
QString sectionsText(const std::vector<MemoSection> &sections)
{
    QJsonArray list;
    for (const MemoSection &section : sections)
        list.append(QJsonArray{section.key, section.text});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QString copiesText(const QStringList &copies)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(copies)).toJson(QJsonDocument::Compact));
}

void readLists(Memo &memo, const QByteArray &sections, const QByteArray &copies)
{
    for (const QJsonValue &pair : QJsonDocument::fromJson(sections).array())
        memo.sections.push_back({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    for (const QJsonValue &copy : QJsonDocument::fromJson(copies).array())
        memo.cc << copy.toString();
}

Memo readMemo(const Statement &row)
{
    Memo memo;
    memo.id = MemoId(row.integer(0));
    memo.number = row.text(1);
    memo.incident = IncidentId(row.integer(2));
    memo.outcome = outcomeFromKey(row.text(3)).value_or(Outcome::OperatorError);
    memo.state = memoStateFromKey(row.text(4)).value_or(MemoState::Draft);
    memo.version = static_cast<int>(row.integer(5));
    memo.subject = row.text(6);
    memo.to = row.text(7);
    readLists(memo, row.text(8).toUtf8(), row.text(9).toUtf8());
    memo.createdAt = row.instant(10);
    memo.issuedAt = row.optionalInstant(11);
    memo.issuedBy = row.text(12);
    memo.revision = row.integer(13);
    memo.sha256 = row.text(14);
    memo.bytes = row.integer(15);
    return memo;
}

QString memoQuery(const QString &condition)
{
    return u"SELECT %1 FROM memo LEFT JOIN memo_page ON memo_id = memo.id %2"_s.arg(
        memoColumns, condition);
}

Result<Memo> oneMemo(
    Database &database, const QString &condition, const QString &value, const QString &missing)
{
    Statement statement(database, memoQuery(condition));
    statement.bind(":value", value);
    const auto found = statement.next();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, missing};
    return readMemo(statement);
}

void bindContent(Statement &statement, const Memo &memo)
{
    statement.bind(":state", toKey(memo.state))
        .bind(":version", memo.version)
        .bind(":subject", memo.subject)
        .bind(":addressee", memo.to)
        .bind(":sections", sectionsText(memo.sections))
        .bind(":copies", copiesText(memo.cc))
        .bind(":content", contentHash(memo))
        .bind(":issued_at", memo.issuedAt)
        .bind(":issued_by", memo.issuedBy)
        .bind(":revision", memo.revision);
}

} // namespace

Memo memoOfRaw(const std::vector<RawValue> &values)
{
    Memo memo;
    memo.number = values[1].text();
    memo.incident = IncidentId(values[2].integer);
    memo.outcome = outcomeFromKey(values[3].text()).value_or(Outcome::OperatorError);
    memo.state = memoStateFromKey(values[4].text()).value_or(MemoState::Draft);
    memo.version = static_cast<int>(values[5].integer);
    memo.subject = values[6].text();
    memo.to = values[7].text();
    readLists(memo, values[8].bytes, values[9].bytes);
    memo.createdAt = {values[10].integer};
    if (values[11].isInteger())
        memo.issuedAt = Instant{values[11].integer};
    memo.issuedBy = values[12].text();
    memo.revision = values[13].integer;
    return memo;
}

Result<std::vector<Memo>> memosOf(Database &database, IncidentId id)
{
    Statement statement(database, memoQuery(u"WHERE incident_id = :id ORDER BY memo.id"_s));
    statement.bind(":id", id.number());
    std::vector<Memo> memos;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return memos;
        memos.push_back(readMemo(statement));
    }
}

Result<std::vector<Memo>> memosOf(Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<Memo> memos;
    constexpr size_t atOnce = 500;
    for (size_t begin = 0; begin < ids.size(); begin += atOnce) {
        QStringList numbers;
        for (size_t i = begin; i < std::min(begin + atOnce, ids.size()); ++i)
            numbers << QString::number(ids[i].number());
        Statement statement(database,
            memoQuery(u"WHERE incident_id IN (%1) ORDER BY incident_id, memo.id"_s.arg(
                numbers.join(u','))));
        for (auto more = statement.next();; more = statement.next()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            memos.push_back(readMemo(statement));
        }
    }
    return memos;
}

Result<Memo> memoByNumber(Database &database, const QString &number)
{
    return oneMemo(
        database, u"WHERE number = :value"_s, number, u"there is no memo %1"_s.arg(number));
}

Result<Memo> memoBySha256(Database &database, const QString &sha256)
{
    return oneMemo(
        database, u"WHERE sha256 = :value"_s, sha256, u"no memo was issued with these bytes"_s);
}

Result<QString> nextMemoNumber(Database &database, int year)
{
    const QString prefix = u"M-%1-"_s.arg(year);
    Statement statement(database,
        "SELECT COALESCE(MAX(CAST(SUBSTR(number, 8) AS BIGINT)), 0) FROM memo "
        "WHERE number LIKE :prefix");
    const auto last = statement.bind(":prefix", QString(prefix + u'%')).number();
    if (!last)
        return last.error();
    return prefix + u"%1"_s.arg(*last + 1, 4, 10, QLatin1Char('0'));
}

Result<MemoId> insertMemo(const Transaction &transaction, const Memo &memo)
{
    Statement statement(transaction.database(),
        "INSERT INTO memo (number, incident_id, outcome, state, version, subject, addressee, "
        "sections, copies, content, created_at, issued_at, issued_by, revision) VALUES (:number, "
        ":incident_id, :outcome, :state, :version, :subject, :addressee, :sections, :copies, "
        ":content, :created_at, :issued_at, :issued_by, :revision) RETURNING id");
    bindContent(statement, memo);
    const auto id = statement.bind(":number", memo.number)
                        .bind(":incident_id", memo.incident.number())
                        .bind(":outcome", toKey(memo.outcome))
                        .bind(":created_at", memo.createdAt)
                        .number();
    if (!id)
        return id.error();
    return MemoId(*id);
}

Result<void> updateMemo(const Transaction &transaction, const Memo &memo)
{
    // An issued memo is frozen for good.
    Statement statement(transaction.database(),
        "UPDATE memo SET state = :state, version = :version, subject = :subject, "
        "addressee = :addressee, sections = :sections, copies = :copies, "
        "content = :content, issued_at = :issued_at, issued_by = :issued_by, revision = :revision "
        "WHERE id = :id AND state IN ('draft', 'approved')");
    bindContent(statement, memo);
    const auto changed = statement.bind(":id", memo.id.number()).run();
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{
            ErrorKind::Conflict, u"memo %1 has been issued and cannot change"_s.arg(memo.number)};
    return {};
}

Result<void> storePage(const Transaction &transaction, const Memo &memo, const QByteArray &pdf)
{
    Statement statement(transaction.database(),
        "INSERT INTO memo_page (memo_id, sha256, size, pdf) VALUES (:id, :sha256, :size, :pdf)");
    const auto done = statement.bind(":id", memo.id.number())
                          .bind(":sha256", memo.sha256)
                          .bind(":size", qint64{pdf.size()})
                          .bind(":pdf", pdf)
                          .run();
    return done ? Result<void>() : done.error();
}

Result<QByteArray> pageOf(Database &database, const QString &number)
{
    Statement statement(database,
        "SELECT pdf FROM memo_page JOIN memo ON memo.id = memo_id WHERE number = :number");
    const auto found = statement.bind(":number", number).next();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, u"memo %1 has not been issued"_s.arg(number)};
    return statement.bytes(0);
}

Result<void> forEachChangedMemo(Database &database, const std::function<void(const Memo &)> &visit)
{
    Statement statement(database,
        u"SELECT %1, content FROM memo LEFT JOIN memo_page ON memo_id = memo.id "
        "WHERE content <> '' ORDER BY memo.id"_s.arg(memoColumns));
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (const Memo memo = readMemo(statement); contentHash(memo) != statement.text(16))
            visit(memo);
    }
}

Result<qint64> forEachPage(Database &database, const PageVisit &visit)
{
    Statement statement(database,
        "SELECT number, incident_id, sha256, pdf FROM memo LEFT JOIN memo_page "
        "ON memo_id = memo.id WHERE state IN ('issued', 'revoked') ORDER BY memo.id");
    qint64 count = 0;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return count;
        ++count;
        visit(statement.text(0), IncidentId(statement.integer(1)), statement.text(2),
            statement.bytes(3));
    }
}

} // namespace gander::store
