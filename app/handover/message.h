// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What caller and holder say to each other: JSON objects, each behind its length, in one version of
// the protocol. Both programs are of the same person, and yet nothing that comes in is believed.

#include "models/desk/desk.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <variant>

namespace gander::app {

constexpr int handoverProtocol = 2;
// An import of some hundred thousand incidents fits.
constexpr qint64 largestMessage = 256 * 1024 * 1024;

[[nodiscard]] QByteArray framed(const QJsonObject &message);

// Puts messages together again from however they come in.
class FrameReader
{
public:
    explicit FrameReader(qint64 largest = largestMessage)
        : m_largest(largest)
    {
    }

    void add(const QByteArray &bytes) { m_bytes += bytes; }
    // The next whole message, or nothing yet; Invalid once what came in is none, for good.
    [[nodiscard]] Result<std::optional<QJsonObject>> next();
    // Has a message begun that is not whole?
    [[nodiscard]] bool isAmid() const { return !m_bytes.isEmpty(); }

private:
    qint64 m_largest;
    QByteArray m_bytes;
};

// The first thing a holder says.
struct Greeting {
    int protocol = handoverProtocol;
    QString program = QStringLiteral(GANDER_VERSION);
    QString desk; // uid
    qint64 process = 0;
};
[[nodiscard]] QJsonObject toJson(const Greeting &greeting);
[[nodiscard]] Result<Greeting> greetingFromJson(const QJsonObject &json);
// Why two programs do not understand each other, or nothing: only equals do.
[[nodiscard]] std::optional<Error> mismatch(const Greeting &holder);

// All in one transaction; 'eachAlone': those that can be done.
struct ActsAsked {
    std::vector<Act> acts;
    bool eachAlone = false;
};
struct TakeOverAsked {
    std::vector<TakeOver> incidents;
    Actor actor;
    QUuid act;
};
using Asked = std::variant<ActsAsked, TakeOverAsked>;
[[nodiscard]] QJsonObject toJson(const Asked &asked);
// Conflict where the other program is of another version.
[[nodiscard]] Result<Asked> askedFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject answerJson(const Result<std::vector<Receipt>> &receipts);
[[nodiscard]] QJsonObject answerJson(const Result<ManyDone> &done);
[[nodiscard]] QJsonObject answerJson(const Result<desk::TakeOverCount> &count);
[[nodiscard]] Result<std::vector<Receipt>> receiptsIn(const QJsonObject &answer);
[[nodiscard]] Result<ManyDone> manyDoneIn(const QJsonObject &answer);
[[nodiscard]] Result<desk::TakeOverCount> countIn(const QJsonObject &answer);

// While the answer takes its time.
[[nodiscard]] QJsonObject workingJson(qint64 done, qint64 all);
[[nodiscard]] bool isWorking(const QJsonObject &message);
// The desk is no longer this holder's, or it has too many callers: ask anew.
[[nodiscard]] QJsonObject turnedAway();
[[nodiscard]] bool isTurnedAway(const QJsonObject &message);

} // namespace gander::app
