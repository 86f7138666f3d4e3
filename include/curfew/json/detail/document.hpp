#pragma once
// A JSON text as values in document order, each with the byte it starts at.
//
//     const json_document document{text};
//     if (const auto fault = document.fault()) …                     // why and where it is no JSON
//     for (const json_value member : document.root()->children()) member.key(), member.raw(), member.offset() …

#include <curfew/json/detail/node_builder.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace curfew::inline v0::detail {

class json_document;
class json_children;

/// A value of a document, and its key where it is a member of an object. Refers to the document.
class json_value {
public:
    /// What kind of value it is.
    [[nodiscard]] json_kind kind() const noexcept;
    /// The byte the value starts at.
    [[nodiscard]] std::uint32_t offset() const noexcept;
    /// The value as it stands in the text, white space inside included.
    [[nodiscard]] std::string_view raw() const noexcept;
    /// Of a string: what it says, escapes resolved.
    [[nodiscard]] std::string_view text() const noexcept;
    /// The entries of a list, the members of an object; nothing of any other value.
    [[nodiscard]] json_children children() const noexcept;

    /// Of a member: its key, escapes resolved, and the byte of the key's opening quote.
    [[nodiscard]] std::string_view key() const noexcept;
    [[nodiscard]] std::uint32_t key_offset() const noexcept;
    /// Of a member: whether its object has the key before as well.
    [[nodiscard]] bool repeats_key() const noexcept;

    friend bool operator==(const json_value&, const json_value&) noexcept = default;

private:
    friend class json_document;
    friend class json_children;

    json_value(const json_document& document, std::uint32_t index) noexcept : document_{&document}, index_{index} {}

    [[nodiscard]] const json_node& node() const noexcept;

    const json_document* document_;
    std::uint32_t index_;
};

/// The values directly inside a value, in document order. A step takes constant time.
class json_children {
public:
    /// Where it is among the children. An input iterator.
    class iterator {
    public:
        /// What the standard library asks of an input iterator.
        using iterator_category = std::input_iterator_tag;
        using value_type = json_value;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = json_value;

        /// The child, and the way to the next one.
        json_value operator*() const noexcept { return at_; }
        iterator& operator++() noexcept;
        friend bool operator==(const iterator&, const iterator&) noexcept = default;

    private:
        friend class json_children;
        explicit iterator(json_value at) noexcept : at_{at} {}

        json_value at_;
    };

    /// A range of json_value.
    [[nodiscard]] iterator begin() const noexcept { return iterator{first_}; }
    [[nodiscard]] iterator end() const noexcept { return iterator{end_}; }
    [[nodiscard]] bool empty() const noexcept { return first_ == end_; }
    /// Walks the children.
    [[nodiscard]] std::size_t size() const noexcept;

private:
    friend class json_value;
    json_children(json_value first, json_value end) noexcept : first_{first}, end_{end} {}

    json_value first_;
    json_value end_;
};

/// A JSON text, read. Refers to the text, which must outlive it. Reading does not throw on content.
class json_document {
public:
    /// Reads `text` within `limits`; see fault() for whether it could be read.
    explicit json_document(std::string_view text, const json_limits& limits = {}) : nodes_{build_nodes(text, limits)} {}

    json_document(const json_document&) = delete;
    json_document& operator=(const json_document&) = delete;

    /// The first thing that is wrong with the text; nullopt for a JSON text.
    [[nodiscard]] const std::optional<json_text_fault>& fault() const noexcept { return nodes_.fault; }

    /// The value that is the document. With a fault: what came before it, unfinished, if there was anything.
    [[nodiscard]] std::optional<json_value> root() const noexcept {
        return nodes_.line.empty() ? std::nullopt : std::optional{json_value{*this, 0}};
    }

    /// Whether some object, however deep, has a duplicate key.
    [[nodiscard]] bool has_repeated_keys() const noexcept { return nodes_.has_repeated_keys; }

    /// How many values the text has, and so how many diagnostics it may bring.
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.line.size(); }

private:
    friend class json_value;
    friend class json_children;

    json_nodes nodes_;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline const json_node& json_value::node() const noexcept {
    return document_->nodes_.line[index_];
}

inline json_kind json_value::kind() const noexcept {
    return node().kind;
}

inline std::uint32_t json_value::offset() const noexcept {
    return node().value.begin;
}

inline std::string_view json_value::raw() const noexcept {
    const token t = node().value;
    return document_->nodes_.text.substr(t.begin, t.size);
}

inline std::string_view json_value::text() const noexcept {
    return document_->nodes_.string_at(node().value, node().value_escaped);
}

inline json_children json_value::children() const noexcept {
    return {json_value{*document_, index_ + 1}, json_value{*document_, node().next}};
}

inline std::string_view json_value::key() const noexcept {
    return document_->nodes_.string_at(node().key, node().key_escaped);
}

inline std::uint32_t json_value::key_offset() const noexcept {
    return node().key.begin;
}

inline bool json_value::repeats_key() const noexcept {
    return node().repeats_key;
}

inline json_children::iterator& json_children::iterator::operator++() noexcept {
    at_.index_ = at_.node().next;
    return *this;
}

inline std::size_t json_children::size() const noexcept {
    return static_cast<std::size_t>(std::distance(begin(), end()));
}

} // namespace curfew::inline v0::detail
