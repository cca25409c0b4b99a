// SPDX-License-Identifier: GPL-3.0-or-later

// Another program at the desk. One to be killed: acts on a desk without end, and says each act
// before it does it and again once it is acknowledged.
//   actstream DESK acts SEED   "O" it is open; "B id...", "K key..." or "D words" begins: acts, all
//                              or none, an import, a draft; "A revision" done, "N revision" done
//                              without an event, "R why" refused, "X why" failed
//   actstream DESK look        how many incidents there are, by the bare engine
//   actstream DESK race        "ready"; after a line in: "open", or kind and words of the refusal

#include "models/domain/clock.h"
#include "tests/faults/support/randomacts.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <iostream>
#include <optional>
#include <string>
#include <unistd.h>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    // One write each: what was said before a kill stays said.
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<size_t>(bytes.size()))
        != bytes.size())
        ::_exit(3);
}

QString idOf(const Act &act)
{
    return act.id.toString(QUuid::WithoutBraces);
}

class Stream
{
public:
    Stream(const QString &path, quint32 seed)
        : m_path(path)
        , m_acts(seed)
        , m_seed(seed)
    {
    }

    int run()
    {
        for (int turn = 0;; ++turn) {
            // Closing folds the log into the file; that, too, is to be cut short.
            if (!m_desk || turn % 25 == 24) {
                m_desk.reset();
                auto open = desk::Desk::open(m_path, desk::OpenMode::Write, m_clock);
                if (!open) {
                    say(u"X "_s + open.error().detail);
                    return 1;
                }
                m_desk.emplace(std::move(*open));
                say(u"O"_s);
            }
            if (!oneTurn(turn))
                return 1;
        }
    }

private:
    bool oneTurn(int turn)
    {
        switch (m_acts.upTo(10)) {
        case 0: {
            std::vector<Act> acts;
            QString ids;
            for (int i = 2 + m_acts.upTo(4); i > 0; --i) {
                acts.push_back(m_acts.harmless(*m_desk));
                ids += u' ' + idOf(acts.back());
            }
            say(u"B"_s + ids);
            return tell(m_desk->performAll(acts));
        }
        case 1: {
            std::vector<TakeOver> taken;
            QString keys;
            for (int i = 2 + m_acts.upTo(6); i > 0; --i) {
                const QString key = u"K%1-%2-%3"_s.arg(m_seed).arg(turn).arg(i);
                taken.push_back(m_acts.takenOver(key, m_clock.now()));
                keys += u' ' + key;
            }
            say(u"K"_s + keys);
            return tell(m_desk->takeOver(taken, {.name = u"Lena Ortiz"_s}));
        }
        case 2: {
            const QString words = u"%1-%2"_s.arg(m_seed).arg(turn);
            say(u"D "_s + words);
            return tell(m_desk->saveDraft(u"note"_s, u"G-1"_s, {{u"text"_s, words}}));
        }
        default: {
            const Act act = m_acts.next(*m_desk, m_clock.now());
            say(u"B "_s + idOf(act));
            const auto receipt = m_desk->perform(act);
            return tell(receipt, !receipt || receipt->seq > 0);
        }
        }
    }

    // A refusal of the domain is an answer; anything else ends the program.
    template <typename T>
    bool tell(const Result<T> &result, bool hasEvent = true)
    {
        if (result) {
            say((hasEvent ? u"A %1"_s : u"N %1"_s).arg(m_desk->facts().revision));
            return true;
        }
        const ErrorKind kind = result.error().kind;
        const bool refused = kind == ErrorKind::Conflict || kind == ErrorKind::Invalid
            || kind == ErrorKind::NotFound;
        say((refused ? u"R "_s : u"X "_s) + result.error().detail.simplified());
        return refused;
    }

    const SystemClock m_clock;
    QString m_path;
    test::RandomActs m_acts;
    quint32 m_seed;
    std::optional<desk::Desk> m_desk;
};

int race(const QString &path)
{
    say(u"ready"_s);
    std::string line;
    if (!std::getline(std::cin, line))
        return 1;
    const SystemClock clock;
    const auto open = desk::Desk::open(path, desk::OpenMode::Write, clock);
    if (open)
        say(u"open"_s);
    else
        say(u"%1 %2"_s.arg(static_cast<int>(open.error().kind)).arg(open.error().detail));
    // Whoever has it keeps it until all have tried.
    return std::getline(std::cin, line) ? 0 : 1;
}

// As anyone's tool would: it may write, and does not know of our lock.
int look(const QString &path)
{
    QSqlDatabase engine = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    engine.setDatabaseName(path);
    if (!engine.open())
        return 1;
    QSqlQuery query(engine);
    if (!query.exec(u"SELECT count(*) FROM incident"_s) || !query.next())
        return 1;
    say(query.value(0).toString());
    query.clear();
    engine.close();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    if (given.size() == 4 && given[2] == "acts"_L1)
        return Stream(given[1], given[3].toUInt()).run();
    if (given.size() == 3 && given[2] == "race"_L1)
        return race(given[1]);
    if (given.size() == 3 && given[2] == "look"_L1)
        return look(given[1]);
    return 2;
}
