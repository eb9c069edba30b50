// The desktop window of Kkachi. It shows snapshots of the engine and asks for things by signals; it decides nothing
// about trading and waits for nobody.
#pragma once

#include "engine/snapshot.h"
#include "ui/main_window/window_settings.h"
#include "ui/style/theme.h"
#include "ui/words/translator_loader.h"

#include <QMainWindow>

class QFrame;
class QTabWidget;

namespace kkachi::ui {

class AlertsView;
class BookLadder;
class ChartPanel;
class FillsView;
class LanguageMenu;
class MessageBanner;
class OrdersView;
class PositionCard;
class RiskPanel;
class SafetyBar;
class SignalCard;
class SignalsView;
class TapeView;
class TradingActions;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(const WindowSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

  public Q_SLOTS:
    void showSnapshot(const kkachi::engine::SnapshotPtr& snapshot);
    void showTradingStarted();
    // Trading has ended and nothing rests at the venue. With a position left the window says that nobody guards it.
    void showTradingStopped(bool positionLeft);
    // Something failed that a person must know of. Stays on top until it is dismissed; never a modal dialog.
    void showProblem(const QString& title, const QString& text);

  Q_SIGNALS:
    void startRequested();
    void stopRequested();
    // The window has closed for good; trading is stopped by then.
    void quitRequested();
    // "ko" or "en". The window has already switched; the receiver remembers the choice.
    void languageChosen(const QString& language);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void buildMenus();
    void buildScreens();
    QWidget* buildLeftColumn();
    QWidget* buildRightColumn();
    QTabWidget* buildTabs();
    void retranslate();
    void retranslateTabs();
    void useLanguage(const QString& language);
    void askToStart();
    void startTrading();
    void askToStop();
    void stopTrading();
    void stopAndQuit();
    void quit();
    void showUrgentAlert(const std::vector<storage::AlertRow>& before);
    bool holdsPosition() const;
    QString positionText() const; // "0.00142857 BTC"; empty when flat

    WindowSettings m_settings;
    TranslatorLoader m_translator;
    style::Theme m_theme;
    engine::SnapshotPtr m_snapshot;
    bool m_quitWhenStopped = false;
    bool m_hasQuit = false;

    TradingActions* m_trading = nullptr;
    LanguageMenu* m_languageMenu = nullptr;
    QMenu* m_tradingMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_about = nullptr;

    QFrame* m_frame = nullptr;
    SafetyBar* m_safetyBar = nullptr;
    MessageBanner* m_banner = nullptr;
    SignalCard* m_signalCard = nullptr;
    PositionCard* m_positionCard = nullptr;
    RiskPanel* m_riskPanel = nullptr;
    ChartPanel* m_chart = nullptr;
    BookLadder* m_book = nullptr;
    TapeView* m_tape = nullptr;
    QTabWidget* m_tabs = nullptr;
    OrdersView* m_orders = nullptr;
    FillsView* m_fills = nullptr;
    SignalsView* m_signals = nullptr;
    AlertsView* m_alerts = nullptr;
};

} // namespace kkachi::ui
