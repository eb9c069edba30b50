#include "exchange/upbit/plain_encodings.h"

#include <cstdint>

namespace kkachi::exchange::upbit {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr char kBase64Url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::uint32_t byteOf(char c) {
    return static_cast<unsigned char>(c);
}

} // namespace

void appendHex(std::string& text, std::string_view bytes) {
    const std::size_t before = text.size();
    text.resize(before + 2 * bytes.size());
    char* out = text.data() + before;
    for (const char c : bytes) {
        *out++ = kHexDigits[byteOf(c) >> 4];
        *out++ = kHexDigits[byteOf(c) & 15U];
    }
}

void appendBase64Url(std::string& text, std::string_view bytes) {
    const std::size_t before = text.size();
    text.resize(before + (bytes.size() * 4 + 2) / 3);
    char* out = text.data() + before;
    const char* in = bytes.data();
    const char* const end = in + bytes.size();
    for (; end - in >= 3; in += 3) {
        const std::uint32_t group = byteOf(in[0]) << 16 | byteOf(in[1]) << 8 | byteOf(in[2]);
        for (const int shift : {18, 12, 6, 0})
            *out++ = kBase64Url[group >> shift & 63U];
    }
    if (in == end)
        return;
    const std::uint32_t rest = byteOf(in[0]) << 16 | (end - in == 2 ? byteOf(in[1]) << 8 : 0U);
    *out++ = kBase64Url[rest >> 18];
    *out++ = kBase64Url[rest >> 12 & 63U];
    if (end - in == 2)
        *out++ = kBase64Url[rest >> 6 & 63U];
}

} // namespace kkachi::exchange::upbit
