#include "app/options/secret_prompt.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

namespace kkachi::app::cli {

namespace {

using base::Secret;
using base::Unexpected;
using storage::SecretStoreError;
using storage::vault::PassphraseFor;

constexpr std::size_t kLongestLine = 4096;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SecretPrompt)
};

// Switches the terminal's echo off while it lives.
class SilentTerminal {
  public:
    explicit SilentTerminal(int descriptor)
        : m_descriptor{descriptor} {
        if (isatty(descriptor) == 0 || tcgetattr(descriptor, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isSilent = tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (m_isSilent)
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

  private:
    int m_descriptor;
    termios m_before{};
    bool m_isSilent = false;
};

void say(int descriptor, const QString& text) {
    const QByteArray bytes = text.toUtf8();
    if (::write(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size())) < 0)
        return; // a prompt that nobody sees is no reason not to read
}

// Byte by byte and unbuffered: no copy of the secret stays in a stream's buffer.
Secret readLine(int descriptor) {
    std::string line;
    line.reserve(kLongestLine);
    char next = 0;
    while (line.size() < kLongestLine) {
        const ssize_t count = ::read(descriptor, &next, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || next == '\n')
            break;
        line += next;
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return Secret{std::move(line)};
}

Secret ask(int terminal, const QString& prompt) {
    say(terminal, prompt);
    const SilentTerminal silent{terminal};
    Secret line = readLine(terminal);
    say(terminal, QStringLiteral("\n"));
    return line;
}

class Descriptor {
  public:
    Descriptor(const char* path, int flags)
        : m_number{::open(path, flags | O_CLOEXEC)} {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

  private:
    int m_number;
};

std::optional<Secret> credential() {
    const char* const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr)
        return std::nullopt;
    const Descriptor file{(std::string{folder} + "/kkachi-passphrase").c_str(), O_RDONLY};
    if (!file.isOpen())
        return std::nullopt;
    return readLine(file.number());
}

base::Result<Secret, SecretStoreError> askTerminal(PassphraseFor purpose) {
    // Somebody sits there only when what we say arrives on a terminal; standard input may be the key itself.
    const Descriptor terminal{"/dev/tty", O_RDWR};
    if (isatty(STDERR_FILENO) == 0 || !terminal.isOpen())
        return Unexpected{SecretStoreError::NoPassphrase};
    if (purpose == PassphraseFor::Open)
        return ask(terminal.number(), Words::tr("Passphrase of the key file (not shown): "));
    Secret first = ask(terminal.number(), Words::tr("New passphrase for the key file (not shown): "));
    const Secret second = ask(terminal.number(), Words::tr("The same once more: "));
    if (first.isEmpty() || first.reveal() != second.reveal())
        return Unexpected{SecretStoreError::NoPassphrase};
    return first;
}

} // namespace

Secret readSecretLine(const QString& prompt) {
    if (isatty(STDIN_FILENO) == 0)
        return readLine(STDIN_FILENO);
    say(STDERR_FILENO, prompt);
    const SilentTerminal silent{STDIN_FILENO};
    Secret line = readLine(STDIN_FILENO);
    say(STDERR_FILENO, QStringLiteral("\n"));
    return line;
}

storage::vault::AskPassphrase passphraseSource() {
    return [](PassphraseFor purpose) -> base::Result<Secret, SecretStoreError> {
        if (auto given = credential())
            return *std::move(given);
        return askTerminal(purpose);
    };
}

} // namespace kkachi::app::cli
