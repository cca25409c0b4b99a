// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk/lives.h"

#include "models/domain/classification.h"
#include "tests/bench/desk/cast.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 seed = 20261124;
constexpr qint64 oldest = 1100 * msPerDay;
constexpr size_t mostEvents = 8;

// How many of a thousand are still open, by how long ago they were reported; with reports growing
// as they do this makes one in twenty.
struct OpenShare {
    qint64 upTo;
    quint32 perMille;
};
constexpr std::array openShares{
    OpenShare{12 * msPerHour, 740},
    OpenShare{2 * msPerDay, 400},
    OpenShare{14 * msPerDay, 200},
    OpenShare{90 * msPerDay, 56},
    OpenShare{oldest * 2, 3},
};

quint32 openShare(qint64 age)
{
    for (const OpenShare &share : openShares)
        if (age < share.upTo)
            return share.perMille;
    return 0;
}

// An identity that begins with a moment, as version 7 of RFC 9562 does: those made one after the
// other stand side by side in an index.
QString identity(Instant at, Dice &dice)
{
    const auto ms = static_cast<quint64>(at.ms);
    const quint64 one = dice.next();
    const quint64 two = dice.next();
    const auto byte = [](quint64 number, int place) {
        return static_cast<uchar>((number >> (8 * place)) & 0xff);
    };
    return QUuid(static_cast<uint>(ms >> 16), static_cast<ushort>(ms & 0xffff),
        static_cast<ushort>(0x7000 | (one & 0x0fff)),
        static_cast<uchar>(0x80 | (byte(one, 2) & 0x3f)), byte(one, 3), byte(two, 0), byte(two, 1),
        byte(two, 2), byte(two, 3), byte(two, 4), byte(two, 5))
        .toString(QUuid::WithoutBraces);
}

Outcome drawOutcome(bool lingers, Dice &dice)
{
    const quint32 drawn = dice.below(100);
    if (lingers) // what is still open after weeks waits for Product, mostly
        return drawn < 50 ? Outcome::FeatureRequest
            : drawn < 86  ? Outcome::CoreBug
            : drawn < 96  ? Outcome::OperatorError
                          : Outcome::ActOfGod;
    return drawn < 44 ? Outcome::CoreBug
        : drawn < 66  ? Outcome::FeatureRequest
        : drawn < 90  ? Outcome::OperatorError
                      : Outcome::ActOfGod;
}

// The mix that the plan expects, with all twenty pairs among them; where a bug is still open, the
// pairs whose promise reaches so far come up more often.
Classification drawClass(qint64 openFor, Dice &dice)
{
    Classification drawn;
    drawn.outcome = drawOutcome(openFor > 14 * msPerDay, dice);
    if (drawn.outcome != Outcome::CoreBug)
        return drawn;
    const auto levels = [&](quint32 severity, quint32 devOps) {
        drawn.severity = severityFromNumber(static_cast<int>(severity));
        drawn.devOps = devOpsFromNumber(static_cast<int>(devOps));
    };
    const bool isLucky = dice.perMille(920);
    if (openFor > 14 * msPerDay && isLucky)
        levels(3 + dice.below(2), 3 + dice.below(2));
    else if (openFor > msPerDay && isLucky)
        levels(3 + dice.below(2), 1 + dice.below(4));
    else if (dice.perMille(80))
        levels(1 + dice.below(5), 1 + dice.below(4));
    else if (dice.perMille(450))
        levels(1, 1 + dice.below(2));
    else
        levels(3, 1 + dice.below(3));
    return drawn;
}

// How long a resolution takes from the class on: within the promise, mostly.
qint64 drawWork(const Classification &classification, Dice &dice)
{
    const bool isLate = dice.perMille(70);
    const auto within = [&](qint64 window) {
        return isLate ? dice.between(window + 12 * msPerHour, window * 8 / 5 + 12 * msPerHour)
                      : dice.between(window / 20, window * 9 / 10);
    };
    if (classification.outcome == Outcome::FeatureRequest)
        return dice.between(msPerDay, 40 * msPerDay);
    if (classification.outcome != Outcome::CoreBug)
        return dice.between(msPerHour, 2 * msPerDay);
    const bool isGrave = number(*classification.severity) <= 2;
    const int level = number(*classification.devOps);
    if (isGrave)
        return within(level <= 2 ? 12 * msPerHour : level == 3 ? 2 * msPerDay : 7 * msPerDay);
    return within(level <= 2 ? 14 * msPerDay : 60 * msPerDay);
}

QJsonObject classData(const Classification &classification, const QString &finding)
{
    QJsonObject data{{u"outcome"_s, toKey(classification.outcome)}, {u"finding"_s, finding}};
    if (classification.severity)
        data.insert(u"severity"_s, number(*classification.severity));
    if (classification.devOps)
        data.insert(u"devops"_s, number(*classification.devOps));
    return data;
}

// Writes one life down, event by event, none of them after its last moment.
class Telling
{
public:
    Telling(const Vocabulary &vocabulary, Instant reportedAt, Instant now, Dice &dice)
        : m_vocabulary(vocabulary)
        , m_at(reportedAt)
        , m_now(now)
        , m_dice(dice)
    {
    }

    void add(EventKind kind, const QString &actor, const QJsonObject &data = {})
    {
        Event event;
        event.kind = kind;
        event.actor = actor;
        event.occurredAt = event.recordedAt = m_at;
        event.act = identity(m_at, m_dice);
        event.data = data;
        m_events.push_back(std::move(event));
    }
    // So much later, at most half of what is left until now.
    void pass(qint64 ms)
    {
        m_at = m_at + std::min(ms, (m_now - m_at) / 2) / msPerSecond * msPerSecond;
    }

    void assign(const QString &to)
    {
        add(EventKind::Assigned, to, {{u"to"_s, to}});
        m_hand = to;
    }
    void note()
    {
        add(EventKind::Noted, m_hand,
            {{u"text"_s, m_vocabulary.line(4 + static_cast<int>(m_dice.below(14)), m_dice)}});
    }
    void classify(const Classification &classification)
    {
        add(EventKind::Classified, m_hand,
            classData(
                classification, m_vocabulary.line(3 + static_cast<int>(m_dice.below(8)), m_dice)));
    }
    void hold()
    {
        static const QStringList waits{u"Waiting for the customer"_s, u"Waiting for the provider"_s,
            u"Waiting for a release"_s, u"Waiting for the customer's administrator"_s};
        add(EventKind::Held, m_hand, {{u"reason"_s, waits.at(m_dice.below(4))}});
    }
    void resume() { add(EventKind::Resumed, m_hand); }
    void resolve()
    {
        add(EventKind::Resolved, m_hand,
            {{u"note"_s, m_vocabulary.line(4 + static_cast<int>(m_dice.below(10)), m_dice)}});
    }
    void reopen()
    {
        add(EventKind::Reopened, m_hand,
            {{u"reason"_s, m_vocabulary.line(3 + static_cast<int>(m_dice.below(5)), m_dice)}});
    }
    void setHand(const QString &actor) { m_hand = actor; }
    [[nodiscard]] Instant at() const { return m_at; }
    [[nodiscard]] bool hasRoomFor(size_t more) const
    {
        return m_events.size() + more <= mostEvents;
    }
    [[nodiscard]] History take() { return std::move(m_events); }

private:
    const Vocabulary &m_vocabulary;
    Instant m_at;
    Instant m_now;
    Dice &m_dice;
    QString m_hand;
    History m_events;
};

// Not yet classified: three events, new or in triage, some on hold.
void tellUnclassified(Telling &telling, const QString &agent, Dice &dice)
{
    telling.pass(dice.between(msPerMinute, 40 * msPerMinute));
    const bool isTaken = dice.perMille(620);
    if (isTaken)
        telling.assign(agent);
    else
        telling.note();
    telling.pass(dice.between(msPerMinute, 2 * msPerHour));
    if (isTaken && dice.perMille(120))
        telling.hold();
    else
        telling.note();
}

// Assigned and classified, as far as open and closed ones go alike.
void tellClass(
    Telling &telling, const QString &agent, const Classification &classification, Dice &dice)
{
    telling.pass(dice.between(msPerMinute, 40 * msPerMinute));
    telling.assign(agent);
    const quint32 speed = dice.below(100);
    telling.pass(speed < 88 ? dice.between(5 * msPerMinute, 8 * msPerHour)
            : speed < 94    ? dice.between(8 * msPerHour, 11 * msPerHour)
                            : dice.between(11 * msPerHour, 30 * msPerHour));
    telling.classify(classification);
}

void tellWork(Telling &telling, qint64 work, size_t toCome, Dice &dice)
{
    while (telling.hasRoomFor(toCome + 1) && dice.perMille(320)) {
        telling.pass(work / 8);
        telling.note();
    }
    if (telling.hasRoomFor(toCome + 2) && dice.perMille(140)) {
        telling.pass(work / 8);
        telling.hold();
        telling.pass(work / 4);
        telling.resume();
    }
}

void tellOpen(Telling &telling, const QString &agent, qint64 age, Dice &dice)
{
    const quint32 unclassified = age < 12 * msPerHour ? 600
        : age < 2 * msPerDay                          ? 90
        : age < 14 * msPerDay                         ? 12
                                                      : 0;
    if (dice.perMille(unclassified)) {
        tellUnclassified(telling, agent, dice);
        return;
    }
    const Classification classification = drawClass(age, dice);
    tellClass(telling, agent, classification, dice);
    tellWork(telling, std::min(age, 6 * msPerDay), 2, dice);
    if (dice.perMille(60)) {
        telling.pass(dice.between(msPerHour, msPerDay));
        telling.add(EventKind::Assigned, agent, {{u"to"_s, u""_s}});
    }
    if (dice.perMille(110)) {
        telling.pass(dice.between(msPerHour, 2 * msPerDay));
        telling.hold();
    }
}

void tellFinished(Telling &telling, const QString &agent, Instant now, Dice &dice)
{
    const Classification classification = drawClass(0, dice);
    tellClass(telling, agent, classification, dice);
    const bool comesBack = dice.perMille(40);
    const qint64 work = drawWork(classification, dice);
    tellWork(telling, work, comesBack ? 4 : 2, dice);
    telling.pass(work);
    telling.resolve();
    if (comesBack) {
        telling.pass(dice.between(msPerHour, 3 * msPerDay));
        telling.reopen();
        telling.pass(dice.between(msPerHour, 2 * msPerDay));
        telling.resolve();
    }
    // By itself after a fortnight, or by hand before.
    const qint64 rest = dice.perMille(500) ? 14 * msPerDay : dice.between(msPerDay, 14 * msPerDay);
    if (telling.at() + rest > now)
        return;
    telling.pass(rest);
    telling.add(EventKind::Closed, rest == 14 * msPerDay ? u"Gander"_s : agent);
}

} // namespace

Lives::Lives(qint64 howMany, Instant now)
    : m_howMany(howMany)
    , m_now(now)
    , m_customers(customers())
    , m_products(products())
    , m_agents(agents())
    , m_customerSkew(static_cast<quint32>(m_customers.size()), 3)
    , m_agentSkew(static_cast<quint32>(m_agents.size()), 4)
{
}

Instant Lives::begin() const
{
    return m_now + -oldest;
}

// Each has its own stretch of the time, so that they stand in order; the stretches grow shorter
// towards now.
Instant Lives::reportedAt(qint64 place, Dice &dice) const
{
    constexpr qint64 fine = qint64{1} << 20;
    const qint64 left = (m_howMany - place) * fine - dice.between(1, fine); // out of howMany * fine
    const double share = static_cast<double>(left) / (static_cast<double>(m_howMany) * fine);
    const auto age = static_cast<qint64>(share * share * static_cast<double>(oldest));
    return m_now + -std::max(age / msPerSecond * msPerSecond, 30 * msPerSecond);
}

Chronicle Lives::at(qint64 place) const
{
    Dice dice((static_cast<quint64>(seed) << 32) + static_cast<quint64>(place));
    const Instant reported = reportedAt(place, dice);
    const qint64 age = m_now - reported;
    Chronicle life;
    life.uid = identity(reported, dice);
    life.facts.customer = m_customers.at(m_customerSkew.draw(dice));
    life.facts.product = m_products.at(dice.perMille(640) ? 0 : 1);
    life.facts.reporter = reporter(dice);
    life.facts.title = m_vocabulary.line(3 + static_cast<int>(dice.below(8)), dice);
    // Most are short; one in fourteen goes on and on.
    const bool isLong = dice.perMille(70);
    life.facts.description =
        m_vocabulary.text(static_cast<int>(isLong ? 80 + dice.below(121)
                                                  : 5 + std::min(dice.below(60), dice.below(90))),
            dice);
    if (dice.perMille(700))
        life.facts.key = u"REQ-%1"_s.arg(100'000 + place);

    const QString &agent = m_agents.at(m_agentSkew.draw(dice));
    Telling telling(m_vocabulary, reported, m_now, dice);
    // One in three was filed by the customer's own form.
    const QString filer = dice.perMille(330) ? life.facts.reporter : agent;
    telling.setHand(filer);
    telling.add(EventKind::Reported, filer);
    if (dice.perMille(openShare(age)))
        tellOpen(telling, agent, age, dice);
    else
        tellFinished(telling, agent, m_now, dice);
    life.events = telling.take();
    return life;
}

} // namespace gander::bench
