// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Standard output and error as a script sees them: a reader that goes away ends the writing, and
// no text of a stranger steers the terminal.

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

class QJsonObject;

namespace gander::app {

// The words that the command line says to people.
class CliTr
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

// 'text' on one line, without control and direction characters; cut to 'width' with a sign.
[[nodiscard]] QString plainLine(const QString &text, qsizetype width = 2000);
// The same with its line ends kept.
[[nodiscard]] QString plainText(const QString &text);

class Output
{
public:
    Output(bool json, bool quiet)
        : m_json(json)
        , m_quiet(quiet)
    {
    }

    [[nodiscard]] bool isJson() const { return m_json; }
    // For people; silent where JSON or quiet is asked for.
    void say(const QString &line);
    // One document on one line.
    void give(const QJsonObject &document);
    void give(const QByteArray &bytes);
    void flush();
    // How far something long has come; only where standard error is a terminal.
    void tellProgress(qint64 done, qint64 all);
    void endProgress();

    // The reader has gone, or the disk is full: writing on is of no use.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    // What went wrong, unless the reader simply went away.
    [[nodiscard]] QString fault() const { return m_fault; }

private:
    void note(bool good);

    bool m_json = false;
    bool m_quiet = false;
    bool m_broken = false;
    bool m_progress = false;
    QString m_fault;
};

// One line on standard error.
void complain(const QString &line);

} // namespace gander::app
