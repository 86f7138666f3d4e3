#include "catch.hpp"
#include "support/exact_buffer.hpp"
#include "support/heap.hpp"
#include "support/tzif_file.hpp"

#include <curfew/zone/detail/tzif.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tzif_test {

using namespace curfew;
using namespace std::chrono_literals;
using detail::read_tzif;
using detail::zone_from_tzif;
using enum zone_fault;

namespace {

constexpr std::size_t header_size = 44;
/// The first half of a file that tzif_file makes: one type, one byte of names.
constexpr std::size_t first_half = header_size + 6 + 1;

/// New York from 2020 on: summer time, then winter time.
tzif_file::half new_york() {
    tzif_file::half half;
    half.transitions = {{1583650800, 1}, {1604210400, 0}};
    half.types = {{-18'000, 0, 0}, {-14'400, 1, 4}};
    half.names = std::string{"EST\0EDT\0", 8};
    return half;
}

constexpr std::string_view new_york_rule = "EST5EDT,M3.2.0,M11.1.0";
const std::string new_york_footer = '\n' + std::string{new_york_rule} + '\n';

parsed<zone, zone_fault> zone_of(std::string_view bytes) {
    const exact_buffer exact{bytes};
    return zone_from_tzif(exact.view(), "test");
}

void check_fault(std::string_view bytes, zone_fault fault, std::size_t at) {
    const auto found = zone_of(bytes);
    CHECK_FALSE(found);
    CHECK(found.fault == fault);
    CHECK(found.at == at);
}

/// The same with one byte of it replaced.
std::string with_byte(std::string bytes, std::size_t at, char value) {
    bytes.at(at) = value;
    return bytes;
}

} // namespace

TEST_CASE("a file's transitions, its first type and its rule are read") {
    const std::string bytes = tzif_file::bytes_of(new_york(), new_york_footer);
    const auto read = read_tzif(bytes);
    REQUIRE(read);
    CHECK(read.value->initial == -5h);
    CHECK(read.value->transitions ==
          std::vector<transition>{{sys_seconds{1583650800s}, -4h}, {sys_seconds{1604210400s}, -5h}});
    CHECK(read.value->rule == new_york_rule);
    for (const char version : {'2', '3', '4'}) {
        const auto made = zone_of(tzif_file::bytes_of(new_york(), new_york_footer, version));
        REQUIRE(made);
        CHECK(made.value->name() == "test");
        CHECK(made.value->offset_at(sys_seconds{1583650799s}) == -5h);
        CHECK(made.value->offset_at(sys_seconds{1583650800s}) == -4h);
        CHECK(made.value->offset_at(std::chrono::sys_days{2040y / 7 / 1}) == -4h);
        CHECK(made.value->offset_at(std::chrono::sys_days{2040y / 12 / 1}) == -5h);
    }
}

TEST_CASE("the first half is passed over, whatever times it lists") {
    tzif_file::half first = new_york();
    first.transitions = {{5, 0}, {5, 0}, {-7, 9}};
    first.standard_flags = first.ut_flags = std::string(2, '\1');
    const std::string bytes =
        tzif_file::bytes_of(first, '2', 4) + tzif_file::bytes_of(new_york(), '2', 8) + new_york_footer;
    REQUIRE(zone_of(bytes));
    CHECK(zone_of(bytes).value->offset_at(sys_seconds{1583650800s}) == -4h);
}

TEST_CASE("a file without transitions is a constant zone, or what its rule says") {
    tzif_file::half half;
    half.types = {{3600, 0, 0}};
    half.names = std::string{"CET\0", 4};
    for (const std::string& bytes : {tzif_file::bytes_of(half, '\0', 4), tzif_file::bytes_of(half, "\n\n"),
                                     tzif_file::bytes_of(half, "\nCET-1\n")}) {
        const auto made = zone_of(bytes);
        REQUIRE(made);
        CHECK(made.value->is_fixed());
        CHECK(made.value->offset_at(sys_seconds{}) == 1h);
    }
    const auto ruled = zone_of(tzif_file::bytes_of(half, "\nCET-1CEST,M3.5.0,M10.5.0/3\n"));
    REQUIRE(ruled);
    CHECK(ruled.value->offset_at(std::chrono::sys_days{1960y / 7 / 1}) == 2h);
    // Two types, and nothing says which of them.
    half.types.push_back({7200, 0, 0});
    check_fault(tzif_file::bytes_of(half, "\n\n"), rule_missing, first_half + header_size + 12 + 4 + 2);
    check_fault(tzif_file::bytes_of(half, '\0', 4), rule_missing, header_size + 12 + 4);
}

TEST_CASE("what is not a zone file is refused") {
    check_fault("", truncated, 0);
    check_fault("T", truncated, 1);
    check_fault("TZif", truncated, 4);
    check_fault("# tzdb links", not_a_zone_file, 0);
    check_fault("TZiF2", not_a_zone_file, 0);
    check_fault(std::string(1000, '\0'), not_a_zone_file, 0);
    const std::string bytes = tzif_file::bytes_of(new_york(), new_york_footer);
    for (std::size_t i = 0; i < 4; ++i) {
        check_fault(with_byte(bytes, i, 'x'), not_a_zone_file, 0);
        check_fault(with_byte(bytes, first_half + i, 'x'), not_a_zone_file, first_half);
    }
}

TEST_CASE("a version that is not known is refused, and two versions in one file") {
    const std::string bytes = tzif_file::bytes_of(new_york(), new_york_footer);
    // A file that ends with its first header: nothing of it is looked for behind its end.
    check_fault(with_byte(bytes.substr(0, header_size), 4, '1'), version_unknown, 4);
    for (const char version : {'1', '5', '\1', ' '}) check_fault(with_byte(bytes, 4, version), version_unknown, 4);
    for (const char version : {'1', '5'})
        check_fault(with_byte(bytes, first_half + 4, version), version_unknown, first_half + 4);
    CHECK(zone_of(with_byte(bytes, first_half + 4, '3')).fault == version_unknown);
    CHECK(zone_of(with_byte(bytes, first_half + 4, '\0')).fault == version_unknown);
    check_fault(tzif_file::bytes_of(new_york(), '\0', 4), version_without_rule, header_size);
}

TEST_CASE("every truncation is refused, and every byte too many") {
    tzif_file::half flagged = new_york();
    flagged.standard_flags = std::string(2, '\0');
    flagged.ut_flags = std::string(2, '\1');
    for (const std::string& bytes :
         {tzif_file::bytes_of(new_york(), new_york_footer), tzif_file::bytes_of(flagged, new_york_footer),
          tzif_file::bytes_of(tzif_file::half{}, "\nUTC0\n"), tzif_file::bytes_of(tzif_file::half{}, "\n\n"),
          tzif_file::bytes_of(tzif_file::half{}, '\0', 4)}) {
        REQUIRE(zone_of(bytes));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            INFO(size);
            const auto found = zone_of(std::string_view{bytes}.substr(0, size));
            REQUIRE_FALSE(found);
            REQUIRE(found.fault == truncated);
            REQUIRE(found.at == size);
        }
        check_fault(bytes + '\n', trailing_bytes, bytes.size());
        check_fault(bytes + std::string(1, '\0'), trailing_bytes, bytes.size());
    }
}

TEST_CASE("a footer is a line of its own, with a rule of its form") {
    const std::string data = tzif_file::bytes_of(new_york(), "");
    const std::size_t end = data.size();
    check_fault(data + "XEST5\n", footer_format, end);
    check_fault(data + "\nEST5EDT,M3.2.0,M11.1.0", truncated, end + 23);
    check_fault(data + "\n\n", rule_missing, end + 2);
    check_fault(data + "\nEST5EDT,M3.2.0,M11.1.0\n\n", trailing_bytes, end + 24);
    check_fault(data + "\nEST5EDT\n", rule_format, end + 1 + 7);
    check_fault(data + "\nEST5EDT,M3.2.0,M11.9.0\n", rule_format, end + 1 + 19);
    check_fault(data + std::string{"\nEST5\0\n", 7}, rule_format, end + 1 + 4);
    check_fault(data + '\n' + std::string(100'000, 'A') + '\n', rule_format, end + 1 + 100'000);
}

TEST_CASE("a footer that contradicts the last transition is refused") {
    const std::string data = tzif_file::bytes_of(new_york(), "");
    // The last transition is the second one, eight bytes into the list.
    const std::size_t last = first_half + header_size + 8;
    check_fault(data + "\nCET-1\n", rule_contradicts_transitions, last);
    check_fault(data + "\nEST4EDT,M3.2.0,M11.1.0\n", rule_contradicts_transitions, last);
    // Summer time then, in the south.
    check_fault(data + "\nEST5EDT,M10.1.0,M3.2.0\n", rule_contradicts_transitions, last);
    tzif_file::half half;
    check_fault(tzif_file::bytes_of(half, "\nCET-1\n"), rule_contradicts_transitions, first_half + header_size);
}

TEST_CASE("leap seconds are refused, in either half") {
    tzif_file::half half = new_york();
    half.leap_seconds = 1;
    const std::size_t count = 28;
    check_fault(tzif_file::bytes_of(half, new_york_footer), leap_seconds, first_half + count);
    check_fault(tzif_file::bytes_of(half, '2', 4) + tzif_file::bytes_of(new_york(), '2', 8) + new_york_footer,
                leap_seconds, count);
}

TEST_CASE("counts that the format does not allow are refused") {
    const std::size_t counts = first_half + 20;
    tzif_file::half half = new_york();
    half.names.clear();
    check_fault(tzif_file::bytes_of(half, new_york_footer), counts_out_of_range, counts);
    half = new_york();
    half.types.clear();
    check_fault(tzif_file::bytes_of(half, new_york_footer), counts_out_of_range, counts);
    half.types = std::vector<tzif_file::type>(257, tzif_file::type{-18'000, 0, 0});
    check_fault(tzif_file::bytes_of(half, new_york_footer), counts_out_of_range, counts);
    half.types.pop_back();
    half.types[1].offset = -14'400;
    CHECK(zone_of(tzif_file::bytes_of(half, new_york_footer)));
    half = new_york();
    half.standard_flags = "\1";
    check_fault(tzif_file::bytes_of(half, new_york_footer), counts_out_of_range, counts);
    half = new_york();
    half.ut_flags = std::string(3, '\0');
    check_fault(tzif_file::bytes_of(half, new_york_footer), counts_out_of_range, counts);
}

TEST_CASE("counts that announce more than there is are refused before anything is kept") {
    const std::size_t counts = first_half + 20;
    const std::string bytes = tzif_file::bytes_of(new_york(), new_york_footer);
    const heap::watch watch;
    for (const std::size_t count : {12U, 20U}) {
        std::string large = bytes;
        large.replace(counts + count, 4, "\xFF\xFF\xFF\xFF");
        check_fault(large, truncated, large.size());
        large = bytes;
        large.replace(20 + count, 4, "\xFF\xFF\xFF\xFF");
        check_fault(large, truncated, large.size());
    }
    CHECK(watch.peak_bytes() < 64 * 1024);
}

TEST_CASE("a zone takes at most eight bytes for each byte of its file, and 64 KiB") {
    tzif_file::half half = new_york();
    half.transitions.clear();
    for (std::int64_t i = 0; i < 100'000; ++i) {
        half.transitions.push_back({40'000 * i, static_cast<unsigned char>(1 - i % 2)});
    }
    const std::string bytes = tzif_file::bytes_of(half, "\nEST5\n");
    const heap::watch watch;
    const auto made = zone_from_tzif(bytes, "test");
    CHECK(watch.peak_bytes() <= 8 * bytes.size() + 64 * 1024);
    REQUIRE(made);
    CHECK(made.value->offset_at(sys_seconds{40'000s}) == -5h);
    CHECK(made.value->offset_at(sys_seconds{80'000s}) == -4h);
}

TEST_CASE("types and transitions that are out of range are refused") {
    const std::size_t times = first_half + header_size;
    const std::size_t type_of = times + 16;
    const std::size_t types = type_of + 2;
    const std::size_t flags = types + 12 + 8;
    tzif_file::half half = new_york();
    half.transitions[1].type = 2;
    check_fault(tzif_file::bytes_of(half, new_york_footer), type_out_of_range, type_of + 1);
    half = new_york();
    half.transitions[1].at = half.transitions[0].at;
    check_fault(tzif_file::bytes_of(half, new_york_footer), transitions_not_ascending, times + 8);
    half.transitions[1].at = INT64_MIN;
    check_fault(tzif_file::bytes_of(half, new_york_footer), transitions_not_ascending, times + 8);
    half.transitions[1].at = INT64_MAX;
    check_fault(tzif_file::bytes_of(half, new_york_footer), transition_out_of_range, times + 8);
    for (const std::int32_t offset : {86'400, -86'400, INT32_MAX, INT32_MIN}) {
        half = new_york();
        half.types[1].offset = offset;
        check_fault(tzif_file::bytes_of(half, new_york_footer), offset_out_of_range, types + 6);
    }
    half = new_york();
    half.types[1].daylight = 2;
    check_fault(tzif_file::bytes_of(half, new_york_footer), type_out_of_range, types + 6);
    half = new_york();
    half.types[1].name = 8;
    check_fault(tzif_file::bytes_of(half, new_york_footer), type_out_of_range, types + 6);
    half = new_york();
    half.names.back() = 'X';
    check_fault(tzif_file::bytes_of(half, new_york_footer), type_out_of_range, types + 6);
    half = new_york();
    half.standard_flags = std::string{"\0\2", 2};
    check_fault(tzif_file::bytes_of(half, new_york_footer), type_out_of_range, flags + 1);
}

TEST_CASE("a transition before which all time is a day of the list is no special case") {
    tzif_file::half half = new_york();
    // What zic wrote first, for years: the big bang.
    half.transitions.insert(half.transitions.begin(), {-(std::int64_t{1} << 59), 0});
    const auto made = zone_of(tzif_file::bytes_of(half, new_york_footer));
    REQUIRE(made);
    CHECK(made.value->span_at(sys_seconds{}).first == sys_seconds::min());
    half.transitions[0] = {INT64_MIN, 1};
    const auto from_the_start = zone_of(tzif_file::bytes_of(half, new_york_footer));
    REQUIRE(from_the_start);
    CHECK(from_the_start.value->offset_at(sys_seconds::min()) == -4h);
}

TEST_CASE("a real file, cut off at every length, or with any byte replaced, is refused or read in full") {
    for (const char* name : {"America/New_York", "Africa/Casablanca", "Etc/UTC", "Europe/Dublin"}) {
        INFO(name);
        const std::string bytes = tzif_file::read(std::string{"/usr/share/zoneinfo/"} + name);
        REQUIRE(zone_of(bytes));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const auto found = zone_of(std::string_view{bytes}.substr(0, size));
            REQUIRE_FALSE(found);
            REQUIRE(found.fault == truncated);
        }
        std::size_t refused = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const char flip : {'\1', '\x80', '\x20', '\xFF'}) {
                const auto found = zone_of(with_byte(bytes, at, static_cast<char>(bytes[at] ^ flip)));
                if (!found) {
                    REQUIRE(found.at <= bytes.size());
                    ++refused;
                    continue;
                }
                for (const sys_seconds t : {sys_seconds::min(), sys_seconds{}, sys_seconds{4'000'000'000s},
                                            sys_seconds{8'000'000'000s}, sys_seconds::max()}) {
                    const offset_span span = found.value->span_at(t);
                    REQUIRE((span.first <= t && (t < span.last || span.last == sys_seconds::max())));
                    REQUIRE((span.offset > -24h && span.offset < 24h));
                }
            }
        }
        CHECK(refused > bytes.size() / 20);
    }
}

TEST_CASE("the files with leap seconds are refused") {
    CHECK(zone_of(tzif_file::read("/usr/share/zoneinfo/right/America/New_York")).fault == leap_seconds);
}

} // namespace tzif_test
