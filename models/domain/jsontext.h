// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes compact JSON straight into bytes: the very bytes of QJsonDocument, in a fraction of its
// time.

#include <QByteArray>
#include <QJsonValue>
#include <QStringView>

namespace gander {

// 'text' in quotes.
void appendJsonText(QByteArray &bytes, QStringView text);
void appendJson(QByteArray &bytes, const QJsonValue &value);
void appendJson(QByteArray &bytes, const QJsonObject &object);

} // namespace gander
