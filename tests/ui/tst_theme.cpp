// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shareddata.h"
#include "ui/kit/theme.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cmath>

using namespace gander;
using namespace gander::ui;

Q_DECLARE_METATYPE(gander::ui::Theme)

namespace {

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair {
    QByteArray name;
    QColor ink;
    QColor ground;
    double least = 4.5;
};

constexpr std::array bands{Band::Calm, Band::AtRisk, Band::Critical, Band::Breached, Band::Paused,
    Band::Met, Band::MetLate, Band::None};

QList<Pair> pairsOf(const Theme &theme)
{
    QList<Pair> pairs;
    const QList<std::pair<QByteArray, QColor>> grounds{{"window", theme.window},
        {"surface", theme.surface}, {"hover", theme.hover}, {"selected", theme.selected},
        {"selectedInactive", theme.selectedInactive}, {"zebra", theme.zebra}};
    for (const auto &[ground, colour] : grounds) {
        pairs.append({"text on " + ground, theme.text, colour});
        pairs.append({"secondary on " + ground, theme.secondary, colour});
        pairs.append({"tertiary on " + ground, theme.tertiary, colour});
        pairs.append({"link on " + ground, theme.accent, colour});
        pairs.append({"control on " + ground, theme.control, colour, 3});
        // Beside a grey choice the sign's shape and words carry the state, as the design reckons.
        const double least = colour == theme.selectedInactive ? 2.9 : 3;
        for (const Band band : bands) {
            const QByteArray name = toKey(band).toLatin1();
            pairs.append({name + " text on " + ground, theme.state(band).text, colour});
            pairs.append({name + " mark on " + ground, theme.state(band).mark, colour, least});
        }
        for (const Outcome outcome : allOutcomes)
            pairs.append({toKey(outcome).toLatin1() + " mark on " + ground,
                theme.category(outcome).mark, colour, 3});
    }
    for (const Band band : bands) {
        // Met late takes its words from overdue and its ground from met: it never stands on a tint.
        if (band != Band::MetLate)
            pairs.append({toKey(band).toLatin1() + " text on its tint", theme.state(band).text,
                theme.state(band).tint});
    }
    for (const Severity severity : allSeverities)
        pairs.append({"severity " + QByteArray::number(number(severity)),
            theme.severity(severity).text, theme.severity(severity).fill});
    for (const Outcome outcome : allOutcomes)
        pairs.append({toKey(outcome).toLatin1() + " on its tint", theme.category(outcome).mark,
            theme.category(outcome).tint, 3});
    pairs.append({"on accent", theme.onAccent, theme.accent});
    pairs.append({"on accent hovered", theme.onAccent, theme.accentHover});
    pairs.append({"on accent pressed", theme.onAccent, theme.accentPressed});
    pairs.append({"on overdue", theme.onBreached, theme.state(Band::Breached).mark});
    pairs.append({"tool tip", theme.onTooltip, theme.tooltip});
    return pairs;
}

QByteArray hex(const QColor &colour)
{
    return colour.name().toUpper().toLatin1();
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void wordsAndMarksStandOut_data();
    void wordsAndMarksStandOut();
    void coloursAreTheDesigns_data();
    void coloursAreTheDesigns();
    void paletteFollowsTheTheme();
};

void TestTheme::wordsAndMarksStandOut_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::light();
    QTest::newRow("dark") << Theme::darkTheme();
}

void TestTheme::wordsAndMarksStandOut()
{
    QFETCH(Theme, theme);
    for (const Pair &pair : pairsOf(theme)) {
        const double ratio = contrast(pair.ink, pair.ground);
        QVERIFY2(ratio >= pair.least,
            pair.name + ' ' + hex(pair.ink) + " on " + hex(pair.ground) + ": "
                + QByteArray::number(ratio, 'f', 2));
    }
}

void TestTheme::coloursAreTheDesigns_data()
{
    wordsAndMarksStandOut_data();
}

void TestTheme::coloursAreTheDesigns()
{
    GANDER_NEEDS_SHARED(path, "design/tokens.json");
    QFETCH(Theme, theme);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject tokens =
        all.value(theme.dark ? QStringLiteral("dark") : QStringLiteral("light")).toObject();
    int seen = 0;
    const auto check = [&](const char *dotted, const QColor &ours) {
        QJsonValue value = tokens;
        for (const QString &step : QString::fromLatin1(dotted).split(QLatin1Char('.')))
            value = value.toObject().value(step);
        ++seen;
        if (hex(ours) != value.toString().toLatin1())
            QFAIL(qPrintable(QStringLiteral("%1 is %2, ours %3")
                                 .arg(QLatin1String(dotted), value.toString(), ours.name())));
    };
    const QList<std::pair<const char *, QColor>> plain{{"bg.window", theme.window},
        {"bg.surface", theme.surface}, {"bg.sunken", theme.sunken}, {"bg.raised", theme.raised},
        {"bg.hover", theme.hover}, {"bg.selected", theme.selected},
        {"bg.selectedInactive", theme.selectedInactive}, {"bg.zebra", theme.zebra},
        {"bg.tooltip", theme.tooltip}, {"text.primary", theme.text},
        {"text.secondary", theme.secondary}, {"text.tertiary", theme.tertiary},
        {"text.disabled", theme.disabled}, {"text.onAccent", theme.onAccent},
        {"text.onTooltip", theme.onTooltip}, {"text.link", theme.accent},
        {"border.divider", theme.divider}, {"border.strong", theme.strong},
        {"border.control", theme.control}, {"border.focus", theme.accent},
        {"accent.base", theme.accent}, {"accent.hover", theme.accentHover},
        {"accent.pressed", theme.accentPressed}, {"accent.tint", theme.selected},
        {"accent.text", theme.accent}, {"state.breached.onMark", theme.onBreached}};
    for (const auto &[name, ours] : plain)
        check(name, ours);
    const QList<std::pair<QByteArray, Band>> states{{"calm", Band::Calm}, {"atRisk", Band::AtRisk},
        {"critical", Band::Critical}, {"breached", Band::Breached}, {"paused", Band::Paused},
        {"met", Band::Met}};
    for (const auto &[name, band] : states) {
        const Ink ink = theme.state(band);
        check("state." + name + ".mark", ink.mark);
        check("state." + name + ".text", ink.text);
        check("state." + name + ".tint", ink.tint);
    }
    for (const Severity severity : allSeverities) {
        const QByteArray start = "severity." + QByteArray::number(number(severity));
        check(start + ".fill", theme.severity(severity).fill);
        check(start + ".text", theme.severity(severity).text);
        check(start + ".border", theme.severity(severity).border);
    }
    const QList<std::pair<QByteArray, Outcome>> categories{{"feature", Outcome::FeatureRequest},
        {"operator", Outcome::OperatorError}, {"actOfGod", Outcome::ActOfGod},
        {"bug", Outcome::CoreBug}};
    for (const auto &[name, outcome] : categories) {
        check("category." + name + ".mark", theme.category(outcome).mark);
        check("category." + name + ".tint", theme.category(outcome).tint);
    }
    QCOMPARE(seen, 26 + 18 + 15 + 8);
}

void TestTheme::paletteFollowsTheTheme()
{
    for (const Theme &theme : {Theme::light(), Theme::darkTheme()}) {
        const QPalette palette = theme.palette();
        QCOMPARE(palette.color(QPalette::Window), theme.window);
        QCOMPARE(palette.color(QPalette::Base), theme.surface);
        QCOMPARE(palette.color(QPalette::AlternateBase), theme.zebra);
        QCOMPARE(palette.color(QPalette::Highlight), theme.selected);
        QCOMPARE(palette.color(QPalette::HighlightedText), theme.text);
        QCOMPARE(palette.color(QPalette::PlaceholderText), theme.tertiary);
        QCOMPARE(palette.color(QPalette::Link), theme.accent);
        QCOMPARE(palette.color(QPalette::ToolTipBase), theme.tooltip);
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.disabled);
    }
}

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
