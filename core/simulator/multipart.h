// The parts of a multipart/form-data body (RFC 7578).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

struct FormPart {
    std::string name;
    std::string filename; // empty for a plain field
    std::string_view content;
};

// Nothing when the type is another one or the body is not put together as its boundary says. The contents lie in
// `body`.
std::optional<std::vector<FormPart>> readForm(std::string_view contentType, std::string_view body);

} // namespace kkachi::simulator
