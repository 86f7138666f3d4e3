// The shared vectors, through the tool: what it prints for each instant, line by line.

#include "catch.hpp"

#include "in_process.hpp"

#include <curfew/time/text.hpp>

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

namespace vectors_test {

namespace {

using nlohmann::json;

std::int64_t unix_seconds(const std::string& rfc3339) {
    const auto parsed = curfew::parse_rfc3339(rfc3339);
    REQUIRE(parsed);
    return parsed.value->time_since_epoch().count();
}

/// The rows that the tool printed, in the form the vectors have.
json rows(const std::string& output) {
    json result = json::array();
    std::istringstream lines{output};
    for (std::string line; std::getline(lines, line);) {
        const json answer = json::parse(line);
        REQUIRE(answer.at("permitted") == (answer.at("reason") == "permitted"));
        const json& until = answer.at("until");
        result.push_back({unix_seconds(answer.at("at")), answer.at("reason"), answer.at("pointer"),
                          until.is_null() ? json(nullptr) : json(unix_seconds(until.get<std::string>()))});
    }
    return result;
}

} // namespace

TEST_CASE("the tool answers each vector") {
    std::ifstream file{std::string{CURFEW_TEST_DATA} + "/verdicts.jsonl"};
    const std::string request_file =
        std::filesystem::temp_directory_path() / ("curfew_vectors_" + std::to_string(getpid()));
    std::size_t cases = 0;
    std::size_t instants = 0;
    std::size_t without_list = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        const json vector = json::parse(line);
        INFO("case " << cases + 1);
        std::ofstream{request_file} << vector.at("request").dump();
        std::string input;
        for (const json& row : vector.at("instants")) input += '@' + row.at(0).dump() + '\n';
        std::vector<std::string> arguments{"permits",         request_file, "--stdin",
                                           "--format",        "json",       "--zone",
                                           vector.at("zone"), "--rule",     "time-range-overnight=warning"};
        if (vector.at("end_inclusive")) arguments.emplace_back("--end-inclusive");
        if (!vector.at("request").contains("ForbidTimeList")) {
            const tool_result refused = run_tool(arguments, input);
            CHECK(refused.status == 1);
            CHECK(refused.out.empty());
            arguments.emplace_back("--nothing-stored");
            ++without_list;
        }
        const tool_result judged = run_tool(arguments, input);
        CHECK(judged.status <= 1);
        CHECK(rows(judged.out) == vector.at("instants"));
        instants += vector.at("instants").size();
    }
    std::filesystem::remove(request_file);
    CHECK(cases == 60);
    CHECK(instants > 1000);
    CHECK(without_list > 0);
}

} // namespace vectors_test
