#include "app/cli/doctor_command.h"

#include "app/composition/data_directory.h"
#include "app/doctor/analyst_check.h"
#include "app/doctor/doctor.h"
#include "app/doctor/exchange_checks.h"
#include "app/doctor/key_checks.h"
#include "app/doctor/local_checks.h"
#include "app/options/secret_prompt.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace kkachi::app::cli {

namespace {

using doctor::Area;
using doctor::Doctor;
using doctor::Finding;
using doctor::Findings;
using doctor::Grade;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DoctorCommand)
};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString sentence(const Finding& finding) {
    return finding.advice.isEmpty() ? finding.text : finding.text + QStringLiteral(" -> ") + finding.advice;
}

void printFinding(const Finding& finding) {
    printLine(
        QStringLiteral("%1 %2 %3").arg(of(toString(finding.grade)), -5).arg(finding.check, -18).arg(sentence(finding)));
}

QJsonObject jsonOf(const Finding& finding) {
    return {{QStringLiteral("check"), finding.check},
            {QStringLiteral("grade"), of(toString(finding.grade))},
            {QStringLiteral("code"), finding.code},
            {QStringLiteral("text"), finding.text},
            {QStringLiteral("advice"), finding.advice}};
}

int exitCodeFor(const Findings& findings) {
    const auto fails = [&](Area area) {
        return std::any_of(findings.begin(), findings.end(),
                           [area](const Finding& f) { return f.grade == Grade::Fail && f.area == area; });
    };
    if (fails(Area::Configuration))
        return kConfiguration;
    if (fails(Area::Network))
        return kExchange;
    return fails(Area::Machine) ? kFailed : kDone;
}

// One visit to the doctor: gathers the checks that the mode needs, runs them, prints.
class Visit {
  public:
    Visit(const Invocation& invocation, const std::string& mode)
        : m_globals{invocation.globals}
        , m_environment{invocation.environmentKeys}
        , m_ring{cloneOf(invocation.environmentKeys), dataDirectoryFor(invocation.globals), passphraseSource()} {
        Overrides overrides;
        if (!mode.empty())
            overrides.push_back({"--mode", "mode", mode});
        const auto read = readSettings(m_globals, overrides);
        QObject::connect(&m_doctor, &Doctor::began, &m_context, [this](int number) { showProgress(number); });
        QObject::connect(&m_doctor, &Doctor::found, &m_context, [this](const Finding& finding) { note(finding); });
        QObject::connect(&m_doctor, &Doctor::finished, &m_context, [this] { end(); });
        if (read)
            prescribe(*read);
        else
            prescribeWithout(read.error());
    }

    int run() {
        m_doctor.run();
        return QCoreApplication::exec();
    }

  private:
    void addFindings(const QString& name, const std::function<Findings()>& find) {
        m_doctor.add({.name = name, .begin = [find](const doctor::Report& report) { report(find()); }});
    }
    void addFolder() {
        const QString path = QDir{dataDirectoryFor(m_globals)}.absolutePath();
        addFindings(QStringLiteral("data_directory"), [path] { return doctor::checkDataDirectory(path); });
    }

    // Without a configuration nothing is known about where to look further.
    void prescribeWithout(const std::vector<config::ConfigProblem>& problems) {
        Findings findings;
        for (const config::ConfigProblem& problem : problems)
            findings.push_back(doctor::fail(QStringLiteral("config"), Area::Configuration, of(toString(problem.kind)),
                                            sentenceFor(problem),
                                            Words::tr("Correct it; see kkachi-cli config show.")));
        addFindings(QStringLiteral("config"), [findings] { return findings; });
        addFolder();
    }

    void prescribe(const config::Configuration& configuration) {
        const base::Mode mode = configuration.mode();
        m_mode = of(toString(mode));
        addFindings(QStringLiteral("config"), [this] {
            return Findings{doctor::fine(QStringLiteral("config"), Words::tr("in order; mode %1").arg(m_mode))};
        });
        addFolder();
        const QString url = databaseUrlFor(m_globals, configuration);
        addFindings(QStringLiteral("database"), [url] { return doctor::checkDatabase(url); });
        m_doctor.add({.name = QStringLiteral("key_store"),
                      .begin =
                          [this, mode](const doctor::Report& report) {
                              doctor::checkKeyStores(m_ring, m_environment, mode, report);
                          },
                      .deadline = std::chrono::seconds{90}});
        if (mode == base::Mode::Demo)
            addFindings(QStringLiteral("network"), [] {
                return Findings{doctor::fine(QStringLiteral("network"),
                                             Words::tr("demo needs neither network nor keys; --mode paper and --mode "
                                                       "live check them"))};
            });
        else
            prescribeNetwork(configuration, mode);
    }

    void prescribeNetwork(const config::Configuration& configuration, base::Mode mode) {
        m_way->exchange.restUrl = QUrl{of(configuration.text("exchange.rest_url"))};
        m_way->exchange.websocketUrl = QUrl{of(configuration.text("exchange.websocket_url"))};
        m_way->exchange.caFile = of(configuration.text("exchange.ca_file"));
        m_way->exchange.market = configuration.text("market");
        doctor::addExchangeChecks(m_doctor, m_way);
        doctor::addKeyCheck(m_doctor, m_ring, m_way, mode);
        doctor::addAnalystCheck(m_doctor, m_ring, configuration, m_context);
    }

    void showProgress(int number) const {
        if (isatty(STDERR_FILENO) != 0)
            std::fprintf(stderr, "\r\033[K[%d/%d] ", number, m_doctor.count());
    }
    static void clearProgress() {
        if (isatty(STDERR_FILENO) != 0)
            std::fputs("\r\033[K", stderr);
    }

    void note(const Finding& finding) {
        m_findings.push_back(finding);
        clearProgress();
        if (!m_globals.json)
            printFinding(finding);
    }

    void end() {
        clearProgress();
        const int code = exitCodeFor(m_findings);
        if (m_globals.json)
            printJson(code);
        else if (!m_doctor.leftOut().isEmpty())
            printLine(
                Words::tr("Not checked, because of the above: %1.").arg(m_doctor.leftOut().join(QStringLiteral(", "))));
        QCoreApplication::exit(code);
    }

    void printJson(int code) const {
        QJsonArray checks;
        for (const Finding& finding : m_findings)
            checks.append(jsonOf(finding));
        const QJsonObject document{{QStringLiteral("ok"), code == kDone},
                                   {QStringLiteral("mode"), m_mode.isEmpty() ? QJsonValue{} : QJsonValue{m_mode}},
                                   {QStringLiteral("checks"), checks},
                                   {QStringLiteral("not_checked"), QJsonArray::fromStringList(m_doctor.leftOut())}};
        printLine(QString::fromUtf8(QJsonDocument{document}.toJson(QJsonDocument::Compact)));
    }

    const GlobalOptions& m_globals;
    const storage::SecretChain::Environment& m_environment;
    QObject m_context;
    KeyRing m_ring;
    std::shared_ptr<doctor::Way> m_way = std::make_shared<doctor::Way>();
    Doctor m_doctor;
    Findings m_findings;
    QString m_mode;
};

} // namespace

void addDoctorCommand(CLI::App& program, Invocation& invocation) {
    auto mode = std::make_shared<std::string>();
    auto* command = program.add_subcommand(
        "doctor", Words::tr("Check keys, rights, clock, network, database and disk").toStdString());
    command->add_option("--mode", *mode, Words::tr("demo, paper or live; live checks everything").toStdString());
    command->footer(Words::tr("Example: kkachi-cli doctor --mode live").toStdString());
    command->callback([&invocation, mode] {
        invocation.chosen = [&invocation, mode] { return Visit{invocation, *mode}.run(); };
    });
}

} // namespace kkachi::app::cli
