#pragma once
// JSON for machines: an object on one line, its members in the order they are added.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace curfew::tool {

/// Bytes that are no UTF-8 are written as U+FFFD.
class json_object {
public:
    json_object& add(std::string_view name, std::string_view value);
    /// The value, or null.
    json_object& add_or_null(std::string_view name, const std::optional<std::string>& value);
    json_object& add_or_null(std::string_view name, std::optional<std::uint64_t> value);
    json_object& add_bool(std::string_view name, bool value);

    [[nodiscard]] std::string text() const { return text_ + '}'; }

private:
    void add_name(std::string_view name);

    std::string text_ = "{";
};

} // namespace curfew::tool
