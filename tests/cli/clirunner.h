// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs the built gander-cli on a desk of its own, as a script would.

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace gander::test {

struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QList<QJsonObject> lines() const;
};

class CliRunner
{
public:
    CliRunner();

    // The program alone, and the program with --desk.
    [[nodiscard]] Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    [[nodiscard]] Ran onDesk(const QStringList &arguments, const QByteArray &input = {}) const;
    // With --desk and --json; an empty object where it fails.
    QJsonObject json(const QStringList &arguments) const;

    [[nodiscard]] QString desk() const { return path(QStringLiteral("desk.gander")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray read(const QString &name) const;
    void write(const QString &name, const QByteArray &bytes) const;

    static QString program();
    QProcessEnvironment environment;

private:
    QTemporaryDir m_folder;
};

} // namespace gander::test
