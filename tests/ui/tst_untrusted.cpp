// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of strangers in every field of a desk, and every screen over it: shown literally, no key of
// their own, none cut without a sign, nothing that hangs, no file opened that they name.

#include "app/workplace.h"
#include "models/exchange/files.h"
#include "tests/support/naughty.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/customers/contractspage.h"
#include "ui/kit/plainlabel.h"
#include "ui/shell/workbench.h"
#include "ui/words/alarmwords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <memory>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hangMs = 10'000;
constexpr qsizetype longestLaidOut = 25'000;

// Tells whether anybody opened a file.
class Watched
{
public:
    explicit Watched(const QString &path)
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
    ~Watched()
    {
#ifdef Q_OS_LINUX
        if (m_queue >= 0)
            ::close(m_queue);
#endif
    }
    Q_DISABLE_COPY_MOVE(Watched)

    [[nodiscard]] bool sees() const
    {
        return m_sees;
    }
    [[nodiscard]] bool wasOpened() const
    {
#ifdef Q_OS_LINUX
        alignas(inotify_event) char buffer[4096];
        return ::read(m_queue, buffer, sizeof buffer) > 0;
#else
        return false;
#endif
    }

private:
    int m_queue = -1;
    bool m_sees = false;
};

// Not taken for markup, or only for the envelope that holds it escaped.
bool isHarmlessTip(const QString &tip)
{
    static const QString envelope = u"<p style='white-space:pre-wrap'>"_s;
    if (!tip.contains(u'<') && !Qt::mightBeRichText(tip))
        return true;
    return tip.startsWith(envelope) && tip.endsWith("</p>"_L1)
        && !tip.sliced(envelope.size(), tip.size() - envelope.size() - 4).contains(u'<');
}

// What a label makes of it.
QString asShown(const QString &tip)
{
    if (!Qt::mightBeRichText(tip))
        return tip;
    QTextDocument document;
    document.setHtml(tip);
    return document.toPlainText();
}

} // namespace

class TestUntrusted final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void tipsAreLiteral_data() { naughtyRows(); }
    void tipsAreLiteral();
    void labelsAreLiteral_data() { naughtyRows(); }
    void labelsAreLiteral();
    void notificationsAreLiteral_data() { naughtyRows(); }
    void notificationsAreLiteral();
    void fileNamesAreOurs_data() { naughtyRows(); }
    void fileNamesAreOurs();
    void ampersandsMakeNoKeys();
    void boxesAreLiteral();

    void textThatIsTooLongIsRefused();
    void everyScreenShowsItLiterally();
    void noFileOrSocketIsTouched();

private:
    void naughtyRows();
    // Files one incident for each text, with it in every field, and contracts, memos and views.
    void fill();
    void perform(desk::Desk &desk, const Action &action, const QString &reason = {});
    void open();
    // Does it, lets the answers come and paints; remembers how long the window was held up.
    void show(const QString &screen, const std::function<void()> &act);
    void inspect(const QString &screen);
    void inspectTexts(const QString &screen);
    void inspectViews(const QString &screen);
    void ask(ui::Do what) { m_place->window().actions().at(what)->trigger(); }
    void press(Qt::Key key)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_place->window(), key);
    }

    QString m_bait;
    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
    QStringList m_refused;
    QMap<QString, std::vector<qint64>> m_heldUp; // by screen, microseconds
    QStringList m_faults;
};

void TestUntrusted::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_bait = qEnvironmentVariable("GANDER_TEST_BAIT");
    if (m_bait.isEmpty())
        m_bait = QDir::temp().filePath(u"gander-bait-%1"_s.arg(QCoreApplication::applicationPid()));
}

void TestUntrusted::cleanup()
{
    m_place.reset();
    m_desk.reset();
    QFile::remove(m_bait);
}

void TestUntrusted::naughtyRows()
{
    QTest::addColumn<QString>("text");
    for (const test::Naughty &one : test::naughtyTexts(u"/tmp/bait"_s))
        QTest::newRow(qPrintable(one.name)) << one.text;
}

void TestUntrusted::tipsAreLiteral()
{
    QFETCH(QString, text);
    const QString tip = ui::plainTip(text);
    QVERIFY(isHarmlessTip(tip));
    QElapsedTimer time;
    time.start();
    QWidget window;
    window.show();
    QToolTip::showText(window.mapToGlobal(QPoint()), tip, &window);
    QVERIFY(time.elapsed() < hangMs);
    QToolTip::hideText();
    // A document tells line ends its own way.
    const auto plain = [](QString words) {
        static const QRegularExpression ends(u"[\\s\\x{0}-\\x{1f}\\x{80}-\\x{9f}\\x{fdd0}-\\x{fdef}"
                                             "\\x{fffe}\\x{ffff}\\x{fffc}]+"_s);
        return QString::fromUtf8(words.toUtf8()).replace(ends, u" "_s).trimmed();
    };
    QCOMPARE(plain(asShown(tip)), plain(ui::clamped(text, 1200)));
}

void TestUntrusted::labelsAreLiteral()
{
    QFETCH(QString, text);
    QElapsedTimer time;
    time.start();
    QWidget window;
    QLabel *label = ui::plainLabel(text, &window);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    label->setWordWrap(true);
    label->resize(400, label->heightForWidth(400));
    (void)label->grab();
    QVERIFY(time.elapsed() < hangMs);
    QVERIFY(text.startsWith(label->text()) || label->text().contains(QChar(0x2026)));
    QVERIFY(label->text().size() < 2100);
}

void TestUntrusted::notificationsAreLiteral()
{
    QFETCH(QString, text);
    Alarm alarm;
    alarm.incident = IncidentId(1);
    alarm.title = text;
    for (const words::Told &told : words::toldOf({alarm}, false, Instant{0}, Zone()))
        for (const QString &said : {told.title, told.body}) {
            // A desktop may read markup in it, entities too.
            QVERIFY2(!said.contains(u'<') && !said.contains(u'&'), qPrintable(said));
            QVERIFY(said.size() < 400);
            QVERIFY(!said.contains(QChar(0x202E)) && !said.contains(QChar(0x1B)));
        }
}

void TestUntrusted::fileNamesAreOurs()
{
    QFETCH(QString, text);
    for (const QString &wish : {text, text + u".pdf"_s, u"M-2026-0001 "_s + text + u".pdf"_s}) {
        const QString name = exchange::safeFileName(wish);
        static const QRegularExpression bad(
            u"[<>:\"/\\\\|?*\\x{0}-\\x{1f}\\x{202a}-\\x{202e}\\x{2066}-"
            "\\x{2069}\\x{2044}\\x{2215}]"_s);
        QVERIFY2(name.isValidUtf16(), "half a letter");
        QVERIFY2(!name.contains(bad), qPrintable(name));
        QVERIFY2(!name.isEmpty() && name.size() <= 120, qPrintable(name));
        QVERIFY2(!name.startsWith(u'.') && !name.endsWith(u'.') && !name.endsWith(u' '),
            qPrintable(name));
        QVERIFY2(name != "CON"_L1 && !name.startsWith("aux."_L1), qPrintable(name));
        QCOMPARE(QFileInfo(u"/tmp/x/"_s + name).absolutePath(), u"/tmp/x"_s);
    }
}

void TestUntrusted::ampersandsMakeNoKeys()
{
    const QString text = ui::withoutMnemonic(u"R&D &File &"_s);
    QVERIFY(QKeySequence::mnemonic(text).isEmpty());
    QPushButton button(text);
    QVERIFY(button.shortcut().isEmpty());
}

void TestUntrusted::boxesAreLiteral()
{
    QWidget window;
    std::unique_ptr<QMessageBox> box(
        ui::plainBox(u"<b>%1</b>"_s, u"<table><tr><td>"_s.repeated(18), &window));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->informativeText().isEmpty());
    box->open();
    const auto *label = box->findChild<QLabel *>(u"qt_msgbox_label"_s);
    QVERIFY(label);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().startsWith("<table>"_L1));
    box->close();
    box.release(); // deletes itself
}

void TestUntrusted::textThatIsTooLongIsRefused()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"A report"_s, 60}});
    auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    const IncidentId id = m_filed.front();
    const QString million(1'000'001, u'x');
    Contract named;
    named.name = million;
    Contract worded;
    worded.name = u"Acme"_s;
    worded.zone = test::TempDesk::zone();
    worded.clauses = {Clause{.kind = ClauseKind::Extend,
        .subject = ClauseSubject::Initial,
        .span = Span::hours(24),
        .text = million}};
    const std::vector<std::pair<Action, QString>> acts{
        {Assign{id, million}, {}},
        {AddNote{id, million}, {}},
        {Classify{id, {Outcome::FeatureRequest, {}, {}}, million}, {}},
        {Hold{id}, million},
        {FileIncident{.facts = {.title = million}}, {}},
        {FileIncident{.facts = {.title = u"x"_s, .description = million}}, {}},
        {FileIncident{.facts = {.title = u"x"_s, .customer = million}}, {}},
        {SetContract{.contract = named}, {}},
        {SetContract{.contract = worded}, {}},
    };
    for (const auto &[action, reason] : acts) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.reason = reason;
        act.action = action;
        const auto done = desk->perform(act);
        QVERIFY2(!done, qPrintable(QString::number(action.index())));
        QVERIFY2(done.error().kind == ErrorKind::Invalid, qPrintable(done.error().detail));
        QVERIFY(done.error().detail.size() < 300);
    }
    const auto detail = desk->incident(id);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->history.size(), size_t(1));
}

void TestUntrusted::perform(desk::Desk &desk, const Action &action, const QString &reason)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.reason = reason;
    act.action = action;
    if (const auto done = desk.perform(act); !done)
        m_refused << done.error().detail.left(80);
}

void TestUntrusted::fill()
{
    QFile bait(m_bait);
    QVERIFY(bait.open(QIODevice::WriteOnly));
    bait.write("secret");
    bait.close();
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"An honest report"_s, 500}});
    auto opened = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(opened);
    desk::Desk &desk = *opened;
    const std::vector<test::Naughty> texts = test::naughtyTexts(m_bait);
    for (size_t i = 0; i < texts.size(); ++i) {
        const QString &text = texts[i].text;
        const QString name = text.left(480);
        Contract contract;
        contract.name = name;
        contract.zone = test::TempDesk::zone();
        contract.effective = Instant{1'700'000'000'000};
        contract.clauses = {Clause{.kind = ClauseKind::Extend,
            .subject = ClauseSubject::Initial,
            .span = Span::hours(24),
            .text = text.left(9'000)}};
        contract.pauses = {PauseRule{.reason = name}};
        contract.holidays = {Holiday{QDate(2026, 12, 25), true, name}};
        contract.productsCovered = {name, u"Fluxguard"_s};
        perform(desk, SetContract{.contract = contract}, text.left(9'000));

        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = FileIncident{.facts = {.title = text.left(990),
                                      .description = text,
                                      .customer = name,
                                      .product = name,
                                      .reporter = name,
                                      .key = name.left(60) + QString::number(i)},
            .reportedAt = m_desk->clock().now() + -60 * msPerMinute};
        const auto filed = desk.perform(act);
        if (!filed) {
            m_refused << filed.error().detail.left(80);
            continue;
        }
        const IncidentId id = filed->incident;
        m_filed.push_back(id);
        perform(desk, AddNote{id, text});
        perform(desk, Assign{id, name});
        const bool owesMemo = i % 2 == 0;
        perform(desk,
            Classify{id,
                owesMemo ? Classification{Outcome::OperatorError, {}, {}}
                         : Classification{Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2},
                text});
        if (owesMemo) {
            SaveMemo memo{.incident = id, .subject = text.left(990), .to = name};
            for (const SectionRule &rule : memoSections(Outcome::OperatorError))
                memo.sections.push_back({rule.key, text.left(8'000)});
            memo.cc = QStringList{name};
            perform(desk, memo);
        } else {
            perform(desk, Hold{id}, text.left(9'000));
        }
        SavedView view;
        view.name = text.left(60);
        view.query = u"customer:\""_s + text.left(40).remove(u'"') + u'"';
        view.shared = i % 2 == 0;
        if (const auto kept = desk.saveView(view, Actor{.name = u"Lena Ortiz"_s}); !kept)
            m_refused << kept.error().detail.left(80);
    }
    QVERIFY2(m_filed.size() > texts.size(), qPrintable(m_refused.join(u'\n')));
    // Nothing but views, which have rules for their names.
    for (const QString &refused : std::as_const(m_refused))
        QVERIFY2(refused.contains("view"_L1), qPrintable(refused));
    const auto report = desk.check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
}

void TestUntrusted::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    m_place->window().resize(1280, 720);
    m_place->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_place->window().bench(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_place->window().actions().at(ui::Do::Claim)->isEnabled(), 20'000);
}

void TestUntrusted::show(const QString &screen, const std::function<void()> &act)
{
    qint64 heldUp = 0; // the longest that the window did not answer
    const auto timed = [&](const std::function<void()> &work) {
        QElapsedTimer time;
        time.start();
        work();
        heldUp = std::max(heldUp, time.nsecsElapsed() / 1000);
    };
    timed(act);
    for (int i = 0; i < 3; ++i) {
        m_place->desk().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
        m_place->desk()
            .ask([](const desk::Desk &) -> Result<void> { return {}; })
            .waitForFinished();
        timed([] { QCoreApplication::processEvents(); });
    }
    timed([&] { (void)m_place->window().grab(); });
    m_heldUp[screen].push_back(heldUp);
    if (heldUp > hangMs * 1000)
        m_faults << u"%1 hung for %2 ms"_s.arg(screen, QString::number(heldUp / 1000));
    if (heldUp > 1'000'000)
        qInfo("%s: held up for %lld ms", qPrintable(screen), heldUp / 1000);
    inspect(screen);
}

void TestUntrusted::inspect(const QString &screen)
{
    inspectTexts(screen);
    // A list says the same of its rows each time.
    if (m_heldUp.value(screen).size() <= 3)
        inspectViews(screen);
}

void TestUntrusted::inspectTexts(const QString &screen)
{
    const auto fault = [&](const QWidget *widget, const QString &what) {
        m_faults << u"%1: %2 %3 %4"_s.arg(screen,
            QLatin1StringView(widget->metaObject()->className()), widget->objectName().left(40),
            what);
    };
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        if (!isHarmlessTip(widget->toolTip()) || !isHarmlessTip(widget->statusTip())
            || !isHarmlessTip(widget->whatsThis()))
            fault(widget, u"guesses its tip"_s);
        if (widget->toolTip().size() > 5'000)
            fault(widget, u"has a long tip"_s);
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && !label->inherits("QTipLabel")) {
            if (label->textFormat() != Qt::PlainText && !label->text().isEmpty()
                && !label->objectName().startsWith("qt_"_L1))
                fault(label, u"guesses its text"_s);
            if (label->text().size() > longestLaidOut)
                fault(label, u"lays out %1 letters"_s.arg(label->text().size()));
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            if (!button->shortcut().isEmpty() && button->text().contains(u'&'))
                fault(button, u"has a key by an &: "_s + button->text().left(60));
        for (const QAction *action : widget->actions())
            if (!QKeySequence::mnemonic(action->text()).isEmpty()
                || !isHarmlessTip(action->toolTip()))
                fault(widget, u"has an action with a key by an &: "_s + action->text().left(60));
    }
}

void TestUntrusted::inspectViews(const QString &screen)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        const auto *view = qobject_cast<QAbstractItemView *>(widget);
        if (!view || !view->model() || !view->isVisible())
            continue;
        const QAbstractItemModel &model = *view->model();
        const int rows = std::min(model.rowCount(view->rootIndex()), 100);
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < model.columnCount(view->rootIndex()); ++column) {
                const QModelIndex index = model.index(row, column, view->rootIndex());
                for (const int role : {Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole})
                    if (!isHarmlessTip(index.data(role).toString()))
                        m_faults << u"%1: %2 guesses the tip of a cell"_s.arg(
                            screen, view->objectName());
                if (index.data(Qt::DisplayRole).toString().size() > longestLaidOut)
                    m_faults << u"%1: %2 lays out a long cell"_s.arg(screen, view->objectName());
            }
    }
}

void TestUntrusted::everyScreenShowsItLiterally()
{
    fill();
    if (QTest::currentTestFailed())
        return;
    const Watched watched(m_bait);
    open();
    if (QTest::currentTestFailed())
        return;
    ui::MainWindow &window = m_place->window();
    show(u"list"_s, [&] { ask(ui::Do::GoOpen); });
    auto *table = window.findChild<QTableView *>(u"incidentTable"_s);
    QVERIFY(table);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 10, 20'000);

    const int rows = table->model()->rowCount();
    const bool isLong = qEnvironmentVariableIntValue("GANDER_FAULTS_LONG") > 0;
    const std::vector<std::pair<QString, ui::Do>> pages{{u"why"_s, ui::Do::Why},
        {u"classify"_s, ui::Do::Classify}, {u"memo"_s, ui::Do::Memo}, {u"note"_s, ui::Do::Note},
        {u"assign"_s, ui::Do::Assign}, {u"hold"_s, ui::Do::Hold}};
    for (int row = 0; row < rows; ++row) {
        show(u"detail"_s, [&] {
            table->setFocus();
            table->setCurrentIndex(table->model()->index(row, 0));
        });
        qsizetype longest = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            longest =
                std::max(longest, table->model()->index(row, column).data().toString().size());
        const auto more = window.findChildren<QAbstractButton *>(u"showAll"_s);
        for (QAbstractButton *button : more)
            if (button->isVisible()) {
                show(u"detail in full"_s, [&] { button->click(); });
                break;
            }
        for (size_t page = 0; page < pages.size(); ++page) {
            // In CI one by turns but for long texts, all of them in the long run.
            if (!isLong && longest < 400 && page != size_t(row) % pages.size())
                continue;
            if (!window.actions().at(pages[page].second)->isEnabled())
                continue;
            show(pages[page].first, [&] { ask(pages[page].second); });
            show(u"back"_s, [&] { ask(ui::Do::Back); });
        }
    }
    for (const auto &[name, what] : {std::pair{u"board"_s, ui::Do::GoBoard},
             std::pair{u"memos"_s, ui::Do::GoMemos}, std::pair{u"as of"_s, ui::Do::AsOf},
             std::pair{u"alarms"_s, ui::Do::Alarms}, std::pair{u"import"_s, ui::Do::Import},
             std::pair{u"new incident"_s, ui::Do::NewIncident},
             std::pair{u"keys"_s, ui::Do::Keys}}) {
        show(name, [&, what = what] { ask(what); });
        show(u"back"_s, [&] { ask(ui::Do::Back); });
    }
    show(u"list"_s, [&] { ask(ui::Do::GoOpen); });
    show(u"save a view"_s, [&] { ask(ui::Do::SaveView); });
    show(u"back"_s, [&] { press(Qt::Key_Escape); });

    show(u"contracts"_s, [&] { ask(ui::Do::GoContracts); });
    auto *contracts = window.findChild<ui::ContractsPage *>();
    QVERIFY(contracts);
    auto *names = contracts->findChild<QComboBox *>(u"contractNames"_s);
    QVERIFY(names);
    QTRY_VERIFY(names->count() > 10);
    for (int i = 0; i < names->count(); ++i)
        show(u"contract"_s, [&] { contracts->showContract(names->itemText(i)); });

    for (auto [screen, times] : m_heldUp.asKeyValueRange()) {
        std::vector<qint64> sorted = times;
        std::sort(sorted.begin(), sorted.end());
        qInfo("%-16s %3d times: median %6.1f ms, worst %6.1f ms", qPrintable(screen),
            int(sorted.size()), double(sorted[sorted.size() / 2]) / 1000,
            double(sorted.back()) / 1000);
    }
    qInfo("%d incidents, %d contracts; refused: %d", rows, names->count(), int(m_refused.size()));
    for (const QString &refused : std::as_const(m_refused))
        qInfo("refused: %s", qPrintable(refused));
    m_faults.removeDuplicates();
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.mid(0, 40).join(u'\n')));
    if (watched.sees())
        QVERIFY2(!watched.wasOpened(), "a file was opened that a text named");
    QVERIFY(!QFile::exists(m_bait + u".lock"_s));
}

// The same from outside: what the system is asked for.
void TestUntrusted::noFileOrSocketIsTouched()
{
    if (qEnvironmentVariableIntValue("GANDER_FAULTS_LONG") == 0)
        QSKIP("in the long run alone: GANDER_FAULTS_LONG=1");
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty())
        QSKIP("there is no strace");
    m_desk = std::make_unique<test::TempDesk>();
    const QString trace = m_desk->filePath(u"trace"_s);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GANDER_FAULTS_LONG"_s, u"0"_s);
    environment.insert(u"GANDER_TEST_BAIT"_s, m_bait);
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s); // it cannot be traced twice
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(strace,
        {u"-f"_s, u"-qq"_s, u"-s"_s, u"400"_s, u"-e"_s, u"trace=open,openat,connect,execve"_s,
            u"-o"_s, trace, QCoreApplication::applicationFilePath(),
            u"everyScreenShowsItLiterally"_s});
    QVERIFY(process.waitForFinished(290'000));
    const QByteArray said = process.readAll();
    if (said.contains("ptrace") && said.contains("not permitted"))
        QSKIP("strace may not trace here");
    QVERIFY2(process.exitCode() == 0, said.constData());
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    int calls = 0;
    int opened = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        ++calls;
        // The test itself writes the bait, once.
        if (line.contains(m_bait.toUtf8()) && !line.contains("execve"))
            ++opened;
        QVERIFY2(!line.contains("AF_INET"), line.constData());
        QVERIFY2(!line.contains("/etc/shadow") && !line.contains("windows\\\\system32"),
            line.constData());
    }
    qInfo("%d calls seen, %d of them on the bait", calls, opened);
    QVERIFY(calls > 100);
    QCOMPARE(opened, 1);
}

QTEST_MAIN(TestUntrusted)
#include "tst_untrusted.moc"
