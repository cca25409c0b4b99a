// SPDX-License-Identifier: GPL-3.0-or-later

// After sqlite.org/fileformat2.html. Nothing on a page is believed before it was measured.

#include "models/store/pagescan.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 usualPageSize = 4096;
constexpr char tableLeaf = 0x0D;
constexpr char indexLeaf = 0x0A;
constexpr char indexInner = 0x02;
constexpr qsizetype headOfFile = 100;
// More than any memo, and little enough for memory.
constexpr quint64 largestRow = 256 * 1024 * 1024;

// Moves 'at' behind it; nothing where the bytes end within.
std::optional<quint64> varint(const QByteArray &bytes, qsizetype &at)
{
    quint64 value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at < 0 || at >= bytes.size())
            return {};
        const auto byte = static_cast<quint8>(bytes[at++]);
        if (i == 8)
            return (value << 8) | byte;
        value = (value << 7) | (byte & 0x7FU);
        if (!(byte & 0x80U))
            return value;
    }
    return {};
}

constexpr qint64 sizes[]{0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

std::optional<qint64> sizeOf(quint64 type)
{
    if (type < 10)
        return sizes[type];
    if (type < 12 || type > 2 * largestRow)
        return {};
    return static_cast<qint64>((type - 12) / 2);
}

RawValue valueOf(quint64 type, const QByteArray &bytes)
{
    RawValue value;
    if (type == 0)
        return value;
    if (type == 7) {
        value.kind = RawValue::Kind::Real;
        return value;
    }
    if (type >= 12) {
        value.kind = type % 2 == 0 ? RawValue::Kind::Blob : RawValue::Kind::Text;
        value.bytes = bytes;
        return value;
    }
    value.kind = RawValue::Kind::Integer;
    if (type >= 8) {
        value.integer = type == 9 ? 1 : 0;
        return value;
    }
    quint64 number = !bytes.isEmpty() && (static_cast<quint8>(bytes[0]) & 0x80U) ? ~quint64{0} : 0;
    for (const char byte : bytes)
        number = (number << 8) | static_cast<quint8>(byte);
    value.integer = static_cast<qint64>(number);
    return value;
}

// Nothing unless every byte has its place.
std::optional<std::vector<RawValue>> valuesOf(const QByteArray &record)
{
    qsizetype at = 0;
    const auto head = varint(record, at);
    if (!head || *head < 2 || *head > static_cast<quint64>(record.size()))
        return {};
    std::vector<quint64> types;
    while (at < static_cast<qsizetype>(*head)) {
        const auto type = varint(record, at);
        if (!type)
            return {};
        types.push_back(*type);
    }
    if (at != static_cast<qsizetype>(*head))
        return {};
    std::vector<RawValue> values;
    values.reserve(types.size());
    for (const quint64 type : types) {
        const auto size = sizeOf(type);
        if (!size || at + *size > record.size())
            return {};
        values.push_back(valueOf(type, record.mid(at, *size)));
        at += *size;
    }
    return at == record.size() ? std::optional(std::move(values)) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<PageScan>> PageScan::open(const QString &path, quint32 pageSize)
{
    if (!QFileInfo::exists(path))
        return Error{ErrorKind::NotFound, u"there is no desk at %1"_s.arg(path)};
    std::unique_ptr<PageScan> scan(new PageScan);
    scan->m_file.setFileName(path);
    if (!scan->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{
            ErrorKind::Unavailable, u"cannot read %1: %2"_s.arg(path, scan->m_file.errorString())};
    const QByteArray head = scan->m_file.read(headOfFile);
    const quint32 told = bigEndian16(head, 16) == 1 ? 65536 : bigEndian16(head, 16);
    scan->m_pageSize = isPageSize(pageSize) ? pageSize : isPageSize(told) ? told : usualPageSize;
    scan->m_pageCount = static_cast<quint32>(
        std::min<qint64>((scan->m_file.size() + scan->m_pageSize - 1) / scan->m_pageSize,
            std::numeric_limits<qint32>::max()));
    scan->m_log = std::make_unique<CommittedLog>(path, scan->m_pageSize);
    scan->m_pageCount = std::max(scan->m_pageCount, scan->m_log->pageCount());
    scan->findFreePages();
    return scan;
}

void PageScan::findFreePages()
{
    m_free.assign(size_t{m_pageCount} + 1, false);
    quint32 trunk = bigEndian32(page(1), 32);
    for (quint32 seen = 0; trunk > 1 && trunk <= m_pageCount && seen < m_pageCount; ++seen) {
        const QByteArray bytes = page(trunk);
        const quint32 leaves = std::min(bigEndian32(bytes, 4), m_pageSize / 4 - 2);
        for (quint32 i = 0; i < leaves; ++i) {
            const quint32 leaf = bigEndian32(bytes, 8 + qsizetype{4} * i);
            if (leaf > 1 && leaf <= m_pageCount)
                m_free[leaf] = true;
        }
        m_free[trunk] = true;
        trunk = bigEndian32(bytes, 0);
    }
}

QByteArray PageScan::page(quint32 number)
{
    if (number == 0 || number > m_pageCount)
        return {};
    if (number == m_lastNumber)
        return m_lastPage;
    // A page that the disk does not give counts as damaged.
    QByteArray bytes;
    if (m_log->has(number))
        bytes = m_log->page(number);
    else if (m_file.seek((qint64{number} - 1) * m_pageSize))
        bytes = m_file.read(m_pageSize);
    if (bytes.size() < static_cast<qsizetype>(m_pageSize))
        bytes.append(QByteArray(static_cast<qsizetype>(m_pageSize) - bytes.size(), '\0'));
    m_lastNumber = number;
    m_lastPage = bytes;
    return bytes;
}

std::optional<QByteArray> PageScan::payload(
    const QByteArray &page, qsizetype at, quint64 size, bool isTable)
{
    const quint64 usable = m_pageSize;
    if (size < 2 || size > largestRow || size > usable * m_pageCount)
        return {};
    const quint64 most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    quint64 local = size;
    if (size > most) {
        const quint64 least = (usable - 12) * 32 / 255 - 23;
        local = least + (size - least) % (usable - 4);
        if (local > most)
            local = least;
    }
    const auto here = static_cast<qsizetype>(local);
    if (at < 0 || at + here > page.size())
        return {};
    QByteArray bytes = page.mid(at, here);
    quint32 next = local < size ? bigEndian32(page, at + here) : 0;
    while (static_cast<quint64>(bytes.size()) < size) {
        if (next < 2 || next > m_pageCount)
            return {};
        const QByteArray more = this->page(next);
        const auto left = static_cast<qsizetype>(size) - bytes.size();
        bytes.append(more.mid(4, std::min(left, static_cast<qsizetype>(usable) - 4)));
        next = bigEndian32(more, 0);
    }
    return bytes;
}

std::optional<RawRow> PageScan::rowIn(const QByteArray &page, quint32 number, quint16 cell)
{
    const qsizetype head = number == 1 ? headOfFile : 0;
    const char type = page[head];
    const qsizetype pointers = head + (type == indexInner ? 12 : 8);
    qsizetype at = bigEndian16(page, pointers + qsizetype{2} * cell);
    if (at < pointers || at >= page.size())
        return {};
    if (type == indexInner)
        at += 4;
    const auto size = varint(page, at);
    RawRow row;
    row.isKey = type != tableLeaf;
    if (!row.isKey) {
        const auto rowid = varint(page, at);
        if (!rowid)
            return {};
        row.rowid = static_cast<qint64>(*rowid);
    }
    if (!size)
        return {};
    const auto record = payload(page, at, *size, !row.isKey);
    if (!record)
        return {};
    auto values = valuesOf(*record);
    if (!values)
        return {};
    row.values = std::move(*values);
    return row;
}

void PageScan::forEachRow(const std::function<bool(const RowPlace &, const RawRow &)> &visit)
{
    for (quint32 number = 1; number <= m_pageCount; ++number) {
        const QByteArray bytes = page(number);
        const qsizetype head = number == 1 ? headOfFile : 0;
        const char type = bytes[head];
        if (type != tableLeaf && type != indexLeaf && type != indexInner)
            continue;
        const qsizetype pointers = head + (type == indexInner ? 12 : 8);
        const auto most = static_cast<quint16>((bytes.size() - pointers) / 2);
        const quint16 cells = std::min(bigEndian16(bytes, head + 3), most);
        for (quint16 cell = 0; cell < cells; ++cell) {
            const auto row = rowIn(bytes, number, cell);
            if (!row)
                ++m_unreadable;
            else if (!visit({number, cell, m_free[number]}, *row))
                return;
        }
    }
}

std::optional<RawRow> PageScan::rowAt(const RowPlace &place)
{
    const QByteArray bytes = page(place.page);
    return bytes.isEmpty() ? std::nullopt : rowIn(bytes, place.page, place.cell);
}

} // namespace gander::store
