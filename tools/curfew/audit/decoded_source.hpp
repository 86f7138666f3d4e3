#pragma once
// Bytes in another encoding, as UTF-8.

#include "byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace curfew::tool {

/// Converts text of one encoding to UTF-8, piece by piece, with iconv.
class text_decoder {
public:
    /// Throws `failure` for an encoding that iconv does not know.
    explicit text_decoder(const std::string& encoding);
    text_decoder(const text_decoder&) = delete;
    text_decoder& operator=(const text_decoder&) = delete;
    ~text_decoder();

    /// Appends what `bytes` say, and takes off what was converted: all but the beginning of a character that goes on. False
    /// at bytes that are no text of the encoding, which `bytes` starts with then.
    [[nodiscard]] bool decode(std::string_view& bytes, std::string& text);

    /// Appends what is still to come after the last byte.
    void finish(std::string& text);

private:
    bool run(char** from, std::size_t* left, std::string& text);

    void* handle_;
};

/// Reads another source through a decoder. Throws `failure` at bytes that are no text of the encoding.
class decoded_source final : public byte_source {
public:
    decoded_source(byte_source& source, std::string encoding);

    [[nodiscard]] bool is_ready() override { return at_ < text_.size() || source_.is_ready(); }
    [[nodiscard]] std::size_t read(char* to, std::size_t size) override;
    void stop() noexcept override { source_.stop(); }
    [[nodiscard]] bool is_stopped() const noexcept override { return source_.is_stopped(); }

private:
    void decode_more();
    [[noreturn]] void refuse(std::uint64_t at) const;

    byte_source& source_;
    std::string encoding_;
    text_decoder decoder_;
    /// Read and not converted, and how many bytes came before.
    std::string bytes_;
    std::uint64_t converted_ = 0;
    /// Converted; handed out up to at_.
    std::string text_;
    std::size_t at_ = 0;
    bool has_ended_ = false;
};

/// A source whose beginning has been looked at.
class peeked_source final : public byte_source {
public:
    explicit peeked_source(byte_source& source) noexcept : source_{source} {}

    /// The first `size` bytes, fewer if there are no more. Before the first read().
    [[nodiscard]] std::string_view peek(std::size_t size);

    [[nodiscard]] bool is_ready() override { return at_ < start_.size() || source_.is_ready(); }
    [[nodiscard]] std::size_t read(char* to, std::size_t size) override;
    void stop() noexcept override { source_.stop(); }
    [[nodiscard]] bool is_stopped() const noexcept override { return source_.is_stopped(); }
    [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_.size(); }

private:
    byte_source& source_;
    std::string start_;
    std::size_t at_ = 0;
};

/// UTF-16 or UTF-32 with the order of their bytes, if a text that starts so has their byte order mark.
[[nodiscard]] std::optional<std::string> encoding_by_mark(std::string_view start);

/// What text that is no UTF-8 looks like, as a name for iconv; nullopt if it looks like nothing known.
[[nodiscard]] std::optional<std::string> guess_encoding(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);

} // namespace curfew::tool
