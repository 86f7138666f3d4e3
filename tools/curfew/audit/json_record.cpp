#include "json_record.hpp"

#include "json_path.hpp"
#include "plain_json.hpp"

#include "visible_text.hpp"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace curfew::tool {

namespace {

using member_path = std::vector<std::string>;

/// Runs nlohmann's parser for what it says of a text that is no JSON.
class fault_finder {
public:
    bool null() { return true; }
    bool boolean(bool /*value*/) { return true; }
    bool number_integer(std::int64_t /*value*/) { return true; }
    bool number_unsigned(std::uint64_t /*value*/) { return true; }
    bool number_float(double /*value*/, const std::string& /*text*/) { return true; }
    bool string(std::string& /*value*/) { return true; }
    bool binary(std::vector<std::uint8_t>& /*value*/) { return true; }
    bool start_object(std::size_t /*size*/) { return true; }
    bool start_array(std::size_t /*size*/) { return true; }
    bool key(std::string& /*name*/) { return true; }
    bool end_object() { return true; }
    bool end_array() { return true; }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const nlohmann::detail::exception& e) {
        // "[json.exception.parse_error.101] parse error at line 1, column 5: ..."
        std::string_view what = e.what();
        const bool is_first_line = what.find("at line 1,") != std::string_view::npos;
        const auto place = what.find(is_first_line ? "column " : "line ");
        const auto id_end = what.find("] ");
        if (place != std::string_view::npos) {
            what.remove_prefix(place);
        } else if (id_end != std::string_view::npos) {
            what.remove_prefix(id_end + 2);
        }
        words_ = visible(what);
        return false;
    }

    [[nodiscard]] const std::string& words() const noexcept { return words_; }

private:
    std::string words_;
};

/// One of 64, which names that differ seldom share.
std::uint64_t bit_of(std::string_view name) noexcept {
    const std::size_t first = name.empty() ? 0 : static_cast<unsigned char>(name.front());
    return std::uint64_t{1} << (name.size() * 11 + first) % 64;
}

/// What `name` names inside `value`, and how often.
std::size_t find_member(const simdjson::dom::element& value, std::string_view name, simdjson::dom::element& found) {
    std::size_t count = 0;
    if (value.is_object()) {
        const simdjson::dom::object members = value.get_object().value_unsafe();
        for (const auto member : members) {
            if (member.key != name) continue;
            found = member.value;
            ++count;
        }
    } else if (value.is_array()) {
        std::size_t index = 0;
        const auto [stop, fault] = std::from_chars(name.data(), name.data() + name.size(), index);
        const bool has_leading_zero = name.size() > 1 && name.front() == '0';
        const bool is_index = fault == std::errc{} && stop == name.data() + name.size() && !has_leading_zero;
        const simdjson::dom::array elements = value.get_array().value_unsafe();
        if (is_index && elements.at(index).get(found) == simdjson::SUCCESS) count = 1;
    }
    return count;
}

record_value value_of(const simdjson::dom::element& element, std::string& digits) {
    using simdjson::dom::element_type;
    using kind = record_value::kind;
    const auto integer = [&digits](auto value) {
        digits = std::to_string(value);
        return record_value{kind::integer, digits};
    };
    switch (element.type()) {
    case element_type::STRING: return {kind::text, element.get_string().value_unsafe()};
    case element_type::INT64: return integer(element.get_int64().value_unsafe());
    case element_type::UINT64: return integer(element.get_uint64().value_unsafe());
    case element_type::NULL_VALUE: return {kind::null, {}};
    default: return {kind::other, {}};
    }
}

} // namespace

/// What simdjson keeps, apart from the header that every user of the reader includes.
class json_record_reader::document {
public:
    simdjson::error_code parse(std::string_view text) {
        return parser_.parse(text.data(), text.size(), false).get(root_);
    }

    [[nodiscard]] const simdjson::dom::element& root() const noexcept { return root_; }

    /// Texts of integers, by the number of the column.
    std::vector<std::string> digits;

private:
    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
};

json_record_reader::json_record_reader(const std::vector<std::string>& wanted, std::vector<std::string> taken)
    : document_{std::make_unique<document>()}, taken_{std::move(taken)}, values_(wanted.size()) {
    for (const std::string& column : wanted) paths_.push_back(json_path_of(column));
    document_->digits.resize(wanted.size());
    for (const member_path& members : paths_) wanted_bits_ |= bit_of(members.front());
    for (const std::string& name : taken_) wanted_bits_ |= bit_of(name);
}

json_record_reader::json_record_reader(json_record_reader&&) noexcept = default;
json_record_reader::~json_record_reader() = default;

bool json_record_reader::read(std::string_view text) {
    static_assert(padding >= simdjson::SIMDJSON_PADDING);
    std::fill(values_.begin(), values_.end(), record_value{});
    error_.clear();
    is_extensible_ = false;
    simdjson::error_code fault = document_->parse(text);
    bool is_plain = true;
    if (fault != simdjson::SUCCESS && make_plain(text, plain_)) {
        is_plain = false;
        const std::size_t size = plain_.size();
        plain_.resize(size + padding);
        text = std::string_view{plain_}.substr(0, size);
        fault = document_->parse(text);
    }
    if (fault != simdjson::SUCCESS) {
        refuse(text, fault == simdjson::DEPTH_ERROR);
    } else if (!document_->root().is_object()) {
        error_ = "it is JSON, but not an object";
    } else {
        look_into(is_plain);
    }
    return error_.empty();
}

void json_record_reader::look_into(bool is_plain) {
    is_extensible_ = true;
    const auto fault = [this](std::string words) {
        if (error_.empty()) error_ = std::move(words);
    };
    // The value at the end of a path, of which `value` is the first member's.
    const auto take = [&](std::size_t column, simdjson::dom::element value) {
        const member_path& members = paths_[column];
        for (std::size_t i = 1; i < members.size(); ++i) {
            simdjson::dom::element next;
            const std::size_t count = find_member(value, members[i], next);
            if (count == 0) return;
            if (count > 1) return fault("its member " + in_quotes(members[i]) + " stands there twice");
            value = next;
        }
        record_value& found = values_[column];
        found = value_of(value, document_->digits[column]);
        // Half a surrogate pair is no text that could be compared with another.
        const bool is_doubtful = !is_plain && found.text.find("\xEF\xBF\xBD") != std::string_view::npos;
        if (is_doubtful) found = {record_value::kind::other, {}};
    };
    std::uint64_t seen = 0;
    const simdjson::dom::object object = document_->root().get_object().value_unsafe();
    // By its iterator: a pair of key and value costs more than what is looked for.
    for (auto member = object.begin(); member != object.end(); ++member) {
        const std::string_view key = member.key();
        if ((bit_of(key) & wanted_bits_) == 0) continue;
        if (std::find(taken_.begin(), taken_.end(), key) != taken_.end()) {
            is_extensible_ = false;
            fault("it has a member " + in_quotes(key) + " already; give --prefix");
        }
        for (std::size_t column = 0; column < paths_.size(); ++column) {
            if (paths_[column].front() != key) continue;
            const std::uint64_t bit = std::uint64_t{1} << column;
            if ((seen & bit) != 0) fault("its member " + in_quotes(key) + " stands there twice");
            seen |= bit;
            take(column, member.value());
        }
    }
}

void json_record_reader::refuse(std::string_view text, bool is_too_deep) {
    // nlohmann takes a NUL for the end of the text.
    if (text.find('\0') != std::string_view::npos) {
        error_ = "it is not JSON: it holds a NUL byte";
        return;
    }
    fault_finder finder;
    const bool is_json = nlohmann::json::sax_parse(text.begin(), text.end(), &finder);
    error_ = is_json && is_too_deep ? "it is nested more than 1024 deep"
             : is_json              ? "it is not JSON"
                                    : "it is not JSON: " + finder.words();
}

} // namespace curfew::tool
