#include "simulator/gzip.h"

#include <zlib.h>

#include <new>
#include <stdexcept>

namespace kkachi::simulator {

namespace {

constexpr int kFast = 3;             // these bodies live for one reply
constexpr int kGzipWindow = 15 + 16; // zlib's way to ask for the gzip form
constexpr int kUsualMemory = 8;

} // namespace

std::string gzipped(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, kFast, Z_DEFLATED, kGzipWindow, kUsualMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc{};
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    // zlib does not write to its input; its declaration is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw std::logic_error{"deflateBound promised room that was not enough"};
    return packed;
}

} // namespace kkachi::simulator
