#pragma once
// A zone file put together by hand, right or wrong in every part.

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace tzif_file {

struct type {
    std::int32_t offset = 0;
    std::uint8_t daylight = 0;
    std::uint8_t name = 0;
};

struct transition {
    std::int64_t at = 0;
    std::uint8_t type = 0;
};

/// The data of one half; counts are what the lists have, unless given.
struct half {
    std::vector<transition> transitions;
    std::vector<type> types{{0, 0, 0}};
    std::string names{"UTC\0", 4};
    std::string standard_flags;
    std::string ut_flags;
    std::uint32_t leap_seconds = 0;
};

inline std::string big_endian(std::uint64_t value, int bytes) {
    std::string result;
    for (int i = bytes - 1; i >= 0; --i) result += static_cast<char>(value >> (8 * i) & 0xFF);
    return result;
}

inline std::string bytes_of(const half& h, char version, int time_size) {
    std::string result = "TZif";
    result += version;
    result += std::string(15, '\0');
    for (const std::size_t count : {h.ut_flags.size(), h.standard_flags.size(), std::size_t{h.leap_seconds},
                                    h.transitions.size(), h.types.size(), h.names.size()}) {
        result += big_endian(count, 4);
    }
    for (const transition& t : h.transitions) result += big_endian(static_cast<std::uint64_t>(t.at), time_size);
    for (const transition& t : h.transitions) result += static_cast<char>(t.type);
    for (const type& t : h.types) {
        result += big_endian(static_cast<std::uint32_t>(t.offset), 4);
        result += static_cast<char>(t.daylight);
        result += static_cast<char>(t.name);
    }
    result += h.names;
    result += std::string(h.leap_seconds * static_cast<std::size_t>(time_size + 4), '\0');
    return result + h.standard_flags + h.ut_flags;
}

/// A file of version 2 or later. The first half is as small as zic's '-b slim' makes it.
inline std::string bytes_of(const half& h, const std::string& footer, char version = '2') {
    half first;
    first.names = std::string(1, '\0');
    return bytes_of(first, version, 4) + bytes_of(h, version, 8) + footer;
}

/// The bytes of a file; throws where it cannot be read.
inline std::string read(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace tzif_file
