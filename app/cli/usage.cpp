#include "app/cli/usage.h"

#include <QCoreApplication>
#include <QStringList>

#include <charconv>
#include <cstdio>

namespace kkachi::app::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Usage)
};

QString of(const std::string& text) {
    return QString::fromStdString(text);
}

QString rangeSentence(const QString& text, std::uint64_t most) {
    return Words::tr("%1 is out of range; allowed: whole numbers from 0 to %2").arg(text).arg(most);
}

// The command that was reached before the line went wrong.
const CLI::App& deepest(const CLI::App& program) {
    const CLI::App* reached = &program;
    for (auto parsed = reached->get_subcommands(); !parsed.empty(); parsed = reached->get_subcommands())
        reached = parsed.front();
    return *reached;
}

QString commandsOf(const CLI::App& command) {
    QStringList names;
    for (const CLI::App* below : command.get_subcommands([](const CLI::App*) { return true; }))
        names << of(below->get_name());
    return names.join(QStringLiteral(", "));
}

QString wholeName(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return parent == nullptr ? of(command.get_name()) : wholeName(*parent) + u' ' + of(command.get_name());
}

QString sentenceFor(const CLI::App& program, const CLI::App& reached, const CLI::ParseError& error) {
    const auto left = program.remaining(true);
    const bool lacksCommand = reached.get_require_subcommand_min() > 0;
    if (lacksCommand && !left.empty() && left.front().front() != '-')
        return Words::tr("There is no command \"%1\"; known are: %2").arg(of(left.front()), commandsOf(reached));
    if (!left.empty())
        return Words::tr("Not expected here: %1").arg(of(left.front()));
    if (lacksCommand)
        return Words::tr("A command is needed: %1").arg(commandsOf(reached));
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
        return Words::tr("A value cannot be read: %1").arg(of(error.what()));
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
        return Words::tr("Something is missing: %1").arg(of(error.what()));
    return of(error.what());
}

} // namespace

void nameHelpParts(CLI::App& program) {
    const std::string options = Words::tr("Options").toStdString();
    program.get_formatter()->label("Usage", Words::tr("Usage").toStdString());
    program.get_formatter()->label("Positionals", Words::tr("Positionals").toStdString());
    program.get_formatter()->label("OPTIONS", Words::tr("OPTIONS").toStdString());
    program.get_formatter()->label("SUBCOMMAND", Words::tr("COMMAND").toStdString());
    program.get_formatter()->label("REQUIRED", Words::tr("REQUIRED").toStdString());
    program.set_help_flag("-h,--help", Words::tr("Print this help and end").toStdString());
    for (CLI::Option* option : program.get_options())
        if (option->nonpositional())
            option->group(options);
    if (program.get_parent() != nullptr)
        program.group(Words::tr("Commands").toStdString());
    for (CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
        nameHelpParts(*command);
}

void printUsageError(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App& reached = deepest(program);
    printProblem(sentenceFor(program, reached, error));
    std::fprintf(stderr, "%s\n", Words::tr("See: %1 --help").arg(wholeName(reached)).toUtf8().constData());
}

std::string wholeNumberProblem(const std::string& text, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number <= most)
        return {};
    return rangeSentence(of(text), most).toStdString();
}

} // namespace kkachi::app::cli
