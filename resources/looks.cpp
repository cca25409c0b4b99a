// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/looks.h"

#include <QFontDatabase>

namespace gander {

bool loadFonts()
{
    static const bool loaded = [] {
        bool all = true;
        for (const char16_t *style : {u"Regular", u"Medium", u"SemiBold"})
            all = QFontDatabase::addApplicationFont(
                      QStringLiteral(":/fonts/GanderSans-%1.otf").arg(QStringView(style)))
                    >= 0
                && all;
        return all;
    }();
    return loaded;
}

QString fontFamily()
{
    return QStringLiteral("Gander Sans");
}

} // namespace gander
