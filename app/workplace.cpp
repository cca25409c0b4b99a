// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workplace.h"

#include "app/autostart.h"
#include "app/demo/demo.h"
#include "app/desklocation.h"
#include "app/support.h"
#include "models/desk/backups.h"
#include "models/desk/whendone.h"
#include "ui/desk/background.h"
#include "ui/desk/hands.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <algorithm>

namespace gander::app {

namespace {

constexpr int textStep = 10; // per cent
constexpr int afterFirstRowsMs = 1000;

Q_LOGGING_CATEGORY(deskLog, "gander.desk", QtWarningMsg)

// A desk that is gone leaves its backups behind: an empty new one in its place would hide that.
bool wasThere(const QString &path)
{
    return !QFileInfo::exists(path) && !QDir(desk::backupFolder(path)).isEmpty(QDir::Files);
}

// A new one each day, so that its clocks stand around now; those of before stay where they are.
QString demoPath(Instant now)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/gander/demo-%1.gander")
              .arg(Zone::system().wallAt(now).date.toString(Qt::ISODate));
}

} // namespace

Workplace::Workplace(const Options &options, const Clock &clock, const QString &settingsPath)
    : m_options(options)
    , m_clock(clock)
    , m_settingsPath(settingsPath)
    , m_settings(readSettings(settingsPath))
    , m_ticker(clock)
    , m_care{clock, Zone::system(), [this] { return actor(); },
          [this] {
              return ui::inBackground([settings = m_settings, now = m_clock.now()] {
                  return supportText(settings, now);
              });
          }}
    , m_desk(clock)
    , m_daily(clock)
    , m_holder(m_desk)
    , m_window(m_looks, m_settings.window, m_care)
{
    m_settings.theme = options.theme.value_or(m_settings.theme);
    m_settings.textSize = options.textSize.value_or(m_settings.textSize);
    m_looks.dress(*qApp);
    applyLooks();
    connectWindow();
}

Workplace::~Workplace()
{
    // The pages use the hands, the hands the desk: the bench goes first.
    m_window.showOpening();
}

void Workplace::start()
{
    m_window.show();
    if (m_options.demo)
        openDemo();
    else if (!m_options.desk.isEmpty())
        openDesk(m_options.desk, desk::OpenMode::Write, IfMissing::Refuse);
    else if (!m_settings.desk.isEmpty() && m_settings.desk != defaultDeskPath())
        openDesk(m_settings.desk, desk::OpenMode::Write, IfMissing::Refuse);
    else
        openDesk(defaultDeskPath(), desk::OpenMode::Write,
            wasThere(defaultDeskPath()) ? IfMissing::Refuse : IfMissing::Make);
}

void Workplace::connectWindow()
{
    std::vector<std::pair<QString, QString>> themes{
        {toKey(ui::ThemeChoice::System), tr("As the system")},
        {toKey(ui::ThemeChoice::Light), tr("Light")},
        {toKey(ui::ThemeChoice::Dark), tr("Dark")},
    };
    m_window.setThemes(themes, toKey(m_settings.theme));
    connect(&m_window, &ui::MainWindow::themeWanted, this, [this](const QString &key) {
        m_settings.theme = themeFromKey(key).value_or(ui::ThemeChoice::System);
        applyLooks();
    });
    connect(&m_window, &ui::MainWindow::textSizeWanted, this, [this](int steps) {
        m_settings.textSize =
            std::clamp(m_settings.textSize + steps * textStep, smallestText, largestText);
        applyLooks();
    });
    connect(&m_window, &ui::MainWindow::openWanted, this,
        [this](const QString &path) { openDesk(path, desk::OpenMode::Write, IfMissing::Refuse); });
    connect(&m_window, &ui::MainWindow::readOnlyWanted, this, [this](const QString &path) {
        openDesk(path, desk::OpenMode::ReadOnly, IfMissing::Refuse);
    });
    connect(&m_window, &ui::MainWindow::newWanted, this, &Workplace::makeDesk);
    connect(&m_window, &ui::MainWindow::managesChanged, this, [this](bool manages) {
        if (m_hands)
            m_hands->setRole(manages ? Role::Manager : Role::Agent);
    });
    connect(&m_window, &ui::MainWindow::restoreWanted, this, &Workplace::restoreDesk);
    connect(&m_daily, &DailyBackup::failed, this, [this](const Error &error) {
        if (m_hands)
            m_hands->fail(error, tr("make the daily backup"));
    });
    connect(&m_window, &ui::MainWindow::closing, this, &Workplace::keepSettings);
    connect(&m_window, &ui::MainWindow::startAtLoginAsked, this,
        [this] { m_window.setStartsAtLogin(startsAtLogin()); });
    connect(&m_window, &ui::MainWindow::startAtLoginWanted, this, [this](bool starts) {
        const auto done = setStartsAtLogin(starts);
        if (!done && m_hands)
            m_hands->fail(done.error(),
                starts ? tr("let Gander start at login") : tr("stop starting at login"));
        m_window.setStartsAtLogin(startsAtLogin());
    });
}

void Workplace::openDesk(const QString &path, desk::OpenMode mode, IfMissing ifMissing)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    m_window.showOpening();
    m_daily.leave();
    m_holder.letGo();
    m_watch.reset();
    m_hands.reset();
    std::optional<Zone> zoneOfNew;
    if (ifMissing == IfMissing::Make) {
        if (const auto made = makeDeskFolder(); !made) {
            showFault(made.error(), file);
            return;
        }
        zoneOfNew = Zone::system();
    }
    desk::whenDone(m_desk.open(file, mode, zoneOfNew, tr("Incident desk")), this,
        [this, file](const Result<desk::DeskFacts> &facts) {
            if (facts)
                sitDown(*facts);
            else
                showFault(facts.error(), file);
        });
}

void Workplace::openDemo()
{
    const QString path = demoPath(m_clock.now());
    if (QFileInfo::exists(path)) {
        openDesk(path, desk::OpenMode::Write, IfMissing::Refuse);
        return;
    }
    m_window.showOpening();
    if (const auto made = makeDeskFolder(); !made) {
        showFault(made.error(), path);
        return;
    }
    desk::whenDone(ui::inBackground([path, now = m_clock.now()] {
        return makeDemoDesk(path, Zone::system(), now, systemUser());
    }),
        this, [this, path](const Result<desk::DeskFacts> &made) {
            if (made)
                openDesk(path, desk::OpenMode::Write, IfMissing::Refuse);
            else
                showFault(made.error(), path);
        });
}

void Workplace::makeDesk(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists()) {
        showFault(
            {ErrorKind::Conflict, QStringLiteral("the file exists")}, file.absoluteFilePath());
        return;
    }
    m_window.showOpening();
    m_daily.leave();
    m_holder.letGo();
    m_watch.reset();
    m_hands.reset();
    desk::whenDone(m_desk.open(file.absoluteFilePath(), desk::OpenMode::Write, Zone::system(),
                       file.completeBaseName()),
        this, [this, file](const Result<desk::DeskFacts> &facts) {
            if (facts)
                sitDown(*facts);
            else
                showFault(facts.error(), file.absoluteFilePath());
        });
}

void Workplace::restoreDesk(const QString &path, const QString &backup)
{
    m_window.showOpening();
    m_daily.leave();
    m_holder.letGo();
    m_watch.reset();
    m_hands.reset();
    desk::whenDone(m_desk.close(), this,
        [this, path, backup](const Result<void> &) { m_window.showRestoring(path, backup); });
}

void Workplace::showFault(const Error &error, const QString &path)
{
    // Not why: that names files.
    qCInfo(deskLog, "no desk opened, fault %d", static_cast<int>(error.kind));
    m_window.showFault(error, path);
}

Actor Workplace::actor() const
{
    return {.name = systemUser(), .role = m_window.manages() ? Role::Manager : Role::Agent};
}

void Workplace::sitDown(const desk::DeskFacts &facts)
{
    const Actor me = actor();
    m_hands = std::make_unique<ui::Hands>(m_desk, me);
    if (!m_options.demo)
        m_settings.desk = facts.path;
    if (!facts.readOnly && !m_options.demo)
        m_daily.follow(facts.path, facts.zone);
    // Quiet hours are those of the person at this computer, wherever the desk is.
    m_watch = std::make_unique<desk::Watch>(m_desk, me, Zone::system(), facts.readOnly);
    m_holder.hold(facts);
    m_window.showDesk(ui::Surroundings{m_desk, *m_hands, m_looks, m_ticker, me, facts.zone,
                          m_watch.get(), &m_care},
        facts);
    qCInfo(deskLog, "desk opened, %lld incidents, revision %lld%s",
        static_cast<long long>(facts.incidents), static_cast<long long>(facts.revision),
        facts.readOnly ? ", read-only" : "");
    // The window hears what rings from the first look on.
    m_watch->beginSoon(m_settings.alarms, afterFirstRowsMs);
    connect(m_watch.get(), &desk::Watch::settingsChanged, this,
        [this] { m_settings.alarms = m_watch->settings(); });
}

void Workplace::applyLooks()
{
    m_looks.setChoice(m_settings.theme);
    m_looks.setScale(m_settings.textSize / 100.0);
}

void Workplace::keepSettings()
{
    m_settings.window = m_window.memory();
    writeSettings(m_settings, m_settingsPath);
}

} // namespace gander::app
