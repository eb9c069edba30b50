// Hexadecimal and base64url (RFC 4648, without padding), appended to a text.
#pragma once

#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

void appendHex(std::string& text, std::string_view bytes);
void appendBase64Url(std::string& text, std::string_view bytes);

} // namespace kkachi::exchange::upbit
