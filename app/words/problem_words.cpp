#include "app/words/problem_words.h"

#include <QCoreApplication>

namespace kkachi::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

QString of(const std::string& text) {
    return QString::fromStdString(text);
}

QString translated(const char* context, std::string_view source) {
    return QCoreApplication::translate(context, std::string{source}.c_str());
}

// What only a file of trades can have.
QString tradeFileProblem(const history::CsvError& error) {
    using history::CsvProblem;
    switch (error.problem) {
    case CsvProblem::UnknownHeader:
        return Words::tr("the header \"%1\" is neither that of candles (timestamp, open, high, low, close, volume) nor "
                         "of trades (timestamp, price, volume)")
            .arg(of(error.text));
    case CsvProblem::TradeColumnMissing:
        return Words::tr("this is missing; trades need timestamp or trade_timestamp, price or trade_price, and volume "
                         "or trade_volume");
    case CsvProblem::NoTrades:
        return Words::tr("there is no trade in it");
    case CsvProblem::VolumeNotPositive:
        return Words::tr("\"%1\" is no volume of a trade; a volume is above 0").arg(of(error.text));
    case CsvProblem::UnknownSide:
        return Words::tr("\"%1\" is no side; allowed: BID, ASK, buy, sell").arg(of(error.text));
    case CsvProblem::NotAnId:
        return Words::tr("\"%1\" is no sequential id; a whole number above 0 is").arg(of(error.text));
    case CsvProblem::OtherMarket:
        return Words::tr("\"%1\" is another market than that of the first trade; one market is allowed")
            .arg(of(error.text));
    case CsvProblem::TimeOutOfOrder:
        return Words::tr("the time %1 is out of order; trades must stand in order of time").arg(of(error.text));
    case CsvProblem::NotJson:
        if (error.text.empty())
            return Words::tr("the file ends in the middle of its JSON");
        return Words::tr("\"%1\" is no part of a JSON array of objects, or of one object after the other")
            .arg(of(error.text));
    default:
        return {};
    }
}

// The system's problem with one file, without its place.
QString fileProblem(const history::CsvError& error) {
    using history::CsvProblem;
    switch (error.problem) {
    case CsvProblem::FileMissing:
        return Words::tr("there is no such file");
    case CsvProblem::FileUnreadable:
        return Words::tr("the file cannot be read: %1").arg(of(error.text));
    case CsvProblem::GzipTruncated:
        return Words::tr("the gzip file ends in the middle; it was not downloaded or written completely");
    case CsvProblem::GzipDamaged:
        return Words::tr("the gzip data are damaged");
    case CsvProblem::Empty:
        return Words::tr("the file is empty; a header line and at least one bar are needed");
    case CsvProblem::NoBars:
        return Words::tr("there is a header but no bar");
    case CsvProblem::ColumnMissing:
        return Words::tr(
            "the header has no column for this; needed are open_time_utc or timestamp, open, high, low, close, and "
            "volume, volume_btc or volume_base");
    case CsvProblem::ColumnRepeated:
        return Words::tr("the header names this column twice");
    case CsvProblem::FieldMissing:
        return Words::tr("the row ends before this column");
    case CsvProblem::TooManyFields:
        return Words::tr("the row has more fields than the header");
    case CsvProblem::LineTooLong:
        return Words::tr("the line is too long");
    case CsvProblem::NotATime:
        return Words::tr("\"%1\" is no time; ISO 8601 or epoch milliseconds are").arg(of(error.text));
    case CsvProblem::NotANumber:
        return Words::tr("\"%1\" is no decimal number").arg(of(error.text));
    case CsvProblem::TooManyDigits:
        return Words::tr("\"%1\" has more than 8 digits behind the point").arg(of(error.text));
    case CsvProblem::OutOfRange:
        return Words::tr("\"%1\" is beyond what Kkachi counts (92 billion)").arg(of(error.text));
    case CsvProblem::PriceNotPositive:
        return Words::tr("\"%1\" is no price; a price is above 0").arg(of(error.text));
    case CsvProblem::VolumeNegative:
        return Words::tr("\"%1\" is no volume; a volume is 0 or more").arg(of(error.text));
    case CsvProblem::HighBelowLow:
        return Words::tr("the bar's high is below its low (%1)").arg(of(error.text));
    case CsvProblem::OpenOutsideRange:
        return Words::tr("the bar's open is not between its low and its high (%1)").arg(of(error.text));
    case CsvProblem::CloseOutsideRange:
        return Words::tr("the bar's close is not between its low and its high (%1)").arg(of(error.text));
    case CsvProblem::TimeRepeated:
        return Words::tr("the time %1 is that of the bar before").arg(of(error.text));
    case CsvProblem::TimeBackwards:
        return Words::tr("the time %1 goes back; bars must stand in order").arg(of(error.text));
    default:
        return tradeFileProblem(error);
    }
}

} // namespace

QString sentenceFor(const config::ConfigProblem& problem) {
    QString sentence = translated("config", config::explanation(problem.kind));
    sentence.replace(QStringLiteral("{place}"), of(problem.place));
    sentence.replace(QStringLiteral("{key}"), of(problem.key));
    sentence.replace(QStringLiteral("{value}"), of(problem.value));
    sentence.replace(QStringLiteral("{allowed}"), of(problem.allowed));
    sentence.replace(QStringLiteral("{suggestion}"), of(problem.suggestion));
    if (!problem.suggestion.empty() && !sentence.contains(of(problem.suggestion)))
        sentence += u' ' + Words::tr("Did you mean %1?").arg(of(problem.suggestion));
    return sentence;
}

QString sentenceFor(const history::CsvError& error) {
    QString place = of(error.file);
    if (error.line > 0)
        place += QStringLiteral(":%1").arg(error.line);
    if (!error.column.empty())
        place += Words::tr(", column %1").arg(of(error.column));
    return place + QStringLiteral(": ") + fileProblem(error);
}

QString sentenceFor(const DirectoryError& error) {
    if (error.problem == DirectoryProblem::InUse)
        return Words::
            tr("%1 is in use by another Kkachi (process id %2). Each data folder serves one at a time; choose another "
               "with --data-dir.")
                .arg(error.path)
                .arg(error.processId);
    return Words::tr("The data folder %1 is not writable. Choose another with --data-dir.").arg(error.path);
}

QString sentenceFor(const strategy::StrategyError& error) {
    using strategy::StrategyProblem;
    switch (error.problem) {
    case StrategyProblem::UnknownStrategy:
        return Words::tr("There is no strategy \"%1\"; known are: %2").arg(of(error.subject), of(error.allowed));
    case StrategyProblem::UnknownParameter:
        return Words::tr("The strategy has no parameter \"%1\"; it has: %2").arg(of(error.subject), of(error.allowed));
    case StrategyProblem::OutOfRange:
        return Words::tr("The parameter %1 = %2 is out of range; allowed: %3")
            .arg(of(error.subject), of(error.value), of(error.allowed));
    case StrategyProblem::NotWhole:
        return Words::tr("The parameter %1 = %2 must be a whole number; allowed: %3")
            .arg(of(error.subject), of(error.value), of(error.allowed));
    case StrategyProblem::BadCombination:
        return Words::tr("The parameters %1 do not fit together (%2); needed: %3")
            .arg(of(error.subject), of(error.value), of(error.allowed));
    }
    return {};
}

QString sentenceFor(TradingSession::Problem problem, const QString& detail) {
    switch (problem) {
    case TradingSession::Problem::Database:
        return Words::tr("The database cannot be used: %1").arg(detail);
    case TradingSession::Problem::Exchange:
        return Words::tr("The exchange cannot be reached: %1").arg(detail);
    case TradingSession::Problem::Strategy:
        return Words::tr("The strategy cannot be used: %1").arg(detail);
    case TradingSession::Problem::Dashboard:
        return Words::tr("The web page cannot be served: %1").arg(detail);
    }
    return {};
}

} // namespace kkachi::app
