// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A measured figure: how it is timed, held beside the raw one, said as a line of JSON, and all of
// them as one table.

#include <QJsonObject>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace gander::bench {

// Milliseconds on the wall, of the calling thread's processor, and of the whole process's.
[[nodiscard]] double wallMs();
[[nodiscard]] double threadCpuMs();
[[nodiscard]] double processCpuMs();

class Times
{
public:
    void add(double ms) { m_ms.push_back(ms); }
    [[nodiscard]] int count() const { return static_cast<int>(m_ms.size()); }
    [[nodiscard]] double median() const { return at(0.5); }
    // The value that this share of all does not pass.
    [[nodiscard]] double at(double share) const;
    [[nodiscard]] double most() const { return at(1); }

private:
    std::vector<double> m_ms;
};

// What is wanted of a figure; unset limits do not bind.
struct Wanted {
    QString words;
    std::optional<double> most;  // in the figure's unit
    std::optional<double> times; // of the raw figure
};

struct Figure {
    QString work;
    qint64 incidents = 0; // on the desk, 0 where it does not matter
    double gander = 0;
    std::optional<double> raw;
    std::optional<double> p99;
    QString unit = QStringLiteral("ms");
    Wanted wanted;
    int repeats = 0;
    QString note; // wall or CPU, what was repeated, where it went

    // "met", "short", or nothing where nothing is wanted.
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Figure fromJson(const QJsonObject &json);
};

// One line of JSON to standard output, one for people to standard error.
void say(const Figure &figure);
// All of them: work by work, each from the smallest desk to the largest.
[[nodiscard]] QString table(const std::vector<Figure> &figures);

// Runs both by turns, 'repeats' times after one round to warm up, so that what else the machine
// does falls on both.
template <typename Ours, typename Raw>
std::pair<Times, Times> byTurns(int repeats, Ours ours, Raw raw)
{
    std::pair<Times, Times> times;
    for (int round = 0; round <= repeats; ++round) {
        const double begin = wallMs();
        ours();
        const double middle = wallMs();
        raw();
        if (round == 0)
            continue;
        times.first.add(middle - begin);
        times.second.add(wallMs() - middle);
    }
    return times;
}

} // namespace gander::bench
