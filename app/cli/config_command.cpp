#include "app/cli/config_command.h"

#include "app/composition/session_settings.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kkachi::app::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConfigCommand)
};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

int check(const GlobalOptions& globals) {
    const auto configuration = loadSettings(globals);
    if (!configuration)
        return configuration.error();
    const auto strategy =
        strategy::makeStrategy(configuration->text("signal.strategy"), configuration->parameters("signal.params"));
    if (!strategy) {
        printProblem(QStringLiteral("signal.strategy, signal.params: ") + sentenceFor(strategy.error()));
        return kConfiguration;
    }
    const QString smallest = QString::fromStdString(smallestCapitalFor(*configuration).toString());
    if (globals.json) {
        const QJsonObject answer{{QStringLiteral("ok"), true}, {QStringLiteral("smallest_capital_krw"), smallest}};
        printLine(QString::fromUtf8(QJsonDocument{answer}.toJson(QJsonDocument::Compact)));
        return kDone;
    }
    printLine(Words::tr("The configuration is in order."));
    printLine(Words::tr("Smallest workable capital with these limits: %1 won.").arg(smallest));
    return kDone;
}

int show(const GlobalOptions& globals) {
    const auto configuration = loadSettings(globals);
    if (!configuration)
        return configuration.error();
    QJsonArray list;
    for (const config::SettingDeclaration& declared : config::settingTable()) {
        const config::Setting& setting = configuration->setting(declared.name);
        const QString origin = of(toString(setting.origin));
        if (globals.json)
            list.append(QJsonObject{{QStringLiteral("key"), of(declared.name)},
                                    {QStringLiteral("value"), of(setting.text)},
                                    {QStringLiteral("origin"), origin},
                                    {QStringLiteral("place"), of(setting.place)},
                                    {QStringLiteral("allowed"), of(config::allowedText(declared))}});
        else
            printLine(QStringLiteral("%1 = %2  # %3%4")
                          .arg(of(declared.name), of(setting.text), origin,
                               setting.place.empty() ? QString{} : u' ' + of(setting.place)));
    }
    if (globals.json)
        printLine(QString::fromUtf8(QJsonDocument{list}.toJson(QJsonDocument::Compact)));
    return kDone;
}

} // namespace

void addConfigCommand(CLI::App& program, Invocation& invocation) {
    auto* command =
        program.add_subcommand("config", Words::tr("What is set, where it came from, what is wrong").toStdString());
    command->require_subcommand(1);
    command->fallthrough();
    command->footer(Words::tr("Example: kkachi-cli config show --config kkachi.toml").toStdString());
    command->add_subcommand("check", Words::tr("Check every setting; exit code 3 when one is wrong").toStdString())
        ->fallthrough()
        ->callback([&invocation] { invocation.chosen = [&invocation] { return check(invocation.globals); }; });
    command->add_subcommand("show", Words::tr("Print every setting with its origin").toStdString())
        ->fallthrough()
        ->callback([&invocation] { invocation.chosen = [&invocation] { return show(invocation.globals); }; });
}

} // namespace kkachi::app::cli
