// Zones: a POSIX rule against a list of all its transitions, a list of transitions against a walk through it, and any bytes as
// a zone file. The first byte says which.

#include "input.hpp"

#include "support/exact_buffer.hpp"
#include "support/slow_rule.hpp"
#include "support/table_zone.hpp"
#include "support/tzif_file.hpp"

#include <curfew/zone/detail/posix_rule.hpp>
#include <curfew/zone/detail/tzif.hpp>
#include <curfew/zone/resolve.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;

constexpr seconds one{1};

bool contains(const offset_span& span, sys_seconds t) {
    return span.first <= t && (t < span.last || span.last == sys_seconds::max());
}

/// What holds of every zone, around `t`.
template <class Zone>
void check_span(const Zone& zone, sys_seconds t) {
    const offset_span span = zone.span_at(t);
    require(contains(span, t), "an instant lies in its span");
    require(span.offset > -offset_limit && span.offset < offset_limit, "an offset is less than a day");
    require(zone.span_at(span.first) == span, "a span is the same at its first instant");
    if (span.first != sys_seconds::min()) {
        const offset_span before = zone.span_at(span.first - one);
        require(before.last == span.first && before.offset != span.offset,
                "the span before ends where this one starts");
    }
    if (span.last != sys_seconds::max()) {
        require(zone.span_at(span.last - one) == span, "a span is the same at its last instant");
        const offset_span after = zone.span_at(span.last);
        require(after.first == span.last && after.offset != span.offset, "the span after starts where this one ends");
    }
}

/// Civil times around `t` are resolved to instants that show them.
void check_resolve(const zone& z, sys_seconds t) {
    const local_seconds local = z.to_local(t);
    const instant_choice choice = resolve(z, local);
    require(choice.earlier <= choice.later, "the earlier instant is not later");
    if (local == local_seconds::min() || local == local_seconds::max()) return;
    require(choice.earlier <= t && t <= choice.later && !choice.skipped,
            "an instant is one of those that its time stands for");
}

void check_zone(const zone& z, sys_seconds t) {
    for (const sys_seconds at : {t, sys_seconds::min(), sys_seconds{}, sys_seconds::max(), detail::zone_table::first,
                                 detail::zone_table::last}) {
        check_span(z, at);
        require(z.offset_at(at) == z.span_at(at).offset, "an offset is its span's");
        check_resolve(z, at);
        static_cast<void>(resolve(z, local_seconds{at.time_since_epoch()}));
    }
}

void check_rule_text(std::string_view text, sys_seconds t) {
    const exact_buffer exact{text};
    const auto read = detail::posix_rule::parse(exact.view());
    if (!read) {
        require(read.at <= text.size(), "a fault lies inside its text");
        return;
    }
    check_span(*read.value, t);
    check_span(*read.value, sys_seconds::min());
    check_span(*read.value, sys_seconds::max());
    for (const char c : {' ', '\n', '0', ',', '\0'}) {
        // A digit may make a number longer; nothing else may follow a rule.
        if (c != '0') require(!detail::posix_rule::parse(std::string{text} + c), "a rule is all of its text");
    }
}

void check_rule(fuzz::input in) {
    const slow_rule::rule slow = slow_rule::any_rule([&](int n) { return in.below(n); });
    const int year = 1600 + in.below(1000);
    const auto read = detail::posix_rule::parse(slow_rule::text(slow));
    require(read.value.has_value(), "a rule that is written is read");
    for (const offset_span& span : slow_rule::spans(slow, year, year + 4)) {
        require(read.value->span_at(span.first) == span, "the span of a rule is the one of its list");
        require(read.value->span_at(span.last - one) == span, "the same at its last second");
    }
}

void check_list(fuzz::input in) {
    std::vector<transition> list;
    const seconds initial{in.below(7) * 600 - 1800};
    std::int64_t at = static_cast<std::int64_t>(in.bytes(5)) - (std::int64_t{1} << 39);
    const int unit = std::array{1, 60, 86'400, 1'000'000}[static_cast<std::size_t>(in.below(4))];
    for (int n = in.below(32); n > 0 && !in.empty(); --n) {
        at += std::int64_t{in.below(4096)} * unit;
        list.push_back({sys_seconds{seconds{at}}, seconds{in.below(7) * 600 - 1800}});
    }
    bool ascending = true;
    for (std::size_t i = 1; i < list.size(); ++i) ascending = ascending && list[i - 1].at < list[i].at;
    const auto made = zone::from_transitions(initial, list);
    require(made.value.has_value() == ascending, "a list makes a zone if it ascends");
    if (!made) return;
    const auto check = [&](sys_seconds t) {
        require(made.value->span_at(t) == slow_span(initial, list, t), "a span is the one of the list");
    };
    for (const transition& t : list) {
        for (const seconds d : {-one, seconds{0}, one}) check(t.at + d);
        check_resolve(*made.value, t.at);
    }
    check_zone(*made.value, sys_seconds{seconds{in.integer()}});
}

void check_file(std::string_view bytes, sys_seconds t) {
    const exact_buffer exact{bytes};
    const auto found = detail::zone_from_tzif(exact.view(), "fuzz");
    if (!found) {
        require(found.at <= bytes.size(), "a fault lies inside its file");
        return;
    }
    check_zone(*found.value, t);
    require(!detail::zone_from_tzif(bytes.substr(0, bytes.size() - 1), ""), "a truncated file is refused");
    require(!detail::zone_from_tzif(std::string{bytes} + '\n', ""), "a file with something after it is refused");
}

/// A file of version 2 that is right in most parts.
void check_made_file(fuzz::input in) {
    tzif_file::half half;
    half.types.assign(static_cast<std::size_t>(1 + in.below(3)), tzif_file::type{});
    for (tzif_file::type& type : half.types) type.offset = (in.below(5) - 2) * 3600;
    std::int64_t at = static_cast<std::int64_t>(in.bytes(4));
    for (int n = in.below(8); n > 0; --n) {
        at += in.below(1000) - 1;
        half.transitions.push_back({at, static_cast<std::uint8_t>(in.below(4))});
    }
    const sys_seconds t{seconds{in.integer()}};
    check_file(tzif_file::bytes_of(half, '\n' + std::string{in.text()} + '\n'), t);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int kind = in.below(5);
    const sys_seconds t{seconds{fuzz::input{in}.integer()}};
    switch (kind) {
    case 0: check_rule_text(in.text(), t); break;
    case 1: check_rule(in); break;
    case 2: check_list(in); break;
    case 3: check_made_file(in); break;
    default: check_file(in.text(), t); break;
    }
    return 0;
}
