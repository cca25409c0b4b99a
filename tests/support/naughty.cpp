// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/naughty.h"

using namespace Qt::StringLiterals;

namespace gander::test {

namespace {

QString nested(const QString &open, const QString &close, int deep)
{
    return open.repeated(deep) + u"x"_s + close.repeated(deep);
}

QString tower(int high)
{
    QString text = u"Z"_s;
    for (int i = 0; i < high; ++i)
        text += QChar(0x0300 + i % 0x70);
    return text;
}

} // namespace

std::vector<Naughty> naughtyTexts(const QString &bait)
{
    const QString url = u"file://"_s + bait;
    std::vector<Naughty> all{
        // markup, by which a label freezes and a document reads files
        {u"tables in tables"_s, nested(u"<table><tr><td>"_s, u"</td></tr></table>"_s, 18)},
        {u"open tables"_s, u"<table><tr><td>"_s.repeated(18)},
        {u"lists in lists"_s, nested(u"<ul><li>"_s, u"</li></ul>"_s, 40)},
        {u"picture of a file"_s, u"<img src=\"%1\" width=9999 height=9999>"_s.arg(url)},
        {u"picture of a path"_s, u"<img src='%1'>"_s.arg(bait)},
        {u"picture from afar"_s, u"<img src=\"http://127.0.0.1:9/x.png\">"_s},
        {u"picture that acts"_s, u"<img src=x onerror=alert(1)>"_s},
        {u"link"_s, u"<a href=\"%1\">Click here</a>"_s.arg(url)},
        {u"link that acts"_s, u"<a href=\"javascript:alert(1)\">invoice.pdf</a>"_s},
        {u"script"_s, u"<script>alert('x')</script>"_s},
        {u"style"_s, u"<style>* { background: url(%1) }</style><b>bold</b>"_s.arg(url)},
        {u"style of a tag"_s, u"<div style=\"background-image:url('%1')\">x</div>"_s.arg(url)},
        {u"whole page"_s, u"<!DOCTYPE html><html><body><h1>Title</h1></body></html>"_s},
        {u"Qt's own tag"_s, u"<qt><b>bold</b></qt>"_s},
        {u"end of a tag"_s, u"</p></qt></body></html>after"_s},
        {u"one tag"_s, u"<b>bold</b>"_s},
        {u"broken tag"_s, u"a <b and b > c"_s},
        {u"entities"_s, u"&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp;"_s},
        {u"entities in entities"_s, u"<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">&a;"_s},
        {u"Markdown"_s, u"# Title ![x](%1) [link](%1) **bold** `code`"_s.arg(url)},
        {u"drawing"_s, u"<svg onload=alert(1)><image href=\"%1\"/></svg>"_s.arg(url)},
        // places of our own sentences
        {u"places"_s, u"%1 %2 %3 %4 %L1 %99"_s},
        {u"plural place"_s, u"%n %Ln"_s},
        {u"printf"_s, u"%s %n %d %x %p %*d %%"_s},
        {u"template"_s, u"{{customer}} {{{title}}} {{#each}} ${title} <%= title %>"_s},
        {u"blank of a memo"_s, u"[[link to help page]] ]] [["_s},
        {u"ampersands"_s, u"&File R&D AT&&T &"_s},
        {u"mnemonic at the end"_s, u"Save && go &Q"_s},
        // paths and other languages
        {u"up the folders"_s, u"../../../../etc/passwd"_s},
        {u"up the folders of Windows"_s, u"..\\..\\windows\\system32\\cmd.exe"_s},
        {u"device"_s, u"CON"_s},
        {u"device with an ending"_s, u"aux.pdf"_s},
        {u"hidden file"_s, u".htaccess"_s},
        {u"slashes of other kinds"_s, u"a\u2044b\u2215c\uFF0Fd"_s},
        {u"shell"_s, u"$(touch %1) `id` ; rm -rf / | cat"_s.arg(bait)},
        {u"SQL"_s, u"'; DROP TABLE incident; --"_s},
        {u"SQL's wild letters"_s, u"%_\\' OR 1=1 /*"_s},
        {u"words of FTS"_s, u"\"NEAR(a b, 3)\" AND * NOT ^title:x"_s},
        {u"JSON"_s, u"\",\"state\":\"closed\",\"x\":\""_s},
        {u"query"_s, u"is:open -sev:1 customer:\"A\" due<72h"_s},
        // formulas
        {u"formula"_s, u"=HYPERLINK(\"%1\",\"x\")"_s.arg(url)},
        {u"formula of a program"_s, u"=cmd|' /C calc'!A0"_s},
        {u"formula by plus"_s, u"+1+cmd|' /C calc'!A0"_s},
        {u"formula by minus"_s, u"-2+3"_s},
        {u"formula by at"_s, u"@SUM(1+1)*cmd|' /C calc'!A0"_s},
        {u"formula behind a blank"_s, u"  =1+1"_s},
        {u"formula in fullwidth"_s, u"\uFF1D1+1"_s},
        {u"formula behind a quote"_s, u"'=1+1"_s},
        {u"honest number"_s, u"+49 30 901820"_s},
        {u"cells"_s, u"a,b;c\td\"e\"\r\nf"_s},
        // letters
        {u"direction turned"_s, u"invoice\u202Efdp.exe\u202C"_s},
        {u"isolates left open"_s, u"\u2066\u2067\u2068abc \u202A\u202B\u202D"_s},
        {u"nothing to see"_s, u"a\u200B\u200C\u200D\u2060\uFEFFb"_s},
        {u"only nothing"_s, u".\u200B\u2060"_s},
        {u"tower"_s, tower(150)},
        {u"tower's floors"_s, u"Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D A\u0334\u0335\u0336"_s},
        {u"right to left"_s, u"\u0645\u0631\u062D\u0628\u0627 abc \u05E9\u05DC\u05D5\u05DD 123"_s},
        {u"ligature"_s, u"\uFDFD\uFDFA"_s},
        {u"faces"_s,
            u"\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 "
            "\U0001F1E9\U0001F1EA \u2764\uFE0F"_s},
        {u"far planes"_s, u"\U00020000\U000E0041\U0010FFFD"_s},
        {u"other cases"_s, u"\u0130\u0131\u00DF\u1E9E\uFB01\u01C5"_s},
        {u"no letters"_s, u"a\uFFFE\uFFFF\uFFFDb"_s},
        {u"lines"_s, u"first\nsecond\r\nthird\u2028fourth\u2029fifth\u0085sixth"_s},
        {u"steering"_s, u"\x1B[31mred\x1B[0m\x07\x08\x7F\x9B"_s},
        {u"tabs"_s, u"a\tb\t\t\tc"_s},
    };
    QString half = u"high "_s;
    half += QChar(0xD83D);
    half += u" low "_s;
    half += QChar(0xDC00);
    all.push_back({u"half letters"_s, half});
    QString nul = u"before"_s;
    nul += QChar(0);
    nul += u"after"_s;
    all.push_back({u"nothing within"_s, nul});
    all.push_back({u"long word"_s, QString(20'000, u'W')});
    all.push_back({u"long tower"_s, tower(30'000)});
    all.push_back({u"long row of lines"_s, u"line\n"_s.repeated(20'000)});
    all.push_back({u"long line"_s, u"word "_s.repeated(20'000)});
    all.push_back({u"long line of a million"_s, u"0123456789"_s.repeated(100'000)});
    all.push_back({u"long row of tags"_s, u"<table><tr><td>"_s.repeated(5'000)});
    all.push_back(
        {u"long line right to left"_s, u"\u0645\u0631\u062D \u05E9\u05DC "_s.repeated(12'000)});
    return all;
}

} // namespace gander::test
