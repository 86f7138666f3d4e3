#pragma once
// What names a member of JSON objects: the member itself, or a JSON Pointer (RFC 6901).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// The members that lead to what `name` names: one, or those of a JSON Pointer, which starts with a slash.
[[nodiscard]] inline std::vector<std::string> json_path_of(std::string_view name) {
    if (!name.starts_with('/')) return {std::string{name}};
    std::vector<std::string> members;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '/') {
            members.emplace_back();
        } else if (c == '~' && i + 1 < name.size() && (name[i + 1] == '0' || name[i + 1] == '1')) {
            members.back() += name[++i] == '0' ? '~' : '/';
        } else {
            members.back() += c;
        }
    }
    return members;
}

} // namespace curfew::tool
