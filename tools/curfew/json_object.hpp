#pragma once
// JSON for machines: an object on one line, its members in the order they are added.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Bytes that are no UTF-8 are written as U+FFFD.
class json_object {
public:
    json_object& add(std::string_view name, std::string_view value);
    /// The value, or null.
    json_object& add_or_null(std::string_view name, const std::optional<std::string>& value);
    json_object& add_or_null(std::string_view name, std::optional<std::uint64_t> value);
    /// JSON text, as it is.
    json_object& add_json(std::string_view name, std::string_view json);
    json_object& add_bool(std::string_view name, bool value);

    /// The object; more can be added after it.
    [[nodiscard]] std::string text() const { return text_ + '}'; }

private:
    void add_name(std::string_view name);

    std::string text_ = "{";
};

/// `[a,b]` of JSON texts.
[[nodiscard]] std::string json_array(const std::vector<std::string>& values);

/// A JSON string.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace curfew::tool
