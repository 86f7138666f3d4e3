#pragma once
// A text in a heap buffer of its exact size, so that the address sanitizer sees a parser that reads one byte too far.

#include <cstring>
#include <memory>
#include <string_view>

class exact_buffer {
public:
    explicit exact_buffer(std::string_view text) : bytes_{new char[text.size()]}, size_{text.size()} {
        if (size_ != 0) std::memcpy(bytes_.get(), text.data(), size_);
    }

    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_;
};
