#include "list_finder.hpp"

#include "bytes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace curfew::tool {

namespace {

/// A key with its quotes, as JSON means it.
bool is_key(std::string_view written, const std::string& name) {
    if (written.find('\\') == std::string_view::npos) return written.substr(1, written.size() - 2) == name;
    const auto key = nlohmann::json::parse(written, nullptr, false);
    return key.is_string() && key.get_ref<const std::string&>() == name;
}

} // namespace

list_finder::found list_finder::scan(std::string_view text) {
    while (at_ < text.size()) {
        switch (state_) {
        case state::key_text: {
            const bool has_end = skip_text(text);
            if (at_ - key_ > longest_) return found::fault;
            if (!has_end) break;
            is_wanted_ = is_key(text.substr(key_, at_ - key_), (*path_)[on_way_ - 1]);
            state_ = state::colon;
            continue;
        }
        case state::text:
        case state::text_beside:
            if (!skip_text(text)) break;
            state_ = state_ == state::text ? state::comma_or_end : state::beside;
            continue;
        case state::scalar:
            at_ = std::min(text.find_first_of(" \t\r\n,[]{}\":", at_), text.size());
            if (at_ < text.size()) state_ = state::comma_or_end;
            continue;
        case state::beside:
            at_ = std::min(text.find_first_of("{}[]\"", at_), text.size());
            if (at_ == text.size()) return found::more;
            break;
        default: break;
        }
        const bool in_text = state_ == state::key_text || state_ == state::text || state_ == state::text_beside;
        // A string has no newline in it; one that ends in a backslash waits for what follows it.
        if (in_text) return at_ < text.size() && text[at_] == '\n' ? found::fault : found::more;
        const char c = text[at_];
        if (state_ != state::beside && is_json_blank(c)) {
            ++at_;
            continue;
        }
        const found result = step(c);
        if (result != found::fault) ++at_;
        if (result != found::more) return result;
    }
    return found::more;
}

/// To the byte behind the quote that closes the string; false where there is none, or a newline before it.
bool list_finder::skip_text(std::string_view text) {
    while ((at_ = std::min(text.find_first_of("\"\\\n", at_), text.size())) < text.size()) {
        if (text[at_] == '"') {
            ++at_;
            return true;
        }
        if (text[at_] == '\n' || at_ + 1 == text.size()) return false;
        if (text[at_ + 1] == '\n') {
            ++at_;
            return false;
        }
        at_ += 2;
    }
    return false;
}

list_finder::found list_finder::step(char c) {
    switch (state_) {
    case state::start:
        on_way_ = 1;
        state_ = state::key_or_end;
        return c == '{' ? found::more : found::fault;
    case state::key_or_end:
    case state::key:
        if (c == '}' && state_ == state::key_or_end) return close();
        key_ = at_;
        state_ = state::key_text;
        return c == '"' ? found::more : found::fault;
    case state::colon: state_ = state::value; return c == ':' ? found::more : found::fault;
    case state::value: return start_value(c);
    case state::comma_or_end:
        if (c == '}') return close();
        state_ = state::key;
        return c == ',' ? found::more : found::fault;
    case state::beside:
        if (c == '"') {
            state_ = state::text_beside;
        } else if (c == '{' || c == '[') {
            ++beside_;
        } else if (--beside_ == 0) {
            state_ = state::comma_or_end;
        }
        return found::more;
    case state::key_text:
    case state::text:
    case state::text_beside:
    case state::scalar: break;
    }
    return found::fault;
}

list_finder::found list_finder::start_value(char c) {
    if (c == ',' || c == ':' || c == '}' || c == ']') return found::fault;
    const bool is_place = is_wanted_ && on_way_ == path_->size();
    if (is_place && has_list_) return found::fault;
    if (is_place && c == '[' && !has_other_) {
        has_list_ = true;
        state_ = state::comma_or_end;
        return found::list;
    }
    if (is_place) has_other_ = true;
    if (c == '{' && is_wanted_ && !is_place) {
        ++on_way_;
        state_ = state::key_or_end;
    } else if (c == '{' || c == '[') {
        beside_ = 1;
        state_ = state::beside;
    } else {
        state_ = c == '"' ? state::text : state::scalar;
    }
    return found::more;
}

list_finder::found list_finder::close() {
    state_ = state::comma_or_end;
    return --on_way_ == 0 ? found::end : found::more;
}

} // namespace curfew::tool
