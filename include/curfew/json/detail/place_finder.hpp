#pragma once
// Where in the text the places of diagnostics are.

#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/json/detail/document.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0::detail {

/// Finds places in a document without an index of it: it remembers the way to the last place and goes on from there, so that
/// the places of a list in their order cost a step each. Refers to the document.
class place_finder {
public:
    /// Starts at the root of `document`.
    explicit place_finder(const json_document& document) noexcept : root_{document.root()} {}

    /// The byte of the key of an unknown member; else of the value at the place or, where there is none, of the innermost
    /// value around it. nullopt for a document without a value.
    [[nodiscard]] std::optional<std::uint32_t> offset_of(const diagnostic& d);

private:
    /// A value on the way, and the child of it that was found last.
    struct level {
        json_value value;
        json_children::iterator child;
        std::size_t index;
    };

    [[nodiscard]] level& level_for(std::size_t number, json_value value);
    [[nodiscard]] std::optional<json_value> entry(level& l, std::size_t index);
    /// The first member of that key: what repeats it has been refused.
    template <class IsIt>
    [[nodiscard]] std::optional<json_value> member(level& l, IsIt is_it);

    std::optional<json_value> root_;
    /// For each of the four names of a pointer the object and the list; one more for an unknown member.
    std::array<std::optional<level>, 9> way_;
};

// ---- implementation -------------------------------------------------------------------------------------------

/// Whether `token` is `name` as a token of a JSON Pointer.
[[nodiscard]] constexpr bool is_pointer_token(std::string_view token, std::string_view name) noexcept {
    std::size_t i = 0;
    for (const char c : name) {
        const std::string_view written = c == '~' ? "~0" : c == '/' ? "~1" : std::string_view{&c, 1};
        if (token.substr(i, written.size()) != written) return false;
        i += written.size();
    }
    return i == token.size();
}

inline place_finder::level& place_finder::level_for(std::size_t number, json_value value) {
    std::optional<level>& l = way_[number];
    if (!l || l->value != value) l = level{value, value.children().begin(), 0};
    return *l;
}

inline std::optional<json_value> place_finder::entry(level& l, std::size_t index) {
    if (l.value.kind() != json_kind::array) return std::nullopt;
    const json_children children = l.value.children();
    if (index < l.index) {
        l.child = children.begin();
        l.index = 0;
    }
    for (; l.index < index && l.child != children.end(); ++l.index) ++l.child;
    if (l.child == children.end()) return std::nullopt;
    return *l.child;
}

template <class IsIt>
std::optional<json_value> place_finder::member(level& l, IsIt is_it) {
    if (l.value.kind() != json_kind::object) return std::nullopt;
    const json_children children = l.value.children();
    const auto from = l.child;
    for (auto i = from; i != children.end(); ++i) {
        if (!(*i).repeats_key() && is_it((*i).key())) {
            l.child = i;
            return *i;
        }
    }
    for (auto i = children.begin(); i != from; ++i) {
        if (!(*i).repeats_key() && is_it((*i).key())) {
            l.child = i;
            return *i;
        }
    }
    return std::nullopt;
}

inline std::optional<std::uint32_t> place_finder::offset_of(const diagnostic& d) {
    if (!root_) return std::nullopt;
    json_value at = *root_;
    std::size_t number = 0;
    for (std::size_t i = 0; i < d.where.depth(); ++i) {
        const std::string_view wanted = name(d.where.name_at(i));
        const auto found = member(level_for(number++, at), [&](std::string_view key) { return key == wanted; });
        if (!found) return at.offset();
        at = *found;
        if (const auto index = d.where.index_at(i)) {
            const auto found_entry = entry(level_for(number++, at), *index);
            if (!found_entry) return at.offset();
            at = *found_entry;
        }
    }
    if (d.below.empty()) return at.offset();
    const std::string_view token = std::string_view{d.below}.substr(1);
    const auto unknown =
        member(level_for(number, at), [&](std::string_view key) { return is_pointer_token(token, key); });
    return unknown ? unknown->key_offset() : at.offset();
}

} // namespace curfew::inline v0::detail
