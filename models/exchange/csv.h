// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Comma separated rows in and out, over libcsv: strict about bytes, exact on the way round.

#include "models/domain/result.h"

#include <QStringList>

#include <memory>

class QIODevice;

namespace gander::exchange {

enum class CsvEncoding { Utf8, Utf16, Windows1252 };
// "UTF-8", "UTF-16", "Windows-1252".
[[nodiscard]] QString toKey(CsvEncoding encoding);

struct CsvShape {
    // Windows-1252 only where the file as a whole is not valid UTF-8.
    CsvEncoding encoding = CsvEncoding::Utf8;
    char separator = ','; // or ';' or a tab, as the head of the file has it

    friend bool operator==(const CsvShape &, const CsvShape &) = default;
};

struct CsvRow {
    qint64 line = 0;   // where it begins in the file, from 1
    QStringList cells; // byte for byte, nothing trimmed
    QString problem;   // why the row must be refused, or empty
};

// Longer cells refuse their row.
constexpr qsizetype maxCellBytes = 1'000'000;

// Reads rows one after the other; blank lines are none. 'device' is open, seekable and outlives it.
class CsvReader
{
public:
    explicit CsvReader(QIODevice &device);
    ~CsvReader();
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;

    // Looks through the whole file once for its encoding, and at its head for the separator.
    [[nodiscard]] Result<CsvShape> open();
    // The next row, or false at the end; Invalid with the line where a quote is never closed.
    [[nodiscard]] Result<bool> next(CsvRow &row);
    // Back before the first row.
    [[nodiscard]] Result<void> rewind();

    [[nodiscard]] qint64 position() const; // bytes read so far
    [[nodiscard]] qint64 size() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// One line as RFC 4180 has it, with CRLF at its end.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);

} // namespace gander::exchange
