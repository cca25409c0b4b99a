// SPDX-License-Identifier: GPL-3.0-or-later

// Scripts beside a program that holds the desk: the same answers as alone, once each, whoever goes
// away when; and nothing that is sent to the holder harms it.

#include "app/handover/caller.h"
#include "app/handover/holder.h"
#include "models/store/storefile.h"
#include "tests/cli/clirunner.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QtEndian>

#include <atomic>
#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace gander;
using namespace gander::app;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 30'000;

struct Step {
    QStringList arguments;
    QByteArray input;
};

// Every act of the command line with its refusals, and questions in between.
std::vector<Step> everyAct(const CliRunner &cli)
{
    const QString contract = cli.path(u"contract.json"_s);
    const QString reports = cli.path(u"reports.csv"_s);
    const QString pdf = cli.path(u"memo.pdf"_s);
    const QStringList bug{u"--outcome"_s, u"core-bug"_s, u"--severity"_s, u"2"_s, u"--devops"_s,
        u"3"_s, u"--finding"_s, u"A lock"_s};
    const QString json = u"--json"_s;
    const QString earlier =
        QDateTime::currentDateTimeUtc().addSecs(-5430).toString(Qt::ISODate); // 1 h 30 min 30 s
    const QString many = u"11111111-1111-4111-8111-111111111111"_s;
    const QString back = u"22222222-2222-4222-8222-222222222222"_s;
    const QString again = u"33333333-3333-4333-8333-333333333333"_s;
    std::vector<Step> steps{
        {{json, u"file"_s, u"--title"_s, u"Nobody can log in"_s, u"--customer"_s, u"Acme"_s,
             u"--key"_s, u"K-1"_s, u"--description"_s, u"-"_s, u"--reported-at"_s, earlier},
            "two\nlines \xe2\x98\x83\n"},
        {{u"file"_s, u"--title"_s, u"Again"_s, u"--key"_s, u"K-1"_s}, {}},
        {{u"file"_s, u"--title"_s, u"Storm"_s, u"--customer"_s, u"Acme"_s, u"--reported-at"_s,
             earlier, u"--actor"_s, u"Lena"_s},
            {}},
        {{u"assign"_s, u"1"_s, u"--to"_s, u"Lena"_s}, {}},
        {{json, u"assign"_s, u"K-1"_s, u"--to"_s, u"Tom"_s}, {}},
        {{json, u"note"_s, u"1"_s, u"--text"_s, u"-"_s}, "from a pipe"},
        {{u"note"_s, u"99"_s, u"--text"_s, u"nowhere"_s}, {}},
        {{u"note"_s, u"1"_s}, {}},
        {{u"note"_s, u"1"_s, u"--text"_s, u"x"_s, u"--act"_s, u"no uuid"_s}, {}},
        {{u"note"_s, u"1"_s, u"--text"_s, u"x"_s, u"--at"_s, u"2040-01-01T00:00:00Z"_s}, {}},
        {QStringList{json, u"classify"_s, u"1"_s} + bug, {}},
        {QStringList{u"classify"_s, u"1"_s} + bug, {}},
        {QStringList{u"classify"_s, u"1"_s, u"--reason"_s, u"seen again"_s} + bug, {}},
        {{u"undo"_s, u"1"_s}, {}},
        {{json, u"undo"_s, u"1"_s}, {}},
        {{u"redo"_s, u"1"_s}, {}},
        {{json, u"undo"_s, u"1"_s}, {}},
        {{u"claim"_s, u"1"_s, u"--actor"_s, u"Mia"_s}, {}},
        {{json, u"assign"_s, u"1"_s, u"2"_s, u"99"_s, u"--to"_s, u"Mia"_s, u"--act"_s, many}, {}},
        {{u"assign"_s, u"1"_s, u"2"_s, u"99"_s, u"--to"_s, u"Mia"_s, u"--act"_s, many}, {}},
        {{u"hold"_s, u"1"_s, u"2"_s, u"--reason"_s, u"x"_s, u"--dry-run"_s, u"--act"_s, many}, {}},
        {{u"undo"_s, u"--of"_s, many, u"--act"_s, back}, {}},
        {{u"undo"_s, u"--of"_s, many, u"--act"_s, again}, {}},
        {{u"hold"_s, u"1"_s}, {}},
        {{u"hold"_s, u"1"_s, u"--reason"_s, u"Waiting for the customer"_s}, {}},
        {{u"hold"_s, u"1"_s, u"--reason"_s, u"again"_s}, {}},
        {{json, u"resume"_s, u"1"_s}, {}},
        {{u"resolve"_s, u"1"_s, u"--note"_s, u"done"_s}, {}},
        {{u"reopen"_s, u"1"_s, u"--reason"_s, u"not done"_s}, {}},
        {{u"resolve"_s, u"1"_s}, {}},
        {{json, u"close"_s, u"1"_s}, {}},
        {{u"close"_s, u"1"_s}, {}},
        {{u"classify"_s, u"2"_s, u"--outcome"_s, u"act-of-god"_s, u"--finding"_s, u"Lightning"_s},
            {}},
        {{u"memo"_s, u"2"_s}, {}},
        {{u"memo"_s, u"2"_s, u"--issue"_s}, {}},
        {{json, u"memo"_s, u"2"_s, u"--section"_s, u"no-remediation=None"_s, u"--approve"_s}, {}},
        {{u"memo"_s, u"2"_s, u"--issue"_s, u"--pdf"_s, pdf}, {}},
        {{u"memo"_s, u"2"_s, u"--issue"_s}, {}},
        {{u"memo"_s, u"verify"_s, pdf}, {}},
        {{json, u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, contract}, {}},
        {{u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, u"-"_s}, "{\"timezone\": 7}"},
        {{u"file"_s, u"--title"_s, u"Under contract"_s, u"--customer"_s, u"Acme"_s}, {}},
        {{u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, contract, u"--open"_s}, {}},
        {{u"contract"_s, u"move"_s, u"3"_s, u"--to"_s, u"Acme"_s, u"--version"_s, u"9"_s}, {}},
        {{u"contract"_s, u"move"_s, u"3"_s, u"--to"_s, u"Acme"_s, u"--version"_s, u"1"_s,
             u"--reason"_s, u"signed"_s},
            {}},
        {{json, u"contract"_s, u"list"_s, u"--all"_s}, {}},
        {{json, u"import"_s, reports, u"--dry-run"_s}, {}},
        {{json, u"import"_s, reports}, {}},
        {{u"import"_s, reports}, {}},
        {{u"import"_s, cli.path(u"missing.csv"_s)}, {}},
        {{json, u"list"_s, u"--sort"_s, u"id"_s}, {}},
        {{json, u"show"_s, u"1"_s}, {}},
        {{json, u"count"_s, u"--by"_s, u"state"_s}, {}},
        {{json, u"check"_s, u"--deep"_s}, {}},
    };
    return steps;
}

// What differs from one run to the next by itself: instants, hashes, ids, seconds left, folders.
QByteArray settled(QByteArray text, const CliRunner &cli)
{
    text.replace(QFile::encodeName(cli.path({})), "FOLDER/");
    QString plain = QString::fromUtf8(text);
    plain.replace(QRegularExpression(u"[0-9a-f]{64}"_s), u"HASH"_s);
    plain.replace(
        QRegularExpression(u"\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?Z?"_s), u"AT"_s);
    plain.replace(QRegularExpression(u"\\d\\d:\\d\\d(:\\d\\d)?"_s), u"TIME"_s);
    plain.replace(QRegularExpression(u"\"left_s\":-?\\d+"_s), u"LEFT"_s);
    plain.replace(QRegularExpression(u"\\d+ (s|second|seconds)\\b"_s), u"SECONDS"_s);
    return plain.toUtf8();
}

// A program that holds the desk as the window does.
struct Window {
    explicit Window(
        const QString &path, const HolderLimits &limits = {}, Holder::UserAt who = userAt)
        : desk(clock)
        , changed(&desk, &desk::DeskService::changed)
        , holder(desk, limits, std::move(who))
    {
        QSignalSpy listening(&holder, &Holder::listening);
        const auto facts = desk.open(path, desk::OpenMode::Write).result();
        if (!facts)
            return;
        uid = facts->uid;
        holder.hold(*facts);
        if (listening.wait(soon))
            place = listening.first().first().toString();
    }

    SystemClock clock;
    desk::DeskService desk;
    QSignalSpy changed;
    Holder holder;
    QString uid;
    QString place;
};

int eventsOf(const QJsonObject &incident)
{
    return static_cast<int>(incident.value("events"_L1).toArray().size());
}

// Until the holder says something that is not its greeting, or hangs up.
QList<QJsonObject> heardFrom(QLocalSocket &socket)
{
    FrameReader frames;
    QList<QJsonObject> all;
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < soon) {
        for (auto next = frames.next(); next && *next; next = frames.next())
            all << **next;
        if (all.size() > 1 && !isWorking(all.last()))
            return all;
        if (socket.bytesAvailable() == 0 && socket.state() != QLocalSocket::ConnectedState)
            return all;
        socket.waitForReadyRead(100);
        frames.add(socket.readAll());
    }
    return all;
}

} // namespace

class BesideTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyActAnswersTheSameWithAndWithoutAHolder();
    void theWindowSeesAnActAtOnce();
    void manyCallersAtOnceAreAllServed();
    void withoutAHolderCallersWaitForEachOther();
    void anActGivenItsIdIsDoneOnce();
    void aDeadSocketIsNoHolder();
    void aHolderThatDiesLeavesTheActDoneOnce_data();
    void aHolderThatDiesLeavesTheActDoneOnce();
    void aHolderOfAnotherVersionIsRefused();
    void aHolderThatHangsIsGivenUp();
    void aDeskOpenForReadingHasNoHolder();
    void aWindowThatTurnsToAnotherDeskActsOnNeither();
    void anotherUserIsTurnedAway();
    void foldersOfOthersAreNoMeetingPlace();
    void garbageIsHungUpOn_data();
    void garbageIsHungUpOn();
    void brokenMessagesNeverHarm();
    void aDribblingCallerIsHungUpOn();
    void aCrowdDoesNotShutOthersOut();
    void oneActCostsLittle();

private:
    QJsonObject file(const QString &title) const;
    QProcess *starts(const QStringList &arguments);

    QTemporaryDir m_runtime;
    std::unique_ptr<CliRunner> m_cli;
};

void BesideTest::initTestCase()
{
    QVERIFY(m_runtime.isValid());
    QFile::setPermissions(m_runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
}

void BesideTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    QVERIFY(!m_cli->json({u"new"_s, u"--zone"_s, u"America/New_York"_s}).isEmpty());
}

QJsonObject BesideTest::file(const QString &title) const
{
    return m_cli->json({u"file"_s, u"--title"_s, title});
}

QProcess *BesideTest::starts(const QStringList &arguments)
{
    auto *process = new QProcess(this);
    process->setProcessEnvironment(m_cli->environment);
    process->start(CliRunner::program(), QStringList{u"--desk"_s, m_cli->desk()} + arguments);
    return process;
}

void BesideTest::everyActAnswersTheSameWithAndWithoutAHolder()
{
    const CliRunner &alone = *m_cli;
    const CliRunner beside;
    QVERIFY(QFile::copy(alone.desk(), beside.desk()));
    QVERIFY(QFile::copy(alone.desk() + "-anchor"_L1, beside.desk() + "-anchor"_L1)
        || !QFile::exists(alone.desk() + "-anchor"_L1));
    for (const CliRunner *each : {&alone, &beside}) {
        each->write(u"contract.json"_s, R"({"timezone": "Europe/Berlin", "clauses": [
            {"kind": "limit", "subject": "initial", "span": {"value": 4, "unit": "hours"}}]})");
        each->write(u"reports.csv"_s,
            "id,key,title,customer,state,reported_at,guaranteed_by\n"
            "1,X-1,First,Acme,new,2026-11-01T10:00:00Z,\n"
            "2,X-2,Second,Globex,new,2026-11-02T10:00:00Z,\n");
    }
    const Window window(beside.desk());
    QVERIFY(!window.place.isEmpty());
    const auto steps = everyAct(alone);
    const auto theirs = everyAct(beside);
    QSet<int> codes;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Ran expected = alone.onDesk(steps[i].arguments, steps[i].input);
        const Ran ran = beside.onDesk(theirs[i].arguments, theirs[i].input);
        const QString name = steps[i].arguments.join(u' ');
        QVERIFY2(ran.code == expected.code,
            qPrintable(u"%1: %2 instead of %3: %4%5"_s.arg(name)
                           .arg(ran.code)
                           .arg(expected.code)
                           .arg(QString::fromUtf8(ran.err), QString::fromUtf8(expected.err))));
        QVERIFY2(settled(ran.out, beside) == settled(expected.out, alone),
            qPrintable(name + u'\n' + QString::fromUtf8(settled(ran.out, beside)) + u'\n'
                + QString::fromUtf8(settled(expected.out, alone))));
        QCOMPARE(settled(ran.err, beside), settled(expected.err, alone));
        codes.insert(ran.code);
    }
    QCOMPARE(codes, (QSet<int>{0, 1, 2, 3}));
    QVERIFY(QFile::exists(beside.path(u"memo.pdf"_s)));
    QVERIFY(QFileInfo(beside.desk()).size() > 0);
}

void BesideTest::theWindowSeesAnActAtOnce()
{
    Window window(m_cli->desk());
    QVERIFY(!window.place.isEmpty());
    QCOMPARE(file(u"Seen"_s).value("id"_L1).toInt(), 1);
    QTRY_COMPARE(window.changed.size(), 1);
    QCOMPARE(window.changed.first().at(1).value<std::vector<IncidentId>>(),
        std::vector<IncidentId>{IncidentId(1)});
    // And the window's own acts are those of the command line.
    Act act;
    act.actor.name = u"Lena"_s;
    act.action = AddNote{IncidentId(1), u"by the window"_s};
    VERIFY_RESULT(window.desk.perform(act).result());
    QCOMPARE(eventsOf(m_cli->json({u"show"_s, u"1"_s})), 2);
}

void BesideTest::manyCallersAtOnceAreAllServed()
{
    QVERIFY(!file(u"Busy"_s).isEmpty());
    HolderLimits limits;
    limits.callers = 2; // the others come again
    const Window window(m_cli->desk(), limits);
    QVERIFY(!window.place.isEmpty());
    QList<QProcess *> all;
    for (int i = 0; i < 6; ++i)
        all << starts({u"note"_s, u"1"_s, u"--text"_s, QString::number(i)});
    for (QProcess *process : all) {
        QVERIFY(process->waitForFinished(soon * 2));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
    }
    QCOMPARE(eventsOf(m_cli->json({u"show"_s, u"1"_s})), 7);
}

void BesideTest::withoutAHolderCallersWaitForEachOther()
{
    QVERIFY(!file(u"Busy"_s).isEmpty());
    QList<QProcess *> all;
    for (int i = 0; i < 3; ++i)
        all << starts({u"note"_s, u"1"_s, u"--text"_s, QString::number(i)});
    for (QProcess *process : all) {
        QVERIFY(process->waitForFinished(soon * 2));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
    }
    QCOMPARE(eventsOf(m_cli->json({u"show"_s, u"1"_s})), 4);
}

void BesideTest::anActGivenItsIdIsDoneOnce()
{
    QVERIFY(!file(u"Once"_s).isEmpty());
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QStringList note{u"--json"_s, u"note"_s, u"1"_s, u"--text"_s, u"x"_s, u"--act"_s, id};
    const Ran alone = m_cli->onDesk(note);
    QCOMPARE(alone.code, 0);
    const Window window(m_cli->desk());
    const Ran again = m_cli->onDesk(note);
    QCOMPARE(again.code, 0);
    QCOMPARE(settled(again.out, *m_cli), settled(alone.out, *m_cli));
    QCOMPARE(eventsOf(again.json()), 2);

    // Acts without an event of their own are known too.
    m_cli->write(u"contract.json"_s, R"({"timezone": "Europe/Berlin"})");
    const QString setting = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (int i = 0; i < 2; ++i) {
        const Ran set = m_cli->onDesk({u"--json"_s, u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s,
            m_cli->path(u"contract.json"_s), u"--act"_s, setting});
        QCOMPARE(set.code, 0);
        QCOMPARE(set.json().value("version"_L1).toInt(), 1);
    }
    m_cli->write(u"reports.csv"_s,
        "id,key,title,state,reported_at,guaranteed_by\n,,No key,new,2026-11-01T10:00:00Z,\n");
    const QString import = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const int code : {0, 1})
        QCOMPARE(
            m_cli->onDesk({u"import"_s, m_cli->path(u"reports.csv"_s), u"--act"_s, import}).code,
            code);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 2);
}

void BesideTest::aDeadSocketIsNoHolder()
{
    QString place;
    {
        const Window window(m_cli->desk());
        place = window.place;
        QVERIFY(QFile::exists(place));
        // As a kill leaves it behind.
        QVERIFY(QFile::rename(place, place + u'x'));
    }
    QVERIFY(QFile::rename(place + u'x', place));
    QCOMPARE(m_cli->onDesk({u"file"_s, u"--title"_s, u"Alone"_s}).code, 0);
    const Window window(m_cli->desk());
    QCOMPARE(window.place, place);
    QCOMPARE(m_cli->onDesk({u"note"_s, u"1"_s, u"--text"_s, u"beside"_s}).code, 0);
}

void BesideTest::aHolderThatDiesLeavesTheActDoneOnce_data()
{
    QTest::addColumn<bool>("isDone");
    QTest::newRow("after the act, before the answer") << true;
    QTest::newRow("before the act") << false;
}

void BesideTest::aHolderThatDiesLeavesTheActDoneOnce()
{
    QFETCH(bool, isDone);
    QVERIFY(!file(u"Cut off"_s).isEmpty());
    const SystemClock clock;
    auto opened = desk::Desk::open(m_cli->desk(), desk::OpenMode::Write, clock);
    VERIFY_RESULT(opened);
    auto held = std::make_unique<desk::Desk>(std::move(*opened));
    const auto place = placeToListen(m_cli->desk());
    VERIFY_RESULT(place);
    auto server = std::make_unique<QLocalServer>();
    QVERIFY(server->listen(*place));
    QProcess *note = starts({u"--json"_s, u"note"_s, u"1"_s, u"--text"_s, u"once"_s});
    QVERIFY(server->waitForNewConnection(soon));
    QLocalSocket *socket = server->nextPendingConnection();
    socket->write(framed(toJson(Greeting{.desk = held->facts().uid, .process = 1})));
    socket->flush();
    FrameReader frames;
    std::optional<QJsonObject> heard;
    while (!heard && socket->waitForReadyRead(soon)) {
        frames.add(socket->readAll());
        heard = *frames.next();
    }
    QVERIFY(heard);
    const auto asked = askedFromJson(*heard);
    VERIFY_RESULT(asked);
    if (isDone)
        VERIFY_RESULT(held->performAll(std::get<ActsAsked>(*asked).acts));
    held.reset();
    server.reset();
    QVERIFY(note->waitForFinished(soon));
    QVERIFY2(note->exitCode() == 0, note->readAllStandardError().constData());
    const QJsonObject answer = QJsonDocument::fromJson(note->readAllStandardOutput()).object();
    QCOMPARE(eventsOf(answer), 2);
    QVERIFY(m_cli->json({u"check"_s, u"--deep"_s}).value("ok"_L1).toBool());
}

void BesideTest::aHolderOfAnotherVersionIsRefused()
{
    const store::FileIdentity before = store::FileIdentity::of(m_cli->desk());
    const SystemClock clock;
    const auto held = desk::Desk::open(m_cli->desk(), desk::OpenMode::Write, clock);
    VERIFY_RESULT(held);
    QLocalServer server;
    const auto place = placeToListen(m_cli->desk());
    VERIFY_RESULT(place);
    QLocalServer::removeServer(*place);
    QVERIFY(server.listen(*place));
    QProcess *act = starts({u"file"_s, u"--title"_s, u"x"_s});
    QVERIFY(server.waitForNewConnection(soon));
    QLocalSocket *socket = server.nextPendingConnection();
    socket->write(
        framed(toJson(Greeting{.program = u"9.9.9"_s, .desk = held->facts().uid, .process = 1})));
    socket->flush();
    QVERIFY(act->waitForFinished(soon));
    QCOMPARE(act->exitCode(), 1);
    const QByteArray said = act->readAllStandardError();
    QVERIFY2(said.contains("held by Gander 9.9.9, and this is " GANDER_VERSION), said.constData());
    QCOMPARE(said.count('\n'), 1);
    QVERIFY(before == store::FileIdentity::of(m_cli->desk()));

    // The holder looks as well.
    QJsonObject json = toJson(Asked(ActsAsked{{Act{}}}));
    json.insert(u"program"_s, u"0.0.1"_s);
    const auto refused = askedFromJson(json);
    QVERIFY(!refused && refused.error().kind == ErrorKind::Held);
}

void BesideTest::aHolderThatHangsIsGivenUp()
{
    const CallerLimits limits{.silentMs = 200, .stuckMs = 600};
    const auto place = placeToListen(m_cli->desk());
    VERIFY_RESULT(place);
    {
        // Never says a word.
        QLocalServer server;
        QLocalServer::removeServer(*place);
        QVERIFY(server.listen(*place));
        const auto mute = Caller::reach(m_cli->desk(), limits);
        QVERIFY(!mute && mute.error().kind == ErrorKind::Held);
    }
    // Greets, then hangs; or says for ever that it works.
    for (const bool beats : {false, true}) {
        std::atomic<bool> over = false;
        QSemaphore listens;
        const std::unique_ptr<QThread> holding(QThread::create([&] {
            QLocalServer server;
            (void)server.listen(*place);
            listens.release();
            QLocalSocket *socket = nullptr;
            if (server.waitForNewConnection(soon))
                socket = server.nextPendingConnection();
            if (!socket)
                return;
            socket->write(framed(toJson(Greeting{.desk = u"d"_s, .process = 4711})));
            while (!over) {
                if (beats)
                    socket->write(framed(workingJson(0, 0)));
                socket->flush();
                socket->waitForReadyRead(50);
            }
            delete socket;
        }));
        holding->start();
        listens.acquire();
        const auto caller = Caller::reach(m_cli->desk(), limits);
        const bool isReached = caller && *caller;
        Result<std::optional<QJsonObject>> answer(Error{});
        if (isReached)
            answer = (*caller)->ask(ActsAsked{{Act{}}});
        over = true;
        QVERIFY(holding->wait(soon));
        QVERIFY(isReached);
        QVERIFY((*caller)->hasAsked());
        QVERIFY(!answer);
        QVERIFY(answer.error().detail.contains(u"(process 4711) does not answer"_s));
    }
}

void BesideTest::aDeskOpenForReadingHasNoHolder()
{
    const SystemClock clock;
    desk::DeskService desk(clock);
    Holder holder(desk);
    QSignalSpy listening(&holder, &Holder::listening);
    const auto facts = desk.open(m_cli->desk(), desk::OpenMode::ReadOnly).result();
    VERIFY_RESULT(facts);
    holder.hold(*facts);
    QVERIFY(listening.wait(soon));
    QCOMPARE(listening.first().first().toString(), QString());
    QCOMPARE(m_cli->onDesk({u"file"_s, u"--title"_s, u"Alone"_s}).code, 0);
}

void BesideTest::aWindowThatTurnsToAnotherDeskActsOnNeither()
{
    QVERIFY(!file(u"Here"_s).isEmpty());
    const CliRunner other;
    QVERIFY(!other.json({u"new"_s}).isEmpty());
    Window window(m_cli->desk());
    const auto caller = Caller::reach(m_cli->desk());
    QVERIFY(caller && *caller);
    // The desk's thread has the other one before the holder has heard of it.
    VERIFY_RESULT(window.desk.open(other.desk(), desk::OpenMode::Write).result());
    Act act;
    act.actor.name = u"Lena"_s;
    act.action = FileIncident{.facts = {.title = u"Astray"_s}, .reportedAt = {}};
    const auto answer = (*caller)->ask(ActsAsked{{act}});
    VERIFY_RESULT(answer);
    QVERIFY(!*answer);
    QCOMPARE(other.json({u"count"_s}).value("total"_L1).toInt(), 0);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 1);
}

void BesideTest::anotherUserIsTurnedAway()
{
#ifndef Q_OS_UNIX
    QSKIP("the pipe itself keeps others out");
#else
    const auto self = static_cast<qint64>(::getuid());
    QVERIFY(mayHandOver(self));
    QVERIFY(!mayHandOver(self + 1));
    QVERIFY(!mayHandOver(std::nullopt));

    const Window window(m_cli->desk(), {}, [self](qintptr socket) -> std::optional<qint64> {
        return *userAt(socket) == self ? self + 1 : self;
    });
    QVERIFY(!window.place.isEmpty());
    QLocalSocket socket;
    socket.connectToServer(window.place);
    QVERIFY(socket.waitForConnected(soon));
    QVERIFY(heardFrom(socket).isEmpty());
    const auto nobody = Caller::reach(m_cli->desk());
    QVERIFY(nobody && !*nobody);
    const QFileInfo folder(QFileInfo(window.place).path());
    QVERIFY(isPrivateFolder(folder.filePath()));
    const Ran refused = m_cli->onDesk({u"file"_s, u"--title"_s, u"x"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("is held by"), refused.err.constData());
#endif
}

void BesideTest::foldersOfOthersAreNoMeetingPlace()
{
    const QString folder = m_runtime.filePath(u"f"_s);
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(isPrivateFolder(folder));
    QVERIFY(QFile::link(folder, folder + u'l'));
    QVERIFY(!isPrivateFolder(folder + u'l'));
    QVERIFY(!isPrivateFolder(folder + u'x'));
    QVERIFY(QFile::setPermissions(
        folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup));
    QVERIFY(!isPrivateFolder(folder));
    // By whatever name the desk was opened, it is met at one place.
    const QString link = m_cli->path(u"link.gander"_s);
    QVERIFY(QFile::link(m_cli->desk(), link));
    QCOMPARE(placesToCall(link), placesToCall(m_cli->desk()));
    QVERIFY(placesToCall(m_cli->desk()) != placesToCall(m_cli->path(u"other"_s)));
}

void BesideTest::garbageIsHungUpOn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto frame = [](quint32 size, const QByteArray &body) {
        QByteArray head("GNDR????", 8);
        qToBigEndian(size, head.data() + 4);
        return head + body;
    };
    const auto whole = [&](const QByteArray &body) {
        return frame(static_cast<quint32>(body.size()), body);
    };
    const auto asks = [&](QJsonObject json) {
        json.insert(u"protocol"_s, handoverProtocol);
        json.insert(u"program"_s, QStringLiteral(GANDER_VERSION));
        return framed(json);
    };
    QTest::newRow("another protocol") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("longer than may be") << frame(0xffffffffU, "{}");
    QTest::newRow("no json") << whole("hello");
    QTest::newRow("empty") << whole("");
    QTest::newRow("a list") << whole("[1,2]");
    QTest::newRow("nested deep") << whole(QByteArray(200'000, '['));
    QTest::newRow("objects nested deep") << whole(QByteArray("{\"a\":").repeated(100'000));
    QTest::newRow("no version") << whole("{}");
    QTest::newRow("another version") << whole(R"({"protocol":2,"program":"9"})");
    QTest::newRow("asks nothing") << asks({});
    QTest::newRow("asks the unknown") << asks({{u"ask"_s, u"purge"_s}});
    QTest::newRow("no acts") << asks({{u"ask"_s, u"perform"_s}, {u"acts"_s, QJsonArray()}});
    QTest::newRow("acts that are none")
        << asks({{u"ask"_s, u"perform"_s}, {u"acts"_s, QJsonArray{1, u"x"_s, QJsonObject()}}});
    QTest::newRow("an import of nobody")
        << asks({{u"ask"_s, u"take-over"_s}, {u"incidents"_s, QJsonArray()}});
    QTest::newRow("not UTF-8") << whole("{\"a\":\"\xff\xfe\"}");
}

void BesideTest::garbageIsHungUpOn()
{
    QFETCH(QByteArray, bytes);
    const Window window(m_cli->desk());
    QLocalSocket socket;
    socket.connectToServer(window.place);
    QVERIFY(socket.waitForConnected(soon));
    socket.write(bytes);
    socket.flush();
    const auto heard = heardFrom(socket);
    QVERIFY(heard.size() <= 2);
    if (heard.size() == 2)
        QVERIFY(heard.last().contains("error"_L1));
    if (socket.state() == QLocalSocket::ConnectedState)
        QVERIFY(socket.waitForDisconnected(soon));
    QVERIFY(!file(u"Still there"_s).isEmpty());
}

void BesideTest::brokenMessagesNeverHarm()
{
    QVERIFY(!file(u"Target"_s).isEmpty());
    const Window window(m_cli->desk());
    QRandomGenerator dice(20261123);
    Act act;
    act.actor.name = u"Lena"_s;
    act.action = AddNote{IncidentId(1), u"whole"_s};
    const QByteArray good = framed(toJson(Asked(ActsAsked{{act}})));
    for (int round = 0; round < 300; ++round) {
        QByteArray bad = good;
        for (int i = dice.bounded(1, 6); i > 0; --i)
            bad[dice.bounded(static_cast<int>(bad.size()))] = static_cast<char>(dice.bounded(256));
        if (round % 3 == 0)
            bad.truncate(dice.bounded(static_cast<int>(bad.size())));
        QLocalSocket socket;
        socket.connectToServer(window.place);
        QVERIFY(socket.waitForConnected(soon));
        socket.write(bad);
        socket.flush();
        if (round % 2 == 0)
            socket.abort(); // gone in the middle of it
        else
            socket.disconnectFromServer();
    }
    QCOMPARE(m_cli->onDesk({u"note"_s, u"1"_s, u"--text"_s, u"after"_s}).code, 0);
    QVERIFY(m_cli->json({u"check"_s, u"--deep"_s}).value("ok"_L1).toBool());
}

void BesideTest::aDribblingCallerIsHungUpOn()
{
    HolderLimits limits;
    limits.messageMs = 400;
    const Window window(m_cli->desk(), limits);
    QLocalSocket socket;
    socket.connectToServer(window.place);
    QVERIFY(socket.waitForConnected(soon));
    const QByteArray frame = framed({{u"a"_s, QString(10'000, u'x')}});
    QElapsedTimer time;
    time.start();
    qsizetype sent = 0;
    while (socket.state() == QLocalSocket::ConnectedState && time.elapsed() < soon) {
        socket.write(frame.mid(sent++, 1));
        socket.flush();
        socket.waitForReadyRead(20);
    }
    QVERIFY(sent < frame.size());
    QVERIFY(time.elapsed() >= 300 && time.elapsed() < soon);
    QVERIFY(!file(u"Still there"_s).isEmpty());
}

void BesideTest::aCrowdDoesNotShutOthersOut()
{
    HolderLimits limits;
    limits.callers = 4;
    limits.messageMs = 500;
    const Window window(m_cli->desk(), limits);
    std::vector<std::unique_ptr<QLocalSocket>> crowd;
    for (int i = 0; i < 40; ++i) {
        crowd.push_back(std::make_unique<QLocalSocket>());
        crowd.back()->connectToServer(window.place);
    }
    // Those who only stand there are sent away in time.
    QVERIFY(!file(u"Through the crowd"_s).isEmpty());
}

void BesideTest::oneActCostsLittle()
{
    QVERIFY(!file(u"Often"_s).isEmpty());
    const Window window(m_cli->desk());
    const auto caller = Caller::reach(m_cli->desk());
    QVERIFY(caller && *caller);
    constexpr int acts = 50;
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < acts; ++i) {
        Act act;
        act.actor.name = u"Lena"_s;
        act.action = AddNote{IncidentId(1), u"x"_s};
        const auto answer = (*caller)->ask(ActsAsked{{act}});
        VERIFY_RESULT(answer);
        QVERIFY(*answer);
        VERIFY_RESULT(receiptsIn(**answer));
    }
    const double each = double(time.nsecsElapsed()) / 1e6 / acts;
    time.restart();
    QCOMPARE(m_cli->onDesk({u"note"_s, u"1"_s, u"--text"_s, u"x"_s}).code, 0);
    qInfo("an act through the holder: %.2f ms; the program around one: %lld ms", each,
        static_cast<long long>(time.elapsed()));
    QVERIFY(each < 1000);
}

QTEST_GUILESS_MAIN(BesideTest)
#include "tst_beside.moc"
