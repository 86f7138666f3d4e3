#pragma once
// JSON of holiday files, read by the library's own strict reader: values with the lines they stand on.

#include "holiday_collector.hpp"

#include <curfew/json/detail/document.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace curfew::tool {

using curfew::detail::json_kind;
using curfew::detail::json_value;

/// A document, and where its findings go.
class holiday_json {
public:
    holiday_json(std::string_view text, holiday_collector& into);

    /// The value that is the document; nullopt, and it has been reported, if the text is no JSON or has a duplicate key.
    [[nodiscard]] std::optional<json_value> root() const;

    /// The line it starts on.
    [[nodiscard]] std::size_t line_of(json_value value) const { return line_at(value.offset()); }

    /// The member of `object` of that name; nullopt if there is none.
    [[nodiscard]] static std::optional<json_value> find(json_value object, std::string_view name);

    /// The same; nullopt, and it is reported, if there is none or it is of another kind.
    [[nodiscard]] std::optional<json_value> member(json_value object, std::string_view name, json_kind kind);

    /// The member of that name, which is a date; else it is reported.
    [[nodiscard]] std::optional<local_days> date(json_value object, std::string_view name);

    /// The member of that name, which is true or false; else it is reported.
    [[nodiscard]] std::optional<bool> boolean(json_value object, std::string_view name);

    void unreadable(json_value at, std::string_view what) { into_.unreadable(line_of(at), what); }

private:
    [[nodiscard]] std::size_t line_at(std::uint32_t offset) const;

    holiday_collector& into_;
    curfew::detail::json_document document_;
    /// Where the line feeds are.
    std::vector<std::uint32_t> line_ends_;
    bool sound_ = true;
};

} // namespace curfew::tool
