#include "json_record.hpp"

#include "visible_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace curfew::tool {

json_record_reader::json_record_reader(const std::vector<std::string>& wanted, std::vector<std::string> taken)
    : taken_{std::move(taken)} {
    for (const std::string& name : wanted) members_.push_back({name, kind::absent, {}});
}

/// What nlohmann's SAX interface calls. Only the members of the outermost object matter.
class json_record_reader::handler {
public:
    explicit handler(json_record_reader& reader) noexcept : reader_{reader} {}

    bool null() { return note(kind::other); }
    bool boolean(bool /*value*/) { return note(kind::other); }
    bool number_integer(std::int64_t value) { return note_integer(value); }
    bool number_unsigned(std::uint64_t value) { return note_integer(value); }
    bool number_float(double /*value*/, const std::string& /*text*/) { return note(kind::other); }
    bool string(std::string& value) {
        if (member* const m = target()) m->value.swap(value);
        return note(kind::text);
    }
    bool binary(std::vector<std::uint8_t>& /*value*/) { return note(kind::other); }
    bool start_object(std::size_t /*size*/) { return start(true); }
    bool start_array(std::size_t /*size*/) { return start(false); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }

    bool key(std::string& name) {
        if (depth_ != 1) return true;
        const auto& taken = reader_.taken_;
        if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
            reader_.is_extensible_ = false;
            fault("it has a member " + in_quotes(name) + " already; give --prefix");
        }
        auto& members = reader_.members_;
        const auto m = std::find_if(members.begin(), members.end(), [&](const member& o) { return o.name == name; });
        target_ = m == members.end() ? nullptr : &*m;
        if (target_ != nullptr && target_->found != kind::absent) {
            fault("its member " + in_quotes(name) + " stands there twice");
        }
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const nlohmann::detail::exception& e) {
        // "[json.exception.parse_error.101] parse error at line 1, column 5: ..."
        const std::string_view what = e.what();
        const auto column = what.find("column ");
        const auto id_end = what.find("] ");
        std::string_view words = what.substr(column != std::string_view::npos   ? column
                                             : id_end != std::string_view::npos ? id_end + 2
                                                                                : 0);
        reader_.is_extensible_ = false;
        reader_.error_ = "it is not JSON: " + visible(words);
        return false;
    }

    void fault(std::string words) {
        if (reader_.error_.empty()) reader_.error_ = std::move(words);
    }

private:
    /// The member whose value comes next, if it is looked for.
    [[nodiscard]] member* target() const noexcept { return depth_ == 1 ? target_ : nullptr; }

    bool note(kind found) {
        if (depth_ == 0) return is_no_object();
        if (member* const m = target()) m->found = found;
        return true;
    }

    template <class Integer>
    bool note_integer(Integer value) {
        if (member* const m = target()) m->value = std::to_string(value);
        return note(kind::integer);
    }

    bool start(bool is_object) {
        if (depth_ == 0 && !is_object) return is_no_object();
        if (depth_ > 0) note(kind::other);
        ++depth_;
        return true;
    }

    bool end() noexcept {
        --depth_;
        return true;
    }

    bool is_no_object() {
        reader_.is_extensible_ = false;
        fault("it is JSON, but not an object");
        return false;
    }

    json_record_reader& reader_;
    member* target_ = nullptr;
    std::size_t depth_ = 0;
};

bool json_record_reader::read(std::string_view text) {
    for (member& m : members_) m.found = kind::absent;
    error_.clear();
    // nlohmann takes a NUL for the end of the text.
    is_extensible_ = text.find('\0') == std::string_view::npos;
    if (!is_extensible_) {
        error_ = "it is not JSON: it holds a NUL byte";
        return false;
    }
    handler events{*this};
    const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &events);
    return whole && error_.empty();
}

} // namespace curfew::tool
