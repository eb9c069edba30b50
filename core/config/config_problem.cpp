#include "base/translatable.h"
#include "config/config_loader.h"

namespace kkachi::config {

std::string shortened(std::string_view value) {
    constexpr std::size_t kLongest = 200;
    if (value.size() <= kLongest)
        return std::string{value};
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80)
        --end; // not inside a UTF-8 character
    return std::string{value.substr(0, end)} + "...";
}

std::string_view toString(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::FileUnreadable:
        return "file_unreadable";
    case ProblemKind::Syntax:
        return "syntax";
    case ProblemKind::UnknownKey:
        return "unknown_key";
    case ProblemKind::SecretInClear:
        return "secret_in_clear";
    case ProblemKind::WrongType:
        return "wrong_type";
    case ProblemKind::Malformed:
        return "malformed";
    case ProblemKind::OutOfRange:
        return "out_of_range";
    case ProblemKind::NotAChoice:
        return "not_a_choice";
    case ProblemKind::Insecure:
        return "insecure";
    case ProblemKind::NeedsProtection:
        return "needs_protection";
    }
    return {};
}

std::string_view explanation(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::FileUnreadable:
        return KKACHI_TRANSLATABLE("config", "{place}: the file {value} cannot be read");
    case ProblemKind::Syntax:
        return KKACHI_TRANSLATABLE("config", "{place}: this is not TOML: {value}");
    case ProblemKind::UnknownKey:
        return KKACHI_TRANSLATABLE("config", "{place}: there is no setting {key} (value {value})");
    case ProblemKind::SecretInClear:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} looks like a secret. Keys and passwords belong in the "
                                             "keychain: kkachi-cli keys set NAME");
    case ProblemKind::WrongType:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} is of the wrong type. Allowed: {allowed}");
    case ProblemKind::Malformed:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} cannot be read. Allowed: {allowed}");
    case ProblemKind::OutOfRange:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} is out of range. Allowed: {allowed}");
    case ProblemKind::NotAChoice:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} is none of the choices. Allowed: {allowed}");
    case ProblemKind::Insecure:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} would send keys unencrypted to another machine. "
                                             "Allowed: {allowed}");
    case ProblemKind::NeedsProtection:
        return KKACHI_TRANSLATABLE("config", "{place}: {key} = {value} would open the web page to the network, which "
                                             "needs TLS and a password. This version has neither. Allowed: {allowed}");
    }
    return {};
}

} // namespace kkachi::config
