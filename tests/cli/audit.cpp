// The command `audit` as a whole: the same verdicts as `permits`, the same bytes with any number of threads and any size
// of block; and as a process: pipes, signals, memory.

#include "catch.hpp"

#include "audit/audit_hints.hpp"
#include "audit/audit_run.hpp"
#include "in_process.hpp"
#include "process_of_tool.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

namespace audit_test {

namespace {

using nlohmann::json;
using namespace curfew::tool;

const std::string files = std::string{CURFEW_CLI_FILES} + '/';

/// Records of all kinds: quoted, over several lines, in every form of time, some of them broken.
std::string random_records(std::mt19937& random, int count, bool only_good = false) {
    std::string text = "id,note,time,zone\n";
    constexpr std::int64_t around = 1621738800;
    constexpr std::string_view zones[] = {"Asia/Shanghai", "America/New_York", "+05:30", "Pacific/Apia", "-03:00"};
    constexpr std::string_view notes[] = {"plain", "\"a, b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "", "5\" disk"};
    constexpr std::string_view broken[] = {"x,2021-05-23\n",
                                           "1,\"a\"b,@0,+08:00\n",
                                           "1,,2021-05-23 25:00:00,+08:00\n",
                                           "1,,@0,Mars/Olympus\n",
                                           ",,,,,\n",
                                           "\n"};
    for (int i = 0; i < count; ++i) {
        if (!only_good && random() % 20 == 0) {
            text += broken[random() % std::size(broken)];
            continue;
        }
        text += std::to_string(i) + ',' + std::string{notes[random() % std::size(notes)]} + ",@" +
                std::to_string(around + static_cast<std::int64_t>(random() % 1'000'000) - 500'000) + ',' +
                std::string{zones[random() % std::size(zones)]} + (random() % 5 == 0 ? "\r\n" : "\n");
    }
    return text;
}

std::vector<std::string> audit_arguments(const std::string& task, const std::string& jobs) {
    return {"audit", files + task, "--column", "time", "--zone-column", "zone", "--jobs", jobs};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// In memory, gone with the scope.
class temporary_file {
public:
    explicit temporary_file(const std::string& content)
        : path_{std::filesystem::temp_directory_path() / ("curfew_audit_" + std::to_string(getpid()))} {
        std::ofstream{path_, std::ios::binary} << content;
    }
    ~temporary_file() { std::filesystem::remove(path_); }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] int open_to_read() const { return open(path_.c_str(), O_RDONLY | O_CLOEXEC); }

private:
    std::string path_;
};

} // namespace

TEST_CASE("any number of threads gives the same bytes") {
    std::mt19937 random{1};
    const std::string records = random_records(random, 60'000);
    const tool_result one = run_tool(audit_arguments("weekend.json", "1"), records);
    CHECK(one.status == 2);
    for (const std::string jobs : {"2", "3", "7"}) {
        const tool_result many = run_tool(audit_arguments("weekend.json", jobs), records);
        CHECK(many.status == one.status);
        // Not compared by CHECK, which would print them.
        CHECK((many.out == one.out));
        CHECK((many.err == one.err));
    }
}

TEST_CASE("any size of block gives the same bytes") {
    std::mt19937 random{2};
    task_options options;
    std::istringstream no_input;
    std::ostringstream no_output;
    const auto tasks =
        task_book::load(files + "weekend.json", std::nullopt, options, {no_input, {no_output}, {no_output}});
    REQUIRE(tasks);
    audit_plan plan{*tasks};
    plan.time = {"3", 2};
    plan.zone = record_column{"4", 3};
    const auto audited = [&](const std::string& records, std::size_t block, std::size_t jobs) {
        std::istringstream in{records};
        std::ostringstream out;
        std::ostringstream err;
        stream_source source{in};
        record_input input{source, {block, 10'000}};
        input.expect(record_form::csv, {});
        const auto result = run_audit(plan, input, source, jobs, {}, {in, {out}, {err}});
        CHECK(result.end == audit_end::whole);
        put_summary(result.counts, result.end, result.callees, hints_of(result.counts, plan), true, {err});
        return out.str() + err.str();
    };
    for (int round = 0; round < 20; ++round) {
        // Half of them with what makes blocks wait for each other.
        if (round == 10) {
            plan.limits = limit_plan::of_options({"2/day", "1/30s"});
            plan.callee = record_column{"2", 1};
            plan.reorder = std::chrono::hours{12};
        }
        const std::string records = random_records(random, 30);
        const std::string whole = audited(records, 1'000'000, 1);
        CHECK(whole.size() > records.size());
        for (std::size_t block = 1; block < 120; ++block) REQUIRE(audited(records, block, 1 + block % 3) == whole);
    }
}

TEST_CASE("the verdicts are those of permits") {
    std::mt19937 random{3};
    struct subject {
        std::string task;
        std::vector<std::string> options;
        std::int64_t around;
    };
    const std::vector<subject> subjects{
        {"weekend.json", {}, 1621738800},
        {"weekend.json", {"--zone", "America/New_York", "--end-inclusive"}, 1621738800},
        {"overnight.json", {"--rule", "time-range-overnight=warning", "--zone", "Europe/Paris"}, 1621738800},
        {"november.json", {"--zone", "America/New_York"}, 1636264800},
        {"october.json", {"--policy", files + "holidays.json"}, 1791000000},
        {"october.json", {"--policy", files + "callees.json"}, 1791000000}};
    for (const subject& s : subjects) {
        INFO(s.task);
        std::string instants;
        std::string records;
        for (int i = 0; i < 3000; ++i) {
            const auto t = s.around + static_cast<std::int64_t>(random() % 3'000'000) - 1'500'000;
            instants += '@' + std::to_string(t) + '\n';
            records += "{\"time\":" + std::to_string(t) + "}\n";
        }
        std::vector<std::string> permits{"permits", files + s.task, "--stdin", "--format", "json"};
        std::vector<std::string> audit{"audit", files + s.task, "--column", "time", "--epoch", "seconds"};
        permits.insert(permits.end(), s.options.begin(), s.options.end());
        audit.insert(audit.end(), s.options.begin(), s.options.end());
        const tool_result wanted = run_tool(permits, instants);
        const tool_result got = run_tool(audit, records);
        CHECK(got.status == wanted.status);
        const auto wanted_lines = lines_of(wanted.out);
        const auto got_lines = lines_of(got.out);
        REQUIRE(wanted_lines.size() == 3000);
        REQUIRE(got_lines.size() == 3000);
        std::set<std::string> reasons;
        for (std::size_t i = 0; i < wanted_lines.size(); ++i) {
            const json w = json::parse(wanted_lines[i]);
            const json g = json::parse(got_lines[i]);
            INFO(wanted_lines[i] << ' ' << got_lines[i]);
            for (const char* const member : {"permitted", "reason", "pointer"}) {
                REQUIRE(g.at(member) == w.at(member));
            }
            reasons.insert(w.at("reason"));
        }
        CHECK(reasons.size() > 2);
    }
}

TEST_CASE("a zone in a record is what --zone would be") {
    std::mt19937 random{4};
    for (const std::string zone : {"America/New_York", "Pacific/Apia", "+05:30", "-00:00", "Asia/Shanghai"}) {
        std::string times;
        std::string records = "time,zone\n";
        for (int i = 0; i < 500; ++i) {
            const std::string hour = std::to_string(10 + random() % 14);
            const std::string time = "2021-05-" + std::to_string(18 + random() % 12) + ' ' + hour + ":59:59";
            times += time + '\n';
            records += time + ',' + zone + '\n';
        }
        const tool_result wanted =
            run_tool({"permits", files + "weekend.json", "--stdin", "--format", "json", "--zone", zone}, times);
        const tool_result got = run_tool(audit_arguments("weekend.json", "2"), records);
        const auto wanted_lines = lines_of(wanted.out);
        const auto got_lines = lines_of(got.out);
        REQUIRE(got_lines.size() == wanted_lines.size() + 1);
        for (std::size_t i = 0; i < wanted_lines.size(); ++i) {
            const json w = json::parse(wanted_lines[i]);
            const std::string pointer = w.at("pointer").is_null() ? "" : w.at("pointer");
            const std::string verdict = std::string{w.at("permitted") ? "true" : "false"} + ',' +
                                        std::string{w.at("reason")} + ',' + pointer + ',';
            CHECK(got_lines[i + 1].ends_with(',' + zone + ',' + verdict));
        }
    }
}

TEST_CASE("what is permitted, forbidden and unreadable adds up") {
    std::mt19937 random{5};
    const std::string records = random_records(random, 5000);
    auto arguments = audit_arguments("weekend.json", "2");
    arguments.insert(arguments.end(), {"--format", "json"});
    const tool_result result = run_tool(arguments, records);
    const auto reports = lines_of(result.err);
    const json summary = json::parse(reports.back());
    CHECK(summary.at("whole") == true);
    CHECK(summary.at("unreadable") == reports.size() - 1);
    CHECK(summary.at("records") == summary.at("permitted").get<int>() + summary.at("forbidden").get<int>() +
                                       summary.at("unreadable").get<int>());
    int by_reason = 0;
    for (const json& count : summary.at("reasons")) by_reason += count.get<int>();
    int by_hour = 0;
    for (const json& day : summary.at("by_hour")) {
        for (const json& count : day) by_hour += count.get<int>();
    }
    CHECK(by_reason == summary.at("forbidden"));
    CHECK(by_hour == summary.at("forbidden"));
    CHECK(summary.at("forbidden") > 1000);
    // The lines that are named are those that hold what is said about them.
    const auto input = lines_of(records);
    for (std::size_t i = 0; i + 1 < reports.size(); ++i) {
        const json report = json::parse(reports[i]);
        const std::string line = input.at(report.at("line").get<std::size_t>() - 1);
        const std::string error = report.at("error");
        INFO(line << ": " << error);
        CHECK((line.find("25:00") != std::string::npos) == (error.find("25:00") != std::string::npos));
        CHECK((line.find("Mars") != std::string::npos) == (error.find("Mars") != std::string::npos));
    }
}

TEST_CASE("a verdict comes back before the next record is sent, with any number of threads") {
    for (const std::string jobs : {"1", "3"}) {
        running_tool tool{{"audit", files + "weekend.json", "--column", "time", "--jobs", jobs}};
        tool.send("id,time\n");
        CHECK(tool.next_line() == "id,time,permitted,reason,pointer,error\n");
        for (int i = 0; i < 5; ++i) {
            tool.send("1,2021-05-23 10:00:00\n2,2021-05-23 11");
            CHECK(tool.next_line() == "1,2021-05-23 10:00:00,false,forbid-range,/ForbidTimeList/0/Times/0,\n");
            tool.send(":00:00\n");
            CHECK(tool.next_line() == "2,2021-05-23 11:00:00,true,permitted,,\n");
        }
        tool.close_input();
        CHECK(tool.rest_of_errors().starts_with("10 records: 5 permitted, 5 forbidden, 0 unreadable\n"));
        CHECK(WEXITSTATUS(tool.status()) == 1);
    }
}

TEST_CASE("a reader that goes away ends it quietly") {
    running_tool tool{{"audit", files + "weekend.json", "--column", "time", "--jobs", "2"}};
    tool.close_output();
    std::string records = "time\n";
    for (int i = 0; i < 100'000; ++i) records += "2021-05-23 10:00:00\n";
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    tool.send(records);
    tool.close_input();
    std::signal(SIGPIPE, before);
    CHECK(tool.rest_of_errors().empty());
    const int status = tool.status();
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGPIPE);
}

TEST_CASE("a signal ends it after all that was read, and leaves half a record unread") {
    for (const int signal : {SIGTERM, SIGINT}) {
        running_tool tool{{"audit", files + "weekend.json", "--column", "time", "--jobs", "2"}};
        std::string records = "time\n";
        for (int i = 0; i < 1000; ++i) records += "2021-05-23 10:00:00\n";
        tool.send(records + "2021-05-23 1");
        std::string out;
        for (int i = 0; i < 1001; ++i) out += tool.next_line();
        tool.kill(signal);
        CHECK(tool.rest_of_output().empty());
        CHECK(out.ends_with("\n2021-05-23 10:00:00,false,forbid-range,/ForbidTimeList/0/Times/0,\n"));
        CHECK(tool.rest_of_errors().starts_with("stopped by a signal: what follows was not read\n1000 records: 0 "
                                                "permitted, 1000 forbidden, 0 unreadable\n"));
        const int status = tool.status();
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
    }
}

TEST_CASE("whenever it is ended, what it has put out is the beginning of the whole") {
    std::mt19937 random{6};
    const std::string records = random_records(random, 400'000, true);
    const temporary_file file{records};
    const std::string whole = run_tool(audit_arguments("weekend.json", "1"), records).out;
    int ended_midway = 0;
    for (const int signal : {SIGTERM, SIGKILL, SIGTERM, SIGKILL, SIGINT}) {
        const int in = file.open_to_read();
        running_tool tool{audit_arguments("weekend.json", "2"), in};
        close(in);
        std::string out = tool.some_output(1 + random() % whole.size() / 2);
        tool.kill(signal);
        out += tool.rest_of_output();
        CHECK((whole.compare(0, out.size(), out) == 0));
        ended_midway += out.size() < whole.size() ? 1 : 0;
        const std::string errors = tool.rest_of_errors();
        static_cast<void>(tool.status());
        if (signal == SIGKILL) continue;
        // Whole records, and a summary that counts them; read again, they are the records they were.
        CHECK(out.ends_with('\n'));
        const tool_result again = run_tool({"audit", files + "weekend.json", "--column", "time", "--prefix", "x"}, out);
        const auto count_in = [](const std::string& summary) {
            const auto at = summary.find(" records: ");
            const auto begin = summary.rfind('\n', at);
            return summary.substr(begin == std::string::npos ? 0 : begin + 1, at - (begin + 1));
        };
        CHECK(again.err.find(", 0 unreadable") != std::string::npos);
        CHECK(count_in(errors) == count_in(again.err));
    }
    CHECK(ended_midway >= 3);
}

TEST_CASE("--strict does not wait for input that nobody needs any more") {
    running_tool tool{{"audit", files + "weekend.json", "--column", "time", "--jobs", "3", "--strict", "--rule",
                       "redial-times-over-sdk-limit=off"}};
    tool.send("time\n2021-05-23 11:00:00\nyesterday\n");
    CHECK(tool.next_line() == "time,permitted,reason,pointer,error\n");
    CHECK(tool.next_line() == "2021-05-23 11:00:00,true,permitted,,\n");
    CHECK(tool.next_line().starts_with("yesterday,,,,"));
    CHECK(WEXITSTATUS(tool.status()) == 2);
    CHECK(tool.rest_of_errors().find("stopped at the first record that cannot be read") != std::string::npos);
}

TEST_CASE("four times the records take no more memory") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return;
#endif
#endif
    const auto peak_of = [](int megabytes) {
        running_tool tool{audit_arguments("weekend.json", "2")};
        std::mt19937 random{7};
        const std::string header = "id,note,time,zone\n";
        std::string megabyte = random_records(random, 25'000).substr(header.size());
        std::thread reader{[&] { static_cast<void>(tool.rest_of_output()); }};
        std::thread listener{[&] { static_cast<void>(tool.rest_of_errors()); }};
        tool.send(header);
        for (int i = 0; i < megabytes; ++i) tool.send(megabyte);
        const long peak = tool.peak_memory();
        tool.close_input();
        reader.join();
        listener.join();
        return peak;
    };
    // Enough for each thread to have had blocks of every kind.
    const long small = peak_of(16);
    const long large = peak_of(64);
    INFO(small << " kB, " << large << " kB");
    CHECK(large < small + small / 4);
    CHECK(large < 24 * 1024);
}

TEST_CASE("a progress bar is on a terminal only, and gone at the end") {
    std::mt19937 random{8};
    std::istringstream in{random_records(random, 300'000, true)};
    std::ostringstream out;
    std::ostringstream err;
    const auto run_on = [&](bool is_terminal) {
        in.clear();
        in.seekg(0);
        err.str({});
        static_cast<void>(
            curfew::tool::run(audit_arguments("weekend.json", "1"), {in, {out}, {err, false, is_terminal}}));
        return err.str();
    };
    const std::string quiet = run_on(false);
    CHECK(quiet.find('\r') == std::string::npos);
    const std::string shown = run_on(true);
    const auto last = shown.rfind("\r\x1b[K");
    REQUIRE(last != std::string::npos);
    CHECK(shown.find(" records, ") != std::string::npos);
    CHECK(shown.substr(last + 4) == quiet);
}

} // namespace audit_test
