#pragma once
// What the records of well-known sources look like, as options of `audit`.

#include <span>
#include <string>
#include <string_view>

namespace curfew::tool {

struct profile_option {
    std::string_view name;
    std::string_view value;
};

struct record_profile {
    std::string_view name;
    std::span<const profile_option> options;
    /// Its times are local times of the server that wrote them, whose zone no record names.
    bool has_server_times = false;
};

/// In the order of their names in the help.
[[nodiscard]] std::span<const record_profile> record_profiles() noexcept;

/// nullptr if there is none of that name.
[[nodiscard]] const record_profile* find_profile(std::string_view name) noexcept;

/// The options as a command line has them.
[[nodiscard]] std::string command_line_of(const record_profile& profile);

} // namespace curfew::tool
