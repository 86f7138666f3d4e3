#include "catch.hpp"
#include "support/libc_zone.hpp"
#include "support/tzif_file.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/diagnostics/wording.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/resolve.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace date_tz_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

sys_seconds instant(std::string_view text) {
    return parse_rfc3339(text).value.value();
}

zone loaded(const std::string& name) {
    INFO(name);
    const auto found = load_zone(name);
    REQUIRE(found);
    CHECK(found.report().diagnostics().empty());
    return *found;
}

/// The one error of a zone that is not there.
diagnostic error_of(const result<zone>& found) {
    REQUIRE_FALSE(found);
    REQUIRE(found.report().errors() == 1);
    REQUIRE(found.report().diagnostics().size() == 1);
    CHECK(found.report().diagnostics().front().pointer().empty());
    return found.report().diagnostics().front();
}

const detail::zone_facts& facts_of(const diagnostic& d) {
    return std::get<detail::zone_facts>(d.facts);
}

/// A folder of its own for a test, gone when the test is over.
class own_folder {
public:
    own_folder() {
        std::string name = (fs::temp_directory_path() / "curfew-date-tz-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    own_folder(const own_folder&) = delete;
    own_folder& operator=(const own_folder&) = delete;
    ~own_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream{path_ / name, std::ios::binary} << bytes;
    }
    [[nodiscard]] const std::string& path() const { return path_.native(); }

private:
    fs::path path_;
};

static_assert(detail::is_zone_name("America/Argentina/Buenos_Aires") && detail::is_zone_name("Etc/GMT+12") &&
              detail::is_zone_name("GMT-0") && detail::is_zone_name("a.b"));
static_assert(!detail::is_zone_name("") && !detail::is_zone_name("/UTC") && !detail::is_zone_name("UTC/") &&
              !detail::is_zone_name("Asia//Tokyo") && !detail::is_zone_name("..") && !detail::is_zone_name("../UTC") &&
              !detail::is_zone_name("Asia/../UTC") && !detail::is_zone_name("./UTC") &&
              !detail::is_zone_name(".hidden") && !detail::is_zone_name("Asia\\Tokyo") &&
              !detail::is_zone_name("UTC\n") && !detail::is_zone_name("UTC ") && !detail::is_zone_name("C:") &&
              !detail::is_zone_name({"UTC\0", 4}));

} // namespace

TEST_CASE("a name that is not there is an error, not an exception and not some other zone") {
    for (const std::string name :
         {"", "Asia/Atlantis", "asia/shanghai", "Asia/Shanghai ", "+08:00", "../Asia/Shanghai", "Asia/Shanghai\n",
          "/etc/passwd", "Asia/../Asia/Shanghai", "right/UTC", "zone.tab", "tzdata.zi", "Asia"}) {
        INFO("'" << name << "'");
        const diagnostic error = error_of(load_zone(name));
        CHECK(error.id == rule::zone_unknown);
        CHECK(facts_of(error).fault == zone_fault::name_unknown);
        CHECK(error.subject == name);
    }
    CHECK_FALSE(load_zone(std::string(100'000, 'A')));
    CHECK_FALSE(load_zone(std::string_view{"UTC\0", 4}));
}

TEST_CASE("an unknown name is reported with the nearest one") {
    const diagnostic near = error_of(load_zone("Asia/Shangai"));
    CHECK(message(near) == "The time zone \"Asia/Shangai\" is not known: there is no zone of that name.");
    CHECK(suggested_fix(near) == "Write \"Asia/Shanghai\", if that is what is meant.");
    CHECK(message(near, language::zh) == "未知的时区“Asia/Shangai”:没有这个名称的时区。");
    CHECK(suggested_fix(near, language::zh) == "如果想写的是“Asia/Shanghai”,请改正拼写。");
    CHECK(suggested_fix(error_of(load_zone("america/new york"))) ==
          "Write \"America/New_York\", if that is what is meant.");
    const diagnostic far = error_of(load_zone("Mars/Olympus_Mons"));
    CHECK(suggested_fix(far) == "Write an IANA name such as Asia/Shanghai.");
    CHECK(suggested_fix(far, language::zh) == "请填写 IANA 时区名称,例如 Asia/Shanghai。");
    // What a terminal must not see.
    CHECK(message(error_of(load_zone("a\x1B[31m"))) ==
          "The time zone \"a?[31m\" is not known: there is no zone of that name.");
}

TEST_CASE("a machine without zone data is reported as such, with the folders and what to install") {
    const std::array<std::string_view, 2> folders{"/one", "/two"};
    const diagnostic error = error_of(detail::no_zone_data("Asia/Shanghai", folders));
    CHECK(error.id == rule::zone_unknown);
    CHECK(message(error) ==
          "The time zone \"Asia/Shanghai\" is not known: there is no zone data on this machine; looked in "
          "/one, /two.");
    CHECK(suggested_fix(error) == "Install the package tzdata.");
    CHECK(message(error, language::zh) == "未知的时区“Asia/Shanghai”:本机没有时区数据(查找过 /one, /two)。");
    CHECK(suggested_fix(error, language::zh) == "请安装软件包 tzdata。");
}

TEST_CASE("a file that cannot be used is reported with its path and the reason") {
    const own_folder folder;
    const std::array<std::string_view, 2> folders{"/no/such/folder", folder.path()};
    const std::string good = tzif_file::read("/usr/share/zoneinfo/America/New_York");
    folder.write("Good", good);
    folder.write("Cut", good.substr(0, good.size() - 1));
    folder.write("Text", "no zone\n");
    folder.write("Empty", "");
    folder.write("Large", std::string((1 << 20) + 1, 'T'));
    fs::create_directory(fs::path{folder.path()} / "Folder");
    CHECK(detail::load_zone_file("Good", folders)->offset_at(instant("2040-07-01T00:00:00Z")) == -4h);
    CHECK(detail::load_zone_file("Good", folders)->name() == "Good");
    const std::pair<const char*, zone_fault> wrong[]{
        {"Cut", zone_fault::truncated},          {"Text", zone_fault::not_a_zone_file},
        {"Empty", zone_fault::truncated},        {"Large", zone_fault::file_unreadable},
        {"Folder", zone_fault::file_unreadable}, {"Missing", zone_fault::file_unreadable},
    };
    for (const auto& [name, fault] : wrong) {
        INFO(name);
        const diagnostic error = error_of(detail::load_zone_file(name, folders));
        CHECK(error.id == rule::zone_data_unusable);
        CHECK(facts_of(error).fault == fault);
        CHECK(error.subject == name);
        CHECK(error.context == folder.path() + '/' + name);
    }
    const diagnostic cut = error_of(detail::load_zone_file("Cut", folders));
    CHECK(message(cut) ==
          "The data of the time zone \"Cut\" in " + folder.path() + "/Cut cannot be used: it is truncated.");
    CHECK(suggested_fix(cut) == "Reinstall the package tzdata, or compile the file again with zic.");
    CHECK(message(cut, language::zh) == "时区“Cut”的数据(" + folder.path() + "/Cut)无法使用:文件不完整。");
}

TEST_CASE("every fault has words of its own in both languages") {
    std::vector<std::string> seen;
    for (int f = 0; f <= static_cast<int>(zone_fault::no_zone_data); ++f) {
        const auto fault = static_cast<zone_fault>(f);
        const diagnostic error{rule::zone_data_unusable,  severity::error, {}, {}, {},
                               detail::zone_facts{fault}, "Zone"};
        for (const auto in : {language::en, language::zh}) {
            const std::string text = message(error, in);
            INFO(text);
            for (const std::string& other : seen) CHECK(text != other);
            CHECK(text.size() > 50);
            seen.push_back(text);
        }
    }
}

TEST_CASE("a zone is loaded once, until its data are to be read anew") {
    const zone first = loaded("Asia/Shanghai");
    CHECK(first.name() == "Asia/Shanghai");
    CHECK(loaded("Asia/Shanghai") == first);
    CHECK(loaded("Asia/Shanghai").table() == first.table());
    CHECK_FALSE(loaded("Europe/Berlin") == first);
    CHECK(loaded("PRC").name() == "PRC");
    forget_loaded_zones();
    const zone second = loaded("Asia/Shanghai");
    CHECK_FALSE(second == first);
    CHECK(loaded("Asia/Shanghai") == second);
    // The old one is as good as ever.
    CHECK(first.name() == "Asia/Shanghai");
    CHECK(first.span_at(instant("1990-07-01T00:00:00Z")) == second.span_at(instant("1990-07-01T00:00:00Z")));
}

TEST_CASE("any number of threads load and forget zones") {
    const zone expected = loaded("America/New_York");
    std::vector<std::thread> threads;
    std::array<int, 4> wrong{};
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int turn = 0; turn < 50; ++turn) {
                const auto found = load_zone(turn % 2 == 0 ? "America/New_York" : "Europe/Berlin");
                if (i == 0 && turn % 10 == 0) forget_loaded_zones();
                wrong[i] += !found;
                wrong[i] += load_zone("Nowhere").report().errors() != 1;
                const sys_seconds t{seconds{turn * 10'000'000}};
                if (turn % 2 == 0) wrong[i] += found->span_at(t) != expected.span_at(t);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE("Shanghai is UTC+08:00 since its last daylight saving time ended") {
    const zone shanghai = loaded("Asia/Shanghai");
    CHECK(shanghai.span_at(instant("2021-05-20T00:00:00Z")) ==
          offset_span{instant("1991-09-15T01:00:00+08:00"), sys_seconds::max(), 8h});
    CHECK(shanghai.offset_at(instant("1991-09-14T16:59:59Z")) == 9h);
    CHECK(shanghai.offset_at(instant("1991-09-14T17:00:00Z")) == 8h);
    CHECK(loaded("Etc/UTC").is_fixed());
    CHECK(loaded("Etc/GMT+12").span_at(sys_seconds{}) == offset_span{sys_seconds::min(), sys_seconds::max(), -12h});
}

TEST_CASE("the spans of a zone follow each other without gap, for a thousand years and at the last instant") {
    for (const char* name :
         {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca",
          "Pacific/Apia", "Asia/Shanghai", "Asia/Kathmandu", "UTC", "Etc/GMT+12", "Africa/Monrovia", "Asia/Manila",
          "America/Juneau", "Antarctica/Troll", "America/Nuuk", "Europe/Dublin", "Asia/Gaza"}) {
        INFO(name);
        const zone z = loaded(name);
        offset_span span = z.span_at(sys_seconds::min());
        CHECK(span.first == sys_seconds::min());
        while (span.last < instant("3000-01-01T00:00:00Z")) {
            REQUIRE(z.span_at(span.last - 1s) == span);
            REQUIRE(z.offset_at(span.last - 1s) == span.offset);
            const offset_span next = z.span_at(span.last);
            REQUIRE(next.first == span.last);
            REQUIRE(next.last > next.first);
            REQUIRE(next.offset != span.offset);
            REQUIRE((next.offset < offset_limit && next.offset > -offset_limit));
            span = next;
        }
        CHECK(z.span_at(sys_seconds::max()).last == sys_seconds::max());
        CHECK(z.offset_at(sys_seconds::max()) == z.span_at(sys_seconds::max()).offset);
        CHECK(z.offset_at(sys_seconds::min()) == z.span_at(sys_seconds::min()).offset);
    }
}

TEST_CASE("transitions go on after the last one that the file lists") {
    const zone new_york = loaded("America/New_York");
    CHECK(new_york.span_at(instant("2040-07-01T00:00:00Z")) ==
          offset_span{instant("2040-03-11T07:00:00Z"), instant("2040-11-04T06:00:00Z"), -4h});
    CHECK(new_york.span_at(instant("9999-07-01T00:00:00Z")) ==
          offset_span{instant("9999-03-14T07:00:00Z"), instant("9999-11-07T06:00:00Z"), -4h});
    // 21:30 on the clock of that summer, which would be 20:30 if winter time stayed for good.
    CHECK(new_york.to_local(instant("2040-07-02T01:30:00Z")) == *parse_local_time("2040-07-01 21:30:00").value);
}

TEST_CASE("the years before the first transition have local mean time") {
    const zone berlin = loaded("Europe/Berlin");
    CHECK(berlin.offset_at(sys_seconds::min()) == 53min + 28s);
    CHECK(resolve(berlin, earliest_local_time).earlier ==
          sys_seconds{earliest_local_time.time_since_epoch()} - 53min - 28s);
    CHECK(resolve(berlin, latest_local_time).later == sys_seconds{latest_local_time.time_since_epoch()} - 1h);
}

TEST_CASE("every zone has the offsets that the C library finds, which reads the rule after the list") {
    constexpr sys_seconds begin = std::chrono::sys_days{1990y / 1 / 1};
    constexpr sys_seconds end = std::chrono::sys_days{2120y / 1 / 1};
    int wrong = 0;
    int transitions = 0;
    for (const date::time_zone& entry : date::get_tzdb().zones) {
        const libc_zone libc{entry.name()};
        const zone z = loaded(entry.name());
        int wrong_here = 0;
        const auto check = [&](sys_seconds t) { wrong_here += z.offset_at(t) != libc.offset_at(t); };
        for (sys_seconds t = begin; t < end; t += 20 * 24h) check(t);
        for (offset_span span = z.span_at(begin); span.last < end; span = z.span_at(span.last), ++transitions) {
            check(span.last - 1s);
            check(span.last);
            check(span.last + 1s);
        }
        if (wrong_here != 0) UNSCOPED_INFO(entry.name() << ' ' << wrong_here);
        wrong += wrong_here;
    }
    CHECK(wrong == 0);
    CHECK(transitions > 100 * 2 * 130);
}

TEST_CASE("every zone has the transitions that date reads from the same file, as far as they are listed") {
    constexpr sys_seconds end = std::chrono::sys_days{2037y / 7 / 1};
    int wrong = 0;
    int transitions = 0;
    for (const date::time_zone& entry : date::get_tzdb().zones) {
        const zone z = loaded(entry.name());
        for (offset_span span = z.span_at(sys_seconds::min()); span.last < end; span = z.span_at(span.last)) {
            wrong += entry.get_info(span.last - 1s).offset != span.offset;
            wrong += entry.get_info(span.last).offset != z.offset_at(span.last);
            ++transitions;
        }
        for (sys_seconds t{}; t < end; t += 7 * 24h) wrong += entry.get_info(t).offset != z.offset_at(t);
    }
    CHECK(wrong == 0);
    CHECK(transitions > 10'000);
}

} // namespace date_tz_test
