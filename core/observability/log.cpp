#include "observability/log.h"

#include "observability/redactor.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

namespace kkachi::observability {

namespace {

constexpr std::size_t kLongestMessage = 8 * 1024;

spdlog::level::level_enum spdlogLevel(Level level) {
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        return spdlog::level::err;
    case Level::Critical:
        return spdlog::level::critical;
    }
    return spdlog::level::critical;
}

// The file exists with the right mode before the first byte is written, and no link is followed to somebody else's.
void makePrivateFile(const std::string& file) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        throw spdlog::spdlog_ex{"cannot open the log file"};
    const bool isPrivate = fchmod(descriptor, S_IRUSR | S_IWUSR) == 0;
    close(descriptor);
    if (!isPrivate)
        throw spdlog::spdlog_ex{"cannot protect the log file"};
}

spdlog::sink_ptr openFile(const LogSettings& settings) {
    spdlog::file_event_handlers handlers;
    handlers.before_open = makePrivateFile;
    try {
        std::filesystem::create_directories(settings.file.parent_path());
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(settings.file.string(), settings.fileBytes,
                                                                      settings.filesKept, false, handlers);
    } catch (const std::exception&) {
        return nullptr;
    }
}

// Cuts between UTF-8 characters.
std::string_view cut(std::string_view text) {
    if (text.size() <= kLongestMessage)
        return text;
    std::size_t end = kLongestMessage;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

} // namespace

struct Log::Parts {
    LogSettings settings;
    std::shared_ptr<const base::Clock> clock;
    std::shared_mutex redactorMutex;
    Redactor redactor;
    bool hasFile = false;
    std::unique_ptr<spdlog::logger> logger;

    std::string clean(std::string_view text);
};

// Masked before anything else happens to the text: a secret that is cut or escaped first would no longer be known.
std::string Log::Parts::clean(std::string_view text) {
    const std::shared_lock lock{redactorMutex};
    const std::string masked = redactor.mask(text);
    const std::string_view kept = cut(masked);
    return encodeControls(kept) + (kept.size() < masked.size() ? " (cut)" : "");
}

Log::Log(LogSettings settings, std::shared_ptr<const base::Clock> clock)
    : m_parts{std::make_unique<Parts>()} {
    m_parts->settings = std::move(settings);
    m_parts->clock = std::move(clock);
    std::vector<spdlog::sink_ptr> sinks;
    if (m_parts->settings.toStandardError)
        sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!m_parts->settings.file.empty())
        if (auto file = openFile(m_parts->settings)) {
            m_parts->hasFile = true;
            sinks.push_back(std::move(file));
        }
    m_parts->logger = std::make_unique<spdlog::logger>("kkachi", sinks.begin(), sinks.end());
    m_parts->logger->set_pattern("%v");
    m_parts->logger->set_level(spdlogLevel(m_parts->settings.level));
    m_parts->logger->flush_on(spdlog::level::info);
    // A full disk must not bring the program down; standard error still gets the line.
    m_parts->logger->set_error_handler([](const std::string&) {});
}

Log::~Log() = default;

void Log::write(Level level, std::string_view category, std::string_view message) noexcept {
    if (!isOn(level))
        return;
    try {
        std::string line = base::formatUtc(m_parts->clock->now());
        for (const std::string_view part : {toString(level), base::toString(m_parts->settings.mode)})
            line.append(" ").append(part);
        line.append(" ").append(m_parts->clean(category)).append(" ").append(m_parts->clean(message));
        m_parts->logger->log(spdlogLevel(level), spdlog::string_view_t{line});
    } catch (...) { // NOLINT: out of memory while logging is not worth a trade
    }
}

bool Log::isOn(Level level) const {
    return level >= m_parts->settings.level;
}

void Log::hide(const base::Secret& secret) {
    const std::unique_lock lock{m_parts->redactorMutex};
    m_parts->redactor.add(secret);
}

bool Log::hasFile() const {
    return m_parts->hasFile;
}

void Log::flush() {
    m_parts->logger->flush();
}

} // namespace kkachi::observability
