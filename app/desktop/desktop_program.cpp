#include "app/desktop/desktop_program.h"

#include "app/words/problem_words.h"

#include <QCoreApplication>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <utility>

namespace kkachi::app::desktop {

namespace {

QString settingsFile(const DataDirectory& directory) {
    return directory.file(QStringLiteral("desktop.ini"));
}
const QString kLanguageKey = QStringLiteral("language");

constexpr std::chrono::seconds kLongestStop{15};

ui::WindowSettings windowSettings(const SessionSettings& session, const QString& language) {
    return {.mode = session.configuration.mode(),
            .market = QString::fromStdString(session.configuration.text("market")),
            .language = language};
}

} // namespace

DesktopProgram::DesktopProgram(PreparedSession prepared, const QString& language, bool startAtOnce)
    : m_directory{std::move(prepared.directory)}
    , m_session{std::move(prepared.settings), std::move(prepared.log)}
    , m_window{windowSettings(m_session.settings(), language)}
    , m_startAtOnce{startAtOnce} {
    connectWindow();
    connectSession();
}

DesktopProgram::~DesktopProgram() = default;

void DesktopProgram::show() {
    m_window.show();
    // The window is there first; the session opens behind it.
    QMetaObject::invokeMethod(&m_session, &TradingSession::open, Qt::QueuedConnection);
}

void DesktopProgram::connectWindow() {
    connect(&m_window, &ui::MainWindow::startRequested, &m_session, &TradingSession::startTrading);
    connect(&m_window, &ui::MainWindow::stopRequested, &m_session, &TradingSession::stopTrading);
    connect(&m_window, &ui::MainWindow::languageChosen, this, &DesktopProgram::remember);
    connect(&m_window, &ui::MainWindow::languageChosen, &m_session, &TradingSession::useLanguage);
    connect(&m_window, &ui::MainWindow::quitRequested, this, &DesktopProgram::quit);
}

void DesktopProgram::stopAndQuit() {
    if (std::exchange(m_isQuitting, true))
        return;
    if (!m_session.isTradingOrStarting()) {
        quit();
        return;
    }
    connect(&m_session, &TradingSession::tradingStopped, this, &DesktopProgram::quit);
    connect(&m_session, &TradingSession::engineHalted, this, &DesktopProgram::quit);
    // What the exchange does not confirm in time is asked for at the next start.
    QTimer::singleShot(kLongestStop, this, &DesktopProgram::quit);
    m_session.stopTrading();
}

void DesktopProgram::quit() {
    m_session.close();
    QCoreApplication::quit();
}

void DesktopProgram::connectSession() {
    connect(&m_session, &TradingSession::snapshotPublished, &m_window, &ui::MainWindow::showSnapshot);
    connect(&m_session, &TradingSession::tradingStarted, &m_window, &ui::MainWindow::showTradingStarted);
    connect(&m_session, &TradingSession::tradingStopped, &m_window, &ui::MainWindow::showTradingStopped);
    connect(&m_session, &TradingSession::failed, &m_window,
            [this](TradingSession::Problem problem, const QString& detail) {
                m_window.showProblem(tr("Kkachi cannot start"), sentenceFor(problem, detail));
            });
    connect(&m_session, &TradingSession::engineHalted, &m_window,
            [this](const QString& why) { m_window.showProblem(tr("The engine has halted"), why); });
    if (m_startAtOnce)
        connect(&m_session, &TradingSession::ready, &m_session, &TradingSession::startTrading);
}

void DesktopProgram::remember(const QString& language) {
    QSettings{settingsFile(m_directory), QSettings::IniFormat}.setValue(kLanguageKey, language);
}

QString rememberedLanguage(const DataDirectory& directory) {
    const QSettings settings{settingsFile(directory), QSettings::IniFormat};
    const QString language = settings.value(kLanguageKey).toString();
    return language == QStringLiteral("ko") || language == QStringLiteral("en") ? language : QString{};
}

} // namespace kkachi::app::desktop
