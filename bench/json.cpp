// From text to update, timetable and diagnostics: against what nlohmann/json's own parser costs for the same text.

#include "measure.hpp"
#include "peers/dom_walk.hpp"
#include "suites.hpp"

#include <curfew/json.hpp>
#include <curfew/task/complete.hpp>
#include <curfew/timetable/timetable.hpp>

#include <fstream>
#include <iterator>
#include <string>

namespace bench {
namespace {

/// The request of the API page, as it stands there.
std::string page_text() {
    std::ifstream file{CURFEW_BENCH_EXAMPLES "/update_task.json"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

template <class Read>
void add_reader(const std::string& name, const std::string& text, Read read) {
    add(name, [=](benchmark::State& state) {
        const auto request = curfew::read_request(text);
        if (!request || *request != peers::dom_walk(text)) {
            state.SkipWithError("read_request and the walk by hand do not agree");
            return;
        }
        for (auto _ : state) {
            auto result = read(text);
            benchmark::DoNotOptimize(result);
        }
        count_items(state, 1);
    });
}

void add_text(const std::string& key, const std::string& text) {
    add_reader("json/" + key + "/read_update_task", text,
               [](const std::string& t) { return curfew::read_update_task(t); });
    add_reader("json/" + key + "/nlohmann_parse", text, [](const std::string& t) { return nlohmann::json::parse(t); });
    add_reader("json/" + key + "/nlohmann_accept", text,
               [](const std::string& t) { return nlohmann::json::accept(t); });
    add_reader("json/" + key + "/dom_walk", text, [](const std::string& t) { return peers::dom_walk(t); });
}

} // namespace

void add_json() {
    const std::string page = page_text();
    add_text("page", page);
    add_reader("json/page/timetable", page, [](const std::string& t) {
        const auto task = complete(curfew::read_update_task(t));
        return task ? curfew::timetable{*task} : curfew::timetable{};
    });
    add_text("compact", nlohmann::json::parse(page).dump());
    add_text("1000_ranges", nlohmann::json(request_of(random_rules(1000))).dump());
}

} // namespace bench
