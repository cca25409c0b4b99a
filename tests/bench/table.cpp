// SPDX-License-Identifier: GPL-3.0-or-later

// One table of what the other programs measured: bench_table FILE, of lines of JSON.
// bench_table --versions: of Qt, of SQLite, and the kind of build.

#include "tests/bench/figures.h"

#include <QFile>
#include <QJsonDocument>

#include <sqlite3.h>

#include <cstdio>

using namespace gander::bench;

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--versions") == 0) {
        std::printf("%s %s %s\n", qVersion(), sqlite3_libversion(), GANDER_BUILD_TYPE);
        return 0;
    }
    QFile file(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "bench_table FILE\n");
        return 1;
    }
    std::vector<Figure> figures;
    while (!file.atEnd()) {
        const QJsonObject json = QJsonDocument::fromJson(file.readLine()).object();
        if (json.contains(QStringLiteral("work")))
            figures.push_back(Figure::fromJson(json));
    }
    std::printf("%s", qPrintable(table(figures)));
    return 0;
}
