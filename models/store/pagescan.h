// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the pages of a database file without the engine, which gives up where a table is damaged:
// every row that still lies whole on some page, with what was committed in the log beside it. The
// file is only read.

#include "models/domain/result.h"
#include "models/store/committedlog.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gander::store {

struct RawValue {
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    QByteArray bytes;

    [[nodiscard]] bool isInteger() const { return kind == Kind::Integer; }
    [[nodiscard]] bool isText() const { return kind == Kind::Text; }
    [[nodiscard]] QString text() const { return QString::fromUtf8(bytes); }
};

// Of a table, or of an index: then without a number.
struct RawRow {
    qint64 rowid = 0;
    std::vector<RawValue> values;
    bool isKey = false;
};

struct RowPlace {
    quint32 page = 0;
    quint16 cell = 0;
    bool isFree = false; // on a page that is no longer in use: may be older than another
};

class PageScan
{
public:
    // NotFound, Unavailable; 'pageSize' 0: as the file's head says.
    [[nodiscard]] static Result<std::unique_ptr<PageScan>> open(
        const QString &path, quint32 pageSize = 0);

    [[nodiscard]] quint32 pageSize() const { return m_pageSize; }
    [[nodiscard]] quint32 pageCount() const { return m_pageCount; }
    // Every row that can be read, page by page; 'visit' answers false to stop.
    void forEachRow(const std::function<bool(const RowPlace &, const RawRow &)> &visit);
    // That one again.
    [[nodiscard]] std::optional<RawRow> rowAt(const RowPlace &place);
    // Cells of pages that are surely of a table or index, and could not be read.
    [[nodiscard]] qint64 unreadable() const { return m_unreadable; }

private:
    PageScan() = default;
    void findFreePages();
    [[nodiscard]] QByteArray page(quint32 number);
    [[nodiscard]] std::optional<RawRow> rowIn(const QByteArray &page, quint32 number, quint16 cell);
    [[nodiscard]] std::optional<QByteArray> payload(
        const QByteArray &page, qsizetype at, quint64 size, bool isTable);

    QFile m_file;
    std::unique_ptr<CommittedLog> m_log;
    quint32 m_pageSize = 0;
    quint32 m_pageCount = 0;
    qint64 m_unreadable = 0;
    std::vector<bool> m_free;
    quint32 m_lastNumber = 0;
    QByteArray m_lastPage;
};

} // namespace gander::store
