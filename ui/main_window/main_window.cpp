#include "ui/main_window/main_window.h"

#include "ui/alerts/alerts_view.h"
#include "ui/book/book_ladder.h"
#include "ui/chart/chart_panel.h"
#include "ui/main_window/language_menu.h"
#include "ui/main_window/live_confirmation.h"
#include "ui/main_window/message_banner.h"
#include "ui/main_window/trading_actions.h"
#include "ui/main_window/trading_questions.h"
#include "ui/orders/fills_view.h"
#include "ui/orders/orders_view.h"
#include "ui/position/position_card.h"
#include "ui/risk/risk_panel.h"
#include "ui/safety_bar/safety_bar.h"
#include "ui/signals/signal_card.h"
#include "ui/signals/signals_view.h"
#include "ui/tape/tape_view.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kkachi::ui {

using engine::RunState;

MainWindow::MainWindow(const WindowSettings& settings, QWidget* parent)
    : QMainWindow{parent}
    , m_settings{settings}
    , m_trading{new TradingActions{this}} {
    m_translator.use(settings.language);
    m_theme.follow(settings.language);
    setObjectName(QStringLiteral("mainWindow"));
    buildMenus();
    buildScreens();
    connect(m_trading->start(), &QAction::triggered, this, &MainWindow::askToStart);
    connect(m_trading->stop(), &QAction::triggered, this, &MainWindow::askToStop);
    connect(m_trading, &TradingActions::stateChanged, m_safetyBar, &SafetyBar::showRunState);
    retranslate();
    // A screen of 1280 x 800 less its panels; below this, numbers would be cut.
    setMinimumSize(1240, 740);
    resize(1440, 900);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildMenus() {
    m_tradingMenu = menuBar()->addMenu(QString{});
    m_tradingMenu->addAction(m_trading->start());
    m_tradingMenu->addAction(m_trading->stop());
    m_tradingMenu->addSeparator();
    m_quit = m_tradingMenu->addAction(QString{}, this, &QWidget::close);
    m_quit->setObjectName(QStringLiteral("quitAction"));
    m_quit->setShortcut(QKeySequence::Quit);
    m_languageMenu = new LanguageMenu{this};
    m_languageMenu->check(m_settings.language);
    menuBar()->addMenu(m_languageMenu);
    m_helpMenu = menuBar()->addMenu(QString{});
    m_about = m_helpMenu->addAction(QString{}, this, [this] { showAbout(this); });
    connect(m_languageMenu, &LanguageMenu::chosen, this, &MainWindow::useLanguage);
}

void MainWindow::buildScreens() {
    m_frame = new QFrame{this};
    m_frame->setObjectName(QStringLiteral("modeFrame"));
    m_frame->setProperty("mode", QString::fromUtf8(base::toString(m_settings.mode).data()));
    m_safetyBar =
        new SafetyBar{m_theme, m_settings.mode, m_settings.market, m_trading->start(), m_trading->stop(), m_frame};
    m_banner = new MessageBanner{m_frame};

    auto* centre = new QSplitter{Qt::Vertical};
    m_chart = new ChartPanel{m_theme};
    centre->addWidget(m_chart);
    centre->addWidget(buildTabs());
    centre->setStretchFactor(0, 3);
    centre->setStretchFactor(1, 1);
    auto* columns = new QSplitter{Qt::Horizontal};
    columns->addWidget(buildLeftColumn());
    columns->addWidget(centre);
    columns->addWidget(buildRightColumn());
    columns->setStretchFactor(1, 1);
    for (QSplitter* splitter : {columns, centre})
        splitter->setChildrenCollapsible(false);

    auto* layout = new QVBoxLayout{m_frame};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_safetyBar);
    layout->addWidget(m_banner);
    layout->addWidget(columns, 1);
    setCentralWidget(m_frame);
}

QWidget* MainWindow::buildLeftColumn() {
    auto* column = new QWidget;
    column->setMinimumWidth(250);
    column->setMaximumWidth(380);
    m_signalCard = new SignalCard{m_theme};
    m_positionCard = new PositionCard{m_theme};
    m_riskPanel = new RiskPanel;
    auto* layout = new QVBoxLayout{column};
    layout->setContentsMargins(4, 0, 0, 4);
    layout->setSpacing(4);
    layout->addWidget(m_signalCard, 1);
    layout->addWidget(m_positionCard);
    layout->addWidget(m_riskPanel);
    return column;
}

QWidget* MainWindow::buildRightColumn() {
    auto* column = new QWidget;
    column->setMinimumWidth(240);
    column->setMaximumWidth(340);
    m_book = new BookLadder{m_theme};
    m_tape = new TapeView{m_theme};
    auto* layout = new QVBoxLayout{column};
    layout->setContentsMargins(0, 0, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_book, 3);
    layout->addWidget(m_tape, 1);
    return column;
}

QTabWidget* MainWindow::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_orders = new OrdersView{m_theme};
    m_fills = new FillsView{m_theme};
    m_signals = new SignalsView{m_theme};
    m_alerts = new AlertsView{m_theme};
    for (QWidget* page : {static_cast<QWidget*>(m_orders), static_cast<QWidget*>(m_fills),
                          static_cast<QWidget*>(m_signals), static_cast<QWidget*>(m_alerts)})
        m_tabs->addTab(page, QString{});
    m_tabs->setMinimumHeight(140);
    return m_tabs;
}

void MainWindow::showSnapshot(const engine::SnapshotPtr& snapshot) {
    if (!snapshot)
        return;
    const auto alertsBefore = m_snapshot ? m_snapshot->alerts : std::vector<storage::AlertRow>{};
    m_snapshot = snapshot;
    m_trading->setState(snapshot->run);
    m_safetyBar->display(snapshot);
    m_chart->display(snapshot);
    m_book->display(snapshot->book, snapshot->ticker ? std::optional{snapshot->ticker->previousClose} : std::nullopt);
    m_tape->display(snapshot->tape);
    m_signalCard->display(snapshot->signals.empty() ? std::nullopt : std::optional{snapshot->signals.front()});
    m_positionCard->display(*snapshot);
    m_riskPanel->display(*snapshot);
    m_orders->display(snapshot->orders);
    m_fills->display(snapshot->fills);
    m_signals->display(snapshot->signals);
    m_alerts->display(snapshot->alerts);
    retranslateTabs();
    showUrgentAlert(alertsBefore);
}

// An alert that asks a person to act now does not wait in its tab to be noticed.
void MainWindow::showUrgentAlert(const std::vector<storage::AlertRow>& before) {
    if (m_snapshot->alerts.empty())
        return;
    const storage::AlertRow newest = m_snapshot->alerts.front();
    if (newest.severity != storage::Severity::ActNow || (!before.empty() && before.front().at == newest.at))
        return;
    m_banner->showMessage([newest] {
        return MessageBanner::Message{words::alert(newest.code), QString::fromStdString(newest.detail)};
    });
}

void MainWindow::showTradingStarted() {
    m_banner->dismiss();
    m_trading->setState(RunState::Running);
}

void MainWindow::showTradingStopped(bool positionLeft) {
    m_trading->forgetRequests();
    m_trading->setState(RunState::Stopped);
    if (m_quitWhenStopped)
        return quit();
    if (!positionLeft)
        return;
    m_banner->showMessage([] {
        return MessageBanner::Message{tr("Stopped with a position."),
                                      tr("It is kept, and no stop-loss guards it until trading starts again.")};
    });
}

void MainWindow::showProblem(const QString& title, const QString& text) {
    m_trading->forgetRequests();
    m_banner->showMessage([title, text] { return MessageBanner::Message{title, text}; });
}

bool MainWindow::holdsPosition() const {
    return m_snapshot && m_snapshot->account.position.isPositive();
}

void MainWindow::askToStart() {
    if (m_settings.mode != base::Mode::Live)
        return startTrading();
    if (findChild<LiveConfirmation*>())
        return;
    auto* confirmation = new LiveConfirmation{m_settings.market, this};
    connect(confirmation, &QDialog::accepted, this, &MainWindow::startTrading);
    confirmation->open();
}

void MainWindow::startTrading() {
    m_trading->startWasRequested();
    Q_EMIT startRequested();
}

QString MainWindow::positionText() const {
    return holdsPosition() ? words::coins(m_snapshot->account.position, m_snapshot->market) : QString{};
}

void MainWindow::askToStop() {
    if (!holdsPosition())
        return stopTrading();
    askBeforeStop(this, positionText(), [this] { stopTrading(); });
}

void MainWindow::stopTrading() {
    // It may have ended by itself while the question was open.
    if (m_trading->state() == RunState::Stopped || m_trading->state() == RunState::Stopping)
        return;
    m_trading->stopWasRequested();
    Q_EMIT stopRequested();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_hasQuit)
        return event->accept();
    if (m_trading->state() == RunState::Stopped) {
        event->accept();
        return quit();
    }
    event->ignore();
    if (m_quitWhenStopped)
        askBeforeLeaving(this, [this] { quit(); });
    else
        askBeforeClose(
            this, positionText(), [this] { stopAndQuit(); }, [this] { showMinimized(); });
}

void MainWindow::stopAndQuit() {
    if (m_trading->state() == RunState::Stopped)
        return quit();
    m_quitWhenStopped = true;
    stopTrading();
    // A start that was taken back before the engine heard of it has nothing to wait for.
    if (m_trading->state() == RunState::Stopped)
        quit();
}

void MainWindow::quit() {
    if (m_hasQuit)
        return;
    m_hasQuit = true;
    close();
    Q_EMIT quitRequested();
}

void MainWindow::useLanguage(const QString& language) {
    m_settings.language = language;
    m_languageMenu->check(language);
    m_theme.follow(language);
    m_translator.use(language);
    Q_EMIT languageChosen(language);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    setWindowTitle(tr("Kkachi - %1 - %2").arg(words::mode(m_settings.mode), m_settings.market));
    m_tradingMenu->setTitle(tr("&Trading"));
    m_quit->setText(tr("&Quit"));
    m_languageMenu->setTitle(tr("&Language"));
    m_helpMenu->setTitle(tr("&Help"));
    m_about->setText(tr("&About Kkachi"));
    m_trading->retranslate();
    retranslateTabs();
}

void MainWindow::retranslateTabs() {
    const auto titled = [this](QWidget* page, const QString& name, std::size_t count) {
        const QString text = count == 0 ? name : QStringLiteral("%1 %2").arg(name).arg(count);
        m_tabs->setTabText(m_tabs->indexOf(page), text);
    };
    const engine::Snapshot none;
    const engine::Snapshot& shown = m_snapshot ? *m_snapshot : none;
    titled(m_orders, tr("Orders"), shown.orders.size());
    titled(m_fills, tr("Fills"), shown.fills.size());
    titled(m_signals, tr("Signals"), shown.signals.size());
    titled(m_alerts, tr("Alerts"), shown.alerts.size());
}

} // namespace kkachi::ui
