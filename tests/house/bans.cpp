// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/house/bans.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gander::test {

namespace {

using Find = std::function<std::vector<qsizetype>(const SourceText &)>;

std::vector<qsizetype> placesOf(const QRegularExpression &pattern, const QString &text)
{
    std::vector<qsizetype> places;
    for (auto found = pattern.globalMatch(text); found.hasNext();)
        places.push_back(found.next().capturedStart());
    return places;
}

Find inText(QString SourceText::*view, const QString &pattern)
{
    const QRegularExpression banned(pattern, QRegularExpression::MultilineOption);
    if (!banned.isValid())
        qFatal("%s: %s", qPrintable(pattern), qPrintable(banned.errorString()));
    return [banned, view](const SourceText &text) { return placesOf(banned, text.*view); };
}
Find inCode(const QString &pattern)
{
    return inText(&SourceText::code, pattern);
}
Find inWords(const QString &pattern)
{
    return inText(&SourceText::words, pattern);
}
Find either(Find one, Find other)
{
    return [one = std::move(one), other = std::move(other)](const SourceText &text) {
        std::vector<qsizetype> places = one(text);
        for (const qsizetype place : other(text))
            places.push_back(place);
        std::sort(places.begin(), places.end());
        return places;
    };
}

QString sqlWords()
{
    return u"\\b(SELECT|INSERT (OR \\w+ )?INTO|DELETE FROM|CREATE (TABLE|INDEX|TRIGGER|VIRTUAL)|"
           "DROP (TABLE|INDEX|TRIGGER)|ALTER TABLE|WITH RECURSIVE)\\s|\\bUPDATE \\w+ SET\\b|"
           "\\bORDER BY\\b|\\bWHERE\\s"_s;
}

// A statement that holds SQL and glues something to it.
std::vector<qsizetype> gluedSql(const SourceText &text)
{
    static const QRegularExpression sql(sqlWords());
    // After "..." or "..."_s a plus sign or .arg(, or a plus sign before; append() and += too.
    static const QRegularExpression glue(
        u"\"\\s*(_s|_qs|_L1)?\\s*\\)?\\s*(\\+(?!\\+)|%|\\.\\s*(arg|append|prepend)\\b)|"
        "(\\+=?|%)\\s*(QStringLiteral\\s*\\(\\s*|QLatin1String\\s*\\(\\s*)?(u8|u|L)?\"|"
        "\\b(asprintf|append|replace)\\s*\\(|\\.\\s*arg\\s*\\("_s);
    std::vector<qsizetype> places;
    for (const Stretch &statement : statementsOf(text.code)) {
        const qsizetype length = statement.to - statement.from;
        const auto found = sql.match(text.words.sliced(statement.from, length));
        if (found.hasMatch() && glue.match(text.code.sliced(statement.from, length)).hasMatch())
            places.push_back(statement.from + found.capturedStart());
    }
    return places;
}

// What stands outside brackets.
QString withoutBrackets(const QString &code)
{
    QString outer;
    for (qsizetype i = 0; i < code.size(); ++i) {
        outer += code.at(i);
        const bool opens = code.at(i) == u'(' || code.at(i) == u'[' || code.at(i) == u'{';
        if (const qsizetype close = opens ? closingOf(code, i) : -1; close > 0)
            i = close - 1;
    }
    return outer;
}

// Is it sure that this becomes digits? Asked of what stands in .arg().
bool isFigure(const QString &argument)
{
    static const QRegularExpression figure(
        u",\\s*\\d+\\s*,\\s*(10|16|' ')\\s*(,|$)|^\\d+$|" // a width and a base
        "\\b(number|size|count|length|integer)\\(\\)$|"
        "\\b(seq|version|year|month|row|column|i|severity|devOps|open|noDue|line|px|schema|events|"
        "limit|offset|process)$|^QChar\\(.*\\)$|\\s[-+*/%]\\s*[\\w()>.-]+$|"
        "\\b(most|longest|first|last|max|m_ambiguous|m_dayFirst|m_monthFirst)\\w*$"_s);
    return figure.match(withoutBrackets(argument.trimmed())).hasMatch();
}

// x.arg(text).arg(more): a %2 within the text is taken for a place of the sentence.
std::vector<qsizetype> chainedArgs(const SourceText &text)
{
    static const QRegularExpression arg(u"\\.\\s*arg\\s*\\("_s);
    static const QRegularExpression next(u"\\G\\s*\\.\\s*arg\\s*\\("_s);
    std::vector<qsizetype> places;
    for (auto found = arg.globalMatch(text.code); found.hasNext();) {
        const auto match = found.next();
        const qsizetype open = match.capturedEnd() - 1;
        const qsizetype close = closingOf(text.code, open);
        if (close < 0 || !next.match(text.code, close + 1).hasMatch())
            continue;
        if (!isFigure(text.code.sliced(open + 1, close - open - 1)))
            places.push_back(match.capturedStart());
    }
    return places;
}

// A tool tip made of anything but the program's own words goes through plainTip().
std::vector<qsizetype> guessedTips(const SourceText &text)
{
    static const QRegularExpression tip(
        u"\\b(setToolTip|setWhatsThis|setStatusTip|QToolTip\\s*::\\s*showText)\\s*\\("_s);
    static const QRegularExpression good(
        u"^\\s*(plainTip\\s*\\(|QString\\s*\\(\\s*\\)|\\{\\s*\\}|"
        "(\\w+\\s*::\\s*)*(tr|translate)\\s*\\(\\s*(\"[^\"]*\"\\s*,?\\s*)+\\)\\s*$)"_s);
    std::vector<qsizetype> places;
    for (auto found = tip.globalMatch(text.code); found.hasNext();) {
        const auto match = found.next();
        const qsizetype open = match.capturedEnd() - 1;
        const qsizetype close = closingOf(text.code, open);
        QString said = text.code.sliced(open + 1, qMax<qsizetype>(0, close - open - 1));
        if (match.captured(1).endsWith("showText"_L1))
            said = said.section(u',', 1); // the place comes first
        if (!good.match(said).hasMatch())
            places.push_back(match.capturedStart());
    }
    static const QRegularExpression role(
        u"\\bcase\\s+Qt\\s*::\\s*ToolTipRole\\s*:\\s*(case\\s+[\\w:]+\\s*:\\s*)*return\\b"
        "(?!\\s+plainTip\\s*\\()"_s);
    for (const qsizetype place : placesOf(role, text.code))
        places.push_back(place);
    return places;
}

const Home theStore{u"models/store"_s, u"the one room with SQL"_s};
const Home theMigrations{
    u"resources/migrations"_s, u"the store's own, numbered and never edited"_s};
const Home theWindow{u"ui"_s, u"the room of widgets and words"_s};
const Home theProgram{u"app"_s, u"wires the window"_s};
// Why these may put a statement together.
const QString ownParts = u"joins columns, indexes and conditions of its own; values are bound"_s;

std::vector<Ban> allBans()
{
    return {
        {u"sql-at-home"_s, u"ask the store; SQL stands in models/store alone"_s,
            {theStore, theMigrations},
            inWords(u"\\b(SELECT|INSERT (OR \\w+ )?INTO|DELETE FROM|CREATE TABLE)\\s|"
                    "\\bUPDATE .*\\bSET\\b"_s)},
        {u"pragmas"_s, u"models/store/database sets and reads back every pragma"_s,
            {theStore, {u"models/desk/check.cpp"_s, u"asks the engine for its own check"_s}},
            inWords(u"\\bPRAGMA\\s"_s)},
        {u"bare-query"_s, u"use store::Statement: a misspelt placeholder writes NULL in silence"_s,
            {{u"models/store/database.h"_s, u"owns the connection"_s},
                {u"models/store/database.cpp"_s, u"owns the connection"_s}},
            inCode(u"\\bQSql(Query|Database|TableModel|QueryModel|RelationalTableModel)\\b"_s)},
        {u"deferred-transaction"_s,
            u"use store::Transaction: Qt's begins deferred, and a second writer fails at once"_s,
            {{u"models/store/dialect.cpp"_s, u"names the two kinds"_s}},
            either(inCode(u"(\\.|->)\\s*transaction\\s*\\(\\s*\\)"_s),
                inText(&SourceText::whole,
                    u"\\b(execute|exec|ask|prepare)\\s*\\(\\s*(u8|u|L)?\"BEGIN\\b(?! IMMEDIATE)|"
                    "\"BEGIN DEFERRED\\b"_s))},
        {u"glued-sql"_s, u"bind values; a new home on the list needs its reason"_s,
            {{u"models/store/alarmrows.cpp"_s, u"names the index to read by"_s},
                {u"models/store/boardquery.cpp"_s, ownParts},
                {u"models/store/boardrows.cpp"_s, ownParts},
                {u"models/store/dialect.cpp"_s, u"makes triggers for a list of its own tables"_s},
                {u"models/store/dueorder.cpp"_s, ownParts},
                {u"models/store/filtersql.cpp"_s, ownParts},
                {u"models/store/incidentrows.cpp"_s, u"joins row numbers and indexes"_s},
                {u"models/store/listorder.cpp"_s, ownParts},
                {u"models/store/listquery.cpp"_s, ownParts},
                {u"models/store/memberquery.cpp"_s, ownParts},
                {u"models/store/memorows.cpp"_s, u"one query by several conditions of its own"_s},
                {u"models/store/orderafter.cpp"_s, ownParts},
                {u"models/store/wordquery.cpp"_s, ownParts}},
            gluedSql},
        {u"sql-clock"_s, u"bind the instant: the engine has no clock that a test can set"_s, {},
            inWords(u"'now'|\\bCURRENT_(TIMESTAMP|DATE|TIME)\\b|"
                    "\\b(datetime|julianday|strftime|unixepoch)\\s*\\(|\\b(SELECT|VALUES|=) *\\(? "
                    "*now\\(\\)"_s)},
        {u"system-clock"_s, u"take 'now' as an argument, or a Clock in the outermost caller"_s,
            {{u"models/domain/clock.cpp"_s, u"the one that asks"_s}},
            inCode(u"\\b(currentDateTime(Utc)?|currentDate|currentTime|currentMSecsSinceEpoch|"
                   "currentSecsSinceEpoch)\\s*\\(|\\b(system_clock|utc_clock|file_clock)\\b|"
                   "(?<![\\w.>])(std\\s*::\\s*)?time\\s*\\(\\s*(nullptr|NULL|0|&\\w+)\\s*\\)|"
                   "\\b(gettimeofday|clock_gettime|localtime(_r)?|gmtime(_r)?)\\s*\\("_s)},
        {u"save-file"_s, u"use exchange::writeFile: QSaveFile calls a short write a success"_s,
            {{u"models/exchange/files.cpp"_s, u"the checked writer"_s}},
            inCode(u"\\bQSaveFile\\b"_s)},
        {u"bare-writes"_s,
            u"make the bytes in memory and hand them to exchange::writeFile, which looks again"_s,
            {{u"models/exchange/files.cpp"_s, u"the checked writer"_s},
                {u"models/store/storefile.cpp"_s, u"the lock, read back by the store"_s},
                {u"models/store/anchor.cpp"_s, u"in place and of one length, or not at all"_s},
                {u"models/store/filemoves.cpp"_s, u"tries a folder and syncs, writes no byte"_s},
                {u"models/desk/draftsbeside.cpp"_s, u"made beside, synced, then put in place"_s},
                {u"models/memo/memopdf.cpp"_s, u"writes into memory"_s},
                {u"ui/shell/keypaper.cpp"_s, u"writes into memory"_s},
                {u"app/logfile.cpp"_s,
                    u"the log: where it cannot be written there is nobody to tell"_s}},
            inCode(u"\\bQ(IODevice(Base)?|File|FileDevice)\\s*::\\s*(WriteOnly|ReadWrite|Append|"
                   u"Truncate|"
                   "NewOnly)\\b|"
                   "\\bQTemporaryFile\\b|\\bstd\\s*::\\s*(o|)fstream\\b|\\b(fopen|freopen)\\s*\\(|"
                   "\\bsetOutputFileName\\s*\\(|\\bQPdfWriter\\s+\\w+\\s*[({]\\s*(?!&)\\w"_s)},
        {u"settings"_s, u"use the Settings value: QSettings loses a file on a full disk"_s,
            {{u"app/settings.cpp"_s, u"the one reader and writer"_s}},
            inCode(u"\\bQSettings\\s*(\\(|::|\\w+\\s*[({;])|make_unique<QSettings>"_s)},
        {u"markup"_s, u"build text by QTextCursor; setHtml opens the files that a text names"_s, {},
            inCode(u"\\b(set|insert|from|append)(Html|Markdown)\\s*\\(|\\bQTextBrowser\\b|"
                   "\\bQt\\s*::\\s*(RichText|AutoText|MarkdownText)\\b|\\bQStaticText\\b|"
                   "\\bsetDefaultStyleSheet\\s*\\("_s)},
        {u"labels"_s, u"use plainLabel() or derive from PlainLabel: QLabel guesses rich text"_s,
            {{u"ui/kit/plainlabel.h"_s, u"the factory"_s},
                {u"ui/kit/plainlabel.cpp"_s, u"the factory"_s}},
            inCode(u"\\bnew\\s+QLabel\\b|\\bpublic\\s+QLabel\\b|\\bQLabel\\s+\\w+\\s*[({;]|"
                   "\\bmake_unique<QLabel>|\\bQLabel\\s*\\("_s)},
        {u"fields"_s, u"use LineEntry or TextEntry: Qt's own cut what is pasted or hang over it"_s,
            {{u"ui/kit/entries.h"_s, u"the fields"_s}, {u"ui/kit/longtext.h"_s, u"to read alone"_s},
                {u"ui/care/reportpage.cpp"_s, u"the report, to read alone"_s},
                {u"ui/care/backupspage.cpp"_s, u"names, to read alone"_s}},
            inCode(u"\\bnew\\s+Q(Line|PlainText|Text)Edit\\b|"
                   "\\bpublic\\s+Q(Line|PlainText|Text)Edit\\b|"
                   "\\bQ(Line|PlainText|Text)Edit\\s+\\w+\\s*[({;]|"
                   "\\bmake_unique<Q(Line|PlainText|Text)Edit>"_s)},
        {u"boxes"_s, u"use plainBox() and open(): boxes guess rich text and hold the program up"_s,
            {{u"ui/kit/plainlabel.cpp"_s, u"the factory"_s}},
            inCode(u"\\bQMessageBox\\s*::\\s*(information|question|warning|critical|about|aboutQt)"
                   "\\s*\\(|\\bnew\\s+QMessageBox\\b|\\bQMessageBox\\s+\\w+\\s*[({;]|"
                   "\\bsetInformativeText\\s*\\(|\\bQErrorMessage\\b|\\bQProgressDialog\\b"_s)},
        {u"tool-tips"_s, u"wrap it in plainTip(): a tool tip guesses rich text"_s,
            {{u"ui/alarms/alarmtray.cpp"_s, u"the desktop's own, of figures alone"_s}},
            guessedTips},
        {u"held-up"_s, u"open() and answer its signal: the window may be closed under a loop"_s,
            {{u"app/main.cpp"_s, u"the program's own loop"_s},
                {u"models/store/database.cpp"_s, u"runs a statement, no loop"_s},
                {u"models/store/statement.cpp"_s, u"runs a statement, no loop"_s}},
            inCode(u"(\\.|->|::)\\s*exec\\s*\\(|\\bQEventLoop\\b|\\bprocessEvents\\s*\\(|"
                   "\\bQ(File|Input|Color|Font)Dialog\\s*::\\s*get\\w+\\s*\\("_s)},
        {u"other-programs"_s, u"nothing is started or opened for a text"_s,
            {{u"ui/care/backupspage.cpp"_s, u"shows the folder of the desk's own backups"_s}},
            inCode(u"\\bQProcess\\b|\\bQDesktopServices\\b|\\bopenUrl\\s*\\(|"
                   "(\\bstd\\s*::\\s*|[=({;,!&|]\\s*(::\\s*)?)system\\s*\\(|\\b(popen|execv[pe]*|"
                   "execl[pe]*|"
                   "posix_spawnp?)\\s*\\("_s)},
        {u"links"_s, u"no link opens by itself: only https and mailto, the host shown before"_s, {},
            inCode(u"\\bsetOpen(External)?Links\\s*\\(|\\bLinksAccessibleBy\\w+|"
                   "\\bTextBrowserInteraction\\b|\\blinkActivated\\b"_s)},
        {u"network"_s,
            u"the desk speaks to no network; QLocalSocket is for the same user's script"_s, {},
            inCode(
                u"\\bQ(Network\\w+|Tcp(Socket|Server)|UdpSocket|SslSocket|Http\\w+|WebSocket\\w*|"
                "HostInfo|DnsLookup)\\b"_s)},
        {u"chained-arg"_s, u"use arg(a, b): a %2 within the text becomes part of the sentence"_s,
            {}, chainedArgs},
        {u"widgets-below"_s, u"widgets belong to ui"_s, {theWindow, theProgram},
            inText(&SourceText::whole,
                u"#\\s*include\\s*<(QtWidgets|QWidget|QApplication|QDialog|QMessageBox|QLabel)\\b"_s)},
        {u"words-below"_s, u"return values; ui/words says them"_s, {theWindow, theProgram},
            inCode(u"\\btr\\s*\\(|::\\s*translate\\s*\\("_s)},
    };
}

bool standsIn(const QString &file, const QString &place)
{
    return file == place || file.startsWith(place + u'/');
}

} // namespace

const std::vector<Ban> &bans()
{
    static const std::vector<Ban> all = allBans();
    return all;
}

bool isAtHome(const Ban &ban, const QString &file)
{
    return std::any_of(ban.homes.begin(), ban.homes.end(),
        [&](const Home &home) { return standsIn(file, home.place); });
}

std::vector<Finding> breaches(const Ban &ban, const QString &file, const SourceText &text)
{
    std::vector<Finding> found;
    if (isAtHome(ban, file))
        return found;
    QSet<int> lines;
    for (const qsizetype place : ban.find(text)) {
        const int line = lineOf(text.whole, place);
        if (!lines.contains(line))
            found.push_back({place, text.whole.section(u'\n', line - 1, line - 1).trimmed()});
        lines.insert(line);
    }
    return found;
}

} // namespace gander::test
