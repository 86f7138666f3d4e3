#pragma once
// Records that are pushed again: which keys have been judged.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace curfew::tool {

/// Keeps each key it is given, with the line of its record: memory grows with the number of different keys.
class seen_keys {
public:
    /// Keeps a key that is new; else the line of the record that had it.
    [[nodiscard]] std::optional<std::uint64_t> add(const std::string& key, std::uint64_t line) {
        const auto [place, is_new] = lines_.try_emplace(key, line);
        return is_new ? std::nullopt : std::optional{place->second};
    }

private:
    std::unordered_map<std::string, std::uint64_t> lines_;
};

} // namespace curfew::tool
