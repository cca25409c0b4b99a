// SPDX-License-Identifier: GPL-3.0-or-later

// Words that are typed while a long act has the store are on the disk within their half second:
// beside the desk, until the store has them.

#include "models/desk/deskservice.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

QJsonObject words(const QString &text)
{
    return {{u"description"_s, text}};
}

} // namespace

class TestDraftsBeside final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anImportHoldsNoDraft();
    void norDoesAShortActThatTakesLong();
    void theLaterOneWins();
    void whatIsDroppedStaysAway();
    void aDraftInTimeLeavesNoFile();
    void aDeskThatIsOnlyReadKeepsNone();
    void whatIsNotOfThisDeskIsLetBe_data();
    void whatIsNotOfThisDeskIsLetBe();

private:
    [[nodiscard]] QString beside() const { return m_path + u"-drafts"_s; }
    // What is found on the disk if the program were killed now.
    [[nodiscard]] Result<QString> afterAKill() const;
    [[nodiscard]] QString inTheStore();

    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QSemaphore m_go;
    std::unique_ptr<DeskService> m_service;
};

void TestDraftsBeside::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"a.gander"_s);
    m_service = std::make_unique<DeskService>(m_clock);
    VERIFY_RESULT(m_service->open(m_path, OpenMode::Write, Zone()).result());
}

void TestDraftsBeside::cleanup()
{
    m_go.release(10);
    m_service.reset();
    m_go.acquire(m_go.available());
}

Result<QString> TestDraftsBeside::afterAKill() const
{
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(u"a.gander"_s);
    for (const auto end : {""_L1, "-wal"_L1, "-drafts"_L1})
        (void)QFile::copy(m_path + end, copy + end);
    const auto desk = Desk::open(copy, OpenMode::Write, m_clock);
    if (!desk)
        return desk.error();
    if (QFile::exists(copy + "-drafts"_L1))
        return u"the file is left"_s;
    const auto draft = desk->draft(u"intake"_s, u"new"_s);
    return draft ? draft->value("description"_L1).toString() : Result<QString>(draft.error());
}

QString TestDraftsBeside::inTheStore()
{
    const auto draft =
        m_service->ask([](Desk &desk) { return desk.draft(u"intake"_s, u"new"_s); }).result();
    return draft ? draft->value("description"_L1).toString() : draft.error().detail;
}

void TestDraftsBeside::anImportHoldsNoDraft()
{
    auto import = m_service->askLong([this](Desk &desk) {
        m_go.acquire();
        return desk.products();
    });
    QElapsedTimer timer;
    timer.start();
    auto saved = m_service->saveDraft(u"intake"_s, u"new"_s, words(u"half a sen"_s));
    QTRY_VERIFY(QFile::exists(beside()));
    qInfo("beside the desk after %lld ms", static_cast<long long>(timer.elapsed()));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(beside()) & others, QFile::Permissions());
    const auto found = afterAKill();
    VERIFY_RESULT(found);
    QCOMPARE(*found, u"half a sen"_s);
    QVERIFY(!saved.isFinished());
    m_go.release();
    VERIFY_RESULT(saved.result());
    QVERIFY(!QFile::exists(beside()));
    QCOMPARE(inTheStore(), u"half a sen"_s);
}

void TestDraftsBeside::norDoesAShortActThatTakesLong()
{
    auto act = m_service->ask([this](Desk &desk) {
        m_go.acquire();
        return desk.products();
    });
    auto saved = m_service->saveDraft(u"intake"_s, u"new"_s, words(u"half a sen"_s));
    QTRY_VERIFY(QFile::exists(beside()));
    m_go.release();
    VERIFY_RESULT(saved.result());
    QVERIFY(!QFile::exists(beside()));
}

void TestDraftsBeside::theLaterOneWins()
{
    auto import = m_service->askLong([this](Desk &desk) {
        m_go.acquire();
        return desk.products();
    });
    auto first = m_service->saveDraft(u"intake"_s, u"new"_s, words(u"half"_s));
    auto second = m_service->saveDraft(u"intake"_s, u"new"_s, words(u"half a sentence"_s));
    auto another = m_service->saveDraft(u"classify"_s, u"1"_s, words(u"other"_s));
    QTRY_COMPARE(afterAKill().value(), u"half a sentence"_s);
    m_go.release();
    VERIFY_RESULT(another.result());
    QVERIFY(!QFile::exists(beside()));
    QCOMPARE(inTheStore(), u"half a sentence"_s);
}

void TestDraftsBeside::whatIsDroppedStaysAway()
{
    auto import = m_service->askLong([this](Desk &desk) {
        m_go.acquire();
        return desk.products();
    });
    auto saved = m_service->saveDraft(u"intake"_s, u"new"_s, words(u"half"_s));
    QTRY_VERIFY(QFile::exists(beside()));
    auto dropped = m_service->dropDraft(u"intake"_s, u"new"_s);
    m_go.release();
    VERIFY_RESULT(dropped.result());
    QVERIFY(!QFile::exists(beside()));
    QCOMPARE(inTheStore(), QString());
}

void TestDraftsBeside::aDraftInTimeLeavesNoFile()
{
    for (int i = 0; i < 20; ++i) {
        VERIFY_RESULT(m_service->saveDraft(u"intake"_s, u"new"_s, words(u"words"_s)).result());
        // Whoever looks whether it was in time has looked.
        VERIFY_RESULT(m_service->ask([](const Desk &desk) { return desk.products(); }).result());
        QVERIFY(!QFile::exists(beside()));
    }
    QCOMPARE(inTheStore(), u"words"_s);
}

void TestDraftsBeside::aDeskThatIsOnlyReadKeepsNone()
{
    DeskService reader(m_clock);
    VERIFY_RESULT(reader.open(m_path, OpenMode::ReadOnly).result());
    QVERIFY(!reader.saveDraft(u"intake"_s, u"new"_s, words(u"words"_s)).result());
    VERIFY_RESULT(reader.ask([](const Desk &desk) { return desk.products(); }).result());
    QVERIFY(!QFile::exists(beside()));
}

void TestDraftsBeside::whatIsNotOfThisDeskIsLetBe_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QJsonObject draft{
        {u"kind"_s, u"intake"_s}, {u"ref"_s, u"new"_s}, {u"body"_s, words(u"strange"_s)}};
    QTest::newRow("another desk's")
        << QJsonDocument(QJsonObject{{u"desk"_s, u"other"_s}, {u"drafts"_s, QJsonArray{draft}}})
               .toJson();
    QTest::newRow("garbage") << QByteArray("{\"desk\": [[[");
    QTest::newRow("empty") << QByteArray();
}

void TestDraftsBeside::whatIsNotOfThisDeskIsLetBe()
{
    QFETCH(QByteArray, bytes);
    m_service.reset();
    QFile file(beside());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(desk);
    QVERIFY(desk->draft(u"intake"_s, u"new"_s)->isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

QTEST_GUILESS_MAIN(TestDraftsBeside)
#include "tst_draftsbeside.moc"
