#pragma once
// IANA zones through Howard Hinnant's tz library. Optional: needs date/tz.h and its library (curfew::date_tz).
//
//     const result<zone> new_york = load_zone("America/New_York");
//     if (!new_york) return show(new_york.report());
//     const timetable calls{task, *new_york};
//
// date finds and names the zones. Where it is built on the system's zone files (USE_OS_TZDB, as on Debian), the transitions
// and the POSIX rule after the last of them are read from the same file here, since date 3.0.1 passes over the rule. It does
// not matter whether zic wrote the file with '-b fat' or '-b slim'. Otherwise the transitions are date's, up to the year
// 10000.
//
// Compile with the same USE_OS_TZDB as date's library was. CMake's target and pkg-config pass it; by hand it is
// '-DUSE_OS_TZDB=1' on Debian. Where the two disagree, date's types have two layouts, and the program crashes.

#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/zone/detail/tzif.hpp>
#include <curfew/zone/from_time_zone.hpp>
#include <curfew/zone/zone.hpp>

#include <date/tz.h>

#include <array>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace curfew::inline v0 {

/// The zone of that IANA name, such as "Asia/Shanghai"; case matters. Without a value the report has one error:
/// zone-unknown, where there is no such name, or no zone data on this machine; or zone-data-unusable, where the zone's data
/// cannot be read in full. A zone is loaded once, and shared by all that ask for it later. Throws nothing but std::bad_alloc.
/// Any number of threads may call it.
[[nodiscard]] inline result<zone> load_zone(std::string_view name);

/// Lets the next load_zone() of each name read its data anew, for a program that runs while the system's zone data are updated.
/// Zones that were loaded stay as they are; they do not share a table with those that are loaded later. Names that are new in
/// the data stay unknown, since date reads the names once. Where date has a database of its own (no USE_OS_TZDB), call
/// date::reload_tzdb() first. Any number of threads may call it.
inline void forget_loaded_zones();

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Where date looks for the system's zone files, in its order.
#ifdef __APPLE__
inline constexpr std::array<std::string_view, 2> zone_folders{"/var/db/timezone/zoneinfo", "/usr/share/zoneinfo"};
#else
inline constexpr std::array<std::string_view, 2> zone_folders{"/usr/share/zoneinfo/uclibc", "/usr/share/zoneinfo"};
#endif

struct loaded_zones {
    std::mutex guard;
    std::map<std::string, zone, std::less<>> by_name;

    [[nodiscard]] static loaded_zones& of_process() {
        static loaded_zones all;
        return all;
    }
};

/// Whether `name` may be a part of a path: letters, digits, '_', '+', '-' and '.', in parts that a '/' sets apart; no part is
/// empty, "." or "..".
[[nodiscard]] constexpr bool is_zone_name(std::string_view name) noexcept {
    constexpr std::size_t longest = 255;
    if (name.empty() || name.size() > longest) return false;
    bool part_starts = true;
    for (const char c : name) {
        const bool ends = c == '/';
        const bool of_word = (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '_' ||
                             c == '+' || c == '-' || (c == '.' && !part_starts);
        if (!(ends ? !part_starts : of_word)) return false;
        part_starts = ends;
    }
    return !part_starts;
}

/// The bytes of a file; nullopt where it cannot be read, or is larger than any zone file.
[[nodiscard]] inline std::optional<std::string> read_zone_file(const std::string& path) {
    constexpr std::size_t largest = std::size_t{1} << 20;
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    std::array<char, 4096> block{};
    while (file) {
        file.read(block.data(), block.size());
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > largest) return std::nullopt;
    }
    if (!file.eof()) return std::nullopt;
    return bytes;
}

/// The zone of the file `name` in the first of `folders` that has it.
[[nodiscard]] inline result<zone> load_zone_file(std::string_view name, std::span<const std::string_view> folders) {
    std::string path;
    for (const std::string_view folder : folders) {
        path = std::string{folder} + '/' + std::string{name};
        const auto bytes = read_zone_file(path);
        if (!bytes) continue;
        const auto made = zone_from_tzif(*bytes, std::string{name});
        if (made) return *made.value;
        return no_zone(made.fault, std::string{name}, path);
    }
    return no_zone(zone_fault::file_unreadable, std::string{name}, path);
}

[[nodiscard]] inline result<zone> no_zone_data(std::string_view name, std::span<const std::string_view> folders) {
    std::string searched;
    for (const std::string_view folder : folders) (searched += searched.empty() ? "" : ", ") += folder;
    return no_zone(zone_fault::no_zone_data, std::string{name}, std::move(searched));
}

/// The names that date knows; none where the machine has no zone data.
[[nodiscard]] inline const date::tzdb* zone_names() {
    try {
        const date::tzdb& names = date::get_tzdb();
        return names.zones.empty() ? nullptr : &names;
    } catch (const std::exception&) {
        return nullptr;
    }
}

[[nodiscard]] inline const date::time_zone* find_zone(std::string_view name) {
    if (!is_zone_name(name)) return nullptr;
    try {
        return date::locate_zone(name);
    } catch (const std::exception&) {
        return nullptr;
    }
}

/// The name that a person who wrote `name` most likely meant, as nearest_field() finds it; empty if there is none.
[[nodiscard]] inline std::string nearest_zone(const date::tzdb& names, std::string_view name) {
    std::string best;
    std::size_t best_distance = 0;
    const auto consider = [&](const std::string& known) {
        if (name.size() > longest_compared_name || known.size() > longest_compared_name) return;
        const std::size_t distance = edit_distance(known, name);
        if (distance * 3 > known.size() || (!best.empty() && distance >= best_distance)) return;
        best = known;
        best_distance = distance;
    };
    for (const auto& known : names.zones) consider(known.name());
#if !USE_OS_TZDB
    for (const auto& known : names.links) consider(known.name());
#endif
    return best;
}

#if !USE_OS_TZDB
/// Whether the transitions of `source` stop in 2037, as the list in a zone file does. Then the rule that goes on from there was
/// not read, and later offsets are not known: so it is where date itself was built to read such files.
[[nodiscard]] inline bool stops_in_2037(const date::time_zone& source) {
    const auto info = source.get_info(date::sys_days{date::year{2100} / 1 / 1});
    return info.begin >= date::sys_days{date::year{2037} / 1 / 1} &&
           info.begin < date::sys_days{date::year{2038} / 1 / 1};
}
#endif

[[nodiscard]] inline result<zone> read_zone(std::string_view name) {
    const date::tzdb* const names = zone_names();
    if (names == nullptr)
        return no_zone_data(name, USE_OS_TZDB ? std::span{zone_folders} : std::span{zone_folders}.first(0));
    const date::time_zone* const found = find_zone(name);
    if (found == nullptr) return no_zone(zone_fault::name_unknown, std::string{name}, nearest_zone(*names, name));
#if USE_OS_TZDB
    return load_zone_file(name, zone_folders);
#else
    try {
        if (stops_in_2037(*found)) return no_zone(zone_fault::rule_missing, std::string{name}, {});
        if (const auto made = zone_from_info(*found, std::string{name})) return *made;
    } catch (const std::exception&) {
        return no_zone(zone_fault::file_unreadable, std::string{name}, {});
    }
    return no_zone(zone_fault::transitions_not_ascending, std::string{name}, {});
#endif
}

} // namespace detail

inline result<zone> load_zone(std::string_view name) {
    detail::loaded_zones& loaded = detail::loaded_zones::of_process();
    const std::lock_guard lock{loaded.guard};
    if (const auto known = loaded.by_name.find(name); known != loaded.by_name.end()) return known->second;
    result<zone> found = detail::read_zone(name);
    if (found) loaded.by_name.emplace(name, *found);
    return found;
}

inline void forget_loaded_zones() {
    detail::loaded_zones& loaded = detail::loaded_zones::of_process();
    const std::lock_guard lock{loaded.guard};
    loaded.by_name.clear();
}

} // namespace curfew::inline v0
