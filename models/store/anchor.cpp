// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/anchor.h"

#include "models/store/storefile.h"

#include <QFile>
#include <QStringList>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr char oldAnchor[] = "gander-anchor-1";
constexpr char newAnchor[] = "gander-anchor-2";
constexpr int hashDigits = 64;

QString padded(qint64 number)
{
    return u"%1"_s.arg(number, 20, 10, QLatin1Char('0'));
}

// Before the first there is no hash; it takes the same room.
QString paddedHead(const QString &head)
{
    return head.isEmpty() ? QString(hashDigits, u'-') : head;
}

QString lineOf(const Anchor &anchor)
{
    if (!anchor.kept)
        return u"%1 %2 %3 %4\n"_s.arg(QLatin1StringView(oldAnchor), anchor.uid,
            padded(anchor.events), paddedHead(anchor.head));
    const Anchor::Kept &kept = *anchor.kept;
    return QStringList{QLatin1StringView(newAnchor), anchor.uid, padded(anchor.events),
               paddedHead(anchor.head), padded(kept.contracts), paddedHead(kept.contractHead),
               padded(kept.viewChanges), padded(kept.draftChanges)}
               .join(u' ')
        + u'\n';
}

std::optional<Anchor> anchorIn(const QList<QByteArray> &words)
{
    const bool isNew = words.size() == 8 && words[0] == newAnchor;
    if (!isNew && (words.size() != 4 || words[0] != oldAnchor))
        return {};
    bool areNumbers = true;
    const auto number = [&](qsizetype at) {
        bool isNumber = false;
        const qint64 value = words[at].toLongLong(&isNumber);
        areNumbers = areNumbers && isNumber;
        return value;
    };
    const auto head = [&](qsizetype at) {
        return words[at].startsWith('-') ? QString() : QString::fromLatin1(words[at]);
    };
    Anchor anchor{QString::fromLatin1(words[1]), number(2), head(3), {}};
    if (isNew)
        anchor.kept = {number(4), head(5), number(6), number(7)};
    return areNumbers ? std::optional(anchor) : std::nullopt;
}

QString anchorPath(const QString &path)
{
    return pathBeside(path, "-anchor"_L1);
}

} // namespace

std::optional<Anchor> readAnchor(const QString &path)
{
    QFile file(anchorPath(path));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    // It may be rewritten at this very moment: what reads the same twice is not half of each.
    QByteArray line = file.read(4096);
    for (int again = 0; again < 8 && file.seek(0); ++again) {
        const QByteArray now = file.read(4096);
        if (now == line)
            break;
        line = now;
    }
    return anchorIn(line.simplified().split(' '));
}

void writeAnchor(const QString &path, const Anchor &anchor)
{
    // Of one length and written in place: a kill leaves the old one or the new one.
    QFile file(anchorPath(path));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray line = lineOf(anchor).toLatin1();
    if (file.write(line) == line.size() && file.size() > line.size())
        file.resize(line.size()); // an older program's is shorter
}

void dropAnchor(const QString &path)
{
    QFile::remove(anchorPath(path));
}

} // namespace gander::store
