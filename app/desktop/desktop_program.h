// The desktop program: one window, one trading session, and nothing that either knows of the other.
#pragma once

#include "app/composition/trading_session.h"
#include "app/options/session_options.h"
#include "ui/main_window/main_window.h"

#include <QObject>

namespace kkachi::app::desktop {

class DesktopProgram : public QObject {
    Q_OBJECT

  public:
    DesktopProgram(PreparedSession prepared, const QString& language, bool startAtOnce);
    ~DesktopProgram() override;

    void show();
    // SIGINT and SIGTERM: trading ends cleanly, then the program. Nobody is there to be asked.
    void stopAndQuit();

    ui::MainWindow& window() { return m_window; }
    TradingSession& session() { return m_session; }

  private:
    void connectWindow();
    void connectSession();
    void quit();
    void remember(const QString& language);

    DataDirectory m_directory;
    TradingSession m_session;
    ui::MainWindow m_window;
    bool m_startAtOnce;
    bool m_isQuitting = false;
};

// The language chosen in the window before, kept in the data folder; empty when none was.
QString rememberedLanguage(const DataDirectory& directory);

} // namespace kkachi::app::desktop
