// Every zone of the system's source of zone data (tzdata.zi), compiled by zic to fat files, which list transitions to 2037, and
// to slim ones, which stop where the rule begins: both must give the same zone.

#include "catch.hpp"
#include "support/tzif_file.hpp"

#include <curfew/zone/detail/tzif.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace zone_files_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

/// A folder of zone files that zic makes, gone when the test is over.
class compiled_files {
public:
    explicit compiled_files(const std::string& bloat) {
        std::string name = (fs::temp_directory_path() / ("curfew-zones-" + bloat + "-XXXXXX")).string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        // zic is not always in the search path of a user.
        const std::string command =
            "PATH=\"$PATH:/usr/sbin:/sbin\" zic -b " + bloat + " -d '" + name + "' /usr/share/zoneinfo/tzdata.zi";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    compiled_files(const compiled_files&) = delete;
    compiled_files& operator=(const compiled_files&) = delete;
    ~compiled_files() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    /// The bytes of each zone by its name.
    [[nodiscard]] std::map<std::string, std::string> read() const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator{folder_}) {
            if (entry.is_regular_file()) {
                files.emplace(fs::relative(entry.path(), folder_).string(), tzif_file::read(entry.path().string()));
            }
        }
        return files;
    }

private:
    fs::path folder_;
};

constexpr sys_seconds start_of(int year) {
    return std::chrono::sys_days{std::chrono::year{year} / 1 / 1};
}

} // namespace

TEST_CASE("fat and slim files give the same answers for every zone") {
    const auto fat_files = compiled_files{"fat"}.read();
    const auto slim_files = compiled_files{"slim"}.read();
    REQUIRE(fat_files.size() == slim_files.size());
    CHECK(fat_files.size() > 500);
    std::mt19937_64 random{13};
    std::set<std::string> refused;
    std::set<std::string> shorter;
    std::size_t spans = 0;
    int different = 0;
    for (const auto& [name, fat_bytes] : fat_files) {
        INFO(name);
        const std::string& slim_bytes = slim_files.at(name);
        const auto fat = detail::zone_from_tzif(fat_bytes, name);
        const auto slim = detail::zone_from_tzif(slim_bytes, name);
        REQUIRE(fat);
        if (!slim) {
            CHECK(slim.fault == zone_fault::rule_contradicts_transitions);
            refused.insert(name);
            continue;
        }
        // Before 2023, zic left out what is listed for the years after 2072 when it made slim files.
        const auto last_listed = [](const std::string& bytes) {
            const auto content = detail::read_tzif(bytes);
            return content.value->transitions.empty() ? sys_seconds{} : content.value->transitions.back().at;
        };
        sys_seconds until = start_of(2400);
        if (last_listed(fat_bytes) > start_of(2050) && last_listed(slim_bytes) < last_listed(fat_bytes)) {
            until = start_of(2072);
            shorter.insert(name);
        }
        for (offset_span span = fat.value->span_at(sys_seconds::min()); span.first < until; ++spans) {
            different += slim.value->span_at(span.first) != span;
            if (span.last == sys_seconds::max()) break;
            for (const seconds d : {-1s, 0s, 1s}) {
                different += slim.value->span_at(span.last + d) != fat.value->span_at(span.last + d);
                different += slim.value->offset_at(span.last + d) != fat.value->offset_at(span.last + d);
            }
            span = fat.value->span_at(span.last);
        }
        for (int i = 0; i < 300; ++i) {
            const auto any = static_cast<std::int64_t>(random());
            const sys_seconds anywhere{seconds{shorter.contains(name) ? any % until.time_since_epoch().count() : any}};
            const sys_seconds near{seconds{any % 13'000'000'000}};
            different += slim.value->span_at(anywhere) != fat.value->span_at(anywhere);
            if (near < until) different += slim.value->span_at(near) != fat.value->span_at(near);
        }
    }
    CHECK(different == 0);
    CHECK(spans > 100'000);
    // Faults of zic before 2023: its slim file of Ojinaga ends with a transition to -06:00 in October 2022, at which the rule in
    // its footer says -05:00.
    const std::set<std::string> may_be_refused{"America/Ojinaga"};
    const std::set<std::string> may_be_shorter{"Asia/Gaza", "Asia/Hebron"};
    for (const std::string& name : refused) CHECK(may_be_refused.contains(name));
    for (const std::string& name : shorter) CHECK(may_be_shorter.contains(name));
}

TEST_CASE("zones whose files list transitions for decades are read to the last of them") {
    // Summer time keeps clear of the Ramadan until the lists end; from then on it is as if there was none.
    const auto files = compiled_files{"fat"}.read();
    const auto zone_of = [&](const std::string& name) { return *detail::zone_from_tzif(files.at(name), name).value; };
    for (const char* name : {"Africa/Casablanca", "Africa/El_Aaiun"}) {
        const zone z = zone_of(name);
        INFO(name);
        CHECK(z.offset_at(std::chrono::sys_days{2086y / 4 / 20}) == 0h);
        CHECK(z.offset_at(std::chrono::sys_days{2087y / 1 / 1}) == 1h);
        CHECK(z.span_at(std::chrono::sys_days{2088y / 1 / 1}).last == sys_seconds::max());
    }
    for (const char* name : {"Asia/Gaza", "Asia/Hebron"}) {
        const zone z = zone_of(name);
        INFO(name);
        CHECK(z.offset_at(std::chrono::sys_days{2086y / 4 / 1}) == 3h);
        CHECK(z.offset_at(std::chrono::sys_days{2086y / 5 / 1}) == 2h);
        CHECK(z.offset_at(std::chrono::sys_days{2086y / 6 / 1}) == 3h);
        CHECK(z.offset_at(std::chrono::sys_days{2087y / 5 / 1}) == 3h);
        CHECK(z.offset_at(std::chrono::sys_days{2087y / 12 / 1}) == 2h);
    }
}

} // namespace zone_files_test
