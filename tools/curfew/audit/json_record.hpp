#pragma once
// A JSON object on a line: is it one, and what do some of its members say.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Reads objects, one after the other; what it found is good until the next.
class json_record_reader {
public:
    enum class kind : std::uint8_t { absent, text, integer, other };

    /// A member that is looked for.
    struct member {
        std::string name;
        kind found = kind::absent;
        /// Of a text or an integer.
        std::string value;
    };

    /// Looks for `wanted`, and for members with the names `taken`, which must not be there.
    json_record_reader(const std::vector<std::string>& wanted, std::vector<std::string> taken);

    /// Reads one object; false with error() if the text is not one, or an object that holds a member of `wanted` twice or
    /// one of `taken`. Linear; allocates only for values and for faults.
    [[nodiscard]] bool read(std::string_view text);

    /// Of the last text, in the order of `wanted`.
    [[nodiscard]] const std::vector<member>& members() const noexcept { return members_; }

    /// A sentence; empty after a good one.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }

    /// Whether the last text is an object to which members can be added, faults or not.
    [[nodiscard]] bool is_extensible() const noexcept { return is_extensible_; }

private:
    class handler;

    std::vector<member> members_;
    std::vector<std::string> taken_;
    std::string error_;
    bool is_extensible_ = false;
};

} // namespace curfew::tool
