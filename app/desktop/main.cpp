// kkachi: the desktop program.
#include "app/composition/key_ring.h"
#include "app/composition/language.h"
#include "app/composition/process_hardening.h"
#include "app/composition/stop_signals.h"
#include "app/desktop/desktop_options.h"
#include "app/desktop/desktop_program.h"
#include "ui/style/application_style.h"

#include <QApplication>

#include <utility>

namespace {

using namespace kkachi;
using namespace kkachi::app;

QString languageFor(const desktop::DesktopOptions& options, const DataDirectory& directory) {
    const QString asked = QString::fromStdString(options.session.globals.language);
    return chooseLanguage(asked.isEmpty() ? desktop::rememberedLanguage(directory) : asked);
}

int runWindow(int argc, char** argv, PreparedSession prepared, const desktop::DesktopOptions& options) {
    QApplication application{argc, argv};
    ui::style::applyTo(application);
    const QString language = languageFor(options, prepared.directory);
    prepared.settings.language = language;
    const StopSignals stopSignals;
    desktop::DesktopProgram program{std::move(prepared), language, options.start};
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &program, &desktop::DesktopProgram::stopAndQuit);
    program.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    hardenProcess();
    auto environmentKeys = takeEnvironmentKeys();
    StopSignals::block();
    QCoreApplication::setApplicationName(QStringLiteral("kkachi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KKACHI_VERSION));
    kkachi::base::Result<desktop::DesktopOptions, int> options = kkachi::base::Unexpected{0};
    kkachi::base::Result<PreparedSession, int> prepared = kkachi::base::Unexpected{0};
    {
        // The command line is read, and its problems are said, without a screen.
        QCoreApplication application{argc, argv};
        const auto texts = loadTexts(chooseLanguage(languageOption(argc, argv)));
        options = desktop::parseOptions(argc, argv);
        if (!options)
            return options.error();
        if (!desktop::hasDisplay()) {
            cli::printProblem(QCoreApplication::translate(
                "Desktop", "There is no display to open a window on. Without one, use: kkachi-cli run --mode demo"));
            return cli::kUsage;
        }
        prepared = prepareSession(options->session);
        if (!prepared)
            return prepared.error();
        prepared->takeKeys(std::move(environmentKeys));
    }
    return runWindow(argc, argv, *std::move(prepared), *options);
}
