// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/session.h"

#include "app/desklocation.h"
#include "ui/words/describe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Far more than anyone types, far less than memory.
constexpr qint64 mostInput = 64 * 1024 * 1024;

bool isShared(const QString &path)
{
    return path.startsWith("postgresql:"_L1) || path.startsWith("postgres:"_L1);
}

} // namespace

Ending refusal(const Error &error, const QString &act)
{
    return {Ending::Refused, words::describe(error, act)};
}

Session::Session(const Invocation &invocation, const CommandRule &rule, const Clock &desksClock)
    : given(invocation)
    , clock(desksClock)
    , out(invocation.json, invocation.quiet)
    , m_rule(rule)
{
}

Ending Session::refused(const Error &error, const QString &act) const
{
    if (error.kind == ErrorKind::NotFound && !isShared(deskPath())
        && !QFileInfo::exists(deskPath())) {
        const QString path = QDir::toNativeSeparators(deskPath());
        return {Ending::Refused,
            CliTr::tr("There is no desk at %1. Make one with gander-cli --desk %1 new.").arg(path)};
    }
    return refusal(error, act);
}

Ending Session::misused(const QString &problem) const
{
    return {Ending::Misused, misuse(m_rule, problem)};
}

QString Session::deskPath() const
{
    return given.desk.isEmpty() ? defaultDeskPath() : given.desk;
}

Result<QString> Session::deskFile() const
{
    const QString path = deskPath();
    if (isShared(path))
        return Error{ErrorKind::Invalid, u"this program opens desk files alone, no shared desk"_s};
    return path;
}

Result<desk::Desk> Session::openToRead() const
{
    const Result<QString> path = deskFile();
    if (!path)
        return path.error();
    return desk::Desk::open(*path, desk::OpenMode::ReadOnly, clock);
}

Result<ActingDesk> Session::openToAct() const
{
    const Result<QString> path = deskFile();
    if (!path)
        return path.error();
    return ActingDesk::open(*path, clock);
}

Result<ActingDesk> Session::openToLook() const
{
    const Result<QString> path = deskFile();
    if (!path)
        return path.error();
    return ActingDesk::openToLook(*path, clock);
}

Actor Session::actor() const
{
    const QString named = given.value(u"--actor"_s);
    return {.name = named.isEmpty() ? systemUser() : named,
        .role = roleFromKey(given.value(u"--as"_s)).value_or(Role::Unsaid)};
}

Result<std::optional<Zone>> Session::zone() const
{
    if (!given.has(u"--zone"_s))
        return std::optional<Zone>();
    Result<Zone> zone = Zone::find(given.value(u"--zone"_s));
    if (!zone)
        return Error{ErrorKind::Invalid, u"--zone: "_s + zone.error().detail};
    return std::optional<Zone>(*zone);
}

Result<std::optional<Instant>> Session::instant(const QString &option) const
{
    if (!given.has(option))
        return std::optional<Instant>();
    const Result<std::optional<Zone>> local = zone();
    if (!local)
        return local.error();
    const Result<Instant> instant = parseInstant(given.value(option), *local ? &**local : nullptr);
    if (!instant)
        return Error{ErrorKind::Invalid, option + u": "_s + instant.error().detail};
    return std::optional<Instant>(*instant);
}

Result<std::optional<Instant>> Session::asOf() const
{
    auto at = instant(u"--as-of"_s);
    if (at && *at && **at > clock.now())
        return Error{ErrorKind::Invalid,
            u"--as-of: %1 lies in the future, of which nothing has happened yet"_s.arg(
                toText(**at))};
    return at;
}

desk::Progress Session::progress()
{
    return [this](qint64 done, qint64 all) {
        out.tellProgress(done, all);
        return true;
    };
}

Result<std::optional<qint64>> Session::count(const QString &option) const
{
    if (!given.has(option))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = given.value(option).toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return Error{ErrorKind::Invalid, option + u" takes a whole number from 0"_s};
    return std::optional<qint64>(number);
}

Result<Query> Session::query(const Zone &deskZone) const
{
    const Result<std::optional<Zone>> named = zone();
    if (!named)
        return named.error();
    const ParsedQuery parsed = parseQuery(given.value(u"--query"_s), named->value_or(deskZone));
    if (!parsed.faults.empty()) {
        const QueryFault &fault = parsed.faults.front();
        return Error{ErrorKind::Invalid,
            u"in the query, '%1' is wrong: %2"_s.arg(fault.term, fault.problem)};
    }
    return parsed.query;
}

Result<Act> Session::act(Action action) const
{
    const Result<std::optional<Instant>> at = instant(u"--at"_s);
    if (!at)
        return at.error();
    if (const Result<void> role = checkRole(); !role)
        return role.error();
    const Result<QUuid> id = nextActId();
    if (!id)
        return id.error();
    Act act;
    act.id = *id;
    act.actor = actor();
    act.at = *at;
    act.reason = given.value(u"--reason"_s);
    act.action = std::move(action);
    return act;
}

Result<QUuid> Session::firstActId() const
{
    if (!given.has(u"--act"_s))
        return m_first;
    const QUuid named(given.value(u"--act"_s));
    if (named.isNull())
        return Error{ErrorKind::Invalid, u"--act takes a UUID"_s};
    return named;
}

Result<void> Session::checkRole() const
{
    const auto role = roleFromKey(given.value(u"--as"_s));
    if (given.has(u"--as"_s) && (!role || *role == Role::Unsaid))
        return Error{ErrorKind::Invalid, u"--as is agent or manager"_s};
    return {};
}

Result<void> Session::checkAct() const
{
    if (const auto at = instant(u"--at"_s); !at)
        return at.error();
    if (const auto first = firstActId(); !first)
        return first.error();
    return checkRole();
}

Result<QUuid> Session::nextActId() const
{
    const Result<QUuid> first = firstActId();
    if (!first)
        return first.error();
    const int number = m_acts++;
    return number == 0 ? *first : QUuid::createUuidV5(*first, QByteArray::number(number));
}

Result<QString> Session::readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, u"standard input cannot be read"_s};
    // A pipe hands over what it holds just now: its end comes with an empty reading.
    QByteArray bytes;
    while (bytes.size() <= mostInput) {
        const QByteArray more = input.read(mostInput + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > mostInput)
        return Error{ErrorKind::Invalid, u"standard input is longer than 64 MB"_s};
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (utf8.hasError())
        return Error{ErrorKind::Invalid, u"standard input is not UTF-8"_s};
    if (text.endsWith(u'\n'))
        text.chop(text.endsWith("\r\n"_L1) ? 2 : 1);
    return text;
}

std::vector<OptionRule> actOptions(std::vector<OptionRule> own, bool needsReason)
{
    own.push_back({u"--reason"_s, Takes::Text, needsReason});
    own.push_back({u"--at"_s});
    own.push_back({u"--zone"_s});
    own.push_back({u"--actor"_s});
    own.push_back({u"--as"_s});
    own.push_back({u"--act"_s});
    return own;
}

} // namespace gander::app
