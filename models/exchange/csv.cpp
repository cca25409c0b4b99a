// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/csv.h"

#include <QBuffer>
#include <QIODevice>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include <csv.h>

namespace gander::exchange {

namespace {

constexpr qint64 blockBytes = 64 * 1024;
constexpr qsizetype maxRowBytes = 8 * maxCellBytes;
constexpr int withinCell = 2; // libcsv's state FIELD_BEGUN, which its header does not name
constexpr std::array separators{',', ';', '\t'};

// libcsv would trim blanks around cells; ours are kept as they are.
int noSpace(unsigned char)
{
    return 0;
}

// The code points of Windows-1252 that are not those of Latin-1; its five holes stay as they are.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178};

QString fromWindows1252(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text[i] = QChar(
            byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80u] : static_cast<char16_t>(byte));
    }
    return text;
}

// Unlike QString::fromUtf8 this keeps a byte order mark that begins a cell.
QString fromUtf8Exactly(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(bytes);
}

// How many separators stand outside quotes in each of the first lines.
std::vector<int> countsOf(char separator, const QByteArray &head)
{
    std::vector<int> counts;
    int count = 0;
    bool quoted = false;
    bool blank = true;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            if (!blank)
                counts.push_back(count);
            if (counts.size() == 20)
                return counts;
            count = 0;
            blank = true;
            continue;
        }
        blank = false;
        count += !quoted && c == separator ? 1 : 0;
    }
    if (!blank && (counts.empty() || head.size() < blockBytes))
        counts.push_back(count);
    return counts;
}

// The separator that cuts most lines into as many cells as the first, then the most cells.
char separatorOf(const QByteArray &head)
{
    char best = ',';
    std::pair<size_t, int> bestScore{0, 0};
    for (const char separator : separators) {
        const std::vector<int> counts = countsOf(separator, head);
        if (counts.empty() || counts.front() == 0)
            continue;
        const auto alike =
            static_cast<size_t>(std::count(counts.begin(), counts.end(), counts.front()));
        const std::pair score{alike, counts.front()};
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

} // namespace

QString toKey(CsvEncoding encoding)
{
    switch (encoding) {
    case CsvEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case CsvEncoding::Utf16:
        return QStringLiteral("UTF-16");
    case CsvEncoding::Windows1252:
        return QStringLiteral("Windows-1252");
    }
    return {};
}

struct CsvReader::Private {
    explicit Private(QIODevice &from)
        : source(&from)
    {
    }
    ~Private() { stopParser(); }

    QIODevice *source;
    QBuffer transcoded; // UTF-16 is made UTF-8 first
    CsvShape shape;
    qint64 start = 0; // behind a byte order mark and a "sep=" line
    qint64 startLine = 1;

    csv_parser parser{};
    bool parsing = false;
    bool ended = false;
    QByteArray block;
    qsizetype at = 0;
    qint64 line = 1;
    bool lastWasCarriageReturn = false;
    CsvRow row;
    qsizetype rowBytes = 0;
    bool rowBegun = false;
    std::deque<CsvRow> ready;

    void stopParser()
    {
        if (parsing)
            csv_free(&parser);
        parsing = false;
    }

    Result<void> startParser()
    {
        stopParser();
        if (csv_init(&parser, 0) != 0)
            return Error{ErrorKind::Unavailable, QStringLiteral("no memory to read the rows")};
        parsing = true;
        csv_set_delim(&parser, static_cast<unsigned char>(shape.separator));
        csv_set_space_func(&parser, noSpace);
        csv_set_blk_size(&parser, size_t(blockBytes)); // it grows by 128 bytes otherwise
        ended = false;
        block.clear();
        at = 0;
        line = startLine;
        lastWasCarriageReturn = false;
        row = {};
        rowBytes = 0;
        rowBegun = false;
        ready.clear();
        if (!source->seek(start))
            return Error{ErrorKind::Unavailable, source->errorString()};
        return {};
    }

    QString decode(QByteArrayView bytes) const
    {
        return shape.encoding == CsvEncoding::Windows1252 ? fromWindows1252(bytes)
                                                          : fromUtf8Exactly(bytes);
    }

    static void takeCell(void *bytes, size_t size, void *self)
    {
        auto *d = static_cast<Private *>(self);
        const QByteArrayView cell(static_cast<const char *>(bytes), static_cast<qsizetype>(size));
        d->rowBytes += cell.size();
        if (cell.size() > maxCellBytes || d->rowBytes > maxRowBytes)
            d->row.problem = QStringLiteral("a cell is longer than a million bytes");
        else if (cell.contains('\0'))
            d->row.problem = QStringLiteral("the row holds a NUL character");
        d->row.cells << (d->row.problem.isEmpty() ? d->decode(cell) : QString());
    }

    static void takeRow(int, void *self)
    {
        auto *d = static_cast<Private *>(self);
        d->ready.push_back(std::exchange(d->row, {}));
        d->rowBytes = 0;
        d->rowBegun = false;
    }

    // Feeds libcsv one physical line or a part of it, so that rows know where they begin.
    Result<void> feed()
    {
        const char first = block[at];
        if (lastWasCarriageReturn && first == '\n') {
            // The second half of a line end that was counted already.
            lastWasCarriageReturn = false;
            return parse(1);
        }
        lastWasCarriageReturn = false;
        qsizetype end = at;
        while (end < block.size() && block[end] != '\n' && block[end] != '\r')
            ++end;
        const bool lineEnds = end < block.size();
        if (!rowBegun && end > at) {
            row.line = line;
            rowBegun = true;
        }
        if (lineEnds) {
            lastWasCarriageReturn = block[end] == '\r';
            ++end;
        }
        if (auto parsed = parse(end - at); !parsed)
            return parsed;
        line += lineEnds ? 1 : 0;
        return {};
    }

    Result<void> parse(qsizetype size)
    {
        const auto wanted = static_cast<size_t>(size);
        if (csv_parse(&parser, block.constData() + at, wanted, takeCell, takeRow, this) != wanted) {
            return Error{ErrorKind::Unavailable,
                QStringLiteral("line %1: %2")
                    .arg(line)
                    .arg(QString::fromLatin1(csv_strerror(csv_error(&parser))))};
        }
        at += size;
        // A quote that is never closed must not fill the memory; within a cell nothing counts back
        // from the end of libcsv's buffer.
        if (parser.entry_pos > size_t(maxCellBytes) && parser.pstate == withinCell) {
            parser.entry_pos = 0;
            row.problem = QStringLiteral("a cell is longer than a million bytes");
        }
        return {};
    }
};

CsvReader::CsvReader(QIODevice &device)
    : d(std::make_unique<Private>(device))
{
}

CsvReader::~CsvReader() = default;

Result<CsvShape> CsvReader::open()
{
    if (!d->source->seek(0))
        return Error{ErrorKind::Unavailable, d->source->errorString()};
    QByteArray head = d->source->read(blockBytes);
    if (head.startsWith("\xFF\xFE") || head.startsWith("\xFE\xFF")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        const QByteArray rest = d->source->readAll();
        const QString text = decoder.decode(head + rest);
        if (decoder.hasError())
            return Error{ErrorKind::Invalid, QStringLiteral("the file is damaged UTF-16")};
        d->shape.encoding = CsvEncoding::Utf16;
        d->transcoded.setData(text.toUtf8());
        if (!d->transcoded.open(QIODevice::ReadOnly))
            return Error{ErrorKind::Unavailable, d->transcoded.errorString()};
        d->source = &d->transcoded;
        head = d->source->read(blockBytes);
    } else {
        QStringDecoder decoder(QStringDecoder::Utf8);
        bool valid = true;
        for (QByteArray block = head; valid && !block.isEmpty();
             block = d->source->read(blockBytes)) {
            const QString unused = decoder.decode(block);
            valid = !decoder.hasError();
        }
        // A character cut off by the end of the file leaves no error, only a remainder.
        if (valid) {
            const QString rest = decoder.decode(QByteArrayView("\n"));
            valid = !decoder.hasError() && !rest.contains(QChar::ReplacementCharacter);
        }
        d->shape.encoding = valid ? CsvEncoding::Utf8 : CsvEncoding::Windows1252;
    }
    if (head.startsWith("\xEF\xBB\xBF")) {
        d->start = 3;
        head.remove(0, 3);
    }
    static const QRegularExpression declared(QStringLiteral("^sep=([,;\\t])(\\r\\n|\\n|\\r)"));
    const QRegularExpressionMatch match = declared.match(QString::fromLatin1(head.left(8)));
    if (match.hasMatch()) {
        d->shape.separator = match.captured(1).at(0).toLatin1();
        d->start += match.capturedLength();
        d->startLine = 2;
    } else {
        d->shape.separator = separatorOf(head);
    }
    if (auto started = d->startParser(); !started)
        return started.error();
    return d->shape;
}

Result<void> CsvReader::rewind()
{
    return d->startParser();
}

Result<bool> CsvReader::next(CsvRow &row)
{
    Q_ASSERT(d->parsing);
    while (d->ready.empty() && !d->ended) {
        if (d->at < d->block.size()) {
            if (auto fed = d->feed(); !fed)
                return fed.error();
            continue;
        }
        d->block = d->source->read(blockBytes);
        d->at = 0;
        if (!d->block.isEmpty())
            continue;
        d->ended = true;
        // libcsv itself notices only in its strict mode, which refuses stray quotes as well.
        if (d->parser.pstate == withinCell && d->parser.quoted != 0) {
            return Error{ErrorKind::Invalid,
                QStringLiteral("a quote is opened and never closed in the row that begins in line "
                               "%1")
                    .arg(d->row.line)};
        }
        if (csv_fini(&d->parser, Private::takeCell, Private::takeRow, d.get()) != 0) {
            return Error{
                ErrorKind::Unavailable, QString::fromLatin1(csv_strerror(csv_error(&d->parser)))};
        }
    }
    if (d->ready.empty())
        return false;
    row = std::move(d->ready.front());
    d->ready.pop_front();
    return true;
}

qint64 CsvReader::position() const
{
    return d->source->pos() - (d->block.size() - d->at);
}

qint64 CsvReader::size() const
{
    return d->source->size();
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArray line;
    for (const QString &cell : cells) {
        if (&cell != &cells.front())
            line += ',';
        const bool plain = std::none_of(cell.begin(), cell.end(), [](QChar c) {
            return c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t';
        });
        const QByteArray bytes = cell.toUtf8();
        // A row of one empty cell would be a blank line, which is no row.
        if (plain && !(cells.size() == 1 && bytes.isEmpty()) && !cell.startsWith(u' ')
            && !cell.endsWith(u' ')) {
            line += bytes;
            continue;
        }
        QByteArray quoted(2 * bytes.size() + 2, Qt::Uninitialized);
        const size_t size = csv_write(quoted.data(), static_cast<size_t>(quoted.size()),
            bytes.constData(), static_cast<size_t>(bytes.size()));
        quoted.truncate(static_cast<qsizetype>(size));
        line += quoted;
    }
    return line + "\r\n";
}

} // namespace gander::exchange
