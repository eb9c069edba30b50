// Errors, which are data everywhere else, as sentences in the user's language. Each names the place and what is
// allowed.
#pragma once

#include "app/composition/data_directory.h"
#include "app/composition/trading_session.h"
#include "config/config_loader.h"
#include "history/csv_error.h"
#include "strategy/strategy_catalogue.h"

#include <QString>

namespace kkachi::app {

QString sentenceFor(const config::ConfigProblem& problem);
QString sentenceFor(const history::CsvError& error);
QString sentenceFor(const DirectoryError& error);
QString sentenceFor(const strategy::StrategyError& error);
QString sentenceFor(TradingSession::Problem problem, const QString& detail);

} // namespace kkachi::app
