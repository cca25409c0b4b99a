// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of strangers through gander-cli: taken over, told and given back as they were; what is for
// people steers no terminal.

#include "models/exchange/incidentexport.h"
#include "tests/cli/clirunner.h"
#include "tests/support/naughty.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

// What a desk keeps of it: half letters are no text, nor is what Unicode calls no character.
QString asKept(const QString &text)
{
    QString kept = QString::fromUtf8(text.toUtf8());
    kept.replace(QChar(0xFFFE), QChar::ReplacementCharacter);
    return kept.replace(QChar(0xFFFF), QChar::ReplacementCharacter);
}

bool steers(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return std::any_of(text.begin(), text.end(), [](QChar letter) {
        const QChar::Category category = letter.category();
        return letter != u'\n'
            && (category == QChar::Other_Control || category == QChar::Other_Format
                || category == QChar::Separator_Line || category == QChar::Separator_Paragraph);
    });
}

} // namespace

class CliUntrustedTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void textsComeBackAsTheyWere();
    void nothingSteersTheTerminal();
    void argumentsAreTakenLiterally();

private:
    std::vector<test::Naughty> m_texts;
    std::unique_ptr<test::CliRunner> m_cli;
};

void CliUntrustedTest::initTestCase()
{
    m_cli = std::make_unique<test::CliRunner>();
    m_cli->write(u"bait"_s, "secret");
    m_texts = test::naughtyTexts(m_cli->path(u"bait"_s));
    // A row with a NUL in it is refused, as tst_incidentexport shows.
    std::erase_if(m_texts, [](const auto &one) { return one.text.contains(QChar(0)); });
    QCOMPARE(m_cli->onDesk({u"new"_s, u"--zone"_s, u"Etc/UTC"_s}).code, 0);
    std::vector<exchange::ExportRow> rows;
    for (const test::Naughty &one : m_texts) {
        Incident incident;
        incident.id = IncidentId(qint64(rows.size()) + 1);
        incident.key = u"N-%1"_s.arg(rows.size());
        incident.title = u"T "_s + one.text.left(900);
        incident.customer = one.text.left(400);
        incident.product = one.text.left(400);
        incident.reporter = one.text.left(400);
        incident.assignee = one.text.left(400);
        incident.description = one.text.left(900'000);
        incident.finding = one.text.left(10'000);
        incident.reportedAt = Instant{1'790'000'000'000};
        rows.push_back({incident, {}, {}});
    }
    m_cli->write(u"in.csv"_s, exchange::exportCsv(rows));
    const test::Ran ran =
        m_cli->onDesk({u"--json"_s, u"import"_s, m_cli->path(u"in.csv"_s), u"--partial"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
}

void CliUntrustedTest::textsComeBackAsTheyWere()
{
    for (size_t i = 0; i < m_texts.size(); ++i) {
        const QJsonObject shown = m_cli->json({u"show"_s, u"N-%1"_s.arg(i)});
        const QString &text = m_texts[i].text;
        const QByteArray name = m_texts[i].name.toUtf8();
        // An import trims names and titles, descriptions stay to the letter.
        QVERIFY2(
            shown[u"description"_s].toString() == asKept(text.left(900'000)), name.constData());
        QVERIFY2(shown[u"title"_s].toString().startsWith(u'T'), name.constData());
    }
    const QString first = m_cli->path(u"first.csv"_s);
    const QString second = m_cli->path(u"second.csv"_s);
    QCOMPARE(m_cli->onDesk({u"export"_s, first}).code, 0);
    // The round again changes nothing.
    const QJsonObject counts =
        m_cli->onDesk({u"--json"_s, u"import"_s, first, u"--partial"_s}).json();
    QCOMPARE(counts[u"created"_s].toInt(), 0);
    QCOMPARE(counts[u"updated"_s].toInt(), 0);
    QCOMPARE(m_cli->onDesk({u"export"_s, second}).code, 0);
    QCOMPARE(m_cli->read(u"first.csv"_s), m_cli->read(u"second.csv"_s));
}

void CliUntrustedTest::nothingSteersTheTerminal()
{
    const QList<QStringList> commands{{u"list"_s}, {u"board"_s}, {u"count"_s},
        {u"count"_s, u"--by"_s, u"customer"_s}, {u"count"_s, u"--by"_s, u"product"_s},
        {u"contract"_s, u"list"_s}, {u"check"_s}};
    for (const QStringList &command : commands) {
        const test::Ran ran = m_cli->onDesk(command);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(!steers(ran.out) && !steers(ran.err), qPrintable(command.join(u' ')));
        for (const QByteArray &line : ran.out.split('\n'))
            QVERIFY2(line.size() < 10'000, qPrintable(command.join(u' ')));
    }
    for (size_t i = 0; i < m_texts.size(); ++i) {
        const test::Ran ran = m_cli->onDesk({u"show"_s, u"N-%1"_s.arg(i)});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(!steers(ran.out), qPrintable(m_texts[i].name));
        QVERIFY2(!ran.out.contains("secret"), qPrintable(m_texts[i].name));
    }
}

// Refused or taken, but never obeyed: one line on standard error, no other file read or made.
void CliUntrustedTest::argumentsAreTakenLiterally()
{
    qsizetype turn = 0;
    for (const test::Naughty &one : m_texts) {
        if (one.text.size() > 50'000 || one.text.contains(QChar(0)))
            continue; // no argument of a program
        const QList<QStringList> commands{QStringList{u"show"_s, one.text},
            QStringList{u"list"_s, u"--query"_s, one.text},
            QStringList{u"contract"_s, u"show"_s, one.text},
            QStringList{u"note"_s, u"N-1"_s, u"--text"_s, one.text}};
        // One of them by turns: each is a start of the program.
        {
            const QStringList &command = commands.at(turn++ % commands.size());
            const test::Ran ran = m_cli->onDesk(command);
            QVERIFY2(ran.code >= 0 && ran.code <= 2, qPrintable(one.name));
            QVERIFY2(!steers(ran.out) && !steers(ran.err), qPrintable(one.name + command.first()));
            QVERIFY2(ran.err.count('\n') <= 2, ran.err.left(400).constData());
            QVERIFY2(!ran.out.contains("secret"), qPrintable(one.name));
        }
    }
}

QTEST_GUILESS_MAIN(CliUntrustedTest)
#include "tst_cliuntrusted.moc"
