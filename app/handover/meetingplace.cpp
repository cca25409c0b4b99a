// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/handover/meetingplace.h"

#include "models/store/storefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Sockets have short names; listening needs a little more for a moment.
constexpr qsizetype longestPlace = 90;

// The file itself counts, by whatever name it was opened.
QString nameFor(const QString &deskPath)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QFileInfo(deskPath).canonicalFilePath().toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(store::FileIdentity::of(deskPath).key());
    return u"desk-"_s + QString::fromLatin1(hash.result().toHex().left(20));
}

#ifdef Q_OS_UNIX
// Folders that may hold ours, each with the one to make in it.
std::vector<std::pair<QString, QString>> folders()
{
    const QString user = QString::number(::getuid());
    std::vector<std::pair<QString, QString>> all;
    const QString named = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(named))
        all.emplace_back(named, u"/gander"_s);
    // Where it is as a rule: scheduled jobs are not told.
    if (const QString usual = u"/run/user/"_s + user; usual != named)
        all.emplace_back(usual, u"/gander"_s);
    all.emplace_back(u"/tmp"_s, u"/gander-"_s + user);
    return all;
}

bool isOurs(const QString &folder)
{
    struct stat facts {
    };
    return ::stat(QFile::encodeName(folder).constData(), &facts) == 0 && S_ISDIR(facts.st_mode)
        && (facts.st_uid == ::getuid() || folder == "/tmp"_L1);
}
#endif

} // namespace

#ifdef Q_OS_UNIX

bool isPrivateFolder(const QString &path)
{
    struct stat facts {
    };
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 && S_ISDIR(facts.st_mode)
        && facts.st_uid == ::getuid() && (facts.st_mode & 077) == 0;
}

Result<QString> placeToListen(const QString &deskPath)
{
    for (const auto &[above, name] : folders()) {
        const QString folder = above + name;
        const QString place = folder + u'/' + nameFor(deskPath);
        if (place.toUtf8().size() > longestPlace || !isOurs(above))
            continue;
        // One that was there before, made by whomever, is looked at like our own.
        ::mkdir(QFile::encodeName(folder).constData(), 0700);
        if (isPrivateFolder(folder))
            return place;
    }
    return Error{ErrorKind::Unavailable, u"there is no folder that is ours alone"_s};
}

QStringList placesToCall(const QString &deskPath)
{
    QStringList places;
    for (const auto &[above, name] : folders())
        if (isPrivateFolder(above + name))
            places << above + name + u'/' + nameFor(deskPath);
    return places;
}

std::optional<qint64> userAt(qintptr socket)
{
#if defined(SO_PEERCRED)
    struct ucred peer {
    };
    socklen_t size = sizeof peer;
    if (::getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return {};
    return peer.uid;
#else
    uid_t user = 0;
    gid_t group = 0;
    if (::getpeereid(static_cast<int>(socket), &user, &group) != 0)
        return {};
    return user;
#endif
}

bool mayHandOver(std::optional<qint64> user)
{
    return user && *user == static_cast<qint64>(::getuid());
}

#else

bool isPrivateFolder(const QString &)
{
    return false;
}

Result<QString> placeToListen(const QString &deskPath)
{
    return u"gander-"_s + nameFor(deskPath);
}

QStringList placesToCall(const QString &deskPath)
{
    return {u"gander-"_s + nameFor(deskPath)};
}

std::optional<qint64> userAt(qintptr)
{
    return {};
}

// The pipe itself lets only its own user in.
bool mayHandOver(std::optional<qint64>)
{
    return true;
}

#endif

} // namespace gander::app
