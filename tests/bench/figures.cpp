// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/figures.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

double clockMs(clockid_t clock)
{
    timespec at{};
    clock_gettime(clock, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

QString shown(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

} // namespace

double wallMs()
{
    return clockMs(CLOCK_MONOTONIC);
}

double threadCpuMs()
{
    return clockMs(CLOCK_THREAD_CPUTIME_ID);
}

double processCpuMs()
{
    return clockMs(CLOCK_PROCESS_CPUTIME_ID);
}

double Times::at(double share) const
{
    if (m_ms.empty())
        return 0;
    std::vector<double> sorted = m_ms;
    std::sort(sorted.begin(), sorted.end());
    const double place = std::ceil(share * static_cast<double>(sorted.size())) - 1;
    return sorted[static_cast<size_t>(std::max(0.0, place))];
}

QString Figure::verdict() const
{
    if (!wanted.most && !wanted.times)
        return {};
    const bool shortOf = (wanted.most && gander > *wanted.most)
        || (wanted.times && raw && gander > *wanted.times * *raw);
    return shortOf ? u"short"_s : u"met"_s;
}

QJsonObject Figure::toJson() const
{
    QJsonObject json{{u"work"_s, work}, {u"incidents"_s, incidents}, {u"gander"_s, gander},
        {u"unit"_s, unit}, {u"wanted"_s, wanted.words}, {u"repeats"_s, repeats}, {u"note"_s, note}};
    if (raw) {
        json[u"raw"_s] = *raw;
        json[u"ratio"_s] = *raw > 0 ? gander / *raw : 0;
    }
    if (p99)
        json[u"p99"_s] = *p99;
    if (wanted.most)
        json[u"wantedMost"_s] = *wanted.most;
    if (wanted.times)
        json[u"wantedTimes"_s] = *wanted.times;
    if (!verdict().isEmpty())
        json[u"verdict"_s] = verdict();
    return json;
}

Figure Figure::fromJson(const QJsonObject &json)
{
    const auto number = [&json](const QString &name) {
        return json.contains(name) ? std::optional(json[name].toDouble()) : std::nullopt;
    };
    Figure figure;
    figure.work = json[u"work"_s].toString();
    figure.incidents = json[u"incidents"_s].toInteger();
    figure.gander = json[u"gander"_s].toDouble();
    figure.raw = number(u"raw"_s);
    figure.p99 = number(u"p99"_s);
    figure.unit = json[u"unit"_s].toString(u"ms"_s);
    figure.wanted = {
        json[u"wanted"_s].toString(), number(u"wantedMost"_s), number(u"wantedTimes"_s)};
    figure.repeats = json[u"repeats"_s].toInt();
    figure.note = json[u"note"_s].toString();
    return figure;
}

void say(const Figure &figure)
{
    std::printf("%s\n", QJsonDocument(figure.toJson()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    QString line = u"%1: %2 %3"_s.arg(figure.work, shown(figure.gander), figure.unit);
    if (figure.p99)
        line += u", p99 %1"_s.arg(shown(*figure.p99));
    if (figure.raw)
        line += u", raw %1"_s.arg(shown(*figure.raw));
    if (!figure.note.isEmpty())
        line += u" (%1)"_s.arg(figure.note);
    std::fprintf(stderr, "  %s\n", qPrintable(line));
}

QString table(const std::vector<Figure> &figures)
{
    QStringList order;
    std::map<QString, std::vector<Figure>> byWork;
    for (const Figure &figure : figures) {
        if (!byWork.contains(figure.work))
            order << figure.work;
        byWork[figure.work].push_back(figure);
    }
    QList<QStringList> lines{{u"Work"_s, u"incidents"_s, u"Gander"_s, u"p99"_s, u"raw"_s,
        u"times raw"_s, u"growth"_s, u"wanted"_s, u"verdict"_s}};
    for (const QString &work : order) {
        auto &sizes = byWork[work];
        std::stable_sort(sizes.begin(), sizes.end(),
            [](const Figure &a, const Figure &b) { return a.incidents < b.incidents; });
        for (const Figure &each : sizes) {
            const bool grows = each.incidents > sizes.front().incidents && sizes.front().gander > 0;
            lines << QStringList{each.work,
                each.incidents > 0 ? QString::number(each.incidents) : QString(),
                u"%1 %2"_s.arg(shown(each.gander), each.unit),
                each.p99 ? shown(*each.p99) : QString(), each.raw ? shown(*each.raw) : QString(),
                each.raw && *each.raw > 0 ? shown(each.gander / *each.raw) : QString(),
                grows ? u"x "_s + shown(each.gander / sizes.front().gander) : QString(),
                each.wanted.words, each.verdict()};
        }
    }
    std::vector<qsizetype> widths(static_cast<size_t>(lines.front().size()));
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[static_cast<size_t>(i)] =
                std::max(widths[static_cast<size_t>(i)], line[i].size());
    }
    const auto isWord = [&lines](qsizetype column) {
        return column == 0 || column >= lines.front().size() - 2;
    };
    QString text;
    for (qsizetype n = 0; n < lines.size(); ++n) {
        for (qsizetype i = 0; i < lines[n].size(); ++i) {
            const int width = static_cast<int>(widths[static_cast<size_t>(i)]);
            text += u"| %1 "_s.arg(lines[n][i], isWord(i) ? -width : width);
        }
        text += u"|\n"_s;
        if (n == 0) {
            for (qsizetype i = 0; i < lines[n].size(); ++i)
                text += u"| "_s + QString(widths[static_cast<size_t>(i)] - 1, u'-')
                    + (isWord(i) ? u"- "_s : u": "_s);
            text += u"|\n"_s;
        }
    }
    return text;
}

} // namespace gander::bench
