// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/draftsbeside.h"

#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/filemoves.h"
#include "models/store/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Far more than anybody types; what is larger was not written by us.
constexpr qint64 mostBytes = 64 * 1024 * 1024;

QString draftsPath(const QString &desk)
{
    const QString real = QFileInfo(desk).canonicalFilePath();
    return (real.isEmpty() ? desk : real) + "-drafts"_L1;
}

Result<void> putBytes(const QString &path, const QByteArray &bytes)
{
    const auto made = store::makeTemporaryBeside(path);
    if (!made)
        return made.error();
    const auto write = [&]() -> Result<void> {
        QFile file(*made);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            || file.write(bytes) != bytes.size())
            return Error{
                ErrorKind::Unavailable, u"cannot write %1: %2"_s.arg(*made, file.errorString())};
        return {};
    };
    auto done = write();
    if (done)
        done = store::syncFile(*made);
    if (done)
        done = store::replaceFile(*made, path);
    if (!done)
        QFile::remove(*made);
    return done;
}

} // namespace

Result<void> DraftsBeside::keep(const DeskFacts &desk, const WaitingDraft &draft)
{
    const QMutexLocker lock(&m_mutex);
    if (const QString path = draftsPath(desk.path); path != m_path || desk.uid != m_uid) {
        m_waiting.clear();
        m_settled.clear();
        m_path = path;
        m_uid = desk.uid;
    }
    const Key key{draft.kind, draft.ref};
    if (draft.turn <= m_settled[key])
        return {};
    m_waiting[key] = draft;
    return write();
}

void DraftsBeside::settle(const QString &kind, const QString &ref, quint64 turn)
{
    const QMutexLocker lock(&m_mutex);
    m_settled[{kind, ref}] = turn;
    const auto waiting = m_waiting.find({kind, ref});
    if (waiting == m_waiting.end() || waiting->second.turn > turn)
        return;
    m_waiting.erase(waiting);
    // One that stays is taken in again, as it is in the store already.
    (void)write();
}

Result<void> DraftsBeside::write() const
{
    if (m_waiting.empty()) {
        if (!QFile::remove(m_path) && QFile::exists(m_path))
            return Error{ErrorKind::Unavailable, u"%1 cannot be removed"_s.arg(m_path)};
        return store::syncFolderOf(m_path);
    }
    QJsonArray drafts;
    for (const auto &[key, draft] : m_waiting)
        drafts.append(
            QJsonObject{{u"kind"_s, draft.kind}, {u"ref"_s, draft.ref}, {u"body"_s, draft.body}});
    const QJsonObject file{{u"desk"_s, m_uid}, {u"drafts"_s, drafts}};
    return putBytes(m_path, QJsonDocument(file).toJson(QJsonDocument::Compact));
}

Result<void> takeInDrafts(Desk::Parts &parts)
{
    const QString path = draftsPath(parts.facts.path);
    QFile file(path);
    if (!file.exists())
        return {};
    if (QFileInfo(path).isSymLink() || file.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, u"cannot read %1"_s.arg(path)};
    const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    if (content.value("desk"_L1).toString() != parts.facts.uid)
        return Error{ErrorKind::Foreign, u"%1 is of another desk"_s.arg(path)};
    auto transaction = store::Transaction::begin(*parts.database);
    if (!transaction)
        return transaction.error();
    for (const QJsonValue &value : content.value("drafts"_L1).toArray()) {
        const QString kind = value["kind"_L1].toString();
        const QString ref = value["ref"_L1].toString();
        if (kind.isEmpty() || !value["body"_L1].isObject())
            continue;
        if (const auto done =
                store::saveDraft(*transaction, kind, ref, value["body"_L1].toObject());
            !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    if (!QFile::remove(path))
        return Error{ErrorKind::Unavailable, u"%1 cannot be removed"_s.arg(path)};
    return store::syncFolderOf(path);
}

} // namespace gander::desk
