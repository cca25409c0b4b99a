// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shareddata.h"

#include <QFileInfo>

namespace gander::test {

QString sharedFile(const QString &name)
{
    const QFileInfo file(QStringLiteral(GANDER_SOURCE_DIR "/../shared/") + name);
    return file.exists() ? file.absoluteFilePath() : QString();
}

} // namespace gander::test
