// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/house/sourcetext.h"

#include <QRegularExpression>

namespace gander::test {

namespace {

// Walks over the text once and writes each letter into the views that it belongs to.
class Reader
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
        for (QString *view : {&m_read.whole, &m_read.code, &m_read.words})
            view->reserve(text.size());
    }

    SourceText read()
    {
        while (m_at < m_text.size()) {
            if (follows(u"//"))
                remarkUntil(u"\n", false);
            else if (follows(u"/*"))
                remarkUntil(u"*/", true);
            else if (follows(u"R\"") && !isInName())
                rawWords();
            else if (m_text.at(m_at) == u'"')
                quoted(u'"');
            else if (m_text.at(m_at) == u'\'' && !isInName())
                quoted(u'\'');
            else
                take(true, true, false);
        }
        return std::move(m_read);
    }

private:
    bool follows(QStringView what) const
    {
        return QStringView(m_text).sliced(m_at).startsWith(what);
    }
    // Behind a letter or digit an ' parts digits, and an R belongs to a name. u, U, L and u8 may
    // stand before either.
    bool isInName() const
    {
        qsizetype from = m_at;
        while (from > 0 && (m_text.at(from - 1).isLetterOrNumber() || m_text.at(from - 1) == u'_'))
            --from;
        const QStringView before = QStringView(m_text).sliced(from, m_at - from);
        return !before.isEmpty() && before != u"u" && before != u"U" && before != u"L"
            && before != u"u8";
    }
    void take(bool whole, bool code, bool words)
    {
        const QChar letter = m_text.at(m_at++);
        const QChar blank = letter == u'\n' ? letter : QChar(u' ');
        m_read.whole += whole ? letter : blank;
        m_read.code += code ? letter : blank;
        m_read.words += words ? letter : blank;
    }
    void remarkUntil(QStringView end, bool endToo)
    {
        const qsizetype found = m_text.indexOf(end, m_at + 2);
        const qsizetype stop = found < 0 ? m_text.size() : found + (endToo ? end.size() : 0);
        while (m_at < stop)
            take(false, false, false);
    }
    void rawWords()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString end =
            u')' + m_text.sliced(m_at + 2, qMax<qsizetype>(0, open - m_at - 2)) + u'"';
        const qsizetype found = open < 0 ? -1 : m_text.indexOf(end, open);
        const qsizetype stop = found < 0 ? m_text.size() : found;
        while (m_at <= open)
            take(true, true, false);
        while (m_at < stop)
            take(true, false, true);
        while (m_at < m_text.size() && m_at < stop + end.size())
            take(true, true, false);
    }
    void quoted(QChar mark)
    {
        take(true, true, false);
        while (m_at < m_text.size() && m_text.at(m_at) != mark && m_text.at(m_at) != u'\n') {
            if (m_text.at(m_at) == u'\\' && m_at + 1 < m_text.size())
                take(true, false, mark == u'"');
            take(true, false, mark == u'"');
        }
        if (m_at < m_text.size())
            take(true, true, false);
    }

    const QString &m_text;
    SourceText m_read;
    qsizetype m_at = 0;
};

} // namespace

SourceText readSource(const QString &text)
{
    return Reader(text).read();
}

SourceText readSqlFile(const QString &text)
{
    static const QRegularExpression remark(QStringLiteral("--[^\n]*"));
    SourceText read{.whole = text, .code = {}, .words = {}};
    for (auto found = remark.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        read.whole.replace(
            match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    read.words = read.whole;
    read.code = QString(text.size(), u' ');
    return read;
}

int lineOf(const QString &text, qsizetype place)
{
    return static_cast<int>(QStringView(text).first(place).count(u'\n')) + 1;
}

std::vector<Stretch> statementsOf(const QString &code)
{
    std::vector<Stretch> statements;
    qsizetype from = 0;
    int depth = 0; // of ( and [; the braces of a value or a lambda within them part nothing
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar letter = code.at(i);
        if (letter == u'(' || letter == u'[')
            ++depth;
        else if (letter == u')' || letter == u']')
            depth = qMax(0, depth - 1);
        else if (letter == u';' || (depth == 0 && (letter == u'{' || letter == u'}'))) {
            statements.push_back({from, i});
            from = i + 1;
        }
    }
    statements.push_back({from, code.size()});
    return statements;
}

qsizetype closingOf(const QString &code, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar letter = code.at(i);
        if (letter == u'(' || letter == u'[' || letter == u'{')
            ++depth;
        else if ((letter == u')' || letter == u']' || letter == u'}') && --depth == 0)
            return i;
    }
    return -1;
}

} // namespace gander::test
