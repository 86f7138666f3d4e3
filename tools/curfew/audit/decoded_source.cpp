#include "decoded_source.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <iconv.h>
#include <simdjson.h>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace curfew::tool {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

iconv_t no_handle() noexcept {
    return reinterpret_cast<iconv_t>(std::intptr_t{-1}); // NOLINT: what iconv_open() returns
}

/// Not what iconv takes beside names: nothing for the encoding of the locale, and suffixes such as //IGNORE, with which it
/// may leave out what it cannot convert.
bool is_name(std::string_view encoding) noexcept {
    return !encoding.empty() && encoding.find('/') == std::string_view::npos;
}

/// False as well where the machine does not know the encoding.
bool is_text_of(std::string_view text, const std::string& encoding) {
    try {
        std::string out;
        text_decoder decoder{encoding};
        return decoder.decode(text, out) && text.empty();
    } catch (const failure&) {
        return false;
    }
}

} // namespace

text_decoder::text_decoder(const std::string& encoding)
    : handle_{is_name(encoding) ? iconv_open("UTF-8", encoding.c_str()) : no_handle()} {
    if (handle_ == no_handle()) {
        throw failure{"--encoding: there is no encoding " + in_quotes(encoding) + "; `iconv --list` names them"};
    }
}

text_decoder::~text_decoder() {
    iconv_close(handle_);
}

/// False at bytes that cannot be converted.
bool text_decoder::run(char** from, std::size_t* left, std::string& text) {
    for (;;) {
        std::array<char, 4096> buffer;
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const bool is_done = iconv(handle_, from, left, &to, &room) != static_cast<std::size_t>(-1);
        const int fault = errno;
        text.append(buffer.data(), buffer.size() - room);
        if (is_done || fault == EINVAL) return true;
        if (fault != E2BIG) return false;
    }
}

bool text_decoder::decode(std::string_view& bytes, std::string& text) {
    char* from = const_cast<char*>(bytes.data()); // NOLINT: iconv() does not write to it
    std::size_t left = bytes.size();
    const bool is_right = run(&from, &left, text);
    bytes.remove_prefix(bytes.size() - left);
    return is_right;
}

void text_decoder::finish(std::string& text) {
    run(nullptr, nullptr, text);
}

decoded_source::decoded_source(byte_source& source, std::string encoding)
    : source_{source}, encoding_{std::move(encoding)}, decoder_{encoding_} {}

std::size_t decoded_source::read(char* to, std::size_t size) {
    while (at_ == text_.size() && !has_ended_) decode_more();
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(to, text_.data() + at_, count);
    at_ += count;
    return count;
}

void decoded_source::decode_more() {
    text_.clear();
    at_ = 0;
    const std::size_t before = bytes_.size();
    bytes_.resize(before + piece);
    const std::size_t count = source_.read(bytes_.data() + before, piece);
    bytes_.resize(before + count);
    has_ended_ = count == 0;
    std::string_view rest = bytes_;
    const bool is_right = decoder_.decode(rest, text_);
    converted_ += bytes_.size() - rest.size();
    bytes_.erase(0, bytes_.size() - rest.size());
    if (has_ended_) decoder_.finish(text_);
    const bool is_cut_off = has_ended_ && !bytes_.empty() && !source_.is_stopped();
    // What was right before it is handed out first.
    if ((!is_right || is_cut_off) && text_.empty()) refuse(converted_);
    if (!is_right || is_cut_off) has_ended_ = false;
}

void decoded_source::refuse(std::uint64_t at) const {
    throw failure{"standard input: byte " + std::to_string(at + 1) + " is no text in " + visible(encoding_)};
}

std::string_view peeked_source::peek(std::size_t size) {
    while (start_.size() < size) {
        const std::size_t before = start_.size();
        start_.resize(size);
        const std::size_t count = source_.read(start_.data() + before, size - before);
        start_.resize(before + count);
        if (count == 0) break;
    }
    return start_;
}

std::size_t peeked_source::read(char* to, std::size_t size) {
    if (at_ == start_.size()) return source_.read(to, size);
    const std::size_t count = std::min(size, start_.size() - at_);
    std::memcpy(to, start_.data() + at_, count);
    at_ += count;
    return count;
}

std::optional<std::string> encoding_by_mark(std::string_view start) {
    using namespace std::string_view_literals;
    if (start.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
    if (start.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
    if (start.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
    if (start.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
    return std::nullopt;
}

std::optional<std::string> guess_encoding(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        // Latin letters have a zero beside them.
        return text[0] == '\0' ? "utf-16be" : "utf-16le";
    }
    const auto has_byte_of = [text](unsigned first, unsigned last) {
        return std::any_of(text.begin(), text.end(), [=](char c) {
            return static_cast<unsigned char>(c) >= first && static_cast<unsigned char>(c) <= last;
        });
    };
    // Of the encodings of Chinese text GB 18030 has most others in it.
    if (is_text_of(text, "GB18030")) return "gb18030";
    return has_byte_of(0x80, 0x9F) ? "windows-1252" : "iso-8859-1";
}

bool is_utf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

} // namespace curfew::tool
