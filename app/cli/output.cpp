// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/output.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace gander::app {

namespace {

bool errorIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return ::isatty(STDERR_FILENO) == 1;
#endif
}

bool steersTerminal(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

} // namespace

QString plainText(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar &c : plain) {
        if (c != u'\n' && steersTerminal(c))
            c = c == u'\t' ? QChar(u' ') : QChar(0x00b7);
    }
    return plain;
}

QString plainLine(const QString &text, qsizetype width)
{
    QString plain = plainText(text.left(width + 1));
    plain.replace(u'\n', u' ');
    if (text.size() > width)
        plain = plain.left(width - 1) + QChar(0x2026);
    return plain;
}

void Output::say(const QString &line)
{
    if (!m_json && !m_quiet)
        give(plainText(line).toUtf8() + '\n'); // whoever made the line
}

void Output::give(const QJsonObject &document)
{
    give(QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
}

void Output::give(const QByteArray &bytes)
{
    if (m_broken)
        return;
    const auto size = static_cast<size_t>(bytes.size());
    note(std::fwrite(bytes.constData(), 1, size, stdout) == size);
}

void Output::flush()
{
    if (!m_broken)
        note(std::fflush(stdout) == 0);
}

void Output::note(bool good)
{
    if (good)
        return;
    m_broken = true;
    if (errno != EPIPE)
        m_fault = QString::fromLocal8Bit(std::strerror(errno));
}

void Output::tellProgress(qint64 done, qint64 all)
{
    static const bool terminal = errorIsTerminal();
    if (!terminal || m_quiet)
        return;
    m_progress = true;
    std::fprintf(
        stderr, "\r%lld of %lld", static_cast<long long>(done), static_cast<long long>(all));
    std::fflush(stderr);
}

void Output::endProgress()
{
    if (m_progress)
        std::fputs("\r\033[K", stderr);
    m_progress = false;
}

void complain(const QString &line)
{
    const QByteArray bytes = plainLine(line, 4000).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace gander::app
