// SPDX-License-Identifier: GPL-3.0-or-later

// The desk's own backups: their folder, their names, and which of them are let go.

#include "models/desk/backupparts.h"
#include "models/domain/zone.h"
#include "models/store/anchor.h"
#include "models/store/filemoves.h"
#include "models/store/storefile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto backupEnd = ".gander"_L1;
constexpr auto minuteFormat = "yyyy-MM-dd'T'HHmm'Z'"_L1;
constexpr qsizetype daysKept = 7;
constexpr qsizetype weeksKept = 4;
constexpr qsizetype monthsKept = 12;
constexpr int keptBeforeActs = 3;
constexpr int mostOfAMinute = 1000;

constexpr std::array reasonKeys{
    std::pair{BackupReason::Asked, "asked"},
    std::pair{BackupReason::Daily, "daily"},
    std::pair{BackupReason::BeforeMigration, "before-migration"},
    std::pair{BackupReason::BeforeImport, "before-import"},
    std::pair{BackupReason::BeforeRestore, "before-restore"},
};

QString reasonKey(BackupReason reason)
{
    for (const auto &[known, key] : reasonKeys)
        if (known == reason)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

// What a name says of its backup, if it is one that was given here.
std::optional<BackupFacts> factsOfName(const QString &name)
{
    static const QRegularExpression given(
        u"^(\\d{4}-\\d\\d-\\d\\dT\\d{4}Z)-([a-z-]+?)(-\\d+)?\\.gander$"_s);
    const auto found = given.match(name);
    if (!found.hasMatch())
        return {};
    QDateTime at = QDateTime::fromString(found.captured(1), minuteFormat);
    at.setTimeSpec(Qt::UTC);
    if (!at.isValid())
        return {};
    for (const auto &[reason, key] : reasonKeys)
        if (found.captured(2) == QLatin1StringView(key))
            return BackupFacts{.reason = reason, .takenAt = {at.toMSecsSinceEpoch()}};
    return {};
}

// Newest first, by what their names say.
std::vector<BackupFacts> namedIn(const QString &folder)
{
    std::vector<BackupFacts> found;
    const QDir dir(folder);
    for (const QFileInfo &file :
        dir.entryInfoList({u"*"_s + backupEnd}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        BackupFacts facts =
            factsOfName(file.fileName())
                .value_or(BackupFacts{.takenAt = {file.lastModified().toMSecsSinceEpoch()}});
        facts.path = file.absoluteFilePath();
        facts.bytes = file.size();
        found.push_back(std::move(facts));
    }
    std::ranges::stable_sort(found, [](const BackupFacts &a, const BackupFacts &b) {
        return std::pair(a.takenAt, a.path) > std::pair(b.takenAt, b.path);
    });
    return found;
}

QString freeName(const QString &folder, BackupReason reason, Instant now)
{
    const QString start = u"%1/%2-%3"_s.arg(folder, minuteText(now), reasonKey(reason));
    QString path = start + backupEnd;
    for (int again = 2; QFileInfo::exists(path) && again < mostOfAMinute; ++again)
        path = u"%1-%2%3"_s.arg(start, QString::number(again), backupEnd);
    return path;
}

bool isBeforeAct(BackupReason reason)
{
    switch (reason) {
    case BackupReason::Asked:
    case BackupReason::Daily:
        return false;
    case BackupReason::BeforeMigration:
    case BackupReason::BeforeImport:
    case BackupReason::BeforeRestore:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

Instant takenAt(const QString &path)
{
    const QFileInfo file(path);
    if (const auto named = factsOfName(file.fileName()))
        return named->takenAt;
    return {file.lastModified().toMSecsSinceEpoch()};
}

QString minuteText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(minuteFormat);
}

QString backupFolder(const QString &deskPath)
{
    return QFileInfo(deskPath).absoluteFilePath() + "-backups"_L1;
}

bool wasDesk(const QString &path)
{
    return store::readAnchor(path) || !namedIn(backupFolder(path)).empty();
}

std::vector<BackupFacts> thinned(const std::vector<BackupFacts> &backups)
{
    QSet<QString> days;
    QSet<QString> weeks;
    QSet<QString> months;
    QMap<BackupReason, int> before;
    const auto isFirstOf = [](QSet<QString> &spans, const QString &span, qsizetype most) {
        if (spans.size() >= most || spans.contains(span))
            return false;
        spans.insert(span);
        return true;
    };
    std::vector<BackupFacts> gone;
    for (const BackupFacts &backup : backups) {
        if (!backup.problem.isEmpty())
            continue;
        const QDate day = QDateTime::fromMSecsSinceEpoch(backup.takenAt.ms, Qt::UTC).date();
        int year = 0;
        const int week = day.weekNumber(&year);
        bool isKept = backup.reason == BackupReason::Asked;
        // Each is asked, for one backup may stand for a day, a week and a month.
        isKept |= isFirstOf(days, day.toString(Qt::ISODate), daysKept);
        isKept |= isFirstOf(weeks, u"%1-%2"_s.arg(year).arg(week), weeksKept);
        isKept |= isFirstOf(months,
            u"%1-%2"_s.arg(QString::number(day.year()), QString::number(day.month())), monthsKept);
        if (isBeforeAct(backup.reason))
            isKept |= ++before[backup.reason] <= keptBeforeActs;
        if (!isKept)
            gone.push_back(backup);
    }
    return gone;
}

Result<BackupFacts> keepBackupBut(const QString &spared, const QString &deskPath,
    BackupReason reason, Instant now, const Progress &progress)
{
    const QString folder = backupFolder(deskPath);
    if (const auto made = store::makePrivateFolder(folder); !made)
        return made.error();
    auto kept = backUp(deskPath, freeName(folder, reason, now), progress);
    if (!kept)
        return kept.error();
    kept->reason = reason;
    kept->takenAt = takenAt(kept->path);
    // Only now, with a checked one more, may an older one go; one that cannot be opened stands for
    // no day.
    const auto all = backupsOf(deskPath);
    if (!all)
        return kept;
    const auto sparedFile = store::FileIdentity::of(spared);
    for (const BackupFacts &gone : thinned(*all))
        if (factsOfName(QFileInfo(gone.path).fileName()) && gone.path != kept->path
            && (spared.isEmpty() || store::FileIdentity::of(gone.path) != sparedFile))
            QFile::remove(gone.path);
    return kept;
}

Result<BackupFacts> keepBackup(
    const QString &deskPath, BackupReason reason, Instant now, const Progress &progress)
{
    return keepBackupBut({}, deskPath, reason, now, progress);
}

bool isBackupDue(const QString &deskPath, const Zone &zone, Instant now)
{
    // An anchor tells of the first act; before it there is nothing to keep.
    if (const auto anchor = store::readAnchor(deskPath); !anchor || anchor->events == 0) {
        auto database = openForCopy(deskPath);
        const auto facts = database ? factsOf(**database) : database.error();
        if (!facts || facts->events == 0)
            return false;
    }
    const auto today = zone.wallAt(now).date;
    const auto backups = namedIn(backupFolder(deskPath));
    return std::ranges::none_of(backups,
        [&](const BackupFacts &backup) { return zone.wallAt(backup.takenAt).date == today; });
}

Result<std::vector<BackupFacts>> backupsOf(const QString &deskPath)
{
    std::vector<BackupFacts> backups = namedIn(backupFolder(deskPath));
    for (BackupFacts &backup : backups) {
        auto database = openForCopy(backup.path);
        const auto facts = database ? factsOf(**database) : database.error();
        if (!facts) {
            backup.problem = facts.error().detail;
            continue;
        }
        backup.incidents = facts->incidents;
        backup.events = facts->events;
        backup.head = facts->head;
    }
    return backups;
}

} // namespace gander::desk
