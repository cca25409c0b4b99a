// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/untrustedwindow.h"

#include "tests/support/verify.h"
#include "ui/shell/workbench.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QTextDocument>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <time.h>
#endif

using namespace Qt::StringLiterals;

namespace gander::test {

namespace {

constexpr qint64 hangUs = 10'000'000;
constexpr qint64 promisedUs = 50'000;
constexpr qsizetype longestLaidOut = 2'500;

// Of this thread alone: on a machine with other work the wall's clock tells of that work.
qint64 threadUs()
{
#ifdef Q_OS_LINUX
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000;
#else
    static const QElapsedTimer began = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    return began.nsecsElapsed() / 1'000;
#endif
}

} // namespace

bool isHarmlessTip(const QString &tip)
{
    static const QString envelope = u"<p style='white-space:pre-wrap'>"_s;
    if (!tip.contains(u'<') && !Qt::mightBeRichText(tip))
        return true;
    return tip.startsWith(envelope) && tip.endsWith("</p>"_L1)
        && !tip.sliced(envelope.size(), tip.size() - envelope.size() - 4).contains(u'<');
}

QStringList obedientActions(const QWidget &menu)
{
    QStringList faults;
    for (const QAction *action : menu.actions())
        if (!QKeySequence::mnemonic(action->text()).isEmpty() || !isHarmlessTip(action->toolTip())
            || action->text().size() > 600)
            faults << u"an action with a key by an & or a long one: "_s + action->text().left(60);
    return faults;
}

QStringList obedientWidgets()
{
    QStringList faults;
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto fault = [&](const QString &what) {
            faults << u"%1 %2 %3"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                widget->objectName().left(40), what);
        };
        if (!isHarmlessTip(widget->toolTip()) || !isHarmlessTip(widget->statusTip())
            || !isHarmlessTip(widget->whatsThis()))
            fault(u"guesses its tip"_s);
        if (widget->toolTip().size() > 5'000)
            fault(u"has a long tip"_s);
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && !label->inherits("QTipLabel")) {
            if (label->textFormat() != Qt::PlainText && !label->text().isEmpty()
                && !label->objectName().startsWith("qt_"_L1)
                && !label->window()->inherits("QFileDialog"))
                fault(u"guesses its text"_s);
            if (label->text().size() > longestLaidOut)
                fault(u"lays out %1 letters"_s.arg(label->text().size()));
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            if (!button->shortcut().isEmpty() && button->text().contains(u'&')
                && !button->window()->inherits("QFileDialog"))
                fault(u"has a key by an &: "_s + button->text().left(60));
        for (const QString &wrong : obedientActions(*widget))
            fault(wrong);
    }
    return faults;
}

QStringList wronglySpoken()
{
    QStringList faults;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible())
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken)
            continue;
        for (const QAccessible::Text what : {QAccessible::Name, QAccessible::Description})
            if (const QString said = spoken->text(what); said.contains("<p style="_L1)
                || said.contains("&lt;"_L1 + u"table"_s) || said.size() > 2 * longestLaidOut)
                faults << u"%1 %2 is read out as markup or without end: %3"_s.arg(
                    QLatin1StringView(widget->metaObject()->className()),
                    widget->objectName().left(40), said.left(40));
    }
    return faults;
}

UntrustedWindow::UntrustedWindow(const QString &bait)
    : m_bait(bait)
{
}

UntrustedWindow::~UntrustedWindow()
{
    m_place.reset();
    m_desk.reset();
    QFile::remove(m_bait);
}

void UntrustedWindow::perform(desk::Desk &desk, const Action &action, const QString &reason)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.reason = reason;
    act.action = action;
    if (const auto done = desk.perform(act); !done)
        m_refused << done.error().detail.left(80);
}

void UntrustedWindow::fill()
{
    QFile bait(m_bait);
    QVERIFY(bait.open(QIODevice::WriteOnly));
    bait.write("secret");
    bait.close();
    m_desk = std::make_unique<TempDesk>();
    m_filed = m_desk->file({{u"An honest report"_s, 500}});
    auto opened = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(opened);
    desk::Desk &desk = *opened;
    const std::vector<Naughty> texts = naughtyTexts(m_bait);
    for (size_t i = 0; i < texts.size(); ++i) {
        const QString &text = texts[i].text;
        const QString name = text.left(480);
        Contract contract;
        contract.name = name;
        contract.zone = TempDesk::zone();
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

void UntrustedWindow::fillBriefly()
{
    m_desk = std::make_unique<TempDesk>();
    m_filed = m_desk->file({{u"A report"_s, 60}, {u"An error of the operator"_s, 90}});
    auto opened = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(opened);
    perform(*opened, Classify{m_filed.back(), {Outcome::OperatorError, {}, {}}, u"A finding"_s});
}

void UntrustedWindow::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1280, 720);
    m_place->start();
    QTRY_VERIFY_WITH_TIMEOUT(window().bench(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(window().actions().at(ui::Do::Claim)->isEnabled(), 20'000);
}

void UntrustedWindow::press(QWidget &window, Qt::Key key)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window, key);
}

void UntrustedWindow::show(
    const QString &screen, const std::function<void()> &act, const QString &text)
{
    HeldUp &heldUp = m_heldUp[screen];
    qint64 cpu = 0; // the longest that the window did not answer
    const auto timed = [&](const std::function<void()> &work) {
        QElapsedTimer wall;
        wall.start();
        const qint64 began = threadUs();
        work();
        cpu = std::max(cpu, threadUs() - began);
        heldUp.worstWall = std::max(heldUp.worstWall, wall.nsecsElapsed() / 1'000);
    };
    timed(act);
    for (int i = 0; i < 3; ++i) {
        service().ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
        service().ask([](const desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
        timed([] { QCoreApplication::processEvents(); });
    }
    timed([&] { (void)window().grab(); });
    if (heldUp.cpu.empty() || cpu > *std::max_element(heldUp.cpu.begin(), heldUp.cpu.end()))
        heldUp.worstText = text;
    heldUp.cpu.push_back(cpu);
    if (cpu > hangUs)
        fault(screen, u"hung for %1 ms"_s.arg(cpu / 1'000));
    lookAt(screen);
}

void UntrustedWindow::lookAt(const QString &screen)
{
    for (const QString &what : obedientWidgets())
        fault(screen, what);
    // A list says the same of its rows each time.
    if (m_heldUp.value(screen).cpu.size() > 3)
        return;
    lookAtViews(screen);
    for (const QString &what : wronglySpoken())
        fault(screen, what);
}

void UntrustedWindow::fault(const QString &screen, const QString &what)
{
    m_faults << screen + u": "_s + what;
}

void UntrustedWindow::lookAtViews(const QString &screen)
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
                        fault(screen, u"%1 guesses the tip of a cell"_s.arg(view->objectName()));
                if (index.data(Qt::DisplayRole).toString().size() > longestLaidOut)
                    fault(screen, u"%1 lays out a long cell"_s.arg(view->objectName()));
            }
    }
}

void UntrustedWindow::report()
{
    for (auto [screen, heldUp] : m_heldUp.asKeyValueRange()) {
        std::vector<qint64> sorted = heldUp.cpu;
        std::sort(sorted.begin(), sorted.end());
        // A figure, never a fault: a machine may be busy.
        qInfo("%-18s %4d times: median %6.1f ms, worst %6.1f ms of %6.1f by the wall (%s)%s",
            qPrintable(screen), int(sorted.size()), double(sorted[sorted.size() / 2]) / 1000,
            double(sorted.back()) / 1000, double(heldUp.worstWall) / 1000,
            qPrintable(heldUp.worstText.left(24)),
            sorted.back() > promisedUs ? ": over what is promised" : "");
    }
    for (const QString &refused : std::as_const(m_refused))
        qInfo("refused: %s", qPrintable(refused));
    m_faults.removeDuplicates();
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.mid(0, 40).join(u'\n')));
}

} // namespace gander::test
