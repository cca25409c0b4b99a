// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings.h"

#include <QSettings>

#include <algorithm>
#include <memory>

namespace gander::app {

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

bool choice(const QSettings &file, const QString &key, bool otherwise)
{
    return figure(file, key, 0, 1, otherwise ? 1 : 0) == 1;
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
    return settings;
}

void writeSettings(const Settings &settings, const QString &path)
{
    const auto file = openSettings(path);
    const auto put = [&file](const char *key, const QString &value) {
        file->setValue(QLatin1StringView(key), value);
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
    put("window/singleKeys", QString::number(window.singleKeys ? 1 : 0));
}

} // namespace gander::app
