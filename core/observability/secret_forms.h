// The encodings in which a secret may turn up in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kkachi::observability {

// Raw, hexadecimal, percent-encoded, and base64 in both alphabets; all of them of the bytes and of UTF-16 (either byte
// order), in which Qt keeps its texts. Base64 of a longer text that holds the secret
// differs with the secret's offset; of each of the three alignments the characters that depend on the secret alone are
// given.
std::vector<std::string> secretForms(std::string_view secret);

} // namespace kkachi::observability
