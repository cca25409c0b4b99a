// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/watched.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

namespace gander::test {

Watched::Watched(const QString &path)
{
#ifdef Q_OS_LINUX
    m_queue = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    m_sees = m_queue >= 0
        && inotify_add_watch(m_queue, QFile::encodeName(path).constData(), IN_OPEN | IN_ACCESS)
            >= 0;
#else
    Q_UNUSED(path)
#endif
}

Watched::~Watched()
{
#ifdef Q_OS_LINUX
    if (m_queue >= 0)
        ::close(m_queue);
#endif
}

bool Watched::wasOpened() const
{
#ifdef Q_OS_LINUX
    alignas(inotify_event) char buffer[4096];
    return ::read(m_queue, buffer, sizeof buffer) > 0;
#else
    return false;
#endif
}

} // namespace gander::test
