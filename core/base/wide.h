// The 128-bit integer that exact products need, kept in one place because its name is the compilers' own.
#pragma once

namespace kkachi::base {

__extension__ typedef __int128 Wide;

} // namespace kkachi::base
