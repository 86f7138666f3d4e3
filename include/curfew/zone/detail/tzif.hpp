#pragma once
// Zone files in the format TZif (RFC 9636, versions 1 to 4): what `zic` writes and /usr/share/zoneinfo holds.
//
// A file is read in full or refused. A file of version 2 or later says everything twice: in 32 bits, for old readers, and in
// 64 bits. The first half is passed over.

#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/transition.hpp>
#include <curfew/zone/zone.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// What a zone file says.
struct tzif_content {
    /// Before the first transition.
    seconds initial;
    /// In the order of the file.
    std::vector<transition> transitions;
    /// The TZ string of the footer, which views into the bytes; empty if there are no transitions and no rule.
    std::string_view rule;
    /// The byte of the file that the 64-bit transitions start at.
    std::size_t transitions_at = 0;
};

/// The content of a zone file. The fault is at the byte where it is noticed. Reads nothing outside of `bytes`; linear in their
/// number. Whether the transitions ascend and the rule agrees with them is for zone::from_transitions() to say.
[[nodiscard]] inline parsed<tzif_content, zone_fault> read_tzif(std::string_view bytes);

/// The zone of a zone file, with that name, or the first fault of the file and its byte.
[[nodiscard]] inline parsed<zone, zone_fault> zone_from_tzif(std::string_view bytes, std::string name);

// ---- implementation -------------------------------------------------------------------------------------------

/// The header of a half, and where the parts of its data are.
struct tzif_half {
    static constexpr std::size_t header_size = 44;

    /// NUL for version 1, else '2', '3', '4'.
    char version = '\0';
    std::uint32_t ut_flags = 0;
    std::uint32_t standard_flags = 0;
    std::uint32_t leap_seconds = 0;
    std::uint32_t transitions = 0;
    std::uint32_t types = 0;
    std::uint32_t name_bytes = 0;

    /// All data after the header, where a time has so many bytes. Below 2^38.
    [[nodiscard]] constexpr std::uint64_t data_size(std::uint64_t time_size) const noexcept {
        return transitions * (time_size + 1) + std::uint64_t{types} * 6 + name_bytes + leap_seconds * (time_size + 4) +
               standard_flags + ut_flags;
    }
};

class tzif_reader {
public:
    explicit constexpr tzif_reader(std::string_view bytes) noexcept : bytes_{bytes} {}

    [[nodiscard]] parsed<tzif_content, zone_fault> read() {
        using enum zone_fault;
        tzif_half half = header();
        if (!failed_ && half.version != '\0') {
            skip(half.data_size(4));
            const char version = half.version;
            half = header();
            if (half.version != version) fail(version_unknown, at_);
        } else if (half.transitions != 0) {
            fail(version_without_rule, at_);
        }
        tzif_content content{};
        if (!failed_) content = data(half);
        if (!failed_) content.rule = half.version == '\0' ? std::string_view{} : footer();
        if (!failed_ && at_ != bytes_.size()) fail(trailing_bytes, at_);
        // Without transitions and without a rule, only a single type leaves no doubt.
        if (!failed_ && content.rule.empty() && (!content.transitions.empty() || half.types != 1))
            fail(rule_missing, at_);
        if (failed_) return {std::nullopt, fault_, fault_at_};
        return {std::move(content), {}, 0};
    }

private:
    /// The first fault stands.
    constexpr void fail(zone_fault fault, std::size_t at) noexcept {
        if (failed_) return;
        failed_ = true;
        fault_ = fault;
        fault_at_ = at;
    }

    /// Whether `size` bytes are left; a fault if not.
    constexpr bool require(std::uint64_t size) noexcept {
        if (!failed_ && bytes_.size() - at_ < size) fail(zone_fault::truncated, bytes_.size());
        return !failed_;
    }

    constexpr void skip(std::uint64_t size) noexcept {
        if (require(size)) at_ += static_cast<std::size_t>(size);
    }

    [[nodiscard]] constexpr std::uint8_t byte(std::size_t at) const noexcept {
        return static_cast<std::uint8_t>(bytes_[at]);
    }

    /// The big-endian number of `size` bytes at `at`, which are there.
    [[nodiscard]] constexpr std::uint64_t number(std::size_t at, std::size_t size) const noexcept {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = value << 8 | byte(at + i);
        return value;
    }

    /// The next header, and a data block that its counts allow.
    [[nodiscard]] constexpr tzif_half header() noexcept {
        constexpr std::string_view magic = "TZif";
        tzif_half half;
        if (failed_) return half;
        const std::string_view start = bytes_.substr(at_, magic.size());
        if (start != magic.substr(0, start.size())) fail(zone_fault::not_a_zone_file, at_);
        if (!require(half.header_size)) return half;
        half.version = bytes_[at_ + 4];
        if (half.version != '\0' && (half.version < '2' || half.version > '4'))
            fail(zone_fault::version_unknown, at_ + 4);
        const std::size_t counts = at_ + 20;
        const auto count = [&](std::size_t i) { return static_cast<std::uint32_t>(number(counts + 4 * i, 4)); };
        half.ut_flags = count(0);
        half.standard_flags = count(1);
        half.leap_seconds = count(2);
        half.transitions = count(3);
        half.types = count(4);
        half.name_bytes = count(5);
        if (half.leap_seconds != 0) fail(zone_fault::leap_seconds, counts + 8);
        // A transition names its type in one byte. A flag is given for each type or for none.
        const bool allowed = half.types > 0 && half.types <= 256 && half.name_bytes > 0 &&
                             (half.ut_flags == 0 || half.ut_flags == half.types) &&
                             (half.standard_flags == 0 || half.standard_flags == half.types);
        if (!allowed) fail(zone_fault::counts_out_of_range, counts);
        skip(half.header_size);
        return half;
    }

    /// The data of 64 bits; those of version 1 have no transitions here, and no times at all.
    [[nodiscard]] tzif_content data(const tzif_half& half) {
        tzif_content content{};
        const std::uint64_t size = half.data_size(8);
        if (!require(size)) return content;
        const std::size_t times = at_;
        const std::size_t type_of = times + std::size_t{half.transitions} * 8;
        const std::size_t types = type_of + half.transitions;
        const std::size_t names = types + std::size_t{half.types} * 6;
        const std::size_t flags = names + half.name_bytes;
        const std::size_t end = at_ + static_cast<std::size_t>(size);

        std::array<seconds, 256> offsets{};
        for (std::size_t i = 0; i < half.types; ++i) {
            const std::size_t type = types + i * 6;
            offsets[i] = seconds{static_cast<std::int32_t>(number(type, 4))};
            if (offsets[i] <= -offset_limit || offsets[i] >= offset_limit) fail(zone_fault::offset_out_of_range, type);
            // Is it daylight saving time; and a name that ends with NUL.
            const std::size_t name = byte(type + 5);
            const bool of_form = byte(type + 4) <= 1 && name < half.name_bytes &&
                                 bytes_.substr(names + name, half.name_bytes - name).find('\0') != bytes_.npos;
            if (!of_form) fail(zone_fault::type_out_of_range, type);
        }
        for (std::size_t i = flags; i < end; ++i) {
            if (byte(i) > 1) fail(zone_fault::type_out_of_range, i);
        }
        content.initial = offsets[0];
        content.transitions_at = times;
        content.transitions.reserve(failed_ ? 0 : half.transitions);
        for (std::size_t i = 0; i < half.transitions && !failed_; ++i) {
            const sys_seconds at{seconds{static_cast<std::int64_t>(number(times + i * 8, 8))}};
            if (byte(type_of + i) >= half.types) {
                fail(zone_fault::type_out_of_range, type_of + i);
            } else {
                content.transitions.push_back({at, offsets[byte(type_of + i)]});
            }
        }
        skip(size);
        return content;
    }

    /// A line of its own, with a line break before and after it.
    [[nodiscard]] constexpr std::string_view footer() noexcept {
        if (!require(2)) return {};
        if (bytes_[at_] != '\n') fail(zone_fault::footer_format, at_);
        const std::size_t start = at_ + 1;
        const std::size_t end = bytes_.find('\n', start);
        if (end == bytes_.npos) fail(zone_fault::truncated, bytes_.size());
        if (failed_) return {};
        at_ = end + 1;
        return bytes_.substr(start, end - start);
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t fault_at_ = 0;
    zone_fault fault_{};
    bool failed_ = false;
};

inline parsed<tzif_content, zone_fault> read_tzif(std::string_view bytes) {
    return tzif_reader{bytes}.read();
}

inline parsed<zone, zone_fault> zone_from_tzif(std::string_view bytes, std::string name) {
    const auto read = read_tzif(bytes);
    if (!read) return {std::nullopt, read.fault, read.at};
    const tzif_content& content = *read.value;
    auto made = zone::from_transitions(content.initial, content.transitions, content.rule, std::move(name));
    if (made) return made;
    // Where in the list, or in the rule, becomes where in the file.
    if (made.fault == zone_fault::rule_format) {
        made.at += static_cast<std::size_t>(content.rule.data() - bytes.data());
    } else {
        made.at = content.transitions_at + made.at * 8;
    }
    return made;
}

} // namespace curfew::inline v0::detail
