// SPDX-License-Identifier: GPL-3.0-or-later

// Memos to customers: draft, approve, issue, print, verify.

#include "app/cli/jsonout.h"
#include "app/cli/memowork.h"
#include "models/exchange/files.h"
#include "resources/looks.h"
#include "ui/words/names.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// No memo comes near; larger files are another thing.
constexpr qint64 largestPdf = 64 * 1024 * 1024;

Result<MemoWish> wishOf(Session &session)
{
    const Invocation &given = session.given;
    MemoWish wish;
    bool inputTaken = false;
    for (const QString &pair : given.values(u"--section"_s)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return Error{ErrorKind::Invalid, u"--section takes KEY=TEXT"_s};
        MemoSection section{pair.left(equals), pair.mid(equals + 1)};
        if (section.text == u'-') {
            if (inputTaken)
                return Error{
                    ErrorKind::Invalid, u"standard input can be read for one section only"_s};
            inputTaken = true;
            Result<QString> text = Session::readStandardInput();
            if (!text)
                return text.error();
            section.text = *text;
        }
        wish.save.sections.push_back(section);
    }
    wish.save.subject = given.value(u"--subject"_s);
    wish.save.to = given.value(u"--to"_s);
    if (given.has(u"--cc"_s))
        wish.save.cc = given.values(u"--cc"_s);
    wish.changes = !wish.save.sections.empty() || !wish.save.subject.isEmpty()
        || !wish.save.to.isEmpty() || wish.save.cc;
    wish.issue = given.has(u"--issue"_s);
    wish.approve = wish.issue || given.has(u"--approve"_s);
    wish.pdf = given.value(u"--pdf"_s);
    return wish;
}

QJsonObject memoJson(const Memo &memo)
{
    return {{u"memo"_s, memo.id.number()}, {u"number"_s, memo.number},
        {u"state"_s, toKey(memo.state)},
        {u"missing"_s, QJsonArray::fromStringList(missingSections(memo))},
        {u"cc"_s, QJsonArray::fromStringList(memo.cc)}, {u"sha256"_s, orNull(memo.sha256)},
        {u"bytes"_s, memo.bytes > 0 ? QJsonValue(memo.bytes) : QJsonValue(QJsonValue::Null)}};
}

Ending writePdf(Session &session, const MemoWork &work, const QString &path)
{
    const QString what = CliTr::tr("write the PDF");
    const Result<QByteArray> bytes = work.pdf();
    if (!bytes)
        return refusal(bytes.error(), what);
    if (path == u'-') {
        session.out.give(*bytes);
        return session.done();
    }
    if (const Result<void> written = exchange::writeFile(path, *bytes); !written)
        return refusal(written.error(), what);
    return session.done();
}

void giveMemo(Session &session, const Memo &memo)
{
    // Standard output is the PDF's then.
    if (session.given.value(u"--pdf"_s) == u'-')
        return;
    if (session.out.isJson())
        session.out.give(memoJson(memo));
    const QStringList missing = missingSections(memo);
    session.out.say(u"%1  %2"_s.arg(memo.number, words::memoStateName(memo.state)));
    if (!missing.isEmpty())
        session.out.say(CliTr::tr("Still missing: %1").arg(missing.join(u", ")));
}

// What was saved before a later step failed stays saved, and is said so.
Ending endOf(const MemoWork &work, const Error &error, const QString &what)
{
    Ending ending = refusal(error, what);
    if (work.hasChanged())
        ending.code = Ending::InPart;
    return ending;
}

Ending makeMemo(Session &session, const MemoWish &wish)
{
    const QString named = session.given.words.first();
    const QString what = CliTr::tr("make the memo of %1").arg(named);
    // To read what is there, a desk that another program writes to is good enough.
    bool write = wish.changes || wish.approve;
    for (;;) {
        Result<ActingDesk> desk = write ? session.openToAct() : session.openToLook();
        if (!desk)
            return session.refused(desk.error(), what);
        const Result<IncidentId> id = desk->reading().find(named);
        if (!id)
            return session.refused(id.error(), what);
        MemoWork work(session, *desk, wish, *id);
        if (const Result<void> read = work.read(); !read)
            return session.refused(read.error(), what);
        if (!work.memo() && !write) {
            write = true;
            continue;
        }
        if (const Result<void> saved = work.saveAndApprove(); !saved)
            return endOf(work, saved.error(), what);
        if (wish.issue) {
            if (const Result<void> issued = work.issue(); !issued)
                return endOf(work, issued.error(), CliTr::tr("issue the memo of %1").arg(named));
        }
        if (!wish.pdf.isEmpty()) {
            Ending written = writePdf(session, work, wish.pdf);
            if (written.code != Ending::Done) {
                if (work.hasChanged())
                    written.code = Ending::InPart;
                return written;
            }
        }
        giveMemo(session, *work.memo());
        return session.done();
    }
}

// The number that a memo's PDF carries in its title, however that is written: as hex digits of
// UTF-16, as its bytes or plain.
QString numberIn(const QByteArray &pdf)
{
    static const QRegularExpression number(u"M-[0-9]{4}-[0-9]{4,10}"_s);
    for (qsizetype at = pdf.indexOf("<FEFF"); at >= 0; at = pdf.indexOf("<FEFF", at + 1)) {
        const QByteArray digits = pdf.mid(at + 1, pdf.indexOf('>', at) - at - 1).left(4096);
        QByteArray title = QByteArray::fromHex(digits);
        title.replace('\0', QByteArray());
        const auto match = number.match(QString::fromLatin1(title));
        if (match.hasMatch())
            return match.captured();
    }
    QByteArray plain = pdf;
    plain.replace('\0', QByteArray());
    return number.match(QString::fromLatin1(plain)).captured();
}

Ending verify(Session &session, const QString &path)
{
    const QString what = CliTr::tr("verify %1").arg(path);
    const Result<QByteArray> bytes = exchange::readFile(path, largestPdf);
    if (!bytes)
        return refusal(bytes.error(), what);
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex());
    QString verdict = u"known"_s;
    Result<Memo> memo = desk->memoByHash(hash);
    if (!memo && memo.error().kind == ErrorKind::NotFound) {
        memo = desk->memoByNumber(numberIn(*bytes));
        // A draft was never issued, so nothing was altered.
        const bool issued =
            memo && (memo->state == MemoState::Issued || memo->state == MemoState::Revoked);
        verdict = issued ? u"altered"_s : u"unknown"_s;
    }
    if (!memo && memo.error().kind != ErrorKind::NotFound)
        return session.refused(memo.error(), what);
    const QString number = verdict == "unknown"_L1 ? QString() : memo->number;
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"verdict"_s, verdict}, {u"memo"_s, orNull(number)}});
    if (verdict == "known"_L1)
        session.out.say(CliTr::tr("Known: byte for byte memo %1").arg(number));
    else if (verdict == "altered"_L1)
        session.out.say(
            CliTr::tr("Altered: it says memo %1, but these are not its bytes").arg(number));
    else
        session.out.say(CliTr::tr("Unknown: this desk issued no such memo"));
    return session.done();
}

Ending memoCommand(Session &session)
{
    const QStringList &given = session.given.words;
    if (given.size() == 2) {
        if (given.first() != "verify"_L1)
            return session.misused(u"'%1' is one word too many"_s.arg(given.last()));
        if (!session.given.options.empty())
            return session.misused(u"verify takes no options"_s);
        return verify(session, given.last());
    }
    if (given.first() == "verify"_L1)
        return session.misused(u"the file is missing"_s);
    if (session.given.has(u"--eml"_s))
        return session.misused(u"--eml is not there yet; take --pdf and attach it"_s);
    const Result<void> arguments = session.checkAct();
    if (!arguments)
        return session.misused(arguments.error().detail);
    const Result<MemoWish> wish = wishOf(session);
    if (!wish)
        return session.misused(wish.error().detail);
    loadFonts();
    return makeMemo(session, *wish);
}

} // namespace

std::vector<Command> memoCommands()
{
    return {{{u"memo"_s,
                 u"ID [--section KEY=TEXT]... [--subject T] [--to T] [--cc NAME]... [--approve] "
                 "[--issue] [--pdf FILE] | verify FILE.pdf"_s,
                 1, 2,
                 actOptions({{u"--section"_s, Takes::Value, false, true},
                     {u"--subject"_s, Takes::Text}, {u"--to"_s, Takes::Text},
                     {u"--cc"_s, Takes::Value, false, true}, {u"--approve"_s, Takes::Nothing},
                     {u"--issue"_s, Takes::Nothing}, {u"--pdf"_s}, {u"--eml"_s}})},
        memoCommand}};
}

} // namespace gander::app
