// The members of a JSON request body in the order they were sent, with the text of every value as it was sent: what the
// query hash of a POST is made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::simulator {

using Members = std::vector<std::pair<std::string, std::string>>;

// Nothing unless the body is one JSON object of strings, numbers, booleans, nulls (left out) and arrays of the first
// three (their names get "[]", once for each element).
// Nulls are members too when `nullAs` gives them a text.
std::optional<Members> readMembers(std::string_view body, std::optional<std::string_view> nullAs = {});

// "k=v&k=v"
std::string joinMembers(const Members& members);

} // namespace kkachi::simulator
