#pragma once
// Where the records come from: bytes that may be waited for, and a wait that a signal ends.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>

namespace curfew::tool {

class byte_source {
public:
    byte_source() = default;
    byte_source(const byte_source&) = delete;
    byte_source& operator=(const byte_source&) = delete;
    virtual ~byte_source() = default;

    /// Whether read() would not wait.
    [[nodiscard]] virtual bool is_ready() = 0;

    /// At least one byte, which may be waited for; 0 at the end, and once it has been stopped. Throws `failure` if the
    /// source cannot be read.
    [[nodiscard]] virtual std::size_t read(char* to, std::size_t size) = 0;

    /// Ends a wait in another thread, and all reading.
    virtual void stop() noexcept = 0;

    /// Whether reading ended before the end of the source.
    [[nodiscard]] virtual bool is_stopped() const noexcept = 0;

    /// Its length, where that is known.
    [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

/// A stream in memory: never waits.
class stream_source final : public byte_source {
public:
    explicit stream_source(std::istream& in) noexcept : in_{in} {}

    [[nodiscard]] bool is_ready() override { return true; }
    [[nodiscard]] std::size_t read(char* to, std::size_t size) override;
    void stop() noexcept override { stopped_ = true; }
    [[nodiscard]] bool is_stopped() const noexcept override { return stopped_; }

private:
    std::istream& in_;
    std::atomic<bool> stopped_ = false;
};

/// A descriptor. While it lives, SIGINT and SIGTERM stop the source instead of ending the process; a second one ends it.
/// One at a time.
class descriptor_source final : public byte_source {
public:
    explicit descriptor_source(int descriptor);
    ~descriptor_source() override;

    [[nodiscard]] bool is_ready() override;
    [[nodiscard]] std::size_t read(char* to, std::size_t size) override;
    void stop() noexcept override;
    [[nodiscard]] bool is_stopped() const noexcept override { return stopped_; }
    [[nodiscard]] std::optional<std::uint64_t> size() const override;

    /// The signal that stopped it; 0 if none did.
    [[nodiscard]] static int signal() noexcept;

private:
    int descriptor_;
    bool stopped_ = false;
};

} // namespace curfew::tool
