// From the configuration to what each module needs to know.
#pragma once

#include "base/result.h"
#include "config/configuration.h"
#include "engine/engine_settings.h"
#include "exchange/upbit/upbit_settings.h"
#include "simulator/simulator_settings.h"
#include "storage/journal_start.h"
#include "strategy/strategy_catalogue.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace kkachi::app {

// What one trading session is made of.
struct SessionSettings {
    config::Configuration configuration;
    QString databaseUrl;
    QString logFile;
    QString language;
    // Demo only.
    std::uint64_t seed = 1;
    double speed = 1;
    std::optional<simulator::ReplayTape> replay;
};

// "ko" is Korean, anything else English.
signal::Language languageFrom(const QString& language);

risk::Limits limitsFrom(const config::Configuration& configuration);

// runTag must differ between any two runs that talk to the same venue.
base::Result<engine::EngineSettings, strategy::StrategyError>
engineSettingsFrom(const SessionSettings& session, const storage::JournalStart& start, std::string runTag);

simulator::SimulatorSettings simulatorSettingsFrom(const SessionSettings& session);

// The exchange as it is configured. Demo mode puts the addresses of its own exchange in their place.
exchange::upbit::UpbitSettings upbitSettingsFrom(const config::Configuration& configuration);

// The smallest total capital with which an entry can be sold again at its stop, under the default rules of a won
// market.
base::Krw smallestCapitalFor(const config::Configuration& configuration);

} // namespace kkachi::app
