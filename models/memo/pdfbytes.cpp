// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/pdfbytes.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <optional>

namespace gander::memo {
namespace {

struct PdfObject {
    int number = 0;
    QByteArray dictionary; // what stands between "obj" and the stream or "endobj"
    QByteArray stream;     // from the word "stream" on, empty if there is none
};

struct PdfObjects {
    QList<PdfObject> objects;
    int root = 0;

    [[nodiscard]] const PdfObject *find(int number) const
    {
        const auto found = std::find_if(objects.begin(), objects.end(),
            [number](const PdfObject &object) { return object.number == number; });
        return found == objects.end() ? nullptr : &*found;
    }
};

Error unreadable(const char *what)
{
    return {ErrorKind::Corrupt,
        QStringLiteral("the PDF just made has no readable %1").arg(QLatin1String(what))};
}

// The number behind the last 'name' that does not stand before 'from'.
std::optional<int> numberBehind(const QByteArray &bytes, const QByteArray &name, qsizetype from)
{
    const qsizetype at = bytes.lastIndexOf(name);
    if (at < from)
        return std::nullopt;
    qsizetype end = at + name.size();
    while (end < bytes.size() && QByteArrayView(" \n").contains(bytes.at(end)))
        ++end;
    const qsizetype start = end;
    while (end < bytes.size() && bytes.at(end) >= '0' && bytes.at(end) <= '9')
        ++end;
    bool ok = false;
    const int number = bytes.mid(start, end - start).toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

// One object that begins at 'from' and ends before 'until'.
std::optional<PdfObject> readObject(const QByteArray &pdf, qsizetype from, qsizetype until)
{
    const QByteArray whole = pdf.mid(from, until - from);
    const qsizetype head = whole.indexOf(" 0 obj");
    const qsizetype end = whole.lastIndexOf("endobj");
    if (head < 0 || end < 0)
        return std::nullopt;
    PdfObject object;
    bool ok = false;
    object.number = whole.left(head).toInt(&ok);
    const QByteArray body = whole.mid(head + 6, end - head - 6);
    const qsizetype stream = body.indexOf("\nstream\n");
    object.dictionary = (stream < 0 ? body : body.left(stream)).trimmed();
    if (stream >= 0) {
        object.stream = body.mid(stream + 1);
        if (!object.stream.endsWith('\n'))
            object.stream += '\n';
    }
    return ok ? std::optional(object) : std::nullopt;
}

Result<PdfObjects> readObjects(const QByteArray &pdf)
{
    const auto table = numberBehind(pdf, "startxref", qMax<qsizetype>(0, pdf.size() - 64));
    if (!table || !pdf.mid(*table, 5).startsWith("xref\n"))
        return unreadable("table of objects");
    const qsizetype trailer = pdf.indexOf("trailer", *table);
    const auto root = trailer < 0 ? std::nullopt : numberBehind(pdf, "/Root", trailer);
    if (!root)
        return unreadable("trailer");

    QList<qsizetype> offsets;
    for (const QByteArray &line : pdf.mid(*table, trailer - *table).split('\n')) {
        if (line.size() >= 18 && line.at(17) == 'n')
            offsets.append(line.left(10).toLongLong());
    }
    std::sort(offsets.begin(), offsets.end());
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    PdfObjects read{{}, *root};
    for (qsizetype i = 0; i < offsets.size(); ++i) {
        if (offsets.at(i) == 0)
            continue; // a number that Qt reserved and never used
        const qsizetype until = i + 1 < offsets.size() ? offsets.at(i + 1) : *table;
        const auto object = readObject(pdf, offsets.at(i), until);
        if (!object)
            return unreadable("object");
        read.objects.append(*object);
    }
    return read;
}

// Calls 'visit' with each "12 0 R", and puts what it answers in its place.
QByteArray withReferences(const QByteArray &dictionary, const std::function<int(int)> &visit)
{
    static const QRegularExpression reference(QStringLiteral("\\b(\\d+) 0 R\\b"));
    const QString text = QString::fromLatin1(dictionary);
    QString out;
    qsizetype from = 0;
    auto matches = reference.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += text.mid(from, match.capturedStart() - from);
        out += QString::number(visit(match.captured(1).toInt())) + QLatin1String(" 0 R");
        from = match.capturedEnd();
    }
    out += text.mid(from);
    return out.toLatin1();
}

// "/FontName /QPAAAA+Inter": the letters stand for a subset and may be any.
QByteArray withSubsetTag(QByteArray dictionary, int number)
{
    constexpr qsizetype letters = 6;
    const QByteArray key("/FontName /");
    const qsizetype at = dictionary.indexOf(key);
    if (at < 0 || dictionary.indexOf('+', at) != at + key.size() + letters)
        return dictionary;
    QByteArray tag(letters, 'A');
    for (char &letter : tag) {
        letter = static_cast<char>('A' + number % 26);
        number /= 26;
    }
    return dictionary.replace(at + key.size(), letters, tag);
}

QByteArray textString(const QString &text)
{
    QByteArray hex("<FEFF");
    for (const QChar letter : text)
        hex += QByteArray::number(letter.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

QByteArray infoDictionary(const PdfFacts &facts)
{
    const QByteArray date = "(D:"
        + QDateTime::fromMSecsSinceEpoch(facts.at.ms, Qt::UTC)
              .toString(u"yyyyMMddHHmmss")
              .toLatin1()
        + "Z)";
    return "<<\n/Title " + textString(facts.title) + "\n/Author " + textString(facts.author)
        + "\n/Creator (Gander)\n/Producer (Qt " + QByteArray(qVersion()) + ")\n/CreationDate "
        + date + "\n/ModDate " + date + "\n>>";
}

QByteArray tenDigits(qsizetype offset)
{
    return QByteArray::number(offset).rightJustified(10, '0');
}

} // namespace

Result<QByteArray> settledPdf(const QByteArray &pdf, const PdfFacts &facts)
{
    const auto read = readObjects(pdf);
    if (!read)
        return read.error();

    // New numbers in the order of first mention, from the root on; 1 is left for the facts.
    QHash<int, int> numbers{{read->root, 2}};
    QList<int> order{read->root};
    const auto numbered = [&](int old) {
        const auto known = numbers.constFind(old);
        if (known != numbers.cend())
            return *known;
        order.append(old);
        const int number = static_cast<int>(order.size()) + 1;
        numbers.insert(old, number);
        return number;
    };

    QByteArray out = pdf.left(pdf.indexOf('\n') + 1) + "%\xe2\xe3\xcf\xd3\n";
    QList<qsizetype> offsets{out.size()};
    out += "1 0 obj\n" + infoDictionary(facts) + "\nendobj\n";
    for (qsizetype i = 0; i < order.size(); ++i) {
        const PdfObject *object = read->find(order.at(i));
        if (!object)
            return unreadable("object");
        const int number = numbers.value(object->number);
        const QByteArray dictionary =
            withSubsetTag(withReferences(object->dictionary, numbered), number);
        offsets.append(out.size());
        out += QByteArray::number(number) + " 0 obj\n" + dictionary + '\n' + object->stream
            + "endobj\n";
    }

    const QByteArray id =
        QCryptographicHash::hash(out, QCryptographicHash::Sha256).left(16).toHex();
    const qsizetype table = out.size();
    const QByteArray size = QByteArray::number(offsets.size() + 1);
    out += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const qsizetype offset : std::as_const(offsets))
        out += tenDigits(offset) + " 00000 n \n";
    out += "trailer\n<<\n/Size " + size + "\n/Info 1 0 R\n/Root 2 0 R\n/ID [<" + id + "> <" + id
        + ">]\n>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    return out;
}

} // namespace gander::memo
