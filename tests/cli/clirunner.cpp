// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace gander::test {

QJsonObject Ran::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QList<QJsonObject> Ran::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

CliRunner::CliRunner()
    : environment(QProcessEnvironment::systemEnvironment())
{
    // Nothing of whoever runs the tests: no desk, no folders, no display.
    environment.remove(QStringLiteral("GANDER_DESK"));
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
}

QString CliRunner::program()
{
    return QStringLiteral(GANDER_BIN_DIR "/gander-cli");
}

Ran CliRunner::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-2, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Ran CliRunner::onDesk(const QStringList &arguments, const QByteArray &input) const
{
    return run(QStringList{QStringLiteral("--desk"), desk()} + arguments, input);
}

QJsonObject CliRunner::json(const QStringList &arguments) const
{
    return onDesk(QStringList{QStringLiteral("--json")} + arguments).json();
}

QByteArray CliRunner::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CliRunner::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qWarning("the file %s could not be written", qPrintable(name));
}

} // namespace gander::test
