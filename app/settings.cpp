// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings.h"

#include "models/exchange/files.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSettings>

#include <algorithm>
#include <memory>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBlob = 64 * 1024;
constexpr qsizetype longestPath = 4096;
constexpr int widestDetail = 4000;

std::unique_ptr<QSettings> openSettings(const QString &path)
{
    if (!path.isEmpty())
        return std::make_unique<QSettings>(path, QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
        QStringLiteral("gander"), QStringLiteral("gander"));
}

// Only what has the type we wrote counts: a QVariant from a file turns into anything.
QString text(const QSettings &file, const QString &key, qsizetype longest)
{
    const QVariant value = file.value(key);
    const QString found = value.typeId() == QMetaType::QString ? value.toString() : QString();
    return found.size() <= longest ? found : QString();
}

QByteArray bytes(const QSettings &file, const QString &key)
{
    return QByteArray::fromBase64(text(file, key, longestBlob).toLatin1());
}

int figure(const QSettings &file, const QString &key, int smallest, int largest, int otherwise)
{
    bool isNumber = false;
    const int found = text(file, key, 12).toInt(&isNumber);
    return isNumber && found >= smallest && found <= largest ? found : otherwise;
}

QString timeForm()
{
    return QStringLiteral("hh:mm");
}

bool choice(const QSettings &file, const QString &key, bool otherwise)
{
    return figure(file, key, 0, 1, otherwise ? 1 : 0) == 1;
}

QTime timeOfDay(const QSettings &file, const QString &key, const QTime &otherwise)
{
    const QTime found = QTime::fromString(text(file, key, 5), timeForm());
    return found.isValid() ? found : otherwise;
}

// As QSettings reads it back. Its own writer leaves a short file where the disk is full, and says
// nothing.
QByteArray inQuotes(const QString &value)
{
    // One that begins so would be taken for another type.
    QString text = value.startsWith(u'@') ? u"\"@"_s : u"\""_s;
    bool isAfterNumber = false;
    for (const QChar c : value) {
        // The digits of a number end with the first character that is none.
        const bool isDigit =
            (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
        const bool asNumber = c < u' ' || (isAfterNumber && isDigit);
        if (asNumber)
            text += u"\\x%1"_s.arg(c.unicode(), 0, 16);
        else
            text += c == u'"' || c == u'\\' ? u'\\' + QString(c) : QString(c);
        isAfterNumber = asNumber;
    }
    return (text + u'"').toUtf8();
}

QByteArray iniText(const QMap<QString, QString> &values)
{
    QByteArray text;
    QString group;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const QString its = value.key().section(u'/', 0, 0);
        if (its != group)
            text += (text.isEmpty() ? "[" : "\n[") + its.toUtf8() + "]\n";
        group = its;
        text += value.key().section(u'/', 1).toUtf8() + '=' + inQuotes(*value) + '\n';
    }
    return text;
}

QString base64(const QByteArray &blob)
{
    return QString::fromLatin1(blob.toBase64());
}

} // namespace

Settings readSettings(const QString &path)
{
    const auto file = openSettings(path);
    Settings settings;
    settings.theme =
        themeFromKey(text(*file, QStringLiteral("looks/theme"), 20)).value_or(settings.theme);
    settings.textSize =
        figure(*file, QStringLiteral("looks/textSize"), smallestText, largestText, 100);
    settings.desk = text(*file, QStringLiteral("desk/last"), longestPath);
    ui::WindowMemory &window = settings.window;
    window.geometry = bytes(*file, QStringLiteral("window/geometry"));
    window.list = bytes(*file, QStringLiteral("window/list"));
    window.detailWidth =
        figure(*file, QStringLiteral("window/detailWidth"), 0, widestDetail, window.detailWidth);
    window.detail = choice(*file, QStringLiteral("window/detail"), window.detail);
    window.view = text(*file, QStringLiteral("window/view"), 40);
    window.singleKeys = choice(*file, QStringLiteral("window/singleKeys"), window.singleKeys);
    window.tray = choice(*file, QStringLiteral("window/tray"), window.tray);
    window.closeToTray = choice(*file, QStringLiteral("window/closeToTray"), window.closeToTray);
    window.askToLeave = choice(*file, QStringLiteral("window/askToLeave"), window.askToLeave);
    window.manages = choice(*file, QStringLiteral("window/manages"), window.manages);
    AlarmSettings &alarms = settings.alarms;
    alarms.on = choice(*file, QStringLiteral("alarms/on"), alarms.on);
    alarms.notify = choice(*file, QStringLiteral("alarms/notify"), alarms.notify);
    alarms.sound = choice(*file, QStringLiteral("alarms/sound"), alarms.sound);
    alarms.everyones = choice(*file, QStringLiteral("alarms/everyones"), alarms.everyones);
    alarms.quiet.on = choice(*file, QStringLiteral("alarms/quiet"), alarms.quiet.on);
    alarms.quiet.from = timeOfDay(*file, QStringLiteral("alarms/quietFrom"), alarms.quiet.from);
    alarms.quiet.to = timeOfDay(*file, QStringLiteral("alarms/quietTo"), alarms.quiet.to);
    return settings;
}

void writeSettings(const Settings &settings, const QString &path)
{
    const auto file = openSettings(path);
    QMap<QString, QString> values;
    const auto put = [&values](const char *key, const QString &value) {
        values.insert(QLatin1StringView(key), value);
    };
    const ui::WindowMemory &window = settings.window;
    put("looks/theme", toKey(settings.theme));
    put("looks/textSize", QString::number(settings.textSize));
    put("desk/last", settings.desk);
    put("window/geometry", base64(window.geometry));
    put("window/list", base64(window.list));
    put("window/detailWidth", QString::number(window.detailWidth));
    put("window/detail", QString::number(window.detail ? 1 : 0));
    put("window/view", window.view);
    const AlarmSettings &alarms = settings.alarms;
    put("alarms/on", QString::number(alarms.on ? 1 : 0));
    put("alarms/notify", QString::number(alarms.notify ? 1 : 0));
    put("alarms/sound", QString::number(alarms.sound ? 1 : 0));
    put("alarms/everyones", QString::number(alarms.everyones ? 1 : 0));
    put("alarms/quiet", QString::number(alarms.quiet.on ? 1 : 0));
    put("alarms/quietFrom", alarms.quiet.from.toString(timeForm()));
    put("alarms/quietTo", alarms.quiet.to.toString(timeForm()));
    put("window/tray", QString::number(window.tray ? 1 : 0));
    put("window/closeToTray", QString::number(window.closeToTray ? 1 : 0));
    put("window/askToLeave", QString::number(window.askToLeave ? 1 : 0));
    put("window/manages", QString::number(window.manages ? 1 : 0));
    put("window/singleKeys", QString::number(window.singleKeys ? 1 : 0));
    const QFileInfo target(file->fileName());
    QDir().mkpath(target.absolutePath());
    // What they were stays whole where there is no room; nobody is asked about it.
    (void)exchange::writeFile(
        target.isSymLink() ? target.canonicalFilePath() : target.filePath(), iniText(values));
}

} // namespace gander::app
