#pragma once
// A place in the request, without allocation: /ForbidTimeList/0/Times/1 is
//
//     json_pointer{} / field::forbid_time_list / 0 / field::times / 1

#include <curfew/diagnostics/field.hpp>
#include <curfew/time/detail/order.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace curfew::inline v0 {

/// A JSON Pointer (RFC 6901) to a place the API knows: fields by name, entries of lists by index from 0.
/// Up to four names, each with an index or without; a deeper place is cut off to the nearest one that fits.
class json_pointer {
public:
    /// The whole document.
    constexpr json_pointer() noexcept = default;

    /// The member `f` of the place.
    [[nodiscard]] constexpr json_pointer operator/(field f) const noexcept;

    /// The entry `index` of the place, which must be a named list that has no index yet.
    [[nodiscard]] constexpr json_pointer operator/(std::size_t index) const noexcept;

    /// Whether `other` is this place or lies inside it.
    [[nodiscard]] constexpr bool contains(const json_pointer& other) const noexcept;

    /// The place this one is a member or entry of; the whole document is its own parent.
    [[nodiscard]] constexpr json_pointer parent() const noexcept;

    /// The last name of the place, `field::none` for the whole document.
    [[nodiscard]] constexpr field last_field() const noexcept;

    /// How many names there are in the place, 0…4.
    [[nodiscard]] constexpr std::size_t depth() const noexcept;

    /// The name number `i` of the place, counted from 0, i < depth(), and the index after it, if there is one.
    [[nodiscard]] constexpr field name_at(std::size_t i) const noexcept { return steps_[i].name; }
    [[nodiscard]] constexpr std::optional<std::size_t> index_at(std::size_t i) const noexcept {
        if (steps_[i].index_plus_one == 0) return std::nullopt;
        return steps_[i].index_plus_one - 1;
    }

    /// Whether it is the whole document.
    [[nodiscard]] constexpr bool is_root() const noexcept { return steps_[0].name == field::none; }

    /// Any total order in which a place stands directly before the places inside it.
    friend constexpr auto operator<=>(const json_pointer&, const json_pointer&) noexcept = default;

    /// The pointer as text; "" for the whole document.
    [[nodiscard]] std::string text() const;

private:
    struct step {
        field name = field::none;
        std::uint32_t index_plus_one = 0;
        friend constexpr auto operator<=>(const step&, const step&) noexcept = default;
    };

    std::array<step, 4> steps_{};
};

/// A name as one token of a JSON Pointer: `~` is written `~0`, `/` is written `~1` (RFC 6901, section 3).
[[nodiscard]] inline std::string escaped_pointer_token(std::string_view name);

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::size_t json_pointer::depth() const noexcept {
    std::size_t count = 0;
    while (count < steps_.size() && steps_[count].name != field::none) ++count;
    return count;
}

constexpr json_pointer json_pointer::operator/(field f) const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count < steps_.size()) result.steps_[count].name = f;
    return result;
}

constexpr json_pointer json_pointer::operator/(std::size_t index) const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count == 0 || steps_[count - 1].index_plus_one != 0) return result;
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    result.steps_[count - 1].index_plus_one = static_cast<std::uint32_t>(detail::min_of(index, most) + 1);
    return result;
}

constexpr bool json_pointer::contains(const json_pointer& other) const noexcept {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (steps_[i] == other.steps_[i]) continue;
        const bool rest_is_open = i + 1 == steps_.size() || steps_[i + 1].name == field::none;
        return rest_is_open && (steps_[i].name == field::none ||
                                (steps_[i].name == other.steps_[i].name && steps_[i].index_plus_one == 0));
    }
    return true;
}

constexpr json_pointer json_pointer::parent() const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count == 0) return result;
    step& last = result.steps_[count - 1];
    if (last.index_plus_one != 0) {
        last.index_plus_one = 0;
    } else {
        last = step{};
    }
    return result;
}

constexpr field json_pointer::last_field() const noexcept {
    const std::size_t count = depth();
    return count == 0 ? field::none : steps_[count - 1].name;
}

inline std::string json_pointer::text() const {
    std::string result;
    for (const step& s : steps_) {
        if (s.name == field::none) break;
        result += '/';
        result += name(s.name);
        if (s.index_plus_one != 0) {
            result += '/';
            result += std::to_string(s.index_plus_one - 1);
        }
    }
    return result;
}

inline std::string escaped_pointer_token(std::string_view name) {
    std::string result;
    result.reserve(name.size());
    for (const char c : name) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace curfew::inline v0
