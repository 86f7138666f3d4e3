#include "json_object.hpp"

#include <nlohmann/json.hpp>

namespace curfew::tool {

std::string json_string(std::string_view text) {
    constexpr int compact = -1;
    return nlohmann::json(text).dump(compact, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_array(const std::vector<std::string>& values) {
    std::string result = "[";
    for (const std::string& value : values) {
        if (result.size() > 1) result += ',';
        result += value;
    }
    return result + ']';
}

void json_object::add_name(std::string_view name) {
    if (text_.size() > 1) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
}

json_object& json_object::add(std::string_view name, std::string_view value) {
    add_name(name);
    text_ += json_string(value);
    return *this;
}

json_object& json_object::add_or_null(std::string_view name, const std::optional<std::string>& value) {
    add_name(name);
    text_ += value ? json_string(*value) : "null";
    return *this;
}

json_object& json_object::add_or_null(std::string_view name, std::optional<std::uint64_t> value) {
    add_name(name);
    text_ += value ? std::to_string(*value) : "null";
    return *this;
}

json_object& json_object::add_json(std::string_view name, std::string_view json) {
    add_name(name);
    text_ += json;
    return *this;
}

json_object& json_object::add_bool(std::string_view name, bool value) {
    add_name(name);
    text_ += value ? "true" : "false";
    return *this;
}

} // namespace curfew::tool
