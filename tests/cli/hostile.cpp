// No input makes the tool crash or hang, or say 'permitted' for a request with an error.

#include "catch.hpp"

#include "in_process.hpp"
#include "loaded_task.hpp"

#include <curfew/json.hpp>
#include <curfew/task/complete.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace hostile_test {

#if defined(__SANITIZE_ADDRESS__)
#define CURFEW_TEST_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CURFEW_TEST_ADDRESS_SANITIZER
#endif
#endif

namespace {

// Under the address sanitizer a reading takes twenty times as long: there a place gets one byte in 15, the next place
// the next ones.
#ifdef CURFEW_TEST_ADDRESS_SANITIZER
constexpr std::size_t byte_step = 15;
#else
constexpr std::size_t byte_step = 1;
#endif

std::string example() {
    std::ifstream file{std::string{CURFEW_CLI_FILES} + "/page.json", std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    REQUIRE(!text.empty());
    return text;
}

/// What the tool says about the text holds together: check and permits agree, and only a valid request gets a verdict.
/// Whether it was valid.
bool holds_together(const std::string& text) {
    const tool_result checked = run_tool({"check", "-", "--format", "json"}, text);
    const bool valid = checked.status == 0;
    CHECK(checked.status <= 1);
    CHECK(checked.err.empty());
    CHECK(checked.out.starts_with(valid ? R"({"valid":true,)" : R"({"valid":false,)"));
    CHECK(checked.out.find('\n') == checked.out.size() - 1);

    const tool_result judged = run_tool({"permits", "-", "--at", "2021-05-20T18:00:00+08:00"}, text);
    CHECK(judged.status <= 1);
    if (!valid) {
        CHECK(judged.status == 1);
        CHECK(judged.out.empty());
        CHECK(judged.err.find("error[") != std::string::npos);
    } else {
        CHECK((judged.status == 0) == (judged.out.find("permitted") != std::string::npos));
        // Without an answer the list is absent, and a word about the stored task brings one.
        if (judged.out.empty()) {
            CHECK(judged.err.find("error[forbid-list-absent]") != std::string::npos);
            const tool_result told =
                run_tool({"permits", "-", "--at", "2021-05-20T18:00:00+08:00", "--nothing-stored"}, text);
            CHECK((told.status == 0) == (told.out.find("permitted") != std::string::npos));
            CHECK(!told.out.empty());
        }
    }
    return valid;
}

} // namespace

TEST_CASE("the example, cut off after each byte") {
    const std::string text = example();
    REQUIRE(holds_together(text));
    const std::size_t whole = text.find_last_of('}') + 1;
    for (std::size_t size = 0; size < whole; ++size) {
        INFO("size " << size);
        CHECK(!holds_together(text.substr(0, size)));
    }
}

TEST_CASE("the example with each byte changed into each other byte") {
    const std::string text = example();
    curfew::tool::task_options options;
    options.file = "-";
    int valid = 0;
    int invalid = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (std::size_t byte = i % byte_step; byte < 256; byte += byte_step) {
            std::string changed = text;
            changed[i] = static_cast<char>(byte);
            const bool is_valid{curfew::complete(curfew::read_update_task(changed))};
            // Without CLI11, which would take most of the time.
            std::istringstream in{changed};
            std::ostringstream out;
            std::ostringstream err;
            const auto task = curfew::tool::load_task(options, {in, {out}, {err}});
            const bool agrees = task.has_value() == is_valid && out.str().empty() &&
                                (is_valid || err.str().find("error[") != std::string::npos);
            if (!agrees) {
                INFO("byte " << i << " changed to " << byte);
                CHECK(agrees);
            }
            ++(is_valid ? valid : invalid);
        }
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1 << i % 8);
        holds_together(changed);
    }
    CHECK(valid > 0);
    CHECK(invalid > 0);
}

TEST_CASE("texts that are nothing like a request") {
    CHECK(!holds_together(""));
    CHECK(!holds_together(" "));
    CHECK(!holds_together(std::string(1, '\0')));
    CHECK(!holds_together("null"));
    CHECK(!holds_together("[]"));
    CHECK(!holds_together("{}"));
    CHECK(!holds_together("\xEF\xBB\xBF" + example()));
    CHECK(!holds_together(example() + "x"));
    CHECK(!holds_together(example() + example()));
    CHECK(!holds_together(std::string(std::size_t{1} << 20, '[')));
    CHECK(!holds_together(std::string((std::size_t{1} << 20) + 1, ' ')));
    CHECK(!holds_together(std::string(std::size_t{3} << 20, '{')));
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
    CHECK(!holds_together(deep));
}

TEST_CASE("binary noise") {
    std::mt19937 random{20210520};
    for (int i = 0; i < 300; ++i) {
        std::string noise(random() % 2000, '\0');
        for (char& c : noise) c = static_cast<char>(random());
        CHECK(!holds_together(noise));
        const std::string text = example();
        std::string spoiled = text;
        const std::size_t from = random() % text.size();
        spoiled.replace(from, random() % 8, noise.substr(0, random() % 8));
        holds_together(spoiled);
    }
}

TEST_CASE("many faults on one line do not take quadratic time") {
    std::string text = R"({"ForbidTimeList":[{"Weekdays":[9)";
    while (text.size() < 60000) text += ",9";
    text += "]}]}";
    const tool_result checked = run_tool({"check", "-"}, text);
    CHECK(checked.status == 1);
    CHECK(checked.out.find("error[weekday-out-of-range]: 9 is not a weekday") != std::string::npos);
    const tool_result machine = run_tool({"check", "-", "--format", "json"}, text);
    CHECK(machine.status == 1);
    // Of 1000 that are kept four tell of what is missing; the other entries, Times and a warning are counted.
    const std::size_t entries = (text.size() - 4 - text.find('9')) / 2 + 1;
    const std::size_t last_column = text.find('9') + 1 + 2 * 995;
    CHECK(machine.out.substr(machine.out.rfind(R"("column":)")) == R"("column":)" + std::to_string(last_column) +
                                                                       R"(}],"left_out":)" +
                                                                       std::to_string(entries - 996 + 2) + "}\n");
}

TEST_CASE("instants that are nothing like an instant") {
    std::mt19937 random{7};
    std::string lines;
    int count = 0;
    for (; count < 2000; ++count) {
        std::string line(random() % 40, '\0');
        for (char& c : line) c = "0123456789-:TZ+.@ now"[random() % 21];
        lines += line + '\n';
    }
    const tool_result judged =
        run_tool({"permits", std::string{CURFEW_CLI_FILES} + "/page.json", "--stdin", "--format", "json"}, lines);
    CHECK(judged.status == 2);
    CHECK(std::count(judged.out.begin(), judged.out.end(), '\n') == count);
    CHECK(judged.out.find(R"("permitted":true)") == std::string::npos);
}

} // namespace hostile_test
